import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Mutex } from 'async-mutex'
import fc from 'fast-check'
import type pg from 'pg'
import { verifyAudit } from '../../db/audit/verify-audit.js'
import { createPool } from '../../db/pool.js'
import { pinLaw } from '../../db/registers/pinned-law.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'
import { insertCandidate, insertSeat, insertSmallOffice, launchOf, SUBJECT } from '../support/small-office.js'
import { ComparedCases } from './compared-cases.js'
import { deaths, type Step, steps } from './mortal-steps.js'

/**
 * The database may be ahead: a case is driven with random commands, deaths, timers and restores, on the real `record` and
 * the real core of the workflow, beside the same case where nobody dies. `MODEL_STEPS` is how many steps are taken.
 */
const STEPS = Number(process.env.MODEL_STEPS ?? 10_000)
/** Cases under way at once. */
const AT_ONCE = 8

/** Seats are numbered by how many there are. */
const seats = new Mutex()

let database: TestDatabase
let pool: pg.Pool
let people = 0
let taken = 0

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.url, AT_ONCE)
  await insertSmallOffice(pool)
}, 60_000)
afterAll(async () => {
  await pool.end()
  await database.drop()
})

async function begun(kind: 'appointment' | 'nomination', count: number): Promise<ComparedCases> {
  const postId = kind === 'nomination' ? 'post-chair' : SUBJECT.postId
  const candidates = Array.from({ length: count }, () => {
    people += 1
    return `person${people}`
  })
  for (const candidate of candidates) await insertCandidate(pool, candidate)
  const seatId = await seats.runExclusive(() => insertSeat(pool, postId))
  const subject = { ...SUBJECT, postId, seatId }
  const launch = await pinLaw(pool, launchOf({ kind, candidates, subject }))
  return new ComparedCases(pool, launch, new Date().toISOString())
}

async function drive(it: ComparedCases, all: readonly Step[]): Promise<void> {
  for (const step of all) {
    await it.take(step)
    taken += 1
    // What follows on a closed case is soon seen.
    if (it.isClosed && taken % 4 === 0) break
  }
  await it.settle()
}

const property = fc.asyncProperty(
  steps,
  deaths,
  fc.integer({ min: 1, max: 3 }),
  fc.constantFrom('appointment' as const, 'nomination' as const),
  async (all, death, candidates, kind) => {
    if (taken >= STEPS) return
    const it = await begun(kind, candidates)
    await it.open(death)
    await drive(it, all)
  },
)

async function lane(): Promise<void> {
  while (taken < STEPS) await fc.assert(property, { numRuns: 20, endOnFailure: true })
}

test(`in ${STEPS} random steps a case whose worker dies does what it would have done with a worker that does not`, async () => {
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  expect(taken).toBeGreaterThanOrEqual(STEPS)
  expect((await verifyAudit(pool, [])).faults).toEqual([])
}, 600_000)
