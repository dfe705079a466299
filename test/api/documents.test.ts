import { createHash } from 'node:crypto'
import { type ClientRequest, request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import JSZip from 'jszip'
import { docx, line } from '../../api/papers/administrative-form.js'
import { UPLOADS } from '../../api/resources/documents/uploads.js'
import { OFFICE } from '../support/small-office.js'
import type { Answer } from './api-server.js'
import { type RecordsApi, recordsApi, writeCase } from './records-office.js'

const PDF = 'application/pdf'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const pdf = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
)

let office: RecordsApi
/** Times that a scanner was asked. */
let scans = 0
beforeAll(async () => {
  const scanner = async () => {
    scans += 1
    return { found: undefined }
  }
  office = await recordsApi(undefined, { uploads: { ...UPLOADS, scanner } })
  await writeCase(office.pool, { id: 'p-1', task: { kind: 'submit-action-program', assignee: 'an' } })
  await office.pool.query("INSERT INTO case_candidates VALUES ('p-1', 'binh', 2, 'active')")
  await office.pool.query(
    `INSERT INTO tasks (id, case_id, unit_id, stage, kind, group_id, status, opened_at)
     VALUES ('p-1-review', 'p-1', 'u-health', 'action-program', 'review-action-program', $1, 'open', now()),
       ('p-1-decide', 'p-1', 'u-health', 'approval', 'record-decision', $2, 'open', now())`,
    [OFFICE.reviewers, OFFICE.secretariat],
  )
})
afterAll(() => office.close())

interface Upload {
  as?: string
  case?: string
  purpose?: string
  name?: string
  type?: string
  key?: string
  content?: Buffer
  lang?: string
}

let uploads = 0
function upload({
  as = 'an',
  purpose = 'action-program',
  name = 'chương trình.pdf',
  ...given
}: Upload): Promise<Answer> {
  uploads += 1
  const query = new URLSearchParams({
    ...{ case: given.case ?? 'p-1', purpose, name },
    ...(given.lang && { lang: given.lang }),
  })
  return office.api.send(`/v1/documents?${query}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${as}`,
      'content-type': given.type ?? PDF,
      'idempotency-key': given.key ?? `upload-${uploads}`,
    },
    body: given.content ?? pdf,
  })
}

const stored = async () => (await office.pool.query('SELECT id FROM documents ORDER BY id')).rows.length

describe('an upload', () => {
  test('is stored with its SHA-256, under its name in NFC, once however often it is sent', async () => {
    const name = 'Chương trình hành động.PDF'
    const first = await upload({ name: name.normalize('NFD'), key: 'once' })
    expect(first).toMatchObject({
      status: 201,
      body: {
        procedure: 'p-1',
        purpose: 'action-program',
        name,
        mediaType: PDF,
        size: pdf.length,
        sha256: createHash('sha256').update(pdf).digest('hex'),
        uploadedBy: { id: 'an' },
      },
    })
    expect(first.headers.get('location')).toBe(`/v1/documents/${first.body.id}`)
    const number = await stored()
    expect(await upload({ name, key: 'once' })).toMatchObject({ status: 201, body: { id: first.body.id } })
    expect(await stored()).toBe(number)
    const other = await upload({ name, key: 'once', content: Buffer.concat([pdf, pdf]) })
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } })
    expect((await office.audited()).at(-1)).toBe('document-uploaded')
  })

  test('takes a DOCX too', async () => {
    const content = await docx('Chương trình', '2026-08-03', [line('Chương trình hành động')])
    expect(await upload({ name: 'ct.docx', type: DOCX, content })).toMatchObject({
      status: 201,
      body: { mediaType: DOCX },
    })
  })

  test('of ten megabytes is taken, one of eleven refused, whether its length is told or not', async () => {
    const number = await stored()
    const megabytes = (size: number) => Buffer.concat([pdf, Buffer.alloc(size * 1_048_576 - pdf.length)])
    expect(await upload({ content: megabytes(11) })).toMatchObject({
      status: 413,
      body: { code: 'document-too-large' },
    })
    expect(await chunked(megabytes(11))).toMatchObject({ status: 413, code: 'document-too-large' })
    expect(await stored()).toBe(number)
    expect(await upload({ content: megabytes(10) })).toMatchObject({
      status: 201,
      body: { size: 10 * 1_048_576 },
    })
  })

  test('that is empty, or not what its name or its type says, is refused by its content', async () => {
    const number = await stored()
    const zip = new JSZip()
    zip.file('notes.txt', 'no document')
    const archive = await zip.generateAsync({ type: 'nodebuffer' })
    const content = await docx('x', '2026-08-03', [line('x')])
    expect(await upload({ content: Buffer.alloc(0) })).toMatchObject({
      status: 422,
      body: { code: 'document-empty' },
    })
    const mismatches: [Upload, string[]][] = [
      [{ content: Buffer.from('MZ this is a program') }, ['Content-Type']],
      [{ content: Buffer.from('<html>%PDF-1.7</html>') }, ['Content-Type']],
      [{ content: archive, type: DOCX, name: 'a.docx' }, ['Content-Type', 'name']],
      [{ content: content.subarray(0, 300), type: DOCX, name: 'a.docx' }, ['Content-Type']],
      [{ content: await asTemplate(content), type: DOCX, name: 'a.docx' }, ['Content-Type']],
      [{ content, name: 'a.pdf' }, ['Content-Type', 'name']],
      [{ content, type: DOCX, name: 'a.pdf' }, ['name']],
      [{ name: 'a.exe' }, ['name']],
      [{ name: 'pdf' }, []],
    ]
    for (const [given, fields] of mismatches) {
      const { status, body } = await upload(given)
      expect([given.name, status, body.code]).toEqual([given.name, 422, 'document-type-mismatch'])
      expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(expect.arrayContaining(fields))
    }
    expect(await stored()).toBe(number)
  })

  test('that would do something by itself is refused, with what it has and what helps, and not kept', async () => {
    const number = await stored()
    const macros = await withMacros(await docx('x', '2026-08-03', [line('x')]))
    const script = Buffer.from(String(pdf).replace('/Catalog', '/Catalog /OpenAction << /S /JavaScript >>'))
    for (const [given, code, vi, en] of [
      [{ content: macros, type: DOCX, name: 'a.docx' }, 'has-macros', 'không có macro', 'without macros'],
      [{ content: script }, 'has-scripts', 'in ra một tệp PDF mới', 'print it to a new PDF'],
    ] as const) {
      const { status, body } = await upload(given)
      expect({ status, body }).toMatchObject({ status: 422, body: { code: 'document-active' } })
      expect(body.errors).toContainEqual({ field: 'content', code, message: expect.stringContaining(vi) })
      const { errors } = (await upload({ ...given, lang: 'en' })).body
      expect(errors).toContainEqual({ field: 'content', code, message: expect.stringContaining(en) })
    }
    expect(await stored()).toBe(number)
  })

  test('of another content type is refused, and so is a name with a folder or a hidden character in it', async () => {
    expect(await upload({ type: 'text/plain' })).toMatchObject({ status: 415 })
    expect(await upload({ type: 'application/json', content: Buffer.from('{}') })).toMatchObject({
      status: 415,
    })
    for (const name of [
      '../a.pdf',
      'a\\b.pdf',
      'a\u0000.pdf',
      'a\r\nb.pdf',
      'a\u202Efdp.exe.pdf',
      `${'a'.repeat(201)}.pdf`,
      ' ',
    ]) {
      const { status, body } = await upload({ name })
      expect([status, body.errors[0].field]).toEqual([422, 'name'])
    }
  })

  test('needs a key, a purpose and a procedure', async () => {
    const answer = await office.api.send('/v1/documents?case=p-1&purpose=holiday&name=a.pdf', {
      method: 'POST',
      headers: { authorization: 'Bearer an', 'content-type': PDF, 'idempotency-key': 'k' },
      body: pdf,
    })
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'purpose', code: 'not-one-of' }] },
    })
    const keyless = await office.api.send('/v1/documents?case=p-1&purpose=action-program&name=a.pdf', {
      method: 'POST',
      headers: { authorization: 'Bearer an', 'content-type': PDF },
      body: pdf,
    })
    expect(keyless).toMatchObject({ status: 400, body: { code: 'idempotency-key-required' } })
  })

  test('is for whoever has an open task that needs it; to strangers the procedure does not exist', async () => {
    for (const as of ['binh', 'officer', 'reviewer', 'monitor']) {
      expect(await upload({ as })).toMatchObject({ status: 409, body: { code: 'document-not-awaited' } })
    }
    expect(await upload({ purpose: 'papers' })).toMatchObject({
      status: 409,
      body: { code: 'document-not-awaited' },
    })
    for (const as of ['chi', 'outsider', 'other.officer']) {
      expect(await upload({ as })).toMatchObject({ status: 404, body: { code: 'procedure-not-found' } })
    }
    expect(await upload({ case: 'p-none' })).toMatchObject({ status: 404 })
  })

  test('that is not awaited is refused as such, whatever is wrong with it, and nobody looks at it', async () => {
    const macros = await withMacros(await docx('x', '2026-08-03', [line('x')]))
    const before = scans
    const wrong: Upload[] = [
      ...[
        { content: macros, type: DOCX, name: 'a.docx' },
        { content: Buffer.alloc(0) },
        { name: '../a.pdf' },
      ],
      ...[{ type: 'text/plain' }, { name: 'a.docx' }, { content: Buffer.alloc(11 * 1_048_576) }, {}],
    ]
    for (const as of ['binh', 'officer', 'reviewer', 'monitor']) {
      for (const given of wrong) {
        const { status, body } = await upload({ as, ...given })
        expect([as, given.name, status, body.code]).toEqual([as, given.name, 409, 'document-not-awaited'])
      }
    }
    for (const given of wrong) expect((await upload({ as: 'outsider', ...given })).status).toBe(404)
    expect(scans).toBe(before)
    expect((await upload({})).status).toBe(201)
    expect(scans).toBe(before + 1)
  })

  test('that is not awaited is refused before it is there', async () => {
    expect(await unfinished('binh')).toMatchObject({ status: 409, code: 'document-not-awaited' })
    expect(await unfinished('outsider')).toMatchObject({ status: 404, code: 'procedure-not-found' })
  })

  test('waits while the procedure is suspended, and papers come from the group that is asked, but for who is excluded', async () => {
    await writeCase(office.pool, {
      id: 'p-2',
      seat: OFFICE.secondSeat,
      task: { kind: 'supply-papers', group: OFFICE.office, excluded: ['officer2'] },
    })
    const papers = { case: 'p-2', purpose: 'papers' }
    expect(await upload({ as: 'officer', ...papers })).toMatchObject({ status: 201 })
    expect(await upload({ as: 'officer2', ...papers })).toMatchObject({ status: 409 })
    await office.pool.query("UPDATE cases SET status = 'suspended' WHERE id = 'p-2'")
    expect(await upload({ as: 'officer', ...papers })).toMatchObject({
      status: 409,
      body: { code: 'case-suspended' },
    })
  })

  test('sent again after its task is done gives the first answer', async () => {
    await writeCase(office.pool, {
      id: 'p-3',
      seat: OFFICE.electedSeat,
      post: OFFICE.electedPost,
      task: { kind: 'submit-action-program', assignee: 'an' },
    })
    const first = await upload({ case: 'p-3', key: 'again' })
    const before = scans
    await office.pool.query(
      "UPDATE tasks SET status = 'done', completed_by = 'an', closed_at = now() WHERE case_id = 'p-3'",
    )
    expect(await upload({ case: 'p-3', key: 'again' })).toMatchObject({
      status: 201,
      body: { id: first.body.id },
    })
    const changed = await upload({ case: 'p-3', key: 'again', content: Buffer.from('MZ') })
    expect(changed).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } })
    expect(await upload({ case: 'p-3', key: 'another' })).toMatchObject({ status: 409 })
    expect(scans).toBe(before)
  })
})

describe('a document', () => {
  let id: string
  beforeAll(async () => {
    id = (await upload({ name: 'Chương trình "hành động".pdf' })).body.id
  })

  test.each(['an', 'officer', 'approver', 'reviewer', 'secretary'])('is open to %s', async (who) => {
    expect(await office.api.get(who, `/v1/documents/${id}`)).toMatchObject({ status: 200, body: { id } })
    expect((await office.api.get(who, `/v1/documents/${id}/content`)).body).toContain('%PDF-1.7')
  })

  test.each([
    'binh',
    'chi',
    'monitor',
    'health.monitor',
    'other.officer',
    'outsider',
    'teller1',
    'voter1',
    'member1',
  ])('does not exist for %s', async (who) => {
    for (const path of [`/v1/documents/${id}`, `/v1/documents/${id}/content`, '/v1/documents/d-none']) {
      expect(await office.api.get(who, path)).toMatchObject({
        status: 404,
        body: { code: 'document-not-found' },
      })
    }
  })

  test('is offered for saving under its name, and never taken for anything else', async () => {
    const { headers } = await office.api.get('officer', `/v1/documents/${id}/content`)
    expect(headers.get('content-type')).toBe(PDF)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-length')).toBe(`${pdf.length}`)
    expect(headers.get('content-security-policy')).toContain('sandbox')
    const disposition = headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="/)
    const [, encoded = ''] = /filename\*=UTF-8''([^;]+)/.exec(disposition) ?? []
    expect(decodeURIComponent(encoded)).toBe('Chương trình "hành động".pdf')
  })
})

describe('a document that was changed behind the product', () => {
  const changes = {
    'bytes changed': 'content = set_byte(content, 9, get_byte(content, 9) # 1)',
    'bytes cut': 'content = substr(content, 1, length(content) - 1)',
    'all bytes gone': "content = ''",
    'another digest': "sha256 = repeat('0', 64)",
  }
  test.each(Object.entries(changes))('is not served: %s', async (_, change) => {
    const { id } = (await upload({})).body
    await office.pool.query(`UPDATE documents SET ${change} WHERE id = $1`, [id])
    office.api.logged.length = 0
    const path = `/v1/documents/${id}/content`
    for (const [lang, title, fault] of [
      ['vi', 'Tệp lưu trong hệ thống không còn đúng như khi nộp', 'không do đồng chí'],
      ['en', 'The stored file is no longer what was handed in', 'not in your request'],
    ]) {
      const { status, headers, body } = await office.api.get('an', `${path}?lang=${lang}`)
      expect({ status, body }).toMatchObject({ status: 500, body: { code: 'document-damaged', title } })
      expect(body.detail).toContain(fault)
      expect(headers.get('content-type')).toContain('application/problem+json')
      expect(headers.get('content-disposition')).toBeNull()
    }
    const failed = office.api.logged.filter(({ code }) => code === 'document-damaged')
    expect(failed).toHaveLength(2)
    expect(failed.every(({ level }) => level === 50)).toBe(true)
    expect(JSON.stringify(office.api.logged)).not.toContain('chương trình')
    expect(await office.api.get('an', `/v1/documents/${id}`)).toMatchObject({ status: 200 })
  })
})

async function withMacros(document: Buffer): Promise<Buffer> {
  const zip = await JSZip.loadAsync(document)
  zip.file('word/vbaProject.bin', 'macro')
  return zip.generateAsync({ type: 'nodebuffer' })
}

/** A template by the list of its parts, though it is named a document. */
async function asTemplate(document: Buffer): Promise<Buffer> {
  const zip = await JSZip.loadAsync(document)
  const list = await zip.file('[Content_Types].xml')?.async('string')
  zip.file('[Content_Types].xml', String(list).replace('document.main+xml', 'template.main+xml'))
  return zip.generateAsync({ type: 'nodebuffer' })
}

interface Told {
  status: number | undefined
  code: string
}

/** A body whose length is not told. */
const chunked = (content: Buffer): Promise<Told> =>
  sent('an', (request) => {
    for (let at = 0; at < content.length; at += 1_048_576) request.write(content.subarray(at, at + 1_048_576))
    request.end()
  })

/** A body that only begins. */
const unfinished = (as: string): Promise<Told> => sent(as, (request) => request.write(pdf))

function sent(as: string, write: (request: ClientRequest) => void): Promise<Told> {
  const query = new URLSearchParams({ case: 'p-1', purpose: 'action-program', name: 'a.pdf' })
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      `${office.api.url}/v1/documents?${query}`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${as}`, 'content-type': PDF, 'idempotency-key': 'chunked' },
      },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part) => parts.push(part))
        response.on('end', () => {
          const { code } = JSON.parse(Buffer.concat(parts).toString('utf8'))
          resolve({ status: response.statusCode, code })
          request.destroy()
        })
      },
    )
    request.on('error', reject)
    write(request)
  })
}
