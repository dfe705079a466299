import type { ShapeCode } from '../../../problems/field-errors.js'

/** Why a file is not taken: what it would do, or brings along, when it is opened. */
export type FindingCode = Extract<
  ShapeCode,
  | 'has-macros'
  | 'has-scripts'
  | 'has-outside-parts'
  | 'has-embedded-objects'
  | 'acts-by-itself'
  | 'is-encrypted'
  | 'not-looked-through'
>

export interface Finding {
  code: FindingCode
  /** Where it stands: the name of a part, or the key of a PDF. What else is written there is repeated to nobody. */
  where: string
}

/** A file that cannot be looked through to its end: damaged, made to mislead, or too large inside. */
export class NotLookedThrough extends RangeError {
  constructor(readonly where: string) {
    super(`not looked through: ${where}`)
  }
}

const LONGEST_NAME = 80

/** The name of a part as far as it is one that may be repeated. */
export const partNamed = (name: string): string => name.replace(/[^\w./ [\]-]/g, '?').slice(0, LONGEST_NAME)
