import type pg from 'pg'
import { keptStatement } from './kept-statement.js'
import { firstOfParts, type Overlap, type Part, someOfParts } from './part-lists.js'
import type { SqlParameters } from './sql-parameters.js'

/** Counting stops here: nobody needs to know whether there are 1,000,000 or 1,000,001. */
export const COUNT_CAP = 1000
/** Rows that a count reads at most: one more tells that there are more. */
export const COUNT_UP_TO = COUNT_CAP + 1

/** One page of a list, as SQL. */
interface CountedList {
  /** Where `parts` and `after` put their values. */
  sql: SqlParameters
  /** What is counted, in parts that select the same columns, each ending in a condition. */
  parts: readonly Part[]
  overlap?: Overlap
  /** That a row of a part stands after the place, where there is one. */
  after: () => string | undefined
  /** The order of the list, by the columns that parts select. */
  order: string
  /** Of 0 no page is read: the rows are counted. */
  limit: number
  /** How rows are counted: in the order of the list where, as found, the planner would find them all before the first. */
  count?: 'ordered' | 'as found'
  /** What is shown of the rows of the page. */
  shown: (page: string) => string
}

/** Up to limit + 1 rows in the order, and how many are found in all, counted up to 1,001. */
export async function listCounted<Row extends pg.QueryResultRow>(
  client: pg.Pool | pg.ClientBase,
  { sql, parts, overlap, after, order, limit, count: how, shown }: CountedList,
): Promise<{ rows: Row[]; counted: number }> {
  const counting = [...sql.values]
  const count = someOfParts(parts, COUNT_UP_TO, overlap, how)
  const behind = after()
  const placed = behind
    ? parts.map(({ select, ...part }) => ({ ...part, select: `${select} AND ${behind}` }))
    : parts
  const page = firstOfParts(placed, order, limit + 1, overlap)
  const [{ rows }, counted] = await Promise.all([
    limit === 0 ? { rows: [] } : client.query<Row>(keptStatement(shown(page), sql.values)),
    client.query<{ counted: number }>(
      keptStatement(`SELECT count(*)::integer AS counted FROM (${count}) counted`, counting),
    ),
  ])
  return { rows, counted: counted.rows[0]?.counted ?? 0 }
}
