import type { Router } from 'express'
import { listAuditEvents } from '../../../db/audit/audit-events.js'
import { loadCalendar } from '../../../db/calendar/working-calendar.js'
import { inSnapshot } from '../../../db/pool.js'
import { listCases } from '../../../db/reads/case-list.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { cursorMoment, cursorNumber, cursorText } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
import { decisionPaper } from '../../papers/decision-paper.js'
import { DOCX, sendDocx } from '../../papers/docx-answer.js'
import { caseCommandRoutes } from './command-routes.js'
import { eventsAsked, eventsShown, verification } from './events.js'
import { lawsOf } from './laws.js'
import { filterOf, sortOf } from './list-filter.js'
import { requireFitting } from './list-spans.js'
import { planAhead } from './plan.js'
import { plan } from './plan-schemas.js'
import { readProcedure } from './reading.js'
import { auditPage, eventQuery, procedurePage, procedureQuery, procedureView } from './schemas.js'
import { procedureSheet, trailSheet } from './sheet.js'
import { procedureItemView } from './view.js'

const tag = 'Procedures'

const listing = operation({
  method: 'get',
  path: '/v1/procedures',
  tag,
  summary: { vi: 'Danh sách hồ sơ', en: 'Procedures that I may see' },
  query: procedureQuery,
  answers: { 200: { description: 'A page', schema: procedurePage } },
})
const reading = operation({
  method: 'get',
  path: '/v1/procedures/{id}',
  tag,
  summary: {
    vi: 'Một hồ sơ: các bước, đang chờ ai, từ khi nào, thời hạn',
    en: 'A procedure: its stages, whom it waits for and since when, deadlines explained',
  },
  answers: {
    200: { description: 'The procedure', schema: procedureView, headers: { ETag: 'Its sequence' } },
  },
})
const trail = operation({
  method: 'get',
  path: '/v1/procedures/{id}/events',
  tag,
  summary: { vi: 'Nhật ký của hồ sơ', en: 'The audit trail' },
  query: eventQuery,
  answers: { 200: { description: 'A page, oldest first', schema: auditPage } },
})
const ahead = operation({
  method: 'get',
  path: '/v1/procedures/{id}/plan',
  tag,
  summary: {
    vi: 'Các bước còn lại và thời hạn dự kiến',
    en: 'What is still to come, with expected due dates',
  },
  answers: { 200: { description: 'After the tasks that are open; nothing of what is over', schema: plan } },
})
const paper = operation({
  method: 'get',
  path: '/v1/procedures/{id}/decision',
  tag,
  summary: { vi: 'Quyết định (DOCX)', en: 'The decision as DOCX' },
  answers: {
    200: {
      description: 'The decision',
      mediaType: DOCX,
    },
  },
})

/** /v1/procedures */
export function procedureRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveList(router, listing, deps, {
    rights: 'sees-or-takes-part',
    requires: async ({ filter }) => requireFitting(filter),
    name: ({ filter }) => `procedures/${sortOf(filter)}`,
    position: { place: cursorMoment.nullable(), number: cursorNumber, id: cursorText },
    rows: async ({ client, caller, filter, now, after, limit }) => {
      const sort = sortOf(filter)
      return listCases(client, {
        ...{ viewer: caller, filter: await filterOf(client, filter, now), sort, limit },
        after: after && { place: sort === 'number' ? after.number : after.place, id: after.id },
      })
    },
    at: ({ id, number, launchedAt, overdueAt, waitingSince, closedAt }, { filter }) => {
      const moments = { launchedAt, dueOn: overdueAt, waitingSince, closedAt }
      const sort = sortOf(filter)
      return { place: sort === 'number' ? null : moments[sort], number, id }
    },
    sheet: procedureSheet,
    show: async ({ client, language, now }, rows) => {
      const [calendar, laws] = await Promise.all([loadCalendar(client), lawsOf(client, rows)])
      return (row) => procedureItemView(row, { language, laws }, { now, calendar })
    },
  })
  serveReading(router, reading, deps, {
    rights: 'sees-case',
    ofOneMoment: true,
    read: ({ client, of, granted: { rights }, ...asked }) =>
      readProcedure(client, { id: of, rights, unseal: deps.sealing.unseal, ...asked }),
    send: (response, view) => response.set('ETag', `"${view.sequence}"`).json(view),
  })
  serveList(router, trail, deps, {
    rights: 'sees-case',
    name: ({ params, filter: { kind, person } }) =>
      ['events', params.id, kind, person].filter((part) => part !== undefined).join('/'),
    position: { position: cursorNumber },
    rows: async ({ client, params, filter, granted: { rights }, after, limit }) => {
      const asked = eventsAsked(filter, rights)
      if (!asked) return { rows: [], counted: 0 }
      return listAuditEvents(client, params.id, { ...asked, after: after?.position ?? 0, limit })
    },
    at: ({ position }) => ({ position }),
    sheet: trailSheet,
    show: ({ client, params, caller, language, granted: { rights } }, events) =>
      eventsShown(client, { caller, rights, language }, params.id, events),
    beside: ({ client, params, now, language }) =>
      inSnapshot(client, (reading) => verification(reading, params.id, { now, language })),
  })
  serveReading(router, ahead, deps, {
    rights: 'sees-case',
    ofOneMoment: true,
    read: ({ client, of, today, language }) =>
      planAhead(client, of, { today, language, unseal: deps.sealing.unseal }),
  })
  serveReading(router, paper, deps, {
    rights: 'reads-decision',
    read: ({ client, of, granted }) => decisionPaper(client, of, granted),
    send: sendDocx,
  })
  router.use(caseCommandRoutes(deps))
  return router
}
