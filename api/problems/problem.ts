import { Refused } from '../../db/refused.js'
import type { Refusal, RefusalCode } from '../../domain/procedure/refusals.js'
import type { RecordRefusal, RecordRefusalCode } from '../../domain/records/refusals.js'
import type { Instant, Text } from '../../domain/vocabulary.js'
import { ACTING_PROBLEMS } from './acting-problems.js'
import { BREAKTHROUGH_TASK_PROBLEMS } from './breakthrough-task-problems.js'
import { CANDIDATE_PROBLEMS, CASE_PROBLEMS, STAGE_PROBLEMS, SUSPENSION_PROBLEMS } from './case-problems.js'
import { DAY_PROBLEMS } from './day-problems.js'
import { DECISION_PROBLEMS } from './decision-problems.js'
import { ELIGIBILITY_PROBLEMS } from './eligibility-problems.js'
import { HTTP_PROBLEMS } from './http-problems.js'
import { PLANNING_PROBLEMS } from './planning-problems.js'
import type { FieldError, RecordRows, RefusalRows, Row } from './problem-rows.js'
import { PROPOSED_CHANGE_PROBLEMS } from './proposed-change-problems.js'
import { PUBLICITY_PROBLEMS } from './publicity-problems.js'
import { REGISTER_PROBLEMS } from './register-problems.js'
import { RIGHT_PROBLEMS } from './right-problems.js'
import { LAUNCH_PROBLEMS, SEAT_PROBLEMS } from './seat-problems.js'
import { GROUP_TASK_PROBLEMS, RESULT_PROBLEMS, TASK_PROBLEMS } from './task-problems.js'
import { ANNULMENT_PROBLEMS, VOTE_PROBLEMS } from './vote-problems.js'

/** What the API itself refuses, and what it cannot do. */
export type HttpCode = keyof typeof HTTP_PROBLEMS
/** Whatever is refused: by the API, a running case, or the registers. */
export type ProblemCode = RefusalCode | RecordRefusalCode | HttpCode

/** The only table from code to HTTP status and message. A code without a row does not compile. */
export const PROBLEMS: Required<RefusalRows & RecordRows> & typeof HTTP_PROBLEMS = {
  ...CASE_PROBLEMS,
  ...SUSPENSION_PROBLEMS,
  ...STAGE_PROBLEMS,
  ...CANDIDATE_PROBLEMS,
  ...TASK_PROBLEMS,
  ...GROUP_TASK_PROBLEMS,
  ...RESULT_PROBLEMS,
  ...DAY_PROBLEMS,
  ...RIGHT_PROBLEMS,
  ...PROPOSED_CHANGE_PROBLEMS,
  ...SEAT_PROBLEMS,
  ...LAUNCH_PROBLEMS,
  ...ELIGIBILITY_PROBLEMS,
  ...VOTE_PROBLEMS,
  ...ANNULMENT_PROBLEMS,
  ...DECISION_PROBLEMS,
  ...REGISTER_PROBLEMS,
  ...PLANNING_PROBLEMS,
  ...BREAKTHROUGH_TASK_PROBLEMS,
  ...ACTING_PROBLEMS,
  ...PUBLICITY_PROBLEMS,
  ...HTTP_PROBLEMS,
}

interface Particulars {
  errors?: FieldError[]
  /** A sentence instead of the table's. Nothing personal: it may be logged. */
  detail?: Text
  /** Seconds, for 429 and 503. */
  retryAfter?: number
  now?: CaseNow
  cause?: unknown
}

/** How a case is that was read before: its sequence, and what happened since, as far as whoever asks reads of it. */
export interface CaseNow {
  sequence: number
  changes: { at: Instant; what: string; sentence: string; actor?: { id: string; name: string } | null }[]
}

/** Wrong fields that one answer names, so that no answer grows with what was sent. */
export const MOST_ERRORS = 50
/** UTF-16 code units of the path of a field, and of what is said of it. */
const LONGEST_FIELD = 200
const LONGEST_MESSAGE = 1000
const THERE_ARE_MORE: Text = {
  vi: `Chỉ nêu ${MOST_ERRORS} lỗi đầu tiên, còn những lỗi khác.`,
  en: `Only the first ${MOST_ERRORS} errors are named, there are more.`,
}

/** An answer that is not success. Thrown anywhere below a route; the error handler turns it into problem+json. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly title: Text
  readonly detail: Text
  readonly errors: FieldError[]
  /** There is more that is wrong than `errors` names. */
  readonly hasMore: boolean
  readonly retryAfter: number | undefined
  readonly now: CaseNow | undefined

  constructor(code: ProblemCode, { errors = [], detail, retryAfter, now, cause }: Particulars = {}) {
    super(code, { cause })
    this.name = 'Problem'
    const { status, title } = PROBLEMS[code]
    this.code = code
    this.status = status
    this.title = title
    this.hasMore = errors.length > MOST_ERRORS
    this.detail = this.hasMore ? joined(detail ?? title, THERE_ARE_MORE) : (detail ?? title)
    this.errors = errors.slice(0, MOST_ERRORS).map(withinLimits)
    this.retryAfter = retryAfter
    this.now = now
  }
}

/** Was this refused, by the API, a case or the registers, rather than not done for want of something? */
export function isRefused(error: unknown): boolean {
  return error instanceof Refused || (error instanceof Problem && error.status < 500)
}

/** Is this the code of a refusal? */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code)
}

/**
 * A refusal as a problem. The field that a refusal of a case names is relative to what was asked; `within` is where that
 * stands in the body: 'result' for a completion.
 */
export function refusalProblem(refusal: Refusal | RecordRefusal, within?: string): Problem {
  const { code } = refusal
  // The row of a code takes the refusal of that code: the compiler does not follow the pair through the lookup.
  const { title, detail, errors } = PROBLEMS[code] as Row<Refusal | RecordRefusal>
  const sentence = detail?.(refusal)
  const field = 'field' in refusal ? [within, refusal.field].filter(Boolean).join('.') : undefined
  const named =
    field === undefined ? [] : [{ field, code, message: sentence ? joined(title, sentence) : title }]
  return new Problem(code, {
    errors: errors ? errors(refusal, sentence ?? title) : named,
    detail: sentence ?? title,
  })
}

function withinLimits({ field, message: { vi, en }, ...error }: FieldError): FieldError {
  const message = { vi: upTo(LONGEST_MESSAGE, vi), en: upTo(LONGEST_MESSAGE, en) }
  return { ...error, field: upTo(LONGEST_FIELD, field), message }
}

const upTo = (longest: number, text: string): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text

function joined(title: Text, sentence: Text): Text {
  return { vi: `${title.vi}. ${sentence.vi}`, en: `${title.en}. ${sentence.en}` }
}

/** Something in the input is wrong. */
export function invalidInput(...errors: FieldError[]): Problem {
  return new Problem('invalid-input', { errors })
}
