import { type English, wordsOf } from '../words/i18n.js'

const vi = {
  title: 'Lịch làm việc năm {{year}}',
  about:
    'Thời hạn tính theo ngày làm việc: bỏ Thứ Bảy, Chủ nhật và các ngày nghỉ dưới đây, tính cả ngày làm bù.',
  year: 'Năm {{year}}',
  provisional: 'Lịch nghỉ của năm này chưa công bố: các ngày dưới đây là tạm tính, thời hạn có thể đổi.',
  none: 'Không có ngày nghỉ hay làm bù nào trong năm này; chọn năm khác để xem.',
  off: 'Nghỉ',
  worked: 'Làm bù',
  exchanged: 'đổi với ngày {{day}}',
  month: 'Tháng {{month}}',
  weekdays: 'Chủ nhật,Thứ Hai,Thứ Ba,Thứ Tư,Thứ Năm,Thứ Sáu,Thứ Bảy',
  years: 'Năm',
} as const

const en: English<typeof vi> = {
  title: 'Working calendar of {{year}}',
  about:
    'Deadlines count working days: without Saturdays, Sundays and the days off below, with the days worked in exchange.',
  year: '{{year}}',
  provisional:
    'The holidays of this year are not announced: the days below are computed, deadlines may change.',
  none: 'There are no days off in this year, and none worked in exchange; choose another year.',
  off: 'Off',
  worked: 'Worked',
  exchanged: 'exchanged with {{day}}',
  month: 'Month {{month}}',
  weekdays: 'Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday',
  years: 'Year',
}

export const calendarWords = wordsOf('calendar', vi, en)
