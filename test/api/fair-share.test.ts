import { EventEmitter } from 'node:events'
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Request, Response } from 'express'
import type pg from 'pg'
import { FAIR_SHARE, type FairShare, takeTurns } from '../../api/http/fair-share.js'
import type { Problem } from '../../api/problems/problem.js'
import { until } from '../support/product.js'
import { officeDatabase, serveApi, type TestApi } from './api-server.js'

let pool: pg.Pool
let drop: () => Promise<void>
let api: TestApi | undefined

beforeAll(async () => {
  ;({ pool, drop } = await officeDatabase())
})
afterEach(async () => {
  await api?.close()
  api = undefined
})
afterAll(() => drop())

const serve = async (share: Partial<FairShare>, proxies = 0): Promise<TestApi> => {
  api = await serveApi({ pool, proxies, fairShare: { ...FAIR_SHARE, ...share } })
  return api
}

/** The statuses of as many requests at once. */
const atOnce = async (of: TestApi, as: string | undefined, count: number, path = '/v1/me') =>
  (await Promise.all(Array.from({ length: count }, () => of.get(as, path)))).map(({ status }) => status)

describe('one account', () => {
  test('asks so often in a minute, and is then told when to come again; others are served', async () => {
    const it = await serve({ perMinute: 20 })
    const statuses = await atOnce(it, 'officer', 25)
    expect(statuses.filter((status) => status === 200)).toHaveLength(20)
    const refused = await it.get('officer', '/v1/me')
    expect([refused.status, refused.body]).toMatchObject([429, { code: 'too-many-requests' }])
    expect(refused.body.title).toMatch(/^Quá nhiều yêu cầu/)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect((await it.get('monitor', '/v1/me')).status).toBe(200)
  })

  test('that asks for much at once waits for itself alone, and is refused what would wait too long', async () => {
    const it = await serve({ atOnce: 2, waiting: 30, waitMs: 60_000 })
    const blocker = await pool.connect()
    try {
      // Whoever reads the accounts waits: what is asked stays under way until it is let go.
      await blocker.query('BEGIN; LOCK TABLE accounts IN ACCESS EXCLUSIVE MODE')
      const answered: number[] = []
      const heavy = Array.from({ length: 40 }, async () => {
        answered.push((await it.get('officer', '/v1/me')).status)
      })
      // No more than two and thirty fit in: the others are told so at once.
      await until('the others are refused', () => answered.length === 8)
      expect(new Set(answered)).toEqual(new Set([429]))
      const other = it.get('monitor', '/v1/me')
      await blocker.query('COMMIT')
      await Promise.all(heavy)
      expect(answered.slice(8)).toEqual(Array.from({ length: 32 }, () => 200))
      expect((await other).status).toBe(200)
    } finally {
      blocker.release()
    }
    // Nobody is left waiting: all turns are free again.
    expect(await atOnce(it, 'officer', 32)).toEqual(Array.from({ length: 32 }, () => 200))
  })
})

test.each([
  '/v1/procedures/preview',
  '/v1/planning/what-if',
  '/v1/rule-sets/decree-138-2020/vote-evaluation',
])('what reads takes its turn also where it is asked by POST: %s', async (path) => {
  const it = await serve({ atOnce: 2, waiting: 3, waitMs: 60_000 })
  const blocker = await pool.connect()
  const statuses: number[] = []
  try {
    await blocker.query('BEGIN; LOCK TABLE accounts IN ACCESS EXCLUSIVE MODE')
    const heavy = Array.from({ length: 12 }, async () => {
      statuses.push((await it.post('officer', path, {})).status)
    })
    await until('the others are refused', () => statuses.length === 7)
    await blocker.query('COMMIT')
    await Promise.all(heavy)
  } finally {
    blocker.release()
  }
  expect(statuses.map((status) => status === 429)).toEqual([...Array(7).fill(true), ...Array(5).fill(false)])
})

test('whoever waits too long for their turn is told that nobody can serve them now', async () => {
  const it = await serve({ atOnce: 1, waitMs: 20 })
  const blocker = await pool.connect()
  try {
    await blocker.query('BEGIN; LOCK TABLE accounts IN ACCESS EXCLUSIVE MODE')
    const both = [it.get('officer', '/v1/me'), it.get('officer', '/v1/me')]
    const late = await Promise.race(both)
    expect([late.status, late.body.code]).toEqual([503, 'dependency-down'])
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
    await blocker.query('COMMIT')
    expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([200, 503])
  } finally {
    blocker.release()
  }
})

test('where one after the other is served, the last has waited longer, and is served as well', async () => {
  jest.useFakeTimers()
  try {
    const take = takeTurns({ ...FAIR_SHARE, atOnce: 1, waitMs: 900 }, () => 'officer')
    const said: unknown[] = []
    const responses = Array.from({ length: 4 }, (_, n) => {
      const response = Object.assign(new EventEmitter(), { closed: false })
      // What it looks at of a request and its answer.
      Promise.resolve(
        take({ method: 'GET', socket: {} } as Request, response as unknown as Response, () => said.push(n)),
      ).catch((problem: Problem) => said.push(problem.code))
      return response
    })
    for (const response of responses.slice(0, 2)) {
      await jest.advanceTimersByTimeAsync(600)
      response.emit('close')
    }
    await jest.advanceTimersByTimeAsync(800)
    expect(said).toEqual([0, 1, 2])
    await jest.advanceTimersByTimeAsync(200)
    expect(said).toEqual([0, 1, 2, 'dependency-down'])
  } finally {
    jest.useRealTimers()
  }
})

test('an address that keeps coming with wrong tokens is refused, and whoever has a right one there is served', async () => {
  const it = await serve({ unknownPerMinute: 10 })
  expect(await atOnce(it, 'officer', 8)).toEqual(Array.from({ length: 8 }, () => 200))
  for (let n = 0; n < 10; n += 1) expect((await it.get('forged', '/v1/me')).status).toBe(401)
  expect((await it.get(undefined, '/v1/me')).status).toBe(429)
  expect((await it.get('forged', '/v1/me')).body.code).toBe('too-many-requests')
  expect((await it.get('officer', '/v1/me')).status).toBe(200)
})

test('an address is what the last proxy has seen: what whoever asks has written before it is not believed', async () => {
  const claimed = (...addresses: string[]) => ({
    'x-forwarded-for': addresses.join(', '),
    forwarded: `for=${addresses[0]}`,
    'x-real-ip': addresses[0] ?? '',
  })
  const alone = await serve({ unknownPerMinute: 3 })
  const unproxied = ['203.0.113.1', '203.0.113.2', '203.0.113.3', '203.0.113.4']
  const statuses: number[] = []
  for (const address of unproxied)
    statuses.push((await alone.get('forged', '/v1/me', claimed(address))).status)
  await alone.close()
  const proxied = await serve({ unknownPerMinute: 3 }, 1)
  for (const address of unproxied)
    statuses.push((await proxied.get('forged', '/v1/me', claimed(address, '198.51.100.7'))).status)
  statuses.push((await proxied.get('forged', '/v1/me', claimed('203.0.113.1', '198.51.100.8'))).status)
  expect(statuses).toEqual([401, 401, 401, 429, 401, 401, 401, 429, 401])
})

test('the log of a request whose token is not accepted says why, and nothing of the token', async () => {
  const it = await serve({})
  await it.get('forged', '/v1/me')
  await it.get(undefined, '/v1/me')
  const said = it.logged.filter(({ msg }) => msg === 'request')
  expect(said.map(({ problem, token }) => ({ problem, token }))).toEqual([
    { problem: 'unauthenticated', token: 'invalid' },
    { problem: 'unauthenticated', token: 'missing' },
  ])
  expect(JSON.stringify(said)).not.toContain('forged')
})

test('the log of a request says whose it was and what was refused, by codes', async () => {
  const it = await serve({})
  await it.get('officer', '/v1/me')
  await it.get('officer', '/v1/procedures/none')
  await it.get(undefined, '/v1/me')
  const said = it.logged.filter(({ msg }) => msg === 'request')
  expect(said.map(({ person, problem }) => ({ person, problem }))).toEqual([
    { person: 'officer', problem: undefined },
    { person: 'officer', problem: 'procedure-not-found' },
    { person: undefined, problem: 'unauthenticated' },
  ])
})
