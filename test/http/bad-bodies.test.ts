import { randomUUID } from 'node:crypto'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import JSZip from 'jszip'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import { docx, line } from '../../api/papers/administrative-form.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { type Answer, type HttpOffice, type Person, startHttpOffice, type Upload } from './http-office.js'
import { mintForeignTokens } from './tokens.js'
import { procedureAt, seen, type Walked } from './walk.js'
import { expectRefused, type Refused, worldOf } from './world.js'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const PDF = Buffer.from('%PDF-1.7\n%%EOF\n')

let office: HttpOffice
let it: Walked
let seatId: string

beforeAll(async () => {
  office = await startHttpOffice()
  it = await procedureAt(office, 'program')
  seatId = await insertSeat(office.pool, OFFICE.post)
})
afterAll(() => office.stop())

const launch = () => ({ kind: 'appointment', seatId, candidates: ['an'] })

describe('a file is refused and nothing is stored', () => {
  const upload = (file: Omit<Upload, 'case'>, refused: Refused) =>
    expectRefused(
      office,
      it.candidates[0] ?? '',
      (person) => person.upload({ case: it.id, ...file }),
      refused,
    )
  const mismatch = { status: 422, code: 'document-type-mismatch' }

  test('that is not what its name says', async () => {
    await upload(
      { content: PDF, name: 'program.docx' },
      {
        ...mismatch,
        fields: ['name: name-not-of-its-type'],
        vi: 'Nội dung tệp là application/pdf',
        en: 'The content of the file is application/pdf',
      },
    )
    const content = await docx('Chương trình', '2026-08-03', [line('Chương trình hành động')])
    await upload(
      { content, name: 'program.pdf', type: DOCX },
      {
        ...mismatch,
        fields: ['name: name-not-of-its-type'],
        vi: `Nội dung tệp là ${DOCX}`,
        en: `The content of the file is ${DOCX}`,
      },
    )
  })

  test('that is neither PDF nor DOCX, whatever it says of itself', async () => {
    const zip = new JSZip()
    zip.file('virus.exe', 'MZ')
    const archive = await zip.generateAsync({ type: 'nodebuffer' })
    const contents: [Buffer, boolean][] = [
      [Buffer.from('không phải PDF'), false],
      [Buffer.from('<html>%PDF-1.7</html>'), false],
      [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), false],
      [archive, true],
    ]
    for (const [content, recognised] of contents) {
      const name = recognised ? ['name: name-not-of-its-type'] : []
      await upload(
        { content },
        {
          ...mismatch,
          fields: ['Content-Type: name-not-of-its-type', ...name],
          vi: 'không phải PDF hoặc DOCX',
          en: 'not PDF or DOCX',
        },
      )
    }
  })

  test('that is empty', () =>
    upload(
      { content: Buffer.alloc(0) },
      { status: 422, code: 'document-empty', vi: 'Tệp rỗng', en: 'The file is empty' },
    ))

  test('of eleven megabytes', () =>
    upload(
      { content: Buffer.concat([PDF, Buffer.alloc(11 * 1_048_576)]) },
      {
        status: 413,
        code: 'document-too-large',
        vi: 'Tệp lớn nhất được nhận: 10 MB',
        en: 'The largest file accepted is 10 MB',
      },
    ))

  test('declared as something else, or with a name that hides a folder', async () => {
    await upload(
      { content: PDF, type: 'image/png' },
      { status: 415, code: 'unsupported-media-type', vi: 'không được hỗ trợ', en: 'not supported' },
    )
    await upload(
      { content: PDF, name: '../program.pdf' },
      {
        status: 422,
        code: 'invalid-input',
        fields: ['name: bad-format'],
        vi: 'Sai định dạng',
        en: 'expected format',
      },
    )
  })

  test('with a name of which something is not seen, or that reads otherwise than it is', async () => {
    for (const [name, character] of [
      ['ho-so\u202efdp.docx', 'U+202E'],
      ['ho-so\u200b.pdf', 'U+200B'],
      ['ho-so\ufffe.pdf', 'U+FFFE'],
    ] as const) {
      await upload(
        { content: PDF, name },
        {
          status: 422,
          code: 'invalid-input',
          fields: ['name: bad-characters'],
          vi: character,
          en: character,
        },
      )
    }
  })

  test('that nobody waits for', () =>
    expectRefused(office, 'officer', (person) => person.upload({ case: it.id, content: PDF }), {
      status: 409,
      code: 'document-not-awaited',
      vi: 'không có nhiệm vụ đang mở cần tài liệu này',
      en: 'no open task',
    }))
})

describe('a body is refused and nothing is changed', () => {
  test('of two megabytes', () =>
    expectRefused(
      office,
      'officer',
      (person) => person.post('/v1/procedures', { ...launch(), note: 'x'.repeat(2 * 1_048_576) }),
      { status: 413, code: 'body-too-large', vi: 'lớn hơn 1 MB', en: 'larger than 1 MB' },
    ))

  test('that is packed, be it whole, damaged or not packed at all', async () => {
    const before = await worldOf(office.pool)
    const json = Buffer.from(JSON.stringify(launch()))
    const packed: [string, Buffer][] = [
      ['gzip', gzipSync(JSON.stringify({ ...launch(), note: 'x'.repeat(2 * 1_048_576) }))],
      ['gzip', gzipSync(json).subarray(0, 30)],
      ['gzip', json],
      ['br', brotliCompressSync(json)],
      ['deflate', deflateSync(json)],
      ['identity', json],
      ['unheard-of', json],
    ]
    for (const [encoding, body] of packed) {
      for (const [language, said] of [
        ['vi', 'bỏ tiêu đề Content-Encoding'],
        ['en', 'leave out the header Content-Encoding'],
      ] as const) {
        const answer = await raw('/v1/procedures', body, {
          ...{ 'content-encoding': encoding, 'accept-language': language },
        })
        expect([encoding, answer.status, answer.body.code]).toEqual([encoding, 415, 'unsupported-media-type'])
        expect(answer.body.detail).toContain(said)
        expect(answer.body.errors).toMatchObject([{ field: 'Content-Encoding' }])
      }
    }
    expect(await worldOf(office.pool)).toEqual(before)
  })

  test('in another encoding than UTF-8, whether it says so or not', async () => {
    const json = JSON.stringify({ reason: 'Chờ' })
    const path = `/v1/procedures/${it.id}/suspension`
    const utf16 = Buffer.from(`\ufeff${json}`, 'utf16le')
    const says: [string, Buffer][] = [
      ['utf-16', utf16],
      ['utf-16le', utf16],
      ['utf-32', Buffer.from(json)],
      ['utf-7', Buffer.from('+AHsAIg-reason+ACIAOgAi-x+ACIAfQ-')],
      ['"UTF-7"', Buffer.from('+AHsAIg-reason+ACIAOgAi-x+ACIAfQ-')],
    ]
    for (const [charset, body] of says) {
      const answer = await raw(path, body, { 'content-type': `application/json; charset=${charset}` })
      expect([charset, answer.status, answer.body.code]).toEqual([charset, 415, 'unsupported-media-type'])
      expect(answer.body.errors).toMatchObject([{ field: 'Content-Type', code: 'not-one-of' }])
    }
    for (const body of [utf16, Buffer.from([...Buffer.from('{"reason":"'), 0xff, ...Buffer.from('"}')])]) {
      const answer = await raw(path, body, {})
      expect([answer.status, answer.body.code]).toEqual([400, 'malformed-json'])
    }
    expect((await seen(office, it.id)).status).toBe('running')
  })

  test('of more values or levels than any has', async () => {
    const path = `/v1/procedures/${it.id}/suspension`
    const bodies: [string, string, string, string][] = [
      ['too-many-values', `[${'0,'.repeat(100_000)}0]`, 'Nhiều nhất 40000 giá trị', 'At most 40000 values'],
      ['too-deep', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'nhiều nhất 50 cấp', 'at most 50 levels'],
    ]
    for (const [code, body, vi, en] of bodies) {
      await expectRefused(office, 'officer', (person) => person.post(path, body), {
        ...{ status: 422, code: 'invalid-input', fields: [`: ${code}`], vi, en },
      })
    }
    // Within a text they are none.
    const reason = '[[[,,,{{{ \\ "'.repeat(100)
    expect((await office.as('outsider').post(path, { reason })).body.code).toBe('procedure-not-found')
  })

  test('with more errors than are told, which says so and no more', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 30_000 }, (_, n) => [`k${n}`, 0]))
    const path = `/v1/procedures/${it.id}/suspension`
    for (const [language, said] of [
      ['vi', 'Chỉ nêu 50 lỗi đầu tiên'],
      ['en', 'Only the first 50 errors are named, there are more'],
    ] as const) {
      const { status, body } = await office.as('officer', language).post(path, unknown)
      expect([status, body.errors.length, body.moreErrors]).toEqual([422, 50, true])
      expect(body.detail).toContain(said)
    }
    const { body } = await office.as('officer').post(path, { reason: 'x', ['k'.repeat(500_000)]: 0 })
    expect(body.errors).toMatchObject([{ field: `${'k'.repeat(199)}…`, code: 'unknown-key' }])
    expect(body.moreErrors).toBeUndefined()
  })

  test('that is malformed JSON', async () => {
    for (const body of [
      '{',
      '{"kind": appointment}',
      "{'kind': 'appointment'}",
      'null',
      '"text"',
      '{"a":1,}',
      '[1',
      '\u0000',
    ]) {
      await expectRefused(office, 'officer', (person) => person.post('/v1/procedures', body), {
        status: 400,
        code: 'malformed-json',
        vi: 'không phải JSON hợp lệ',
        en: 'not valid JSON',
      })
    }
  })

  test('that is no JSON by its type', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
      'application/json; charset=iso-8859-1',
    ]) {
      const answer = await raw('/v1/procedures', Buffer.from(JSON.stringify(launch())), {
        'content-type': type,
      })
      expect([type, answer.status, answer.body.code]).toEqual([type, 415, 'unsupported-media-type'])
    }
  })

  test('that is missing, or of nothing but brackets', async () => {
    const before = await worldOf(office.pool)
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    for (const body of [
      '',
      '{}',
      '[]',
      deep,
      `{"kind":"appointment","seatId":${deep},"candidates":["an"]}`,
    ]) {
      const answer = await office.as('officer').post('/v1/procedures', body)
      expect([body.slice(0, 40), answer.status, answer.body.code]).toEqual([
        body.slice(0, 40),
        422,
        'invalid-input',
      ])
    }
    expect(await worldOf(office.pool)).toEqual(before)
  })

  test('with a key that there is not, also one that JavaScript knows', async () => {
    const bodies = [
      ['{"reason":"x","actor":"an"}', 'actor'],
      ['{"reason":"x","__proto__":{"reason":"y"}}', '__proto__'],
      ['{"reason":"x","constructor":{}}', 'constructor'],
      ['{"reason":"x","":1}', ''],
    ] as const
    for (const [body, key] of bodies) {
      await expectRefused(
        office,
        'officer',
        (person) => person.post(`/v1/procedures/${it.id}/suspension`, body),
        {
          status: 422,
          code: 'invalid-input',
          fields: [`${key}: unknown-key`],
          vi: 'Không có trường này',
          en: 'There is no such field',
        },
      )
    }
  })

  test('with a text that PostgreSQL could not store', async () => {
    for (const reason of ['a\u0000b', 'a\ud800b']) {
      await expectRefused(
        office,
        'officer',
        (person) => person.post(`/v1/procedures/${it.id}/suspension`, { reason }),
        {
          status: 422,
          code: 'invalid-input',
          fields: ['reason: bad-characters'],
          vi: 'Có ký tự không được phép',
          en: 'characters that are not allowed',
        },
      )
    }
  })

  test('without an Idempotency-Key, or with one that is none', async () => {
    const before = await worldOf(office.pool)
    for (const key of [null, '', 'x'.repeat(201), 'kh\xf3a']) {
      const answer = await raw('/v1/procedures', Buffer.from(JSON.stringify(launch())), {}, key)
      expect([key, answer.status, answer.body.code]).toEqual([key, 400, 'idempotency-key-required'])
    }
    expect(await worldOf(office.pool)).toEqual(before)
  })
})

test('what no browser sends to the sign-in is refused there as well, and is no fault of ours', async () => {
  const form = gzipSync('login=officer&password=x')
  const posts: [Buffer, Record<string, string>][] = [
    [form, { 'content-encoding': 'gzip' }],
    [form.subarray(0, 20), { 'content-encoding': 'gzip' }],
    [Buffer.from('login=x'), { 'content-encoding': 'unheard-of' }],
    [Buffer.from('login=x'), { 'content-type': 'application/x-www-form-urlencoded; charset=utf-7' }],
  ]
  for (const [body, headers] of posts) {
    const answer = await office.send('/oidc/interaction/x', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new Uint8Array(body),
    })
    expect([headers, answer.status, answer.body.code]).toEqual([headers, 415, 'unsupported-media-type'])
  }
  for (const path of [
    '/oidc/interaction/%00',
    '/oidc/%E0%A4',
    '/oidc/auth?client_id=%00',
    '/oidc/auth?client_id=console&login_hint=%00',
    '/oidc/auth?__proto__=x',
  ]) {
    const { status } = await office.send(path, { redirect: 'manual' })
    // Refused, or sent back to the client with the error: 500 would have failed.
    expect([303, 400, 404]).toContain(status)
  }
})

describe('a token is refused and nothing is done', () => {
  test('when it is expired, foreign, unsigned, forged or none at all', async () => {
    const before = await worldOf(office.pool)
    for (const [what, authorization] of await mintForeignTokens(office)) {
      const headers = { ...(authorization && { authorization }), 'accept-language': 'en' }
      const read = await office.send(`/v1/procedures/${it.id}`, { headers })
      const written = await office.send('/v1/procedures', {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': 'k' },
        body: JSON.stringify(launch()),
      })
      for (const answer of [read, written]) {
        expect([what, answer.status, answer.body.code]).toEqual([what, 401, 'unauthenticated'])
        const wanted = authorization === undefined ? /^Bearer realm="api"$/ : /error="invalid_token"/
        expect(answer.headers.get('www-authenticate')).toMatch(wanted)
        expect(answer.body.title).toBe('A valid access token is required')
      }
    }
    const vietnamese = await office.send('/v1/me')
    expect(vietnamese.body.title).toBe('Cần đăng nhập')
    expect(await worldOf(office.pool)).toEqual(before)
  })

  test('when its subject can be no login', async () => {
    const answer = await office.as('officer\u0000').get('/v1/me')
    expect([answer.status, answer.body.code]).toEqual([401, 'unauthenticated'])
  })

  test('when its account is not known here', () =>
    expectRefused(office, 'nobody.of.ours', (person) => person.post('/v1/procedures', launch()), {
      status: 403,
      code: 'account-unknown',
      vi: 'Tài khoản chưa được khai báo',
      en: 'The account is not known here',
    }))

  test('and what is asked with a good one is still done', async () => {
    expect((await seen(office, it.id)).status).toBe('running')
  })
})

describe('a key used again with another body is refused', () => {
  test('for a command to a case, a document and a record', async () => {
    const key = randomUUID()
    const [candidate = ''] = it.candidates
    const commands: [string, (person: Person, other: boolean) => Promise<Answer>][] = [
      [
        candidate,
        (person, other) =>
          person.upload({ case: it.id, content: other ? Buffer.from('%PDF-1.4\n%%EOF\n') : PDF }, key),
      ],
      [
        'officer',
        (person, other) =>
          person.post('/v1/procedures', { ...launch(), candidates: [other ? 'an' : 'binh'] }, key),
      ],
      ['admin', (person, other) => person.post('/v1/posts/post-chair/seats', { count: other ? 2 : 1 }, key)],
    ]
    for (const [login, ask] of commands) {
      expect((await ask(office.as(login), false)).status).toBeLessThan(300)
      await expectRefused(office, login, (person) => ask(person, true), {
        status: 422,
        code: 'idempotency-key-reused',
        vi: 'đã dùng cho một nội dung khác',
        en: 'was used with another body',
      })
    }
  })
})

/** POST by the officer, with headers as they stand and a key unless there is to be none. */
async function raw(
  path: string,
  body: Buffer,
  headers: Record<string, string>,
  key: string | null = randomUUID(),
): Promise<Answer> {
  return office.send(path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await mintEmbeddedToken({ dataDir: office.dataDir, login: 'officer' })}`,
      'content-type': 'application/json',
      ...(key !== null && { 'idempotency-key': key }),
      ...headers,
    },
    body: new Uint8Array(body),
  })
}
