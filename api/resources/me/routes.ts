import type { Router } from 'express'
import { z } from 'zod'
import { findPerson } from '../../../db/reads/callers.js'
import type { ApiDeps } from '../../deps.js'
import { named } from '../../http/fields.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'

const me = z
  .object({
    id: z.string(),
    name: z.string(),
    login: z.string(),
    locale: z.enum(['vi', 'en']),
    groups: z.array(named),
    roles: z.array(z.object({ role: z.enum(['hr_officer', 'approver', 'monitor', 'admin']), unit: named })),
  })
  .meta({ id: 'Me' })

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
    read: async ({ client, caller, language }) => {
      const { personId: id, login, locale, roles } = caller
      const { name, groups, units } = await findPerson(client, caller, language)
      const unitOf = (unit: string) => ({ id: unit, name: units[unit] ?? unit })
      return {
        ...{ id, name, login, locale, groups },
        roles: roles.map(({ role, unitId }) => ({ role, unit: unitOf(unitId) })),
      }
    },
  })
  return router
}
