import type pg from 'pg'

/** What a table takes on disk. */
export interface TableSize {
  table: string
  rows: number
  /** With what is kept out of line. */
  bytes: number
  indexBytes: number
}

const AT_LEAST_BYTES = 4 * 2 ** 20

/** The large ones, the largest first. */
export async function tableSizes(pool: pg.Pool): Promise<TableSize[]> {
  const { rows } = await pool.query<TableSize>(
    `SELECT relname AS "table", reltuples::bigint AS rows, pg_table_size(oid) AS bytes, pg_indexes_size(oid) AS "indexBytes"
     FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_total_relation_size(oid) > $1
     ORDER BY pg_total_relation_size(oid) DESC`,
    [AT_LEAST_BYTES],
  )
  return rows
}
