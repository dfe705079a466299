import { type CaseStatus, OPEN_STATUSES } from '../../domain/procedure/case.js'

/** SQL: the statuses of open cases, written out as the indexes on open cases have them. */
export const OPEN = inBrackets(OPEN_STATUSES)

/** SQL: those of cases that are open or came to their decision. */
export const OPEN_OR_COMPLETED = inBrackets([...OPEN_STATUSES, 'completed'])

/** SQL: these statuses, written out, so that a plan knows which partial indexes have them. */
export function inBrackets(statuses: readonly CaseStatus[]): string {
  return `('${statuses.join("', '")}')`
}
