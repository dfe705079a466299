import { localDate } from '../../../domain/deadlines/dates.js'
import { TASK_ROWS } from '../../../domain/procedure/task-kinds.js'
import type { HumanTask } from '../../../domain/procedure/tasks.js'
import { notTheirs } from '../../../domain/procedure/whose-task.js'
import type { PersonId } from '../../../domain/vocabulary.js'
import type { Decide } from '../decided.js'
import type { Entry } from '../journal.js'
import type { Commands } from '../messages.js'
import type { CaseState } from '../state.js'
import { followStage } from '../walk.js'
import { openTask } from './find-task.js'

/** Completes a task: its result enters the journal of the stage. */
export const completeTask: Decide<Commands['completeTask']> = (state, { actor, input }, at) => {
  const task = openTask(state, input.task)
  if ('code' in task) return task
  const refusal = notTheirs(task, actor)
  if (refusal) return refusal
  if (task.kind !== input.kind) return { code: 'wrong-task-kind', task: task.id, expected: task.kind }
  const need = followStage(state)?.needs.find(({ key }) => key === task.need)?.need
  if (!need) return { code: 'task-not-open', task: task.id }
  const on = localDate(at)
  const problem = need.accept?.(input.result, {
    by: actor.personId,
    on,
    ...(task.deadline && { due: task.deadline.due }),
    gathered: task.gathered ?? {},
  })
  if (problem) return problem
  const guard = need.guard?.(input.result, on)
  const joining = need.joins?.(input.result) ?? []
  const entry: Entry = {
    task: task.id,
    kind: task.kind,
    result: input.result,
    by: actor.personId,
    at,
    ...(task.gathered && { gathered: task.gathered }),
  }
  const result = TASK_ROWS[task.kind].isWithheld ? 'withheld' : input.result
  return {
    state: answered(state, task, entry, joining),
    audit: {
      what: 'task-completed',
      actor: actor.personId,
      task: task.id,
      after: { kind: task.kind, candidate: task.candidate, result },
    },
    completed: task.id,
    joining,
    ...(guard && { guard }),
  }
}

/** The answer enters the journal; who was no candidate so far becomes known to the case. */
function answered(
  state: CaseState,
  { need }: HumanTask,
  entry: Entry,
  joining: readonly PersonId[],
): CaseState {
  const { launch, joined = [] } = state
  const newcomers = joining.filter(
    (person) => !launch.candidates.includes(person) && !joined.includes(person),
  )
  return {
    ...state,
    ...(newcomers.length > 0 && { joined: [...joined, ...newcomers] }),
    stages: state.stages.map((stage, index) =>
      index === state.position ? { ...stage, journal: { ...stage.journal, [need]: entry } } : stage,
    ),
  }
}
