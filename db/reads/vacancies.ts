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
import { bilingual } from '../sql/bilingual.js'
import { listCounted } from '../sql/counted-list.js'
import { namedPerson } from '../sql/named-person.js'
import { OPEN } from '../sql/open-statuses.js'
import type { Part } from '../sql/part-lists.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import type { Scope } from './unit-reach.js'

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
  /** Vacant since a day on, and since before another. */
  since?: { from: IsoDate | undefined; before: IsoDate | undefined } | undefined
  after?: { vacantSince: IsoDate; id: SeatId } | undefined
  limit: number
}

/** Whoever began last to act in the vacancy of the seat `s`, be it that they were ended; ended on the first day, they never did. */
const LAST_ACTING = `SELECT id, until_on, ended_on FROM acting_holders
  WHERE seat_id = s.id AND vacant_since = s.vacant_since AND (ended_on IS NULL OR ended_on > from_on)
  ORDER BY from_on DESC, id DESC LIMIT 1`

/** The same, of the row `a` of those who act: they began last. OFFSET 0: asked of one after the other, as the list goes on. */
const IS_LAST = `NOT EXISTS (
  SELECT 1 FROM acting_holders later WHERE later.seat_id = a.seat_id AND later.vacant_since = a.vacant_since
    AND (later.from_on, later.id) > (a.from_on, a.id) AND (later.ended_on IS NULL OR later.ended_on > later.from_on) OFFSET 0)`
/** The seat in which they act, if it is that vacancy still. */
const ITS_SEAT = `CROSS JOIN LATERAL (
  SELECT * FROM seats WHERE id = a.seat_id AND vacant_since = a.vacant_since OFFSET 0) s`

/** Seats without a holder, the longest vacant first: limit + 1 rows, and a count up to 1,001. Each unit is read in order. */
export async function listVacancies(
  client: pg.Pool | pg.ClientBase,
  scope: Scope,
  { after, limit, ...filter }: VacancyFilter,
): Promise<{ rows: VacancyRow[]; counted: number }> {
  const sql = new SqlParameters()
  return listCounted<VacancyRow>(client, {
    sql,
    parts: [vacant(sql, scope, filter)],
    after: () =>
      after &&
      `(s.vacant_since, s.id) > (${sql.add(after.vacantSince, 'date')}, ${sql.add(after.id, 'text')})`,
    order: 'vacant_since, id',
    limit,
    shown,
  })
}

/** The vacant seats `s` that are asked for. Where somebody has to act in them, found by who acts. */
function vacant(
  sql: SqlParameters,
  scope: Scope,
  { procedure, acting, since }: Pick<VacancyFilter, 'procedure' | 'acting' | 'since'>,
): Part {
  const where = [
    's.vacant_since IS NOT NULL',
    ...(procedure === undefined ? [] : [`${procedure ? '' : 'NOT '}s.being_filled`]),
    ...(since?.from ? [`s.vacant_since >= ${sql.add(since.from, 'date')}`] : []),
    ...(since?.before ? [`s.vacant_since < ${sql.add(since.before, 'date')}`] : []),
  ]
  const [of, ofUnit] = scope === 'all' ? [] : [sql.add(scope, 'text[]'), 's.unit_id = scope.unit']
  const part = (from: string, ...conditions: string[]): Part => ({
    select: `SELECT s.id, s.ordinal, s.post_id, s.vacant_since FROM ${from} WHERE ${[...where, ...conditions].join(' AND ')}`,
    order: 's.vacant_since, s.id',
  })
  if (acting === undefined || acting.is === 'nobody') {
    const nobody = `NOT EXISTS (SELECT 1 FROM (${LAST_ACTING}) a WHERE a.ended_on IS NULL)`
    const seats = part('seats s', ...(acting ? [nobody] : []), ...(ofUnit ? [ofUnit] : []))
    return of ? { ...seats, each: `unnest(${of}) AS scope (unit)` } : seats
  }
  const until = `a.until_on ${acting.is === 'overdue' ? '<' : '>='} ${sql.add(acting.on, 'date')}`
  const within = of ? [`s.unit_id = ANY (${of})`] : []
  const acts = part(`acting_holders a ${ITS_SEAT}`, 'a.ended_on IS NULL', until, IS_LAST, ...within)
  // The same order, by the columns of the index.
  return { ...acts, order: 'a.vacant_since, a.seat_id' }
}

const shown = (page: string) => `
  SELECT s.id AS "seatId", s.ordinal, s.vacant_since AS "vacantSince",
    jsonb_build_object('id', p.id, 'level', p.level, 'title', ${bilingual('p.title')}) AS post,
    jsonb_build_object('id', u.id, 'name', ${bilingual('u.name')}) AS unit,
    CASE WHEN c.id IS NOT NULL THEN
      jsonb_build_object('id', c.id, 'number', c.number, 'status', c.status, 'stage', c.stage,
        'stageTitle', stage_title(c.stages, c.stage)) END AS procedure,
    CASE WHEN a.id IS NOT NULL THEN
      jsonb_build_object('from', a.from_on, 'until', a.until_on, 'person', ${namedPerson('h')}) END AS acting
  FROM (${page}) s JOIN posts p ON p.id = s.post_id JOIN units u ON u.id = p.unit_id
  LEFT JOIN cases c ON c.seat_id = s.id AND c.status IN ${OPEN} AND c.kind NOT IN ('revocation', 'confidence-vote')
  LEFT JOIN LATERAL (${LAST_ACTING}) last ON last.ended_on IS NULL
  LEFT JOIN acting_holders a ON a.id = last.id LEFT JOIN people h ON h.id = a.person_id
  ORDER BY s.vacant_since, s.id`
