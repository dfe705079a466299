import { type English, wordsOf } from '../../words/i18n.js'

const vi = {
  reassign: 'Giao cho…',
  ask: 'Giao việc này cho một người trong nhóm?',
  of: '{{what}}, đang chờ {{group}}. Thời hạn không đổi.',
  to: 'Giao cho',
  toHint: 'Thành viên hiện nay của nhóm.',
  noSuchPerson: 'Không có thành viên nào tên như vậy',
  head: 'người đứng đầu',
  away: 'đang vắng mặt',
  reason: 'Lý do',
  onRecord: 'Ghi vào nhật ký, người liên quan đọc được.',
  blocked: 'Chọn người nhận và ghi lý do.',
  do: 'Giao việc',
  keep: 'Để nhóm nhận',
  done: 'Đã giao việc cho {{name}}.',
} as const

const en: English<typeof vi> = {
  reassign: 'Give to…',
  ask: 'Give this task to one of the group?',
  of: '{{what}}, waiting for {{group}}. Its deadline stays.',
  to: 'Give to',
  toHint: 'The members of the group today.',
  noSuchPerson: 'No member has such a name',
  head: 'head',
  away: 'away',
  reason: 'Reason',
  onRecord: 'Kept in the trail; those concerned read it.',
  blocked: 'Choose who takes it, and give the reason.',
  do: 'Give the task',
  keep: 'Leave it to the group',
  done: 'The task was given to {{name}}.',
}

export const reassignmentWords = wordsOf('reassignment', vi, en)
