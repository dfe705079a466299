import type pg from 'pg'
import { Refused } from '../db/refused.js'
import {
  type BreakthroughTaskRow,
  type BreakthroughTaskState,
  findRegistration,
  insertBreakthroughTask,
  insertToldToApprove,
  listApproversOf,
  updateBreakthroughTask,
} from '../db/registers/breakthrough-tasks.js'
import { addDays, localDate, yearOf } from '../domain/deadlines/dates.js'
import { type ACTIONS, isPossible, registrationRefused } from '../domain/evaluation/breakthrough-tasks.js'
import { NOTICES } from '../domain/rules/notices.js'
import type { Instant, IsoDate, PersonId } from '../domain/vocabulary.js'
import { writtenTask } from './rights/breakthrough-tasks.js'
import type { Caller } from './rights/caller.js'
import { nearness } from './rights/nearness.js'
import { evaluationRules } from './rules-in-force.js'
import { audit, differences } from './use-case/audit.js'
import { requirePast } from './use-case/day-bounds.js'
import { wrongField } from './use-case/invalid-input.js'
import { refuses } from './use-case/refusing.js'
import { type Under, under } from './use-case/use-case.js'

/** A breakthrough task for a year. */
export interface TaskRegistered {
  personId: PersonId
  year: number
  title: string
}

/** @throws Refused invalid-input at the year, no-post-for-breakthrough-task, too-many-breakthrough-tasks */
export const registerTask = under(
  'registrars-of-breakthrough-task',
  refuses('no-post-for-breakthrough-task', 'too-many-breakthrough-tasks'),
  async ({ client, caller, at }, task: TaskRegistered): Promise<BreakthroughTaskRow> => {
    await requireRegistrable(client, task, localDate(at))
    const row = await writtenTask(client, await insertBreakthroughTask(client, task))
    await tellApprovers(client, caller, row, at)
    await audit(client, caller, at, { what: 'breakthrough-task-registered', after: valuesOf(row) })
    return row
  },
)

/** The resolution of the standing committee by which a task is approved. */
export interface Resolution {
  resolutionNumber: string
  resolvedOn: IsoDate
}

/** @throws Refused breakthrough-task-status, date-in-future */
export const approveTask = under(
  'approvers-of-breakthrough-task',
  refuses('breakthrough-task-status', requirePast),
  async (
    doing,
    { resolutionNumber, resolvedOn }: { id: number } & Resolution,
  ): Promise<BreakthroughTaskRow> => {
    const { caller, at } = doing
    const approvedOn = localDate(at)
    requirePast('resolvedOn', resolvedOn, approvedOn)
    const approved = { approvedBy: caller.personId, approvedOn, resolutionNumber, resolvedOn }
    return taken(doing, 'approval', { status: 'approved', ...approved })
  },
)

/** The task is not carried out so: another may be registered in its place. @throws Refused breakthrough-task-status */
export const refuseTask = under(
  'approvers-of-breakthrough-task',
  refuses('breakthrough-task-status'),
  async (doing, { reason: result }: { id: number; reason: string }): Promise<BreakthroughTaskRow> => {
    const { caller, at } = doing
    const closed = { closedBy: caller.personId, closedOn: localDate(at) }
    return taken(doing, 'refusal', { status: 'refused', result, ...closed })
  },
)

/** How a task ended, and what came of it. */
export const concludeTask = under(
  'approvers-and-officers-of-breakthrough-task',
  refuses('breakthrough-task-status'),
  async (
    doing,
    { outcome: status, result }: { id: number; outcome: 'finished' | 'unfinished'; result: string },
  ): Promise<BreakthroughTaskRow> => {
    const { caller, at } = doing
    return taken(doing, 'completion', {
      ...{ status, result, closedBy: caller.personId, closedOn: localDate(at) },
    })
  },
)

type Judging = Under<'approvers-of-breakthrough-task' | 'approvers-and-officers-of-breakthrough-task'>

/** The task, taken as far as that, where its status allows the step. */
async function taken(
  { client, caller, at, granted: before }: Judging,
  action: keyof typeof ACTIONS,
  state: Pick<BreakthroughTaskState, 'status'> & Partial<BreakthroughTaskState>,
): Promise<BreakthroughTaskRow> {
  const { status } = before
  if (!isPossible(action, status)) throw new Refused({ code: 'breakthrough-task-status', status })
  await updateBreakthroughTask(client, { ...valuesOf(before), ...state })
  const after = await writtenTask(client, before.id)
  const change = differences(valuesOf(before), valuesOf(after))
  await audit(client, caller, at, { what: `breakthrough-task-${state.status}`, ...change })
  return after
}

/** Whoever may approve it, and did not register it, is told that it waits. */
async function tellApprovers(
  client: pg.ClientBase,
  { personId: registeredBy }: Caller,
  { id, person }: BreakthroughTaskRow,
  at: Instant,
): Promise<void> {
  const today = localDate(at)
  const approvers = person.unitId === null ? [] : await listApproversOf(client, person.unitId)
  const recipients: PersonId[] = []
  for (const approver of approvers) {
    const isNear = await nearness(client, approver, [person.id], today)
    if (approver !== registeredBy && isNear === undefined) recipients.push(approver)
  }
  const mattersUntil = addDays(today, NOTICES.matterFor.value)
  await insertToldToApprove(client, { id, recipients, at, mattersUntil })
}

/** This year's tasks, or the next one's, as the rule set in force for the year allows. */
async function requireRegistrable(
  client: pg.ClientBase,
  { personId, year }: TaskRegistered,
  on: IsoDate,
): Promise<void> {
  const latest = yearOf(on) + 1
  if (year > latest) throw wrongField('year', 'too-large', latest)
  const rules = (await evaluationRules(client))(year)
  if (!rules?.evaluation.breakthroughTasks) {
    throw wrongField('year', 'no-rules-for-day')
  }
  const registration = await findRegistration(client, { personId, year, on })
  const refused = registrationRefused(rules.evaluation, registration)
  if (refused) throw new Refused(refused)
}

function valuesOf({ person, version: _, approvedBy, closedBy, ...row }: BreakthroughTaskRow) {
  return {
    ...row,
    person: person.id,
    approvedBy: approvedBy?.id ?? null,
    closedBy: closedBy?.id ?? null,
  }
}
