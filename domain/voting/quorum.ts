import { excusedAreLeftOut, type VoteRule } from '../rules/values/vote-rule.js'
import type { Cited, Fraction } from '../vocabulary.js'
import type { VoteCount } from './check-count.js'
import { atLeastBar, showFraction } from './shares.js'

type Circles = Pick<VoteCount, 'convened' | 'excused' | 'present'>

/** Those convened, less those excused where the rule lets them leave. */
export function convenedOf(rule: VoteRule, { convened, excused }: Omit<Circles, 'present'>): number {
  return excusedAreLeftOut(rule) ? convened - excused : convened
}

/** The share of those convened that has to come, where the rule asks for one, and how many they are. */
export function quorumAsked(
  rule: VoteRule,
  circles: Omit<Circles, 'present'>,
): { quorum: Cited<Fraction>; convened: number } | undefined {
  const { quorum } = rule
  return quorum && { quorum, convened: convenedOf(rule, circles) }
}

/** Where too few of those convened came for a meeting to count: the share they lack, of how many. */
export function lackingQuorum(
  rule: VoteRule,
  circles: Circles,
): { quorum: Cited<Fraction>; bar: string; convened: number } | undefined {
  const asked = quorumAsked(rule, circles)
  if (!asked || atLeastBar(circles.present, asked.convened, asked.quorum.value)) return undefined
  const { quorum, convened } = asked
  return { quorum, bar: `≥ ${showFraction(quorum.value)}`, convened }
}
