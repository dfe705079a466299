import type { CaseId, VoteId } from '../vocabulary.js'

/** A round of voting: which visit of the case to the stage holds it, both counted from 1. */
export interface RoundHeld {
  caseId: CaseId
  stage: string
  visit: number
  round: number
}

/** The id of the vote that a round holds: the same whenever the case is followed anew. */
export const voteIdOf = ({ caseId, stage, visit, round }: RoundHeld): VoteId =>
  `${caseId}-${stage}-${visit}-${round}`
