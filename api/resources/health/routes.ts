import type { Router } from 'express'
import { z } from 'zod'
import { countOutOfStep } from '../../../db/in-step/out-of-step.js'
import type { ApiDeps } from '../../deps.js'
import { createMetrics } from '../../http/metrics.js'
import { operation } from '../../http/operation.js'
import { strictRouter } from '../../http/strict-router.js'
import { languageOf } from '../../words/language.js'
import { createReadiness, readinessSchema } from './readiness.js'

const health = operation({
  method: 'get',
  path: '/healthz',
  tag: 'Operation',
  summary: { vi: 'Tiến trình đang chạy', en: 'The process runs' },
  answers: { 200: { description: 'It does', schema: z.object({ status: z.literal('ok') }) } },
  anonymous: true,
})
const readiness = operation({
  method: 'get',
  path: '/readyz',
  tag: 'Operation',
  summary: { vi: 'Sẵn sàng phục vụ', en: 'Ready to serve' },
  answers: {
    200: { description: 'Everything that it takes is there', schema: readinessSchema },
    503: { description: 'Something is missing: the notes say what', schema: readinessSchema },
  },
  anonymous: true,
})
const metricsPage = operation({
  method: 'get',
  path: '/metrics',
  tag: 'Operation',
  summary: { vi: 'Số đo cho Prometheus', en: 'Metrics for Prometheus' },
  answers: { 200: { description: 'Prometheus text format', mediaType: 'text/plain' } },
  anonymous: true,
})

/** /healthz, /readyz, /metrics: for those who run it; no token. Mount it before everything else. */
export function healthRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  const { observe, expose } = createMetrics(() => countOutOfStep(deps.pool).catch(() => undefined))
  const findReadiness = createReadiness(deps)
  router.use(observe)
  router.get(health.path, (_request, response) => {
    response.locals.route = health.path
    response.json({ status: 'ok' })
  })
  router.get(readiness.path, async (request, response) => {
    response.locals.route = readiness.path
    const { isReady, body } = await findReadiness()
    const language = languageOf(request)
    response
      .status(isReady ? 200 : 503)
      .set({ 'Content-Language': language, ...(!isReady && { 'Retry-After': '5' }) })
      .json(body(language))
  })
  router.get(metricsPage.path, expose)
  return router
}
