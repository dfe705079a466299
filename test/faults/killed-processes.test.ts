import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Random, randomFrom } from '../../demonstration/random.js'
import { type Product, startProduct, until } from '../support/product.js'
import { GoodClient } from './good-client.js'
import { insertOfficeWithOpenings, openings } from './office.js'
import { reckoning } from './reckoning.js'
import { type Accepted, STEPS_OF_A_PROCEDURE, type Watcher, walkProcedure } from './walk.js'
import { whereItStands } from './where-it-stands.js'

/**
 * One run of fifty procedures, driven over HTTP by a client that repeats what was not answered, while the processes of
 * the product are killed one after the other. What is killed when follows from the seed, but for the machine's own pace.
 */
const SEED = 2026
const PROCEDURES = 50
const KILLS = { worker: 3, api: 3, postgres: 3, temporal: 3 }
/** Launch, document and completions. */
const COMMANDS = PROCEDURES * (STEPS_OF_A_PROCEDURE + 2)

type PartName = keyof typeof KILLS

interface Kill {
  part: PartName
  /** When so many commands had been answered. */
  after: number
  /** What was under way. */
  underWay: string[]
}

const wanted = openings(PROCEDURES)
const kills: Kill[] = []
const accepted: Accepted[] = []
let product: Product
let client: GoodClient
let caseIds: string[] = []

beforeAll(async () => {
  product = await startProduct({ seed: (pool) => insertOfficeWithOpenings(pool, wanted) })
  client = new GoodClient(product)
  const traffic = new Traffic()
  const walks = Promise.all(wanted.map((opening) => walkProcedure(client, opening, traffic.watcher())))
    .catch(withStanding)
    .finally(() => {
      traffic.isOver = true
    })
  ;[caseIds] = await Promise.all([walks, killAll(randomFrom(SEED, 'kills'), traffic)])
}, 600_000)
afterAll(() => product?.close(), 60_000)

/** Fails as before, with where the case stands that did not go on. */
async function withStanding(error: unknown): Promise<never> {
  const [caseId] = /p-[0-9a-f]{20}/.exec(String(error)) ?? []
  throw caseId ? new Error(`${error}\n${await whereItStands(product, caseId)}`, { cause: error }) : error
}

/** What the clients have sent, and what was answered. */
class Traffic {
  answered = 0
  isOver = false
  readonly underWay = new Map<Watcher, string>()

  watcher(): Watcher {
    const watcher: Watcher = {
      sending: (what) => void this.underWay.set(watcher, what),
      accepted: (completion) => {
        this.answered += 1
        this.underWay.delete(watcher)
        if (completion) accepted.push(completion)
      },
    }
    return watcher
  }
}

/** Spread over the whole run, in an order of its own, each a little after a number of answers. */
async function killAll(random: Random, traffic: Traffic): Promise<void> {
  const names = Object.entries(KILLS).flatMap(([name, times]) =>
    Array<PartName>(times).fill(name as PartName),
  ) // its keys
  const apart = Math.floor(COMMANDS / (names.length + 1))
  for (const [n, part] of random.shuffled(names).entries()) {
    const after = n * apart + random.between(Math.floor(apart / 2), apart)
    await until(`${after} commands are answered`, () => traffic.answered >= after || traffic.isOver, 300_000)
    if (traffic.isOver) return
    await pause(random.below(40))
    kills.push({ part, after: traffic.answered, underWay: [...traffic.underWay.values()] })
    await product[part].kill()
    await product[part].start()
  }
}

test('every procedure reaches its end, and every accepted completion is there exactly once', async () => {
  expect(new Set(caseIds).size).toBe(PROCEDURES)
  expect(accepted.length).toBe(PROCEDURES * STEPS_OF_A_PROCEDURE)
  expect(await reckoning(product, caseIds, accepted)).toEqual([])
  const { rows } = await product.pool.query<{ status: string; cases: number }>(
    'SELECT status, count(*) AS cases FROM cases GROUP BY status',
  )
  expect(rows).toEqual([{ status: 'completed', cases: PROCEDURES }])
  // A workflow whose last command was answered by PostgreSQL alone ends when the stores are compared, once a minute.
}, 240_000)

test('no task is left open', async () => {
  const { rows } = await product.pool.query("SELECT id FROM tasks WHERE status = 'open'")
  expect(rows).toEqual([])
})

test('every audit chain verifies, against the workflows too', () => {
  const { code, output } = product.run('bin/verify-audit.js')
  const [, chains, witnesses, faults] = /(\d+) chains, \d+ events, (\d+) witnesses: (\d+) faults/.exec(
    output,
  ) ?? [output]
  expect([code, Number(chains), Number(faults)]).toEqual([0, PROCEDURES + 1, 0])
  expect(Number(witnesses)).toBeGreaterThanOrEqual(PROCEDURES)
}, 60_000)

test('each process was killed at several points of a procedure', () => {
  for (const [part, times] of Object.entries(KILLS)) {
    const mine = kills.filter((kill) => kill.part === part)
    expect(mine.length).toBe(times)
    expect(new Set(mine.flatMap(({ underWay }) => underWay)).size).toBeGreaterThanOrEqual(times)
  }
})

test('whoever was told to try again was told when', () => {
  const refused = client.attempts.filter(({ status }) => status === 503)
  expect(refused.filter(({ retryAfter }) => !(Number(retryAfter) > 0))).toEqual([])
  expect(refused.length).toBeGreaterThan(0)
})
