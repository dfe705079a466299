import { type English, wordsOf } from '../words/i18n.js'

const vi = {
  title: 'Phím tắt',
  close: 'Đóng',
  anywhere: 'Ở mọi trang',
  inLists: 'Trong danh sách việc và hồ sơ',
  inTask: 'Trong một việc',
  find: 'Tìm nhanh, gõ lệnh',
  launch: 'Khởi động quy trình',
  go_tasks: 'Mở Việc của tôi',
  go_procedures: 'Mở Hồ sơ quy trình',
  go_monitor: 'Mở Theo dõi',
  filter: 'Đến ô tìm của trang',
  escape: 'Đóng hộp đang mở',
  list: 'Xem các phím tắt',
  nextOf: 'Mục sau, mục trước',
  claim: 'Nhận việc, trả lại nhóm',
  complete: 'Hoàn thành việc',
  followedBy: 'rồi',
  switchOff: 'Tắt phím tắt một chữ',
  switchOn: 'Bật phím tắt một chữ',
  switchAbout: 'Phím một chữ không có tác dụng khi đang nhập nội dung. Ghi nhớ trên máy này.',
} as const

const en: English<typeof vi> = {
  title: 'Keys',
  close: 'Close',
  anywhere: 'On every page',
  inLists: 'In the lists of tasks and procedures',
  inTask: 'In a task',
  find: 'Find, or type a command',
  launch: 'Launch a procedure',
  go_tasks: 'Go to my tasks',
  go_procedures: 'Go to the procedures',
  go_monitor: 'Go to the monitor',
  filter: 'To the search box of the page',
  escape: 'Close what is open',
  list: 'Show the keys',
  nextOf: 'Next, previous',
  claim: 'Claim the task, give it back',
  complete: 'Complete the task',
  followedBy: 'then',
  switchOff: 'Switch off keys of one letter',
  switchOn: 'Switch on keys of one letter',
  switchAbout: 'They sleep wherever something is typed. Kept on this device.',
}

export const keyWords = wordsOf('keys', vi, en)
