import type { IsoDate } from '../../domain/vocabulary.js'
import { refusalProblem } from '../problems/problem.js'

/** @throws Problem date-in-future, with the field and the latest day */
export function requirePast(field: string, date: IsoDate, latest: IsoDate): void {
  if (date > latest) throw refusalProblem({ code: 'date-in-future', field, latest })
}

/** @throws Problem date-before, with the field and the earliest day */
export function requireNotBefore(field: string, date: IsoDate | null, earliest: IsoDate): void {
  if (date !== null && date < earliest) throw refusalProblem({ code: 'date-before', field, earliest })
}

/** @throws Problem date-after, with the field and the latest day */
export function requireNotAfter(field: string, date: IsoDate, latest: IsoDate): void {
  if (date > latest) throw refusalProblem({ code: 'date-after', field, latest })
}
