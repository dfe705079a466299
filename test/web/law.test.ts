import { readFileSync } from 'node:fs'
import { expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { accessibilityFindings, describeInBrowser, misfits } from './browser.js'
import { demonstrated } from './demonstrated.js'
import { askedFirst } from './first-view.js'

jest.setTimeout(240_000)
/** The case of which something is public, with an objection to it. */
const PUBLIC = 'demo-065'
const HELD = / đã nhận, chưa hoàn thành\.$/
/** For what a page first shows. */
const AT_MOST = 2

describeInBrowser('the law, the accounts and a year, with the demonstration', () => {
  const demonstration = demonstrated({ TWO_PEOPLE_FOR: 'rule-sets,rights' })
  const { signedIn } = demonstration

  test('an officer tries a count on a rule set: the verdict comes with its article, the sums and the votes it takes', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await page.goto(`${demonstration.address}/rule-sets/short-procedure?version=1`)
    await page.getByLabel('Triệu tập').fill('15')
    await page.getByLabel('Có mặt').fill('14')
    await page.getByLabel('Phiếu trắng').fill('1')
    await page.getByLabel('Nhân sự A').fill('9')
    await page.getByLabel('Nhân sự B').fill('5')
    await page.getByRole('button', { name: 'Tính kết quả' }).click()
    await page
      .getByRole('alert')
      .getByText(/Tổng các loại phiếu là 15/)
      .waitFor()
    await page.getByLabel('Nhân sự B').fill('4')
    await page.getByRole('button', { name: 'Tính kết quả' }).click()
    await page.getByText('Có người đạt').waitFor()
    await page.getByRole('row', { name: /Số phiếu để đạt.*> 1\/2.*8 trên 15.*Mục 3\.4/ }).waitFor()
    // The browser itself tells of the answer that was refused.
    expect(complaints.filter((said) => !/status of 422/.test(said))).toEqual([])
  })

  test('a rule set published by two: drafted, changed, entered, refused with a reason, entered again and confirmed', async () => {
    const first = await signedIn('Nguyễn Đình Long')
    const { page } = first
    await page.goto(`${demonstration.address}/rule-sets/short-procedure?version=1`)
    await page.getByRole('button', { name: 'Lập dự thảo' }).click()
    await page.getByLabel('Mã của bộ quy tắc mới').fill('tinh-rut-gon')
    await page.getByLabel('Tên gọi', { exact: true }).fill('Bổ nhiệm rút gọn của tỉnh')
    await page.getByLabel('Lý do').fill('Nghị quyết 12-NQ/TU')
    await page.getByRole('button', { name: 'Ghi dự thảo' }).click()
    await page.getByRole('heading', { name: 'Bổ nhiệm rút gọn của tỉnh', level: 1 }).waitFor()

    await page.getByRole('button', { name: 'Sửa: Thẩm định chương trình hành động' }).click()
    const asked = page.getByRole('dialog')
    await asked.getByText('Đang ghi: 5 ngày làm việc').waitFor()
    await asked.getByLabel('Giá trị').fill('9')
    await asked.getByLabel('Điều khoản', { exact: true }).fill('Mục 4 Nghị quyết 12-NQ/TU')
    await asked.getByLabel('Lý do').fill('Theo Nghị quyết')
    await asked.getByRole('button', { name: 'Ghi vào dự thảo' }).click()
    await asked.waitFor({ state: 'detached' })
    const differences = page.getByRole('region', { name: /Khác với bộ quy tắc/ })
    await differences.getByText(/Thẩm định chương trình hành động.*9 ngày/i).waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    expect(await misfits(page)).toEqual([])

    await page.getByLabel('Lý do').fill('Ban hành theo Nghị quyết')
    await page.getByRole('button', { name: 'Trình ban hành' }).click()
    await page.getByRole('button', { name: 'Rút lại' }).waitFor()
    expect(await page.getByRole('button', { name: 'Xác nhận', exact: true }).count()).toBe(0)

    const second = await signedIn('Vũ Phương Tuyết')
    const other = second.page
    const open = async () => {
      await other.goto(`${demonstration.address}/changes`)
      await other.getByRole('link', { name: /Ban hành bản dự thảo/ }).click()
    }
    await open()
    await other.getByText('Về Bổ nhiệm rút gọn của tỉnh').waitFor()
    await other.getByText(/Thẩm định chương trình hành động.*9 ngày/i).waitFor()
    await other.getByRole('link', { name: 'Mở dự thảo' }).click()
    await other.getByRole('heading', { name: 'Bổ nhiệm rút gọn của tỉnh', level: 1 }).waitFor()
    await other.goBack()
    await other.getByLabel('Lý do từ chối').fill('Chưa có ý kiến của bộ phận pháp chế.')
    await other.getByRole('button', { name: 'Từ chối' }).click()
    await other.getByText('Chưa có ý kiến của bộ phận pháp chế.').waitFor()

    await page.goto(`${demonstration.address}/rule-sets/tinh-rut-gon?draft=true`)
    await page.getByLabel('Lý do').fill('Đã có ý kiến của bộ phận pháp chế')
    await page.getByRole('button', { name: 'Trình ban hành' }).click()
    await page.getByRole('button', { name: 'Rút lại' }).waitFor()
    await open()
    await other.getByRole('button', { name: 'Xác nhận', exact: true }).click()
    await other.getByText('Đã xác nhận; nội dung có hiệu lực.').waitFor()
    const confirmed = other.getByRole('region', { name: 'Điểm khác đã được xác nhận' })
    await confirmed.getByText(/Thẩm định chương trình hành động.*9 ngày/i).waitFor()
    await other.getByRole('link', { name: 'Mở bộ quy tắc đã ban hành' }).click()
    await other.getByText('Đã ban hành', { exact: true }).waitFor()

    await other.goto(`${demonstration.address}/rule-sets`)
    const published = other.getByRole('link', { name: /Bổ nhiệm rút gọn của tỉnh/ })
    await published.getByText('Mặc định').waitFor()
    expect([...first.complaints, ...second.complaints]).toEqual([])
  })

  test('an administrator closes an account at once; opening it again and adding to a group wait for the second', async () => {
    const { page, complaints } = await signedIn('Đặng Thị Thu Lý')
    await page.getByRole('link', { name: 'Tài khoản, vai trò' }).click()
    await page.getByLabel('Tìm theo tên, tên đăng nhập').fill('teller3')
    await page.getByRole('link', { name: /Lê Văn Hùng/ }).click()
    await page.getByRole('heading', { name: 'Lê Văn Hùng', level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Khóa tài khoản' }).click()
    await page.getByLabel('Lý do').fill('Nghỉ việc')
    await page.getByRole('button', { name: 'Khóa tài khoản' }).click()
    await page.getByText(/^Đã khóa lúc/).waitFor()

    await page.getByRole('button', { name: 'Mở lại tài khoản' }).click()
    await page.getByLabel('Lý do').fill('Trở lại công tác')
    await page.getByRole('button', { name: 'Mở lại tài khoản' }).click()
    await page.getByRole('heading', { name: 'Mở lại tài khoản đã khóa', level: 1 }).waitFor()

    await page.getByRole('link', { name: 'Nhóm, thành viên' }).click()
    await page.getByRole('combobox', { name: 'Loại nhóm' }).click()
    await page.getByRole('option', { name: 'Tổ kiểm phiếu' }).click()
    await page
      .getByRole('link', { name: /kiểm phiếu/i })
      .first()
      .click()
    await page.getByRole('combobox', { name: 'Tìm theo họ tên' }).fill('duong xuan hoa')
    await page.getByRole('option').first().click()
    await page.getByRole('button', { name: 'Thêm vào nhóm' }).click()
    await page.getByRole('heading', { name: 'Thêm thành viên vào nhóm', level: 1 }).waitFor()
    await page.getByText(/^Về Dương Xuân Hòa, .+: thành viên$/).waitFor()
    await page.getByRole('link', { name: 'Mở tài khoản, vai trò' }).click()
    await page.getByRole('heading', { name: 'Dương Xuân Hòa', level: 1 }).waitFor()
    await page.getByText(/^Khóa thì người này không đăng nhập được nữa/).waitFor()
    expect(complaints).toEqual([])

    // The browser itself says that an answer was a refusal.
    await page.getByRole('button', { name: 'Trao vai trò' }).click()
    await page.getByText('Có 2 chỗ cần sửa').waitFor()
    expect(await page.locator('.mantine-InputWrapper-error').allInnerTexts()).toEqual([
      'Bắt buộc',
      'Bắt buộc',
    ])
  })

  test('a monitor sees how long procedures took in the year against the limit, as a chart and as a table, and goes to the list', async () => {
    const { page, complaints } = await signedIn('Nguyễn Văn Duy')
    const overdue = page.getByRole('region', { name: /^Quá hạn: chờ ai/ })
    await overdue.getByRole('row').last().scrollIntoViewIfNeeded()
    await overdue.hover()
    await page.mouse.wheel(0, 900)
    await page.getByRole('heading', { name: /^Năm \d{4} và hiện nay$/ }).waitFor()
    const decided = page
      .getByRole('row', { name: /^Đã quyết định, chờ hiệu lực/ })
      .getByRole('link')
      .last()
    expect(await decided.getAttribute('href')).toBe('/procedures?status=decided')
    const byProcedure = page.getByRole('region', { name: 'Cả năm so với thời hạn' })
    await byProcedure.getByRole('row', { name: /^Bổ nhiệm .*17 hồ sơ.* 45$/ }).waitFor()
    await page.getByRole('img', { name: /^Hạn 45 ngày.*: trung vị \d+, 90% trong \d+/ }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await accessibilityFindings(page)).toEqual([])
    expect(await misfits(page)).toEqual([])
    const byMonth = page.getByRole('region', { name: /theo tháng$/ })
    await byMonth.getByRole('button', { name: 'Xem dạng bảng' }).click()
    const figure = byMonth
      .getByRole('row', { name: /^tháng \d+\// })
      .first()
      .getByRole('link')
    const clicked = await figure.textContent()
    await figure.click()
    await page.waitForURL(
      /\/procedures\?status=completed&kind=appointment&.*closedFrom=\d{4}-\d\d-01&closedTo=/,
    )
    await page.getByText(`${clicked} hồ sơ`, { exact: true }).waitFor()
    await page.getByRole('button', { name: /^Bỏ lọc: Kết thúc từ 01\/\d\d\/\d{4} đến / }).click()
    await page.waitForURL((url) => !url.search.includes('closed'))
    expect(complaints).toEqual([])
  })

  test('a monitor finds what is overdue, reads why and since when, and goes to the person it waits for', async () => {
    const { page, complaints } = await signedIn('Nguyễn Văn Duy')
    const overdue = page.getByRole('region', { name: /^Quá hạn: chờ ai/ })
    const row = overdue
      .getByRole('row')
      .filter({ hasText: / đã nhận, chưa hoàn thành\./ })
      .first()
    await row.locator('small', { hasText: /^[^a-z].* · \S/ }).waitFor()
    // Once the words are there: until then a kind of task is told by its code.
    const line = row.locator('span', { hasText: /: (?![a-z]+-[a-z])/ }).filter({ hasText: HELD })
    const why = (await line.first().locator('small').textContent()) ?? ''
    const what = ((await line.first().textContent()) ?? '').replace(why, '').replace(/^.*?: /, '')
    const who = why.replace(HELD, '').replace(/^.*; /, '')
    await row.getByText(/^\d+ ngày$/).waitFor()
    await row.getByRole('link').click()
    await page.waitForURL(/\/procedures\/[^/?]+$/)
    const waits = page
      .locator('p', { hasText: /^Đang chờ/ })
      .filter({ hasText: new RegExp(what, 'i') })
      .first()
    await waits.waitFor()
    // The form of what waits for others is no way to go.
    expect(await waits.getByRole('link').count()).toBe(0)
    const due = page.getByRole('region', { name: /^Vì sao hạn là \d\d\/\d\d\/\d{4}/ })
    await due.getByText(/^Hạn \d\d\/\d\d\/\d{4}: \d+ ngày làm việc từ \d\d\/\d\d/).waitFor()
    await due.getByText(/^§\s/).first().waitFor()
    const held = page.locator('p', { hasText: / đã nhận( ngày \d\d\/\d\d\/\d{4})?, chưa hoàn thành\.$/ })
    await held.getByRole('link', { name: who }).first().click()
    await page.getByRole('heading', { name: who, level: 1 }).waitFor()
    await page.getByText('chỉ xem được tên, đơn vị, chức vụ và quy hoạch').waitFor()
    expect(complaints).toEqual([])
  })

  test('an objection to what is public: one officer registers it, another answers it, once; a monitor sees that it is public, not what is said', async () => {
    const objection = 'Đề nghị xem lại quá trình công tác của nhân sự.'
    const answer = 'Đã xác minh; quá trình công tác đúng như hồ sơ.'
    const first = await signedIn('Nguyễn Đình Long')
    const path = `${demonstration.address}/procedures/${PUBLIC}/publicity`
    const section = (page: Page) => page.getByRole('region', { name: 'Kiến nghị, phản ánh' })
    const ours = (page: Page) => section(page).getByRole('listitem').filter({ hasText: objection })

    await first.page.goto(path)
    await first.page.getByRole('button', { name: 'Ghi nhận kiến nghị' }).click()
    const asked = first.page.getByRole('dialog')
    await asked.getByLabel('Người kiến nghị').fill('Ông Trần Văn Khiếu')
    await asked.getByLabel('Nội dung kiến nghị').fill(objection)
    await asked.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
    await first.page.getByText('Đã ghi nhận kiến nghị.').waitFor()
    await ours(first.page).getByText('Chưa trả lời').waitFor()

    const second = await signedIn('Vũ Phương Tuyết')
    await second.page.goto(path)
    await ours(second.page).getByText('Ông Trần Văn Khiếu').waitFor()
    await ours(second.page).getByRole('button', { name: 'Trả lời' }).click()
    const answered = second.page.getByRole('dialog')
    await answered.getByText('Mỗi kiến nghị được trả lời một lần').waitFor()
    await answered.getByLabel('Nội dung trả lời').fill(answer)
    await answered.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
    await ours(second.page).getByText(answer).waitFor()
    expect(await ours(second.page).getByRole('button').count()).toBe(0)

    const monitor = await signedIn('Nguyễn Văn Duy')
    await monitor.page.goto(path)
    await monitor.page.getByRole('row', { name: /^Danh sách nhân sự.*Đã công khai/ }).waitFor()
    await section(monitor.page).getByText('Phần này chỉ dành cho người làm hồ sơ.').waitFor()
    expect(await monitor.page.getByText(/Khiếu|xem lại quá trình|Đã xác minh/).count()).toBe(0)
    for (const { complaints } of [first, second, monitor]) expect(complaints).toEqual([])
  })

  test('each page asks the API at most twice for what it first shows', async () => {
    const officer = (await signedIn('Nguyễn Đình Long')).page
    const monitor = (await signedIn('Nguyễn Văn Duy')).page
    const candidate = (await signedIn('Nguyễn Mạnh Nam')).page
    const admin = (await signedIn('Đặng Thị Thu Lý')).page
    const first = async (page: Page, list: string): Promise<string> => {
      const answer = await page.evaluate(`fetch(${JSON.stringify(list)}).then((answer) => answer.json())`)
      const [item] = (answer as { items: { id?: string; person?: { id: string } }[] }).items
      return item?.id ?? item?.person?.id ?? ''
    }
    const looked: Record<string, [Page, string][]> = {
      '/tasks/:id?': [
        [officer, '/tasks'],
        [officer, `/tasks/${await first(officer, '/v1/tasks?limit=1')}`],
      ],
      '/notices': [[officer, '/notices']],
      '/evaluations': [[officer, '/evaluations']],
      '/breakthrough-tasks': [[officer, '/breakthrough-tasks?unit=u-health']],
      '/unread-texts': [[officer, '/unread-texts']],
      '/launch': [[officer, '/launch']],
      '/launch/many': [[officer, '/launch/many']],
      '/monitor': [[monitor, '/monitor']],
      '/procedures': [
        [officer, '/procedures'],
        [officer, '/procedures?unit=u-health'],
      ],
      '/procedures/:id/:tab?': ['', '/votes', '/documents', '/publicity', '/trail'].map((tab) => [
        ...([officer, `/procedures/${PUBLIC}${tab}`] as const),
      ]),
      '/cadres': [
        [officer, '/cadres'],
        [officer, '/cadres?unit=u-health'],
      ],
      '/cadres/:id': [
        [officer, '/cadres/c-03298'],
        [monitor, '/cadres/c-03298'],
      ],
      '/posts': [[officer, '/posts']],
      '/posts/:id': [[officer, `/posts/${await first(officer, '/v1/posts?limit=1')}`]],
      '/planning/:unit?': [
        [officer, '/planning'],
        [officer, '/planning/u-health?list=posts'],
      ],
      '/units/:unit?': [
        [officer, '/units'],
        [officer, '/units?q=van+phong'],
      ],
      '/units/:unit/paper-templates': [[officer, '/units/u-health/paper-templates']],
      '/own/:task?': [
        [candidate, '/own'],
        [candidate, `/own/${await first(candidate, '/v1/tasks?for=me')}`],
      ],
      '/sessions': [[candidate, '/sessions']],
      '/changes': [[officer, '/changes']],
      '/changes/:id': [[officer, `/changes/${await first(officer, '/v1/proposed-changes?state=confirmed')}`]],
      '/rule-sets': [[officer, '/rule-sets']],
      '/rule-sets/:id': [
        [officer, '/rule-sets/decree-300-2026?version=1&before=decree-170-2025+1'],
        [officer, '/rule-sets/short-procedure?version=1'],
      ],
      '/calendar': [[officer, '/calendar']],
      '/administration/accounts': [[admin, '/administration/accounts']],
      '/administration/accounts/new': [[admin, '/administration/accounts/new']],
      '/administration/accounts/:id': [
        [admin, `/administration/accounts/${await first(admin, '/v1/accounts?limit=1')}`],
      ],
      '/administration/groups': [[admin, '/administration/groups']],
      '/administration/groups/:id': [
        [admin, `/administration/groups/${await first(admin, '/v1/groups?limit=1')}`],
      ],
    }
    const routes = readFileSync(new URL('../../web/console.tsx', import.meta.url), 'utf8')
    const paths = [...routes.matchAll(/<Route\s+path="([^"]+)"/g)].map(([, path]) => path)
    expect(Object.keys(looked).sort()).toEqual(paths.filter((path) => path !== '/').sort())
    const tooMuch: [string, string[]][] = []
    for (const [page, path] of Object.values(looked).flat()) {
      const asked = await askedFirst(page, demonstration.address + path)
      if (asked.length > AT_MOST) tooMuch.push([path, asked])
      await page.getByRole('heading', { level: 1 }).first().waitFor()
    }
    expect(tooMuch).toEqual([])
  })
})
