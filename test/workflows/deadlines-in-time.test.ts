import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { localDate, startOfDay } from '../../domain/deadlines/dates.js'
import { addDays } from '../../domain/deadlines/working-days.js'
import type { TaskDeadline } from '../../domain/procedure/tasks.js'
import { type CaseRecords, contradictions, recordsOf, type TaskRecord } from '../support/procedure-rows.js'
import { approvalOf, confirmEligibility, decide, goTo, PROGRAM } from '../support/procedure-steps.js'
import {
  endRuntime,
  type ProceduresStack,
  quietRuntime,
  type RunningProcedure,
} from '../support/procedures.js'
import { startTime, type Time } from '../support/time.js'

/**
 * Weeks pass here: in virtual time where the Java test server is, otherwise on the real server with deadlines that speak
 * within a second. The tests are the same: they wait for the moments that a task's deadline names.
 */
let time: Time
let stack: ProceduresStack
beforeAll(async () => {
  quietRuntime()
  time = await startTime()
  stack = time.stack
})
afterAll(async () => {
  await time?.stop()
  await endRuntime()
})

async function launch(): Promise<{ it: RunningProcedure; records: CaseRecords; task: TaskRecord }> {
  const it = await stack.launch({ candidates: await stack.candidates(1) })
  const records = recordsOf(stack, it)
  return { it, records, task: await records.openTask('confirm-eligibility') }
}

function momentsOf({
  deadline,
}: TaskRecord): Required<Pick<TaskDeadline, 'remindAt' | 'dueAt' | 'overdueAt'>> {
  if (!deadline?.remindAt) throw new Error('the task has no reminder')
  return { ...deadline, remindAt: deadline.remindAt }
}

/** What was said of the deadlines of a case, to whom. */
const told = async (records: CaseRecords) =>
  (await records.notifications())
    .filter(({ kind }) => ['reminder', 'due-today', 'overdue'].includes(kind))
    .map(({ kind, recipient_id }) => `${kind} to ${recipient_id}`)

describe(`deadlines, ${startTime.kind}`, () => {
  test('speak once before, once on the day, and to the superior after it', async () => {
    const { it, records, task } = await launch()
    const { remindAt, dueAt, overdueAt } = momentsOf(task)
    expect(await told(records)).toEqual([])
    const early = ['reminder to officer', 'reminder to officer2']
    await time.until(remindAt, async () => expect(await told(records)).toEqual(early))
    const onTheDay = [...early, 'due-today to officer', 'due-today to officer2']
    await time.until(dueAt, async () => expect(await told(records)).toEqual(onTheDay))
    const late = [...onTheDay, 'overdue to officer', 'overdue to officer2']
    await time.until(overdueAt, async () => expect(await told(records)).toEqual(late))
    for (const [kind, at] of [
      ['reminder', remindAt],
      ['due-today', dueAt],
      ['overdue', overdueAt],
    ] as const) {
      const [first] = await records.notifications(kind)
      expect(first?.created_at.localeCompare(at)).toBeGreaterThanOrEqual(0)
    }
    expect(await records.openTask('confirm-eligibility')).toMatchObject({
      reminded_at: (await records.notifications('reminder'))[0]?.created_at,
      escalated_at: (await records.notifications('overdue'))[0]?.created_at,
    })
    expect((await records.case()).status).toBe('running')
    await confirmEligibility(it)
    expect(await contradictions(stack, it)).toEqual([])
  })

  test('of a claimed task speak to whoever claimed it, and then to the head of the group', async () => {
    const { it, records, task } = await launch()
    await it.say('officer2', 'claimTask', { task: task.id })
    const all = ['due-today to officer2', 'overdue to officer', 'overdue to officer2', 'reminder to officer2']
    await time.until(momentsOf(task).remindAt)
    await time.until(momentsOf(task).dueAt)
    await time.until(momentsOf(task).overdueAt, async () => expect((await told(records)).sort()).toEqual(all))
  })

  test('of a task that is done in time say nothing', async () => {
    const { it, records, task } = await launch()
    await confirmEligibility(it)
    const next = await records.openTask('submit-action-program')
    const [an = ''] = it.candidates
    await time.until(momentsOf(next).remindAt, async () =>
      expect(await told(records)).toEqual([`reminder to ${an}`]),
    )
    expect(momentsOf(task).remindAt < momentsOf(next).remindAt).toBe(true)
    await it.complete(an, 'submit-action-program', PROGRAM)
  })

  test('are silent while the case is suspended, and resume with the working days that were left', async () => {
    const { it, records, task } = await launch()
    await it.say('officer', 'suspendCase', { reason: 'Chờ' })
    await time.until(momentsOf(task).overdueAt)
    const { records: others, task: later } = await launch()
    await time.until(momentsOf(later).remindAt, async () => expect(await told(others)).toHaveLength(2))
    expect(await told(records)).toEqual([])
    await it.say('officer', 'resumeCase', { reason: 'Tiếp' })
    const resumed = await records.openTask('confirm-eligibility')
    expect(resumed).toMatchObject({ id: task.id, deadline: { workingDays: 5 } })
    expect(momentsOf(resumed).remindAt > momentsOf(task).overdueAt).toBe(true)
    await time.until(momentsOf(resumed).remindAt, async () =>
      expect(await told(records)).toEqual(['reminder to officer', 'reminder to officer2']),
    )
    expect(await contradictions(stack, it)).toEqual([])
  })
})

// Only virtual time reaches a day to come; on the real server nothing but waiting for it would.
;(startTime.kind === 'in virtual time' ? describe : describe.skip)('the effective date', () => {
  async function decided(): Promise<RunningProcedure> {
    const it = await goTo(
      await stack.launch({ candidates: await stack.candidates(1) }),
      'approval',
      await time.today(),
    )
    await decide(
      it,
      approvalOf({ signedOn: await time.today(), effectiveOn: addDays(await time.today(), 40) }),
    )
    return it
  }
  const holder = async (it: RunningProcedure) =>
    (await stack.pool.query('SELECT person_id, from_on FROM tenures WHERE began_by = $1', [it.caseId])).rows

  test('of a decision fills the seat, and not before', async () => {
    const it = await decided()
    const effectiveOn = addDays(await time.today(), 40)
    const records = recordsOf(stack, it)
    await time.until(startOfDay(addDays(effectiveOn, -1)))
    expect(await records.case()).toMatchObject({ status: 'decided' })
    expect(await holder(it)).toEqual([])
    await time.until(startOfDay(effectiveOn), async () =>
      expect(await records.case()).toMatchObject({ status: 'completed' }),
    )
    expect(await holder(it)).toEqual([{ person_id: it.candidates[0], from_on: effectiveOn }])
    const last = (await records.audit()).find(({ what }) => what === 'decision-took-effect')
    expect(localDate(last?.at ?? '')).toBe(effectiveOn)
    expect(await it.outcome()).toMatchObject({ status: 'completed' })
  })

  test('on which the seat is taken leaves the case decided; it takes effect once the seat is free', async () => {
    const it = await decided()
    const effectiveOn = addDays(await time.today(), 40)
    const [binh = ''] = await stack.candidates(1)
    await stack.pool.query(
      `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on)
       SELECT $1, post_id, seat_id, 'department-deputy', $3 FROM cases WHERE id = $2`,
      [binh, it.caseId, await time.today()],
    )
    await time.until(startOfDay(addDays(effectiveOn, 2)))
    expect(await recordsOf(stack, it).case()).toMatchObject({ status: 'decided' })
    await stack.pool.query('UPDATE tenures SET to_on = $2 WHERE person_id = $1', [binh, effectiveOn])
    await time.until(startOfDay(addDays(effectiveOn, 4)), async () =>
      expect(await recordsOf(stack, it).case()).toMatchObject({ status: 'completed' }),
    )
    expect(await holder(it)).toMatchObject([{ person_id: it.candidates[0] }])
  })
})
