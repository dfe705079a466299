import { ApplicationFailure } from '@temporalio/common'
import { type RecordingDeps, recordChange } from '../db/case-change/record-change.js'
import { readCase } from '../db/case-change/standing.js'
import { Refused, Unrecordable } from '../db/refused.js'
import type { Change, ChangeRecorded, Missed } from '../domain/procedure/change.js'
import type { CaseId } from '../domain/vocabulary.js'

/** Everything a procedure needs from the world. */
export interface ActivitiesOfACase {
  /**
   * Writes one change and answers its questions; where the database knows more of the case, it writes nothing and answers
   * with that. Fails for good (ApplicationFailure, type = refusal code, first detail
   * the Refusal) when a rule over all cases forbids it, and without details (type `unrecordable`) when the tables cannot
   * hold it; any other failure is tried again.
   */
  record(change: Change): Promise<ChangeRecorded | Missed>
  /** What the database knows of the case beyond that sequence; null where it is nothing. */
  readCase(known: { caseId: CaseId; sequence: number }): Promise<Missed | null>
}

/** The activities of the procedures' task queue. */
export function createActivities(deps: RecordingDeps): ActivitiesOfACase {
  return {
    async record(change) {
      try {
        return await recordChange(deps, change)
      } catch (error) {
        if (error instanceof Unrecordable)
          throw ApplicationFailure.nonRetryable(error.message, 'unrecordable')
        if (!(error instanceof Refused)) throw error
        const { refusal } = error
        throw ApplicationFailure.create({
          message: refusal.code,
          type: refusal.code,
          details: [refusal],
          nonRetryable: true,
        })
      }
    },
    readCase: (known) => readCase(deps.pool, known, deps),
  }
}
