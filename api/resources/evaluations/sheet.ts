import type { z } from 'zod'
import { inWords, number, type Sheet, text } from '../../exports/sheet.js'
import { VOCABULARY } from '../vocabulary/words.js'
import type { evaluation } from './schemas.js'

/** Yearly evaluations as a table. */
export const evaluationSheet: Sheet<z.output<typeof evaluation>> = {
  title: { vi: 'Xếp loại hằng năm', en: 'Evaluations' },
  columns: [
    number('Năm', 'Year', ({ year }) => year),
    text('Họ và tên', 'Name', ({ person }) => person.name),
    text('Đơn vị', 'Unit', ({ unit }) => unit?.name),
    text('Mức xếp loại', 'Grade', ({ grade }, language) => inWords(VOCABULARY.grades, grade, language)),
    number('Điểm', 'Points', ({ points }) => points),
    text('Văn bản', 'Paper', ({ evidence, ground }) => evidence ?? ground?.paper),
    text('Nhóm nhiệm vụ', 'Group of like tasks', ({ likeTasks }) => likeTasks),
    number(
      'Nhiệm vụ đột phá hoàn thành',
      'Breakthrough tasks finished',
      ({ breakthroughTasks }) => breakthroughTasks.finished,
    ),
    number('Không hoàn thành', 'Unfinished', ({ breakthroughTasks }) => breakthroughTasks.unfinished),
    number('Chưa kết luận', 'Open', ({ breakthroughTasks }) => breakthroughTasks.open),
    text('Người ghi', 'Recorded by', ({ recordedBy }) => recordedBy?.name),
  ],
}
