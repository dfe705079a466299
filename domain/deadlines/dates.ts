import type { Instant, IsoDate, Months } from '../vocabulary.js'

/**
 * Calendar days as plain arithmetic: no Date, no Intl, no clock, so that workflows and benchmarks may call it freely.
 * Vietnam keeps UTC+7 the whole year.
 */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|([+-])(\d{2}):(\d{2}))$/
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const MINUTES_PER_DAY = 24 * 60
const VIETNAM_OFFSET_MINUTES = 7 * 60
const LAST_YEAR = 9999

interface CivilDay {
  year: number
  month: number
  day: number
}

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)
}

function civilDay(date: unknown): CivilDay | undefined {
  const match = typeof date === 'string' ? DATE.exec(date) : null
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1 || day < 1 || day > daysInMonth(year, month)) return undefined
  return { year, month, day }
}

function requireCivilDay(date: IsoDate, argument: string): CivilDay {
  const civil = civilDay(date)
  if (!civil) throw new RangeError(`${argument}: not a calendar day (YYYY-MM-DD)`)
  return civil
}

function format({ year, month, day }: CivilDay): IsoDate {
  const y = year > 999 ? `${year}` : `${year}`.padStart(4, '0')
  return `${y}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

/** Is this the text of a real calendar day, 'YYYY-MM-DD'? */
export function isIsoDate(text: string): boolean {
  return civilDay(text) !== undefined
}

/** Days since 1970-01-01 (negative before). RangeError naming `argument` if it is no calendar day. */
export function dayNumber(date: IsoDate, argument = 'date'): number {
  const { year, month, day } = requireCivilDay(date, argument)
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The inverse of dayNumber. RangeError beyond the years 1 to 9999. */
export function dateOfDayNumber(number: number, argument = 'date'): IsoDate {
  const days = number + 719_468
  const era = Math.floor(days / 146_097)
  const dayOfEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  if (!(year >= 1 && year <= LAST_YEAR))
    throw new RangeError(`${argument}: leaves the years 1 to ${LAST_YEAR}`)
  return format({ year, month, day })
}

/** 0 Sunday to 6 Saturday. */
export function weekdayOfDayNumber(number: number): number {
  return (((number + 4) % 7) + 7) % 7
}

/** The day `days` (a whole number, may be negative) after `date`. RangeError for anything else. */
export function addDays(date: IsoDate, days: number): IsoDate {
  if (!Number.isSafeInteger(days)) throw new RangeError('days: not a whole number')
  return dateOfDayNumber(dayNumber(date) + days)
}

/** The same day of the month `months` later, or the last day of a shorter month. RangeError for anything else. */
export function addMonths(date: IsoDate, months: Months): IsoDate {
  if (!Number.isSafeInteger(months)) throw new RangeError('months: not a whole number')
  const civil = requireCivilDay(date, 'date')
  const total = civil.year * 12 + civil.month - 1 + months
  const year = Math.floor(total / 12)
  const month = total - year * 12 + 1
  if (year < 1 || year > LAST_YEAR) throw new RangeError(`months: leaves the years 1 to ${LAST_YEAR}`)
  return format({ year, month, day: Math.min(civil.day, daysInMonth(year, month)) })
}

/** The calendar year of a day. */
export function yearOf(date: IsoDate): number {
  return requireCivilDay(date, 'date').year
}

/** The day in Vietnam at that moment. RangeError if it is no RFC 3339 instant. */
export function localDate(instant: Instant): IsoDate {
  const match = typeof instant === 'string' ? INSTANT.exec(instant) : null
  const [, date = '', hour, minute, second, sign, offsetHour = '0', offsetMinute = '0'] = match ?? []
  if (
    !(isIsoDate(date) && Number(hour) < 24 && Number(minute) < 60 && Number(second) <= 60) ||
    Number(offsetHour) > 23 ||
    Number(offsetMinute) > 59
  ) {
    throw new RangeError('instant: not an RFC 3339 instant')
  }
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -1 : 1)
  const minutes = Number(hour) * 60 + Number(minute) - offset + VIETNAM_OFFSET_MINUTES
  return addDays(date, Math.floor(minutes / MINUTES_PER_DAY))
}

/** 00:00 of that day in Vietnam. */
export function startOfDay(date: IsoDate): Instant {
  return `${addDays(date, -1)}T17:00:00.000Z`
}
