import type { Text } from '../../../domain/vocabulary.js'
import { list, showDate } from '../../../domain/words.js'
import type { DecisionWarning } from '../../../records/cases/decision-warnings.js'
import type { Signatory } from '../../../records/cases/signatory.js'
import { type Language, say } from '../../words/language.js'
import type { Warning } from './schemas.js'

const TERM_NOT_NAMED: Text = {
  vi: 'Đã ghi nhận. Quyết định không nêu thời hạn giữ chức vụ: quy trình bổ nhiệm lại sẽ không tự mở.',
  en: 'Recorded. The decision names no term of office: no reappointment will open by itself.',
}

/** A warning in words, with the field of the completion that it is about. */
export function warningInWords(warning: DecisionWarning, language: Language): Warning {
  const { code } = warning
  const { field, message } = saidOf(warning)
  return { code, field, message: say(message, language) }
}

function saidOf(warning: DecisionWarning): { field: string; message: Text } {
  switch (warning.code) {
    case 'signed-by-another-office':
      return { field: 'result.signatory', message: signedByAnother(warning.proposed) }
    case 'objections-open':
      return { field: 'result.signedOn', message: objectionsOpen(warning) }
    case 'term-not-named':
      return { field: 'result.termEndsOn', message: TERM_NOT_NAMED }
  }
}

function signedByAnother({ office, head }: Signatory): Text {
  const person = head ? ` (${head.name})` : ''
  return {
    vi: `Đã ghi nhận. Người ký khác với người ký theo quy định: ${office.vi}${person}.`,
    en: `Recorded. Signed by another than the rule proposes: ${office.en}${person}.`,
  }
}

function objectionsOpen({
  untilOn,
  unanswered,
}: Extract<DecisionWarning, { code: 'objections-open' }>): Text {
  const open: Text[] = []
  if (untilOn !== null) {
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
  return { vi: `Đã ghi nhận; ${vi}.`, en: `Recorded; ${en}.` }
}
