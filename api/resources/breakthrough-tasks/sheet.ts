import type { z } from 'zod'
import { day, inWords, listed, number, type Sheet, text } from '../../exports/sheet.js'
import { VOCABULARY } from '../vocabulary/words.js'
import type { breakthroughTask, unfinishedHolder } from './schemas.js'

/** Breakthrough tasks as a table. */
export const breakthroughTaskSheet: Sheet<z.output<typeof breakthroughTask>> = {
  title: { vi: 'Nhiệm vụ đột phá', en: 'Breakthrough tasks' },
  columns: [
    number('Năm', 'Year', ({ year }) => year),
    text('Họ và tên', 'Name', ({ person }) => person.name),
    text('Nhiệm vụ', 'Task', ({ title }) => title),
    text('Tình trạng', 'Status', ({ status }, language) =>
      inWords(VOCABULARY.breakthroughStatuses, status, language),
    ),
    text('Kết quả', 'Result', ({ result }) => result),
    day('Phê duyệt', 'Approved', ({ approvedOn }) => approvedOn),
    text('Nghị quyết', 'Resolution', ({ resolutionNumber }) => resolutionNumber),
    day('Ngày nghị quyết', 'Resolution of', ({ resolvedOn }) => resolvedOn),
    text('Người phê duyệt', 'Approved by', ({ approvedBy }) => approvedBy?.name),
    day('Kết luận', 'Concluded', ({ closedOn }) => closedOn),
    text('Người kết luận', 'Concluded by', ({ closedBy }) => closedBy?.name),
  ],
}

/** Holders of posts with unfinished tasks as a table. */
export const unfinishedSheet: Sheet<z.output<typeof unfinishedHolder>> = {
  title: { vi: 'Nhiệm vụ chưa hoàn thành', en: 'Unfinished tasks' },
  columns: [
    text('Họ và tên', 'Name', ({ person }) => person.name),
    text('Đơn vị', 'Unit', ({ unit }) => unit.name),
    text('Chức vụ', 'Posts', ({ posts }) => listed(posts.map(({ title }) => title))),
    text('Nhiệm vụ', 'Tasks', ({ tasks }) => listed(tasks.map(({ year, title }) => `${year}: ${title}`))),
  ],
}
