import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type pg from 'pg'
import { explainQueries } from '../../bench/plans.js'
import { createPool } from '../../db/pool.js'
import { keptFigures } from '../../db/reads/kept-figures.js'
import type { Scope } from '../../db/reads/unit-reach.js'
import { countVacant, countWaiting, durationsOf } from '../../db/reads/year-figures.js'
import { addDays } from '../../domain/deadlines/dates.js'
import { createTestDatabase, patientPool, type TestDatabase } from '../support/database.js'

const CASES = 12_000
const PERIOD = { from: '2025-12-31T17:00:00.000Z', to: '2026-12-31T17:00:00.000Z' }
/** Every day is worked: a duration is a number of days. */
const DAYS = Array.from({ length: 4_000 }, (_, n) => addDays('2016-01-01', n))

let database: TestDatabase
let filling: pg.Pool
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  filling = patientPool(database.url, 1)
  pool = createPool(database.url, 2)
  await filling.query(MANY_CASES)
  await filling.query('VACUUM ANALYZE cases, seats')
})
afterAll(async () => {
  await Promise.all([pool.end(), filling.end()])
  await database.drop()
})

/** Half of the cases open, half completed over ten years and forty units, each after so many days as its number says. */
const MANY_CASES = `
  INSERT INTO units SELECT 'u-root', NULL, ARRAY['u-root'], 'province', 'Tỉnh', 'Province';
  INSERT INTO units SELECT 'u-' || n, 'u-root', ARRAY['u-root', 'u-' || n], 'department', 'Sở ' || n, 'Department ' || n
    FROM generate_series(1, 40) n;
  INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES ('c-1', 'Cán bộ', 'can bo', 'u-1', 'provincial');
  INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ('g-1', 'u-root', 'office', 'Phòng', 'Office');
  INSERT INTO posts (id, unit_id, title_vi, title_en, level, filled_by, managing_body_id, electorate_id, office_id, reviewers_id, tellers_id)
    SELECT 'post-' || n, 'u-' || n, 'Phó Giám đốc', 'Deputy', 'department-deputy', 'appointment', 'g-1', 'g-1', 'g-1', 'g-1', 'g-1'
    FROM generate_series(1, 40) n;
  INSERT INTO seats SELECT 's-' || n, 'post-' || (1 + n % 40), n, date '2026-08-03' - n % 900 FROM generate_series(1, ${CASES}) n;
  INSERT INTO pinned_law (hash, law) VALUES ('law', '{}');
  INSERT INTO cases (law_hash, begun_on, id, kind, rule_set_id, rule_set_version, unit_id, post_id, seat_id, status, stages,
      launched_by, launched_at, sequence, changed_at, waiting_since, closed_at)
    SELECT 'law', '2026-05-04', 'p-' || n, 'appointment', 'h', 1, 'u-' || (1 + n % 40), 'post-' || (1 + n % 40), 's-' || n,
      CASE WHEN n % 2 = 0 THEN 'running' ELSE 'completed' END, '[]', 'c-1',
      timestamptz '2026-12-01T05:00:00Z' - n % 3650 * interval '1 day' - n % 30 * interval '1 day', 1, now(),
      CASE WHEN n % 2 = 0 THEN timestamptz '2026-08-03T05:00:00Z' - n % 50 * interval '1 day' END,
      CASE WHEN n % 2 = 1 THEN timestamptz '2026-12-01T05:00:00Z' - n % 3650 * interval '1 day' END
    FROM generate_series(1, ${CASES}) n`

const SCOPES: [string, Scope][] = [
  ['the whole province', 'all'],
  ['one unit of forty', ['u-7']],
  ['none', []],
]
const WAITING = [
  { from: '2026-07-01T17:00:00.000Z', before: undefined },
  { from: undefined, before: '2026-07-01T17:00:00.000Z' },
]
const VACANT = [
  { from: '2026-01-01', before: undefined },
  { from: undefined, before: '2026-01-01' },
]

/** What the slow and simple way finds: how many days each took that was closed in the year, by month. */
async function oneByOne(scope: Scope): Promise<{ month: number; days: number }[]> {
  const { rows } = await filling.query<{ month: number; days: number; unit: string }>(
    `SELECT extract(month FROM closed_at)::integer AS month, closed_at::date - launched_at::date AS days, unit_id AS unit
     FROM cases WHERE status = 'completed' AND closed_at >= $1 AND closed_at < $2`,
    [PERIOD.from, PERIOD.to],
  )
  return rows.filter(({ unit }) => scope === 'all' || scope.includes(unit))
}

/** The least of the numbers that so many of a hundred do not exceed. */
const percentile = (numbers: readonly number[], share: number): number | undefined =>
  [...numbers].sort((one, other) => one - other)[Math.ceil(numbers.length * share) - 1]

describe('what a year came to', () => {
  test.each(SCOPES)('is the same as everything looked at one by one, of %s', async (_, scope) => {
    const { rows, isMore } = await durationsOf(pool, scope, { ...PERIOD, workingDays: DAYS })
    const all = await oneByOne(scope)
    const figures = (days: number[]) => ({
      ...{ kind: 'appointment', ruleSetId: 'h', count: days.length },
      ...{ median: percentile(days, 0.5), ninth: percentile(days, 0.9) },
    })
    const months = [...new Set(all.map(({ month }) => month))].sort((one, other) => one - other)
    const expected = months.map((month) => ({
      month,
      ...figures(all.filter((each) => each.month === month).map(({ days }) => days)),
    }))
    const year = { month: null, ...figures(all.map(({ days }) => days)) }
    expect(rows).toEqual(all.length === 0 ? [] : [year, ...expected])
    expect(isMore).toBe(false)
    if (scope === 'all') expect(all.length).toBeGreaterThan(500)
  })

  test.each(SCOPES)('is read by an index, and so is what waits or is vacant, of %s', async (_, scope) => {
    const plans = await explainQueries(pool, async (noted) => {
      await durationsOf(noted, scope, { ...PERIOD, workingDays: DAYS })
      await countWaiting(noted, scope, WAITING)
      await countVacant(noted, scope, VACANT)
    })
    expect(plans.flatMap(({ readWhole }) => readWhole)).toEqual([])
    expect(plans.length).toBeGreaterThan(3)
  })
})

test('what waits and what is vacant is counted up to a thousand and one, in each span', async () => {
  const count = async (sql: string) =>
    Math.min(
      (await filling.query<{ n: number }>(`SELECT count(*)::integer AS n FROM ${sql}`)).rows[0]?.n ?? 0,
      1001,
    )
  const open = "cases WHERE status = 'running' AND waiting_since"
  expect(await countWaiting(pool, 'all', WAITING)).toEqual([
    await count(`${open} >= '2026-07-01T17:00:00Z'`),
    await count(`${open} < '2026-07-01T17:00:00Z'`),
  ])
  expect(await countWaiting(pool, ['u-7'], WAITING)).toEqual([
    await count(`${open} >= '2026-07-01T17:00:00Z' AND unit_id = 'u-7'`),
    await count(`${open} < '2026-07-01T17:00:00Z' AND unit_id = 'u-7'`),
  ])
  const vacant = "seats WHERE unit_id = 'u-7' AND vacant_since"
  expect(await countVacant(pool, ['u-7'], VACANT)).toEqual([
    {
      vacant: await count(`${vacant} >= '2026-01-01'`),
      filling: await count(`${vacant} >= '2026-01-01' AND being_filled`),
    },
    {
      vacant: await count(`${vacant} < '2026-01-01'`),
      filling: await count(`${vacant} < '2026-01-01' AND being_filled`),
    },
  ])
})

describe('figures that are kept', () => {
  /** Figures of their own, and how often they were made. */
  function figures(of: Parameters<typeof keptFigures>[2], key: string) {
    let made = 0
    const make = async () => (made += 1)
    return { ask: () => keptFigures(pool, key, of, make), made: () => made }
  }

  test('are told again until a row of their tables is written, whatever else is', async () => {
    const { ask, made } = figures({ tables: ['units'] }, 'units')
    await ask()
    await ask()
    expect(made()).toBe(1)
    await filling.query("UPDATE posts SET title_en = 'Deputy director' WHERE id = 'post-1'")
    expect(await ask()).toBe(1)
    await filling.query("UPDATE units SET name_en = 'First' WHERE id = 'u-1'")
    expect(await ask()).toBe(2)
    expect(await ask()).toBe(2)
  })

  test('are made anew after a transaction that had begun before they were made, and ends after', async () => {
    const { ask } = figures({ tables: ['units'] }, 'units of a late transaction')
    const late = await filling.connect()
    try {
      await late.query("BEGIN; UPDATE units SET name_en = 'Second' WHERE id = 'u-2'")
      await pool.query("UPDATE units SET name_en = 'Third' WHERE id = 'u-3'")
      expect(await ask()).toBe(1)
      expect(await ask()).toBe(1)
      await late.query('COMMIT')
      expect(await ask()).toBe(2)
    } finally {
      late.release()
    }
  })

  test('of closed procedures are made anew when one is closed, not when an open one goes on', async () => {
    const { ask } = figures({ tables: [], closedCases: true }, 'closed')
    await ask()
    await filling.query("UPDATE cases SET sequence = 2 WHERE id = 'p-2'")
    expect(await ask()).toBe(1)
    await filling.query(
      "UPDATE cases SET status = 'completed', waiting_since = NULL, closed_at = now() WHERE id = 'p-4'",
    )
    expect(await ask()).toBe(2)
  })

  test('are made anew once time alone has changed them', async () => {
    const past = new Set<unknown>()
    const { ask } = figures({ tables: ['units'], isPast: async (value) => past.has(value) }, 'past')
    expect([await ask(), await ask()]).toEqual([1, 1])
    past.add(1)
    expect([await ask(), await ask()]).toEqual([2, 2])
  })

  test('are made within a transaction each time', async () => {
    const client = await pool.connect()
    try {
      let made = 0
      const make = async () => {
        made += 1
        return made
      }
      const ask = () => keptFigures(client, 'made', { tables: [] }, make)
      expect([await ask(), await ask()]).toEqual([1, 2])
    } finally {
      client.release()
    }
  })
})
