import {
  AlignmentType,
  BorderStyle,
  Document,
  type IParagraphOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { printable } from '../../domain/text-characters.js'
import type { IsoDate } from '../../domain/vocabulary.js'
import { withFixedDates } from './fixed-dates.js'

/** Who issues a paper. Party papers follow Guidance 36-HD/VPTW, those of the State Decree 30/2020/NĐ-CP. */
export interface Letterhead {
  form: 'party' | 'state'
  /** The organisation above the one that issues: 'TỈNH ỦY LÂM ĐỒNG'. */
  superior?: string
  /** 'BAN THƯỜNG VỤ' */
  organisation: string
  /** Where it is issued, before the date: 'Lâm Đồng'. */
  place: string
}

/** A4 in twentieths of a point, with the margins of Decree 30/2020: 20 mm, 30 mm on the left. */
const PAGE = { width: 11_906, height: 16_838 }
const MARGIN = { top: 1_134, bottom: 1_134, left: 1_701, right: 1_134 }
const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right
const FONT = 'Times New Roman'
/** Half points. */
const SIZE = 28

/** 'ngày 05 tháng 8 năm 2026': below 10 a day has two digits, of the months only January and February. */
export function dateInWords(date: IsoDate): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`
}

/** One line or paragraph of text; a line break of the text is one in the paragraph. */
export function line(text: string, options: Style = {}): Paragraph {
  const { bold, italics, underline, size, align, ...paragraph } = options
  const run = { bold, italics, size, underline: underline ? {} : undefined }
  return new Paragraph({
    ...paragraph,
    alignment: AlignmentType[align ?? 'BOTH'],
    children: printable(text)
      .split('\n')
      .map((part, index) => new TextRun({ text: part, ...run, ...(index > 0 && { break: 1 }) })),
  })
}

export interface Style extends Pick<IParagraphOptions, 'spacing' | 'indent' | 'keepNext'> {
  bold?: boolean
  italics?: boolean
  underline?: boolean
  size?: number
  align?: 'LEFT' | 'CENTER' | 'BOTH'
}

/** A paragraph of the body: justified, first line indented. */
export function body(text: string, style: Style = {}): Paragraph {
  return line(text, { spacing: { before: 60, after: 60, line: 320 }, indent: { firstLine: 567 }, ...style })
}

export function heading(text: string): Paragraph {
  return line(text, { bold: true, align: 'LEFT', keepNext: true, spacing: { before: 160, after: 60 } })
}

/** The two columns every paper begins with: who issues it with its number, and the motto with place and date. */
export function letterheadOf(head: Letterhead, number: string, on: IsoDate): Table {
  const centred = (text: string, style: Style = {}) => line(text, { align: 'CENTER', size: 26, ...style })
  const issuer = [
    ...(head.superior ? [centred(upper(head.superior), { size: 26 })] : []),
    centred(upper(head.organisation), { bold: true }),
    centred(head.form === 'party' ? '*' : '―――――'),
    centred(head.form === 'party' ? `Số ${number}` : `Số: ${number}`),
  ]
  const motto =
    head.form === 'party'
      ? [centred('ĐẢNG CỘNG SẢN VIỆT NAM', { bold: true, underline: true, size: 28 })]
      : [
          centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }),
          centred('Độc lập - Tự do - Hạnh phúc', { bold: true, underline: true, size: 28 }),
        ]
  const placeAndDate = centred(`${head.place}, ${dateInWords(on)}`, {
    italics: true,
    spacing: { before: 160 },
  })
  return columns([issuer, [...motto, placeAndDate]], [45, 55])
}

/** Signatures side by side; each a few lines of title, room to sign, and the name. */
export function signatures(signers: readonly { titles: readonly string[]; name: string }[]): Table {
  const column = ({ titles, name }: (typeof signers)[number]) => [
    ...titles.map((title) => line(title, { bold: true, align: 'CENTER', keepNext: true })),
    line('(ký, ghi rõ họ tên)', { italics: true, align: 'CENTER', size: 24, keepNext: true }),
    ...[1, 2, 3].map(() => line('', { keepNext: true })),
    line(name, { bold: true, align: 'CENTER' }),
  ]
  return columns(
    signers.map(column),
    signers.map(() => 100 / signers.length),
  )
}

/** A table without lines: `shares` of the text's width, in percent. */
export function columns(cells: readonly Paragraph[][], shares: readonly number[]): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const borders = {
    top: none,
    bottom: none,
    left: none,
    right: none,
    insideHorizontal: none,
    insideVertical: none,
  }
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: shares.map(share),
    borders,
    rows: [
      new TableRow({ cantSplit: true, children: cells.map((children, i) => cell(children, shares[i] ?? 0)) }),
    ],
  })
}

/** A ruled table: the first row is the heading and is repeated on each page. */
export function grid(rows: readonly (readonly string[])[], shares: readonly number[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: shares.map(share),
    rows: rows.map(
      (texts, row) =>
        new TableRow({
          cantSplit: true,
          tableHeader: row === 0,
          children: texts.map((text, i) =>
            cell(
              [line(text, { bold: row === 0, align: row === 0 ? 'CENTER' : 'LEFT', size: 26 })],
              shares[i] ?? 0,
            ),
          ),
        }),
    ),
  })
}

function cell(children: Paragraph[], percent: number): TableCell {
  return new TableCell({
    children,
    width: { size: share(percent), type: WidthType.DXA },
    verticalAlign: VerticalAlign.TOP,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
  })
}

function share(percent: number): number {
  return Math.round((TEXT_WIDTH * percent) / 100)
}

function upper(text: string): string {
  return text.normalize('NFC').toLocaleUpperCase('vi')
}

/**
 * The bytes of a DOCX. The same content gives the same bytes: its properties carry the paper's date instead of the
 * moment it was made, so that two copies can be compared by their SHA-256.
 */
export async function docx(title: string, on: IsoDate, children: (Paragraph | Table)[]): Promise<Buffer> {
  const document = new Document({
    styles: { default: { document: { run: { font: FONT, size: SIZE, language: { value: 'vi-VN' } } } } },
    sections: [{ properties: { page: { size: PAGE, margin: MARGIN } }, children }],
  })
  const properties = { path: 'docProps/core.xml', data: coreProperties(title, on) }
  return withFixedDates(await Packer.toBuffer(document, undefined, [properties]))
}

function coreProperties(title: string, on: IsoDate): string {
  const escaped = printable(title).replace(/[&<>]/g, (sign) =>
    sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;',
  )
  const moment = `${on}T00:00:00Z`
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped}</dc:title><dc:language>vi-VN</dc:language>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified>` +
    '</cp:coreProperties>'
  )
}
