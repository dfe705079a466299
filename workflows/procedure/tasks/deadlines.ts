import type { Notice } from '../../../domain/procedure/change.js'
import { type HumanTask, isForNobody } from '../../../domain/procedure/tasks.js'
import type { Instant, TaskId } from '../../../domain/vocabulary.js'
import type { Decided } from '../decided.js'
import type { CaseState } from '../state.js'

/**
 * What is to be said about deadlines by now: one early reminder, one on the due date, and the escalation to the superior
 * from the day after. A task that was late when it came (from paper) goes straight to the last, as does one that nobody of
 * its group may do: waiting brings it no further.
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

/** The next moment at which a deadline has something to say; undefined when none has. */
export function nextTelling(state: CaseState): Instant | undefined {
  if (state.status !== 'running') return undefined
  return state.tasks
    .flatMap((task) => {
      const { told, deadline } = task
      if (!deadline || told === 'escalated') return []
      if (isForNobody(task)) return [task.openedAt]
      if (told === 'due') return [deadline.overdueAt]
      if (told === 'reminded' || !deadline.remindAt) return [deadline.dueAt]
      return [deadline.remindAt]
    })
    .sort()[0]
}

const LEVELS = ['nothing', 'reminded', 'due', 'escalated'] as const satisfies HumanTask['told'][]

function levelAt(task: HumanTask, now: Instant): HumanTask['told'] {
  const { deadline, told } = task
  if (!deadline) return told
  if (isForNobody(task)) return 'escalated'
  if (now >= deadline.overdueAt) return 'escalated'
  if (now >= deadline.dueAt) return 'due'
  return deadline.remindAt && now >= deadline.remindAt ? 'reminded' : 'nothing'
}

function noticesAt(level: HumanTask['told'], task: HumanTask): Notice[] {
  const holder = task.claimedBy === undefined ? task.assignee : { person: task.claimedBy }
  const about = { task: task.id, params: { due: task.deadline?.due } }
  if (level === 'reminded') return [{ to: holder, kind: 'reminder', ...about }]
  if (level === 'due') return [{ to: holder, kind: 'due-today', ...about }]
  if (isForNobody(task)) return [{ to: { superiorOf: task.assignee }, kind: 'nobody-may', ...about }]
  return [
    { to: holder, kind: 'overdue', ...about },
    { to: { superiorOf: task.assignee }, kind: 'overdue', ...about },
  ]
}
