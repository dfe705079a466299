import type { Fraction, Text } from '../vocabulary.js'
import { compareShare } from '../voting/shares.js'

/** What a share is compared with. Targets warn, they never block. */
export interface Target {
  atLeast?: Fraction
  atMost?: Fraction
  article: Text
  note?: Text
}

/** A share with its target, and whether it keeps to it. */
export interface Measured {
  value: Fraction
  /** To be shown, in hundredths of a percent rounded half up; null where there is nothing to take a share of. */
  percent: number | null
  target: Target | null
  verdict: 'ok' | 'warning'
}

/**
 * `part` of `whole` against a target, compared by cross-multiplication in integers. Of nothing no share is too small or
 * too large. RangeError unless both are whole numbers of 0 or more.
 */
export function measured(part: number, whole: number, target: Target | null = null): Measured {
  for (const [name, number] of Object.entries({ part, whole })) {
    if (!Number.isSafeInteger(number) || number < 0) {
      throw new RangeError(`${name}: not a whole number of 0 or more`)
    }
  }
  const outside =
    whole > 0 &&
    ((target?.atLeast && compareShare(part, whole, target.atLeast) < 0) ||
      (target?.atMost && compareShare(part, whole, target.atMost) > 0))
  return {
    value: { numerator: part, denominator: whole },
    percent: percentOf(part, whole),
    target,
    verdict: outside ? 'warning' : 'ok',
  }
}

/** 991 of 3,261 is 30.39. */
function percentOf(part: number, whole: number): number | null {
  if (whole === 0) return null
  const hundredths = (BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole))
  return Number(hundredths) / 100
}
