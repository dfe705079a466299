import { Router } from 'express'
import { z } from 'zod'
import { countOutOfStep } from '../../../db/in-step/out-of-step.js'
import type { ApiDeps } from '../../deps.js'
import { createMetrics } from '../../http/metrics.js'
import { operation } from '../../http/operation.js'

/** Milliseconds a dependency has to answer a readiness check. */
const READY_WITHIN_MS = 1_000

const health = operation({
  method: 'get',
  path: '/healthz',
  tag: 'Operation',
  summary: { vi: 'Tiến trình đang chạy', en: 'The process runs' },
  answers: { 200: { description: 'It does', schema: z.object({ status: z.literal('ok') }) } },
  anonymous: true,
})
const dependency = z.enum(['up', 'down'])
/** `outOfStep`: cases that take no command until whoever operates the product has decided. */
const ready = z.object({ postgresql: dependency, temporal: dependency, outOfStep: z.int().optional() })
const readiness = operation({
  method: 'get',
  path: '/readyz',
  tag: 'Operation',
  summary: { vi: 'Sẵn sàng phục vụ', en: 'Ready to serve' },
  answers: {
    200: { description: 'Both are up', schema: ready },
    503: { description: 'One is down', schema: ready },
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
  const router = Router()
  const outOfStep = () => countOutOfStep(deps.pool).catch(() => undefined)
  const { observe, expose } = createMetrics(outOfStep)
  router.use(observe)
  router.get(health.path, (_request, response) => {
    response.locals.route = health.path
    response.json({ status: 'ok' })
  })
  router.get(readiness.path, async (_request, response) => {
    response.locals.route = readiness.path
    const [postgresql, temporal, cases] = await Promise.all([
      answers(() => deps.pool.query('SELECT 1')),
      answers(() =>
        deps.temporal.withDeadline(Date.now() + READY_WITHIN_MS, () =>
          deps.temporal.workflowService.getSystemInfo({}),
        ),
      ),
      outOfStep(),
    ])
    const isReady = postgresql === 'up' && temporal === 'up'
    response
      .status(isReady ? 200 : 503)
      .set(isReady ? {} : { 'Retry-After': '5' })
      // For these cases alone no command is taken: what is ready for all the others stays in the balancer.
      .json({ postgresql, temporal, ...(cases !== undefined && { outOfStep: cases }) })
  })
  router.get(metricsPage.path, expose)
  return router
}

async function answers(ask: () => Promise<unknown>): Promise<'up' | 'down'> {
  const late = new Promise<'down'>((resolve) => {
    setTimeout(resolve, READY_WITHIN_MS + 200, 'down').unref()
  })
  return Promise.race([
    late,
    ask().then(
      () => 'up' as const,
      () => 'down' as const,
    ),
  ])
}
