import type { Cited } from '../vocabulary.js'
import { cite } from './legal-texts.js'

/** What is said of the notices that people are sent: local parameters, in no text of law. */
export const NOTICES: {
  matterFor: Cited<number>
} = {
  /**
   * A notice that could not be mailed matters for so many calendar days after it was written: a mail that fails is tried again
   * until then, or until its task is over; to whoever has no address it is mailed if one is entered by then. Of a task the
   * latter is so while the task is open, and no longer.
   */
  matterFor: {
    value: 14,
    article: cite('local-practice'),
    note: {
      vi: 'Tham số của địa phương, tính theo ngày lịch từ ngày thông báo: sau đó thông báo không còn được gửi qua thư điện tử.',
      en: 'Local parameter, calendar days from the day of the notice: after that it is not mailed any more.',
    },
  },
}
