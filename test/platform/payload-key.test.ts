import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type pg from 'pg'
import { recordChange } from '../../db/case-change/record-change.js'
import { keyAgreement } from '../../db/payload-key.js'
import { createPool } from '../../db/pool.js'
import { loadPayloadKey } from '../../temporal/payload-key.js'
import { createTestDatabase, patientPool, type TestDatabase } from '../support/database.js'
import { launchChange, recordingDeps } from '../support/launch-change.js'
import { insertSmallOffice } from '../support/small-office.js'

let database: TestDatabase
let pool: pg.Pool
const dataDir = mkdtempSync(join(tmpdir(), 'payload-key-'))
const keyFile = join(dataDir, 'payload.key')

beforeAll(async () => {
  database = await createTestDatabase()
  pool = patientPool(database.url)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function openCase(): Promise<void> {
  await insertSmallOffice(pool)
  await recordChange(recordingDeps(pool), await launchChange(pool))
}

test('processes that start at once without a key make one, and all speak by it', async () => {
  const keys = await Promise.all(
    Array.from({ length: 8 }, () => loadPayloadKey({ DATA_DIR: dataDir }, keyAgreement(pool))),
  )
  expect(new Set(keys.map((key) => key.toString('hex')))).toEqual(new Set([readFileSync(keyFile, 'utf8')]))
  expect(statSync(keyFile).mode & 0o777).toBe(0o600)
  const { rows } = await pool.query("SELECT 1 FROM audit_events WHERE what = 'payload-key-changed'")
  expect(rows).toEqual([])
})

test('a damaged key is named, and no other is made in its place', async () => {
  const key = readFileSync(keyFile, 'utf8')
  writeFileSync(keyFile, key.slice(1))
  await expect(loadPayloadKey({ DATA_DIR: dataDir }, keyAgreement(pool))).rejects.toThrow(
    `${keyFile} is damaged (64 hexadecimal digits are expected): put the key of the backup there.`,
  )
  expect(readFileSync(keyFile, 'utf8')).toBe(key.slice(1))
  writeFileSync(keyFile, key)
})

test('a database that is silent at the start is asked until it answers, and its refusal ends the process', async () => {
  await openCase()
  const holder = await pool.connect()
  await holder.query('BEGIN')
  await holder.query('LOCK TABLE payload_key IN ACCESS EXCLUSIVE MODE')
  const impatient = createPool(database.url, 1, { connectMs: 2_000, statementMs: 200 })
  const other = { PAYLOAD_KEY: '1'.repeat(64), DATA_DIR: dataDir }
  const refused = new Promise<Error>((resolve, reject) => {
    loadPayloadKey(other, keyAgreement(impatient), resolve).then(async (key) => {
      expect(key.toString('hex')).toBe(other.PAYLOAD_KEY)
      await holder.query('ROLLBACK')
    }, reject)
  })
  expect((await refused).message).toBe(
    '1 open case needs its payload key, and PAYLOAD_KEY holds another key: put the key of the backup back there, then start again.',
  )
  holder.release()
  await impatient.end()
})
