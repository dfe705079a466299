import type pg from 'pg'
import {
  type CalendarYear,
  findCalendarYear,
  insertRecomputation,
  listCalendarDays,
  listExchangesWith,
  lockCalendar,
  replaceCalendarYear,
} from '../db/calendar/calendar-years.js'
import { provisionalDaysOff } from '../db/calendar/provisional-holidays.js'
import { loadCalendar } from '../db/calendar/working-calendar.js'
import { Refused } from '../db/refused.js'
import { recountPublications } from '../db/registers/publicity.js'
import { type CalendarDay, wrongDays } from '../domain/deadlines/calendar-year.js'
import { localDate, yearOf } from '../domain/deadlines/dates.js'
import { isOnWeekend } from '../domain/deadlines/working-days.js'
import { lastDayOfObjection } from '../domain/integrity/objection-period.js'
import type { IsoDate } from '../domain/vocabulary.js'
import { audit } from './use-case/audit.js'
import { requireValid } from './use-case/invalid-input.js'
import { refuses } from './use-case/refusing.js'
import { under } from './use-case/use-case.js'

/** All of a year's days; what is left out is an ordinary day. */
export interface YearEntered {
  year: number
  days: readonly CalendarDay[]
  /** Is this what was read before? Undefined: nobody says so. */
  wasRead: ((before: CalendarYear) => boolean) | undefined
}

export interface YearReplaced {
  year: CalendarYear
  /** Holidays that would have been computed and are not entered: on purpose, or forgotten. */
  missing: CalendarDay[]
  /** Of the deadlines of open cases, which are to be counted anew. */
  recomputation: { id: string; openDeadlines: number }
}

/**
 * Enters the days off of a year, whole, and counts anew what no case counts itself; the deadlines of open cases are left
 * to the recomputation that is written down.
 * @throws Refused precondition-required, precondition-failed; invalid-input with every field that is wrong
 */
export const replaceYear = under(
  'admins-of-everything',
  refuses('precondition-required', 'precondition-failed'),
  async ({ client, caller, at }, { year, days, wasRead }: YearEntered): Promise<YearReplaced> => {
    await lockCalendar(client)
    const before = await findCalendarYear(client, year)
    requireReplacement(before, wasRead)
    await requireRightDays(client, year, days)
    const id = await replaceCalendarYear(client, year, days)
    const after = await findCalendarYear(client, year)
    const calendar = await loadCalendar(client)
    const moved = await recountPublications(
      client,
      (from, count) => lastDayOfObjection(calendar, from, count),
      localDate(at),
    )
    const open = await insertRecomputation(client, { id, year, by: caller.personId, at })
    await audit(client, caller, at, {
      what: 'calendar-replaced',
      before: asEntered(before),
      after: asEntered(after),
    })
    if (moved.length > 0) {
      await audit(client, caller, at, { what: 'objection-periods-recounted', after: { moved } })
    }
    const recomputation = { id, openDeadlines: open.deadlines }
    return { year: after, missing: missingHolidays(year, days), recomputation }
  },
)

/** A year that is entered is replaced by whoever has read it; one that is not has nothing to lose. */
function requireReplacement(before: CalendarYear, wasRead: YearEntered['wasRead']): void {
  if (!before.entered && !wasRead) return
  if (!wasRead) throw new Refused({ code: 'precondition-required' })
  if (!wasRead(before)) throw new Refused({ code: 'precondition-failed' })
}

async function requireRightDays(
  client: pg.ClientBase,
  year: number,
  days: readonly CalendarDay[],
): Promise<void> {
  const elsewhere = days.flatMap(({ exchangedFor }) =>
    exchangedFor === undefined || yearOf(exchangedFor) === year ? [] : [exchangedFor],
  )
  requireValid(
    wrongDays(year, days, {
      partners: await listCalendarDays(client, elsewhere),
      exchangedWithThisYear: await listExchangesWith(client, year),
    }),
  )
}

function missingHolidays(year: number, days: readonly { date: IsoDate }[]): CalendarDay[] {
  const entered = new Set(days.map(({ date }) => date))
  return provisionalDaysOff(year)
    .filter(({ date }) => !entered.has(date) && !isOnWeekend(date))
    .map((day) => ({ ...day, kind: 'off' }))
}

/** A year for the audit trail: what was computed is not what anybody entered. */
function asEntered({ year, entered, days }: CalendarYear) {
  return { year, entered, days: days.filter(({ provisional }) => !provisional) }
}
