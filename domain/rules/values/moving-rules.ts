import { MOVE_REASON_NAMES, type MoveReason } from '../../moving/why-moved.js'
import type { AbsenceKind, Cited, FormalMeasure, Months, Text } from '../../vocabulary.js'
import { eachOnce } from './checks.js'
import { allOf, joined, months } from './in-words.js'
import { placeInWords } from './leaving-rules.js'
import type { ValueRows } from './value-row.js'

/** A case in which nobody is moved: its code is its place in the text, '25.5a', with the article that gives it. */
export interface NotMoved extends Cited<string> {
  words: Text
  /** Measures in force that show it. */
  measures?: readonly FormalMeasure[]
  /** Absences that show it, from so many months on. */
  absences?: Partial<Record<AbsenceKind, Months>>
  /** Whoever is on secondment. */
  seconded?: boolean
  /** They are moved all the same where they ask for it themselves. */
  unlessAsked?: boolean
  /** What of it the records do not tell. */
  notOnRecord?: Text
}

/** What a transfer or a secondment is bound by. */
export interface MovingRules {
  /** For what somebody is moved: a launch names one of them. */
  movedFor: Cited<readonly MoveReason[]>
  /** For what a secondment is prolonged. Absent: for whatever it began for. */
  prolongedFor?: Cited<readonly MoveReason[]>
  /** An allowance that was higher is kept so long. */
  allowanceKept?: Cited<Months>
}

const inWords = ({ value: code, words, unlessAsked }: NotMoved): Text => ({
  vi: `${placeInWords(code).vi}: ${words.vi}${unlessAsked ? ' (trừ trường hợp tự nguyện)' : ''}`,
  en: `${placeInWords(code).en}: ${words.en}${unlessAsked ? ' (unless they ask for it)' : ''}`,
})

/** Each case by its code. */
export const notMovedInWords = (rows: readonly NotMoved[]): Text => joined(rows.map(inWords))

export const MOVING_VALUES: ValueRows<MovingRules> = {
  movedFor: {
    label: { vi: 'Các trường hợp điều động, biệt phái', en: 'Somebody is moved' },
    say: allOf(MOVE_REASON_NAMES),
    check: eachOnce,
  },
  prolongedFor: {
    label: { vi: 'Chỉ kéo dài biệt phái khi', en: 'A secondment is prolonged only' },
    say: allOf(MOVE_REASON_NAMES),
    check: eachOnce,
  },
  allowanceKept: {
    label: {
      vi: 'Giữ phụ cấp chức vụ cũ cao hơn trong',
      en: 'A higher allowance of the former post is kept for',
    },
    say: months,
  },
}
