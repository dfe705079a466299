import type pg from 'pg'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import type { GroupId, Instant, PersonId, TaskId, UnitId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { COUNT_CAP, COUNT_UP_TO } from '../sql/counted-list.js'
import { firstOfParts, type Part, someOfParts } from '../sql/part-lists.js'
import { isIn } from '../sql/part-of-text.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { caseNumberIn } from './case-search.js'
import { TASK, TASK_OF_CASE, type TaskRow } from './tasks.js'

export interface TaskListing {
  personId: PersonId
  groups: GroupId[]
  /** me: given to the person or claimed by them; group: any member of a group of theirs may do it. */
  whose: 'me' | 'group' | 'both'
  status: 'open' | 'done'
  /** Only what is past its due date at this moment; of what is done, what was done late. */
  overdueAt?: Instant | undefined
  filter?: InboxFilter
  /** Undefined: by due date, of done ones by when they were done. */
  sort?: 'openedAt' | 'number' | undefined
  /** Due moment, time of closing or number of the case, and id, of the last row seen. */
  after?: { place: string | number | null; id: TaskId } | undefined
  limit: number
}

/** What is asked of the tasks of an inbox, beside whose they are. */
export interface InboxFilter {
  kind?: TaskKind
  units?: readonly UnitId[]
  /** Part of the number of the case, of its post's title or of a candidate's name, as `searchName` makes it. */
  search?: string
}

/** So many tasks of an inbox, those first that are due first, are looked at where something is asked of them. */
const LOOKED_AT = 5_000

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
  if (listing.sort || Object.keys(listing.filter ?? {}).length > 0) return lookedThrough(pool, listing)
  const [rows, counted] = await Promise.all([findRows(pool, listing), countRows(pool, listing)])
  return { rows, counted }
}

/**
 * Of the first so many tasks of the inbox those that the filter leaves, in the order asked for; that there are more than were
 * looked at is said.
 */
async function lookedThrough(
  pool: pg.Pool,
  listing: TaskListing,
): Promise<{ rows: TaskRow[]; counted: number; isMore: boolean }> {
  const { filter = {}, limit } = listing
  const sql = new SqlParameters()
  const looked = firstOfParts(partsOf(sql, listing), orderOf(listing).replaceAll('t.', ''), LOOKED_AT + 1)
  const found = `SELECT t.*, c.number AS case_number FROM looked t ${TASK_OF_CASE} WHERE ${conditionsOf(sql, filter).join(' AND ') || 'true'}`
  const { order, after } = orderOfFound(sql, listing)
  const { rows } = await pool.query<TaskRow & { counted: number; looked: number }>(
    `WITH looked AS MATERIALIZED (${looked}), found AS MATERIALIZED (${found}),
       page AS (SELECT t.* FROM found t WHERE ${after} ORDER BY ${order} LIMIT ${limit + 1})
     SELECT ${TASK}, counts.* FROM (
       SELECT (SELECT count(*)::integer FROM found) AS counted, (SELECT count(*)::integer FROM looked) AS looked
     ) counts LEFT JOIN (page t ${TASK_OF_CASE}) ON true ORDER BY ${order}`,
    sql.values,
  )
  const [first] = rows
  return {
    rows: rows.filter(({ id }) => id !== null).map(({ counted: _, looked: __, ...row }) => row),
    counted: first?.counted ?? 0,
    isMore: (first?.looked ?? 0) > LOOKED_AT,
  }
}

/** SQL: what is asked of a task `t` and its case `c`. */
function conditionsOf(sql: SqlParameters, { kind, units, search }: InboxFilter): string[] {
  return [
    ...(kind ? [`t.kind = ${sql.add(kind, 'text')}`] : []),
    ...(units ? [`t.unit_id = ANY (${sql.add(units, 'text[]')})`] : []),
    ...(search === undefined ? [] : [`(${ofName(sql, search).join(' OR ')})`]),
  ]
}

function ofName(sql: SqlParameters, search: string): string[] {
  const number = caseNumberIn(search)
  return [
    `EXISTS (SELECT 1 FROM case_candidates k WHERE k.case_id = t.case_id AND ${isIn(sql, 'k.search_name', search)} OFFSET 0)`,
    `EXISTS (SELECT 1 FROM posts p WHERE p.id = c.post_id AND ${isIn(sql, 'p.search_title', search)} OFFSET 0)`,
    ...(number ? [`c.number = ${sql.add(number, 'bigint')}`] : []),
  ]
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
  if (sort) return { openedAt: 't.opened_at', number: 't.case_number' }[sort]
  return status === 'open' ? "coalesce(t.overdue_at, 'infinity')" : 't.closed_at'
}

/** The order is that of the index: read in it, counting stops at the limit instead of looking at the whole inbox. */
const orderOf = ({ status }: TaskListing) =>
  status === 'open' ? 't.overdue_at, t.id' : 't.closed_at DESC, t.id'

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
    text: `SELECT ${TASK} FROM (${first}) t ${TASK_OF_CASE} ORDER BY ${order}`,
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

/** How many open tasks are due when. */
export interface CountsByDue {
  overdue: number
  dueSoon: number
  later: number
  undated: number
}
/** What is open in an inbox, each count up to the limit of lists; of these what is past its due date. */
export interface InboxCounts {
  mine: number
  group: number
  open: number
  overdue: number
  byDue: Record<'me' | 'group', CountsByDue>
}

/** Counts the inbox of somebody with these groups. Due soon: before that moment, and not overdue. */
export async function countInbox(
  client: Client,
  { personId, groups }: Pick<TaskListing, 'personId' | 'groups'>,
  { now, soonUntil }: { now: Instant; soonUntil: Instant },
): Promise<InboxCounts> {
  const sql = new SqlParameters()
  const [at, until] = [sql.add(now, 'timestamptz'), sql.add(soonUntil, 'timestamptz')]
  const counted = (whose: TaskListing['whose'], more = 'true'): string => {
    const parts = partsOf(sql, { personId, groups, whose, status: 'open', limit: COUNT_CAP }).map(
      ({ select, ...part }) => ({ ...part, select: `${select} AND ${more}` }),
    )
    return `(SELECT count(*)::integer FROM (${someOfParts(parts, COUNT_CAP, 'apart', 'ordered')}) t)`
  }
  const isOverdue = `t.overdue_at <= ${at}`
  const byDue = (whose: 'me' | 'group') => `json_build_object(
    'overdue', ${counted(whose, isOverdue)},
    'dueSoon', ${counted(whose, `t.overdue_at > ${at} AND t.overdue_at <= ${until}`)},
    'later', ${counted(whose, `t.overdue_at > ${until}`)},
    'undated', ${counted(whose, 't.overdue_at IS NULL')})`
  const { rows } = await client.query<InboxCounts>({
    name: 'count-inbox',
    text: `SELECT ${counted('me')} AS mine, ${counted('group')} AS "group", ${counted('both')} AS open,
      ${counted('both', isOverdue)} AS overdue,
      json_build_object('me', ${byDue('me')}, 'group', ${byDue('group')}) AS "byDue"`,
    values: sql.values,
  })
  const none = { overdue: 0, dueSoon: 0, later: 0, undated: 0 }
  return rows[0] ?? { mine: 0, group: 0, open: 0, overdue: 0, byDue: { me: none, group: none } }
}

function partsOf(sql: SqlParameters, { overdueAt, ...listing }: TaskListing): Part[] {
  const parts = wholePartsOf(sql, listing)
  if (overdueAt === undefined) return parts
  // What is done was done late.
  const by = listing.status === 'done' ? 't.closed_at' : sql.add(overdueAt, 'timestamptz')
  const isOverdue = `t.overdue_at <= ${by}`
  return parts.map(({ select, ...part }) => ({ ...part, select: `${select} AND ${isOverdue}` }))
}

function wholePartsOf(sql: SqlParameters, listing: TaskListing): Part[] {
  const { personId, groups, whose, status } = listing
  // PostgreSQL refuses a parameter that no part uses.
  const person = (): string => sql.add(personId, 'text')
  const order = orderOf(listing)
  const where = (condition: string): Part => ({ select: `SELECT t.* FROM tasks t WHERE ${condition}`, order })
  const ofGroups = (condition: string): Part => ({
    each: `unnest(${sql.add(groups, 'text[]')}) AS mine (group_id)`,
    ...where(`t.group_id = mine.group_id AND ${condition}`),
  })
  if (status === 'done') {
    const byMe = () => where(`t.completed_by = ${person()} AND t.status = 'done'`)
    const others = () => `t.status = 'done' AND t.completed_by IS DISTINCT FROM ${person()}`
    if (whose === 'me') return [byMe()]
    return whose === 'group' ? [ofGroups(`t.status = 'done'`)] : [byMe(), ofGroups(others())]
  }
  const mine = () => [
    where(`t.assignee_id = ${person()} AND t.status = 'open'`),
    where(`t.claimed_by = ${person()} AND t.status = 'open'`),
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
