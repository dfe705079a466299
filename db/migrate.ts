import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { grantApplicationRights } from './application-role.js'
import { digestSchema, type SchemaDigests } from './audit/schema-digest.js'
import { SCHEMA_MIGRATED } from './audit/verify-schema.js'
import { createConnection } from './pool.js'

/** One process migrates at a time: the key of PostgreSQL's advisory lock. */
const MIGRATION_LOCK = 7_202_611

/**
 * Brings a database up to the newest migration, in order of number, each in a transaction of its own. Forward only.
 * Safe to call from several processes at once: the others wait and find nothing to do. Where API and worker are to run as a
 * role of their own, `applicationRole`, it is given its rights.
 * @throws when a migration fails, or that role is none to be given them
 */
export async function migrate(databaseUrl: string, applicationRole?: string): Promise<void> {
  const directory = new URL('./migrations/', import.meta.url)
  const files = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort()
  const client = createConnection(databaseUrl)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(
      'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
    )
    const applied = await client.query<{ name: string }>('SELECT name FROM migrations')
    const known = new Set(applied.rows.map((row) => row.name))
    for (const name of files.filter((file) => !known.has(file))) {
      await client.query('BEGIN')
      const found = name >= SCHEMA_TOLD_SINCE ? await digestSchema(client) : undefined
      await client.query(await readFile(new URL(name, directory), 'utf8'))
      await client.query('INSERT INTO migrations (name) VALUES ($1)', [name])
      await (found ? tellSchema(client, name, found) : tellRowsWritten(client, name))
      await client.query('COMMIT')
    }
    if (applicationRole) await grantApplicationRights(client, applicationRole)
  } finally {
    await client.end()
  }
}

/** The first migration that says what schema it found, and what it left. */
const SCHEMA_TOLD_SINCE = '0039'

/** What a migration made of the schema, in the trail: whoever changes it without one is found by it. */
async function tellSchema(client: pg.Client, name: string, found: SchemaDigests): Promise<void> {
  const after = { name, schema: await digestSchema(client) }
  await client.query('SELECT append_to_common_chain($1, $2, $3)', [SCHEMA_MIGRATED, found, after])
}

/** A migration that writes rows says so in the trail, as whoever writes rows does. */
async function tellRowsWritten(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query<{ areNoted: boolean }>(
    `SELECT to_regproc('append_to_common_chain') IS NOT NULL AS "areNoted"`,
  )
  if (!rows[0]?.areNoted) return
  await client.query(
    `SELECT append_to_common_chain($2, NULL, jsonb_build_object('name', $1::text))
     WHERE EXISTS (SELECT 1 FROM written_rows WHERE xid = pg_current_xact_id())`,
    [name, SCHEMA_MIGRATED],
  )
}
