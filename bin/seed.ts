/**
 * Enters a part of the demonstration, `records` or `procedures`, and ends: `npm start` runs it as a process of its own, so
 * that the memory it takes is given back. Says on its last line what it entered.
 */
import type pg from 'pg'
import { appendToChain, COMMON_CHAIN } from '../db/audit/audit-chain.js'
import { createPool, inTransaction, type Patience } from '../db/pool.js'
import { findSeeding, SEEDED } from '../db/reads/demonstration.js'
import { enterProvince } from '../demonstration/enter-province.js'
import { generateProvince } from '../demonstration/generate-province.js'
import { enterProcedures } from '../demonstration/procedures/enter-procedures.js'
import { scriptOtherProcedures } from '../demonstration/procedures/script-other-cases.js'
import { scriptProcedures } from '../demonstration/procedures/script-procedures.js'
import { enterBesideCases } from '../demonstration/registers/beside-cases.js'
import { localDate } from '../domain/deadlines/dates.js'
import { withClient } from '../temporal/client.js'
import { securityOf } from '../temporal/connection-settings.js'
import { readPayloadKeys } from '../temporal/payload-keys.js'
import { readWorkerConfig } from '../worker/config.js'

/** The demonstration province is the same everywhere. */
const SEED = 2026

/** Nobody waits for an answer: a province in bulk, on a machine that does much else, takes longer than a request may. */
const PATIENCE: Patience = { connectMs: 10_000, statementMs: 5 * 60_000 }

/** Fills an empty database with the demonstration province. Answers what it entered. */
async function seedRecords(pool: pg.Pool): Promise<string> {
  const province = provinceOn(new Date().toISOString())
  await inTransaction(pool, async (client) => {
    await enterProvince(client, province)
    await tellSeeded(client, SEEDED.records, { people: province.people.length })
  })
  return `Demonstration province: ${province.people.length} people entered`
}

/** The province as it is entered on that day: everybody evaluated up to the year before. */
const provinceOn = (at: string) => generateProvince(SEED, Number(localDate(at).slice(0, 4)) - 1)

/** Enters the demonstration's procedures. Interrupted, it goes on when it is run again. Answers what it entered. */
async function seedProcedures(pool: pg.Pool): Promise<string> {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace, ...config } = readWorkerConfig()
  const payloadKeys = await readPayloadKeys(config)
  // The procedures' dates are counted from the day of the records.
  const anchor = (await findSeeding(pool, 'records')) ?? new Date().toISOString()
  const [province, today] = [provinceOn(anchor), localDate(anchor)]
  const short = scriptProcedures(province, today)
  const others = scriptOtherProcedures(province, today, short)
  const scripts = [...short, ...others]
  const speaking = { address, namespace, security: securityOf(config), payloadKeys }
  const entered = await withClient(speaking, (client) => enterProcedures(client, pool, scripts))
  await enterBesideCases(pool, province, others, today)
  await inTransaction(pool, (client) => tellSeeded(client, SEEDED.procedures, { procedures: scripts.length }))
  return `Demonstration procedures: ${entered} entered`
}

async function tellSeeded(client: pg.ClientBase, what: string, after: object): Promise<void> {
  await appendToChain(client, COMMON_CHAIN, [{ what, actor: 'system', after }], new Date().toISOString())
}

async function main(part: string | undefined): Promise<void> {
  const began = Date.now()
  const pool = createPool(readWorkerConfig().DATABASE_URL, 4, PATIENCE)
  try {
    const entered = await (part === 'records' ? seedRecords(pool) : seedProcedures(pool))
    process.stdout.write(`${entered} in ${Date.now() - began} ms.\n`)
  } finally {
    await pool.end()
  }
}

await main(process.argv[2]).catch((error: Error) => {
  process.stderr.write(`seed: ${error.message}\n`)
  process.exitCode = 1
})
