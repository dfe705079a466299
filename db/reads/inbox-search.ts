import type pg from 'pg'
import { keptStatement } from '../sql/kept-statement.js'
import { firstOfParts } from '../sql/part-lists.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { casesOfSome, findNamed, isNamed, isNothing, looksUp, type Named } from './case-search.js'
import { orderOf, partsOf, type TaskListing } from './inbox-parts.js'
import { TASK, TASK_OF_CASE, type TaskRow, TOLD_IN_PERSON } from './tasks.js'

/**
 * So many tasks of an inbox, those first that are due first or were done last, are looked at where something is asked of them:
 * of open ones their index holds what is asked; of done ones each row is read; the candidates of a name that many have are looked
 * up task by task.
 */
const LOOKED_AT = { open: 2_000, done: 2_000, lookedUp: 1_000 }
/** The cases of so few posts are gathered. */
const FEW_POSTS = 8

type Found = { rows: TaskRow[]; counted: number; isMore: boolean }

/**
 * Of the first so many tasks of the inbox those that the filter leaves, in the order asked for; that there are more than were
 * looked at is said.
 */
export async function lookThroughInbox(pool: pg.Pool, listing: TaskListing): Promise<Found> {
  const { filter = {}, limit, status, sort } = listing
  const named = filter.search === undefined ? undefined : await findNamed(pool, filter.search)
  if (named && isNothing(named)) return { rows: [], counted: 0, isMore: false }
  const most = named && !isGathered(named) ? LOOKED_AT.lookedUp : LOOKED_AT[status]
  const sql = new SqlParameters()
  const place = status === 'open' ? 't.overdue_at' : 't.closed_at'
  const columns = `t.id, t.case_id, t.kind, t.unit_id, t.opened_at, ${place}`
  const looked = firstOfParts(partsOf(sql, listing, columns), orderOf(listing).replaceAll('t.', ''), most + 1)
  const isFound = conditionsOf(sql, listing, named).join(' AND ') || 'true'
  const numbered =
    sort === 'number'
      ? { column: ', c.number', from: `looked t ${TASK_OF_CASE}` }
      : { column: '', from: 'looked t' }
  const found = `SELECT t.*${numbered.column} FROM ${numbered.from} WHERE ${isFound}`
  const { order, after } = orderOfFound(sql, listing)
  const text = `WITH looked AS MATERIALIZED (${looked}), found AS MATERIALIZED (${found}),
       page AS (SELECT t.id FROM found t WHERE ${after} ORDER BY ${order} LIMIT ${limit + 1})
     SELECT ${TASK}, ${TOLD_IN_PERSON}, counts.* FROM (
       SELECT (SELECT count(*)::integer FROM found) AS counted, (SELECT count(*)::integer FROM looked) AS looked
     ) counts LEFT JOIN (page JOIN tasks t ON t.id = page.id ${TASK_OF_CASE}) ON true ORDER BY ${sort === 'number' ? 'c.number, t.id' : order}`
  const { rows } = await pool.query<TaskRow & { counted: number; looked: number }>(
    keptStatement(text, sql.values),
  )
  const [first] = rows
  return {
    rows: rows.filter(({ id }) => id !== null).map(({ counted: _, looked: __, ...row }) => row),
    counted: first?.counted ?? 0,
    isMore: (first?.looked ?? 0) > most,
  }
}

/** Are the cases of the name so few that they are gathered, rather than each task looked up? */
const isGathered = (named: Named): boolean => !looksUp(named) && named.posts.length <= FEW_POSTS

/** SQL: what is asked of a task `t`. */
function conditionsOf(
  sql: SqlParameters,
  { filter: { kind, units } = {}, status }: Pick<TaskListing, 'filter' | 'status'>,
  named: Named | undefined,
): string[] {
  return [
    ...(kind ? [`t.kind = ${sql.add(kind, 'text')}`] : []),
    ...(units ? [`t.unit_id = ANY (${sql.add(units, 'text[]')})`] : []),
    ...(named ? [isOfName(sql, named, status)] : []),
  ]
}

/** IS TRUE keeps the planner from joining the inbox with what is found. */
function isOfName(sql: SqlParameters, named: Named, status: TaskListing['status']): string {
  // A task is open in an open case only.
  const known = status === 'open' ? { isOpen: true } : {}
  if (isGathered(named)) return `(t.case_id IN (${casesOfSome(sql, named, known)})) IS TRUE`
  const post = '(SELECT post_id FROM cases WHERE id = t.case_id)'
  return isNamed(sql, named, known, { id: 't.case_id', post })
}

/** The order of what was found, and that a task stands behind the last one seen. */
function orderOfFound(sql: SqlParameters, listing: TaskListing): { order: string; after: string } {
  const { sort, status, after } = listing
  const place = placeOfFound({ sort, status })
  const isDown = !sort && status === 'done'
  const order = `${place}${isDown ? ' DESC' : ''}, t.id`
  if (!after) return { order, after: 'true' }
  const at = sql.add(after.place ?? 'infinity', sort === 'number' ? 'bigint' : 'timestamptz')
  const behind = `(${place} = ${at} AND t.id > ${sql.add(after.id, 'text')})`
  return { order, after: `(${place} ${isDown ? '<' : '>'} ${at} OR ${behind})` }
}

function placeOfFound({ sort, status }: Pick<TaskListing, 'sort' | 'status'>): string {
  if (sort) return { openedAt: 't.opened_at', number: 't.number' }[sort]
  return status === 'open' ? "coalesce(t.overdue_at, 'infinity')" : 't.closed_at'
}
