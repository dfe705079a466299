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
import { firstOfParts } from '../sql/part-lists.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { type Band, bandsOf, type CasesAsked, MERGED } from './case-bands.js'
import { countCases } from './case-list-count.js'
import { partsOf } from './case-parts.js'
import { findNamed, isNothing } from './case-search.js'
import { findOwnCases } from './case-visibility.js'

export interface CaseListing extends Omit<CasesAsked, 'named' | 'own'> {
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
  { limit, ...listing }: CaseListing,
): Promise<{ rows: CaseListRow[]; counted: number; isMore: boolean }> {
  const { viewer, filter } = listing
  const [named, own] = await Promise.all([
    filter.search === undefined ? undefined : findNamed(pool, filter.search),
    viewer.sees === 'all' ? [] : findOwnCases(pool, viewer),
  ])
  const asked = { ...listing, named, own }
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

const seesAny = ({ viewer: { sees }, own, filter: { units } }: CasesAsked): boolean =>
  units?.length !== 0 && (sees.length > 0 || own.length > 0)

async function findRows(pool: pg.Pool, asked: CasesAsked, wanted: number): Promise<CaseListRow[]> {
  const rows: CaseListRow[] = []
  // Hardly ever is a second band looked at: not where the first fills the page.
  for (const band of bandsOf(asked)) {
    if (rows.length < wanted) rows.push(...(await rowsOf(pool, asked, band, wanted - rows.length)))
  }
  return rows
}

async function rowsOf(pool: pg.Pool, asked: CasesAsked, band: Band, limit: number): Promise<CaseListRow[]> {
  const sql = new SqlParameters()
  const parts = partsOf(sql, asked, band)
  // Of the units asked for no role opens any.
  if (parts.length === 0) return []
  const first = firstOfParts(parts, MERGED[asked.sort], limit, 'overlapping')
  const text = `
    SELECT c.id, c.number, c.kind, c.status, c.stage, stage_title(c.stages, c.stage) AS "stageTitle", c.unit_id AS "unitId",
      ${bilingual('u.name')} AS unit, c.post_id AS "postId", ${bilingual('p.title')} AS post,
      coalesce((
        SELECT json_agg(json_build_object('id', cc.person_id, 'name', person.full_name, 'status', cc.status) ORDER BY cc.ordinal)
        FROM case_candidates cc JOIN people person ON person.id = cc.person_id WHERE cc.case_id = c.id
      ), '[]'::json) AS candidates,
      c.launched_at AS "launchedAt", c.closed_at AS "closedAt", c.due_on AS "dueOn", c.overdue_at AS "overdueAt",
      c.waiting_since AS "waitingSince", c.escalated_at AS "escalatedAt"
    FROM (${first}) page
    JOIN cases c ON c.id = page.id
    JOIN units u ON u.id = c.unit_id
    JOIN posts p ON p.id = c.post_id
    ORDER BY ${MERGED[asked.sort]}`
  const { rows } = await pool.query<CaseListRow>(text, sql.values)
  return rows
}
