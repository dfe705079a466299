import type { ReadKind } from '../../domain/records/read-kinds.js'
import type {
  CaseId,
  Instant,
  IsoDate,
  PersonId,
  ProcedureKind,
  Text,
  UnitId,
} from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { bilingual } from '../sql/bilingual.js'
import { listCounted } from '../sql/counted-list.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { type Scope, scopeValue } from './unit-reach.js'

interface Named {
  id: PersonId
  name: string
}

/** A withdrawn case, with one candidate whom somebody read through it, shortly before or since, who could not otherwise. */
export interface WithdrawnRow {
  id: CaseId
  number: number
  kind: ProcedureKind
  unit: { id: UnitId; name: Text }
  post: { id: string; name: Text }
  candidate: Named
  launchedBy: Named
  launchedAt: Instant
  /** When it was withdrawn, or no candidate was left. */
  withdrawnAt: Instant
  /** Of each reader: what, and the minutes of the first and the last. */
  reads: { reader: Named; what: ReadKind[]; firstAt: Instant; lastAt: Instant }[]
}

interface Asked {
  /**
   * From the first day of which reads are on record: of each day until when a withdrawal follows closely on what was read on
   * it, the later the later; what is read after a withdrawal counts as well.
   */
  from: IsoDate
  until: readonly IsoDate[]
  /** Of whom nothing is told to whoever asks. */
  but: readonly PersonId[]
  after: { withdrawnAt: Instant; id: CaseId; candidate: PersonId } | undefined
  limit: number
}

/** SQL: the moment at which a day begins in Vietnam, which is seven hours before it does by the clock of the server. */
const beginOf = (day: string): string => `(${day}::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')`
const dayOf = (moment: string): string => `(${moment} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`

const person = (id: string): string =>
  `(SELECT json_build_object('id', id, 'name', full_name) FROM people WHERE id = ${id})`

/** Those of the scope, the latest withdrawn first: limit + 1 rows, and a count up to 1,001. */
export async function listWithdrawnAfterReading(
  client: Client,
  scope: Scope,
  { from, until, but, after, limit }: Asked,
): Promise<{ rows: WithdrawnRow[]; counted: number }> {
  const sql = new SqlParameters()
  const [first, last] = [sql.add(from, 'date'), sql.add(until, 'date[]')]
  const units = sql.add(scopeValue(scope), 'text[]')
  const isClose = (read: string, closed: string) =>
    `(${last})[${dayOf(read)} - ${first} + 1] >= ${dayOf(closed)}`
  const order = 'closed_at DESC, id DESC, person_id DESC'
  const { rows, counted } = await listCounted<WithdrawnRow>(client, {
    sql,
    parts: [
      {
        // What one reader read last tells of all that they read.
        select: `
          SELECT DISTINCT w.closed_at, w.case_id AS id, w.person_id FROM withdrawn_reads w
          WHERE NOT w.by_role AND w.closed_at >= ${beginOf(first)} AND (${units} IS NULL OR w.unit_id = ANY (${units}))
            AND w.person_id <> ALL (${sql.add(but, 'text[]')}) AND ${isClose('w.last_read_at', 'w.closed_at')}`,
        order,
      },
    ],
    after: () =>
      after &&
      `(w.closed_at, w.case_id, w.person_id) < (${sql.add(after.withdrawnAt, 'timestamptz')}, ${sql.add(after.id, 'text')}, ${sql.add(after.candidate, 'text')})`,
    order,
    limit,
    count: 'ordered',
    shown: (page) => `
      SELECT c.id, c.number, c.kind, json_build_object('id', u.id, 'name', ${bilingual('u.name')}) AS unit,
        json_build_object('id', o.id, 'name', ${bilingual('o.title')}) AS post, ${person('k.person_id')} AS candidate,
        ${person('c.launched_by')} AS "launchedBy", c.launched_at AS "launchedAt", c.closed_at AS "withdrawnAt", (
          SELECT json_agg(each) FROM (
            SELECT ${person('r.reader_id')} AS reader, array_agg(DISTINCT r.what) AS what, min(r.read_at) AS "firstAt",
              max(r.read_at) AS "lastAt"
            FROM withdrawn_reads w JOIN reads_on_record r USING (case_id, person_id, reader_id)
            WHERE w.case_id = c.id AND w.person_id = k.person_id AND NOT w.by_role AND r.case_id <> ''
              AND ${isClose('r.read_at', 'c.closed_at')}
            GROUP BY r.reader_id ORDER BY r.reader_id) each) AS reads
      FROM (${page}) k JOIN cases c ON c.id = k.id JOIN units u ON u.id = c.unit_id JOIN posts o ON o.id = c.post_id
      ORDER BY c.closed_at DESC, c.id DESC, k.person_id DESC`,
  })
  return { rows: rows.map(withMoments), counted }
}

const moment = (at: Instant): Instant => new Date(at).toISOString()

/** Moments that were told in JSON, as everywhere. */
const withMoments = ({ reads, ...row }: WithdrawnRow): WithdrawnRow => ({
  ...row,
  reads: reads.map((read) => ({ ...read, firstAt: moment(read.firstAt), lastAt: moment(read.lastAt) })),
})
