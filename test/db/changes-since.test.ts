import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type pg from 'pg'
import { explainQueries, readsWhole } from '../../bench/plans.js'
import { findChangesSince, findMoment, listListeners } from '../../db/reads/changes-since.js'
import { insertHttpOffice } from '../http/http-office.js'
import { createTestDatabase, patientPool, type TestDatabase } from '../support/database.js'

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = patientPool(database.url, 4)
  await insertHttpOffice(pool)
  // Of so many transactions that are over.
  await pool.query(
    `INSERT INTO audit_events (chain, position, at, what, bytes, hash, xid)
     SELECT 'case-' || n % 3000, n, now(), 'task-completed', '{}', '', (3 + n % 500)::text::xid8
     FROM generate_series(1, 30000) n`,
  )
  await pool.query('ANALYZE')
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

let events = 0
async function append(client: pg.Pool | pg.ClientBase): Promise<void> {
  events += 1
  await client.query(
    `INSERT INTO audit_events (chain, position, at, what, bytes, hash) VALUES ('here', $1, now(), 'told', '{}', '')`,
    [events],
  )
}

/** With a limit of one event, that there is any is more than is listed. */
const isAny = async (moment: string) => {
  const { isUnlisted, now } = await findChangesSince(pool, moment, 1)
  return { isUnlisted, now }
}

test('what a transaction that began before and ends after another appends is missed by nobody, and told once', async () => {
  const slow = await pool.connect()
  await slow.query('BEGIN')
  await append(slow)
  const before = await findMoment(pool)
  await append(pool)
  const first = await isAny(before)
  expect(first.isUnlisted).toBe(true)
  expect((await isAny(first.now)).isUnlisted).toBe(false)
  await slow.query('COMMIT')
  slow.release()
  const second = await isAny(first.now)
  expect(second.isUnlisted).toBe(true)
  expect((await isAny(second.now)).isUnlisted).toBe(false)
})

test('looking reads no large table whole, however it is planned', async () => {
  const now = await findMoment(pool)
  const plans = await explainQueries(pool, async (noting) => {
    await findChangesSince(noting, now, 200)
    await listListeners(noting, [{ login: 'officer' }], { today: '2026-11-30', cases: ['p-1', 'p-2'] })
  })
  expect(plans.filter(readsWhole)).toEqual([])
  expect(plans.flatMap(({ scans }) => scans)).toContain('audit_events: Index Scan audit_events_xid')
})
