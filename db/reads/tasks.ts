import type pg from 'pg'
import type { CaseStatus } from '../../domain/procedure/case.js'
import type { Convened } from '../../domain/procedure/tasks.js'
import type {
  CaseId,
  GroupId,
  Instant,
  IsoDate,
  PersonId,
  PostId,
  ProcedureKind,
  TaskId,
  Text,
  UnitId,
} from '../../domain/vocabulary.js'
import type { OpenTask } from './procedures.js'
import { SqlParameters } from './sql-parameters.js'

export interface TaskListRow extends OpenTask {
  status: 'open' | 'done' | 'cancelled'
  closedAt: Instant | null
  completedBy: PersonId | null
  completedByName: string | null
  caseId: CaseId
  caseNumber: number
  caseKind: ProcedureKind
  caseStatus: CaseStatus
  stageTitle: Text | null
  unitId: UnitId
  unit: Text
  postId: PostId
  post: Text
  dueOn: IsoDate | null
}

export interface TaskListing {
  personId: PersonId
  groups: GroupId[]
  /** me: given to the person or claimed by them; group: any member of a group of theirs may do it. */
  whose: 'me' | 'group' | 'both'
  status: 'open' | 'done'
  /** Due moment or time of closing, and id, of the last row seen. */
  after?: readonly [string | null, TaskId]
  limit: number
  countUpTo: number
}

const TEXT = (column: string): string => `json_build_object('vi', ${column}_vi, 'en', ${column}_en)`

const NAME = (person: string): string => `(SELECT full_name FROM people WHERE id = ${person})`

/** Names are looked up one by one: joined, the planner would spend more time than the query. */
const SHOWN = `
  SELECT t.id, t.stage, t.kind, t.status, t.candidate_id AS "candidateId", ${NAME('t.candidate_id')} AS "candidateName",
    t.assignee_id AS "assigneeId", ${NAME('t.assignee_id')} AS "assigneeName", t.group_id AS "groupId",
    (SELECT ${TEXT('g.name')} FROM groups g WHERE g.id = t.group_id) AS "group",
    t.claimed_by AS "claimedBy", ${NAME('t.claimed_by')} AS "claimedByName", t.opened_at AS "openedAt", t.deadline,
    t.due_on AS "dueOn", t.overdue_at AS "overdueAt", t.reminded_at AS "remindedAt", t.escalated_at AS "escalatedAt",
    t.closed_at AS "closedAt", t.completed_by AS "completedBy", ${NAME('t.completed_by')} AS "completedByName",
    t.case_id AS "caseId", c.number AS "caseNumber", c.kind AS "caseKind", c.status AS "caseStatus",
    stage_title(c.stages, t.stage) AS "stageTitle", t.unit_id AS "unitId",
    (SELECT ${TEXT('u.name')} FROM units u WHERE u.id = t.unit_id) AS unit,
    c.post_id AS "postId", (SELECT ${TEXT('p.title')} FROM posts p WHERE p.id = c.post_id) AS post`
const JOINS = 'JOIN cases c ON c.id = t.case_id'

/** Pages are read in these sizes, so that few statements are prepared and their plans know how little is wanted. */
const SIZES = [25, 50, 100, 200]

/**
 * The inbox: open tasks by due date, done ones by when they were done, the latest first; more than `limit` where there
 * are more. Each group is read in the order of its index, so an inbox of 10,000 tasks costs what one of 100 does.
 */
export async function listTasks(
  pool: pg.Pool,
  listing: TaskListing,
): Promise<{ rows: TaskListRow[]; counted: number }> {
  const [rows, counted] = await Promise.all([findRows(pool, listing), countRows(pool, listing)])
  return { rows, counted }
}

async function findRows(pool: pg.Pool, listing: TaskListing): Promise<TaskListRow[]> {
  const { status, whose, after } = listing
  const sql = new SqlParameters()
  const order = status === 'open' ? 't.overdue_at, t.id' : 't.closed_at DESC, t.id'
  const size = SIZES.find((least) => least >= listing.limit) ?? listing.limit
  const limit = size + 1
  const parts = branches(sql, listing).flatMap(({ from, where }) =>
    positions(sql, listing).map(
      (position) =>
        `(SELECT t.* FROM ${from(`SELECT * FROM tasks t WHERE ${where} AND ${position} ORDER BY ${order} LIMIT ${limit}`)})`,
    ),
  )
  const { rows } = await pool.query<TaskListRow>({
    name: ['tasks', status, whose, size, after ? (after[0] === null ? 'undated' : 'after') : 'first'].join(
      '-',
    ),
    text: `${SHOWN} FROM (SELECT * FROM (${parts.join(' UNION ALL ')}) t ORDER BY ${order} LIMIT ${limit}) t ${JOINS} ORDER BY ${order}`,
    values: sql.values,
  })
  return rows
}

async function countRows(pool: pg.Pool, listing: TaskListing): Promise<number> {
  const { status, whose, countUpTo } = listing
  const sql = new SqlParameters()
  // The order is that of the index: read in it, counting stops at the limit instead of looking at the whole inbox.
  const order = status === 'open' ? 't.overdue_at, t.id' : 't.closed_at DESC, t.id'
  const parts = branches(sql, listing).map(
    ({ from, where }) =>
      `(SELECT 1 FROM ${from(`SELECT 1 FROM tasks t WHERE ${where} ORDER BY ${order} LIMIT ${countUpTo}`)} LIMIT ${countUpTo})`,
  )
  const { rows } = await pool.query<{ counted: number }>({
    name: ['count-tasks', status, whose, countUpTo].join('-'),
    text: `SELECT count(*) AS counted FROM (SELECT 1 FROM (${parts.join(' UNION ALL ')}) part LIMIT ${countUpTo}) counted`,
    values: sql.values,
  })
  return rows[0]?.counted ?? 0
}

interface Branch {
  from: (select: string) => string
  where: string
}

function branches(sql: SqlParameters, { personId, groups, whose, status }: TaskListing): Branch[] {
  // PostgreSQL refuses a parameter that no branch uses.
  const person = (): string => sql.add(personId, 'text')
  const plain = (select: string): string => `(${select}) t`
  const ofGroups = (where: string): Branch => {
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
    const at = sql.add(after[0], 'timestamptz')
    return [`t.closed_at <= ${at} AND (t.closed_at < ${at} OR t.id > ${sql.add(after[1], 'text')})`]
  }
  if (!after) return ['t.overdue_at IS NOT NULL', 't.overdue_at IS NULL']
  const [due, id] = after
  if (due === null) return [`t.overdue_at IS NULL AND t.id > ${sql.add(id, 'text')}`]
  return [
    `(t.overdue_at, t.id) > (${sql.add(due, 'timestamptz')}, ${sql.add(id, 'text')})`,
    't.overdue_at IS NULL',
  ]
}

export interface TaskDetails extends TaskListRow {
  excluded: PersonId[]
  about: Record<string, unknown>
  /** Members of the body that the task is about, or those to be convened and as what, on the day it was opened. */
  members: { id: PersonId; name: string; as?: Convened['as'] }[] | null
}

/** One task, whoever may read it. */
export async function findTask(pool: pg.Pool, id: TaskId): Promise<TaskDetails | undefined> {
  const { rows } = await pool.query<TaskDetails>({
    name: 'find-task',
    text: `${SHOWN}, t.excluded, t.about,
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', m.id, 'name', m.full_name, 'as', named.reason))
           ORDER BY m.search_name, m.id)
         FROM (
           SELECT member AS id, NULL AS reason FROM jsonb_array_elements_text(t.gathered->'members') AS member
           UNION ALL
           SELECT convened->>'person', convened->>'as' FROM jsonb_array_elements(t.gathered->'electorate') AS convened
         ) AS named JOIN people m ON m.id = named.id) AS members
      FROM tasks t ${JOINS} WHERE t.id = $1`,
    values: [id],
  })
  return rows[0]
}

/** What the right to a task depends on: enough to send a command to it. */
export interface TaskStanding {
  id: TaskId
  caseId: CaseId
  unitId: UnitId
  status: 'open' | 'done' | 'cancelled'
  assigneeId: PersonId | null
  groupId: GroupId | null
  claimedBy: PersonId | null
  completedBy: PersonId | null
}

export async function findTaskStanding(pool: pg.Pool, id: TaskId): Promise<TaskStanding | undefined> {
  const { rows } = await pool.query<TaskStanding>({
    name: 'find-task-standing',
    text: `SELECT id, case_id AS "caseId", unit_id AS "unitId", status, assignee_id AS "assigneeId",
             group_id AS "groupId", claimed_by AS "claimedBy", completed_by AS "completedBy"
           FROM tasks WHERE id = $1`,
    values: [id],
  })
  return rows[0]
}

/** Is the person a member of the group on that day? */
export async function isMember(
  pool: pg.Pool,
  group: GroupId,
  person: PersonId,
  day: IsoDate,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT 1 FROM group_members
     WHERE group_id = $1 AND person_id = $2 AND from_on <= $3 AND (to_on IS NULL OR to_on > $3) LIMIT 1`,
    [group, person, day],
  )
  return rowCount === 1
}

/** Documents that a result names, as far as the rules of naming them depend on it. */
export async function findNamedDocuments(
  pool: pg.Pool,
  ids: readonly string[],
): Promise<{ id: string; caseId: CaseId; purpose: string; uploadedBy: PersonId; sha256: string }[]> {
  const { rows } = await pool.query<{
    id: string
    caseId: CaseId
    purpose: string
    uploadedBy: PersonId
    sha256: string
  }>(
    `SELECT id, case_id AS "caseId", purpose, uploaded_by AS "uploadedBy", sha256 FROM documents WHERE id = ANY ($1)`,
    [ids],
  )
  return rows
}
