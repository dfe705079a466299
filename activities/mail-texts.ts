import type { OutgoingNotification } from '../db/notifications.js'
import { showDate } from '../domain/eligibility/wording.js'
import type { NoticeKind } from '../domain/procedure/change.js'
import type { TaskKind } from '../domain/procedure/task-kinds.js'
import type { Text } from '../domain/vocabulary.js'

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

const TASKS: Record<TaskKind, Text> = {
  'confirm-eligibility': { vi: 'Xác nhận điều kiện, tiêu chuẩn', en: 'Confirm eligibility' },
  'submit-action-program': { vi: 'Nộp chương trình hành động', en: 'Submit the action program' },
  'submit-self-report': { vi: 'Nộp báo cáo tự nhận xét', en: 'Submit the self-report' },
  'give-opinion': { vi: 'Nhập ý kiến bằng văn bản', en: 'Enter the written opinion' },
  'review-action-program': { vi: 'Thẩm định chương trình hành động', en: 'Review the action program' },
  'convene-vote': { vi: 'Triệu tập hội nghị lấy phiếu', en: 'Convene the vote' },
  'enter-count': { vi: 'Nhập biên bản kiểm phiếu', en: 'Enter the count record' },
  'decide-vote': { vi: 'Quyết định khi số phiếu chưa phân định', en: 'Decide where the votes do not' },
  'record-policy': { vi: 'Ghi nhận ý kiến về chủ trương', en: 'Record the answer on the policy' },
  'submit-dossier': { vi: 'Trình hồ sơ', en: 'Submit the dossier' },
  'record-decision': { vi: 'Ghi nhận quyết định', en: 'Record the decision' },
  'confirm-decision': { vi: 'Xác nhận quyết định', en: 'Confirm the decision' },
  'supply-papers': { vi: 'Bổ sung hồ sơ', en: 'Supply papers' },
  'resolve-lost-candidate': { vi: 'Xử lý khi nhân sự không còn', en: 'Resolve the loss of a candidate' },
  'record-introduction': { vi: 'Ghi nhận việc giới thiệu', en: 'Record the introduction' },
  'record-election-result': { vi: 'Ghi nhận kết quả bầu cử', en: 'Record the result of the election' },
  'record-ratification': { vi: 'Ghi nhận việc phê chuẩn', en: 'Record the ratification' },
}

/** Subject and body of a mail in the recipient's language. */
export function mailText(
  { kind, taskKind, caseNumber, dueOn, locale }: OutgoingNotification,
  publicUrl: string,
): { subject: string; text: string } {
  // The columns hold what the outbox wrote: NoticeKind and TaskKind.
  const notice = NOTICES[kind as NoticeKind][locale]
  const task = taskKind === null ? '' : `: ${TASKS[taskKind as TaskKind][locale]}`
  const words =
    locale === 'vi'
      ? { case: 'Quy trình số', due: 'Hạn', see: 'Xem tại' }
      : { case: 'Procedure no.', due: 'Due', see: 'See' }
  const subject = `${notice}${task} (${words.case} ${caseNumber})`
  const due = dueOn === null ? '' : `${words.due}: ${showDate(dueOn)[locale]}\n`
  return { subject, text: `${subject}\n${due}${words.see}: ${publicUrl}\n` }
}
