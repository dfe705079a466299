import type { RefusalRows } from './problem-rows.js'

/** What is refused of a seat as a decision finds it. */
export const SEAT_PROBLEMS = {
  'seat-filled': {
    status: 409,
    title: { vi: 'Chức vụ đã có người giữ', en: 'The post is already filled' },
  },
  'seat-not-held': {
    status: 409,
    title: { vi: 'Người này không (còn) giữ chức vụ', en: 'The person does not hold the post (any more)' },
  },
  'not-revocable': {
    status: 409,
    title: { vi: 'Không thu hồi được quyết định này', en: 'This decision cannot be revoked' },
  },
} satisfies RefusalRows

/** What is refused of a launch alone. */
export const LAUNCH_PROBLEMS = {
  'seat-has-running-procedure': {
    status: 409,
    title: { vi: 'Chức vụ đang có một quy trình khác', en: 'Another procedure for this seat is running' },
  },
} satisfies RefusalRows
