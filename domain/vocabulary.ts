/**
 * The words every other module speaks. Aliases carry meaning and unit; they are plain strings and numbers so that
 * they cross JSON (Temporal payloads, HTTP, PostgreSQL) unchanged.
 */

/** Calendar day 'YYYY-MM-DD', as lived in Asia/Ho_Chi_Minh. */
export type IsoDate = string
/** A moment, RFC 3339 in UTC: '2026-08-03T01:15:00.000Z'. */
export type Instant = string
/** A number of working days. */
export type WorkingDays = number
/** A number of months. */
export type Months = number

/** A person: cadre, officer or both. Opaque, tells nothing of who it is. */
export type PersonId = string
export type UnitId = string
export type PostId = string
export type SeatId = string
/** A body, an office or another circle of people with dated members. */
export type GroupId = string
export type CaseId = string
export type TaskId = string
export type VoteId = string
export type DocumentId = string

/** A text in the two languages of the product. */
export interface Text {
  vi: string
  en: string
}

/**
 * A value of law with the article that gives it, as lawyers of each language name it. `note` says what a reader should
 * know (silent text, local choice, from memory).
 */
export interface Cited<T> {
  value: T
  article: Text
  note?: Text
}

/** An exact fraction; compared by cross-multiplication in integers, never as a float. */
export interface Fraction {
  numerator: number
  denominator: number
}

/** Rungs of posts, from the lowest to the highest; thresholds in rule sets name a rung. */
export const POST_LEVELS = [
  'specialist',
  'division-deputy',
  'division-head',
  'department-deputy',
  'department-head',
  'standing-committee',
] as const
export type PostLevel = (typeof POST_LEVELS)[number]

/** Grades of a yearly evaluation, best first. */
export const GRADES = ['excellent', 'good', 'completed', 'not-completed'] as const
export type Grade = (typeof GRADES)[number]

/** What a procedure is for. */
export const PROCEDURE_KINDS = [
  'appointment',
  'nomination',
  'reappointment',
  'extension',
  'dismissal',
  'resignation',
  'replacement',
  'rotation',
  'rotation-end',
  'revocation',
] as const
export type ProcedureKind = (typeof PROCEDURE_KINDS)[number]

/** The procedures there are, each with its rule sets over the years (RULES.md A to H). */
export const PROCEDURE_TYPES = [
  'on-the-spot',
  'public-employees',
  'from-elsewhere',
  'nomination',
  'reappointment',
  'extension',
  'dismissal',
  'resignation',
  'replacement',
  'rotation',
  'rotation-end',
  'short',
  'revocation',
] as const
export type ProcedureType = (typeof PROCEDURE_TYPES)[number]
