import { doneTasks, lawsAndShapes } from './law.js'
import { READERS, type Scale, YEARS } from './scale.js'

const json = (value: unknown): string => `'${JSON.stringify(value).replaceAll("'", "''")}'`

/** The laws as they are pinned, and the shapes of cases by them. */
function laws(): string {
  const { laws: rows, shapes } = lawsAndShapes()
  return `
  CREATE TEMP TABLE law AS SELECT * FROM jsonb_to_recordset(${json(rows)})
    AS l (kind text, "isOld" boolean, hash text, "ruleSetId" text, version integer, law text, "voteStage" text);
  INSERT INTO pinned_law (hash, law) SELECT DISTINCT ON (hash) hash, law::jsonb FROM law;
  CREATE TEMP TABLE shape AS SELECT * FROM jsonb_to_recordset(${json(shapes)})
    AS s (hash text, steps integer, at integer, stage text, waiting jsonb, stages jsonb);
  CREATE INDEX ON shape (hash, at);
  ANALYZE shape`
}

/**
 * What is known of each launch, the earliest first: when it was, whether the case is open still, of which seat it is, and
 * where it stands. The latest are open for the most part; a few of every year are stuck.
 */
const LAUNCHES = ({ cases, people, seats }: Scale) => `
  CREATE TEMP TABLE launch AS
  SELECT 'p-' || substr(md5('case ' || n), 1, 20) AS id, x.*, p.*, l.hash, l."ruleSetId" AS rule_set_id, l.version, l."voteStage" AS vote_stage,
    'c-' || pg_temp.pick(n, 80, ${people}) AS candidate,
    CASE WHEN pg_temp.pick(n, 81, 10) < 4 THEN 'c-' || pg_temp.pick(n, 82, ${people}) END AS rival
  FROM (
    SELECT n, launched_at, is_open, kind, status,
      CASE WHEN status IN ('running', 'suspended') THEN pg_temp.pick(n, 79, 100) END AS way,
      CASE WHEN NOT is_open THEN least(launched_at + (30 + pg_temp.pick(n, 75, 240)) * interval '1 day',
        launched_at + (now() - launched_at) * (1 + pg_temp.pick(n, 76, 97)) / 100) END AS closed_at,
      CASE WHEN is_open THEN (row_number() OVER (PARTITION BY is_open ORDER BY n) * 7919 % ${seats})::integer
        ELSE pg_temp.pick(n, 77, ${seats}) END AS seat
    FROM (
      SELECT n, now() - interval '${YEARS} years' * (1 - (n + 0.5) / ${cases}) - pg_temp.pick(n, 70, 36000) * interval '1 second' AS launched_at,
        is_open,
        CASE WHEN k < 620 THEN 'appointment' WHEN k < 770 THEN 'nomination' WHEN k < 910 THEN 'reappointment' WHEN k < 930 THEN 'extension'
          WHEN k < 955 THEN 'dismissal' WHEN k < 975 THEN 'resignation' WHEN k < 985 THEN 'replacement' WHEN k < 994 THEN 'rotation'
          ELSE 'rotation-end' END AS kind,
        CASE WHEN is_open AND s < 88 THEN 'running' WHEN is_open AND s < 94 THEN 'suspended' WHEN is_open THEN 'decided'
          WHEN s < 78 THEN 'completed' WHEN s < 86 THEN 'rejected' WHEN s < 92 THEN 'stopped' ELSE 'withdrawn' END AS status
      FROM (SELECT n, pg_temp.pick(n, 72, 1000) AS k, pg_temp.pick(n, 73, 100) AS s,
              pg_temp.pick(n, 71, 1000) < CASE WHEN n >= ${cases} * 0.9 THEN 720 WHEN n >= ${cases} * 0.8 THEN 200
                WHEN n >= ${cases} * 0.7 THEN 60 ELSE 3 END AS is_open
            FROM generate_series(0, ${cases - 1}) n) r
    ) y
  ) x
  JOIN seat_place p ON p.s = x.seat
  JOIN law l ON l.kind = x.kind AND l."isOld" = (n < ${cases} * 0.75)
  ORDER BY n;
  UPDATE launch SET candidate = '${READERS.candidate}' WHERE n % ${Math.floor(cases / 20)} = 7 OR n = ${cases - 3};
  UPDATE launch SET rival = NULL WHERE rival = candidate;
  UPDATE seats SET being_filled = true FROM launch WHERE is_open AND seat_id = seats.id;
  CREATE UNIQUE INDEX ON launch (n);
  ANALYZE launch;
  INSERT INTO cases (id, kind, rule_set_id, rule_set_version, unit_id, post_id, seat_id, law_hash, begun_on, status, stage, stages,
    outcome, launched_by, launched_at, closed_at, sequence, changed_at, managing_body_id, electorate_id, office_id, reviewers_id, tellers_id)
  SELECT l.id, l.kind, rule_set_id, version, unit_id, post_id, seat_id, l.hash, launched_at::date, status, s.stage, s.stages,
    CASE WHEN closed_at IS NOT NULL THEN jsonb_strip_nulls(jsonb_build_object('status', status,
      'person', CASE status WHEN 'completed' THEN candidate END, 'effectiveOn', CASE status WHEN 'completed' THEN closed_at::date END,
      'reason', CASE WHEN status <> 'completed' THEN 'Theo chủ trương' END)) END,
    'r-officer', launched_at, closed_at, CASE WHEN is_open THEN 2 + s.at ELSE 9 END, coalesce(closed_at, launched_at + interval '1 day'),
    managing_body_id, electorate_id, office_id, reviewers_id, tellers_id
  FROM launch l JOIN LATERAL (SELECT * FROM shape WHERE shape.hash = l.hash AND at = CASE WHEN way IS NULL THEN steps ELSE way % steps END) s ON true
  ORDER BY n;
  INSERT INTO case_candidates (case_id, person_id, ordinal, status, launched_at, unit_id, search_name, kind, is_open)
  SELECT c.id, person, ordinal, c.status, launched_at, c.unit_id, p.search_name, kind, is_open
  FROM (
    SELECT id, n, unit_id, launched_at, kind, is_open, candidate AS person, 0 AS ordinal,
      CASE WHEN is_open THEN 'active' WHEN status = 'completed' THEN 'appointed' ELSE 'rejected' END AS status FROM launch
    UNION ALL SELECT id, n, unit_id, launched_at, kind, is_open, rival, 1, CASE WHEN is_open THEN 'active' ELSE 'not-selected' END
    FROM launch WHERE rival IS NOT NULL
  ) c JOIN people p ON p.id = person ORDER BY n, ordinal`

/** Each completed case gave an office, which has ended since. */
const TENURES_GIVEN = `
  INSERT INTO tenures (person_id, post_id, seat_id, level, from_on, to_on, began_by)
  SELECT candidate, post_id, seat_id, level, closed_at::date, least(closed_at::date + 1200, now()::date - 40), id
  FROM launch WHERE status = 'completed' AND closed_at < now() - interval '60 days' AND kind IN ('appointment', 'nomination')
    AND seat NOT IN (SELECT seat FROM launch WHERE is_open);
  UPDATE seats SET vacant_since = last.left_on FROM (SELECT seat_id, max(to_on) AS left_on FROM tenures GROUP BY seat_id) last
  WHERE last.seat_id = id AND vacant_since < last.left_on;
  UPDATE people SET holds = held.levels FROM (
    SELECT person_id, array_agg(DISTINCT level ORDER BY level) AS levels FROM tenures WHERE to_on IS NULL GROUP BY person_id) held
  WHERE held.person_id = id`

const DOER = (kinds: string) =>
  `CASE ${kinds} WHEN 'office_id' THEN l.office_id WHEN 'tellers_id' THEN l.tellers_id
    WHEN 'secretariat_id' THEN l.secretariat_id WHEN 'managing_body_id' THEN l.managing_body_id END`
const DEADLINE = `jsonb_build_object('from', opened_at::date, 'workingDays', 10, 'due', overdue_at::date - 1, 'provisional', false,
  'article', jsonb_build_object('vi', 'Mục 5', 'en', 'Local rule set H § 5'), 'skipped', jsonb_build_array(
    jsonb_build_object('date', '2026-04-25', 'reason', jsonb_build_object('vi', 'Thứ Bảy', 'en', 'Saturday'))),
  'remindAt', overdue_at - interval '2 days', 'dueAt', overdue_at - interval '9 hours', 'overdueAt', overdue_at)`

/** Done tasks: eight of a closed case, those behind it of an open one; the last of a case that came to nothing is cancelled. */
const DONE_TASKS = () => `
  CREATE TEMP TABLE doing (step integer, kind text, doer text);
  INSERT INTO doing VALUES ${doneTasks()
    .map(([kind, doer], index) => `(${index}, '${kind}', '${doer}')`)
    .join(', ')};
  INSERT INTO tasks (id, case_id, unit_id, stage, kind, candidate_id, assignee_id, group_id, status, opened_at, closed_at, completed_by,
    deadline, launched_at, case_kind, case_is_open)
  SELECT id || '-' || step, id, unit_id, coalesce(vote_stage, 'approval'), d.kind, CASE doer WHEN 'candidate' THEN candidate END,
    CASE doer WHEN 'candidate' THEN candidate END, g.group_id,
    CASE WHEN step = 7 AND status <> 'completed' THEN 'cancelled' ELSE 'done' END,
    launched_at + span * step, launched_at + span * (step + 1), CASE WHEN doer = 'candidate' THEN candidate
      WHEN NOT (step = 7 AND status <> 'completed') THEN m.person_id END,
    CASE WHEN n % 4 = 0 THEN jsonb_build_object('from', launched_at::date, 'workingDays', 10, 'due', launched_at::date + 14,
      'provisional', false, 'skipped', '[]'::jsonb, 'article', jsonb_build_object('vi', 'Mục 5', 'en', 'Local rule set H § 5'),
      'overdueAt', launched_at + interval '15 days') END,
    launched_at, l.kind, is_open
  FROM launch l
  CROSS JOIN LATERAL (SELECT (coalesce(closed_at, now()) - launched_at) / 9 AS span) t
  JOIN doing d ON step < CASE WHEN is_open THEN coalesce(way, 99) % 8 ELSE 8 END
  CROSS JOIN LATERAL (SELECT ${DOER('doer')} AS group_id) g
  LEFT JOIN group_size z ON z.group_id = g.group_id
  LEFT JOIN group_people m ON m.group_id = z.group_id AND m.ordinal = pg_temp.pick(n, 90 + step, z.size)
  ORDER BY n, step`

const OPEN_TASKS = `
  INSERT INTO tasks (id, case_id, unit_id, stage, kind, candidate_id, assignee_id, group_id, status, opened_at, due_on, overdue_at,
    deadline, escalated_at, launched_at, case_kind, case_is_open)
  SELECT id || '-9', id, unit_id, stage, kind, assignee_id, assignee_id, group_id, 'open', opened_at, overdue_at::date - 1, overdue_at,
    CASE WHEN overdue_at IS NOT NULL THEN ${DEADLINE} END,
    CASE WHEN overdue_at < now() AND pg_temp.pick(n, 101, 30) = 0 THEN overdue_at + interval '1 day' END, launched_at, case_kind, true
  FROM (
    SELECT l.n, l.id, l.kind AS case_kind, l.unit_id, s.stage, w.kind, CASE w.doer WHEN 'candidate' THEN candidate END AS assignee_id,
      ${DOER('w.doer')} AS group_id, l.launched_at, t.opened_at,
      CASE WHEN l.status = 'running' THEN (date_trunc('day', t.opened_at) + interval '17 hours')
        + (5 + pg_temp.pick(n, 102, 115)) * interval '1 day' END AS overdue_at
    FROM launch l
    JOIN LATERAL (SELECT * FROM shape WHERE shape.hash = l.hash AND at = way % steps) s ON true
    CROSS JOIN LATERAL (SELECT x ->> 'kind' AS kind, x ->> 'doer' AS doer
      FROM (SELECT s.waiting -> pg_temp.pick(n, 103, nullif(jsonb_array_length(s.waiting), 0)) AS x) y) w
    CROSS JOIN LATERAL (SELECT date_trunc('milliseconds',
      greatest(launched_at + interval '1 minute', now() - pg_temp.pick(n, 104, 120) * interval '1 day')) AS opened_at) t
    WHERE l.is_open AND way IS NOT NULL AND w.kind IS NOT NULL
  ) o ORDER BY n;
  UPDATE cases c SET due_on = t.due_on, overdue_at = t.overdue_at, waiting_since = t.opened_at, escalated_at = t.escalated_at
  FROM tasks t WHERE t.case_id = c.id AND t.status = 'open';
  UPDATE cases SET waiting_since = date_trunc('milliseconds', changed_at) WHERE waiting_since IS NULL AND closed_at IS NULL`

/** Cases with their candidates and tasks, of twenty years. */
export const casesOf = (scale: Scale): string[] => [
  laws(),
  LAUNCHES(scale),
  TENURES_GIVEN,
  DONE_TASKS(),
  OPEN_TASKS,
]
