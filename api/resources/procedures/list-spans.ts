import type { z } from 'zod'
import type { CaseFilter, Moments } from '../../../db/reads/case-filter.js'
import { addDays, startOfDay } from '../../../domain/deadlines/dates.js'
import type { IsoDate } from '../../../domain/vocabulary.js'
import { requireDaysInOrder, requireNumbersInOrder, waitingSinceFor } from '../../../records/spans.js'
import { wrongField } from '../../../records/use-case/invalid-input.js'
import type { procedureQuery } from './schemas.js'

type Asked = Pick<
  z.output<typeof procedureQuery>,
  | ('launchedFrom' | 'launchedTo' | 'closedFrom' | 'closedTo' | 'waitingDaysFrom' | 'waitingDaysTo')
  | ('sort' | 'overdue' | 'atRisk')
>

/** Is either end of it asked for? */
export const isSpan = (from: unknown, to: unknown): boolean => from !== undefined || to !== undefined

/**
 * What was launched or closed within days is read in that order: there is an index of it.
 * @throws Refused invalid-input where a span ends before it begins, or the order is of something else
 */
export function requireFitting(asked: Asked): void {
  requireDaysInOrder('launchedTo', asked.launchedFrom, asked.launchedTo)
  requireDaysInOrder('closedTo', asked.closedFrom, asked.closedTo)
  requireNumbersInOrder('waitingDaysTo', asked.waitingDaysFrom, asked.waitingDaysTo)
  const [ofLaunch, ofEnd] = [
    isSpan(asked.launchedFrom, asked.launchedTo),
    isSpan(asked.closedFrom, asked.closedTo),
  ]
  if (ofLaunch && ofEnd) {
    const field = asked.launchedFrom === undefined ? 'launchedTo' : 'launchedFrom'
    throw wrongField(field, 'exclusive-fields', 'launchedFrom – launchedTo, closedFrom – closedTo')
  }
  const { sort = 'launchedAt', overdue, atRisk } = asked
  if (ofEnd && asked.sort && sort !== 'closedAt') throw wrongField('sort', 'not-one-of', 'closedAt')
  // What is overdue or due soon is open: there is little of it.
  const isOfWork = overdue === true || atRisk === true
  if (ofLaunch && (sort === 'closedAt' || sort === 'number' || (sort === 'dueOn' && !isOfWork)))
    throw wrongField('sort', 'not-one-of', 'launchedAt, waitingSince')
}

/** Days as the moments of them. */
export function spansOf(asked: Asked, today: IsoDate): Pick<CaseFilter, 'launched' | 'closed' | 'waiting'> {
  const { launchedFrom, launchedTo, closedFrom, closedTo, waitingDaysFrom, waitingDaysTo } = asked
  return {
    ...(isSpan(launchedFrom, launchedTo) && { launched: momentsOf(launchedFrom, launchedTo) }),
    ...(isSpan(closedFrom, closedTo) && { closed: momentsOf(closedFrom, closedTo) }),
    ...(isSpan(waitingDaysFrom, waitingDaysTo) && {
      waiting: waitingSinceFor(today, { from: waitingDaysFrom, to: waitingDaysTo }),
    }),
  }
}

const momentsOf = (from: IsoDate | undefined, to: IsoDate | undefined): Moments => ({
  from: from && startOfDay(from),
  before: to && startOfDay(addDays(to, 1)),
})
