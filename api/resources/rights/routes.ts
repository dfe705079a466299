import type { Router } from 'express'
import { z } from 'zod'
import { listRights, type RightRow } from '../../../db/registers/rights.js'
import { ROLES } from '../../../domain/roles.js'
import { grantRight, revokeRight } from '../../../records/granted-rights.js'
import { GRANT_RIGHT } from '../../../records/proposed-changes/proposable.js'
import { namedUnit } from '../../../records/rights/units.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { cursorText } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'
import { type Language, say } from '../../words/language.js'
import { proposedInstead } from '../proposed-changes/view.js'
import { newRight, revocation, right, rightPage, rightQuery } from './schemas.js'
import { rightSheet } from './sheet.js'

const tag = 'Rights'

const listOperation = operation({
  method: 'get',
  path: '/v1/rights',
  tag,
  summary: { vi: 'Ai có quyền gì, ở đơn vị nào', en: 'Who may what, on which unit' },
  description: {
    vi: 'Trên các đơn vị mà đồng chí quản trị.',
    en: 'On the units that you administer.',
  },
  query: rightQuery,
  answers: { 200: { description: 'Unit by unit', schema: rightPage } },
})

const grantOperation = operation({
  method: 'post',
  path: '/v1/rights',
  tag,
  summary: { vi: 'Trao vai trò', en: 'Grant a role' },
  description: {
    vi: 'Quản trị viên của đơn vị; không ai tự trao quyền cho mình. Quyền có hiệu lực với đơn vị và mọi đơn vị cấp dưới.',
    en: 'By an administrator of the unit, never to oneself. It reaches the unit and everything below it.',
  },
  body: newRight,
  command: true,
  answers: { 201: { description: 'The right', schema: right }, ...proposedInstead },
})

const revokeOperation = operation({
  method: 'post',
  path: '/v1/rights/revocations',
  tag,
  summary: { vi: 'Thu hồi quyền', en: 'Revoke a right' },
  description: {
    vi: 'Quản trị viên của đơn vị, kèm lý do; có hiệu lực ngay.',
    en: 'By an administrator of the unit, with the reason; at once.',
  },
  body: revocation,
  command: true,
  answers: { 200: { description: 'The right that is no more', schema: right } },
})

/** Rights: roles that somebody has on a unit. */
export function rightRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveList(router, listOperation, deps, {
    rights: 'administers',
    requires: async ({ client, filter: { unit } }) => {
      if (unit !== undefined) await namedUnit(client, { unit })
    },
    name: 'rights',
    position: { unitId: cursorText, role: z.enum(ROLES), personId: cursorText },
    rows: ({ client, reach, filter, after, limit }) => listRights(client, { reach, ...filter, after, limit }),
    at: ({ unit, role, person }) => ({ unitId: unit.id, role, personId: person.id }),
    sheet: rightSheet,
    show: ({ language }) => showIn(language),
  })
  serveUseCase(router, grantOperation, deps, {
    rights: 'admins-of-right',
    use: grantRight,
    takesTwo: GRANT_RIGHT,
    input: ({ body }) => body,
    show: (row, { language }) => showIn(language)(row),
  })
  serveUseCase(router, revokeOperation, deps, {
    rights: 'admins-of-right',
    use: revokeRight,
    input: ({ body }) => body,
    show: (row, { language }) => showIn(language)(row),
  })
  return router
}

const showIn =
  (language: Language) =>
  ({ unit, ...row }: RightRow) => ({ ...row, unit: { id: unit.id, name: say(unit.name, language) } })
