import { z } from 'zod'
import type { CitedTime, Fraction } from '../../../domain/vocabulary.js'
import { text } from '../../http/fields.js'

/** The forms that values of a rule set have as JSON, each with its article. */

/** A schema for every member of a part of a rule set: a member without one does not compile. */
export type SchemaOf<Part> = { readonly [Name in keyof Part]-?: z.ZodType<Part[Name]> }

/** Articles and notes quote the law: longer than names. */
export const words = z.strictObject({ vi: text(2000), en: text(2000) }).meta({ id: 'LegalWording' })

export function citedShape<S extends z.ZodType>(value: S) {
  return { value, article: words, note: words.optional() }
}
export const cited = <S extends z.ZodType>(value: S) => z.strictObject(citedShape(value))
export const waivable = <S extends z.ZodType>(value: S) =>
  z.strictObject({ ...citedShape(value), waivable: z.boolean() })

/** Products with the largest count stay exact. */
export const LARGEST_TERM = 1_000_000

/** Exact. A percentage or a decimal is told so: half is {"numerator": 1, "denominator": 2}. */
export const fraction = z.preprocess(
  (value, context) => {
    if (['number', 'string'].includes(typeof value)) {
      context.addIssue({ code: 'custom', params: { code: 'not-a-fraction' } })
    }
    return value
  },
  z.strictObject({
    numerator: z.int().min(0).max(LARGEST_TERM),
    denominator: z.int().min(1).max(LARGEST_TERM),
  }),
) satisfies z.ZodType<Fraction>

export const months = z.int().min(0).max(1200)
/** At least one: domain/rules/values/checks.ts. */
export const days = z.strictObject({
  ...citedShape(z.int().min(-10_000).max(10_000)),
  unit: z.literal('calendar-days').optional(),
}) satisfies z.ZodType<CitedTime>
export const workingDays = cited(z.int().min(-10_000).max(10_000))
export const quantity = z.int().min(0).max(LARGEST_TERM)

/** The same schema for each of some codes. */
export function forEachOf<Code extends string, S extends z.ZodType>(codes: readonly Code[], schema: S) {
  // One entry for each code.
  return Object.fromEntries(codes.map((code) => [code, schema])) as Record<Code, S>
}
