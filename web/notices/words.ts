import { type English, wordsOf } from '../words/i18n.js'

const vi = {
  title: 'Thông báo',
  unread_other: 'Thông báo, {{count}} chưa đọc',
  manyUnread: 'Thông báo, {{count}} chưa đọc trở lên',
  none: 'Chưa có thông báo nào gửi đến đồng chí. Khi có việc được giao, sắp đến hạn hoặc có kết quả, thông báo hiện ở đây.',
  markRead: 'Đánh dấu đã đọc',
  new: 'Mới',
  due: 'hạn {{day}}',
  all: 'Tất cả thông báo',
  countUnread_other: '{{count}} chưa đọc',
  countManyUnread: '{{count}} chưa đọc trở lên',
  allRead: 'Đã đọc hết',
  onlyUnread: 'Chưa đọc',
  noneUnread: 'Không có thông báo nào chưa đọc. Bỏ chọn “Chưa đọc” để xem tất cả.',
  today: 'Hôm nay, {{day}}',
} as const

const en: English<typeof vi> = {
  title: 'Notices',
  unread_one: 'Notices, {{count}} unread',
  unread_other: 'Notices, {{count}} unread',
  manyUnread: 'Notices, {{count}} unread or more',
  none: 'Nothing has been told to you yet. What is given to you, due soon or decided is told here.',
  markRead: 'Mark all as read',
  new: 'New',
  due: 'due {{day}}',
  all: 'All notices',
  countUnread_one: '{{count}} unread',
  countUnread_other: '{{count}} unread',
  countManyUnread: '{{count}} unread or more',
  allRead: 'All read',
  onlyUnread: 'Unread',
  noneUnread: 'No notice is unread. Switch “Unread” off to see them all.',
  today: 'Today, {{day}}',
}

export const noticeWords = wordsOf('notices', vi, en)
