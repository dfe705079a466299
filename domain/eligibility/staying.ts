import { addMonths } from '../deadlines/dates.js'
import type { EligibilityRules } from '../rules/values/eligibility-rules.js'
import type { AbsenceKind, IsoDate, Months, Text } from '../vocabulary.js'
import { ABSENCE_NAMES, list, showDate } from '../words.js'
import type { Answer, Question } from './criterion.js'
import { met, notMet, unknown } from './criterion.js'
import { retirementOf } from './criterion-checks.js'
import { inForce } from './office-time.js'

/** Criteria of those who stay in a post that they hold: reappointment and extension. */

type Absence = NonNullable<Question['record']['absences']>[number]

/**
 * No absence lasts that defers. One whose end is not known defers once it has lasted so long; before that, how long it
 * will be is unknown.
 */
export function checkAbsences(
  { record, on }: Pick<Question, 'record' | 'on'>,
  deferring: Partial<Record<AbsenceKind, Months>>,
): Answer {
  const spells = joined(record.absences ?? []).map((absence) => asKnownOn(absence, on))
  const lasting = spells.filter(({ from, to }) => inForce(from, to, on))
  if (lasting.length === 0) {
    const day = showDate(on)
    return met({ vi: `Ngày ${day.vi} không vắng mặt.`, en: `Not absent on ${day.en}.` })
  }
  const evidence = absencesInWords(lasting)
  const reachedOn = ({ kind, from }: Absence): IsoDate => addMonths(from, deferring[kind] ?? 0)
  if (lasting.some((absence) => reachedOn(absence) <= (absence.to ?? on))) return notMet(evidence)
  return lasting.some(({ to }) => to === undefined) ? unknown(evidence) : met(evidence)
}

/** A return that was expected by that day and is not recorded has not happened, as far as anybody knows. */
function asKnownOn({ to, isEnded = true, ...absence }: Absence, on: IsoDate): Absence {
  return to === undefined || (!isEnded && to <= on) ? absence : { ...absence, to }
}

/** Absences of one kind without a day between them are one. */
function joined(absences: readonly Absence[]): Absence[] {
  const spells: Absence[] = []
  for (const next of [...absences].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = spells.findLast(({ kind }) => kind === next.kind)
    if (!last || (last.to !== undefined && last.to < next.from)) spells.push({ ...next })
    else if (last.to !== undefined && (next.to === undefined || next.to > last.to)) {
      spells[spells.indexOf(last)] = { ...next, from: last.from }
    }
  }
  return spells
}

function absencesInWords(absences: readonly Absence[]): Text {
  const facts = list(
    absences.map(({ kind, from, to }) => {
      const [name, since, back] = [ABSENCE_NAMES[kind], showDate(from), to && showDate(to)]
      return back
        ? {
            vi: `${name.vi} từ ${since.vi} đến trước ${back.vi}`,
            en: `${name.en} from ${since.en}, back on ${back.en}`,
          }
        : {
            vi: `${name.vi} từ ${since.vi}, chưa rõ ngày trở lại`,
            en: `${name.en} since ${since.en}, the day of return is not known`,
          }
    }),
  )
  return { vi: `${facts.vi}.`, en: `${facts.en}.` }
}

/**
 * The term ends on the day of retirement age at the latest, or on that very day; before an end is proposed, that day is still
 * to come.
 */
export function checkEndOfTerm(
  { rules, record, post, on }: Question,
  ends: NonNullable<EligibilityRules['endOfTerm']>['value'],
): Answer {
  const retirement = retirementOf(rules, record)
  if ('answer' in retirement) return retirement
  const { day, reached } = retirement
  const { termEndsOn } = post
  const proposed: Text = termEndsOn
    ? {
        vi: `thời hạn đề nghị đến ${showDate(termEndsOn).vi}`,
        en: `the end proposed is ${showDate(termEndsOn).en}`,
      }
    : ends === 'at-retirement-age'
      ? { vi: 'thời hạn mới là đến ngày đó', en: 'the new term ends on that day' }
      : { vi: 'thời hạn mới không được quá ngày đó', en: 'the new term may not end later' }
  const evidence: Text = { vi: `${reached.vi}; ${proposed.vi}.`, en: `${reached.en}; ${proposed.en}.` }
  const isExact = ends === 'at-retirement-age'
  const keeps = termEndsOn === undefined ? on < day : isExact ? termEndsOn === day : termEndsOn <= day
  return { ...(keeps ? met(evidence) : notMet(evidence)), latest: day, ...(isExact && { earliest: day }) }
}
