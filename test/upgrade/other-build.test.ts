import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Client, Connection } from '@temporalio/client'
import { NativeConnection, type Worker } from '@temporalio/worker'
import type pg from 'pg'
import { createPool } from '../../db/pool.js'
import { compareStores } from '../../in-step/compare-stores.js'
import { takeOverEarlierBuilds } from '../../in-step/earlier-builds.js'
import { restoreWorkflows } from '../../in-step/keep-in-step.js'
import { createClient } from '../../temporal/client.js'
import { type Bundle, buildOf } from '../../worker/bundle.js'
import { comparingWith } from '../../worker/in-step.js'
import { createProceduresWorker } from '../../worker/procedures-worker.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'
import { goTo } from '../support/procedure-steps.js'
import { endRuntime, launchProcedure, quietRuntime, type RunningProcedure } from '../support/procedures.js'
import { insertSeat, insertSmallOffice, launchOf, OFFICE, SUBJECT } from '../support/small-office.js'
import { testTemporal, workflowBundle } from '../support/temporal.js'

/** Cases begun under workflows that looked first whether there was such a case: those of today cannot take up their histories. */
quietRuntime({ silent: true })
const payloadKeys = [randomBytes(32)] as const
let database: TestDatabase
let pool: pg.Pool
let connection: Connection
let native: NativeConnection
let client: Client
let taskQueue: string
let namespace: string

beforeAll(async () => {
  const temporal = await testTemporal()
  ;({ taskQueue, namespace } = temporal)
  database = await createTestDatabase()
  pool = createPool(database.url)
  await insertSmallOffice(pool)
  connection = await Connection.connect({ address: temporal.address })
  native = await NativeConnection.connect({ address: temporal.address })
  client = createClient(connection, { namespace, payloadKeys })
}, 60_000)
afterAll(async () => {
  await native?.close()
  await connection?.close()
  await pool?.end()
  await database?.drop()
  await endRuntime()
}, 60_000)

const workerWith = (bundle: Bundle): Promise<Worker> =>
  createProceduresWorker({ connection: native, namespace, payloadKeys, pool, taskQueue, bundle })

async function otherBundle(): Promise<Bundle> {
  const { codePath } = await workflowBundle()
  const code = await readFile(codePath, 'utf8')
  const other = code.replace(
    ' async open() {',
    ' async open() { await readCase({ caseId: this.#launch.caseId, sequence: 0 });',
  )
  if (other === code) throw new Error('the bundle looks otherwise: nothing was replaced')
  return { code: other }
}

describe('workflows that cannot take up what others began', () => {
  let first: RunningProcedure
  let second: RunningProcedure

  beforeAll(async () => {
    const worker = await workerWith(await otherBundle())
    await worker.runUntil(async () => {
      ;[first, second] = [await launch('an'), await launch('binh')]
      await goTo(first, 'collective-vote')
    })
  }, 60_000)

  async function launch(candidate: string): Promise<RunningProcedure> {
    const subject = { ...SUBJECT, seatId: await insertSeat(pool, OFFICE.post) }
    return launchProcedure({ client, taskQueue, pool }, launchOf({ subject, candidates: [candidate] }))
  }

  test('find them by comparing, and are told so rather than by an error of the engine', async () => {
    const bundle = await workflowBundle()
    const worker = await workerWith(bundle)
    const comparing = comparingWith({ client, pool, payloadKeys, taskQueue, bundle })
    const { found } = await worker.runUntil(compareStores(comparing))
    expect(found).toEqual(
      [first, second].map(({ caseId }) => expect.objectContaining({ caseId, how: 'unreplayable' })),
    )
  }, 120_000)

  test('raise them anew at the start, from where they stand', async () => {
    const bundle = await workflowBundle()
    const worker = await workerWith(bundle)
    const comparing = comparingWith({ client, pool, payloadKeys, taskQueue, bundle })
    await worker.runUntil(async () => {
      const { healed, left } = await takeOverEarlierBuilds(comparing, await buildOf(bundle))
      expect([healed.map(({ caseId }) => caseId).sort(), left]).toEqual([
        [first.caseId, second.caseId].sort(),
        [],
      ])
      expect(await takeOverEarlierBuilds(comparing, await buildOf(bundle))).toMatchObject({ healed: [] })
      await goTo(second, 'action-program')
      await first.say('officer', 'withdrawCase', { reason: 'Chủ trương mới' })
      expect((await first.outcome()).status).toBe('withdrawn')
      expect(await restoreWorkflows(comparing)).toMatchObject({ healed: [], left: [] })
    })
  }, 120_000)
})
