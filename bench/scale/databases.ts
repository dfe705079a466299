import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type PostgresServer, startPostgres } from '../../bin/processes/embedded-postgres.js'
import { migrate } from '../../db/migrate.js'
import { buildDatabase } from './data/build.js'
import type { Scale } from './data/scale.js'

/** The same province with procedures of twenty years: with few of them and with all. */
const PROVINCE = { people: 40_000, posts: 20_000, seats: 110_000 }
const SIZES = { small: { ...PROVINCE, cases: 10_000 }, large: { ...PROVINCE, cases: 1_000_000 } } as const

export type Size = keyof typeof SIZES

/** PostgreSQL with both databases in it. */
export interface Databases {
  urls: Record<Size, string>
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL in the folder and builds what is not there: a database is of the schema and of the data that it was
 * built from, and others are dropped, unless they are to be `migrated`: then the data that stands is brought to the present
 * schema. Only what can be built again is written without care for a crash.
 */
export async function startDatabases(
  { dir, migrated }: { dir: string; migrated: boolean },
  say: (what: string) => void,
  onStop: (stop: () => Promise<void>) => void,
): Promise<Databases> {
  let server: PostgresServer | undefined
  onStop(async () => server?.stop())
  server = await startPostgres({ dataDir: dir, durable: false })
  const names = { small: nameOf(SIZES.small), large: nameOf(SIZES.large) }
  if (migrated)
    for (const size of ['small', 'large'] as const) await migrateOther(server.url, size, names[size], say)
  await dropOthers(server.url, Object.values(names))
  for (const size of ['small', 'large'] as const) {
    if (!(await exists(server.url, names[size]))) {
      say(`Building ${SIZES[size].cases.toLocaleString('en')} procedures`)
      await buildDatabase(server.url, names[size], SIZES[size], (what) => say(`  ${what} done`))
    }
  }
  await server.stop()
  const started = await startPostgres({ dataDir: dir })
  server = started
  return {
    urls: { small: urlOf(started.url, names.small), large: urlOf(started.url, names.large) },
    stop: () => started.stop(),
  }
}

const urlOf = (url: string, name: string): string => url.replace(/[^/]+$/, name)

/** By what it is built from: the migrations and the programs that fill it. */
function nameOf(scale: Scale): string {
  const hash = createHash('sha256').update(JSON.stringify(scale))
  for (const folder of ['../../db/migrations/', './data/']) {
    const path = fileURLToPath(new URL(folder, import.meta.url))
    for (const file of readdirSync(path)
      .filter((name) => /\.(sql|js)$/.test(name))
      .sort())
      hash.update(readFileSync(path + file))
  }
  return `scale_${scale.cases}_${hash.digest('hex').slice(0, 8)}`
}

/** What was built of an earlier schema with as many procedures goes on under the present name. */
async function migrateOther(
  url: string,
  size: Size,
  name: string,
  say: (what: string) => void,
): Promise<void> {
  const standing = await namesOf(url)
  const other = standing.find((each) => each.startsWith(`scale_${SIZES[size].cases}_`))
  if (standing.includes(name) || other === undefined) return
  say(`Migrating ${SIZES[size].cases.toLocaleString('en')} procedures`)
  await migrate(urlOf(url, other))
  await onServer(urlOf(url, other), 'VACUUM (ANALYZE)')
  await onServer(url, `ALTER DATABASE ${pg.escapeIdentifier(other)} RENAME TO ${pg.escapeIdentifier(name)}`)
}

async function dropOthers(url: string, kept: readonly string[]): Promise<void> {
  const others = await namesOf(url)
  for (const name of others.filter((other) => !kept.includes(other))) {
    await onServer(url, `DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`)
  }
}

const exists = async (url: string, name: string): Promise<boolean> => (await namesOf(url)).includes(name)

async function namesOf(url: string): Promise<string[]> {
  const rows = await onServer<{ name: string }>(
    url,
    "SELECT datname AS name FROM pg_database WHERE datname LIKE 'scale\\_%'",
  )
  return rows.map(({ name }) => name)
}

async function onServer<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}
