import { PRINCIPLES } from '../../domain/rules/principles.js'
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
  'seat-has-running-procedure': {
    status: 409,
    title: { vi: 'Chức vụ đang có một quy trình khác', en: 'Another procedure for this seat is running' },
  },
} satisfies RefusalRows
