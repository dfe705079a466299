import { Refused } from '../../db/refused.js'
import type { FieldCode, FieldRefusal } from '../../domain/records/field-codes.js'
import { refusing } from './refusing.js'

/** What is refused where these fields are wrong. */
export function invalidInput(...errors: FieldRefusal[]): Refused {
  return new Refused({ code: 'invalid-input', errors })
}

/** Is it the input that is refused, field by field? */
export const isOfInput = (error: unknown): boolean => error instanceof Refused && 'errors' in error.refusal

/** @throws Refused invalid-input where any field is wrong */
export const requireValid = refusing(['invalid-input'], (errors: readonly FieldRefusal[]): void => {
  if (errors.length > 0) throw invalidInput(...errors)
})

/** One field of what was sent is wrong. */
export function wrongField(field: string, code: FieldCode, what?: FieldRefusal['what']): Refused {
  return invalidInput({ field, code, what })
}
