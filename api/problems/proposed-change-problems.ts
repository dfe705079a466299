import { STATE_NAMES } from '../words/proposed-change-words.js'
import type { RecordRows } from './problem-rows.js'

/** What is refused of what takes two people, and of the rights that are one of these things. */
export const PROPOSED_CHANGE_PROBLEMS = {
  'right-not-found': {
    status: 404,
    title: { vi: 'Người này không có quyền đó', en: 'The person has no such right' },
  },
  'proposed-change-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy nội dung chờ xác nhận', en: 'Proposed change not found' },
  },
  'second-person-needed': {
    status: 403,
    title: { vi: 'Việc này cần hai người', en: 'This takes two people' },
    detail: ({ entered }) =>
      entered
        ? {
            vi: 'Đồng chí là người nhập: người khác xác nhận hoặc từ chối; đồng chí chỉ có thể rút lại.',
            en: 'You entered it: somebody else confirms or refuses it; you may withdraw it.',
          }
        : {
            vi: 'Chỉ người nhập rút lại được; đồng chí có thể từ chối, kèm lý do.',
            en: 'Whoever entered it withdraws it; you may refuse it, with the reason.',
          },
  },
  'proposed-change-decided': {
    status: 409,
    title: { vi: 'Nội dung này không còn chờ xác nhận', en: 'It does not wait any more' },
    detail: ({ state }) => ({
      vi: `Trạng thái hiện nay: ${STATE_NAMES[state].vi}.`,
      en: `It stands as: ${STATE_NAMES[state].en}.`,
    }),
  },
  'proposed-change-damaged': {
    status: 500,
    title: {
      vi: 'Nội dung lưu trong hệ thống không còn đúng như khi nhập',
      en: 'What is kept is no longer what was entered',
    },
    detail: () => ({
      vi: 'Nội dung lưu không khớp mã SHA-256 ghi lúc nhập nên không được xác nhận. Lỗi ở phía hệ thống, không do đồng chí; hãy báo người quản trị kèm mã yêu cầu.',
      en: 'It does not match the SHA-256 recorded when it was entered, so it is not confirmed. The fault is in the system, not in your request; tell its administrator the id of this request.',
    }),
  },
  'proposer-without-right': {
    status: 409,
    title: {
      vi: 'Người nhập nay không còn quyền làm việc này',
      en: 'Whoever entered it may not do so any more',
    },
    detail: () => ({
      vi: 'Hãy từ chối kèm lý do; ai có quyền thì nhập lại.',
      en: 'Refuse it, with the reason; whoever has the right may enter it anew.',
    }),
  },
} satisfies RecordRows
