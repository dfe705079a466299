import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type pg from 'pg'
import { createPool } from '../../db/pool.js'
import { dayCounted, UNKNOWN_DAYS } from '../../domain/birth-date.js'
import { dateOfDayNumber, dayNumber } from '../../domain/deadlines/dates.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.url, 1)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

test('the database counts with the same day as the law has it, of whatever is known of a birth', async () => {
  const day = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') })
  const known = fc
    .tuple(day, fc.constantFrom(4, 7, 10))
    .map(([at, length]) => dateOfDayNumber(at).slice(0, length))
  const dates = fc.sample(known, 500)
  for (const unknownDay of UNKNOWN_DAYS) {
    const { rows } = await pool.query<{ day: string }>(
      'SELECT birth_day(date, $2) AS day FROM unnest($1::text[]) WITH ORDINALITY AS d (date, n) ORDER BY n',
      [dates, unknownDay],
    )
    expect(rows.map((row) => row.day)).toEqual(dates.map((date) => dayCounted(date, unknownDay)))
  }
})

test.each(['68', '1968-13', '1968-02-30', '1968-5', '1968-05-17-01', ''])(
  'nobody is on record as born on %j',
  async (bornOn) => {
    const added = pool.query(
      `INSERT INTO people (id, full_name, search_name, born_on, managed_as) VALUES ('c-1', 'An', 'an', $1, 'provincial')`,
      [bornOn],
    )
    await expect(added).rejects.toThrow()
  },
)
