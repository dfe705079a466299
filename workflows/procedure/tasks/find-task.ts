import type { Refusal } from '../../../domain/procedure/refusals.js'
import type { HumanTask } from '../../../domain/procedure/tasks.js'
import type { TaskId } from '../../../domain/vocabulary.js'
import { type CaseState, isClosed } from '../state.js'

/** The open task of that id, or why nothing can be done with it. */
export function openTask(state: CaseState, id: TaskId): HumanTask | Refusal {
  if (isClosed(state)) return { code: 'case-closed', status: state.status }
  const task = state.tasks.find((open) => open.id === id)
  if (!task) return { code: 'task-not-open', task: id }
  return state.status === 'suspended' ? { code: 'case-suspended' } : task
}

/** The open task of that id that one of a group may do, or why it is none. */
export function groupTask(state: CaseState, id: TaskId): HumanTask | Refusal {
  const task = openTask(state, id)
  return 'code' in task || 'group' in task.assignee ? task : { code: 'not-a-group-task', task: id }
}
