import type { z } from 'zod'
import { day, inWords, type Sheet, text } from '../../exports/sheet.js'
import { VOCABULARY } from '../vocabulary/words.js'
import type { planningEntry } from './schemas.js'

/** The planning as a table. */
export const planningSheet: Sheet<z.output<typeof planningEntry>> = {
  title: { vi: 'Quy hoạch', en: 'Planning' },
  columns: [
    text('Họ và tên', 'Name', ({ person }) => person.name),
    text('Chức vụ quy hoạch', 'Planned for', ({ post }) => post.title),
    text('Cấp', 'Level', ({ level }, language) => inWords(VOCABULARY.levels, level, language)),
    text('Nhiệm kỳ', 'Term', ({ term }) => term),
    day('Phê duyệt', 'Approved', ({ approvedOn }) => approvedOn),
    day('Rà soát gần nhất', 'Last review', ({ reviews }) => reviews[0]?.on),
    day('Hạn rà soát', 'Review due', ({ reviewDueOn }) => reviewDueOn),
    day('Ra khỏi quy hoạch', 'Left', ({ leftOn }) => leftOn),
    text('Lý do', 'Why', ({ leftReason }) => leftReason),
  ],
}
