import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { accessibilityFindings, misfits, settled } from './browser.js'

/** What stands beside a button is placed anew in the frame after the window has its size. */
const followed = (page: Page): Promise<unknown> =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')

/** What a page shows now, in both lights and at every size: nothing against WCAG 2.2 AA, nothing that does not fit. */
export async function looksRight(page: Page, what: string, sizes: readonly number[]): Promise<void> {
  const before = page.viewportSize()
  await settled(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect([what, colorScheme, await accessibilityFindings(page)]).toEqual([what, colorScheme, []])
  }
  for (const width of sizes) {
    await page.setViewportSize({ width, height: 900 })
    await followed(page)
    expect([what, width, await misfits(page)]).toEqual([what, width, []])
  }
  if (before) await page.setViewportSize(before)
}
