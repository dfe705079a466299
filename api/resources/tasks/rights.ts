import { findTaskStanding, type TaskStanding } from '../../../db/reads/tasks.js'
import type { GroupId, PersonId, TaskId, UnitId } from '../../../domain/vocabulary.js'
import { type Caller, covers } from '../../../records/rights/caller.js'
import type { ApiDeps } from '../../deps.js'
import { Problem, refusalProblem } from '../../problems/problem.js'

/** Those who may know of a task: by a role on its unit, or because it is, was or could be theirs. */
export function seesTask(caller: Caller, task: Omit<TaskStanding, 'id' | 'caseId'>): boolean {
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
  task: {
    unitId: UnitId
    assigneeId: PersonId | null
    groupId: GroupId | null
    completedBy: PersonId | null
    excluded: PersonId[]
  },
): boolean {
  const inGroup = task.groupId !== null && groups.includes(task.groupId) && !task.excluded.includes(personId)
  return inGroup || [task.assigneeId, task.completedBy].includes(personId) || covers(manages, task.unitId)
}

interface AskedOfTask {
  caller: Caller
  params: { id: TaskId }
}

/**
 * Whoever may know of the task, while it is open: whether it is theirs to complete, claim or release the case decides.
 * @throws Problem task-not-found, task-not-open
 */
export async function whoeverSeesTask(
  { pool }: Pick<ApiDeps, 'pool'>,
  { caller, params: { id } }: AskedOfTask,
): Promise<TaskStanding> {
  const task = await findTaskStanding(pool, id)
  if (!task || !seesTask(caller, task)) throw new Problem('task-not-found')
  if (task.status !== 'open') throw refusalProblem({ code: 'task-not-open', task: id })
  return task
}

/**
 * HR officers of the unit of the task's case.
 * @throws Problem task-not-found, task-not-open, not-permitted
 */
export async function officersOfTask(deps: Pick<ApiDeps, 'pool'>, asked: AskedOfTask): Promise<TaskStanding> {
  const task = await whoeverSeesTask(deps, asked)
  if (!covers(asked.caller.manages, task.unitId)) throw new Problem('not-permitted')
  return task
}
