import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import JSZip from 'jszip'
import type { Browser, Download, Page } from 'playwright-core'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import { type HttpOffice, startHttpOffice } from '../http/http-office.js'
import { must, newCandidates } from '../http/walk.js'
import { testService } from '../support/services.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import {
  accessibilityFindings,
  describeInBrowser,
  launchBrowser,
  misfits,
  openSight,
  type Sight,
} from './browser.js'

jest.setTimeout(180_000)

describeInBrowser('many procedures from a file', () => {
  let office: HttpOffice
  let browser: Browser
  let sight: Sight
  let page: Page

  beforeAll(async () => {
    ;[office] = await Promise.all([startHttpOffice(), testService('build')])
    browser = await launchBrowser()
    sight = await openSight(browser)
    page = sight.page
    const token = await mintEmbeddedToken({ dataDir: office.dataDir, login: 'officer' })
    await page.context().setExtraHTTPHeaders({ authorization: `Bearer ${token}` })
    page.setDefaultTimeout(60_000)
    await page.goto(`${office.url}/launch/many`)
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await office?.stop()
  })

  const choose = (name: string, content: Buffer | string) =>
    page.locator('input[type="file"]').setInputFiles({
      ...{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) },
    })
  const row = (line: number) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: `${line}`, exact: true }) })
  const casesOf = async (seats: string[]) =>
    (await office.pool.query('SELECT seat_id AS seat FROM cases WHERE seat_id = ANY ($1)', [seats])).rows

  async function kept(name: string): Promise<Buffer> {
    const [download]: [Download, unknown] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  }

  test('the template names the vacant seats, as a sheet and as CSV', async () => {
    const seat = await insertSeat(office.pool, OFFICE.post)
    const sheet = await JSZip.loadAsync(await kept('Mẫu Excel (XLSX)'))
    expect(await sheet.file('xl/worksheets/sheet1.xml')?.async('text')).toContain(`>${seat}<`)
    const text = (await kept('Mẫu CSV')).toString('utf8')
    expect(text).toMatch(/^\uFEFFMã vị trí,/)
    expect(text).toContain(`\r\n${seat},`)
  })

  test('each row is judged before anything is launched, and what is wrong stands at its row and column', async () => {
    const [fine = '', other = ''] = await newCandidates(office, 2)
    const seats = [await insertSeat(office.pool, OFFICE.post), await insertSeat(office.pool, OFFICE.post)]
    const another = await insertSeat(office.pool, OFFICE.post)
    const file = [
      'Mã vị trí;Loại quy trình;Nhân sự;Mục đích luân chuyển;Luân chuyển đến ngày',
      `${seats[0]};bổ nhiệm;Người ${fine};;`,
      `${seats[1]};bổ nhiệm;Người không có tên;;`,
      `${seats[0]};bổ nhiệm;${other};;`,
      `seat-nowhere;luân chuyển;${other};Rèn luyện;01/01/2020`,
      `seat-elsewhere;bầu;${other};;`,
      `${another};bổ nhiệm;${fine};;`,
    ].join('\r\n')
    await choose('nhieu.csv', file)
    await row(2).getByText('Khởi động được').waitFor()
    await row(3).getByText('Nhân sự: Không có cán bộ nào tên “Người không có tên”').waitFor()
    await row(4).getByText('Mã vị trí: Vị trí này đã ở dòng 2').waitFor()
    await row(5)
      .getByText(/^(Mã vị trí|Luân chuyển đến ngày): /)
      .first()
      .waitFor()
    await row(6)
      .getByText(/^Loại quy trình: .*bổ nhiệm/)
      .waitFor()
    await row(7).getByText('Nhân sự: Nhân sự này đã ở dòng 2').waitFor()
    const launch = page.getByRole('button', { name: 'Khởi động 1 quy trình' })
    expect(await launch.getAttribute('aria-disabled')).toBe('true')
    await launch.click({ force: true })
    expect(await casesOf(seats)).toEqual([])
    expect(await accessibilityFindings(page)).toEqual([])
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      expect([width, await misfits(page)]).toEqual([width, []])
    }

    await page.getByRole('button', { name: 'Bỏ 5 dòng có lỗi' }).click()
    await launch.click()
    await page.getByText('Đã khởi động 1 trong 6 dòng; bỏ 5 dòng, 0 dòng chưa khởi động được.').waitFor()
    expect(await casesOf(seats)).toEqual([{ seat: seats[0] }])
    const report = (await kept('Tải báo cáo (CSV)')).toString('utf8')
    const [{ id }] = (await office.pool.query('SELECT id FROM cases WHERE seat_id = $1', [seats[0]])).rows
    expect(report).toContain(`đã khởi động,${office.url}/procedures/${id}`)
    expect(report).toContain('bỏ, không khởi động: Không có cán bộ nào tên')
    must(await office.as('officer').get(`/v1/procedures/${id}`), 200)

    await choose('nhieu.csv', file)
    await row(2).getByText('Có lỗi').waitFor()
    expect(await casesOf(seats)).toEqual([{ seat: seats[0] }])
  })

  test('a row whose answer was lost on the way is launched once', async () => {
    const [candidate = ''] = await newCandidates(office, 1)
    const seat = await insertSeat(office.pool, OFFICE.post)
    await choose('mot.csv', `seat,kind,candidates\n${seat},appointment,${candidate}`)
    await row(2).getByText('Khởi động được').waitFor()
    const keys: (string | undefined)[] = []
    await page.route('**/v1/procedures', async (route) => {
      keys.push(route.request().headers()['idempotency-key'])
      if (keys.length > 1) return route.continue()
      // It comes to the API, and its answer to nobody.
      await route.fetch()
      await route.abort()
    })
    await page.getByRole('button', { name: 'Khởi động 1 quy trình' }).click()
    await page.getByText('Đã khởi động 1 trong 1 dòng').waitFor()
    await page.unroute('**/v1/procedures')
    expect(keys).toEqual([keys[0], keys[0]])
    expect(await casesOf([seat])).toHaveLength(1)
  })

  test('a workbook is read as sheets write them: shared words, days as numbers; one that unpacks too far is refused', async () => {
    const [candidate = ''] = await newCandidates(office, 1)
    const seat = await insertSeat(office.pool, OFFICE.post)
    const words = [
      ...['Mã vị trí', 'Loại quy trình', 'Nhân sự', 'Mục đích luân chuyển', 'Luân chuyển đến ngày'],
      ...['Đối tượng luân chuyển', 'Dự kiến sau luân chuyển'],
    ]
    const plan = ['trong quy hoạch, để đào tạo, rèn luyện', 'trở lại nơi đi']
    const said = [seat, 'luân chuyển', candidate, 'Rèn luyện & đào tạo']
    const cell = (text: string, at: number, line: number) =>
      `<c r="${'ABCDEFG'[at]}${line}" t="s"><v>${[...words, ...said, ...plan].indexOf(text)}</v></c>`
    const rows = [
      `<row r="1">${words.map((word, at) => cell(word, at, 1)).join('')}</row>`,
      `<row r="3">${said.map((word, at) => cell(word, at, 3)).join('')}<c r="E3" s="1"><v>47483</v></c>${plan
        .map((word, at) => cell(word, at + 5, 3))
        .join('')}</row>`,
    ]
    const strings = [...words, ...said, ...plan]
      .map((word) => `<si><t>${word.replace('&', '&amp;')}</t></si>`)
      .join('')
    const book = new JSZip()
    book.file('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`)
    book.file('xl/sharedStrings.xml', `<sst>${strings}</sst>`)
    const asked = page.waitForRequest('**/v1/procedures/preview')
    await choose('luan-chuyen.xlsx', await book.generateAsync({ type: 'nodebuffer' }))
    expect((await asked).postDataJSON()).toEqual({
      ...{ kind: 'rotation', seatId: seat, candidates: [candidate] },
      ...{ purpose: 'Rèn luyện & đào tạo', until: '2029-12-31', because: 'planned', next: 'return' },
    })
    await row(3).getByText('Khởi động được').waitFor()

    const bomb = new JSZip()
    bomb.file('xl/worksheets/sheet1.xml', Buffer.alloc(32 * 1024 * 1024))
    const content = await bomb.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
    expect(content.length).toBeLessThan(100_000)
    await choose('bom.xlsx', content)
    await page.getByText('Không đọc được tệp này như một bảng tính XLSX').waitFor()
    await choose('khac.txt', 'x')
    await page.getByText('Tệp này không phải XLSX hay CSV.').waitFor()
    expect(sight.complaints.filter((said) => !/status of (422|409)|net::ERR_FAILED/.test(said))).toEqual([])
  })
})
