import type pg from 'pg'
import type { Instant } from '../../domain/vocabulary.js'
import { launchOf, OFFICE } from '../support/small-office.js'
import { type Answer, type Behind, officeDatabase, serveApi, type TestApi } from './api-server.js'

/** Who enters what may stand in a person's way, of the department's people: with the status that each is answered. */
export const WHO_ENTERS: [who: string, status: number][] = [
  ['officer', 201],
  ['health.officer', 201],
  ['admin', 201],
  ['health.admin', 201],
  ['approver', 403],
  ['monitor', 403],
  ['voter7', 403],
  ['other.officer', 404],
  ['outsider', 404],
]

/** Who reads it, of `voter8`. */
export const WHO_READS: [who: string, status: number][] = [
  ['officer', 200],
  ['approver', 200],
  ['voter8', 200],
  ['monitor', 403],
  ['other.officer', 404],
  ['an', 404],
]

export interface RecordsApi {
  api: TestApi
  pool: pg.Pool
  /** PATCH with If-Match, unless it is null. */
  patch(as: string, path: string, body: unknown, ifMatch: string | null): Promise<Answer>
  /** The `what` of the events of the common chain, in order. */
  audited(): Promise<string[]>
  close(): Promise<void>
}

/** The office with administrators of the province (`admin`) and of the department (`health.admin`), at a fixed day. */
export async function recordsApi(
  now: Instant = '2026-08-03T02:00:00.000Z',
  more: Pick<Behind, 'twoPeopleFor' | 'uploads'> = {},
): Promise<RecordsApi> {
  const { pool, drop } = await officeDatabase()
  await grant(pool, 'admin', 'admin', OFFICE.province)
  await grant(pool, 'health.admin', 'admin', OFFICE.department)
  await grant(pool, 'health.officer', 'hr_officer', OFFICE.department)
  const api = await serveApi({ pool, now: () => new Date(now), ...more })
  return {
    api,
    pool,
    patch: (as, path, body, ifMatch) =>
      api.send(path, {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${as}`,
          'content-type': 'application/json',
          ...(ifMatch !== null && { 'if-match': ifMatch }),
        },
        body: JSON.stringify(body),
      }),
    async audited() {
      const { rows } = await pool.query(
        "SELECT what FROM audit_events WHERE chain = 'common' ORDER BY position",
      )
      return rows.map(({ what }) => what)
    },
    async close() {
      await api.close()
      await drop()
    },
  }
}

async function grant(pool: pg.Pool, login: string, role: string, unit: string): Promise<void> {
  await pool.query(
    "INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES ($1, $1, $1, $2, 'staff')",
    [login, OFFICE.province],
  )
  await pool.query('INSERT INTO role_grants (person_id, role, unit_id) VALUES ($1, $2, $3)', [
    login,
    role,
    unit,
  ])
  await pool.query('INSERT INTO accounts (login, person_id) VALUES ($1, $1)', [login])
}

/** The law that written cases are pinned to: the short procedure. */
const { stages: STAGES, ruleSet: RULES } = launchOf()
const LAW = { rules: RULES, stages: STAGES }

export interface WrittenCase {
  id: string
  seat?: string
  unit?: string
  post?: string
  status?: string
  stage?: string | null
  waitingSince?: Instant
  /** The task it waits for; its due date decides whether the case is overdue. */
  task?: { kind: string; assignee?: string; group?: string; overdueAt?: Instant; excluded?: string[] }
}

/** A case as `record` would leave it, with one candidate (`an`) and at most one open task. */
export async function writeCase(pool: pg.Pool, given: WrittenCase): Promise<void> {
  const { id, status = 'running', task } = given
  const overdueAt = task?.overdueAt ?? null
  const dueOn = overdueAt === null ? null : overdueAt.slice(0, 10)
  const { rules, stages } = LAW
  await pool.query("INSERT INTO pinned_law (hash, law) VALUES ('law', $1) ON CONFLICT DO NOTHING", [
    JSON.stringify({ rules, stages }),
  ])
  await pool.query(
    `INSERT INTO cases (id, kind, rule_set_id, rule_set_version, law_hash, begun_on, unit_id, post_id, seat_id, status,
       stage, stages, launched_by, launched_at, sequence, changed_at, due_on, overdue_at, waiting_since)
     VALUES ($1, 'appointment', 'short-procedure', 1, 'law', '2026-05-04', $2, $3, $4, $5, $6, $10, 'officer',
       '2026-05-04T02:00:00Z', 1, '2026-05-04T02:00:00Z', $7, $8, $9)`,
    [
      id,
      given.unit ?? OFFICE.department,
      given.post ?? OFFICE.post,
      given.seat ?? OFFICE.seat,
      status,
      given.stage === undefined ? 'planning-check' : given.stage,
      dueOn,
      overdueAt,
      given.waitingSince ?? '2026-07-27T02:00:00Z',
      JSON.stringify(
        stages.map(({ key, kind, title }) => ({ key, kind, title, status: 'waiting', visit: 0 })),
      ),
    ],
  )
  await pool.query(
    "INSERT INTO case_candidates (case_id, person_id, ordinal, status) VALUES ($1, 'an', 1, 'active')",
    [id],
  )
  if (!task) return
  const deadline = dueOn && {
    from: '2026-07-01',
    workingDays: 5,
    due: dueOn,
    skipped: [],
    provisional: false,
    article: { vi: 'Mục 1', en: '§ 1' },
  }
  await pool.query(
    `INSERT INTO tasks (id, case_id, unit_id, stage, kind, assignee_id, group_id, excluded, status, opened_at, due_on, overdue_at, deadline)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', '2026-07-01T02:00:00Z', $9, $10, $11)`,
    [
      `${id}-task`,
      id,
      given.unit ?? OFFICE.department,
      given.stage ?? 'planning-check',
      task.kind,
      task.assignee ?? null,
      task.group ?? null,
      task.excluded ?? [],
      dueOn,
      overdueAt,
      deadline && JSON.stringify(deadline),
    ],
  )
}
