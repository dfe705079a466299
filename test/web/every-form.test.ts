import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import JSZip from 'jszip'
import type { Browser, Page } from 'playwright-core'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import { addMonths } from '../../domain/deadlines/dates.js'
import { TASK_KINDS, TASK_ROWS, type TaskKind } from '../../domain/procedure/task-kinds.js'
import type { HttpOffice } from '../http/http-office.js'
import { insertPersonOf, insertSeatOfA, startUnits, UNITS } from '../http/proposed-units.js'
import { enterDossier, type Otherwise, runUntil } from '../http/run-to-end.js'
import { complete, moveElsewhere, must, newCandidates, PROGRAM, procedureAt, task } from '../http/walk.js'
import { insertDepartment, insertHolder, makeAgency } from '../support/department.js'
import { insertLedBody } from '../support/led-body.js'
import { countOf, dayInWords, today } from '../support/procedure-steps.js'
import { testService } from '../support/services.js'
import { insertSeat, OFFICE, VOTERS } from '../support/small-office.js'
import { describeInBrowser, launchBrowser, openSight, type Sight, settled } from './browser.js'
import { looksRight } from './looked-at.js'

jest.setTimeout(240_000)
const PATIENCE = 60_000
const SIZES = [360, 390, 768, 1366, 1440, 2560]
const TODAY = dayInWords(today())

describeInBrowser('the form of every kind of task, filled in as a user does', () => {
  let office: HttpOffice
  let browser: Browser
  const sights = new Map<string, Sight>()
  const completed = new Set<TaskKind>()

  beforeAll(async () => {
    const [started] = await Promise.all([
      startUnits({ TWO_PEOPLE_FOR: 'waivers,election-results' }),
      testService('build'),
    ])
    office = started
    await insertDepartment(office.pool)
    browser = await launchBrowser()
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await office?.stop()
  })

  /** A browser of that account, in which the token stands for its session. */
  async function pageOf(login: string): Promise<Page> {
    const known = sights.get(login)
    if (known) return known.page
    const sight = await openSight(browser)
    const { page } = sight
    const token = await mintEmbeddedToken({ dataDir: office.dataDir, login })
    await page.context().setExtraHTTPHeaders({ authorization: `Bearer ${token}` })
    page.setDefaultTimeout(PATIENCE)
    sights.set(login, sight)
    return page
  }

  interface Waiting {
    id: string
    candidates?: string[]
  }

  /** Opens the open task of that kind, fills its form in, completes it; the API then says so, with what was entered. */
  async function completeInBrowser(
    it: Waiting,
    kind: TaskKind,
    { by, fill, entered }: { by: string; fill: (page: Page) => Promise<void>; entered: object },
  ): Promise<void> {
    const open = await task(office, { id: it.id }, kind)
    const page = await pageOf(by)
    await page.goto(`${office.url}/tasks/${open}`)
    await page.locator('form').waitFor()
    await fill(page)
    // Filled in, once of each kind: as it is looked at before it is sent.
    if (!completed.has(kind)) await looksRight(page, kind, SIZES)
    const submit = page.locator('form button[type="submit"]')
    expect([
      kind,
      await page.locator('form footer').textContent(),
      await submit.getAttribute('aria-disabled'),
    ]).toEqual([...[kind, expect.anything(), 'false']])
    await submit.click()
    if (isConfirmed(kind))
      await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận', exact: true }).click()
    await page.getByText(`Đã ghi: ${TASK_ROWS[kind].words.vi}.`).waitFor()
    expect(must(await office.as(by).get(`/v1/tasks/${open}`), 200).body).toMatchObject({
      ...{ id: open, kind, status: 'done', completedBy: { id: by } },
    })
    const { items } = must(
      await office.as('officer').get(`/v1/procedures/${it.id}/events?limit=200`),
      200,
    ).body
    const told = items.filter(
      ({ what, after }: { what: string; after?: { kind: string } }) =>
        what === 'task-completed' && after?.kind === kind,
    )
    const result = TASK_ROWS[kind].isWithheld ? 'withheld' : entered
    expect(told.at(-1)).toMatchObject({ actor: { id: by }, after: { result } })
    completed.add(kind)
    // A page that is left open reads everything anew whenever somebody does anything: that is looked at where it is meant.
    await settled(page)
    await page.goto('about:blank')
  }

  const isConfirmed = (kind: TaskKind): boolean =>
    kind.startsWith('confirm-') && kind !== 'confirm-eligibility'
  const nothing = async (): Promise<void> => {}
  const confirm = (it: Waiting, kind: TaskKind, by: string, fill: (page: Page) => Promise<void> = nothing) =>
    completeInBrowser(it, kind, { by, fill, entered: { confirmed: true } })
  const choose = (page: Page, name: RegExp) => page.getByRole('radio', { name }).click()
  const write = (page: Page, label: string, text: string) =>
    page.getByLabel(label, { exact: true }).fill(text)

  async function upload(page: Page): Promise<void> {
    await page
      .locator('form input[type="file"]')
      .setInputFiles({ name: 'tai-lieu.pdf', mimeType: 'application/pdf', buffer: PROGRAM })
    await page.getByText('Đã tải lên').waitFor()
  }

  /** The decision on paper, as the button of the form gives it. */
  async function preview(page: Page): Promise<string> {
    const [given] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Xem trước quyết định (DOCX)' }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await given.createReadStream()) chunks.push(chunk as Buffer)
    return (
      (await (await JSZip.loadAsync(Buffer.concat(chunks))).file('word/document.xml')?.async('text')) ?? ''
    )
  }

  async function appointment(law: Record<string, unknown>, count = 1): Promise<Required<Waiting>> {
    const candidates = await newCandidates(office, count)
    if (law.type === 'from-elsewhere') await moveElsewhere(office, candidates)
    if (law.type === 'public-employees') await makeAgency(office.pool)
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const body = { kind: 'appointment', seatId, candidates, ...law }
    return { id: must(await office.as('officer').post('/v1/procedures', body), 201).body.id, candidates }
  }

  test('an appointment from the check to the decision, which is seen on paper before it is recorded and confirmed', async () => {
    const it = await procedureAt(office, 'launched')
    const [candidate = ''] = it.candidates
    await completeInBrowser(it, 'confirm-eligibility', {
      ...{ by: 'officer', fill: nothing, entered: { decision: 'confirm', waivers: [] } },
    })
    await completeInBrowser(it, 'submit-action-program', {
      by: candidate,
      entered: { summary: 'Ba nhiệm vụ đột phá' },
      async fill(page) {
        await upload(page)
        await write(page, 'Tóm tắt', 'Ba nhiệm vụ đột phá')
      },
    })
    await completeInBrowser(it, 'review-action-program', {
      ...{ by: 'reviewer', fill: (page) => choose(page, /^Đạt, cho đi tiếp/), entered: { accepted: true } },
    })
    await completeInBrowser(it, 'convene-vote', {
      by: 'officer',
      entered: {
        ...{ meetingOn: today(), convened: [...VOTERS].sort() },
        absences: [{ personId: 'voter15', reason: 'Đi công tác', forceMajeure: false }],
      },
      async fill(page) {
        await write(page, 'Ngày họp', TODAY)
        await page
          .getByRole('radiogroup', { name: /^Người voter15:/ })
          .getByText('Vắng', { exact: true })
          .click()
        await write(page, 'Lý do vắng: Người voter15', 'Đi công tác')
      },
    })
    const count = countOf({ [candidate]: 13 }, 14)
    await completeInBrowser(it, 'enter-count', {
      ...{ by: 'teller1', entered: count },
      async fill(page) {
        for (const [label, number] of [
          ['Phát ra', count.issued],
          ['Thu về', count.returned],
          ['Phiếu trắng', count.blank],
          ['Không hợp lệ', count.invalid],
          [`Người ${candidate}`, 13],
        ] as const)
          await write(page, label, String(number))
      },
    })
    must(await complete(office, it, 'teller2', 'enter-count', count), 200)
    const papers = { outcome: 'more-papers', reason: 'Thiếu giấy khám sức khỏe' }
    must(await complete(office, it, 'secretary', 'record-decision', papers), 200)
    must(await complete(office, it, 'member1', 'confirm-decision', { confirmed: true }), 200)
    await completeInBrowser(it, 'supply-papers', {
      by: 'officer',
      entered: { note: 'Đã bổ sung giấy khám sức khỏe' },
      async fill(page) {
        await page.getByText('Thiếu giấy khám sức khỏe').waitFor()
        await upload(page)
        await write(page, 'Đã bổ sung những gì', 'Đã bổ sung giấy khám sức khỏe')
      },
    })
    await completeInBrowser(it, 'record-decision', {
      by: 'secretary',
      entered: {
        ...{ outcome: 'approved', resolutionNumber: '901/QĐ-UBND', bodyVotes: { inFavour: 5, against: 0 } },
        conclusion: { number: '45-KL/TU', signatory: 'Trần Thị Ký', carriedOutBy: 'peoples-committee-chair' },
      },
      async fill(page) {
        await choose(page, /^Đồng ý/)
        await write(page, 'Số của kết luận', '45-KL/TU')
        await write(page, 'Ngày ký kết luận', TODAY)
        await write(page, 'Người ký kết luận', 'Trần Thị Ký')
        await write(page, 'Số văn bản', '901/QĐ-UBND')
        await write(page, 'Ngày ký', TODAY)
        await write(page, 'Người ký', 'Lê Chủ Tịch')
        await write(page, 'Tán thành', '5')
        await write(page, 'Không tán thành', '0')
        await write(page, 'Có hiệu lực từ', TODAY)
        const paper = await preview(page)
        for (const said of ['BẢN XEM TRƯỚC', '901/QĐ-UBND', 'Kết luận số 45-KL/TU', `Người ${candidate}`])
          expect(paper).toContain(said)
      },
    })
    await confirm(it, 'confirm-decision', 'member1', async (page: Page) => {
      await page.getByText('45-KL/TU').waitFor()
      expect(await preview(page)).toContain('901/QĐ-UBND')
    })
  })

  test('a waiver that a second officer confirms', async () => {
    const [candidate = ''] = await newCandidates(office, 1)
    await office.pool.query('DELETE FROM planning_entries WHERE person_id = $1', [candidate])
    const it = await procedureAt(office, 'launched', { candidates: [candidate] })
    const waivers = [{ criterion: 'planning', reason: 'Thông báo số 5-TB/TU' }]
    must(await complete(office, it, 'officer', 'confirm-eligibility', { decision: 'confirm', waivers }), 200)
    await confirm(it, 'confirm-waivers', 'officer2', async (page: Page) => {
      await page.getByText('Dữ liệu ghi nhận').waitFor()
      await page.getByText(/không có trong quy hoạch chức danh này/).waitFor()
    })
  })

  test('somebody of another unit, who agrees to them', async () => {
    await insertPersonOf(office, 'of-b', UNITS.b)
    const body = { kind: 'appointment', seatId: await insertSeatOfA(office), candidates: ['of-b'] }
    const { id } = must(await office.as('a.officer').post('/v1/procedures', body), 201).body
    await completeInBrowser({ id }, 'agree-to-candidate', {
      ...{ by: 'b.officer', fill: (page) => choose(page, /^Đồng ý/), entered: { agreed: true } },
    })
  })

  test('a nomination: introduced, elected, ratified, the last two by two officers', async () => {
    const it = await procedureAt(office, 'confirmation', { kind: 'nomination' })
    await runUntil(office, it.id, 'record-introduction')
    await completeInBrowser(it, 'record-introduction', {
      by: 'officer',
      entered: { introducedOn: today(), resolutionNumber: '12-TTr/TU' },
      async fill(page) {
        await write(page, 'Số văn bản', '12-TTr/TU')
        await write(page, 'Ngày giới thiệu', TODAY)
      },
    })
    await completeInBrowser(it, 'record-election-result', {
      by: 'officer',
      entered: { electedOn: today(), elected: true, votesFor: 40, voters: 45 },
      async fill(page) {
        await choose(page, /^Trúng cử/)
        await write(page, 'Ngày bầu cử', TODAY)
        await write(page, 'Số phiếu bầu cho nhân sự', '20')
        await write(page, 'Số người bỏ phiếu', '45')
        await page.getByRole('button', { name: /^Ghi kết quả/ }).click()
        const asked = page.getByRole('dialog', { name: 'Trúng cử với số phiếu này?' })
        await asked.getByText(/^20 trong 45 phiếu không quá một nửa/).waitFor()
        await asked.getByRole('button', { name: 'Xem lại' }).click()
        await asked.waitFor({ state: 'detached' })
        await write(page, 'Số phiếu bầu cho nhân sự', '40')
      },
    })
    await confirm(it, 'confirm-election-result', 'officer2')
    await completeInBrowser(it, 'record-ratification', {
      by: 'officer',
      entered: { ratified: true, resolutionNumber: '14-QĐ/TTg', keepsFormerPost: true },
      async fill(page) {
        await choose(page, /^Phê chuẩn/)
        await write(page, 'Số văn bản', '14-QĐ/TTg')
        await write(page, 'Ngày ký', TODAY)
        await write(page, 'Có hiệu lực từ', TODAY)
        await choose(page, /^Tiếp tục giữ/)
      },
    })
    await confirm(it, 'confirm-ratification', 'officer2')
  })

  test('somebody from elsewhere: the policy, an opinion, the dossier', async () => {
    const it = await appointment({ type: 'from-elsewhere' })
    await runUntil(office, it.id, 'record-policy')
    await completeInBrowser(it, 'record-policy', {
      by: 'secretary',
      entered: { agreed: true, resolutionNumber: '31-TB/TU', signatory: 'Trần Thị Ký' },
      async fill(page) {
        await choose(page, /^Đồng ý/)
        await write(page, 'Số văn bản', '31-TB/TU')
        await write(page, 'Ngày ký', TODAY)
        await write(page, 'Người ký', 'Trần Thị Ký')
      },
    })
    await runUntil(office, it.id, 'give-opinion')
    await completeInBrowser(it, 'give-opinion', {
      by: 'officer',
      entered: { opinion: 'agree', givenBy: 'Đảng ủy Sở', givenOn: today(), summary: 'Nhất trí' },
      async fill(page) {
        await choose(page, /^Đồng ý/)
        await write(page, 'Cơ quan, người cho ý kiến', 'Đảng ủy Sở')
        await write(page, 'Ngày cho ý kiến', TODAY)
        await write(page, 'Nội dung ý kiến', 'Nhất trí')
      },
    })
    await runUntil(office, it.id, 'submit-dossier')
    const [id = ''] = it.candidates
    await enterDossier(office, it.id, { candidate: { id } })
    await completeInBrowser(it, 'submit-dossier', {
      by: 'officer',
      entered: { note: 'Kèm bản chính' },
      fill: (page) => write(page, 'Ghi chú', 'Kèm bản chính'),
    })
  })

  test('a reappointment, to which the holder hands in a self-report', async () => {
    const [holder = ''] = await newCandidates(office, 1)
    const body = { kind: 'reappointment', seatId: await insertHolder(office.pool, holder) }
    const { id } = must(await office.as('officer').post('/v1/procedures', body), 201).body
    await runUntil(office, id, 'submit-self-report')
    await completeInBrowser({ id }, 'submit-self-report', {
      by: holder,
      entered: { summary: 'Hoàn thành tốt nhiệm vụ' },
      async fill(page) {
        await upload(page)
        await write(page, 'Tóm tắt', 'Hoàn thành tốt nhiệm vụ')
      },
    })
  })

  test('two with half of the votes each, of whom the head picks one', async () => {
    const beganBefore = { reason: 'Đã bắt đầu trên giấy', evidence: 'Thông báo số 5-TB/TU' }
    const law = { type: 'public-employees', beganOn: '2026-06-30', beganBefore }
    const it = await appointment(law, 2)
    const [one = '', other = ''] = it.candidates
    await runUntil(office, it.id, 'decide-vote', inHalves(one, other))
    await completeInBrowser(it, 'decide-vote', {
      by: 'd-head',
      entered: { choice: 'select', person: other, views: 'Nhất trí', reasons: 'Kinh nghiệm phù hợp hơn' },
      async fill(page) {
        await choose(page, new RegExp(`^Người ${other}\\b`))
        await write(page, 'Ý kiến của các thành viên khác', 'Nhất trí')
        await page.getByLabel('Căn cứ, lý do').fill('Kinh nghiệm phù hợp hơn')
      },
    })
  })

  /** Everybody comes, and each of the two has half of the votes where one is selected. */
  function inHalves(one: string, other: string): Otherwise {
    let sheets: object = {}
    const halves = () => sheets
    return {
      'convene-vote': (_, { members }) => {
        const convened = (members as { id: string }[]).map(({ id }) => id)
        const half = convened.length / 2
        const papers = { issued: convened.length, returned: convened.length, blank: 0, invalid: 0 }
        sheets = { ...papers, votes: { [one]: half, [other]: half } }
        return { meetingOn: today(), convened, absences: [] }
      },
      ...{ 'step-2 enter-count': halves, 'step-3 enter-count': halves, 'step-5 enter-count': halves },
    }
  }

  test('two entries that differ twice, which the head of the tellers sees side by side', async () => {
    const it = await procedureAt(office, 'first-count')
    const [candidate = ''] = it.candidates
    for (const [teller, votes] of [
      ['teller2', 14],
      ['teller3', 13],
      ['teller2', 12],
      ['teller3', 11],
    ] as const)
      must(await complete(office, it, teller, 'enter-count', countOf({ [candidate]: votes })), 200)
    await completeInBrowser(it, 'resolve-count-difference', {
      by: 'teller1',
      entered: { action: 'discard', enteredBy: ['teller2', 'teller3'], reason: 'Đối chiếu biên bản giấy' },
      async fill(page) {
        await page.getByRole('cell', { name: '12' }).waitFor()
        await choose(page, /^Bỏ cả hai/)
        await page.getByLabel('Lý do').fill('Đối chiếu biên bản giấy')
      },
    })
  })

  test('where the head of the tellers made one of the entries, an officer claims the task and then sees both', async () => {
    const it = await procedureAt(office, 'first-count')
    const [candidate = ''] = it.candidates
    for (const [teller, votes] of [
      ['teller1', 14],
      ['teller2', 13],
      ['teller1', 12],
      ['teller2', 11],
    ] as const)
      must(await complete(office, it, teller, 'enter-count', countOf({ [candidate]: votes })), 200)
    await completeInBrowser(it, 'resolve-count-difference', {
      by: 'officer',
      entered: { action: 'correct', enteredBy: 'teller1', reason: 'Đối chiếu biên bản giấy' },
      async fill(page) {
        await page.getByText('Nhận việc để xem hai bản nhập').waitFor()
        expect(
          await page
            .getByRole('radiogroup')
            .getByText(/^Bỏ cả hai/)
            .count(),
        ).toBe(0)
        await page.getByRole('button', { name: 'Nhận việc và xem hai bản' }).click()
        await page.getByRole('cell', { name: '12' }).waitFor()
        await choose(page, /^Để Người teller1 sửa/)
        await page.getByLabel('Lý do').fill('Đối chiếu biên bản giấy')
      },
    })
  })

  test('whoever was selected withdraws, and an officer goes back to an earlier step', async () => {
    const it = await procedureAt(office, 'decision', { candidates: 2 })
    const [lost = ''] = it.candidates
    const path = `/v1/procedures/${it.id}/candidates/${lost}/withdrawal`
    must(await office.as(lost).post(path, { reason: 'Lý do gia đình' }), 200)
    await completeInBrowser(it, 'resolve-lost-candidate', {
      by: 'officer',
      entered: { action: 'return', stage: 'collective-vote', reason: 'Lấy phiếu lại' },
      async fill(page) {
        await page.getByText('Lý do gia đình').waitFor()
        await choose(page, /^Trả về bước trước/)
        await page.getByRole('combobox', { name: 'Bước trả về' }).click()
        await page.getByRole('option').last().click()
        await page.getByLabel('Lý do').fill('Lấy phiếu lại')
      },
    })
  })

  test('a vote of confidence: counted by three levels, noted by the authority, each person sees their own', async () => {
    const body = await insertLedBody(office.pool, 'voted')
    const people = [body.head, ...body.deputies]
    const asked = { candidates: people, termBeganOn: addMonths(today(), -30) }
    const launch = { kind: 'confidence-vote', seatId: body.seat, ...asked }
    const { id } = must(await office.as('officer').post('/v1/procedures', launch), 201).body
    await runUntil(office, id, 'enter-count')
    const levels = { high: 1, confidence: 2, low: 6, invalid: 0 }
    const papers = { issued: 9, returned: 9, blank: 0, invalid: 0 }
    const count = { ...papers, votes: Object.fromEntries(people.map((each) => [each, levels])) }
    await completeInBrowser({ id }, 'enter-count', {
      ...{ by: 'teller1', entered: count },
      async fill(page) {
        const { issued, returned, blank, invalid } = papers
        await write(page, 'Phát ra', String(issued))
        await write(page, 'Thu về', String(returned))
        await write(page, 'Phiếu trắng', String(blank))
        await write(page, 'Không hợp lệ', String(invalid))
        for (const each of people) {
          await write(page, `Người ${each}: Tín nhiệm cao`, '1')
          await write(page, `Người ${each}: Tín nhiệm`, '2')
          await write(page, `Người ${each}: Không hợp lệ với người này`, '0')
          await write(page, `Người ${each}: Tín nhiệm thấp`, '5')
          await page.getByText(`Người ${each}: cộng bốn ô bằng số phiếu hợp lệ`).waitFor()
          await write(page, `Người ${each}: Tín nhiệm thấp`, '6')
        }
      },
    })
    must(await complete(office, { id, candidates: people }, 'teller2', 'enter-count', count), 200)
    await completeInBrowser({ id }, 'record-acknowledgement', {
      by: 'secretary',
      entered: { resolutionNumber: '77-BC/TU', signedOn: today(), signatory: 'Trần Thị Ký' },
      async fill(page) {
        await write(page, 'Số văn bản', '77-BC/TU')
        await write(page, 'Ngày ký', TODAY)
        await write(page, 'Người ký', 'Trần Thị Ký')
      },
    })
    await confirm({ id }, 'confirm-decision', 'member1', async (page: Page) => {
      await page
        .getByText(/77-BC\/TU/)
        .first()
        .waitFor()
    })
    const votes = async (login: string) => {
      const page = await pageOf(login)
      await page.goto(`${office.url}/procedures/${id}/votes`)
      await page.getByText('Tín nhiệm thấp: 6').first().waitFor()
      return page
    }
    const own = await votes(body.head)
    expect(await own.getByText('Tín nhiệm thấp: 6').count()).toBe(1)
    const officer = await votes('officer')
    expect(await officer.getByText('Tín nhiệm thấp: 6').count()).toBe(3)
    // The product proposes; the launch is opened with the ground chosen, which the records show.
    await officer.getByRole('link', { name: 'Mở quy trình từ chức' }).first().click()
    await officer.getByRole('heading', { name: 'Về người đang giữ vị trí' }).waitFor()
    const ground = officer.getByRole('checkbox', { name: /^52\.2b/ })
    await ground.waitFor()
    expect(await ground.getAttribute('aria-checked')).toBe('true')
  })

  test('is there and was completed for each kind, and no page complained', () => {
    expect([...completed].sort()).toEqual([...TASK_KINDS].sort())
    expect([...sights.values()].flatMap(({ complaints }) => complaints)).toEqual([])
  })
})
