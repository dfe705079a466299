import { randomUUID } from 'node:crypto'
import { loadCalendar } from '../../db/calendar/working-calendar.js'
import { localDate } from '../../domain/deadlines/dates.js'
import { deadlineAfter } from '../../domain/deadlines/working-days.js'
import { RECOMPUTE_DEADLINES, recomputationWorkflowIdOf } from '../../workflows/procedure/messages.js'
import { OPEN_REAPPOINTMENTS } from '../../workflows/terms/messages.js'
import { insertHolder } from '../support/department.js'
import type { Shape } from './shapes.js'

/** The working day after tomorrow becomes a day off. */
async function takeADayOff({ stack }: Parameters<Shape>[0]): Promise<string> {
  const calendar = await loadCalendar(stack.pool)
  const { due } = deadlineAfter(calendar, localDate(new Date().toISOString()), 2)
  await stack.pool.query(
    "INSERT INTO calendar_days (day, kind, reason_vi, reason_en, source) VALUES ($1, 'off', 'Nghỉ', 'Off', 'thử')",
    [due],
  )
  const id = randomUUID()
  await stack.pool.query(
    `INSERT INTO calendar_recomputations (id, year, requested_by, requested_at, total)
     VALUES ($1, $2, 'officer', now(), 1)`,
    [id, Number(due.slice(0, 4))],
  )
  return id
}

/** The workflows that go through many cases, and a case that they have reached. */
export const BATCH_SHAPES: Readonly<Record<string, Shape>> = {
  async 'deadlines-recounted'(given) {
    const it = await given.launch()
    await recompute(given)
    await it.say('officer', 'withdrawCase', { reason: 'Chủ trương mới' })
    return it
  },

  async 'all-deadlines-recomputed'(given) {
    await given.launch({ caseId: 'recounted' })
    return { workflowId: await recompute(given) }
  },

  async 'reappointments-opened'({ stack }) {
    const [person = ''] = await stack.candidates(1)
    await insertHolder(stack.pool, person)
    const handle = await stack.client.workflow.start(OPEN_REAPPOINTMENTS, {
      workflowId: OPEN_REAPPOINTMENTS,
      taskQueue: stack.taskQueue,
    })
    const opened = "SELECT 1 FROM cases WHERE kind = 'reappointment'"
    for (let cases = 0; cases === 0; ) cases = (await stack.pool.query(opened)).rowCount ?? 0
    // Until it has gone to sleep for the day.
    for (let events = 0; events < 11; ) events = (await handle.describe()).historyLength ?? 0
    await handle.terminate('recorded')
    return { workflowId: OPEN_REAPPOINTMENTS }
  },
}

async function recompute(given: Parameters<Shape>[0]): Promise<string> {
  const id = await takeADayOff(given)
  const workflowId = recomputationWorkflowIdOf(id)
  const { client, taskQueue } = given.stack
  await client.workflow.execute(RECOMPUTE_DEADLINES, { workflowId, taskQueue, args: [{ id }] })
  return workflowId
}
