import type { Router } from 'express'
import { type AccountRow, listAccounts } from '../../../db/registers/accounts.js'
import { searchName } from '../../../domain/names.js'
import { closeAccount, endSessions, openAccount, reopenAccount } from '../../../records/accounts.js'
import { OPEN_ACCOUNT, REOPEN_ACCOUNT } from '../../../records/proposed-changes/proposable.js'
import { namedUnit } from '../../../records/rights/units.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { cursorText } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveReading } from '../../http/serve-reading.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'
import { type Language, say } from '../../words/language.js'
import { proposedInstead } from '../proposed-changes/view.js'
import { account, accountChange, accountPage, accountQuery, newAccount } from './schemas.js'
import { accountSheet } from './sheet.js'

const tag = 'Accounts'
const path = '/v1/accounts/{id}'

const listOperation = operation({
  method: 'get',
  path: '/v1/accounts',
  tag,
  summary: { vi: 'Tài khoản của những người thuộc các đơn vị', en: 'The accounts of the people of units' },
  description: {
    vi: 'Của những người thuộc các đơn vị mà đồng chí quản trị, kèm vai trò và nơi đang đăng nhập.',
    en: 'Of the people of the units that you administer, with their roles and where they are signed in.',
  },
  query: accountQuery,
  answers: { 200: { description: 'By login', schema: accountPage } },
})

const readOperation = operation({
  method: 'get',
  path,
  tag,
  summary: { vi: 'Tài khoản của một người', en: "Somebody's account" },
  description: {
    vi: 'Theo mã của người đó; dành cho quản trị viên của đơn vị nơi người đó công tác.',
    en: "By the person's code; for administrators of the person's unit.",
  },
  answers: { 200: { description: 'The account', schema: account } },
})

const openOperation = operation({
  method: 'post',
  path: '/v1/accounts',
  tag,
  summary: { vi: 'Mở tài khoản', en: 'Open an account' },
  description: {
    vi: 'Quản trị viên của đơn vị nơi người đó công tác, không bao giờ cho chính mình. Ai đăng nhập bằng tên ấy là người ấy, nên cần người thứ hai xác nhận.',
    en: "By an administrator of the person's unit, never for oneself. Whoever signs in with that login is that person: it waits for a second person.",
  },
  body: newAccount,
  command: true,
  answers: { 201: { description: 'The account', schema: account }, ...proposedInstead },
})

const closeOperation = operation({
  method: 'post',
  path: `${path}/closing`,
  tag,
  summary: { vi: 'Khóa tài khoản', en: 'Close an account' },
  description: {
    vi: 'Quản trị viên của đơn vị, kèm lý do; có hiệu lực ngay, mọi phiên đăng nhập kết thúc.',
    en: 'By an administrator of the unit, with the reason; at once, and every session ends.',
  },
  body: accountChange,
  command: true,
  answers: { 200: { description: 'The account, closed', schema: account } },
})

const reopenOperation = operation({
  method: 'post',
  path: `${path}/reopening`,
  tag,
  summary: { vi: 'Mở lại tài khoản đã khóa', en: 'Open a closed account again' },
  description: {
    vi: 'Quản trị viên của đơn vị, kèm lý do; cần người thứ hai xác nhận.',
    en: 'By an administrator of the unit, with the reason; it waits for a second person.',
  },
  body: accountChange,
  command: true,
  answers: { 200: { description: 'The account, open again', schema: account }, ...proposedInstead },
})

const endSessionsOperation = operation({
  method: 'post',
  path: `${path}/sign-out`,
  tag,
  summary: { vi: 'Kết thúc mọi phiên đăng nhập của một người', en: 'End every session of somebody' },
  description: {
    vi: 'Quản trị viên của đơn vị, kèm lý do; người đó đăng nhập lại được.',
    en: 'By an administrator of the unit, with the reason; the person may sign in again.',
  },
  body: accountChange,
  command: true,
  answers: { 200: { description: 'The account, signed in nowhere', schema: account } },
})

/** Accounts: who signs in by which login, for the administrators of their units. */
export function accountRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveList(router, listOperation, deps, {
    rights: 'administers',
    requires: async ({ client, filter: { unit } }) => {
      if (unit !== undefined) await namedUnit(client, { unit })
    },
    name: 'accounts',
    sheet: accountSheet,
    position: { login: cursorText },
    rows: ({ client, reach, filter: { q, ...filter }, after, limit }) =>
      listAccounts(client, { reach, ...filter, q: q && searchName(q), after: after?.login, limit }),
    at: ({ login }) => ({ login }),
    show: ({ language }) => showIn(language),
  })
  serveReading(router, readOperation, deps, {
    rights: 'administers-account',
    read: ({ granted, language }) => showIn(language)(granted),
  })
  serveUseCase(router, openOperation, deps, {
    rights: 'admins-of-new-account',
    use: openAccount,
    takesTwo: OPEN_ACCOUNT,
    input: ({ body }) => body,
    show: (row, { language }) => showIn(language)(row),
  })
  serveUseCase(router, closeOperation, deps, {
    rights: 'admins-of-account',
    use: closeAccount,
    input: ({ of, body }) => ({ person: of, ...body }),
    show: (row, { language }) => showIn(language)(row),
  })
  serveUseCase(router, reopenOperation, deps, {
    rights: 'admins-of-account',
    use: reopenAccount,
    takesTwo: REOPEN_ACCOUNT,
    input: ({ of, body }) => ({ person: of, ...body }),
    show: (row, { language }) => showIn(language)(row),
  })
  serveUseCase(router, endSessionsOperation, deps, {
    rights: 'admins-of-account',
    use: endSessions,
    input: ({ of, body }) => ({ person: of, ...body }),
    show: (row, { language }) => showIn(language)(row),
  })
  return router
}

const showIn =
  (language: Language) =>
  ({ unit, roles, ...row }: AccountRow) => ({
    ...row,
    unit: unit && { id: unit.id, name: say(unit.name, language) },
    roles: roles.map(({ role, unit: on }) => ({ role, unit: { id: on.id, name: say(on.name, language) } })),
  })
