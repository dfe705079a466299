import type { Router } from 'express'
import { z } from 'zod'
import {
  type DemonstrationAccountRow,
  listDemonstrationAccounts,
} from '../../../db/reads/demonstration-accounts.js'
import { today } from '../../caller/caller.js'
import type { ApiDeps } from '../../deps.js'
import { FAIR_SHARE, limitSignIn } from '../../http/fair-share.js'
import { languageQuery, operation } from '../../http/operation.js'
import { strictRouter } from '../../http/strict-router.js'
import { validate } from '../../http/validation.js'
import { Problem } from '../../problems/problem.js'
import { type Language, languageOf, say } from '../../words/language.js'
import { ROLE_NAMES } from '../../words/role-words.js'
import { type account, accounts } from './schemas.js'

const readAccounts = operation({
  method: 'get',
  path: '/v1/demonstration/accounts',
  tag: 'Me',
  summary: { vi: 'Các tài khoản trình diễn', en: 'The accounts of the demonstration' },
  description: {
    vi: 'Chỉ có ở bản trình diễn với hệ thống xác thực đi kèm.',
    en: 'Only where the demonstration runs with the embedded identity provider.',
  },
  answers: {
    200: { description: 'Those that are proposed', schema: accounts },
  },
  problems: ['not-a-demonstration', 'too-many-requests'],
  anonymous: true,
})

const query = z.strictObject(languageQuery)

/** As whom the demonstration can be entered: told to anybody, for its password is printed at the start. */
export function demonstrationRoutes({ pool, demo, identity, now, fairShare = FAIR_SHARE }: ApiDeps): Router {
  const router = strictRouter()
  router.get(readAccounts.path, limitSignIn(fairShare), async (request, response) => {
    response.locals.route = readAccounts.path
    validate(query, request.query)
    if (!demo || !identity) throw new Problem('not-a-demonstration')
    const language = languageOf(request)
    const rows = await listDemonstrationAccounts(pool, { language, today: today(now) })
    response.set('Content-Language', language).json({ items: rows.map((row) => show(row, language)) })
  })
  return router
}

function show(row: DemonstrationAccountRow, language: Language): z.infer<typeof account> {
  const { login, personId: id, name, roles } = row
  return { login, id, name, roles, purpose: purposeOf(row, language) }
}

/** By role, else by office, else by post. */
function purposeOf({ roles, groups, posts }: DemonstrationAccountRow, language: Language): string {
  const inRoles = roles.map(({ role, unit }) => `${say(ROLE_NAMES[role], language)}: ${unit.name}`)
  if (inRoles.length > 0) return inRoles.join('; ')
  return (groups.length > 0 ? groups : posts).join('; ')
}
