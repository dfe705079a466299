import type { Text } from '../vocabulary.js'
import type { NoticeKind } from './change.js'

/** What is told of the records, beside what cases tell. */
export type NoticeOfRecords = 'breakthrough-task-registered'
export type AnyNotice = NoticeKind | NoticeOfRecords

/** What each notice says; of whom and of what is told beside it, or not at all. */
export const NOTICE_NAMES: Readonly<Record<AnyNotice, Text>> = {
  'task-opened': { vi: 'Có việc mới', en: 'New task' },
  'task-reassigned': { vi: 'Việc được giao cho đồng chí', en: 'A task was assigned to you' },
  'task-cancelled': { vi: 'Việc không còn cần thực hiện', en: 'A task is no longer needed' },
  reminder: { vi: 'Nhắc việc: sắp đến hạn', en: 'Reminder: due soon' },
  'due-today': { vi: 'Nhắc việc: đến hạn hôm nay', en: 'Reminder: due today' },
  overdue: { vi: 'Việc đã quá hạn', en: 'A task is overdue' },
  'nobody-may': {
    vi: 'Việc không còn ai trong nhóm được làm: cần thêm người',
    en: 'A task that nobody of its group may do: somebody else is needed',
  },
  'case-returned': {
    vi: 'Quy trình được trả lại bước trước',
    en: 'A procedure was returned to an earlier stage',
  },
  'case-suspended': { vi: 'Quy trình tạm dừng', en: 'A procedure was suspended' },
  'case-resumed': { vi: 'Quy trình tiếp tục', en: 'A procedure was resumed' },
  'case-withdrawn': { vi: 'Quy trình đã rút', en: 'A procedure was withdrawn' },
  'case-decided': { vi: 'Quy trình đã có quyết định', en: 'A procedure was decided' },
  'case-stopped': { vi: 'Quy trình dừng, không có kết quả', en: 'A procedure stopped without a result' },
  'breakthrough-task-registered': {
    vi: 'Nhiệm vụ đột phá chờ phê duyệt',
    en: 'A breakthrough task waits for approval',
  },
}

/** What a notice means to whoever is told: something to do, a day that comes or is over, a case that goes on, ends well or not. */
export const NOTICE_MEANINGS = ['to-do', 'soon', 'late', 'no-longer', 'goes-on', 'decided', 'ended'] as const
export type NoticeMeaning = (typeof NOTICE_MEANINGS)[number]

export const NOTICE_MEANS: Readonly<Record<AnyNotice, NoticeMeaning>> = {
  'task-opened': 'to-do',
  'task-reassigned': 'to-do',
  'task-cancelled': 'no-longer',
  reminder: 'soon',
  'due-today': 'soon',
  overdue: 'late',
  'nobody-may': 'late',
  'case-returned': 'goes-on',
  'case-suspended': 'no-longer',
  'case-resumed': 'goes-on',
  'case-withdrawn': 'ended',
  'case-decided': 'decided',
  'case-stopped': 'ended',
  'breakthrough-task-registered': 'to-do',
}

// One entry for each.
export const NOTICE_KINDS = Object.keys(NOTICE_NAMES) as AnyNotice[]
