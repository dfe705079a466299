import { ApplicationFailure } from '@temporalio/common'
import type { ActivitiesOfACase } from '../activities/index.js'
import type { CaseId } from '../domain/vocabulary.js'

/** A change that is accepted and cannot be recorded: codes only, nothing of what it says. */
export interface FailingRecord {
  caseId: CaseId
  sequence: number
  /** PostgreSQL's or the system's code; else what kind of failure it is. */
  reason: string
  /** How often it was tried in vain. */
  tries: number
}

/** A first failure or two is a database that is started again; a case that stays stuck is told of now and then. */
const FIRST_TOLD = 3
const THEN_EVERY = 20

/** `record`, but telling of changes that are tried over and over in vain. */
export function tellingOfFailures(
  record: ActivitiesOfACase['record'],
  tell: (failing: FailingRecord) => void,
): ActivitiesOfACase['record'] {
  const triesOf = new Map<CaseId, number>()
  return async (change) => {
    const { caseId, sequence } = change
    try {
      const recorded = await record(change)
      triesOf.delete(caseId)
      return recorded
    } catch (error) {
      const isFinal = error instanceof ApplicationFailure && error.nonRetryable
      const tries = isFinal ? 0 : (triesOf.get(caseId) ?? 0) + 1
      if (isFinal) triesOf.delete(caseId)
      else triesOf.set(caseId, tries)
      if (tries % THEN_EVERY === FIRST_TOLD) tell({ caseId, sequence, reason: reasonOf(error), tries })
      throw error
    }
  }
}

/** What the driver says of a connection, without a code: its own words, which quote nothing. */
const CONNECTION = /connect|connection|timeout|terminated/i

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  if ('code' in error && typeof error.code === 'string') return error.code
  return CONNECTION.test(error.message) ? 'no-connection' : error.name
}
