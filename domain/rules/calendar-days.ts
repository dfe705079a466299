import type { Cited, CitedTime, Text } from '../vocabulary.js'
import { cite, citeAll, citing } from './legal-texts.js'
import { joinNotes } from './notes.js'

const COUNTED: Text = {
  vi: 'Văn bản ghi theo ngày; phần mềm hiểu là ngày liên tục (cần đối chiếu). Không kể ngày xảy ra sự kiện; ngày cuối là ngày nghỉ thì kết thúc vào ngày làm việc tiếp theo (khoản 5 Điều 148 Bộ luật Dân sự 2015).',
  en: 'The text says days; calendar days is the reading of this product (to be confirmed). Counted from the day after the event; a last day that is a day off gives way to the next working day (Civil Code 2015 art. 148.5).',
}

const COUNTED_BACK: Text = {
  vi: 'Văn bản ghi theo ngày; phần mềm hiểu là ngày liên tục (cần đối chiếu). Tính lùi từ ngày hết thời hạn, không kể ngày đó; ngày tính được là ngày nghỉ thì không lùi sang ngày làm việc tiếp theo, vì như vậy còn ít ngày hơn số ngày quy định.',
  en: 'The text says days; calendar days is the reading of this product (to be confirmed). Counted back from the end of the term, that day left out; a day off that is arrived at does not give way to the next working day, which would leave fewer days than the text asks.',
}

/**
 * How a time that a text gives in days is counted: the day of the event is left out, and a last day that is not worked
 * gives way to the next working day.
 */
export const CALENDAR_DAYS: Cited<'next-working-day'> = citing(
  citeAll(cite('civil-code-2015', '147'), cite('civil-code-2015', '148.5')),
)('next-working-day', COUNTED)

/** A time in calendar days, with the note that says how they are counted before its own. */
export function calendarDays({ value, article, note }: Cited<number>): CitedTime {
  return { value, unit: 'calendar-days', article, note: joinNotes(COUNTED, note) }
}

/** The same of days before an event: at least so many are left. */
export function calendarDaysBefore({ value, article, note }: Cited<number>): CitedTime {
  return { value, unit: 'calendar-days', article, note: joinNotes(COUNTED_BACK, note) }
}
