import { z } from 'zod'
import { COUNT_CAP } from '../../db/sql/counted-list.js'
import { isIsoDate } from '../../domain/deadlines/dates.js'
import { MOST_ROWS } from '../exports/send-export.js'
import { fieldError } from '../problems/field-errors.js'
import { invalidInput } from '../problems/problem.js'
import { storable, stringUpTo, wholeNumber } from './fields.js'

export const DEFAULT_LIMIT = 50
const LARGEST_LIMIT = 200

/** The query parameters of every list. */
export const pageQuery = {
  limit: wholeNumber(1, LARGEST_LIMIT)
    .optional()
    .meta({ description: `1–${LARGEST_LIMIT}, ${DEFAULT_LIMIT} by default` }),
  cursor: z.string().max(500).optional().meta({ description: '`nextCursor` of the page before' }),
  format: z
    .enum(['xlsx', 'csv'])
    .optional()
    .meta({
      description: `The list as a file instead of a page: from its first row, up to ${MOST_ROWS}, whatever \`limit\` and \`cursor\``,
    }),
}

/** A page of a list: counted after the caller's rights, up to 1,000, and no further than is quick. */
export function pageOf<S extends z.ZodType>(item: S) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.int().meta({ description: 'At most 1000' }),
    totalCapped: z.boolean().meta({ description: 'There are more than were counted, or may be' }),
  })
}

export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
  total: number
  totalCapped: boolean
}

/** What a query file answers: up to limit + 1 rows, and a count that stopped at 1,001. */
export interface Rows<Row> {
  rows: Row[]
  counted: number
  /** The count stopped before it had looked at all: there may be more. */
  isMore?: boolean
}

/** Of what is read whole, because there is never much of it, the rows of a page: in the order of their positions. */
export function rowsAfter<Row, Position extends Record<string, string | number>>(
  all: readonly Row[],
  at: (row: Row) => Position,
  { after, limit }: { after: Position | undefined; limit: number },
): Rows<Row> {
  const rows = all
    .filter((row) => after === undefined || comparePositions(at(row), after) > 0)
    .sort((a, b) => comparePositions(at(a), at(b)))
  return { rows: rows.slice(0, limit + 1), counted: all.length }
}

/** Text by code unit: the same order on every server. */
function comparePositions<Position extends Record<string, string | number>>(
  a: Position,
  b: Position,
): number {
  const differs = Object.keys(a).find((name) => a[name] !== b[name])
  if (differs === undefined) return 0
  return (a[differs] ?? '') < (b[differs] ?? '') ? -1 : 1
}

/** A position in a list, opaque to clients. `of` names the list and its order, so that no other list takes it. */
export function encodeCursor(of: string, position: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify([of, ...position])).toString('base64url')
}

/**
 * The position in a cursor, or undefined without one.
 * @throws Problem invalid-input at `cursor` when it was not made for this list.
 */
export function decodeCursor<P extends readonly z.ZodType[]>(
  of: string,
  parts: P,
  cursor: string | undefined,
): { [I in keyof P]: z.output<P[I]> } | undefined {
  if (cursor === undefined) return undefined
  const [name, ...position] = parsedArray(cursor)
  const results = parts.map((part, index) => part.safeParse(position[index]))
  if (name !== of || position.length !== parts.length || results.some(({ success }) => !success)) {
    throw invalidInput(fieldError('cursor', 'bad-cursor'))
  }
  // Each part was parsed by the schema of its place.
  return results.map(({ data }) => data) as { [I in keyof P]: z.output<P[I]> }
}

function parsedArray(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(parsed) ? parsed : []
  } catch {
    return []
  }
}

/** The page that limit + 1 rows make. */
export function page<Row, Item>(
  { rows, counted, isMore = false }: Rows<Row>,
  limit: number,
  show: (row: Row) => Item,
  cursorAfter: (row: Row) => string,
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(show),
    nextCursor: rows.length > limit && last !== undefined ? cursorAfter(last) : null,
    total: Math.min(counted, COUNT_CAP),
    totalCapped: isMore || counted > COUNT_CAP,
  }
}

/** Cursor part schemas, of what the database can compare: an id or a name, a moment, a day, a number, a year. */
export const cursorText = stringUpTo(300).refine(storable)
/** `toISOString` writes no longer one; PostgreSQL has no year 0. */
export const cursorMoment = stringUpTo(30)
  .pipe(z.iso.datetime())
  .refine((moment) => moment >= '0001')
export const cursorDay = z.string().refine(isIsoDate)
export const LARGEST_INTEGER = 2_147_483_647
export const cursorNumber = z.int().min(-LARGEST_INTEGER).max(LARGEST_INTEGER)
export const cursorYear = z.int().min(1).max(9999)
