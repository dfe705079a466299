import type { Router } from 'express'
import { z } from 'zod'
import type { ApiDeps } from '../../deps.js'
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

/** /healthz and /readyz: for those who run it; no token. Mount it before everything else. */
export function healthRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  const findReadiness = createReadiness(deps)
  if (deps.observe) router.use(deps.observe)
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
  return router
}
