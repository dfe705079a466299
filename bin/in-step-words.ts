import type { OutOfStep } from '../domain/procedure/out-of-step.js'

/** What is wrong with a case, as a sentence for whoever operates the product. */
export function inWords({ caseId, how, seatId, recorded, known }: OutOfStep): string {
  const knows = known === undefined ? 'has come to its end' : `knows ${known}`
  switch (how) {
    case 'missing':
      return `case ${caseId}: open in PostgreSQL with ${changes(recorded)}, and no workflow runs for it`
    case 'behind':
      return `case ${caseId}: PostgreSQL has ${changes(recorded)}, its workflow ${knows}`
    case 'left-running':
      return `case ${caseId}: closed in PostgreSQL, and its workflow was left running`
    case 'unreplayable':
      return `case ${caseId}: this version cannot take up the history of its workflow`
    case 'ahead':
      return `case ${caseId}: PostgreSQL has ${changes(recorded)}, its workflow ${knows}: PostgreSQL is an older copy`
    case 'unknown':
      return `case ${caseId}: its workflow ${knows} for seat ${seatId}, and PostgreSQL does not have the case: it is an older copy`
  }
}

/** Of one whose workflow does not answer. */
export const silentInWords = (caseId: string): string =>
  `case ${caseId}: its workflow does not answer: does a worker run?`

const changes = (count: number): string => `${count} change${count === 1 ? '' : 's'}`
