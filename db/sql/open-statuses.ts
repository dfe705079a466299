import {
  type CandidateStatus,
  type CaseStatus,
  LOST_STATUSES,
  OPEN_STATUSES,
} from '../../domain/procedure/case.js'

/** SQL: the statuses of open cases, written out as the indexes on open cases have them. */
export const OPEN = inBrackets(OPEN_STATUSES)

/** SQL: those in which a case may be stuck; what is decided waits for its day alone. */
export const STUCK = inBrackets(['running', 'suspended'])

/** SQL: those of cases that are open or came to their decision. */
export const OPEN_OR_COMPLETED = inBrackets([...OPEN_STATUSES, 'completed'])

/** SQL: those of candidates who are nobody's concern any more. */
export const LOST = inBrackets(LOST_STATUSES)

/** SQL: these statuses, written out, so that a plan knows which partial indexes have them. */
export function inBrackets(statuses: readonly (CaseStatus | CandidateStatus)[]): string {
  return `('${statuses.join("', '")}')`
}
