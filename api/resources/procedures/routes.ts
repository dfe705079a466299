import { Router } from 'express'
import type { ApiDeps } from '../../deps.js'
import { operation, serve } from '../../http/openapi.js'
import { DOCX, sendDocx } from '../../papers/docx-answer.js'
import { caseCommandRoutes } from './command-routes.js'
import { decisionPaper, readProcedure } from './details.js'
import { listEvents } from './events.js'
import { listProcedures } from './listing.js'
import { auditPage, eventQuery, procedurePage, procedureQuery, procedureView } from './schemas.js'

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
  problems: ['procedure-not-found'],
})
const trail = operation({
  method: 'get',
  path: '/v1/procedures/{id}/events',
  tag,
  summary: { vi: 'Nhật ký của hồ sơ', en: 'The audit trail' },
  query: eventQuery,
  answers: { 200: { description: 'A page, oldest first', schema: auditPage } },
  problems: ['procedure-not-found'],
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
  problems: ['procedure-not-found', 'decision-not-found', 'not-permitted'],
})

/** /v1/procedures */
export function procedureRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, listing, async ({ caller, query, language, response }) => {
    response.json(await listProcedures(deps, caller, query, language))
  })
  serve(router, reading, async ({ caller, params, language, response }) => {
    const view = await readProcedure(deps, caller, params.id, language)
    response.set('ETag', `"${view.sequence}"`).json(view)
  })
  serve(router, trail, async ({ caller, params, query, language, response }) => {
    response.json(await listEvents(deps, { caller, id: params.id, query, language }))
  })
  serve(router, paper, async ({ caller, params, response }) => {
    sendDocx(response, await decisionPaper(deps, caller, params.id))
  })
  router.use(caseCommandRoutes(deps))
  return router
}
