import { type English, wordsOf } from '../../words/i18n.js'

const vi = {
  noDay: '“{{typed}}” không phải là ngày. Ghi ngày/tháng/năm, năm đủ bốn chữ số, như 01/12/2026.',
  tooEarly: 'Sớm nhất là {{day}}.',
  tooLate: 'Muộn nhất là {{day}}.',
  pick: 'Chọn ngày trên lịch',
  month: '{{month}} năm {{year}}',
  months:
    'Tháng 1,Tháng 2,Tháng 3,Tháng 4,Tháng 5,Tháng 6,Tháng 7,Tháng 8,Tháng 9,Tháng 10,Tháng 11,Tháng 12',
  previousMonth: 'Tháng trước',
  nextMonth: 'Tháng sau',
  previousYear: 'Năm trước',
  nextYear: 'Năm sau',
  previousDecade: 'Mười năm trước',
  nextDecade: 'Mười năm sau',
  chooseMonth: 'Chọn tháng',
  chooseYear: 'Chọn năm',
  noCount: '“{{typed}}” không phải là số đếm. Ghi số nguyên từ 0 đến {{most}}, chỉ dùng chữ số.',
  room: '{{length}} trong {{longest}} ký tự',
  tooLong_other: 'Dài nhất {{longest}} ký tự: xin bớt {{count}} ký tự.',
} as const

const en: English<typeof vi> = {
  noDay: '“{{typed}}” is no day. Write day/month/year, the year in four figures, as in 01/12/2026.',
  tooEarly: '{{day}} at the earliest.',
  tooLate: '{{day}} at the latest.',
  pick: 'Pick a day',
  month: '{{month}} {{year}}',
  months: 'January,February,March,April,May,June,July,August,September,October,November,December',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  previousYear: 'Previous year',
  nextYear: 'Next year',
  previousDecade: 'Previous ten years',
  nextDecade: 'Next ten years',
  chooseMonth: 'Choose a month',
  chooseYear: 'Choose a year',
  noCount: '“{{typed}}” is no count. Write a whole number from 0 to {{most}}, in figures only.',
  room: '{{length}} of {{longest}} characters',
  tooLong_one: 'At most {{longest}} characters: please leave out {{count}}.',
  tooLong_other: 'At most {{longest}} characters: please leave out {{count}}.',
}

export const fieldPartWords = wordsOf('field-parts', vi, en)
