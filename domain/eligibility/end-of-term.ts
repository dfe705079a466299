import type { TermRules } from '../rules/values/decision-rules.js'
import type { EligibilityRules } from '../rules/values/eligibility-rules.js'
import type { BirthDate, IsoDate, Months, Text } from '../vocabulary.js'
import { retirementOf } from './criterion-checks.js'

/** A term of office that ends, and of whoever holds it what their age is counted from. */
export interface TermInOffice {
  from: IsoDate
  endsOn: IsoDate
  bornOn: BirthDate | null
  sex: 'male' | 'female' | null
}

/** What the end of a term takes, and by which article: a reappointment with `least` months left or more, else an extension. */
export interface DueAtEnd {
  kind: 'reappointment' | 'extension'
  least: Months
  article: Text
}

/** Which of the two the law has at the end of the term; undefined where it leaves the choice, or the age is not known. */
export function dueAtEndOf(
  { from, endsOn, bornOn, sex }: TermInOffice,
  { term, eligibility }: { term?: TermRules; eligibility: EligibilityRules },
): DueAtEnd | undefined {
  const rule = term?.reappointedWith
  if (!rule) return undefined
  const retirement = retirementOf(eligibility, { ...(bornOn && { bornOn }), ...(sex && { sex }) })
  const length = monthsBetween(from, endsOn)
  const row = rule.value.find((each) => length <= each.term) ?? rule.value.at(-1)
  if ('answer' in retirement || !row) return undefined
  const kind = monthsBetween(endsOn, retirement.day) < row.left ? 'extension' : 'reappointment'
  return { kind, least: row.left, article: rule.article }
}

/** From the month of one day to the month of another, whatever the days of them. */
export function monthsBetween(from: IsoDate, to: IsoDate): Months {
  const month = (day: IsoDate) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7))
  return month(to) - month(from)
}
