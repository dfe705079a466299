import type { Router } from 'express'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
import { me } from './schemas.js'
import { showMe } from './view.js'

const readMe = operation({
  method: 'get',
  path: '/v1/me',
  tag: 'Me',
  summary: { vi: 'Tôi là ai, thuộc nhóm nào, có vai trò gì', en: 'Who I am, my groups and roles' },
  answers: { 200: { description: 'The caller', schema: me } },
})

/** The caller about themself. */
export function meRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveReading(router, readMe, deps, {
    rights: 'everybody',
    read: ({ client, caller, language }) => showMe(client, caller, language),
  })
  return router
}
