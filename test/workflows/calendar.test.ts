import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { ApplicationFailure } from '@temporalio/common'
import { NativeConnection, Worker } from '@temporalio/worker'
import { momentsOf } from '../../activities/moments.js'
import {
  createRecomputationActivities,
  type RecomputationActivities,
} from '../../activities/recompute-deadlines.js'
import { verifyAudit } from '../../db/audit/verify-audit.js'
import { loadCalendar } from '../../db/calendar/working-calendar.js'
import {
  addDays,
  calendarDeadlineAfter,
  deadlineAfter,
  isWorkingDay,
} from '../../domain/deadlines/working-days.js'
import { createWorkerDataConverter } from '../../temporal/payload-codec.js'
import { createProceduresWorker } from '../../worker/procedures-worker.js'
import { startUnfinishedRecomputations } from '../../worker/recomputations.js'
import {
  RECOMPUTE_DEADLINES,
  recomputationWorkflowIdOf,
  recountDeadlines,
  workflowIdOf,
} from '../../workflows/procedure/messages.js'
import { insertOfficeWithAccounts, serveApi, type TestApi } from '../api/api-server.js'
import { writeCase } from '../api/records-office.js'
import { type CaseRecords, contradictions, recordsOf } from '../support/procedure-rows.js'
import { PROGRAM, today } from '../support/procedure-steps.js'
import {
  endRuntime,
  type ProceduresStack,
  quietRuntime,
  type RunningProcedure,
  startProcedures,
} from '../support/procedures.js'
import { until } from '../support/product.js'
import { insertSeat, launchOf, OFFICE } from '../support/small-office.js'
import { standingOf } from '../support/standing.js'
import { testTemporal, workflowBundle } from '../support/temporal.js'

/** Reminders go out at once, so that there is something said that may have to be said anew. */
const remindNow: typeof momentsOf = (calendar, deadline, remindBefore) => ({
  ...momentsOf(calendar, deadline, remindBefore),
  remindAt: '2026-01-01T00:00:00.000Z',
})

let stack: ProceduresStack
let api: TestApi
let apiWithoutTemporal: TestApi
beforeAll(async () => {
  quietRuntime()
  stack = await startProcedures({ moments: remindNow }, async (pool) => {
    await insertOfficeWithAccounts(pool)
    await pool.query(
      `INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES ('admin', 'admin', 'admin', $1, 'staff')`,
      [OFFICE.province],
    )
    await pool.query("INSERT INTO role_grants (person_id, role, unit_id) VALUES ('admin', 'admin', $1)", [
      OFFICE.province,
    ])
    await pool.query("INSERT INTO accounts (login, person_id) VALUES ('admin', 'admin')")
  })
  api = await serveApi({
    pool: stack.pool,
    temporal: stack.client,
    taskQueue: stack.taskQueue,
    payloadKeys: stack.payloadKeys,
  })
  apiWithoutTemporal = await serveApi({ pool: stack.pool })
})
afterAll(async () => {
  await api?.close()
  await apiWithoutTemporal?.close()
  await stack?.stop()
  await endRuntime()
})
/** Each test has its own cases: those of the one before are over. */
beforeEach(async () => {
  for (const it of stack.takeLaunched()) {
    if ((await recordsOf(stack, it).case()).closed_at === null)
      await it.say('officer', 'withdrawCase', { reason: 'Hết' })
  }
})

/** A case whose first task is the candidate's program, for which there are ten days. */
async function launchAtProgram(daysAgo = 0): Promise<RunningProcedure> {
  const stages = launchOf().stages.filter(({ kind }) => kind !== 'planningCheck')
  const begunOn = addDays(today(), -daysAgo)
  return await stack.launch({
    candidates: await stack.candidates(1),
    ...{ stages, begunOn },
    ...(daysAgo > 0 && { paperTrail: { launchedAt: `${begunOn}T03:00:00.000Z`, steps: [] } }),
  })
}

const text = { vi: 'Nghỉ đột xuất', en: 'A special day off' }

interface Replaced {
  id: string
  status: 'started' | 'waiting'
  openDeadlines: number
  progress: string
}

/** Enters the year of the day anew, with that day off (instead of another) or without it. */
async function change(
  what: 'add' | 'remove',
  date: string,
  { by = api, instead }: { by?: TestApi; instead?: string } = {},
): Promise<Replaced> {
  const year = Number(date.slice(0, 4))
  const { body } = await api.get('admin', `/v1/calendar/${year}`)
  const days: { date: string }[] = body.days.filter(
    (day: { date: string }) => day.date !== date && day.date !== instead,
  )
  const added = what === 'add' ? [{ date, kind: 'off', reason: text, source: 'Công điện' }] : []
  return await enter(year, [...days, ...added], by)
}

async function enter(year: number, days: { date: string }[], by = api): Promise<Replaced> {
  const path = `/v1/calendar/${year}`
  const { headers } = await api.get('admin', path)
  const answer = await by.send(path, {
    method: 'PUT',
    headers: {
      authorization: 'Bearer admin',
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'if-match': headers.get('etag') ?? '',
    },
    body: JSON.stringify({ days: days.map(({ provisional: _, ...day }: Record<string, unknown>) => day) }),
  })
  expect([200, 202]).toContain(answer.status)
  return answer.body.recomputation
}

/** How far it is, once it is finished. */
const finished = ({ progress }: Pick<Replaced, 'progress'>) =>
  until('the recomputation is finished', async () => {
    const { body } = await api.get('admin', progress)
    return body.finishedAt !== null && body
  })

const reminders = async (records: CaseRecords) => (await records.notifications('reminder')).length
const reminded = (records: CaseRecords, times: number) =>
  until(`${times} reminders`, async () => (await reminders(records)) >= times)
const recounts = async (records: CaseRecords) =>
  (await records.audit()).filter(({ what }) => what === 'deadlines-recounted')

async function witnesses(procedures: RunningProcedure[]) {
  return await Promise.all(
    procedures.map(async ({ caseId }) => {
      const { head, length } = await standingOf(stack.client, caseId)
      return { chain: caseId, head, length }
    }),
  )
}

test('a holiday added while cases run moves their due dates, and theirs alone', async () => {
  const moved = await stack.launch({ candidates: await stack.candidates(1) })
  const later = await launchAtProgram()
  const suspended = await stack.launch({ candidates: await stack.candidates(1) })
  await suspended.say('officer', 'suspendCase', { reason: 'Chờ' })
  const closed = await stack.launch({ candidates: await stack.candidates(1) })
  await closed.say('officer', 'withdrawCase', { reason: 'Dừng' })
  const all = [moved, later, suspended, closed]
  await reminded(recordsOf(stack, moved), 2)
  await reminded(recordsOf(stack, later), 1)
  const untouched = async () =>
    Promise.all(
      [suspended, closed].map(async (it) => {
        const records = recordsOf(stack, it)
        return [await records.case(), await records.tasks(), await records.audit()]
      }),
    )
  const before = await untouched()
  const short = await recordsOf(stack, moved).openTask('confirm-eligibility')
  const long = await recordsOf(stack, later).openTask('submit-action-program')
  const holiday = long.due_on ?? ''
  expect(holiday > (short.due_on ?? '')).toBe(true)

  // The day on which the longer deadline ends: the shorter one stays.
  const first = await change('add', holiday)
  expect(first).toMatchObject({ status: 'started', openDeadlines: 2 })
  expect(await finished(first)).toMatchObject({ total: 2, done: 2, changed: 1, failed: 0 })
  const calendar = await loadCalendar(stack.pool)
  expect(isWorkingDay(calendar, holiday)).toBe(false)
  const due = deadlineAfter(calendar, today(), long.deadline?.workingDays ?? 0).due
  expect(due > holiday).toBe(true)
  const now = await recordsOf(stack, later).openTask('submit-action-program')
  expect(now).toMatchObject({
    id: long.id,
    due_on: due,
    deadline: { from: long.deadline?.from, workingDays: 10, due, article: long.deadline?.article },
  })
  expect(now.deadline?.skipped).toContainEqual({ date: holiday, reason: text })
  expect(await recordsOf(stack, later).case()).toMatchObject({ due_on: due })
  expect(await recordsOf(stack, moved).openTask('confirm-eligibility')).toEqual(short)
  expect(await recounts(recordsOf(stack, moved))).toEqual([])
  expect(await recounts(recordsOf(stack, later))).toEqual([
    expect.objectContaining({
      actor: 'admin',
      before: {
        ...{ status: 'running', stage: 'action-program' },
        due: { [long.id]: holiday },
        skipped: { [long.id]: long.deadline?.skipped },
      },
      after: {
        ...{ status: 'running', stage: 'action-program' },
        due: { [long.id]: due },
        skipped: { [long.id]: now.deadline?.skipped },
      },
    }),
  ])
  // What had been said of the day of before is said again of the new one, and only there.
  await reminded(recordsOf(stack, later), 2)
  expect(await reminders(recordsOf(stack, moved))).toBe(2)
  const retold = (await recordsOf(stack, later).openTask('submit-action-program')).reminded_at ?? ''
  expect(retold > (long.reminded_at ?? retold)).toBe(true)

  // Taken back, everything is due when it was.
  const second = await change('remove', holiday)
  expect(await finished(second)).toMatchObject({ total: 2, done: 2, changed: 1, failed: 0 })
  expect(await recordsOf(stack, later).openTask('submit-action-program')).toMatchObject({
    due_on: holiday,
    deadline: { ...long.deadline },
  })

  expect(await untouched()).toEqual(before)
  const { faults, events } = await verifyAudit(stack.pool, await witnesses(all))
  expect(faults).toEqual([])
  expect(events).toBeGreaterThan(10)
  for (const it of all) expect(await contradictions(stack, it)).toEqual([])
  await later.say('officer', 'withdrawCase', { reason: 'Hết' })
  expect(await contradictions(stack, later)).toEqual([])
})

test('a deadline that a suspension interrupted is counted anew from its resumption, with the days that were left', async () => {
  const it = await stack.launch({ candidates: await stack.candidates(1) })
  const records = recordsOf(stack, it)
  // The case is suspended with four of its five days left: as if one had gone by, a day is off for the moment.
  const { due: gone } = deadlineAfter(await loadCalendar(stack.pool), today(), 1)
  await stack.pool.query("INSERT INTO calendar_days VALUES ($1, 'off', 'x', 'x', 'x')", [gone])
  await it.say('officer', 'suspendCase', { reason: 'Chờ' })
  await stack.pool.query('DELETE FROM calendar_days WHERE day = $1', [gone])
  await it.say('officer', 'resumeCase', { reason: 'Tiếp' })
  const left = 4
  const task = await records.openTask('confirm-eligibility')
  expect(task.deadline).toMatchObject({ from: today(), workingDays: left })
  const recomputation = await change('add', task.due_on ?? '')
  expect(await finished(recomputation)).toMatchObject({ changed: 1 })
  const { due } = deadlineAfter(await loadCalendar(stack.pool), today(), left)
  expect(await records.openTask('confirm-eligibility')).toMatchObject({
    due_on: due,
    deadline: { from: today(), workingDays: left },
  })
  await finished(await change('remove', task.due_on ?? ''))
})

test('a deadline is counted anew from the day it ran from, and one that stays overdue is not told of again', async () => {
  const running = await launchAtProgram(3)
  const overdue = await launchAtProgram(40)
  const [now, past] = [recordsOf(stack, running), recordsOf(stack, overdue)]
  const told = async () => (await past.audit()).filter(({ what }) => what === 'deadlines-told')
  await until('the escalation', async () => (await told()).length > 0)
  const ends = await now.openTask('submit-action-program')
  const ended = await past.openTask('submit-action-program')
  expect(ended).toMatchObject({ deadline: { from: addDays(today(), -40) }, escalated_at: expect.any(String) })

  expect(await finished(await change('add', ends.due_on ?? ''))).toMatchObject({ done: 2, changed: 1 })
  const { due } = deadlineAfter(await loadCalendar(stack.pool), addDays(today(), -3), 10)
  expect(await now.openTask('submit-action-program')).toMatchObject({
    due_on: due,
    deadline: { from: addDays(today(), -3) },
  })

  expect(await finished(await change('add', ended.due_on ?? ''))).toMatchObject({ changed: 1 })
  const moved = await past.openTask('submit-action-program')
  expect(moved.due_on).toBe(deadlineAfter(await loadCalendar(stack.pool), addDays(today(), -40), 10).due)
  expect((moved.due_on ?? '') > (ended.due_on ?? '')).toBe(true)
  expect(moved.escalated_at).toBe(ended.escalated_at)
  // Whatever were to be said would come before this.
  await overdue.say('officer', 'withdrawCase', { reason: 'Hết' })
  expect(await told()).toHaveLength(1)
  await finished(await change('remove', ends.due_on ?? ''))
  await finished(await change('remove', ended.due_on ?? ''))
})

test('a deadline in calendar days moves only where its last day is made free, and keeps its unit through a suspension', async () => {
  const [person = ''] = await stack.candidates(1)
  const it = await stack.launch({ kind: 'reappointment', candidates: [person] })
  const records = recordsOf(stack, it)
  await it.complete('officer', 'confirm-eligibility', { decision: 'confirm', waivers: [] })
  await until('the reminder', async () => {
    return (await records.openTask('submit-self-report')).reminded_at !== null
  })
  const task = await records.openTask('submit-self-report')
  const before = await loadCalendar(stack.pool)
  const due = calendarDeadlineAfter(before, today(), 15).due
  expect(task.deadline).toMatchObject({ workingDays: 15, unit: 'calendar-days', due })
  const [inBetween = ''] = Array.from({ length: 9 }, (_, n) => deadlineAfter(before, today(), n + 1).due)
  expect(inBetween < due).toBe(true)
  expect(await finished(await change('add', inBetween))).toMatchObject({ done: 1, changed: 0 })
  expect(await records.openTask('submit-self-report')).toEqual(task)
  expect(await finished(await change('add', due))).toMatchObject({ done: 1, changed: 1 })
  const moved = calendarDeadlineAfter(await loadCalendar(stack.pool), today(), 15)
  expect(moved.due > due).toBe(true)
  expect((await records.openTask('submit-self-report')).deadline).toMatchObject(moved)
  await finished(await change('remove', inBetween))
  await finished(await change('remove', due))

  await it.say('officer', 'suspendCase', { reason: 'Chờ' })
  await it.say('officer', 'resumeCase', { reason: 'Tiếp' })
  const resumed = await records.openTask('submit-self-report')
  expect(resumed.deadline).toMatchObject({ unit: 'calendar-days', due })
  expect(resumed.deadline?.workingDays).toBe((Date.parse(due) - Date.parse(today())) / 86_400_000)
})

test('a case that is suspended when a deadline is over goes on with it over', async () => {
  const it = await launchAtProgram(40)
  const records = recordsOf(stack, it)
  const before = await records.openTask('submit-action-program')
  await it.say('officer', 'suspendCase', { reason: 'Chờ' })
  await it.say('officer', 'resumeCase', { reason: 'Tiếp' })
  const after = await records.openTask('submit-action-program')
  expect(after).toMatchObject({
    due_on: before.due_on,
    deadline: { due: before.due_on, workingDays: 0, from: before.due_on },
  })
})

test('days off exchanged before a due date renew its explanation, and tell nobody of a date that stays', async () => {
  const it = await launchAtProgram()
  const records = recordsOf(stack, it)
  await reminded(records, 1)
  const calendar = await loadCalendar(stack.pool)
  const [first = '', second = ''] = [2, 3].map((days) => deadlineAfter(calendar, today(), days).due)
  await finished(await change('add', first))
  const task = await records.openTask('submit-action-program')
  await reminded(records, 2)

  expect(await finished(await change('add', second, { instead: first }))).toMatchObject({ changed: 1 })
  const renewed = await records.openTask('submit-action-program')
  expect(renewed.due_on).toBe(task.due_on)
  const daysOff = (of: typeof task) => (of.deadline?.skipped ?? []).map(({ date }) => date)
  expect(daysOff(task)).toContain(first)
  expect(daysOff(renewed)).toEqual(daysOff(task).map((date) => (date === first ? second : date)))
  expect((await recounts(records)).at(-1)).toMatchObject({
    actor: 'admin',
    before: { skipped: { [task.id]: task.deadline?.skipped } },
    after: { skipped: { [task.id]: renewed.deadline?.skipped } },
  })
  expect((await recounts(records)).at(-1)?.after).not.toHaveProperty('due')
  await finished(await change('remove', second))

  // Whatever were to be said of it again would come before this.
  await it.say('officer', 'withdrawCase', { reason: 'Hết' })
  expect(await reminders(records)).toBe(3)
  expect(await contradictions(stack, it)).toEqual([])
})

test('a due date is no longer provisional once its year is entered as it was computed', async () => {
  const year = Number(today().slice(0, 4))
  const { body } = await api.get('admin', `/v1/calendar/${year}`)
  await stack.pool.query('DELETE FROM calendar_years WHERE year = $1', [year])
  const it = await launchAtProgram()
  const records = recordsOf(stack, it)
  const task = await records.openTask('submit-action-program')
  expect(task.deadline).toMatchObject({ provisional: true })
  const due = task.due_on
  await finished(await enter(year, body.days))
  const entered = await records.openTask('submit-action-program')
  expect(entered.deadline).toMatchObject({ due, provisional: false })
  expect((await recounts(records)).at(-1)).toMatchObject({
    before: { provisional: { [task.id]: true } },
    after: { provisional: { [task.id]: false } },
  })
})

test('people go on with a case while its deadlines are counted anew', async () => {
  const procedures: RunningProcedure[] = []
  for (let n = 0; n < 8; n += 1) procedures.push(await launchAtProgram())
  // The day on which the review is due that is opened meanwhile.
  const { due } = deadlineAfter(await loadCalendar(stack.pool), today(), 5)
  const goOn = (it: RunningProcedure) => it.complete(it.candidates[0] ?? '', 'submit-action-program', PROGRAM)
  for (const it of procedures.slice(0, 3)) await goOn(it)
  const [recomputation] = await Promise.all([change('add', due), ...procedures.slice(3).map(goOn)])
  const progress = await finished(recomputation)
  expect(progress).toMatchObject({ total: 8, done: 8, failed: 0 })
  expect(progress.changed).toBeGreaterThanOrEqual(3)
  const { due: expected } = deadlineAfter(await loadCalendar(stack.pool), today(), 5)
  expect(expected > due).toBe(true)
  for (const it of procedures) {
    // Counted by the calendar of before or of after when it was opened: now it is due by the one of after.
    const task = await recordsOf(stack, it).openTask('review-action-program')
    expect(task.due_on).toBe(expected)
    expect(await contradictions(stack, it)).toEqual([])
  }
  expect((await verifyAudit(stack.pool, await witnesses(procedures))).faults).toEqual([])
  await finished(await change('remove', due))
})

test('a change made while Temporal is away is carried out later, once, however often it is started', async () => {
  const it = await stack.launch({ candidates: await stack.candidates(1) })
  const records = recordsOf(stack, it)
  const { due_on } = await records.openTask('confirm-eligibility')
  const waiting = await change('add', due_on ?? '', { by: apiWithoutTemporal })
  expect(waiting.status).toBe('waiting')
  expect((await api.get('admin', waiting.progress)).body).toMatchObject({
    total: 1,
    done: 0,
    finishedAt: null,
  })
  expect((await records.openTask('confirm-eligibility')).due_on).toBe(due_on)

  // As a worker that comes up does.
  await Promise.all([startUnfinishedRecomputations(stack), startUnfinishedRecomputations(stack)])
  const done = await finished(waiting)
  expect(done).toMatchObject({ total: 1, done: 1, changed: 1, failed: 0 })
  expect((await records.openTask('confirm-eligibility')).due_on).not.toBe(due_on)
  await startUnfinishedRecomputations(stack)
  expect((await api.get('admin', waiting.progress)).body).toEqual(done)
  expect(await recounts(records)).toHaveLength(1)
  await finished(await change('remove', due_on ?? ''))
})

test('a worker that comes up carries out what was left waiting', async () => {
  const waiting = await change('add', '2030-03-05', { by: apiWithoutTemporal })
  const temporal = await testTemporal()
  const connection = await NativeConnection.connect({ address: temporal.address })
  const worker = await createProceduresWorker({
    connection,
    namespace: temporal.namespace,
    taskQueue: stack.taskQueue,
    bundle: await workflowBundle(),
    payloadKeys: stack.payloadKeys,
    pool: stack.pool,
  })
  const running = worker.run()
  try {
    expect(await finished(waiting)).toMatchObject({ done: 0, changed: 0, failed: 0 })
  } finally {
    worker.shutdown()
    await running
    await connection.close()
  }
})

test('a case that has closed meanwhile is no failure, and one without a workflow is counted as failed', async () => {
  const it = await stack.launch({ candidates: await stack.candidates(1) })
  await it.say('officer', 'withdrawCase', { reason: 'Dừng' })
  const { recountCase } = createRecomputationActivities({
    pool: stack.pool,
    recount: (caseId, asked) =>
      stack.client.workflow
        .getHandle(workflowIdOf(caseId))
        .executeUpdate(recountDeadlines, { updateId: asked.command.id, args: [asked] }),
  })
  const earlier = await change('add', deadlineAfter(await loadCalendar(stack.pool), today(), 2).due)
  expect(await recountCase({ id: earlier.id, caseId: it.caseId })).toBe('closed')
  // What still counts by the change before would be the first to find the next one.
  await finished(earlier)

  const seat = await insertSeat(stack.pool, OFFICE.post)
  const task = { kind: 'confirm-eligibility', group: OFFICE.office, overdueAt: '2026-08-10T17:00:00Z' }
  await writeCase(stack.pool, { id: 'stray', seat, task })
  const other = await stack.launch({ candidates: await stack.candidates(1) })
  const { due_on } = await recordsOf(stack, other).openTask('confirm-eligibility')
  const recomputation = await change('add', due_on ?? '')
  expect(await finished(recomputation)).toMatchObject({ total: 2, done: 2, changed: 1, failed: 1 })
  const handle = stack.client.workflow.getHandle(recomputationWorkflowIdOf(recomputation.id))
  expect(await handle.result()).toEqual({ done: 2, changed: 1, failed: 1 })
})

test('hundreds of cases are asked four at a time, each once, in more than one run', async () => {
  const temporal = await testTemporal()
  const connection = await NativeConnection.connect({ address: temporal.address })
  const cases = Array.from({ length: 262 }, (_, n) => `case-${String(n).padStart(3, '0')}`)
  const asked: string[] = []
  const reports: number[] = []
  let atOnce = 0
  let most = 0
  let waits = 0
  let letAllGo = () => {}
  const fourAreAsked = new Promise<void>((resolve) => {
    letAllGo = resolve
  })
  const activities: RecomputationActivities = {
    async awaitEarlierChanges() {
      waits += 1
    },
    listCasesWithDeadlines: async ({ after, limit }) => cases.filter((id) => id > after).slice(0, limit),
    async recountCase({ caseId }) {
      atOnce += 1
      most = Math.max(most, atOnce)
      if (atOnce === 4) letAllGo()
      await fourAreAsked
      asked.push(caseId)
      atOnce -= 1
      if (caseId.endsWith('7')) throw ApplicationFailure.nonRetryable('out of reach')
      return caseId.endsWith('0') ? 'changed' : caseId.endsWith('5') ? 'closed' : 'unchanged'
    },
    async reportRecomputation({ done, finished: isLast }) {
      reports.push(isLast ? -done : done)
    },
  }
  const worker = await Worker.create({
    ...{ connection, namespace: temporal.namespace, taskQueue: temporal.taskQueue, activities },
    workflowBundle: await workflowBundle(),
    dataConverter: createWorkerDataConverter(stack.payloadKeys),
  })
  const running = worker.run()
  const handle = await stack.client.workflow.start(RECOMPUTE_DEADLINES, {
    workflowId: recomputationWorkflowIdOf(randomUUID()),
    taskQueue: temporal.taskQueue,
    args: [{ id: 'r' }],
  })
  try {
    expect(await handle.result()).toEqual({ done: 262, changed: 27, failed: 26 })
  } finally {
    worker.shutdown()
    await running
    await connection.close()
  }
  expect([...asked].sort()).toEqual(cases)
  expect(most).toBe(4)
  expect(reports).toEqual([50, 100, 150, 200, 250, -262])
  expect(waits).toBe(1)
  const { status } = await stack.client.workflow
    .getHandle(handle.workflowId, handle.firstExecutionRunId)
    .describe()
  expect(status.name).toBe('CONTINUED_AS_NEW')
})
