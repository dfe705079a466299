import { type Request, Router } from 'express'
import type pg from 'pg'
import { z } from 'zod'
import {
  type CalendarYear,
  findCalendarYear,
  findRecomputation,
  insertRecomputation,
  listCalendarDays,
  listExchangesWith,
  lockCalendar,
  replaceCalendarYear,
} from '../../../db/calendar/calendar-years.js'
import { provisionalDaysOff } from '../../../db/calendar/provisional-holidays.js'
import { loadCalendar } from '../../../db/calendar/working-calendar.js'
import { recountPublications } from '../../../db/registers/publicity.js'
import { yearOf } from '../../../domain/deadlines/dates.js'
import { isOnWeekend } from '../../../domain/deadlines/working-days.js'
import { lastDayOfObjection } from '../../../domain/integrity/objection-period.js'
import type { IsoDate } from '../../../domain/vocabulary.js'
import { audit } from '../../../records/audit.js'
import type { Caller } from '../../../records/rights/caller.js'
import { startRecomputation } from '../../../temporal/start-recomputation.js'
import { today } from '../../caller/caller.js'
import { commandOf, recordCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { etagOfContent, requireTag } from '../../http/etags.js'
import { operation, serve } from '../../http/openapi.js'
import { validate } from '../../http/validation.js'
import { invalidInput, Problem } from '../../problems/problem.js'
import { wrongDays } from './check-days.js'
import { calendarPath, calendarReplaced, calendarYear, newCalendarYear, recomputation } from './schemas.js'

const etag = { ETag: 'Of its days' }

const readOperation = operation({
  method: 'get',
  path: '/v1/calendar/{year}',
  tag: 'Calendar',
  summary: { vi: 'Ngày nghỉ và ngày làm bù của một năm', en: 'Days off and worked weekend days of a year' },
  answers: { 200: { description: 'The year, its days earliest first', schema: calendarYear, headers: etag } },
})

const replaceOperation = operation({
  method: 'put',
  path: '/v1/calendar/{year}',
  tag: 'Calendar',
  summary: { vi: 'Nhập lịch nghỉ của một năm', en: 'Enter the days off of a year' },
  description: {
    vi: 'Thay toàn bộ năm; thời hạn của các hồ sơ đang mở được tính lại. Dành cho quản trị viên toàn tỉnh. Khi thay năm đã nhập: cần If-Match với ETag đã đọc.',
    en: 'Replaces the year whole; the deadlines of open procedures are counted anew. For administrators of the whole. If-Match with the ETag that was read is required where a year that is entered is replaced.',
  },
  body: newCalendarYear,
  command: true,
  answers: {
    200: {
      description: 'The year; its deadlines are being counted anew',
      schema: calendarReplaced,
      headers: etag,
    },
    202: {
      description: 'The year; its deadlines will be counted anew later',
      schema: calendarReplaced,
      headers: etag,
    },
  },
  problems: ['not-permitted', 'precondition-required', 'precondition-failed'],
})

const progressOperation = operation({
  method: 'get',
  path: '/v1/calendar/recomputations/{id}',
  tag: 'Calendar',
  summary: { vi: 'Tiến độ tính lại thời hạn', en: 'How far the deadlines have been counted anew' },
  answers: { 200: { description: 'Numbers of procedures', schema: recomputation } },
  problems: ['not-permitted'],
})

/** The calendar that deadlines are counted by: read by everybody, entered by the administrators of the whole. */
export function calendarRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, readOperation, async ({ params, response }) => {
    const year = await findCalendarYear(deps.pool, yearIn(params))
    response.set('ETag', etagOfContent(year)).json(year)
  })
  serve(router, replaceOperation, async ({ request, caller, params, body, response }) => {
    requireWhole(caller)
    const year = yearIn(params)
    const { answer } = await recordCommand(deps, commandOf(request, caller, body), async (client, at) => {
      await lockCalendar(client)
      const before = await findCalendarYear(client, year)
      requireReplacement(request, before)
      await requireRight(client, year, body.days)
      const id = await replaceCalendarYear(client, year, body.days)
      const after = await findCalendarYear(client, year)
      const calendar = await loadCalendar(client)
      const moved = await recountPublications(
        client,
        (from, days) => lastDayOfObjection(calendar, from, days),
        today(deps.now),
      )
      const open = await insertRecomputation(client, { id, year, by: caller.personId, at })
      await audit(client, caller, at, {
        what: 'calendar-replaced',
        before: asEntered(before),
        after: asEntered(after),
      })
      if (moved.length > 0)
        await audit(client, caller, at, { what: 'objection-periods-recounted', after: { moved } })
      return {
        status: 200,
        answer: {
          ...{ ...after, missing: missingHolidays(year, body.days) },
          recomputation: { id, openDeadlines: open.deadlines },
        },
      }
    })
    const { recomputation, missing, ...replaced } = stored.parse(answer)
    const { id } = recomputation
    // Sent again with the same key, it is started again if need be: under the same id there is only one.
    const status = (await recomputationTaken(deps, id)) ? 'started' : 'waiting'
    const progress = `/v1/calendar/recomputations/${id}`
    response
      .status(status === 'started' ? 200 : 202)
      .set('ETag', etagOfContent(replaced))
      .json({ ...replaced, missing, recomputation: { ...recomputation, status, progress } })
  })
  serve(router, progressOperation, async ({ caller, params, response }) => {
    requireWhole(caller)
    const row = z.uuid().safeParse(params.id).success
      ? await findRecomputation(deps.pool, params.id)
      : undefined
    if (!row) throw new Problem('not-found')
    response.json(row)
  })
  return router
}

/** What `recordCommand` keeps of the answer. */
const stored = z.looseObject({
  missing: z.array(z.unknown()).default([]),
  recomputation: z.object({ id: z.string(), openDeadlines: z.int() }),
})

/** Milliseconds Temporal has to take the start; where it does not, a worker starts it later. */
const START_MS = 1_500

/** Has the recomputation been given to Temporal? */
async function recomputationTaken(
  { temporal, taskQueue, logger }: Pick<ApiDeps, 'temporal' | 'taskQueue' | 'logger'>,
  id: string,
): Promise<boolean> {
  try {
    await temporal.withDeadline(Date.now() + START_MS, () => startRecomputation(temporal, id, taskQueue))
    return true
  } catch {
    logger.warn(
      { recomputation: id },
      'the deadlines are counted anew later: Temporal did not take the start',
    )
    return false
  }
}

function yearIn(params: { year: string }): number {
  return validate(calendarPath, { year: params.year }).year
}

/** A year that is entered is replaced by whoever has read it; one that is not has nothing to lose. */
function requireReplacement(request: Request, before: CalendarYear): void {
  if (before.entered || request.get('If-Match') !== undefined) requireTag(request, etagOfContent(before))
}

/** @throws Problem not-permitted unless the caller administers the whole. */
function requireWhole({ administers }: Caller): void {
  if (administers !== 'all') throw new Problem('not-permitted')
}

/** @throws Problem invalid-input with every field that is wrong. */
async function requireRight(
  client: pg.ClientBase,
  year: number,
  days: z.output<typeof newCalendarYear>['days'],
): Promise<void> {
  const elsewhere = days.flatMap(({ exchangedFor }) =>
    exchangedFor === undefined || yearOf(exchangedFor) === year ? [] : [exchangedFor],
  )
  const errors = wrongDays(year, days, {
    partners: await listCalendarDays(client, elsewhere),
    exchangedWithThisYear: await listExchangesWith(client, year),
  })
  if (errors.length > 0) throw invalidInput(...errors)
}

/** Holidays that would be computed for the year and are not among its days: left out on purpose, or forgotten. */
function missingHolidays(year: number, days: readonly { date: IsoDate }[]): CalendarYear['days'] {
  const entered = new Set(days.map(({ date }) => date))
  return provisionalDaysOff(year)
    .filter(({ date }) => !entered.has(date) && !isOnWeekend(date))
    .map((day) => ({ ...day, kind: 'off' }))
}

/** A year for the audit trail: what was computed is not what anybody entered. */
function asEntered({ year, entered, days }: CalendarYear) {
  return { year, entered, days: days.filter(({ provisional }) => !provisional) }
}
