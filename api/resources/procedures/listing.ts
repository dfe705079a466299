import type { z } from 'zod'
import { loadCalendar } from '../../../db/calendar/working-calendar.js'
import { type CaseFilter, listCases } from '../../../db/reads/case-list.js'
import { findUnitReach } from '../../../db/reads/unit-reach.js'
import { deadlineAfter } from '../../../domain/deadlines/working-days.js'
import { searchName } from '../../../domain/names.js'
import { CASE_STATUSES, type CaseStatus, OPEN_STATUSES } from '../../../domain/procedure/case.js'
import { MONITORING } from '../../../domain/rules/monitoring.js'
import type { Caller } from '../../../records/rights/caller.js'
import { today } from '../../caller/caller.js'
import type { ApiDeps } from '../../deps.js'
import {
  cursorMoment,
  cursorText,
  DEFAULT_LIMIT,
  decodeCursor,
  encodeCursor,
  type Page,
  page,
} from '../../http/paging.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput } from '../../problems/problem.js'
import type { Language } from '../../words/language.js'
import type { procedureItem, procedureQuery } from './schemas.js'
import { procedureItemView } from './view.js'

type Query = z.output<typeof procedureQuery>

const DAY_MS = 86_400_000

/** The visible procedures that the query asks for. */
export async function listProcedures(
  deps: ApiDeps,
  caller: Caller,
  query: Query,
  language: Language,
): Promise<Page<z.output<typeof procedureItem>>> {
  const { limit = DEFAULT_LIMIT } = query
  const sort = query.sort ?? (query.overdue || query.atRisk ? 'dueOn' : 'launchedAt')
  const list = `procedures/${sort}`
  const after = decodeCursor(list, [cursorMoment.nullable(), cursorText] as const, query.cursor)
  const now = deps.now().toISOString()
  const rows = await listCases(deps.pool, {
    viewer: caller,
    filter: await filterOf(deps, query),
    sort,
    ...(after && { after }),
    limit,
  })
  return page(
    rows,
    limit,
    (row) => procedureItemView(row, language, now),
    ({ id, launchedAt, overdueAt }) =>
      encodeCursor(list, [sort === 'launchedAt' ? launchedAt : overdueAt, id]),
  )
}

async function filterOf(deps: ApiDeps, query: Query): Promise<CaseFilter> {
  const { kind, stage, post, candidate, ruleSet, status, unit, overdue, atRisk, stuck, q } = query
  const now = deps.now()
  const units = unit === undefined ? undefined : await unitsBelow(deps, unit)
  return {
    ...(kind && { kind }),
    ...(stage && { stage }),
    ...(post && { post }),
    ...(candidate && { candidate }),
    ...(ruleSet && { ruleSet }),
    ...(status && { statuses: statusesOf(status) }),
    ...(units && { units }),
    ...(overdue && { overdueAt: now.toISOString() }),
    ...(atRisk && { dueBy: { day: await lastDayAtRisk(deps), now: now.toISOString() } }),
    ...(stuck && {
      stuckSince: new Date(
        now.getTime() - (query.stuckDays ?? MONITORING.stuckAfter.value) * DAY_MS,
      ).toISOString(),
    }),
    ...(q !== undefined && { search: searchName(q) }),
  }
}

/** The unit and everything below; undefined when that is everything. */
async function unitsBelow({ pool }: ApiDeps, unit: string): Promise<string[] | undefined> {
  const reach = await findUnitReach(pool, unit)
  if (!reach) throw invalidInput(fieldError('unit', 'unknown-unit'))
  return reach === 'all' ? undefined : reach
}

async function lastDayAtRisk({ pool, now }: ApiDeps): Promise<string> {
  return deadlineAfter(await loadCalendar(pool), today(now), MONITORING.atRisk.value).due
}

function statusesOf(named: NonNullable<Query['status']>): CaseStatus[] {
  const open: readonly CaseStatus[] = OPEN_STATUSES
  return CASE_STATUSES.filter(
    (status) => named.includes(status) || named.includes(open.includes(status) ? 'open' : 'closed'),
  )
}
