import type { z } from 'zod'
import { type Sheet, text } from '../../exports/sheet.js'
import { ROLE_NAMES } from '../../words/role-words.js'
import type { right } from './schemas.js'

/** Who may what, as a table. */
export const rightSheet: Sheet<z.output<typeof right>> = {
  title: { vi: 'Quyền', en: 'Rights' },
  columns: [
    text('Đơn vị', 'Unit', ({ unit }) => unit.name),
    text('Quyền', 'Role', ({ role }, language) => ROLE_NAMES[role][language]),
    text('Họ và tên', 'Name', ({ person }) => person.name),
  ],
}
