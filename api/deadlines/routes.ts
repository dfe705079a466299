import { Router } from 'express'
import { loadCalendar } from '../../db/working-calendar.js'
import { deadlineAfter, overdueFrom } from '../../domain/deadlines/working-days.js'
import type { ApiDeps } from '../app.js'
import { say } from '../language.js'
import { operation, serve } from '../openapi.js'
import { countedDeadline, deadlineQuery } from './schemas.js'

const countOperation = operation({
  method: 'get',
  path: '/v1/deadlines',
  tag: 'Deadlines',
  summary: { vi: 'Tính thời hạn theo ngày làm việc', en: 'Count a deadline in working days' },
  query: deadlineQuery,
  answers: { 200: { description: 'The due date and every day skipped on the way', schema: countedDeadline } },
})

/** The due date of a deadline, explained. */
export function deadlineRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, countOperation, async ({ query, language, response }) => {
    const deadline = deadlineAfter(await loadCalendar(deps.pool), query.from, query.workingDays)
    const skipped = deadline.skipped.map(({ date, reason }) => ({ date, reason: say(reason, language) }))
    response.json({ ...deadline, overdueFrom: overdueFrom(deadline.due), skipped })
  })
  return router
}
