import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type pg from 'pg'
import { sealAllAnew } from '../../bin/keys/seal-anew.js'
import { recordChange } from '../../db/case-change/record-change.js'
import { listSealedByOthers } from '../../db/case-change/sealed-keys.js'
import { findKeptCase, type Sealing } from '../../db/case-change/standing.js'
import type { CaseId } from '../../domain/vocabulary.js'
import { keyIdOf, type PayloadKeys } from '../../temporal/key-ring.js'
import { sealingWith } from '../../temporal/sealing.js'
import { createTestDatabase, patientPool, type TestDatabase } from '../support/database.js'
import { launchChange, recordingDeps } from '../support/launch-change.js'
import { until } from '../support/product.js'
import { insertSmallOffice } from '../support/small-office.js'

/** What is kept of one case, sealed in turn with other keys. */
const [older, newer, unknown] = [randomBytes(32), randomBytes(32), randomBytes(32)]
const keys: PayloadKeys = [newer, older]
let database: TestDatabase
let pool: pg.Pool
let caseId: CaseId
let kept: unknown

beforeAll(async () => {
  database = await createTestDatabase()
  pool = patientPool(database.url)
  await insertSmallOffice(pool)
  const change = await launchChange(pool)
  await recordChange({ ...recordingDeps(pool), ...sealingWith([older]) }, change)
  caseId = change.caseId
  kept = await findKeptCase(pool, caseId, sealingWith(keys))
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const stateOf = (sequence: number) => ({ part: 'state', caseId, sequence }) as const
const others = () => listSealedByOthers(pool, keyIdOf(newer))

async function keep(seal: Sealing['seal']): Promise<void> {
  const { rows } = await pool.query<{ launch: Buffer; state: Buffer }>(
    'SELECT launch, state FROM case_states',
  )
  const [ofLaunch, ofState] = [{ part: 'launch', caseId } as const, stateOf(1)]
  for (const { launch, state } of rows) {
    const { unseal } = sealingWith([newer, older, unknown])
    await pool.query('UPDATE case_states SET launch = $1, state = $2', [
      seal(unseal(launch, ofLaunch), ofLaunch),
      seal(unseal(state, ofState), ofState),
    ])
  }
}

test('what is kept of a case tells its key, and is sealed anew by two at once as by one', async () => {
  expect(await others()).toMatchObject([{ caseId, number: 1, keys: [keyIdOf(older)] }])
  await Promise.all([sealAllAnew(pool, keys), sealAllAnew(pool, keys)])
  expect(await others()).toEqual([])
  expect(await findKeptCase(pool, caseId, sealingWith([newer]))).toEqual(kept)
  expect(await sealAllAnew(pool, keys)).toBe(0)
})

test('what no given key opens is left as it is, and stays told', async () => {
  await keep(sealingWith([unknown]).seal)
  expect(await sealAllAnew(pool, keys)).toBe(0)
  expect(await others()).toMatchObject([{ keys: [keyIdOf(unknown)] }])
  await keep(sealingWith([older]).seal)
})

test('a state that is written meanwhile is the one that is sealed', async () => {
  const writer = await pool.connect()
  await writer.query('BEGIN')
  const next = sealingWith([older]).seal('{"state":"the next"}', stateOf(2))
  await writer.query('WITH kept AS (UPDATE case_states SET state = $1) UPDATE cases SET sequence = 2', [next])
  const sealing = sealAllAnew(pool, keys)
  await until('the sealing waits for the writer', async () => {
    const { rows } = await pool.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    )
    return rows.length === 1
  })
  await writer.query('COMMIT')
  writer.release()
  await sealing
  const { rows } = await pool.query<{ state: Buffer }>('SELECT state FROM case_states')
  expect(rows.map(({ state }) => sealingWith([newer]).unseal(state, stateOf(2)))).toEqual([
    '{"state":"the next"}',
  ])
})

test('what does not open, in one of its parts, is left as it is in both, and does not keep the others from it', async () => {
  const sealed = sealingWith([older]).seal('{"state":"whole"}', stateOf(2))
  const ofAnother = sealingWith([older]).seal('{}', { part: 'launch', caseId: 'p-another' })
  await pool.query('UPDATE case_states SET state = $1, launch = $2', [sealed, ofAnother])
  expect(await sealAllAnew(pool, keys)).toBe(0)
  const { rows } = await pool.query('SELECT state, launch FROM case_states')
  expect(rows).toEqual([{ state: sealed, launch: ofAnother }])
})
