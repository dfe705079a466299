import type { Moments } from '../db/case-change/questions.js'
import {
  type Deadline,
  deadlineBefore,
  overdueFrom,
  startOfDay,
  type WorkingCalendar,
} from '../domain/deadlines/working-days.js'
import type { IsoDate } from '../domain/vocabulary.js'

/** Reminders go out when offices open, Asia/Ho_Chi_Minh. */
const OFFICE_OPENS_HOURS = 8
const HOUR_MS = 3_600_000

/** When a deadline speaks: `remindBefore` working days ahead, on the due date, and from 00:00 of the day after. */
export function momentsOf(calendar: WorkingCalendar, deadline: Deadline, remindBefore: number): Moments {
  const remindOn = remindBefore > 0 ? deadlineBefore(calendar, deadline.due, remindBefore).due : deadline.due
  return {
    ...(remindOn > deadline.from && remindOn < deadline.due && { remindAt: morningOf(remindOn) }),
    dueAt: morningOf(deadline.due),
    overdueAt: overdueFrom(deadline.due),
  }
}

const morningOf = (date: IsoDate): string =>
  new Date(Date.parse(startOfDay(date)) + OFFICE_OPENS_HOURS * HOUR_MS).toISOString()
