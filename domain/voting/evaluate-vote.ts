import type { VoteRule } from '../rules/rule-set.js'
import type { Fraction, PersonId, Text } from '../vocabulary.js'
import { checkCount, type VoteCount } from './check-count.js'
import { explainAdvance, explainSelection, explainStop, explainTie, showFraction } from './explanation.js'

export { type CountProblem, checkCount, type PaperCount, type VoteCount } from './check-count.js'

/** What a rule says of a count, with everything needed to check it by hand. */
export interface VoteVerdict {
  /**
   * selected: the one candidate above the bar. advances: those who go to one more round. tie: several share the highest
   * number above the bar. stopped: nobody passes, reported. undecided: for rules that leave a case to the authority.
   */
  outcome: 'selected' | 'advances' | 'tie' | 'undecided' | 'stopped'
  /** Those the outcome is about, by id, not by votes: the order tells nothing. Empty when stopped. */
  candidates: PersonId[]
  /** The votes of the selected candidate, or of each of those who tie. */
  votes?: number
  denominator: number
  of: 'convened' | 'present' | 'all-members'
  /** '> 1/2' or, for those who advance, '≥ 3/10'. */
  bar: string
  article: string
  explanation: Text
}

/** What each denominator counts. Those excused before the vote leave the number convened. */
function denominatorOf(rule: VoteRule, count: VoteCount): number {
  switch (rule.denominator.value) {
    case 'convened':
      return count.convened - count.excused
    case 'present':
      return count.present
    case 'all-members':
      return count.members
  }
}

/**
 * Who passes a ballot on which each voter names one person for one seat. Integer arithmetic; blank and invalid papers
 * stay in the denominator; exactly the bar is not above it. The article of each verdict is that of the rule applied
 * (Decree 300/2026 art. 33 for the shipped rules). RangeError if the count has not passed `checkCount`.
 */
export function evaluateVote(rule: VoteRule, count: VoteCount): VoteVerdict {
  const problem = checkCount(count, Object.keys(count.votes))
  if (problem) throw new RangeError(`count: ${problem.field} ${problem.problem}`)

  const bar = rule.bar.value
  const denominator = denominatorOf(rule, count)
  const tally = Object.entries(count.votes).sort(([a], [b]) => (a < b ? -1 : 1))
  const highest = tally.reduce((most, [, votes]) => Math.max(most, votes), 0)
  const named = (passes: (votes: number) => boolean) =>
    tally.filter(([, votes]) => passes(votes)).map(([id]) => id)
  const base = {
    denominator,
    of: rule.denominator.value,
    bar: `> ${showFraction(bar)}`,
    article: rule.bar.article,
  }
  const ground = { rule, count, denominator, highest }

  if (aboveBar(highest, denominator, bar)) {
    const candidates = named((votes) => votes === highest)
    return candidates.length === 1
      ? {
          ...base,
          outcome: 'selected',
          candidates,
          votes: highest,
          explanation: explainSelection(ground, candidates),
        }
      : { ...base, outcome: 'tie', candidates, votes: highest, explanation: explainTie(ground, candidates) }
  }
  const fallback = rule.fallback
  if (fallback) {
    const { atLeast } = fallback.value
    const candidates = named((votes) => atLeastBar(votes, denominator, atLeast))
    const applied = { ...base, bar: `≥ ${showFraction(atLeast)}`, article: fallback.article }
    if (candidates.length > 0) {
      return {
        ...applied,
        outcome: 'advances',
        candidates,
        explanation: explainAdvance(ground, candidates, atLeast),
      }
    }
    return { ...applied, outcome: 'stopped', candidates, explanation: explainStop(ground, atLeast) }
  }
  return { ...base, outcome: 'stopped', candidates: [], explanation: explainStop(ground) }
}

/**
 * Is `votes` of `denominator` strictly above the share? Exactly the share is not. RangeError unless all are whole
 * numbers, the denominators positive.
 */
export function aboveBar(votes: number, denominator: number, bar: Fraction): boolean {
  requireShare(votes, denominator, bar)
  return bar.denominator * votes > bar.numerator * denominator
}

/** Is `votes` of `denominator` the share or more? Same errors as `aboveBar`. */
export function atLeastBar(votes: number, denominator: number, bar: Fraction): boolean {
  requireShare(votes, denominator, bar)
  return bar.denominator * votes >= bar.numerator * denominator
}

function requireShare(votes: number, denominator: number, bar: Fraction): void {
  if (!Number.isSafeInteger(votes) || votes < 0)
    throw new RangeError('votes: not a whole number of 0 or more')
  if (!Number.isSafeInteger(denominator) || denominator < 1) {
    throw new RangeError('denominator: not a whole number of 1 or more')
  }
  const products = [bar.numerator, bar.denominator, bar.denominator * votes, bar.numerator * denominator]
  if (!products.every(Number.isSafeInteger) || bar.numerator < 0 || bar.denominator < 1) {
    throw new RangeError('bar: not a fraction of whole numbers')
  }
}
