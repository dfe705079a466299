import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type pg from 'pg'
import { fill } from '../../bench/scale/data/build.js'
import { DEPARTMENT, READERS } from '../../bench/scale/data/scale.js'
import { createPool } from '../../db/pool.js'
import type { CaseFilter, Moments } from '../../db/reads/case-filter.js'
import { type CaseListing, listCases } from '../../db/reads/case-list.js'
import type { Viewer } from '../../db/reads/case-visibility.js'
import { overdueFrom } from '../../domain/deadlines/working-days.js'
import { CASE_STATUSES, isOpen } from '../../domain/procedure/case.js'
import { PROCEDURE_KINDS } from '../../domain/vocabulary.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'

/** So many that the member of an office takes part in more cases than are taken one by one. */
const SCALE = { cases: 15_000, people: 1_500, posts: 800, seats: 2_500 }
const COUNTED = 1001
const HOUR_MS = 3_600_000

interface CaseRow {
  id: string
  number: number
  kind: string
  status: (typeof CASE_STATUSES)[number]
  stage: string | null
  unit: string
  post: string
  ruleSet: string
  title: string
  launchedAt: string
  closedAt: string | null
  overdueAt: string | null
  waitingSince: string | null
  escalatedAt: string | null
  people: string[]
  names: string[]
  /** Whoever takes part: candidates, and those of its tasks. */
  parties: string[]
}

let database: TestDatabase
let pool: pg.Pool
let cases: CaseRow[]
let units: Record<'department' | 'two' | 'many' | 'elsewhere', string[]>

beforeAll(async () => {
  database = await createTestDatabase()
  await fill(database.url, SCALE)
  pool = createPool(database.url, 4)
  const { rows } = await pool.query<CaseRow>(
    `SELECT c.id, c.number, c.kind, c.status, c.stage, c.unit_id AS unit, c.post_id AS post, c.rule_set_id AS "ruleSet",
       p.search_title AS title, c.launched_at AS "launchedAt", c.closed_at AS "closedAt", c.overdue_at AS "overdueAt", c.waiting_since AS "waitingSince",
       c.escalated_at AS "escalatedAt",
       ARRAY(SELECT person_id FROM case_candidates WHERE case_id = c.id) AS people,
       ARRAY(SELECT q.search_name FROM case_candidates k JOIN people q ON q.id = k.person_id WHERE k.case_id = c.id) AS names,
       ARRAY(SELECT person_id FROM case_candidates WHERE case_id = c.id
         UNION SELECT unnest(ARRAY[assignee_id, claimed_by, group_id]) FROM tasks WHERE case_id = c.id AND status = 'open'
         UNION SELECT completed_by FROM tasks WHERE case_id = c.id AND status = 'done') AS parties
     FROM cases c JOIN posts p ON p.id = c.post_id`,
  )
  cases = rows
  const ids = async (where: string) =>
    (await pool.query<{ id: string }>(`SELECT id FROM units WHERE ${where} ORDER BY id`)).rows.map(
      ({ id }) => id,
    )
  units = {
    department: await ids(`path @> ARRAY['${DEPARTMENT}']`),
    two: await ids(`id IN ('u-d0', '${DEPARTMENT}')`),
    elsewhere: await ids(`path @> ARRAY['u-c3']`),
    // More than are named one by one.
    many: await ids(`path && ARRAY['u-d0', 'u-d1', 'u-d2', 'u-d3', 'u-d4']`),
  }
}, 180_000)
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const OFFICE = 'g-u-root-office'
const viewers = (): Viewer[] => [
  { personId: READERS.monitor, groups: [], sees: 'all' },
  { personId: READERS.department, groups: [], sees: units.department },
  { personId: READERS.largeDepartment, groups: [OFFICE], sees: units.many },
  { personId: READERS.member, groups: [OFFICE], sees: [] },
  { personId: READERS.member, groups: [OFFICE], sees: units.two },
  { personId: READERS.candidate, groups: [], sees: [] },
  { personId: 'nobody', groups: [], sees: [] },
]

const NOW = new Date(Date.now() - HOUR_MS).toISOString()
const LATER = new Date(Date.now() + 100 * HOUR_MS).toISOString().slice(0, 10)

const ago = (days: number) => new Date(Date.now() - days * 24 * HOUR_MS).toISOString()

/** Up to three of the things that can be asked for, chosen first: hardly one of all combinations has so few. */
function filters() {
  const each = {
    statuses: fc.oneof(
      fc.constantFrom(
        CASE_STATUSES.filter(isOpen),
        [...CASE_STATUSES].filter((status) => !isOpen(status)),
      ),
      fc.subarray([...CASE_STATUSES], { minLength: 1, maxLength: 2 }),
    ),
    kind: fc.constantFrom(...PROCEDURE_KINDS),
    stage: fc.constantFrom(...new Set(cases.flatMap(({ stage }) => stage ?? []))),
    units: fc.constantFrom(units.department, units.two, units.many, units.elsewhere, []),
    post: fc.constantFrom(...cases.slice(0, 20).map(({ post }) => post)),
    candidate: fc.constantFrom(READERS.candidate, ...cases.slice(0, 20).flatMap(({ people }) => people)),
    ruleSets: fc.subarray([...new Set(cases.map(({ ruleSet }) => ruleSet))], {
      minLength: 1,
      maxLength: 3,
    }),
    overdueAt: fc.constant(NOW),
    dueBy: fc.constant({ day: LATER, now: NOW }),
    stuckSince: fc.constantFrom(NOW, new Date(Date.now() - 2000 * HOUR_MS).toISOString()),
    waiting: fc.constantFrom({}, { from: ago(60) }, { from: ago(90), before: ago(30) }, { before: ago(30) }),
    launched: fc.constantFrom({ from: ago(200) }, { from: ago(700), before: ago(400) }),
    closed: fc.constantFrom({}, { from: ago(300) }, { from: ago(700), before: ago(400) }),
    search: fc.constantFrom(
      'nguyen',
      'khue',
      'ksor',
      'an',
      'n',
      'xq',
      'thanh',
      '77',
      '#12',
      'phong so 3',
      'giam doc',
      '%',
    ),
  }
  return fc
    .subarray(Object.keys(each) as (keyof typeof each)[], { maxLength: 3 })
    .chain((asked) =>
      fc.record(Object.fromEntries(asked.map((name): [string, fc.Arbitrary<unknown>] => [name, each[name]]))),
    ) as fc.Arbitrary<CaseFilter>
}

function isSeen({ sees, personId, groups }: Viewer, { unit, parties }: CaseRow): boolean {
  return (
    sees === 'all' ||
    sees.includes(unit) ||
    parties.includes(personId) ||
    groups.some((group) => parties.includes(group))
  )
}

const LAST = '9'

const isWithin = (at: string | null, { from = '0', before = LAST }: Moments): boolean =>
  at !== null && at >= from && at < before

function isAsked(filter: CaseFilter, row: CaseRow): boolean {
  const {
    statuses,
    kind,
    stage,
    units: of,
    post,
    candidate,
    ruleSets,
    overdueAt,
    dueBy,
    stuckSince,
    waiting,
    launched,
    closed,
    search,
  } = filter
  const number = search === undefined ? undefined : /^#?(\d{1,15})$/.exec(search)?.[1]
  const isDue = (moment: string) => row.overdueAt !== null && row.overdueAt <= moment
  return [
    !statuses || statuses.includes(row.status),
    !kind || row.kind === kind,
    !stage || row.stage === stage,
    !of || of.includes(row.unit),
    !post || row.post === post,
    !candidate || row.people.includes(candidate),
    !ruleSets || ruleSets.includes(row.ruleSet),
    !overdueAt || isDue(overdueAt),
    !dueBy || (isDue(overdueFrom(dueBy.day)) && !isDue(dueBy.now)),
    !stuckSince ||
      (['running', 'suspended'].includes(row.status) &&
        (row.escalatedAt !== null || (row.waitingSince !== null && row.waitingSince < stuckSince))),
    !waiting || (isOpen(row.status) && isWithin(row.waitingSince, waiting)),
    !launched || isWithin(row.launchedAt, launched),
    !closed || isWithin(row.closedAt, closed),
    search === undefined ||
      [row.title, ...row.names].some((text) => text.includes(search)) ||
      (number !== undefined && row.number === Number(number)),
  ].every(Boolean)
}

type Sort = CaseListing['sort']

function inOrder(rows: CaseRow[], sort: Sort): string[] {
  const place = ({ number, overdueAt, launchedAt, waitingSince, closedAt }: CaseRow) =>
    ({
      ...{ dueOn: overdueAt ?? LAST, launchedAt, waitingSince: waitingSince ?? LAST },
      ...{ closedAt: closedAt ?? '', number: String(number).padStart(9, '0') },
    })[sort]
  const ascending = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  const sign = sort === 'launchedAt' || sort === 'closedAt' ? -1 : 1
  return rows
    .filter(({ status }) =>
      sort === 'waitingSince' ? isOpen(status) : sort !== 'closedAt' || !isOpen(status),
    )
    .sort((a, b) => sign * (ascending(place(a), place(b)) || ascending(a.id, b.id)))
    .map(({ id }) => id)
}

test('a list of procedures is, page by page, what one finds by looking at each case', async () => {
  const sorts: Sort[] = ['launchedAt', 'number', 'dueOn', 'waitingSince', 'closedAt']
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...viewers()),
      filters(),
      fc.constantFrom(...sorts),
      fc.integer({ min: 3, max: 60 }),
      async (viewer, filter, sort, limit) => {
        const expected = inOrder(
          cases.filter((row) => isSeen(viewer, row) && isAsked(filter, row)),
          sort,
        )
        const found: string[] = []
        let after: CaseListing['after']
        for (let pages = 0; pages < 4; pages += 1) {
          const { rows, counted, isMore } = await listCases(pool, { viewer, filter, sort, after, limit })
          if (!after) {
            if (isMore) expect(counted).toBeLessThanOrEqual(expected.length)
            else expect(counted).toBe(Math.min(expected.length, COUNTED))
          }
          const shown = rows.slice(0, limit)
          found.push(...shown.map(({ id }) => id))
          const last = shown.at(-1)
          if (rows.length <= limit || !last) break
          const { launchedAt, number, overdueAt: dueOn, waitingSince, closedAt } = last
          after = { place: { launchedAt, number, dueOn, waitingSince, closedAt }[sort], id: last.id }
        }
        expect(found).toEqual(expected.slice(0, 4 * limit))
      },
    ),
    { numRuns: 400 },
  )
}, 300_000)
