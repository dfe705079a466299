import { z } from 'zod'
import { isBirthDate } from '../../domain/birth-date.js'
import { isIsoDate } from '../../domain/deadlines/dates.js'
import { normaliseName, normaliseNumber } from '../../domain/names.js'
import {
  type RefusedCharacter,
  refusedInFileName,
  refusedInName,
  refusedInText,
  withPlainLineBreaks,
} from '../../domain/text-characters.js'
import {
  DEGREES,
  type IsoDate,
  POST_LEVELS,
  PROCEDURE_KINDS,
  PROCEDURE_TYPES,
  type Text,
} from '../../domain/vocabulary.js'

/** No NUL (PostgreSQL stores none) and no half of a character. */
export const storable = (text: string): boolean => !/\0|\p{Surrogate}/u.test(text)

const particular = (code: string, what?: string | number | Text) => ({ params: { code, what } })

/** Combining marks in a row: Vietnamese has two, no script has more than a few. */
const MOST_MARKS = 10
const MORE_MARKS = new RegExp(`\\p{M}{${MOST_MARKS + 1}}`, 'u')
const isReadable = (text: string): boolean => !MORE_MARKS.test(text)

/** A character that leaves something to see: neither space nor control, nor one that only directs or joins others. */
const VISIBLE = /[^\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u

/** A number with two decimals at the most: 85.5, 85.25. */
export const hundredths = z
  .number()
  .refine((sent) => Math.round(sent * 100) / 100 === sent, particular('too-many-decimals', 2))

/** A string of at most `longest` UTF-16 code units: of a longer one nothing else is looked at. */
export const stringUpTo = (longest: number) =>
  z.string().refine((sent) => sent.length <= longest, { ...particular('too-long', longest), abort: true })

/**
 * A text whose line breaks are plain and which holds nothing that is refused; a character that is, is named. Its length and
 * its combining marks are looked at as they were sent: to put marks in order takes the square of their number.
 */
function written(longest: number, refusedIn: (text: string) => RefusedCharacter | undefined) {
  return stringUpTo(longest)
    .refine(isReadable, { ...particular('too-many-marks', MOST_MARKS), abort: true })
    .overwrite(withPlainLineBreaks)
    .check(({ value, issues }) => {
      const refused = refusedIn(value)
      if (refused) {
        const { params } = particular('bad-characters', inBoth(refused))
        issues.push({ code: 'custom', input: value, params, continue: false })
      }
    })
}

const inBoth = ({ character, what: { vi, en } }: RefusedCharacter): Text => ({
  vi: `${character} (${vi})`,
  en: `${character} (${en})`,
})

/**
 * What people write: NFC, trimmed, each line break one line feed, 1 to `longest` UTF-16 code units; what nobody can see is
 * as empty as nothing.
 */
export function text(longest: number) {
  return written(longest, refusedInText)
    .normalize('NFC')
    .trim()
    .overwrite((seen) => (VISIBLE.test(seen) ? seen : ''))
    .min(1)
    .max(longest)
}

/** The name of somebody or something, as it is stored (`normaliseName`): nothing unseen in it, one script, one line. */
export function name(longest: number) {
  return written(longest, refusedInName).overwrite(normaliseName).min(1).max(longest)
}

/** The name of a file, without a folder: it is shown, and offered again when the file is downloaded. */
export function fileName(longest: number) {
  return written(longest, refusedInFileName)
    .normalize('NFC')
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\\/\t\n]+$/)
}

/** The number of a paper, as it is stored (`normaliseNumber`). */
export function documentNumber(longest: number) {
  return written(longest, refusedInName).overwrite(normaliseNumber).min(1).max(longest)
}

/** An opaque code. */
export const id = stringUpTo(120)
  .min(1)
  .max(120)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:~-]*$/)

/** Days that records and deadlines are about: what is counted from them stays within the years that there are. */
const FIRST_DAY = '1900-01-01'
const LAST_DAY = '2199-12-31'
const FIRST_YEAR = FIRST_DAY.slice(0, 4)
const LAST_YEAR = LAST_DAY.slice(0, 4)

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

/** When somebody was born: a calendar day that exists, or where no more is known, its month or year. */
export const birthDate = z
  .string()
  .refine(isBirthDate, { ...particular('not-a-birth-date'), abort: true })
  .refine((date) => date >= FIRST_YEAR && date <= LAST_DAY, {
    ...particular('date-out-of-range', `${FIRST_DAY} – ${LAST_DAY}`),
  })
  .max(10)
  .meta({
    description: 'YYYY-MM-DD; YYYY-MM or YYYY where older files know no more',
    pattern: '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$',
    example: '1968',
  })

/** A term of office within the years of those days: '2025-2030', also taken with a dash. */
export const termOfOffice = z
  .string()
  .trim()
  .overwrite((term) => term.replace('–', '-'))
  .refine(isTerm, { ...particular('not-a-term', `${FIRST_YEAR} – ${LAST_YEAR}`), abort: true })
  .max(9)
  .meta({ description: 'The term of office: two years, the second after the first', example: '2025-2030' })

function isTerm(term: string): boolean {
  const [, from = '', to = ''] = /^(\d{4})-(\d{4})$/.exec(term) ?? []
  return FIRST_YEAR <= from && from < to && to <= LAST_YEAR
}

/** A moment in UTC. */
export const instant = z.string().meta({ format: 'date-time', example: '2026-08-03T01:15:00.000Z' })

/** Why something is done: 1 to 2,000 characters. */
export const reason = text(2000).meta({ description: 'Lý do / the reason' })

/** A text in both languages. */
export const bilingual = z.strictObject({ vi: text(300), en: text(300) }).meta({ id: 'Text' })

/** A name in both languages. */
export const bilingualName = z.strictObject({ vi: name(300), en: name(300) }).meta({ id: 'Name' })

/** A whole number from 0 to a million. */
export const count = z.int().min(0).max(1_000_000)

export const postLevel = z.enum(POST_LEVELS)
export const degree = z.enum(DEGREES)

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

/** Codes of one object: more than any ballot has people, or any evaluation inputs. */
const MOST_CODES = 100

/**
 * Values by codes. A code that is none is refused, also the one that JavaScript takes for something else: zod leaves
 * `__proto__` out without a word.
 */
export function byCode<Code extends z.ZodString, Value extends z.ZodType>(code: Code, value: Value) {
  return z.preprocess(
    (sent, context) => {
      if (typeof sent !== 'object' || sent === null) return sent
      if (Object.keys(sent).length > MOST_CODES)
        context.addIssue({ code: 'custom', ...particular('too-many', MOST_CODES) })
      else if (Object.hasOwn(sent, '__proto__'))
        context.addIssue({ code: 'unrecognized_keys', keys: ['__proto__'] })
      return sent
    },
    z.record(code, value),
  )
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
