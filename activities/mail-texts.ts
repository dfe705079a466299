import type { OutgoingNotification } from '../db/outbox.js'
import type { NoticeKind } from '../domain/procedure/change.js'
import { TASK_ROWS, type TaskKind } from '../domain/procedure/task-kinds.js'
import type { Text } from '../domain/vocabulary.js'
import { showDate } from '../domain/words.js'

/** What each notice says. Mails travel in clear: they name the case by its number, and nobody. */
const NOTICES: Record<NoticeKind, Text> = {
  'task-opened': { vi: 'Có việc mới', en: 'New task' },
  'task-reassigned': { vi: 'Việc được giao cho anh/chị', en: 'A task was assigned to you' },
  'task-cancelled': { vi: 'Việc không còn cần thực hiện', en: 'A task is no longer needed' },
  reminder: { vi: 'Nhắc việc: sắp đến hạn', en: 'Reminder: due soon' },
  'due-today': { vi: 'Nhắc việc: đến hạn hôm nay', en: 'Reminder: due today' },
  overdue: { vi: 'Việc đã quá hạn', en: 'A task is overdue' },
  'case-returned': {
    vi: 'Quy trình được trả lại bước trước',
    en: 'A procedure was returned to an earlier stage',
  },
  'case-suspended': { vi: 'Quy trình tạm dừng', en: 'A procedure was suspended' },
  'case-resumed': { vi: 'Quy trình tiếp tục', en: 'A procedure was resumed' },
  'case-withdrawn': { vi: 'Quy trình đã rút', en: 'A procedure was withdrawn' },
  'case-decided': { vi: 'Quy trình đã có quyết định', en: 'A procedure was decided' },
  'case-stopped': { vi: 'Quy trình dừng, không có kết quả', en: 'A procedure stopped without a result' },
}

/** Subject and body of a mail in the recipient's language. */
export function mailText(
  { kind, taskKind, caseNumber, dueOn, locale }: OutgoingNotification,
  publicUrl: string,
): { subject: string; text: string } {
  // The columns hold what the outbox wrote: NoticeKind and TaskKind.
  const notice = NOTICES[kind as NoticeKind][locale]
  const task = taskKind === null ? '' : `: ${TASK_ROWS[taskKind as TaskKind].words[locale]}`
  const words =
    locale === 'vi'
      ? { case: 'Quy trình số', due: 'Hạn', see: 'Xem tại' }
      : { case: 'Procedure no.', due: 'Due', see: 'See' }
  const subject = `${notice}${task} (${words.case} ${caseNumber})`
  const due = dueOn === null ? '' : `${words.due}: ${showDate(dueOn)[locale]}\n`
  return { subject, text: `${subject}\n${due}${words.see}: ${publicUrl}\n` }
}
