import type { Cited, WorkingDays } from '../vocabulary.js'
import { cite } from './legal-texts.js'

/** What monitors are shown first: local parameters, in no text of law. */
export const MONITORING: { atRisk: Cited<WorkingDays>; stuckAfter: Cited<number> } = {
  /** A case is at risk when an open task is due within so many working days. */
  atRisk: {
    value: 2,
    article: cite('local-practice'),
    note: {
      vi: 'Tham số của địa phương: trùng với thời điểm nhắc việc lần đầu.',
      en: 'Local parameter: as the early reminder.',
    },
  },
  /** A case is stuck when it has waited for the same for so many calendar days. */
  stuckAfter: {
    value: 30,
    article: cite('local-practice'),
    note: { vi: 'Tham số của địa phương, tính theo ngày lịch.', en: 'Local parameter, calendar days.' },
  },
}
