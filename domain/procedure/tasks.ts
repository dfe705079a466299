import type { CriterionId, CriterionResult } from '../eligibility/criterion.js'
import type {
  DayUnit,
  DocumentId,
  ElectoratePart,
  GroupId,
  Instant,
  IsoDate,
  PersonId,
  TaskId,
  Text,
  WorkingDays,
} from '../vocabulary.js'
import type { PaperCount } from '../voting/evaluate-vote.js'
import type { AfterRotation } from './outcomes.js'
import type { TaskKind } from './task-kinds.js'

/** What each kind of task is completed with; what else there is to a kind is its row in task-kinds.ts. */
export type TaskResults = { [Kind in TaskKind]: Results[Kind] }

interface Results {
  'confirm-eligibility':
    | { decision: 'confirm'; waivers: { criterion: CriterionId; reason: string }[] }
    | { decision: 'reject'; reason: string }
    | { decision: 'recheck' }
  'submit-action-program': { documentId: DocumentId; sha256: string; summary: string }
  'submit-self-report': { documentId: DocumentId; sha256: string; summary: string }
  'give-opinion': Opinion
  'review-action-program': { accepted: true } | { accepted: false; reason: string }
  'convene-vote': Meeting
  'enter-count': PaperCount
  'decide-vote': VoteDecision
  'record-policy':
    | { agreed: true; resolutionNumber: string; signedOn: IsoDate; signatory: string }
    | { agreed: false; reason: string }
  'submit-dossier': { note?: string } & IfLate
  'record-decision': DecisionRecord
  'confirm-decision': { confirmed: true } | { confirmed: false; reason: string }
  'supply-papers': { documentIds: DocumentId[]; note: string }
  'resolve-lost-candidate':
    | { action: 'return'; stage: string; reason: string }
    | { action: 'stop'; reason: string }
  'record-introduction': { introducedOn: IsoDate; resolutionNumber: string }
  'record-election-result': { electedOn: IsoDate; elected: boolean; votesFor: number; voters: number }
  'record-ratification':
    | {
        ratified: true
        resolutionNumber: string
        signedOn: IsoDate
        effectiveOn: IsoDate
        keepsFormerPost: boolean
      }
    | { ratified: false; reason: string }
}

/** A meeting as it is convened. */
export interface Meeting extends IfLate {
  meetingOn: IsoDate
  convened: PersonId[]
  absences: { personId: PersonId; reason: string; forceMajeure: boolean }[]
  /** The paper by which the authority settled the list and the absences before the vote. */
  settledBy?: Settlement
  /** Whom the officer added to those the records name, or left out, and why. */
  corrections?: { personId: PersonId; reason: string }[]
  /** Whom the step before left behind, or who was no candidate so far, and the meeting puts on the ballot all the same. */
  outsiders?: PersonId[]
}

/** A paper of the authority. */
export interface Settlement {
  documentNumber: string
  signedOn: IsoDate
}

/** Who is chosen where the votes do not decide, or that nobody is. */
export type VoteDecision = (
  | { choice: 'select'; person: PersonId; reasons: string }
  | { choice: 'stop'; reasons: string }
) & {
  /** What the others of the meeting said: reported by the head who picks. */
  views?: string
  /** Of the authority's decision. */
  resolutionNumber?: string
  /** The day of the authority's decision. */
  decidedOn?: IsoDate
}

/** A written opinion, as the office enters it: who gave it, when, and what it says. */
export interface Opinion {
  opinion: 'agree' | 'disagree'
  givenBy: string
  givenOn: IsoDate
  summary: string
}

/** What the managing body answered, as its secretariat records it. */
export type DecisionRecord =
  | (Resolution &
      IfLate & {
        outcome: 'approved'
        effectiveOn: IsoDate
        keepsFormerPost: boolean
        termEndsOn?: IsoDate
        afterRotation?: AfterRotation
      })
  | (Resolution & IfLate & { outcome: 'rejected'; reason: string })
  | { outcome: 'more-papers'; reason: string }
  | { outcome: 'returned'; stage: string; keep: string[]; reason: string }

/** Of what has a term by law: later, the reason is owed. */
export interface IfLate {
  lateReason?: string
}

export interface Resolution {
  resolutionNumber: string
  signedOn: IsoDate
  bodyVotes: { inFavour: number; against: number }
  signatory: string
}

/** Who may complete a task: one person, or any member of a group but those named. */
export type Assignee = { person: PersonId } | { group: GroupId; except: PersonId[] }

/** A due date with what an officer needs to check it, and the instants at which the workflow acts. */
export interface TaskDeadline {
  from: IsoDate
  /** Days granted: working days, unless `unit` says otherwise. */
  workingDays: WorkingDays
  unit?: DayUnit
  due: IsoDate
  skipped: { date: IsoDate; reason: Text }[]
  provisional: boolean
  article: Text
  /** The early reminder; absent when it would fall before the opening. */
  remindAt?: Instant
  /** The reminder on the due date, in the morning. */
  dueAt: Instant
  /** 00:00 of the day after, Asia/Ho_Chi_Minh: overdue and escalated from here. */
  overdueAt: Instant
}

/**
 * Time granted for a task: working days counted from its opening, or from a later day such as that of a meeting; calendar
 * days where the unit says so.
 */
export interface TimeGranted {
  workingDays: WorkingDays
  unit?: DayUnit
  article: Text
  from?: IsoDate
}

/** Somebody convened to a vote, and as what. */
export interface Convened {
  person: PersonId
  as: ElectoratePart | 'member' | 'staff'
}

/** Facts about the world that `record` reads in the transaction that opens a task, for whoever completes it. */
export interface Gathered {
  eligibility?: { on: IsoDate; results: CriterionResult[] }
  members?: PersonId[]
  /** Those the records name for a vote, each once, with the reason. */
  electorate?: Convened[]
}

/** An open human task in a case's state. */
export interface HumanTask {
  id: TaskId
  /** The need it serves: unique within one visit of its stage. */
  need: string
  stage: string
  visit: number
  kind: TaskKind
  candidate?: PersonId
  assignee: Assignee
  claimedBy?: PersonId
  about: Readonly<Record<string, unknown>>
  openedAt: Instant
  within?: TimeGranted
  deadline?: TaskDeadline
  /** Days that were left when the case was suspended, in the unit of the time granted. */
  remaining?: WorkingDays
  /** The last thing said about its deadline. */
  told: 'nothing' | 'reminded' | 'due' | 'escalated'
  gathered?: Gathered
}
