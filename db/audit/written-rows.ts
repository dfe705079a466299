import type pg from 'pg'
import type { Instant } from '../../domain/vocabulary.js'
import { type Client, inTransaction } from '../pool.js'
import { appendToChain, COMMON_CHAIN, lockChain } from './audit-chain.js'

export const ROWS_WRITTEN = 'rows-written'

/** Before the first transaction. */
const BEGINNING = '0'

/** The notes of the transactions from one number on, up to another, that one not included. */
export interface NotesTaken {
  /** Numbers of PostgreSQL's transactions, as text: 64 bits. */
  from: string
  until: string
  rows: number
  /** SHA-256, in hex. */
  digest: string
}

/**
 * Takes the notes of all transactions that are over into the common chain, as one event: whoever changes a note later is
 * found by it. Those taken first are where the notes begin, which is when nothing else is being written. Answers how many
 * there were.
 */
export async function chainWrittenRows(pool: pg.Pool, at: Instant): Promise<number> {
  const from = await notedUntil(pool)
  const { rows } = await pool.query<{ until: string; isMore: boolean }>(
    `SELECT until::text, EXISTS (SELECT 1 FROM written_rows WHERE xid >= until) AS "isMore"
     FROM pg_snapshot_xmin(pg_current_snapshot()) AS until`,
  )
  const { until = from, isMore = false } = rows[0] ?? {}
  const notes = await digestOfNotes(pool, { from, until })
  if (from === BEGINNING ? isMore : notes.rows === 0) return 0
  return await inTransaction(pool, async (client) => {
    await lockChain(client, COMMON_CHAIN, true)
    // Somebody else may have taken them meanwhile.
    if ((await notedUntil(client)) !== from) return 0
    const after: NotesTaken = { from, until, ...notes }
    await appendToChain(client, COMMON_CHAIN, [{ what: ROWS_WRITTEN, actor: 'system', after }], at)
    return notes.rows
  })
}

async function notedUntil(client: Client): Promise<string> {
  const { rows } = await client.query<{ bytes: string }>(
    'SELECT bytes FROM audit_events WHERE chain = $1 AND what = $2 ORDER BY position DESC LIMIT 1',
    [COMMON_CHAIN, ROWS_WRITTEN],
  )
  return rows[0] ? notesOf(rows[0].bytes).until : BEGINNING
}

/** What such an event says; written above in this shape. */
export const notesOf = (bytes: string): NotesTaken => (JSON.parse(bytes) as { after: NotesTaken }).after

/** How many notes these transactions left, and the digest of them all. */
export async function digestOfNotes(
  client: Client,
  { from, until }: Pick<NotesTaken, 'from' | 'until'>,
): Promise<Pick<NotesTaken, 'rows' | 'digest'>> {
  const { rows } = await client.query<Pick<NotesTaken, 'rows' | 'digest'>>(
    `SELECT count(*)::integer AS rows, encode(sha256(coalesce(string_agg(
       sha256(convert_to(concat_ws('|', xid, seq, place, key, encode(digest, 'hex')), 'UTF8')), ''::bytea ORDER BY xid, seq), ''::bytea)), 'hex') AS digest
     FROM written_rows WHERE xid >= $1::text::xid8 AND xid < $2::text::xid8`,
    [from, until],
  )
  return rows[0] ?? { rows: 0, digest: '' }
}
