import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type pg from 'pg'
import { createPool } from '../../db/pool.js'
import { insertReads, listReads, removeReadsBefore } from '../../db/registers/reads-on-record.js'
import { readWorkerConfig } from '../../worker/config.js'
import { keepReads } from '../../worker/keep-reads.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'
import { until } from '../support/product.js'

let database: TestDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.url, 8)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})
beforeEach(() => pool.query('TRUNCATE reads_on_record'))

const AT = '2026-08-03T02:00:12.345Z'
const MINUTE = '2026-08-03T02:00:00.000Z'
const read = (people: string[], at = AT, reader = 'reader') =>
  insertReads(pool, { reader, what: 'file', of: { people }, at })
const of = async (person: string) => (await listReads(pool, { person, after: undefined, limit: 200 })).rows

test('what is read again in the same minute is one row, in another minute another, and oneself is none', async () => {
  await read(['an', 'binh', 'an', 'reader'])
  await read(['an'], '2026-08-03T02:00:59.999Z')
  await read(['an'], '2026-08-03T02:01:00.000Z')
  const reader = { id: 'reader', name: 'reader' }
  expect(await of('an')).toEqual([
    { reader, what: 'file', caseId: '', at: '2026-08-03T02:01:00.000Z' },
    { reader, what: 'file', caseId: '', at: MINUTE },
  ])
  expect(await of('binh')).toEqual([{ reader, what: 'file', caseId: '', at: MINUTE }])
  expect(await of('reader')).toEqual([])
})

test('many who read the same many at once wait for nobody for ever', async () => {
  const people = Array.from({ length: 200 }, (_, n) => `p-${n}`)
  const turns = Array.from({ length: 40 }, (_, n) => (n % 2 ? people : [...people].reverse()))
  await Promise.all(turns.map((each) => read(each)))
  const { rows } = await pool.query('SELECT count(*)::integer AS count FROM reads_on_record')
  expect(rows).toEqual([{ count: 200 }])
})

test('a page begins behind the one before it, whoever read in the same minute', async () => {
  for (const reader of ['r-1', 'r-2', 'r-3']) await read(['an'], AT, reader)
  const [first, second] = await of('an')
  if (!first || !second) throw new Error('they were put on record')
  const { at, reader, what, caseId } = second
  const after = { at, reader: reader.id, what, caseId }
  expect(await listReads(pool, { person: 'an', after, limit: 1 })).toMatchObject({
    rows: [{ reader: { id: 'r-1' } }],
    counted: 3,
  })
})

describe('the retention', () => {
  test('removes what is older than the moment, in as many goes as it takes, and nothing else', async () => {
    const minutes = Array.from(
      { length: 12 },
      (_, n) => `2026-08-03T02:${String(n).padStart(2, '0')}:00.000Z`,
    )
    for (const at of minutes) await read(['an'], at)
    expect(await removeReadsBefore(pool, '2026-08-03T02:10:00.000Z', 3)).toBe(10)
    expect((await of('an')).map(({ at }) => at)).toEqual([minutes[11], minutes[10]])
    expect(await removeReadsBefore(pool, '2026-08-03T02:10:00.000Z', 3)).toBe(0)
  })

  test('is swept when a worker starts, by the days that it is told', async () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
    await read(['old'], daysAgo(41))
    await read(['new'], daysAgo(39))
    keepReads({ getState: () => 'STOPPED' }, pool, 40)
    await until('the old is removed', async () => (await of('old')).length === 0)
    expect(await of('new')).toHaveLength(1)
  })

  const environment = {
    DATABASE_URL: 'postgresql://user:password@localhost:5432/personnel',
    TEMPORAL_ADDRESS: 'localhost:7233',
  }
  test('is five years, or what the installation says', () => {
    expect(readWorkerConfig(environment).READS_KEPT_DAYS).toBe(1826)
    expect(readWorkerConfig({ ...environment, READS_KEPT_DAYS: '400' }).READS_KEPT_DAYS).toBe(400)
  })
  test.each(['0', '29', '36501', '1.5', '-1', 'five years', ''])('is refused where it is "%s"', (given) => {
    expect(() => readWorkerConfig({ ...environment, READS_KEPT_DAYS: given })).toThrow(
      'READS_KEPT_DAYS must be a whole number of days, 30 to 36500',
    )
  })
})
