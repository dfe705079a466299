import type { RelativesRule } from '../integrity/together.js'
import type { StageDefinition } from '../procedure/stage-kinds.js'
import type {
  AbsenceKind,
  Cited,
  CitedTime,
  Discipline,
  DossierItem,
  FormalMeasure,
  Fraction,
  Grade,
  InterestKind,
  IsoDate,
  Months,
  PostLevel,
  ProcedureKind,
  ProcedureType,
  Published,
  RelationKind,
  Text,
  WorkingDays,
} from '../vocabulary.js'
import { PUBLICITY, type Publicity } from './publicity.js'

/** Every value that the eligibility check depends on. A criterion that is absent is not asked by this text. */
export interface EligibilityRules {
  /**
   * Must the candidate be in the planning for that post, an equal or a higher one? From elsewhere, an entry for the post
   * itself is not asked: an equal or higher one is.
   */
  planning?: Cited<'same-or-higher-post' | 'equal-or-higher-post'> & { waivable: boolean }
  /** Does an entry count only where it was made before the procedure began? */
  plannedBeforeBegun?: Cited<boolean>
  /** Cumulated time in the adjacent lower post. */
  timeInLowerPost?: Cited<Months> & { waivable: boolean }
  /** So many of the last whole calendar years evaluated at least at `grade`. */
  evaluations?: Cited<{ years: number; grade: Grade }> & { waivable: boolean }
  /** At a first or higher appointment: months of office left before retirement age. */
  fullTerm?: Cited<Months> & { waivable: boolean }
  /** The day on which the age is counted for `fullTerm`: that of the check, or that on which the procedure began. */
  ageCountedOn: Cited<'day-of-check' | 'procedure-begun'>
  /** Retirement age in months by year and sex; a year later than the last row takes the last row. */
  retirementAge: Cited<readonly { year: number; men: Months; women: Months }[]>
  /** CV and asset declaration complete and verified. */
  papers?: Cited<readonly ('cv' | 'asset-declaration')[]> & { waivable: boolean }
  /** The post's standard of education. */
  qualification?: Cited<'post-standard'> & { waivable: boolean }
  /** Measures in force that block. Never waivable. */
  blocks?: Cited<readonly FormalMeasure[]>
  /** Months to wait after a discipline took effect. Never waivable. */
  disciplineWait?: Cited<Record<Discipline, Months>>
  /** In its place where the procedure began before that day: the text then in force. Never waivable. */
  earlierDisciplineWait?: Cited<Record<Discipline, Months>> & { begunBefore: IsoDate }
  /** Near relatives who would be together in office. Never waivable. */
  relatives?: Cited<RelativesRule>
  /** No procedure of these kinds, launched earlier, that may give the person another post. */
  noOtherCase?: Cited<readonly ProcedureKind[]> & { waivable: boolean }
  /** Absences that defer while they last, where they last so many months or more. Never waivable. */
  absences?: Cited<Record<AbsenceKind, Months>>
  /** The new end of the term is not past retirement age. Never waivable. */
  endOfTerm?: Cited<'by-retirement-age'>
}

/** The time granted for each human task kind. */
export interface TaskTimes {
  confirmEligibility: CitedTime
  submitActionProgram: CitedTime
  reviewActionProgram: CitedTime
  submitSelfReport: CitedTime
  giveOpinion: CitedTime
  conveneVote: CitedTime
  enterCount: CitedTime
  decideVote: CitedTime
  answerPolicy: CitedTime
  submitDossier: CitedTime
  recordDecision: CitedTime
  confirmDecision: CitedTime
  supplyPapers: CitedTime
  resolveLostCandidate: CitedTime
  recordExternalResult: CitedTime
  /** How long before the due date the one early reminder goes out. */
  remindBefore: Cited<WorkingDays>
}

export interface DossierRules {
  items: Cited<readonly DossierItem[]>
  /** Months that an item may be old on the day of the decision. */
  maxAge: Cited<Partial<Record<DossierItem, Months>>>
  /** Months in which the same authority takes the items of an earlier dossier. */
  reusableWithin: Cited<Months>
  /** Items that belong to their procedure, and are taken over by none. Absent: all are. */
  notReused?: Cited<readonly DossierItem[]>
  /** Not asked for a reappointment or an equal post. */
  waivedForEqualPost: Cited<readonly DossierItem[]>
}

/** The part of a rule set that a procedure runs by. */
export interface ProcedureRules {
  /** Which procedure it is: a later rule set of the same type takes the place of this one. */
  type: ProcedureType
  /** What it is a procedure for. */
  kinds: readonly ProcedureKind[]
  /** The steps, in their order: the template. */
  steps: readonly StageDefinition[]
  eligibility: EligibilityRules
  actionProgram: {
    /** Required for posts at this level and above. */
    requiredFrom: Cited<PostLevel>
    /** Largest accepted document, in bytes. */
    maxBytes: Cited<number>
  }
  approval: {
    /** Votes in favour must be strictly above this share of all members of the managing body. */
    majority: Cited<Fraction>
    /** Decided only after the time for objections to that publication is over, and each is answered. */
    afterObjectionsTo?: Cited<Published>
    /** The dossier goes up so many days after the answer on the policy, or with the reason why it is late. */
    finishedWithin?: CitedTime
    /** Decided so many working days before the term of office ends, or with the reason why it is late. */
    decidedBeforeTermEnds?: Cited<WorkingDays>
  }
  dossier?: DossierRules
  recusal?: RecusalRules
  /** How long what is published stays so, and objections to it are taken. Absent: the shipped days. */
  publicity?: Publicity
  term?: TermRules
  times: TaskTimes
}

/** The term that a procedure gives, or at the end of which it opens. */
export interface TermRules {
  /** It opens by itself so long before a term ends, at least. Absent: the shipped time. */
  noticeBefore?: Cited<WorkingDays>
  /** The term, where the proposal names none. */
  usualLength?: Cited<Months>
}

/** Who stands back where a candidate is close to them. */
export interface RecusalRules {
  /** Whoever is so related to a candidate does no task of a group on the case; nobody stands back where it is empty. */
  recusedRelatives: Cited<readonly RelationKind[]>
  /** So is whoever is tied to a candidate or to the unit of the post by such a declared interest. Absent: nobody. */
  recusedInterests?: Cited<readonly InterestKind[]>
  /** May those on a ballot vote on it? */
  candidatesVote: Cited<boolean>
}

/** Caps and targets of the planning (Regulations 50 and 377). Targets warn, they never block. */
export interface PlanningRules {
  peoplePerPost: Cited<number>
  postsPerPerson: Cited<number>
  onlyHigherPosts: Cited<boolean>
  reviewedEveryMonths: Cited<Months>
  leavesAt: Cited<readonly ('over-age' | Discipline | 'political-standard')[]>
  /** Nobody is entered while an open procedure of these kinds proposes them for a post that the entry would answer for. */
  notWhileProposed?: Cited<readonly ProcedureKind[]>
  /** Women among those planned, by level of locality: at least. */
  women: Cited<{ province: Fraction; commune: Fraction }>
  /** Shares by age; the rest is above. */
  ages: Cited<readonly { under: number; atLeast: Fraction; atMost?: Fraction }[]>
  /** Planned people to posts. */
  ratio: Cited<{ atLeast: Fraction; atMost: Fraction }>
}

/** Points and grades of the yearly evaluation, and what post holders register. */
export interface EvaluationRules {
  inputs: Cited<readonly string[]>
  /** Best first: at least so many points of 100. */
  grades: Cited<readonly { grade: Grade; from: number }[]>
  /** "Excellent" among those at "good" and above in a unit: at most. */
  excellentShare: Cited<Fraction>
  breakthroughTasks?: Cited<{ from: PostLevel; atLeast: number; atMost: number }>
  /** From this grade up it warns where a breakthrough task of the year was concluded as unfinished. Absent: never. */
  unfinishedTaskWarnsFrom?: Cited<Grade>
}

/** Targets of a locality. They warn. */
export interface LocalityRules {
  planningWomen?: Cited<Fraction>
  planningUnder40?: Cited<Fraction>
  nonLocalSecretaries?: Cited<{ district: Fraction; commune: Fraction }>
  /** Of communes. */
  secretaryAlsoChair?: Cited<Fraction>
  /** People under that age among those in rotation at the grass roots, the communes. Without a share nothing is warned of. */
  youngToGrassRoots?: Cited<{ under: number; atLeast?: Fraction }>
}

/**
 * One version of a legal text as the product applies it: plain data, each value with its article. A procedure copies
 * the part it runs by when it is launched, and keeps it.
 */
export interface RuleSet {
  id: string
  version: number
  title: Text
  inForce: { from: IsoDate; to?: IsoDate }
  /**
   * The id of the rule set that it takes the place of as the one chosen where nobody names one, on the days on which it is
   * in force. One that is published without it is chosen by hand only.
   */
  takesPlaceOf?: string
  reviewStatus: Text
  /** The texts it is taken from. */
  sources: readonly { id: string; title: Text }[]
  procedure?: ProcedureRules
  planning?: PlanningRules
  evaluation?: EvaluationRules
  locality?: LocalityRules
}

/** What a case keeps: the law of its procedure. The steps are the case's stages. */
export interface PinnedRules
  extends Pick<RuleSet, 'id' | 'version' | 'title' | 'sources'>,
    Omit<ProcedureRules, 'steps'> {}

/** The copy of a rule set that a case keeps. RangeError where no procedure runs by it. */
export function pinned({ id, version, title, sources, procedure }: RuleSet): PinnedRules {
  if (!procedure) throw new RangeError(`no procedure runs by rule set ${id} ${version}`)
  const { steps: _, ...law } = procedure
  return { id, version, title, sources, publicity: PUBLICITY, ...law }
}
