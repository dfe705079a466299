import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { verifyRows } from '../../db/audit/verify-rows.js'
import { migrate } from '../../db/migrate.js'
import { createEmptyDatabase, type TestDatabase } from '../support/database.js'

/** As when every process of a deployment starts at once, each on a connection of its own. */
const MIGRATORS = 12

const MIGRATIONS = readdirSync(new URL('../../db/migrations/', import.meta.url))
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
    const { rows } = await admin.query<{ what: string }>('SELECT what FROM audit_events')
    expect(rows).toEqual([{ what: 'schema-migrated' }])
    await admin.query('BEGIN')
    expect(await verifyRows(admin)).toEqual([])
  } finally {
    await admin.end()
    await older.drop()
  }
})
