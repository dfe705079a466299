import type { Client } from '../../db/pool.js'
import { listCandidaciesAmong } from '../../db/reads/candidacies.js'
import { findRecusalFromCase } from '../../db/reads/recusal.js'
import { findTask, type TaskDetails, type TaskRow, type TaskStanding } from '../../db/reads/tasks.js'
import { Refused } from '../../db/refused.js'
import type { Recusal } from '../../domain/procedure/refusals.js'
import { TASK_ROWS } from '../../domain/procedure/task-kinds.js'
import type { Assignee } from '../../domain/procedure/tasks.js'
import { notTheirs } from '../../domain/procedure/whose-task.js'
import type { IsoDate, PersonId, TaskId } from '../../domain/vocabulary.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers } from './caller.js'
import { type CaseCommanded, requireSteers, steers } from './cases.js'
import { requireNoRival } from './nearness.js'
import { requireUntied } from './recusal.js'

/** Those who may know of a task: by a role on its unit, or because it is, was or could be theirs. */
export function seesTask(
  caller: Pick<Caller, 'personId' | 'groups' | 'sees'>,
  task: Pick<TaskStanding, 'unitId' | 'assigneeId' | 'claimedBy' | 'completedBy' | 'groupId'>,
): boolean {
  const { personId, groups, sees } = caller
  return (
    covers(sees, task.unitId) ||
    [task.assigneeId, task.claimedBy, task.completedBy].includes(personId) ||
    (task.groupId !== null && groups.includes(task.groupId))
  )
}

/** What of a task somebody is told beside that it is there. */
export interface TaskKnown {
  /** What it is about, but what its doer alone reads; undefined where they are not told. */
  about: TaskDetails['about'] | undefined
  /**
   * Are they told by which criteria its candidate was judged, and how? Of whom a unit is asked for the unit alone is: to
   * everybody else the file is closed, and they know whether all is met (ADR 0040).
   */
  readsCriteria: boolean
  /** Why they, as one of its group, stand back from it. */
  recusal: Recusal | undefined
}

/**
 * What a task is about may name facts of a person: for those whose task it is or was, and the officers of the case. A
 * candidate of the case, whatever their office, knows it of what is given to them in person alone; whoever stands back from
 * the case, of what is given to them or was done by them.
 */
export async function knownOfTask(
  client: Client,
  { personId, groups, manages }: Caller,
  task: TaskDetails,
  today: IsoDate,
): Promise<TaskKnown> {
  const { assigneeId, completedBy, excluded, groupId, status, unitId } = task
  const isOfGroup = groupId !== null && groups.includes(groupId)
  const byHand = assigneeId === personId || (completedBy === personId && !task.isCandidate)
  const isAsked = isOfGroup && !excluded.includes(personId)
  const byOffice = isAsked || covers(manages, unitId)
  const mayStandBack = !byHand && (isOfGroup || byOffice)
  const recusal = mayStandBack ? await findRecusalFromCase(client, task.caseId, personId, today) : undefined
  const knows = byHand || (byOffice && !recusal && !task.isCandidate && !task.standsAgainst)
  return {
    about: knows ? (isDoer(task, personId) ? task.about : withoutDoers(task)) : undefined,
    readsCriteria: knows && (byHand || isAsked || !TASK_ROWS[task.kind].answersForItself),
    recusal: isOfGroup && status === 'open' ? recusal : undefined,
  }
}

const isDoer = ({ assigneeId, claimedBy, completedBy }: TaskDetails, personId: PersonId): boolean =>
  [assigneeId, claimedBy, completedBy].includes(personId)

/** What a task is about, without what its doer alone reads. */
function withoutDoers({ kind, about }: TaskDetails): TaskDetails['about'] {
  const { forItsDoer = [] } = TASK_ROWS[kind]
  return Object.fromEntries(Object.entries(about).filter(([member]) => !forItsDoer.includes(member)))
}

/** The task as a candidate of its case is told of it: as in the trail, not who of others did it. */
export function withoutWho<Row extends TaskRow>(row: Row, { personId }: Pick<Caller, 'personId'>): Row {
  if (row.status === 'open' || row.completedBy === personId) return row
  return { ...row, claimedBy: null, claimedByName: null, completedBy: null, completedByName: null }
}

/** Tasks of any cases as the caller is told of them: as `withoutWho` where they are a candidate. */
export async function toldTo(
  client: Client,
  caller: Pick<Caller, 'personId'>,
  rows: readonly TaskRow[],
): Promise<(row: TaskRow) => TaskRow> {
  const over = rows.filter(({ status }) => status !== 'open').map(({ caseId }) => caseId)
  const own = over.length > 0 ? await listCandidaciesAmong(client, caller.personId, over) : new Set()
  return (row) => (own.has(row.caseId) ? withoutWho(row, caller) : row)
}

/** @throws Refused task-not-found also for those who may not know of it */
export const visibleTask = refusing(
  ['task-not-found'],
  async (client: Client, caller: Caller, id: TaskId): Promise<TaskDetails> => {
    const task = await findTask(client, id, caller)
    if (!task || !seesTask(caller, task)) throw new Refused({ code: 'task-not-found' })
    return task
  },
)

/** The task with what it is about, for those who are told it. @throws Refused also recused, not-permitted */
export const taskTold = refusing(
  [visibleTask, requireUntied, 'not-permitted'],
  async (client: Client, caller: Caller, id: TaskId, today: IsoDate): Promise<TaskDetails> => {
    const task = await visibleTask(client, caller, id)
    const { about } = await knownOfTask(client, caller, task, today)
    if (about) return { ...task, about }
    await requireUntied(client, task.caseId, caller, today)
    throw new Refused({ code: 'not-permitted' })
  },
)

/** The task while it is open and its case goes on, for whoever may know of it. */
export const openTask = refusing(
  ['task-not-found', 'task-not-open', 'case-suspended'],
  (caller: Caller, task: TaskStanding | undefined): TaskStanding & CaseCommanded => {
    if (!task || !seesTask(caller, task)) throw new Refused({ code: 'task-not-found' })
    if (task.status !== 'open') throw new Refused({ code: 'task-not-open', task: task.id })
    if (task.caseStatus === 'suspended') throw new Refused({ code: 'case-suspended' })
    return { ...task, steers: steers(caller, task) }
  },
)

/**
 * As `openTask`, for whoever is to do it: what is a group's, for none who stands against a candidate in another case.
 * @throws Refused also as the case would: it is no other's
 */
export const ownOpenTask = refusing(
  [openTask, requireNoRival],
  (caller: Caller, found: TaskStanding | undefined): TaskStanding & CaseCommanded => {
    const task = openTask(caller, found)
    const refusal = notTheirs(givenTo(task), caller)
    if (refusal) throw new Refused(refusal)
    if (task.groupId !== null) requireNoRival(task)
    return task
  },
)

/** As `ownOpenTask`, of a group, one of whom takes it for themself. */
export const taskToClaim = refusing(
  [ownOpenTask, 'not-a-group-task'],
  (caller: Caller, found: TaskStanding | undefined): TaskStanding & CaseCommanded => {
    const task = openTask(caller, found)
    if (task.groupId === null) throw new Refused({ code: 'not-a-group-task', task: task.id })
    return ownOpenTask(caller, task)
  },
)

/** Whom a task is given to, as its case has it. */
function givenTo({ id, assigneeId, groupId, excluded: except, claimedBy }: TaskStanding) {
  const assignee: Assignee = groupId === null ? { person: assigneeId ?? '' } : { group: groupId, except }
  return { id, assignee, ...(claimedBy !== null && { claimedBy }) }
}

/** As `openTask`, for whoever gives it back: the case decides whose it is, but a rival gives back no other's. */
export const taskToGiveBack = refusing(
  [openTask, requireNoRival],
  (caller: Caller, found: TaskStanding | undefined): TaskStanding & CaseCommanded => {
    const task = openTask(caller, found)
    if (task.claimedBy !== caller.personId) requireNoRival(task)
    return task
  },
)

/** As `openTask`, for the HR officers of its unit and of the level of its case. @throws Refused also not-permitted, wrong-level */
export const openTaskOfOfficers = refusing(
  [openTask, requireSteers, requireNoRival],
  (caller: Caller, found: TaskStanding | undefined): TaskStanding & CaseCommanded => {
    const task = openTask(caller, found)
    requireSteers(caller, task)
    requireNoRival(task)
    return task
  },
)
