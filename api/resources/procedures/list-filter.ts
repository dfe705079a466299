import type { z } from 'zod'
import type { Client } from '../../../db/pool.js'
import type { CaseFilter } from '../../../db/reads/case-filter.js'
import { localDate } from '../../../domain/deadlines/dates.js'
import { searchName } from '../../../domain/names.js'
import { CASE_STATUSES, type CaseStatus, isOpen } from '../../../domain/procedure/case.js'
import type { Instant } from '../../../domain/vocabulary.js'
import { lastDayAtRisk, stuckSince } from '../../../records/monitoring.js'
import { unitsBelow } from '../../../records/rights/scope.js'
import type { procedureQuery } from './schemas.js'

type Query = z.output<typeof procedureQuery>

/** In which order procedures are listed: as asked, else by due date where that is asked for, else the latest first. */
export function sortOf({ sort, overdue, atRisk }: Pick<Query, 'sort' | 'overdue' | 'atRisk'>) {
  return sort ?? (overdue || atRisk ? 'dueOn' : 'launchedAt')
}

/** Which procedures the query asks for. @throws Refused invalid-input where its unit is not known */
export async function filterOf(
  client: Client,
  asked: Omit<Query, 'limit' | 'cursor' | 'sort'>,
  now: Instant,
): Promise<CaseFilter> {
  const { kind, stage, post, candidate, ruleSet, status, unit, overdue, atRisk, stuck, stuckDays, q } = asked
  const units = unit === undefined ? 'all' : await unitsBelow(client, unit)
  return {
    ...(kind && { kind }),
    ...(stage && { stage }),
    ...(post && { post }),
    ...(candidate && { candidate }),
    ...(ruleSet && { ruleSet }),
    ...(status && { statuses: statusesOf(status) }),
    ...(units !== 'all' && { units }),
    ...(overdue && { overdueAt: now }),
    ...(atRisk && { dueBy: { day: await lastDayAtRisk(client, localDate(now)), now } }),
    ...(stuck && { stuckSince: stuckSince(now, stuckDays) }),
    ...(q !== undefined && { search: searchName(q) }),
  }
}

function statusesOf(named: NonNullable<Query['status']>): CaseStatus[] {
  return CASE_STATUSES.filter(
    (status) => named.includes(status) || named.includes(isOpen(status) ? 'open' : 'closed'),
  )
}
