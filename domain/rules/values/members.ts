import { KIND_NAMES } from '../../procedure/procedure-kinds.js'
import { STAGE_KIND_NAMES } from '../../procedure/stage-kinds.js'
import type { Text } from '../../vocabulary.js'
import { SUBMITTED, TYPE_NAMES, YIELDS } from './choices.js'

/** The one row of what a rule set has beside its values: its parts, and what has no article. */
interface MemberRow {
  name: Text
  /** What it can say, where that is chosen from a list. */
  choices?: Readonly<Record<string, Text>>
  /** What it means that it is not there. */
  absent?: Text
  isDay?: true
}

/** By name; none for a part whose own members tell enough. */
export const MEMBERS: Readonly<Record<string, MemberRow>> = {
  title: { name: { vi: 'tên', en: 'title' } },
  inForce: { name: { vi: 'hiệu lực', en: 'in force' } },
  takesPlaceOf: { name: { vi: 'thay cho bộ quy tắc', en: 'takes the place of' } },
  from: { name: { vi: 'từ ngày', en: 'from' }, isDay: true },
  to: { name: { vi: 'đến ngày', en: 'until' }, isDay: true },
  reviewStatus: { name: { vi: 'tình trạng rà soát', en: 'review status' } },
  sources: { name: { vi: 'văn bản nguồn', en: 'sources' } },
  type: { name: { vi: 'loại quy trình', en: 'type' }, choices: TYPE_NAMES },
  kinds: { name: { vi: 'loại việc', en: 'kinds of case' }, choices: KIND_NAMES },
  times: { name: { vi: 'thời hạn', en: 'time to' } },
  unit: {
    name: { vi: 'tính theo', en: 'counted in' },
    choices: { 'calendar-days': { vi: 'ngày', en: 'calendar days' } },
    absent: { vi: 'ngày làm việc', en: 'working days' },
  },
  article: { name: { vi: 'điều khoản', en: 'article' } },
  note: { name: { vi: 'ghi chú', en: 'note' } },
  waivable: { name: { vi: 'có thể miễn', en: 'may be waived' } },
  notAtFirst: { name: { vi: 'không hỏi khi bổ nhiệm lần đầu', en: 'not asked at a first appointment' } },
  begunBefore: {
    name: { vi: 'với quy trình bắt đầu trước', en: 'for procedures begun before' },
    isDay: true,
  },
  vote: { name: { vi: 'cách lấy phiếu', en: 'the vote' } },
  secondRound: { name: { vi: 'vòng hai', en: 'second round' } },
  result: { name: { vi: 'kết quả của bước', en: 'what the step yields' }, choices: YIELDS },
  what: { name: { vi: 'nội dung nộp', en: 'what is submitted' }, choices: SUBMITTED },
  kind: { name: { vi: 'loại bước', en: 'kind of step' }, choices: STAGE_KIND_NAMES },
  eligibility: { name: { vi: 'điều kiện', en: 'eligibility' } },
  planning: { name: { vi: 'quy hoạch', en: 'planning' } },
  evaluation: { name: { vi: 'đánh giá, xếp loại', en: 'evaluation' } },
  employeeEvaluation: { name: { vi: 'đánh giá, xếp loại viên chức', en: 'evaluation of public employees' } },
  locality: { name: { vi: 'chỉ tiêu của địa phương', en: 'targets of the locality' } },
}
