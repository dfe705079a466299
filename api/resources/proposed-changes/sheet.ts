import type { z } from 'zod'
import { inWords, moment, type Sheet, text } from '../../exports/sheet.js'
import { STATE_NAMES } from '../../words/proposed-change-words.js'
import type { proposedChange } from './schemas.js'

/** What waits for a second person, as a table. */
export const proposedChangeSheet: Sheet<Omit<z.output<typeof proposedChange>, 'operation'>> = {
  title: { vi: 'Chờ người thứ hai', en: 'Proposed changes' },
  columns: [
    text('Nội dung', 'What', ({ inWords }) => inWords),
    text('Về', 'About', ({ person, title }) => person?.name ?? title),
    text('Đơn vị', 'Unit', ({ personUnit }) => personUnit),
    text('Người nhập', 'Entered by', ({ enteredBy }) => enteredBy.name),
    moment('Nhập lúc', 'Entered', ({ enteredAt }) => enteredAt),
    text('Tình trạng', 'State', ({ state }, language) => inWords(STATE_NAMES, state, language)),
    text('Người quyết định', 'Decided by', ({ decidedBy }) => decidedBy?.name),
    moment('Quyết định lúc', 'Decided', ({ decidedAt }) => decidedAt),
    text('Lý do', 'Why', ({ reason }) => reason),
  ],
}
