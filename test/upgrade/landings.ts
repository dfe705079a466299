import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { migrate } from '../../db/migrate.js'
import { workflowIdOf } from '../../workflows/procedure/messages.js'
import { plainHistory } from '../replay/histories.js'
import { createEmptyDatabase, type TestDatabase } from '../support/database.js'
import { ownColumns } from '../support/own-columns.js'
import { goTo, type StageKey } from '../support/procedure-steps.js'
import { startProcedures } from '../support/procedures.js'

const FOLDER = new URL('./landings/', import.meta.url)

/** Seals the data of the landings, which are nobody's: known, so that they can be opened wherever they are tried. */
export const LANDING_KEY = createHash('sha256').update('data of the landings').digest()

/** The stages at which the cases of a landing stand. */
const STAGES: readonly StageKey[] = ['planning-check', 'action-program', 'collective-vote', 'approval']

/** What an earlier version left behind: every row, and the histories of its open cases by workflow id. */
export interface Landing {
  tables: Record<string, object[]>
  histories: Record<string, object>
}

export const landingNames = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace(/\.json$/, ''))
    .sort()

export const readLanding = (name: string): Landing =>
  // Written by `recordLanding`.
  JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as Landing

/** Opens a case at each stage with the present version, and writes down what both stores hold. */
export async function recordLanding(name: string): Promise<void> {
  const stack = await startProcedures({ payloadKeys: [LANDING_KEY] })
  try {
    const histories: Landing['histories'] = {}
    for (const stage of STAGES) {
      const caseId = `${name}-${stage}`
      await goTo(await stack.launch({ caseId, candidates: await stack.candidates(1) }), stage)
      const history = await stack.client.workflow.getHandle(workflowIdOf(caseId)).fetchHistory()
      histories[workflowIdOf(caseId)] = plainHistory(history)
    }
    const landing = { tables: await rowsOf(stack.pool), histories } satisfies Landing
    writeFileSync(fileURLToPath(new URL(`${name}.json`, FOLDER)), JSON.stringify(landing))
  } finally {
    await stack.stop()
  }
}

async function tablesOf(client: pg.Pool | pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
  )
  return rows.map(({ name }) => name)
}

async function rowsOf(pool: pg.Pool): Promise<Landing['tables']> {
  const tables: Landing['tables'] = {}
  for (const table of await tablesOf(pool)) {
    const { rows } = await pool.query<{ row: object }>(`SELECT to_jsonb(t) AS row FROM public.${table} t`)
    if (rows.length > 0) tables[table] = rows.map(({ row }) => row)
  }
  return tables
}

/** A database as that version left it, brought up to the present one. */
export async function openLanding({ tables }: Landing): Promise<TestDatabase> {
  const database = await createEmptyDatabase()
  const client = new pg.Client(database.url)
  await client.connect()
  try {
    // The migrations that it had, then its rows, then those that came since.
    await client.query(
      'CREATE TABLE migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
    )
    for (const { name } of (tables.migrations ?? []) as { name: string }[]) {
      await client.query(readFileSync(new URL(`../../db/migrations/${name}`, import.meta.url), 'utf8'))
    }
    await client.query('SET session_replication_role = replica')
    await client.query(`TRUNCATE ${(await tablesOf(client)).join(', ')}`)
    for (const [table, rows] of Object.entries(tables)) {
      const columns = await ownColumns(client, table)
      await client.query(
        `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE
         SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
        [JSON.stringify(rows)],
      )
    }
  } finally {
    await client.end()
  }
  await migrate(database.url)
  return database
}
