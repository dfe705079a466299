import { loadCalendar } from '../db/calendar/working-calendar.js'
import type { Client } from '../db/pool.js'
import { deadlineAfter } from '../domain/deadlines/working-days.js'
import { MONITORING } from '../domain/rules/monitoring.js'
import type { Instant, IsoDate } from '../domain/vocabulary.js'

const DAY_MS = 86_400_000

/** What is due by this day is at risk. */
export async function lastDayAtRisk(client: Client, today: IsoDate): Promise<IsoDate> {
  return deadlineAfter(await loadCalendar(client), today, MONITORING.atRisk.value).due
}

/** What has waited for the same thing since before this moment is stuck. */
export function stuckSince(now: Instant, days = MONITORING.stuckAfter.value): Instant {
  return new Date(Date.parse(now) - days * DAY_MS).toISOString()
}
