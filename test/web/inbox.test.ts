import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import {
  complete,
  decision,
  must,
  newCandidates,
  PROGRAM,
  procedureAt,
  seen,
  task,
  until,
} from '../http/walk.js'
import { ownColumns } from '../support/own-columns.js'
import { countOf, dayInWords, today } from '../support/procedure-steps.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { describeInBrowser } from './browser.js'
import { type LiveOffice, startLiveOffice } from './live-office.js'

jest.setTimeout(240_000)

const WHY = 'Hồ sơ còn thiếu bản chính.'
const PHONE = { width: 390, height: 844 }
/** A post of its own, so that the seat is found by its name. */
const POST = { id: 'post-story', title: 'Giám đốc Trung tâm Kiểm nghiệm' }

describeInBrowser('the inbox of somebody who is new to it', () => {
  let office: LiveOffice
  beforeAll(async () => {
    office = await startLiveOffice()
  }, 240_000)
  afterAll(() => office?.close())

  const refusal = (page: Page) => page.getByRole('textbox', { name: /^Lý do/ })
  /** Opens the task from the list, as a user finds it. */
  const openTask = (page: Page, what: string) =>
    page
      .getByRole('link', { name: new RegExp(`^${what}`) })
      .first()
      .click()
  const submit = (page: Page, verb: RegExp | string) => page.getByRole('button', { name: verb }).click()
  const done = (page: Page, what: string) => page.getByText(`Đã ghi: ${what}.`).last().waitFor()

  /** What says that it was done lies over the bar, and over nothing of the page below it. */
  async function coversNothing(page: Page): Promise<void> {
    const said = await page.locator('.mantine-Notification-root').last().boundingBox()
    const main = await page.getByRole('main').boundingBox()
    expect((said?.y ?? Infinity) + (said?.height ?? 0)).toBeLessThanOrEqual(main?.y ?? 0)
  }

  /** A vacant seat of the post, and somebody who is planned for it. */
  async function opening(): Promise<string> {
    const columns = await ownColumns(office.pool, 'posts')
    await office.pool.query(
      `INSERT INTO posts (${columns}) SELECT ${columns} FROM (
         SELECT (jsonb_populate_record(p, $2)).* FROM posts p WHERE p.id = $1) copied`,
      [
        OFFICE.post,
        JSON.stringify({
          ...{ id: POST.id, title_vi: POST.title, title_en: POST.title },
          search_title: 'giam doc trung tam kiem nghiem',
        }),
      ],
    )
    await insertSeat(office.pool, POST.id)
    const [candidate = ''] = await newCandidates(office, 1)
    await office.pool.query(
      'UPDATE planning_entries SET post_id = $2 WHERE person_id = $1 AND post_id = $3',
      [...[candidate, POST.id, OFFICE.post]],
    )
    return candidate
  }

  async function launchByWizard(page: Page, candidate: string): Promise<string> {
    await page.getByLabel('Tìm chức vụ, đơn vị').fill('kiem nghiem')
    await page.getByRole('radio', { name: new RegExp(`^${POST.title}`) }).click()
    await submit(page, 'Tiếp tục: quy trình, căn cứ')
    await page.getByText('Bổ nhiệm', { exact: true }).click()
    await page.getByRole('radio', { name: /Mặc định/, checked: true }).waitFor()
    await submit(page, 'Tiếp tục: nhân sự')
    await submit(page, `Chọn Người ${candidate}`)
    await submit(page, 'Tiếp tục: ngày, dự kiến')
    await submit(page, 'Tiếp tục: xác nhận')
    await page.getByText('không ai mở quy trình khác cho vị trí này được nữa').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/procedures\/(?!many)[^/]+$/)
    await page.getByRole('heading', { level: 1, name: POST.title }).waitFor()
    return new URL(page.url()).pathname.split('/').at(-1) ?? ''
  }

  async function handIn(page: Page, summary: string): Promise<void> {
    await page.locator('form input[type="file"]').setInputFiles({
      ...{ name: 'chuong-trinh.pdf', mimeType: 'application/pdf', buffer: PROGRAM },
    })
    await page.getByText('Đã tải lên').waitFor()
    await page.getByLabel('Tóm tắt', { exact: true }).fill(summary)
    await submit(page, /^Nộp chương trình/)
    await page.getByText('Hiện đồng chí không phải làm gì').waitFor()
  }

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

  test('what goes on below the window is not confirmed by a key without being asked, and once when it is', async () => {
    const it = await procedureAt(office, 'launched')
    const path = `/tasks/${await task(office, it, 'confirm-eligibility')}`
    const { page, complaints } = await office.at('officer', path, { width: 1366, height: 600 })
    await page.getByRole('button', { name: 'Xác nhận đủ điều kiện' }).waitFor()
    const asked = page.getByRole('dialog', { name: 'Xác nhận khi chưa xem hết?' })
    await page.keyboard.press('Control+Enter')
    await asked.getByText(/^Danh sách \d+ điều kiện còn phần ở dưới/).waitFor()
    await asked.getByRole('button', { name: 'Xem lại' }).click()
    await asked.waitFor({ state: 'detached' })
    expect((await seen(office, it.id)).waitingFor[0]).toMatchObject({ kind: 'confirm-eligibility' })
    await page.keyboard.press('Control+Enter')
    await asked.getByRole('button', { name: 'Xác nhận đủ điều kiện' }).click()
    await page.getByText(/^Đã ghi: Xác nhận điều kiện/).waitFor()
    await coversNothing(page)
    expect((await seen(office, it.id)).waitingFor[0]).toMatchObject({ kind: 'submit-action-program' })
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
    await page.getByRole('link', { name: 'Bộ quy tắc', exact: true }).click()
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

  test('a launch leads on to a program that is returned with a reason, handed in again, accepted, and put to the vote', async () => {
    const candidate = await opening()
    await procedureAt(office, 'launched')
    const officer = await office.at('officer', '/tasks')
    const inbox = officer.page.getByRole('region', { name: 'Việc của tôi' })
    await inbox.getByRole('tab', { name: /^Nhóm/, selected: true }).waitFor()
    await inbox.getByRole('listitem').first().waitFor()
    await officer.page.keyboard.press('n')
    const id = await launchByWizard(officer.page, candidate)
    const ofAnother = await procedureAt(office, 'launched')
    // What they launched themself is there at once; what another did waits until it is asked for.
    await officer.page.getByRole('link', { name: /^Việc của tôi/ }).click()
    await inbox.getByRole('link', { name: new RegExp(POST.title) }).waitFor()
    const news = inbox.getByRole('button', { name: '1 việc mới' })
    await news.waitFor()
    const theirs = inbox.locator(`a[href="/tasks/${await task(office, ofAnother, 'confirm-eligibility')}"]`)
    expect(await theirs.count()).toBe(0)
    await news.click()
    await theirs.waitFor()
    await officer.page.goto(`${office.product.address}/procedures/${id}`)
    await officer.page.getByRole('link', { name: 'xác nhận điều kiện, tiêu chuẩn' }).click()
    await submit(officer.page, /^Xác nhận đủ điều kiện/)
    await done(officer.page, 'Xác nhận điều kiện, tiêu chuẩn')

    const own = await office.at(candidate, '/own', PHONE)
    const asked = own.page.getByRole('link', { name: 'Thực hiện: Nộp chương trình hành động' })
    await asked.click()
    await handIn(own.page, 'Ba nhiệm vụ')

    const reviewer = await office.at('reviewer', '/tasks')
    await openTask(reviewer.page, 'Thẩm định chương trình hành động')
    await reviewer.page.getByRole('radio', { name: /^Trả lại để hoàn thiện/ }).click()
    await reviewer.page.getByLabel('Nội dung cần hoàn thiện').fill(WHY)
    await submit(reviewer.page, /^Trả lại/)
    await done(reviewer.page, 'Thẩm định chương trình hành động')

    // The page of the candidate goes with it, without being loaded anew.
    await asked.click()
    await own.page.getByText('Chương trình nộp trước được trả lại').waitFor()
    await own.page.getByText(WHY).waitFor()
    await handIn(own.page, 'Ba nhiệm vụ, mỗi việc một thời hạn')

    await openTask(reviewer.page, 'Thẩm định chương trình hành động')
    await reviewer.page.getByText('Ba nhiệm vụ, mỗi việc một thời hạn').waitFor()
    // Before it is chosen nothing says what it will be.
    await reviewer.page.getByRole('button', { name: /^Ghi kết quả/ }).waitFor()
    await reviewer.page.getByRole('radio', { name: /^Đạt, cho đi tiếp/ }).click()
    await submit(reviewer.page, /^Ghi: đạt/)
    await reviewer.page.getByText('Ghi: đạt').waitFor({ state: 'detached' })

    await officer.page.goto(`${office.product.address}/procedures/${id}`)
    await officer.page.getByRole('link', { name: /^triệu tập/ }).click()
    await officer.page.getByLabel('Ngày họp', { exact: true }).fill(dayInWords(today()))
    await submit(officer.page, /^Triệu tập/)
    await officer.page.getByText(/^Đã ghi: Triệu tập/).waitFor()
    await officer.page.goto(`${office.product.address}/procedures/${id}/votes`)
    await officer.page.getByText('Đã triệu tập, chưa có kết quả').waitFor()
    for (const { complaints } of [officer, own, reviewer]) expect(complaints).toEqual([])
  })

  test('a decision that was sent back and recorded anew is confirmed on a phone, in three touches', async () => {
    const it = await procedureAt(office, 'confirmation')
    const [candidate = ''] = it.candidates
    const member = await office.at('member1', '/tasks', PHONE)
    await openTask(member.page, 'Xác nhận quyết định')
    await submit(member.page, 'Chưa đúng…')
    await member.page.getByLabel('Chỗ chưa đúng').fill('Sai số nghị quyết.')
    await submit(member.page, /^Trả lại để ghi lại/)
    await done(member.page, 'Xác nhận quyết định')

    const secretary = await office.at('secretary', '/tasks')
    await openTask(secretary.page, 'Ghi nhận quyết định')
    await secretary.page.getByText('Sai số nghị quyết.').waitFor()
    const anew = decision({ resolutionNumber: '77-QĐ/TU' })
    must(await complete(office, it, 'secretary', 'record-decision', anew, candidate), 200)

    const { page } = member
    await page.goto(`${office.product.address}/tasks`)
    await openTask(page, 'Xác nhận quyết định')
    await submit(page, 'Xác nhận đúng')
    const asked = page.getByRole('dialog', { name: 'Xác nhận 77-QĐ/TU?' })
    await asked.getByRole('button', { name: 'Xác nhận', exact: true }).click()
    await done(page, 'Xác nhận quyết định')
    await coversNothing(page)
    await until(async () => (await seen(office, it.id)).status === 'completed')
    for (const { complaints } of [member, secretary]) expect(complaints).toEqual([])
  })
})
