import { addDays } from '../deadlines/dates.js'
import { deadlineAfter, type WorkingCalendar } from '../deadlines/working-days.js'
import { suspensionRules } from '../rules/suspension.js'
import type { IsoDate } from '../vocabulary.js'

/** A suspension on file: in force from `decidedOn` up to but not including `endedOn`. */
export interface SuspensionOnFile {
  decidedOn: IsoDate
  endedOn?: IsoDate
}

/**
 * The first day on which a suspension decided on `decidedOn` is no longer in force, where its decision names no end: after its
 * working days; of one decided while another is in force, after the days by which that one is prolonged, counted from its last day.
 * Undefined: that one was prolonged already. Decree 170/2025 art. 56.9.
 */
export function lapsesOn(
  calendar: WorkingCalendar,
  decidedOn: IsoDate,
  earlier: readonly SuspensionOnFile[],
): IsoDate | undefined {
  const rules = suspensionRules(decidedOn)
  const dayAfter = (from: IsoDate, days: number) => addDays(deadlineAfter(calendar, from, days).due, 1)
  const prolonged = inForceOn(decidedOn, earlier)
  if (!prolonged?.endedOn) return dayAfter(decidedOn, rules.suspendedAtMost.value)
  const isSecond =
    inForceOn(
      prolonged.decidedOn,
      earlier.filter((each) => each !== prolonged),
    ) !== undefined
  return isSecond ? undefined : dayAfter(addDays(prolonged.endedOn, -1), rules.suspensionProlongedBy.value)
}

const inForceOn = (on: IsoDate, all: readonly SuspensionOnFile[]): SuspensionOnFile | undefined =>
  all.findLast(({ decidedOn, endedOn }) => decidedOn <= on && (endedOn === undefined || endedOn > on))
