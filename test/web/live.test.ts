import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { localDate } from '../../domain/deadlines/dates.js'
import { complete, must, newCandidates, procedureAt, seen, task } from '../http/walk.js'
import { insertHolder } from '../support/department.js'
import { dayInWords, today } from '../support/procedure-steps.js'
import { until } from '../support/product.js'
import { OFFICE } from '../support/small-office.js'
import { describeInBrowser } from './browser.js'
import { type LiveOffice, startLiveOffice } from './live-office.js'

jest.setTimeout(180_000)
const PATIENCE = 60_000

/** What no try mends by itself. */
const BROKEN = { status: 500, contentType: 'application/json', body: '{}' }

const WHY = 'Hồ sơ còn thiếu bản chính, cần bổ sung.'

describeInBrowser('the console, while others work', () => {
  let office: LiveOffice
  beforeAll(async () => {
    office = await startLiveOffice()
  }, 240_000)
  afterAll(() => office?.close())

  /** A procedure whose candidate is to be checked by the office, and somebody who types why not. */
  async function refusing(login: string) {
    const it = await procedureAt(office, 'launched')
    const open = await task(office, it, 'confirm-eligibility')
    const sight = await office.at(login, `/tasks/${open}`)
    const { page } = sight
    await page.getByRole('button', { name: 'Kết luận không đủ…' }).click()
    const reason = page.getByRole('textbox', { name: /^Lý do/ })
    await reason.fill(WHY)
    return { it, open, ...sight, reason }
  }

  const rejecting = (page: Page) => page.getByRole('button', { name: /^Kết luận không đủ điều kiện/ })

  /** The only candidate is refused: the procedure ends by it, so that it is asked once more. */
  async function reject(page: Page): Promise<void> {
    await rejecting(page).click()
    const asked = page.getByRole('dialog')
    await asked.getByRole('button', { name: 'Kết luận không đủ điều kiện' }).click()
    await asked.waitFor({ state: 'detached' })
  }

  /** Completions of a task on record. */
  async function completions(caseId: string): Promise<number> {
    const { rows } = await office.pool.query<{ n: number }>(
      "SELECT count(*)::integer AS n FROM audit_events WHERE chain = $1 AND what = 'task-completed'",
      [caseId],
    )
    return rows[0]?.n ?? 0
  }

  /** Has somebody told so many things two days before, as they were told something since: the day, in words. */
  async function toldTwoDaysAgo(recipient: string, count: number): Promise<string> {
    const { rows } = await office.pool.query<{ at: string }>(
      `INSERT INTO notifications (case_id, sequence, task_id, recipient_id, kind, unit_id, sent_at, created_at)
       SELECT case_id, 10000 + n, task_id, recipient_id, kind, unit_id, sent_at, created_at - interval '2 days'
       FROM (SELECT * FROM notifications WHERE recipient_id = $1 ORDER BY id DESC LIMIT 1) told, generate_series(1, $2) n
       RETURNING created_at AS at`,
      [recipient, count],
    )
    return dayInWords(localDate(rows[0]?.at ?? ''))
  }

  test('a task that another completes turns read-only under whoever is typing, and says who and when', async () => {
    const { it, page, reason, complaints } = await refusing('officer')
    must(
      await complete(office, it, 'officer2', 'confirm-eligibility', { decision: 'confirm', waivers: [] }),
      200,
    )
    const alert = page.getByRole('alert')
    await alert
      .getByText(/^Người officer2 đã hoàn thành việc này lúc \d\d:\d\d, \d\d\/\d\d\/\d{4}$/)
      .waitFor()
    expect(await reason.inputValue()).toBe(WHY)
    expect(await reason.getAttribute('readonly')).not.toBeNull()
    await reason.selectText()
    expect(await page.evaluate('getSelection().toString()')).toBe(WHY)
    expect(await rejecting(page).getAttribute('aria-disabled')).toBe('true')
    await page.keyboard.press('Control+Enter')
    await alert.getByRole('button', { name: 'Việc tiếp theo' }).click()
    await reason.waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
    expect((await seen(office, it.id)).stage).not.toBe('planning-check')
  })

  test('what is new in the inbox is counted and moves nothing until it is asked for; the title counts it too', async () => {
    const first = await procedureAt(office, 'launched')
    const { page } = await office.at('officer2', '/tasks')
    const rows = page.getByRole('region', { name: 'Việc của tôi' }).getByRole('listitem')
    await rows.first().waitFor()
    const before = await rows.allTextContents()
    const title = await page.title()
    const open = await task(office, first, 'confirm-eligibility')
    must(await office.as('officer').post(`/v1/tasks/${open}/claim`, {}), 200)
    await procedureAt(office, 'launched')
    const news = page.getByRole('button', { name: /^1 việc mới$/ })
    await news.waitFor()
    expect((await rows.allTextContents()).length).toBe(before.length)
    const counted = Number(/^\((\d+)\)/.exec(title)?.[1]) + 1
    await until('the title counts it', async () => (await page.title()).startsWith(`(${counted})`), PATIENCE)
    await news.click()
    await rows.nth(before.length).waitFor()
  })

  test('what they are told is counted at the bell as it comes, leads to its task, and is read once they say so', async () => {
    const { page, complaints } = await office.at('officer2', '/procedures')
    const bell = page.getByRole('button', { name: /^Thông báo/ })
    const told = page.getByRole('dialog', { name: 'Thông báo' })
    await bell.click()
    const markRead = told.getByRole('button', { name: 'Đánh dấu đã đọc' })
    await markRead.or(told.getByText('Chưa có thông báo nào gửi đến đồng chí')).waitFor()
    if ((await markRead.count()) > 0) await markRead.click()
    await page.getByRole('button', { name: 'Thông báo', exact: true }).waitFor()
    await page.keyboard.press('Escape')

    const it = await procedureAt(office, 'launched')
    const open = await task(office, it, 'confirm-eligibility')
    await page.getByRole('button', { name: 'Thông báo, 1 chưa đọc' }).click()
    await told.getByRole('link').first().click()
    await page.waitForURL(`**/tasks/${open}`)
    await told.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Thông báo, 1 chưa đọc' }).click()
    await markRead.click()
    await markRead.waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('button', { name: 'Thông báo', exact: true }).waitFor()
    expect(complaints).toEqual([])
  })

  test('an approver is told of a breakthrough task that waits, finds it where it is counted, and approves it in the file', async () => {
    const [person = ''] = await newCandidates(office, 1)
    await insertHolder(office.pool, person)
    const title = 'Số hóa toàn bộ hồ sơ cán bộ'
    const registered = { personId: person, year: Number(today().slice(0, 4)), title }
    must(await office.as('officer').post('/v1/breakthrough-tasks', registered), 201)

    const { page, complaints } = await office.at('approver', '/procedures')
    await page.getByRole('button', { name: 'Thông báo, 1 chưa đọc' }).click()
    const told = page.getByRole('dialog', { name: 'Thông báo' })
    await told.getByRole('link', { name: new RegExp(`Nhiệm vụ đột phá chờ phê duyệt.*${title}`) }).click()
    await page.waitForURL(`**/cadres/${person}`)
    const navigation = page.getByRole('navigation', { name: 'Điều hướng chính' })
    await navigation
      .getByRole('link', { name: /^Nhiệm vụ đột phá.*1 nhiệm vụ đột phá chờ đồng chí phê duyệt/ })
      .click()
    await page.getByRole('heading', { name: 'Nhiệm vụ đột phá', level: 1 }).waitFor()
    const main = page.getByRole('main')
    await main.getByText(title).waitFor()
    await main.getByRole('link', { name: `Người ${person}` }).click()
    await main.getByRole('button', { name: new RegExp(`^Phê duyệt.*${title}`) }).click()
    const asked = page.getByRole('dialog')
    await asked.getByLabel('Số nghị quyết').fill('12-NQ/TU')
    await asked.getByLabel('Ngày nghị quyết').fill(dayInWords(today()))
    await asked.getByRole('button', { name: 'Phê duyệt', exact: true }).click()
    await asked.waitFor({ state: 'detached' })
    await navigation.getByRole('link', { name: 'Nhiệm vụ đột phá', exact: true }).click()
    await main.getByText('Không có nhiệm vụ đột phá nào chờ đồng chí phê duyệt.').waitFor()
    expect(complaints).toEqual([])
  })

  test('all that they were told stands by day, page after page, and of it what is not read, until they say that it is', async () => {
    await procedureAt(office, 'launched')
    const before = await toldTwoDaysAgo('officer2', 60)
    const { page, complaints } = await office.at('officer2', '/procedures')
    await page.getByRole('button', { name: /^Thông báo, \d+ chưa đọc$/ }).click()
    await page.getByRole('link', { name: 'Tất cả thông báo' }).click()
    await page.waitForURL('**/notices')
    const main = page.getByRole('main')
    const ofToday = main.getByRole('region', { name: /^Hôm nay, / })
    const ofThen = main.getByRole('region', { name: before, exact: true })
    await ofToday.getByText('Mới:').first().waitFor()
    await ofThen.getByRole('link').first().waitFor()
    const more = main.getByRole('button', { name: 'Xem thêm' })
    await page.route(/notifications\?.*cursor=/, (route) => route.fulfill(BROKEN), { times: 1 })
    await more.click()
    await main.getByRole('alert').getByText('Chưa tải được phần tiếp theo').waitFor()
    await more.click()
    await more.waitFor({ state: 'detached' })
    await ofThen.getByRole('link').nth(59).waitFor()

    await main.getByRole('button', { name: 'Đánh dấu đã đọc' }).click()
    await main.getByText('Đã đọc hết').waitFor()
    await main.getByText('Chưa đọc', { exact: true }).click()
    await page.waitForURL('**/notices?unread=true')
    await main.getByText('Không có thông báo nào chưa đọc.').waitFor()
    const it = await procedureAt(office, 'launched')
    await main.getByText('1 chưa đọc').waitFor()
    expect(await ofThen.count()).toBe(0)
    await ofToday.getByRole('link').click()
    await page.waitForURL(`**/tasks/${await task(office, it, 'confirm-eligibility')}`)
    expect(complaints.filter((each) => !/status of 500/.test(each))).toEqual([])
  })

  test('a change that waits for a second person appears under whoever may confirm it, is counted, and goes as it is withdrawn', async () => {
    const { page, complaints } = await office.at('other.admin', '/changes')
    const main = page.getByRole('main')
    await main.getByText('Không có nội dung nào chờ xác nhận.').waitFor()
    const admin = office.as('admin')
    const right = { personId: 'outsider', role: 'monitor', unitId: 'u-other' }
    const place = must(await admin.post('/v1/rights', right), 202).headers.get('location') ?? ''
    const waiting = main.getByRole('link', { name: /Người outsider/ })
    await waiting.waitFor()
    must(await admin.post(`${place}/withdrawal`, {}), 200)
    await waiting.waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })

  test('a page that shows what is no longer so suspends nothing: it says who changed what, and offers the newer state', async () => {
    const it = await procedureAt(office, 'launched')
    const { page } = await office.at('officer', `/procedures/${it.id}`)
    await page.getByRole('button', { name: /^Tạm dừng/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: /^Lý do/ }).fill(WHY)
    must(
      await complete(office, it, 'officer2', 'confirm-eligibility', { decision: 'confirm', waivers: [] }),
      200,
    )
    // Behind the dialog the page goes with what is so; what is decided on stays as it was read.
    await page
      .getByText(/Nộp chương trình hành động/)
      .first()
      .waitFor({ state: 'attached' })
    await dialog.getByRole('button', { name: 'Tạm dừng hồ sơ' }).click()
    const alert = dialog.getByRole('alert')
    await alert.getByText('Hồ sơ đã thay đổi sau khi đồng chí mở trang').waitFor()
    await alert.getByText(/^\d\d:\d\d, \d\d\/\d\d\/\d{4}: Người officer2 /).waitFor()
    expect(await dialog.getByRole('textbox', { name: /^Lý do/ }).inputValue()).toBe(WHY)
    expect((await seen(office, it.id)).status).toBe('running')
    await alert.getByRole('button', { name: 'Xem bản mới' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect((await seen(office, it.id)).status).toBe('running')
  })

  test('the server is gone in the middle of a form: nothing typed is lost, and what was sent is done once', async () => {
    const { it, page, reason } = await refusing('officer')
    await office.product.api.stop()
    await page.getByText(/^Máy chủ không trả lời từ \d\d:\d\d\./).waitFor()
    expect(await reason.inputValue()).toBe(WHY)
    await reason.fill(`${WHY} Chờ đơn vị.`)
    await reject(page)
    await page.getByText('Chưa gửi được. Nội dung được giữ nguyên; máy tự gửi lại.').waitFor()
    expect(await reason.inputValue()).toBe(`${WHY} Chờ đơn vị.`)
    await office.product.api.start()
    await page.getByText(/^Đã ghi: Xác nhận điều kiện/).waitFor()
    await page.getByText(/^Máy chủ không trả lời/).waitFor({ state: 'detached' })
    expect(await completions(it.id)).toBe(1)
  })

  test('a session that ends in the middle of a form is gone on with after signing in, with what was typed', async () => {
    const { it, page, reason } = await refusing('officer')
    await office.pool.query("DELETE FROM browser_sessions WHERE login = 'officer'")
    await reject(page)
    const line = page.getByText(/^Phiên đăng nhập đã kết thúc\. Nội dung đang nhập được giữ nguyên/)
    await line.waitFor()
    // Nobody reads on who has not signed in.
    await page.getByText('Người candidate').first().waitFor({ state: 'hidden' })
    const [beside] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Đăng nhập lại' }).click(),
    ])
    await office.giveTheirPassword(beside)
    await beside.getByRole('navigation', { name: 'Điều hướng chính' }).waitFor()
    await beside.close()
    await line.waitFor({ state: 'detached' })
    await reason.waitFor()
    expect(await reason.inputValue()).toBe(WHY)
    await reject(page)
    await page.getByText(/^Đã ghi: Xác nhận điều kiện/).waitFor()
    expect(await completions(it.id)).toBe(1)
  })

  test('whose role is taken away under an open page is told what may have happened and where they can go, without a try in vain', async () => {
    const { page } = await office.at('second.officer', '/cadres')
    const main = page.getByRole('main')
    const navigation = page.getByRole('navigation', { name: 'Điều hướng chính' })
    await main.getByRole('heading', { name: 'Cán bộ', level: 1 }).waitFor()
    await navigation.getByRole('link', { name: 'Cán bộ', exact: true }).waitFor()
    await office.pool.query("DELETE FROM role_grants WHERE person_id = 'second.officer'")
    await navigation.getByRole('link', { name: 'Theo dõi' }).click()
    await main.getByText('Đồng chí không có quyền đối với nội dung này').waitFor()
    await main.getByText(/^Vai trò hoặc nhóm của đồng chí có thể vừa thay đổi/).waitFor()
    expect(await main.getByRole('button', { name: 'Thử lại' }).count()).toBe(0)
    // What stands around the page follows.
    await navigation.getByRole('link', { name: 'Cán bộ', exact: true }).waitFor({ state: 'detached' })
    await main.getByRole('link', { name: 'Quy trình về tôi' }).click()
    await page.waitForURL('**/own')
    await office.pool.query(
      "INSERT INTO role_grants (person_id, role, unit_id) VALUES ('second.officer', 'hr_officer', $1)",
      [OFFICE.province],
    )
  })

  test('by the keyboard alone a task is found in the list, claimed and completed', async () => {
    const it = await procedureAt(office, 'launched')
    const open = await task(office, it, 'confirm-eligibility')
    await procedureAt(office, 'launched')
    const { page } = await office.at('officer2', '/tasks')
    await page.getByRole('region', { name: 'Việc của tôi' }).getByRole('listitem').nth(1).waitFor()
    // The task that is looked for may be the first, which is open without the focus: it is given that.
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    const chosen = `document.querySelector('[aria-current="true"]')?.getAttribute('href')`
    for (let press = 0; press < 40; press += 1) {
      if ((await page.evaluate(chosen)) === `/tasks/${open}`) break
      await page.keyboard.press('j')
    }
    await page.getByText('Chưa ai nhận').waitFor()
    await page.keyboard.press('c')
    await page.getByText('Đồng chí đang giữ việc này').waitFor()
    // What is confirmed was looked at to its end.
    await page.evaluate(
      `{ const { parentElement } = document.querySelector('form fieldset'); parentElement.scrollTop = parentElement.scrollHeight }`,
    )
    await page.keyboard.press('Control+Enter')
    await page.getByText(/^Đã ghi: Xác nhận điều kiện/).waitFor()
    expect(await completions(it.id)).toBe(1)
  })
})
