import type { Fraction } from '../vocabulary.js'

/** The shares that several texts compare votes with. */
export const HALF: Fraction = { numerator: 1, denominator: 2 }
export const THREE_TENTHS: Fraction = { numerator: 3, denominator: 10 }
export const TWO_THIRDS: Fraction = { numerator: 2, denominator: 3 }

/** Of a hundred: percent(15) is 15/100. */
export function percent(numerator: number): Fraction {
  return { numerator, denominator: 100 }
}
