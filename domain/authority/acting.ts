import { addDays, addMonths, dayNumber } from '../deadlines/dates.js'
import type { IsoDate, Months, PersonId } from '../vocabulary.js'

/** Whether somebody acts in a vacant seat: nobody does, for a term that runs, or past its last day. */
export const ACTING_STATES = ['nobody', 'in-term', 'overdue'] as const
export type ActingState = (typeof ACTING_STATES)[number]

/** Somebody acts in a vacant seat from a day to the last one, which counts. */
export interface ActingPeriod {
  person: PersonId
  from: IsoDate
  until: IsoDate
}

/** Why a period may not be. `latest`: the last day that may be; null where nothing is left. */
export type ActingProblem =
  | { code: 'acts-again' }
  | { code: 'acts-meanwhile'; from: IsoDate; until: IsoDate }
  | { code: 'acting-too-long'; latest: IsoDate | null }

/**
 * May the person act then, beside the others of the same vacancy of the seat? Nobody twice, one at a time, and all
 * together no longer than the months of the rule.
 */
export function checkActing(
  atMost: Months,
  period: ActingPeriod,
  others: readonly ActingPeriod[],
): ActingProblem | undefined {
  if (others.some(({ person }) => person === period.person)) return { code: 'acts-again' }
  const meanwhile = others.find(({ from, until }) => from <= period.until && period.from <= until)
  if (meanwhile) return { code: 'acts-meanwhile', from: meanwhile.from, until: meanwhile.until }
  const latest = lastActingDay(atMost, period.from, others)
  if (latest !== null && period.until <= latest) return undefined
  return { code: 'acting-too-long', latest }
}

/** The days of the months that begin when the first begins to act, less those of the others. */
function lastActingDay(atMost: Months, from: IsoDate, others: readonly ActingPeriod[]): IsoDate | null {
  const [first = from] = [from, ...others.map((other) => other.from)].sort()
  const all = daysOf({ from: first, until: addMonths(first, atMost) })
  const left = others.reduce((days, other) => days - daysOf(other), all)
  return left > 0 ? addDays(from, left - 1) : null
}

const daysOf = ({ from, until }: Pick<ActingPeriod, 'from' | 'until'>): number =>
  dayNumber(until) - dayNumber(from) + 1
