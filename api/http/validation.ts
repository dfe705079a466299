import type { z } from 'zod'
import type { FieldCode } from '../../domain/records/field-codes.js'
import type { Text } from '../../domain/vocabulary.js'
import { fieldError, type ShapeCode } from '../problems/field-errors.js'
import { invalidInput, MOST_ERRORS } from '../problems/problem.js'
import type { FieldError } from '../problems/problem-rows.js'

type Issue = z.core.$ZodIssue

/**
 * What a schema makes of a value.
 * @throws Problem `invalid-input` with the path of every field that is wrong; values are never repeated.
 */
export function validate<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw invalidInput(...namedOf(result.error.issues, value))
}

/** As many as an answer names, and one more where there are more: of a million wrong fields, nobody reads the rest. */
function namedOf(issues: readonly Issue[], whole: unknown): FieldError[] {
  const named: FieldError[] = []
  for (const issue of issues) {
    if (named.length > MOST_ERRORS) break
    named.push(...fieldErrors(issue, whole, []))
  }
  return named
}

function fieldErrors(issue: Issue, whole: unknown, above: readonly PropertyKey[]): FieldError[] {
  const path = [...above, ...issue.path]
  const field = path.map(String).join('.')
  switch (issue.code) {
    case 'invalid_type':
      if (valueAt(whole, path) === undefined) return [fieldError(field, 'required')]
      if (issue.expected === 'int') return [fieldError(field, 'not-a-whole-number')]
      return [fieldError(field, 'wrong-type', issue.expected)]
    case 'too_small':
      return [fieldError(field, TOO_SMALL[issue.origin] ?? 'too-small', Number(issue.minimum))]
    case 'too_big':
      return [fieldError(field, TOO_BIG[issue.origin] ?? 'too-large', Number(issue.maximum))]
    case 'invalid_format':
      return [fieldError(field, 'bad-format')]
    case 'invalid_value':
      return [missingOr(field, valueAt(whole, path), 'not-one-of', issue.values.map(String).join(', '))]
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, MOST_ERRORS + 1)
        .map((key) => fieldError([...path, key].map(String).join('.'), 'unknown-key'))
    case 'invalid_union':
      return unionErrors(issue, whole, path)
    case 'custom':
      return [fieldError(field, customCode(issue.params), customWhat(issue.params))]
    default:
      return [fieldError(field, 'invalid')]
  }
}

/** Of the alternatives, what is wrong with the one that fits best. */
function unionErrors(issue: Extract<Issue, { code: 'invalid_union' }>, whole: unknown, path: PropertyKey[]) {
  const [best] = [...issue.errors].sort((a, b) => a.length - b.length)
  if (best) return best.flatMap((inner) => fieldErrors(inner, whole, path))
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.join(', ') : undefined
  return [
    missingOr(path.map(String).join('.'), valueAt(whole, path), options ? 'not-one-of' : 'invalid', options),
  ]
}

function missingOr(field: string, value: unknown, code: FieldCode | ShapeCode, what?: string): FieldError {
  return value === undefined ? fieldError(field, 'required') : fieldError(field, code, what)
}

/** What is too small or too big, where it is no number. */
const TOO_SMALL: Readonly<Record<string, ShapeCode>> = { string: 'too-short', array: 'too-few' }
const TOO_BIG: Readonly<Record<string, ShapeCode>> = { string: 'too-long', array: 'too-many' }

/** Refinements of api/http/fields.ts name their code in `params`. */
function customCode(params: Record<string, unknown> | undefined): ShapeCode {
  return PARTICULAR.find((code) => code === params?.code) ?? 'invalid'
}
const PARTICULAR = [
  'not-a-date',
  'not-a-birth-date',
  'not-a-term',
  'date-out-of-range',
  'bad-characters',
  'too-many-marks',
  'too-long',
  'too-many',
  'too-many-decimals',
  'not-a-fraction',
  'not-a-login',
  'not-an-own-path',
] as const

/** What a message of theirs needs: alike in both languages, or a text. */
function customWhat(params: Record<string, unknown> | undefined): string | number | Text | undefined {
  const what = params?.what
  if (typeof what === 'string' || typeof what === 'number') return what
  return isText(what) ? what : undefined
}
const isText = (what: unknown): what is Text =>
  typeof what === 'object' && what !== null && 'vi' in what && 'en' in what

function valueAt(whole: unknown, path: readonly PropertyKey[]): unknown {
  let value = whole
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined
    value = Reflect.get(value, key)
  }
  return value
}
