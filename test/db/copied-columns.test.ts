import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type pg from 'pg'
import { fill } from '../../bench/scale/data/build.js'
import { createPool } from '../../db/pool.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'
import { until } from '../support/product.js'

const SCALE = { cases: 2_000, people: 600, posts: 300, seats: 900 }

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  await fill(database.url, SCALE)
  pool = createPool(database.url, 2)
}, 120_000)
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** By table: the rows, with what is copied into each, and with what it is a copy of. */
const COPIES: Record<string, { from: string; copied: string; source: string }> = {
  case_candidates: {
    from: 'case_candidates x JOIN cases c ON c.id = x.case_id JOIN people p ON p.id = x.person_id',
    copied: 'x.launched_at, x.unit_id, x.search_name, x.kind, x.is_open',
    source: 'c.launched_at, c.unit_id, p.search_name, c.kind, c.closed_at IS NULL',
  },
  tasks: {
    from: 'tasks x JOIN cases c ON c.id = x.case_id',
    copied: 'x.launched_at, x.unit_id, x.case_kind, x.case_is_open',
    source: 'c.launched_at, c.unit_id, c.kind, c.closed_at IS NULL',
  },
  notifications: {
    from: 'notifications x JOIN cases c ON c.id = x.case_id',
    copied: 'x.unit_id',
    source: 'c.unit_id',
  },
  seats: {
    from: 'seats x JOIN posts o ON o.id = x.post_id',
    copied: 'x.unit_id, x.vacant_since, x.being_filled',
    source: `o.unit_id,
      CASE WHEN NOT EXISTS (SELECT 1 FROM tenures t WHERE t.seat_id = x.id AND t.to_on IS NULL)
        THEN coalesce((SELECT max(t.to_on) FROM tenures t WHERE t.seat_id = x.id), x.created_on) END,
      EXISTS (SELECT 1 FROM cases c WHERE c.seat_id = x.id AND c.closed_at IS NULL AND c.kind <> 'revocation')`,
  },
  people: {
    from: 'people x',
    copied: 'x.holds',
    source:
      '(SELECT array_agg(DISTINCT t.level ORDER BY t.level) FROM tenures t WHERE t.person_id = x.id AND t.to_on IS NULL)',
  },
  evaluations: {
    from: 'evaluations x JOIN people p ON p.id = x.person_id',
    copied: 'x.unit_id, x.sort_name',
    source: 'p.unit_id, p.sort_name',
  },
  breakthrough_tasks: {
    from: 'breakthrough_tasks x JOIN people p ON p.id = x.person_id',
    copied: 'x.unit_id, x.sort_name',
    source: 'p.unit_id, p.sort_name',
  },
  withdrawn_reads: {
    from: `withdrawn_reads x FULL JOIN (
      SELECT r.case_id, r.person_id, r.reader_id, c.unit_id, c.closed_at, max(r.read_at) AS last_read_at, EXISTS (
        SELECT 1 FROM people q JOIN units u ON u.id = q.unit_id JOIN role_grants g ON g.unit_id = ANY (u.path)
        WHERE q.id = r.person_id AND g.person_id = r.reader_id AND g.role IN ('hr_officer', 'approver', 'admin')) AS by_role
      FROM reads_on_record r JOIN cases c ON c.id = r.case_id
      WHERE c.status = 'withdrawn' OR (c.status = 'stopped' AND c.outcome ->> 'because' = 'no-candidate-left')
      GROUP BY 1, 2, 3, c.id) y USING (case_id, person_id, reader_id)`,
    copied: 'x.unit_id, x.closed_at, x.last_read_at, x.by_role',
    source: 'y.unit_id, y.closed_at, y.last_read_at, y.by_role',
  },
  planning_entries: {
    from: 'planning_entries x JOIN people p ON p.id = x.person_id JOIN posts o ON o.id = x.post_id',
    copied: 'x.person_unit_id, x.person_sex, x.person_born_on, x.post_unit_id, x.post_level',
    source: 'p.unit_id, p.sex, p.born_on, o.unit_id, o.level',
  },
}

/** The tables that hold rows in which a copy is not what its source is. */
async function outdated(): Promise<string[]> {
  const found: string[] = []
  for (const [table, { from, copied, source }] of Object.entries(COPIES)) {
    const { rows } = await pool.query<{ total: number; wrong: number }>(
      `SELECT count(*)::integer AS total, (count(*) FILTER (WHERE ROW(${copied}) IS DISTINCT FROM ROW(${source})))::integer AS wrong
       FROM ${from}`,
    )
    expect([table, (rows[0]?.total ?? 0) > 0]).toEqual([table, true])
    if (rows[0]?.wrong !== 0) found.push(table)
  }
  return found
}

const BUSY = `(SELECT person_id FROM case_candidates WHERE person_id IN (SELECT person_id FROM planning_entries) LIMIT 1)`
const HELD = '(SELECT id FROM tenures WHERE to_on IS NULL LIMIT 1)'
const OPEN = `(SELECT id FROM cases WHERE status = 'running' AND kind = 'appointment' ORDER BY id LIMIT 1)`

test('what the lists are found by follows what it is copied from', async () => {
  expect(await outdated()).toEqual([])
  const changes = [
    `UPDATE people SET full_name = translate(full_name, 'ăâ', 'âă') || ' ' || 'Ân' WHERE id = ${BUSY}`,
    `UPDATE people SET full_name = 'Lò Thị Mới', search_name = 'lo thi moi', unit_id = 'u-d1', sex = 'female', born_on = '1990-01-01'
     WHERE id = ${BUSY}`,
    `UPDATE posts SET unit_id = 'u-d2' WHERE id = (SELECT post_id FROM planning_entries LIMIT 1)`,
    `UPDATE posts SET level = 'specialist' WHERE id = (SELECT post_id FROM planning_entries WHERE level <> 'specialist' LIMIT 1)`,
    `UPDATE tenures SET to_on = '2026-11-01' WHERE id = ${HELD}`,
    `UPDATE tenures SET to_on = NULL WHERE id = (SELECT max(id) FROM tenures WHERE to_on = '2026-11-01')`,
    `UPDATE tenures SET level = 'standing-committee' WHERE id = ${HELD}`,
    `UPDATE tenures SET person_id = 'c-2' WHERE id = ${HELD}`,
    `DELETE FROM tenures WHERE id = ${HELD}`,
    `UPDATE cases SET status = 'withdrawn', closed_at = now() WHERE id = ${OPEN}`,
    `INSERT INTO case_candidates (case_id, person_id, ordinal, status)
     SELECT ${OPEN}, id, 7, 'active' FROM people WHERE id NOT IN (SELECT person_id FROM case_candidates WHERE case_id = ${OPEN}) LIMIT 1`,
    `INSERT INTO tasks (id, case_id, unit_id, stage, kind, group_id, status, opened_at)
     SELECT 'new', id, unit_id, 'approval', 'record-decision', 'g-u-root-office', 'open', now() FROM cases WHERE id = ${OPEN}`,
    `INSERT INTO seats (id, post_id, ordinal, created_on) SELECT 'seat-new', id, 99, '2026-10-01' FROM posts LIMIT 1`,
    `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on)
     SELECT 'c-1', post_id, id, 'division-head', '2026-11-01' FROM seats WHERE id = 'seat-new'`,
  ]
  await followed(changes)
})

/** Each changes one row, and every copy follows. */
async function followed(changes: readonly string[]): Promise<void> {
  for (const change of changes) {
    const { rowCount } = await pool.query(change)
    expect([change, rowCount]).toEqual([change, 1])
    expect([change, await outdated()]).toEqual([change, []])
  }
}

describe('who read through what came to nothing', () => {
  /** Those who read a candidate of the case without a role, as far as the list of such launches may tell. */
  const readersOf = async (id: string) =>
    (
      await pool.query<{ reader: string }>(
        'SELECT reader_id AS reader FROM withdrawn_reads WHERE case_id = $1 AND NOT by_role ORDER BY 1',
        [id],
      )
    ).rows.map(({ reader }) => reader)
  const read = (of: Case, reader: string, at = 'now()') =>
    `INSERT INTO reads_on_record (person_id, read_at, reader_id, what, case_id)
     VALUES ('${of.candidate}', date_trunc('minute', ${at}), '${reader}', 'procedure', '${of.id}')`
  const withdraw = ({ id }: Case) =>
    `UPDATE cases SET status = 'withdrawn', closed_at = now() WHERE id = '${id}'`

  interface Case {
    id: string
    candidate: string
    unit: string
  }
  async function anyCase(status: string): Promise<Case> {
    const { rows } = await pool.query<Case>(
      `SELECT c.id, p.id AS candidate, p.unit_id AS unit FROM cases c JOIN case_candidates k ON k.case_id = c.id
       JOIN people p ON p.id = k.person_id JOIN units u ON u.id = p.unit_id
       WHERE c.status = $1 AND c.kind <> 'rotation' AND u.id LIKE 'u-c%'
       ORDER BY c.launched_at, c.id LIMIT 1`,
      [status],
    )
    if (!rows[0]) throw new Error(`there is a case that is ${status}`)
    return rows[0]
  }

  test('is found by case, by who read last, and by the roles of today', async () => {
    const of = await anyCase('withdrawn')
    const { id, candidate, unit } = of
    const stopped = (because: string) =>
      `UPDATE cases SET status = 'stopped', outcome = '{"because": "${because}"}' WHERE id = '${id}'`
    const latest = `(SELECT max(read_at) FROM reads_on_record WHERE case_id = '${id}')`
    await followed([
      ...[
        read(of, 'c-3'),
        read(of, 'c-3', "now() - interval '1 day'"),
        read(of, 'c-3', "now() + interval '1 day'"),
      ],
      `DELETE FROM reads_on_record WHERE case_id = '${id}' AND read_at = ${latest}`,
      `UPDATE reads_on_record SET reader_id = 'c-4' WHERE case_id = '${id}' AND read_at = ${latest}`,
    ])
    expect(await readersOf(id)).toEqual(['c-3', 'c-4'])
    await followed([stopped('nobody-above-the-bar')])
    expect(await readersOf(id)).toEqual([])
    await followed([stopped('no-candidate-left')])
    expect(await readersOf(id)).toEqual(['c-3', 'c-4'])
    await followed([
      `INSERT INTO role_grants (person_id, role, unit_id) VALUES ('c-3', 'hr_officer', '${unit}')`,
      `INSERT INTO role_grants (person_id, role, unit_id) VALUES ('c-4', 'monitor', '${unit}')`,
    ])
    expect(await readersOf(id)).toEqual(['c-4'])
    await followed([`UPDATE people SET unit_id = 'u-d1' WHERE id = '${candidate}'`])
    expect(await readersOf(id)).toEqual(['c-3', 'c-4'])
    await followed([
      `UPDATE units SET parent_id = '${unit}', path = path[:1] || ARRAY['${unit}', id] WHERE id = 'u-d1'`,
    ])
    expect(await readersOf(id)).toEqual(['c-4'])
    await followed([`DELETE FROM role_grants WHERE person_id = 'c-3' AND role = 'hr_officer'`])
    expect(await readersOf(id)).toEqual(['c-3', 'c-4'])
  })

  test.each([
    ['reads while it is withdrawn', withdraw, read],
    ['withdraws while it is read', read, withdraw],
  ] as const)('is found also where one %s', async (_, first, second) => {
    const of = await anyCase('running')
    const [one, other] = [await pool.connect(), await pool.connect()]
    try {
      await one.query('BEGIN')
      await one.query(first(of, 'c-5'))
      const waiting = other.query(second(of, 'c-5'))
      await until('it waits for the first', async () => {
        const { rows } = await one.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        return rows.length > 0
      })
      await one.query('COMMIT')
      await waiting
    } finally {
      one.release()
      other.release()
    }
    expect(await readersOf(of.id)).toEqual(['c-5'])
  })

  test('is forgotten with the reads on record', async () => {
    await pool.query('TRUNCATE reads_on_record')
    expect((await pool.query('SELECT 1 FROM withdrawn_reads')).rows).toEqual([])
  })
})
