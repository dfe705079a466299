import type pg from 'pg'

/** Counting stops here: nobody needs to know whether there are 1,000,000 or 1,000,001. */
export const COUNT_CAP = 1000
/** Rows that a count reads at most: one more tells that there are more. */
export const COUNT_UP_TO = COUNT_CAP + 1

/** One page of a list, as SQL. The parameters are `values`, then those of the place after which to go on. */
interface CountedList {
  columns: string
  /** FROM and WHERE: what is counted. */
  found: string
  values: readonly unknown[]
  /** The condition that a row stands after the place; true where there is none. */
  after: string
  place: readonly unknown[]
  order: string
  limit: number
}

/** Up to limit + 1 rows in the order, and how many are found in all, counted up to 1,001. */
export async function listCounted<Row extends pg.QueryResultRow>(
  client: pg.Pool | pg.ClientBase,
  { columns, found, values, after, place, order, limit }: CountedList,
): Promise<{ rows: Row[]; counted: number }> {
  const asked = [...values, ...place, limit + 1]
  const { rows } = await client.query<Row>(
    `SELECT ${columns} ${found} AND ${after} ORDER BY ${order} LIMIT $${asked.length}`,
    asked,
  )
  const counted = await client.query<{ counted: number }>(
    `SELECT count(*)::integer AS counted FROM (SELECT 1 ${found} LIMIT ${COUNT_UP_TO}) f`,
    [...values],
  )
  return { rows, counted: counted.rows[0]?.counted ?? 0 }
}
