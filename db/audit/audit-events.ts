import type pg from 'pg'
import type { Instant } from '../../domain/vocabulary.js'

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

/**
 * The events of a chain in order, from the link after `position` on; one more than `limit` when there are more. What
 * is shown is read from the hashed bytes, never from a copy. `counted` is the chain's length: exact, and no count.
 */
export async function listAuditEvents(
  client: pg.Pool | pg.ClientBase,
  chain: string,
  { after = 0, limit }: { after?: number; limit: number },
): Promise<{ rows: AuditEventRow[]; counted: number }> {
  const { rows } = await client.query<{ bytes: string; hash: string; length: number }>({
    name: 'list-audit-events',
    text: `SELECT e.bytes, e.hash, c.length
           FROM audit_chains c
           LEFT JOIN LATERAL (
             SELECT position, bytes, hash FROM audit_events
             WHERE chain = c.chain AND position > $2 ORDER BY position LIMIT $3
           ) e ON true
           WHERE c.chain = $1 ORDER BY e.position`,
    values: [chain, after, limit + 1],
  })
  return {
    rows: rows.filter(({ bytes }) => bytes !== null).map(({ bytes, hash }) => ({ ...parsed(bytes), hash })),
    counted: rows[0]?.length ?? 0,
  }
}

function parsed(bytes: string): Omit<AuditEventRow, 'hash'> {
  // Written by appendToChain: canonical JSON of {chain, position, at, salt, ...AuditEntry}.
  const { chain: _, ...event } = JSON.parse(bytes) as Omit<AuditEventRow, 'hash'> & { chain: string }
  return event
}
