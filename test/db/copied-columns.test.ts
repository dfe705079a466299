import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type pg from 'pg'
import { fill } from '../../bench/scale/data/build.js'
import { createPool } from '../../db/pool.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'

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
  seats: {
    from: 'seats x JOIN posts o ON o.id = x.post_id',
    copied: 'x.unit_id, x.vacant_since, x.being_filled',
    source: `o.unit_id,
      CASE WHEN NOT EXISTS (SELECT 1 FROM tenures t WHERE t.seat_id = x.id AND t.to_on IS NULL)
        THEN coalesce((SELECT max(t.to_on) FROM tenures t WHERE t.seat_id = x.id), x.created_on) END,
      EXISTS (SELECT 1 FROM cases c WHERE c.seat_id = x.id AND c.closed_at IS NULL AND c.kind <> 'revocation')`,
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
  for (const change of changes) {
    const { rowCount } = await pool.query(change)
    expect([change, rowCount]).toEqual([change, 1])
    expect([change, await outdated()]).toEqual([change, []])
  }
})
