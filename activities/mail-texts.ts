import type { OutgoingNotification } from '../db/outbox.js'
import { type AnyNotice, NOTICE_NAMES } from '../domain/procedure/notice-names.js'
import { TASK_ROWS, type TaskKind } from '../domain/procedure/task-kinds.js'
import { showDate } from '../domain/words.js'

/** Subject and body of a mail in the recipient's language. Mails travel in clear: they name the case by its number, and nobody. */
export function mailText(
  { kind, taskKind, caseNumber, dueOn, locale }: OutgoingNotification,
  publicUrl: string,
): { subject: string; text: string } {
  // The columns hold what the outbox wrote: AnyNotice and TaskKind.
  const notice = NOTICE_NAMES[kind as AnyNotice][locale]
  const task = taskKind === null ? '' : `: ${TASK_ROWS[taskKind as TaskKind].words[locale]}`
  const words =
    locale === 'vi'
      ? { case: 'Quy trình số', due: 'Hạn', see: 'Xem tại' }
      : { case: 'Procedure no.', due: 'Due', see: 'See' }
  const subject = caseNumber === null ? notice : `${notice}${task} (${words.case} ${caseNumber})`
  const due = dueOn === null ? '' : `${words.due}: ${showDate(dueOn)[locale]}\n`
  return { subject, text: `${subject}\n${due}${words.see}: ${publicUrl}\n` }
}
