import { Refused } from '../../db/refused.js'
import type { IsoDate } from '../../domain/vocabulary.js'
import { refusing } from './refusing.js'

/** @throws Refused date-in-future, with the field and the latest day */
export const requirePast = refusing(
  ['date-in-future'],
  (field: string, date: IsoDate, latest: IsoDate): void => {
    if (date > latest) throw new Refused({ code: 'date-in-future', field, latest })
  },
)

/** @throws Refused date-before, with the field and the earliest day */
export const requireNotBefore = refusing(
  ['date-before'],
  (field: string, date: IsoDate | null, earliest: IsoDate): void => {
    if (date !== null && date < earliest) throw new Refused({ code: 'date-before', field, earliest })
  },
)

/** @throws Refused date-after, with the field and the latest day */
export const requireNotAfter = refusing(
  ['date-after'],
  (field: string, date: IsoDate, latest: IsoDate): void => {
    if (date > latest) throw new Refused({ code: 'date-after', field, latest })
  },
)
