import type { z } from 'zod'
import type { CalendarDay } from '../../../db/calendar/calendar-years.js'
import { yearOf } from '../../../domain/deadlines/dates.js'
import { isOnWeekend, monthsWithoutWork, workingCalendar } from '../../../domain/deadlines/working-days.js'
import type { IsoDate } from '../../../domain/vocabulary.js'
import { fieldError } from '../../problems/field-errors.js'
import type { FieldError } from '../../problems/rows.js'
import type { newCalendarYear } from './schemas.js'

type NewDay = z.output<typeof newCalendarYear>['days'][number]

/** What is known of other years: the days that this year's name as partners, and those that name one of this year's. */
export interface OtherYears {
  partners: readonly CalendarDay[]
  exchangedWithThisYear: readonly CalendarDay[]
}

/** Everything wrong with a year's days, each with its field. A day off on a weekend is no mistake: it changes nothing. */
export function wrongDays(year: number, days: readonly NewDay[], others: OtherYears): FieldError[] {
  const kinds = new Map([...others.partners, ...days].map(({ date, kind }) => [date, kind]))
  const seen = new Set<IsoDate>()
  const errors = days.flatMap((day, index) => {
    const found = wrongDay(year, day, kinds, `days.${index}`)
    if (seen.has(day.date)) found.push(fieldError(`days.${index}.date`, 'named-twice'))
    seen.add(day.date)
    return found
  })
  const abandoned = others.exchangedWithThisYear.filter(
    ({ kind, exchangedFor = '' }) => !isOpposite(kind, kinds.get(exchangedFor)),
  )
  const wrong = [
    ...errors,
    ...abandoned.map(({ date, exchangedFor }) =>
      fieldError('days', 'exchange-abandoned', `${exchangedFor} – ${date}`),
    ),
  ]
  return wrong.length > 0 ? wrong : wrongYear(year, days)
}

/** Days that are right one by one and make no year: deadlines would be counted over every holiday, or over no working day. */
function wrongYear(year: number, days: readonly NewDay[]): FieldError[] {
  const of = (kind: NewDay['kind']) => days.filter((day) => day.kind === kind)
  const off = of('off')
  if (off.length === 0) return [fieldError('days', 'no-day-off', year)]
  return monthsWithoutWork(workingCalendar([year], off, of('worked')), year).map((month) =>
    fieldError('days', 'no-working-day', month),
  )
}

function wrongDay(
  year: number,
  { date, kind, exchangedFor }: NewDay,
  kinds: ReadonlyMap<IsoDate, CalendarDay['kind']>,
  field: string,
): FieldError[] {
  const errors: FieldError[] = []
  if (yearOf(date) !== year) errors.push(fieldError(`${field}.date`, 'outside-year', year))
  if (kind === 'worked' && !isOnWeekend(date)) errors.push(fieldError(`${field}.date`, 'not-on-weekend'))
  if (exchangedFor === undefined) return errors
  const partner = kinds.get(exchangedFor)
  if (partner === undefined) errors.push(fieldError(`${field}.exchangedFor`, 'partner-missing'))
  else if (!isOpposite(kind, partner))
    errors.push(fieldError(`${field}.exchangedFor`, 'partner-of-same-kind'))
  return errors
}

const isOpposite = (kind: CalendarDay['kind'], partner: CalendarDay['kind'] | undefined): boolean =>
  partner !== undefined && partner !== kind
