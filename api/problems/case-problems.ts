import { showDate } from '../../domain/eligibility/wording.js'
import type { KeptFrom } from '../../domain/procedure/refusals.js'
import { PRINCIPLES } from '../../domain/rules/principles.js'
import type { Text } from '../../domain/vocabulary.js'
import { recusalInWords } from '../words/recusal-words.js'
import type { RefusalRows } from './rows.js'

/** Why whoever is kept from somebody's file is. */
const KEPT_FROM: Readonly<Record<KeptFrom, Text>> = {
  competitor: {
    vi: 'Hai người cùng là nhân sự của một hồ sơ đang chạy: đề nghị người khác ghi.',
    en: 'Both of you are candidates of an open procedure: ask a colleague.',
  },
  'own-file': {
    vi: 'Không ai tự ghi vào hồ sơ của chính mình: đề nghị người khác ghi.',
    en: 'Nobody enters this in their own file: ask a colleague.',
  },
  'own-acting': {
    vi: 'Không ai tự ghi hoặc tự chấm dứt việc giao quyền cho chính mình: đề nghị người khác ghi.',
    en: 'Nobody enters or ends that they act themselves: ask a colleague.',
  },
}

/** What is refused of a running case as such: its tasks, its stages, its days, its seat. */
export const CASE_PROBLEMS = {
  'task-not-open': {
    status: 409,
    title: { vi: 'Nhiệm vụ không còn mở', en: 'The task is not open any more' },
  },
  'not-the-assignee': {
    status: 403,
    title: { vi: 'Nhiệm vụ này không được giao cho bạn', en: 'This task is not yours' },
  },
  'task-claimed-by-another': {
    status: 409,
    title: {
      vi: 'Người khác trong nhóm đã nhận nhiệm vụ',
      en: 'Someone else of the group has claimed the task',
    },
  },
  'task-not-claimed': {
    status: 409,
    title: { vi: 'Bạn chưa nhận nhiệm vụ này', en: 'You have not claimed this task' },
  },
  'not-a-group-task': {
    status: 409,
    title: {
      vi: 'Nhiệm vụ được giao cho một người, không cho nhóm',
      en: 'The task is given to a person, not to a group',
    },
  },
  'wrong-task-kind': {
    status: 422,
    title: { vi: 'Kết quả không đúng loại nhiệm vụ', en: 'The result is of another kind of task' },
    detail: ({ expected }) => ({
      vi: `Nhiệm vụ này thuộc loại ${expected}.`,
      en: `This task is of the kind ${expected}.`,
    }),
  },
  'second-entry-by-first-person': {
    status: 403,
    title: {
      vi: 'Lần nhập hoặc xác nhận thứ hai phải do người khác thực hiện',
      en: 'The second entry or confirmation has to be made by another person',
    },
  },
  'not-permitted': {
    status: 403,
    title: { vi: 'Bạn không có quyền làm việc này', en: 'You are not permitted to do this' },
    detail: ({ because }) => because && KEPT_FROM[because],
  },
  recused: {
    status: 403,
    title: {
      vi: 'Để tránh xung đột lợi ích, việc này do người khác làm',
      en: 'A conflict of interest: somebody else does this',
    },
    detail: recusalInWords,
  },
  'holder-recused': {
    status: 422,
    title: {
      vi: 'Người này đứng ngoài hồ sơ để tránh xung đột lợi ích: hãy giao cho người khác trong nhóm',
      en: 'A conflict of interest: give it to somebody else of the group',
    },
  },
  'case-suspended': {
    status: 409,
    title: { vi: 'Hồ sơ đang tạm dừng', en: 'The procedure is suspended' },
  },
  'case-not-suspended': {
    status: 409,
    title: { vi: 'Hồ sơ không ở trạng thái tạm dừng', en: 'The procedure is not suspended' },
  },
  'case-closed': {
    status: 409,
    title: { vi: 'Hồ sơ đã kết thúc', en: 'The procedure is closed' },
  },
  'already-decided': {
    status: 409,
    title: { vi: 'Hồ sơ đã có quyết định', en: 'The procedure has already been decided' },
  },
  'stage-not-found': {
    status: 422,
    title: { vi: 'Quy trình không có bước này', en: 'The procedure has no such stage' },
    detail: ({ known }) => ({ vi: `Các bước: ${known.join(', ')}.`, en: `Its stages: ${known.join(', ')}.` }),
  },
  'stage-not-earlier': {
    status: 422,
    title: { vi: 'Chỉ trả lại được bước trước đó', en: 'Only an earlier stage can be returned to' },
  },
  'candidate-not-found': {
    status: 404,
    title: { vi: 'Người này không phải ứng viên của hồ sơ', en: 'Not a candidate of this procedure' },
  },
  'candidate-not-active': {
    status: 409,
    title: { vi: 'Ứng viên không còn trong quy trình', en: 'The candidate is not in the procedure any more' },
  },
  'reason-required': {
    status: 422,
    title: { vi: 'Cần nêu lý do', en: 'A reason is required' },
  },
  'date-in-future': {
    status: 422,
    title: { vi: 'Ngày không được ở tương lai', en: 'The date may not be in the future' },
    detail: ({ latest }) => ({ vi: `Muộn nhất: ${showDate(latest).vi}.`, en: `At the latest: ${latest}.` }),
  },
  'date-before': {
    status: 422,
    title: { vi: 'Ngày quá sớm', en: 'The date is too early' },
    detail: ({ earliest }) => ({
      vi: `Sớm nhất: ${showDate(earliest).vi}.`,
      en: `At the earliest: ${earliest}.`,
    }),
  },
  'date-after': {
    status: 422,
    title: { vi: 'Ngày quá muộn', en: 'The date is too late' },
    detail: ({ latest }) => ({ vi: `Muộn nhất: ${showDate(latest).vi}.`, en: `At the latest: ${latest}.` }),
  },
  'explanation-owed': {
    status: 422,
    title: { vi: 'Đã quá thời hạn: cần nêu lý do', en: 'The term has passed: the reason is owed' },
    detail: ({ due, article }) => ({
      vi: `Thời hạn: ${showDate(due).vi} (${article.vi}). Hãy giải trình ở trường "lateReason".`,
      en: `The term ended on ${due} (${article.en}). Give the reason in the field "lateReason".`,
    }),
  },
  'wrong-level': {
    status: 403,
    title: {
      vi: 'Chức vụ này do cấp khác quản lý, không thuộc thẩm quyền khởi tạo của bạn',
      en: 'This post is managed at another level: its procedures are not launched from yours',
    },
    detail: ({ name }) => {
      const { article } = PRINCIPLES.launchedBy
      return {
        vi: `Do ${name.vi} thực hiện. Căn cứ: ${article.vi}.`,
        en: `It is for ${name.en}. ${article.en}.`,
      }
    },
  },
  'seat-filled': {
    status: 409,
    title: { vi: 'Chức vụ đã có người giữ', en: 'The post is already filled' },
  },
  'seat-not-held': {
    status: 409,
    title: { vi: 'Người này không (còn) giữ chức vụ', en: 'The person does not hold the post (any more)' },
  },
  'seat-has-running-procedure': {
    status: 409,
    title: { vi: 'Chức vụ đang có một quy trình khác', en: 'Another procedure for this seat is running' },
  },
  'not-revocable': {
    status: 409,
    title: { vi: 'Không thu hồi được quyết định này', en: 'This decision cannot be revoked' },
  },
  'vote-not-open-to-annulment': {
    status: 409,
    title: { vi: 'Không còn hủy được kết quả bỏ phiếu này', en: 'The vote cannot be annulled any more' },
  },
} satisfies RefusalRows
