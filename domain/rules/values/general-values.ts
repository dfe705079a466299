import { UNKNOWN_DAY_NAMES } from '../../birth-date.js'
import type { Text } from '../../vocabulary.js'
import { list } from '../../words.js'
import type { SIGNATORIES } from '../authority.js'
import type { UNKNOWN_BIRTH_DAY } from '../birth-day.js'
import type { CALENDAR_DAYS } from '../calendar-days.js'
import type { SECOND_NATIONAL_DAY } from '../days-off.js'
import type { DEADLINE_COUNTING } from '../deadline-counting.js'
import type { PRINCIPLES } from '../principles.js'
import type { SUSPENSION } from '../suspension.js'
import type { TERM_CALENDAR } from '../term-calendar.js'
import type { VOTE_COUNTING } from '../vote-counting.js'
import { days, months, oneOf } from './in-words.js'
import type { ValueRows } from './value-row.js'

/** Values that stand beside the rule sets, whatever procedure it is: what they are called, and how they are told. */

const asWritten = (text: Text): Text => text

const LAST_DAY_OFF: Readonly<Record<(typeof CALENDAR_DAYS)['value'], Text>> = {
  'next-working-day': {
    vi: 'ngày cuối là ngày nghỉ thì kết thúc vào ngày làm việc tiếp theo',
    en: 'a last day that is a day off gives way to the next working day',
  },
}

const SECOND_DAY: Readonly<Record<(typeof SECOND_NATIONAL_DAY)['value'], Text>> = {
  'joins-a-weekend': {
    vi: 'ngày nối với cuối tuần, nếu không là 01/09',
    en: 'the one that joins a weekend, else 1 September',
  },
}

const VOTE_COUNTING_VALUES: ValueRows<typeof VOTE_COUNTING> = {
  oneBallot: { label: { vi: 'Mỗi người một phiếu', en: 'One person, one ballot' }, say: asWritten },
  spoiltPapers: {
    label: { vi: 'Phiếu trắng, phiếu không hợp lệ', en: 'Blank and invalid papers' },
    say: asWritten,
  },
  aboveBar: { label: { vi: 'Trên tỷ lệ quy định', en: 'Above the share' }, say: asWritten },
  highest: { label: { vi: 'Nhiều người trên tỷ lệ', en: 'Several above the share' }, say: asWritten },
  whoDecides: {
    label: { vi: 'Khi người đứng đầu không quyết định được', en: 'Where the head cannot decide' },
    say: asWritten,
  },
  goesOn: { label: { vi: 'Ai vào bước sau', en: 'Who goes on' }, say: asWritten },
  nobody: { label: { vi: 'Không ai đạt', en: 'Nobody above the share' }, say: asWritten },
  notAnnounced: { label: { vi: 'Kết quả không công bố', en: 'Counts not announced' }, say: asWritten },
}

const DEADLINE_COUNTING_VALUES: ValueRows<typeof DEADLINE_COUNTING> = {
  fromTheDayAfter: { label: { vi: 'Bắt đầu tính', en: 'Counting starts' }, say: asWritten },
  workingDay: { label: { vi: 'Ngày làm việc', en: 'Working days' }, say: asWritten },
  calendarDays: { label: { vi: 'Ngày', en: 'Calendar days' }, say: oneOf(LAST_DAY_OFF) },
  overdue: { label: { vi: 'Quá hạn', en: 'Overdue' }, say: asWritten },
  backward: { label: { vi: 'Tính lùi', en: 'Counting backwards' }, say: asWritten },
  provisionalYears: { label: { vi: 'Năm tạm tính', en: 'Provisional years' }, say: asWritten },
  secondNationalDay: {
    label: { vi: 'Ngày nghỉ Quốc khánh thứ hai', en: 'Second day of National Day' },
    say: oneOf(SECOND_DAY),
  },
}

const PRINCIPLE_VALUES: ValueRows<typeof PRINCIPLES> = {
  waivers: {
    label: { vi: 'Trường hợp đặc biệt do ai xem xét, quyết định', en: 'Who may waive a criterion' },
    say: asWritten,
  },
  textWhenBegun: { label: { vi: 'Văn bản áp dụng', en: 'Which text applies' }, say: asWritten },
  partyTextsFirst: {
    label: { vi: 'Thứ tự áp dụng văn bản', en: 'Which text goes first' },
    say: asWritten,
  },
  managingBody: { label: { vi: 'Cơ quan quyết định', en: 'Who decides' }, say: asWritten },
  severalPosts: { label: { vi: 'Người giữ nhiều chức vụ', en: 'Several posts held' }, say: asWritten },
  launchedBy: { label: { vi: 'Thẩm quyền thực hiện quy trình', en: 'Who launches' }, say: asWritten },
  ownCase: {
    label: { vi: 'Nhân sự trong quy trình của chính mình', en: 'Candidates in their own procedure' },
    say: asWritten,
  },
  headSubmits: {
    label: { vi: 'Người đứng đầu quyết định hoặc trình', en: 'The head decides or submits upward' },
    say: asWritten,
  },
}

const AUTHORITY_VALUES: ValueRows<
  Omit<typeof TERM_CALENDAR, 'noticeBefore'> & {
    signatories: typeof SIGNATORIES
    unknownBirthDay: typeof UNKNOWN_BIRTH_DAY
  } & typeof SUSPENSION
> = {
  actingAtMost: {
    label: { vi: 'Thời gian giao quyền, giao phụ trách không quá', en: 'Acting head, at most' },
    say: months,
  },
  notOpenedAgain: {
    label: {
      vi: 'Quy trình hết thời hạn giữ chức vụ không có kết quả: không tự mở lại trong thời gian cuối',
      en: 'A procedure at the end of a term that came to nothing: none opens by itself again in the last part of the term',
    },
    say: months,
  },
  unknownBirthDay: {
    label: { vi: 'Chưa rõ ngày sinh', en: 'Day of birth not known' },
    say: oneOf(UNKNOWN_DAY_NAMES),
  },
  suspensionDecidedBy: {
    label: { vi: 'Quyết định tạm đình chỉ công tác', en: 'A suspension from work is decided by' },
    say: oneOf({
      'head-alone': {
        vi: 'người đứng đầu, không thảo luận, biểu quyết tập thể',
        en: 'the head, without collective discussion or vote',
      },
    }),
  },
  suspensionProposedWithin: {
    label: { vi: 'Đề xuất tạm đình chỉ trong', en: 'The suspension is proposed within' },
    say: days,
  },
  suspensionDecidedWithin: {
    label: { vi: 'Quyết định tạm đình chỉ trong', en: 'It is decided within' },
    say: days,
  },
  suspensionCancelledWithin: {
    label: {
      vi: 'Hủy bỏ tạm đình chỉ trong, từ khi có căn cứ',
      en: 'Cancelled within, once there are grounds',
    },
    say: days,
  },
  suspendedAtMost: {
    label: { vi: 'Tạm đình chỉ công tác không quá', en: 'Suspended from work for at most' },
    say: days,
  },
  suspensionProlongedBy: {
    label: { vi: 'Kéo dài tạm đình chỉ không quá', en: 'The suspension is prolonged by at most' },
    say: days,
  },
  signatories: { label: { vi: 'Người ký', en: 'Who signs' }, say: (by) => list(Object.values(by)) },
}

export const GENERAL_VALUES = {
  ...VOTE_COUNTING_VALUES,
  ...DEADLINE_COUNTING_VALUES,
  ...PRINCIPLE_VALUES,
  ...AUTHORITY_VALUES,
}
