import type { z } from 'zod'
import { loadCalendar } from '../../../db/calendar/working-calendar.js'
import { findKeptCase, type Sealing } from '../../../db/case-change/standing.js'
import type { Client } from '../../../db/pool.js'
import type { Launch } from '../../../domain/procedure/case.js'
import {
  dated,
  type Planned,
  type StageAhead,
  stagesAhead,
  stagesLeft,
  type TaskAhead,
  type TaskInPlan,
} from '../../../domain/procedure/plan.js'
import { whyAskedIn } from '../../../domain/procedure/stage-kinds.js'
import { TASK_ROWS } from '../../../domain/procedure/task-kinds.js'
import { OPINION_BECAUSE_NAMES, type OpinionBecause } from '../../../domain/rules/values/step-values.js'
import type { CaseId, IsoDate, Text } from '../../../domain/vocabulary.js'
import { standingOf } from '../../../workflows/procedure/foreseen.js'
import { type Language, say } from '../../words/language.js'
import { explained } from '../tasks/view.js'
import type { plan } from './plan-schemas.js'

type PlanView = z.output<typeof plan>

/** What the plan of a launch, or of a case, follows from. */
export const plannedOf = ({
  stages,
  ruleSet,
  subject,
  twoPeopleFor = [],
  proposed = [],
  ground,
}: Pick<Launch, 'stages' | 'ruleSet' | 'subject' | 'twoPeopleFor' | 'proposed' | 'ground'>): Planned => ({
  ...{ stages, times: ruleSet.times, actionProgram: ruleSet.actionProgram, level: subject.level },
  ...(subject.partyLeads !== undefined && { partyLeads: subject.partyLeads }),
  ...(ground && 'grounds' in ground && ground.byLetter && { byLetter: true }),
  hasDossier: ruleSet.hasDossier,
  electionByTwo: twoPeopleFor.includes('election-results'),
  isProposed: proposed.length > 0,
})

/** The whole plan, from that day on. */
export async function wholePlan(
  client: Client,
  planned: Planned,
  { from, language }: { from: IsoDate; language: Language },
): Promise<PlanView> {
  return planView(dated(stagesAhead(planned), from, await loadCalendar(client)), planned, language)
}

/**
 * What is still to come of a case after the tasks that are open: each as if those were done on their last day, or today where
 * that has passed. Without due dates while it is suspended; nothing of what is decided or closed.
 */
export async function planAhead(
  client: Client,
  id: CaseId,
  { unseal, today, language }: Pick<Sealing, 'unseal'> & { today: IsoDate; language: Language },
): Promise<PlanView> {
  const kept = await findKeptCase(client, id, { unseal })
  if (!kept) return NOTHING_AHEAD
  const { launch, status, tasks, stage } = standingOf(kept)
  if (status !== 'running' && status !== 'suspended') return NOTHING_AHEAD
  const planned = plannedOf(launch)
  const ahead = stagesLeft(stagesAhead(planned), { stage, open: tasks.map(({ kind }) => kind) })
  if (status === 'suspended') return planView(ahead, planned, language)
  const due = tasks.flatMap(({ deadline }) => (deadline ? [deadline.due] : []))
  const from = [...due, today].sort().at(-1) ?? today
  return planView(dated(ahead, from, await loadCalendar(client)), planned, language)
}

const NOTHING_AHEAD: PlanView = { stages: [], due: null }

const planView = (
  ahead: readonly StageAhead<TaskAhead | TaskInPlan>[],
  { partyLeads }: Pick<Planned, 'partyLeads'>,
  language: Language,
): PlanView => ({
  stages: ahead.map(({ stage, tasks }) => ({
    ...{ key: stage.key, title: say(stage.title, language), kind: stage.kind, due: dueOf(tasks.at(-1)) },
    ...whyView(whyAskedIn(stage, partyLeads), language),
    tasks: tasks.map((task) => ({
      ...{ kind: task.kind, title: say(TASK_ROWS[task.kind].words, language), by: task.by },
      deadline: 'deadline' in task ? explained(task.deadline, language) : null,
    })),
  })),
  due: dueOf(ahead.flatMap(({ tasks }) => tasks).at(-1)),
})

/** Why the step's opinion is asked of this body, or is not. */
export const whyView = (
  why: { because: OpinionBecause; article: Text } | undefined,
  language: Language,
): { why?: { sentence: string; article: string } } =>
  why
    ? {
        why: {
          sentence: say(OPINION_BECAUSE_NAMES[why.because], language),
          article: say(why.article, language),
        },
      }
    : {}

const dueOf = (task: TaskAhead | TaskInPlan | undefined): IsoDate | null =>
  task && 'deadline' in task ? task.deadline.due : null
