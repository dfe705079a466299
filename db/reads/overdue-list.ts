import type pg from 'pg'
import type { CaseStatus } from '../../domain/procedure/case.js'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import type { TaskDeadline } from '../../domain/procedure/tasks.js'
import type {
  CaseId,
  GroupId,
  Instant,
  IsoDate,
  PersonId,
  PostId,
  ProcedureKind,
  SeatId,
  TaskId,
  Text,
  UnitId,
} from '../../domain/vocabulary.js'
import { COUNT_UP_TO } from '../sql/counted-list.js'
import { OPEN } from '../sql/open-statuses.js'
import { DIFFERED, NOBODY_MAY, visitOf } from './tasks.js'
import { type Scope, scopeValue } from './unit-reach.js'

export interface OverdueTaskRow {
  id: TaskId
  stage: string
  kind: TaskKind
  /** Whom it waits for: a person, or a group and whoever of it has claimed the task. */
  person: { id: PersonId; name: string } | null
  group: { id: GroupId; name: Text } | null
  claimedBy: { id: PersonId; name: string } | null
  openedAt: Instant
  overdueAt: Instant
  escalatedAt: Instant | null
  deadline: TaskDeadline
  nobodyMay: boolean
  differed: boolean
}

export interface OverdueRow {
  id: CaseId
  number: number
  kind: ProcedureKind
  stageTitle: Text | null
  status: CaseStatus
  stage: string | null
  /** How often the stage has been begun; null where it is at none. */
  visit: number | null
  unit: { id: UnitId; name: Text }
  post: { id: PostId; title: Text }
  seatId: SeatId
  candidates: { id: PersonId; name: string }[]
  dueOn: IsoDate
  overdueAt: Instant
  waitingSince: Instant | null
  /** The open tasks past their due date, the longest first. */
  tasks: OverdueTaskRow[]
}

/** Flat columns, put together below: building JSON in the database takes longer than everything else here. */
const OVERDUE = `
  SELECT c.id, c.number, c.kind, c.status, c.stage, stage_title(c.stages, c.stage) AS "stageTitle", ${visitOf('c')} AS visit, c.seat_id AS "seatId", c.due_on AS "dueOn",
    c.overdue_at AS "overdueAt", c.waiting_since AS "waitingSince",
    u.id AS "unitId", u.name_vi AS "unitVi", u.name_en AS "unitEn",
    p.id AS "postId", p.title_vi AS "postVi", p.title_en AS "postEn",
    (SELECT counted FROM counted)
  FROM (SELECT 1) one
  LEFT JOIN (page JOIN cases c ON c.id = page.id JOIN units u ON u.id = c.unit_id JOIN posts p ON p.id = c.post_id) ON true
  ORDER BY page.overdue_at, page.id`

type OverdueColumns = Omit<OverdueRow, 'unit' | 'post' | 'candidates' | 'tasks'> & {
  unitId: UnitId
  unitVi: string
  unitEn: string
  postId: PostId
  postVi: string
  postEn: string
  counted: number
}

/** Whatever is overdue is open, and read by an index of open cases. */
const everywhere = (rows: number) => `
  WITH page AS MATERIALIZED (
    SELECT id, overdue_at FROM cases
    WHERE $1::text[] IS NULL AND status IN ${OPEN} AND overdue_at <= $2 AND (overdue_at, id) > ($3, $4)
    ORDER BY overdue_at, id LIMIT ${rows}
  ), counted AS (
    SELECT count(*)::integer AS counted FROM (SELECT 1 FROM cases WHERE status IN ${OPEN} AND overdue_at <= $2 LIMIT ${COUNT_UP_TO}) c
  )
  ${OVERDUE}`

/** Unit by unit, so that each part is read in order from the index, and no more of it than the page needs. */
const byUnit = (rows: number) => `
  WITH page AS MATERIALIZED (
    SELECT c.id, c.overdue_at FROM unnest($1::text[]) v (id) CROSS JOIN LATERAL (
      SELECT id, overdue_at FROM cases
      WHERE unit_id = v.id AND status IN ${OPEN} AND overdue_at <= $2 AND (overdue_at, id) > ($3, $4)
      ORDER BY overdue_at, id LIMIT ${rows}
    ) c ORDER BY c.overdue_at, c.id LIMIT ${rows}
  ), counted AS (
    SELECT count(*)::integer AS counted FROM (
      SELECT 1 FROM unnest($1::text[]) v (id) CROSS JOIN LATERAL (
        SELECT 1 FROM cases WHERE unit_id = v.id AND status IN ${OPEN} AND overdue_at <= $2 LIMIT ${COUNT_UP_TO}
      ) c LIMIT ${COUNT_UP_TO}
    ) c
  )
  ${OVERDUE}`

/**
 * The number of rows is part of the text: where it is a parameter PostgreSQL reckons with a tenth of all rows, and plans
 * the statement anew each time instead of keeping the plan.
 */
function pageQuery(scope: Scope, rows: number): { name: string; text: string } {
  if (!Number.isSafeInteger(rows)) throw new RangeError('limit: not a whole number')
  return scope === 'all'
    ? { name: `list-overdue-everywhere-${rows}`, text: everywhere(rows) }
    : { name: `list-overdue-by-unit-${rows}`, text: byUnit(rows) }
}

/**
 * Procedures with a task past its due date, the longest overdue first: limit + 1 rows, and a count up to 1,001.
 * Reads no more index entries than the page and the capped count need, whatever the number of cases.
 */
export async function listOverdue(
  client: pg.Pool | pg.ClientBase,
  scope: Scope,
  {
    now,
    after,
    limit,
  }: { now: Instant; after?: { overdueAt: Instant; id: CaseId } | undefined; limit: number },
): Promise<{ rows: OverdueRow[]; counted: number }> {
  const { rows } = await client.query<OverdueColumns>({
    ...pageQuery(scope, limit + 1),
    values: [scopeValue(scope), now, after?.overdueAt ?? '-infinity', after?.id ?? ''],
  })
  const found = rows.filter(({ id }) => id !== null)
  const ids = found.map(({ id }) => id)
  const { candidates, tasks } = await peopleAndTasks(client, ids, now)
  return {
    rows: found.map(({ unitId, unitVi, unitEn, postId, postVi, postEn, counted: _, ...row }) => ({
      ...row,
      unit: { id: unitId, name: { vi: unitVi, en: unitEn } },
      post: { id: postId, title: { vi: postVi, en: postEn } },
      candidates: candidates.get(row.id) ?? [],
      tasks: tasks.get(row.id) ?? [],
    })),
    counted: rows[0]?.counted ?? 0,
  }
}

const CANDIDATES = `
  SELECT cc.case_id AS "caseId", h.id, h.full_name AS name
  FROM case_candidates cc JOIN people h ON h.id = cc.person_id WHERE cc.case_id = ANY($1) ORDER BY cc.ordinal`

const TASKS = `
  SELECT t.case_id AS "caseId", t.id, t.stage, t.kind, t.opened_at AS "openedAt", t.overdue_at AS "overdueAt",
    t.escalated_at AS "escalatedAt", t.deadline, ${DIFFERED} AS differed,
    -- What nobody may do is escalated at once.
    CASE WHEN t.escalated_at IS NULL THEN false ELSE ${NOBODY_MAY} END AS "nobodyMay",
    a.id AS "personId", a.full_name AS person, g.id AS "groupId", g.name_vi AS "groupVi", g.name_en AS "groupEn",
    b.id AS "claimedById", b.full_name AS "claimedBy"
  FROM unnest($1::text[]) listed (id)
  -- Case by case: the planner would otherwise read every open task of every group.
  CROSS JOIN LATERAL (
    SELECT * FROM tasks WHERE case_id = listed.id AND status = 'open' AND overdue_at <= $2 OFFSET 0
  ) t
  LEFT JOIN people a ON a.id = t.assignee_id
  LEFT JOIN groups g ON g.id = t.group_id
  LEFT JOIN people b ON b.id = t.claimed_by
  ORDER BY t.overdue_at, t.id`

interface TaskColumns {
  caseId: CaseId
  id: TaskId
  stage: string
  kind: TaskKind
  openedAt: Instant
  overdueAt: Instant
  escalatedAt: Instant | null
  deadline: TaskDeadline
  nobodyMay: boolean
  differed: boolean
  personId: PersonId | null
  person: string
  groupId: GroupId | null
  groupVi: string
  groupEn: string
  claimedById: PersonId | null
  claimedBy: string
}

async function peopleAndTasks(client: pg.Pool | pg.ClientBase, ids: readonly CaseId[], now: Instant) {
  const [people, tasks] = await Promise.all([
    client.query<{ caseId: CaseId; id: PersonId; name: string }>({
      name: 'list-overdue-candidates',
      text: CANDIDATES,
      values: [ids],
    }),
    client.query<TaskColumns>({ name: 'list-overdue-tasks', text: TASKS, values: [ids, now] }),
  ])
  return {
    candidates: byCase(people.rows, ({ id, name }) => ({ id, name })),
    tasks: byCase(tasks.rows, overdueTask),
  }
}

function overdueTask(row: TaskColumns): OverdueTaskRow {
  const { id, stage, kind, openedAt, overdueAt, escalatedAt, deadline, nobodyMay, differed } = row
  return {
    ...{ id, stage, kind, openedAt, overdueAt, escalatedAt, deadline, nobodyMay, differed },
    person: row.personId === null ? null : { id: row.personId, name: row.person },
    group: row.groupId === null ? null : { id: row.groupId, name: { vi: row.groupVi, en: row.groupEn } },
    claimedBy: row.claimedById === null ? null : { id: row.claimedById, name: row.claimedBy },
  }
}

function byCase<Row extends { caseId: CaseId }, Shown>(
  rows: readonly Row[],
  show: (row: Row) => Shown,
): Map<CaseId, Shown[]> {
  const grouped = new Map<CaseId, Shown[]>()
  for (const row of rows) {
    const list = grouped.get(row.caseId)
    if (list) list.push(show(row))
    else grouped.set(row.caseId, [show(row)])
  }
  return grouped
}
