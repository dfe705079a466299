import type pg from 'pg'
import type { CaseStatus } from '../../domain/procedure/case.js'
import type { Instant, UnitId } from '../../domain/vocabulary.js'
import { COUNT_UP_TO } from '../sql/counted-list.js'
import { OPEN, STUCK } from '../sql/open-statuses.js'
import { type Scope, scopeValue } from './unit-reach.js'

/** How many open procedures there are of something, and how many of them need a look. */
export interface Looks {
  open: number
  overdue: number
  atRisk: number
  stuck: number
}

export interface OpenCounts {
  byStage: (Looks & { status: CaseStatus; stage: string | null })[]
  /** `path`: ids from the root down to the unit. */
  byUnit: (Looks & { path: UnitId[] })[]
  /** There are more than were counted: those that are due first. */
  isMore: boolean
}

export interface Look {
  now: Instant
  /** At risk: not overdue yet, but before this moment. */
  atRiskUntil: Instant
  /** Stuck: escalated, or waiting for the same thing since before this moment. */
  stuckSince: Instant
}

/** So many open procedures are counted, those due first before the others. */
const OPEN_COUNTED = 5_000

/** SQL of as many rows of open cases, those due first: of all, or unit by unit and of none more than that. */
const open = (everything: boolean, columns: string, rows: number) =>
  everything
    ? `SELECT ${columns} FROM cases WHERE status IN ${OPEN} AND $1::text[] IS NULL ORDER BY overdue_at, id LIMIT ${rows}`
    : `SELECT c.* FROM unnest($1::text[]) v (id) CROSS JOIN LATERAL (
         SELECT ${columns} FROM cases WHERE unit_id = v.id AND status IN ${OPEN} ORDER BY overdue_at, id LIMIT ${rows}
       ) c ORDER BY c.overdue_at, c.id LIMIT ${rows}`

/** What the index of open cases holds of those due first. */
const LOOKED_AT = 'id, unit_id, status, stage, overdue_at, waiting_since, escalated_at'

/** One more is counted, which tells that there are more. */
const openCounts = (everything: boolean) => `
  SELECT u.path, c.status, c.stage,
    c.open, c.overdue, c."atRisk", c.stuck
  FROM (
    SELECT unit_id, status, stage, count(*)::integer AS open,
      (count(*) FILTER (WHERE overdue_at <= $2))::integer AS overdue,
      (count(*) FILTER (WHERE overdue_at > $2 AND overdue_at <= $3))::integer AS "atRisk",
      (count(*) FILTER (
        WHERE status IN ${STUCK} AND (escalated_at IS NOT NULL OR waiting_since < $4)))::integer AS stuck
    FROM (${open(everything, LOOKED_AT, OPEN_COUNTED + 1)}) due
    GROUP BY GROUPING SETS ((unit_id), (status, stage))
  ) c LEFT JOIN units u ON u.id = c.unit_id`

type CountColumns = Looks &
  ({ path: UnitId[]; status: null } | { path: null; status: CaseStatus; stage: string | null })

/**
 * Open procedures by status and stage, and by unit. Where there are more than can be counted at once those are counted
 * that are due first: of what is overdue nothing is left out for something that is not.
 */
export async function countOpen(
  client: pg.Pool | pg.ClientBase,
  scope: Scope,
  { now, atRiskUntil, stuckSince }: Look,
): Promise<OpenCounts> {
  const everything = scope === 'all'
  const { rows } = await client.query<CountColumns>({
    name: everything ? 'count-open-everywhere' : 'count-open-by-unit',
    text: openCounts(everything),
    values: [scopeValue(scope), now, atRiskUntil, stuckSince],
  })
  const looks = ({ open, overdue, atRisk, stuck }: Looks): Looks => ({ open, overdue, atRisk, stuck })
  const byStage = rows.flatMap((row) =>
    row.status === null ? [] : [{ status: row.status, stage: row.stage, ...looks(row) }],
  )
  return {
    byStage,
    byUnit: rows.flatMap((row) => (row.status === null ? [{ path: row.path, ...looks(row) }] : [])),
    isMore: byStage.reduce((sum, each) => sum + each.open, 0) > OPEN_COUNTED,
  }
}

export interface ClosedCountRow {
  status: CaseStatus
  /** Up to 1,001. */
  counted: number
}

const CLOSED = `unnest(ARRAY['completed', 'rejected', 'stopped', 'withdrawn'])`

/** Closed procedures by status; the count of each stops at 1,001. */
export async function countClosed(client: pg.Pool | pg.ClientBase, scope: Scope): Promise<ClosedCountRow[]> {
  const everything = scope === 'all'
  const { rows } = await client.query<ClosedCountRow>({
    name: everything ? 'count-closed-everywhere' : 'count-closed-by-unit',
    text: everything
      ? `SELECT s.status, (SELECT count(*)::integer FROM (
           SELECT 1 FROM cases WHERE status = s.status AND $1::text[] IS NULL LIMIT ${COUNT_UP_TO}) c) AS counted
         FROM ${CLOSED} s (status)`
      : `SELECT s.status, (SELECT count(*)::integer FROM (
           SELECT 1 FROM unnest($1::text[]) v (id) CROSS JOIN LATERAL (
             SELECT 1 FROM cases WHERE unit_id = v.id AND status = s.status LIMIT ${COUNT_UP_TO}
           ) c LIMIT ${COUNT_UP_TO}) c) AS counted
         FROM ${CLOSED} s (status)`,
    values: [scopeValue(scope)],
  })
  return rows
}
