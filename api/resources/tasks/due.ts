import { z } from 'zod'
import { localDate } from '../../../domain/deadlines/dates.js'
import { type WorkingCalendar, workingDaysUntil } from '../../../domain/deadlines/working-days.js'
import type { Instant, IsoDate } from '../../../domain/vocabulary.js'
import { lastDaySoon } from '../../../records/monitoring.js'
import { isoDate } from '../../http/fields.js'

/** How the due day of an open task, or of the first of a case, stands today. */
export const due = {
  dueOn: isoDate.nullable(),
  workingDaysLeft: z
    .int()
    .nullable()
    .meta({ description: 'From today to the due day; below nothing: overdue by as many working days' }),
  overdue: z.boolean(),
  dueSoon: z
    .boolean()
    .meta({ description: 'Not overdue, and due within as many working days as monitors take for a risk' }),
}

/** When it is asked, and by which calendar days are counted. */
export interface Clock {
  now: Instant
  calendar: WorkingCalendar
}

/** `isOpen`: of what is over no day is counted any more. */
export function dueView(
  { dueOn, overdueAt }: { dueOn: IsoDate | null; overdueAt: Instant | null },
  { now, calendar }: Clock,
  isOpen = true,
): { [Field in keyof typeof due]: z.output<(typeof due)[Field]> } {
  const today = localDate(now)
  const overdue = isOpen && overdueAt !== null && overdueAt <= now
  const counts = isOpen && dueOn !== null
  return {
    dueOn,
    workingDaysLeft: counts ? workingDaysUntil(calendar, today, dueOn) : null,
    overdue,
    dueSoon: counts && !overdue && dueOn <= lastDaySoon(calendar, today),
  }
}
