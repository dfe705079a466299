import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { settled } from './browser.js'
import type { Demonstrated } from './demonstrated.js'
import { looksRight } from './looked-at.js'

const box = (page: Page) => page.getByRole('combobox', { name: 'Tìm nhanh' })
const group = (page: Page, name: string) => page.getByRole('listbox').getByRole('group', { name })
const chosen = (page: Page) => page.getByRole('option', { selected: true })

/** The lists that a page has asked for by words, from now on. */
function looked(page: Page): string[] {
  const lists: string[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (searchParams.has('q')) lists.push(pathname)
  })
  return lists
}

/** What is found and told from every page: as tests of a suite that has the demonstration. */
export function finding({ signedIn }: Demonstrated, sizes: readonly number[]): void {
  test('an officer finds a post, a procedure and somebody without diacritics, by the keys alone; what was opened comes first', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor()
    const lists = looked(page)
    await page.keyboard.press('Control+k')
    await group(page, 'Lệnh').getByRole('option', { name: 'Khởi động quy trình', exact: true }).waitFor()
    expect(lists).toEqual([])
    await page.keyboard.type('pho giam doc so noi vu')
    await group(page, 'Chức vụ')
      .getByRole('option', { name: /^Phó Giám đốc Sở Nội vụ/ })
      .waitFor()
    const found = group(page, 'Hồ sơ').getByRole('option', { name: /Phó Giám đốc Sở Nội vụ/ })
    await found.first().waitFor()
    await settled(page)
    expect([...new Set(lists)].sort()).toEqual(['/v1/cadres', '/v1/posts', '/v1/procedures', '/v1/units'])
    const id = await found.first().getAttribute('id')
    for (let press = 0; press < 20 && (await chosen(page).getAttribute('id')) !== id; press += 1)
      await page.keyboard.press('ArrowDown')
    expect(await box(page).getAttribute('aria-activedescendant')).toBe(id)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Phó Giám đốc Sở Nội vụ', level: 1 }).waitFor()
    const opened = new URL(page.url()).pathname
    await box(page).waitFor({ state: 'detached' })

    await page.keyboard.press('g')
    await page.keyboard.press('t')
    await page.waitForURL('**/monitor')
    await page.keyboard.press('Control+k')
    await group(page, 'Mới mở').getByRole('option').first().waitFor()
    expect(await chosen(page).getAttribute('href')).toBe(opened)
    await page.keyboard.type('duong xuan hoa')
    await group(page, 'Cán bộ')
      .getByRole('option', { name: /^Dương Xuân Hòa/ })
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await box(page).waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })

  test('of records a teller finds nothing, and nothing of them is asked for', async () => {
    const { page, complaints } = await signedIn('Bùi Văn Lợi')
    await page.getByRole('link', { name: 'Bộ quy tắc', exact: true }).waitFor()
    const lists = looked(page)
    await page.keyboard.press('Control+k')
    await box(page).fill('nguyen')
    await page.getByRole('listbox').waitFor()
    await settled(page)
    expect(new Set(lists)).toEqual(new Set(['/v1/procedures']))
    await box(page).fill('')
    await group(page, 'Lệnh').getByRole('option', { name: 'Mở Bộ quy tắc' }).waitFor()
    expect(await page.getByRole('option', { name: /Khởi động|Cán bộ|Chức vụ/ }).count()).toBe(0)
    expect(complaints).toEqual([])
  })

  test('on a phone the palette is opened by its button, and a line by a touch', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long', { width: 390, height: 844 })
    await page.getByRole('button', { name: /^Tìm hồ sơ, cán bộ/ }).click()
    await box(page).fill('lich')
    await page.getByRole('option', { name: 'Mở Lịch làm việc' }).click()
    await page.waitForURL('**/calendar')
    expect(complaints).toEqual([])
  })

  test('the keys are listed by ?, and those of one letter can be switched off', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor()
    await page.keyboard.press('Shift+?')
    const keys = page.getByRole('dialog', { name: 'Phím tắt' })
    await keys.getByText('Mở Theo dõi').waitFor()
    await keys.getByRole('button', { name: 'Tắt phím tắt một chữ' }).click()
    await page.keyboard.press('Escape')
    await keys.waitFor({ state: 'detached' })
    for (const key of ['n', 'g', 't', '/']) await page.keyboard.press(key)
    expect(new URL(page.url()).pathname).toMatch(/^\/tasks/)
    await page.getByRole('button', { name: 'Phím tắt' }).click()
    await keys.getByRole('button', { name: 'Bật phím tắt một chữ' }).click()
    await page.keyboard.press('Escape')
    await keys.waitFor({ state: 'detached' })
    await page.keyboard.press('n')
    await page.waitForURL('**/launch')
    expect(complaints).toEqual([])
  })

  test('nothing is found against WCAG 2.2 AA in what opens over a page, and it fits at each size', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor()
    const open: [string, () => Promise<void>][] = [
      [
        'palette',
        async () => {
          await page.keyboard.press('Control+k')
          await box(page).fill('pho giam doc so y te')
          await group(page, 'Chức vụ').getByRole('option').first().waitFor()
        },
      ],
      [
        'bell',
        async () => {
          await page.getByRole('button', { name: /^Thông báo/ }).click()
          await page.getByRole('dialog', { name: 'Thông báo' }).getByRole('listitem').first().waitFor()
        },
      ],
      ['keys', () => page.keyboard.press('Shift+?')],
    ]
    for (const [what, opens] of open) {
      await page.setViewportSize({ width: 1440, height: 900 })
      await opens()
      const dialog = page.getByRole('dialog')
      await dialog.waitFor()
      await looksRight(page, what, sizes)
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
    expect(complaints).toEqual([])
  })
}
