import type { Client } from '../../db/pool.js'
import { findTask, findTaskStanding, type TaskDetails, type TaskStanding } from '../../db/reads/tasks.js'
import { Refused } from '../../db/refused.js'
import type { TaskId } from '../../domain/vocabulary.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers, requireReach } from './caller.js'

/** Those who may know of a task: by a role on its unit, or because it is, was or could be theirs. */
function seesTask(caller: Caller, task: Omit<TaskStanding, 'id' | 'caseId' | 'sequence'>): boolean {
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

/** The task while it is open, for whoever may know of it. */
export const openTask = refusing(
  ['task-not-found', 'task-not-open'],
  async (client: Client, caller: Caller, { id }: { id: TaskId }): Promise<TaskStanding> => {
    const task = await findTaskStanding(client, id)
    if (!task || !seesTask(caller, task)) throw new Refused({ code: 'task-not-found' })
    if (task.status !== 'open') throw new Refused({ code: 'task-not-open', task: id })
    return task
  },
)

/** As `openTask`, for the HR officers of its unit. @throws Refused also not-permitted */
export const openTaskOfOfficers = refusing(
  [openTask, requireReach],
  async (client: Client, caller: Caller, named: { id: TaskId }): Promise<TaskStanding> => {
    const task = await openTask(client, caller, named)
    requireReach(caller.manages, task.unitId)
    return task
  },
)
