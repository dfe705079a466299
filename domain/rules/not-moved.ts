import type { Text } from '../vocabulary.js'
import { cite, citing } from './legal-texts.js'
import type { NotMoved } from './values/moving-rules.js'

/** Who is not transferred and not seconded: Decree 170/2025 art. 25.5, which art. 26 takes over for a secondment. */

const at = (point: string) => citing(cite('decree-170-2025', `25.5(${point})`))

const HOSPITAL: Text = {
  vi: 'Văn bản nêu bệnh hiểm nghèo theo danh mục của Bộ Y tế; dữ liệu chỉ ghi việc nằm viện, phần mềm lấy mọi lần nằm viện (cách hiểu).',
  en: 'The text has grave illness on the list of the Ministry of Health; the records know a stay in hospital alone, and any is taken (a reading).',
}
const ABROAD: Text = {
  vi: 'Văn bản không nêu bao lâu là dài hạn; phần mềm lấy mức của Điều 36 khi hoãn bổ nhiệm lại (cách hiểu).',
  en: 'The text does not say how long is long; the product takes what art. 36 has for deferring a reappointment (a reading).',
}
const STUDY: Text = { vi: 'đi học trong nước dài hạn', en: 'a long study in the country' }
const CHILD: Text = {
  vi: 'mang thai, nuôi con dưới 36 tháng tuổi',
  en: 'a pregnancy, a child under 36 months',
}
const HARDSHIP: Text = {
  vi: 'hoàn cảnh đặc biệt khó khăn được người đứng đầu xác nhận',
  en: 'special hardship that the head confirms',
}
const OTHERS: Text = {
  vi: 'trường hợp khác do người đứng đầu quyết định',
  en: 'other cases that the head decides',
}

/** The list of a transfer; of whoever is on secondment, another decision only prolongs that. */
export const NOT_TRANSFERRED: readonly NotMoved[] = [
  {
    ...at('a')('25.5a'),
    words: { vi: 'đang trong thời gian xem xét, xử lý kỷ luật', en: 'under disciplinary processing' },
    measures: ['discipline-review'],
  },
  {
    ...at('b')('25.5b'),
    words: {
      vi: 'đang bị khởi tố, điều tra hoặc liên quan đến thanh tra, kiểm tra',
      en: 'charged, investigated or concerned by an inspection',
    },
    measures: ['investigation', 'criminal-proceedings', 'inspection', 'state-inspection'],
  },
  {
    ...at('c')('25.5c', HOSPITAL),
    words: { vi: 'đang điều trị bệnh hiểm nghèo', en: 'treated for a grave illness' },
    absences: { hospital: 0 },
  },
  {
    ...at('d')('25.5d', ABROAD),
    words: { vi: 'đang đi học dài hạn hoặc biệt phái', en: 'on a long study, or on secondment' },
    absences: { abroad: 3 },
    seconded: true,
    notOnRecord: STUDY,
  },
  {
    ...at('đ')('25.5đ'),
    words: {
      vi: 'mang thai, nghỉ thai sản, nuôi con dưới 36 tháng tuổi (nam giới: khi một mình nuôi con)',
      en: 'pregnant, on maternity leave, or with a child under 36 months (a man: raising it alone)',
    },
    absences: { maternity: 0 },
    unlessAsked: true,
    notOnRecord: CHILD,
  },
  {
    ...at('e')('25.5e'),
    words: HARDSHIP,
    unlessAsked: true,
    notOnRecord: HARDSHIP,
  },
  { ...at('g')('25.5g'), words: OTHERS, notOnRecord: OTHERS },
]

/** The same list of a secondment; whoever is on one is told of as a prolongation. */
export const NOT_SECONDED: readonly NotMoved[] = NOT_TRANSFERRED.map(({ seconded, words, ...row }) => ({
  ...row,
  words: seconded ? { vi: 'đang đi học dài hạn', en: 'on a long study' } : words,
}))
