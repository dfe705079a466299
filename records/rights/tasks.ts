import type { Client } from '../../db/pool.js'
import { findTask, type TaskDetails, type TaskStanding } from '../../db/reads/tasks.js'
import { Refused } from '../../db/refused.js'
import type { Assignee } from '../../domain/procedure/tasks.js'
import { notTheirs } from '../../domain/procedure/whose-task.js'
import type { TaskId } from '../../domain/vocabulary.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers, requireReach } from './caller.js'

/** Those who may know of a task: by a role on its unit, or because it is, was or could be theirs. */
function seesTask(
  caller: Caller,
  task: Pick<TaskStanding, 'unitId' | 'assigneeId' | 'claimedBy' | 'completedBy' | 'groupId'>,
): boolean {
  const { personId, groups, sees } = caller
  return (
    covers(sees, task.unitId) ||
    [task.assigneeId, task.claimedBy, task.completedBy].includes(personId) ||
    (task.groupId !== null && groups.includes(task.groupId))
  )
}

/** What a task is about may name facts of a person: for those whose task it is or was, and the officers of the case. */
export function knowsWhatAbout(
  { personId, groups, manages }: Caller,
  task: Pick<TaskDetails, 'unitId' | 'assigneeId' | 'groupId' | 'completedBy' | 'excluded'>,
): boolean {
  const inGroup = task.groupId !== null && groups.includes(task.groupId) && !task.excluded.includes(personId)
  return inGroup || [task.assigneeId, task.completedBy].includes(personId) || covers(manages, task.unitId)
}

/** @throws Refused task-not-found also for those who may not know of it */
export const visibleTask = refusing(
  ['task-not-found'],
  async (client: Client, caller: Caller, id: TaskId): Promise<TaskDetails> => {
    const task = await findTask(client, id)
    if (!task || !seesTask(caller, task)) throw new Refused({ code: 'task-not-found' })
    return task
  },
)

/** The task while it is open and its case goes on, for whoever may know of it. */
export const openTask = refusing(
  ['task-not-found', 'task-not-open', 'case-suspended'],
  (caller: Caller, task: TaskStanding | undefined): TaskStanding => {
    if (!task || !seesTask(caller, task)) throw new Refused({ code: 'task-not-found' })
    if (task.status !== 'open') throw new Refused({ code: 'task-not-open', task: task.id })
    if (task.caseStatus === 'suspended') throw new Refused({ code: 'case-suspended' })
    return task
  },
)

/** As `openTask`, for whoever is to do it. @throws Refused also as the case would: it is no other's */
export const ownOpenTask = refusing(
  [openTask],
  (caller: Caller, found: TaskStanding | undefined): TaskStanding => {
    const task = openTask(caller, found)
    const refusal = notTheirs(givenTo(task), caller)
    if (refusal) throw new Refused(refusal)
    return task
  },
)

/** As `ownOpenTask`, of a group, one of whom takes it for themself. */
export const taskToClaim = refusing(
  [ownOpenTask, 'not-a-group-task'],
  (caller: Caller, found: TaskStanding | undefined): TaskStanding => {
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

/** As `openTask`, for the HR officers of its unit. @throws Refused also not-permitted */
export const openTaskOfOfficers = refusing(
  [openTask, requireReach],
  (caller: Caller, found: TaskStanding | undefined): TaskStanding => {
    const task = openTask(caller, found)
    requireReach(caller.manages, task.unitId)
    return task
  },
)
