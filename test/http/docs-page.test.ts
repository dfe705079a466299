import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { describeInBrowser, launchBrowser, openSight } from '../web/browser.js'
import { type ApiAlone, startApiAlone } from './api-alone.js'

const IN_SIGHT = "[...document.querySelectorAll('[data-path]')].map((each) => each.getAttribute('data-path'))"
/** Half a window further, and at the end from the beginning again; resolves when it is drawn. */
const ONWARD = `new Promise((resolve) => {
  const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1
  scrollTo(0, isAtEnd ? 0 : scrollY + innerHeight / 2)
  requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
})`

let alone: ApiAlone
beforeAll(async () => {
  alone = await startApiAlone()
})
afterAll(() => alone.stop())

describe('/docs', () => {
  test('loads only from this server, with nothing inline, under a policy that allows nothing else', async () => {
    const page = await fetch(`${alone.api.url}/docs`)
    expect(page.url).toBe(`${alone.api.url}/docs/`)
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
      expect(address.origin).toBe(alone.api.url)
      const asset = await fetch(address)
      expect([address.pathname, asset.status]).toEqual([address.pathname, 200])
      expect(asset.headers.get('x-content-type-options')).toBe('nosniff')
      await asset.arrayBuffer()
    }
  })
})

describeInBrowser('/docs in a browser', () => {
  test('shows every operation, and the browser has nothing to complain of', async () => {
    const document = (await (await fetch(`${alone.api.url}/openapi.json`)).json()) as {
      paths: Record<string, object>
    }
    const paths = Object.keys(document.paths).sort()
    const browser = await launchBrowser()
    try {
      const { page, complaints } = await openSight(browser)
      await page.goto(`${alone.api.url}/docs/`)
      await page.locator('[data-path]').first().waitFor({ timeout: 90_000 })
      // Of as many operations only those in sight are drawn.
      const shown = new Set<string>()
      const deadline = Date.now() + 90_000
      while (shown.size < paths.length && Date.now() < deadline) {
        for (const path of await page.evaluate<string[]>(IN_SIGHT)) shown.add(path)
        await page.evaluate(ONWARD)
      }
      expect([...shown].sort()).toEqual(paths)
      expect(complaints).toEqual([])
    } finally {
      await browser.close()
    }
  }, 120_000)
})

test('health and readiness are answered while everything behind is down, and say so', async () => {
  expect((await fetch(`${alone.api.url}/healthz`)).status).toBe(200)
  const ready = await fetch(`${alone.api.url}/readyz`)
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
