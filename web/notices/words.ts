import { type English, wordsOf } from '../words/i18n.js'

const vi = {
  title: 'Thông báo',
  unread_other: 'Thông báo, {{count}} chưa đọc',
  manyUnread: 'Thông báo, {{count}} chưa đọc trở lên',
  none: 'Chưa có thông báo nào gửi đến đồng chí.',
  markRead: 'Đánh dấu đã đọc',
  new: 'Mới',
  due: 'hạn {{day}}',
  more: 'Xem thêm',
} as const

const en: English<typeof vi> = {
  title: 'Notices',
  unread_one: 'Notices, {{count}} unread',
  unread_other: 'Notices, {{count}} unread',
  manyUnread: 'Notices, {{count}} unread or more',
  none: 'Nothing has been told to you yet.',
  markRead: 'Mark all as read',
  new: 'New',
  due: 'due {{day}}',
  more: 'Show more',
}

export const noticeWords = wordsOf('notices', vi, en)
