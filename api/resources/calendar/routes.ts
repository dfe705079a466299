import type { Response, Router } from 'express'
import { z } from 'zod'
import {
  type CalendarYear,
  findCalendarYear,
  findRecomputation,
  listCalendarYears,
} from '../../../db/calendar/calendar-years.js'
import { sourceInWords } from '../../../domain/rules/days-off.js'
import { replaceYear } from '../../../records/calendar.js'
import { requireEverything } from '../../../records/rights/caller.js'
import { requireNumbersInOrder } from '../../../records/spans.js'
import { wrongField } from '../../../records/use-case/invalid-input.js'
import { startRecomputation } from '../../../temporal/start-recomputation.js'
import type { ApiDeps } from '../../deps.js'
import { contentRead, etagOfContent } from '../../http/etags.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'
import { validate } from '../../http/validation.js'
import { Problem } from '../../problems/problem.js'
import type { Language } from '../../words/language.js'
import {
  calendarPath,
  calendarQuery,
  calendarReplaced,
  calendarYearRead,
  calendarYears,
  MOST_YEARS,
  newCalendarYear,
  recomputation,
} from './schemas.js'

const etag = { ETag: 'Of its days' }

const readOperation = operation({
  method: 'get',
  path: '/v1/calendar/{year}',
  tag: 'Calendar',
  summary: { vi: 'Ngày nghỉ và ngày làm bù của một năm', en: 'Days off and worked weekend days of a year' },
  answers: {
    200: { description: 'The year, its days earliest first', schema: calendarYearRead, headers: etag },
  },
})

const yearsOperation = operation({
  method: 'get',
  path: '/v1/calendar',
  tag: 'Calendar',
  summary: {
    vi: 'Ngày nghỉ và ngày làm bù của nhiều năm liền',
    en: 'Days off and worked weekend days of years in a row',
  },
  query: calendarQuery,
  answers: { 200: { description: 'Each year, its days earliest first', schema: calendarYears } },
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
})

const progressOperation = operation({
  method: 'get',
  path: '/v1/calendar/recomputations/{id}',
  tag: 'Calendar',
  summary: { vi: 'Tiến độ tính lại thời hạn', en: 'How far the deadlines have been counted anew' },
  answers: { 200: { description: 'Numbers of procedures', schema: recomputation } },
})

/** The calendar that deadlines are counted by: read by everybody, entered by the administrators of the whole. */
export function calendarRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveReading(router, readOperation, deps, {
    rights: 'everybody',
    of: { in: 'path', name: 'year' },
    read: async ({ client, of, language }) => {
      return withSources(await findCalendarYear(client, yearIn(of)), language)
    },
    send: (response, { sources, ...year }) =>
      response.set('ETag', etagOfContent(year)).json({ ...year, sources }),
  })
  serveReading(router, yearsOperation, deps, {
    rights: 'everybody',
    read: async ({ client, query, language }) => {
      requireFewYears(query)
      const years = await listCalendarYears(client, query)
      return { years: years.map((year) => withSources(year, language)) }
    },
  })
  serveUseCase(router, replaceOperation, deps, {
    rights: 'admins-of-everything',
    use: replaceYear,
    first: ({ caller, params }) => {
      requireEverything(caller)
      yearIn(params.year)
    },
    input: ({ request, params, body: { days } }) => ({
      year: yearIn(params.year),
      days,
      wasRead: contentRead(request),
    }),
    show: ({ year, ...beside }) => ({ ...year, ...beside }),
    send: (response, _, answer) => sendReplaced(deps, response, answer),
  })
  serveReading(router, progressOperation, deps, {
    rights: 'admins-of-everything',
    read: async ({ client, of }) => {
      const row = z.uuid().safeParse(of).success ? await findRecomputation(client, of) : undefined
      if (!row) throw new Problem('not-found')
      return row
    },
  })
  return router
}

function withSources(year: CalendarYear, language: Language) {
  const sources = Object.fromEntries(year.days.map(({ source }) => [source, sourceInWords(source)[language]]))
  return { ...year, sources }
}

/** @throws Refused invalid-input, of the last year, where it comes before the first or too long after it */
function requireFewYears({ from, to }: z.output<typeof calendarQuery>): void {
  requireNumbersInOrder('to', from, to)
  const last = from + MOST_YEARS - 1
  if (to > last) throw wrongField('to', 'too-large', last)
}

/** Sent again with the same key, it is started again if need be: under the same id there is only one. */
async function sendReplaced(deps: ApiDeps, response: Response, answer: unknown): Promise<void> {
  const { recomputation, missing, ...replaced } = stored.parse(answer)
  const { id } = recomputation
  const status = (await recomputationTaken(deps, id)) ? 'started' : 'waiting'
  const progress = `/v1/calendar/recomputations/${id}`
  response
    .status(status === 'started' ? 200 : 202)
    .set('ETag', etagOfContent(replaced))
    .json({ ...replaced, missing, recomputation: { ...recomputation, status, progress } })
}

/** What `changeOnce` keeps of the answer. */
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

const yearIn = (year: string): number => validate(calendarPath, { year }).year
