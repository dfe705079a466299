import { excusedAreLeftOut, type VoteRule } from '../rules/values/vote-rule.js'
import type { Cited, Fraction } from '../vocabulary.js'
import type { VoteCount } from './check-count.js'
import { atLeastBar, showFraction } from './shares.js'

type Circles = Pick<VoteCount, 'convened' | 'excused' | 'present'>

/** Those convened, less those excused where the rule lets them leave. */
export function convenedOf(rule: VoteRule, { convened, excused }: Omit<Circles, 'present'>): number {
  return excusedAreLeftOut(rule) ? convened - excused : convened
}

/** Where too few of those convened came for a meeting to count: the share they lack, of how many. */
export function lackingQuorum(
  rule: VoteRule,
  circles: Circles,
): { quorum: Cited<Fraction>; bar: string; convened: number } | undefined {
  const { quorum } = rule
  const convened = convenedOf(rule, circles)
  if (!quorum || atLeastBar(circles.present, convened, quorum.value)) return undefined
  return { quorum, bar: `≥ ${showFraction(quorum.value)}`, convened }
}
