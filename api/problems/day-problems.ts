import { showDate } from '../../domain/words.js'
import type { RefusalRows } from './problem-rows.js'

/** What is refused of a day: it has not come, it is too early, too late. */
export const DAY_PROBLEMS = {
  'date-in-future': {
    status: 422,
    title: { vi: 'Ngày không được ở tương lai', en: 'The date may not be in the future' },
    detail: ({ latest }) => ({ vi: `Muộn nhất: ${showDate(latest).vi}.`, en: `At the latest: ${latest}.` }),
  },
  'date-before': {
    status: 422,
    title: { vi: 'Ngày quá sớm', en: 'The date is too early' },
    detail: ({ earliest }) => ({
      vi: `Sớm nhất: ${showDate(earliest).vi}.`,
      en: `At the earliest: ${earliest}.`,
    }),
  },
  'date-after': {
    status: 422,
    title: { vi: 'Ngày quá muộn', en: 'The date is too late' },
    detail: ({ latest }) => ({ vi: `Muộn nhất: ${showDate(latest).vi}.`, en: `At the latest: ${latest}.` }),
  },
  'explanation-owed': {
    status: 422,
    title: { vi: 'Đã quá thời hạn: cần nêu lý do', en: 'The term has passed: the reason is owed' },
    detail: ({ due, article }) => ({
      vi: `Thời hạn: ${showDate(due).vi} (${article.vi}). Hãy giải trình ở trường "lateReason".`,
      en: `The term ended on ${due} (${article.en}). Give the reason in the field "lateReason".`,
    }),
  },
} satisfies RefusalRows
