import type pg from 'pg'
import { appendToChain, COMMON_CHAIN } from '../db/audit/audit-chain.js'
import { inTransaction } from '../db/pool.js'
import { findSeeding, SEEDED } from '../db/reads/demonstration.js'
import { enterProvince } from '../demonstration/enter-province.js'
import { generateProvince } from '../demonstration/generate-province.js'
import { enterProcedures } from '../demonstration/procedures/enter-procedures.js'
import { scriptProcedures } from '../demonstration/procedures/script-procedures.js'
import { localDate } from '../domain/deadlines/dates.js'
import { withClient } from '../temporal/client.js'

/** The demonstration province is the same everywhere. */
const SEED = 2026

/** Fills an empty database with the demonstration province; leaves any other alone. */
export async function seedRecords(pool: pg.Pool, say: (sentence: string) => void): Promise<void> {
  const { rowCount } = await pool.query('SELECT 1 FROM units LIMIT 1')
  if (rowCount) return
  const began = Date.now()
  const province = provinceOn(new Date().toISOString())
  await inTransaction(pool, async (client) => {
    await enterProvince(client, province)
    await tellSeeded(client, SEEDED.records, { people: province.people.length })
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
  if (await findSeeding(deps.pool, 'procedures')) return
  // The procedures' dates are counted from the day of the records.
  const anchor = (await findSeeding(deps.pool, 'records')) ?? new Date().toISOString()
  const scripts = scriptProcedures(provinceOn(anchor), localDate(anchor))
  const entered = await withClient({ ...deps, address: deps.temporalAddress }, (client) =>
    enterProcedures(client, deps.pool, scripts),
  )
  await inTransaction(deps.pool, (client) =>
    tellSeeded(client, SEEDED.procedures, { procedures: scripts.length }),
  )
  say(`Demonstration procedures: ${entered} entered in ${Date.now() - began} ms.`)
}

async function tellSeeded(client: pg.ClientBase, what: string, after: object): Promise<void> {
  await appendToChain(client, COMMON_CHAIN, [{ what, actor: 'system', after }], new Date().toISOString())
}
