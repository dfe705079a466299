import { ballotOf, type Decider, type VoteRule } from '../rules/values/vote-rule.js'
import type { Denominator, PersonId, Text } from '../vocabulary.js'
import { checkCount, type VoteCount } from './check-count.js'
import { explain } from './explanation.js'
import { type Judgement, judge } from './judge.js'
import { type Tally, tallyOf } from './tally.js'

export {
  type AgreeDisagree,
  type Answers,
  type CountProblem,
  checkCount,
  type EnteredCount,
  type PaperCount,
  type VoteCount,
} from './check-count.js'
export { lackingQuorum } from './quorum.js'
export { aboveBar, atLeastBar } from './shares.js'

/** What a rule says of a count, with everything needed to check it by hand. */
export interface VoteVerdict {
  /**
   * selected: one passes. advances: these go to the next step or one more round. tie: several have the same number, and
   * somebody picks. undecided: somebody decides about these. stopped: nobody passes, reported.
   */
  outcome: 'selected' | 'advances' | 'tie' | 'undecided' | 'stopped'
  /** Those the outcome is about, by id, not by votes: the order tells nothing. Empty when stopped. */
  candidates: PersonId[]
  /** The votes of the selected candidate, or of each of those who tie or are undecided. */
  votes?: number
  denominator: number
  of: Denominator
  /** The bar that was applied: '> 1/2', '≥ 3/10', '= 1/2', 'top 2' or 'none'. */
  bar: string
  /** Where somebody decides: who. */
  decidedBy?: Decider
  /** That of the rule that was applied. */
  article: Text
  explanation: Text
}

/** What a verdict depends on beside the count. */
export interface VoteContext {
  /** Those on the ballot whom the step before did not list. */
  outsiders?: readonly PersonId[]
}

const CONVENED: Denominator = 'convened'

/** Whom the votes that settled it are compared with: outsiders' votes may be with others than everybody's. */
const measured = (tally: Tally, judgement: Judgement): Pick<Tally, 'denominator' | 'of'> =>
  judgement.by === 'passing' && judgement.asOutsiders ? tally.outsidersOf : tally

const NOBODY: readonly PersonId[] = []

/**
 * What a rule says of a count. Integer arithmetic; blank and invalid papers stay in the denominator; exactly the bar is
 * not above it; nobody is picked by guess. The article of each verdict is that of the rule applied. RangeError if the
 * count has not passed `checkCount`.
 */
export function evaluateVote(rule: VoteRule, count: VoteCount, context?: VoteContext): VoteVerdict {
  const ids = Object.keys(count.votes)
  const problem = checkCount(count, ids, ballotOf(rule))
  if (problem) throw new RangeError(`count: ${problem.field} ${problem.problem}`)

  const tally = tallyOf(rule, count, ids, context?.outsiders ?? NOBODY)
  const judgement = judge(tally)
  const { outcome, those, votes, bar, decidedBy, article } = judgement
  // A meeting that was too small is measured against those convened, whatever the votes would be.
  const meeting = judgement.by === 'quorum'
  const candidates = those.map(({ id }) => id)
  const { denominator, of } = meeting
    ? { denominator: judgement.convened, of: CONVENED }
    : measured(tally, judgement)
  const explanation = explain(tally, judgement)
  // Written out: objects put together by spreading take five times as long, and this is the product's inner loop.
  if (votes === undefined) return { outcome, candidates, denominator, of, bar, article, explanation }
  if (!decidedBy) return { outcome, candidates, votes, denominator, of, bar, article, explanation }
  return { outcome, candidates, votes, denominator, of, bar, decidedBy, article, explanation }
}
