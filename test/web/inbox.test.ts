import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { procedureAt, task } from '../http/walk.js'
import { countOf } from '../support/procedure-steps.js'
import { describeInBrowser } from './browser.js'
import { type LiveOffice, startLiveOffice } from './live-office.js'

jest.setTimeout(180_000)

const WHY = 'Hồ sơ còn thiếu bản chính.'

describeInBrowser('the inbox of somebody who is new to it', () => {
  let office: LiveOffice
  beforeAll(async () => {
    office = await startLiveOffice()
  }, 240_000)
  afterAll(() => office?.close())

  const refusal = (page: Page) => page.getByRole('textbox', { name: /^Lý do/ })

  test('no key leads away from a form that is begun; a reload brings back what was typed, and says so', async () => {
    const it = await procedureAt(office, 'launched')
    const path = `/tasks/${await task(office, it, 'confirm-eligibility')}`
    const { page, complaints } = await office.at('officer', path)
    await page.getByRole('button', { name: 'Kết luận không đủ…' }).click()
    await refusal(page).fill(WHY)
    await page.getByRole('heading', { level: 1, name: /^Xác nhận điều kiện/ }).click()
    for (const key of ['j', 'k', 'c', 'n', 'Escape']) await page.keyboard.press(key)
    expect(new URL(page.url()).pathname).toBe(path)
    expect(await refusal(page).inputValue()).toBe(WHY)
    await page.getByText('Chưa ai nhận').waitFor()

    await page.reload()
    await page.getByText(/^Đã khôi phục nội dung nhập lúc \d\d:\d\d, \d\d\/\d\d\/\d{4}\./).waitFor()
    expect(await refusal(page).inputValue()).toBe(WHY)
    await page.getByRole('button', { name: 'Bỏ', exact: true }).click()
    await refusal(page).waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('button', { name: 'Kết luận không đủ…' }).waitFor()
    expect(await page.getByText(/^Đã khôi phục/).count()).toBe(0)
    expect(complaints).toEqual([])
  })

  test('a count, which is kept nowhere, is not left without being asked; who entered it hears that another does, too', async () => {
    const it = await procedureAt(office, 'first-count')
    const [candidate = ''] = it.candidates
    const path = `/tasks/${await task(office, it, 'enter-count')}`
    const { page, complaints } = await office.at('teller1', '/tasks')
    await page.locator(`a[href="${path}"]`).click()
    await page.waitForURL(`**${path}`)
    const issued = page.getByLabel('Phát ra', { exact: true })
    await issued.fill('15')
    const asked = page.getByRole('dialog', { name: 'Rời khỏi khi chưa ghi?' })
    const stay = async (): Promise<void> => {
      await asked.getByRole('button', { name: 'Ở lại nhập tiếp' }).click()
      await asked.waitFor({ state: 'detached' })
      expect(new URL(page.url()).pathname).toBe(path)
      expect(await issued.inputValue()).toBe('15')
    }
    await page.getByRole('link', { name: 'Bộ quy tắc' }).click()
    await stay()
    await page.evaluate('history.back()')
    await stay()
    const count = countOf({ [candidate]: 13 })
    for (const [label, number] of [
      ['Thu về', count.returned],
      ['Phiếu trắng', count.blank],
      ['Không hợp lệ', count.invalid],
      [`Người ${candidate}`, 13],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(String(number))
    await page.getByRole('button', { name: /^Ghi số phiếu/ }).click()
    await page.getByText(/^Đã ghi lần nhập này; chờ người thứ hai nhập độc lập\./).waitFor()

    await page.goto(`${office.product.address}/tasks/${await task(office, it, 'enter-count')}`)
    await page.getByText(/^Đồng chí đã nhập một lần; chờ một người khác của .+ nhập độc lập: /).waitFor()
    expect(await page.locator('form').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Nhận việc' }).count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
