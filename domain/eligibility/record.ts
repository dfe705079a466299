import type { Discipline, FormalMeasure } from '../rules/rule-set.js'
import type { Grade, IsoDate, PersonId, PostId, PostLevel } from '../vocabulary.js'

/** Degrees, lowest first. */
export const DEGREES = ['college', 'university', 'masters', 'doctorate'] as const
export type Degree = (typeof DEGREES)[number]

/** Everything on file about a candidate that eligibility asks for. What is absent is not known. */
export interface CandidateRecord {
  personId: PersonId
  bornOn?: IsoDate
  sex?: 'male' | 'female'
  /** Posts held: from that day, up to but not including `to`. */
  tenures: { postId: PostId; level: PostLevel; from: IsoDate; to?: IsoDate }[]
  /** Entries in the planning; in it from `approvedOn` up to but not including `leftOn`. */
  planning: { postId: PostId; level: PostLevel; approvedOn: IsoDate; leftOn?: IsoDate }[]
  evaluations: { year: number; grade: Grade }[]
  disciplines: { kind: Discipline; effectiveOn: IsoDate }[]
  /** Formal measures; in force from `decidedOn` up to but not including `endedOn`. */
  measures: { measure: FormalMeasure; decidedOn: IsoDate; endedOn?: IsoDate }[]
  papers: { paper: 'cv' | 'asset-declaration'; verifiedOn?: IsoDate }[]
  /** Degrees held; a person may hold several. */
  degrees: string[]
}

/** What the post asks of whoever is to hold it. */
export interface PostStandard {
  postId: PostId
  level: PostLevel
  degree?: Degree
}
