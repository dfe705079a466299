import type pg from 'pg'
import { findOpenObjections } from '../../../db/registers/publicity.js'
import { list, showDate } from '../../../domain/eligibility/wording.js'
import { saidByApproval } from '../../../domain/procedure/procedure-kinds.js'
import type { IsoDate, ProcedureKind, TaskId, Text } from '../../../domain/vocabulary.js'
import { type Language, say } from '../../words/language.js'
import { signatoryWarnings, type Warning } from '../posts/signatory.js'
import type { Completion } from './schemas.js'

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
  const warnings = await signatoryWarnings(pool, task, { result }, language)
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
