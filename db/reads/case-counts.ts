import type pg from 'pg'
import type { CaseStatus } from '../../domain/procedure/case.js'
import type { Instant, Text, UnitId } from '../../domain/vocabulary.js'
import { bilingual } from '../sql/bilingual.js'
import { COUNT_UP_TO } from '../sql/counted-list.js'
import { OPEN } from '../sql/open-statuses.js'
import { type Scope, scopeValue } from './unit-reach.js'

/** Open procedures of one unit, status and stage, and how many of them need a look. */
export interface OpenCountRow {
  unitId: UnitId
  unit: Text
  status: CaseStatus
  stage: string | null
  open: number
  overdue: number
  atRisk: number
  stuck: number
}

export interface Look {
  now: Instant
  /** At risk: not overdue yet, but before this moment. */
  atRiskUntil: Instant
  /** Stuck: escalated, or waiting for the same thing since before this moment. */
  stuckSince: Instant
}

const openCounts = (within: string) => `
  SELECT c.unit_id AS "unitId", ${bilingual('u.name')} AS unit, c.status, c.stage,
    c.open, c.overdue, c."atRisk", c.stuck
  FROM (
    SELECT unit_id, status, stage, count(*)::integer AS open,
      (count(*) FILTER (WHERE overdue_at <= $2))::integer AS overdue,
      (count(*) FILTER (WHERE overdue_at > $2 AND overdue_at <= $3))::integer AS "atRisk",
      (count(*) FILTER (WHERE escalated_at IS NOT NULL OR waiting_since < $4))::integer AS stuck
    FROM cases WHERE status IN ${OPEN} AND ${within}
    GROUP BY unit_id, status, stage
  ) c JOIN units u ON u.id = c.unit_id`

/** Open procedures by unit, status and stage. Their number is the province's work at hand, not its history. */
export async function countOpen(
  client: pg.Pool | pg.ClientBase,
  scope: Scope,
  { now, atRiskUntil, stuckSince }: Look,
): Promise<OpenCountRow[]> {
  const everything = scope === 'all'
  const { rows } = await client.query<OpenCountRow>({
    name: everything ? 'count-open-everywhere' : 'count-open-by-unit',
    text: openCounts(everything ? '$1::text[] IS NULL' : 'unit_id = ANY($1)'),
    values: [scopeValue(scope), now, atRiskUntil, stuckSince],
  })
  return rows
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
