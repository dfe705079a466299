import { localDate } from '../../../domain/deadlines/dates.js'
import type { Actor } from '../../../domain/procedure/case.js'
import type { Proposed } from '../../../domain/procedure/proposed.js'
import type { Refusal } from '../../../domain/procedure/refusals.js'
import type { CandidacyAnswer, TaskKind } from '../../../domain/procedure/task-kinds.js'
import { TASK_ROWS } from '../../../domain/procedure/task-kinds.js'
import type { HumanTask } from '../../../domain/procedure/tasks.js'
import { notTheirs } from '../../../domain/procedure/whose-task.js'
import type { Instant, PersonId } from '../../../domain/vocabulary.js'
import { withLoss } from '../course.js'
import type { Decide, Decided } from '../decided.js'
import type { Entry, Need } from '../journal.js'
import type { Commands } from '../messages.js'
import type { CaseState } from '../state.js'
import { followStage } from '../walk.js'
import { openTask } from './find-task.js'

/** Completes a task: its result enters the journal of the stage. */
export const completeTask: Decide<Commands['completeTask']> = (state, { actor, input }, at) => {
  const awaited = awaitedOf(state, actor, input)
  if ('code' in awaited) return awaited
  const { task, need } = awaited
  const on = localDate(at)
  const problem = need.accept?.(input.result, {
    by: actor.personId,
    on,
    ...(task.deadline && { due: task.deadline.due }),
    gathered: task.gathered ?? {},
  })
  if (problem) return problem
  const guard = need.guard?.(input.result, on)
  return {
    ...completed(state, awaited, { by: actor.personId, result: input.result, at }),
    ...(guard && { guard }),
  }
}

/**
 * As `completeTask`, before its fields are filled in: they are not judged. Without a result nothing is said of what
 * follows from it.
 */
export const foreseenCompletion: Decide<
  Omit<Commands['completeTask'], 'result'> & Partial<Pick<Commands['completeTask'], 'result'>>
> = (state, { actor, input }, at) => {
  const awaited = awaitedOf(state, actor, input)
  if ('code' in awaited) return awaited
  const { result } = input
  if (result) return completed(state, awaited, { by: actor.personId, result, at })
  return { state, audit: { what: 'task-completed', actor: actor.personId, task: awaited.task.id } }
}

/** A task with what the stage asks by it. */
interface Awaited {
  task: HumanTask
  need: Need<TaskKind>
}

/** The task that is to be completed, or why it is not this person's to do now. */
function awaitedOf(
  state: CaseState,
  actor: Actor,
  input: Pick<Commands['completeTask'], 'task' | 'kind'>,
): Awaited | Refusal {
  const task = openTask(state, input.task)
  if ('code' in task) return task
  const refusal = notTheirs(task, actor)
  if (refusal) return refusal
  if (task.kind !== input.kind) return { code: 'wrong-task-kind', task: task.id, expected: task.kind }
  const need = followStage(state)?.needs.find(({ key }) => key === task.need)?.need
  return need ? { task, need } : { code: 'task-not-open', task: task.id }
}

/** The case with that result, and what is to be said of it. */
function completed(
  state: CaseState,
  { task, need }: Awaited,
  { by, result, at }: Pick<Entry, 'by' | 'result' | 'at'>,
): Decided {
  const joining = need.joins?.(result) ?? []
  const proposed = need.proposes?.(result) ?? []
  const candidacy = need.candidacy?.(result)
  const entry: Entry = {
    ...{ task: task.id, kind: task.kind, result, by, at },
    ...(task.gathered && { gathered: task.gathered }),
    ...(task.heldBy && { heldBy: task.heldBy }),
  }
  const told = TASK_ROWS[task.kind].isWithheld ? 'withheld' : result
  return {
    state: decidedUpon(answered(state, task, { entry, joining, proposed }), task, candidacy, at),
    audit: {
      what: 'task-completed',
      actor: by,
      task: task.id,
      after: { kind: task.kind, candidate: task.candidate, result: told },
    },
    completed: task.id,
    joining,
    ...(candidacy && !candidacy.agreed && { annulledBecause: candidacy.reason }),
  }
}

/** The answer enters the journal; who was no candidate so far becomes known to the case. */
function answered(
  state: CaseState,
  { need }: HumanTask,
  { entry, joining, proposed }: { entry: Entry; joining: readonly PersonId[]; proposed: readonly Proposed[] },
): CaseState {
  const { launch, joined = [] } = state
  const newcomers = joining.filter(
    (person) => !launch.candidates.includes(person) && !joined.includes(person),
  )
  const closed = proposed.filter(({ person }) => newcomers.includes(person))
  return {
    ...state,
    ...(newcomers.length > 0 && { joined: [...joined, ...newcomers] }),
    ...(closed.length > 0 && { proposed: [...(state.proposed ?? []), ...closed] }),
    stages: state.stages.map((stage, index) =>
      index === state.position ? { ...stage, journal: { ...stage.journal, [need]: entry } } : stage,
    ),
  }
}

/** With whoever was proposed a candidate by what was answered, or lost. */
function decidedUpon(
  state: CaseState,
  { candidate }: HumanTask,
  answer: CandidacyAnswer | undefined,
  at: Instant,
): CaseState {
  if (!answer || candidate === undefined) return state
  if (answer.agreed) return { ...state, agreed: [...(state.agreed ?? []), candidate] }
  const loss = { how: 'not-agreed', reason: answer.reason, at } as const
  return withLoss(state, candidate, loss)
}
