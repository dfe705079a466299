import type pg from 'pg'
import type { ActingState } from '../../domain/authority/acting.js'
import type { CaseStatus } from '../../domain/procedure/case.js'
import type {
  CaseId,
  Instant,
  IsoDate,
  PersonId,
  PostId,
  PostLevel,
  SeatId,
  Text,
  UnitId,
} from '../../domain/vocabulary.js'

/** The units looked at: all, or these and nothing below them. */
export type Scope = 'all' | readonly UnitId[]

/** The scope as a parameter: null for everything. */
export const scopeValue = (scope: Scope): readonly UnitId[] | null => (scope === 'all' ? null : scope)

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

const OPEN = `('running', 'suspended', 'decided')`

const openCounts = (within: string) => `
  SELECT c.unit_id AS "unitId", json_build_object('vi', u.name_vi, 'en', u.name_en) AS unit, c.status, c.stage,
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
           SELECT 1 FROM cases WHERE status = s.status AND $1::text[] IS NULL LIMIT 1001) c) AS counted
         FROM ${CLOSED} s (status)`
      : `SELECT s.status, (SELECT count(*)::integer FROM (
           SELECT 1 FROM unnest($1::text[]) v (id) CROSS JOIN LATERAL (
             SELECT 1 FROM cases WHERE unit_id = v.id AND status = s.status LIMIT 1001
           ) c LIMIT 1001) c) AS counted
         FROM ${CLOSED} s (status)`,
    values: [scopeValue(scope)],
  })
  return rows
}

export interface VacancyRow {
  seatId: SeatId
  ordinal: number
  post: { id: PostId; title: Text; level: PostLevel }
  unit: { id: UnitId; name: Text }
  vacantSince: IsoDate
  /** The open procedure to fill it. */
  procedure: {
    id: CaseId
    number: number
    status: CaseStatus
    stage: string | null
    stageTitle: Text | null
  } | null
  /** Who acts in it, to the last day or past it. */
  acting: { person: { id: PersonId; name: string }; from: IsoDate; until: IsoDate } | null
}

export interface VacancyFilter {
  /** Only seats with, or only seats without a running procedure. */
  procedure?: boolean | undefined
  /** Only seats in which that is so on that day. */
  acting?: { is: ActingState; on: IsoDate } | undefined
  after?: { vacantSince: IsoDate; id: SeatId } | undefined
  limit: number
}

/** Whoever began last to act in the vacancy `u`, be it that they were ended; ended on the first day, they never did. */
const LAST_ACTING = `SELECT id, until_on, ended_on FROM acting_holders
  WHERE seat_id = u.id AND vacant_since = u.since AND (ended_on IS NULL OR ended_on > from_on)
  ORDER BY from_on DESC LIMIT 1`

/** Seats without a holder, the longest vacant first: limit + 1 rows, and a count up to 1,001. */
export async function listVacancies(
  client: pg.Pool | pg.ClientBase,
  scope: Scope,
  { procedure, acting, after, limit }: VacancyFilter,
): Promise<{ rows: VacancyRow[]; counted: number }> {
  const { rows } = await client.query<VacancyRow & { counted: number }>(
    `WITH unheld AS MATERIALIZED (
       SELECT s.id, s.ordinal, s.post_id, c.id AS case_id,
         coalesce((SELECT max(e.to_on) FROM tenures e WHERE e.seat_id = s.id), s.created_on) AS since
       FROM seats s
       JOIN posts p ON p.id = s.post_id AND ($1::text[] IS NULL OR p.unit_id = ANY($1))
       LEFT JOIN cases c ON c.seat_id = s.id AND c.status IN ${OPEN} AND c.kind <> 'revocation'
       WHERE NOT EXISTS (SELECT 1 FROM tenures t WHERE t.seat_id = s.id AND t.to_on IS NULL)
         AND ($2::boolean IS NULL OR (c.id IS NOT NULL) = $2)
     ), vacant AS MATERIALIZED (
       SELECT u.*, a.id AS acting_id FROM unheld u LEFT JOIN LATERAL (${LAST_ACTING}) a ON a.ended_on IS NULL
       WHERE $6::text IS NULL
         OR $6 = CASE WHEN a.id IS NULL THEN 'nobody' WHEN a.until_on < $7::date THEN 'overdue' ELSE 'in-term' END
     ), page AS MATERIALIZED (
       SELECT * FROM vacant WHERE $3::date IS NULL OR (since, id) > ($3, $4) ORDER BY since, id LIMIT $5
     )
     SELECT v.id AS "seatId", v.ordinal, v.since AS "vacantSince",
       jsonb_build_object('id', p.id, 'level', p.level,
         'title', jsonb_build_object('vi', p.title_vi, 'en', p.title_en)) AS post,
       jsonb_build_object('id', u.id, 'name', jsonb_build_object('vi', u.name_vi, 'en', u.name_en)) AS unit,
       CASE WHEN c.id IS NOT NULL THEN
         jsonb_build_object('id', c.id, 'number', c.number, 'status', c.status, 'stage', c.stage,
           'stageTitle', stage_title(c.stages, c.stage)) END AS procedure,
       CASE WHEN a.id IS NOT NULL THEN
         jsonb_build_object('from', a.from_on, 'until', a.until_on,
           'person', jsonb_build_object('id', h.id, 'name', h.full_name)) END AS acting,
       (SELECT count(*)::integer FROM (SELECT 1 FROM vacant LIMIT 1001) n) AS counted
     FROM (SELECT 1) one
     LEFT JOIN (page v JOIN posts p ON p.id = v.post_id JOIN units u ON u.id = p.unit_id
                LEFT JOIN cases c ON c.id = v.case_id
                LEFT JOIN acting_holders a ON a.id = v.acting_id LEFT JOIN people h ON h.id = a.person_id) ON true
     ORDER BY v.since, v.id`,
    [
      ...[scopeValue(scope), procedure ?? null, after?.vacantSince ?? null, after?.id ?? null, limit + 1],
      ...[acting?.is ?? null, acting?.on ?? null],
    ],
  )
  return { rows: rows.filter(({ seatId }) => seatId !== null), counted: rows[0]?.counted ?? 0 }
}
