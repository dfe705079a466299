import type { Cited, WorkingDays } from '../vocabulary.js'
import { cite } from './legal-texts.js'

/** What monitors are shown first: local parameters, in no text of law. */
export const MONITORING: {
  atRisk: Cited<WorkingDays>
  stuckAfter: Cited<number>
  withdrawnAfterReading: Cited<WorkingDays>
  waitingFrom: Cited<readonly number[]>
  vacantFrom: Cited<readonly number[]>
} = {
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
  /** A launch is looked at that is withdrawn within so many working days after a candidate's file was read through it. */
  withdrawnAfterReading: {
    value: 5,
    article: cite('local-practice'),
    note: {
      vi: 'Tham số của địa phương: ngày làm việc, tính từ ngày sau ngày xem hồ sơ.',
      en: 'Local parameter: working days from the day after the file was read.',
    },
  },
  /** How long open procedures wait for the same is told by these calendar days, each up to the next. */
  waitingFrom: {
    value: [0, 6, 11, 21, 31],
    article: cite('local-practice'),
    note: { vi: 'Tham số của địa phương, tính theo ngày lịch.', en: 'Local parameter, calendar days.' },
  },
  /** And how long seats are vacant by these. */
  vacantFrom: {
    value: [0, 90, 180, 365, 730],
    article: cite('local-practice'),
    note: { vi: 'Tham số của địa phương, tính theo ngày lịch.', en: 'Local parameter, calendar days.' },
  },
}
