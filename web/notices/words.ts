import { type English, wordsOf } from '../words/i18n.js'

const vi = {
  title: 'Thông báo',
  unread_other: 'Thông báo, {{count}} chưa đọc',
  manyUnread: 'Thông báo, {{count}} chưa đọc trở lên',
  none: 'Chưa có thông báo nào gửi đến đồng chí.',
  markRead: 'Đánh dấu đã đọc',
  new: 'Mới',
  due: 'hạn {{day}}',
  all: 'Tất cả thông báo',
  countUnread_other: '{{count}} chưa đọc',
  countManyUnread: '{{count}} chưa đọc trở lên',
  allRead: 'Đã đọc hết',
  onlyUnread: 'Chưa đọc',
  noneUnread: 'Không có thông báo nào chưa đọc.',
  today: 'Hôm nay, {{day}}',
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
  all: 'All notices',
  countUnread_one: '{{count}} unread',
  countUnread_other: '{{count}} unread',
  countManyUnread: '{{count}} unread or more',
  allRead: 'All read',
  onlyUnread: 'Unread',
  noneUnread: 'No notice is unread.',
  today: 'Today, {{day}}',
}

export const noticeWords = wordsOf('notices', vi, en)
