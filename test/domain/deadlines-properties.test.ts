import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { dateOfDayNumber, dayNumber } from '../../domain/deadlines/dates.js'
import {
  addDays,
  calendarDeadlineAfter,
  type Deadline,
  daysLeft,
  deadlineAfter,
  deadlineBefore,
  deadlineOf,
  isOnWeekend,
  isWorkingDay,
  type WorkingCalendar,
  workingDaysLeft,
} from '../../domain/deadlines/working-days.js'
import type { IsoDate, Text } from '../../domain/vocabulary.js'

const date = fc
  .integer({ min: dayNumber('2024-06-01'), max: dayNumber('2027-12-31') })
  .map((day) => dateOfDayNumber(day))
const reason = { vi: 'nghỉ', en: 'off' }
const calendar: fc.Arbitrary<WorkingCalendar> = fc
  .record({
    off: fc.array(date, { maxLength: 120 }),
    worked: fc.array(date, { maxLength: 40 }),
    years: fc.subarray([2024, 2025, 2026, 2027]),
  })
  .map(({ off, worked, years }) => ({
    years,
    daysOff: reasons(off, reason),
    workedSaturdays: reasons(worked.filter(isOnWeekend), reason),
  }))
const days = fc.integer({ min: 0, max: 120 })
const someDays = fc.integer({ min: 1, max: 120 })

function reasons(dates: readonly IsoDate[], text: Text): Record<IsoDate, Text> {
  return Object.fromEntries(dates.map((day) => [day, text]))
}

/** Every way of counting; `forward` is later the more days are granted. */
const COUNTS = [
  { name: 'forward', count: deadlineAfter, forward: true },
  { name: 'backward', count: deadlineBefore, forward: false },
  { name: 'in calendar days', count: calendarDeadlineAfter, forward: true },
] as const

describe.each(COUNTS)('whatever the calendar, a deadline counted $name', ({ count, forward }) => {
  const earliestFirst = (a: IsoDate, b: IsoDate) => (forward ? a <= b : b <= a)

  test('is a working day, and every day it skips is none', () => {
    fc.assert(
      fc.property(calendar, date, days, (given, from, n) => {
        const { due, skipped } = count(given, from, n)
        expect(isWorkingDay(given, due)).toBe(true)
        expect(skipped.filter((day) => isWorkingDay(given, day.date))).toEqual([])
        const dates = skipped.map((day) => day.date)
        expect(dates).toEqual([...new Set(dates)].sort())
      }),
    )
  })

  test('is not brought nearer by one more day off', () => {
    fc.assert(
      fc.property(calendar, date, fc.nat(150), days, (given, from, away, n) => {
        const holiday = addDays(from, forward ? away : -away)
        const more = { ...given, daysOff: { ...given.daysOff, [holiday]: reason } }
        expect(earliestFirst(count(given, from, n).due, count(more, from, n).due)).toBe(true)
      }),
    )
  })

  test('is not brought nearer by one more day granted', () => {
    fc.assert(
      fc.property(calendar, date, days, (given, from, n) => {
        expect(earliestFirst(count(given, from, n).due, count(given, from, n + 1).due)).toBe(true)
      }),
    )
  })

  test('stays where it is when reasons are worded otherwise', () => {
    fc.assert(
      fc.property(calendar, date, days, (given, from, n) => {
        const reworded = { vi: 'chữ khác', en: 'other words' }
        const other = {
          ...given,
          daysOff: reasons(Object.keys(given.daysOff), reworded),
          workedSaturdays: reasons(Object.keys(given.workedSaturdays), reworded),
        }
        expect(withoutReasons(count(other, from, n))).toEqual(withoutReasons(count(given, from, n)))
      }),
    )
  })

  test('is provisional exactly where a day it looks at is of a year that nobody entered', () => {
    fc.assert(
      fc.property(calendar, date, someDays, (given, from, n) => {
        const deadline = count(given, from, n)
        const looked = deadline.unit
          ? [...deadline.skipped.map((day) => day.date), deadline.due]
          : counted(from, deadline)
        const unknown = looked.some((day) => !given.years.includes(Number(day.slice(0, 4))))
        expect(deadline.provisional).toBe(unknown)
      }),
    )
  })
})

const withoutReasons = ({ skipped, ...deadline }: Deadline) => ({
  ...deadline,
  skipped: skipped.map((day) => day.date),
})

/** The days between the event and the due date, the due date included. */
function counted(from: IsoDate, { due }: Deadline): IsoDate[] {
  const step = due > from ? 1 : -1
  const length = Math.abs(dayNumber(due) - dayNumber(from))
  return Array.from({ length }, (_, index) => addDays(from, (index + 1) * step))
}

describe('whatever the calendar', () => {
  test('the working days from the event to the due date are those that were granted', () => {
    fc.assert(
      fc.property(calendar, date, someDays, (given, from, n) => {
        for (const deadline of [deadlineAfter(given, from, n), deadlineBefore(given, from, n)]) {
          const between = counted(from, deadline)
          expect(between.filter((day) => isWorkingDay(given, day))).toHaveLength(n)
          expect(between.length).toBe(n + deadline.skipped.length)
        }
      }),
    )
  })

  test('the working days left on the day of the event are those that were granted, and none after it', () => {
    fc.assert(
      fc.property(calendar, date, someDays, (given, from, n) => {
        const { due } = deadlineAfter(given, from, n)
        expect(workingDaysLeft(given, from, due)).toBe(n)
        expect(workingDaysLeft(given, due, due)).toBe(0)
        expect(workingDaysLeft(given, addDays(due, 1), due)).toBe(0)
      }),
    )
  })

  test('a deadline in calendar days comes so many days later, but for the days off at its end', () => {
    fc.assert(
      fc.property(calendar, date, days, (given, from, n) => {
        const { due, skipped } = calendarDeadlineAfter(given, from, n)
        expect(due).toBe(addDays(from, n + skipped.length))
        expect(skipped.map((day) => day.date)).toEqual(skipped.map((_, index) => addDays(from, n + index)))
      }),
    )
  })

  test('a suspension after the due date leaves it over by as many working days, whenever the case goes on', () => {
    fc.assert(
      fc.property(calendar, date, fc.integer({ min: 1, max: 60 }), fc.nat(60), (given, due, over, away) => {
        const [stopped, goesOn] = [addDays(due, over), addDays(due, over + away)]
        const left = daysLeft(given, stopped, { due })
        if (left === 0 || !isWorkingDay(given, goesOn)) return
        const again = deadlineOf(given, goesOn, { workingDays: left })
        expect(daysLeft(given, goesOn, again)).toBe(left)
        expect(again.due < goesOn).toBe(true)
      }),
    )
  })

  test('a suspension on any day before the due date and its resumption the same day move nothing', () => {
    fc.assert(
      fc.property(calendar, date, fc.integer({ min: 1, max: 60 }), fc.nat(60), (given, from, n, later) => {
        for (const count of [deadlineAfter, calendarDeadlineAfter]) {
          const deadline = count(given, from, n)
          const today = addDays(from, later)
          if (today >= deadline.due) continue
          expect(count(given, today, daysLeft(given, today, deadline)).due).toBe(deadline.due)
        }
      }),
    )
  })
})
