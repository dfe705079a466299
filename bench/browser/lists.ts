import type { Browser, Page } from 'playwright-core'
import { atRest, once, openAs, type Signed } from './sight.js'

/** How a list moves, by what is done with it. */
export interface ListFrames {
  name: string
  /** Rows that were loaded when it was scrolled. */
  rows: number
  more: Frames
  scroll: Frames
  search: Frames
}

/** Of the frames of a movement: the longest, in milliseconds, and how many took more than a frame may. */
export interface Frames {
  longest: number
  over: number
}

export interface List {
  name: string
  path: string
  signed: Signed
  /** What is typed into its search box. */
  search: string
  /** Where a row of it is. */
  row: string
}

/** Milliseconds that no frame may take; what the browser itself calls long. */
export const LONGEST_FRAME_MS = 50
/** So often more of a list is asked for. */
const PAGES = 20
const WHEELS = 80

/** Run in the page: begins to take note of frames that are long. */
const WATCH_FRAMES = `(() => {
  window.frames_ = []
  window.watchFrames?.disconnect()
  window.watchFrames = new PerformanceObserver((list) => window.frames_.push(...list.getEntries().map(({ duration }) => duration)))
  window.watchFrames.observe({ type: 'long-animation-frame' })
})()`
/** Run in the page: when the last of them has been told. */
const FRAMES = `new Promise((resolve) => setTimeout(resolve, 200)).then(() => window.frames_)`

export async function measureList(browser: Browser, address: string, list: List): Promise<ListFrames> {
  const page = await openAs(browser, list.signed)
  await page.goto(`${address}${list.path}`)
  const rows = page.locator(list.row)
  await rows.first().waitFor()
  await atRest(page)
  const more = await framesOf(page, () => loadMore(page, list.row))
  const loaded = await rows.count()
  const scroll = await framesOf(page, () => scrollThrough(page, list.row))
  const search = await framesOf(page, () => searchFor(page, list.search))
  await page.context().close()
  return { name: list.name, rows: loaded, more, scroll, search }
}

async function framesOf(page: Page, move: () => Promise<void>): Promise<Frames> {
  await page.evaluate(WATCH_FRAMES)
  await move()
  // Numbers, written by the page.
  const long = (await page.evaluate(FRAMES)) as number[]
  return {
    longest: Math.max(0, ...long),
    over: long.filter((duration) => duration > LONGEST_FRAME_MS).length,
  }
}

async function loadMore(page: Page, row: string): Promise<void> {
  const button = page.getByRole('button', { name: 'Xem thêm' })
  for (let n = 0; n < PAGES && (await button.count()) > 0; n += 1) {
    const before = await page.locator(row).count()
    await button.click()
    await once(page, `document.querySelectorAll(${JSON.stringify(row)}).length > ${before}`)
  }
}

/** As with a wheel that is turned fast, down and up again. */
async function scrollThrough(page: Page, row: string): Promise<void> {
  const box = await page.locator(row).first().boundingBox()
  await page.mouse.move((box?.x ?? 300) + 100, 500)
  for (const direction of [1, -1])
    for (let n = 0; n < WHEELS; n += 1) {
      await page.mouse.wheel(0, direction * 800)
      await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => resolve()))')
    }
}

async function searchFor(page: Page, words: string): Promise<void> {
  const box = page.getByRole('searchbox').first()
  await box.click()
  for (const sought of [words, '']) {
    await box.press('ControlOrMeta+a')
    await (sought ? box.pressSequentially(sought, { delay: 60 }) : box.press('Delete'))
    await atRest(page)
  }
}
