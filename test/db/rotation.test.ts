import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type pg from 'pg'
import { listLocalityHeads } from '../../db/reads/rotation.js'
import { createTestDatabase, patientPool, type TestDatabase } from '../support/database.js'
import { insertSmallOffice, OFFICE } from '../support/small-office.js'

let database: TestDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await createTestDatabase()
  pool = patientPool(database.url, 2)
  await insertSmallOffice(pool)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** A commune with its secretary from that unit, who chairs its people's committee too or not. */
async function commune(name: string, secretary: { from: string | null; chairs?: boolean }): Promise<void> {
  await pool.query(
    `INSERT INTO units (id, parent_id, path, kind, name_vi, name_en)
     VALUES ($1, $2, ARRAY[$2, $1], 'commune', $1, $1)`,
    [name, OFFICE.province],
  )
  await pool.query(
    `INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES ($1, $1, $1, $2, 'provincial')`,
    [`${name}-secretary`, name],
  )
  for (const heads of secretary.chairs ? ['party-committee', 'peoples-committee'] : ['party-committee']) {
    await pool.query(
      `INSERT INTO posts (id, unit_id, title_vi, title_en, level, filled_by, managing_body_id, electorate_id, office_id,
         reviewers_id, tellers_id, heads)
       SELECT $1, $2, 'x', 'x', 'department-deputy', 'election', managing_body_id, electorate_id, office_id, reviewers_id,
         tellers_id, $3 FROM posts WHERE id = $4`,
      [`${name}-${heads}`, name, heads, OFFICE.post],
    )
    await pool.query("INSERT INTO seats VALUES ($1, $2, 1, '2020-01-01')", [
      `${name}-${heads}-1`,
      `${name}-${heads}`,
    ])
    await pool.query(
      `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on) VALUES ($1, $2, $3, 'department-deputy', '2025-07-01')`,
      [`${name}-secretary`, `${name}-${heads}`, `${name}-${heads}-1`],
    )
  }
  await pool.query('UPDATE people SET origin_unit_id = $2 WHERE id = $1', [
    `${name}-secretary`,
    secretary.from,
  ])
}

test('a secretary is a local, is not, or nobody knows; who heads two bodies is counted in both', async () => {
  await commune('u-xa-1', { from: null })
  await commune('u-xa-2', { from: 'u-xa-1', chairs: true })
  await commune('u-xa-3', { from: null })
  await pool.query("UPDATE people SET origin_unit_id = 'u-xa-3' WHERE id = 'u-xa-3-secretary'")
  const head = (unitId: string, more: object) => ({ unitId, level: 'commune', alsoChairs: false, ...more })
  const all = [
    head('u-xa-1', {}),
    head('u-xa-2', { isLocal: false, alsoChairs: true }),
    head('u-xa-3', { isLocal: true }),
  ]
  expect(await listLocalityHeads(pool, 'all')).toEqual(all)
  expect(await listLocalityHeads(pool, ['u-xa-2'])).toEqual([all[1]])
})

test('to come from the province as a whole says nothing of a commune: not a local', async () => {
  await pool.query("UPDATE people SET origin_unit_id = $1 WHERE id = 'u-xa-3-secretary'", [OFFICE.province])
  const [head] = await listLocalityHeads(pool, ['u-xa-3'])
  expect(head?.isLocal).toBe(false)
})
