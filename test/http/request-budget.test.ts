import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import JSZip from 'jszip'
import type pg from 'pg'
import { MEDIA_TYPES } from '../../api/resources/documents/document-type.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { officeDatabase, serveApi, type TestApi } from '../api/api-server.js'
import { OFFICE } from '../support/small-office.js'
import { adversarialBodies, MEGABYTE, type Named, placesIn, type Schema } from './adversarial-bodies.js'

/** Milliseconds of CPU that one request may take from all the others. */
const BUDGET = 100
/** Times that a request is sent, of which the best counts: the machine has other things to do. */
const TRIES = 6
/** Bytes of an answer that says what is wrong. */
const LARGEST_PROBLEM = 65_536

interface Described {
  method: string
  path: string
  schema: Schema
}

let api: TestApi
let pool: pg.Pool
let drop: () => Promise<void>
let operations: Described[]
let named: Named
let files: string
let inspecting: ChildProcess

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'file-budget-'))
  inspecting = fork(fileURLToPath(new URL('inspecting-files.mjs', import.meta.url)))
  ;({ pool, drop } = await officeDatabase())
  await pool.query("INSERT INTO role_grants (person_id, role, unit_id) VALUES ('officer', 'admin', $1)", [
    OFFICE.province,
  ])
  api = await serveApi({ pool })
  const { body: document } = await api.get(undefined, '/openapi.json')
  named = document.components.schemas
  operations = Object.entries<
    Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>
  >(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) => {
      const schema = requestBody?.content['application/json']?.schema
      return schema ? [{ method: method.toUpperCase(), path: path.replace(/\{\w+\}/g, 'an'), schema }] : []
    }),
  )
})
afterAll(async () => {
  inspecting.kill()
  rmSync(files, { recursive: true, force: true })
  await api.close()
  await drop()
})

const range = (length: number): number[] => Array.from({ length }, (_, n) => n)

interface Measured {
  status: number
  /** Bytes of the answer. */
  size: number
  /** Milliseconds of CPU of the process, which sends and answers. */
  cpu: number
}

/** In a process that holds no more than an API does: collecting what a runner of tests holds takes longer than looking at a file. */
async function inspected(path: string, { isTemplate = false } = {}): Promise<Measured> {
  inspecting.send({ path, isTemplate })
  const [cpu] = await once(inspecting, 'message')
  return { status: 422, size: 0, cpu }
}

async function measured(
  as: string,
  { method, path }: Omit<Described, 'schema'>,
  body: Buffer,
): Promise<Measured> {
  const before = process.cpuUsage()
  const sending = request(api.url + path, {
    method,
    headers: {
      authorization: `Bearer ${as}`,
      'content-type': 'application/json',
      'content-length': body.length,
      'idempotency-key': 'k',
    },
  })
  sending.end(body)
  const [answer] = await once(sending, 'response')
  let size = 0
  for await (const chunk of answer) size += chunk.length
  const { user, system } = process.cpuUsage(before)
  return { status: answer.statusCode, size, cpu: (user + system) / 1000 }
}

/** The best of some tries, as soon as one of them is within the budget: of the machine as it is at that moment. */
async function best(send: () => Promise<Measured>): Promise<Measured> {
  let least = await send()
  for (let n = 1; n < TRIES && least.cpu > BUDGET; n += 1) {
    const again = await send()
    const cpu = again.cpu > BUDGET ? again.cpu / slowness() : again.cpu
    if (cpu < least.cpu) least = { ...again, cpu }
  }
  return least
}

const DOCUMENT = JSON.stringify(range(20_000).map((n) => ({ id: `p-${n}`, name: 'Nguyễn Văn Ân', votes: n })))
/** Milliseconds of CPU for reading and writing that megabyte, where nothing else runs. */
const REFERENCE = 7

/** How much slower the machine is now than where the budget was set: at least 1. Cores are shared, and clocks throttled. */
function slowness(): number {
  const before = process.cpuUsage()
  JSON.stringify(JSON.parse(DOCUMENT))
  const { user, system } = process.cpuUsage(before)
  return Math.max(1, (user + system) / 1000 / REFERENCE)
}

/** Files that say of themselves what is costly to find out. */
const FILES: [what: string, make: () => Buffer | Promise<Buffer>][] = [
  [
    'an archive of many files',
    () =>
      zipped((zip) => {
        for (const n of range(9000)) zip.file(`${n}`, '')
      }),
  ],
  [
    'a document that unpacks to 64 megabytes',
    () =>
      zipped((zip) => {
        zip.file('[Content_Types].xml', Buffer.alloc(2 ** 26).fill('0'))
        zip.file('word/document.xml', '')
      }),
  ],
  ['an archive of nothing but beginnings', () => filled(`504b0304${'00'.repeat(26)}`)],
  [
    'an archive of entries of unknown size',
    () => filled('504b030414000800080000000000000000000000000000000000010000005a'),
  ],
  ['an archive of nothing but directories', () => filled(`504b0102${'00'.repeat(42)}`)],
  ['an archive of nothing but ends', () => filled('504b0506ffffffffffffffffffffffffffffffffffff')],
  ['packed over and over', () => range(20).reduce((packed) => gzipSync(packed), Buffer.alloc(2 ** 26))],
  ['packed without end', () => filled('1f8b0800000000000003')],
  ['a picture of empty chunks', () => filled('0000000049444154', '89504e470d0a1a0a')],
  ['a picture of tags', () => filled('ffff', '49492a0008000000')],
  ['music within music', () => filled('49443303000000000000')],
  ['a film of empty elements', () => filled('ec80', '1a45dfa3')],
  ['a paper of nothing but beginnings', () => filled('255044462d312e370a')],
  [
    'a document of nothing but relationships',
    () =>
      zipped((zip) => {
        zip.file('[Content_Types].xml', DOCX_TYPES)
        zip.file('word/document.xml', '<x/>')
        for (const n of range(900))
          zip.file(
            `word/_rels/${n}.rels`,
            `<Relationships xmlns="${OF_LISTS}/relationships">${'<Relationship Type="x/y"/>'.repeat(30)}</Relationships>`,
          )
      }),
  ],
  ...Object.entries<string>({
    'of elements within elements': `<Types xmlns="urn:x">${'<a xmlns:b="c">'.repeat(9000)}${'</a>'.repeat(9000)}</Types>`,
    'of entries within entries': listed(
      `${'<Default xmlns:b="c">'.repeat(4000)}${'</Default>'.repeat(4000)}`,
    ),
    'of namespaces': listed(
      '<a:Default xmlns:a="c"/>'.repeat(9000),
      range(2000)
        .map((n) => `xmlns:n${n}="b"`)
        .join(' '),
    ),
    'of namespaces of its own for each entry': listed(
      `<Default ${range(12)
        .map((n) => `xmlns:n${n}="b"`)
        .join(' ')}/>`.repeat(3000),
    ),
    'of attributes': listed(
      '',
      range(29_000)
        .map((n) => `a${n}=""`)
        .join(' '),
    ),
    'of one attribute': listed('', 'Extension="" '.repeat(29_000)),
    'of empty entries': listed('<Default/>'.repeat(50_000)),
    'of entries': listed('<Default Extension="a" ContentType="b"/>'.repeat(11_000)),
    'of marked sections': listed('<![CDATA[]]>'.repeat(30_000)),
    'of characters by reference': listed('&#97;'.repeat(80_000)),
    'of spaces by reference': listed('&#32;'.repeat(80_000)),
    'of comments': listed('<!---->'.repeat(70_000)),
    'of one comment': listed(`<!--${'-a'.repeat(240_000)}-->`),
    'of one value': listed(`<Default Extension="${'a'.repeat(500_000)}"/>`),
    'of one name': listed(`<${'a'.repeat(500_000)}/>`),
    'of quotes': listed(`<Default Extension="${"'".repeat(500_000)}"/>`),
    'of spaces': listed(' '.repeat(500_000)),
  }).map(([what, types]): (typeof FILES)[number] => [
    `a document with a list ${what}`,
    () =>
      zipped((zip) => {
        zip.file('[Content_Types].xml', types)
        zip.file('word/document.xml', '<x/>')
      }),
  ]),
  ['a paper of nothing but objects', () => paper('1 0 obj\n')],
  ['a paper of numbers without end', () => paper('1 1obj')],
  ['a paper of streams that do not end', () => paper('1 0 obj<<>>stream\n')],
  ['a paper of streams in one dictionary', () => paper('stream\n')],
  ['a paper of lists that hold nothing', () => paper(LIST)],
  [
    'a paper of a list that unpacks to much',
    () =>
      Buffer.concat([
        paper('1 0 obj<</N 0/First 0/Filter/FlateDecode>>stream\n', 60),
        deflateSync(Buffer.alloc(2 ** 29)),
      ]),
  ],
  ['a paper of openings', () => paper('/OpenAction%')],
  ['a paper of openings by an object', () => paper('/OpenAction 1 0 R ')],
  ['a paper of lists of openings', () => ofLists(1_000, OPENINGS, (n) => '9 9 '.repeat(n), 250_000)],
  [
    'a paper of lists of openings, beside three megabytes',
    () => ofLists(60, OPENINGS, (n) => '9 9 '.repeat(n), 750_000),
  ],
  ['a paper of as many lists of openings as there may be', () => ofLists(500, OPENINGS)],
  [
    'a paper of lists in which each object is opened',
    () =>
      paper(
        '9 0 obj[]',
        MEGABYTE,
        `<</OpenAction 9 0 R>>${ofLists(500, `${'9 0 '.repeat(100)}[]`).toString('latin1')}`,
      ),
  ],
  [
    'a paper of lists that are all numbers',
    () => ofLists(130, '1 0 '.repeat(2_000), () => '/OpenAction 1 0 R '),
  ],
  [
    'a paper of lists that are all spaces',
    () => ofLists(1, ' '.repeat(1_000_000), () => '/OpenAction 1 0 R '),
  ],
  ['a paper of lists that are all names', () => ofLists(2, '/JavaScrip'.repeat(400_000))],
  ['a paper of lists that are all keys', () => ofLists(2, '/OpenAction'.repeat(380_000))],
  ['a paper of one dictionary whose end is said often', () => paper('>>stream\n', 65_536, '1 0 obj <<')],
  ['a paper of dictionaries whose end is said often', () => paper('>>stream\n', MEGABYTE, '1 0 obj <<')],
  ['a paper of dictionaries in each other', () => paper('1 0 obj<</A', MEGABYTE)],
  ['a paper of one large dictionary', () => paper('/A[', MEGABYTE, '1 0 obj <<', '>>stream\n')],
  [
    'a paper of one dictionary of many keys',
    () =>
      paper(
        range(120_000)
          .map((n) => `/${n} 1`)
          .join(''),
        MEGABYTE,
        '1 0 obj <<',
        '>>stream\n',
      ),
  ],
  ['a paper of one array of a dictionary', () => paper('[]', MEGABYTE, '1 0 obj <</A[', ']>>stream\n')],
  ['a paper of strings that do not end', () => paper('1 0 obj<</A(>>stream\n')],
  ['a paper of spaces before data', () => paper(`${' '.repeat(990)}stream\n`)],
  ['a paper of encoded data that hold objects', () => paper('1 0 obj<</Filter/DCTDecode>>stream\n')],
  ['a paper of digits', () => paper('1')],
  ['a paper of names', () => paper('/JavaScrip')],
  ['a paper of names written otherwise', () => paper('/#4a')],
  ['a paper of one name', () => paper('a', MEGABYTE, '/')],
  ['a paper of spaces', () => paper(' ', MEGABYTE, '/OpenAction')],
]

const line = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const templateOf = (parts: Record<string, string | Buffer>) =>
  zipped((zip) => {
    zip.file('[Content_Types].xml', DOCX_TYPES)
    for (const [name, content] of Object.entries(parts)) zip.file(`word/${name}`, content)
  })
const ofText = (text: string): string => `<w:document xmlns:w="urn:w"><w:body>${text}</w:body></w:document>`
const fullOf = (piece: string, bytes: number): string => piece.repeat(Math.floor(bytes / piece.length))

/** Templates that are small as they are sent, and take long to look through or to fill. */
const TEMPLATES: typeof FILES = [
  ['nothing but tags', () => templateOf({ 'document.xml': ofText(fullOf(line('{co_quan}'), 1_000_000)) })],
  ['tags of one letter', () => templateOf({ 'document.xml': ofText(line(fullOf('{a}', 1_000_000))) })],
  ['braces', () => templateOf({ 'document.xml': ofText(line('{'.repeat(1_000_000))) })],
  ['openings of lists', () => templateOf({ 'document.xml': ofText(fullOf(line('{#nhan_su}'), 1_000_000)) })],
  ['empty paragraphs', () => templateOf({ 'document.xml': ofText(fullOf('<w:p/>', 1_000_000)) })],
  [
    'tags in hundreds of headers, two megabytes each',
    () =>
      templateOf({
        'document.xml': ofText(line('{co_quan}')),
        ...Object.fromEntries(
          range(8).map((n) => [`header${n}.xml`, ofText(fullOf(line('{co_quan}'), 2_000_000))]),
        ),
      }),
  ],
  [
    'pictures that unpack to sixteen megabytes',
    () =>
      templateOf({ 'document.xml': ofText(line('{co_quan}')), 'media/a.bin': Buffer.alloc(15_000_000, 7) }),
  ],
]

const OF_LISTS = 'http://schemas.openxmlformats.org/package/2006'
const DOCX_TYPES = `<Types xmlns="${OF_LISTS}/content-types"><Override PartName="/word/document.xml" ContentType="${MEDIA_TYPES[1]}.main+xml"/></Types>`
const LIST = `1 0 obj<</N 0/First 0/Filter/FlateDecode>>stream\n${deflateSync('').toString('latin1')}endstream\n`

/** A list of types with more in it, and with more in its root. */
function listed(more: string, root = ''): string {
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types" ${root}>${more}</Types>`
}

function paper(unit: string, length = MEGABYTE, start = '', end = ''): Buffer {
  const head = `%PDF-1.7\n${start}`
  return Buffer.from(
    head + unit.repeat(Math.ceil(length / unit.length)).slice(0, length - head.length - end.length) + end,
    'latin1',
  )
}

const OPENINGS = `1 0 ${'/OpenAction 9 0 R '.repeat(20)}`

/** A paper of lists that unpack to the same, and what comes after them. */
function ofLists(count: number, unpacked: string, after: (n: number) => string = () => '', n = 0): Buffer {
  const data = deflateSync(unpacked, { level: 9 }).toString('latin1')
  const pairs = /^[\d ]*/.exec(unpacked)?.[0] ?? ''
  const numbers = `/N ${(pairs.match(/\d+/g) ?? []).length >> 1}/First ${pairs.length}`
  const list = `1 0 obj<<${numbers}/Filter/Fl>>stream\n${data}endstream\n`
  return Buffer.from(`%PDF-1.7\n9 0 obj\n[1 /Fit]\nendobj\n${list.repeat(count)}${after(n)}`, 'latin1')
}

const filled = (unit: string, start = ''): Buffer =>
  Buffer.concat([
    Buffer.from(start, 'hex'),
    Buffer.alloc(MEGABYTE - start.length / 2, Buffer.from(unit, 'hex')),
  ])

async function zipped(fill: (zip: JSZip) => void): Promise<Buffer> {
  const zip = new JSZip()
  fill(zip)
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 9 } })
}

describe('a request of one megabyte, of whatever kind', () => {
  test.each(['officer', 'outsider'])(
    'takes no more than its budget, and its answer is short: %s',
    async (as) => {
      const sent = fc
        .constantFrom(...operations)
        .chain((operation) =>
          adversarialBodies(placesIn(operation.schema, named)).map((body) => ({ ...operation, ...body })),
        )
      await fc.assert(
        fc.asyncProperty(
          sent.map(({ schema: _, ...each }) => each),
          async ({ kind, at, json, ...operation }) => {
            const { status, size, cpu } = await best(() => measured(as, operation, json))
            const told = { ...operation, kind, at, status, cpu, size }
            expect(status >= 400 && status < 500 ? '4xx' : told).toBe('4xx')
            expect(cpu <= BUDGET ? 'within' : told).toBe('within')
            expect(size <= LARGEST_PROBLEM ? 'short' : told).toBe('short')
          },
        ),
        { numRuns: 150 },
      )
    },
  )

  test.each(['officer', 'outsider'])(
    'nor does one with which nothing is wrong but its extent: %s',
    async (as) => {
      const reason = 'Lý do có dấu '.repeat(150)
      const convened = range(5000).map((n) => `${'voter'.repeat(8)}${n}`)
      const result = {
        ...{ meetingOn: '2026-01-05', convened },
        absences: range(250).map((n) => ({ personId: `p-${n}`, reason, forceMajeure: false })),
      }
      const [law] = RULE_SETS
      if (!law?.procedure) throw new Error('no procedure ships')
      const { version: _, ...shipped } = law
      const article = { vi: reason.trim(), en: reason.trim() }
      const [step] = law.procedure.steps
      const largest = {
        ...{ ...shipped, id: 'largest', reason, draft: true, reviewStatus: article },
        sources: range(50).map((n) => ({
          id: `s-${n}`,
          title: { vi: 'x'.repeat(300), en: 'x'.repeat(300) },
        })),
        procedure: {
          ...law.procedure,
          steps: range(30).map((n) => ({ ...step, key: `step-${n}` })),
          eligibility: {
            ...law.procedure.eligibility,
            retirementAge: {
              ...{ article, note: article },
              value: range(200).map((n) => ({ year: 2000 + n, men: 720, women: 660 })),
            },
          },
        },
      }
      for (const [path, body, told] of [
        ['/v1/tasks/t-1/completion', { kind: 'convene-vote', result }, 404],
        ['/v1/rule-sets', largest, as === 'officer' ? 201 : 403],
      ] as const) {
        const json = Buffer.from(JSON.stringify(body))
        expect(json.length).toBeLessThan(MEGABYTE)
        const { status, cpu } = await best(() => measured(as, { method: 'POST', path }, json))
        expect([path, status]).toEqual([path, told])
        expect([path, cpu <= BUDGET ? 'within' : cpu]).toEqual([path, 'within'])
      }
    },
  )

  test.each(FILES)('a file takes no more either: %s', async (_, make) => {
    const path = join(files, 'file')
    writeFileSync(path, await make())
    const { cpu } = await best(() => inspected(path))
    expect(cpu).toBeLessThanOrEqual(BUDGET)
  })

  test.each(TEMPLATES)(
    'nor does a template of officers: %s',
    async (_, make) => {
      const path = join(files, 'template')
      writeFileSync(path, await make())
      const { cpu } = await best(() => inspected(path, { isTemplate: true }))
      expect(cpu).toBeLessThanOrEqual(BUDGET)
    },
    60_000,
  )
})
