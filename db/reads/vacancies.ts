import type pg from 'pg'
import type { ActingState } from '../../domain/authority/acting.js'
import type { CaseStatus } from '../../domain/procedure/case.js'
import type {
  CaseId,
  IsoDate,
  PersonId,
  PostId,
  PostLevel,
  SeatId,
  Text,
  UnitId,
} from '../../domain/vocabulary.js'
import { COUNT_UP_TO } from '../sql/counted-list.js'
import { OPEN } from '../sql/open-statuses.js'
import { type Scope, scopeValue } from './unit-reach.js'

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
       (SELECT count(*)::integer FROM (SELECT 1 FROM vacant LIMIT ${COUNT_UP_TO}) n) AS counted
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
