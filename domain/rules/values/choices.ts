import { KIND_NAMES } from '../../procedure/procedure-kinds.js'
import type { SubmissionStep, VoteStep } from '../../procedure/stage-kinds.js'
import type { ProcedureType, Text } from '../../vocabulary.js'

/** Words for what of a rule set is chosen from a list and has no article of its own. */

/** What a vote does to those voted on. */
export const YIELDS: Readonly<Record<VoteStep['result'], Text>> = {
  list: { vi: 'danh sách vào bước sau', en: 'who goes on to the next step' },
  selection: { vi: 'người được chọn', en: 'who is selected' },
  agreement: {
    vi: 'tán thành hay không, để cấp có thẩm quyền quyết định',
    en: 'whether it is agreed to, for whoever decides',
  },
  opinion: {
    vi: 'ý kiến để cấp có thẩm quyền tham khảo, không loại ai',
    en: 'an opinion for whoever decides, nobody is left out',
  },
}

export const SUBMITTED: Readonly<Record<SubmissionStep['what'], Text>> = {
  'action-program': { vi: 'chương trình hành động', en: 'the action program' },
  'self-report': { vi: 'báo cáo tự nhận xét', en: 'the self-report' },
}

const { appointment: _, ...ALIKE } = KIND_NAMES

/** Of an appointment there are several types; of every other kind, one. */
export const TYPE_NAMES: Readonly<Record<ProcedureType, Text>> = {
  ...ALIKE,
  'on-the-spot': { vi: 'bổ nhiệm tại chỗ', en: 'appointment on the spot' },
  'public-employees': { vi: 'viên chức quản lý', en: 'public employees' },
  'public-employees-from-elsewhere': {
    vi: 'bổ nhiệm viên chức quản lý từ nơi khác',
    en: 'appointment of public employees from another place',
  },
  'from-elsewhere': { vi: 'bổ nhiệm nhân sự từ nơi khác', en: 'appointment of somebody from another place' },
  'after-merger': {
    vi: 'bổ nhiệm khi sáp nhập, tổ chức lại',
    en: 'appointment after a merger or reorganisation',
  },
  'public-employees-reappointment': {
    vi: 'bổ nhiệm lại viên chức quản lý',
    en: 'reappointment of public employees',
  },
  'public-employees-extension': {
    vi: 'kéo dài thời gian giữ chức vụ của viên chức quản lý',
    en: 'extension of a term of public employees',
  },
  short: { vi: 'quy trình rút gọn', en: 'short procedure' },
}
