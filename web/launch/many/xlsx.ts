import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** Bytes that a part of the archive has unpacked at most: what says it has more is not unpacked. */
const LARGEST_PART = 8 * 1024 * 1024
const SHEET = 'xl/worksheets/sheet1.xml'
const STRINGS = 'xl/sharedStrings.xml'

export class NotASheet extends Error {}

/**
 * The cells of the first sheet of a workbook, row by row, as text; a day as the number that sheets have for it. Only the two
 * parts that are read are unpacked, into as many bytes as the archive says: one that says too many, or has more than it says,
 * is no sheet.
 * @throws NotASheet
 */
export function readXlsx(bytes: Uint8Array): string[][] {
  const parts = partsOf(bytes)
  const [sheet, strings] = [parts[SHEET], parts[STRINGS]]
  if (!sheet) throw new NotASheet('no first sheet')
  const shared = strings ? childrenOf(parsed(strings), 'si').map(textIn) : []
  const rows: string[][] = []
  for (const row of childrenOf(parsed(sheet), 'row')) {
    const at = Number(row.getAttribute('r') ?? rows.length + 1) - 1
    if (at > LAST_ROW) break
    while (rows.length < at) rows.push([])
    rows[at] = cellsOf(row, shared)
  }
  return rows
}

const LAST_ROW = 10_000
const LAST_COLUMN = 100

function partsOf(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const isRead = name === SHEET || name === STRINGS
        if (isRead && originalSize > LARGEST_PART) throw new NotASheet('too large')
        return isRead
      },
    })
  } catch (error) {
    throw error instanceof NotASheet ? error : new NotASheet('no archive')
  }
}

function parsed(part: Uint8Array): Document {
  const document = new DOMParser().parseFromString(strFromU8(part), 'application/xml')
  if (document.querySelector('parsererror')) throw new NotASheet('no XML')
  return document
}

const childrenOf = (of: Document | Element, name: string): Element[] => [
  ...of.getElementsByTagNameNS('*', name),
]

/** All runs of a text, without how they are read aloud. */
const textIn = (of: Element): string =>
  childrenOf(of, 't')
    .filter(({ parentElement }) => parentElement?.localName !== 'rPh')
    .map(({ textContent }) => textContent ?? '')
    .join('')

function cellsOf(row: Element, shared: readonly string[]): string[] {
  const cells: string[] = []
  for (const cell of childrenOf(row, 'c')) {
    const at = placeOf(cell.getAttribute('r')) ?? cells.length
    if (at > LAST_COLUMN) break
    while (cells.length < at) cells.push('')
    const [value] = childrenOf(cell, 'v')
    const text = value?.textContent ?? ''
    const kind = cell.getAttribute('t')
    cells[at] = kind === 'inlineStr' ? textIn(cell) : kind === 's' ? (shared[Number(text)] ?? '') : text
  }
  return cells
}

/** Of 'C7' the third place: 2. */
function placeOf(name: string | null): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(name ?? '')?.[0]
  if (!letters) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** A workbook of one sheet, every cell a text. */
export function writeXlsx(rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
  const sheet = rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')
  const widths = (rows[0] ?? []).map(
    (_, at) => `<col min="${at + 1}" max="${at + 1}" width="26" customWidth="1"/>`,
  )
  return zipSync({
    '[Content_Types].xml': xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/${SHEET}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ),
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    [SHEET]: xml(
      `<worksheet xmlns="${MAIN}"><cols>${widths.join('')}</cols><sheetData>${sheet}</sheetData></worksheet>`,
    ),
  })
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const xml = (content: string): Uint8Array =>
  strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${content}`)

const relation = (type: string, target: string): Uint8Array =>
  xml(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/${type}" Target="${target}"/></Relationships>`,
  )

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
