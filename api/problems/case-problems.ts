import type { HowOutOfStep } from '../../domain/procedure/out-of-step.js'
import type { Text } from '../../domain/vocabulary.js'
import type { RefusalRows } from './problem-rows.js'

/** What does not go together, where nothing heals it by itself. */
const OUT_OF_STEP: Readonly<Record<HowOutOfStep, Text>> = {
  missing: { vi: 'Không có quy trình nào chạy cho hồ sơ.', en: 'No workflow runs for the procedure.' },
  behind: {
    vi: 'Quy trình của hồ sơ không theo kịp cơ sở dữ liệu.',
    en: 'The workflow has not caught up with the database.',
  },
  'left-running': {
    vi: 'Hồ sơ đã kết thúc nhưng quy trình vẫn chạy.',
    en: 'The procedure is closed, and its workflow still runs.',
  },
  unreplayable: {
    vi: 'Phiên bản này không đọc tiếp được quy trình của hồ sơ.',
    en: 'This version cannot take up the workflow of the procedure.',
  },
  ahead: {
    vi: 'Quy trình biết nhiều hơn cơ sở dữ liệu: cơ sở dữ liệu có thể là bản sao cũ.',
    en: 'The workflow knows more than the database, which may be an older copy.',
  },
  unknown: {
    vi: 'Cơ sở dữ liệu không có hồ sơ này: cơ sở dữ liệu có thể là bản sao cũ.',
    en: 'The database does not have the procedure: it may be an older copy.',
  },
}

/** What is refused of a case that is over, or decided, or not as it was read any more. */
export const CASE_PROBLEMS = {
  'case-closed': {
    status: 409,
    title: { vi: 'Hồ sơ đã kết thúc', en: 'The procedure is closed' },
  },
  'case-out-of-step': {
    status: 409,
    title: {
      vi: 'Dữ liệu của hồ sơ không khớp',
      en: 'The records of the procedure do not match',
    },
    detail: ({ how, recorded, known }) => ({
      vi: `${OUT_OF_STEP[how].vi} Số thay đổi trong cơ sở dữ liệu: ${recorded}; quy trình biết: ${known ?? '?'}. Hồ sơ dừng nhận lệnh cho đến khi người vận hành xử lý.`,
      en: `${OUT_OF_STEP[how].en} Changes in the database: ${recorded}; known to the workflow: ${known ?? '?'}. The procedure takes no command until whoever operates the system has seen to it.`,
    }),
  },
  'case-changed': {
    status: 412,
    title: {
      vi: 'Hồ sơ đã thay đổi kể từ khi đồng chí đọc',
      en: 'The procedure has changed since you read it',
    },
  },
  'already-decided': {
    status: 409,
    title: { vi: 'Hồ sơ đã có quyết định', en: 'The procedure has already been decided' },
  },
} satisfies RefusalRows

/** What is refused of a case because it is suspended, or is not. */
export const SUSPENSION_PROBLEMS = {
  'case-suspended': {
    status: 409,
    title: { vi: 'Hồ sơ đang tạm dừng', en: 'The procedure is suspended' },
  },
  'case-not-suspended': {
    status: 409,
    title: { vi: 'Hồ sơ không ở trạng thái tạm dừng', en: 'The procedure is not suspended' },
  },
} satisfies RefusalRows

/** What is refused of a return to an earlier stage. */
export const STAGE_PROBLEMS = {
  'stage-not-found': {
    status: 422,
    title: { vi: 'Quy trình không có bước này', en: 'The procedure has no such stage' },
    detail: ({ known }) => ({ vi: `Các bước: ${known.join(', ')}.`, en: `Its stages: ${known.join(', ')}.` }),
  },
  'stage-not-earlier': {
    status: 422,
    title: { vi: 'Chỉ trả về được một bước đã qua', en: 'Only an earlier stage can be returned to' },
  },
} satisfies RefusalRows

/** What is refused of a command about one of the candidates. */
export const CANDIDATE_PROBLEMS = {
  'candidate-not-found': {
    status: 404,
    title: { vi: 'Người này không phải nhân sự của hồ sơ', en: 'Not a candidate of this procedure' },
  },
  'candidate-not-active': {
    status: 409,
    title: { vi: 'Nhân sự không còn trong quy trình', en: 'The candidate is not in the procedure any more' },
  },
} satisfies RefusalRows
