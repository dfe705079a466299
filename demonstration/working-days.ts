import {
  addDays,
  deadlineAfter,
  deadlineBefore,
  startOfDay,
  workingCalendar,
} from '../domain/deadlines/working-days.js'
import { SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS, SHIPPED_YEARS } from '../domain/rules/days-off.js'
import type { Instant, IsoDate, WorkingDays } from '../domain/vocabulary.js'

const CALENDAR = workingCalendar(SHIPPED_YEARS, SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS)

const MINUTE_MS = 60_000
const MORNING_OPENS = 8 * 60
const AFTERNOON_OPENS = 13 * 60 + 30
/** Minutes of a morning, 08:00 to 11:30; the afternoon, 13:30 to 17:00, is as long. */
const HALF_A_DAY = 3.5 * 60
/** Minutes that offices are open on a working day. */
const OFFICE_MINUTES = 2 * HALF_A_DAY

/** Working day 0 is `today`, or the next one; -1 the last one before `today`. */
export function workingDay(today: IsoDate, offset: number): IsoDate {
  return offset < 0
    ? deadlineBefore(CALENDAR, today, -offset).due
    : deadlineAfter(CALENDAR, addDays(today, -1), offset + 1).due
}

/** The working day that comes so many after a working day; 0 is the day itself. */
export function daysAfter(day: IsoDate, days: WorkingDays): IsoDate {
  return days === 0 ? day : deadlineAfter(CALENDAR, day, days).due
}

/** The working day that lies so many before a working day; 0 is the day itself. */
export function daysBefore(day: IsoDate, days: WorkingDays): IsoDate {
  return days === 0 ? day : deadlineBefore(CALENDAR, day, days).due
}

/** The moment `minute` minutes into the office hours of that day. RangeError when offices are closed by then. */
export function officeMoment(day: IsoDate, minute: number): Instant {
  if (minute < 0 || minute >= OFFICE_MINUTES) throw new RangeError(`minute ${minute}: offices are closed`)
  const ofDay = minute < HALF_A_DAY ? MORNING_OPENS + minute : AFTERNOON_OPENS + minute - HALF_A_DAY
  return new Date(Date.parse(startOfDay(day)) + ofDay * MINUTE_MS).toISOString()
}
