import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type pg from 'pg'
import { recordChange } from '../../db/case-change/record-change.js'
import { freeKey, keyAgreement, listUsedKeys } from '../../db/payload-keys.js'
import { createPool } from '../../db/pool.js'
import { keyIdOf, nameOf } from '../../temporal/key-ring.js'
import { loadPayloadKeys } from '../../temporal/payload-keys.js'
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

const PUT_BACK =
  'put it back (behind the key that is to encrypt), then start again; npm run rotate-keys says when it can go.'
const idOf = (key: string): string => keyIdOf(Buffer.from(key, 'hex'))

async function openCase(): Promise<void> {
  await insertSmallOffice(pool)
  await recordChange(recordingDeps(pool), await launchChange(pool))
}

test('processes that start at once without a key make one, and all speak by it', async () => {
  const keys = await Promise.all(
    Array.from({ length: 8 }, () => loadPayloadKeys({ DATA_DIR: dataDir }, keyAgreement(pool))),
  )
  expect(new Set(keys.map(([key]) => key.toString('hex')))).toEqual(new Set([readFileSync(keyFile, 'utf8')]))
  expect(statSync(keyFile).mode & 0o777).toBe(0o600)
  const { rows } = await pool.query("SELECT 1 FROM audit_events WHERE what = 'payload-key-changed'")
  expect(rows).toEqual([])
})

test('a damaged key is named, and no other is made in its place', async () => {
  const key = readFileSync(keyFile, 'utf8')
  writeFileSync(keyFile, key.slice(1))
  await expect(loadPayloadKeys({ DATA_DIR: dataDir }, keyAgreement(pool))).rejects.toThrow(
    `${keyFile} is damaged (64 hexadecimal digits are expected, or a line of them a key): put the key of the backup there.`,
  )
  expect(readFileSync(keyFile, 'utf8')).toBe(key.slice(1))
  writeFileSync(keyFile, key)
})

test('a database that is silent at the start is asked until it answers, and its refusal ends the process', async () => {
  await openCase()
  const holder = await pool.connect()
  await holder.query('BEGIN')
  await holder.query('LOCK TABLE payload_keys IN ACCESS EXCLUSIVE MODE')
  const impatient = createPool(database.url, 1, { connectMs: 2_000, statementMs: 200 })
  const other = { PAYLOAD_KEY: '1'.repeat(64), DATA_DIR: dataDir }
  const refused = new Promise<Error>((resolve, reject) => {
    loadPayloadKeys(other, keyAgreement(impatient), resolve).then(async ([key]) => {
      expect(key.toString('hex')).toBe(other.PAYLOAD_KEY)
      await holder.query('ROLLBACK')
    }, reject)
  })
  expect((await refused).message).toBe(
    `1 open case needs its payload key ${idOf(readFileSync(keyFile, 'utf8'))}, which is not in PAYLOAD_KEY: ${PUT_BACK}`,
  )
  holder.release()
  await impatient.end()
})

describe('while a case is open', () => {
  const [b, c] = ['b'.repeat(64), 'c'.repeat(64)]
  let a: string
  const load = (...keys: string[]) =>
    loadPayloadKeys({ PAYLOAD_KEYS: keys.join(','), DATA_DIR: dataDir }, keyAgreement(pool))
  beforeAll(() => {
    a = readFileSync(keyFile, 'utf8')
  })

  test('another key comes to encrypt as long as the one before is given too', async () => {
    const [first] = await load(b, a)
    expect(first.toString('hex')).toBe(b)
    expect(await listUsedKeys(pool)).toMatchObject([
      { id: idOf(b), isNeeded: true },
      { id: idOf(a), isNeeded: true },
    ])
  })

  test('a key that is left out too early is refused by its id, and nothing is changed', async () => {
    const before = await listUsedKeys(pool)
    const refused = (...ids: string[]) =>
      `1 open case needs its payload key ${ids.join(' and ')}, which is not in PAYLOAD_KEYS: ${PUT_BACK}`
    await expect(load(b)).rejects.toThrow(refused(idOf(a)))
    await expect(load(c)).rejects.toThrow(refused(idOf(b), idOf(a)))
    await expect(load(c, b)).rejects.toThrow(refused(idOf(a)))
    expect(await listUsedKeys(pool)).toEqual(before)
  })

  test('a key that waits behind the first has encrypted nothing, and is taken out as it came', async () => {
    await load(b, a, c)
    await load(b, a)
    expect(await listUsedKeys(pool)).toHaveLength(2)
  })

  test('a key that nothing needs any more may be left out, until it encrypts again', async () => {
    const unneeded = (await listUsedKeys(pool)).find(({ id }) => id === idOf(a))
    if (!unneeded) throw new Error('the key is not known')
    await freeKey(pool, unneeded, new Date())
    await load(b)
    await load(a, b)
    await expect(load(b)).rejects.toThrow(idOf(a))
  })

  test('a key from before ids were kept is missed by its fingerprint, and named where it is given', async () => {
    await load(b, a)
    await pool.query('UPDATE payload_keys SET key_id = NULL')
    const fingerprint = nameOf(Buffer.from(a, 'hex')).fingerprint.slice(0, 16)
    await expect(load(b)).rejects.toThrow(`needs its payload key of fingerprint ${fingerprint}, which is not`)
    await load(b, a)
    expect((await listUsedKeys(pool)).map(({ id }) => id)).toEqual([idOf(b), idOf(a)])
  })

  test('the lines of the file are keys like those of the variable', async () => {
    writeFileSync(keyFile, `${b}\n${a}\n`)
    const keys = await loadPayloadKeys({ DATA_DIR: dataDir }, keyAgreement(pool))
    expect(keys.map((key) => key.toString('hex'))).toEqual([b, a])
  })
})

describe('a key is never made silently', () => {
  const elsewhere = join(dataDir, 'elsewhere')
  const load = (given: { HOST?: string; NODE_ENV?: string }) =>
    loadPayloadKeys({ DATA_DIR: elsewhere, ...given }, { agree, isOver: () => false })
  const agree = async () => ({ openCases: 0, missing: [] })
  const refused = (where: string) =>
    `There is no payload key, and none is made where ${where}: make one (openssl rand -hex 32), keep a copy of it apart, and give it as PAYLOAD_KEYS or in ${join(elsewhere, 'payload.key')}.`

  test('in production', async () => {
    await expect(load({ NODE_ENV: 'production', HOST: '127.0.0.1' })).rejects.toThrow(
      refused('NODE_ENV is production'),
    )
  })

  test.each(['0.0.0.0', '::', '10.0.0.7', 'personnel.example'])('where %s is served', async (HOST) => {
    await expect(load({ HOST })).rejects.toThrow(refused(`HOST (${HOST}) is more than this machine`))
    expect(existsSync(elsewhere)).toBe(false)
  })

  test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('but where %s is', async (HOST) => {
    expect(await load({ HOST, NODE_ENV: 'development' })).toHaveLength(1)
    rmSync(elsewhere, { recursive: true })
  })
})
