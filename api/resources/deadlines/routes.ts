import type { Router } from 'express'
import { loadCalendar } from '../../../db/calendar/working-calendar.js'
import { deadlineAfter, deadlineBefore, overdueFrom } from '../../../domain/deadlines/working-days.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
import { say } from '../../words/language.js'
import { countedDeadline, deadlineQuery } from './schemas.js'

const countOperation = operation({
  method: 'get',
  path: '/v1/deadlines',
  tag: 'Deadlines',
  summary: { vi: 'Tính thời hạn theo ngày làm việc', en: 'Count a deadline in working days' },
  query: deadlineQuery,
  answers: { 200: { description: 'The due date and every day skipped on the way', schema: countedDeadline } },
})

/** The due date of a deadline, forward from an event or backward before it, explained. */
export function deadlineRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveReading(router, countOperation, deps, {
    rights: 'everybody',
    read: async ({ client, language, query: { from, workingDays, direction } }) => {
      const count = direction === 'backward' ? deadlineBefore : deadlineAfter
      const deadline = count(await loadCalendar(client), from, workingDays)
      const skipped = deadline.skipped.map(({ date, reason }) => ({ date, reason: say(reason, language) }))
      return { ...deadline, direction, overdueFrom: overdueFrom(deadline.due), skipped }
    },
  })
  return router
}
