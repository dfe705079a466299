import { showDate } from '../../domain/words.js'
import type { RefusalRows } from './problem-rows.js'

/** What is refused of a day: it has not come, it is too early, too late. */
export const DAY_PROBLEMS = {
  'date-in-future': {
    status: 422,
    title: { vi: 'Ngày không được ở tương lai', en: 'The date may not be in the future' },
    detail: ({ latest }) => ({
      vi: `Muộn nhất: ${showDate(latest).vi}.`,
      en: `At the latest: ${showDate(latest).en}.`,
    }),
  },
  'date-before': {
    status: 422,
    title: { vi: 'Ngày quá sớm', en: 'The date is too early' },
    detail: ({ earliest }) => ({
      vi: `Sớm nhất: ${showDate(earliest).vi}.`,
      en: `At the earliest: ${showDate(earliest).en}.`,
    }),
  },
  'date-after': {
    status: 422,
    title: { vi: 'Ngày quá muộn', en: 'The date is too late' },
    detail: ({ latest }) => ({
      vi: `Muộn nhất: ${showDate(latest).vi}.`,
      en: `At the latest: ${showDate(latest).en}.`,
    }),
  },
} satisfies RefusalRows
