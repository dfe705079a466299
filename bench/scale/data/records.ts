import { type Scale, YEARS } from './scale.js'

const POSTS = ({ posts, seats }: Scale) => `
  INSERT INTO posts (id, unit_id, title_vi, title_en, level, filled_by, degree, managing_body_id, electorate_id, office_id,
    reviewers_id, tellers_id)
  SELECT 'post-' || p, u.id, role.vi || ', ' || u.name_vi, role.en || ', ' || u.name_en, role.level,
    CASE WHEN u.kind = 'commune' AND pg_temp.pick(p, 25, 3) = 0 THEN 'election' ELSE 'appointment' END, 'university',
    circle || 'body', circle || 'conference', circle || 'office', circle || 'reviewers', circle || 'tellers'
  FROM generate_series(0, ${posts - 1}) p
  JOIN LATERAL (SELECT * FROM units WHERE id = CASE WHEN p < 15 THEN 'u-root' ELSE pg_temp.unit_of(p, 20) END) u ON true
  CROSS JOIN LATERAL (SELECT CASE WHEN u.kind = 'province' OR pg_temp.pick(p, 26, 10) < 3 THEN 'g-u-root-'
    ELSE 'g-' || u.path[2] || '-' END AS circle) c
  JOIN (VALUES
    ('province', 0, 'standing-committee', 'Ủy viên Ban Thường vụ', 'Member of the standing committee'),
    ('department', 0, 'department-head', 'Giám đốc', 'Director'), ('department', 1, 'department-deputy', 'Phó Giám đốc', 'Deputy director'),
    ('commune', 0, 'department-deputy', 'Chủ tịch', 'Chair'), ('commune', 1, 'department-deputy', 'Phó Chủ tịch', 'Vice chair'),
    ('division', 0, 'division-head', 'Trưởng phòng', 'Head'), ('division', 1, 'division-deputy', 'Phó Trưởng phòng', 'Deputy head'),
    ('agency', 0, 'division-head', 'Trưởng phòng', 'Head'), ('agency', 1, 'specialist', 'Chuyên viên', 'Specialist')
  ) AS role (kind, choice, level, vi, en) ON role.kind = u.kind
    AND role.choice = CASE WHEN u.kind = 'province' THEN 0 ELSE pg_temp.pick(p, 27, 2) END;
  UPDATE posts p SET heads = CASE n WHEN 1 THEN 'party-committee' ELSE 'peoples-committee' END
  FROM (SELECT o.id, row_number() OVER (PARTITION BY o.unit_id ORDER BY o.id) AS n FROM posts o JOIN units u ON u.id = o.unit_id
        WHERE u.kind = 'commune') first
  WHERE first.id = p.id AND n <= 2;
  INSERT INTO seats (id, post_id, ordinal, created_on, unit_id)
  SELECT 'seat-' || s, p.id, 1 + s / ${posts}, '2006-01-01', p.unit_id
  FROM generate_series(0, ${seats - 1}) s JOIN posts p ON p.id = 'post-' || s % ${posts};
  CREATE TEMP TABLE seat_place AS
    SELECT s, 'seat-' || s AS seat_id, p.id AS post_id, p.unit_id, p.level, p.office_id, p.reviewers_id, p.tellers_id,
      p.managing_body_id, b.secretariat_id, p.electorate_id
    FROM generate_series(0, ${seats - 1}) s JOIN posts p ON p.id = 'post-' || s % ${posts}
    JOIN groups b ON b.id = p.managing_body_id;
  CREATE UNIQUE INDEX ON seat_place (s);
  ANALYZE seat_place`

/** Two seats in five are held, in three posts of ten all of them; each had two holders before. */
const TENURES = ({ people, posts, seats }: Scale) => `
  INSERT INTO tenures (person_id, post_id, seat_id, level, from_on, to_on)
  SELECT 'c-' || pg_temp.pick(s, 30 + before, ${people}), post_id, seat_id, level,
    now()::date - 1700 * (before + 1) - pg_temp.pick(s, 33, 100), now()::date - 1700 * before - pg_temp.pick(s, 34 + before, 1500)
  FROM seat_place, generate_series(1, 2) before;
  INSERT INTO tenures (person_id, post_id, seat_id, level, from_on, term_ends_on, rotation)
  SELECT 'c-' || pg_temp.pick(s, 36, ${people}), post_id, seat_id, level, from_on, from_on + 1825,
    CASE WHEN pg_temp.pick(s, 38, 300) = 0 THEN 'Theo kế hoạch luân chuyển' END
  FROM (SELECT *, now()::date - 30 - pg_temp.pick(s, 37, 1600) AS from_on FROM seat_place) p
  WHERE pg_temp.pick(s % ${posts}, 43, 10) < 3 OR pg_temp.pick(s, 39, 7) = 0;
  UPDATE seats SET vacant_since = vacancy_of(id, created_on);
  INSERT INTO acting_holders (seat_id, vacant_since, person_id, from_on, until_on, reference, recorded_by, recorded_at)
  SELECT 'seat-' || s, vacant_since, 'c-' || pg_temp.pick(s, 40, ${people}), vacant_since,
    vacant_since + CASE WHEN pg_temp.pick(s, 41, 3) = 0 THEN 30 ELSE 3650 END, 'Số ' || s, 'c-1', now()
  FROM generate_series(0, ${seats - 1}) s JOIN seats ON seats.id = 'seat-' || s
  WHERE vacant_since IS NOT NULL AND pg_temp.pick(s, 42, 20) = 0`

/** Four entries of each post in twenty years; every second post has somebody planned for it today. */
const PLANNING = ({ people, posts }: Scale) => `
  INSERT INTO planning_entries (person_id, post_id, level, term, approved_on, left_on, left_reason, person_unit_id, person_sex,
    person_born_on, post_unit_id, post_level)
  SELECT p.id, o.id, o.level, '2025-2030', approved_on, left_on, CASE WHEN left_on IS NOT NULL THEN 'Hết nhiệm kỳ' END,
    p.unit_id, p.sex, p.born_on, o.unit_id, o.level
  FROM (SELECT *, CASE WHEN n < ${posts * 3.2} OR pg_temp.pick(n, 52, 3) = 0 THEN approved_on + pg_temp.pick(n, 53, 700) END AS left_on
        FROM (SELECT n, 'c-' || pg_temp.pick(n, 50, ${people}) AS person, 'post-' || pg_temp.pick(n, 51, ${posts}) AS post,
                (now() - interval '20 years')::date + (n * 7300::bigint / ${posts * 4})::integer AS approved_on
              FROM generate_series(0, ${posts * 4 - 1}) n) x) e
  JOIN people p ON p.id = e.person JOIN posts o ON o.id = e.post ORDER BY approved_on
  ON CONFLICT DO NOTHING;
  UPDATE planning_entries SET left_on = NULL, left_reason = NULL WHERE left_on > now()::date AND NOT EXISTS (
    SELECT 1 FROM planning_entries o WHERE o.person_id = planning_entries.person_id AND o.post_id = planning_entries.post_id
      AND o.id <> planning_entries.id);
  INSERT INTO planning_reviews (entry_id, reviewed_on, outcome, reviewed_by, note)
  SELECT id, approved_on + 300, 'kept', 'c-1', 'Tiếp tục quy hoạch' FROM planning_entries WHERE id % 2 = 0`

const FIRST_YEAR = `extract(year FROM now())::integer - ${YEARS}`

/** Each year somebody has been there for; one in seven has a task of their own a year. */
const EVALUATIONS = `
  INSERT INTO evaluations (person_id, year, grade, points_hundredths, rule_set_id, rule_set_version, recorded_by, recorded_at, unit_id, sort_name)
  SELECT p.id, year, CASE WHEN r < 20 THEN 'excellent' WHEN r < 85 THEN 'good' WHEN r < 98 THEN 'completed' ELSE 'not-completed' END,
    CASE WHEN year > 2024 THEN 9875 - r * 50 END, CASE WHEN year > 2024 THEN 'decree-335-2025' END, CASE WHEN year > 2024 THEN 1 END,
    'c-1', make_date(year, 12, 20), p.unit_id, p.sort_name
  FROM generate_series(${FIRST_YEAR}, ${FIRST_YEAR} + ${YEARS} - 1) year
  JOIN people p ON p.id LIKE 'c-%' AND year >= ${FIRST_YEAR} + pg_temp.pick(hashtext(p.id), 60, ${YEARS})
  CROSS JOIN LATERAL (SELECT pg_temp.pick(hashtext(p.id), 61 + year, 100) AS r) x;
  INSERT INTO breakthrough_tasks (person_id, year, title, status, result, approved_by, approved_on, closed_by, closed_on, unit_id,
    sort_name)
  SELECT p.id, year, 'Nhiệm vụ đột phá năm ' || year, status, CASE WHEN status IN ('finished', 'unfinished') THEN 'Kết quả' END,
    CASE WHEN status <> 'registered' THEN 'c-1' END, CASE WHEN status <> 'registered' THEN make_date(year, 3, 1) END,
    CASE WHEN status IN ('finished', 'unfinished') THEN 'c-1' END,
    CASE WHEN status IN ('finished', 'unfinished') THEN make_date(year, 12, 1) END, p.unit_id, p.sort_name
  FROM generate_series(${FIRST_YEAR}, ${FIRST_YEAR} + ${YEARS}) year
  JOIN people p ON p.id LIKE 'c-%' AND pg_temp.pick(hashtext(p.id), 62 + year, 7) = 0
  CROSS JOIN LATERAL (SELECT CASE WHEN year = ${FIRST_YEAR} + ${YEARS} THEN pg_temp.one_of(hashtext(p.id), 63, ARRAY['registered', 'approved'])
    WHEN r < 88 THEN 'finished' WHEN r < 98 THEN 'unfinished' ELSE 'approved' END AS status
    FROM (SELECT pg_temp.pick(hashtext(p.id), 64 + year, 100) AS r) y) x`

const FILES = ({ people }: Scale) => `
  INSERT INTO papers (person_id, paper, verified_on)
  SELECT id, paper, '2024-01-01' FROM people, unnest(ARRAY['cv', 'asset-declaration']) paper;
  INSERT INTO relations_declared (person_id, declared_on, source) SELECT id, '2022-01-05', 'Bản kê khai' FROM people;
  INSERT INTO interests_declared (person_id, declared_on, source) SELECT id, '2022-01-05', 'Bản kê khai' FROM people;
  INSERT INTO relations (person_id, relative_id, kind, declared_on, source)
  SELECT 'c-' || n * 10, 'c-' || n * 10 + 5, 'sibling', '2022-01-05', 'Bản kê khai' FROM generate_series(0, ${Math.floor(people / 10) - 1}) n;
  INSERT INTO interests (person_id, kind, what, other_id, declared_on, source, recorded_by, recorded_at)
  SELECT 'c-' || n * 50, 'capital', 'Công ty số ' || n, 'c-' || n * 50 + 7, '2022-01-05', 'Bản kê khai', 'c-1', now()
  FROM generate_series(0, ${Math.floor(people / 50) - 1}) n;
  INSERT INTO measures (person_id, measure, decided_on, ended_on, authority, number)
  SELECT 'c-' || n * 200, 'inspection', '2023-01-05', '2023-09-05', 'Thanh tra tỉnh', n || '/QĐ' FROM generate_series(0, ${Math.floor(people / 200) - 1}) n;
  INSERT INTO disciplines (person_id, kind, effective_on, decided_on, authority, number)
  SELECT 'c-' || n * 100, 'reprimand', '2021-01-05', '2021-01-05', 'Sở Nội vụ', n || '/QĐ' FROM generate_series(0, ${Math.floor(people / 100) - 1}) n;
  INSERT INTO proposed_changes (proposed_for, operation, subject, person_id, sent, hash, entered_by, entered_at, state, decided_by, decided_at)
  SELECT 'formal-decisions', 'enter-discipline', kind, person_id, jsonb_build_object('person', person_id, 'kind', kind, 'decidedOn', decided_on,
    'authority', authority, 'number', number), '', 'c-1', decided_on, CASE WHEN id % 20 > 0 THEN 'confirmed' ELSE 'waiting' END,
    CASE WHEN id % 20 > 0 THEN 'c-2' END, CASE WHEN id % 20 > 0 THEN decided_on + 1 END
  FROM disciplines ON CONFLICT DO NOTHING;
  INSERT INTO absences (person_id, kind, from_on, to_on, evidence, recorded_by, recorded_at)
  SELECT 'c-' || n * 50, 'abroad', '2023-01-05', '2023-03-05', 'Quyết định', 'c-1', now() FROM generate_series(0, ${Math.floor(people / 50) - 1}) n`

/** Posts with their seats and who held them, the planning, evaluations, and what is on file of people. */
export const recordsOf = (scale: Scale): string[] => [
  POSTS(scale),
  TENURES(scale),
  PLANNING(scale),
  EVALUATIONS,
  FILES(scale),
]
