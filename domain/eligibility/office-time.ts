import { addDays, addMonths, dayNumber, yearOf } from '../deadlines/dates.js'
import type { EligibilityRules } from '../rules/values/eligibility-rules.js'
import { type IsoDate, type Months, POST_LEVELS, type PostLevel } from '../vocabulary.js'

/** From that day, up to but not including `to`. */
export interface Period {
  from: IsoDate
  to: IsoDate
}

/** A post held: from that day, up to but not including `to`. */
export interface Tenure {
  level: PostLevel
  from: IsoDate
  to?: IsoDate
}

const rank = (level: PostLevel) => POST_LEVELS.indexOf(level)

/** Is it of that level, or of a higher one? */
export const isNotBelow = (held: PostLevel, level: PostLevel): boolean => rank(held) >= rank(level)

/** In force on that day: from `from`, up to but not including `to`. */
export function inForce(from: IsoDate, to: IsoDate | undefined, on: IsoDate): boolean {
  return from <= on && (to === undefined || to > on)
}

/** The level of the highest post held on that day; undefined where none is. */
export function highestHeld(tenures: readonly Tenure[], on: IsoDate): PostLevel | undefined {
  return tenures
    .flatMap(({ level, from, to }) => (inForce(from, to, on) ? [level] : []))
    .sort((a, b) => rank(b) - rank(a))[0]
}

/** Odd days of several periods make up a month by its longest length, so that they never make one too early. */
const DAYS_PER_MONTH = 31

/** The periods up to `on`, in order, overlapping ones joined so that no day counts twice. */
export function joinPeriods(periods: readonly { from: IsoDate; to?: IsoDate }[], on: IsoDate): Period[] {
  const sorted = periods
    .map(({ from, to }) => ({ from, to: to !== undefined && to < on ? to : on }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  const joined: Period[] = []
  for (const period of sorted) {
    const last = joined.at(-1)
    // an end given as the last day in office leaves a gap of one day before the next post: no interruption
    if (last && period.from <= addDays(last.to, 1)) {
      if (period.to > last.to) last.to = period.to
    } else {
      joined.push(period)
    }
  }
  return joined
}

/** Whole months in all the periods together; the odd days of each are added up, 31 to a month. */
export function monthsOf(periods: readonly Period[]): Months {
  let months = 0
  let days = 0
  for (const { from, to } of periods) {
    const whole = wholeMonths(from, to)
    months += whole
    days += dayNumber(to) - dayNumber(addMonths(from, whole))
  }
  return months + Math.floor(days / DAYS_PER_MONTH)
}

function wholeMonths(from: IsoDate, to: IsoDate): Months {
  const months = (yearOf(to) - yearOf(from)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  return addMonths(from, months) > to ? months - 1 : months
}

/**
 * The day on which a person reaches retirement age: the age of the first year of the roadmap in which, at that age, it
 * is reached; the last row for all later years. Undefined for an empty roadmap.
 */
export function retirementDay(
  roadmap: EligibilityRules['retirementAge']['value'],
  bornOn: IsoDate,
  sex: 'male' | 'female',
): { day: IsoDate; age: Months } | undefined {
  let reached: { day: IsoDate; age: Months } | undefined
  for (const row of roadmap) {
    const age = sex === 'male' ? row.men : row.women
    reached = { day: addMonths(bornOn, age), age }
    if (yearOf(reached.day) <= row.year) break
  }
  return reached
}
