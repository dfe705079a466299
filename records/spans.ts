import { addDays, startOfDay } from '../domain/deadlines/dates.js'
import type { Instant, IsoDate } from '../domain/vocabulary.js'
import { wrongField } from './use-case/invalid-input.js'

/** So many days, from and to; undefined: from none on, or however many. */
export interface DaysSpan {
  from?: number | undefined
  to?: number | undefined
}

/** What began from a moment on, and before another; undefined: whenever. */
export interface BeganWithin<At> {
  from: At | undefined
  before: At | undefined
}

/** Since when something waits for so many calendar days: what has waited since today waits for none. */
export const waitingSinceFor = (today: IsoDate, { from = 0, to }: DaysSpan): BeganWithin<Instant> => ({
  from: to === undefined ? undefined : startOfDay(addDays(today, -to)),
  before: from === 0 ? undefined : startOfDay(addDays(today, 1 - from)),
})

/** Since when a seat is vacant for so many days, the first counted: vacant since today is one day. */
export const vacantSinceFor = (today: IsoDate, { from = 0, to }: DaysSpan): BeganWithin<IsoDate> => ({
  from: to === undefined ? undefined : addDays(today, 1 - to),
  before: from === 0 ? undefined : addDays(today, 2 - from),
})

/** @throws Refused invalid-input, of the field of the last day, where it comes before the first */
export function requireDaysInOrder(field: string, from: IsoDate | undefined, to: IsoDate | undefined): void {
  if (from !== undefined && to !== undefined && to < from)
    throw wrongField(field, 'ends-before-it-begins', from)
}

/** @throws Refused invalid-input, of the field of the larger number, where it is smaller */
export function requireNumbersInOrder(field: string, from: number | undefined, to: number | undefined): void {
  if (from !== undefined && to !== undefined && to < from) throw wrongField(field, 'too-small', from)
}
