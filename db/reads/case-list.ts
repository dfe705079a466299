import type pg from 'pg'
import type { CandidateStatus, CaseStatus } from '../../domain/procedure/case.js'
import type {
  CaseId,
  Instant,
  IsoDate,
  PersonId,
  PostId,
  ProcedureKind,
  Text,
  UnitId,
} from '../../domain/vocabulary.js'
import { bilingual } from '../sql/bilingual.js'
import { countOfParts, firstOfParts, type Part } from '../sql/part-lists.js'
import { literally, searchable } from '../sql/search-text.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { casesOfPerson, type Viewer } from './case-visibility.js'

export interface CaseFilter {
  statuses?: readonly CaseStatus[]
  kind?: ProcedureKind
  stage?: string
  /** These units only, nothing implied below; undefined: all. */
  units?: UnitId[]
  post?: PostId
  candidate?: PersonId
  ruleSet?: string
  /** The due date of an open task has passed at this moment. */
  overdueAt?: Instant
  /** Due on this day or before, and not overdue at `now`. */
  dueBy?: { day: IsoDate; now: Instant }
  /** Open, and escalated or waiting for the same since before this moment. */
  stuckSince?: Instant
  /** Part of the number, of the post's title or of a candidate's name, as `searchName` makes it. */
  search?: string
}

export interface CaseListing {
  viewer: Viewer
  filter: CaseFilter
  sort: 'launchedAt' | 'dueOn'
  /** The sort value (null: no due date) and id of the last row seen. */
  after?: { place: string | null; id: CaseId } | undefined
  limit: number
}

export interface CaseListRow {
  id: CaseId
  number: number
  kind: ProcedureKind
  stageTitle: Text | null
  status: CaseStatus
  stage: string | null
  unitId: UnitId
  unit: Text
  postId: PostId
  post: Text
  candidates: { id: PersonId; name: string; status: CandidateStatus }[]
  launchedAt: Instant
  closedAt: Instant | null
  dueOn: IsoDate | null
  overdueAt: Instant | null
  waitingSince: Instant | null
  escalatedAt: Instant | null
}

/**
 * The visible cases that a filter leaves, in order, one more than `limit` where there are more, and their number. Each
 * unit is read by its own index in order, so the first page costs the same with a hundred cases as with a million.
 */
export async function listCases(
  pool: pg.Pool,
  listing: CaseListing,
): Promise<{ rows: CaseListRow[]; counted: number }> {
  const [rows, counted] = await Promise.all([findRows(pool, listing), countRows(pool, listing)])
  return { rows, counted }
}

async function findRows(pool: pg.Pool, listing: CaseListing): Promise<CaseListRow[]> {
  const sql = new SqlParameters()
  const order = ORDER[listing.sort]
  const limit = sql.add(listing.limit + 1)
  const filtered = conditions(sql, listing.filter)
  const parts = positions(sql, listing).flatMap((position) =>
    partsOf(sql, listing, [...filtered, position].join(' AND ')),
  )
  const text = `
    SELECT c.id, c.number, c.kind, c.status, c.stage, stage_title(c.stages, c.stage) AS "stageTitle", c.unit_id AS "unitId",
      ${bilingual('u.name')} AS unit, c.post_id AS "postId", ${bilingual('p.title')} AS post,
      coalesce((
        SELECT json_agg(json_build_object('id', cc.person_id, 'name', person.full_name, 'status', cc.status) ORDER BY cc.ordinal)
        FROM case_candidates cc JOIN people person ON person.id = cc.person_id WHERE cc.case_id = c.id
      ), '[]'::json) AS candidates,
      c.launched_at AS "launchedAt", c.closed_at AS "closedAt", c.due_on AS "dueOn", c.overdue_at AS "overdueAt",
      c.waiting_since AS "waitingSince", c.escalated_at AS "escalatedAt"
    FROM ${firstOfParts({ ...CASES, order }, parts, limit)}
    JOIN units u ON u.id = c.unit_id
    JOIN posts p ON p.id = c.post_id
    ORDER BY ${order}`
  const { rows } = await pool.query<CaseListRow>(text, sql.values)
  return rows
}

async function countRows(pool: pg.Pool, listing: CaseListing): Promise<number> {
  const sql = new SqlParameters()
  const parts = partsOf(sql, listing, conditions(sql, listing.filter).join(' AND '))
  const { rows } = await pool.query<{ counted: number }>(countOfParts(CASES, parts), sql.values)
  return rows[0]?.counted ?? 0
}

const CASES = { table: 'cases', alias: 'c' }

/** The cases of the units that a role opens, and those that the person takes part in elsewhere. */
function partsOf(sql: SqlParameters, { viewer, filter }: CaseListing, where: string): Part[] {
  const { sees } = viewer
  const { units } = filter
  if (sees === 'all')
    return [units ? ofUnits(sql, units, where) : { from: (select) => `(${select}) c`, where }]
  const seen = units ? units.filter((unit) => sees.includes(unit)) : sees
  const own = [
    where,
    `c.id IN ${casesOfPerson(sql, viewer)}`,
    `c.unit_id <> ALL (${sql.add(sees, 'text[]')})`,
    ...(units ? [`c.unit_id = ANY (${sql.add(units, 'text[]')})`] : []),
  ]
  return [
    ...(seen.length > 0 ? [ofUnits(sql, seen, where)] : []),
    { from: (select) => `(${select}) c`, where: own.join(' AND ') },
  ]
}

function ofUnits(sql: SqlParameters, units: UnitId[], where: string): Part {
  const list = sql.add(units, 'text[]')
  return {
    from: (select) => `unnest(${list}) AS scope (unit) CROSS JOIN LATERAL (${select}) c`,
    where: `c.unit_id = scope.unit AND ${where}`,
  }
}

const ORDER: Record<CaseListing['sort'], string> = {
  launchedAt: 'c.launched_at DESC, c.id DESC',
  dueOn: 'c.overdue_at, c.id',
}

/** After the last row seen. Cases without a due date stand behind those with one, read apart from them. */
function positions(sql: SqlParameters, { sort, filter, after }: CaseListing): string[] {
  if (sort === 'launchedAt') {
    if (!after) return ['true']
    return [`(c.launched_at, c.id) < (${sql.add(after.place, 'timestamptz')}, ${sql.add(after.id, 'text')})`]
  }
  const undated = filter.overdueAt === undefined && filter.dueBy === undefined ? ['c.overdue_at IS NULL'] : []
  if (!after) return ['c.overdue_at IS NOT NULL', ...undated]
  const { place: due, id } = after
  if (due === null) return [`c.overdue_at IS NULL AND c.id > ${sql.add(id, 'text')}`]
  return [`(c.overdue_at, c.id) > (${sql.add(due, 'timestamptz')}, ${sql.add(id, 'text')})`, ...undated]
}

function conditions(sql: SqlParameters, filter: CaseFilter): string[] {
  const { statuses, kind, stage, post, candidate, ruleSet, overdueAt, dueBy, stuckSince, search } = filter
  const all = ['true']
  if (statuses) all.push(`c.status = ANY (${sql.add(statuses, 'text[]')})`)
  if (kind) all.push(`c.kind = ${sql.add(kind)}`)
  if (stage) all.push(`c.stage = ${sql.add(stage)}`)
  if (post) all.push(`c.post_id = ${sql.add(post)}`)
  if (ruleSet) all.push(`c.rule_set_id = ${sql.add(ruleSet)}`)
  if (candidate) {
    all.push(`c.id IN (SELECT case_id FROM case_candidates WHERE person_id = ${sql.add(candidate)})`)
  }
  if (overdueAt) all.push('c.overdue_at IS NOT NULL', `c.overdue_at <= ${sql.add(overdueAt, 'timestamptz')}`)
  if (dueBy) {
    all.push(
      `c.overdue_at > ${sql.add(dueBy.now, 'timestamptz')}`,
      `c.due_on <= ${sql.add(dueBy.day, 'date')}`,
    )
  }
  if (stuckSince) {
    all.push(
      `c.status IN ('running', 'suspended')`,
      `(c.escalated_at IS NOT NULL OR c.waiting_since < ${sql.add(stuckSince, 'timestamptz')})`,
    )
  }
  if (search !== undefined) all.push(found(sql, search))
  return all
}

function found(sql: SqlParameters, search: string): string {
  const pattern = sql.add(`%${literally(search)}%`, 'text')
  const byName = `
    c.id IN (
      SELECT cc.case_id FROM case_candidates cc JOIN people p ON p.id = cc.person_id WHERE p.search_name LIKE ${pattern})
    OR c.post_id IN (
      SELECT p.id FROM posts p WHERE ${searchable('p.title_vi')} LIKE ${pattern} OR lower(p.title_en) LIKE ${pattern})`
  const [, digits] = /^#?(\d{1,15})$/.exec(search) ?? []
  return digits ? `(c.number = ${sql.add(digits, 'bigint')} OR ${byName})` : `(${byName})`
}
