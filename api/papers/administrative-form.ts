import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  LineRuleType,
  PageOrientation,
  TableLayoutType,
  VerticalAlign,
  WidthType,
} from 'docx'
import { printable } from '../../domain/text-characters.js'
import type { IsoDate } from '../../domain/vocabulary.js'
import { withFixedDates } from './fixed-dates.js'
import { madeOfParts } from './paper-thread.js'
import { Paragraph, type RowLook, Table, TableCell, TableRow, TextRow, TextRun } from './parts.js'

/**
 * Who issues a paper, and so in which form: of the Party (Regulation 399-QĐ/TW, Guidance 05-HD/VPTW) or of the State
 * (Decree 30/2020/NĐ-CP).
 */
export interface Letterhead {
  form: 'party' | 'state'
  /** The organisation above the one that issues: 'TỈNH ỦY LÂM ĐỒNG'. */
  superior?: string
  /** 'BAN TỔ CHỨC' */
  organisation: string
  /** Where it is issued, before the date: 'Lâm Đồng'. */
  place: string
}

/** A4 in twentieths of a point; margins that both forms allow: 20 mm, 30 mm on the left, 15 mm on the right. */
const PAGE = { width: 11_906, height: 16_838 }
const MARGIN = { top: 1_134, bottom: 1_134, left: 1_701, right: 850 }
export type Orientation = 'portrait' | 'landscape'
const TEXT_WIDTH: Readonly<Record<Orientation, number>> = {
  portrait: PAGE.width - MARGIN.left - MARGIN.right,
  landscape: PAGE.height - MARGIN.left - MARGIN.right,
}
const FONT = 'Times New Roman'
/** Half points. */
const SIZE = 28

/** 'ngày 05 tháng 8 năm 2026': below 10 a day has two digits, of the months only January and February. */
export function dateInWords(date: IsoDate): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`
}

/** A date that is written by hand when the paper is signed. */
const DATE_TO_WRITE = 'ngày … tháng … năm ……'

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

export interface Style
  extends Pick<IParagraphOptions, 'spacing' | 'indent' | 'keepNext' | 'keepLines' | 'pageBreakBefore'> {
  bold?: boolean
  italics?: boolean
  underline?: boolean
  size?: number
  align?: 'LEFT' | 'CENTER' | 'BOTH'
}

/** Between 18 and 19 points (Guidance 05-HD/VPTW), no less than 15 (Decree 30/2020/NĐ-CP, annex I). */
const EXACTLY_18_POINTS = { line: 360, lineRule: LineRuleType.EXACT } as const

/** A paragraph of the body: justified, first line indented. */
export function body(text: string, style: Style = {}): Paragraph {
  return line(text, {
    spacing: { before: 60, after: 60, ...EXACTLY_18_POINTS },
    indent: { firstLine: 567 },
    ...style,
  })
}

/** The same of which the beginning is bold: 'Điều 1.' */
export function article(beginning: string, text: string, { keepNext = false } = {}): Paragraph {
  return new Paragraph({
    ...{ alignment: AlignmentType.BOTH, keepNext, indent: { firstLine: 567 } },
    spacing: { before: 60, after: 60, ...EXACTLY_18_POINTS },
    children: [
      new TextRun({ text: `${printable(beginning)} `, bold: true }),
      new TextRun({ text: printable(text) }),
    ],
  })
}

export function heading(text: string): Paragraph {
  return line(text, { bold: true, align: 'LEFT', keepNext: true, spacing: { before: 160, after: 60 } })
}

/** The two columns every paper begins with: who issues it with its number, and the motto with place and date. */
export function letterheadOf(
  head: Letterhead,
  number: string,
  on: IsoDate | undefined,
  { orientation = 'portrait', about }: { orientation?: Orientation; about?: string } = {},
): Table {
  const centred = (text: string, style: Style = {}) => line(text, { align: 'CENTER', size: 26, ...style })
  const issuer = [
    ...(head.superior ? [centred(upper(head.superior), { size: 26 })] : []),
    centred(upper(head.organisation), { bold: true }),
    centred(head.form === 'party' ? '*' : '―――――'),
    centred(head.form === 'party' ? `Số ${number}` : `Số: ${number}`),
    // Of a letter, which has no kind, what it is about.
    ...(about === undefined ? [] : [letterAbout(about, head.form)]),
  ]
  const motto =
    head.form === 'party'
      ? [centred('ĐẢNG CỘNG SẢN VIỆT NAM', { bold: true, underline: true, size: 28 })]
      : [
          // On one line, as its form has it.
          centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 24 }),
          centred('Độc lập - Tự do - Hạnh phúc', { bold: true, underline: true, size: 28 }),
        ]
  const placeAndDate = centred(`${head.place}, ${on ? dateInWords(on) : DATE_TO_WRITE}`, {
    italics: true,
    spacing: { before: 160 },
  })
  return columns([issuer, [...motto, placeAndDate]], [42, 58], orientation)
}

const letterAbout = (about: string, form: Letterhead['form']): Paragraph =>
  form === 'party'
    ? line(about, { italics: true, align: 'CENTER', size: 24 })
    : line(`V/v ${about}`, { align: 'CENTER', size: 24 })

/** What kind of paper it is, and what it is about, with the line that its form has below. */
export function kindAndAbstract(
  kind: string,
  abstract: string,
  form: Letterhead['form'],
  after?: string,
): Paragraph[] {
  const centred = (text: string, style: Style = {}) =>
    line(text, { bold: true, align: 'CENTER', keepNext: true, ...style })
  return [
    centred(upper(kind), { size: 32, spacing: { before: 360 } }),
    centred(abstract),
    ...(after === undefined ? [] : [centred(after)]),
    centred(form === 'party' ? '-----' : '―――――――', { bold: false, spacing: { after: 200 } }),
  ]
}

/** Who signs: in whose name, as what, and the name, which is left to be written where it is not known. */
export interface Signature {
  /** 'T/M BAN THƯỜNG VỤ'; absent where whoever signs does so in their own power. */
  power?: string
  /** 'BÍ THƯ' */
  title?: string
  name?: string
}

/** To the left whom a paper is sent to, to the right who signs it, as its form has both. Never alone on a page. */
export function closingOf(
  form: Letterhead['form'],
  recipients: readonly string[],
  { power, title, name }: Signature,
  orientation: Orientation = 'portrait',
): Table {
  const small = (text: string, style: Style = {}) => line(text, { align: 'LEFT', size: 22, ...style })
  const signed = (text: string, bold: boolean) => line(text, { bold, align: 'CENTER', keepNext: true })
  return columns(
    [
      [
        small('Nơi nhận:', form === 'party' ? { underline: true } : { bold: true, italics: true }),
        ...recipients.map((each) => small(`- ${each}${form === 'party' ? ',' : ';'}`)),
        small(KEPT[form]),
      ],
      [
        ...(power ? [signed(upper(power), true)] : []),
        // Of the Party's papers the title under the power is not bold.
        ...(title ? [signed(upper(title), form === 'state' || !power)] : []),
        ...[1, 2, 3, 4].map(() => line('', { keepNext: true })),
        line(name ?? '', { bold: true, align: 'CENTER' }),
      ],
    ],
    [45, 55],
    orientation,
  )
}

/** The last line of the recipients: where the paper is kept. */
const KEPT: Readonly<Record<Letterhead['form'], string>> = {
  party: '- Lưu hồ sơ.',
  state: '- Lưu: VT, TCCB.',
}

/** The end of a paper's text, as its form has it. */
export const endOfText = (form: Letterhead['form']): string => (form === 'party' ? '.' : './.')

/** Signatures side by side; each its title, room to sign, and the name. */
export function signatures(signers: readonly { title: string; name?: string }[]): Table {
  const column = ({ title, name = '' }: (typeof signers)[number]) => [
    line(title, { bold: true, align: 'CENTER', keepNext: true }),
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
export function columns(
  cells: readonly Paragraph[][],
  shares: readonly number[],
  orientation: Orientation = 'portrait',
): Table {
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
    width: { size: TEXT_WIDTH[orientation], type: WidthType.DXA },
    columnWidths: shares.map((percent) => share(percent, orientation)),
    borders,
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map((children, i) => cell(children, share(shares[i] ?? 0, orientation))),
      }),
    ],
  })
}

/** A ruled table: the first row is the heading and is repeated on each page. */
export function grid(
  rows: readonly (readonly string[])[],
  shares: readonly number[],
  { orientation = 'portrait', size = 26 }: { orientation?: Orientation; size?: number } = {},
): Table {
  const widths = shares.map((percent) => share(percent, orientation))
  const looks = looksOfGrid(widths, size)
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH[orientation], type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.map((texts, row) => {
      // The last row stays with what follows: no signature stands alone on a page.
      const look = row === 0 ? looks.head : row === rows.length - 1 ? looks.last : looks.between
      return new TextRow(texts.map(printable), look)
    }),
  })
}

function looksOfGrid(widths: readonly number[], size: number): Record<'head' | 'between' | 'last', RowLook> {
  const look = (isHead: boolean, keepNext: boolean): RowLook => ({
    row: { cantSplit: true, tableHeader: isHead },
    cells: widths.map(cellOfWidth),
    paragraph: { keepNext, alignment: AlignmentType[isHead ? 'CENTER' : 'LEFT'] },
    run: { bold: isHead, size },
  })
  return { head: look(true, true), between: look(false, false), last: look(false, true) }
}

const cell = (children: Paragraph[], width: number): TableCell =>
  new TableCell({ children, ...cellOfWidth(width) })

const cellOfWidth = (width: number) => ({
  width: { size: width, type: WidthType.DXA },
  verticalAlign: VerticalAlign.TOP,
  margins: { top: 40, bottom: 40, left: 80, right: 80 },
})

function share(percent: number, orientation: Orientation): number {
  return Math.round((TEXT_WIDTH[orientation] * percent) / 100)
}

export function upper(text: string): string {
  return text.normalize('NFC').toLocaleUpperCase('vi')
}

/**
 * The bytes of a DOCX. The same content gives the same bytes: its properties carry the paper's date instead of the
 * moment it was made, so that two copies can be compared by their SHA-256.
 */
export async function docx(
  title: string,
  on: IsoDate,
  children: (Paragraph | Table)[],
  { orientation = 'portrait', isNumbered = true }: { orientation?: Orientation; isNumbered?: boolean } = {},
): Promise<Buffer> {
  const size = {
    ...PAGE,
    orientation: PageOrientation[orientation === 'portrait' ? 'PORTRAIT' : 'LANDSCAPE'],
  }
  const file = await madeOfParts({
    children,
    styles: { default: { document: { run: { font: FONT, size: SIZE, language: { value: 'vi-VN' } } } } },
    page: { size, margin: MARGIN },
    // Numbered from the second page on (Guidance 05-HD/VPTW, Decree 30/2020/NĐ-CP).
    isNumbered,
    properties: coreProperties(title, on),
  })
  return withFixedDates(file)
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
