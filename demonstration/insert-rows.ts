import type pg from 'pg'
import type { ProvinceRows } from './province.js'

/** The tables in an order that respects their references, each with its rows. */
const TABLES = [
  ['units', 'units'],
  ['people', 'people'],
  ['accounts', 'accounts'],
  ['role_grants', 'roleGrants'],
  ['groups', 'groups'],
  ['group_members', 'groupMembers'],
  ['posts', 'posts'],
  ['seats', 'seats'],
  ['tenures', 'tenures'],
  ['planning_entries', 'planningEntries'],
  ['evaluations', 'evaluations'],
  ['papers', 'papers'],
  ['relations_declared', 'relationsDeclared'],
  ['interests_declared', 'interestsDeclared'],
  ['breakthrough_tasks', 'breakthroughTasks'],
  ['calendar_years', 'calendarYears'],
  ['calendar_days', 'calendarDays'],
] as const satisfies readonly (readonly [table: string, rows: keyof ProvinceRows])[]

/** The database holds an organisation already: the demonstration is for an empty one. */
export class NotEmpty extends Error {
  constructor() {
    super('The database already has units: the demonstration province is only put into an empty one.')
    this.name = 'NotEmpty'
  }
}

/** How long another program that seeds may take, and a whole table on a machine that does much else; in milliseconds. */
const PATIENCE_MS = 60_000

type Patient = pg.QueryConfig & Pick<pg.ClientConfig, 'query_timeout'>

/** Waits for another program that seeds, longer than a statement may take otherwise; the transaction keeps the lock. */
const LOCK: Patient = { text: 'LOCK TABLE units IN EXCLUSIVE MODE', query_timeout: PATIENCE_MS }

/**
 * Inserts what the organisation brings along, in bulk and in the caller's transaction. Writes no audit event.
 * @throws NotEmpty where there are units already
 */
export async function insertProvinceRows(client: pg.ClientBase, rows: ProvinceRows): Promise<void> {
  await client.query(`SET LOCAL statement_timeout = ${PATIENCE_MS}`)
  await client.query(LOCK)
  const { rowCount } = await client.query('SELECT 1 FROM units LIMIT 1')
  if (rowCount) throw new NotEmpty()
  for (const [table, key] of TABLES) await insertRows(client, table, rows[key])
  await client.query('SET LOCAL statement_timeout TO DEFAULT')
}

/** One statement for all rows of a table; the columns not named keep their defaults. */
async function insertRows(client: pg.ClientBase, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).map(columnName).join(', ')
  const insert: Patient = {
    text: `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`,
    values: [JSON.stringify(rows.map(asColumns))],
    query_timeout: PATIENCE_MS,
  }
  await client.query(insert)
}

function asColumns(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [columnName(field), value]))
}

function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
