import { crc32 } from 'node:zlib'

/** What an action program says: its title and its paragraphs. */
export interface Program {
  title: string
  paragraphs: string[]
}

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A small DOCX, the same bytes for the same program: no clock and no compression is in it. */
export function programDocument({ title, paragraphs }: Program): Buffer {
  const body = [paragraph(title, true), ...paragraphs.map((text) => paragraph(text, false))].join('')
  return storedZip([
    ['[Content_Types].xml', CONTENT_TYPES],
    ['_rels/.rels', RELATIONSHIPS],
    [
      'word/document.xml',
      `${XML}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ],
  ])
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const CONTENT_TYPES = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${DOCX}.main+xml"/></Types>`
const RELATIONSHIPS = `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`

function paragraph(text: string, heading: boolean): string {
  const layout = heading ? '<w:pPr><w:jc w:val="center"/></w:pPr>' : '<w:pPr><w:jc w:val="both"/></w:pPr>'
  const weight = heading ? '<w:b/>' : ''
  const font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
  return `<w:p>${layout}<w:r><w:rPr>${font}${weight}<w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** 1 January 1980, 00:00, the first day that an archive can name. */
const DOS_DATE = 0x21
const VERSION = 20
/** Names are UTF-8. */
const FLAGS = 0x800

/** An archive of files as they are, in the order given (APPNOTE 4.3). */
function storedZip(files: readonly (readonly [name: string, text: string])[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of files) {
    const [path, content] = [Buffer.from(name), Buffer.from(text)]
    const described = description(path, content)
    const local = Buffer.concat([signature(0x04034b50), described, path, content])
    const attributes = Buffer.alloc(14)
    attributes.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([signature(0x02014b50), uint16(VERSION), described, attributes, path]))
    parts.push(local)
    offset += local.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(index.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, index, signature(0x06054b50), end])
}

/** What the local header and the directory say alike of a file: version, flags, method, time, sum, sizes, name. */
function description(path: Buffer, content: Buffer): Buffer {
  const bytes = Buffer.alloc(26)
  bytes.writeUInt16LE(VERSION, 0)
  bytes.writeUInt16LE(FLAGS, 2)
  bytes.writeUInt16LE(DOS_DATE, 8)
  bytes.writeUInt32LE(crc32(content), 10)
  bytes.writeUInt32LE(content.length, 14)
  bytes.writeUInt32LE(content.length, 18)
  bytes.writeUInt16LE(path.length, 22)
  return bytes
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
