import { describe, expect, test } from '@jest/globals'
import { provisionalDaysOff } from '../../db/calendar/provisional-holidays.js'
import { addMonths, dateOfDayNumber, dayNumber } from '../../domain/deadlines/dates.js'
import { isToldAnew, recountBetween } from '../../domain/deadlines/recount.js'
import {
  calendarDeadlineAfter,
  type DayOff,
  daysLeft,
  daysOffUntil,
  deadlineAfter,
  deadlineBefore,
  deadlineOf,
  isIsoDate,
  isWorkingDay,
  localDate,
  overdueFrom,
  startOfDay,
  workingCalendar,
  workingDaysLeft,
  workingDaysUntil,
} from '../../domain/deadlines/working-days.js'
import { CALENDAR_DAYS } from '../../domain/rules/calendar-days.js'
import { SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS, SHIPPED_YEARS } from '../../domain/rules/days-off.js'
import { reappointment } from '../../domain/rules/reappointment.js'
import type { CitedTime } from '../../domain/vocabulary.js'
import { within } from '../../workflows/procedure/stages/stage-context.js'

const shipped = workingCalendar(SHIPPED_YEARS, SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS)

describe('the calendar of 2025 to 2027', () => {
  test.each([
    ['2026-04-24', true, 'an ordinary Friday'],
    ['2026-04-25', false, 'a Saturday'],
    ['2026-04-26', false, 'a Sunday'],
    ['2026-04-27', false, "the day observed for the Hùng Kings' day on a Sunday"],
    ['2026-08-22', true, 'a Saturday worked in exchange'],
    ['2026-08-31', false, 'the Monday given for it'],
    ['2026-11-24', false, 'Vietnam Culture Day, new in 2026'],
    ['2025-11-24', true, 'the same day the year before'],
    ['2025-04-26', true, 'a Saturday worked in exchange'],
    ['2025-05-02', false, 'the Friday given for it'],
    ['2027-02-10', false, 'the last day of Tết'],
    ['2027-02-11', true, 'the day after Tết'],
  ])('%s is a working day: %s, %s', (date, working) => {
    expect(isWorkingDay(shipped, date)).toBe(working)
  })

  test('lists each day once, with its source, its reason in both languages, in an entered year', () => {
    const days = [...SHIPPED_DAYS_OFF, ...SHIPPED_WORKED_SATURDAYS]
    expect(new Set(days.map(({ date }) => date)).size).toBe(days.length)
    for (const { date, reason, source } of days) {
      expect(isIsoDate(date)).toBe(true)
      expect(SHIPPED_YEARS).toContain(Number(date.slice(0, 4)))
      expect([reason.vi, reason.en, source].every((text) => text.length > 3)).toBe(true)
    }
    expect(SHIPPED_DAYS_OFF.filter(({ date }) => date.startsWith('2025'))).toHaveLength(12)
    expect(SHIPPED_DAYS_OFF.filter(({ date }) => date.startsWith('2026'))).toHaveLength(14)
    expect(SHIPPED_DAYS_OFF.filter(({ date }) => date.startsWith('2027'))).toHaveLength(14)
  })

  test('a Sunday may be worked in exchange as well', () => {
    const sunday: DayOff = { date: '2026-08-23', reason: { vi: 'x', en: 'x' }, source: 'x' }
    expect(isWorkingDay(shipped, sunday.date)).toBe(false)
    expect(isWorkingDay(workingCalendar([2026], [], [sunday]), sunday.date)).toBe(true)
  })

  test('a worked Saturday that is no Saturday is refused', () => {
    const monday: DayOff = { date: '2026-08-24', reason: { vi: 'x', en: 'x' }, source: 'x' }
    expect(() => workingCalendar([2026], [], [monday])).toThrow(
      'workedSaturdays: 2026-08-24 is not a Saturday or Sunday',
    )
  })
})

describe('a deadline', () => {
  test('of 15 working days from 24 April 2026 is due on 20 May and names the eleven days skipped', () => {
    const deadline = deadlineAfter(shipped, '2026-04-24', 15)
    expect(deadline).toMatchObject({
      from: '2026-04-24',
      workingDays: 15,
      due: '2026-05-20',
      provisional: false,
    })
    expect(deadline.skipped.map(({ date, reason }) => `${date} ${reason.en}`)).toEqual([
      '2026-04-25 Saturday, weekend',
      '2026-04-26 Sunday, weekend',
      "2026-04-27 Hùng Kings' Commemoration Day (observed)",
      '2026-04-30 Reunification Day',
      '2026-05-01 International Labour Day',
      '2026-05-02 Saturday, weekend',
      '2026-05-03 Sunday, weekend',
      '2026-05-09 Saturday, weekend',
      '2026-05-10 Sunday, weekend',
      '2026-05-16 Saturday, weekend',
      '2026-05-17 Sunday, weekend',
    ])
  })

  test('falls on a Saturday that is worked in exchange', () => {
    expect(deadlineAfter(shipped, '2026-08-21', 1).due).toBe('2026-08-22')
    expect(deadlineAfter(shipped, '2026-08-21', 7).due).toBe('2026-09-03')
  })

  test('90 working days before a term ends mirrors the count, with the skipped days earliest first', () => {
    const { due, skipped } = deadlineBefore(shipped, '2026-05-20', 15)
    // 20 May back to 24 April: the day of the event itself is not counted, so the 15th is 24 April itself
    expect(due).toBe('2026-04-24')
    expect(skipped.map(({ date }) => date)).toEqual([...skipped.map(({ date }) => date)].sort())
    // 22 in December, 20 in November, 22 in October, 20 from 3 September, 5 from 24 August, and the worked Saturday
    expect(deadlineBefore(shipped, '2026-12-31', 90).due).toBe('2026-08-22')
  })

  test('of no working days is the day itself, or the next that is worked', () => {
    expect(deadlineAfter(shipped, '2026-04-24', 0).due).toBe('2026-04-24')
    expect(deadlineAfter(shipped, '2026-04-25', 0).due).toBe('2026-04-28')
    expect(deadlineBefore(shipped, '2026-04-25', 0).due).toBe('2026-04-24')
  })

  test.each([
    ['2026-04-23', '2026-04-24', 1],
    ['2026-04-24', '2026-04-24', 0],
    ['2026-04-24', '2026-04-29', 2],
    ['2026-04-29', '2026-04-24', -2],
    ['2026-04-25', '2026-04-24', 0],
    ['2026-08-23', '2026-08-21', -1],
  ])('from %s to %s it is as many working days, below nothing where it is past: %d', (today, due, days) => {
    expect(workingDaysUntil(shipped, today, due)).toBe(days)
  })

  test('the days off after a day are told with their reasons, until another, of a year at the most', () => {
    const off = daysOffUntil(shipped, '2026-04-24', '2026-04-28')
    expect(off.map(({ date }) => date)).toEqual(['2026-04-25', '2026-04-26', '2026-04-27'])
    expect(off[0]?.reason.en).toBe('Saturday, weekend')
    expect(daysOffUntil(shipped, '2026-04-28', '2026-04-24')).toEqual([])
    expect(daysOffUntil(shipped, '2026-01-01', '2199-12-31').at(-1)?.date).toBe('2027-01-02')
  })

  test('is provisional as soon as it reaches a year whose days off nobody has entered', () => {
    expect(deadlineAfter(shipped, '2027-12-30', 1)).toMatchObject({ due: '2027-12-31', provisional: false })
    expect(deadlineAfter(shipped, '2027-12-30', 2).provisional).toBe(true)
    expect(deadlineBefore(shipped, '2025-01-02', 2).provisional).toBe(true)
  })

  test.each([
    [() => deadlineAfter(shipped, '2026-02-29', 1), 'from: not a calendar day'],
    [() => deadlineAfter(shipped, '2026-2-9', 1), 'from: not a calendar day'],
    [() => deadlineAfter(shipped, '2026-01-01', -1), 'workingDays: not a whole number'],
    [() => deadlineAfter(shipped, '2026-01-01', 1.5), 'workingDays: not a whole number'],
    [() => deadlineAfter(shipped, '2026-01-01', Number.NaN), 'workingDays: not a whole number'],
    [() => deadlineBefore(shipped, '2026-01-01', 10_001), 'workingDays: not a whole number'],
    [() => deadlineAfter(shipped, '9999-12-31', 1), 'from: leaves the years'],
    [() => workingDaysLeft(shipped, 'today', '2026-01-01'), 'today: not a calendar day'],
    [() => workingDaysLeft(shipped, '2026-01-01', '2026-13-01'), 'due: not a calendar day'],
  ])('is refused with the name of the argument: %#', (call, message) => {
    expect(call).toThrow(RangeError)
    expect(call).toThrow(message)
  })
})

describe('a deadline in calendar days', () => {
  const inDays = (from: string, days: number) => calendarDeadlineAfter(shipped, from, days)

  test('counts weekends and holidays from the day after the event', () => {
    // Thursday: 15 days on, across a weekend and three holidays, is a Friday
    expect(inDays('2026-04-16', 15 + 7)).toEqual({
      from: '2026-04-16',
      workingDays: 22,
      unit: 'calendar-days',
      due: '2026-05-08',
      skipped: [],
      provisional: false,
    })
    expect(inDays('2026-04-20', 1).due).toBe('2026-04-21')
  })

  test('whose last day is a day off goes to the next working day, and names the days skipped at the end only', () => {
    const deadline = inDays('2026-04-15', 15)
    expect(deadline.due).toBe('2026-05-04')
    expect(deadline.skipped.map(({ date, reason }) => `${date} ${reason.en}`)).toEqual([
      '2026-04-30 Reunification Day',
      '2026-05-01 International Labour Day',
      '2026-05-02 Saturday, weekend',
      '2026-05-03 Sunday, weekend',
    ])
    expect(inDays('2026-08-07', 15)).toMatchObject({ due: '2026-08-22', skipped: [] })
  })

  test('is provisional where its end touches a year that nobody has entered, whatever lies before', () => {
    expect(inDays('2027-12-01', 30)).toMatchObject({ due: '2027-12-31', provisional: false })
    expect(inDays('2027-12-02', 30)).toMatchObject({ due: '2028-01-03', provisional: true })
  })

  test('is what is granted where the unit says so, and working days where it says nothing', () => {
    const from = '2026-04-15'
    expect(deadlineOf(shipped, from, { workingDays: 15, unit: 'calendar-days' })).toEqual(inDays(from, 15))
    expect(deadlineOf(shipped, from, { workingDays: 15 })).toEqual(deadlineAfter(shipped, from, 15))
  })

  test('has as many days left as there are to its due date', () => {
    const due = '2026-05-04'
    expect(daysLeft(shipped, '2026-04-28', { due, unit: 'calendar-days' })).toBe(6)
    expect(daysLeft(shipped, '2026-04-28', { due })).toBe(2)
    expect(daysLeft(shipped, '2026-05-05', { due, unit: 'calendar-days' })).toBe(-1)
    expect(daysLeft(shipped, '2026-05-11', { due })).toBe(-5)
  })

  test('that was over when its clock stopped is over by as many days when it goes on', () => {
    expect(deadlineOf(shipped, '2026-05-11', { workingDays: -5 })).toMatchObject({
      ...{ from: '2026-05-04', workingDays: 0, due: '2026-05-04', skipped: [] },
    })
    expect(deadlineOf(shipped, '2026-05-11', { workingDays: -1, unit: 'calendar-days' })).toMatchObject({
      ...{ due: '2026-05-08', unit: 'calendar-days' },
    })
  })

  test.each([-1, 1.5, 10_001])('of %s days is refused', (days) => {
    expect(() => inDays('2026-04-15', days)).toThrow('workingDays: not a whole number from 0 to 10000')
  })

  test('is granted for the self-report and the conference of a reappointment, with the law that says how', () => {
    const law = reappointment.procedure
    const vote = law?.steps.find(({ key }) => key === 'key-cadre-vote')
    const note = { en: expect.stringContaining('Civil Code 2015 art. 148.5') }
    expect(law?.times.submitSelfReport).toMatchObject({ value: 15, unit: 'calendar-days', note })
    expect(vote).toMatchObject({ heldWithin: { value: 45, unit: 'calendar-days', note } })
    const others = Object.entries(law?.times ?? {}).filter(([, { unit }]: [string, CitedTime]) => unit)
    expect(others.map(([task]) => task)).toEqual(['submitSelfReport'])
    expect(within({ value: 3, unit: 'calendar-days', article: CALENDAR_DAYS.article })).toEqual({
      workingDays: 3,
      unit: 'calendar-days',
      article: CALENDAR_DAYS.article,
    })
  })
})

describe('a deadline counted anew', () => {
  const holiday = { date: '2026-08-03', reason: { vi: 'Nghỉ', en: 'Off' } }
  const counted = (due: string, more: object = {}) => ({ due, skipped: [], provisional: false, ...more })

  test('tells what differs, before and after, of the tasks it differs for', () => {
    const before = {
      ...{ same: counted('2026-08-03'), later: counted('2026-08-03'), gone: counted('2026-08-03') },
      ...{ explained: counted('2026-08-05'), settled: counted('2026-08-05', { provisional: true }) },
    }
    const after = {
      ...{ same: counted('2026-08-03'), later: counted('2026-08-04'), opened: counted('2026-08-04') },
      ...{ explained: counted('2026-08-05', { skipped: [holiday] }), settled: counted('2026-08-05') },
    }
    expect(recountBetween(before, after)).toEqual({
      before: { due: { later: '2026-08-03' }, skipped: { explained: [] }, provisional: { settled: true } },
      after: {
        due: { later: '2026-08-04' },
        skipped: { explained: [holiday] },
        provisional: { settled: false },
      },
    })
    expect(recountBetween(before, before)).toBeUndefined()
    expect(recountBetween(before, {})).toBeUndefined()
  })

  test('is told anew only where it moved to a day that is still to come', () => {
    expect(isToldAnew('2026-08-03', '2026-08-04', '2026-08-03')).toBe(true)
    expect(isToldAnew('2026-08-03', '2026-08-04', '2026-08-04')).toBe(false)
    expect(isToldAnew('2026-08-04', '2026-08-04', '2026-08-03')).toBe(false)
    expect(isToldAnew(undefined, '2026-08-04', '2026-08-03')).toBe(false)
  })
})

describe('dates', () => {
  test('a day in Vietnam begins seven hours before the day in UTC', () => {
    expect(localDate('2026-08-02T16:59:59.999Z')).toBe('2026-08-02')
    expect(localDate('2026-08-02T17:00:00.000Z')).toBe('2026-08-03')
    expect(localDate('2026-12-31T17:00:00Z')).toBe('2027-01-01')
    expect(localDate('2026-08-03T00:00:00+07:00')).toBe('2026-08-03')
    expect(localDate('2026-08-02T20:00:00-05:00')).toBe('2026-08-03')
    expect(startOfDay('2026-08-03')).toBe('2026-08-02T17:00:00.000Z')
    expect(overdueFrom('2026-08-03')).toBe('2026-08-03T17:00:00.000Z')
  })

  test.each(['2026-02-30T00:00:00Z', '2026-08-03', '2026-08-03T24:00:00Z', '2026-08-03T01:02:03', ''])(
    '%s is no instant',
    (text) => {
      expect(() => localDate(text)).toThrow('instant: not an RFC 3339 instant')
    },
  )

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-15', 14, '2028-01-15'],
    ['2026-12-15', -12, '2025-12-15'],
  ])('%s plus %s months is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to)
  })

  test('agree with the proleptic Gregorian calendar on every day from 1900 to 2199', () => {
    const first = Date.UTC(1900, 0, 1) / 86_400_000
    for (let day = first; day < Date.UTC(2200, 0, 1) / 86_400_000; day += 1) {
      const date = new Date(day * 86_400_000).toISOString().slice(0, 10)
      if (dateOfDayNumber(day) !== date || dayNumber(date) !== day) throw new Error(`differs on ${date}`)
    }
  })

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-01',
    'x',
  ])('%s is no calendar day', (text) => {
    expect(isIsoDate(text)).toBe(false)
  })
})

describe('a year that nobody has entered', () => {
  test('takes its days off from the computed list: Tết whole, two days for National Day, Culture Day', () => {
    const days = provisionalDaysOff(2028)
    const dates = days.map(({ date }) => date)
    expect(dates).toEqual(
      [
        '2028-01-01',
        '2028-01-25',
        '2028-01-26',
        '2028-01-27',
        '2028-01-28',
        '2028-01-29',
        '2028-04-04',
        '2028-04-30',
        '2028-05-01',
        '2028-09-02',
        '2028-09-01',
        '2028-11-24',
      ].sort(),
    )
    expect(
      days.every(({ provisional, source, reason }) => provisional && source && reason.en !== reason.vi),
    ).toBe(true)
  })

  test('has no Culture Day before 2026, and is computed once', () => {
    expect(provisionalDaysOff(2024).map(({ date }) => date)).not.toContain('2024-11-24')
    expect(provisionalDaysOff(2024).map(({ date }) => date)).toEqual(
      expect.arrayContaining(['2024-09-02', '2024-09-03']),
    )
    expect(provisionalDaysOff(2030)).toBe(provisionalDaysOff(2030))
  })

  test('leaves a deadline provisional even when its days off are in the calendar', () => {
    const calendar = workingCalendar(SHIPPED_YEARS, [...SHIPPED_DAYS_OFF, ...provisionalDaysOff(2028)], [])
    expect(deadlineAfter(calendar, '2028-01-24', 1)).toMatchObject({ due: '2028-01-31', provisional: true })
  })

  test.each([1969, 2101, 2028.5, Number.NaN])('%s is refused', (year) => {
    expect(() => provisionalDaysOff(year)).toThrow('year: not a whole number')
  })
})
