import type {
  FormalMeasure,
  Grade,
  GroupId,
  Instant,
  InterestKind,
  IsoDate,
  PersonId,
  PostId,
  PostLevel,
  RelationKind,
  SeatId,
  UnitId,
} from '../domain/vocabulary.js'

/** Rows of the record tables (db/migrations/0001_records.sql): a field is its column in camel case. */
export interface UnitRow {
  id: UnitId
  parentId: UnitId | null
  path: UnitId[]
  kind: 'province' | 'department' | 'commune' | 'division' | 'agency'
  nameVi: string
  nameEn: string
}

export type Degree = 'college' | 'university' | 'masters' | 'doctorate'
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

export interface AccountRow {
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

export interface PlanningEntryRow {
  personId: PersonId
  postId: PostId
  level: PostLevel
  term: string
  approvedOn: IsoDate
  leftOn: IsoDate | null
  leftReason: string | null
}

export interface EvaluationRow {
  personId: PersonId
  year: number
  grade: Grade
}

export interface DisciplineRow {
  personId: PersonId
  kind: 'reprimand' | 'warning' | 'removal'
  effectiveOn: IsoDate
  decidedOn: IsoDate
  authority: string
  number: string
}

export interface MeasureRow {
  personId: PersonId
  measure: FormalMeasure
  decidedOn: IsoDate
  endedOn: IsoDate | null
  authority: string
  number: string
}

export interface PaperRow {
  personId: PersonId
  paper: 'cv' | 'asset-declaration'
  verifiedOn: IsoDate | null
}

export interface RelationRow {
  personId: PersonId
  relativeId: PersonId
  kind: RelationKind
  declaredOn: IsoDate
  source: string
}

/** That a person declared their relatives, or their interests, be it none. */
export interface DeclaredRow {
  personId: PersonId
  declaredOn: IsoDate
  source: string
}

export interface InterestRow {
  personId: PersonId
  kind: InterestKind
  what: string
  unitId: UnitId
  declaredOn: IsoDate
  source: string
  recordedBy: PersonId
  recordedAt: Instant
}

export interface BreakthroughTaskRow {
  personId: PersonId
  year: number
  title: string
  status: 'registered' | 'approved' | 'finished' | 'unfinished'
}

export interface CalendarDayRow {
  day: IsoDate
  kind: 'off' | 'worked'
  reasonVi: string
  reasonEn: string
  source: string
}

/** The one criterion that an unsuitable person was made to miss. */
export const SHORTCOMINGS = [
  'planning',
  'time-in-lower-post',
  'evaluations',
  'papers',
  'discipline',
  'measure',
  'full-term',
  'qualification',
] as const
export type Shortcoming = (typeof SHORTCOMINGS)[number]

/** Whom a vacant seat was given: people who meet every criterion, and people who miss one. Not a table. */
export interface Shortlist {
  seatId: SeatId
  eligible: PersonId[]
  ineligible: { personId: PersonId; misses: Shortcoming }[]
}

/** All rows of the record tables, parents before children within a table. */
export interface Province {
  units: UnitRow[]
  people: PersonRow[]
  accounts: AccountRow[]
  roleGrants: RoleGrantRow[]
  groups: GroupRow[]
  groupMembers: GroupMemberRow[]
  posts: PostRow[]
  seats: SeatRow[]
  tenures: TenureRow[]
  planningEntries: PlanningEntryRow[]
  evaluations: EvaluationRow[]
  disciplines: DisciplineRow[]
  measures: MeasureRow[]
  papers: PaperRow[]
  relations: RelationRow[]
  relationsDeclared: DeclaredRow[]
  interests: InterestRow[]
  interestsDeclared: DeclaredRow[]
  breakthroughTasks: BreakthroughTaskRow[]
  calendarYears: { year: number }[]
  calendarDays: CalendarDayRow[]
  shortlists: Shortlist[]
}
