import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { WorkflowUpdateStage } from '@temporalio/client'
import type { CaseAnswer } from '../../domain/procedure/case.js'
import type { TaskResults } from '../../domain/procedure/task-kinds.js'
import { type Commands, type Spoken, updates, workflowIdOf } from '../../workflows/procedure/messages.js'
import { type Product, startProduct, until } from '../support/product.js'
import { actor } from '../support/small-office.js'
import { type Attempt, GoodClient } from './good-client.js'
import { insertOfficeWithOpenings, type Opening, openings } from './office.js'
import { reckoning } from './reckoning.js'
import { type Accepted, launch, uploadOnce, type Watcher, walkOn, walkProcedure } from './walk.js'

/**
 * PostgreSQL, Temporal and the worker are away for a while, hanging or gone, while procedures are under way. Nothing but
 * what was away is started again: the others have to live through it.
 */
const WALKING = 18
const PROBED = 8
/** Who read at once: more than there are connections to the database. */
const CROWD = 40
const GONE_MS = 30_000
const HANGING_MS = 10_000
/** Within this time everybody is told that something is away, beside what a busy machine takes for a request at all. */
const TOLD_WITHIN_MS = 5_000

const wanted = openings(WALKING + PROBED)
const accepted: Accepted[] = []
const watcher: Watcher = { accepted: (completion) => void (completion && accepted.push(completion)) }
let product: Product
let client: GoodClient
/** Procedures that are under way in all the outages. */
let walks: Promise<string[]>

beforeAll(async () => {
  product = await startProduct({ seed: (pool) => insertOfficeWithOpenings(pool, wanted) })
  client = new GoodClient(product)
}, 120_000)
afterAll(() => product?.close(), 60_000)

function opening(n: number): Opening {
  const found = wanted[n]
  if (!found) throw new Error(`no opening ${n}`)
  return found
}

interface Outage {
  part: 'postgres' | 'temporal' | 'worker'
  how: 'hangs' | 'gone'
  forMs: number
}

interface Seen {
  reads: Attempt[]
  writes: Attempt[]
  /** Meanwhile. */
  readiness: unknown
  /** How long the machine took, at the longest, to answer what needs nothing: milliseconds. */
  busyMs: number
  /** What the write that was tried all the time was answered at last. */
  written: CaseAnswer
}

const CONFIRMED: { kind: 'confirm-eligibility'; result: TaskResults['confirm-eligibility'] } = {
  kind: 'confirm-eligibility',
  result: { decision: 'confirm', waivers: [] },
}

/** Takes a part away while walks go on and one command is tried over and over; then brings it back. */
async function endure({ part, how, forMs }: Outage, probe: CaseAnswer): Promise<Seen> {
  const task = probe.openTasks[0]?.id ?? ''
  const key = randomUUID()
  const write = () =>
    client.once('POST', { as: 'officer', path: `/v1/tasks/${task}/completion`, body: CONFIRMED }, key)
  const read = () => client.once('GET', { as: 'officer', path: `/v1/procedures/${probe.id}` })
  if (how === 'gone') await product[part].kill()
  else product[part].freeze()
  const since = Date.now()
  const [reads, writes]: [Attempt[], Attempt[]] = [[], []]
  let busyMs = 0
  while (Date.now() - since < forMs) {
    const [took, sent, asked] = await Promise.all([
      timeOfNothing(),
      // A document is PostgreSQL's alone to keep.
      Promise.all(part === 'postgres' ? [write(), uploadOnce(client, probe.id, 'officer')] : [write()]),
      Promise.all(Array.from({ length: CROWD }, read)),
      pause(500),
    ])
    busyMs = Math.max(busyMs, took)
    writes.push(...sent)
    reads.push(...asked)
  }
  const ready = await fetch(`${product.address}/readyz?lang=en`)
  const readiness = { status: ready.status, body: await ready.json() }
  if (how === 'gone') await product[part].start()
  else product[part].thaw()
  await until('it is read again', async () => (await read()).status === 200)
  const { body } = await until('it is written again', async () => {
    const attempt = await write()
    return attempt.status === 200 && attempt
  })
  accepted.push({ caseId: probe.id, task, kind: CONFIRMED.kind })
  // The API's contract of a completion.
  return { reads, writes, readiness, busyMs, written: body as CaseAnswer }
}

async function timeOfNothing(): Promise<number> {
  const began = performance.now()
  await fetch(`${product.address}/healthz`)
  return performance.now() - began
}

/** Those that were not answered with 503, a time to come back, and in time. */
function notRefusedWell(attempts: Attempt[], busyMs: number): Attempt[] {
  return attempts.filter(
    ({ status, retryAfter, milliseconds }) =>
      status !== 503 || !(Number(retryAfter) > 0) || milliseconds >= TOLD_WITHIN_MS + 3 * busyMs,
  )
}

const OUTAGES: Outage[] = [
  { part: 'postgres', how: 'hangs', forMs: HANGING_MS },
  { part: 'postgres', how: 'gone', forMs: GONE_MS },
  { part: 'temporal', how: 'hangs', forMs: HANGING_MS },
  { part: 'temporal', how: 'gone', forMs: HANGING_MS },
  { part: 'worker', how: 'hangs', forMs: HANGING_MS },
  { part: 'worker', how: 'gone', forMs: HANGING_MS },
]

describe.each(OUTAGES)('$part $how for $forMs ms', (outage) => {
  const n = OUTAGES.indexOf(outage)
  let probe: CaseAnswer
  let seen: Seen

  beforeAll(async () => {
    probe = await launch(client, opening(WALKING + n))
    const share = WALKING / OUTAGES.length
    const mine = wanted.slice(n * share, (n + 1) * share)
    walks = Promise.all(mine.map((each) => walkProcedure(client, each, watcher)))
    // Handled where it is awaited.
    walks.catch(() => undefined)
    const before = accepted.length
    await until('they are under way', () => accepted.length >= before + 3)
    seen = await endure(outage, probe)
  }, 120_000)

  test('writes are answered with 503 and Retry-After within five seconds', () => {
    expect(seen.writes.length).toBeGreaterThan(1)
    expect(notRefusedWell(seen.writes, seen.busyMs)).toEqual([])
  })

  test('readiness tells what is away', () => {
    const up = { postgresql: 'up', temporal: 'up', worker: 'up' }
    const away = {
      postgres: { postgresql: 'down' },
      temporal: { temporal: 'down', worker: 'unknown' },
      worker: { worker: 'down' },
    }
    expect(seen.readiness).toMatchObject({
      status: 503,
      body: { ...up, ...away[outage.part], notes: [expect.stringMatching(/ does not answer\.|^No worker /)] },
    })
  })

  if (outage.part === 'postgres') {
    test('reads are answered with 503 and Retry-After within five seconds', () => {
      expect(notRefusedWell(seen.reads, seen.busyMs)).toEqual([])
    })
  } else {
    test('reads go on', () => {
      expect(seen.reads.filter(({ status }) => status !== 200)).toEqual([])
    })
  }

  test('what was under way goes on by itself, and nothing accepted is lost or there twice', async () => {
    expect(product.api.isRunning && product.worker.isRunning).toBe(true)
    await walkOn(client, opening(WALKING + n), seen.written, watcher)
    const caseIds = [...(await walks), probe.id]
    expect(await reckoning(product, caseIds, accepted)).toEqual([])
  }, 90_000)
})

test('a change that was accepted when PostgreSQL went away is recorded by itself when it is back', async () => {
  const probe = await launch(client, opening(wanted.length - 1))
  await product.postgres.kill()
  const spoken: Spoken<Commands['completeTask']> = {
    actor: actor('officer'),
    command: { id: randomUUID(), bodyHash: 'confirmed' },
    input: { task: probe.openTasks[0]?.id ?? '', ...CONFIRMED },
  }
  const handle = product.client.workflow.getHandle(workflowIdOf(probe.id))
  const update = await handle.startUpdate(updates.completeTask, {
    args: [spoken],
    waitForStage: WorkflowUpdateStage.ACCEPTED,
  })
  await product.postgres.start()
  const { answer } = await update.result()
  expect(answer.sequence).toBe(2)
}, 60_000)

test('started while both are away, the API says so and the worker ends, to be started again', async () => {
  for (const part of ['api', 'worker', 'postgres', 'temporal'] as const) await product[part].kill()
  await product.api.start()
  const read = () => client.once('GET', { as: 'officer', path: '/v1/tasks' })
  expect(notRefusedWell([await read()], await timeOfNothing())).toEqual([])
  await expect(product.worker.start()).rejects.toThrow(/^The worker did not start \(worker: .*\)/)
  await Promise.all([product.postgres.start(), product.temporal.start()])
  await product.worker.start()
  await until('it is read again', async () => (await read()).status === 200)
  await walkProcedure(client, opening(wanted.length - 2), watcher)
}, 90_000)
