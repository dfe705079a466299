import type { FieldCode, FieldRefusal } from '../records/field-codes.js'
import type { IsoDate } from '../vocabulary.js'
import { yearOf } from './dates.js'
import { type DayOff, isOnWeekend, monthsWithoutWork, workingCalendar } from './working-days.js'

/** One day of the calendar: a working day made free, or a day of a weekend that is worked. */
export interface CalendarDay extends DayOff {
  kind: 'off' | 'worked'
  /** The day it was exchanged with. */
  exchangedFor?: IsoDate | undefined
}

/** What is known of other years: the days that this year's name as partners, and those that name one of this year's. */
export interface OtherYears {
  partners: readonly CalendarDay[]
  exchangedWithThisYear: readonly CalendarDay[]
}

/** Everything wrong with a year's days, each with its field. A day off on a weekend is no mistake: it changes nothing. */
export function wrongDays(year: number, days: readonly CalendarDay[], others: OtherYears): FieldRefusal[] {
  const kinds = new Map([...others.partners, ...days].map(({ date, kind }) => [date, kind]))
  const seen = new Set<IsoDate>()
  const errors = days.flatMap((day, index) => {
    const found = wrongDay(year, day, kinds, `days.${index}`)
    if (seen.has(day.date)) found.push(wrong(`days.${index}.date`, 'named-twice'))
    seen.add(day.date)
    return found
  })
  const abandoned = others.exchangedWithThisYear.filter(
    ({ kind, exchangedFor = '' }) => !isOpposite(kind, kinds.get(exchangedFor)),
  )
  const all = [
    ...errors,
    ...abandoned.map(({ date, exchangedFor }) =>
      wrong('days', 'exchange-abandoned', `${exchangedFor} – ${date}`),
    ),
  ]
  return all.length > 0 ? all : wrongYear(year, days)
}

/** Days that are right one by one and make no year: deadlines would be counted over every holiday, or over no working day. */
function wrongYear(year: number, days: readonly CalendarDay[]): FieldRefusal[] {
  const of = (kind: CalendarDay['kind']) => days.filter((day) => day.kind === kind)
  const off = of('off')
  if (off.length === 0) return [wrong('days', 'no-day-off', year)]
  return monthsWithoutWork(workingCalendar([year], off, of('worked')), year).map((month) =>
    wrong('days', 'no-working-day', month),
  )
}

function wrongDay(
  year: number,
  { date, kind, exchangedFor }: CalendarDay,
  kinds: ReadonlyMap<IsoDate, CalendarDay['kind']>,
  field: string,
): FieldRefusal[] {
  const errors: FieldRefusal[] = []
  if (yearOf(date) !== year) errors.push(wrong(`${field}.date`, 'outside-year', year))
  if (kind === 'worked' && !isOnWeekend(date)) errors.push(wrong(`${field}.date`, 'not-on-weekend'))
  if (exchangedFor === undefined) return errors
  const partner = kinds.get(exchangedFor)
  if (partner === undefined) errors.push(wrong(`${field}.exchangedFor`, 'partner-missing'))
  else if (!isOpposite(kind, partner)) errors.push(wrong(`${field}.exchangedFor`, 'partner-of-same-kind'))
  return errors
}

const wrong = (field: string, code: FieldCode, what?: string | number): FieldRefusal => ({
  field,
  code,
  what,
})

const isOpposite = (kind: CalendarDay['kind'], partner: CalendarDay['kind'] | undefined): boolean =>
  partner !== undefined && partner !== kind
