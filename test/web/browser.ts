import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, test } from '@jest/globals'
import { type Browser, chromium, type Page, type Request } from 'playwright-core'

const program = process.env.CHROMIUM
const WITHOUT = 'there is no Chromium (npm test says why): the console was not looked at in a browser'

/** A suite that needs a browser: where there is none it fails under CI, and elsewhere says that it did not run. */
export function describeInBrowser(what: string, suite: () => void): void {
  describe(what, () => {
    if (program) suite()
    else if (process.env.CI)
      test('needs a browser', () => {
        throw new Error(WITHOUT)
      })
    else test.skip(WITHOUT, () => {})
  })
}

export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({
    ...(program && { executablePath: program }),
    // What a container and a machine without a screen need.
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage'],
  })
}

export interface Sight {
  page: Page
  /** What the browser complained of so far: errors of scripts, and what the policy of the page refused. */
  complaints: string[]
  close(): Promise<void>
}

const underWay = new WeakMap<Page, Set<Request>>()
/** Milliseconds without anything that is asked for. */
const AT_REST_MS = 500

/** Waits until nothing has been asked for, for a while, but what is heard all the time. */
export async function settled(page: Page, patienceMs = 90_000): Promise<void> {
  const deadline = Date.now() + patienceMs
  let since = Date.now()
  while (Date.now() - since < AT_REST_MS) {
    if (Date.now() > deadline) throw new Error('the page has not come to rest')
    if (underWay.get(page)?.size) since = Date.now()
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))')
  }
}

/** A browser of its own, with nothing kept from another. */
export async function openSight(
  browser: Browser,
  {
    width = 1440,
    height = 900,
    theme = 'light',
  }: { width?: number; height?: number; theme?: 'light' | 'dark' } = {},
): Promise<Sight> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: 'vi-VN',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  const asked = new Set<Request>()
  underWay.set(page, asked)
  // What is heard for as long as the page is open is never at an end.
  page.on('request', (request) => request.resourceType() !== 'eventsource' && asked.add(request))
  for (const end of ['requestfinished', 'requestfailed'] as const)
    page.on(end as 'requestfinished', (request) => asked.delete(request))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const { url } = message.location()
    if (message.type() === 'error') complaints.push(`${message.text()} at ${url} on ${page.url()}`)
  })
  return { page, complaints, close: () => context.close() }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const FIND = `axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))))`
/** Colours that are on their way from one light to the other have no contrast to be judged by. */
const COLOURS_AT_REST = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  .then(() => Promise.allSettled(document.getAnimations()
    .filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    .map(({ finished }) => finished)))
  .then(() => undefined)`
const MISFITS = readFileSync(new URL('misfits.js', import.meta.url), 'utf8')

/** What axe finds against WCAG 2.2, levels A and AA: the rule and where. By the debugger: the page takes no script from anybody. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  await page.evaluate(COLOURS_AT_REST)
  await page.evaluate(AXE)
  return await page.evaluate(FIND)
}

/** What does not fit into the window as it is, or cannot be touched. */
export async function misfits(page: Page): Promise<string[]> {
  return await page.evaluate(MISFITS)
}
