import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { freePort } from '../../bin/processes/free-port.js'
import { until } from '../support/product.js'

const root = new URL('../../', import.meta.url)
const configuration = readFileSync(new URL('deploy/nginx/balancer.conf', root), 'utf8')
const listenScript = new URL('deploy/nginx/listen.sh', root).pathname

const isInstalled = spawnSync('nginx', ['-v']).status === 0
const describeWithNginx = isInstalled ? describe : describe.skip
const why = isInstalled ? '' : ' (nginx is not installed here: apt-get install nginx-light)'

/** Where the configuration's container finds things, and where they are here. */
function placedHere(folder: string, upstream: string): string {
  const places: [string, string][] = [
    ['/etc/nginx/listen.conf', join(folder, 'listen.conf')],
    ['/dev/stdout', join(folder, 'access.log')],
    ['/dev/stderr', join(folder, 'error.log')],
    ['resolver 127.0.0.11 valid=5s;', ''],
    ['http://api:3000', upstream],
  ]
  for (const [there] of places) expect(configuration).toContain(there)
  return places.reduce((text, [there, here]) => text.replaceAll(there, here), configuration)
}

interface Balancer {
  url: string
  tlsPort: number
  log: () => string
  stop: () => Promise<void>
}

/** A real nginx with the configuration of docker-compose.yml before an API of the test's. */
async function startBalancer(folder: string, upstream: string): Promise<Balancer> {
  const [port, tlsPort] = [await freePort(), await freePort()]
  execFileSync(listenScript, {
    env: {
      ...process.env,
      CERTIFICATES: folder,
      LISTEN: join(folder, 'listen.conf'),
      HTTP_PORT: String(port),
      HTTPS_PORT: String(tlsPort),
      PUBLIC_URL: 'https://procedures.example',
    },
  })
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  )
  writeFileSync(join(folder, 'placed.conf'), placedHere(folder, upstream))
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${join(folder, 'nginx.pid')}; error_log ${join(folder, 'start.log')};
     events {} http { ${paths.join(' ')} include ${join(folder, 'placed.conf')}; }`,
  )
  const nginx: ChildProcess = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], {
    stdio: 'inherit',
  })
  const ended = once(nginx, 'exit')
  const url = `http://127.0.0.1:${port}`
  await until('nginx listens', async () => (await fetch(`${url}/healthz`).catch(() => undefined))?.ok)
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  return {
    url,
    tlsPort,
    log: () => read('access.log') + read('error.log'),
    async stop() {
      nginx.kill('SIGTERM')
      await ended
    },
  }
}

describeWithNginx(`the balancer of docker-compose.yml${why}`, () => {
  let folder: string
  let api: Server
  let upstream: string
  let balancer: Balancer | undefined
  /** What the API answers, until a test wants something else. */
  let answer: (request: IncomingMessage, response: ServerResponse) => void

  beforeAll(async () => {
    api = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1')
    await once(api, 'listening')
    upstream = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
  })
  afterAll(() => {
    api.closeAllConnections()
    api.close()
  })
  afterEach(async () => {
    await balancer?.stop()
    balancer = undefined
    rmSync(folder, { recursive: true, force: true })
  })

  async function start({ withCertificate = false } = {}): Promise<Balancer> {
    folder = mkdtempSync(join(tmpdir(), 'balancer-'))
    answer = (_request, response) => void response.end('{}')
    if (withCertificate) makeCertificate(folder)
    balancer = await startBalancer(folder, upstream)
    return balancer
  }

  test('writes down who asked for what and what became of it, and no query string, even where the API is away', async () => {
    const { url, log } = await start()
    await fetch(`${url}/v1/cadres?q=Nguyen-Van-Bi-Mat`, { headers: { referer: `${url}/?of=Bi-Mat` } })
    answer = (request) => request.socket.destroy()
    expect((await fetch(`${url}/v1/units?q=Bi-Mat`)).status).toBe(502)
    const lines = await until('both are written', () => log().includes('/v1/units') && log())
    expect(lines).toMatch(/"method":"GET","path":"\/v1\/cadres","status":200/)
    expect(lines).toMatch(/"path":"\/v1\/units","status":502/)
    expect(lines).not.toContain('Bi-Mat')
  })

  test('takes so many requests of one address in a second, and tells the others to wait', async () => {
    const { url } = await start()
    const answers: Response[] = []
    for (let wave = 0; wave < 20; wave += 1) {
      answers.push(...(await Promise.all(Array.from({ length: 25 }, () => fetch(`${url}/v1/units`)))))
    }
    const refused = answers.filter(({ status }) => status === 429)
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(100)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]?.headers.get('retry-after')).toBe('1')
    expect(refused[0]?.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(await refused[0]?.json()).toMatchObject({
      code: 'too-many-requests',
      title: 'Quá nhiều yêu cầu trong thời gian ngắn; hãy đợi một lát rồi gửi lại',
    })
  })

  test('holds so many requests of one address at a time, and says so in the language that was asked for', async () => {
    const { url } = await start()
    const held: ServerResponse[] = []
    answer = (_request, response) => void held.push(response)
    const waiting = Array.from({ length: 50 }, () => fetch(`${url}/v1/procedures`))
    await until('fifty wait', () => held.length === 50)
    const more = await fetch(`${url}/v1/procedures`, { headers: { 'accept-language': 'en' } })
    expect([more.status, more.headers.get('content-language')]).toEqual([429, 'en'])
    expect(await more.json()).toMatchObject({
      title: 'Too many requests in a short time; wait a little, then send it again',
    })
    for (const response of held) response.end('{}')
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(Array(50).fill(200))
  })

  test('speaks TLS where a certificate is given, and sends on to it whoever comes without', async () => {
    const { url, tlsPort } = await start({ withCertificate: true })
    let told = ''
    answer = ({ headers }, response) => {
      told = String(headers['x-forwarded-proto'])
      response.end('{}')
    }
    const secure = await askSecurely(tlsPort, readFileSync(join(folder, 'tls.crt'), 'utf8'))
    expect([secure.statusCode, secure.headers['strict-transport-security'], told]).toEqual([
      200,
      'max-age=31536000; includeSubDomains',
      'https',
    ])
    answer = (request) => request.socket.destroy()
    const away = await askSecurely(tlsPort, readFileSync(join(folder, 'tls.crt'), 'utf8'))
    expect([away.statusCode, away.headers['strict-transport-security']]).toEqual([
      502,
      'max-age=31536000; includeSubDomains',
    ])
    answer = (_request, response) => void response.end('{}')
    const plain = await fetch(`${url}/docs/?q=a`, { redirect: 'manual' })
    expect([plain.status, plain.headers.get('location')]).toEqual([
      308,
      'https://procedures.example/docs/?q=a',
    ])
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  test('refuses a program that comes without TLS, instead of leading it on with a token that everybody could read', async () => {
    const { url } = await start({ withCertificate: true })
    for (const path of ['/v1/units', '/v1/me', '/oidc/token']) {
      const refused = await fetch(url + path, { headers: { 'accept-language': 'en' }, redirect: 'manual' })
      expect([path, refused.status, refused.headers.get('content-type')]).toEqual([
        path,
        403,
        'application/problem+json',
      ])
      expect(await refused.json()).toMatchObject({
        code: 'https-alone',
        title: expect.stringContaining('replace it'),
      })
    }
  })

  test('gives its own answers the headers of every other, and each of the API’s once', async () => {
    const { url } = await start()
    answer = (request) => request.socket.destroy()
    const away = await fetch(`${url}/v1/units`)
    const large = await fetch(`${url}/v1/documents`, { method: 'POST', body: 'x'.repeat(17 * 1_048_576) })
    for (const { status, headers } of [away, large]) {
      expect([
        status,
        ...['x-content-type-options', 'referrer-policy'].map((name) => headers.get(name)),
      ]).toEqual([status, 'nosniff', 'no-referrer'])
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    }
    expect([away.status, large.status]).toEqual([502, 413])
    answer = (_request, response) =>
      void response
        .writeHead(200, { 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': 'x' })
        .end()
    const { headers } = await fetch(`${url}/v1/units`)
    expect(['x-content-type-options', 'content-security-policy'].map((name) => headers.get(name))).toEqual([
      'nosniff',
      'x',
    ])
  })

  test('takes no cipher of TLS 1.2 that a stolen key would open later', async () => {
    const { tlsPort } = await start({ withCertificate: true })
    const hello = (ciphers: string) =>
      spawnSync('openssl', ['s_client', '-connect', `127.0.0.1:${tlsPort}`, '-tls1_2', '-cipher', ciphers], {
        input: '',
        encoding: 'utf8',
      }).stdout
    expect(hello('ECDHE-ECDSA-AES128-GCM-SHA256')).toMatch(/Cipher is ECDHE-ECDSA-AES128-GCM-SHA256/)
    expect(hello('ECDHE-ECDSA-AES128-SHA')).toMatch(/Cipher is \(NONE\)/)
  })

  test('does not start with half a certificate, and says what is missing', async () => {
    await start()
    writeFileSync(join(folder, 'tls.crt'), 'a certificate')
    const { status, stderr } = spawnSync(listenScript, {
      env: { ...process.env, CERTIFICATES: folder, LISTEN: join(folder, 'again.conf') },
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([1, expect.stringContaining('give both, or neither')])
  })
})

function makeCertificate(folder: string): void {
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
      ...['-keyout', join(folder, 'tls.key'), '-out', join(folder, 'tls.crt')],
    ],
    { stdio: 'pipe' },
  )
}

async function askSecurely(port: number, ca: string): Promise<IncomingMessage> {
  const asked = secureRequest({
    host: '127.0.0.1',
    port,
    path: '/v1/units',
    servername: 'localhost',
    ca,
  }).end()
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  response.resume()
  return response
}
