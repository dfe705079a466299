import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type pg from 'pg'
import { readApiConfig } from '../../api/config.js'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import { type RunningApi, startApi } from '../../api/main.js'
import { readStartConfig } from '../../bin/config.js'
import { readWorkerConfig } from '../../worker/config.js'
import { createTestDatabase, patientPool, type TestDatabase } from '../support/database.js'
import { until } from '../support/product.js'
import { testTemporal } from '../support/temporal.js'
import { insertOfficeWithAccounts } from './api-server.js'

let database: TestDatabase
let dataDir: string
let api: RunningApi

async function start(
  more: Record<string, string> = {},
  log?: Parameters<typeof startApi>[1],
): Promise<RunningApi> {
  const { address } = await testTemporal()
  return startApi(
    readApiConfig({
      PORT: '0',
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: address,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      ...more,
    }),
    log,
  )
}

beforeAll(async () => {
  database = await createTestDatabase()
  const pool = patientPool(database.url)
  await insertOfficeWithAccounts(pool)
  await pool.end()
  dataDir = await mkdtemp(join(tmpdir(), 'api-'))
  api = await start()
})
afterAll(async () => {
  await api.close()
  await database.drop()
  await rm(dataDir, { recursive: true, force: true })
})

test('the process serves its own provider, accepts its tokens and no altered ones', async () => {
  const configuration = await (await fetch(`${api.url}/oidc/.well-known/openid-configuration`)).json()
  expect(configuration).toMatchObject({ issuer: `${api.url}/oidc` })
  const token = await mintEmbeddedToken({ dataDir, login: 'officer' })
  const me = (authorization: string) => fetch(`${api.url}/v1/me`, { headers: { authorization } })
  const known = await me(`Bearer ${token}`)
  expect([known.status, ((await known.json()) as { id: string }).id]).toEqual([200, 'officer'])
  const [header, , signature] = token.split('.')
  const claims = Buffer.from(JSON.stringify({ iss: `${api.url}/oidc`, sub: 'officer' })).toString('base64url')
  expect((await me(`Bearer ${header}.${claims}.${signature}`)).status).toBe(401)
})

test.each([
  ['http://personnel.example', true],
  ['https://personnel.example', false],
  ['http://127.0.0.1:3000', false],
])(
  'where people come by %s it is said loudly at the start that this is in the open: %j',
  async (PUBLIC_URL, isSaid) => {
    const lines: string[] = []
    const issuer = { OIDC_ISSUER: 'https://id.example', OIDC_AUDIENCE: 'urn:personnel' }
    const started = await start(
      { PUBLIC_URL, ...issuer, LOG_LEVEL: 'warn' },
      { write: (line) => void lines.push(line) },
    )
    await started.close()
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      isSaid
        ? [
            expect.objectContaining({
              publicUrl: PUBLIC_URL,
              msg: expect.stringMatching(/^PUBLIC_URL is http:/),
            }),
          ]
        : [],
    )
  },
)

test('at the stop a request under way is answered, then the port is free', async () => {
  const second = await start()
  const token = await mintEmbeddedToken({ dataDir, login: 'officer' })
  // Tokens name their issuer, which is the address of the process that was started last.
  const headers = { authorization: `Bearer ${token}` }
  expect((await fetch(`${second.url}/v1/me`, { headers })).status).toBe(200)
  const pool = patientPool(database.url)
  const holder = await pool.connect()
  await holder.query('BEGIN')
  await holder.query('LOCK TABLE role_grants IN ACCESS EXCLUSIVE MODE')
  const underWay = fetch(`${second.url}/v1/me`, { headers })
  await waitForLock(pool)
  const closed = second.close()
  await expect(fetch(`${second.url}/healthz`)).rejects.toThrow()
  await holder.query('ROLLBACK')
  holder.release()
  expect((await underWay).status).toBe(200)
  await closed
  await pool.end()
})

describe('the metrics', () => {
  test('are by route template, and name no case', async () => {
    const measured = await start({ METRICS_PORT: '0' })
    const token = await mintEmbeddedToken({ dataDir, login: 'officer' })
    await fetch(`${measured.url}/v1/procedures/p-unknown-case`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const text = await (await fetch(`${measured.metricsUrl}/metrics`)).text()
    await measured.close()
    expect(text).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/v1\/procedures\/\{id\}",status="404"\} \d/,
    )
    expect(text).toMatch(/http_problems_total\{code="procedure-not-found"\}/)
    expect(text).not.toContain('p-unknown-case')
  })

  test('are read on a port of their own, of this machine alone, and where people are served they are not', async () => {
    const measured = await start({ METRICS_PORT: '0' })
    const [there, elsewhere, atThePeoples] = await Promise.all([
      fetch(`${measured.metricsUrl}/metrics`),
      fetch(`${measured.metricsUrl}/v1/me`),
      fetch(`${measured.url}/metrics`),
    ])
    expect([there.status, elsewhere.status, atThePeoples.status]).toEqual([200, 404, 404])
    expect(measured.metricsUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(measured.metricsUrl).not.toBe(measured.url)
    const metricsUrl = `${measured.metricsUrl}/metrics`
    await measured.close()
    await expect(fetch(metricsUrl)).rejects.toThrow()
  })

  test('are served nowhere unless a port is named', () => {
    expect(api.metricsUrl).toBeUndefined()
  })
})

/** Waits until somebody waits for the lock that is held. */
async function waitForLock(pool: pg.Pool): Promise<void> {
  await until('somebody waits', async () => {
    const { rowCount } = await pool.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    return rowCount !== 0
  })
}

describe('the configuration', () => {
  const good = { DATABASE_URL: 'postgresql://u:p@localhost:5432/d', TEMPORAL_ADDRESS: 'localhost:7233' }

  test('has defaults for what can be left out', () => {
    expect(readApiConfig(good)).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      TEMPORAL_NAMESPACE: 'default',
    })
  })

  test('names every wrong variable in one sentence', () => {
    expect(() => readApiConfig({ ...good, PORT: 'ninety', TEMPORAL_ADDRESS: 'localhost' })).toThrow(
      'PORT: must be a port number. TEMPORAL_ADDRESS: must be host:port.',
    )
    expect(() => readApiConfig({ ...good, METRICS_PORT: 'none' })).toThrow(
      'METRICS_PORT: must be a port number.',
    )
    expect(() => readApiConfig({ ...good, PAYLOAD_KEY: 'abc' })).toThrow(
      'PAYLOAD_KEY: must be 64 hexadecimal digits.',
    )
  })

  const [a, b] = ['a'.repeat(64), 'b'.repeat(64)]
  test.each([
    ['too short a key', `${a},${b.slice(1)}`],
    ['no key', ''],
    ['a comma with nothing behind it', `${a},`],
    ['a key twice', `${a},${b},${a.toUpperCase()}`],
  ])('refuses %s among the payload keys, and says what would be right', (_, keys) => {
    const wrong = 'must be keys of 64 hexadecimal digits between commas, none of them twice'
    expect(() => readApiConfig({ ...good, PAYLOAD_KEYS: keys })).toThrow(`PAYLOAD_KEYS: ${wrong}.`)
    expect(() => readWorkerConfig({ ...good, PAYLOAD_KEYS: keys })).toThrow(`PAYLOAD_KEYS ${wrong}`)
    expect(() => readStartConfig({ PAYLOAD_KEYS: keys })).toThrow(`PAYLOAD_KEYS: ${wrong}.`)
  })

  test('knows where a payload key is made and where not, everywhere alike', () => {
    const served = {
      HOST: '0.0.0.0',
      NODE_ENV: 'production',
      OIDC_ISSUER: 'https://id.example',
      OIDC_AUDIENCE: 'urn:x',
    }
    for (const read of [readApiConfig, readWorkerConfig, readStartConfig]) {
      const { HOST, NODE_ENV } = read({ ...good, ...served })
      expect([HOST, NODE_ENV]).toEqual([served.HOST, served.NODE_ENV])
    }
  })

  test('takes one key or several, never both variables, everywhere alike', () => {
    const both = { PAYLOAD_KEY: a, PAYLOAD_KEYS: `${a}, ${b}` }
    const refused =
      'must not be set beside PAYLOAD_KEY: give all keys in PAYLOAD_KEYS, first the one that encrypts'
    expect(readApiConfig({ ...good, PAYLOAD_KEYS: both.PAYLOAD_KEYS }).PAYLOAD_KEYS).toBe(`${a}, ${b}`)
    expect(() => readApiConfig({ ...good, ...both })).toThrow(`PAYLOAD_KEYS: ${refused}.`)
    expect(() => readWorkerConfig({ ...good, ...both })).toThrow(`PAYLOAD_KEYS ${refused}`)
    expect(() => readStartConfig(both)).toThrow(`PAYLOAD_KEYS: ${refused}.`)
  })
})
