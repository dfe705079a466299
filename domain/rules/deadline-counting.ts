import type { Cited, Text } from '../vocabulary.js'
import { CALENDAR_DAYS } from './calendar-days.js'
import { SECOND_NATIONAL_DAY } from './days-off.js'
import { cite, citing } from './legal-texts.js'
import { FROM_MEMORY } from './texts/legal-text.js'

/** How days are counted, whatever the deadline: what domain/deadlines does. In words. */

const labourCode = citing(cite('labour-code-2019', '112'))
const product = citing(cite('local-practice'))

export const DEADLINE_COUNTING = {
  fromTheDayAfter: citing(cite('civil-code-2015', '147'))<Text>(
    {
      vi: 'không kể ngày xảy ra sự kiện, bắt đầu tính từ ngày tiếp theo',
      en: 'the day of the event is left out, counting starts the day after',
    },
    FROM_MEMORY,
  ),
  workingDay: labourCode<Text>(
    {
      vi: 'Thứ Hai đến Thứ Sáu, trừ ngày nghỉ lễ, cộng những Thứ Bảy làm bù; danh mục ở cuối tệp, quản trị viên bổ sung từng năm',
      en: 'Monday to Friday less public holidays, plus the Saturdays worked in exchange; listed at the end, an administrator enters the years that follow',
    },
    {
      vi: 'Ngày làm việc trong tuần và ngày làm bù theo thông báo của Chính phủ từng năm.',
      en: 'The days of the week and those worked in exchange follow the yearly announcements of the government.',
    },
  ),
  calendarDays: CALENDAR_DAYS,
  overdue: product<Text>(
    {
      vi: 'đến hạn ngày nào thì còn trong hạn hết ngày đó; quá hạn từ 00:00 ngày tiếp theo, giờ Việt Nam (Asia/Ho_Chi_Minh)',
      en: 'in time to the end of the due date; overdue from 00:00 of the day after, Asia/Ho_Chi_Minh',
    },
    { vi: 'Cách phần mềm áp dụng.', en: 'How this product applies it.' },
  ),
  backward: product<Text>(
    {
      vi: 'tính lùi (thông báo trước khi hết thời hạn giữ chức vụ) ngược lại như tính tới: không kể ngày của sự kiện',
      en: 'counting back (the notice before a term ends) mirrors counting on: the day of the event is left out',
    },
    { vi: 'Cách phần mềm áp dụng.', en: 'How this product applies it.' },
  ),
  provisionalYears: product<Text>(
    {
      vi: 'năm chưa nhập ngày nghỉ: lấy lịch tính sẵn (không có ngày nghỉ bù, hoán đổi), thời hạn chạm đến năm đó được đánh dấu tạm tính và tính lại khi có thông báo',
      en: 'a year whose days off were not entered: computed holidays (none observed or exchanged); deadlines that touch it are marked provisional and counted anew after the announcement',
    },
    { vi: 'Lựa chọn của phần mềm.', en: 'A choice of this product.' },
  ),
  secondNationalDay: SECOND_NATIONAL_DAY,
} as const satisfies Readonly<Record<string, Cited<unknown>>>
