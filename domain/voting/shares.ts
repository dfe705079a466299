import type { Fraction } from '../vocabulary.js'

/** Is `votes` of `denominator` strictly above the share? Exactly the share is not. Errors as in `compareShare`. */
export function aboveBar(votes: number, denominator: number, bar: Fraction): boolean {
  return compareShare(votes, denominator, bar) > 0
}

/** Is `votes` of `denominator` the share or more? Errors as in `compareShare`. */
export function atLeastBar(votes: number, denominator: number, bar: Fraction): boolean {
  return compareShare(votes, denominator, bar) >= 0
}

/**
 * Positive where `votes` of `denominator` is above the share, 0 where it is exactly the share, negative below. Compared
 * by cross-multiplication. RangeError unless all are whole numbers, the denominators positive, the products exact.
 */
export function compareShare(votes: number, denominator: number, bar: Fraction): number {
  if (!Number.isSafeInteger(votes) || votes < 0)
    throw new RangeError('votes: not a whole number of 0 or more')
  if (!Number.isSafeInteger(denominator) || denominator < 1) {
    throw new RangeError('denominator: not a whole number of 1 or more')
  }
  if (!isFraction(bar)) throw new RangeError('bar: not a fraction of whole numbers')
  const left = bar.denominator * votes
  const right = bar.numerator * denominator
  if (!Number.isSafeInteger(left) || !Number.isSafeInteger(right)) {
    throw new RangeError('bar: too large to compare exactly')
  }
  return left - right
}

function isFraction({ numerator, denominator }: Fraction): boolean {
  return (
    Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator) && numerator >= 0 && denominator >= 1
  )
}

/** '1/2' */
export function showFraction({ numerator, denominator }: Fraction): string {
  return `${numerator}/${denominator}`
}

/** The comparison as it is made: '2 × 9 = 18 > 15', or '10 × 4 = 40 < 3 × 15 = 45'. */
export function showComparison(votes: number, denominator: number, bar: Fraction): string {
  const left = bar.denominator * votes
  const right = bar.numerator * denominator
  const sign = left > right ? '>' : left === right ? '=' : '<'
  const share = bar.numerator === 1 ? `${denominator}` : `${bar.numerator} × ${denominator} = ${right}`
  return `${bar.denominator} × ${votes} = ${left} ${sign} ${share}`
}
