import type { Cited, Denominator, Fraction } from '../vocabulary.js'

/** Who decides where the votes do not. */
export type Decider = 'head' | 'authority'

/** What happens when nobody is above the bar. */
export type NoneAbove =
  /** Those with this share or more go on. */
  | { take: 'at-least'; share: Fraction; to: 'next-step' | 'second-round' }
  /** The so many with the most votes go on, with those who share the last place. */
  | { take: 'most'; count: number; to: 'next-step' | 'second-round' }
  /** Somebody decides whether to go on. */
  | { take: 'decision'; by: Decider }

/** How one collective vote is held and counted. Where a part is absent, the text has no such rule. */
export interface VoteRule {
  /** Each voter names one person for the post, or agrees or disagrees with each person. */
  ballot: Cited<'one-person' | 'each-person'>
  secret: Cited<boolean>
  /** Are the counts announced to the meeting? If not, only tellers and the managing body see them. */
  announced: Cited<boolean>
  /** The meeting is held with at least this share of those convened. */
  quorum?: Cited<Fraction>
  /** Absences for force majeure, settled before the vote, leave the number convened. */
  excusedLeave: Cited<boolean>
  denominator: Cited<Denominator>
  /** Passes strictly above this share of the denominator. Absent: the vote informs, it decides nothing. */
  bar?: Cited<Fraction>
  /** Who decides about several, or about one, with exactly the bar. `undecided`: the text is silent, never guess. */
  exactlyAtBar?: Cited<{ several: Decider | 'undecided'; one: Decider | 'undecided' }>
  /** Absent: the vote stops there and is reported. */
  noneAbove?: Cited<NoneAbove>
  /** Somebody whom the step before did not list passes with at least this share instead. */
  outsiders?: Cited<Fraction>
}
