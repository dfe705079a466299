import type { z } from 'zod'
import { listed, moment, number, type Sheet, text } from '../../exports/sheet.js'
import { ROLE_NAMES } from '../../words/role-words.js'
import type { account } from './schemas.js'

/** Accounts, as a table. */
export const accountSheet: Sheet<z.output<typeof account>> = {
  title: { vi: 'Tài khoản', en: 'Accounts' },
  columns: [
    text('Họ và tên', 'Name', ({ person }) => person.name),
    text('Tên đăng nhập', 'Login', ({ login }) => login),
    text('Đơn vị', 'Unit', ({ unit }) => unit?.name),
    text('Vai trò', 'Roles', ({ roles }, language) =>
      listed(roles.map(({ role, unit }) => `${ROLE_NAMES[role][language]}: ${unit.name}`)),
    ),
    number('Phiên đang mở', 'Sessions', ({ sessions }) => sessions),
    moment('Đóng từ', 'Closed since', ({ closedAt }) => closedAt),
  ],
}
