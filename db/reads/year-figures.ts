import type pg from 'pg'
import type { Instant, IsoDate, ProcedureKind, WorkingDays } from '../../domain/vocabulary.js'
import { COUNT_UP_TO } from '../sql/counted-list.js'
import { OPEN } from '../sql/open-statuses.js'
import { type Scope, scopeValue } from './unit-reach.js'

/** So many procedures of a year are counted at most, the latest closed before the others. */
export const CLOSED_COUNTED = 20_000

/** Procedures that came to their end, by kind and rule set, in a month or in the whole year. */
export interface DurationRow {
  kind: ProcedureKind
  ruleSetId: string
  /** 1 to 12; null: of the year. */
  month: number | null
  count: number
  /** Working days from the launch to the end; the launch not counted. */
  median: WorkingDays
  /** Nine in ten took no longer. */
  ninth: WorkingDays
}

/** A year as its first moment and that of the next one. */
export interface Period {
  from: Instant
  to: Instant
}

const CLOSED_COLUMNS = 'kind, rule_set_id, launched_at, closed_at, id'
const IN_YEAR = `status = 'completed' AND closed_at >= $2 AND closed_at < $3`
const LATEST = `ORDER BY closed_at DESC, id LIMIT ${CLOSED_COUNTED + 1}`

/** SQL of the procedures closed in the year, the latest first: of all, or unit by unit. */
const closed = (everything: boolean): string =>
  everything
    ? `SELECT ${CLOSED_COLUMNS} FROM cases WHERE ${IN_YEAR} AND $1::text[] IS NULL ${LATEST}`
    : `SELECT c.* FROM unnest($1::text[]) v (id) CROSS JOIN LATERAL (
         SELECT ${CLOSED_COLUMNS} FROM cases WHERE unit_id = v.id AND ${IN_YEAR} ${LATEST}) c
       ORDER BY c.closed_at DESC, c.id LIMIT ${CLOSED_COUNTED + 1}`

/** SQL: how many of the working days $4, in their order, are over on the day of a moment. */
const worked = (moment: string): string =>
  `width_bucket((${moment} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, $4::date[])`

/**
 * How long procedures took that were closed in the year. `workingDays`: every working day from before the first launch on, in
 * their order. `isMore`: there are more than were counted.
 */
export async function durationsOf(
  client: pg.Pool | pg.ClientBase,
  scope: Scope,
  { from, to, workingDays }: Period & { workingDays: readonly IsoDate[] },
): Promise<{ rows: DurationRow[]; isMore: boolean }> {
  const everything = scope === 'all'
  const { rows } = await client.query<DurationRow>({
    name: everything ? 'durations-everywhere' : 'durations-by-unit',
    text: `
      SELECT kind, rule_set_id AS "ruleSetId", month, count(*)::integer AS count,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY days) AS median,
        percentile_disc(0.9) WITHIN GROUP (ORDER BY days) AS ninth
      FROM (
        SELECT kind, rule_set_id, extract(month FROM closed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::integer AS month,
          ${worked('closed_at')} - ${worked('launched_at')} AS days
        FROM (${closed(everything)}) c
      ) each GROUP BY GROUPING SETS ((kind, rule_set_id, month), (kind, rule_set_id))
      ORDER BY kind, rule_set_id, month NULLS FIRST`,
    values: [scopeValue(scope), from, to, workingDays],
  })
  const counted = rows.reduce((sum, { month, count }) => (month === null ? sum + count : sum), 0)
  return { rows, isMore: counted > CLOSED_COUNTED }
}

/** From a moment on, and before another; undefined: from ever, for ever. */
interface Span<At> {
  from: At | undefined
  before: At | undefined
}

/** SQL: in each span of $2 and $3 the rows of a table, counted up to 1,001 by its index on the column. */
const countedIn = (
  everything: boolean,
  what: { table: string; where: string; column: string; type: string },
) => {
  const { table, where, column, type } = what
  const some = (scope: string) =>
    `SELECT 1 FROM ${table} WHERE ${where} AND ${column} >= s.from_at::${type} AND ${column} < s.to_at::${type}${scope}
     LIMIT ${COUNT_UP_TO}`
  return `SELECT (SELECT count(*)::integer FROM (${
    everything
      ? some(' AND $1::text[] IS NULL')
      : `SELECT 1 FROM unnest($1::text[]) v (id) CROSS JOIN LATERAL (${some(' AND unit_id = v.id')}) c LIMIT ${COUNT_UP_TO}`
  }) counted) AS counted
  FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS s (from_at, to_at, place) ORDER BY s.place`
}

async function countSpans<At extends string>(
  client: pg.Pool | pg.ClientBase,
  scope: Scope,
  spans: readonly Span<At>[],
  what: Parameters<typeof countedIn>[1] & { name: string },
): Promise<number[]> {
  const everything = scope === 'all'
  const { rows } = await client.query<{ counted: number }>({
    name: `${what.name}-${everything ? 'everywhere' : 'by-unit'}`,
    text: countedIn(everything, what),
    values: [
      scopeValue(scope),
      spans.map(({ from }) => from ?? '-infinity'),
      spans.map(({ before }) => before ?? 'infinity'),
    ],
  })
  return rows.map(({ counted }) => counted)
}

/** How many open procedures wait for the same since a moment of each span; each up to 1,001. */
export const countWaiting = (
  client: pg.Pool | pg.ClientBase,
  scope: Scope,
  spans: readonly Span<Instant>[],
): Promise<number[]> =>
  countSpans(client, scope, spans, {
    ...{ name: 'count-waiting', table: 'cases', column: 'waiting_since', type: 'timestamptz' },
    where: `status IN ${OPEN}`,
  })

/** How many seats are vacant since a day of each span, with and without a procedure to fill them; each up to 1,001. */
export async function countVacant(
  client: pg.Pool | pg.ClientBase,
  scope: Scope,
  spans: readonly Span<IsoDate>[],
): Promise<{ filling: number; vacant: number }[]> {
  const seats = { table: 'seats', column: 'vacant_since', type: 'date' }
  const [all, filling] = await Promise.all([
    countSpans(client, scope, spans, {
      ...{ name: 'count-vacant', ...seats, where: 'vacant_since IS NOT NULL' },
    }),
    countSpans(client, scope, spans, {
      ...{ name: 'count-being-filled', ...seats, where: 'vacant_since IS NOT NULL AND being_filled' },
    }),
  ])
  return all.map((vacant, index) => ({ vacant, filling: filling[index] ?? 0 }))
}
