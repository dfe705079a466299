import type {
  Cited,
  Fraction,
  Grade,
  IsoDate,
  Months,
  PostLevel,
  ProcedureKind,
  Text,
  WorkingDays,
} from '../vocabulary.js'

/** Formal measures against a person that a rule set may name as a block. Only a formal decision counts. */
export const FORMAL_MEASURES = [
  'ban-from-office',
  'discipline-review',
  'denunciation-verification',
  'inspection',
  'suspension',
  'criminal-proceedings',
] as const
export type FormalMeasure = (typeof FORMAL_MEASURES)[number]

export const DISCIPLINES = ['reprimand', 'warning', 'removal'] as const
export type Discipline = (typeof DISCIPLINES)[number]

/** Every value that the eligibility check depends on. A missing (undefined) rule means the text does not ask. */
export interface EligibilityRules {
  /** Must the candidate be in the planning for that post, an equal or a higher one? */
  planning: Cited<'same-or-higher-post'> & { waivable: boolean }
  /** Cumulated time in the adjacent lower post. */
  timeInLowerPost: Cited<Months> & { waivable: boolean }
  /** So many of the last whole calendar years evaluated at least at `grade`. */
  evaluations: Cited<{ years: number; grade: Grade }> & { waivable: boolean }
  /** At a first or higher appointment: months of office left before retirement age. */
  fullTerm: Cited<Months> & { waivable: boolean }
  /** The day on which the age is counted for `fullTerm`: that of the check, or that on which the procedure began. */
  ageCountedOn: Cited<'day-of-check' | 'procedure-begun'>
  /** Retirement age in months by year and sex; a year later than the last row takes the last row. */
  retirementAge: Cited<readonly { year: number; men: Months; women: Months }[]>
  /** CV and asset declaration complete and verified. */
  papers: Cited<readonly ('cv' | 'asset-declaration')[]> & { waivable: boolean }
  /** The post's standard of education. */
  qualification: Cited<'post-standard'> & { waivable: boolean }
  /** Measures in force that block. Never waivable. */
  blocks: Cited<readonly FormalMeasure[]>
  /** Months to wait after a discipline took effect. Never waivable. */
  disciplineWait: Cited<Record<Discipline, Months>>
}

/** How one collective vote is counted. */
export interface VoteRule {
  /** Each voter names one person, or says yes/no to each. */
  ballot: 'one-person'
  secret: Cited<boolean>
  /** Are the counts announced to the meeting? If not, only tellers and the managing body see them. */
  announced: Cited<boolean>
  denominator: Cited<'convened' | 'present' | 'all-members'>
  /** Selected when strictly above this share of the denominator. */
  bar: Cited<Fraction>
  /** Nobody above the bar: those with at least `atLeast` go to one more round; absent: stop and report. */
  fallback?: Cited<{ atLeast: Fraction; then: 'second-round' }>
}

/** Working days granted for each human task kind. */
export interface TaskTimes {
  confirmEligibility: Cited<WorkingDays>
  submitActionProgram: Cited<WorkingDays>
  reviewActionProgram: Cited<WorkingDays>
  conveneVote: Cited<WorkingDays>
  enterCount: Cited<WorkingDays>
  recordDecision: Cited<WorkingDays>
  confirmDecision: Cited<WorkingDays>
  supplyPapers: Cited<WorkingDays>
  resolveLostCandidate: Cited<WorkingDays>
  recordExternalResult: Cited<WorkingDays>
  /** How long before the due date the one early reminder goes out. */
  remindBefore: Cited<WorkingDays>
}

/** One version of the law as a procedure is pinned to: plain data, copied whole into each case at launch. */
export interface RuleSet {
  id: string
  version: number
  title: Text
  kinds: readonly ProcedureKind[]
  inForce: { from: IsoDate; to?: IsoDate }
  reviewStatus: string
  sources: readonly { id: string; title: Text }[]
  eligibility: EligibilityRules
  actionProgram: {
    /** Required for posts at this level and above. */
    requiredFrom: Cited<PostLevel>
    /** Largest accepted document. */
    maxBytes: Cited<number>
  }
  collectiveVote: { firstRound: VoteRule; secondRound: VoteRule }
  approval: {
    /** Votes in favour must be strictly above this share of all members of the managing body. */
    majority: Cited<Fraction>
  }
  times: TaskTimes
}
