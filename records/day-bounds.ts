import { Refused } from '../db/refused.js'
import type { IsoDate } from '../domain/vocabulary.js'

/** @throws Refused date-in-future, with the field and the latest day */
export function requirePast(field: string, date: IsoDate, latest: IsoDate): void {
  if (date > latest) throw new Refused({ code: 'date-in-future', field, latest })
}

/** @throws Refused date-before, with the field and the earliest day */
export function requireNotBefore(field: string, date: IsoDate | null, earliest: IsoDate): void {
  if (date !== null && date < earliest) throw new Refused({ code: 'date-before', field, earliest })
}

/** @throws Refused date-after, with the field and the latest day */
export function requireNotAfter(field: string, date: IsoDate, latest: IsoDate): void {
  if (date > latest) throw new Refused({ code: 'date-after', field, latest })
}
