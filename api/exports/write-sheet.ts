import { writeCsvStream } from 'hucre/csv'
import { writeXlsxStream } from 'hucre/xlsx'
import type { Language } from '../words/language.js'
import type { Column, Sheet } from './sheet.js'

export const FORMATS = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const
export type Format = keyof typeof FORMATS

/** What is to be said below the rows, in the first column: that there are more. */
export interface Written<Item> {
  sheet: Sheet<Item>
  language: Language
  rows: AsyncIterable<Item | { note: string }>
}

/** The table as bytes, made while its rows are read: of no more than some rows at a time anything is kept. */
export const WRITERS: {
  readonly [F in Format]: <Item extends object>(written: Written<Item>) => ReadableStream<Uint8Array>
} = {
  xlsx: ({ sheet, language, rows }) =>
    writeXlsxStream(
      cells(
        rows,
        ({ note }) => [note],
        (item) => sheet.columns.map((column) => cellOf(column, item, language)),
      ),
      {
        name: nameOfTab(sheet.title[language]),
        freezePane: { rows: 1 },
        columns: sheet.columns.map(({ heading, type }) => ({
          header: heading[language],
          width: WIDTHS[type],
          ...(type in DATE_FORMATS && { numFmt: DATE_FORMATS[type as keyof typeof DATE_FORMATS] }),
        })),
      },
    ),
  csv: ({ sheet, language, rows }) =>
    writeCsvStream(
      headed(
        sheet.columns.map(({ heading }) => heading[language]),
        cells(
          rows,
          ({ note }) => [note],
          (item) => sheet.columns.map((column) => plain(cellOf(column, item, language), column)),
        ),
      ),
      { bom: true },
    ),
}

const WIDTHS = { text: 32, number: 10, day: 12, moment: 17 } as const
const DATE_FORMATS = { day: 'dd/mm/yyyy', moment: 'dd/mm/yyyy hh:mm' } as const

type Value = string | number | Date | null

async function* cells<Item extends object, Cells>(
  rows: AsyncIterable<Item | { note: string }>,
  noted: (note: { note: string }) => Cells,
  shown: (item: Item) => Cells,
): AsyncGenerator<Cells> {
  for await (const row of rows) yield isNote(row) ? noted(row) : shown(row)
}

/** No item of a list is a note and nothing else. */
const isNote = (row: object): row is { note: string } => 'note' in row && Object.keys(row).length === 1

async function* headed<Row>(head: Row, rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  yield head
  yield* rows
}

const VIETNAM_MS = 7 * 3_600_000

/** Days and moments are dates by the clock of Việt Nam, which is seven hours ahead at all times. */
function cellOf<Item>(column: Column<Item>, item: Item, language: Language): Value {
  const told = column.cell(item, language)
  if (told === null || told === undefined) return null
  if (column.type === 'day') return new Date(`${told}T00:00:00Z`)
  if (column.type === 'moment') return new Date(Date.parse(String(told)) + VIETNAM_MS)
  return told
}

/** As CSV has it: dates as every spreadsheet reads them, and a text that begins like a formula as a text. */
function plain(value: Value, { type }: Pick<Column<never>, 'type'>): string | number | null {
  if (value instanceof Date)
    return value
      .toISOString()
      .slice(0, type === 'day' ? 10 : 16)
      .replace('T', ' ')
  return typeof value === 'string' && FORMULA.test(value) ? `'${value}` : value
}

/** What a spreadsheet may take for a formula, also where it is written in full width. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** Of what a tab of a workbook is called: 31 characters at most, none of these. */
const nameOfTab = (title: string): string => title.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31)
