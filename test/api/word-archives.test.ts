import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import JSZip from 'jszip'
import { docx, line } from '../../api/papers/administrative-form.js'
import { Problem } from '../../api/problems/problem.js'
import { MEDIA_TYPES, requireInactive, requireType } from '../../api/resources/documents/document-type.js'

const DOCX = MEDIA_TYPES[1] as (typeof MEDIA_TYPES)[number]
const OF_LISTS = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = `<Types xmlns="${OF_LISTS}/content-types"><Override PartName="/word/document.xml" ContentType="${DOCX}.main+xml"/></Types>`
/** What everybody has to be shown, or nobody. */
const HIDDEN = `<Relationships xmlns="${OF_LISTS}/relationships"><Relationship Id="r" Type="x/attachedTemplate" Target="https://example.org/t.dotm" TargetMode="External"/></Relationships>`
const RELATIONS = 'word/_rels/document.xml.rels'

/** Is it taken, or what is said of it? */
async function told(content: Buffer): Promise<string> {
  try {
    await requireType(content, DOCX, 'a.docx')
    await requireInactive(content, DOCX)
    return 'taken'
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [error.code, ...error.errors.map(({ code }) => code)].join(' ')
  }
}

/** A part, and what of its records is otherwise than writers have it. */
interface Part {
  name: string
  text: string
  flags?: number
  flagsAtData?: number
  sumsAtData?: (sums: Buffer) => Buffer
  sums?: (sums: Buffer) => Buffer
  extra?: Buffer
  extraAtData?: Buffer
  /** What stands after its data. */
  after?: (sums: Buffer) => Buffer
}

const MAIN: Part[] = [
  { name: '[Content_Types].xml', text: TYPES },
  { name: 'word/document.xml', text: '<x/>' },
]

const short = (...numbers: number[]) => Buffer.concat(numbers.map((n) => Buffer.from([n & 255, n >> 8])))
const nothing = Buffer.alloc(0)

/** An archive, byte by byte: APPNOTE 4.3. */
function archive(parts: Part[], beforeDirectory: Buffer = nothing): Buffer {
  const data: Buffer[] = []
  const directory: Buffer[] = []
  const length = (of: Buffer[]) => of.reduce((sum, each) => sum + each.length, 0)
  for (const part of parts) {
    const { name, text, flags = 0, flagsAtData = flags, extra = nothing, extraAtData = nothing } = part
    const [packed, bytes] = [deflateRawSync(text), Buffer.from(name)]
    const plain = Buffer.alloc(12)
    plain.writeUInt32LE(crc32(text), 0)
    plain.writeUInt32LE(packed.length, 4)
    plain.writeUInt32LE(Buffer.byteLength(text), 8)
    const { sums = (each) => each, sumsAtData = (each) => each, after = () => nothing } = part
    const at = Buffer.alloc(4)
    at.writeUInt32LE(length(data))
    const local = [
      short(20, flagsAtData, 8, 0, 0),
      sumsAtData(plain),
      short(bytes.length, extraAtData.length),
    ]
    data.push(Buffer.from('PK\x03\x04'), ...local, bytes, extraAtData, packed, after(plain))
    const central = [
      short(20, 20, flags, 8, 0, 0),
      sums(plain),
      short(bytes.length, extra.length, 0, 0, 0, 0, 0),
    ]
    directory.push(Buffer.from('PK\x01\x02'), ...central, at, bytes, extra)
  }
  const end = Buffer.alloc(8)
  end.writeUInt32LE(length(directory), 0)
  end.writeUInt32LE(length(data) + beforeDirectory.length, 4)
  const counts = short(0, 0, parts.length, parts.length)
  return Buffer.concat([
    ...data,
    beforeDirectory,
    ...directory,
    Buffer.from('PK\x05\x06'),
    counts,
    end,
    short(0),
  ])
}

/** A field beside the name: its number, and what it holds. */
const field = (id: number, held: Buffer) => Buffer.concat([short(id, held.length), held])
const unicodePath = (name: string) =>
  field(0x7075, Buffer.concat([Buffer.from([1]), Buffer.alloc(4), Buffer.from(name)]))
const with0 = (sums: Buffer): Buffer => Buffer.alloc(sums.length)
const signed = (sums: Buffer) => Buffer.concat([Buffer.from('PK\x07\x08'), sums])
const wrong = (at: number) => (sums: Buffer) => {
  const copy = Buffer.from(sums)
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at)
  return copy
}
/** The whole of MAIN, each part so. */
const each = (how: Partial<Part>) => archive(MAIN.map((part) => ({ ...part, ...how })))
/** What lies there for those who search an archive from its beginning. */
const hiddenEntry = archive([{ name: RELATIONS, text: HIDDEN }])
const localOnly = hiddenEntry.subarray(0, hiddenEntry.indexOf('PK\x01\x02'))

describe('a Word document is taken as writers write it', () => {
  test.each<[string, () => Buffer | Promise<Buffer>]>([
    ['plainly', () => archive(MAIN)],
    ['with room in its records, as Word does', () => each({ extraAtData: field(0xa220, Buffer.alloc(28)) })],
    ['with its sums after the data', () => each({ flags: 8, sumsAtData: with0, after: signed })],
    [
      'with its sums after the data, without their mark',
      () => each({ flags: 8, sumsAtData: with0, after: (s) => s }),
    ],
    ['with its sums at both places', () => each({ flags: 8, after: signed })],
    [
      'by a program that does not look back',
      async () => {
        const zip = await JSZip.loadAsync(await docx('x', '2026-08-03', [line('x')]))
        return zip.generateAsync({ type: 'nodebuffer', streamFiles: true, compression: 'DEFLATE' })
      },
    ],
    [
      'with the same name in Unicode beside a name',
      () => archive([...MAIN, { name: 'a.xml', text: 'x', extra: unicodePath('a.xml') }]),
    ],
    [
      'with a part whose name needs an escape',
      () => archive([...MAIN, { name: 'word/media/%E1%BA%A3nh%201.png', text: 'x' }]),
    ],
  ])('%s', async (_, make) => {
    expect(await told(await make())).toBe('taken')
  })
})

describe('a Word document that one reader sees otherwise than another is not taken', () => {
  test.each<[string, Buffer]>([
    [
      'an entry between two others',
      archive([{ ...MAIN[0], after: () => localOnly } as Part, ...MAIN.slice(1)]),
    ],
    ['an entry before its directory', archive(MAIN, localOnly)],
    ['a byte before its directory', archive(MAIN, Buffer.alloc(1))],
    ['another CRC at the data', each({ sumsAtData: wrong(0) })],
    ['another packed size at the data', each({ sumsAtData: wrong(4) })],
    ['another size at the data', each({ sumsAtData: wrong(8) })],
    ['no sums at the data, though none follow', each({ sumsAtData: with0 })],
    ['other flags at the data', each({ flagsAtData: 0x800 })],
    [
      'other sums after the data',
      each({ flags: 8, sumsAtData: with0, after: (sums) => signed(wrong(8)(sums)) }),
    ],
    ['no sums after the data, though they are to follow', each({ flags: 8, sumsAtData: with0 })],
    ['a CRC that is of other data', each({ sums: wrong(0), sumsAtData: wrong(0) })],
    [
      'another name in Unicode',
      archive([...MAIN, { name: 'a.xml', text: HIDDEN, extra: unicodePath(RELATIONS) }]),
    ],
    [
      'another name in Unicode at the data',
      archive([...MAIN, { name: 'a.xml', text: HIDDEN, extraAtData: unicodePath(RELATIONS) }]),
    ],
    [
      'another name in Unicode after another field',
      archive([
        ...MAIN,
        {
          name: 'a.xml',
          text: HIDDEN,
          extra: Buffer.concat([field(1, with0(nothing)), unicodePath(RELATIONS)]),
        },
      ]),
    ],
    [
      'a field that is longer than all of them',
      archive([...MAIN, { name: 'a.xml', text: 'x', extra: short(1, 9) }]),
    ],
    ...[
      ...[
        'word/_rels/document.xml.%72els',
        'word/%5Frels/document.xml.rels',
        'word%2F_rels%2Fdocument.xml.rels',
      ],
      ...[
        'word/_rels/document.xml.%2572els',
        'word/_rels%5Cdocument.xml.rels',
        'word/_rels/document.xml.rels%20',
      ],
      ...['word/_rels/document.xml.rels/[0].piece', 'word/_rels/document.xml.rels/[1].LAST.piece'],
      ...[
        '[Content_Types].xml/[0].piece',
        'word/_rels/document.xml.rels.',
        'word//_rels/document.xml.rels',
        'word/%zz',
      ],
    ].map((name): [string, Buffer] => [`a part named ${name}`, archive([...MAIN, { name, text: HIDDEN }])]),
  ])('%s', async (_, content) => {
    expect(await told(content)).toMatch(/^document-type-mismatch/)
  })

  test('whatever the list of relationships is called, what is in it is found', async () => {
    for (const name of [RELATIONS, 'word/_RELS/document.xml.RELS', 'word/_rels/%E1%BA%A3nh.rels'])
      expect([name, await told(archive([...MAIN, { name, text: HIDDEN }]))]).toEqual([
        name,
        'document-active has-outside-parts',
      ])
  })

  test('and a list that was packed from other bytes is not read', async () => {
    const list = {
      name: RELATIONS,
      text: HIDDEN.replace('attachedTemplate', 'image'),
      sums: wrong(0),
      sumsAtData: wrong(0),
    }
    expect(await told(archive([...MAIN, list]))).toBe('document-active not-looked-through')
  })
})
