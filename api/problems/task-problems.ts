import { showDate } from '../../domain/words.js'
import type { RefusalRows } from './problem-rows.js'

/** What is refused of a task: it is done, or somebody else's. */
export const TASK_PROBLEMS = {
  'task-not-open': {
    status: 409,
    title: { vi: 'Nhiệm vụ không còn mở', en: 'The task is not open any more' },
  },
  'not-the-assignee': {
    status: 403,
    title: { vi: 'Nhiệm vụ này không được giao cho đồng chí', en: 'This task is not yours' },
  },
  'task-claimed-by-another': {
    status: 409,
    title: {
      vi: 'Người khác trong nhóm đã nhận nhiệm vụ',
      en: 'Someone else of the group has claimed the task',
    },
  },
  'second-entry-by-first-person': {
    status: 403,
    title: {
      vi: 'Lần nhập hoặc xác nhận thứ hai phải do người khác thực hiện',
      en: 'The second entry or confirmation has to be made by another person',
    },
  },
} satisfies RefusalRows

/** What is refused of the task of a group, one of whom holds it. */
export const GROUP_TASK_PROBLEMS = {
  'not-a-group-task': {
    status: 409,
    title: {
      vi: 'Nhiệm vụ được giao cho một người, không cho nhóm',
      en: 'The task is given to a person, not to a group',
    },
  },
  'group-answers-for-itself': {
    status: 403,
    title: {
      vi: 'Đơn vị được hỏi tự chọn người trả lời: việc này không do bên điều hành hồ sơ giao',
      en: 'The unit that is asked says itself which of its members answers: nobody of the procedure assigns it',
    },
  },
  'task-not-claimed': {
    status: 409,
    title: { vi: 'Đồng chí chưa nhận nhiệm vụ này', en: 'You have not claimed this task' },
  },
  'holder-recused': {
    status: 422,
    title: {
      vi: 'Người này đứng ngoài hồ sơ để tránh xung đột lợi ích: hãy giao cho người khác trong nhóm',
      en: 'A conflict of interest: give it to somebody else of the group',
    },
  },
} satisfies RefusalRows

/** What is refused of the result of a task as such: it is of another kind, or late without a reason. */
export const RESULT_PROBLEMS = {
  'wrong-task-kind': {
    status: 422,
    title: { vi: 'Kết quả không đúng loại nhiệm vụ', en: 'The result is of another kind of task' },
    detail: ({ expected }) => ({
      vi: `Nhiệm vụ này thuộc loại ${expected}.`,
      en: `This task is of the kind ${expected}.`,
    }),
  },
  'explanation-owed': {
    status: 422,
    title: { vi: 'Đã quá thời hạn: cần nêu lý do', en: 'The term has passed: the reason is owed' },
    detail: ({ due, article }) => ({
      vi: `Thời hạn: ${showDate(due).vi} (${article.vi}). Hãy giải trình ở trường "lateReason".`,
      en: `The term ended on ${showDate(due).en} (${article.en}). Give the reason in the field "lateReason".`,
    }),
  },
} satisfies RefusalRows
