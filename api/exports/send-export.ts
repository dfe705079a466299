import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { IsoDate } from '../../domain/vocabulary.js'
import type { Language } from '../words/language.js'
import type { Sheet } from './sheet.js'
import { FORMATS, type Format, WRITERS } from './write-sheet.js'

/** So many rows one export has at most. */
export const MOST_ROWS = 10_000
/** Rows that are read, put on record and written at a time. */
export const ROWS_AT_A_TIME = 500
/** Says how many rows the file has at most. */
export const LIMIT_HEADER = 'Export-Limit'

/** Some rows of the list, and how the next are read; nothing where there are no more. */
export interface Rows<Item> {
  items: readonly Item[]
  next: (() => Promise<Rows<Item> | 'rights-changed'>) | undefined
}

interface Export<Item> {
  format: Format
  sheet: Sheet<Item>
  language: Language
  /** What the list is called in the name of the file. */
  name: string
  today: IsoDate
  /** Read before anything is sent, so that what is refused is refused as ever. */
  first: Rows<Item>
}

/** Sends a list as a table: in its order, with its filters, up to so many rows, while it is read. */
export async function sendExport<Item extends object>(
  response: Response,
  { format, sheet, language, name, today, first }: Export<Item>,
): Promise<void> {
  response
    .attachment(`${name}-${today}.${format}`)
    .set({ [LIMIT_HEADER]: String(MOST_ROWS), 'X-Content-Type-Options': 'nosniff' })
    .type(FORMATS[format])
  const table = WRITERS[format]({ sheet, language, rows: rowsOf(first, language) })
  try {
    await pipeline(Readable.fromWeb(table as Parameters<typeof Readable.fromWeb>[0]), response)
  } catch (error) {
    // Whoever asked went away in the middle.
    if (!isAbandoned(error)) throw error
  }
}

async function* rowsOf<Item>(first: Rows<Item>, language: Language): AsyncGenerator<Item | { note: string }> {
  let written = 0
  let rows: Rows<Item> | 'rights-changed' | undefined = first
  while (rows) {
    if (rows === 'rights-changed') {
      yield { note: RIGHTS_CHANGED[language] }
      return
    }
    const fitting: readonly Item[] = rows.items.slice(0, MOST_ROWS - written)
    yield* fitting
    written += fitting.length
    if (written === MOST_ROWS && (rows.next || fitting.length < rows.items.length)) {
      yield { note: CUT[language] }
      return
    }
    rows = await rows.next?.()
  }
}

const CUT: Readonly<Record<Language, string>> = {
  vi: `Tệp chỉ gồm ${MOST_ROWS.toLocaleString('vi-VN')} dòng đầu của danh sách: thu hẹp bộ lọc để xuất phần còn lại.`,
  en: `The file holds the first ${MOST_ROWS.toLocaleString('en-GB')} rows of the list alone: narrow the filters to export the others.`,
}

const RIGHTS_CHANGED: Readonly<Record<Language, string>> = {
  vi: 'Tệp dừng ở đây: quyền của người xuất đã thay đổi trong khi xuất.',
  en: 'The file ends here: the rights of whoever asked for it changed while it was written.',
}

const isAbandoned = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
