import { type English, wordsOf } from '../words/i18n.js'

const vi = {
  title: 'Rời khỏi khi chưa ghi?',
  lost: 'Số phiếu, kết quả bầu cử không được giữ trên máy. Rời khỏi thì phần đã nhập ấy bị bỏ.',
  leave: 'Rời khỏi, bỏ phần đã nhập',
  stay: 'Ở lại nhập tiếp',
} as const

const en: English<typeof vi> = {
  title: 'Leave before it is recorded?',
  lost: 'Counts and results of elections are kept on no device. What was entered of them is lost by leaving.',
  leave: 'Leave, lose what was entered',
  stay: 'Stay and go on',
}

export const leavingWords = wordsOf('leaving', vi, en)
