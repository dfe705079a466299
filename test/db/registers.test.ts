import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { countPlanned, listPlannablePosts, listPlannedPeople } from '../../db/reads/plannable.js'
import { listVacancies, type VacancyFilter } from '../../db/reads/vacancies.js'
import { listBreakthroughTasks, listUnfinishedHolders } from '../../db/registers/breakthrough-tasks.js'
import { listEvaluations } from '../../db/registers/evaluations.js'
import { listPosts, type PostFilter } from '../../db/registers/posts.js'
import {
  agesCounted,
  countLevels,
  lastBirthDate,
  type PlannablePost,
  type PlannedPerson,
} from '../../domain/planning/structure.js'
import { localTargetsB } from '../../domain/rules/local-targets.js'
import { PLANNING_OF_REGULATION_377 } from '../../domain/rules/regulation-377-2025.js'
import { createTestDatabase, patientPool, type TestDatabase } from '../support/database.js'

const ON = '2026-08-03'

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = patientPool(database.url, 2)
  const filling = new pg.Client({ connectionString: database.url })
  await filling.connect()
  await filling.query(RANDOM)
  await filling.query('VACUUM ANALYZE')
  await filling.end()
}, 60_000)
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/**
 * More of everything than is counted. One person in twenty has no unit, every fifth post has a single seat; some act still by the
 * paper in a vacancy that is over.
 */
const RANDOM = `
  SELECT setseed(0.377);
  INSERT INTO units SELECT 'u-root', NULL, ARRAY['u-root'], 'province', 'Tỉnh', 'Province';
  INSERT INTO units SELECT 'u-' || n, 'u-root', ARRAY['u-root', 'u-' || n], CASE WHEN n % 3 = 0 THEN 'commune' ELSE 'department' END,
    'Đơn vị ' || n, 'Unit ' || n FROM generate_series(1, 12) n;
  INSERT INTO units SELECT 'u-' || n || '-1', 'u-' || n, ARRAY['u-root', 'u-' || n, 'u-' || n || '-1'], 'agency', 'Phòng ' || n, 'Office ' || n
    FROM generate_series(1, 12) n;
  INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ('g-1', 'u-root', 'office', 'Phòng', 'Office');
  INSERT INTO people (id, full_name, search_name, unit_id, managed_as, sex, born_on)
    SELECT 'c-' || n, 'Cán bộ ' || n, 'can bo ' || n % 700, CASE WHEN n % 20 > 0 THEN 'u-' || 1 + n % 12 END, 'provincial',
      (ARRAY['male', 'female'])[1 + n % 2], 
      CASE WHEN n % 30 > 0 THEN left((date '1960-02-29' + (random() * 14000)::integer)::text, (ARRAY[10, 10, 7, 4])[1 + n % 4]) END
    FROM generate_series(1, 4200) n;
  INSERT INTO posts (id, unit_id, title_vi, title_en, level, filled_by, managing_body_id, electorate_id, office_id, reviewers_id, tellers_id)
    SELECT 'post-' || n, 'u-' || 1 + (random() * 11)::integer || (ARRAY['', '-1'])[1 + n % 2], 'Chức vụ', 'Post',
      (ARRAY['specialist', 'division-head', 'department-deputy'])[1 + (random() * 2)::integer],
      'appointment', 'g-1', 'g-1', 'g-1', 'g-1', 'g-1' FROM generate_series(1, 4200) n;
  INSERT INTO seats SELECT 's-' || n || '-' || k, 'post-' || n, k, date '2015-01-01' + n % 50
    FROM generate_series(1, 4200) n, generate_series(1, 2) k WHERE k = 1 OR n % 5 > 0;
  INSERT INTO tenures (person_id, post_id, seat_id, level, from_on, to_on)
    SELECT 'c-' || 1 + (random() * 4199)::integer, post_id, id, 'division-head', '2020-01-01',
      CASE WHEN random() < 0.3 THEN date '2024-01-01' + (random() * 800)::integer END FROM seats WHERE random() < 0.75;
  UPDATE seats SET being_filled = random() < 0.4 WHERE vacant_since IS NOT NULL;
  INSERT INTO acting_holders (seat_id, vacant_since, person_id, from_on, until_on, reference, recorded_by, recorded_at,
      ended_on, ended_reason, ended_by)
    SELECT id, vacant_since, 'c-' || k, begun, begun + 400, '1', 'c-1', now(), over, CASE WHEN over IS NOT NULL THEN '?' END,
      CASE WHEN over IS NOT NULL THEN 'c-1' END
    FROM (SELECT *, CASE WHEN random() < 0.3 THEN begun + (random() * 200)::integer END AS over
      FROM (SELECT s.*, k, vacant_since + k * 300 + (random() * 900)::integer AS begun
        FROM seats s, generate_series(1, 2) k WHERE vacant_since IS NOT NULL AND random() < 0.7) drawn) acting;
  INSERT INTO acting_holders (seat_id, vacant_since, person_id, from_on, until_on, reference, recorded_by, recorded_at)
    SELECT id, former, 'c-9', former, former + 400 + (random() * 6000)::integer, '2', 'c-1', now()
    FROM (SELECT id, coalesce(vacant_since, date '2020-01-01') - 700 AS former FROM seats WHERE random() < 0.1) earlier;
  INSERT INTO evaluations (person_id, year, grade)
    SELECT 'c-' || n, year, 'good' FROM generate_series(1, 4200) n, generate_series(2024, 2025) year WHERE random() < 0.5;
  INSERT INTO breakthrough_tasks (person_id, year, title, status)
    SELECT 'c-' || n, 2024 + k, 'Việc', (ARRAY['approved', 'finished', 'unfinished'])[1 + (random() * 2)::integer]
    FROM generate_series(1, 4200) n, generate_series(1, 2) k WHERE random() < 0.9;
  INSERT INTO planning_entries (person_id, post_id, level, term, approved_on, left_on, left_reason)
    SELECT DISTINCT ON (person, post) person, post, 'specialist', '2025-2030', approved, CASE WHEN random() < 0.5 THEN approved + 200 END, NULL
    FROM (SELECT 'c-' || 1 + (random() * 4199)::integer AS person, 'post-' || 1 + (random() * 4199)::integer AS post,
      date '2025-06-01' + (random() * 500)::integer AS approved FROM generate_series(1, 6000)) drawn;`

/** What is found the slow and simple way. */
async function plainly(sql: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(sql, values)
  return rows.map(({ id }) => id)
}

interface Listed<Row> {
  rows: Row[]
  counted: number
}

/** All of a list by its pages, as the counts say how much there is. */
async function pageByPage<Row, Place>(
  list: (after: Place | undefined, limit: number) => Promise<Listed<Row>>,
  { id, place }: { id: (row: Row) => string; place: (row: Row) => Place },
): Promise<string[]> {
  const LIMIT = 200
  const [seen, counts]: [string[], Set<number>] = [[], new Set()]
  let after: Place | undefined
  for (;;) {
    const { rows, counted } = await list(after, LIMIT)
    const last = rows[LIMIT - 1]
    seen.push(...rows.slice(0, LIMIT).map(id))
    counts.add(counted)
    if (rows.length <= LIMIT || !last) break
    after = place(last)
  }
  expect([...counts]).toEqual([Math.min(seen.length, 1001)])
  return seen
}

describe('posts', () => {
  const vacant = 'EXISTS (SELECT 1 FROM seats s WHERE s.post_id = p.id AND s.vacant_since IS NOT NULL)'
  test.each<[Omit<PostFilter, 'limit'>, string]>([
    [{ vacant: false }, `NOT ${vacant}`],
    [{ vacant: true }, vacant],
    [{ vacant: false, level: 'specialist' }, `NOT ${vacant} AND p.level = 'specialist'`],
    [{ vacant: false, unit: 'u-4' }, `NOT ${vacant} AND u.path @> ARRAY['u-4']`],
    [{ vacant: false, unit: 'u-root' }, `NOT ${vacant}`],
  ])('%j are found and counted as one by one', async (filter, where) => {
    const found = await pageByPage(
      (after: PostFilter['after'], limit) => listPosts(pool, { ...filter, after, limit }),
      {
        id: ({ id }) => id,
        place: ({ id, unit: { path } }) => ({ id, path }),
      },
    )
    expect(found.length).toBeGreaterThan(0)
    expect(found).toEqual(
      await plainly(
        `SELECT p.id FROM posts p JOIN units u ON u.id = p.unit_id WHERE ${where} ORDER BY u.path, p.id`,
      ),
    )
  })
})

describe('vacant seats', () => {
  const begunLast = `(SELECT CASE WHEN a.ended_on IS NULL THEN a.until_on END FROM acting_holders a
    WHERE a.seat_id = s.id AND a.vacant_since = s.vacant_since AND (a.ended_on IS NULL OR a.ended_on > a.from_on)
    ORDER BY a.from_on DESC, a.id DESC LIMIT 1)`
  test.each<[Omit<VacancyFilter, 'limit'>, string]>([
    [{ procedure: true }, 's.being_filled'],
    [{ procedure: false }, 'NOT s.being_filled'],
    [{ acting: { is: 'nobody', on: ON } }, `${begunLast} IS NULL`],
    [{ acting: { is: 'in-term', on: ON } }, `${begunLast} >= '${ON}'`],
    [{ acting: { is: 'overdue', on: ON } }, `${begunLast} < '${ON}'`],
    [
      { acting: { is: 'overdue', on: ON }, procedure: false },
      `${begunLast} < '${ON}' AND NOT s.being_filled`,
    ],
  ])('%j are found and counted as one by one, everywhere and in some units', async (filter, where) => {
    for (const units of ['all', ['u-2', 'u-5-1', 'u-7']] as const) {
      const found = await pageByPage(
        (after: VacancyFilter['after'], limit) => listVacancies(pool, units, { ...filter, after, limit }),
        {
          id: ({ seatId }) => seatId,
          place: ({ seatId: id, vacantSince }) => ({ id, vacantSince }),
        },
      )
      expect(found.length).toBeGreaterThan(0)
      expect(found).toEqual(
        await plainly(
          `SELECT s.id FROM seats s WHERE s.vacant_since IS NOT NULL AND ${where} AND ($1::text[] IS NULL OR s.unit_id = ANY ($1))
           ORDER BY s.vacant_since, s.id`,
          [units === 'all' ? null : units],
        ),
      )
    }
  })
})

describe('of the whole province', () => {
  const reaches = [
    ['all', `p.unit_id IS NOT NULL`],
    [['u-2', 'u-3'], `p.unit_id IN ('u-2', 'u-3')`],
    // Their own records are open to everybody, where they are of a unit.
    [[], `p.id = 'c-7'`],
  ] as const

  test('evaluations are those of everybody who has a unit, as far as the reach goes', async () => {
    for (const [reach, where] of reaches) {
      const found = await pageByPage(
        (after: Parameters<typeof listEvaluations>[1]['after'], limit) =>
          listEvaluations(pool, { reach, self: 'c-7', unit: 'u-root', after, limit }),
        {
          id: ({ person: { id }, year }) => `${id} ${year}`,
          place: ({ person: { id, sortName }, year }) => ({ id, sortName, year }),
        },
      )
      expect(found).toEqual(
        await plainly(`SELECT e.person_id || ' ' || e.year AS id FROM evaluations e JOIN people p ON p.id = e.person_id
          WHERE ${where} OR (p.id = 'c-7' AND p.unit_id IS NOT NULL) ORDER BY e.year DESC, p.sort_name, p.id`),
      )
    }
    const { counted } = await listEvaluations(pool, { reach: [], self: 'c-20', unit: 'u-root', limit: 1 })
    expect(counted).toBe(0)
  })

  test('breakthrough tasks are those of everybody who has a unit, as far as the reach goes', async () => {
    for (const [reach, where] of reaches) {
      const found = await pageByPage(
        (after: number | undefined, limit) =>
          listBreakthroughTasks(pool, { reach, self: 'c-7', unit: 'u-root', after, limit }),
        { id: ({ id }) => String(id), place: ({ id }) => id },
      )
      expect(found).toEqual(
        await plainly(`SELECT t.id::text AS id FROM breakthrough_tasks t JOIN people p ON p.id = t.person_id
          WHERE ${where} OR (p.id = 'c-7' AND p.unit_id IS NOT NULL) ORDER BY t.id DESC`),
      )
    }
  })

  test.each([undefined, 'u-root', 'u-4'])(
    'holders with unfinished tasks are each found and counted once, in %s',
    async (unit) => {
      const found = await pageByPage(
        (after: { id: string; sortName: string } | undefined, limit) =>
          listUnfinishedHolders(pool, { reach: 'all', unit, on: ON, before: 2026, after, limit }),
        { id: ({ person: { id } }) => id, place: ({ person: { id, sortName } }) => ({ id, sortName }) },
      )
      expect(found.length).toBeGreaterThan(0)
      expect(found).toEqual(
        await plainly(
          `SELECT p.id FROM people p JOIN units u ON u.id = p.unit_id
           WHERE ($2::text IS NULL OR u.path @> ARRAY[$2])
             AND EXISTS (SELECT 1 FROM breakthrough_tasks b WHERE b.person_id = p.id
               AND (b.status = 'unfinished' OR b.status = 'approved' AND b.year < 2026))
             AND EXISTS (SELECT 1 FROM tenures t WHERE t.person_id = p.id AND t.from_on <= $1 AND (t.to_on IS NULL OR t.to_on > $1))
           ORDER BY p.sort_name, p.id`,
          [ON, unit],
        ),
      )
    },
  )
})

describe('the planning of a unit', () => {
  const ages = agesCounted({ planning: PLANNING_OF_REGULATION_377, locality: localTargetsB.locality }, ON)
  const { bounds, unknownDay } = ages
  const bornBy = bounds.map((years) => lastBirthDate(years, ON))

  /** Every post of the unit and below, and everybody who is planned for one. */
  async function allOf(unit: string): Promise<{ posts: PlannablePost[]; planned: PlannedPerson[] }> {
    const { rows: posts } = await pool.query<PlannablePost>(
      `SELECT o.id AS "postId", o.level, CASE WHEN split_part(o.unit_id, '-', 2) IN ('3', '6', '9', '12') THEN 'commune' ELSE 'province' END AS locality,
         o.managing_body_id AS "managingBody", (SELECT count(*)::integer FROM seats s WHERE s.post_id = o.id) AS seats
       FROM posts o JOIN units u ON u.id = o.unit_id WHERE u.path @> ARRAY[$1] ORDER BY o.id`,
      [unit],
    )
    const { rows: planned } = await pool.query<PlannedPerson>(
      `SELECT p.id AS "personId", e.post_id AS "postId", p.sex, p.born_on AS "bornOn" FROM planning_entries e JOIN people p ON p.id = e.person_id
       WHERE e.post_id = ANY ($1) AND e.approved_on <= $2 AND (e.left_on IS NULL OR e.left_on > $2) ORDER BY e.id`,
      [posts.map(({ postId }) => postId), ON],
    )
    return { posts, planned }
  }

  test.each(['u-root', 'u-3', 'u-4', 'u-4-1'])('is counted in %s as one by one', async (unit) => {
    const { posts, planned } = await allOf(unit)
    expect(planned.length).toBeGreaterThan(0)
    const counted = await countPlanned(pool, unit, { on: ON, bornBy, unknownDay })
    const expected = countLevels(posts, planned, ages)
    expect(counted).toHaveLength(expected.length)
    expect(counted).toEqual(expect.arrayContaining(expected))
  })

  test('makes a date, once, only of a birth of which the day is not known: of each it took a tenth of a second', async () => {
    const client = await pool.connect()
    try {
      await client.query("BEGIN; SET LOCAL track_functions = 'all'")
      const counted = await countPlanned(client, 'u-root', { on: ON, bornBy, unknownDay })
      const { rows } = await client.query(
        "SELECT calls::integer AS calls FROM pg_stat_xact_user_functions WHERE funcname = 'birth_day'",
      )
      const withoutDay = counted.reduce((sum, level) => sum + level.withoutDay, 0)
      expect(withoutDay).toBeGreaterThan(100)
      expect(rows).toEqual([{ calls: withoutDay }])
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  })

  test('is read for moves of people between posts only as far as it is theirs', async () => {
    const { posts, planned } = await allOf('u-4')
    const people = planned.slice(0, 3).map(({ personId }) => personId)
    const moved = planned.slice(10, 13).map(({ postId }) => postId)
    const concerned = planned.filter(
      ({ personId, postId }) => people.includes(personId) || moved.includes(postId),
    )
    const read = await listPlannedPeople(pool, 'u-4', { on: ON, people, posts: moved })
    const levelOf = new Map(posts.map(({ seats: _, managingBody: __, ...post }) => [post.postId, post]))
    expect(read).toEqual(concerned.map((person) => ({ ...person, ...levelOf.get(person.postId) })))
    const named = [...moved, 'post-of-nowhere']
    const known = await listPlannablePosts(pool, 'u-4', named)
    expect(known).toEqual(posts.filter(({ postId }) => named.includes(postId)))
    expect(await listPlannablePosts(pool, 'u-5', moved)).toEqual([])
  })
})
