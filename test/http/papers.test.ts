import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import JSZip from 'jszip'
import { OFFICE } from '../support/small-office.js'
import { docxText } from './docx-text.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { templateOf, templatesOf, uploadTemplate } from './paper-templates.js'
import { complete, decision, must, procedureAt, type Walked } from './walk.js'

/** The papers that are made of a procedure's records, and who may have them. */
let office: HttpOffice

beforeAll(async () => {
  office = await startHttpOffice()
}, 120_000)
afterAll(() => office?.stop())

interface Item {
  paper: string
  title: string
  about: string | null
  content: string
}

async function papersOf({ id }: Walked): Promise<Item[]> {
  return must(await office.as('officer').get(`/v1/procedures/${id}/papers`), 200).body.items
}

const ofKind = (items: readonly Item[], paper: string): string => {
  const found = items.find((each) => each.paper === paper)
  if (!found) throw new Error(`no ${paper} among ${items.map((each) => each.paper)}`)
  return found.content
}

const made = async (path: string): Promise<string> =>
  docxText(must(await office.as('officer').get(path), 200))

describe('the papers of a procedure', () => {
  test('are those that it has use for, as it goes on', async () => {
    const launched = await papersOf(await procedureAt(office, 'launched'))
    const kinds = (items: readonly Item[]) => new Set(items.map(({ paper }) => paper))
    expect(kinds(launched)).toEqual(new Set(['candidate-list', 'assessment', 'results-proposal']))
    const counted = kinds(await papersOf(await procedureAt(office, 'decision')))
    for (const paper of ['convened-list', 'invitation', 'ballots', 'meeting-minutes', 'results-table'])
      expect(counted).toContain(paper)
    expect(counted).not.toContain('conclusion')
    expect(kinds(await papersOf(await procedureAt(office, 'completed')))).toContain('conclusion')
  }, 60_000)

  test('each is made, says what the records say, and nothing that is undefined', async () => {
    const it = await procedureAt(office, 'completed', { resolutionNumber: '91-QĐ/TU' })
    const items = await papersOf(it)
    for (const { content } of items) {
      const text = await made(content)
      expect(text).not.toMatch(/undefined|null|NaN|\[object/)
    }
    expect(await made(`/v1/procedures/${it.id}/decision`)).toContain('91-QĐ/TU')
    expect(await made(ofKind(items, 'candidate-list'))).toContain(`Người ${it.candidates[0]}`)
    expect(await made(ofKind(items, 'results-table'))).toMatch(/\d+\/\d+ \(\d+,\d\d%\)/)
  }, 60_000)

  test('of a post of the State are two: the conclusion of the body, and the decision that carries it out and names it', async () => {
    const it = await procedureAt(office, 'decision')
    const signed = decision({
      resolutionNumber: '57/QĐ-UBND',
      signatory: 'KT. Chủ tịch, Phó Chủ tịch Lê Thị Phó',
    })
    const concluded = { number: '45-KL/TU', signedOn: signed.signedOn, signatory: 'Trần Thị Ký' }
    const conclusion = { ...concluded, carriedOutBy: 'peoples-committee-chair' }
    must(await complete(office, it, 'secretary', 'record-decision', { ...signed, conclusion }), 200)
    must(await complete(office, it, 'member1', 'confirm-decision', { confirmed: true }), 200)
    const shown = must(await office.as('officer').get(`/v1/procedures/${it.id}`), 200).body
    expect(shown.decision).toMatchObject({
      resolutionNumber: '57/QĐ-UBND',
      conclusion: { ...concluded, carriedOutBy: { code: 'peoples-committee-chair' } },
    })
    const issued = await made(`/v1/procedures/${it.id}/decision`)
    for (const said of [
      'Số: 57/QĐ-UBND',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Kết luận số 45-KL/TU',
      'KT. CHỦ TỊCH',
      'PHÓ CHỦ TỊCH',
      'Lê Thị Phó',
    ])
      expect(issued).toContain(said)
    expect(issued).toMatch(/CHỦ TỊCH ỦY BAN NHÂN DÂN/)
    expect(issued).not.toMatch(/ĐẢNG CỘNG SẢN VIỆT NAM|T\/M|đồng chí|thành viên tán thành/)
    const first = await made(ofKind(await papersOf(it), 'conclusion'))
    for (const said of [
      'Số 45-KL/TU',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'T/M BAN THƯỜNG VỤ',
      'Chủ tịch Ủy ban nhân dân',
    ])
      expect(first).toContain(said)
    expect(first).not.toContain('57/QĐ-UBND')
  }, 60_000)

  test('to print there are as many papers of a vote as are convened, all alike and numbered by none', async () => {
    const it = await procedureAt(office, 'decision')
    const items = await papersOf(it)
    const text = await made(ofKind(items, 'ballots'))
    const { votes } = must(await office.as('officer').get(`/v1/procedures/${it.id}`), 200).body
    const papers = text.split('[Dấu của đơn vị tổ chức').slice(1)
    expect(papers).toHaveLength(votes[0].electorate.convened)
    expect(new Set(papers.slice(0, -1)).size).toBe(1)
  }, 60_000)

  test('are for the officers of the unit alone, and say nothing to others', async () => {
    const it = await procedureAt(office, 'decision')
    const paths = [`/v1/procedures/${it.id}/papers`, ofKind(await papersOf(it), 'results-table')]
    for (const path of paths) {
      expect((await office.as(it.candidates[0] ?? '').get(path)).status).toBe(403)
      expect((await office.as('monitor').get(path)).status).toBe(403)
      expect((await office.as('other.officer').get(path)).status).toBe(404)
    }
  }, 60_000)

  test('that the procedure has not is said so, and an unknown one names the field', async () => {
    const it = await procedureAt(office, 'launched')
    const officer = office.as('officer')
    const asked = (query: string) => officer.get(`/v1/procedures/${it.id}/papers/docx?${query}`)
    expect(await asked('paper=conclusion')).toMatchObject({ status: 404, body: { code: 'paper-not-found' } })
    expect(await asked('paper=assessment&about=somebody')).toMatchObject({ status: 404 })
    expect(await asked('paper=novel')).toMatchObject({ status: 422, body: { errors: [{ field: 'paper' }] } })
  }, 60_000)

  test('a paper made after the decision tells what was on record on its day, not what came of it', async () => {
    const it = await procedureAt(office, 'completed', { resolutionNumber: '93-QĐ/TU' })
    const [person] = it.candidates
    const list = ofKind(await papersOf(it), 'candidate-list')
    const before = await made(list)
    const { rowCount } = await office.pool.query(
      `UPDATE planning_entries SET left_on = d.signed_on + 1, left_reason = 'bổ nhiệm'
       FROM cases c JOIN decisions d ON d.case_id = c.id
       WHERE c.id = $2 AND planning_entries.post_id = c.post_id AND planning_entries.person_id = $1
         AND planning_entries.left_on IS NULL`,
      [person, it.id],
    )
    expect(rowCount).toBe(1)
    await office.pool.query(
      `INSERT INTO disciplines (person_id, kind, effective_on) SELECT $1, 'reprimand', signed_on + 1 FROM decisions WHERE case_id = $2`,
      [person, it.id],
    )
    expect(await made(list)).toBe(before)
    // Of that very day it is told.
    await office.pool.query(
      `INSERT INTO disciplines (person_id, kind, effective_on) SELECT $1, 'reprimand', signed_on FROM decisions WHERE case_id = $2`,
      [person, it.id],
    )
    expect(await made(list)).not.toBe(before)
  }, 60_000)
})

describe('a template of officers', () => {
  const LIST = [
    'Cơ quan: {co_quan}',
    'Việc: {muc_dich}',
    '{#nhan_su}',
    '{stt}. {ho_ten}, sinh {ngay_sinh}',
    '{/nhan_su}',
  ]
  const officer = () => office.as('officer')

  test('is what the paper of its unit and those below is made by, until it is withdrawn', async () => {
    const it = await procedureAt(office, 'launched')
    const content = await templateOf(...LIST)
    const asked = { unit: OFFICE.province, paper: 'candidate-list', content, name: 'danh-sach.docx' }
    const taken = must(await uploadTemplate(officer(), asked), 201).body
    const items = await papersOf(it)
    expect(items.find(({ paper }) => paper === 'candidate-list')).toMatchObject({
      template: { id: taken.id, fileName: 'danh-sach.docx' },
    })
    expect(items.find(({ paper }) => paper === 'assessment')).toMatchObject({ template: null })
    const path = ofKind(items, 'candidate-list')
    const text = await made(path)
    for (const said of ['Cơ quan: ', 'Việc: bổ nhiệm chức vụ', `1. Người ${it.candidates[0]}, sinh `])
      expect(text).toContain(said)
    expect(text).not.toMatch(/[{}]|undefined|TRÍCH NGANG/)
    expect(must(await officer().get(path), 200).body).toEqual(must(await officer().get(path), 200).body)
    expect(await uploadTemplate(officer(), asked)).toMatchObject({
      status: 409,
      body: { code: 'already-exists' },
    })
    const file = must(await officer().get(taken.content), 200).body
    expect(Buffer.compare(file, content)).toBe(0)
    const ending = `${templatesOf(OFFICE.province)}/${taken.id}/ending`
    const withdrawn = must(await officer().post(ending, { reason: 'Mẫu cũ' }), 200).body
    expect(withdrawn.withdrawn).toMatchObject({ reason: 'Mẫu cũ', by: { id: 'officer' } })
    expect(await officer().post(ending, { reason: 'Lần nữa' })).toMatchObject({
      status: 409,
      body: { code: 'already-ended' },
    })
    expect(await made(path)).toContain('TRÍCH NGANG')
  }, 60_000)

  test('of the nearest unit goes before that of a unit above it', async () => {
    const it = await procedureAt(office, 'launched')
    const upload = async (unit: string, words: string) =>
      must(
        await uploadTemplate(officer(), {
          unit,
          paper: 'results-proposal',
          content: await templateOf(words),
        }),
        201,
      ).body
    const above = await upload(OFFICE.province, 'Mẫu của tỉnh: {chuc_vu}')
    const path = ofKind(await papersOf(it), 'results-proposal')
    expect(await made(path)).toContain('Mẫu của tỉnh: ')
    const nearest = await upload(OFFICE.department, 'Mẫu của sở: {chuc_vu}')
    expect(await made(path)).toContain('Mẫu của sở: ')
    for (const { id, unit } of [above, nearest])
      must(await officer().post(`${templatesOf(unit.id)}/${id}/ending`, { reason: 'Hết dùng' }), 200)
  }, 60_000)

  test('that names what the paper has not is refused, with each tag and its place', async () => {
    const content = await templateOf(
      'Kính gửi',
      'Đồng chí {ho_ten_la}',
      '{ngay_hop}',
      '{#nhan_su}{ho_ten}',
      'Còn { dở',
    )
    const asked = { unit: OFFICE.province, paper: 'candidate-list', content }
    expect(await uploadTemplate(officer(), asked)).toMatchObject({
      status: 422,
      body: {
        code: 'template-unfit',
        errors: [
          { code: 'unknown-tag', message: expect.stringMatching(/\{ho_ten_la\}: thân văn bản, đoạn 2/) },
          {
            code: 'tag-of-other-papers',
            message: expect.stringMatching(/\{ngay_hop\}: thân văn bản, đoạn 3/),
          },
          { code: 'tag-not-closed', message: expect.stringMatching(/đoạn 5/) },
          { code: 'tag-not-closed', message: expect.stringMatching(/\{#nhan_su\}: thân văn bản, đoạn 4/) },
        ],
      },
    })
    const fields = must(await officer().get(templatesOf(OFFICE.province)), 200).body.papers
    const tags = (paper: string) =>
      fields
        .find((each: { paper: string }) => each.paper === paper)
        .fields.map(({ tag }: { tag: string }) => tag)
    expect(tags('candidate-list')).not.toContain('ngay_hop')
    expect(tags('invitation')).toContain('ngay_hop')
  }, 60_000)

  test('is no program: markup of others, macros and what is fetched are refused', async () => {
    const plain = await templateOf('{chuc_vu}')
    const raw = await templateOf('{@chuc_vu}')
    const asked = { unit: OFFICE.province, paper: 'candidate-list' }
    expect(await uploadTemplate(officer(), { ...asked, content: raw })).toMatchObject({
      body: { code: 'template-unfit' },
    })
    const zip = await JSZip.loadAsync(plain)
    zip.file('word/vbaProject.bin', 'x')
    const active = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
    const refused = await uploadTemplate(officer(), { ...asked, content: active })
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'document-active', errors: [{ code: 'has-macros' }] },
    })
  }, 60_000)

  test('is uploaded and withdrawn by the officers of its unit alone', async () => {
    const content = await templateOf('{chuc_vu}')
    const asked = { unit: OFFICE.province, paper: 'assessment', content }
    for (const login of ['monitor', 'admin', 'health.officer'])
      expect((await uploadTemplate(office.as(login), asked)).status).toBe(403)
    const { id } = must(await uploadTemplate(officer(), asked), 201).body
    const ending = `${templatesOf(OFFICE.province)}/${id}/ending`
    expect((await office.as('health.officer').post(ending, { reason: 'Không' })).status).toBe(403)
    must(await officer().post(ending, { reason: 'Hết dùng' }), 200)
    expect((await office.as('voter1').get(templatesOf(OFFICE.province))).status).toBe(403)
  }, 60_000)
})
