import { type English, wordsOf } from '../words/i18n.js'

const vi = {
  title: 'Nhiệm vụ đột phá',
  about:
    'Nhiệm vụ đột phá, đổi mới mà người giữ chức vụ đăng ký hằng năm. Việc phê duyệt, kết luận ghi trong hồ sơ của từng người.',
  state: 'Tình trạng',
  state_waiting: 'Chờ đồng chí phê duyệt',
  state_all: 'Mọi tình trạng',
  state_registered: 'Đã đăng ký, chờ phê duyệt',
  state_approved: 'Đã phê duyệt, đang thực hiện',
  state_finished: 'Hoàn thành',
  state_unfinished: 'Không hoàn thành',
  state_refused: 'Không được phê duyệt',
  year: 'Năm',
  anyYear: 'Mọi năm',
  ofYear: 'năm {{year}}',
  resolution: 'Nghị quyết {{number}}',
  noneWaiting: 'Không có nhiệm vụ đột phá nào chờ đồng chí phê duyệt.',
  showAll: 'Xem mọi tình trạng',
} as const

const en: English<typeof vi> = {
  title: 'Breakthrough tasks',
  about:
    'Tasks of breakthrough and renewal that holders of posts register for a year. They are approved and concluded in the file of each person.',
  state: 'State',
  state_waiting: 'Waiting for your approval',
  state_all: 'Any state',
  state_registered: 'Registered, to be approved',
  state_approved: 'Approved, under way',
  state_finished: 'Finished',
  state_unfinished: 'Unfinished',
  state_refused: 'Refused',
  year: 'Year',
  anyYear: 'Any year',
  ofYear: 'of {{year}}',
  resolution: 'Resolution {{number}}',
  noneWaiting: 'No breakthrough task waits for your approval.',
  showAll: 'Show any state',
}

export const breakthroughWords = wordsOf('breakthrough-tasks', vi, en)
