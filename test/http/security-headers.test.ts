import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import { type ApiAlone, startApiAlone } from './api-alone.js'
import { routesOfTheApplication } from './routes-of-the-application.js'

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
}
const ORIGIN = 'https://elsewhere.example'

const SETTINGS = { REQUESTS_PER_MINUTE: '0', METRICS_PORT: '0' }

// Headers are told whether or not there is a PostgreSQL or Temporal.
let served: ApiAlone
let overTls: ApiAlone
beforeAll(async () => {
  served = await startApiAlone(SETTINGS)
  overTls = await startApiAlone({ ...SETTINGS, PUBLIC_URL: 'https://personnel.example' })
})
afterAll(async () => {
  for (const alone of [served, overTls]) await alone?.stop()
})

interface Asked {
  method: string
  path: string
  headers?: Record<string, string>
}

const ask = async ({ method, path, headers = {} }: Asked, { api }: ApiAlone = served) => {
  const answer = await fetch(api.url + path, { method, headers, redirect: 'manual' })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text }
}

/** What comes back on a connection of its own, until it is closed. */
async function sendAsItStands(text: string): Promise<string> {
  const socket = connect(Number(new URL(served.api.url).port), '127.0.0.1')
  socket.write(text)
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk)
  return Buffer.concat(chunks).toString('latin1')
}

/** What no route has, and the pages of the identity provider, well and badly asked for. */
const BESIDE_ROUTES: Asked[] = [
  { method: 'GET', path: '/' },
  { method: 'GET', path: '/nowhere' },
  { method: 'GET', path: '/v1/%ff' },
  { method: 'GET', path: '/docs/' },
  { method: 'GET', path: '/docs/assets/swagger-ui.css' },
  { method: 'GET', path: '/docs/assets/none.css' },
  { method: 'GET', path: '/oidc' },
  { method: 'GET', path: '/oidc/nowhere' },
  { method: 'GET', path: '/oidc/.well-known/openid-configuration' },
  { method: 'GET', path: '/oidc/jwks' },
  { method: 'GET', path: '/oidc/auth' },
  { method: 'GET', path: '/oidc/auth?client_id=console&response_type=code' },
  { method: 'GET', path: '/oidc/session/end' },
  { method: 'GET', path: '/oidc/session/end/success' },
  { method: 'POST', path: '/oidc/session/end/confirm' },
  { method: 'POST', path: '/oidc/token' },
  { method: 'POST', path: '/oidc/token/revocation' },
  { method: 'GET', path: '/oidc/interaction/expired' },
]

/** Every route as nobody and as somebody; as PostgreSQL is away, that is all they need to be. */
async function everyAnswer() {
  const { dataDir } = served
  const authorization = `Bearer ${await mintEmbeddedToken({ dataDir, login: 'officer' })}`
  const routes = (await routesOfTheApplication()).map(({ method, path }) => ({
    method,
    path: path.replace(/:\w+/g, 'x'),
  }))
  expect(routes.length).toBeGreaterThan(100)
  const asked = [
    ...BESIDE_ROUTES,
    ...routes,
    ...routes.map((route) => ({ ...route, headers: { authorization } })),
  ]
  return await Promise.all(
    asked.map(async (each) => ({ what: `${each.method} ${each.path}`, ...(await ask(each)) })),
  )
}

describe('every answer', () => {
  test('says what the browser must not do with it, whatever it is an answer to', async () => {
    const statuses = new Set<number>()
    for (const { what, status, headers } of await everyAnswer()) {
      statuses.add(status)
      const told = Object.fromEntries(Object.keys(HEADERS).map((name) => [name, headers.get(name)]))
      expect({ what, ...told }).toEqual({ what, ...HEADERS })
      const policy = headers.get('content-security-policy') ?? ''
      expect([what, policy]).toEqual([what, expect.stringContaining("default-src 'none'")])
      expect([what, policy]).toEqual([what, expect.stringContaining("frame-ancestors 'none'")])
      expect([what, policy]).toEqual([what, expect.stringContaining("base-uri 'none'")])
      expect([what, policy]).toEqual([what, expect.not.stringMatching(/script-src[^;]*'unsafe-/)])
      expect([what, headers.get('x-powered-by'), headers.get('server')]).toEqual([what, null, null])
      expect([what, headers.get('strict-transport-security')]).toEqual([what, null])
    }
    expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 302, 400, 401, 404, 503]))
  })

  test('also one to what no application can read as a request', async () => {
    for (const [sent, status] of [
      ['no request at all\r\n\r\n', 400],
      ['GET /v1/me HTTP/1.1\r\n\r\n', 400],
      ['GET /v1/me HTTP/1.1\r\nHost: x\r\nExpect: foo\r\nConnection: close\r\n\r\n', 417],
      ['GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
      [`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ] as const) {
      const answer = await sendAsItStands(sent)
      expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
      for (const [name, value] of Object.entries(HEADERS))
        expect(answer.toLowerCase()).toContain(`\r\n${name}: ${value.toLowerCase()}\r\n`)
      expect(answer).toContain("frame-ancestors 'none'")
    }
  })

  test('also what is told of the process on a port of its own', async () => {
    const { metricsUrl } = served.api
    for (const path of ['/metrics', '/v1/me']) {
      const { headers } = await fetch(`${metricsUrl}${path}`)
      expect([path, Object.fromEntries(headers)]).toEqual([path, expect.objectContaining(HEADERS)])
    }
  })

  test('asks for https from then on, where people reach the product by https', async () => {
    for (const path of ['/v1/me', '/nowhere', '/docs/', '/healthz', '/oidc/nowhere', '/oidc/jwks']) {
      const { headers } = await ask({ method: 'GET', path }, overTls)
      expect([path, headers.get('strict-transport-security')]).toEqual([
        path,
        'max-age=31536000; includeSubDomains',
      ])
    }
  })

  test('is read by no other origin: there is no CORS, not even for what is public', async () => {
    const preflight = {
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
    }
    for (const path of [
      '/v1/me',
      '/openapi.json',
      '/healthz',
      '/oidc/jwks',
      '/oidc/token',
      '/oidc/account',
    ]) {
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        const { headers } = await ask({ method, path, headers: { origin: ORIGIN, ...preflight } })
        const cors = [...headers.keys()].filter((name) => name.startsWith('access-control-'))
        expect([method, path, cors]).toEqual([method, path, []])
      }
    }
  })
})

test('nothing of the identity provider stays in a cache', async () => {
  for (const asked of BESIDE_ROUTES.filter(({ path }) => path.startsWith('/oidc'))) {
    const { headers } = await ask(asked)
    expect([asked.path, headers.get('cache-control')]).toEqual([asked.path, 'no-store'])
  }
})

test('a page of the identity provider runs no script but the one whose hash its policy names', async () => {
  const { headers, text } = await ask({ method: 'GET', path: '/oidc/session/end' })
  expect(text.match(/<script/g)).toHaveLength(1)
  expect(headers.get('content-security-policy')).toMatch(/script-src 'sha256-[^ ;']+';/)
  const refused = await ask({ method: 'GET', path: '/oidc/auth' })
  expect(refused.headers.get('content-type')).toContain('text/html')
  expect(refused.text).not.toContain('<script')
})
