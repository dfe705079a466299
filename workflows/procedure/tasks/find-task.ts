import type { Actor } from '../../../domain/procedure/case.js'
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

/** Why a task is not this person's to do. */
export function notTheirs(task: HumanTask, actor: Actor): Refusal | undefined {
  const { assignee } = task
  const belongs =
    'person' in assignee ? assignee.person === actor.personId : actor.groups.includes(assignee.group)
  if (!belongs) return { code: 'not-the-assignee', task: task.id }
  if (isExcluded(task, actor.personId)) return { code: 'second-entry-by-first-person', task: task.id }
  if (task.claimedBy !== undefined && task.claimedBy !== actor.personId) {
    return { code: 'task-claimed-by-another', task: task.id }
  }
  return undefined
}

/** Is it kept from the person, who did what it is to be checked against? */
export const isExcluded = ({ assignee }: HumanTask, person: string): boolean =>
  'group' in assignee && assignee.except.includes(person)
