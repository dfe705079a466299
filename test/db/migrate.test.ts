import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { verifyRows } from '../../db/audit/verify-rows.js'
import { migrate } from '../../db/migrate.js'
import { createEmptyDatabase, type TestDatabase } from '../support/database.js'
import { insertSmallOffice, OFFICE } from '../support/small-office.js'

/** As when every process of a deployment starts at once, each on a connection of its own. */
const MIGRATORS = 12

const DIRECTORY = new URL('../../db/migrations/', import.meta.url)
const MIGRATIONS = readdirSync(DIRECTORY)
  .filter((name) => name.endsWith('.sql'))
  .sort()

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await createEmptyDatabase()
  client = new pg.Client(database.url)
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

const race = () => Promise.allSettled(Array.from({ length: MIGRATORS }, () => migrate(database.url)))

/** What was applied, in which order, in which transaction. */
async function applied(): Promise<{ name: string; by: string }[]> {
  const { rows } = await client.query<{ name: string; by: string }>(
    'SELECT name, xmin::text AS by FROM migrations ORDER BY applied_at, name',
  )
  return rows
}

/** Everything that the migrations made, each thing with the transaction that wrote it last. */
async function schema(): Promise<string[]> {
  const { rows } = await client.query<{ thing: string }>(
    `SELECT relkind::text || ' ' || relname || ' ' || xmin AS thing FROM pg_class
     WHERE relnamespace = 'public'::regnamespace ORDER BY 1`,
  )
  return rows.map(({ thing }) => thing)
}

test('of many migrators at once on an empty database each succeeds, and every migration is applied once, in order', async () => {
  expect(await race()).toEqual(Array.from({ length: MIGRATORS }, () => ({ status: 'fulfilled' })))
  const migrations = await applied()
  expect(migrations.map(({ name }) => name)).toEqual(MIGRATIONS)
  expect(new Set(migrations.map(({ by }) => by)).size).toBe(MIGRATIONS.length)
})

test('where all is applied, as many change nothing', async () => {
  const before = { applied: await applied(), schema: await schema() }
  expect(before.schema.length).toBeGreaterThan(MIGRATIONS.length)
  expect(await race()).toEqual(Array.from({ length: MIGRATORS }, () => ({ status: 'fulfilled' })))
  expect({ applied: await applied(), schema: await schema() }).toEqual(before)
})

test('a migrator that fails half-way leaves what it had finished, and does not keep the next one waiting', async () => {
  const other = await createEmptyDatabase()
  try {
    const blocked = new pg.Client(other.url)
    await blocked.connect()
    // The first migration finds its table taken.
    await blocked.query('CREATE TABLE units ()')
    await expect(migrate(other.url)).rejects.toThrow(/already exists/)
    await blocked.query('DROP TABLE units')
    await migrate(other.url)
    const { rows } = await blocked.query<{ name: string }>('SELECT name FROM migrations ORDER BY name')
    expect(rows.map(({ name }) => name)).toEqual(MIGRATIONS)
    await blocked.end()
  } finally {
    await other.drop()
  }
})

test('rows that are there before they are noted are noted, and the trail says so', async () => {
  const older = await createEmptyDatabase()
  const admin = new pg.Client(older.url)
  await admin.connect()
  try {
    // The migration that begins the notes finds its table taken, and those before it are applied.
    await admin.query('CREATE TABLE written_rows ()')
    await expect(migrate(older.url)).rejects.toThrow(/"written_rows" already exists/)
    await admin.query(
      `INSERT INTO units (id, path, kind, name_vi, name_en) VALUES ('u-1', '{u-1}', 'province', 'Tỉnh', 'Province')`,
    )
    await admin.query('DROP TABLE written_rows')
    await migrate(older.url)
    const { rows } = await admin.query<{ name: string; what: string; isToldSchema: boolean }>(
      `SELECT bytes::jsonb #>> '{after,name}' AS name, what, bytes::jsonb #> '{after,schema}' IS NOT NULL AS "isToldSchema"
       FROM audit_events ORDER BY position`,
    )
    expect(rows).toEqual([
      { name: '0029_written_rows.sql', what: 'schema-migrated', isToldSchema: false },
      ...MIGRATIONS.filter((name) => name >= '0039').map((name) => ({
        ...{ name, what: 'schema-migrated', isToldSchema: true },
      })),
    ])
    await admin.query('BEGIN')
    expect(await verifyRows(admin)).toEqual([])
  } finally {
    await admin.end()
    await older.drop()
  }
})

/** A database as the version before that migration left it. */
async function migratedBefore(number: string): Promise<{ earlier: pg.Client; other: TestDatabase }> {
  const other = await createEmptyDatabase()
  const earlier = new pg.Client(other.url)
  await earlier.connect()
  await earlier.query(
    'CREATE TABLE migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
  )
  for (const name of MIGRATIONS.filter((each) => each < number)) {
    await earlier.query(readFileSync(new URL(name, DIRECTORY), 'utf8'))
    await earlier.query('INSERT INTO migrations (name) VALUES ($1)', [name])
  }
  return { earlier, other }
}

test('names and numbers of an earlier version are found and told apart as those of this one', async () => {
  const { earlier, other } = await migratedBefore('0027')
  try {
    await earlier.query(`
      SET session_replication_role = replica;
      INSERT INTO units (id, path, kind, name_vi, name_en) VALUES ('u', '{u}', 'province', 'Đoàn H’Hen', 'H’Hen’s');
      INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES
        ('a', 'Ðào H’Hen', 'ðao h’hen', 'u', 'staff'), ('b', 'Lê Ân', 'le an', 'u', 'staff');
      INSERT INTO evaluations (person_id, year, grade, unit_id, search_name) VALUES ('a', 2020, 'good', 'u', 'ðao h’hen');
      INSERT INTO decisions (case_id, outcome, resolution_number, signed_on, effective_on, body_id, body_votes, signatory, person_id,
        recorded_by, confirmed_by)
      SELECT id, 'approved', number, day::date, day::date, 'g', '{}', 'x', 'a', 'a', 'b' FROM (VALUES
        ('p1', '12-QĐ/TU', '2026-01-05'), ('p2', '12 – QÐ/TU', '2026-02-05'), ('p3', '12-QĐ/TU', '2025-02-05')) x (id, number, day)`)
    await migrate(other.url)
    const { rows: people } = await earlier.query('SELECT id, search_name FROM people ORDER BY sort_name')
    expect(people).toEqual([
      { id: 'b', search_name: 'le an' },
      { id: 'a', search_name: "dao h'hen" },
    ])
    const { rows: units } = await earlier.query('SELECT search_name FROM units')
    expect(units).toEqual([{ search_name: "doan h'hen\nh'hen's" }])
    const { rows: evaluations } = await earlier.query(
      'SELECT e.sort_name = p.sort_name AS placed FROM evaluations e JOIN people p ON p.id = e.person_id',
    )
    expect(evaluations).toEqual([{ placed: true }])
    const numbered = (id: string, number: string) =>
      earlier.query(
        `INSERT INTO decisions SELECT (jsonb_populate_record(d, $1)).* FROM decisions d WHERE case_id = 'p1'`,
        [{ case_id: id, resolution_number: number }],
      )
    await expect(numbered('p4', '12—QĐ/TU')).rejects.toThrow(/decisions_number/)
    await numbered('p5', '13-QĐ/TU')
  } finally {
    await earlier.end()
    await other.drop()
  }
})

test('a case of an earlier version is acted on by who acts on its post today, and its row is noted with that', async () => {
  const { earlier, other } = await migratedBefore('0040')
  try {
    await insertSmallOffice(earlier)
    await earlier.query(`
      INSERT INTO pinned_law (hash, law) VALUES ('law', '{}');
      INSERT INTO cases (id, kind, rule_set_id, rule_set_version, unit_id, post_id, seat_id, law_hash, begun_on, status, stage,
        stages, launched_by, launched_at, sequence, changed_at)
      SELECT 'p', 'appointment', 'h', 1, p.unit_id, p.id, s.id, 'law', '2026-01-05', 'running', 'approval', '[]', 'officer', now(), 1, now()
      FROM posts p JOIN seats s ON s.post_id = p.id WHERE s.id = '${OFFICE.seat}'`)
    await migrate(other.url)
    const { rows } = await earlier.query(
      'SELECT managing_body_id AS body, electorate_id AS electorate, office_id AS office, reviewers_id AS reviewers, tellers_id AS tellers FROM cases',
    )
    const { body, electorate, office, reviewers, tellers } = OFFICE
    expect(rows).toEqual([{ body, electorate, office, reviewers, tellers }])
    await earlier.query('BEGIN')
    const faults = await verifyRows(earlier)
    expect(faults.filter((each) => 'table' in each && each.table === 'cases')).toEqual([])
  } finally {
    await earlier.end()
    await other.drop()
  }
})
