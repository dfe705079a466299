import { type English, wordsOf } from '../words/i18n.js'

const vi = {
  reason: 'Lý do',
  onRecord: 'Được lưu trong nhật ký của hồ sơ.',
  chooseFirst: 'Chọn một kết quả để tiếp tục.',
  recordChoice: 'Ghi kết quả',
  reasonFirst: 'Ghi lý do để tiếp tục.',
  fillFirst: 'Nhập đủ các ô để tiếp tục.',
  resolutionNumber: 'Số văn bản',
  signedOn: 'Ngày ký',
  signatory: 'Người ký',
  effectiveOn: 'Có hiệu lực từ',
  lateReason: 'Vì sao chậm',
} as const

const en: English<typeof vi> = {
  reason: 'Reason',
  onRecord: 'Kept in the trail of the procedure.',
  chooseFirst: 'Choose a result to go on.',
  recordChoice: 'Record the result',
  reasonFirst: 'Give the reason to go on.',
  fillFirst: 'Fill in every field to go on.',
  resolutionNumber: 'Number of the paper',
  signedOn: 'Signed on',
  signatory: 'Signed by',
  effectiveOn: 'Takes effect on',
  lateReason: 'Why it is late',
}

export const fieldWords = wordsOf('fields', vi, en)
