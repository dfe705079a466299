import { goesOnWith, passesAtBar, type VoteRule } from '../rules/values/vote-rule.js'
import type { Cited, Fraction, Text } from '../vocabulary.js'
import type { VoteCount } from './check-count.js'
import { quorumAsked } from './quorum.js'
import { showFraction } from './shares.js'
import { tallyOf } from './tally.js'

export const THRESHOLDS = ['meeting', 'passing', 'outsiders', 'going-on'] as const

/** A share that a rule asks for, as the whole number that reaches it. */
export interface Threshold {
  /** The meeting to count; somebody to pass, or whom the step before did not list; to go on where nobody passes. */
  for: (typeof THRESHOLDS)[number]
  /** '> 1/2' */
  share: string
  /** The least that is enough: of those present for a meeting, else of votes. */
  least: number
  /** Of how many. */
  of: number
  article: Text
}

/** What a rule asks of a count that has passed `checkCount`, in people and votes; nothing where it asks for no share. */
export function thresholdsOf(rule: VoteRule, count: VoteCount): Threshold[] {
  const { bar, outsiders, outsidersOf, denominator } = tallyOf(rule, count, [], [])
  const meeting = quorumAsked(rule, count)
  const goingOn = goesOnWith(rule)
  return [
    ...(meeting ? [reached('meeting', meeting.quorum, meeting.convened)] : []),
    ...(bar ? [passesAtBar(rule) ? reached('passing', bar, denominator) : exceeded(bar, denominator)] : []),
    ...(outsiders ? [reached('outsiders', outsiders, outsidersOf.denominator)] : []),
    ...(goingOn ? [reached('going-on', goingOn, denominator)] : []),
  ]
}

const reached = (what: Threshold['for'], { value, article }: Cited<Fraction>, of: number): Threshold => ({
  ...{ for: what, share: `≥ ${showFraction(value)}`, of, article },
  least: wholePart(value.numerator * of + value.denominator - 1, value.denominator),
})

const exceeded = ({ value, article }: Cited<Fraction>, of: number): Threshold => ({
  ...{ for: 'passing', share: `> ${showFraction(value)}`, of, article },
  least: wholePart(value.numerator * of, value.denominator) + 1,
})

/** How often `by` goes into a number; both whole. */
const wholePart = (number: number, by: number): number => (number - (number % by)) / by
