import { readFileSync } from 'node:fs'
import { expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { until } from '../support/product.js'
import { accessibilityFindings, describeInBrowser, misfits, settled } from './browser.js'
import { demonstrated } from './demonstrated.js'
import { finding } from './finding.js'
import { looksRight } from './looked-at.js'
import { CADRE, type LookedAt, PAGES } from './pages-looked-at.js'

jest.setTimeout(420_000)
/** What is cut off of what a badge says. */
const CUT = `[...document.querySelectorAll('.mantine-Badge-label')]
  .filter((label) => label.scrollWidth > label.clientWidth + 1).map((label) => label.textContent)`
const SIZES = [360, 390, 768, 1366, 1440, 2560]

/** The pages that the console has. */
const ROUTES = [
  ...readFileSync(new URL('../../web/console.tsx', import.meta.url), 'utf8').matchAll(
    /<Route path="([^"]+)"/g,
  ),
].flatMap(([, path]) => path ?? [])

/** Of which routes none of these addresses is. */
function missingOf(addresses: readonly string[]): string[] {
  const paths = addresses.map((address) => new URL(address, 'http://console').pathname)
  return ROUTES.filter((route) => {
    const pattern = new RegExp(`^${route.replaceAll(/\/:\w+\?/g, '(/[^/]+)?').replaceAll(/:\w+/g, '[^/]+')}$`)
    // What stands in the address by name is no id.
    return !paths.some((path) => pattern.test(path) && (path === route || !ROUTES.includes(path)))
  })
}

test('a page that the console has and that is not looked at is found missing', () => {
  expect(ROUTES.length).toBeGreaterThan(20)
  const addresses = PAGES.map(({ path }) => path)
  expect(missingOf(addresses)).toEqual([
    ...['/changes/:id', '/administration/accounts/:id', '/administration/groups/:id'],
  ])
  const withoutPlanning = addresses.filter((path) => !path.startsWith('/planning'))
  expect(missingOf(withoutPlanning)).toContain('/planning/:unit?')
})

interface First {
  id?: string
  person?: { id: string }
}

/** What the console itself would be answered. */
const answered = (page: Page, asked: string) => page.evaluate<Answered>(asked)
interface Answered {
  id?: string | number
  items?: First[]
}

/** The first that a list has for whoever the page is of. */
const firstOf = async (page: Page, list: string): Promise<First> =>
  (await answered(page, `fetch('${list}').then((answer) => answer.json())`)).items?.[0] ?? {}

const MEASURE = {
  ...{ kind: 'inspection', decidedOn: '2026-01-16' },
  ...{ authority: 'Ủy ban Kiểm tra Tỉnh ủy', number: '46-QĐ/UBKTTU' },
}

/** Chooses the seat of a director, who holds it, and goes on to the procedures that there are about a holder. */
async function launchAboutHolder(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/launch`)
  await page.getByText('Có người giữ', { exact: true }).click()
  await page.getByLabel('Tìm chức vụ, đơn vị').fill('giam doc so dan toc')
  await page
    .getByRole('radio', { name: /^Giám đốc Sở Dân tộc/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Tiếp tục: quy trình, căn cứ' }).click()
}

/** Enters something of the records that waits for a second person: the id of the change. */
const entered = async (page: Page) =>
  (
    await answered(
      page,
      `fetch('/v1/cadres/${CADRE}/measures', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
        body: ${JSON.stringify(JSON.stringify(MEASURE))},
      }).then((answer) => answer.json())`,
    )
  ).id

describeInBrowser('the console, with the demonstration', () => {
  const demonstration = demonstrated({ TWO_PEOPLE_FOR: 'formal-decisions' })
  const { signedIn, sightOf } = demonstration
  finding(demonstration, SIZES)

  test('an officer signs in with an account of the demonstration, sees what waits, and signs out', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor()
    await page.getByRole('heading', { name: /^Quá hạn/ }).waitFor()
    expect(await page.title()).toMatch(/^\(\d+\) Việc của tôi · Công tác cán bộ$/)
    await page.locator('article').getByText('Bộ phận nghiệp vụ Ban Tổ chức Tỉnh ủy').waitFor()
    await page.getByText('EN', { exact: true }).click()
    await page.getByRole('heading', { name: 'My tasks', level: 1 }).waitFor()
    // What the API says is said anew, in that language.
    await page.locator('article').getByText('Organisation Committee office').waitFor()
    await page.getByRole('button', { name: /^Account: / }).click()
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
    // The provider asks as well.
    await page.getByRole('button', { name: /^(Sign out|Đăng xuất)$/ }).click()
    await page.getByRole('button', { name: 'Sign in with your office account' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('somebody sees in which browsers they are signed in, and ends one that is not theirs', async () => {
    const other = await signedIn('Nguyễn Mạnh Nam')
    const { page, complaints } = await signedIn('Nguyễn Mạnh Nam')
    await page.getByRole('button', { name: /^Tài khoản: / }).click()
    await page.getByRole('menuitem', { name: 'Các phiên đăng nhập' }).click()
    await page.getByRole('heading', { name: 'Các phiên đăng nhập', level: 1 }).waitFor()
    const sessions = page.getByRole('region', { name: 'Đang đăng nhập' }).getByRole('listitem')
    await sessions.nth(1).waitFor()
    expect(await sessions.count()).toBe(2)
    expect(await sessions.first().textContent()).toMatch(/Chrome.* trên Linux.*Phiên này/)
    const end = page.getByRole('button', { name: /^Kết thúc phiên Chrome/ })
    await page.clock.install()
    await page.route('**/ending', (route) => route.abort())
    await end.click()
    await page.getByText('Nội dung được giữ nguyên; máy tự gửi lại.').waitFor()
    // After the last try nothing is on its way any more, and nothing says so.
    const given = page.getByText('Nội dung được giữ nguyên; gửi lại thì không bị ghi hai lần.')
    await until('the last try has failed', async () => {
      await page.clock.fastForward(10_000)
      return (await given.count()) > 0
    })
    await page.unroute('**/ending')
    await end.click()
    await page.getByText('Đã kết thúc phiên.').waitFor()
    await sessions.nth(1).waitFor({ state: 'detached' })
    await other.page.goto(demonstration.address)
    await other.page.getByText('Nguyễn Đình Long').waitFor()
    expect(complaints.filter((each) => !/ERR_FAILED/.test(each))).toEqual([])
  })

  test('an officer launches a procedure in five steps, leaves it and finds the draft again, and sees its page', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor()
    await page.keyboard.press('n')
    await page.getByRole('heading', { name: 'Khởi động quy trình', level: 1 }).waitFor()
    await page.getByLabel('Tìm chức vụ, đơn vị').fill('pho giam doc so cong thuong')
    await page.getByRole('radio', { name: /^Phó Giám đốc Sở Công Thương/ }).click()
    await page.getByRole('button', { name: 'Tiếp tục: quy trình, căn cứ' }).click()
    await page.getByText('Vị trí này đang trống').waitFor()
    await page.getByText('Bổ nhiệm', { exact: true }).click()
    await page.getByRole('radio', { name: /rút gọn 4 bước.*Mặc định/, checked: true }).waitFor()
    await page.getByRole('link', { name: 'Đọc toàn văn quy tắc' }).waitFor()
    // What the law rules by a text without a rule set is not offered, and it is said why.
    await page
      .getByText('Nghị định 259/2026/NĐ-CP đang áp dụng; chưa có bộ quy tắc được công bố')
      .first()
      .waitFor()
    await looksRight(page, 'the procedure of a launch', SIZES)
    await page.getByRole('button', { name: 'Tiếp tục: nhân sự' }).click()
    await page.getByRole('button', { name: 'Chọn Nguyễn Thị Ngân' }).click()
    await page.getByRole('button', { name: 'Chọn Nguyễn Thị Thanh Vân' }).click()
    const judged = page.getByRole('row', { name: /^Kết quả đánh giá hằng năm/ })
    await judged.getByText('Không đạt').waitFor()
    expect(await judged.getByRole('cell').count()).toBe(2)
    await page.getByRole('button', { name: 'Bỏ Nguyễn Thị Thanh Vân' }).click()

    await page.getByRole('button', { name: 'Để sau' }).click()
    await page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor()
    await page.getByRole('link', { name: 'Khởi động quy trình' }).click()
    await page.getByRole('button', { name: 'Bỏ Nguyễn Thị Ngân' }).waitFor()
    expect(await page.getByRole('button', { name: 'Bỏ Nguyễn Thị Thanh Vân' }).count()).toBe(0)

    await page.getByRole('button', { name: 'Tiếp tục: ngày, dự kiến' }).click()
    await page.getByRole('row', { name: /Xác nhận điều kiện, tiêu chuẩn.*\d\d\/\d\d\/\d{4}/ }).waitFor()
    await page.getByText(/Cộng \d+ ngày làm việc\.$/).waitFor()
    await page.getByText(/^Đến \d\d\/\d\d\/\d{4} vị trí đã trống \d+ ngày\.$/).waitFor()
    await looksRight(page, 'the plan of a launch', SIZES)
    await page.getByRole('button', { name: 'Tiếp tục: xác nhận' }).click()
    await page.getByText('không ai mở quy trình khác cho vị trí này được nữa').waitFor()
    await page.getByText('Nguyễn Thị Ngân, Trưởng phòng Kế hoạch – Tài chính, Sở Công Thương').waitFor()
    await page.getByText(/, vị trí \d+, trống từ \d\d\/\d\d\/\d{4}$/).waitFor()
    await looksRight(page, 'the last look of a launch', SIZES)
    await page.getByText(/Việc “Xác nhận điều kiện, tiêu chuẩn” mở cho Bộ phận nghiệp vụ/).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/procedures\/[^/]+$/)
    await page.goto(`${demonstration.address}/launch`)
    await page.getByText('Chọn một vị trí để tiếp tục.').waitFor()
    expect(complaints).toEqual([])
  })

  test('whoever is to leave office leaves on grounds of the law, each as the records answer it', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await launchAboutHolder(page, demonstration.address)
    await page.getByRole('heading', { name: 'Cần thay người đang giữ vị trí?' }).waitFor()
    await page.getByRole('button', { name: 'Miễn nhiệm' }).click()
    await looksRight(page, 'the procedure of a dismissal', SIZES)
    await page.getByRole('button', { name: 'Tiếp tục: nhân sự' }).click()
    const contradicted = page.getByRole('checkbox', { name: /^53\.1b/ })
    await contradicted.getByText('Dữ liệu không khớp').waitFor()
    expect(await contradicted.isDisabled()).toBe(true)
    await page.getByRole('checkbox', { name: /^53\.1i/ }).click()
    await page.getByRole('textbox', { name: 'Số, ký hiệu văn bản (đơn: số đến)' }).fill('47-KL/UBKT')
    await page.getByRole('textbox', { name: 'Ngày văn bản' }).fill('02/11/2026')
    await page.getByRole('textbox', { name: 'Lý do' }).fill('Theo kiến nghị của Ủy ban Kiểm tra')
    await looksRight(page, 'the grounds of a dismissal', SIZES)
    await page.getByRole('button', { name: 'Tiếp tục: ngày, dự kiến' }).click()
    await page.getByRole('button', { name: 'Tiếp tục: xác nhận' }).click()
    await page.getByText(/53\.1i \(47-KL\/UBKT/).waitFor()
    expect(complaints).toEqual([])
  })

  test('170 art. 26: a secondment says what it is for, where to and until when; three years at the most', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await launchAboutHolder(page, demonstration.address)
    // On a phone the kinds stand row below row, a finger apart; what leads on, and back, is one line.
    await page.setViewportSize({ width: 360, height: 800 })
    const kindAt = async (kind: string) => (await page.getByText(kind, { exact: true }).boundingBox())?.y ?? 0
    expect((await kindAt('Biệt phái')) - (await kindAt('Bổ nhiệm lại'))).toBeLessThanOrEqual(2 * 56)
    await page.getByText('Biệt phái', { exact: true }).first().click()
    await page.getByRole('button', { name: 'Tiếp tục: nhân sự' }).click()
    await page.getByText('Ghi mục đích, chọn trường hợp').waitFor()
    const [back, on] = await Promise.all(
      ['Quay lại', 'Tiếp tục: ngày, dự kiến'].map((name) =>
        page.getByRole('button', { name, exact: true }).boundingBox(),
      ),
    )
    expect(back?.y).toBe(on?.y)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page
      .getByRole('textbox', { name: 'Mục đích, sự cần thiết' })
      .fill('Giải phóng mặt bằng đường ven biển')
    await page.getByRole('combobox', { name: 'Trường hợp' }).click()
    expect(await page.getByRole('option').allTextContents()).toHaveLength(2)
    await page.getByRole('option', { name: /nhiệm vụ đột xuất/i }).click()
    await page.getByRole('textbox', { name: 'Cơ quan tiếp nhận' }).fill('Ban Quản lý dự án giao thông')
    await page.getByRole('textbox', { name: 'Biệt phái đến hết ngày' }).fill('31/12/2035')
    await page
      .getByText(/^Biệt phái muộn nhất đến .*Điều 26/)
      .first()
      .waitFor()
    await page.getByRole('textbox', { name: 'Biệt phái đến hết ngày' }).fill('31/12/2027')
    await page
      .getByText(/^Biệt phái muộn nhất đến/)
      .first()
      .waitFor({ state: 'detached' })
    await looksRight(page, 'a secondment that is proposed', SIZES)
    await page.getByRole('button', { name: 'Tiếp tục: ngày, dự kiến' }).click()
    await page.getByRole('button', { name: 'Tiếp tục: xác nhận' }).click()
    await page.getByText('Ban Quản lý dự án giao thông').waitFor()
    await page.goto(`${demonstration.address}/procedures/demo-073`)
    await page.getByText('Ban Quản lý dự án đầu tư xây dựng các công trình giao thông').waitFor()
    await looksRight(page, 'the page of a secondment', SIZES)
    await page.goto(`${demonstration.address}/procedures/demo-072`)
    await page.getByText('theo quy hoạch, kế hoạch trong hoặc giữa các cơ quan', { exact: false }).waitFor()
    expect(complaints.filter((each) => !/status of 422/.test(each))).toEqual([])
  })

  test('what the API refuses of a launch stands at its field, and nobody goes on before it is mended', async () => {
    const { page } = await signedIn('Nguyễn Đình Long')
    await page.goto(`${demonstration.address}/launch`)
    await page.getByLabel('Tìm chức vụ, đơn vị').fill('pho giam doc so dan toc')
    await page.getByRole('radio', { name: /^Phó Giám đốc Sở Dân tộc/ }).click()
    await page.getByRole('button', { name: 'Tiếp tục: quy trình, căn cứ' }).click()
    await page.getByText('Luân chuyển', { exact: true }).first().click()
    await page.getByRole('button', { name: 'Tiếp tục: nhân sự' }).click()
    await page.getByRole('combobox', { name: 'Tìm nhân sự theo tên' }).fill('dung')
    await page.getByRole('option').first().click()
    await page.getByText('Ghi mục đích luân chuyển để tiếp tục.').waitFor()
    await page.getByRole('textbox', { name: 'Luân chuyển để làm gì' }).fill('Rèn luyện thực tiễn')
    await page.getByText('Chọn đối tượng luân chuyển và dự kiến').waitFor()
    await page.getByRole('combobox', { name: 'Đối tượng luân chuyển' }).click()
    await page.getByRole('option', { name: /^trong quy hoạch/i }).click()
    await page.getByRole('combobox', { name: 'Dự kiến bố trí sau luân chuyển' }).click()
    await page.getByRole('option', { name: /^trở lại nơi đi/i }).click()
    await page.getByRole('textbox', { name: 'Dự kiến đến ngày' }).fill('01/01/2020')
    const alert = page.getByRole('alert')
    await alert.getByRole('listitem').waitFor()
    await page.getByText('Sửa những chỗ nêu ở trên để tiếp tục.').waitFor()
    const wrong = (await alert.getByRole('listitem').textContent()) ?? ''
    await page.locator('.mantine-TextInput-error', { hasText: wrong }).waitFor()
    await page.getByRole('button', { name: /^Tiếp tục/ }).click({ force: true })
    await page.getByRole('textbox', { name: 'Dự kiến đến ngày' }).waitFor()
  })

  test('an officer finds a procedure, reads for whom it waits and what happened, and is back in the same list', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await page.goto(`${demonstration.address}/procedures?status=running`)
    await page.getByText('Tình trạng, hạn').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('so noi vu')
    await page.waitForURL(/status=running&q=so\+noi\+vu$/)
    await page.getByRole('status').getByText('1 hồ sơ').waitFor()
    const row = page.getByRole('link', { name: /Phó Giám đốc Sở Nội vụ/ })
    // Why it waits, as its own page says it.
    expect(await row.textContent()).toMatch(
      /(Chưa ai nhận|Giao cho .+) từ \d\d\/\d\d\/\d{4}\.|đã nhận, chưa hoàn thành\./,
    )
    await row.click()
    await page.getByRole('heading', { name: 'Phó Giám đốc Sở Nội vụ', level: 1 }).waitFor()
    await page.getByText(/^Đang chờ/).waitFor()
    await page.getByRole('heading', { name: /^Vì sao hạn là/ }).waitFor()
    await page.getByRole('tab', { name: 'Nhật ký' }).click()
    await page.getByText(/\S khởi động quy trình với/).waitFor()
    expect(page.url()).toMatch(/\/trail$/)
    await page.goBack()
    await page.getByText('Tình trạng, hạn').waitFor()
    expect(page.url()).toMatch(/q=so\+noi\+vu$/)
    expect(complaints).toEqual([])
  })

  test('an officer of many units chooses the unit of the lists by the keyboard: their addresses have it, and it is kept', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    const scope = page.getByRole('button', { name: /^Phạm vi: / })
    await page.goto(`${demonstration.address}/procedures?overdue=true`)
    await page.getByText('Tình trạng, hạn').waitFor()
    await scope.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: /^Mọi đơn vị được xem \d+ hồ sơ mở/, selected: true }).waitFor()
    await page
      .getByRole('option', { name: /^Sở .+\d+ hồ sơ mở$/ })
      .first()
      .waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.keyboard.type('so y te')
    await page.getByRole('option', { name: 'Mọi đơn vị được xem' }).waitFor({ state: 'detached' })
    await page.locator('[role="option"][data-combobox-selected]', { hasText: /^Sở Y tế/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/procedures\?overdue=true&unit=u-health$/)
    await page.getByRole('button', { name: 'Phạm vi: Sở Y tế' }).waitFor()
    expect(await page.getByRole('combobox', { name: 'Đơn vị' }).inputValue()).toBe('Sở Y tế')
    // The focus is where it was.
    await page.locator('[data-scope="unit"]:focus').waitFor()

    await page.getByRole('link', { name: 'Cán bộ', exact: true }).click()
    await page.waitForURL(/\/cadres\?unit=u-health$/)
    await page.getByRole('link', { name: 'Quy hoạch', exact: true }).click()
    await page.waitForURL(/\/planning\/u-health$/)
    await page.getByText('Sở Y tế và mọi đơn vị trực thuộc, như đã chọn.').waitFor()
    await page.getByRole('button', { name: 'Phạm vi: Sở Y tế' }).waitFor()
    await page.getByRole('link', { name: 'Lịch làm việc' }).click()
    await page.waitForURL(/\/calendar$/)
    expect(await scope.count()).toBe(0)
    // The list of tasks, and each task opened from it.
    await page.keyboard.press('g')
    await page.keyboard.press('v')
    await page.waitForURL(/\/tasks\?unit=u-health$/)
    await page.getByRole('button', { name: 'Phạm vi: Sở Y tế' }).waitFor()
    await page.goto(demonstration.address)
    await page.waitForURL(/\/tasks\?unit=u-health$/)

    await page.setViewportSize({ width: 360, height: 800 })
    await scope.click()
    await page.getByRole('option', { name: 'Sở Y tế', selected: true }).waitFor()
    expect(await misfits(page)).toEqual([])
    await page.getByRole('option', { name: 'Mọi đơn vị được xem' }).click()
    await page.waitForURL(/\/tasks$/)
    await page.getByRole('button', { name: 'Phạm vi: Mọi đơn vị được xem' }).waitFor()
    expect(complaints).toEqual([])

    const teller = await signedIn('Bùi Văn Lợi')
    await teller.page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor()
    expect(await teller.page.getByRole('button', { name: /^Phạm vi: / }).count()).toBe(0)
  })

  test('nothing is found against WCAG 2.2 AA in either light, and everything fits at each size', async () => {
    const first = await sightOf()
    await first.page.goto(demonstration.address)
    await first.page.getByText('Nguyễn Đình Long').waitFor()
    const officer = await signedIn('Nguyễn Đình Long')
    const monitor = await signedIn('Nguyễn Văn Duy')
    const candidate = await signedIn('Nguyễn Mạnh Nam')
    const admin = await signedIn('Đặng Thị Thu Lý')
    const sights = { nobody: first, officer, monitor, candidate, admin }
    const account = await firstOf(admin.page, '/v1/accounts?q=teller3')
    const group = await firstOf(admin.page, '/v1/groups?kind=tellers')
    const pages = [
      ...PAGES,
      { as: 'admin', path: `/administration/accounts/${account.person?.id}`, signs: ['Khóa tài khoản'] },
      { as: 'admin', path: `/administration/groups/${group.id}`, signs: ['Thêm vào nhóm'] },
    ] as const
    for (const page of pages) await lookAt(page)
    // Where nothing waits is looked at before.
    const change = { as: 'officer', path: `/changes/${await entered(officer.page)}` } as const
    await lookAt({ ...change, signs: ['46-QĐ/UBKTTU'] })
    // It was looked at in English last.
    await officer.page.reload()
    await officer.page.getByRole('button', { name: 'Rút lại' }).click()
    await officer.page.getByText('Đã rút lại').first().waitFor()
    expect(missingOf([...pages, change].map(({ path }) => path))).toEqual([])

    async function lookAt({ as, path, signs }: LookedAt): Promise<void> {
      const { page, complaints } = sights[as]
      await page.goto(demonstration.address + path)
      // What is asked for once it comes into sight is all in sight.
      if (signs.length > 1) await page.setViewportSize({ width: 1440, height: 6000 })
      for (const sign of signs) await page.getByText(sign).first().waitFor()
      await settled(page)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        expect([path, colorScheme, await accessibilityFindings(page)]).toEqual([path, colorScheme, []])
      }
      for (const width of SIZES) {
        await page.setViewportSize({ width, height: 900 })
        expect([path, width, await misfits(page)]).toEqual([path, width, []])
        const isThere = await page.getByRole('button', { name: /^Tài khoản: / }).isVisible()
        expect([path, width, isThere]).toEqual([path, width, page !== first.page])
      }
      // Where it stands: the words change at once, and what the API says is asked for anew.
      await page.getByText('EN', { exact: true }).click()
      await settled(page)
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        expect([path, 'in English', width, await misfits(page)]).toEqual([path, 'in English', width, []])
      }
      await page.evaluate("localStorage.setItem('language', 'vi')")
      expect(complaints).toEqual([])
    }
  })

  test('a member of the body confirms a decision on a phone, in three touches', async () => {
    const { page, complaints } = await signedIn('Trần Văn Thắng', { width: 390, height: 844 })
    await page
      .getByRole('link', { name: /^Xác nhận quyết định/ })
      .first()
      .click()
    const number = await page.getByText(/\d+-QĐ\/TU, /).textContent()
    await looksRight(page, 'a decision to be confirmed', SIZES)
    await page.getByRole('button', { name: 'Xác nhận đúng' }).click()
    const asked = page.getByRole('dialog')
    expect(await asked.textContent()).toContain(`Xác nhận ${number?.split(',')[0]}?`)
    expect(await asked.textContent()).toMatch(/\d người nhận thông báo\.Không hoàn tác được/)
    const [dialog, verb, other] = await Promise.all(
      [asked, ...['Xác nhận', 'Xem lại'].map((name) => asked.getByRole('button', { name, exact: true }))].map(
        (each) => each.boundingBox(),
      ),
    )
    // From below, as wide as the phone, the verb above the other answer.
    expect([dialog?.x, dialog?.width, (dialog?.y ?? 0) + (dialog?.height ?? 0)]).toEqual([0, 390, 844])
    expect(verb?.height).toBeGreaterThanOrEqual(48)
    expect(verb?.y).toBeLessThan(other?.y ?? 0)
    await looksRight(page, 'the last question of a decision', SIZES)
    await asked.getByRole('button', { name: 'Xác nhận', exact: true }).click()
    await page.getByText('Đã ghi: Xác nhận quyết định.').waitFor()
    expect(complaints).toEqual([])
  })

  test('on paper a list has its title, by what it is filtered, its rows and the day, and none of its controls', async () => {
    const { page } = await signedIn('Nguyễn Đình Long', { theme: 'dark' })
    const lists = [
      ['/cadres?unit=u-health&sex=female', 'Cán bộ', /^In ngày .*Đơn vị: Sở Y tế.*Giới tính: Nữ/],
      ['/posts?vacant=true', 'Chức vụ, vị trí', /^In ngày .*Tình trạng: Có vị trí trống/],
      ['/procedures?overdue=true&sort=number', 'Hồ sơ quy trình', /^In ngày .*Quá hạn.*Theo số/],
      ['/tasks', 'Việc của tôi', /^In ngày /],
      ['/planning/u-health', 'Cơ cấu quy hoạch', /^In ngày /],
      ['/units', 'Đơn vị', /^In ngày /],
    ] as const
    for (const [path, title, said] of lists) {
      await page.emulateMedia({ media: 'screen' })
      await page.goto(demonstration.address + path)
      await page.getByRole('heading', { name: title, level: 1 }).waitFor()
      await settled(page)
      const note = page.getByText(said).first()
      expect([path, await note.isVisible()]).toEqual([path, false])
      await page.emulateMedia({ media: 'print' })
      await note.waitFor()
      expect([path, await page.getByRole('textbox').count()]).toEqual([path, 0])
      expect([path, await page.getByRole('button', { name: /^(Xuất|In|Xem thêm)$/ }).count()]).toEqual([
        path,
        0,
      ])
      expect([path, await page.evaluate(CUT)]).toEqual([path, []])
      const ink = await page.evaluate("getComputedStyle(document.querySelector('h1')).color")
      expect([path, ink]).toEqual([path, 'rgb(24, 32, 43)'])
    }
  })

  test('what a locality ruled for itself is a link to its value on the page of the law', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await page.goto(`${demonstration.address}/procedures/demo-001/votes`)
    await page.getByRole('link', { name: '§ Mục 3.4 Bộ quy tắc H của địa phương' }).click()
    await page.waitForURL(/\/rule-sets\/short-procedure\?version=1&article=/)
    await page.getByText('Các giá trị theo “Mục 3.4 Bộ quy tắc H của địa phương” được đánh dấu.').waitFor()
    const marked = page.locator('[data-cited]')
    expect(await marked.first().textContent()).toContain('§\u00a0Mục 3.4 Bộ quy tắc H của địa phương')
    const isInSight = "document.querySelector('[data-cited]').getBoundingClientRect().top < innerHeight"
    expect(await page.evaluate(isInSight)).toBe(true)
    expect(complaints).toEqual([])
  })

  test('an officer finds who is eligible for a post, by its title, and is proposed the same people by a launch', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await page.goto(`${demonstration.address}/cadres`)
    await page.getByRole('combobox', { name: 'Đủ điều kiện bổ nhiệm chức vụ' }).fill('pho giam doc so y te')
    await page.getByRole('option', { name: 'Phó Giám đốc Sở Y tế' }).click()
    await page.waitForURL(/eligibleFor=post-health-deputy$/)
    await page.getByRole('status').getByText('2 kết quả', { exact: true }).waitFor()
    const found = await page.locator('main li a b').allTextContents()
    expect(found.sort()).toEqual(['Bùi Văn Tuyên', 'Lê Văn Hòa'])

    await page.goto(`${demonstration.address}/launch`)
    await page.getByText('Mọi vị trí').click()
    await page.getByLabel('Tìm chức vụ, đơn vị').fill('pho giam doc so y te')
    await page.getByRole('radio', { name: /^Phó Giám đốc Sở Y tế.*trống từ .* ngày/ }).click()
    await page.getByRole('button', { name: 'Tiếp tục: quy trình, căn cứ' }).click()
    await page.getByText('Bổ nhiệm', { exact: true }).click()
    await page.getByRole('button', { name: 'Tiếp tục: nhân sự' }).click()
    const ready = page.getByRole('listitem').filter({ hasText: 'Đủ điều kiện' })
    await ready.first().waitFor()
    expect((await ready.getByRole('button').allTextContents()).sort()).toEqual(found.sort())
    await page.getByRole('button', { name: 'Bắt đầu lại' }).click()
    await page.getByLabel('Tìm chức vụ, đơn vị').fill('bi thu dang uy phuong trung tho')
    const running = page
      .getByRole('listitem')
      .filter({ hasText: 'Bí thư Đảng ủy phường Trung Thọ' })
      .getByRole('link', { name: /^đang có quy trình, hồ sơ số \d+$/ })
    expect(await running.getAttribute('href')).toMatch(/^\/procedures\/demo-/)
    expect(complaints).toEqual([])
  })

  test('a teller sees whether the numbers add up, never what they come to', async () => {
    const { page, complaints } = await signedIn('Bùi Văn Lợi')
    await page
      .getByRole('link', { name: /^Nhập biên bản kiểm phiếu/ })
      .first()
      .click()
    await page.getByText('Nhập độc lập theo biên bản giấy.').waitFor()
    const numbers = page.locator('form input[inputmode="numeric"]')
    const [, ...asked] = await numbers.all()
    for (const field of asked) {
      expect(await field.inputValue()).toBe('')
      expect(await field.getAttribute('autocomplete')).toBe('off')
      await field.fill('3')
    }
    await page.getByText('Các số chưa khớp nhau; xin đối chiếu lại biên bản.').waitFor()
    const button = page.getByRole('button', { name: /^Ghi số phiếu/ })
    expect(await button.getAttribute('aria-disabled')).toBe('true')
    expect(await page.locator('form').textContent()).not.toMatch(/quá bán|được chọn/)
    await page.getByRole('button', { name: 'Xóa, nhập lại' }).click()
    for (const field of asked) expect(await field.inputValue()).toBe('')
    await page.getByRole('button', { name: 'Lấy lại các số vừa xóa' }).click()
    for (const field of asked) expect(await field.inputValue()).toBe('3')
    expect(complaints).toEqual([])
  })

  test('what the API refuses of a form stands above the fields, with the focus, and at the field; what was typed stays', async () => {
    const { page } = await signedIn('Nguyễn Đình Long')
    await page
      .getByRole('link', { name: /^Ghi nhận việc giới thiệu/ })
      .first()
      .click()
    await page.getByLabel('Số văn bản').fill('12-NQ/HĐND')
    await page.getByLabel('Ngày giới thiệu').fill('25/12/2099')
    await page.getByRole('button', { name: /^Ghi việc giới thiệu/ }).click()
    await page.locator('[role="alert"]:focus', { hasText: 'Có 1 chỗ cần sửa' }).waitFor()
    expect(await page.getByText(/Ngày không được ở tương lai/).count()).toBe(2)
    expect(await page.getByLabel('Số văn bản').inputValue()).toBe('12-NQ/HĐND')
  })

  test('an officer finds a cadre by name and reads the whole file; a monitor reads of it what a monitor may', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await page.getByRole('link', { name: 'Cán bộ', exact: true }).click()
    await page.getByLabel('Tìm theo tên').fill('duong xuan hoa')
    const [found] = await Promise.all([
      page.getByRole('link', { name: /Dương Xuân Hòa/ }).first(),
      page.waitForURL(/\/cadres\?q=duong\+xuan\+hoa$/),
    ])
    await found.click()
    await page.getByRole('heading', { name: 'Dương Xuân Hòa', level: 1 }).waitFor()
    await page.getByText('Việc xem hồ sơ này được ghi lại.').waitFor()
    for (const part of [
      'Quá trình công tác',
      'Quy hoạch',
      'Xếp loại hằng năm',
      'Quan hệ gia đình',
      'Vắng mặt',
    ])
      await page.getByRole('heading', { name: part, level: 2 }).waitFor()
    await settled(page)
    expect(complaints).toEqual([])
    const record = page.url()
    // On a phone a post of the career is lines, each under what it is called: nothing is moved sideways.
    await page.setViewportSize({ width: 390, height: 844 })
    const career = page.getByRole('region', { name: 'Quá trình công tác' }).locator('table')
    const isMoved =
      "[...document.querySelectorAll('table')].some((each) => each.scrollWidth > each.parentElement.clientWidth)"
    expect(await page.evaluate(isMoved)).toBe(false)
    const [post, from] = await career.locator('tbody tr').first().locator('td').all()
    expect((await from?.boundingBox())?.y).toBeGreaterThan((await post?.boundingBox())?.y ?? Infinity)

    const monitor = await signedIn('Nguyễn Văn Duy')
    await monitor.page.goto(record)
    await monitor.page.getByText('chỉ xem được tên, đơn vị, chức vụ và quy hoạch').waitFor()
    await settled(monitor.page)
    expect(await monitor.page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      ...['Quá trình công tác', 'Quy hoạch', 'Quy trình đang mở'],
    ])
    // What may not be read is not even asked for.
    expect(monitor.complaints).toEqual([])
  })

  test('a figure of the monitor leads to as many procedures, which are a file as they are filtered', async () => {
    const { page, complaints } = await signedIn('Nguyễn Văn Duy')
    await page.getByRole('link', { name: /Sắp đến hạn/ }).waitFor()
    const stages = page.getByRole('table').filter({ hasText: 'Đã quyết định, chờ hiệu lực' })
    const row = stages.getByRole('row', { name: /^Ban thường vụ quyết định/ })
    const figure = row.getByRole('link').nth(2)
    const overdue = await figure.textContent()
    await Promise.all([page.waitForURL(/\/procedures\?stage=approval&overdue=true$/), figure.click()])
    await page
      .getByRole('status')
      .filter({ hasText: `${overdue} hồ sơ` })
      .waitFor()
    expect(await page.locator('[data-row]').count()).toBe(Number(overdue))
    await page.getByRole('button', { name: 'Xuất' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tệp CSV' }).click(),
    ])
    const lines = readFileSync(await file.path(), 'utf8')
      .trimEnd()
      .split('\r\n')
    expect(lines).toHaveLength(1 + Number(overdue))
    expect(lines[0]).toMatch(/^\uFEFFSố,Loại quy trình,/)

    await page.goto(`${demonstration.address}/monitor`)
    // The year is asked for once it is scrolled to.
    await page.mouse.move(600, 500)
    while ((await page.getByText('Vị trí trống bao lâu').count()) === 0) {
      await page.mouse.wheel(0, 400)
      await settled(page)
    }
    const seats = page.locator('a[href^="/monitor?vacantDaysFrom=365"]')
    const count = await seats.textContent()
    await seats.click()
    const list = page.getByRole('region', { name: 'Vị trí trống', exact: true })
    await list.getByText(`${count} vị trí`).waitFor()
    await list.getByRole('listitem').first().waitFor()
    // What was asked for stands at the top of the window, whatever stood there.
    await page.waitForFunction("document.querySelector('#vacancies').getBoundingClientRect().top < 200")
    expect(complaints).toEqual([])
  })

  test('whoever is a teller reads the law and the calendar, and no records', async () => {
    const { page } = await signedIn('Bùi Văn Lợi')
    await page.getByRole('link', { name: 'Bộ quy tắc', exact: true }).waitFor()
    await page.getByRole('link', { name: 'Lịch làm việc' }).waitFor()
    expect(
      await page.getByRole('link', { name: /^(Cán bộ|Chức vụ, vị trí|Dữ liệu chờ xác nhận)$/ }).count(),
    ).toBe(0)
  })

  test('what one officer enters waits, and another refuses it with a reason, never without', async () => {
    const first = await signedIn('Nguyễn Đình Long')
    const sent = await first.page.evaluate(async (id) => {
      const answer = await fetch(`/v1/cadres/${id}/measures`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify({
          ...{ kind: 'inspection', decidedOn: '2026-01-15' },
          ...{ authority: 'Ủy ban Kiểm tra Tỉnh ủy', number: '45-QĐ/UBKTTU' },
        }),
      })
      return answer.status
    }, CADRE)
    expect(sent).toBe(202)
    await first.page.goto(`${demonstration.address}/changes`)
    await first.page.getByRole('link', { name: /Ghi một biện pháp/ }).click()
    await first.page.getByRole('button', { name: 'Rút lại' }).waitFor()
    expect(await first.page.getByRole('button', { name: 'Xác nhận' }).count()).toBe(0)

    const { page, complaints } = await signedIn('Vũ Phương Tuyết')
    const toChanges = (of: Page) =>
      of
        .getByRole('navigation', { name: 'Điều hướng chính' })
        .getByRole('link', { name: /^Dữ liệu chờ xác nhận/ })
    const told = toChanges(page).getByText(/^\d+ nội dung chờ đồng chí xác nhận$/)
    // As it is at that moment: where nothing waits, nothing says so.
    const waiting = async () => Number.parseInt((await told.allTextContents())[0] ?? '0', 10)
    await told.waitFor({ state: 'attached' })
    const before = await waiting()
    // Of what one entered oneself nothing waits for oneself.
    expect(await toChanges(first.page).textContent()).not.toMatch(/\d/)
    await page.goto(`${demonstration.address}/changes`)
    await page.getByRole('link', { name: /Ghi một biện pháp/ }).click()
    await page.getByText('45-QĐ/UBKTTU').waitFor()
    await page.getByRole('button', { name: 'Từ chối' }).click()
    await page.getByText('Xin ghi lý do từ chối.').waitFor()
    await page.getByLabel('Lý do từ chối').fill('Chưa có quyết định bản chính.')
    await page.getByRole('button', { name: 'Từ chối' }).click()
    await page.getByText('Đã từ chối; nội dung không có hiệu lực.').waitFor()
    await page.getByText('Chưa có quyết định bản chính.').waitFor()
    await until('one less waits', async () => (await waiting()) === before - 1)
    expect(complaints).toEqual([])
  })

  test('an address that leads nowhere says what may have happened, and where one can go', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long', { width: 390, height: 844 })
    await page.goto(`${demonstration.address}/khong-co`)
    await page.getByRole('heading', { name: /^Không có trang này/, level: 1 }).waitFor()
    await page.getByText(/^Địa chỉ có thể đã cũ/).waitFor()
    expect(await page.title()).toBe('Không có trang này · Công tác cán bộ')
    expect([await misfits(page), await accessibilityFindings(page)]).toEqual([[], []])
    await page.getByRole('main').getByRole('link', { name: 'Hồ sơ quy trình' }).click()
    await page.waitForURL(/\/procedures$/)
    expect(complaints).toEqual([])
  })

  test('a page whose program does not come says so within its frame, and comes when it is loaded again', async () => {
    const { page } = await signedIn('Nguyễn Đình Long')
    await page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor()
    await page.route(/\/calendar-page-[^/]+\.js$/, (route) => route.abort())
    await page.getByRole('link', { name: 'Lịch làm việc' }).click()
    await page.getByText('Chưa mở được trang này').waitFor()
    // The frame is there, and leads on.
    await page.getByRole('link', { name: 'Cán bộ', exact: true }).click()
    await page.getByRole('heading', { name: 'Cán bộ', level: 1 }).waitFor()
    await page.goBack()
    await page.getByText('Chưa mở được trang này').waitFor()
    await page.unroute(/\/calendar-page-[^/]+\.js$/)
    await page.getByRole('button', { name: 'Tải lại trang' }).click()
    await page.getByRole('heading', { name: /^Lịch làm việc/, level: 1 }).waitFor()
  })
})
