import { type English, wordsOf } from '../../words/i18n.js'

const vi = {
  trail: 'Nhật ký',
  show: 'Lọc nhật ký',
  show_all: 'Tất cả',
  show_work: 'Việc',
  show_result: 'Kết quả',
  show_stopped: 'Dừng, trả lại',
  show_told: 'Nhắc, báo hạn',
  person: 'Người thực hiện',
  anybody: 'Mọi người',
  none: 'Không có sự kiện nào như vậy. Bỏ lọc để xem mọi sự kiện.',
  later: 'Xem các sự kiện sau',
  locked_other: '{{count}} sự kiện, mỗi sự kiện khóa vào sự kiện trước.',
  verified: 'Kiểm tra lúc {{clock}}, {{day}}: còn nguyên vẹn.',
  broken:
    'Nhật ký này không còn nguyên vẹn, kiểm tra lúc {{clock}}, {{day}}. Đề nghị báo ngay cho người quản trị.',
  lastHash: 'Mã cuối',
} as const

const en: English<typeof vi> = {
  trail: 'Trail',
  show: 'Filter the trail',
  show_all: 'All',
  show_work: 'Work',
  show_result: 'Results',
  show_stopped: 'Stops, returns',
  show_told: 'Reminders',
  person: 'Who',
  anybody: 'Anybody',
  none: 'There is no such event. Clear the filters to see them all.',
  later: 'Show later events',
  locked_one: '{{count}} event.',
  locked_other: '{{count}} events, each locked to the one before it.',
  verified: 'Verified at {{clock}}, {{day}}: intact.',
  broken: 'This trail is not intact any more, verified at {{clock}}, {{day}}. Tell an administrator at once.',
  lastHash: 'Last code',
}

export const trailWords = wordsOf('trail', vi, en)
