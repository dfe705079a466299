import { ApplicationFailure } from '@temporalio/common'
import { type RecordingDeps, recordChange } from '../db/case-change/record-change.js'
import { Refused, Unrecordable } from '../db/refused.js'
import type { Change, ChangeRecorded } from '../domain/procedure/change.js'

/** Everything a procedure needs from the world. */
export interface ActivitiesOfACase {
  /**
   * Writes one change and answers its questions. Fails for good (ApplicationFailure, type = refusal code, first detail
   * the Refusal) when a rule over all cases forbids it, and without details (type `unrecordable`) when the tables cannot
   * hold it; any other failure is tried again.
   */
  record(change: Change): Promise<ChangeRecorded>
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
  }
}
