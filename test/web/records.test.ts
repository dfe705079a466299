import { readFileSync } from 'node:fs'
import { expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { DOCX } from '../../api/papers/docx-answer.js'
import { templateOf } from '../http/paper-templates.js'
import { describeInBrowser } from './browser.js'
import { demonstrated } from './demonstrated.js'

jest.setTimeout(300_000)
/** Dương Xuân Hòa of the demonstration. */
const CADRE = 'c-03298'
const PDF = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
)

const DRAFTS = "Object.keys(localStorage).filter((key) => key.startsWith('draft:'))"
/** Resolves once what is typed is kept on the device. By the debugger: the page takes no script from anybody. */
const DRAFT_KEPT = `new Promise((resolve) => {
  const look = () => (${DRAFTS}.length > 0 ? resolve(true) : requestAnimationFrame(look))
  look()
})`

describeInBrowser('planning, units, files and what is one’s own, with the demonstration', () => {
  const demonstration = demonstrated({ TWO_PEOPLE_FOR: 'declarations' })
  const { signedIn } = demonstration

  const asked = (page: Page) => page.getByRole('dialog')
  const record = (page: Page) => asked(page).getByRole('button', { name: 'Ghi nhận' }).click()
  /** What the browser says of an answer that refuses. */
  const REFUSED = /status of 4\d\d/
  const besideRefusals = (complaints: readonly string[]) => complaints.filter((each) => !REFUSED.test(each))

  test('an officer tries a change of the planning, which keeps nothing, and reviews an entry', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await page.goto(`${demonstration.address}/planning/u-health`)
    await page.getByRole('columnheader', { name: /^Nữ §\sTham số của địa phương/ }).waitFor()
    const line = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: /^Rà soát / }) })
      .last()
    const name = (await line.getByRole('link').first().textContent()) ?? ''
    await page
      .getByRole('button', { name: `Việc khác với ${name}` })
      .last()
      .click()
    await page.getByRole('menuitem', { name: 'Thử đưa ra' }).click()
    await page.getByRole('heading', { name: 'Kết quả thử' }).waitFor()
    const years = page.getByRole('region', { name: 'Qua các năm' })
    await years.getByRole('row', { name: /^2026 đang thử/ }).waitFor()
    await years.getByRole('row', { name: /^2030 chỉ tiêu – từ 25% từ 15%/ }).waitFor()
    await page.getByText('đang thử', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: 'Làm lại' }).click()
    expect(await page.getByText('đang thử', { exact: true }).count()).toBe(0)

    await line.getByRole('button', { name: /^Rà soát / }).click()
    await asked(page).getByRole('textbox', { name: 'Căn cứ, nhận xét' }).fill('Đủ tiêu chuẩn')
    await page.evaluate(DRAFT_KEPT)
    await page.reload()
    await line.getByRole('button', { name: /^Rà soát / }).click()
    const note = asked(page).getByRole('textbox', { name: 'Căn cứ, nhận xét' })
    expect(await note.inputValue()).toBe('Đủ tiêu chuẩn')
    await asked(page).getByRole('textbox', { name: 'Ngày rà soát' }).fill('01/01/2099')
    await record(page)
    await asked(page)
      .locator('.mantine-TextInput-error', { hasText: 'Ngày không được ở tương lai' })
      .waitFor()
    const today = new Date().toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' })
    await asked(page).getByRole('textbox', { name: 'Ngày rà soát' }).fill(today)
    await record(page)
    await page.getByText('Đã ghi kết quả rà soát.').waitFor()
    expect(await page.evaluate(DRAFTS)).toEqual([])
    await page.getByText(`rà soát gần nhất ${today}`).first().waitFor()
    expect(besideRefusals(complaints)).toEqual([])
  })

  test('an officer makes the papers of a procedure from its page; a monitor is not offered any', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await page.goto(`${demonstration.address}/procedures/demo-001/documents`)
    await page.getByRole('button', { name: 'Xem các văn bản' }).click()
    const brief = page.getByRole('link', { name: 'Danh sách trích ngang nhân sự (DOCX)' })
    const [file] = await Promise.all([page.waitForEvent('download'), brief.click()])
    expect(file.suggestedFilename()).toMatch(/^candidate-list-\d+\.docx$/)
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    expect(complaints).toEqual([])
    const monitor = await signedIn('Nguyễn Văn Duy')
    await monitor.page.goto(`${demonstration.address}/procedures/demo-001/documents`)
    await monitor.page.getByRole('heading', { name: 'Tài liệu' }).first().waitFor()
    expect(await monitor.page.getByRole('button', { name: 'Xem các văn bản' }).count()).toBe(0)
  })

  test('for a post those of the unit one level below are proposed for a trial, as women or young people are wanted', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await page.goto(`${demonstration.address}/planning/u-health`)
    const pane = page.getByRole('complementary', { name: 'Nếu thay đổi thì sao' })
    await pane.getByRole('combobox', { name: 'Chức vụ quy hoạch' }).fill('pho giam doc so y te')
    await page.getByRole('option', { name: 'Phó Giám đốc Sở Y tế' }).click()
    const proposals = pane.getByRole('region', { name: 'Có thể thử' })
    await proposals.getByRole('listitem').first().waitFor()
    for (const held of await proposals.getByRole('listitem').locator('small').allTextContents())
      expect(held).toMatch(/^(Trưởng phòng|Chánh|Trưởng)/)
    await proposals.getByText('Nữ', { exact: true }).click()
    await proposals.getByText('Việc xem danh sách này được ghi lại.').waitFor()
    await proposals
      .getByText(/sinh \d\d\/\d\d\/\d{4}/)
      .first()
      .waitFor()
    await proposals
      .getByRole('button', { name: /^Thử thêm / })
      .first()
      .click()
    await page.getByRole('heading', { name: 'Kết quả thử' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('a monitor reads the planning without what tells sex or age, and is offered nothing to enter', async () => {
    const { page, complaints } = await signedIn('Nguyễn Văn Duy')
    await page.goto(`${demonstration.address}/planning`)
    await page.getByText('không mở cho vai trò giám sát').waitFor()
    await page.getByText(/và mọi đơn vị trực thuộc: phạm vi vai trò của đồng chí/).waitFor()
    await page.getByText(/mục quá hạn rà soát/).waitFor()
    expect(await page.getByRole('columnheader').allTextContents()).toEqual([
      ...['Cấp chức vụ', 'Chức vụ', 'Người', expect.stringMatching(/^Người\/chức vụ/)],
    ])
    expect(await page.getByRole('heading', { name: 'Nếu thay đổi thì sao' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: /Rà soát|Đưa vào quy hoạch/ }).count()).toBe(0)
    expect(complaints).toEqual([])
  })

  test('the units are a tree that loads what is opened, each with the ways to its lists; a name tells whose it is', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await page.goto(`${demonstration.address}/units`)
    expect(await page.getByRole('link', { name: 'Phòng Tổ chức' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Mở Sở Y tế' }).click()
    await page.getByRole('button', { name: 'Thu lại Sở Y tế' }).waitFor()
    await page.getByLabel('Tìm theo tên đơn vị').fill('van phong')
    await page
      .getByText(/^Thuộc Sở/)
      .first()
      .waitFor()
    await page.goto(`${demonstration.address}/units/u-health`)
    await page.getByRole('navigation', { name: 'Đơn vị cấp trên' }).getByRole('link').waitFor()
    await page.getByRole('link', { name: 'Quy hoạch của Sở Y tế' }).click()
    await page.waitForURL(/\/planning\/u-health$/)
    await page.getByText('Sở Y tế và mọi đơn vị trực thuộc, như đã chọn.').waitFor()
    // On a phone a name stands beside what opens it, however long it is.
    await page.setViewportSize({ width: 360, height: 800 })
    await page.goto(`${demonstration.address}/units/u-health`)
    const opener = await page.getByRole('button', { name: 'Thu lại Sở Y tế' }).boundingBox()
    const name = await page
      .getByRole('list', { name: 'Cây đơn vị' })
      .getByRole('link', { name: 'Sở Y tế', exact: true })
      .boundingBox()
    expect(name?.x).toBeGreaterThan((opener?.x ?? 0) + (opener?.width ?? 0))
    expect(name?.y).toBeLessThan((opener?.y ?? 0) + (opener?.height ?? 0))
    expect(complaints).toEqual([])
  })

  test('as which bodies a unit issues papers is told by its name until an administrator enters it; others only read it', async () => {
    const reader = await signedIn('Nguyễn Đình Long')
    const { page, complaints } = await signedIn('Đặng Thị Thu Lý')
    const bodies = (of: Page) => of.getByRole('region', { name: 'Cơ quan ban hành văn bản' })
    for (const each of [reader.page, page]) await each.goto(`${demonstration.address}/units/u-health`)
    await bodies(reader.page).getByText('Số: …/QĐ-SYT').waitFor()
    expect(await bodies(reader.page).getByRole('button').count()).toBe(0)
    await bodies(page).getByRole('button', { name: 'Sửa: Văn bản hành chính nhà nước' }).click()
    await asked(page).getByLabel('Ký hiệu trong số văn bản').fill('SoYT')
    await asked(page).getByLabel('Chức vụ ký của người đứng đầu').fill('Giám đốc')
    await asked(page).getByLabel('Chức vụ ký của cấp phó').fill('Phó Giám đốc')
    await record(page)
    await page.getByText('Đã ghi cơ quan ban hành văn bản').waitFor()
    await bodies(page).getByText('Số: …/QĐ-SoYT').waitFor()
    await bodies(page).getByText('Giám đốc · Đã ghi trong dữ liệu').waitFor()
    expect(complaints).toEqual([])
  })

  test('an officer uploads a template for a paper: a wrong field is told with its place, a procedure is tried, and it is withdrawn', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await page.goto(`${demonstration.address}/units/u-health`)
    await page.getByRole('link', { name: 'Mẫu văn bản của đơn vị' }).click()
    await page.getByLabel('Mẫu của văn bản nào?').selectOption({ label: 'Danh sách trích ngang nhân sự' })
    await page.getByRole('cell', { name: '{#nhan_su} … {/nhan_su}' }).waitFor()
    const choose = async (...lines: string[]) =>
      page.locator('input[type="file"]').setInputFiles({
        ...{ name: 'danh-sach.docx', mimeType: DOCX, buffer: await templateOf(...lines) },
      })
    await choose('Danh sách', '{khong_co}')
    await page.getByText('Không có trường này: {khong_co}: thân văn bản, đoạn 2').waitFor()
    await choose('Danh sách {chuc_vu}', '{#nhan_su}', '{stt}. {ho_ten}', '{/nhan_su}')
    await page.getByText('Đã nhận mẫu danh-sach.docx').waitFor()
    await page.getByRole('region', { name: 'Mẫu đang dùng' }).first().getByText('danh-sach.docx').waitFor()
    const open = `${demonstration.address}/v1/procedures?unit=u-health&kind=appointment&status=open&limit=1`
    const { items } = await (await page.request.get(open)).json()
    await page.getByLabel('Mã hồ sơ').fill(items[0].id)
    await page.getByRole('button', { name: 'Lập thử' }).click()
    await page.getByText('theo mẫu danh-sach.docx của Sở Y tế').waitFor()
    await page.getByRole('button', { name: 'Rút mẫu danh-sach.docx' }).click()
    await asked(page).getByLabel('Lý do').fill('Mẫu cũ')
    await asked(page).getByRole('button', { name: 'Rút', exact: true }).click()
    await page.getByText('Đã rút mẫu.').waitFor()
    await page.getByRole('heading', { name: 'Mẫu đã rút' }).waitFor()
    expect(besideRefusals(complaints)).toEqual([])
  })

  test('what an officer corrects and enters in a file is there; what takes two people waits, and says so', async () => {
    const { page, complaints } = await signedIn('Nguyễn Đình Long')
    await page.goto(`${demonstration.address}/cadres/${CADRE}`)
    await page.getByRole('button', { name: 'Sửa hồ sơ' }).click()
    await asked(page).getByRole('checkbox', { name: 'Tiến sĩ' }).check()
    await asked(page).getByRole('textbox', { name: 'Ngày sinh' }).fill('19/7/1979')
    await asked(page).getByRole('textbox', { name: 'Thư điện tử' }).fill('không phải địa chỉ')
    expect(await asked(page).getByRole('textbox', { name: 'Ngày sinh' }).inputValue()).toBe('19/07/1979')
    await record(page)
    await asked(page).locator('.mantine-TextInput-error').waitFor()
    expect(await asked(page).getByRole('checkbox', { name: 'Tiến sĩ' }).isChecked()).toBe(true)
    await asked(page).getByRole('textbox', { name: 'Thư điện tử' }).fill('')
    await record(page)
    await page.getByText('Đã sửa hồ sơ.').waitFor()
    await page.getByText(/, Tiến sĩ|Tiến sĩ,/).waitFor()
    await page.getByText(/^19\/07\/1979 · \d+ tuổi$/).waitFor()

    await page.getByRole('button', { name: 'Ghi xếp loại' }).click()
    await page.getByRole('menuitem', { name: 'Năm 2020' }).click()
    await asked(page).getByText('chưa có quy định tính điểm').waitFor()
    await asked(page).getByRole('combobox', { name: 'Xếp loại' }).click()
    await page.getByRole('option', { name: 'Hoàn thành tốt nhiệm vụ' }).click()
    await asked(page).getByRole('textbox', { name: 'Văn bản' }).fill('Thông báo 31-TB/TU ngày 20/12/2020')
    await record(page)
    await page.getByText('Đã ghi xếp loại.').waitFor()
    await page.locator('li', { hasText: /^2020Hoàn thành tốt/ }).waitFor()

    await page.getByRole('button', { name: 'Ghi xếp loại' }).click()
    await page.getByRole('menuitem').first().click()
    const points = asked(page).getByRole('textbox', { name: 'Điểm', exact: true })
    await points.pressSequentially('85,505')
    await asked(page).getByText('“85,505” không phải là điểm').waitFor()
    await points.fill('85,5')
    const fields = await asked(page).getByRole('textbox').all()
    for (const field of fields.slice(1)) await field.fill('tốt')
    await record(page)
    await page.locator('li', { hasText: /Hoàn thành tốt nhiệm vụ85,5 điểm$/ }).waitFor()

    const register = page.getByRole('button', { name: 'Đăng ký nhiệm vụ' })
    await register.press('Enter')
    await asked(page).getByRole('textbox', { name: 'Nhiệm vụ' }).press('Escape')
    await page.locator('button:focus', { hasText: 'Đăng ký nhiệm vụ' }).waitFor()

    await page.getByRole('button', { name: 'Ghi lợi ích', exact: true }).click()
    await asked(page).getByRole('combobox', { name: 'Loại lợi ích' }).click()
    await page.getByRole('option').first().click()
    await asked(page).getByRole('textbox', { name: 'Nội dung' }).fill('Cổ phần Công ty Sông Mã')
    await asked(page).getByRole('textbox', { name: 'Nguồn' }).fill('Bản kê khai năm 2026')
    await record(page)
    await asked(page).getByText('Đã ghi, chờ người thứ hai xác nhận').waitFor()
    await asked(page).getByRole('link', { name: 'Xem nội dung chờ xác nhận' }).click()
    await page.getByText('Cổ phần Công ty Sông Mã').waitFor()
    const waits = page.url()
    await page.getByRole('link', { name: /^Mở hồ sơ của / }).click()
    const interests = page.getByRole('region', { name: 'Lợi ích liên quan' })
    await interests.getByText(/^Chờ người thứ hai xác nhận, chưa có hiệu lực/).waitFor()
    expect(await page.getByRole('list', { name: 'Đang chờ người thứ hai xác nhận' }).count()).toBe(1)

    const second = await signedIn('Vũ Phương Tuyết')
    await second.page.goto(waits)
    await second.page.getByRole('button', { name: 'Xác nhận' }).press('Enter')
    await second.page.getByText('Đã xác nhận; nội dung có hiệu lực.').waitFor()
    // The button is gone with what it did: the focus is beside it.
    await second.page.locator('main :is(h1, h2):focus').waitFor()
    await page.goto(`${demonstration.address}/cadres/${CADRE}`)
    await page.getByRole('button', { name: 'Chấm dứt: Cổ phần Công ty Sông Mã' }).waitFor()
    expect(besideRefusals(complaints)).toEqual([])
  })

  test('a file that somebody else changed meanwhile is not overwritten: the page says so and offers the newer one', async () => {
    const { page } = await signedIn('Nguyễn Đình Long')
    await page.goto(`${demonstration.address}/cadres/${CADRE}`)
    await page.getByRole('button', { name: 'Sửa hồ sơ' }).click()
    await asked(page).getByRole('textbox', { name: 'Dân tộc' }).fill('Thái')
    const other = await signedIn('Vũ Phương Tuyết')
    await other.page.goto(`${demonstration.address}/cadres/${CADRE}`)
    await other.page.getByRole('button', { name: 'Sửa hồ sơ' }).click()
    await asked(other.page).getByRole('textbox', { name: 'Dân tộc' }).fill('Mường')
    await record(other.page)
    await other.page.getByText('Đã sửa hồ sơ.').waitFor()
    await record(page)
    await asked(page).getByText('đã được người khác thay đổi').waitFor()
    expect(await asked(page).getByRole('textbox', { name: 'Dân tộc' }).inputValue()).toBe('Thái')
    await asked(page).getByRole('button', { name: 'Xem nội dung mới' }).click()
    await page.getByText('Nam, Mường').waitFor()
  })

  test('a candidate on a phone reads what is asked of them in a sentence, hands it in, and sees that others are to act', async () => {
    const { page, complaints } = await signedIn('Nguyễn Mạnh Nam', { width: 390, height: 844 })
    await page.getByRole('heading', { name: 'Quy trình về tôi', level: 1 }).waitFor()
    await page.getByText(/^Đồng chí là nhân sự của quy trình giới thiệu ứng cử, hồ sơ số \d+\./).waitFor()
    await page.getByText(/^hạn \d\d\/\d\d\/\d{4}$/).waitFor()
    await page.getByRole('link', { name: 'Thực hiện: Nộp chương trình hành động' }).click()
    expect(await page.getByRole('link', { name: /^(Về|Trở lại) / }).allInnerTexts()).toEqual([
      'Trở lại các quy trình về tôi',
    ])
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Chọn tệp' }).click(),
    ])
    await chooser.setFiles({ name: 'chuong-trinh.pdf', mimeType: 'application/pdf', buffer: PDF })
    await page.getByText('đã tải lên').waitFor()
    await page.getByRole('textbox', { name: 'Tóm tắt' }).fill('Số hóa toàn bộ hồ sơ.')
    await page.getByRole('button', { name: /^Nộp chương trình/ }).click()
    await page.getByText('Hiện đồng chí không phải làm gì').waitFor()
    await page.getByRole('button', { name: 'Xem diễn biến' }).click()
    await page.getByRole('link', { name: 'chuong-trinh.pdf' }).waitFor()
    await page.getByText('đang tiến hành', { exact: false }).waitFor()

    const reviewer = await signedIn('Lê Thanh Cường')
    await reviewer.page.getByRole('link', { name: /Nguyễn Mạnh Nam/ }).click()
    await reviewer.page.getByRole('radio', { name: /^Trả lại để hoàn thiện/ }).click()
    await reviewer.page
      .getByRole('textbox', { name: 'Nội dung cần hoàn thiện' })
      .fill('Chưa nêu chỉ tiêu năm đầu.')
    await reviewer.page.getByRole('button', { name: /^Trả lại/ }).click()
    await page.getByText('Bản nộp trước được trả lại: “Chưa nêu chỉ tiêu năm đầu.”').waitFor()
    expect(await page.getByText(/^Đang chờ/).count()).toBe(0)
    await page.getByRole('link', { name: 'Thực hiện: Nộp chương trình hành động' }).click()
    const summary = page.getByRole('textbox', { name: 'Tóm tắt' })
    await summary.waitFor()
    expect(await summary.inputValue()).toBe('Số hóa toàn bộ hồ sơ.')
    expect([...complaints, ...reviewer.complaints]).toEqual([])
  })

  test('whom no procedure is about is told so, and finds their own record in the menu of the account', async () => {
    const { page, complaints } = await signedIn('Nguyễn Văn Duy')
    await page.goto(`${demonstration.address}/own`)
    await page.getByText('Hiện không có quy trình nào xem xét đồng chí.').waitFor()
    await page.getByRole('button', { name: /^Tài khoản/ }).click()
    await page.getByRole('menuitem', { name: 'Hồ sơ cán bộ của tôi' }).click()
    await page.getByText(/^Hồ sơ của đồng chí/).waitFor()
    await page.getByRole('heading', { name: 'Nguyễn Văn Duy', level: 1 }).waitFor()
    expect(complaints).toEqual([])
  })

  test('a task of a group is given to one of its members, who are listed before a name is typed', async () => {
    const { page, complaints } = await signedIn('Vũ Phương Tuyết')
    await page.goto(`${demonstration.address}/procedures/demo-028`)
    await page.getByRole('button', { name: 'Giao cho…' }).click()
    await asked(page).getByRole('combobox', { name: 'Giao cho' }).click()
    const members = page.getByRole('option')
    await members.filter({ hasText: /^Nguyễn Đình Long, người đứng đầu$/ }).click()
    await asked(page).getByLabel('Lý do').fill('Đang theo dõi hồ sơ này')
    await asked(page).getByRole('button', { name: 'Giao việc' }).click()
    await page.getByText('Đã giao việc cho Nguyễn Đình Long.').waitFor()
    expect(complaints).toEqual([])
  })
})
