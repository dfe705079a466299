import type pg from 'pg'
import type { LeavingReason } from '../../domain/planning/leaving.js'
import type { IsoDate, PersonId, PostId, PostLevel, Text, UnitId } from '../../domain/vocabulary.js'
import { bilingual } from '../sql/bilingual.js'
import { listCounted } from '../sql/counted-list.js'
import { namedPerson } from '../sql/named-person.js'
import type { Part } from '../sql/part-lists.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { type UnitAsked, unitAsked, unitsAsked } from '../sql/units-asked.js'

/** A person planned for a post. */
export interface PlanningRow {
  id: number
  person: { id: PersonId; name: string; unitId: UnitId | null }
  /** The post that the person holds today, of several the longest held; null where there is none. */
  holds: Text | null
  post: { id: PostId; title: Text; unitId: UnitId }
  level: PostLevel
  /** The term of office that is planned for: '2025-2030'. */
  term: string
  approvedOn: IsoDate
  leftOn: IsoDate | null
  leftReason: string | null
  /** Of an entry that ended by itself. */
  leftGrounds: LeavingReason[] | null
  /** The latest first. */
  reviews: PlanningReview[]
  version: number
}

export interface PlanningReview {
  on: IsoDate
  outcome: 'kept' | 'left'
  by: { id: PersonId; name: string }
  note: string | null
}

const ENTRY = `
  e.id, e.level, e.term, e.approved_on AS "approvedOn", e.left_on AS "leftOn", e.left_reason AS "leftReason",
  e.left_grounds AS "leftGrounds", e.version,
  coalesce((
    SELECT jsonb_agg(jsonb_build_object('on', r.reviewed_on, 'outcome', r.outcome, 'note', r.note,
      'by', ${namedPerson('b')}) ORDER BY r.reviewed_on DESC, r.id DESC)
    FROM planning_reviews r JOIN people b ON b.id = r.reviewed_by WHERE r.entry_id = e.id
  ), '[]') AS reviews,
  jsonb_build_object('id', p.id, 'name', p.full_name, 'unitId', p.unit_id) AS person,
  (SELECT ${bilingual('h.title')} FROM tenures t JOIN posts h ON h.id = t.post_id
   WHERE t.person_id = p.id AND t.to_on IS NULL ORDER BY t.from_on, t.id LIMIT 1) AS holds,
  jsonb_build_object('id', o.id, 'title', ${bilingual('o.title')}, 'unitId', o.unit_id) AS post`
const JOINED = 'planning_entries e JOIN people p ON p.id = e.person_id JOIN posts o ON o.id = e.post_id'

export async function findPlanningEntry(
  client: pg.Pool | pg.ClientBase,
  id: number,
): Promise<PlanningRow | undefined> {
  const { rows } = await client.query<PlanningRow>(`SELECT ${ENTRY} FROM ${JOINED} WHERE e.id = $1`, [id])
  return rows[0]
}

/** Keeps others from changing the entry until the transaction ends. */
export async function lockPlanningEntry(client: pg.ClientBase, id: number): Promise<void> {
  await client.query('SELECT 1 FROM planning_entries WHERE id = $1 FOR UPDATE', [id])
}

type ReviewDue = { before: IsoDate } & ({ everyMonths: number } | { inFirstMonths: number })

export interface PlanningFilter {
  /** Entries are seen for a person or a post of these units, and one's own in any case. */
  reach: 'all' | readonly UnitId[]
  self: PersonId
  post?: PostId | undefined
  person?: PersonId | undefined
  /** Of the posts: the unit and everything below it. */
  unit?: UnitId | undefined
  /** Only entries in force, or only those that were left. */
  current?: boolean | undefined
  /** Only entries in force whose review is due before that day: so many months after the last one, or after the entry; or in the first months of the year after it. */
  reviewDue?: ReviewDue | undefined
  /** The id after which to go on. */
  after?: number | undefined
  limit: number
}

/** Planning entries, the latest entered first: limit + 1 rows, and a count up to 1,001. Each unit is read in order. */
export async function listPlanning(
  client: pg.Pool | pg.ClientBase,
  { after, limit, unit, ...filter }: PlanningFilter,
): Promise<{ rows: PlanningRow[]; counted: number }> {
  const sql = new SqlParameters()
  const asked = { ...filter, ...(await unitAsked(client, unit)) }
  return listCounted<PlanningRow>(client, {
    sql,
    parts: partsOf(sql, asked),
    overlap: 'overlapping',
    after: () => (after === undefined ? undefined : `e.id < ${sql.add(after, 'bigint')}`),
    order: 'id DESC',
    limit,
    shown: (page) => `SELECT ${ENTRY} FROM (${page}) page JOIN planning_entries e ON e.id = page.id
      JOIN people p ON p.id = e.person_id JOIN posts o ON o.id = e.post_id ORDER BY e.id DESC`,
  })
}

/** Those for posts of the units within reach, of people of them, and of whoever asks; of the posts of the unit asked for. */
function partsOf(
  sql: SqlParameters,
  {
    reach,
    self,
    post,
    person,
    unit,
    current,
    reviewDue,
  }: Omit<PlanningFilter, 'after' | 'limit' | 'unit'> & UnitAsked,
): Part[] {
  const where = [
    'true',
    ...(post === undefined ? [] : [`e.post_id = ${sql.add(post, 'text')}`]),
    ...(person === undefined ? [] : [`e.person_id = ${sql.add(person, 'text')}`]),
    ...(current === undefined ? [] : [`e.left_on IS ${current ? '' : 'NOT '}NULL`]),
    ...(reviewDue === undefined ? [] : [isReviewDue(sql, reviewDue)]),
  ]
  const part = (...scope: string[]): Part => ({
    select: `SELECT e.id FROM planning_entries e WHERE ${[...scope, ...where].join(' AND ')}`,
    order: 'e.id DESC',
  })
  if (unit !== undefined) {
    // Of posts elsewhere nothing is asked: whose an entry is may open it as well.
    const seen = reach === 'all' ? [] : [mayBeSeen(sql, { reach, self })]
    return [
      { ...part('e.post_unit_id = scope.id', ...seen), each: unitsAsked(sql, { reach: 'all', unit }) ?? '' },
    ]
  }
  const units = unitsAsked(sql, { reach })
  if (!units) return [part()]
  return [
    { ...part('e.post_unit_id = scope.id'), each: units },
    { ...part('e.person_unit_id = scope.id'), each: units },
    part(`e.person_id = ${sql.add(self, 'text')}`),
  ]
}

/** As `reviewDueOn` has it. */
function isReviewDue(sql: SqlParameters, due: ReviewDue): string {
  const latest = 'SELECT max(r.reviewed_on) FROM planning_reviews r WHERE r.entry_id = e.id'
  const last = `coalesce((${latest}), e.approved_on)`
  const months = (many: number) => `make_interval(months => ${sql.add(many, 'integer')})`
  const on =
    'everyMonths' in due
      ? `${last} + ${months(due.everyMonths)}`
      : `date_trunc('year', ${last}::timestamp) + interval '1 year' + ${months(due.inFirstMonths)} - interval '1 day'`
  return `e.left_on IS NULL AND ${on} < ${sql.add(due.before, 'date')}`
}

function mayBeSeen(
  sql: SqlParameters,
  { reach, self }: { reach: readonly UnitId[]; self: PersonId },
): string {
  const units = sql.add(reach, 'text[]')
  const own = `e.person_id = ${sql.add(self, 'text')}`
  return `(e.post_unit_id = ANY (${units}) OR e.person_unit_id = ANY (${units}) OR ${own})`
}

export interface NewPlanningEntry {
  personId: PersonId
  postId: PostId
  level: PostLevel
  term: string
  approvedOn: IsoDate
}

/** Enters a person for a post; undefined when the person is planned for it already. */
export async function insertPlanningEntry(
  client: pg.ClientBase,
  { personId, postId, level, term, approvedOn }: NewPlanningEntry,
): Promise<number | undefined> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO planning_entries (person_id, post_id, level, term, approved_on) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (person_id, post_id) WHERE left_on IS NULL DO NOTHING RETURNING id`,
    [personId, postId, level, term, approvedOn],
  )
  return rows[0]?.id
}

/** Changes an entry; its version goes up by one. */
export async function updatePlanningEntry(
  client: pg.ClientBase,
  { id, term, approvedOn }: Pick<PlanningRow, 'id' | 'term' | 'approvedOn'>,
): Promise<void> {
  await client.query(
    'UPDATE planning_entries SET term = $2, approved_on = $3, version = version + 1 WHERE id = $1',
    [id, term, approvedOn],
  )
}

export interface Leaving {
  id: number
  leftOn: IsoDate
  leftReason: string
  /** Where it ends by itself. */
  grounds?: readonly LeavingReason[]
}

/** The person leaves the planning for the post, with a reason. */
export async function leavePlanning(
  client: pg.ClientBase,
  { id, leftOn, leftReason, grounds }: Leaving,
): Promise<void> {
  await client.query(
    `UPDATE planning_entries SET left_on = $2, left_reason = $3, left_grounds = $4, version = version + 1
     WHERE id = $1`,
    [id, leftOn, leftReason, grounds ? JSON.stringify(grounds) : null],
  )
}

/** What somebody is planned for now, locked. */
export async function listPlanningInForce(
  client: pg.ClientBase,
  person: PersonId,
): Promise<{ id: number; post: PostId; approvedOn: IsoDate }[]> {
  const { rows } = await client.query<{ id: number; post: PostId; approvedOn: IsoDate }>(
    `SELECT id, post_id AS post, approved_on AS "approvedOn" FROM planning_entries
     WHERE person_id = $1 AND left_on IS NULL ORDER BY id FOR UPDATE`,
    [person],
  )
  return rows
}
