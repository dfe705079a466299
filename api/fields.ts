import { z } from 'zod'
import { isIsoDate } from '../domain/deadlines/dates.js'
import { type IsoDate, POST_LEVELS, PROCEDURE_KINDS, PROCEDURE_TYPES } from '../domain/vocabulary.js'

/** No NUL (PostgreSQL stores none) and no half of a character. */
const storable = (text: string): boolean => !/\0|\p{Surrogate}/u.test(text)

const particular = (code: string, what?: string) => ({ params: { code, what } })

/** What people write: NFC, trimmed, 1 to `longest` characters. */
export function text(longest: number) {
  return z.string().refine(storable, particular('bad-characters')).normalize('NFC').trim().min(1).max(longest)
}

/** An opaque code. */
export const id = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:~-]*$/)

/** Days that records and deadlines are about: what is counted from them stays within the years that there are. */
const FIRST_DAY = '1900-01-01'
const LAST_DAY = '2199-12-31'

/** A calendar day that exists, within these two. */
export function dayWithin(first: IsoDate, last: IsoDate) {
  return z
    .string()
    .refine(isIsoDate, { ...particular('not-a-date'), abort: true })
    .refine((day) => day >= first && day <= last, particular('date-out-of-range', `${first} – ${last}`))
    .max(10)
    .meta({ format: 'date', example: '2026-08-03' })
}

/** A calendar day that exists, of these three centuries. */
export const isoDate = dayWithin(FIRST_DAY, LAST_DAY)

/** A moment in UTC. */
export const instant = z.string().meta({ format: 'date-time', example: '2026-08-03T01:15:00.000Z' })

/** Why something is done: 1 to 2,000 characters. */
export const reason = text(2000).meta({ description: 'Lý do / the reason' })

/** A text in both languages. */
export const bilingual = z.strictObject({ vi: text(300), en: text(300) }).meta({ id: 'Text' })

/** A whole number from 0 to a million. */
export const count = z.int().min(0).max(1_000_000)

export const postLevel = z.enum(POST_LEVELS)
export const degree = z.enum(['college', 'university', 'masters', 'doctorate'])

/** `true` or `false` in a query string. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

/** A whole number in a query string. */
export function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^-?\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most))
}

/** Names of people by their codes, beside what mentions them by these. */
export const namesByCode = z
  .record(z.string(), z.string())
  .meta({ description: 'Names of those whom it mentions by their codes' })

/** A reference to something with its name in the reader's language. */
export const named = z.object({ id: z.string(), name: z.string() }).meta({ id: 'Named' })

/**
 * The schema, or null: as alternatives, because `nullable` of a schema with a name of its own would say in the OpenAPI
 * document that everything of that name may be null.
 */
export function orNull<S extends z.ZodType>(schema: S) {
  return z.union([schema, z.null()])
}

export const procedureKind = z.enum(PROCEDURE_KINDS)
export const procedureType = z.enum(PROCEDURE_TYPES)

/** People on one ballot. No law has it: more for one post is a slip of whoever typed the count. */
export const MOST_CANDIDATES = 11
