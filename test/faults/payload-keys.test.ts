import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { CaseAnswer } from '../../domain/procedure/case.js'
import { keyIdOf } from '../../temporal/key-ring.js'
import { keptPort, type Product, startProduct } from '../support/product.js'
import { launchProduct } from '../support/started-product.js'
import { GoodClient } from './good-client.js'
import { insertOfficeWithOpenings, type Opening, openings } from './office.js'
import { launch, walkOn, walkProcedure } from './walk.js'

/** The key of the histories is lost, or another is put in its place, while a case is open and after it is closed. */
const wanted = openings(2)
let product: Product
let client: GoodClient
let keyFile: string
let key: string
let open: CaseAnswer

const opening = (n: number): Opening => {
  const found = wanted[n]
  if (!found) throw new Error(`no opening ${n}`)
  return found
}

/** Of the key that is missing in that place. */
const needed = (place: string): string =>
  `1 open case needs its payload key ${keyIdOf(Buffer.from(key, 'hex'))}, which is not in ${place}: put it back`

beforeAll(async () => {
  product = await startProduct({ seed: (pool) => insertOfficeWithOpenings(pool, wanted) })
  client = new GoodClient(product)
  keyFile = join(product.dataDir, 'payload.key')
  key = readFileSync(keyFile, 'utf8')
  open = await launch(client, opening(0))
  await product.worker.stop()
  await product.api.stop()
})
afterAll(() => product?.close())

test('without its key neither API nor worker starts while a case is open, and none is made', async () => {
  rmSync(keyFile)
  const refused = needed(keyFile)
  await expect(product.api.start()).rejects.toThrow(refused)
  await expect(product.worker.start()).rejects.toThrow(refused)
  expect(existsSync(keyFile)).toBe(false)
})

test('another key is refused as well, by whoever starts', async () => {
  writeFileSync(keyFile, '0'.repeat(64))
  const refused = needed(keyFile)
  await expect(product.api.start()).rejects.toThrow(refused)
  await expect(product.worker.start()).rejects.toThrow(refused)
  await product.temporal.stop()
  await product.postgres.stop()
  const start = { DATA_DIR: product.dataDir, PORT: String(await keptPort()) }
  const withFile = await launchProduct(start)
  expect([await withFile.ended, withFile.said()]).toEqual([[1, null], expect.stringContaining(refused)])
  const withVariable = await launchProduct({ ...start, PAYLOAD_KEY: '1'.repeat(64) })
  expect([await withVariable.ended, withVariable.said()]).toEqual([
    [1, null],
    expect.stringContaining(needed('PAYLOAD_KEY')),
  ])
})

test('with its key put back the case goes on to its decision', async () => {
  writeFileSync(keyFile, key)
  await Promise.all([product.postgres.start(), product.temporal.start()])
  await Promise.all([product.worker.start(), product.api.start()])
  await walkOn(client, opening(0), open)
})

test('with no case open a new key is made, the audit trail says so, and everything works by it', async () => {
  await product.worker.stop()
  await product.api.stop()
  rmSync(keyFile)
  await Promise.all([product.worker.start(), product.api.start()])
  expect(readFileSync(keyFile, 'utf8')).not.toBe(key)
  const { rows } = await product.pool.query<{ bytes: string }>(
    "SELECT bytes FROM audit_events WHERE what = 'payload-key-changed'",
  )
  const kept = await product.pool.query('SELECT fingerprint FROM payload_keys WHERE free_since IS NULL')
  expect(rows.map(({ bytes }) => JSON.parse(bytes))).toMatchObject([
    {
      actor: 'system',
      before: { fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
      after: kept.rows[0],
    },
  ])
  await walkProcedure(client, opening(1))
  const { code, output } = product.run('bin/verify-audit.js')
  expect([code, output]).toEqual([0, expect.stringContaining(' 0 faults.')])
})

test('what runs for ever runs on by the new key', async () => {
  const history = await product.client.workflow.getHandle('openReappointments').fetchHistory()
  const failed = history.events?.filter((event) => event.workflowTaskFailedEventAttributes)
  const description = await product.client.workflow.getHandle('openReappointments').describe()
  expect([description.status.name, failed]).toEqual(['RUNNING', []])
  const runs = []
  for await (const run of product.client.workflow.list({ query: "WorkflowType = 'openReappointments'" })) {
    runs.push(run.status.name)
  }
  expect(runs.sort()).toEqual(['RUNNING', 'TERMINATED'])
})
