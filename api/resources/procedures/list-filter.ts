import type { z } from 'zod'
import type { Client } from '../../../db/pool.js'
import type { CaseFilter } from '../../../db/reads/case-filter.js'
import { localDate } from '../../../domain/deadlines/dates.js'
import { searchName } from '../../../domain/names.js'
import { CASE_STATUSES, type CaseStatus, isOpen } from '../../../domain/procedure/case.js'
import type { Instant, IsoDate } from '../../../domain/vocabulary.js'
import { lastDayAtRisk, stuckSince } from '../../../records/monitoring.js'
import type { Reach } from '../../../records/rights/caller.js'
import { unitsBelow } from '../../../records/rights/scope.js'
import { ruleSetsLike } from '../../../records/rule-sets/known.js'
import { isSpan, spansOf } from './list-spans.js'
import type { procedureQuery } from './schemas.js'

type Query = z.output<typeof procedureQuery>

/** In which order procedures are listed: as asked, else by what is asked for, else the latest first. */
export function sortOf(asked: Omit<Query, 'limit' | 'cursor' | 'format'>): NonNullable<Query['sort']> {
  if (asked.sort) return asked.sort
  if (isSpan(asked.closedFrom, asked.closedTo)) return 'closedAt'
  if (asked.overdue || asked.atRisk) return 'dueOn'
  return isSpan(asked.waitingDaysFrom, asked.waitingDaysTo) ? 'waitingSince' : 'launchedAt'
}

/** Which procedures the query asks for. @throws Refused invalid-input where its unit is not known */
export async function filterOf(
  client: Client,
  asked: Omit<Query, 'limit' | 'cursor' | 'format' | 'sort'>,
  now: Instant,
): Promise<CaseFilter> {
  const { kind, stage, post, candidate, status, overdue, atRisk, stuck, stuckDays, q } = asked
  const units = await unitsOf(client, asked)
  return {
    ...(kind && { kind }),
    ...(stage && { stage }),
    ...(post && { post }),
    ...(candidate && { candidate }),
    ...(await ruleSetsOf(client, asked, localDate(now))),
    ...(status && { statuses: statusesOf(status) }),
    ...(units !== 'all' && { units }),
    ...(overdue && { overdueAt: now }),
    ...(atRisk && { dueBy: { day: await lastDayAtRisk(client, localDate(now)), now } }),
    ...(stuck && { stuckSince: stuckSince(now, stuckDays) }),
    ...spansOf(asked, localDate(now)),
    ...(q !== undefined && { search: searchName(q) }),
  }
}

/** The rule set that is asked for, and those of the type. */
async function ruleSetsOf(
  client: Client,
  { ruleSet, type }: Pick<Query, 'ruleSet' | 'type'>,
  today: IsoDate,
): Promise<Pick<CaseFilter, 'ruleSets'>> {
  if (type === undefined) return ruleSet === undefined ? {} : { ruleSets: [ruleSet] }
  const ofType = new Set((await ruleSetsLike(client, { type }, today)).map((each) => each.ruleSet.id))
  return { ruleSets: [...ofType].filter((id) => ruleSet === undefined || ruleSet === id) }
}

/** The units asked for; the unit is to be known, also where it is asked for alone. */
async function unitsOf(
  client: Client,
  { unit, below = true }: Pick<Query, 'unit' | 'below'>,
): Promise<Reach> {
  if (unit === undefined) return 'all'
  const units = await unitsBelow(client, unit)
  return below ? units : [unit]
}

function statusesOf(named: NonNullable<Query['status']>): CaseStatus[] {
  return CASE_STATUSES.filter(
    (status) => named.includes(status) || named.includes(isOpen(status) ? 'open' : 'closed'),
  )
}
