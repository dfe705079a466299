import type { DayUnit, Instant, IsoDate, Text, WorkingDays } from '../vocabulary.js'
import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumber,
  isIsoDate,
  startOfDay,
  weekdayOfDayNumber,
} from './dates.js'

export { addDays, addMonths, isIsoDate, localDate, startOfDay } from './dates.js'

/** One public holiday, or one Saturday worked in exchange: where it comes from is part of it. */
export interface DayOff {
  date: IsoDate
  reason: Text
  source: string
  /** Computed, not announced: a deadline that touches it may still move. */
  provisional?: boolean
}

/** The days that deadlines are counted by. */
export interface WorkingCalendar {
  /** Years whose days off have been entered; a deadline that touches any other year is provisional. */
  years: readonly number[]
  daysOff: Readonly<Record<IsoDate, Text>>
  workedSaturdays: Readonly<Record<IsoDate, Text>>
}

/** A due date with its explanation. */
export interface Deadline {
  from: IsoDate
  /** How many days: working days, unless `unit` says otherwise. */
  workingDays: WorkingDays
  unit?: DayUnit
  /** Always a working day. */
  due: IsoDate
  /** Every day that was passed over, earliest first. */
  skipped: { date: IsoDate; reason: Text }[]
  provisional: boolean
}

/** The longest deadline that is counted, in working days: some forty years, so that no request can spin. */
export const LONGEST_DEADLINE: WorkingDays = 10_000

/** Days of a year. */
const YEAR = 366

const SUNDAY = 0
const SATURDAY = 6
const WEEKEND: Readonly<Record<number, Text>> = {
  [SATURDAY]: { vi: 'Thứ Bảy, nghỉ cuối tuần', en: 'Saturday, weekend' },
  [SUNDAY]: { vi: 'Chủ nhật, nghỉ cuối tuần', en: 'Sunday, weekend' },
}

/**
 * A calendar from its entered rows. RangeError when a row is no calendar day, or a worked day is no Saturday or Sunday.
 * Days off of a year that is not in `years` (the provisional ones) count, and leave their deadlines provisional.
 */
export function workingCalendar(
  years: readonly number[],
  daysOff: readonly DayOff[],
  workedSaturdays: readonly DayOff[],
): WorkingCalendar {
  for (const { date } of workedSaturdays) {
    if (!isWeekend(dayNumber(date, 'workedSaturdays'))) {
      throw new RangeError(`workedSaturdays: ${date} is not a Saturday or Sunday`)
    }
  }
  for (const { date } of daysOff) {
    if (!isIsoDate(date)) throw new RangeError('daysOff: not a calendar day (YYYY-MM-DD)')
  }
  return { years: [...years], daysOff: reasonByDate(daysOff), workedSaturdays: reasonByDate(workedSaturdays) }
}

/** Saturday or Sunday, by number of day. */
const isWeekend = (number: number): boolean => WEEKEND[weekdayOfDayNumber(number)] !== undefined

/** Is it a Saturday or a Sunday, worked or not? RangeError if `date` is no calendar day. */
export function isOnWeekend(date: IsoDate): boolean {
  return isWeekend(dayNumber(date))
}

function reasonByDate(days: readonly DayOff[]): Record<IsoDate, Text> {
  return Object.fromEntries(days.map(({ date, reason }) => [date, reason]))
}

/** Why nobody works on that day, or undefined on a working day. A day off wins over a worked Saturday. */
function reasonOff(calendar: WorkingCalendar, number: number, date: IsoDate): Text | undefined {
  const holiday = calendar.daysOff[date]
  if (holiday) return holiday
  const weekend = WEEKEND[weekdayOfDayNumber(number)]
  return weekend && calendar.workedSaturdays[date] === undefined ? weekend : undefined
}

/** Monday to Friday less the days off, plus the worked Saturdays. RangeError if `date` is no calendar day. */
export function isWorkingDay(calendar: WorkingCalendar, date: IsoDate): boolean {
  return reasonOff(calendar, dayNumber(date), date) === undefined
}

/** The first day of each month of that year in which nobody works on any day. RangeError if there is no such year. */
export function monthsWithoutWork(calendar: WorkingCalendar, year: number): IsoDate[] {
  const january = `${String(year).padStart(4, '0')}-01-01`
  const months = Array.from({ length: 12 }, (_, index) => addMonths(january, index))
  return months.filter((first) => {
    const end = addMonths(first, 1)
    let day = first
    while (day < end && !isWorkingDay(calendar, day)) day = addDays(day, 1)
    return day === end
  })
}

/**
 * The due date `workingDays` after the event of the day `from`: counting starts the day after. 0 is the day itself, or
 * the next working day. RangeError names the argument that is no calendar day, or no whole number of 0 to 10,000.
 */
export function deadlineAfter(calendar: WorkingCalendar, from: IsoDate, workingDays: WorkingDays): Deadline {
  return countWorkingDays(calendar, from, workingDays, 1)
}

/**
 * The last day that is still `workingDays` before the event of the day `from` (90 before a term ends): the mirror of
 * deadlineAfter, counting starts the day before. Same errors.
 */
export function deadlineBefore(calendar: WorkingCalendar, from: IsoDate, workingDays: WorkingDays): Deadline {
  const deadline = countWorkingDays(calendar, from, workingDays, -1)
  deadline.skipped.reverse()
  return deadline
}

/**
 * A number of days granted: working days, unless the unit says otherwise. Below nothing: the deadline was over by so many
 * days when its clock stopped, and is over by as many when it goes on.
 */
export interface DaysGranted {
  workingDays: WorkingDays
  unit?: DayUnit | undefined
}

/**
 * The due date of days granted from the event of the day `from`, in their unit. Same errors as deadlineAfter.
 */
export function deadlineOf(
  calendar: WorkingCalendar,
  from: IsoDate,
  { workingDays, unit }: DaysGranted,
): Deadline {
  if (workingDays < 0) return deadlineOver(calendar, from, { workingDays, unit })
  return unit === 'calendar-days'
    ? calendarDeadlineAfter(calendar, from, workingDays)
    : deadlineAfter(calendar, from, workingDays)
}

/** A deadline that has been over for so many days on `today`. */
function deadlineOver(
  calendar: WorkingCalendar,
  today: IsoDate,
  { workingDays, unit }: DaysGranted,
): Deadline {
  const { due, provisional } =
    unit === 'calendar-days'
      ? deadlineBefore(calendar, addDays(today, workingDays), 0)
      : deadlineBefore(calendar, today, -workingDays)
  return { from: due, workingDays: 0, ...(unit && { unit }), due, skipped: [], provisional }
}

/**
 * The due date so many calendar days after the event of the day `from`: the day after is day 1, and where the last one is
 * not worked, the next working day (Civil Code 2015 art. 147 and 148.5). Only the days passed over at the end are
 * skipped. Same errors as deadlineAfter.
 */
export function calendarDeadlineAfter(calendar: WorkingCalendar, from: IsoDate, days: number): Deadline {
  const start = dayNumber(from, 'from')
  requireCountable(days)
  const last = dateOfDayNumber(start + days, 'from')
  const { due, skipped, provisional } = deadlineAfter(calendar, last, 0)
  return { from, workingDays: days, unit: 'calendar-days', due, skipped, provisional }
}

function requireCountable(days: number): void {
  if (!Number.isInteger(days) || days < 0 || days > LONGEST_DEADLINE) {
    throw new RangeError(`workingDays: not a whole number from 0 to ${LONGEST_DEADLINE}`)
  }
}

function countWorkingDays(
  calendar: WorkingCalendar,
  from: IsoDate,
  workingDays: WorkingDays,
  step: 1 | -1,
): Deadline {
  const start = dayNumber(from, 'from')
  requireCountable(workingDays)
  const skipped: Deadline['skipped'] = []
  let provisional = false
  let year = ''
  let left = Math.max(workingDays, 1)
  for (let number = workingDays === 0 ? start : start + step; ; number += step) {
    const date = dateOfDayNumber(number, 'from')
    if (!date.startsWith(year) || year === '') {
      year = date.slice(0, 4)
      provisional ||= !calendar.years.includes(Number(year))
    }
    const reason = reasonOff(calendar, number, date)
    if (reason) skipped.push({ date, reason })
    else if (--left === 0) return { from, workingDays, due: date, skipped, provisional }
  }
}

/**
 * How many working days it is from `today` to `due`, `today` not counted: 2 from Thursday to Monday. Below nothing where it is
 * past: -2 from Monday to Thursday. RangeError names the argument that is no calendar day.
 */
export function workingDaysUntil(calendar: WorkingCalendar, today: IsoDate, due: IsoDate): WorkingDays {
  const [now, end] = [dayNumber(today, 'today'), dayNumber(due, 'due')]
  let days = 0
  for (let number = Math.min(now, end) + 1; number <= Math.max(now, end); number += 1) {
    if (!reasonOff(calendar, number, dateOfDayNumber(number))) days += 1
  }
  return end < now ? 0 - days : days
}

/**
 * The days on which nobody works after the day `after`, up to and including `until`, earliest first; of no more than the first
 * year. RangeError names the argument that is no calendar day.
 */
export function daysOffUntil(
  calendar: WorkingCalendar,
  after: IsoDate,
  until: IsoDate,
): { date: IsoDate; reason: Text }[] {
  const [start, end] = [dayNumber(after, 'after'), dayNumber(until, 'until')]
  const off: { date: IsoDate; reason: Text }[] = []
  for (let number = start + 1; number <= Math.min(end, start + YEAR); number += 1) {
    const date = dateOfDayNumber(number)
    const reason = reasonOff(calendar, number, date)
    if (reason) off.push({ date, reason })
  }
  return off
}

/** As workingDaysUntil, and 0 when `due` is past. */
export function workingDaysLeft(calendar: WorkingCalendar, today: IsoDate, due: IsoDate): WorkingDays {
  return Math.max(workingDaysUntil(calendar, today, due), 0)
}

/**
 * How many days are left of a deadline, in the unit it is counted in: those after `today`, up to and including `due`. Below
 * nothing when it is past: by so many it is over. RangeError names the argument that is no calendar day.
 */
export function daysLeft(
  calendar: WorkingCalendar,
  today: IsoDate,
  { due, unit }: Pick<Deadline, 'due'> & { unit?: DayUnit | undefined },
): number {
  if (unit === undefined) return workingDaysUntil(calendar, today, due)
  return dayNumber(due, 'due') - dayNumber(today, 'today')
}

/** The moment from which a deadline of that day is overdue: 00:00 of the day after, in Vietnam. */
export function overdueFrom(due: IsoDate): Instant {
  return startOfDay(addDays(due, 1))
}
