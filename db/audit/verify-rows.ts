import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Instant } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { COMMON_CHAIN } from './audit-chain.js'
import { canonicalJson } from './canonical-json.js'
import { NOTED, OF_A_DOCUMENT } from './noted-tables.js'
import { SCHEMA_MIGRATED } from './verify-schema.js'
import {
  BEGINNING,
  digestOfEvents,
  digestOfNotes,
  type NotesTaken,
  notesOf,
  ROWS_WRITTEN,
  type TakingRow,
} from './written-rows.js'

/** A row that is not as it was written, or was written unseen; or notes of what was written that are not as they were. */
export type RowFault =
  | { fault: 'row-changed' | 'row-added' | 'row-missing' | 'unseen-write'; table: string; key: string }
  | { fault: 'content-changed'; table: 'documents' | 'pinned_law'; key: string }
  | { fault: 'other-notes' | 'other-events'; from: string; until: string }
  | { fault: 'no-notes-taken'; position: number }
  | { fault: 'notes-never-taken' }
  | { fault: 'notes-held-back'; since: Instant }
  | { fault: 'not-noted'; table: string }
  | { fault: 'more-rows'; table: string }

/** Rows of a table that are named; of more it is said that there are more. */
const NAMED = 100

/**
 * Compares each row with what was noted when it was last written, what was noted with the trail, and documents with their
 * digests. Nothing that the database has programmed is believed: all is computed here. In a transaction of its own.
 */
export async function verifyRows(client: pg.ClientBase): Promise<RowFault[]> {
  // A moment is hashed as it is written in UTC; and no table stands before one of the product's.
  await client.query(
    "SELECT set_config('timezone', 'UTC', true), set_config('search_path', 'public, pg_temp', true)",
  )
  const { taken, faults: falseEvents } = await notesTaken(client)
  const faults: RowFault[] = [
    ...(await notNoted(client)),
    ...falseEvents,
    ...(await otherNotes(client, taken)),
    ...(await heldBack(client, taken)),
    ...(await unseenWrites(client, taken[0])),
  ]
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

/** Notes that the trail has taken, and that are others now; and events that are said to be of other transactions. */
async function otherNotes(client: Client, taken: readonly NotesTaken[]): Promise<RowFault[]> {
  const faults: RowFault[] = []
  let end = BEGINNING
  let hasEvents = false
  for (const { from, until, rows, digest, events } of taken) {
    const now = await digestOfNotes(client, { from, until })
    if (end !== from || now.rows !== rows || now.digest !== digest)
      faults.push({ fault: 'other-notes', from, until })
    if (events || hasEvents) {
      const eventsNow = await digestOfEvents(client, { from, until })
      if (events?.count !== eventsNow.count || events.digest !== eventsNow.digest)
        faults.push({ fault: 'other-events', from, until })
    }
    hasEvents ||= events !== undefined
    end = until
  }
  return faults
}

/** What the trail says that it has taken, in order; and events of that name that cannot have taken any. */
async function notesTaken(client: Client): Promise<{ taken: NotesTaken[]; faults: RowFault[] }> {
  const { rows } = await client.query<TakingRow>(
    'SELECT position, xid::text, bytes FROM audit_events WHERE chain = $1 AND what = $2 ORDER BY position',
    [COMMON_CHAIN, ROWS_WRITTEN],
  )
  return {
    taken: rows.flatMap((row) => notesOf(row) ?? []),
    faults: rows.flatMap((row) =>
      notesOf(row) ? [] : [{ fault: 'no-notes-taken', position: row.position } as const],
    ),
  }
}

/** Notes are taken each minute; whoever keeps them from it for longer than this, in minutes, is found. */
const TAKEN_WITHIN_MINUTES = 10

/**
 * Notes that wait for the trail for too long: until it has them they can be changed. They are as old as the first event of
 * their transactions, but no older than what was last taken or migrated: what is entered later may tell of an earlier day.
 * One without an event is a fault of its own.
 */
async function heldBack(client: Client, taken: readonly NotesTaken[]): Promise<RowFault[]> {
  const last = taken.at(-1)
  const { rows } = await client.query<{ since: Instant | null; isNoted: boolean; isLate: boolean }>(
    `SELECT since, EXISTS (SELECT 1 FROM written_rows WHERE xid >= $1::text::xid8) AS "isNoted",
       coalesce(since < now() - make_interval(mins => $2), true) AS "isLate"
     FROM (SELECT greatest(min(at), (SELECT max(at) FROM audit_events WHERE chain = $3 AND what = ANY ($4))) AS since
       FROM audit_events e WHERE xid >= $1::text::xid8
       AND EXISTS (SELECT 1 FROM written_rows w WHERE w.xid = e.xid)) x`,
    [last?.until ?? BEGINNING, TAKEN_WITHIN_MINUTES, COMMON_CHAIN, [ROWS_WRITTEN, SCHEMA_MIGRATED]],
  )
  const [{ since, isNoted, isLate } = { since: null, isNoted: false, isLate: false }] = rows
  if (!isNoted || !isLate) return []
  if (!last) return [{ fault: 'notes-never-taken' }]
  return since === null ? [] : [{ fault: 'notes-held-back', since }]
}

/**
 * Rows that were written in a transaction without an event, since the notes began. A law that is pinned for a case belongs
 * to none: its key is the digest of what it holds.
 */
async function unseenWrites(client: Client, first: NotesTaken | undefined): Promise<RowFault[]> {
  if (!first) return []
  const { rows } = await client.query<{ table: string; key: string }>(
    `SELECT DISTINCT place AS table, key FROM written_rows w
     WHERE xid >= $1::text::xid8 AND place <> 'pinned_law' AND NOT EXISTS (
       SELECT 1 FROM audit_events e WHERE e.xid = w.xid AND coalesce($3::jsonb ->> e.what, w.place) = w.place)
     ORDER BY place, key LIMIT $2`,
    [first.until, NAMED + 1, EXPLAINED],
  )
  return named(rows.map(({ table, key }) => ({ fault: 'unseen-write', table, key })))
}

/** In no table. */
const NOTHING = ''

/**
 * Events that explain what is written in one table, and nothing beside: those that the database tells by itself; and those
 * of the product that come with no row at all.
 */
const EXPLAINED = {
  'accounts-changed': 'accounts',
  'rights-changed': 'role_grants',
  'members-changed': 'group_members',
  'case-closed': NOTHING,
  [ROWS_WRITTEN]: NOTHING,
  'workflow-overruled': NOTHING,
  'workflow-healed': NOTHING,
  'payload-key-changed': NOTHING,
  'states-bound': NOTHING,
  'payload-key-free': NOTHING,
}

/** SQL: the digest of a row's JSON as a note has it. */
const hashed = (json: string): string => `sha256(convert_to(${json}::text, 'UTF8'))`

/** As notes before 0041 had it: of all but nulls, those inside documents among them. */
const FORMER_DIGEST = hashed('jsonb_strip_nulls(x.content)')
/** As they have it since, with the byte that says so before it: of all columns that are not null, as they are. */
const DIGEST = `'\\x02'::bytea || ${hashed(
  "(SELECT jsonb_object_agg(name, value) FROM jsonb_each(x.content) AS member (name, value) WHERE value <> 'null')",
)}`
const LENGTH_OF_FORMER = 32

/** Rows that are not as their last note has them. */
async function unlikeTheirNotes(client: Client, table: string, key: readonly string[]): Promise<RowFault[]> {
  const columns = table === 'documents' ? OF_A_DOCUMENT.join(', ') : '*'
  const keyOf = `concat_ws('/', ${key.map((column) => `x.content ->> '${column}'`).join(', ')})`
  const { rows } = await client.query<{ key: string; fault: 'row-changed' | 'row-added' | 'row-missing' }>(
    `SELECT coalesce(r.key, n.key) AS key,
       CASE WHEN r.key IS NULL THEN 'row-missing' WHEN n.digest IS NULL THEN 'row-added' ELSE 'row-changed' END AS fault
     FROM (
       SELECT ${keyOf} AS key, ${FORMER_DIGEST} AS former, ${DIGEST} AS digest
       FROM (SELECT to_jsonb(t) AS content FROM (SELECT ${columns} FROM ${table}) t) x
     ) r FULL JOIN (
       SELECT DISTINCT ON (key) key, digest FROM written_rows WHERE place = $1 ORDER BY key, seq DESC
     ) n ON n.key = r.key
     WHERE CASE length(n.digest) WHEN ${LENGTH_OF_FORMER} THEN r.former ELSE r.digest END IS DISTINCT FROM n.digest ORDER BY 1 LIMIT $2`,
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
