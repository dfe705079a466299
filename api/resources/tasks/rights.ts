import { findTaskStanding, type TaskStanding } from '../../../db/reads/tasks.js'
import type { TaskId } from '../../../domain/vocabulary.js'
import { type Caller, covers } from '../../../records/rights/caller.js'
import { seesTask } from '../../../records/rights/tasks.js'
import type { ApiDeps } from '../../deps.js'
import { Problem, refusalProblem } from '../../problems/problem.js'

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
