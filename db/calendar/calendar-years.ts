import type pg from 'pg'
import type { CalendarDay } from '../../domain/deadlines/calendar-year.js'
import type { CaseId, Instant, IsoDate, PersonId } from '../../domain/vocabulary.js'
import { provisionalDaysOff } from './provisional-holidays.js'

/** The calendar of one year, as entered or, where nobody entered it, as computed. */
export interface CalendarYear {
  year: number
  /** Entered by an administrator; otherwise the deadlines that touch it are provisional. */
  entered: boolean
  /** Earliest first. */
  days: CalendarDay[]
}

const DAYS = `
  SELECT day AS date, kind, json_build_object('vi', reason_vi, 'en', reason_en) AS reason, source,
    exchanged_for AS "exchangedFor"
  FROM calendar_days`

type EnteredDay = CalendarDay & { exchangedFor: IsoDate | null }

/** The calendar of a year: what is entered, and the computed holidays as well where the year is not. */
export async function findCalendarYear(client: pg.Pool | pg.ClientBase, year: number): Promise<CalendarYear> {
  const { known, days } = await findEntered(client, { from: year, to: year })
  return calendarYear(year, known.includes(year), days)
}

/** The same of years in a row. */
export async function listCalendarYears(
  client: pg.Pool | pg.ClientBase,
  years: { from: number; to: number },
): Promise<CalendarYear[]> {
  const { known, days } = await findEntered(client, years)
  return Array.from({ length: years.to - years.from + 1 }, (_, index) => {
    const year = years.from + index
    const within = days.filter(({ date }) => date.startsWith(`${year}-`))
    return calendarYear(year, known.includes(year), within)
  })
}

/** Which of these years are entered, and what is entered for any of them. */
async function findEntered(
  client: pg.Pool | pg.ClientBase,
  { from, to }: { from: number; to: number },
): Promise<{ known: number[]; days: EnteredDay[] }> {
  const known = await client.query<{ year: number }>(
    'SELECT year FROM calendar_years WHERE year BETWEEN $1 AND $2',
    [from, to],
  )
  const { rows } = await client.query<EnteredDay>(
    `${DAYS} WHERE day BETWEEN make_date($1, 1, 1) AND make_date($2, 12, 31) ORDER BY day`,
    [from, to],
  )
  return { known: known.rows.map(({ year }) => year), days: rows }
}

function calendarYear(year: number, isEntered: boolean, rows: readonly EnteredDay[]): CalendarYear {
  const entered = rows.map(({ exchangedFor, ...day }) => ({ ...day, ...(exchangedFor && { exchangedFor }) }))
  if (isEntered) return { year, entered: true, days: entered }
  const computed = provisionalDaysOff(year)
    .filter(({ date }) => !entered.some((day) => day.date === date))
    .map((day): CalendarDay => ({ ...day, kind: 'off' }))
  const days = [...entered, ...computed].sort((a, b) => (a.date < b.date ? -1 : 1))
  return { year, entered: false, days }
}

/** Days of other years that were exchanged with one of this year. */
export async function listExchangesWith(client: pg.ClientBase, year: number): Promise<CalendarDay[]> {
  const { rows } = await client.query<CalendarDay>(
    `${DAYS} WHERE extract(year FROM exchanged_for) = $1 AND extract(year FROM day) <> $1 ORDER BY day`,
    [year],
  )
  return rows
}

/** What is entered for these days, whatever their year. */
export async function listCalendarDays(
  client: pg.ClientBase,
  dates: readonly IsoDate[],
): Promise<CalendarDay[]> {
  const { rows } = await client.query<CalendarDay>(`${DAYS} WHERE day = ANY ($1::date[])`, [dates])
  return rows
}

/** Whoever changes the calendar does so alone, until the transaction ends; deadlines are counted meanwhile as before. */
export async function lockCalendar(client: pg.ClientBase): Promise<void> {
  await client.query('SELECT version FROM calendar_version FOR UPDATE')
}

/** Whoever counts by the calendar what is not counted anew by itself keeps it as it is until the transaction ends. */
export async function holdCalendar(client: pg.ClientBase): Promise<void> {
  await client.query('SELECT version FROM calendar_version FOR SHARE')
}

/** Replaces a year whole; it counts as entered from then on. Answers the version of the calendar that this leaves. */
export async function replaceCalendarYear(
  client: pg.ClientBase,
  year: number,
  days: readonly CalendarDay[],
): Promise<string> {
  await client.query('INSERT INTO calendar_years (year) VALUES ($1) ON CONFLICT DO NOTHING', [year])
  await client.query(
    'DELETE FROM calendar_days WHERE day BETWEEN make_date($1, 1, 1) AND make_date($1, 12, 31)',
    [year],
  )
  await client.query(
    `INSERT INTO calendar_days (day, kind, reason_vi, reason_en, source, exchanged_for)
     SELECT date, kind, reason ->> 'vi', reason ->> 'en', source, "exchangedFor"
     FROM jsonb_to_recordset($1) AS d (date date, kind text, reason jsonb, source text, "exchangedFor" date)`,
    [JSON.stringify(days)],
  )
  const { rows } = await client.query<{ version: string }>('SELECT version FROM calendar_version')
  if (!rows[0]) throw new Error('calendar_version has lost its row')
  return rows[0].version
}

/** How far the deadlines of the open cases have been counted anew; the numbers are cases. */
export interface RecomputationRow {
  id: string
  year: number
  requestedAt: Instant
  total: number
  done: number
  changed: number
  failed: number
  finishedAt: Instant | null
}

/** Writes down that the open deadlines are to be counted anew; answers how many there are. */
export async function insertRecomputation(
  client: pg.ClientBase,
  given: { id: string; year: number; by: PersonId; at: Instant },
): Promise<{ deadlines: number; cases: number }> {
  const { rows } = await client.query<{ deadlines: number; cases: number }>(
    `WITH open AS (SELECT count(*) AS deadlines, count(DISTINCT case_id) AS cases FROM tasks
                   WHERE status = 'open' AND due_on IS NOT NULL),
       written AS (INSERT INTO calendar_recomputations (id, year, requested_by, requested_at, total)
                   SELECT $1::uuid, $2::integer, $3, $4::timestamptz, cases FROM open)
     SELECT deadlines, cases FROM open`,
    [given.id, given.year, given.by, given.at],
  )
  return rows[0] ?? { deadlines: 0, cases: 0 }
}

export async function findRecomputation(
  client: pg.Pool | pg.ClientBase,
  id: string,
): Promise<RecomputationRow | undefined> {
  const { rows } = await client.query<RecomputationRow>(
    `SELECT id, year, requested_at AS "requestedAt", total, done, changed, failed, finished_at AS "finishedAt"
     FROM calendar_recomputations WHERE id = $1`,
    [id],
  )
  return rows[0]
}

/** Who changed the calendar, so that this recomputation is due. */
export async function findRequester(pool: pg.Pool, id: string): Promise<PersonId> {
  const { rows } = await pool.query<{ by: PersonId }>(
    'SELECT requested_by AS by FROM calendar_recomputations WHERE id = $1',
    [id],
  )
  if (!rows[0]) throw new Error(`the recomputation ${id} is not written down`)
  return rows[0].by
}

/** Ids of those that are not finished, the earliest first. */
export async function listUnfinishedRecomputations(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM calendar_recomputations WHERE finished_at IS NULL ORDER BY requested_at, id',
  )
  return rows.map(({ id }) => id)
}

/** Writes down how far it is, in absolute numbers: written twice, it says the same. */
export async function updateRecomputation(
  pool: pg.Pool,
  { id, done, changed, failed, finished }: Progress & { id: string; finished: boolean },
): Promise<void> {
  await pool.query(
    `UPDATE calendar_recomputations SET done = $2, changed = $3, failed = $4,
       total = CASE WHEN $5 THEN $2 ELSE greatest(total, $2) END,
       finished_at = CASE WHEN $5 THEN coalesce(finished_at, now()) END
     WHERE id = $1`,
    [id, done, changed, failed, finished],
  )
}

export interface Progress {
  done: number
  changed: number
  failed: number
}

/** A page of the cases that have an open deadline, by id. */
export async function listCasesWithDeadlines(
  pool: pg.Pool,
  { after, limit }: { after: CaseId; limit: number },
): Promise<CaseId[]> {
  const { rows } = await pool.query<{ case_id: CaseId }>(
    `SELECT DISTINCT case_id FROM tasks WHERE status = 'open' AND due_on IS NOT NULL AND case_id > $1
     ORDER BY case_id LIMIT $2`,
    [after, limit],
  )
  return rows.map(({ case_id }) => case_id)
}

/** The first transaction that is yet to begin, for `areOverBefore`. */
export async function findHorizon(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ horizon: string }>(
    'SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS horizon',
  )
  return rows[0]?.horizon ?? '0'
}

/**
 * Have all transactions begun before the horizon ended? Until then one may still write a deadline that it counted by the
 * calendar of before.
 */
export async function areOverBefore(pool: pg.Pool, horizon: string): Promise<boolean> {
  const { rows } = await pool.query<{ over: boolean }>(
    'SELECT pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 AS over',
    [horizon],
  )
  return rows[0]?.over ?? false
}
