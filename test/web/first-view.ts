import type { Page } from 'playwright-core'
import { settled } from './browser.js'

/** Asked by the frame of every page alike, once: who is signed in, the words of codes, what changes, and what they were told. */
const OF_EVERY_PAGE = ['/v1/session', '/v1/vocabulary', '/v1/events', '/v1/me/notifications']

/** What a page that is opened by its address asks the API for until it has come to rest, beside what every page asks. */
export async function askedFirst(page: Page, address: string): Promise<string[]> {
  // What the page before it still asks for is not counted.
  await page.goto('about:blank')
  const asked: string[] = []
  const note = (request: { method(): string; url(): string }): void => {
    const { pathname, search } = new URL(request.url())
    if (pathname.startsWith('/v1/') && !OF_EVERY_PAGE.includes(pathname))
      asked.push(`${request.method()} ${pathname}${search}`)
  }
  page.on('request', note)
  await page.goto(address)
  await settled(page)
  page.off('request', note)
  return asked
}
