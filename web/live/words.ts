import { type English, wordsOf } from '../words/i18n.js'

const vi = {
  goneSince:
    'Máy chủ không trả lời từ {{clock}}. Nội dung đang nhập được giữ nguyên; trang tự kết nối lại, không cần tải lại.',
  sessionEnded:
    'Phiên đăng nhập đã kết thúc. Nội dung đang nhập được giữ nguyên: đăng nhập lại ở thẻ bên cạnh, trang này hiện lại để làm tiếp.',
  signInAgain: 'Đăng nhập lại',
} as const

const en: English<typeof vi> = {
  goneSince:
    'The server has not answered since {{clock}}. What you typed is kept; the page connects again by itself, there is no need to load it again.',
  sessionEnded:
    'The session has ended. What you typed is kept: sign in again in the tab beside this one, and this page is shown again to go on in.',
  signInAgain: 'Sign in again',
}

export const liveWords = wordsOf('live', vi, en)
