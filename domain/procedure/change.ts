import type { Counted } from '../deadlines/recount.js'
import type { PostStandard } from '../eligibility/check-eligibility.js'
import type { CriterionId } from '../eligibility/criterion.js'
import type { ProcedureRules } from '../rules/rule-set.js'
import type { Composition } from '../rules/values/composition.js'
import type {
  CaseId,
  DayUnit,
  GroupId,
  Instant,
  IsoDate,
  PersonId,
  PostId,
  PostLevel,
  ProcedureKind,
  Published,
  SeatId,
  TaskId,
  Text,
  UnitId,
  VoteId,
  WorkingDays,
} from '../vocabulary.js'
import type { PaperCount, VoteVerdict } from '../voting/evaluate-vote.js'
import type {
  CandidateStatus,
  CaseAnswer,
  CaseStatus,
  Command,
  ConfidenceAsked,
  GroundGiven,
  Launch,
  LawHash,
  Moving,
  RotationMeant,
} from './case.js'
import type { Conclusion } from './conclusion.js'
import type { Limited } from './limits.js'
import type { AfterRotation, Effect, StageOutcome } from './outcomes.js'
import type { StageKind } from './stage-kinds.js'
import type { Meeting, TaskKind, WaivedBy } from './task-kinds.js'
import type { Assignee, Convened, Gathered, TaskDeadline, TimeGranted } from './tasks.js'

/** The case as people query it; the row of `cases`. */
export interface CaseRow {
  id: CaseId
  kind: ProcedureKind
  ruleSetId: string
  ruleSetVersion: number
  law: LawHash
  unitId: UnitId
  postId: PostId
  seatId: SeatId
  revokes?: CaseId
  begunOn: IsoDate
  begunBefore?: { reason: string; evidence: string }
  proposal?: GroundGiven | RotationMeant | Moving | ConfidenceAsked
  status: CaseStatus
  stage: string | null
  stages: StageRow[]
  outcome: {
    status: CaseStatus
    because?: string
    reason?: string
    person?: PersonId
    effectiveOn?: IsoDate
  } | null
  launchedBy: PersonId
  launchedAt: Instant
  closedAt: Instant | null
  waitingSince: Instant | null
}

export interface StageRow {
  key: string
  kind: StageKind
  title: Text
  status: 'waiting' | 'open' | 'passed' | 'skipped' | 'ended'
  visit: number
  openedAt?: Instant
  closedAt?: Instant
  outcome?: StageOutcome
}

export interface CandidateRow {
  personId: PersonId
  ordinal: number
  status: CandidateStatus
  /** Their file is open to the case: nobody has to agree, or who has to did. */
  agreed: boolean
  reason?: string
  waivers: WaiverGiven[]
}

/** A criterion that was waived, and by whom, when and why; where it takes two, who confirmed it and when. */
export interface WaiverGiven {
  criterion: CriterionId
  reason: string
  paper?: WaivedBy
  by: PersonId
  on: IsoDate
  confirmedBy?: PersonId
  confirmedOn?: IsoDate
}

export interface TaskRow {
  id: TaskId
  stage: string
  kind: TaskKind
  candidate?: PersonId
  assignee: Assignee
  claimedBy?: PersonId
  about: Readonly<Record<string, unknown>>
  openedAt: Instant
  deadline?: TaskDeadline
  remindedAt?: Instant
  escalatedAt?: Instant
}

export interface VoteRow {
  id: VoteId
  stage: string
  round: number
  status: 'convened' | 'counted'
  announced: boolean
  secret: boolean
  meetingOn: IsoDate
  groupId: GroupId
  electorate: {
    members: number
    convened: PersonId[]
    absences: { personId: PersonId; reason: string; forceMajeure: boolean }[]
    /** As what each is convened. */
    as: Record<PersonId, Convened['as']>
    corrections?: { personId: PersonId; reason: string }[]
    settledBy?: Meeting['settledBy']
    chair?: Meeting['chair']
    partlyOnline?: Meeting['partlyOnline']
  }
  candidates: PersonId[]
  count?: PaperCount
  verdict?: VoteVerdict
  tellers: PersonId[]
  /** Who said a second time that no paper came back, where none did: for the trail. */
  nothingReturned?: PersonId[]
}

export interface DecisionRow {
  outcome: 'approved' | 'rejected'
  resolutionNumber: string
  signedOn: IsoDate
  effectiveOn?: IsoDate
  bodyId: GroupId
  bodyVotes: { members: number; inFavour: number; against: number }
  signatory: string
  person?: PersonId
  recordedBy: PersonId
  confirmedBy: PersonId
  reason?: string
  conclusion?: Conclusion
}

/** An audit event before it is chained. `before` and `after` never hold a choice of a ballot or a blind entry (`isWithheld` of the row of a task's kind). */
export interface AuditEntry {
  what: string
  actor: PersonId | 'system'
  onBehalfOf?: PersonId
  task?: TaskId
  before?: unknown
  after?: unknown
}

/** Whom to tell: a person, a group's members, or the superior of whoever a task waits for. */
export type Recipient = { person: PersonId } | Assignee | { superiorOf: Assignee }

export interface Notice {
  to: Recipient
  kind: NoticeKind
  task?: TaskId
  params?: Readonly<Record<string, unknown>>
}
export type NoticeKind =
  | 'task-opened'
  | 'task-reassigned'
  | 'task-cancelled'
  | 'reminder'
  | 'due-today'
  | 'overdue'
  | 'nobody-may'
  | 'case-returned'
  | 'case-suspended'
  | 'case-resumed'
  | 'case-withdrawn'
  | 'case-decided'
  | 'case-stopped'

/**
 * Questions a change asks the world, answered by `record` in the transaction that writes it, so that a step costs one
 * activity and its answers are of the same snapshot (ADR 0007).
 */
export interface Questions {
  /** Days counted from the day of the change, or from the later day given; of a recount, from the day given. */
  deadlines: ({ task: TaskId; remindBefore: WorkingDays } & TimeGranted)[]
  /** Days left of a deadline, in its unit, for a suspension or a clock that stops. */
  remaining: { task: TaskId; due: IsoDate; unit?: DayUnit }[]
  eligibility: { task: TaskId; person: PersonId }[]
  members: { task: TaskId; group: GroupId }[]
  /** How many of a group may do what is kept from some of them. */
  takers: ({ task: TaskId } & Extract<Assignee, { group: GroupId }>)[]
  /** Who is convened to a vote: the composition, the unit of the post, and the circle of the post. */
  electorates: { task: TaskId; composition: Composition; unit: UnitId; circle: GroupId }[]
  /** Who heads a group and need not stand back. Absent from changes that an earlier version made. */
  heads?: { task: TaskId; group: GroupId }[]
}

/** Somebody who becomes a candidate. `isClosed`: of what stands in the way nothing is told. */
interface Newcomer {
  person: PersonId
  field: string
  isClosed?: boolean
}

/** What must be so in the transaction that writes the change, or nothing is written. */
export interface Guard {
  person: PersonId
  /** Who become candidates by this change: each must meet the criteria, `person` among them. */
  newcomers?: readonly Newcomer[]
  /** Criteria that were waived; the others must (still) be met. Absent where they are not looked at. */
  waived?: string[]
  /** The only criteria that are looked at, where not all are. */
  only?: readonly CriterionId[]
  /** Until when the decision has the post held, where it says so. */
  termEndsOn?: IsoDate
  /** The dossier must be complete and in date on that day. */
  dossier?: { on: IsoDate }
  /** The time for objections to that publication must be over before the day, and each answered. */
  objections?: { to: Published; on: IsoDate }
  /** The body has given that number to no other decision of the year. */
  newNumber?: { body: GroupId; number: string; signedOn: IsoDate; field: string }
  /** The term of office that is decided ends after the present one. */
  endsLater?: {
    termEndsOn: IsoDate
    field: string
    seat: SeatId
    /** Where a decision signed after the old end has the new term run from it: when it was signed, and from when it runs. */
    begins?: { signedOn: IsoDate; effectiveOn: IsoDate; field: string }
  }
  /** Done on that day; where that is too late, the reason is owed in the field. */
  inTime?: { what: Limited; on: IsoDate; field: string; seat: SeatId; policyAnsweredOn?: IsoDate } & Pick<
    ProcedureRules,
    'approval'
  >
}

/** One change of one case, written whole or not at all. */
export interface Change {
  caseId: CaseId
  /** 1 for the launch; the row's present sequence plus one. */
  sequence: number
  at: Instant
  command?: Command
  answer?: CaseAnswer
  row: CaseRow
  /** The whole state of the case after it; the answers of `record` are kept beside it. */
  state: StoredState
  /** Of the launch: with what the case was started. */
  launch?: StoredLaunch
  /** Those that are new or stand otherwise than before. */
  candidates: CandidateRow[]
  tasksOpened: TaskRow[]
  tasksChanged: TaskRow[]
  tasksClosed: { id: TaskId; status: 'done' | 'cancelled'; by?: PersonId }[]
  votes: VoteRow[]
  votesAnnulled: { id: VoteId; reason: string }[]
  decision?: DecisionRow
  audit: AuditEntry[]
  notices: Notice[]
  questions: Questions
  /**
   * Of a change that only counts deadlines anew: how they were counted. Nothing is written unless one of them is counted
   * otherwise now; the audit event then tells how.
   */
  recount?: Record<TaskId, Counted>
  /** The post that `eligibility` questions and guards are judged for; present where there are such. */
  judge?: { post: PostStandard; begunOn: IsoDate }
  /** The candidate must (still) meet every criterion not waived, judged in this transaction, or nothing is written. */
  guard?: Guard
  /** Whoever acts must be none of the case's people, not so close to a candidate, nor have such an interest. */
  recusal?: {
    actor: PersonId | 'system'
    /** To whom a task is given: the same holds for them. */
    holder?: PersonId
    /** Everybody who is or was a candidate, or becomes one by this change. */
    people: PersonId[]
    /** Those of them who did not withdraw and were not blocked. */
    candidates: PersonId[]
  }
  /** What happens to posts and seats. */
  effects: RecordEffect[]
}

export type RecordEffect =
  | ({ do: 'fill-seat'; seatId: SeatId; postId: PostId; level: PostLevel; rotation?: string } & Effect)
  | { do: 'end-rotation'; seatId: SeatId; person: PersonId; effectiveOn: IsoDate; after: AfterRotation }
  | {
      do: 'begin-secondment'
      seatId: SeatId
      person: PersonId
      effectiveOn: IsoDate
      until: IsoDate
      receiver: string
    }
  | { do: 'end-secondment'; seatId: SeatId; person: PersonId; effectiveOn: IsoDate }
  | { do: 'revoke'; caseId: CaseId; effectiveOn: IsoDate }
  | { do: 'vacate-seat'; seatId: SeatId; person: PersonId; effectiveOn: IsoDate }
  | { do: 'keep-confidence'; number: string }
  | { do: 'extend-term'; seatId: SeatId; person: PersonId; effectiveOn: IsoDate; termEndsOn: IsoDate }

/** What `record` answers: the world's replies, and the chain as it stands after the change. */
export interface ChangeRecorded {
  auditHead: string
  auditLength: number
  deadlines: Record<TaskId, TaskDeadline>
  remaining: Record<TaskId, WorkingDays>
  gathered: Record<TaskId, Gathered>
  /** Of a recount: the tasks whose deadline is told from the beginning, because it moved to a day still to come. */
  toldAnew?: TaskId[]
  /** Set when a recount changed no deadline: nothing was written. */
  unmoved?: true
}

/**
 * What `record` answers instead, having written nothing, where the database knows more of the case than its workflow: a
 * change that was written by a workflow task which was lost with its worker, or by a run that Temporal has forgotten.
 */
export interface Missed {
  missed: {
    /** The case after its last change, and what was answered to that. */
    state: StoredState
    recorded: ChangeRecorded
    /** Where this very command was recorded: what it was answered, and to which body. */
    answered?: { answer: CaseAnswer; bodyHash: string }
  }
}

/** The state of a case without its launch, as its workflow keeps it: plain data that nobody else looks into. */
export type StoredState = Readonly<Record<string, unknown>> & { readonly sequence: number }

/** What is kept sealed of a case; a state is that after the change of that sequence. */
export type KeptPart =
  | { part: 'launch'; caseId: CaseId }
  | { part: 'state'; caseId: CaseId; sequence: number }

/** A launch without what follows from its law. */
export type StoredLaunch = Omit<Launch, 'stages' | 'ruleSet'>
