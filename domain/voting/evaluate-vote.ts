import type { Decider, NoneAbove, VoteRule } from '../rules/vote-rule.js'
import type { Cited, Denominator, Fraction, PersonId, Text } from '../vocabulary.js'
import { checkCount, type VoteCount } from './check-count.js'
import {
  explainAtBar,
  explainDecision,
  explainInformation,
  explainMost,
  explainQuorum,
  explainSelection,
  explainShares,
  explainStop,
  explainTie,
} from './explanation.js'
import { aboveBar, atLeastBar, compareShare, showFraction } from './shares.js'
import { convenedOf, mostVotes, type Standing, type Tally, tallyOf } from './tally.js'

export {
  type AgreeDisagree,
  type Ballot,
  type CountProblem,
  checkCount,
  type PaperCount,
  type VoteCount,
} from './check-count.js'
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

const NOBODY: readonly PersonId[] = []

/**
 * What a rule says of a count. Integer arithmetic; blank and invalid papers stay in the denominator; exactly the bar is
 * not above it; nobody is picked by guess. The article of each verdict is that of the rule applied. RangeError if the
 * count has not passed `checkCount`.
 */
export function evaluateVote(rule: VoteRule, count: VoteCount, context?: VoteContext): VoteVerdict {
  const ids = Object.keys(count.votes)
  const problem = checkCount(count, ids, rule.ballot.value)
  if (problem) throw new RangeError(`count: ${problem.field} ${problem.problem}`)

  const tally = tallyOf(rule, count, ids, context?.outsiders ?? NOBODY)
  const invalid = withoutQuorum(tally)
  if (invalid) return invalid
  const { bar } = rule
  if (!bar) return informing(tally)
  return passing(tally, bar) ?? atTheBar(tally, bar.value) ?? noneAboveBar(tally, bar) ?? stopping(tally, bar)
}

/** The meeting does not count where too few of those convened came. */
function withoutQuorum(tally: Tally): VoteVerdict | undefined {
  const { rule, count } = tally
  if (!rule.quorum) return undefined
  const { value: quorum, article } = rule.quorum
  const convened = convenedOf(rule, count)
  if (atLeastBar(count.present, convened, quorum)) return undefined
  return {
    outcome: 'stopped',
    candidates: [],
    denominator: convened,
    of: 'convened',
    bar: `≥ ${showFraction(quorum)}`,
    article,
    explanation: explainQuorum(tally, convened, quorum),
  }
}

/** Without a bar the vote decides nothing. */
function informing(tally: Tally): VoteVerdict {
  return {
    outcome: 'advances',
    candidates: idsOf(tally.standings),
    denominator: tally.denominator,
    of: tally.of,
    bar: 'none',
    article: tally.rule.ballot.article,
    explanation: explainInformation(tally),
  }
}

/** The highest of those above the bar, and of the outsiders with the share that they need. */
function passing(tally: Tally, bar: Cited<Fraction>): VoteVerdict | undefined {
  const { rule, denominator, of, standings } = tally
  let top: Standing[] = []
  let votes = -1
  for (const standing of standings) {
    if (standing.votes < votes) continue
    if (!standing.outsider && !aboveBar(standing.votes, denominator, bar.value)) continue
    if (standing.votes > votes) top = []
    votes = standing.votes
    top.push(standing)
  }
  const [first] = top
  if (!first) return undefined

  const byShare = rule.outsiders && top.every(({ outsider }) => outsider) ? rule.outsiders : undefined
  const applied = byShare ?? bar
  const candidates = idsOf(top)
  const shown = `${byShare ? '≥' : '>'} ${showFraction(applied.value)}`
  const { article } = applied
  if (top.length === 1) {
    const explanation = explainSelection(tally, first, applied.value)
    return { outcome: 'selected', candidates, votes, denominator, of, bar: shown, article, explanation }
  }
  const several = rule.exactlyAtBar?.value.several
  const decidedBy = several === 'head' ? 'head' : 'authority'
  const explanation = explainTie(tally, top, applied.value, decidedBy)
  return { outcome: 'tie', candidates, votes, denominator, of, bar: shown, decidedBy, article, explanation }
}

/** Exactly the bar: the rule says who decides, and where its text is silent, the authority does. */
function atTheBar(tally: Tally, bar: Fraction): VoteVerdict | undefined {
  const { rule, denominator, of, standings } = tally
  if (!rule.exactlyAtBar) return undefined
  const those = standings.filter(({ votes }) => compareShare(votes, denominator, bar) === 0)
  if (those.length === 0) return undefined
  const { value, article } = rule.exactlyAtBar
  const several = those.length > 1
  const named = several ? value.several : value.one
  const by = named === 'undecided' ? undefined : named
  return {
    outcome: several && by ? 'tie' : 'undecided',
    candidates: idsOf(those),
    votes: mostVotes(those),
    denominator,
    of,
    bar: `= ${showFraction(bar)}`,
    decidedBy: by ?? 'authority',
    article,
    explanation: explainAtBar(tally, those, bar, by),
  }
}

/** Nobody is above the bar: who goes on, or who decides whether to. */
function noneAboveBar(tally: Tally, bar: Cited<Fraction>): VoteVerdict | undefined {
  const { noneAbove } = tally.rule
  if (!noneAbove) return undefined
  const { value, article } = noneAbove
  switch (value.take) {
    case 'at-least':
      return byShare(tally, bar.value, value, article)
    case 'most':
      return byRank(tally, bar.value, value, article)
    case 'decision':
      return byDecision(tally, bar.value, value, article)
  }
}

function byShare(
  tally: Tally,
  bar: Fraction,
  rule: Extract<NoneAbove, { take: 'at-least' }>,
  article: Text,
): VoteVerdict {
  const { denominator, of } = tally
  const going = tally.standings.filter(({ votes }) => atLeastBar(votes, denominator, rule.share))
  const shown = `≥ ${showFraction(rule.share)}`
  const candidates = idsOf(going)
  if (going.length === 0) {
    const explanation = explainStop(tally, bar, rule)
    return { outcome: 'stopped', candidates, denominator, of, bar: shown, article, explanation }
  }
  const explanation = explainShares(tally, going, bar, rule)
  return { outcome: 'advances', candidates, denominator, of, bar: shown, article, explanation }
}

function byRank(
  tally: Tally,
  bar: Fraction,
  rule: Extract<NoneAbove, { take: 'most' }>,
  article: Text,
): VoteVerdict {
  const { denominator, of, standings } = tally
  const ranked = standings.map(({ votes }) => votes).sort((a, b) => b - a)
  const last = Math.max(ranked[rule.count - 1] ?? 0, 1)
  const going = standings.filter(({ votes }) => votes >= last)
  const shown = `top ${rule.count}`
  const candidates = idsOf(going)
  if (going.length === 0) {
    const explanation = explainStop(tally, bar, rule)
    return { outcome: 'stopped', candidates, denominator, of, bar: shown, article, explanation }
  }
  const explanation = explainMost(tally, going, bar, rule)
  return { outcome: 'advances', candidates, denominator, of, bar: shown, article, explanation }
}

/** Undefined where nobody is left to decide about. */
function byDecision(
  tally: Tally,
  bar: Fraction,
  { by }: Extract<NoneAbove, { take: 'decision' }>,
  article: Text,
): VoteVerdict | undefined {
  const { denominator, of, standings } = tally
  if (standings.length === 0) return undefined
  const votes = mostVotes(standings)
  const those = standings.filter((standing) => standing.votes === votes)
  return {
    outcome: 'undecided',
    candidates: idsOf(those),
    votes,
    denominator,
    of,
    bar: `> ${showFraction(bar)}`,
    decidedBy: by,
    article,
    explanation: explainDecision(tally, those, bar, by),
  }
}

/** By the outsiders' share where only that keeps somebody above the bar from passing, else by the bar. */
function stopping(tally: Tally, bar: Cited<Fraction>): VoteVerdict {
  const { rule, denominator, of, shutOut } = tally
  const above = aboveBar(mostVotes(shutOut), denominator, bar.value)
  const outsiders = above ? rule.outsiders : undefined
  return {
    outcome: 'stopped',
    candidates: [],
    denominator,
    of,
    bar: outsiders ? `≥ ${showFraction(outsiders.value)}` : `> ${showFraction(bar.value)}`,
    article: outsiders?.article ?? bar.article,
    explanation: explainStop(tally, bar.value),
  }
}

function idsOf(standings: readonly Standing[]): PersonId[] {
  return standings.map(({ id }) => id)
}
