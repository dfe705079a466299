import type { z } from 'zod'
import { day, ifSo, moment, type Sheet, text } from '../../exports/sheet.js'
import type { ownNotice } from './schemas.js'

/** What somebody was told, as a table. */
export const ownNoticeSheet: Sheet<z.output<typeof ownNotice>> = {
  title: { vi: 'Thông báo', en: 'Notices' },
  columns: [
    moment('Lúc', 'At', ({ at }) => at),
    text('Thông báo', 'Notice', ({ title }) => title),
    text('Về việc', 'About', ({ about }) => about),
    day('Hạn', 'Due', ({ dueOn }) => dueOn),
    text('Đã đọc', 'Read', ({ isRead }, language) => ifSo(isRead, language)),
  ],
}
