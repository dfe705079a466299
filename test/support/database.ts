import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { createPool } from '../../db/pool.js'
import { testService } from './services.js'

export interface TestDatabase {
  /** Connection string, as superuser. */
  readonly url: string
  /** Deletes the database; connections that are still open are cut. */
  drop(): Promise<void>
}

/** A database whose tables are there, and are not the product's. */
export interface MigratedDatabase extends TestDatabase {
  /** Connection string, as the role that the product runs as. */
  readonly applicationUrl: string
}

/**
 * A database of one's own with all migrations and no rows: a copy of the migrated template.
 * End the pools before `drop`, or their clients report the cut.
 */
export async function createTestDatabase(): Promise<MigratedDatabase> {
  const { url, applicationUrl, name } = await testService('template')
  const database = await createDatabase(url, `TEMPLATE ${name}`)
  return { ...database, applicationUrl: sameDatabase(applicationUrl, database.url) }
}

/** A pool that waits, where the product's would say that the database is away: the machine may be busy. */
export const patientPool = (url: string, max?: number): pg.Pool =>
  createPool(url, max, { connectMs: 60_000, statementMs: 60_000 })

/** A database with nothing in it, to test the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const { url } = await testService('postgres')
  return await createDatabase(url, '')
}

async function createDatabase(adminUrl: string, options: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await execute(adminUrl, `CREATE DATABASE ${name} ${options}`)
  return {
    url: adminUrl.replace(/[^/]+$/, name),
    drop: () => execute(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

/** That address, at the database of another. */
export const sameDatabase = (url: string, other: string): string =>
  Object.assign(new URL(url), { pathname: new URL(other).pathname }).href

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
