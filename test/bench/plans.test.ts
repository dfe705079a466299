import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type pg from 'pg'
import { explainQueries, readsWhole } from '../../bench/plans.js'
import { createPool } from '../../db/pool.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.url, 2)
  await pool.query(
    `INSERT INTO people (id, full_name, search_name, born_on, sex, managed_as)
     SELECT 'p-' || n, 'Người ' || n, 'nguoi ' || n, '1985-03-01', 'female', 'provincial' FROM generate_series(1, 3000) n`,
  )
  await pool.query(
    "INSERT INTO units (id, path, kind, name_vi, name_en) VALUES ('u', ARRAY['u'], 'province', 'Tỉnh', 'Province')",
  )
  await pool.query('ANALYZE')
})

afterAll(async () => {
  await pool.end()
  await database.drop()
})

const plansOf = (text: string, name?: string) =>
  explainQueries(pool, (noted) => noted.query({ text, values: ['1985-03-01'], ...(name && { name }) }))

test('a plan that reads a large table from one end to the other says which, whatever the table', async () => {
  const plans = await plansOf('SELECT id FROM people WHERE born_on > $1', 'born-later')
  expect(plans.map(({ mode, readWhole }) => ({ mode, readWhole }))).toEqual([
    { mode: 'custom', readWhole: ['people'] },
    { mode: 'generic', readWhole: ['people'] },
  ])
  expect(plans.every(readsWhole)).toBe(true)
})

test('a small table may be read whole, and a large one by its index', async () => {
  const plans = await plansOf(
    "SELECT u.id FROM units u, people p WHERE p.id = 'p-7' AND p.born_on = $1::text",
  )
  expect(plans.map(({ scans }) => scans)).toEqual([
    expect.arrayContaining(['units: Seq Scan', 'people: Index Scan people_pkey']),
  ])
  expect(plans.some(readsWhole)).toBe(false)
})
