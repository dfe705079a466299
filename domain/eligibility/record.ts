import type { BodyKind, PostPlace } from '../integrity/together.js'
import type { RotationReason } from '../rotation/why-rotated.js'
import type {
  AbsenceKind,
  BirthDate,
  CaseId,
  Degree,
  Discipline,
  FormalMeasure,
  Grade,
  GroupId,
  IsoDate,
  Months,
  PersonId,
  PostId,
  PostLevel,
  ProcedureKind,
  RelationKind,
  UnitId,
} from '../vocabulary.js'

/** Everything on file about a candidate that eligibility asks for. What is absent is not known. */
export interface CandidateRecord {
  personId: PersonId
  bornOn?: BirthDate
  sex?: 'male' | 'female'
  /** Posts held: from that day, up to but not including `to`. */
  tenures: {
    postId: PostId
    level: PostLevel
    from: IsoDate
    to?: IsoDate
    /** The kind of procedure that ended it, where one did. */
    endedBy?: ProcedureKind
  }[]
  /** Entries in the planning; in it from `approvedOn` up to but not including `leftOn`. */
  planning: {
    postId: PostId
    level: PostLevel
    approvedOn: IsoDate
    leftOn?: IsoDate
    /** The last year of the term of office that is planned for, where it is known. */
    lastYear?: number
  }[]
  evaluations: { year: number; grade: Grade }[]
  /** Disciplines; `endedOn` is the day from which a decision no longer holds because a later one annulled it. */
  disciplines: { kind: Discipline; effectiveOn: IsoDate; endedOn?: IsoDate }[]
  /** Formal measures; in force from `decidedOn` up to but not including `endedOn`. */
  measures: MeasureOnFile[]
  papers: { paper: 'cv' | 'asset-declaration'; verifiedOn?: IsoDate }[]
  /** Degrees held; a person may hold several. */
  degrees: string[]
  /** The days on which the person declared their relatives, or that they have none to declare. */
  relationsDeclared?: IsoDate[]
  /** Relatives that anybody declared, whichever of the two it was. */
  relatives?: RelativeOnFile[]
  /** Elected bodies that the person sits in whatever their post: managing bodies and party committees. */
  bodies?: Membership[]
  /**
   * Absences; `to` is the first day back, only expected until the return is recorded. The register is complete: left out,
   * there is none.
   */
  absences?: { kind: AbsenceKind; from: IsoDate; to?: IsoDate; isEnded?: boolean }[]
  /** Procedures that are open and in which the person still is a candidate, the earliest launched first; left out: none. */
  /** What the last vote of confidence came to that the authority took note of. */
  confidence?: { heldOn: IsoDate; low: number; collected: number }
  /** On secondment, until that day as decided; absent: on none. */
  secondedUntil?: IsoDate
  openCases?: { caseId: CaseId; kind: ProcedureKind; postId: PostId }[]
}

/** A formal measure with the decision that took it, where its number is on record. */
export interface MeasureOnFile {
  measure: FormalMeasure
  decidedOn: IsoDate
  endedOn?: IsoDate
  authority?: string
  number?: string
}

/** Member of a body: from that day, up to but not including `to`. */
export interface Membership {
  groupId: GroupId
  kind: BodyKind
  from: IsoDate
  to?: IsoDate
}

/** Somebody near to the candidate, and where they are in office. */
export interface RelativeOnFile {
  personId: PersonId
  /** What this person is to the candidate. */
  kind: RelationKind
  /** The day from which it no longer holds. */
  endedOn?: IsoDate
  bodies: (Membership & { duty: 'head' | 'deputy' | 'secretary' | 'member' })[]
  posts: {
    postId: PostId
    level: PostLevel
    unitId: UnitId
    /** As `PostPlace` has it. */
    organisationId: UnitId
    from: IsoDate
    to?: IsoDate
  }[]
}

/** What the post asks of whoever is to hold it, and what the procedure that judges is about to do. */
export interface PostStandard {
  postId: PostId
  level: PostLevel
  degree?: Degree
  /** Where it stands; absent: not known. */
  place?: PostPlace
  /** For how many months it is held; absent: not known, the rules have what is usual. */
  termMonths?: Months
  /** Does the structure of a body give it to the holder of another post? Absent: no. */
  isByStructure?: boolean
  /** The day that the authority set for counting the age. Absent: the rules say which. */
  ageCountedOn?: IsoDate
  /** The procedure that judges; absent: none has begun. */
  caseId?: CaseId
  /** Of a rotation: why the person is rotated. Absent: it is none, or its plan does not say. */
  rotatedBecause?: RotationReason
  /** Of a transfer or a secondment: the person asked for it themselves, in writing. */
  movedAtOwnRequest?: true
  /** Until when the post is to be held, where that is proposed. */
  termEndsOn?: IsoDate
}
