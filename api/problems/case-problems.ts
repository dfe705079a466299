import type { RefusalRows } from './problem-rows.js'

/** What is refused of a case that is over, or decided. */
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
    detail: ({ recorded, known }) => ({
      vi: `Cơ sở dữ liệu có ${recorded} thay đổi, quy trình đã biết ${known}: cơ sở dữ liệu có thể là bản sao cũ. Hồ sơ dừng nhận lệnh cho đến khi người vận hành quyết định.`,
      en: `The database has ${recorded} changes, the workflow knows ${known}: the database may be an older copy. The procedure takes no command until whoever operates the system decides.`,
    }),
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
    title: { vi: 'Chỉ trả lại được bước trước đó', en: 'Only an earlier stage can be returned to' },
  },
} satisfies RefusalRows

/** What is refused of a command about one of the candidates. */
export const CANDIDATE_PROBLEMS = {
  'candidate-not-found': {
    status: 404,
    title: { vi: 'Người này không phải ứng viên của hồ sơ', en: 'Not a candidate of this procedure' },
  },
  'candidate-not-active': {
    status: 409,
    title: { vi: 'Ứng viên không còn trong quy trình', en: 'The candidate is not in the procedure any more' },
  },
} satisfies RefusalRows
