import type pg from 'pg'
import { appendToChain, COMMON_CHAIN } from '../db/audit/audit-chain.js'
import { inTransaction } from '../db/pool.js'
import { enterProvince } from '../demonstration/enter-province.js'
import { generateProvince } from '../demonstration/generate-province.js'
import { enterProcedures } from '../demonstration/procedures/enter-procedures.js'
import { scriptProcedures } from '../demonstration/procedures/script-procedures.js'
import { localDate } from '../domain/deadlines/dates.js'
import { withClient } from '../temporal/client.js'

/** The demonstration province is the same everywhere. */
const SEED = 2026

/** What the audit trail says of it. */
const RECORDS_SEEDED = 'demonstration-seeded'
const PROCEDURES_SEEDED = 'demonstration-procedures-seeded'

/** Fills an empty database with the demonstration province; leaves any other alone. */
export async function seedRecords(pool: pg.Pool, say: (sentence: string) => void): Promise<void> {
  const { rowCount } = await pool.query('SELECT 1 FROM units LIMIT 1')
  if (rowCount) return
  const began = Date.now()
  const province = provinceOn(new Date().toISOString())
  await inTransaction(pool, async (client) => {
    await enterProvince(client, province)
    await tellSeeded(client, RECORDS_SEEDED, { people: province.people.length })
  })
  say(`Demonstration province: ${province.people.length} people entered in ${Date.now() - began} ms.`)
}

/** The province as it is entered on that day: everybody evaluated up to the year before. */
const provinceOn = (at: string) => generateProvince(SEED, Number(localDate(at).slice(0, 4)) - 1)

export interface SeedingDeps {
  pool: pg.Pool
  temporalAddress: string
  namespace: string
  payloadKey: Buffer
}

/** Enters the demonstration's procedures. Interrupted, it goes on at the next start. */
export async function seedProcedures(deps: SeedingDeps, say: (sentence: string) => void): Promise<void> {
  const began = Date.now()
  if (await findSeeding(deps.pool, PROCEDURES_SEEDED)) return
  const anchor = (await findSeeding(deps.pool, RECORDS_SEEDED)) ?? new Date().toISOString()
  const scripts = scriptProcedures(provinceOn(anchor), localDate(anchor))
  const entered = await withClient({ ...deps, address: deps.temporalAddress }, (client) =>
    enterProcedures(client, deps.pool, scripts),
  )
  await inTransaction(deps.pool, (client) =>
    tellSeeded(client, PROCEDURES_SEEDED, { procedures: scripts.length }),
  )
  say(`Demonstration procedures: ${entered} entered in ${Date.now() - began} ms.`)
}

/** When that was seeded, by the audit trail: the procedures' dates are counted from the day of the records. */
async function findSeeding(pool: pg.Pool, what: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ at: string }>(
    'SELECT at FROM audit_events WHERE chain = $1 AND what = $2 ORDER BY position LIMIT 1',
    [COMMON_CHAIN, what],
  )
  return rows[0]?.at
}

async function tellSeeded(client: pg.ClientBase, what: string, after: object): Promise<void> {
  await appendToChain(client, COMMON_CHAIN, [{ what, actor: 'system', after }], new Date().toISOString())
}
