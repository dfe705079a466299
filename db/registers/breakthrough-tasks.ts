import type pg from 'pg'
import type { BreakthroughStatus } from '../../domain/evaluation/breakthrough-tasks.js'
import type { Instant, IsoDate, PersonId, PostId, PostLevel, Text, UnitId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { bilingual } from '../sql/bilingual.js'
import { listCounted } from '../sql/counted-list.js'
import { namedPerson } from '../sql/named-person.js'
import type { Part } from '../sql/part-lists.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { partsOfPeople, type UnitAsked, unitAsked, unitsAsked } from '../sql/units-asked.js'

interface PersonRef {
  id: PersonId
  name: string
}

export interface BreakthroughTaskRow {
  id: number
  person: { id: PersonId; name: string; unitId: UnitId | null }
  year: number
  title: string
  status: BreakthroughStatus
  /** What came of it. */
  result: string | null
  approvedBy: PersonRef | null
  approvedOn: IsoDate | null
  /** The resolution that approved it; null where it is not approved, or was before this was asked. */
  resolutionNumber: string | null
  resolvedOn: IsoDate | null
  closedBy: PersonRef | null
  closedOn: IsoDate | null
  version: number
}

const person = (column: string) => `(SELECT ${namedPerson('h')} FROM people h WHERE h.id = ${column})`
const TASK = `
  t.id, t.year, t.title, t.status, t.result, ${person('t.approved_by')} AS "approvedBy", t.approved_on AS "approvedOn",
  t.resolution_number AS "resolutionNumber", t.resolved_on AS "resolvedOn",
  ${person('t.closed_by')} AS "closedBy", t.closed_on AS "closedOn", t.version,
  jsonb_build_object('id', p.id, 'name', p.full_name, 'unitId', p.unit_id) AS person`
const JOINED = 'breakthrough_tasks t JOIN people p ON p.id = t.person_id'

export async function findBreakthroughTask(
  client: pg.Pool | pg.ClientBase,
  id: number,
): Promise<BreakthroughTaskRow | undefined> {
  const { rows } = await client.query<BreakthroughTaskRow>(`SELECT ${TASK} FROM ${JOINED} WHERE t.id = $1`, [
    id,
  ])
  return rows[0]
}

/** Keeps others from changing the task until the transaction ends. */
export async function lockBreakthroughTask(client: pg.ClientBase, id: number): Promise<void> {
  await client.query('SELECT 1 FROM breakthrough_tasks WHERE id = $1 FOR UPDATE', [id])
}

export interface BreakthroughTaskFilter {
  /** The units whose people's records are open; one's own are in any case. */
  reach: 'all' | readonly UnitId[]
  self: PersonId
  /** Whose are left out, whatever the reach. */
  without?: readonly PersonId[] | undefined
  person?: PersonId | undefined
  /** The unit and everything below it. */
  unit?: UnitId | undefined
  year?: number | undefined
  status?: BreakthroughStatus | undefined
  /** The id after which to go on. */
  after?: number | undefined
  limit: number
}

/** Breakthrough tasks, the latest registered first: limit + 1 rows, and a count up to 1,001. Each unit is read in order. */
export async function listBreakthroughTasks(
  client: pg.Pool | pg.ClientBase,
  { after, limit, unit, ...filter }: BreakthroughTaskFilter,
): Promise<{ rows: BreakthroughTaskRow[]; counted: number }> {
  const sql = new SqlParameters()
  const asked = { ...filter, ...(await unitAsked(client, unit)) }
  return listCounted<BreakthroughTaskRow>(client, {
    sql,
    parts: partsOf(sql, asked),
    overlap: 'overlapping',
    after: () => (after === undefined ? undefined : `t.id < ${sql.add(after, 'bigint')}`),
    order: 'id DESC',
    limit,
    shown: (page) => `SELECT ${TASK} FROM (${page}) page JOIN breakthrough_tasks t ON t.id = page.id
      JOIN people p ON p.id = t.person_id ORDER BY t.id DESC`,
  })
}

/** Those of the units that are both within reach and asked for, and of whoever asks. */
function partsOf(
  sql: SqlParameters,
  {
    reach,
    self,
    without = [],
    person,
    unit,
    hasUnit,
    year,
    status,
  }: Omit<BreakthroughTaskFilter, 'after' | 'limit' | 'unit'> & UnitAsked,
): Part[] {
  const where = [
    hasUnit ? 't.unit_id IS NOT NULL' : 'true',
    ...(without.length === 0 ? [] : [`t.person_id <> ALL (${sql.add(without, 'text[]')})`]),
    ...(person === undefined ? [] : [`t.person_id = ${sql.add(person, 'text')}`]),
    ...(year === undefined ? [] : [`t.year = ${sql.add(year, 'integer')}`]),
    ...(status === undefined ? [] : [isOfStatus(sql, status)]),
  ]
  const part = (...scope: string[]): Part => ({
    select: `SELECT t.id FROM breakthrough_tasks t WHERE ${[...scope, ...where].join(' AND ')}`,
    order: 't.id DESC',
  })
  return partsOfPeople(
    sql,
    { reach, self, unit },
    { part, columns: { person: 't.person_id', unit: 't.unit_id' } },
  )
}

/** By name where few are of it at any time: the plan that is kept for all of them knows their index. */
const isOfStatus = (sql: SqlParameters, status: BreakthroughStatus): string =>
  status === 'registered' ? `t.status = 'registered'` : `t.status = ${sql.add(status, 'text')}`

/** So many that wait are counted, and no further. */
const MOST_WAITING = 500

/** How many wait for approval in these units, up to 500; of those people none. */
export async function countToApprove(
  client: Client,
  { units, without }: { units: 'all' | readonly UnitId[]; without: readonly PersonId[] },
): Promise<number> {
  const waiting = `SELECT FROM breakthrough_tasks t WHERE t.status = 'registered' AND t.person_id <> ALL ($1::text[])`
  const some =
    units === 'all'
      ? `${waiting} AND t.unit_id IS NOT NULL LIMIT ${MOST_WAITING}`
      : `SELECT FROM unnest($2::text[]) AS scope (unit)
         CROSS JOIN LATERAL (${waiting} AND t.unit_id = scope.unit LIMIT ${MOST_WAITING}) t LIMIT ${MOST_WAITING}`
  const { rows } = await client.query<{ counted: number }>({
    name: `count-breakthrough-tasks-to-approve-${units === 'all' ? 'all' : 'within'}`,
    text: `SELECT count(*)::integer AS counted FROM (${some}) t`,
    values: units === 'all' ? [without] : [without, units],
  })
  return rows[0]?.counted ?? 0
}

/** Who approves what people of a unit register, by a right to it or to one above, and can sign in. */
export async function listApproversOf(client: pg.ClientBase, unit: UnitId): Promise<PersonId[]> {
  const { rows } = await client.query<{ id: PersonId }>(
    `SELECT DISTINCT g.person_id AS id FROM units u JOIN role_grants g ON g.unit_id = ANY (u.path) AND g.role = 'approver'
     JOIN accounts a ON a.person_id = g.person_id AND a.closed_at IS NULL WHERE u.id = $1 ORDER BY 1`,
    [unit],
  )
  return rows.map(({ id }) => id)
}

/** Tells these people that the task waits for their approval: in the console, and by mail until that day. */
export async function insertToldToApprove(
  client: pg.ClientBase,
  {
    id,
    recipients,
    at,
    mattersUntil,
  }: { id: number; recipients: PersonId[]; at: Instant; mattersUntil: IsoDate },
): Promise<void> {
  await client.query(
    `INSERT INTO notifications (breakthrough_task_id, recipient_id, kind, created_at, next_try_at, matters_until, unit_id)
     SELECT b.id, recipient, 'breakthrough-task-registered', $3, $3, $4, b.unit_id
     FROM breakthrough_tasks b CROSS JOIN unnest($2::text[]) AS recipient WHERE b.id = $1`,
    [id, recipients, at, mattersUntil],
  )
}

/** The levels of the posts held on that day, and how many tasks are registered for the year. */
export async function findRegistration(
  client: pg.ClientBase,
  { personId, year, on }: { personId: PersonId; year: number; on: IsoDate },
): Promise<{ holds: PostLevel[]; registered: number }> {
  const { rows } = await client.query<{ holds: PostLevel[]; registered: number }>(
    `SELECT ARRAY(SELECT level FROM tenures
                  WHERE person_id = $1 AND from_on <= $3 AND (to_on IS NULL OR to_on > $3)) AS holds,
       (SELECT count(*)::integer FROM breakthrough_tasks WHERE person_id = $1 AND year = $2 AND status <> 'refused') AS registered`,
    [personId, year, on],
  )
  return rows[0] ?? { holds: [], registered: 0 }
}

export async function insertBreakthroughTask(
  client: pg.ClientBase,
  { personId, year, title }: { personId: PersonId; year: number; title: string },
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO breakthrough_tasks (person_id, year, title, status) VALUES ($1, $2, $3, 'registered') RETURNING id`,
    [personId, year, title],
  )
  const [row] = rows
  if (!row) throw new Error('the breakthrough task was not stored')
  return row.id
}

/** How far a task has come. */
export interface BreakthroughTaskState
  extends Pick<
    BreakthroughTaskRow,
    'id' | 'status' | 'result' | 'approvedOn' | 'resolutionNumber' | 'resolvedOn' | 'closedOn'
  > {
  approvedBy: PersonId | null
  closedBy: PersonId | null
}

/** Sets how far a task has come; its version goes up by one. */
export async function updateBreakthroughTask(
  client: pg.ClientBase,
  task: BreakthroughTaskState,
): Promise<void> {
  const { id, status, result, approvedBy, approvedOn, closedBy, closedOn, resolutionNumber, resolvedOn } =
    task
  await client.query(
    `UPDATE breakthrough_tasks SET status = $2, result = $3, approved_by = $4, approved_on = $5, closed_by = $6,
       closed_on = $7, resolution_number = $8, resolved_on = $9, version = version + 1 WHERE id = $1`,
    [id, status, result, approvedBy, approvedOn, closedBy, closedOn, resolutionNumber, resolvedOn],
  )
}

/** Somebody who holds posts today, with the tasks concluded as unfinished, and those of past years that are open. */
export interface UnfinishedHolderRow {
  person: { id: PersonId; name: string; sortName: string }
  unit: { id: UnitId; name: Text }
  posts: { id: PostId; title: Text; level: PostLevel }[]
  tasks: { year: number; title: string; status: BreakthroughStatus; result: string | null }[]
}

export interface UnfinishedFilter {
  /** The units whose people the caller looks after. */
  reach: 'all' | readonly UnitId[]
  unit?: UnitId | undefined
  on: IsoDate
  /** The year before which a task that is open is not finished. */
  before: number
  after?: { sortName: string; id: PersonId } | undefined
  limit: number
}

/**
 * Present holders of posts with unfinished tasks, by name: concluded so in whatever year, or still open though their year
 * is over. Limit + 1 rows, and a count up to 1,001.
 */
export async function listUnfinishedHolders(
  client: pg.Pool | pg.ClientBase,
  { reach, unit, on, before, after, limit }: UnfinishedFilter,
): Promise<{ rows: UnfinishedHolderRow[]; counted: number }> {
  const sql = new SqlParameters()
  const [day, year] = [sql.add(on, 'date'), sql.add(before, 'integer')]
  const holding = `t.from_on <= ${day} AND (t.to_on IS NULL OR t.to_on > ${day})`
  const unfinished = `(b.status = 'unfinished' OR (b.status = 'approved' AND b.year < ${year}))`
  // Of the root too: whoever is listed has a unit.
  const units = unitsAsked(sql, { reach, unit: (await unitAsked(client, unit)).unit })
  // Whether they hold a post is asked of one person after the other, and of each once: OFFSET 0.
  const part: Part = {
    select: `SELECT b.sort_name, b.person_id AS id FROM (
        SELECT DISTINCT b.sort_name, b.person_id FROM breakthrough_tasks b
        WHERE b.unit_id ${units ? '= scope.id' : 'IS NOT NULL'} AND ${unfinished}) b
      WHERE EXISTS (SELECT 1 FROM tenures t WHERE t.person_id = b.person_id AND ${holding} OFFSET 0)`,
    order: 'b.sort_name, b.person_id',
  }
  return listCounted<UnfinishedHolderRow>(client, {
    sql,
    parts: [units ? { ...part, each: units } : part],
    after: () =>
      after &&
      `(b.sort_name, b.person_id) > (${sql.add(after.sortName, 'text')}, ${sql.add(after.id, 'text')})`,
    order: 'sort_name, id',
    limit,
    count: 'ordered',
    shown: (
      page,
    ) => `SELECT jsonb_build_object('id', p.id, 'name', p.full_name, 'sortName', p.sort_name) AS person,
        jsonb_build_object('id', u.id, 'name', ${bilingual('u.name')}) AS unit,
        (SELECT jsonb_agg(jsonb_build_object('id', o.id, 'title', ${bilingual('o.title')},
           'level', t.level) ORDER BY t.from_on, t.id)
         FROM tenures t JOIN posts o ON o.id = t.post_id WHERE t.person_id = p.id AND ${holding}) AS posts,
        (SELECT jsonb_agg(jsonb_build_object('year', b.year, 'title', b.title, 'status', b.status, 'result', b.result)
           ORDER BY b.year DESC, b.id) FROM breakthrough_tasks b WHERE b.person_id = p.id AND ${unfinished}) AS tasks
      FROM (${page}) page JOIN people p ON p.id = page.id JOIN units u ON u.id = p.unit_id
      ORDER BY page.sort_name, page.id`,
  })
}
