import type { z } from 'zod'
import { moment, type Sheet, text } from '../../exports/sheet.js'
import type { readOnRecord } from './schemas.js'

/** Who read a record, as a table. */
export const readSheet: Sheet<z.output<typeof readOnRecord>> = {
  title: { vi: 'Người đã xem hồ sơ', en: 'Who read the record' },
  columns: [
    moment('Lúc', 'At', ({ at }) => at),
    text('Ai', 'Who', ({ reader }) => reader.name),
    text('Xem gì', 'What', ({ title }) => title),
    text('Trong hồ sơ', 'In the procedure', ({ procedure }) => procedure),
  ],
}
