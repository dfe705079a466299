import type { Browser, Page } from 'playwright-core'
import { once, openAs, type Signed } from './sight.js'

/** Milliseconds from opening the address until the inbox can be worked with, run by run. */
export interface InboxTimes {
  /** With nothing kept of what was loaded before. */
  cold: number[]
  warm: number[]
}

const RUNS = 10

/**
 * Run in the page before anything of it: when the tasks are listed and the first of them is open, with its form or with why
 * there is none.
 */
const WATCH_USABLE = `(() => {
  const isUsable = () => document.querySelector('[id^="row-"]') && document.querySelector('article h1') &&
    document.querySelector('article form button[type="submit"], article [role="alert"]')
  const watch = new MutationObserver(() => {
    if (!isUsable()) return
    watch.disconnect()
    requestAnimationFrame(() => { window.usableAt = performance.now() })
  })
  watch.observe(document, { childList: true, subtree: true })
})()`

export async function measureInbox(browser: Browser, address: string, signed: Signed): Promise<InboxTimes> {
  const cold: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const page = await watching(browser, signed)
    cold.push(await opened(page, address))
    await page.context().close()
  }
  const page = await watching(browser, signed)
  await opened(page, address)
  const warm: number[] = []
  for (let run = 0; run < RUNS; run += 1) warm.push(await opened(page, address))
  await page.context().close()
  return { cold, warm }
}

async function watching(browser: Browser, signed: Signed): Promise<Page> {
  const page = await openAs(browser, signed)
  await page.addInitScript(WATCH_USABLE)
  return page
}

async function opened(page: Page, address: string): Promise<number> {
  await page.goto(`${address}/tasks`)
  return Number(await once(page, 'window.usableAt'))
}
