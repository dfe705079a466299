import type { CriterionResult } from '../eligibility/criterion.js'
import type {
  DayUnit,
  ElectoratePart,
  GroupId,
  Instant,
  IsoDate,
  PersonId,
  TaskId,
  Text,
  WorkingDays,
} from '../vocabulary.js'
import type { TaskKind } from './task-kinds.js'

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
  /** The day of an event from which the text counts, be it before the opening: a letter received, a proposal made. */
  since?: IsoDate
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
  /** Who heads a group and need not stand back from the case; null where nobody does. */
  head?: PersonId | null
  /** Of a group's task that not all of them may do: how many may. */
  takers?: number
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
  /** Who held it so far, where its doer alone reads what it is about. */
  heldBy?: PersonId[]
  about: Readonly<Record<string, unknown>>
  openedAt: Instant
  within?: TimeGranted
  deadline?: TaskDeadline
  /** Days that were left when the case was suspended, in the unit of the time granted; below nothing where it was over. */
  remaining?: WorkingDays
  /** The last thing said about its deadline. */
  told: 'nothing' | 'reminded' | 'due' | 'escalated'
  gathered?: Gathered
}

/** May nobody of its group do it, as the group was when it was opened? Those who stand back from the case are not looked for. */
export const isForNobody = ({ gathered }: Pick<HumanTask, 'gathered'>): boolean => gathered?.takers === 0
