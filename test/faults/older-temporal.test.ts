import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { CaseAnswer } from '../../domain/procedure/case.js'
import { type Product, startProduct } from '../support/product.js'
import { GoodClient } from './good-client.js'
import { insertOfficeWithOpenings, type Opening, openings } from './office.js'
import { reckoning } from './reckoning.js'
import { type Accepted, complete, launch, stepFor, walkOn } from './walk.js'

/**
 * Temporal's store is replaced by an older copy of it while a count is awaited: PostgreSQL then knows of two commands that
 * its workflow has never heard of.
 */
const OPENING: Opening = openings(1)[0] ?? { seatId: '', candidate: '' }

const accepted: Accepted[] = []
const watcher = {
  accepted: (completion: Accepted | undefined) => void (completion && accepted.push(completion)),
}
let product: Product
let client: GoodClient
let awaiting: CaseAnswer

beforeAll(async () => {
  product = await startProduct({ seed: (pool) => insertOfficeWithOpenings(pool, [OPENING]) })
  client = new GoodClient(product)
  awaiting = await launch(client, OPENING)
  while (awaiting.openTasks[0]?.kind !== 'enter-count') awaiting = await completeNext(awaiting)
  const store = join(product.dataDir, 'temporal')
  await stopAll()
  cpSync(store, `${store}-kept`, { recursive: true })
  await startAll()
  for (const command of ['claim', 'release']) {
    const { status } = await client.command({
      as: 'teller1',
      path: `/v1/tasks/${taskOf(awaiting)}/${command}`,
    })
    expect([command, status]).toEqual([command, 200])
  }
  await stopAll()
  rmSync(store, { recursive: true })
  cpSync(`${store}-kept`, store, { recursive: true })
  await startAll()
}, 120_000)
afterAll(() => product?.close(), 60_000)

const PARTS = ['postgres', 'temporal', 'worker', 'api'] as const

async function stopAll(): Promise<void> {
  for (const part of PARTS.toReversed()) await product[part].stop()
}

async function startAll(): Promise<void> {
  for (const part of PARTS) await product[part].start()
}

const taskOf = ({ openTasks }: CaseAnswer): string => openTasks[0]?.id ?? 'none'

async function completeNext(current: CaseAnswer, count = current.sequence): Promise<CaseAnswer> {
  const [task] = current.openTasks
  if (!task) throw new Error(`${current.id} waits for nothing`)
  const step = await stepFor(client, OPENING, { kind: task.kind, caseId: current.id, count })
  return complete(client, task.id, step, watcher)
}

test('a count that is answered with 200 is on record, after what the older copy did not know', async () => {
  const answer = await completeNext(awaiting)
  expect(answer.sequence).toBe(awaiting.sequence + 3)
  const { rows } = await product.pool.query('SELECT status, completed_by FROM tasks WHERE id = $1', [
    taskOf(awaiting),
  ])
  expect(rows).toEqual([{ status: 'done', completed_by: 'teller1' }])
  // Two changes beside the steps.
  await walkOn(client, OPENING, { ...answer, sequence: answer.sequence - 2 }, watcher)
}, 60_000)

test('each step is there once, and every audit chain verifies, against the workflow too', async () => {
  expect(await reckoning(product, [awaiting.id], accepted, { [awaiting.id]: 2 })).toEqual([])
  const { code, output } = product.run('bin/verify-audit.js')
  expect([code, output]).toEqual([
    0,
    expect.stringMatching(/^2 chains, \d+ events, \d+ witnesses: 0 faults\.\n$/),
  ])
}, 60_000)
