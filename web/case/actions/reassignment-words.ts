import { type English, wordsOf } from '../../words/i18n.js'

const vi = {
  reassign: 'Giao cho…',
  ask: 'Giao việc này cho một người trong nhóm?',
  of: '{{what}}, đang chờ {{group}}.',
  holderLeaves: '{{name}} đang giữ việc này và thôi giữ.',
  sameDay: 'Chỉ người được giao hoàn thành được việc này; thời hạn không đổi.',
  isTold: 'Người được giao nhận thông báo.',
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
  keepAsIs: 'Giữ nguyên',
  done: 'Đã giao việc cho {{name}}.',
} as const

const en: English<typeof vi> = {
  reassign: 'Give to…',
  ask: 'Give this task to one of the group?',
  of: '{{what}}, waiting for {{group}}.',
  holderLeaves: '{{name}} holds this task, and does no more.',
  sameDay: 'Only whoever is given it can complete it; its deadline stays.',
  isTold: 'Whoever is given it is told.',
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
  keepAsIs: 'Leave it as it is',
  done: 'The task was given to {{name}}.',
}

export const reassignmentWords = wordsOf('reassignment', vi, en)
