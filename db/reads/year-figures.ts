import type pg from 'pg'
import { addDays, localDate } from '../../domain/deadlines/dates.js'
import type { Instant, IsoDate, ProcedureKind, WorkingDays } from '../../domain/vocabulary.js'
import { COUNT_UP_TO } from '../sql/counted-list.js'
import { OPEN } from '../sql/open-statuses.js'
import { type Scope, scopeValue } from './unit-reach.js'

/** So many procedures of a year are counted at most, the latest closed before the others. */
export const CLOSED_COUNTED = 10_000

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

/** SQL: the place of a moment's day among those from $4 on. Vietnam keeps UTC+7: to look up its zone for each row takes most of the time. */
const dayOf = (moment: string): string => `(${moment} AT TIME ZONE INTERVAL '7 hours')::date - $4::date + 1`

/** SQL of the working days that each procedure took, by kind, rule set and month, one after the other. */
const daysTaken = (everything: boolean): string => `
  SELECT kind, rule_set_id AS "ruleSetId", month, array_to_string(array_agg(days), ' ') AS days
  FROM (
    SELECT kind, rule_set_id, ($6::integer[])[${dayOf('closed_at')}] AS month,
      ($5::integer[])[${dayOf('closed_at')}] - coalesce(($5::integer[])[${dayOf('launched_at')}], 0) AS days
    FROM (${closed(everything)}) c
  ) each GROUP BY kind, rule_set_id, month`

/** Of every calendar day from the first working day on: how many working days are over on it, and its month. */
function daysUntil(
  to: Instant,
  workingDays: readonly IsoDate[],
): { first: IsoDate; over: number[]; months: number[] } {
  const last = localDate(to)
  const first = workingDays[0] ?? last
  const [over, months]: [number[], number[]] = [[], []]
  let count = 0
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (workingDays[count] === day) count += 1
    over.push(count)
    months.push(Number(day.slice(5, 7)))
  }
  return { first, over, months }
}

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
  const { first, over, months } = daysUntil(to, workingDays)
  const { rows } = await client.query<
    Pick<DurationRow, 'kind' | 'ruleSetId'> & { month: number; days: string }
  >({
    name: everything ? 'durations-everywhere' : 'durations-by-unit',
    text: daysTaken(everything),
    values: [scopeValue(scope), from, to, first, over, months],
  })
  const inMonths = rows
    .map((row): Taken => ({ ...row, days: row.days.split(' ').map(Number) }))
    .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
  const counted = inMonths.reduce((sum, { days }) => sum + days.length, 0)
  return { rows: figuresOf(inMonths), isMore: counted > CLOSED_COUNTED }
}

/** How many working days each of some procedures took. */
interface Taken extends Pick<DurationRow, 'kind' | 'ruleSetId' | 'month'> {
  days: number[]
}

const placeOf = ({ kind, ruleSetId, month }: Taken): string =>
  [kind, ruleSetId, String(month).padStart(2, '0')].join(' ')

/** The year of each kind and rule set before its months, which are in their order. */
function figuresOf(inMonths: readonly Taken[]): DurationRow[] {
  return inMonths.flatMap((taken, index) => {
    const isSame = ({ kind, ruleSetId }: Taken) => kind === taken.kind && ruleSetId === taken.ruleSetId
    const isFirst = inMonths.findIndex(isSame) === index
    const days = isFirst ? inMonths.filter(isSame).flatMap((month) => month.days) : []
    return [...(isFirst ? [{ ...taken, month: null, days }] : []), taken].map(figures)
  })
}

/** The median and the ninth in ten are values that occur, as `percentile_disc` has them. */
function figures({ days, ...of }: Taken): DurationRow {
  const sorted = Int32Array.from(days).sort()
  const at = (tenths: number): number => sorted[Math.ceil((tenths * sorted.length) / 10) - 1] ?? 0
  return { ...of, count: sorted.length, median: at(5), ninth: at(9) }
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
