import type { Notice } from '../../../domain/procedure/change.js'
import { TASK_ROWS } from '../../../domain/procedure/task-kinds.js'
import type { HumanTask } from '../../../domain/procedure/tasks.js'
import { isExcluded, notTheirs } from '../../../domain/procedure/whose-task.js'
import type { Instant, PersonId } from '../../../domain/vocabulary.js'
import type { Decide, Decided } from '../decided.js'
import type { Commands } from '../messages.js'
import type { CaseState } from '../state.js'
import { groupTask } from './find-task.js'

/** A member of the group takes a task for themself. */
export const claimTask: Decide<Commands['claimTask']> = (state, { actor, input }, at) => {
  const task = groupTask(state, input.task)
  if ('code' in task) return task
  const refusal = notTheirs(task, actor)
  if (refusal) return refusal
  return held(state, task, actor.personId, {
    audit: { what: 'task-claimed', actor: actor.personId, task: task.id },
    at,
  })
}

/** Whoever holds a task, or an officer of the case, gives it back to the group. */
export const releaseTask: Decide<Commands['releaseTask']> = (state, { actor, input }, at) => {
  const task = groupTask(state, input.task)
  if ('code' in task) return task
  if (task.claimedBy === undefined) return { code: 'task-not-claimed', task: task.id }
  if (task.claimedBy !== actor.personId && !actor.manages)
    return { code: 'task-claimed-by-another', task: task.id }
  return held(state, task, undefined, {
    audit: {
      what: 'task-released',
      actor: actor.personId,
      task: task.id,
      before: { claimedBy: task.claimedBy },
    },
    at,
  })
}

/** An officer of the case gives a task to one member of its group, but where a unit answers for itself. */
export const reassignTask: Decide<Commands['reassignTask']> = (state, { actor, input }, at) => {
  const task = groupTask(state, input.task)
  if ('code' in task) return task
  if (!actor.manages) return { code: 'not-permitted' }
  if (TASK_ROWS[task.kind].answersForItself) return { code: 'group-answers-for-itself', task: task.id }
  if (isExcluded(task, input.to)) return { code: 'second-entry-by-first-person', task: task.id }
  return held(state, task, input.to, {
    audit: {
      what: 'task-reassigned',
      actor: actor.personId,
      task: task.id,
      before: { claimedBy: task.claimedBy },
      after: { claimedBy: input.to, reason: input.reason },
    },
    notices: [{ to: { person: input.to }, kind: 'task-reassigned', task: task.id }],
    at,
  })
}

function held(
  state: CaseState,
  task: HumanTask,
  claimedBy: string | undefined,
  said: { audit: Decided['audit']; notices?: Notice[]; at: Instant },
): Decided {
  const { claimedBy: _, ...free } = task
  const changed = claimedBy === undefined ? free : { ...free, claimedBy, ...holders(task, claimedBy) }
  return {
    state: { ...state, tasks: state.tasks.map((other) => (other === task ? changed : other)) },
    audit: said.audit,
    ...(said.notices && { notices: said.notices }),
  }
}

/** Whoever holds a task reads what is kept for its doer, also where they give it back. */
function holders({ kind, heldBy = [] }: HumanTask, holder: PersonId): Pick<HumanTask, 'heldBy'> {
  if (!TASK_ROWS[kind].forItsDoer) return {}
  return { heldBy: heldBy.includes(holder) ? heldBy : [...heldBy, holder] }
}
