import type pg from 'pg'
import type { Instant } from '../../domain/vocabulary.js'
import { type Client, inTransaction } from '../pool.js'
import { appendToChain, COMMON_CHAIN, lockChain } from './audit-chain.js'
import { afterOf } from './event-bytes.js'

export const ROWS_WRITTEN = 'rows-written'

/** Before the first transaction. */
export const BEGINNING = '0'

/** The notes of the transactions from one number on, up to another, that one not included. */
export interface NotesTaken {
  /** Numbers of PostgreSQL's transactions, as text: 64 bits. */
  from: string
  until: string
  rows: number
  /** SHA-256, in hex. */
  digest: string
  /** The events of the same transactions: which of them each belongs to stands in no hash of a chain. Absent before 0039. */
  events?: EventsTaken
}

export interface EventsTaken {
  count: number
  /** SHA-256, in hex. */
  digest: string
}

type Range = Pick<NotesTaken, 'from' | 'until'>

/** An event of the common chain that takes notes, as it is stored. */
export interface TakingRow {
  position: number
  /** The transaction of the event itself. */
  xid: string | null
  bytes: string
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
  const events = await digestOfEvents(pool, { from, until })
  return await inTransaction(pool, async (client) => {
    await lockChain(client, COMMON_CHAIN, true)
    // Somebody else may have taken them meanwhile.
    if ((await notedUntil(client)) !== from) return 0
    const after: NotesTaken = { from, until, ...notes, events }
    await appendToChain(client, COMMON_CHAIN, [{ what: ROWS_WRITTEN, actor: 'system', after }], at)
    return notes.rows
  })
}

/** Events looked at at a time: the last is the one, unless somebody wrote false ones behind it. */
const LOOKED_AT = 20

/** Up to which transaction notes were taken; an event that cannot have taken any is passed over. */
export async function notedUntil(client: Client): Promise<string> {
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const { rows } = await client.query<TakingRow>(
      `SELECT position, xid::text, bytes FROM audit_events
       WHERE chain = $1 AND what = $2 AND position < $3 ORDER BY position DESC LIMIT $4`,
      [COMMON_CHAIN, ROWS_WRITTEN, before, LOOKED_AT],
    )
    const [last] = rows.flatMap((row) => notesOf(row) ?? [])
    if (last) return last.until
    const first = rows.at(-1)
    if (!first) return BEGINNING
    before = first.position
  }
}

/** As many digits as surely fit into a transaction's number. */
const NUMBER = /^\d{1,18}$/
const DIGEST = /^[0-9a-f]{64}$/

/**
 * What such an event says. Undefined where it is not of that shape, or takes notes of transactions that came after it:
 * whoever may append to the trail may have written it.
 */
export function notesOf({ xid, bytes }: Pick<TakingRow, 'xid' | 'bytes'>): NotesTaken | undefined {
  const after = afterOf(bytes)
  if (!after) return undefined
  // Read as written above; whatever else it may be is looked at here.
  const notes = after as Partial<NotesTaken>
  const { from, until, rows, digest, events } = notes
  const isOne =
    NUMBER.test(String(from)) &&
    NUMBER.test(String(until)) &&
    xid !== null &&
    BigInt(String(until)) <= BigInt(xid) &&
    Number.isSafeInteger(rows) &&
    DIGEST.test(String(digest)) &&
    (events === undefined || (Number.isSafeInteger(events?.count) && DIGEST.test(String(events?.digest))))
  // All members were looked at.
  return isOne ? (notes as NotesTaken) : undefined
}

/** How many notes these transactions left, and the digest of them all. */
export async function digestOfNotes(
  client: Client,
  { from, until }: Range,
): Promise<Pick<NotesTaken, 'rows' | 'digest'>> {
  const { rows } = await client.query<Pick<NotesTaken, 'rows' | 'digest'>>(
    `SELECT count(*)::integer AS rows, encode(sha256(coalesce(string_agg(
       sha256(convert_to(concat_ws('|', xid, seq, place, key, encode(digest, 'hex')), 'UTF8')), ''::bytea ORDER BY xid, seq), ''::bytea)), 'hex') AS digest
     FROM written_rows WHERE xid >= $1::text::xid8 AND xid < $2::text::xid8`,
    [from, until],
  )
  return rows[0] ?? { rows: 0, digest: '' }
}

/** How many events these transactions left in all chains, and the digest of which event is of which transaction. */
export async function digestOfEvents(client: Client, { from, until }: Range): Promise<EventsTaken> {
  const { rows } = await client.query<EventsTaken>(
    `SELECT count(*)::integer AS count, encode(sha256(coalesce(string_agg(
       sha256(convert_to(concat_ws('|', chain, position, xid, hash), 'UTF8')), ''::bytea ORDER BY chain COLLATE "C", position), ''::bytea)), 'hex') AS digest
     FROM audit_events WHERE xid >= $1::text::xid8 AND xid < $2::text::xid8`,
    [from, until],
  )
  return rows[0] ?? { count: 0, digest: '' }
}
