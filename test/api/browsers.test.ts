import { request as ask } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { describedOperations } from '../../api/http/operation.js'
import { isEndless } from '../support/endless.js'
import { officeDatabase, serveApi, type TestApi } from './api-server.js'

let api: TestApi
let drop: () => Promise<void>

beforeAll(async () => {
  const database = await officeDatabase()
  drop = database.drop
  api = await serveApi(database)
})
afterAll(async () => {
  await api.close()
  await drop()
})

const ELSEWHERE = 'https://elsewhere.example'

/** What a browser is told of other sites. */
const granted = (headers: Headers): string[] =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-'))

describe('to a page of another site', () => {
  test('nothing is granted: neither what it asks for first, nor the answer to a plain request', async () => {
    const preflight = await api.send('/v1/procedures', {
      method: 'OPTIONS',
      headers: {
        origin: ELSEWHERE,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization, idempotency-key',
      },
    })
    expect([preflight.status, granted(preflight.headers)]).toEqual([401, []])
    for (const path of ['/v1/me', '/healthz', '/readyz', '/openapi.json', '/docs/', '/nowhere']) {
      const { headers } = await api.get('officer', path, { origin: ELSEWHERE })
      expect([path, granted(headers)]).toEqual([path, []])
    }
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'what a form of it can send changes nothing: %s',
    async (type) => {
      const body = JSON.stringify({ reason: 'Dừng' })
      const send = (headers: Record<string, string>) =>
        api.send('/v1/procedures/x/withdrawal', {
          method: 'POST',
          headers: { 'content-type': type, cookie: 'token=officer', ...headers },
          body,
        })
      expect((await send({})).status).toBe(401)
      const { headers } = await send({ authorization: 'Bearer officer', 'idempotency-key': type })
      expect(granted(headers)).toEqual([])
    },
  )
})

describe('a method', () => {
  test('that sends back what was asked is none of ours', async () => {
    const { status, text } = await asked('TRACE', '/v1/me')
    expect([status, text.includes('a-secret')]).toEqual([401, false])
    const known = await asked('TRACE', '/docs/')
    expect([known.status, known.text.includes('a-secret')]).toEqual([404, false])
  })

  test('is what the request says it is, whatever a header says besides', async () => {
    const { status, body } = await api.get('officer', '/v1/me', { 'x-http-method-override': 'DELETE' })
    expect([status, body.login]).toEqual([200, 'officer'])
  })

  test('that only reads carries no body and no key: to follow a link changes nothing', () => {
    const amiss = describedOperations()
      .map(({ spec }) => spec)
      .filter(
        ({ method, command, ifMatch, body, rawBody }) =>
          method === 'get' && (command || ifMatch || body || rawBody),
      )
    expect(amiss.map(({ path }) => path)).toEqual([])
  })
})

test('no folder is listed, and no file beside those of the description is given out', async () => {
  for (const path of [
    ...['/docs/assets/', '/docs/assets/../package.json', '/docs/assets/%2e%2e/jose/package.json'],
    ...[
      '/docs/assets/..%2fjose%2fpackage.json',
      '/.git/config',
      '/.env',
      '/package.json',
      '/.data/payload.key',
    ],
  ])
    expect([path, (await asked('GET', path)).status]).toEqual([path, 404])
})

test('nothing that is answered to anybody, of whatever operation, stays in a cache or is shown to somebody else', async () => {
  const operations = describedOperations().filter(({ spec }) => spec.path.startsWith('/v1'))
  expect(operations.length).toBeGreaterThan(80)
  for (const { spec } of operations) {
    const path = spec.path.replace(/\{\w+\}/g, 'x')
    for (const as of ['officer', undefined]) {
      const { headers } = await api.send(path, {
        method: isEndless(spec.path) ? 'HEAD' : spec.method.toUpperCase(),
        headers: as ? { authorization: `Bearer ${as}` } : {},
      })
      const told = ['cache-control', 'vary'].map((name) => headers.get(name))
      expect([spec.method, path, as, ...told]).toEqual([
        spec.method,
        path,
        as,
        expect.stringMatching(/^no-store(, no-transform)?$/),
        expect.stringContaining('Authorization'),
      ])
    }
  }
})

test('a parameter that is given twice is refused by its name, wherever the second one stands', async () => {
  const { status, body } = await api.get('officer', '/v1/procedures?limit=1&limit=2&q=an&q=binh')
  expect(status).toBe(422)
  expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual(['limit', 'q'])
})

/** What is answered to a path and a method that no `fetch` sends as they are. */
function asked(method: string, path: string): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    ask(api.url, { path, method, headers: { 'x-test': 'a-secret' } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode, text }))
    })
      .on('error', reject)
      .end()
  })
}
