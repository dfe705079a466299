import type {
  Degree,
  FormalMeasure,
  Grade,
  GroupId,
  IsoDate,
  PersonId,
  PostId,
  PostLevel,
  SeatId,
  UnitId,
} from '../domain/vocabulary.js'
import type { TaskRegistered } from '../records/breakthrough-tasks.js'
import type { DisciplineDecided, MeasureDecided } from '../records/formal-decisions.js'
import type { InterestDeclared } from '../records/interests.js'
import type { RelationDeclared } from '../records/relations.js'

/** Rows of the record tables (db/migrations/0001_records.sql): a field is its column in camel case. */
export interface UnitRow {
  id: UnitId
  parentId: UnitId | null
  path: UnitId[]
  kind: 'province' | 'department' | 'commune' | 'division' | 'agency'
  nameVi: string
  nameEn: string
  /** Of the division's body, where the unit is one: not on record of itself. */
  partyOrganisation: 'grass-roots' | 'above-grass-roots' | null
  partyLeads: boolean | null
}

export type ManagedAs = 'provincial' | 'commune' | 'staff'

export interface PersonRow {
  id: PersonId
  fullName: string
  searchName: string
  bornOn: IsoDate
  sex: 'male' | 'female'
  ethnicity: string
  degrees: Degree[]
  unitId: UnitId
  managedAs: ManagedAs
  email: string
  locale: 'vi' | 'en'
  /** Where the person comes from. */
  originUnitId: UnitId
}

interface AccountRow {
  login: string
  personId: PersonId
  /** Proposed at the sign-in; any other account is typed. */
  demo: boolean
}

export interface RoleGrantRow {
  personId: PersonId
  role: 'hr_officer' | 'approver' | 'monitor' | 'admin'
  unitId: UnitId
}

export interface GroupRow {
  id: GroupId
  unitId: UnitId
  kind:
    | 'managing-body'
    | 'leadership-collective'
    | 'party-committee'
    | 'standing-committee'
    | 'organisation'
    | 'conference'
    | 'office'
    | 'secretariat'
    | 'tellers'
    | 'reviewers'
  nameVi: string
  nameEn: string
  secretariatId: GroupId | null
}

export type Duty = 'head' | 'deputy' | 'secretary' | 'member'

export interface GroupMemberRow {
  groupId: GroupId
  personId: PersonId
  duty: Duty
  fromOn: IsoDate
  toOn: IsoDate | null
}

export interface PostRow {
  id: PostId
  unitId: UnitId
  titleVi: string
  titleEn: string
  level: PostLevel
  filledBy: 'appointment' | 'election'
  degree: Degree
  managingBodyId: GroupId
  electorateId: GroupId
  officeId: GroupId
  reviewersId: GroupId
  tellersId: GroupId
  /** The body of its unit that it heads. */
  heads: 'party-committee' | 'peoples-committee' | null
}

export interface SeatRow {
  id: SeatId
  postId: PostId
  ordinal: number
  createdOn: IsoDate
}

export interface TenureRow {
  personId: PersonId
  postId: PostId
  /** Null for a tenure that predates the seats. */
  seatId: SeatId | null
  level: PostLevel
  fromOn: IsoDate
  /** The last day held. */
  toOn: IsoDate | null
  /** Of the present holder of a post that appointment fills: the last day of the term. */
  termEndsOn: IsoDate | null
}

interface PlanningEntryRow {
  personId: PersonId
  postId: PostId
  level: PostLevel
  term: string
  approvedOn: IsoDate
}

export interface EvaluationRow {
  personId: PersonId
  year: number
  grade: Grade
}

/** Registered for years that no rule set of the evaluation covers, which no officer could do any more. */
interface BreakthroughTaskRow extends TaskRegistered {
  status: 'registered'
}

export interface PaperRow {
  personId: PersonId
  paper: 'cv' | 'asset-declaration'
  verifiedOn: IsoDate | null
}

/** That a person declared their relatives, or their interests, be it none. */
export interface DeclaredRow {
  personId: PersonId
  declaredOn: IsoDate
  source: string
}

export interface CalendarDayRow {
  day: IsoDate
  kind: 'off' | 'worked'
  reasonVi: string
  reasonEn: string
  source: string
}

/** A discipline as officers enter it. */
export interface Discipline extends DisciplineDecided {
  kind: 'reprimand' | 'warning' | 'removal'
  effectiveOn: IsoDate
}

/** A measure as officers enter it. */
export interface Measure extends MeasureDecided {
  kind: FormalMeasure
}

/** Somebody planned for a post; who left the planning was taken out of it by an officer. */
export interface PlanningEntry extends PlanningEntryRow {
  leftOn: IsoDate | null
  leftReason: string | null
}

/** A breakthrough task: registered, approved on a day of its year, and concluded unless it is under way. */
export interface BreakthroughTask extends TaskRegistered {
  approvedOn: IsoDate
  conclusion: { on: IsoDate; outcome: 'finished' | 'unfinished'; result: string } | null
}

/** The one criterion that an unsuitable person was made to miss. */
export type Shortcoming =
  | 'planning'
  | 'time-in-lower-post'
  | 'evaluations'
  | 'papers'
  | 'discipline'
  | 'measure'
  | 'full-term'
  | 'qualification'

/** Whom a vacant seat was given: people who meet every criterion, and people who miss one. Not a table. */
export interface Shortlist {
  seatId: SeatId
  eligible: PersonId[]
  ineligible: { personId: PersonId; misses: Shortcoming }[]
}

/** What the organisation brings along: rows, parents before children within a table. */
interface Beginnings {
  units: UnitRow[]
  people: PersonRow[]
  accounts: AccountRow[]
  roleGrants: RoleGrantRow[]
  groups: GroupRow[]
  groupMembers: GroupMemberRow[]
  posts: PostRow[]
  seats: SeatRow[]
  tenures: TenureRow[]
  evaluations: EvaluationRow[]
  papers: PaperRow[]
  relationsDeclared: DeclaredRow[]
  interestsDeclared: DeclaredRow[]
  calendarYears: { year: number }[]
  calendarDays: CalendarDayRow[]
}

/**
 * The rows that the demonstration begins with. The planning and the declarations came in lists of hundreds: entered one by
 * one, they would take several times as long as the rest of the province.
 */
export interface ProvinceRows extends Beginnings {
  planningEntries: PlanningEntryRow[]
  breakthroughTasks: BreakthroughTaskRow[]
}

/** The rows with what becomes of some of them, and what else officers enter: inputs of the use cases of records/. */
export interface Province extends Beginnings {
  planningEntries: PlanningEntry[]
  breakthroughTasks: BreakthroughTask[]
  disciplines: Discipline[]
  measures: Measure[]
  relations: RelationDeclared[]
  interests: InterestDeclared[]
  shortlists: Shortlist[]
}
