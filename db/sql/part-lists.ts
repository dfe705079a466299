/** A part of a list that an index holds in the list's order: the rows of a unit, of a group, of one person. */
export interface Part {
  /** The part, without its order and limit. */
  select: string
  /** The list's order, by the names that `select` knows. */
  order: string
  /** FROM clause of as many such parts, taken alike: the units, the groups. */
  each?: string
  /** What several parts ask alike, gathered once: of WITH, the name and its SQL. */
  gathered?: string
}

/** So many parts may be named in a statement, which is planned with each of them; of more, `each` takes one after the other. */
export const FEW_PARTS = 30

/** Where several parts may hold the same row. */
export type Overlap = 'apart' | 'overlapping'

function rowsOf({ select, order, each }: Part, limit: number, ordered = true): string {
  const first = `${select}${ordered ? ` ORDER BY ${order}` : ''} LIMIT ${limit}`
  return each ? `(SELECT part.* FROM ${each} CROSS JOIN LATERAL (${first}) part)` : `(${first})`
}

/** SQL: the first rows of the list, where of no part more is read than that. `order`: by the columns that parts select. */
export function firstOfParts(
  parts: readonly Part[],
  order: string,
  limit: number,
  overlap: Overlap = 'apart',
): string {
  const first = parts.map((part) => rowsOf(part, limit)).join(UNION[overlap])
  return `${gatheredBy(parts)}SELECT * FROM (${first}) first ORDER BY ${order} LIMIT ${limit}`
}

/**
 * The parts as one, read in the order of them all and no further than a page needs: not each of them for a page of its own.
 * `order`: by the columns that parts select.
 */
export function readAsOne(parts: readonly Part[], order: string): Part {
  // Each in its order, or the planner sorts them all.
  const each = parts.map(({ select, order: own }) => `(${select} ORDER BY ${own})`)
  return { select: `SELECT * FROM (${each.join(' UNION ALL ')}) part`, order }
}

/**
 * SQL: rows of the parts up to that number, whichever are found first. `ordered`: in the order of the list, so that its
 * index is read, and no further than to that number.
 */
export function someOfParts(
  parts: readonly Part[],
  limit: number,
  overlap: Overlap = 'apart',
  ordered: 'ordered' | 'as found' = 'as found',
): string {
  if (parts.length === 0) return 'SELECT NULL::text AS id WHERE false'
  const some = parts.map((part) => {
    const rows = rowsOf(part, limit, ordered === 'ordered')
    return part.each ? `(SELECT * FROM ${rows} part LIMIT ${limit})` : rows
  })
  return `${gatheredBy(parts)}SELECT * FROM (${some.join(UNION[overlap])}) part LIMIT ${limit}`
}

function gatheredBy(parts: readonly Part[]): string {
  const once = new Set(parts.flatMap(({ gathered }) => gathered ?? []))
  return once.size > 0 ? `WITH ${[...once].join(', ')} ` : ''
}

const UNION: Record<Overlap, string> = { apart: ' UNION ALL ', overlapping: ' UNION ' }
