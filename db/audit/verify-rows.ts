import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Client } from '../pool.js'
import { COMMON_CHAIN } from './audit-chain.js'
import { canonicalJson } from './canonical-json.js'
import { NOTED, OF_A_DOCUMENT } from './noted-tables.js'
import { digestOfNotes, notesOf, ROWS_WRITTEN } from './written-rows.js'

/** A row that is not as it was written, or was written unseen; or notes of what was written that are not as they were. */
export type RowFault =
  | { fault: 'row-changed' | 'row-added' | 'row-missing' | 'unseen-write'; table: string; key: string }
  | { fault: 'content-changed'; table: 'documents' | 'pinned_law'; key: string }
  | { fault: 'other-notes'; from: string; until: string }
  | { fault: 'not-noted'; table: string }
  | { fault: 'more-rows'; table: string }

/** Rows of a table that are named; of more it is said that there are more. */
const NAMED = 100

/**
 * Compares each row with what was noted when it was last written, what was noted with the trail, and documents with their
 * digests. Nothing that the database has programmed is believed: all is computed here. In a transaction of its own.
 */
export async function verifyRows(client: pg.ClientBase): Promise<RowFault[]> {
  // A moment is hashed as it is written in UTC.
  await client.query("SELECT set_config('timezone', 'UTC', true)")
  const faults = [...(await notNoted(client)), ...(await otherNotes(client)), ...(await unseenWrites(client))]
  for (const [table, key] of Object.entries(NOTED))
    faults.push(...(await unlikeTheirNotes(client, table, key)))
  return [...faults, ...(await changedContents(client)), ...(await changedLaws(client))]
}

/** Tables whose rows are written without a note: the trigger is gone, or switched off. */
async function notNoted(client: Client): Promise<RowFault[]> {
  const { rows } = await client.query<{ table: string }>(
    `SELECT place AS table FROM unnest($1::text[]) place WHERE NOT EXISTS (
       SELECT 1 FROM pg_trigger t WHERE t.tgrelid = to_regclass(place) AND t.tgname = 'written' AND t.tgenabled IN ('O', 'A'))`,
    [Object.keys(NOTED)],
  )
  return rows.map(({ table }) => ({ fault: 'not-noted', table }))
}

/** Notes that the trail has taken, and that are others now. */
async function otherNotes(client: Client): Promise<RowFault[]> {
  const faults: RowFault[] = []
  let end: string | undefined
  for (const { from, until, rows, digest } of await notesTaken(client)) {
    const now = await digestOfNotes(client, { from, until })
    const isNext = end === undefined || end === from
    if (!isNext || now.rows !== rows || now.digest !== digest)
      faults.push({ fault: 'other-notes', from, until })
    end = until
  }
  return faults
}

async function notesTaken(client: Client) {
  const { rows } = await client.query<{ bytes: string }>(
    'SELECT bytes FROM audit_events WHERE chain = $1 AND what = $2 ORDER BY position',
    [COMMON_CHAIN, ROWS_WRITTEN],
  )
  return rows.map(({ bytes }) => notesOf(bytes))
}

/**
 * Rows that were written in a transaction without an event, since the notes began. A law that is pinned for a case belongs
 * to none: its key is the digest of what it holds.
 */
async function unseenWrites(client: Client): Promise<RowFault[]> {
  const [first] = await notesTaken(client)
  if (!first) return []
  const { rows } = await client.query<{ table: string; key: string }>(
    `SELECT DISTINCT place AS table, key FROM written_rows w
     WHERE xid >= $1::text::xid8 AND place <> 'pinned_law' AND NOT EXISTS (
       SELECT 1 FROM audit_events e WHERE e.xid = w.xid AND coalesce($3::jsonb ->> e.what, w.place) = w.place)
     ORDER BY place, key LIMIT $2`,
    [first.until, NAMED + 1, TOLD_BY_ITSELF],
  )
  return named(rows.map(({ table, key }) => ({ fault: 'unseen-write', table, key })))
}

/** Events that the database tells by itself of one table: they explain what is written in it, and nothing beside. */
const TOLD_BY_ITSELF = {
  'accounts-changed': 'accounts',
  'rights-changed': 'role_grants',
  'members-changed': 'group_members',
}

/** Rows that are not as their last note has them. */
async function unlikeTheirNotes(client: Client, table: string, key: readonly string[]): Promise<RowFault[]> {
  const columns = table === 'documents' ? OF_A_DOCUMENT.join(', ') : '*'
  const keyOf = `concat_ws('/', ${key.map((column) => `x.content ->> '${column}'`).join(', ')})`
  const { rows } = await client.query<{ key: string; fault: 'row-changed' | 'row-added' | 'row-missing' }>(
    `SELECT coalesce(r.key, n.key) AS key,
       CASE WHEN r.key IS NULL THEN 'row-missing' WHEN n.digest IS NULL THEN 'row-added' ELSE 'row-changed' END AS fault
     FROM (
       SELECT ${keyOf} AS key, sha256(convert_to(jsonb_strip_nulls(x.content)::text, 'UTF8')) AS digest
       FROM (SELECT to_jsonb(t) AS content FROM (SELECT ${columns} FROM ${table}) t) x
     ) r FULL JOIN (
       SELECT DISTINCT ON (key) key, digest FROM written_rows WHERE place = $1 ORDER BY key, seq DESC
     ) n ON n.key = r.key
     WHERE r.digest IS DISTINCT FROM n.digest ORDER BY 1 LIMIT $2`,
    [table, NAMED + 1],
  )
  return named(rows.map((row) => ({ ...row, table })))
}

async function changedContents(client: Client): Promise<RowFault[]> {
  const { rows } = await client.query<{ key: string }>(
    `SELECT id AS key FROM documents WHERE encode(sha256(content), 'hex') <> sha256 OR length(content) <> size
     ORDER BY id LIMIT $1`,
    [NAMED + 1],
  )
  return named(rows.map(({ key }) => ({ fault: 'content-changed', table: 'documents', key })))
}

async function changedLaws(client: Client): Promise<RowFault[]> {
  const { rows } = await client.query<{ hash: string; law: unknown }>(
    'SELECT hash, law FROM pinned_law ORDER BY hash',
  )
  const changed = rows.filter(({ hash, law }) => digestOf(canonicalJson(law)) !== hash)
  return changed.map(({ hash }) => ({ fault: 'content-changed', table: 'pinned_law', key: hash }))
}

const digestOf = (bytes: string): string => createHash('sha256').update(bytes).digest('hex')

function named(faults: Extract<RowFault, { key: string }>[]): RowFault[] {
  const [last] = faults.slice(NAMED)
  return last ? [...faults.slice(0, NAMED), { fault: 'more-rows', table: last.table }] : faults
}
