import pg from 'pg'
import { holdsVote } from '../domain/procedure/stage-kinds.js'
import { taskKindsThat } from '../domain/procedure/task-kinds.js'
import { shortProcedure } from '../domain/rules/short-procedure.js'

/** Logins that read what is inserted here. */
export const READERS = {
  /** A member of the group with the long inbox; no role. */
  member: 'm-member',
  /** Monitor of the whole province. */
  root: 'm-monitor-root',
  /** Monitor of one department of a hundred with its divisions: 1% of the cases. */
  department: 'm-monitor-department',
} as const

/** How many there are, and how many of the open ones wait for the group with the long inbox. */
export interface Many {
  open: number
  closed: number
  inbox: number
  people: number
}
/** What the lists are measured at. */
export const MANY: Many = { open: 50_000, closed: 50_000, inbox: 10_000, people: 5_000 }
const DEPARTMENTS = 100
const DIVISIONS = 5
const GROUPS = 40
const STEPS_OF_A_CLOSED_CASE = 8

/**
 * Inserts cases as if years of work had been done: each open one waits for a task, half of them past its due date; each
 * closed one has its completed tasks. The rows are consistent by construction, so references are not checked again, and what
 * triggers would copy is written with them.
 */
export async function insertManyCases(databaseUrl: string, many: Many = MANY): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    await client.query(`BEGIN; SET LOCAL session_replication_role = replica`)
    await client.query(organisation(many))
    await client.query(cases(many))
    await client.query(tasks(many))
    await client.query('COMMIT')
    await client.query('VACUUM (ANALYZE) cases')
    await client.query('VACUUM (ANALYZE) tasks')
    await client.query('ANALYZE')
  } finally {
    await client.end()
  }
}

const organisation = ({ open, people }: Many) => `
  INSERT INTO units (id, parent_id, path, kind, name_vi, name_en)
  SELECT 'm-' || d, root.id, root.path || ('m-' || d), 'department', 'Sở số ' || d, 'Department ' || d
  FROM units root, generate_series(0, ${DEPARTMENTS - 1}) d WHERE root.parent_id IS NULL;

  INSERT INTO units (id, parent_id, path, kind, name_vi, name_en)
  SELECT u.id || '-' || v, u.id, u.path || (u.id || '-' || v), 'division', 'Phòng số ' || v, 'Division ' || v
  FROM units u, generate_series(0, ${DIVISIONS - 1}) v WHERE u.id ~ '^m-[0-9]+$';

  INSERT INTO people (id, full_name, search_name, born_on, sex, degrees, unit_id, managed_as)
  SELECT id, 'Nguyễn Văn ' || id, 'nguyen van ' || id, '1985-03-01', 'male', ARRAY['university'], 'm-0', 'provincial'
  FROM (SELECT 'm-person-' || n AS id FROM generate_series(0, ${people - 1}) n
        UNION ALL SELECT unnest(ARRAY['${READERS.member}', '${READERS.root}', '${READERS.department}'])) AS p;

  INSERT INTO accounts (login, person_id)
  SELECT id, id FROM people WHERE id IN ('${READERS.member}', '${READERS.root}', '${READERS.department}');

  INSERT INTO role_grants (person_id, role, unit_id)
  SELECT '${READERS.root}', 'monitor', id FROM units WHERE parent_id IS NULL
  UNION ALL SELECT '${READERS.department}', 'monitor', 'm-7';

  INSERT INTO groups (id, unit_id, kind, name_vi, name_en)
  SELECT 'm-group-' || n, 'm-0', 'office', 'Nhóm số ' || n, 'Group ' || n FROM generate_series(0, ${GROUPS}) n;

  INSERT INTO group_members (group_id, person_id, duty, from_on)
  SELECT 'm-group-0', '${READERS.member}', 'member', date '2020-01-01'
  UNION ALL SELECT 'm-group-' || n, 'm-person-' || n, 'head', date '2020-01-01' FROM generate_series(0, ${GROUPS}) n;

  INSERT INTO posts (id, unit_id, title_vi, title_en, level, filled_by, degree, managing_body_id, electorate_id,
    office_id, reviewers_id, tellers_id)
  SELECT 'm-post-' || u.id, u.id, 'Trưởng phòng', 'Head of division', 'division-head', 'appointment', 'university',
    'm-group-1', 'm-group-1', 'm-group-0', 'm-group-1', 'm-group-1'
  FROM units u WHERE u.id ~ '^m-[0-9]+-[0-9]+$';

  INSERT INTO seats (id, post_id, ordinal, created_on, vacant_since, unit_id, being_filled)
  SELECT p.id || '-' || n, p.id, n, '2020-01-01', '2020-01-01', p.unit_id, true
  FROM posts p, generate_series(1, ${open / (DEPARTMENTS * DIVISIONS)}) n WHERE p.id LIKE 'm-post-%'`

/** Case n is of division n modulo their number; open ones are launched in the last half year, closed ones before. */
const DIVISION = `'m-' || n % ${DEPARTMENTS} || '-' || n / ${DEPARTMENTS} % ${DIVISIONS}`
const seatOf = (open: number) =>
  `'m-post-' || ${DIVISION} || '-' || 1 + n / ${DEPARTMENTS * DIVISIONS} % ${open / (DEPARTMENTS * DIVISIONS)}`
/** Past for every second open case: up to 90 days ago, or up to 60 ahead. */
const OVERDUE_AT = `date_trunc('day', now())
  + CASE WHEN n / ${DEPARTMENTS * DIVISIONS} % 2 = 0 THEN -1 - (n * 7919 % 90) ELSE 1 + (n * 7919 % 60) END * interval '1 day'`

const STEPS = shortProcedure.procedure?.steps ?? []
const VOTED_ON = STEPS.findIndex(holdsVote)
/** Those of the short procedure: each case is at its vote, what was before is behind it. */
const STAGES = `'${JSON.stringify(
  STEPS.map(({ key, title, kind }, index) => ({
    ...{ key, title, kind },
    ...(index < VOTED_ON && { status: 'passed', visit: 1, outcome: { outcome: 'passed' } }),
    ...(index === VOTED_ON && { status: 'open', visit: 1 }),
    ...(index > VOTED_ON && { status: 'waiting', visit: 0 }),
  })),
).replaceAll("'", "''")}'::jsonb`

/** Who acts on a post, and on its cases. */
const CIRCLE = 'managing_body_id, electorate_id, office_id, reviewers_id, tellers_id'

const cases = ({ open, closed, people }: Many) => `
  INSERT INTO cases (law_hash, begun_on, id, kind, rule_set_id, rule_set_version, unit_id, post_id, seat_id, status, stage,
    stages, outcome, launched_by, launched_at, closed_at, sequence, changed_at, due_on, overdue_at, waiting_since, ${CIRCLE})
  SELECT (SELECT hash FROM pinned_law LIMIT 1), now()::date, 'm-case-' || n, 'appointment', 'short-procedure', 1, ${DIVISION}, 'm-post-' || ${DIVISION},
    ${seatOf(open)}, 'running', 'collective-vote', ${STAGES}, NULL, 'm-person-1', now() - (n % 180) * interval '1 day',
    NULL, 4, now(), (${OVERDUE_AT})::date - 1, ${OVERDUE_AT}, now() - (n % 100) * interval '1 day', ${CIRCLE}
  FROM generate_series(0, ${open - 1}) n JOIN posts o ON o.id = 'm-post-' || ${DIVISION};

  INSERT INTO cases (law_hash, begun_on, id, kind, rule_set_id, rule_set_version, unit_id, post_id, seat_id, status, stage,
    stages, outcome, launched_by, launched_at, closed_at, sequence, changed_at, ${CIRCLE})
  SELECT (SELECT hash FROM pinned_law LIMIT 1), now()::date, 'm-case-' || n, 'appointment', 'short-procedure', 1, ${DIVISION}, 'm-post-' || ${DIVISION},
    ${seatOf(open)}, CASE WHEN n % 5 = 0 THEN 'rejected' ELSE 'completed' END, NULL, ${STAGES},
    jsonb_build_object('status', 'completed', 'person', 'm-person-' || n % ${people}), 'm-person-1',
    now() - (200 + n % 1000) * interval '1 day', now() - (100 + n % 1000) * interval '1 day', 9, now(), ${CIRCLE}
  FROM generate_series(${open}, ${open + closed - 1}) n JOIN posts o ON o.id = 'm-post-' || ${DIVISION};

  INSERT INTO case_candidates (case_id, person_id, ordinal, status, launched_at, unit_id, search_name, kind, is_open)
  SELECT c.id, p.id, ordinal, 'active', c.launched_at, c.unit_id, p.search_name, c.kind, c.closed_at IS NULL
  FROM generate_series(0, ${open + closed - 1}) n, generate_series(1, 2) ordinal, cases c, people p
  WHERE c.id = 'm-case-' || n AND p.id = 'm-person-' || (n + ordinal) % ${people}`

const DEADLINE = `jsonb_build_object('from', '2026-04-20', 'workingDays', 10, 'due', ((${OVERDUE_AT})::date - 1)::text,
  'provisional', false, 'article', jsonb_build_object('vi', 'Mục 5', 'en', 'Local rule set H § 5'),
  'skipped', jsonb_build_array(
    jsonb_build_object('date', '2026-04-25', 'reason', jsonb_build_object('vi', 'Thứ Bảy', 'en', 'Saturday')),
    jsonb_build_object('date', '2026-04-26', 'reason', jsonb_build_object('vi', 'Chủ nhật', 'en', 'Sunday'))),
  'dueAt', now(), 'overdueAt', ${OVERDUE_AT})`

const [COUNT] = taskKindsThat(({ isWithheld }) => isWithheld === true)
const [CONFIRMATION] = taskKindsThat(({ answerOfBody }) => answerOfBody === 'confirmed')

const tasks = ({ open, closed, inbox, people }: Many) => `
  INSERT INTO tasks (id, case_id, unit_id, stage, kind, group_id, status, opened_at, due_on, overdue_at, deadline, launched_at,
    case_kind, case_is_open)
  SELECT 'm-case-' || n || '-1', 'm-case-' || n, ${DIVISION}, 'collective-vote', '${COUNT}',
    CASE WHEN n % ${Math.round(open / inbox)} = 0 THEN 'm-group-0' ELSE 'm-group-' || 1 + n % ${GROUPS} END, 'open',
    now() - (n % 100) * interval '1 day', (${OVERDUE_AT})::date - 1, ${OVERDUE_AT}, ${DEADLINE},
    now() - (n % 180) * interval '1 day', 'appointment', true
  FROM generate_series(0, ${open - 1}) n;

  INSERT INTO tasks (id, case_id, unit_id, stage, kind, group_id, status, opened_at, closed_at, completed_by, launched_at,
    case_kind, case_is_open)
  SELECT 'm-case-' || n || '-' || step, 'm-case-' || n, ${DIVISION}, 'approval', '${CONFIRMATION}',
    'm-group-' || n % ${GROUPS}, 'done', now() - (150 + n % 1000) * interval '1 day',
    now() - (100 + n % 1000) * interval '1 day', 'm-person-' || (n + step) % ${people},
    now() - (200 + n % 1000) * interval '1 day', 'appointment', false
  FROM generate_series(${open}, ${open + closed - 1}) n,
    generate_series(1, ${STEPS_OF_A_CLOSED_CASE}) step`
