import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type pg from 'pg'
import { createPool } from '../../db/pool.js'
import { findBodyOfCase } from '../../db/reads/deciding-body.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'
import { insertSmallOffice, OFFICE } from '../support/small-office.js'

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.url, 2)
  await insertSmallOffice(pool)
  await pool.query(
    `INSERT INTO groups (id, unit_id, kind, name_vi, name_en, secretariat_id) VALUES
       ('g-other-secretariat', $1, 'secretariat', 'Thư ký', 'Secretariat', NULL),
       ('g-other', $1, 'managing-body', 'Tập thể khác', 'Another body', 'g-other-secretariat')`,
    [OFFICE.province],
  )
  await pool.query("INSERT INTO pinned_law (hash, law) VALUES ('law', '{}')")
  await waitingFor('earlier', { seat: OFFICE.seat, secretariat: OFFICE.secretariat, openedAt: '2026-08-03' })
  await waitingFor('later', {
    seat: OFFICE.secondSeat,
    secretariat: 'g-other-secretariat',
    openedAt: '2026-08-04',
  })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** A case that waits for its decision to be recorded by that secretariat. */
async function waitingFor(
  id: string,
  { seat, secretariat, openedAt }: { seat: string; secretariat: string; openedAt: string },
): Promise<void> {
  await pool.query(
    `INSERT INTO cases (id, kind, rule_set_id, rule_set_version, unit_id, post_id, seat_id, law_hash, begun_on, status, stage,
       stages, launched_by, launched_at, sequence, changed_at)
     VALUES ($1, 'appointment', 'h', 1, $2, $3, $4, 'law', $5::date, 'running', 'approval', '[]', 'officer', $5::date, 1, $5::date)`,
    [id, OFFICE.department, OFFICE.post, seat, openedAt],
  )
  await pool.query(
    `INSERT INTO tasks (id, case_id, unit_id, stage, kind, group_id, status, opened_at)
     VALUES ($1 || '-1', $1, $2, 'approval', 'record-decision', $3, 'open', $4::date)`,
    [id, OFFICE.department, secretariat, openedAt],
  )
}

test('the body that decides on a case is that of its own task, whatever was opened in other cases later', async () => {
  expect(await findBodyOfCase(pool, 'earlier')).toBe(OFFICE.body)
  expect(await findBodyOfCase(pool, 'later')).toBe('g-other')
})
