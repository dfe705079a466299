import type pg from 'pg'
import {
  CASE_STATUSES,
  type CandidateStatus,
  type CaseStatus,
  isOpen,
  type LawHash,
} from '../../domain/procedure/case.js'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import type {
  CaseId,
  GroupId,
  Instant,
  IsoDate,
  PersonId,
  PostId,
  ProcedureKind,
  Text,
  UnitId,
} from '../../domain/vocabulary.js'
import { bilingual } from '../sql/bilingual.js'
import { keptStatement } from '../sql/kept-statement.js'
import { firstOfParts } from '../sql/part-lists.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { type Band, bandsOf, type CasesAsked, MERGED } from './case-bands.js'
import { asksOpen, type CaseFilter } from './case-filter.js'
import { countCases } from './case-list-count.js'
import { goesThroughOpen, partsOf } from './case-parts.js'
import { findNamed, isNothing } from './case-search.js'
import { findOwnCases } from './case-visibility.js'
import { DIFFERED, NOBODY_MAY, visitOf } from './tasks.js'

export interface CaseListing extends Omit<CasesAsked, 'named' | 'own'> {
  limit: number
}

export interface CaseListRow {
  id: CaseId
  number: number
  kind: ProcedureKind
  ruleSetId: string
  ruleSetVersion: number
  law: LawHash
  stageTitle: Text | null
  status: CaseStatus
  stage: string | null
  /** How often the stage has been begun; null where it is at none. */
  visit: number | null
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
  /** It waits for something that nobody of the group may do. */
  nobodyMay: boolean
  /** What it waits for, the first that is due first; the first few. */
  waitsFor: AwaitedBriefly[]
}

/** An open task, as far as a list tells it. */
export interface AwaitedBriefly {
  kind: TaskKind
  candidateId: PersonId | null
  person: { id: PersonId; name: string } | null
  group: { id: GroupId; name: Text } | null
  claimedBy: { id: PersonId; name: string } | null
  since: Instant
  nobodyMay: boolean
  /** It enters a count anew of which two entries differed. */
  differed: boolean
}

/** So many of its open tasks a list tells of a case. */
const TOLD = 5

/**
 * The visible cases that a filter leaves, in order, one more than `limit` where there are more, and their number. Each
 * unit is read by its own index in order, so the first page costs the same with a hundred cases as with a million.
 */
export async function listCases(
  pool: pg.Pool,
  { limit, ...listing }: CaseListing,
): Promise<{ rows: CaseListRow[]; counted: number; isMore: boolean }> {
  const { viewer } = listing
  const filter = ofItsStatuses(listing)
  const [named, own] = await Promise.all([
    filter.search === undefined ? undefined : findNamed(pool, filter.search),
    viewer.sees === 'all'
      ? []
      : findOwnCases(pool, viewer, { goesThrough: goesThroughOpen({ ...listing, filter }) }),
  ])
  const asked = { ...listing, filter, named, own }
  const isOfNobody = named !== undefined && isNothing(named)
  if (isOfNobody || !seesAny(asked)) return { rows: [], counted: 0, isMore: false }
  const [rows, { counted, isMore }] = await Promise.all([
    findRows(pool, asked, limit + 1),
    countCases(pool, asked),
  ])
  // A first page that holds all is counted by itself.
  if (!asked.after && rows.length <= limit) return { rows, counted: rows.length, isMore: false }
  return { rows, counted: Math.max(counted, rows.length), isMore }
}

/** What waits is open, and what has a day of its end is not: of what is asked for, as both orders and filters have it. */
function ofItsStatuses({ sort, filter }: Pick<CaseListing, 'sort' | 'filter'>): CaseFilter {
  const ofOpen = sort === 'waitingSince' || filter.waiting !== undefined
  const ofClosed = sort === 'closedAt' || filter.closed !== undefined
  if (!ofOpen && !ofClosed) return filter
  const mayBe = (status: CaseStatus) => (isOpen(status) ? !ofClosed : !ofOpen && !asksOpen(filter))
  return { ...filter, statuses: (filter.statuses ?? CASE_STATUSES).filter(mayBe) }
}

const seesAny = ({ viewer: { sees }, own, filter: { units, statuses, ruleSets } }: CasesAsked): boolean =>
  [units, statuses, ruleSets].every((asked) => asked?.length !== 0) && (sees.length > 0 || own.length > 0)

async function findRows(pool: pg.Pool, asked: CasesAsked, wanted: number): Promise<CaseListRow[]> {
  const rows: CaseListRow[] = []
  // Hardly ever is a second band looked at: not where the first fills the page.
  for (const band of bandsOf(asked)) {
    if (rows.length < wanted) rows.push(...(await rowsOf(pool, asked, band, wanted - rows.length)))
  }
  return rows
}

/** SQL: what an open case `c` waits for. */
const WAITS_FOR = `CASE WHEN c.closed_at IS NOT NULL THEN '[]'::json ELSE coalesce((
  SELECT json_agg(json_build_object(
    'kind', t.kind, 'candidateId', t.candidate_id, 'since', t.opened_at, 'differed', ${DIFFERED},
    -- What nobody may do is escalated at once.
    'nobodyMay', CASE WHEN c.escalated_at IS NULL THEN false ELSE ${NOBODY_MAY} END,
    'person', ${personOf('t.assignee_id')}, 'claimedBy', ${personOf('t.claimed_by')},
    'group', (SELECT json_build_object('id', g.id, 'name', ${bilingual('g.name')}) FROM groups g WHERE g.id = t.group_id)
  ) ORDER BY t.overdue_at, t.id)
  FROM (SELECT * FROM tasks WHERE case_id = c.id AND status = 'open' ORDER BY overdue_at, id LIMIT ${TOLD}) t
), '[]'::json) END`

function personOf(id: string): string {
  return `(SELECT json_build_object('id', x.id, 'name', x.full_name) FROM people x WHERE x.id = ${id})`
}

async function rowsOf(pool: pg.Pool, asked: CasesAsked, band: Band, limit: number): Promise<CaseListRow[]> {
  const sql = new SqlParameters()
  const parts = partsOf(sql, asked, band)
  // Of the units asked for no role opens any.
  if (parts.length === 0) return []
  const first = firstOfParts(parts, MERGED[asked.sort], limit, 'overlapping')
  const text = `
    SELECT c.id, c.number, c.kind, c.rule_set_id AS "ruleSetId", c.rule_set_version AS "ruleSetVersion", c.law_hash AS law,
      c.status, c.stage, stage_title(c.stages, c.stage) AS "stageTitle", ${visitOf('c')} AS visit, c.unit_id AS "unitId",
      ${bilingual('u.name')} AS unit, c.post_id AS "postId", ${bilingual('p.title')} AS post,
      coalesce((
        SELECT json_agg(json_build_object('id', cc.person_id, 'name', person.full_name, 'status', cc.status) ORDER BY cc.ordinal)
        FROM case_candidates cc JOIN people person ON person.id = cc.person_id WHERE cc.case_id = c.id
      ), '[]'::json) AS candidates,
      c.launched_at AS "launchedAt", c.closed_at AS "closedAt", c.due_on AS "dueOn", c.overdue_at AS "overdueAt",
      c.waiting_since AS "waitingSince", c.escalated_at AS "escalatedAt",
      CASE WHEN c.escalated_at IS NULL THEN false ELSE coalesce((
        SELECT bool_or(${NOBODY_MAY}) FROM tasks t WHERE t.case_id = c.id AND t.status = 'open'
      ), false) END AS "nobodyMay",
      ${WAITS_FOR} AS "waitsFor"
    FROM (${first}) page
    JOIN cases c ON c.id = page.id
    JOIN units u ON u.id = c.unit_id
    JOIN posts p ON p.id = c.post_id
    ORDER BY ${MERGED[asked.sort]}`
  const { rows } = await pool.query<CaseListRow>(keptStatement(text, sql.values))
  return rows
}
