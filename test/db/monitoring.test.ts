import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import pg from 'pg'
import { countClosed, countOpen, type Looks } from '../../db/reads/case-counts.js'
import { countProcedures } from '../../db/reads/kept-counts.js'
import { listOverdue } from '../../db/reads/overdue-list.js'
import type { Scope } from '../../db/reads/unit-reach.js'
import { listVacancies } from '../../db/reads/vacancies.js'
import { createTestDatabase, patientPool, type TestDatabase } from '../support/database.js'

const NOW = '2026-08-03T02:00:00.000Z'
const OPEN = 4_000
const UNITS = Array.from({ length: 40 }, (_, n) => `u-${n + 1}`)

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = patientPool(database.url, 2)
  // Without the time limit that the pool puts on the statements of requests.
  const filling = new pg.Client({ connectionString: database.url })
  await filling.connect()
  await filling.query(MANY_CASES)
  await filling.query('VACUUM ANALYZE cases, tasks, case_candidates, seats, tenures')
  await filling.end()
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** Half of the cases open, a quarter of those overdue, over forty units; every hundredth seat was left in May. */
const MANY_CASES = `
  INSERT INTO units SELECT 'u-root', NULL, ARRAY['u-root'], 'province', 'Tỉnh', 'Province';
  INSERT INTO units SELECT 'u-' || n, 'u-root', ARRAY['u-root', 'u-' || n], 'department', 'Sở ' || n, 'Department ' || n
    FROM generate_series(1, 40) n;
  INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
    SELECT 'c-' || n, 'Cán bộ ' || n, 'can bo ' || n, 'u-1', 'provincial' FROM generate_series(1, 500) n;
  INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ('g-1', 'u-root', 'office', 'Phòng', 'Office');
  INSERT INTO posts (id, unit_id, title_vi, title_en, level, filled_by, managing_body_id, electorate_id, office_id, reviewers_id, tellers_id)
    SELECT 'post-' || n, 'u-' || n, 'Phó Giám đốc', 'Deputy', 'department-deputy', 'appointment', 'g-1', 'g-1', 'g-1', 'g-1', 'g-1'
    FROM generate_series(1, 40) n;
  INSERT INTO seats SELECT 's-' || n, 'post-' || (1 + n % 40), n, '2020-01-01' FROM generate_series(1, ${2 * OPEN}) n;
  INSERT INTO tenures (person_id, post_id, seat_id, level, from_on, to_on)
    SELECT 'c-1', 'post-' || (1 + n % 40), 's-' || n, 'department-deputy', '2020-01-01', CASE WHEN n % 100 = 0 THEN date '2026-05-01' END
    FROM generate_series(1, ${2 * OPEN}) n;
  INSERT INTO pinned_law (hash, law) VALUES ('law', '{}');
  INSERT INTO cases (law_hash, begun_on, id, kind, rule_set_id, rule_set_version, unit_id, post_id, seat_id, status, stage, stages,
      launched_by, launched_at, sequence, changed_at, due_on, overdue_at, waiting_since, escalated_at)
    SELECT 'law', '2026-05-04', 'p-' || md5(n::text), 'appointment', 'h', 1, 'u-' || (1 + n % 40), 'post-' || (1 + n % 40), 's-' || n,
      CASE WHEN n <= ${OPEN} THEN 'running' ELSE (ARRAY['completed', 'rejected'])[1 + n % 2] END,
      CASE WHEN n <= ${OPEN} THEN 'approval' END, '[]', 'c-1', timestamptz '${NOW}' - n * interval '1 minute', 1, now(),
      CASE WHEN n <= ${OPEN} THEN date '2026-08-03' + (n * 7919 % 80 - 20) END,
      CASE WHEN n <= ${OPEN} THEN timestamptz '2026-08-03T17:00:00Z' + (n * 7919 % 80 - 20) * interval '1 day' END,
      CASE WHEN n <= ${OPEN} THEN timestamptz '${NOW}' - n % 50 * interval '1 day' END,
      CASE WHEN n % 500 = 0 THEN timestamptz '${NOW}' END
    FROM generate_series(1, ${2 * OPEN}) n;
  INSERT INTO case_candidates SELECT id, 'c-' || (1 + number % 500), 1, 'active' FROM cases;
  INSERT INTO tasks (id, case_id, unit_id, stage, kind, group_id, status, opened_at, due_on, overdue_at)
    SELECT 't-' || id, id, unit_id, 'approval', 'record-decision', 'g-1', CASE WHEN stage IS NULL THEN 'done' ELSE 'open' END,
      launched_at, due_on, overdue_at FROM cases`

/** What the slow and simple way finds: ids, the longest overdue first. */
async function overdueOneByOne(scope: Scope): Promise<string[]> {
  const { rows } = await pool.query<{ id: string; unit: string }>(
    'SELECT id, unit_id AS unit FROM cases WHERE overdue_at <= $1 ORDER BY overdue_at, id',
    [NOW],
  )
  return rows.filter(({ unit }) => scope === 'all' || scope.includes(unit)).map(({ id }) => id)
}

async function overduePageByPage(scope: Scope, limit: number): Promise<string[]> {
  const seen: string[] = []
  let after: { overdueAt: string; id: string } | undefined
  for (;;) {
    const { rows } = await listOverdue(pool, scope, { now: NOW, after, limit })
    seen.push(...rows.slice(0, limit).map(({ id }) => id))
    after = rows.length > limit ? rows[limit - 1] : undefined
    if (!after) return seen
  }
}

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  Plans?: Node[]
}

/** The nodes that read one of the large tables, of every statement that `work` sends. */
async function readsOf(work: (client: pg.ClientBase) => Promise<unknown>): Promise<Node[]> {
  const client = await pool.connect()
  const nodes: Node[] = []
  const explaining = new Proxy(client, {
    get: (target, name) =>
      name !== 'query'
        ? Reflect.get(target, name)
        : async (query: { text: string; values: unknown[] }) => {
            const explained = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${query.text}`, query.values)
            const gather = (node: Node) => {
              nodes.push(node)
              node.Plans?.forEach(gather)
            }
            gather(explained.rows[0]['QUERY PLAN'][0].Plan)
            return client.query(query)
          },
  })
  await work(explaining)
  client.release()
  return nodes.filter((node) => ['cases', 'tasks', 'case_candidates'].includes(node['Relation Name'] ?? ''))
}

describe('the list of what is overdue', () => {
  test('is the same, page by page and for any units, as everything sorted one by one', async () => {
    expect(await overduePageByPage('all', 200)).toEqual(await overdueOneByOne('all'))
    await fc.assert(
      fc.asyncProperty(fc.subarray(UNITS), fc.integer({ min: 20, max: 60 }), async (units, limit) => {
        expect(await overduePageByPage(units, limit)).toEqual(await overdueOneByOne(units))
      }),
      { numRuns: 8 },
    )
  })

  test('counts what the reader may see, and stops at a thousand and one', async () => {
    const all = await overdueOneByOne('all')
    expect(all.length).toBe(1000)
    const few = await listOverdue(pool, ['u-7'], { now: NOW, limit: 50 })
    expect(few.counted).toBe((await overdueOneByOne(['u-7'])).length)
    expect((await listOverdue(pool, 'all', { now: '2026-12-01T00:00:00.000Z', limit: 1 })).counted).toBe(1001)
    expect((await listOverdue(pool, UNITS, { now: '2026-12-01T00:00:00.000Z', limit: 1 })).counted).toBe(1001)
    expect(await listOverdue(pool, [], { now: NOW, limit: 50 })).toEqual({ rows: [], counted: 0 })
  })

  test.each<[string, Scope, string]>([
    ['the whole province', 'all', 'cases_due'],
    ['one unit of forty', ['u-7'], 'cases_unit_due'],
    ['ten units of forty', UNITS.slice(0, 10), 'cases_unit_due'],
  ])(
    'reads %s in order from an index, and no more of it than a page and the capped count',
    async (_, scope, index) => {
      const nodes = await readsOf((client) => listOverdue(client, scope, { now: NOW, limit: 50 }))
      const scans = nodes.map((node) => node['Node Type']).filter((type) => !/Index/.test(type))
      // A bitmap heap scan fetches what the bitmap index scan below it found.
      expect(scans.filter((type) => type !== 'Bitmap Heap Scan')).toEqual([])
      expect(nodes.map((node) => node['Index Name'])).toContain(index)
      const read = nodes.reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0)
      const units = scope === 'all' ? 1 : scope.length
      expect(read).toBeLessThan(1001 + 51 * units + 4 * 51)
    },
  )
})

const look = { now: NOW, atRiskUntil: '2026-08-05T17:00:00.000Z', stuckSince: '2026-07-04T02:00:00.000Z' }

const sum = (rows: readonly Looks[], name: keyof Looks) => rows.reduce((total, row) => total + row[name], 0)

describe('the summary', () => {
  test('counts each open case once, by unit, and by status and stage', async () => {
    const { byUnit, byStage, isMore } = await countOpen(pool, 'all', look)
    expect(isMore).toBe(false)
    expect(byUnit).toHaveLength(40)
    expect(byStage).toHaveLength(1)
    const { rows: expected } = await pool.query(
      `SELECT count(*) FILTER (WHERE due_on BETWEEN '2026-08-03' AND '2026-08-05') AS soon,
         count(*) FILTER (WHERE escalated_at IS NOT NULL OR waiting_since < '2026-07-04T02:00:00Z') AS stuck
       FROM cases WHERE status = 'running'`,
    )
    for (const rows of [byUnit, byStage]) {
      expect(sum(rows, 'open')).toBe(OPEN)
      expect(sum(rows, 'overdue')).toBe(1000)
      expect(sum(rows, 'atRisk')).toBe(expected[0].soon)
      expect(sum(rows, 'stuck')).toBe(expected[0].stuck)
    }
    const one = await countOpen(pool, ['u-7'], look)
    expect(one.byUnit).toEqual(byUnit.filter(({ path }) => path.at(-1) === 'u-7'))
  })

  test('of more than five thousand open cases counts those due first, and says that there are more', async () => {
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      await client.query(
        `UPDATE cases SET status = 'running', stage = 'approval' WHERE id IN (
           SELECT id FROM cases WHERE status = 'completed' ORDER BY number LIMIT 1200)`,
      )
      for (const scope of ['all', UNITS] as const) {
        const { byUnit, byStage, isMore } = await countOpen(client, scope, look)
        expect(isMore).toBe(true)
        for (const rows of [byUnit, byStage]) {
          expect(sum(rows, 'open')).toBe(5_001)
          expect(sum(rows, 'overdue')).toBe(1000)
        }
      }
      expect((await countOpen(client, ['u-1', 'u-2'], look)).isMore).toBe(false)
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  })

  test('counts a decided case at no stage, and never as stuck, as the list of what is stuck has it', async () => {
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      const before = await countOpen(client, 'all', look)
      await client.query(
        `UPDATE cases SET status = 'decided', stage = NULL, overdue_at = NULL, due_on = NULL, escalated_at = NULL
         WHERE status = 'running' AND waiting_since < '2026-07-01T00:00:00Z'`,
      )
      const { byUnit, byStage } = await countOpen(client, 'all', look)
      const decided = byStage.filter(({ status }) => status === 'decided')
      expect(decided).toMatchObject([{ stage: null, stuck: 0 }])
      expect(sum(decided, 'open')).toBeGreaterThan(0)
      for (const rows of [byUnit, byStage]) {
        expect(sum(rows, 'open')).toBe(OPEN)
        expect(sum(rows, 'stuck')).toBe(sum(before.byStage, 'stuck') - sum(decided, 'open'))
      }
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  })

  test('counts what is closed up to a thousand and one', async () => {
    const closed = async (scope: Scope) =>
      Object.fromEntries((await countClosed(pool, scope)).map(({ status, counted }) => [status, counted]))
    expect(await closed('all')).toEqual({ completed: 1001, rejected: 1001, stopped: 0, withdrawn: 0 })
    expect(await closed(UNITS)).toEqual(await closed('all'))
    expect(await closed(['u-1'])).toMatchObject({ completed: 100, rejected: 0 })
  })
})

test('vacant seats are those without a holder, the longest vacant first, with the procedure to fill them', async () => {
  const all = await listVacancies(pool, 'all', { limit: 200 })
  expect(all.counted).toBe((2 * OPEN) / 100)
  expect(new Set(all.rows.map(({ vacantSince }) => vacantSince))).toEqual(new Set(['2026-05-01']))
  const running = await listVacancies(pool, 'all', { procedure: true, limit: 200 })
  expect(running.counted).toBe(OPEN / 100)
  expect(running.rows.every(({ procedure }) => procedure?.status === 'running')).toBe(true)
  expect((await listVacancies(pool, ['u-2'], { limit: 200 })).counted).toBe(0)
  const unit = all.rows[0]?.unit.id ?? ''
  const ofUnit = await listVacancies(pool, [unit], { limit: 200 })
  expect(ofUnit.rows).toEqual(all.rows.filter((row) => row.unit.id === unit))
  expect(ofUnit.counted).toBe(ofUnit.rows.length)
})

// Last: it writes.
test('the summary is told again as it would be counted anew, whatever time it is and whoever wrote a case', async () => {
  const on = (day: number) => {
    const at = (offset: number) => new Date(Date.parse(NOW) + (day + offset) * 86_400_000).toISOString()
    return { now: at(0), atRiskUntil: look.atRiskUntil, stuckSince: at(-30) }
  }
  const agrees = async (day: number, scope: Scope) => {
    const { open, closed } = await countProcedures(pool, scope, on(day), 30)
    expect({ open, closed }).toEqual({
      open: await countOpen(pool, scope, on(day)),
      closed: await countClosed(pool, scope),
    })
    return open
  }
  const kept = await agrees(0.1, 'all')
  // A second later nothing is due: the same object, not another count.
  expect((await countProcedures(pool, 'all', on(0.10001), 30)).open).toBe(kept)
  for (const day of [0.001, 0.7, 1.5, 1.5, 20, 3, 0]) {
    for (const scope of ['all', ['u-7']] as const) await agrees(day, scope)
  }
  const first =
    "(SELECT min(id) FROM cases WHERE stage IS NOT NULL AND waiting_since > '2026-08-01' AND escalated_at IS NULL)"
  await pool.query(`UPDATE cases SET escalated_at = now() WHERE id = ${first}`)
  expect(sum((await agrees(0.1, 'all')).byUnit, 'stuck')).toBe(sum(kept.byUnit, 'stuck') + 1)
  await pool.query(
    `UPDATE cases SET status = 'stopped', stage = NULL, overdue_at = NULL, due_on = NULL, waiting_since = NULL, closed_at = now()
     WHERE id = ${first}`,
  )
  expect(sum((await agrees(0.1, 'all')).byUnit, 'open')).toBe(OPEN - 1)
})
