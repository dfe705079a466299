import type pg from 'pg'
import { findOpenObjections } from '../../../db/registers/publicity.js'
import { list, showDate } from '../../../domain/eligibility/wording.js'
import { saidByApproval } from '../../../domain/procedure/procedure-kinds.js'
import type { IsoDate, ProcedureKind, TaskId, Text } from '../../../domain/vocabulary.js'
import { type Signatory, signatoryPassedOver } from '../../../records/signatory.js'
import { type Language, say } from '../../words/language.js'
import type { Completion, Warning } from './schemas.js'

const TERM_NOT_NAMED: Text = {
  vi: 'Đã ghi nhận. Quyết định không nêu thời hạn giữ chức vụ: quy trình bổ nhiệm lại sẽ không tự mở.',
  en: 'Recorded. The decision names no term of office: no reappointment will open by itself.',
}

/** What of a completed task was taken all the same, and should be looked at. */
export async function completionWarnings(
  pool: pg.Pool,
  task: TaskId,
  { result }: Completion,
  { kind, language }: { kind: ProcedureKind; language: Language },
): Promise<Warning[]> {
  const warnings: Warning[] = []
  const passedOver = isSigned(result) ? await signatoryPassedOver(pool, task, result) : undefined
  if (passedOver) {
    warnings.push({
      code: 'signed-by-another-office',
      field: 'result.signatory',
      message: say(signedByAnother(passedOver), language),
    })
  }
  if (!('outcome' in result) || result.outcome !== 'approved') return warnings
  const { signedOn, termEndsOn } = result
  const open = objectionsOpen(await findOpenObjections(pool, task), signedOn)
  if (open) warnings.push({ code: 'objections-open', field: 'result.signedOn', message: say(open, language) })
  if (termEndsOn === undefined && saidByApproval(kind).termEndsOn === 'may') {
    warnings.push({
      code: 'term-not-named',
      field: 'result.termEndsOn',
      message: say(TERM_NOT_NAMED, language),
    })
  }
  return warnings
}

function isSigned(result: object): result is { signatory: string; signedOn: IsoDate } {
  return 'signatory' in result && 'signedOn' in result
}

function signedByAnother({ office, head }: Signatory): Text {
  const person = head ? ` (${head.name})` : ''
  return {
    vi: `Đã ghi nhận. Người ký khác với người ký theo quy định: ${office.vi}${person}.`,
    en: `Recorded. Signed by another than the rule proposes: ${office.en}${person}.`,
  }
}

/** Undefined where the time for objections is over and each is answered. */
function objectionsOpen(
  { untilOn, unanswered }: Awaited<ReturnType<typeof findOpenObjections>>,
  signedOn: IsoDate,
): Text | undefined {
  const open: Text[] = []
  if (untilOn !== null && signedOn <= untilOn) {
    const day = showDate(untilOn)
    open.push({
      vi: `còn tiếp nhận kiến nghị đến hết ngày ${day.vi}`,
      en: `objections are taken until the end of ${day.en}`,
    })
  }
  if (unanswered > 0) {
    open.push({
      vi: `${unanswered} kiến nghị chưa trả lời`,
      en: `objections without an answer: ${unanswered}`,
    })
  }
  const { vi, en } = list(open)
  return open.length > 0 ? { vi: `Đã ghi nhận; ${vi}.`, en: `Recorded; ${en}.` } : undefined
}
