import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as ask } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { serveApi, type TestApi } from '../api/api-server.js'

const PAGE =
  '<!doctype html><div id="console"></div><script type="module" src="/assets/main-1a2b3c4d.js"></script>'
const SCRIPT = 'console.log("Công tác cán bộ")\n'.repeat(50)

let folder: string
let pool: pg.Pool
let api: TestApi
let without: TestApi

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'console-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), PAGE)
  writeFileSync(join(folder, 'manifest.json'), '{}')
  const script = join(folder, 'assets', 'main-1a2b3c4d.js')
  writeFileSync(script, SCRIPT)
  writeFileSync(`${script}.br`, brotliCompressSync(SCRIPT))
  writeFileSync(`${script}.gz`, gzipSync(SCRIPT))
  writeFileSync(join(folder, 'assets', 'mark-5e6f.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  // Nothing is asked of it: no page and no file needs PostgreSQL.
  pool = new pg.Pool()
  api = await serveApi({ pool, consoleFolder: folder })
  without = await serveApi({ pool, consoleFolder: join(folder, 'none') })
})
afterAll(async () => {
  await api.close()
  await without.close()
  await pool.end()
  rmSync(folder, { recursive: true, force: true })
})

const HTML = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }

/** The answer as it is sent: `fetch` unpacks it, and asks for what it can unpack. */
function sentFor(path: string, headers: Record<string, string>, method = 'GET') {
  return new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      ask(api.url + path, { method, headers }, async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk)
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) })
      })
        .on('error', reject)
        .end()
    },
  )
}

describe('the page of the console', () => {
  test.each(['/', '/tasks', '/tasks/t-1/?tab=votes', '/procedures/p-1', '/v1x'])(
    'is what a browser is shown at %s, always asked for anew',
    async (path) => {
      const { status, headers, body } = await api.get(undefined, path, HTML)
      expect([status, body]).toEqual([200, PAGE])
      expect(headers.get('content-type')).toMatch(/^text\/html/)
      expect([headers.get('cache-control'), headers.get('vary')]).toEqual(['no-cache', 'Accept'])
      const again = await sentFor(path, { ...HTML, 'if-none-match': headers.get('etag') ?? '' })
      expect(again.status).toBe(304)
    },
  )

  test('loads from this server alone, runs nothing inline, is in no frame, and sends forms nowhere else', async () => {
    const { headers } = await api.get(undefined, '/', HTML)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy.split(';').sort()).toEqual(
      [
        ...["default-src 'self'", "script-src 'self'", "style-src 'self'", "style-src-attr 'unsafe-inline'"],
        ...["img-src 'self' data: blob:", "connect-src 'self'", "object-src 'none'", "base-uri 'none'"],
        ...["form-action 'self'", "frame-ancestors 'none'"],
      ].sort(),
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  test.each([
    '/v1/nowhere',
    '/v1',
    '/auth/nowhere',
    '/docs/nowhere',
    '/oidc/nowhere',
    '/healthz/',
    '/assets/',
    '/assets/none.js',
  ])('is not what is shown where the API, its provider or its files would be: %s', async (path) => {
    const { status, body, headers } = await api.get(undefined, path, HTML)
    expect([path, status, body.code]).toEqual([path, path.startsWith('/v1') ? 401 : 404, expect.any(String)])
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
  })

  test('is for who asks for a page: a program is told that nothing is there, and nothing can be sent to it', async () => {
    for (const accept of ['*/*', 'application/json']) {
      const { status, body } = await api.get(undefined, '/tasks', { accept })
      expect([status, body.code]).toEqual([404, 'not-found'])
    }
    const posted = await api.send('/tasks', { method: 'POST', headers: HTML })
    expect([posted.status, posted.body.code]).toEqual([404, 'not-found'])
  })

  test('where it was not built, that is said plainly, in both languages, and the API is served', async () => {
    for (const [language, words] of [
      ['vi', 'Giao diện chưa được biên dịch'],
      ['en', 'The console has not been built'],
    ] as const) {
      const { status, body, headers } = await without.get(undefined, '/', {
        ...HTML,
        'accept-language': language,
      })
      expect([status, headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8'])
      expect(body).toContain(words)
    }
    expect((await without.get(undefined, '/healthz')).status).toBe(200)
    expect((await without.get(undefined, '/assets/main-1a2b3c4d.js')).status).toBe(404)
  })
})

describe('a file of the console', () => {
  const path = '/assets/main-1a2b3c4d.js'

  test.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
    ['identity', undefined, (body: Buffer) => body],
  ] as const)(
    'goes out as it was compressed at the build, to who takes %s',
    async (accepted, encoding, unpack) => {
      const { status, headers, body } = await sentFor(path, { 'accept-encoding': accepted })
      expect([status, headers['content-encoding'], headers.vary]).toEqual([200, encoding, 'Accept-Encoding'])
      expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
      expect(unpack(body).toString('utf8')).toBe(SCRIPT)
    },
  )

  test('stays with whoever has it for a year: its name holds what is in it', async () => {
    for (const file of [path, '/assets/mark-5e6f.svg']) {
      const { status, headers } = await api.get(undefined, file)
      expect([file, status, headers.get('cache-control')]).toEqual([
        ...[file, 200],
        'public, max-age=31536000, immutable',
      ])
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })

  test.each<Record<string, string>>([
    { range: 'bytes=999999-' },
    { range: 'bytes=0-3' },
    { 'if-match': '"another"' },
    { 'if-unmodified-since': 'Mon, 01 Jan 2001 00:00:00 GMT' },
  ])('goes out whole, whatever is asked of it: no error stays in a cache for a year (%j)', async (asked) => {
    const { status, headers, body } = await sentFor(path, { 'accept-encoding': 'br', ...asked })
    expect([status, headers['content-encoding']]).toEqual([200, 'br'])
    expect(brotliDecompressSync(body).toString('utf8')).toBe(SCRIPT)
  })

  test.each([
    '/assets/none-1a2b.js',
    '/assets/../index.html',
    '/assets/%2e%2e%2findex.html',
    '/manifest.json',
    '/index.html.br',
  ])('that is none is not found, whatever leads there: %s', async (none) => {
    const { status, headers } = await sentFor(none, { accept: '*/*' })
    expect([status, headers['cache-control']]).toEqual([404, 'no-store'])
  })
})
