import type { Fraction, PersonId, Text } from '../vocabulary.js'
import { compareShare } from './shares.js'

/** What a ballot of confidence may say of a person, the highest first; `invalid`: it marks none of the levels, or several. */
export const LEVELS = ['high', 'confidence', 'low', 'invalid'] as const
export type ConfidenceLevel = (typeof LEVELS)[number]

/** The ballots of each level for one person. */
export type ThreeLevels = Record<ConfidenceLevel, number>

export const LEVEL_OF_CONFIDENCE_NAMES: Readonly<Record<ConfidenceLevel, Text>> = {
  high: { vi: 'tín nhiệm cao', en: 'high confidence' },
  confidence: { vi: 'tín nhiệm', en: 'confidence' },
  low: { vi: 'tín nhiệm thấp', en: 'low confidence' },
  invalid: { vi: 'không hợp lệ đối với người này', en: 'invalid for this person' },
}

const isLevels = (given: unknown): given is ThreeLevels =>
  typeof given === 'object' && given !== null && 'low' in given

/** The levels of everybody in a count; empty where its ballot has none. */
export function levelsOf(votes: Readonly<Record<PersonId, unknown>>): Map<PersonId, ThreeLevels> {
  return new Map(
    Object.entries(votes).flatMap(([id, given]) => (isLevels(given) ? [[id, given] as const] : [])),
  )
}

/** '5 tín nhiệm cao, 3 tín nhiệm, 1 tín nhiệm thấp' */
export function levelsInWords(given: unknown): Text {
  if (!isLevels(given)) return { vi: '', en: '' }
  const shown = LEVELS.filter((level) => level !== 'invalid' || given.invalid > 0)
  const said = (language: keyof Text) =>
    shown.map((level) => `${given[level]} ${LEVEL_OF_CONFIDENCE_NAMES[level][language]}`).join(', ')
  return { vi: said('vi'), en: said('en') }
}

/** Ballots of low confidence, of so many collected. */
export interface LowOf {
  low: number
  collected: number
}

/** A range of low confidence: each bound strictly, or with the share itself. */
export interface LowRange {
  above?: Fraction
  from?: Fraction
  atMost?: Fraction
  below?: Fraction
}

/** Is the share of low confidence within the range? Whole ballots, never a percentage; of no ballot collected nothing is. */
export function isLow({ low, collected }: LowOf, { above, from, atMost, below }: LowRange): boolean {
  if (collected === 0) return false
  const against = (share: Fraction) => compareShare(low, collected, share)
  return (
    (!above || against(above) > 0) &&
    (!from || against(from) >= 0) &&
    (!atMost || against(atMost) <= 0) &&
    (!below || against(below) < 0)
  )
}
