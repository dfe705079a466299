import type pg from 'pg'
import type { CaseId, Instant, PersonId, TaskId } from '../../domain/vocabulary.js'
import { COUNT_UP_TO } from '../sql/counted-list.js'
import { SqlParameters } from '../sql/sql-parameters.js'

/** One link of a chain as it was hashed. */
export interface AuditEventRow {
  position: number
  at: Instant
  what: string
  actor: string
  onBehalfOf?: string
  task?: string
  before?: unknown
  after?: unknown
  /** With it the hash can be computed, and what is withheld be guessed: for those alone who read the event whole. */
  salt?: string
  hash: string
}

/** Which events of a chain are asked for. */
export interface EventFilter {
  /** What happened: one of these, or none of these. */
  what?: { in: readonly string[] } | { notIn: readonly string[] } | undefined
  /** Who did it, or for whom it was done. */
  person?: PersonId | undefined
}

/**
 * The events of a chain in order, from the link after `position` on; one more than `limit` when there are more. What
 * is shown is read from the hashed bytes, never from a copy. `counted` is the chain's length: exact, and no count; of a
 * filter, which reads the one chain through, up to 1,001.
 */
export async function listAuditEvents(
  client: pg.Pool | pg.ClientBase,
  chain: string,
  { after = 0, limit, ...filter }: { after?: number; limit: number } & EventFilter,
): Promise<{ rows: AuditEventRow[]; counted: number }> {
  const sql = new SqlParameters()
  const ofChain = sql.add(chain, 'text')
  const asked = conditionsOf(sql, filter)
  const found = ['chain = c.chain', ...asked].join(' AND ')
  const counted = asked.length === 0 ? 'c.length' : `(${countOf(found)})`
  const { rows } = await client.query<{ bytes: string; hash: string; counted: number }>({
    text: `SELECT e.bytes, e.hash, ${counted} AS counted
           FROM audit_chains c
           LEFT JOIN LATERAL (
             SELECT position, bytes, hash FROM audit_events
             WHERE ${found} AND position > ${sql.add(after, 'bigint')} ORDER BY position LIMIT ${limit + 1}
           ) e ON true
           WHERE c.chain = ${ofChain} ORDER BY e.position`,
    values: sql.values,
  })
  return {
    rows: rows.filter(({ bytes }) => bytes !== null).map(({ bytes, hash }) => ({ ...parsed(bytes), hash })),
    counted: rows[0]?.counted ?? 0,
  }
}

/** The last events of a case since the change of that sequence, the earliest first. */
export async function listEventsSince(
  client: pg.Pool | pg.ClientBase,
  caseId: CaseId,
  { sequence, limit }: { sequence: number; limit: number },
): Promise<AuditEventRow[]> {
  const { rows } = await client.query<{ bytes: string; hash: string }>({
    name: 'list-events-since',
    text: `SELECT bytes, hash FROM audit_events
           WHERE chain = $1 AND at >= (SELECT at FROM case_changes WHERE case_id = $1 AND sequence = $2)
           ORDER BY position DESC LIMIT $3`,
    values: [caseId, sequence + 1, limit],
  })
  return rows.map(({ bytes, hash }) => ({ ...parsed(bytes), hash })).reverse()
}

const countOf = (found: string): string =>
  `SELECT count(*)::integer FROM (SELECT 1 FROM audit_events WHERE ${found} LIMIT ${COUNT_UP_TO}) counted`

function conditionsOf(sql: SqlParameters, { what, person }: EventFilter): string[] {
  const whose = person === undefined ? undefined : sql.add(person, 'text')
  return [
    ...(what && 'in' in what ? [`what = ANY (${sql.add(what.in, 'text[]')})`] : []),
    ...(what && 'notIn' in what ? [`what <> ALL (${sql.add(what.notIn, 'text[]')})`] : []),
    ...(whose ? [`${whose} IN (bytes::jsonb ->> 'actor', bytes::jsonb ->> 'onBehalfOf')`] : []),
  ]
}

/** The last events of a chain up to a moment, of these kinds, the latest first. */
export async function listEventsUntil(
  client: pg.Pool | pg.ClientBase,
  chain: string,
  { at, what, limit }: { at: Instant; what: readonly string[]; limit: number },
): Promise<AuditEventRow[]> {
  const { rows } = await client.query<{ bytes: string; hash: string }>({
    name: 'list-events-until',
    text: `SELECT bytes, hash FROM audit_events
           WHERE chain = $1 AND at <= $2 AND what = ANY ($3) ORDER BY position DESC LIMIT $4`,
    values: [chain, at, what, limit],
  })
  return rows.map(({ bytes, hash }) => ({ ...parsed(bytes), hash }))
}

/** When each of these tasks of a case was last claimed, or given to somebody. */
export async function findClaims(
  client: pg.Pool | pg.ClientBase,
  caseId: CaseId,
  tasks: readonly TaskId[],
): Promise<Map<TaskId, Instant>> {
  const { rows } = await client.query<{ task: TaskId; at: Instant }>({
    name: 'find-claims',
    text: `SELECT bytes::jsonb ->> 'task' AS task, max(at) AS at FROM audit_events
           WHERE chain = $1 AND what IN ('task-claimed', 'task-reassigned') AND bytes::jsonb ->> 'task' = ANY ($2)
           GROUP BY 1`,
    values: [caseId, tasks],
  })
  return new Map(rows.map(({ task, at }) => [task, at]))
}

/** The latest event of a chain of that kind. */
export async function findLatestEvent(
  client: pg.Pool | pg.ClientBase,
  chain: string,
  what: string,
): Promise<AuditEventRow | undefined> {
  const { rows } = await client.query<{ bytes: string; hash: string }>({
    name: 'find-latest-audit-event',
    text: `SELECT bytes, hash FROM audit_events WHERE chain = $1 AND what = $2 ORDER BY position DESC LIMIT 1`,
    values: [chain, what],
  })
  return rows[0] && { ...parsed(rows[0].bytes), hash: rows[0].hash }
}

function parsed(bytes: string): Omit<AuditEventRow, 'hash'> {
  // Written by appendToChain: canonical JSON of {chain, position, at, salt, ...AuditEntry}.
  const { chain: _, ...event } = JSON.parse(bytes) as Omit<AuditEventRow, 'hash'> & { chain: string }
  return event
}
