import type { PlanningRules } from '../rules/values/planning-rules.js'
import {
  type CaseId,
  type Cited,
  POST_LEVELS,
  type PostId,
  type PostLevel,
  type ProcedureKind,
} from '../vocabulary.js'

/** A post by its rung. */
export interface RankedPost {
  postId: PostId
  level: PostLevel
}

const rank = (level: PostLevel) => POST_LEVELS.indexOf(level)

/** Whoever is planned for the one post is planned for the other: the same, one of the same level or a lower one. */
export function answersFor(planned: RankedPost, post: RankedPost): boolean {
  return planned.postId === post.postId || rank(planned.level) >= rank(post.level)
}

/** The levels whose planning answers for posts of that level: itself and every higher one. */
export const levelsAnsweringFor = (level: PostLevel): readonly PostLevel[] => POST_LEVELS.slice(rank(level))

/** An open procedure that proposes somebody for a post. */
export interface Proposal extends RankedPost {
  caseId: CaseId
  kind: ProcedureKind
}

/**
 * The first proposal in which somebody may not be entered for that post meanwhile, with the rule that says so: an entry
 * made for a sister post or a higher one would cure the procedure as one for the post itself would.
 */
export function hinderingProposal<P extends Proposal>(
  { notWhileProposed: rule }: PlanningRules,
  planned: RankedPost,
  proposals: readonly P[],
): { proposal: P; rule: Cited<readonly ProcedureKind[]> } | undefined {
  const proposal =
    rule && proposals.find((each) => rule.value.includes(each.kind) && answersFor(planned, each))
  return proposal && { proposal, rule }
}
