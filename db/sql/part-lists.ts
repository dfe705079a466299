import { COUNT_UP_TO } from './counted-list.js'

/** A part of a list that an index holds in the list's order: the rows of a unit, of a group, of one person. */
export interface Part {
  /** FROM clause around a select of the part's rows; it may be one of many such parts, taken alike. */
  from: (select: string) => string
  where: string
}

/** What is listed part by part. */
interface Parted {
  /** The order names its columns by the alias. */
  table: string
  alias: string
  order: string
}

/** SQL of a FROM clause: the first rows of the list, where of no part more is read than that. */
export function firstOfParts(
  { table, alias, order }: Parted,
  parts: readonly Part[],
  limit: number | string,
): string {
  const first = parts.map(({ from, where }) => {
    const rows = `SELECT * FROM ${table} ${alias} WHERE ${where} ORDER BY ${order} LIMIT ${limit}`
    return `(SELECT ${alias}.* FROM ${from(rows)})`
  })
  return `(SELECT * FROM (${first.join(' UNION ALL ')}) ${alias} ORDER BY ${order} LIMIT ${limit}) ${alias}`
}

/** SQL: how many rows the parts have, up to `COUNT_UP_TO`. In an order they are read by the index of that order. */
export function countOfParts(
  { table, alias, order }: Omit<Parted, 'order'> & { order?: string },
  parts: readonly Part[],
): string {
  const counted = parts.map(({ from, where }) => {
    const rows = `SELECT 1 FROM ${table} ${alias} WHERE ${where}${order ? ` ORDER BY ${order}` : ''} LIMIT ${COUNT_UP_TO}`
    return `(SELECT 1 FROM ${from(rows)} LIMIT ${COUNT_UP_TO})`
  })
  return `SELECT count(*) AS counted FROM (SELECT 1 FROM (${counted.join(' UNION ALL ')}) part LIMIT ${COUNT_UP_TO}) counted`
}
