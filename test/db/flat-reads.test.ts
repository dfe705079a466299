import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type pg from 'pg'
import { describedOperations } from '../../api/http/operation.js'
import { explainSent, type Sent } from '../../bench/plans.js'
import { fill } from '../../bench/scale/data/build.js'
import { keepSampledStates } from '../../bench/scale/kept-states.js'
import { withNotedQueries } from '../../bench/scale/reading-app.js'
import { NOT_READ_FROM_TABLES, readingsOf } from '../../bench/scale/readings.js'
import { type Samples, takeSamples } from '../../bench/scale/samples.js'
import { createPool } from '../../db/pool.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'

/** Of everything that a province has, more than what counts as large. */
const SCALE = { cases: 20_000, people: 8_000, posts: 4_000, seats: 12_000 }

let database: TestDatabase
let pool: pg.Pool
let samples: Samples

beforeAll(async () => {
  database = await createTestDatabase()
  await fill(database.url, SCALE)
  pool = createPool(database.url, 2)
  samples = await takeSamples(pool)
  await keepSampledStates(pool, samples)
}, 180_000)
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const operations = [...new Set(readingsOf().map(({ operation }) => operation))]

test('every operation that reads is asked for its plans', () => {
  const read = describedOperations().flatMap(({ spec }) => (spec.method === 'get' ? [spec.path] : []))
  expect(read.length).toBeGreaterThan(0)
  expect([...operations, ...NOT_READ_FROM_TABLES].sort()).toEqual([...new Set(read)].sort())
})

/** The same query of the same values is asked for by several readings. */
function once(sent: readonly Sent[]): Sent[] {
  return [...new Map(sent.map((query) => [JSON.stringify([query.text, query.values]), query])).values()]
}

test.each(operations)(
  '%s reads no large table from one end to the other, whatever is asked of it',
  async (operation) => {
    const wholes = await withNotedQueries(pool, async (queriesOf) => {
      const found: string[] = []
      for (const reading of readingsOf(operation)) {
        const plans = await explainSent(pool, once(await queriesOf(reading, samples)), 'always')
        found.push(
          ...plans.flatMap(({ query, mode, readWhole }) =>
            readWhole.map((table) => `${reading.reader} ${reading.asked}: ${mode} ${query}: ${table}`),
          ),
        )
      }
      return found
    })
    expect(wholes).toEqual([])
  },
  60_000,
)

test('what was withdrawn after it was read is counted without a look at what was withdrawn otherwise', async () => {
  const { rows } = await pool.query<{ withdrawn: number }>(
    `SELECT count(*)::integer AS withdrawn FROM cases WHERE status = 'withdrawn' AND closed_at > now() - interval '4 years'`,
  )
  expect(rows[0]?.withdrawn).toBeGreaterThan(100)
  const pages = await withNotedQueries(pool, async (queriesOf) => {
    const plans = await Promise.all(
      readingsOf('/v1/monitoring/withdrawn-after-reading').map(async (reading) => {
        const counts = (await queriesOf(reading, samples)).filter(({ text }) =>
          text.startsWith('SELECT count'),
        )
        return explainSent(pool, counts, 'always')
      }),
    )
    return plans.flat().map(({ buffers }) => buffers.hit + buffers.read)
  })
  expect(pages.length).toBeGreaterThan(0)
  expect(Math.max(...pages)).toBeLessThan(20)
}, 60_000)
