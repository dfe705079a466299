import { type English, wordsOf } from '../words/i18n.js'

const vi = {
  title: 'Rời khỏi khi chưa ghi?',
  lost: 'Số phiếu không được giữ trên máy. Rời khỏi thì các số đã nhập bị bỏ.',
  leave: 'Rời khỏi, bỏ các số đã nhập',
  stay: 'Ở lại nhập tiếp',
} as const

const en: English<typeof vi> = {
  title: 'Leave before it is recorded?',
  lost: 'Counts are kept on no device. The numbers typed so far are lost by leaving.',
  leave: 'Leave, lose the numbers',
  stay: 'Stay and go on',
}

export const leavingWords = wordsOf('leaving', vi, en)
