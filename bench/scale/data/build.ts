import pg from 'pg'
import { migrate } from '../../../db/migrate.js'
import { casesOf } from './cases.js'
import { papersOf } from './papers.js'
import { peopleOf } from './people.js'
import { readsOf } from './reads.js'
import { recordsOf } from './records.js'
import { CHOICES, type Scale } from './scale.js'

/** Those that a million rows and more go into: filled without indexes, which are made after. */
const HEAVY = [
  'cases',
  'tasks',
  'case_candidates',
  'tenures',
  'notifications',
  'votes',
  'documents',
  'dossier_items',
]

/**
 * Fills a migrated database with a province and its procedures of twenty years, the same at each run. The rows are
 * consistent by construction, so references are not checked again and what triggers would copy is written with them.
 */
export async function fill(
  databaseUrl: string,
  scale: Scale,
  say: (what: string) => void = () => {},
): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    await client.query(
      `SET session_replication_role = replica; SET maintenance_work_mem = '1GB'; SET work_mem = '512MB'; SET synchronous_commit = off;
       SET temp_buffers = '512MB'`,
    )
    await client.query(CHOICES)
    for (const statement of [...peopleOf(scale), ...recordsOf(scale)]) await client.query(statement)
    say('the province')
    const indexes = await takeIndexes(client)
    for (const statement of casesOf(scale)) await client.query(statement)
    say('cases and tasks')
    for (const statement of papersOf(scale)) await client.query(statement)
    say('papers of the cases')
    for (const index of indexes) await client.query(index)
    say('indexes')
    for (const statement of readsOf(scale)) await client.query(statement)
    say('who read what')
    await client.query('VACUUM (ANALYZE)')
    await client.query(DAY)
  } finally {
    await client.end()
  }
}

/** Drops the plain indexes of the heavy tables; answers how to make them again. */
async function takeIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid
     WHERE i.indrelid = ANY ($1::regclass[]) AND NOT i.indisprimary AND c.oid IS NULL`,
    [HEAVY],
  )
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`)
  return rows.map(({ definition }) => definition)
}

/** What a day leaves for the next vacuum: one in fifty of the open cases and their tasks has changed. */
const DAY = `
  UPDATE cases SET changed_at = now(), sequence = sequence + 1
  WHERE status IN ('running', 'suspended', 'decided') AND pg_temp.pick(hashtext(id), 110, 50) = 0;
  UPDATE tasks SET reminded_at = now() WHERE status = 'open' AND pg_temp.pick(hashtext(case_id), 110, 50) = 0`

/** A new database of that name beside the one of the address, migrated and filled. */
export async function buildDatabase(
  adminUrl: string,
  name: string,
  scale: Scale,
  say: (what: string) => void,
): Promise<void> {
  const admin = new pg.Client(adminUrl)
  await admin.connect()
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${name}_unfinished WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${name}_unfinished`)
    const url = adminUrl.replace(/[^/]+$/, `${name}_unfinished`)
    await migrate(url)
    await fill(url, scale, say)
    await admin.query(`ALTER DATABASE ${name}_unfinished RENAME TO ${name}`)
  } finally {
    await admin.end()
  }
}
