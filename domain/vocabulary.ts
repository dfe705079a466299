/**
 * The words every other module speaks. Aliases carry meaning and unit; they are plain strings and numbers so that
 * they cross JSON (Temporal payloads, HTTP, PostgreSQL) unchanged.
 */

/** Calendar day 'YYYY-MM-DD', as lived in Asia/Ho_Chi_Minh. */
export type IsoDate = string
/** When somebody was born: a day, or where older files know no more, a month or a year: '1968-05-17', '1968-05', '1968'. */
export type BirthDate = string
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

/** How days are counted where it is not by working days. */
export type DayUnit = 'calendar-days'

/** A time as a text grants it: working days, unless the unit says otherwise. */
export interface CitedTime extends Cited<WorkingDays> {
  unit?: DayUnit
}

/** An exact fraction; compared by cross-multiplication in integers, never as a float. */
export interface Fraction {
  numerator: number
  denominator: number
}

/** Degrees, lowest first. */
export const DEGREES = ['college', 'university', 'masters', 'doctorate'] as const
export type Degree = (typeof DEGREES)[number]

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

/** At which every step of a procedure is taken that any post has. */
export const [HIGHEST_LEVEL = 'specialist']: readonly PostLevel[] = POST_LEVELS.toReversed()

/** Grades of a yearly evaluation, best first. */
export const GRADES = ['excellent', 'good', 'completed', 'not-completed'] as const
export type Grade = (typeof GRADES)[number]

/** What a procedure is for. */
export const PROCEDURE_KINDS = [
  'appointment',
  'nomination',
  'reappointment',
  'extension',
  'relief',
  'dismissal',
  'resignation',
  'replacement',
  'rotation',
  'rotation-end',
  'transfer',
  'secondment',
  'secondment-end',
  'confidence-vote',
  'revocation',
] as const
export type ProcedureKind = (typeof PROCEDURE_KINDS)[number]

/** The procedures there are, each with its rule sets over the years (docs/law.md). */
export const PROCEDURE_TYPES = [
  'on-the-spot',
  'public-employees',
  'from-elsewhere',
  'public-employees-from-elsewhere',
  'after-merger',
  'nomination',
  'reappointment',
  'public-employees-reappointment',
  'extension',
  'public-employees-extension',
  'relief',
  'dismissal',
  'resignation',
  'replacement',
  'rotation',
  'rotation-end',
  'transfer',
  'secondment',
  'secondment-end',
  'confidence-vote',
  'short',
  'revocation',
] as const
export type ProcedureType = (typeof PROCEDURE_TYPES)[number]

/**
 * What a number of votes is compared with: people, or the ballots collected. Those excused leave `convened` where the rule says
 * so.
 */
export const DENOMINATORS = ['convened', 'present', 'all-members', 'collected'] as const
export type Denominator = (typeof DENOMINATORS)[number]

/**
 * Parts of which an electorate is made, each resolved from the records. One person is convened once. The committee is the whole
 * party committee where the unit's party organisation is at the grass roots, else its standing committee; party-head: who heads
 * it, where neither the head nor a deputy sits in it.
 */
export const ELECTORATE_PARTS = [
  'head',
  'deputies',
  'committee',
  'standing-committee',
  'party-head',
  'subunit-heads',
  'subunit-deputies',
  'organisation-heads',
] as const
export type ElectoratePart = (typeof ELECTORATE_PARTS)[number]

/** Formal measures against a person that a rule set may name as a block. Only a formal decision counts. */
export const FORMAL_MEASURES = [
  'ban-from-office',
  'discipline-review',
  'serving-discipline',
  'denunciation-verification',
  'discipline-complaint',
  'inspection',
  'recommended-sanction',
  'suspension',
  'investigation',
  'criminal-proceedings',
  'responsibility-unconcluded',
  'state-inspection',
  'audit',
  'key-task',
  'secret-task',
  'disaster-task',
  'other-bar',
] as const
export type FormalMeasure = (typeof FORMAL_MEASURES)[number]

export const DISCIPLINES = ['reprimand', 'warning', 'removal'] as const
export type Discipline = (typeof DISCIPLINES)[number]

/** How somebody left a post by a procedure that the law has wait for after it. */
export const WAYS_OF_LEAVING = [
  'relief',
  'resignation',
  'dismissal',
] as const satisfies readonly ProcedureKind[]
export type WayOfLeaving = (typeof WAYS_OF_LEAVING)[number]

/** Absences of which a register is kept, because a rule set may have them defer a procedure. */
export const ABSENCE_KINDS = ['abroad', 'hospital', 'maternity'] as const
export type AbsenceKind = (typeof ABSENCE_KINDS)[number]

/** Items of a dossier (Decree 170/2025 art. 35 as amended by Decree 300/2026). */
export const DOSSIER_ITEMS = [
  'proposal-and-minutes',
  'cv',
  'leadership-assessment',
  'party-committee-comment',
  'residence-comment',
  'self-assessment',
  'political-conclusion',
  'asset-declaration',
  'diplomas',
  'health-certificate',
] as const
export type DossierItem = (typeof DOSSIER_ITEMS)[number]

/** What of a procedure is made public: the policy, the list of people, the result. */
export const PUBLISHED = ['policy', 'list', 'result'] as const
export type Published = (typeof PUBLISHED)[number]

/**
 * What a relative is to a person, as it is declared. Those by marriage are named from either side: a spouse's sibling
 * is the one's `spouse-sibling`, who in turn is the other's `sibling-spouse`.
 */
export const RELATION_KINDS = [
  'spouse',
  'parent',
  'child',
  'sibling',
  'spouse-parent',
  'spouse-child',
  'spouse-sibling',
  'child-spouse',
  'parent-spouse',
  'sibling-spouse',
] as const
export type RelationKind = (typeof RELATION_KINDS)[number]

/** In what way a person is tied to what they declare an interest in. */
export const INTEREST_KINDS = ['capital', 'management', 'contract', 'loan', 'benefit'] as const
export type InterestKind = (typeof INTEREST_KINDS)[number]
