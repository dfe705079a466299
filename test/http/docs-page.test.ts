import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readApiConfig } from '../../api/config.js'
import { type RunningApi, startApi } from '../../api/main.js'

/** Debian's; where there is none, only what can be read without a browser is looked at. */
const CHROMIUM = '/usr/bin/chromium'

let api: RunningApi
const dataDir = mkdtempSync(join(tmpdir(), 'docs-page-'))

beforeAll(async () => {
  // The documentation needs neither PostgreSQL nor Temporal: nothing listens at these addresses.
  const config = readApiConfig({
    PORT: '0',
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing',
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    PAYLOAD_KEY: '0'.repeat(64),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
  })
  api = await startApi(config)
})
afterAll(async () => {
  await api.close()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('/docs', () => {
  test('loads only from this server, with nothing inline, under a policy that allows nothing else', async () => {
    const page = await fetch(`${api.url}/docs`)
    expect(page.url).toBe(`${api.url}/docs/`)
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("style-src 'self';")
    expect(policy).not.toContain('unsafe-eval')
    const html = await page.text()
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|https?:/)
    const loaded = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, address = '']) => new URL(address, page.url),
    )
    expect(loaded.length).toBeGreaterThan(3)
    for (const address of loaded) {
      expect(address.origin).toBe(api.url)
      const asset = await fetch(address)
      expect([address.pathname, asset.status]).toEqual([address.pathname, 200])
      expect(asset.headers.get('x-content-type-options')).toBe('nosniff')
      await asset.arrayBuffer()
    }
  })

  const inBrowser = existsSync(CHROMIUM) ? test : test.skip

  inBrowser(
    'shows every operation in a browser, which has nothing to complain of',
    async () => {
      const document = (await (await fetch(`${api.url}/openapi.json`)).json()) as {
        paths: Record<string, object>
      }
      const profile = mkdtempSync(join(tmpdir(), 'chromium-'))
      const flags = [
        ...[
          '--headless',
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-sync',
        ],
        ...['--disable-background-networking', '--disable-component-update', `--user-data-dir=${profile}`],
        ...['--enable-logging=stderr', '--v=0', '--virtual-time-budget=15000', '--dump-dom'],
      ]
      try {
        const { stdout, stderr } = await promisify(execFile)(CHROMIUM, [...flags, `${api.url}/docs/`], {
          maxBuffer: 64 * 1_048_576,
          timeout: 60_000,
        })
        const complaints = stderr.split('\n').filter((line) => line.includes(':CONSOLE'))
        expect(complaints).toEqual([])
        const shown = [...stdout.matchAll(/data-path="([^"]+)"/g)].map(([, path]) => path)
        expect(new Set(shown)).toEqual(new Set(Object.keys(document.paths)))
      } finally {
        rmSync(profile, { recursive: true, force: true })
      }
    },
    90_000,
  )
})

test('health and readiness are answered while everything behind is down, and say so', async () => {
  expect((await fetch(`${api.url}/healthz`)).status).toBe(200)
  const ready = await fetch(`${api.url}/readyz`)
  expect([ready.status, ready.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await ready.json()).toEqual({
    postgresql: 'down',
    temporal: 'down',
    worker: 'unknown',
    demonstration: 'none',
    disk: 'ok',
    notes: ['PostgreSQL không trả lời.', 'Temporal không trả lời.'],
  })
})
