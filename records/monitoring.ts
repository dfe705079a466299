import { loadCalendar } from '../db/calendar/working-calendar.js'
import { type Client, together } from '../db/pool.js'
import { findFirstRead } from '../db/registers/reads-on-record.js'
import { addDays, localDate } from '../domain/deadlines/dates.js'
import { deadlineAfter, type WorkingCalendar } from '../domain/deadlines/working-days.js'
import { MONITORING } from '../domain/rules/monitoring.js'
import type { Instant, IsoDate } from '../domain/vocabulary.js'

const DAY_MS = 86_400_000

/** What is due by this day, and not overdue, is due soon: at risk, as monitors see it. */
export const lastDaySoon = (calendar: WorkingCalendar, today: IsoDate): IsoDate =>
  deadlineAfter(calendar, today, MONITORING.atRisk.value).due

/** The same, by the calendar in force. */
export async function lastDayAtRisk(client: Client, today: IsoDate): Promise<IsoDate> {
  return lastDaySoon(await loadCalendar(client), today)
}

/** What has waited for the same thing since before this moment is stuck. */
export function stuckSince(now: Instant, days = MONITORING.stuckAfter.value): Instant {
  return new Date(Date.parse(now) - days * DAY_MS).toISOString()
}

/** From the first day of which reads are on record up to today: of each the last day on which a withdrawal is told of with them. */
export async function closeAfterReads(
  client: Client,
  today: IsoDate,
): Promise<{ from: IsoDate; until: IsoDate[] }> {
  const [calendar, first] = await together([loadCalendar(client), findFirstRead(client)])
  const from = first ? localDate(first) : addDays(today, 1)
  const until: IsoDate[] = []
  for (let day = from; day <= today; day = addDays(day, 1)) until.push(closeUntil(calendar, day))
  return { from, until }
}

/** The days counted so far, by calendar: a list asks for those of years, most of them the same each time. */
const counted = new WeakMap<WorkingCalendar, Map<IsoDate, IsoDate>>()

/** The last day on which a withdrawal follows closely on what was read on that day. */
function closeUntil(calendar: WorkingCalendar, day: IsoDate): IsoDate {
  const known = counted.get(calendar) ?? new Map<IsoDate, IsoDate>()
  counted.set(calendar, known)
  const until = known.get(day) ?? deadlineAfter(calendar, day, MONITORING.withdrawnAfterReading.value).due
  known.set(day, until)
  return until
}
