import type pg from 'pg'
import { COUNT_UP_TO } from '../sql/counted-list.js'
import { firstOfParts, someOfParts } from '../sql/part-lists.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { orderOf, partsOf, type TaskListing } from './inbox-parts.js'
import { lookThroughInbox } from './inbox-search.js'
import { TASK, TASK_OF_CASE, type TaskRow, TOLD_IN_PERSON } from './tasks.js'

/** Pages are read in these sizes, so that few statements are prepared and their plans know how little is wanted. */
const SIZES = [25, 50, 100, 200]

/**
 * The inbox: open tasks by due date, done ones by when they were done, the latest first; more than `limit` where there
 * are more. Each group is read in the order of its index, so an inbox of 10,000 tasks costs what one of 100 does.
 */
export async function listTasks(
  pool: pg.Pool,
  listing: TaskListing,
): Promise<{ rows: TaskRow[]; counted: number; isMore?: boolean }> {
  if (listing.sort || Object.keys(listing.filter ?? {}).length > 0) return lookThroughInbox(pool, listing)
  const [rows, counted] = await Promise.all([findRows(pool, listing), countRows(pool, listing)])
  return { rows, counted }
}

/** How many there are, as the list counts them; `isMore`: more than were looked at. */
export async function countTasks(
  pool: pg.Pool,
  listing: Omit<TaskListing, 'after' | 'limit'>,
): Promise<{ counted: number; isMore?: boolean }> {
  const { filter = {}, ...asked } = listing
  if (Object.keys(filter).length > 0) return lookThroughInbox(pool, { ...listing, limit: 0 })
  return { counted: await countRows(pool, { ...asked, limit: 0 }) }
}

async function findRows(pool: pg.Pool, listing: TaskListing): Promise<TaskRow[]> {
  const { status, whose, after } = listing
  const sql = new SqlParameters()
  const order = orderOf(listing)
  const size = SIZES.find((least) => least >= listing.limit) ?? listing.limit
  const places = positions(sql, listing)
  const parts = partsOf(sql, listing).flatMap(({ select, ...part }) =>
    places.map((place) => ({ ...part, select: `${select} AND ${place}` })),
  )
  const first = firstOfParts(parts, order.replaceAll('t.', ''), size + 1)
  const { rows } = await pool.query<TaskRow>({
    name: [
      ...['tasks', status, whose, size, after ? (after.place === null ? 'undated' : 'after') : 'first'],
      ...(listing.overdueAt ? ['overdue'] : []),
    ].join('-'),
    text: `SELECT ${TASK}, ${TOLD_IN_PERSON} FROM (${first}) t ${TASK_OF_CASE} ORDER BY ${order}`,
    values: sql.values,
  })
  return rows
}

async function countRows(pool: pg.Pool, listing: TaskListing): Promise<number> {
  const { status, whose } = listing
  const sql = new SqlParameters()
  const some = someOfParts(partsOf(sql, listing), COUNT_UP_TO, 'apart', 'ordered')
  const { rows } = await pool.query<{ counted: number }>({
    name: ['count-tasks', status, whose, ...(listing.overdueAt ? ['overdue'] : [])].join('-'),
    text: `SELECT count(*)::integer AS counted FROM (${some}) t`,
    values: sql.values,
  })
  return rows[0]?.counted ?? 0
}

/** After the last row seen. Open tasks without a due date stand behind those with one, read apart from them. */
function positions(sql: SqlParameters, { status, after }: TaskListing): string[] {
  if (status === 'done') {
    if (!after) return ['true']
    const at = sql.add(after.place, 'timestamptz')
    return [`t.closed_at <= ${at} AND (t.closed_at < ${at} OR t.id > ${sql.add(after.id, 'text')})`]
  }
  if (!after) return ['t.overdue_at IS NOT NULL', 't.overdue_at IS NULL']
  const { place: due, id } = after
  if (due === null) return [`t.overdue_at IS NULL AND t.id > ${sql.add(id, 'text')}`]
  return [
    `(t.overdue_at, t.id) > (${sql.add(due, 'timestamptz')}, ${sql.add(id, 'text')})`,
    't.overdue_at IS NULL',
  ]
}
