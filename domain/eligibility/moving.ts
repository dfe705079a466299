import { placeInWords } from '../rules/values/leaving-rules.js'
import type { NotMoved } from '../rules/values/moving-rules.js'
import type { Text } from '../vocabulary.js'
import { list, showDate } from '../words.js'
import { type Answer, met, notMet, type Question, unknown } from './criterion.js'
import { checkBlocks } from './criterion-checks.js'
import { checkAbsences } from './staying.js'

/** Who is not transferred and not seconded: Decree 170/2025 art. 25.5. */

/** A case of the list that the records show, or may show. */
export interface Exclusion {
  row: NotMoved
  answer: 'not-met' | 'unknown'
  evidence: Text
}

type Asked = Pick<Question, 'record' | 'post' | 'on'>

/** Each case of the list in which the person is, as the records of that day have it. */
export function exclusionsOf(rows: readonly NotMoved[], asked: Asked): Exclusion[] {
  return rows.flatMap((row): Exclusion[] => {
    if (row.unlessAsked && asked.post.movedAtOwnRequest) return []
    const found = answersOf(row, asked).filter(({ answer }) => answer !== 'met')
    if (found.length === 0) return []
    const evidence = {
      vi: found.map(({ evidence: { vi } }) => vi).join(' '),
      en: found.map(({ evidence: { en } }) => en).join(' '),
    }
    return [
      { row, answer: found.some(({ answer }) => answer === 'not-met') ? 'not-met' : 'unknown', evidence },
    ]
  })
}

function answersOf({ measures, absences, seconded }: NotMoved, asked: Asked): Answer[] {
  const { record } = asked
  const named = (record.absences ?? []).filter(({ kind }) => absences?.[kind] !== undefined)
  return [
    ...(measures ? [checkBlocks(asked, measures)] : []),
    ...(absences ? [checkAbsences({ ...asked, record: { ...record, absences: named } }, absences)] : []),
    ...(seconded && record.secondedUntil !== undefined ? [onSecondment(record.secondedUntil)] : []),
  ]
}

const onSecondment = (until: string): Answer =>
  notMet({
    vi: `Đang biệt phái đến ${showDate(until).vi}.`,
    en: `On secondment until ${showDate(until).en}.`,
  })

/** None of these cases; those of which nothing is on record are told, for whoever meets the person. */
export function checkNotMoved(question: Question, rows: readonly NotMoved[]): Answer {
  const found = exclusionsOf(rows, question)
  if (found.length === 0) return met(nothingShown(rows, question))
  const evidence = list(
    found.map(({ row: { value: code, words }, evidence: shown }) => ({
      vi: `${placeInWords(code).vi}, ${words.vi}: ${shown.vi}`,
      en: `${placeInWords(code).en}, ${words.en}: ${shown.en}`,
    })),
  )
  return found.some(({ answer }) => answer === 'not-met') ? notMet(evidence) : unknown(evidence)
}

function nothingShown(rows: readonly NotMoved[], { on }: Question): Text {
  const notOnRecord = list(rows.flatMap((row) => row.notOnRecord ?? []))
  const day = showDate(on)
  return {
    vi: `Ngày ${day.vi} dữ liệu không có trường hợp nào. Dữ liệu không ghi, xác định khi gặp gỡ: ${notOnRecord.vi}.`,
    en: `On ${day.en} the records show none of these cases. Not on record, told when the person is met: ${notOnRecord.en}.`,
  }
}
