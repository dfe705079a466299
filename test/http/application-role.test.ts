import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type pg from 'pg'
import { chainClosedHeads } from '../../db/audit/closed-heads.js'
import { verifyAudit } from '../../db/audit/verify-audit.js'
import { verifyRows } from '../../db/audit/verify-rows.js'
import { chainWrittenRows } from '../../db/audit/written-rows.js'
import { inTransaction } from '../../db/pool.js'
import { removeReadsBefore } from '../../db/registers/reads-on-record.js'
import { patientPool } from '../support/database.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { runToEnd } from './run-to-end.js'
import { procedureAt } from './walk.js'

let office: HttpOffice
let application: pg.Pool

beforeAll(async () => {
  office = await startHttpOffice()
  application = patientPool(office.stack.databaseUrl, 2)
})
afterAll(async () => {
  await application.end()
  await office.stop()
})

test('a procedure goes from its launch to its end, API and worker being a role that owns nothing', async () => {
  const { id } = await procedureAt(office, 'launched')
  const taken = await runToEnd(office, id)
  expect(taken.length).toBeGreaterThan(5)
  const { rows } = await office.pool.query<{ role: string }>(
    `SELECT DISTINCT usename AS role FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename <> 'postgres'`,
  )
  expect(rows).toEqual([{ role: 'personnel' }])
})

test('that role keeps the trail and checks it, and removes the reads that are kept no longer', async () => {
  const now = new Date()
  await office.as('officer').get('/v1/cadres/candidate1')
  await chainClosedHeads(application, now.toISOString())
  await chainWrittenRows(application, now.toISOString())
  const { events, faults } = await verifyAudit(application, [])
  expect([events > 10, faults]).toEqual([true, []])
  // What the test put there itself, without an event, is found by both.
  const found = await inTransaction(application, verifyRows)
  expect(found).toEqual(await inTransaction(office.pool, verifyRows))
  expect(found.filter((fault) => 'table' in fault && ['tasks', 'votes'].includes(fault.table))).toEqual([])
  const tomorrow = new Date(now.getTime() + 86_400_000).toISOString()
  expect(await removeReadsBefore(application, tomorrow)).toBeGreaterThan(0)
})
