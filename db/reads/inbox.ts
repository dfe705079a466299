import type pg from 'pg'
import type { GroupId, PersonId, TaskId } from '../../domain/vocabulary.js'
import { countOfParts, firstOfParts, type Part } from '../sql/part-lists.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { TASK, TASK_OF_CASE, type TaskRow } from './tasks.js'

export interface TaskListing {
  personId: PersonId
  groups: GroupId[]
  /** me: given to the person or claimed by them; group: any member of a group of theirs may do it. */
  whose: 'me' | 'group' | 'both'
  status: 'open' | 'done'
  /** Due moment or time of closing, and id, of the last row seen. */
  after?: { place: string | null; id: TaskId } | undefined
  limit: number
}

/** Pages are read in these sizes, so that few statements are prepared and their plans know how little is wanted. */
const SIZES = [25, 50, 100, 200]

/**
 * The inbox: open tasks by due date, done ones by when they were done, the latest first; more than `limit` where there
 * are more. Each group is read in the order of its index, so an inbox of 10,000 tasks costs what one of 100 does.
 */
export async function listTasks(
  pool: pg.Pool,
  listing: TaskListing,
): Promise<{ rows: TaskRow[]; counted: number }> {
  const [rows, counted] = await Promise.all([findRows(pool, listing), countRows(pool, listing)])
  return { rows, counted }
}

/** The order is that of the index: read in it, counting stops at the limit instead of looking at the whole inbox. */
const parted = ({ status }: TaskListing) => ({
  ...{ table: 'tasks', alias: 't' },
  order: status === 'open' ? 't.overdue_at, t.id' : 't.closed_at DESC, t.id',
})

async function findRows(pool: pg.Pool, listing: TaskListing): Promise<TaskRow[]> {
  const { status, whose, after } = listing
  const sql = new SqlParameters()
  const list = parted(listing)
  const size = SIZES.find((least) => least >= listing.limit) ?? listing.limit
  const places = positions(sql, listing)
  const parts = partsOf(sql, listing).flatMap(({ from, where }) =>
    places.map((place) => ({ from, where: `${where} AND ${place}` })),
  )
  const { rows } = await pool.query<TaskRow>({
    name: ['tasks', status, whose, size, after ? (after.place === null ? 'undated' : 'after') : 'first'].join(
      '-',
    ),
    text: `SELECT ${TASK} FROM ${firstOfParts(list, parts, size + 1)} ${TASK_OF_CASE} ORDER BY ${list.order}`,
    values: sql.values,
  })
  return rows
}

async function countRows(pool: pg.Pool, listing: TaskListing): Promise<number> {
  const { status, whose } = listing
  const sql = new SqlParameters()
  const { rows } = await pool.query<{ counted: number }>({
    name: ['count-tasks', status, whose].join('-'),
    text: countOfParts(parted(listing), partsOf(sql, listing)),
    values: sql.values,
  })
  return rows[0]?.counted ?? 0
}

function partsOf(sql: SqlParameters, { personId, groups, whose, status }: TaskListing): Part[] {
  // PostgreSQL refuses a parameter that no part uses.
  const person = (): string => sql.add(personId, 'text')
  const plain = (select: string): string => `(${select}) t`
  const ofGroups = (where: string): Part => {
    const list = sql.add(groups, 'text[]')
    return {
      from: (select) => `unnest(${list}) AS mine (group_id) CROSS JOIN LATERAL (${select}) t`,
      where: `t.group_id = mine.group_id AND ${where}`,
    }
  }
  if (status === 'done') {
    const byMe = () => ({ from: plain, where: `t.completed_by = ${person()} AND t.status = 'done'` })
    const others = () => `t.status = 'done' AND t.completed_by IS DISTINCT FROM ${person()}`
    if (whose === 'me') return [byMe()]
    return whose === 'group' ? [ofGroups(`t.status = 'done'`)] : [byMe(), ofGroups(others())]
  }
  const mine = () => [
    { from: plain, where: `t.assignee_id = ${person()} AND t.status = 'open'` },
    { from: plain, where: `t.claimed_by = ${person()} AND t.status = 'open'` },
  ]
  if (whose === 'me') return mine()
  const open = `t.status = 'open' AND ${person()} <> ALL (t.excluded)`
  if (whose === 'group') return [ofGroups(open)]
  return [...mine(), ofGroups(`${open} AND t.claimed_by IS DISTINCT FROM ${person()}`)]
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
