import Holidays from 'date-holidays'
import { dayNumber, weekdayOfDayNumber } from '../../domain/deadlines/dates.js'
import { addDays, type DayOff, localDate } from '../../domain/deadlines/working-days.js'
import { COMPUTED, fixedDaysOff, HOLIDAY_NAMES } from '../../domain/rules/days-off.js'
import type { IsoDate, Text } from '../../domain/vocabulary.js'

/** The years for which the package knows the lunar calendar well enough. */
const FIRST_YEAR = 1970
const LAST_YEAR = 2100

let holidays: Holidays | undefined
const computed = new Map<number, readonly DayOff[]>()

/**
 * The public holidays of a year nobody has entered yet, each marked provisional, earliest first. Observed days and
 * exchanged Saturdays cannot be known before they are announced. Computed once per year. RangeError outside 1970–2100.
 */
export function provisionalDaysOff(year: number): readonly DayOff[] {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    throw new RangeError(`year: not a whole number from ${FIRST_YEAR} to ${LAST_YEAR}`)
  }
  const known = computed.get(year)
  if (known) return known
  const days = computeDaysOff(year)
  computed.set(year, days)
  return days
}

function computeDaysOff(year: number): DayOff[] {
  holidays ??= new Holidays('VN', { types: ['public'] })
  const byDate = new Map<IsoDate, DayOff>()
  for (const holiday of holidays.getHolidays(year, 'vi')) {
    // Tết comes as one range from the eve to an exclusive end, and its first day once more by itself.
    const end = localDate(holiday.end.toISOString())
    for (let date = localDate(holiday.start.toISOString()); date < end; date = addDays(date, 1)) {
      if (!byDate.has(date))
        byDate.set(date, { date, reason: nameOf(holiday.name), source: COMPUTED.en, provisional: true })
    }
  }
  const nationalDay = weekdayOfDayNumber(dayNumber(`${year}-09-02`))
  for (const day of fixedDaysOff(year, nationalDay)) byDate.set(day.date, { ...day, provisional: true })
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}

function nameOf(vietnamese: string): Text {
  const known = HOLIDAY_NAMES.find(({ contains }) => vietnamese.includes(contains))
  return known?.name ?? { vi: vietnamese, en: vietnamese }
}
