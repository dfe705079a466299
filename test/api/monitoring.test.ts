import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { localTargetsC } from '../../domain/rules/local-targets.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { type RecordsApi, recordsApi, writeCase } from './records-office.js'

let office: RecordsApi
const NOW = '2026-08-03T02:00:00.000Z'

beforeAll(async () => {
  office = await recordsApi(NOW)
  const { pool } = office
  const seat = () => insertSeat(pool, OFFICE.post)
  const program = (overdueAt: string) => ({ kind: 'submit-action-program', assignee: 'an', overdueAt })
  await writeCase(pool, {
    id: 'p-worst',
    seat: OFFICE.seat,
    stage: 'action-program',
    task: program('2026-07-10T17:00:00.000Z'),
  })
  await writeCase(pool, {
    id: 'p-late',
    seat: await seat(),
    task: { kind: 'confirm-eligibility', group: OFFICE.office, overdueAt: '2026-07-31T17:00:00.000Z' },
  })
  await writeCase(pool, { id: 'p-risk', seat: await seat(), task: program('2026-08-05T17:00:00.000Z') })
  await writeCase(pool, { id: 'p-fine', seat: await seat(), task: program('2026-08-06T17:00:00.000Z') })
  await writeCase(pool, {
    id: 'p-stuck',
    seat: await seat(),
    status: 'suspended',
    waitingSince: '2026-06-01T02:00:00.000Z',
  })
  await writeCase(pool, {
    id: 'p-done',
    seat: await seat(),
    status: 'completed',
    stage: null,
    waitingSince: '2026-06-01T02:00:00.000Z',
  })
  await writeCase(pool, {
    id: 'p-other',
    unit: 'u-other',
    seat: await seat(),
    task: program('2026-07-20T17:00:00.000Z'),
  })
  await pool.query("UPDATE cases SET waiting_since = NULL WHERE id = 'p-done'")
})
afterAll(() => office.close())

test('overdue procedures are listed the longest first, with whom they wait for and since when', async () => {
  const { status, body } = await office.api.get('monitor', '/v1/monitoring/overdue?lang=en')
  expect(status).toBe(200)
  expect(body).toMatchObject({ total: 3, totalCapped: false, nextCursor: null })
  expect(body.items.map(({ id }: { id: string }) => id)).toEqual(['p-worst', 'p-other', 'p-late'])
  expect(body.items[0]).toMatchObject({
    stage: { key: 'action-program', title: 'Action program' },
    unit: { id: 'u-health', name: 'Health' },
    candidates: [{ id: 'an', name: 'Người an' }],
    overdueSince: '2026-07-10T17:00:00.000Z',
    daysOverdue: 24,
    tasks: [
      {
        kind: 'submit-action-program',
        who: { person: { id: 'an' } },
        since: '2026-07-01T02:00:00.000Z',
        overdueSince: '2026-07-10T17:00:00.000Z',
        deadline: { due: '2026-07-10', workingDays: 5, article: '§ 1' },
      },
    ],
  })
  expect(body.items[2]).toMatchObject({ daysOverdue: 3, tasks: [{ who: { group: { id: 'g-office' } } }] })
})

test('a monitor sees the overdue procedures of their units only, and pages through them without loss', async () => {
  const health = await office.api.get('health.monitor', '/v1/monitoring/overdue?limit=1')
  expect(health.body).toMatchObject({ total: 2, items: [{ id: 'p-worst' }] })
  const next = await office.api.get(
    'health.monitor',
    `/v1/monitoring/overdue?limit=1&cursor=${health.body.nextCursor}`,
  )
  expect(next.body).toMatchObject({ items: [{ id: 'p-late' }], nextCursor: null })
  expect((await office.api.get('other.monitor', '/v1/monitoring/overdue')).body.items).toHaveLength(1)
  expect((await office.api.get('monitor', '/v1/monitoring/overdue?unit=u-other')).body.total).toBe(1)
  expect((await office.api.get('health.monitor', '/v1/monitoring/overdue?unit=u-other')).body.total).toBe(0)
  expect((await office.api.get('health.monitor', '/v1/monitoring/overdue?unit=u-province')).body.total).toBe(
    2,
  )
  expect(await office.api.get('monitor', '/v1/monitoring/overdue?unit=u-none')).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'unit', code: 'unknown-unit' }] },
  })
})

test('the summary counts by status, stage and unit, what is overdue, at risk and stuck', async () => {
  const { body } = await office.api.get('monitor', '/v1/monitoring/summary?lang=en')
  expect(body).toMatchObject({
    asOf: NOW,
    ...{ open: 6, overdue: 3, atRisk: 1, stuck: 1 },
    atRiskUntil: '2026-08-05',
    stuckSince: '2026-07-04T02:00:00.000Z',
  })
  expect(body.byStatus).toEqual(
    expect.arrayContaining([
      { status: 'running', count: 5, capped: false },
      { status: 'suspended', count: 1, capped: false },
      { status: 'completed', count: 1, capped: false },
      { status: 'withdrawn', count: 0, capped: false },
    ]),
  )
  expect(body.byStage).toContainEqual({
    stage: { key: 'action-program', title: 'Action program' },
    ...{ open: 1, overdue: 1, atRisk: 0, stuck: 0 },
  })
  expect(body.byUnit).toEqual([
    { unit: { id: 'u-health', name: 'Health' }, open: 5, overdue: 2, atRisk: 1, stuck: 1 },
    { unit: { id: 'u-other', name: 'Another department' }, open: 1, overdue: 1, atRisk: 0, stuck: 0 },
  ])
})

test('the summary of a monitor counts their units only; what is stuck depends on the days asked for', async () => {
  const { body } = await office.api.get('health.monitor', '/v1/monitoring/summary')
  expect(body).toMatchObject({ open: 5, overdue: 2 })
  expect(body.byUnit).toHaveLength(1)
  expect((await office.api.get('other.monitor', '/v1/monitoring/summary')).body.byStatus).toContainEqual({
    status: 'completed',
    count: 0,
    capped: false,
  })
  expect((await office.api.get('monitor', '/v1/monitoring/summary?stuckDays=3')).body.stuck).toBe(6)
  expect((await office.api.get('monitor', '/v1/monitoring/summary?stuckDays=90')).body.stuck).toBe(0)
})

test('vacant seats are listed the longest vacant first, with or without a procedure to fill them', async () => {
  await office.pool.query(
    `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on, to_on)
     VALUES ('binh', $1, $2, 'department-deputy', '2022-01-01', '2026-07-01')`,
    [OFFICE.post, OFFICE.secondSeat],
  )
  const { body } = await office.api.get('health.monitor', '/v1/monitoring/vacancies?limit=200')
  const of = (seat: string) => body.items.find((item: { seat: { id: string } }) => item.seat.id === seat)
  expect(of(OFFICE.formerSeat)).toBeUndefined()
  expect(of(OFFICE.electedSeat)).toMatchObject({
    vacantSince: '2020-01-01',
    procedure: null,
    unit: { id: 'u-health' },
  })
  expect(of(OFFICE.seat)).toMatchObject({ procedure: { id: 'p-worst', stage: { key: 'action-program' } } })
  expect(body.items.at(-1)).toMatchObject({
    seat: { id: OFFICE.secondSeat },
    vacantSince: '2026-07-01',
    daysVacant: 34,
  })
  const without = await office.api.get('monitor', '/v1/monitoring/vacancies?procedure=false')
  const ids = without.body.items.map(({ seat }: { seat: { id: string } }) => seat.id)
  expect(ids).toEqual(expect.arrayContaining([OFFICE.electedSeat, OFFICE.secondSeat]))
  expect(ids).not.toContain(OFFICE.seat)
  const running = await office.api.get('monitor', '/v1/monitoring/vacancies?procedure=true')
  expect(running.body.total + without.body.total).toBe(body.total)
  const first = await office.api.get('monitor', '/v1/monitoring/vacancies?limit=3')
  const rest = await office.api.get(
    'monitor',
    `/v1/monitoring/vacancies?limit=200&cursor=${first.body.nextCursor}`,
  )
  expect(first.body.items.length + rest.body.items.length).toBe(body.total)
})

test('who has no role looks after nothing', async () => {
  for (const path of ['summary', 'overdue', 'vacancies']) {
    expect(await office.api.get('an', `/v1/monitoring/${path}`)).toMatchObject({
      status: 403,
      body: { code: 'not-permitted' },
    })
  }
})

test('the share of young cadres at the grass roots is told without a target, and not to those who see no ages', async () => {
  const none = (await office.api.get('officer', '/v1/monitoring/rotation?lang=en')).body
  expect(none).toMatchObject({ targets: null })
  expect(none.shares).toEqual([
    expect.objectContaining({
      ...{ what: 'young-to-grass-roots', part: 0, of: 0, percent: null, target: null },
      inWords: '0 of 0; nobody is in rotation at the communes',
      age: { under: 40, article: 'Local parameter', note: expect.stringContaining('no target was seen') },
    }),
  ])
  await office.pool.query(
    `INSERT INTO units (id, parent_id, path, kind, name_vi, name_en)
     VALUES ('u-xa', $1, ARRAY[$1, 'u-xa'], 'commune', 'Xã', 'Commune')`,
    [OFFICE.province],
  )
  await office.pool.query(
    `INSERT INTO posts (id, unit_id, title_vi, title_en, level, filled_by, managing_body_id, electorate_id, office_id,
       reviewers_id, tellers_id)
     SELECT 'post-xa', 'u-xa', 'x', 'x', level, filled_by, managing_body_id, electorate_id, office_id, reviewers_id,
       tellers_id FROM posts WHERE id = $1`,
    [OFFICE.post],
  )
  for (const [person, bornOn] of [
    ['voter1', '1990-01-01'],
    ['voter2', '1980-01-01'],
  ]) {
    await office.pool.query('UPDATE people SET born_on = $2 WHERE id = $1', [person, bornOn])
    await office.pool.query(
      `INSERT INTO tenures (person_id, post_id, level, from_on, rotation)
       VALUES ($1, 'post-xa', 'department-deputy', '2026-01-01', 'Rèn luyện')`,
      [person],
    )
  }
  const shares = async (who: string, targets = 'local-targets-c') =>
    (await office.api.get(who, `/v1/monitoring/rotation?targets=${targets}&lang=en`)).body.shares
  const purposes = async (who: string) => {
    const { inRotation } = (await office.api.get(who, '/v1/monitoring/rotation')).body
    return inRotation.map(({ person, purpose }: { person: { id: string }; purpose?: string }) => [
      person.id,
      purpose,
    ])
  }
  for (const [who, purpose] of [
    ['officer', 'Rèn luyện'],
    ['approver', 'Rèn luyện'],
    ['monitor', undefined],
  ]) {
    expect([who, await purposes(String(who))]).toEqual([
      who,
      [
        ['voter1', purpose],
        ['voter2', purpose],
      ],
    ])
  }
  const young = { what: 'young-to-grass-roots', level: 'commune', part: 1, of: 2, percent: 50, unknown: 0 }
  const untold = { ...young, inWords: '1 of 2', target: null, age: none.shares[0].age }
  for (const who of ['officer', 'approver']) expect(await shares(who)).toEqual([untold])
  expect(await shares('monitor')).toEqual([])
  // Of the units of this officer none is a commune.
  expect(await shares('health.officer')).toEqual([expect.objectContaining({ part: 0, of: 0 })])

  const { id: _, version: __, ...shipped } = localTargetsC
  const value = { under: 40, atLeast: { numerator: 2, denominator: 3 } }
  const youngToGrassRoots = { value, article: { vi: 'Nghị quyết 5', en: 'Resolution 5' } }
  const own = { ...shipped, id: 'own-targets', locality: { ...shipped.locality, youngToGrassRoots } }
  const published = await office.api.post('admin', '/v1/rule-sets', { ...own, reason: 'Nghị quyết 5' })
  expect(published).toMatchObject({ status: 201, body: { status: 'published' } })
  const unasked = (await office.api.get('officer', '/v1/monitoring/rotation?lang=en')).body
  expect(unasked).toMatchObject({ targets: null, shares: [untold] })
  const asked = (await office.api.get('officer', '/v1/monitoring/rotation?targets=own-targets&lang=en')).body
  expect(asked.targets).toEqual({ id: 'own-targets', name: localTargetsC.title.en })
  expect(await shares('officer', 'own-targets')).toEqual([
    {
      ...young,
      inWords: '1 of 2; below the target of 2/3',
      target: { atLeast: '2/3', article: 'Resolution 5', note: null, warning: true },
      age: { under: 40, article: 'Resolution 5', note: null },
    },
  ])
})
