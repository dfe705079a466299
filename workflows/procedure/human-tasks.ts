import { localDate } from '../../domain/deadlines/dates.js'
import { isToldAnew } from '../../domain/deadlines/recount.js'
import type { Actor } from '../../domain/procedure/case.js'
import type { Notice } from '../../domain/procedure/change.js'
import type { Refusal } from '../../domain/procedure/refusals.js'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import type { HumanTask, TaskResults } from '../../domain/procedure/tasks.js'
import type { Instant, PersonId, TaskId } from '../../domain/vocabulary.js'
import type { Decide, Decided } from './decided.js'
import type { Entry } from './flow.js'
import type { Commands } from './messages.js'
import { settle } from './settle.js'
import { type CaseState, followStage, isClosed } from './state.js'

/** Completes a task: its result enters the journal of the stage, and the case settles. */
export const completeTask: Decide<Commands['completeTask']> = (state, { actor, input }, at) => {
  const task = openTask(state, input.task)
  if ('code' in task) return task
  const refusal = notTheirs(task, actor)
  if (refusal) return refusal
  if (task.kind !== input.kind) return { code: 'wrong-task-kind', task: task.id, expected: task.kind }
  const asked = followStage(state)?.needs.find(({ key }) => key === task.need)
  if (!asked) return { code: 'task-not-open', task: task.id }
  const given = {
    by: actor.personId,
    on: localDate(at),
    ...(task.deadline && { due: task.deadline.due }),
    gathered: task.gathered ?? {},
  }
  const problem = asked.need.accept?.(input.result, given)
  if (problem) return problem
  const guard = asked.need.guard?.(input.result, localDate(at))
  const entry: Entry = {
    kind: task.kind,
    result: input.result,
    by: actor.personId,
    at,
    ...(task.gathered && { gathered: task.gathered }),
  }
  const next = answered(state, task, entry)
  const outcome = followStage(next)?.ended?.result
  return {
    state: settle(next, at),
    audit: {
      what: 'task-completed',
      actor: actor.personId,
      task: task.id,
      after: { kind: task.kind, candidate: task.candidate, result: shownResult(task.kind, input.result) },
    },
    completed: task.id,
    ...(guard && { guard }),
    ...(outcome?.outcome === 'returned' && { annulledBecause: outcome.reason }),
  }
}

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

/** An officer of the case gives a task to one member of its group. */
export const reassignTask: Decide<Commands['reassignTask']> = (state, { actor, input }, at) => {
  const task = groupTask(state, input.task)
  if ('code' in task) return task
  if (!actor.manages) return { code: 'not-permitted' }
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

/**
 * What is to be said about deadlines by now: one early reminder, one on the due date, and the escalation to the superior
 * from the day after. A task that was late when it came (from paper) goes straight to the last.
 */
export function tellDeadlines(state: CaseState, now: Instant): Decided | undefined {
  if (state.status !== 'running') return undefined
  const notices: Notice[] = []
  const told: Record<TaskId, HumanTask['told']> = {}
  const tasks = state.tasks.map((task) => {
    const level = levelAt(task, now)
    if (LEVELS.indexOf(level) <= LEVELS.indexOf(task.told)) return task
    told[task.id] = level
    notices.push(...noticesAt(level, task))
    return { ...task, told: level }
  })
  if (notices.length === 0) return undefined
  return {
    state: { ...state, tasks },
    audit: { what: 'deadlines-told', actor: 'system', after: told },
    notices,
  }
}

/**
 * The tasks with the due dates as they were counted anew: what was said of one is said again where it moved to a day that
 * is still to come.
 */
export function recounted(before: CaseState, after: CaseState, now: Instant): CaseState {
  const were = Object.fromEntries(before.tasks.map(({ id, deadline }) => [id, deadline?.due]))
  const today = localDate(now)
  const tasks = after.tasks.map((task) =>
    isToldAnew(were[task.id], task.deadline?.due, today) ? { ...task, told: 'nothing' as const } : task,
  )
  return { ...after, tasks }
}

/** The next moment at which a deadline has something to say; undefined when none has. */
export function nextTelling(state: CaseState): Instant | undefined {
  if (state.status !== 'running') return undefined
  return state.tasks
    .flatMap(({ told, deadline }) => {
      if (!deadline || told === 'escalated') return []
      if (told === 'due') return [deadline.overdueAt]
      if (told === 'reminded' || !deadline.remindAt) return [deadline.dueAt]
      return [deadline.remindAt]
    })
    .sort()[0]
}

const LEVELS = ['nothing', 'reminded', 'due', 'escalated'] as const satisfies HumanTask['told'][]

function levelAt({ deadline, told }: HumanTask, now: Instant): HumanTask['told'] {
  if (!deadline) return told
  if (now >= deadline.overdueAt) return 'escalated'
  if (now >= deadline.dueAt) return 'due'
  return deadline.remindAt && now >= deadline.remindAt ? 'reminded' : 'nothing'
}

function noticesAt(level: HumanTask['told'], task: HumanTask): Notice[] {
  const holder = task.claimedBy === undefined ? task.assignee : { person: task.claimedBy }
  const about = { task: task.id, params: { due: task.deadline?.due } }
  if (level === 'reminded') return [{ to: holder, kind: 'reminder', ...about }]
  if (level === 'due') return [{ to: holder, kind: 'due-today', ...about }]
  return [
    { to: holder, kind: 'overdue', ...about },
    { to: { superiorOf: task.assignee }, kind: 'overdue', ...about },
  ]
}

/** The open task of that id, or why nothing can be done with it. */
function openTask(state: CaseState, id: TaskId): HumanTask | Refusal {
  if (isClosed(state)) return { code: 'case-closed', status: state.status }
  const task = state.tasks.find((open) => open.id === id)
  if (!task) return { code: 'task-not-open', task: id }
  return state.status === 'suspended' ? { code: 'case-suspended' } : task
}

function groupTask(state: CaseState, id: TaskId): HumanTask | Refusal {
  const task = openTask(state, id)
  return 'code' in task || 'group' in task.assignee ? task : { code: 'not-a-group-task', task: id }
}

/** Why a task is not this person's to do. */
function notTheirs(task: HumanTask, actor: Actor): Refusal | undefined {
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

const isExcluded = ({ assignee }: HumanTask, person: string): boolean =>
  'group' in assignee && assignee.except.includes(person)

function held(
  state: CaseState,
  task: HumanTask,
  claimedBy: string | undefined,
  said: { audit: Decided['audit']; notices?: Notice[]; at: Instant },
): Decided {
  const { claimedBy: _, ...free } = task
  const changed = claimedBy === undefined ? free : { ...free, claimedBy }
  return {
    state: { ...state, tasks: state.tasks.map((other) => (other === task ? changed : other)) },
    audit: said.audit,
    ...(said.notices && { notices: said.notices }),
  }
}

function answered(state: CaseState, task: HumanTask, entry: Entry): CaseState {
  const newcomers = joining(state, entry)
  return {
    ...state,
    ...(newcomers.length > 0 && { joined: [...(state.joined ?? []), ...newcomers] }),
    stages: state.stages.map((stage, index) =>
      index === state.position ? { ...stage, journal: { ...stage.journal, [task.need]: entry } } : stage,
    ),
  }
}

/** Whom a meeting puts on its ballot who was no candidate so far. */
function joining({ launch, joined = [] }: CaseState, { kind, result }: Entry): PersonId[] {
  if (kind !== 'convene-vote') return []
  // The kind of an entry says the type of its result.
  const { outsiders = [] } = result as TaskResults['convene-vote']
  return outsiders.filter((person) => !launch.candidates.includes(person) && !joined.includes(person))
}

/** A count entered blind stays out of the audit trail until a second teller has entered the same. */
function shownResult(kind: TaskKind, result: TaskResults[TaskKind]): unknown {
  return kind === 'enter-count' ? 'withheld' : result
}
