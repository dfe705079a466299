import { type Deadline, deadlineOf, type WorkingCalendar } from '../deadlines/working-days.js'
import type { TaskTimes } from '../rules/values/task-times.js'
import type { IsoDate, Text } from '../vocabulary.js'
import { type Doer, type OfCase, type StageDefinition, type UsualTask, usualTasksOf } from './stage-kinds.js'
import { TASK_ROWS, type TaskKind, type TimeName } from './task-kinds.js'
import type { TimeGranted } from './tasks.js'

/** What a plan follows from: the steps that a case takes and the law that gives them their time. */
export interface Planned extends OfCase {
  stages: readonly StageDefinition[]
  times: TaskTimes
  /** The unit of somebody who is proposed answers before anything else is done. */
  isProposed: boolean
}

/** A task to come: who does it, and in what time. */
export interface TaskAhead {
  kind: TaskKind
  by: Doer | 'unit-of-candidate'
  within: TimeGranted
}

/** A task to come with its due date, were each done on its last day. */
export interface TaskInPlan extends TaskAhead {
  deadline: Deadline & { article: Text }
}

/** A stage with what is still to be done in it; nothing of one that the law skips for the post. */
export interface StageAhead<Task extends TaskAhead = TaskAhead> {
  stage: StageDefinition
  tasks: readonly Task[]
}

/** Every stage with its tasks where nothing goes wrong: nobody lost, nothing sent back, one round of each vote. */
export function stagesAhead({ stages, times, isProposed, ...of }: Planned): StageAhead[] {
  return stages.map((stage, index) => {
    const agreed: TaskAhead[] = [
      { ...granted({ kind: 'agree-to-candidate' }, times), by: 'unit-of-candidate' },
    ]
    const usual = usualTasksOf(stage, of).map((task) => ({ ...granted(task, times), by: task.by }))
    return { stage, tasks: [...(index === 0 && isProposed ? agreed : []), ...usual] }
  })
}

/** What is left of them where the case has come to a stage and waits for those tasks: what comes after the first of them. */
export function stagesLeft(
  ahead: readonly StageAhead[],
  { stage: present, open }: { stage: string | null; open: readonly TaskKind[] },
): StageAhead[] {
  const from = ahead.findIndex(({ stage }) => stage.key === present)
  if (from < 0) return []
  return ahead.slice(from).map(({ stage, tasks }, index) => {
    if (index > 0) return { stage, tasks }
    const behind = tasks.findIndex(({ kind }) => open.includes(kind))
    // What is open and not usual, such as to resolve two counts that differ, comes at the end of its stage.
    return { stage, tasks: behind < 0 ? [] : tasks.slice(behind + 1) }
  })
}

/** With due dates: each task begins on the day on which the one before it is due, the first on the day `from`. */
export function dated(
  ahead: readonly StageAhead[],
  from: IsoDate,
  calendar: WorkingCalendar,
): StageAhead<TaskInPlan>[] {
  let begins = from
  return ahead.map(({ stage, tasks }) => ({
    stage,
    tasks: tasks.map((task) => {
      const deadline = { ...deadlineOf(calendar, begins, task.within), article: task.within.article }
      begins = deadline.due
      return { ...task, deadline }
    }),
  }))
}

/** How long all of it may take, in the two units in which the law counts. */
export function daysOf(ahead: readonly StageAhead[]): { workingDays: number; calendarDays: number } {
  const days = { workingDays: 0, calendarDays: 0 }
  for (const { within } of ahead.flatMap(({ tasks }) => tasks)) {
    days[within.unit === 'calendar-days' ? 'calendarDays' : 'workingDays'] += within.workingDays
  }
  return days
}

function granted(
  { kind, within }: Pick<UsualTask, 'kind' | 'within'>,
  times: TaskTimes,
): Pick<TaskAhead, 'kind' | 'within'> {
  // Each row names one of the times that rule sets grant.
  const name = TASK_ROWS[kind].time.name as TimeName
  const { value, unit, article } = within ?? times[name]
  return { kind, within: { workingDays: value, ...(unit && { unit }), article } }
}
