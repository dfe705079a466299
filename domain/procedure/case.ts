import type { MoveReason } from '../moving/why-moved.js'
import type { RotationReason } from '../rotation/why-rotated.js'
import type { FlowRules, PinnedRules } from '../rules/rule-set.js'
import type { ForTwoInCases } from '../two-people.js'
import type {
  CaseId,
  Degree,
  GroupId,
  Instant,
  IsoDate,
  PersonId,
  PostId,
  PostLevel,
  ProcedureKind,
  SeatId,
  TaskId,
  UnitId,
} from '../vocabulary.js'
import type { AfterRotation } from './outcomes.js'
import type { Proposed } from './proposed.js'
import type { StageDefinition } from './stage-kinds.js'
import type { Settlement, TaskKind } from './task-kinds.js'

export const CASE_STATUSES = [
  'running',
  'suspended',
  'decided',
  'completed',
  'rejected',
  'stopped',
  'withdrawn',
] as const
export type CaseStatus = (typeof CASE_STATUSES)[number]
/** Open: something can still happen by itself or by command. `decided` waits for its effective date. */
export const OPEN_STATUSES = ['running', 'suspended', 'decided'] as const satisfies readonly CaseStatus[]

/** Can something still happen in a case of that status? */
export function isOpen(status: string): status is (typeof OPEN_STATUSES)[number] {
  const open: readonly string[] = OPEN_STATUSES
  return open.includes(status)
}

/** Why somebody was replaced, or left office before grounds had the codes of the law. */
export const GROUNDS = ['tasks-not-fulfilled', 'evaluation', 'discipline', 'own-wish'] as const
export type Ground = (typeof GROUNDS)[number]

/** `proposed`: their unit has not answered whether they are one; `not-agreed`: it refused. */
export const CANDIDATE_STATUSES = [
  'proposed',
  'not-agreed',
  'active',
  'rejected',
  'not-selected',
  'selected',
  'withdrawn',
  'blocked',
  'appointed',
] as const
export type CandidateStatus = (typeof CANDIDATE_STATUSES)[number]
/** Nobody's concern any more: they left, or never became one. */
export const LOST_STATUSES: readonly CandidateStatus[] = ['withdrawn', 'blocked', 'not-agreed']

/** Who speaks: resolved by the API from the token and PostgreSQL, carried encrypted with the command. */
export interface Actor {
  personId: PersonId
  /** Groups the person is a member of today. */
  groups: GroupId[]
  /** Is the person an HR officer for the case's unit? */
  manages: boolean
}

/** A command's identity: repeated, it gives the first answer. */
export interface Command {
  /** Hash of actor, method, path and Idempotency-Key; also the update id. */
  id: string
  /** SHA-256 of the canonical body. */
  bodyHash: string
}

/** A ground of leaving office by its code, with what shows it where the records do not. */
export interface GroundProven {
  code: string
  /** The paper that shows it. */
  paper?: { number: string; on: IsoDate }
  /** Of a vote of confidence: the ballots of low confidence, of those collected. */
  confidence?: { low: number; collected: number; number: string; on: IsoDate }
}
/** Grounds of the law, by code; `on` is the day from which the law counts: of the letter, or on which they sufficed. */
export interface GroundsNamed {
  grounds: readonly GroundProven[]
  reason: string
  on?: IsoDate
  /** A letter of the person, where the law votes on whoever handed in none. */
  byLetter?: true
}
/** Of a replacement, and of procedures launched before grounds had codes. */
export interface GroundOfOld {
  ground: Ground
  reason: string
}
export type GroundGiven = GroundsNamed | GroundOfOld
/** Of a vote of confidence: when the term began, and who of the leaders is left out by which paper. */
export interface ConfidenceAsked {
  termBeganOn: IsoDate
  leftOut: readonly LeftOut[]
}
/** A leader who has notice of retirement is not voted on. */
export interface LeftOut {
  personId: PersonId
  number: string
  on: IsoDate
}
/** A transfer or a secondment as it is proposed; of an early return, why. */
export interface Moving {
  purpose: string
  movedFor?: MoveReason
  /** Of a secondment: where the person is to work, and until when. */
  receiver?: string
  secondedUntil?: IsoDate
  /** They asked for it themselves: their paper. */
  ownRequest?: Settlement
}

export interface RotationMeant {
  purpose: string
  until: IsoDate
  because?: RotationReason
  /** What the plan has come after it. */
  next?: AfterRotation
  /** The paper by which the authority has it last shorter than the law does. */
  shorterBy?: Settlement
}

/** What the system asks of an open case after a change of the calendar. */
export interface RecountAsked {
  command: Command
  /** Who changed the calendar: the audit trail of the case names them. */
  by: PersonId
}

/** The seat to fill and the circle of people that acts on it, copied at launch. */
export interface Subject {
  seatId: SeatId
  postId: PostId
  unitId: UnitId
  level: PostLevel
  degree?: Degree
  /** Does the party committee of its body lead comprehensively? Left out: it was not on record at the launch. */
  partyLeads?: boolean
  /** HR officers: planning check, convening, returns. */
  office: GroupId
  reviewers: GroupId
  tellers: GroupId
  electorate: GroupId
  managingBody: GroupId
  secretariat: GroupId
}

/** The id of the case that a command or an event comes to, by its SHA-256 in hex: asked again, it meets the same case. */
export const caseIdOf = (digest: string): CaseId => `p-${digest.slice(0, 20)}`

/** A whole launch, with the law by its hash: nothing else of it is looked up later. */
export interface Launch {
  caseId: CaseId
  kind: ProcedureKind
  subject: Subject
  candidates: PersonId[]
  /** Those of them who are only proposed; left out: nobody. */
  proposed?: readonly Proposed[]
  /** The steps, as they stood on the day it began. */
  stages: readonly StageDefinition[]
  /** The law of that day with its steps, by the hash of its bytes: pinned before the case is started. */
  law: LawHash
  /** What of it the flow itself reads. */
  ruleSet: FlowRules
  /** The day on which the procedure began: that of the launch, or an earlier one of a procedure begun on paper. */
  begunOn: IsoDate
  /** Why it began before it was launched here, and the document that shows it. */
  begunBefore?: { reason: string; evidence: string }
  /** The day that the authority set for counting the age of the candidates; left out, the law says which. */
  ageCountedOn?: IsoDate
  launchedBy: Actor
  command: Command
  /** Set where a term that ends opened it: nobody launched it, `launchedBy` is the officer whose case it is. */
  byItself?: true
  /** Of whoever leaves office: the grounds of the proposal. */
  ground?: GroundGiven
  /** Of a rotation: what it is for, and until when it is meant. */
  rotation?: RotationMeant
  /** Of a transfer or a secondment: what it is for. */
  moving?: Moving
  /** Of a vote of confidence: when the term began, and who is left out. */
  confidence?: ConfidenceAsked
  /** Of a revocation: the case whose decision is revoked. */
  revokes?: CaseId
  /** What in it one enters and another confirms: as the installation had it at the launch. Nothing, of an older one. */
  twoPeopleFor?: readonly ForTwoInCases[]
  /** Set for a procedure already begun on paper: when it began, and what was done since. */
  paperTrail?: { launchedAt: Instant; steps: PaperStep[] }
}

/** A launch whose law is not pinned yet. */
export interface LaunchWithLaw extends Omit<Launch, 'law' | 'ruleSet'> {
  ruleSet: PinnedRules
}

/** One step of a procedure that was run on paper before it was entered: the same command, with its own day. */
export interface PaperStep {
  at: Instant
  actor: Actor
  /** A completion names its task by kind and candidate, as paper does. */
  task?: { kind: TaskKind; candidate?: PersonId }
  name: string
  input: unknown
}

/** The law that a case keeps: its steps, and the rules they are taken by. */
export interface PinnedLaw {
  rules: PinnedRules
  stages: readonly StageDefinition[]
}

/** SHA-256 of the canonical bytes of a `PinnedLaw`, in hex. */
export type LawHash = string

/** What a command answers with, stored for its repetition: codes only. */
export interface CaseAnswer {
  id: CaseId
  kind: ProcedureKind
  status: CaseStatus
  stage: string | null
  sequence: number
  openTasks: { id: TaskId; kind: TaskKind; stage: string; candidate?: PersonId; dueOn?: IsoDate }[]
}

/** How a case ended, the workflow's result. */
export interface ProcedureOutcome {
  caseId: CaseId
  status: CaseStatus | 'refused'
  /** Head of the case's audit chain when it closed. */
  auditHead: string
  auditLength: number
}
