import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { localTargetsC } from '../../domain/rules/local-targets.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { type RecordsApi, recordsApi, writeCase } from './records-office.js'

let office: RecordsApi
const NOW = '2026-08-03T02:00:00.000Z'
const PROVINCE = { id: 'u-province', name: 'Province' }

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
    daysOverdue: 16,
    tasks: [
      {
        kind: 'submit-action-program',
        who: { person: { id: 'an' } },
        since: '2026-07-01T02:00:00.000Z',
        overdueSince: '2026-07-10T17:00:00.000Z',
        deadline: { due: '2026-07-10', workingDays: 5, article: '§ 1' },
        reasonInWords: 'Assigned to Người an since 01/07/2026.',
      },
    ],
  })
  expect(body.items[2]).toMatchObject({ daysOverdue: 1, tasks: [{ who: { group: { id: 'g-office' } } }] })
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
    {
      ...{ unit: { id: 'u-health', name: 'Health' }, parent: PROVINCE, below: true },
      ...{ open: 5, overdue: 2, atRisk: 1, stuck: 1 },
    },
    {
      ...{ unit: { id: 'u-other', name: 'Another department' }, parent: PROVINCE, below: true },
      ...{ open: 1, overdue: 1, atRisk: 0, stuck: 0 },
    },
  ])
})

describe('with divisions and what is decided', () => {
  interface Counted {
    stage?: { key: string } | null
    unit?: { id: string; name: string }
    parent?: { id: string; name: string } | null
    below?: boolean
    open: number
    overdue: number
    atRisk: number
    stuck: number
  }
  const LOOKS = ['open', 'overdue', 'atRisk', 'stuck'] as const
  const FILTERS = { open: 'status=open', overdue: 'overdue=true', atRisk: 'atRisk=true', stuck: 'stuck=true' }
  const summary = async (query = '') =>
    (await office.api.get('monitor', `/v1/monitoring/summary?lang=en${query}`)).body
  const listed = async (query: string): Promise<number> =>
    (await office.api.get('monitor', `/v1/procedures?${query}`)).body.total
  const sum = (rows: readonly Counted[], look: (typeof LOOKS)[number]) =>
    rows.reduce((all, row) => all + row[look], 0)

  beforeAll(async () => {
    const { pool } = office
    for (const above of ['health', 'other'])
      await pool.query(
        `INSERT INTO units (id, parent_id, path, kind, name_vi, name_en)
         SELECT 'u-' || $1 || '-office', id, path || ('u-' || $1 || '-office'), 'division', 'Văn phòng', 'Office'
         FROM units WHERE id = 'u-' || $1`,
        [above],
      )
    const task = { kind: 'submit-action-program', assignee: 'an', overdueAt: '2026-07-30T17:00:00.000Z' }
    for (const unit of ['u-health-office', 'u-other-office'])
      await writeCase(pool, { id: `p-of-${unit}`, unit, seat: await insertSeat(pool, OFFICE.post), task })
    await writeCase(pool, {
      ...{ id: 'p-decided', seat: await insertSeat(pool, OFFICE.post), status: 'decided', stage: null },
      waitingSince: '2026-05-05T02:00:00.000Z',
    })
  })
  afterAll(async () => {
    const ids = ['p-of-u-health-office', 'p-of-u-other-office', 'p-decided']
    // Procedures are never deleted: their seats would be held to be filled still.
    await office.pool.query(
      'UPDATE seats SET being_filled = false WHERE id IN (SELECT seat_id FROM cases WHERE id = ANY ($1))',
      [ids],
    )
    for (const id of ids)
      for (const [table, column] of [
        ['tasks', 'case_id'],
        ['case_candidates', 'case_id'],
        ['cases', 'id'],
      ])
        await office.pool.query(`DELETE FROM ${table} WHERE ${column} = $1`, [id])
    await office.pool.query(
      'UPDATE seats SET being_filled = false WHERE NOT EXISTS (SELECT 1 FROM cases c WHERE c.seat_id = seats.id)',
    )
  })

  test('what is open by stage and by unit adds up to what is open, the decided at no stage', async () => {
    const body = await summary()
    expect(body.byStage.at(-1)).toMatchObject({ stage: null, open: 1, stuck: 0 })
    for (const look of LOOKS) {
      expect([look, sum(body.byStage, look)]).toEqual([look, body[look]])
      expect([look, sum(body.byUnit, look)]).toEqual([look, body[look]])
    }
    const open = body.byStatus.filter(({ status }: { status: string }) =>
      ['running', 'suspended', 'decided'].includes(status),
    )
    expect(open.reduce((all: number, { count }: { count: number }) => all + count, 0)).toBe(body.open)
  })

  test('a numbered step says who meets at it, and each of them where procedures differ', async () => {
    const titles = async (lang: string) =>
      (await office.api.get('monitor', `/v1/monitoring/summary?lang=${lang}`)).body.byStage
        .map(({ stage }: { stage: { key: string; title: string } | null }) => stage)
        .filter((stage: { key: string } | null) => stage?.key.startsWith('step-'))
        .map(({ title }: { title: string }) => title)
    const before = 'SELECT id, stage FROM cases WHERE id = ANY ($1)'
    const moved = (await office.pool.query(before, [['p-fine', 'p-risk']])).rows
    await office.pool.query("UPDATE cases SET stage = 'step-2' WHERE id = 'p-fine'")
    await office.pool.query("UPDATE cases SET stage = 'step-3' WHERE id = 'p-risk'")
    try {
      expect((await titles('vi')).sort()).toEqual([
        'Bước 2: Hội nghị tập thể lãnh đạo mở rộng',
        expect.stringMatching(/^Bước 3: Hội nghị .+ hoặc Hội nghị [^:]+$/),
      ])
      expect((await titles('en')).sort()[1]).toMatch(/^Step 3: .+ or [^:]+$/)
    } finally {
      for (const { id, stage } of moved)
        await office.pool.query('UPDATE cases SET stage = $2 WHERE id = $1', [id, stage])
    }
  })

  test('divisions count with their department; asked of a department, each is told with what it belongs to', async () => {
    const all = await summary()
    expect(all.byUnit.map(({ unit }: { unit: { id: string } }) => unit.id).sort()).toEqual([
      'u-health',
      'u-other',
    ])
    const { byUnit } = await summary('&unit=u-health')
    expect(byUnit.map(({ unit, parent, below }: Counted) => [unit?.name, parent?.name, below])).toEqual([
      ['Health', PROVINCE.name, false],
      ['Office', 'Health', true],
    ])
  })

  test('each figure is as many as the list has that it leads to', async () => {
    for (const query of ['', '&unit=u-health']) {
      const body = await summary(query)
      for (const look of LOOKS) {
        const of = async (more: string) => listed(`${FILTERS[look]}${more}`)
        expect([look, await of(query)]).toEqual([look, body[look]])
        for (const row of body.byUnit as Counted[]) {
          const unit = `&unit=${row.unit?.id}&below=${row.below}`
          expect([look, unit, await of(unit)]).toEqual([look, unit, row[look]])
        }
        for (const { stage, ...row } of body.byStage as Counted[]) {
          const at = stage ? `&stage=${stage.key}` : '&status=decided'
          if (!stage && look === 'open') expect(await listed(`status=decided${query}`)).toBe(row.open)
          if (stage) expect([look, at, await of(`${at}${query}`)]).toEqual([look, at, row[look]])
        }
      }
    }
  })
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

/** A notice to the officer of a case, as the outbox left it. */
async function notice(caseId: string, sequence: number, left: object) {
  const row = { no_address_at: null, next_try_at: null, not_mailed_since: null, sent_at: null, ...left }
  await office.pool.query(
    `INSERT INTO notifications (case_id, sequence, recipient_id, kind, params, created_at, unit_id, attempts,
       no_address_at, next_try_at, not_mailed_since, sent_at, last_error)
     SELECT c.id, $2, 'officer', 'case-suspended', '{"reason": "Thanh tra"}', '2026-07-01T02:00:00Z', c.unit_id, 2,
       (r ->> 'no_address_at')::timestamptz, (r ->> 'next_try_at')::timestamptz, (r ->> 'not_mailed_since')::timestamptz,
       (r ->> 'sent_at')::timestamptz, 'Error: officer@example.org'
     FROM cases c, (SELECT $3::jsonb AS r) x WHERE c.id = $1`,
    [caseId, sequence, JSON.stringify(row)],
  )
}

test('notices that could not be mailed are listed the latest first: whom, of what, why, since when, and nothing more', async () => {
  const [first, second, third, sent] = [1, 2, 3, 4].map((day) => `2026-07-0${day}T02:00:00.000Z`)
  await notice('p-worst', 91, { no_address_at: second, not_mailed_since: second })
  await notice('p-late', 91, { next_try_at: '2026-08-04T02:00:00Z', not_mailed_since: third })
  await notice('p-other', 91, { not_mailed_since: first })
  await notice('p-risk', 91, { sent_at: sent })
  await notice('p-risk', 92, { next_try_at: sent })
  const listed = async (login: string, language = 'en') =>
    (await office.api.get(login, `/v1/monitoring/notices?lang=${language}`)).body
  const { items, ...counted } = await listed('monitor')
  expect(counted).toEqual({ total: 3, totalCapped: false, nextCursor: null })
  const of = { kind: 'case-suspended', title: 'A procedure was suspended', attempts: 2, task: null }
  expect(items).toMatchObject([
    { ...of, procedure: { id: 'p-late' }, since: third, nextTryAt: '2026-08-04T02:00:00.000Z' },
    { ...of, procedure: { id: 'p-worst' }, since: second, nextTryAt: null },
    { ...of, procedure: { id: 'p-other' }, since: first, nextTryAt: null },
  ])
  expect(items[1]).toEqual({
    ...{
      ...of,
      id: expect.any(Number),
      since: second,
      writtenAt: '2026-07-01T02:00:00.000Z',
      nextTryAt: null,
    },
    why: { code: 'no-address', title: expect.stringContaining('no mail address') },
    recipient: { id: 'officer', name: 'Người officer' },
    procedure: { id: 'p-worst', number: expect.any(Number), kind: 'appointment' },
    unit: { id: 'u-health', name: 'Health' },
  })
  const inVietnamese = (await listed('admin', 'vi')).items
  expect(inVietnamese.map(({ why }: { why: { code: string } }) => why.code)).toEqual([
    ...['failing', 'no-address', 'given-up'],
  ])
  expect(inVietnamese[1]).toMatchObject({
    title: 'Quy trình tạm dừng',
    why: { title: expect.stringContaining('chưa có địa chỉ thư điện tử') },
  })
})

test('they are of the units that one oversees and are asked for, page by page, and never of a procedure about oneself', async () => {
  const ids = async (login: string, query = '') =>
    (await office.api.get(login, `/v1/monitoring/notices?limit=1${query}`)).body
  const first = await ids('health.monitor')
  expect(first).toMatchObject({ total: 2, items: [{ procedure: { id: 'p-late' } }] })
  const next = await ids('health.monitor', `&cursor=${first.nextCursor}`)
  expect(next).toMatchObject({ nextCursor: null, items: [{ procedure: { id: 'p-worst' } }] })
  expect(await ids('monitor', '&unit=u-other')).toMatchObject({
    total: 1,
    items: [{ procedure: { id: 'p-other' } }],
  })
  await office.pool.query(
    "INSERT INTO case_candidates (case_id, person_id, ordinal, status) VALUES ('p-late', 'health.monitor', 5, 'active')",
  )
  expect(await ids('health.monitor')).toMatchObject({ total: 1, items: [{ procedure: { id: 'p-worst' } }] })
  await office.pool.query("DELETE FROM case_candidates WHERE person_id = 'health.monitor'")
  for (const login of ['officer', 'approver', 'outsider', 'an']) {
    const { status } = await office.api.get(login, '/v1/monitoring/notices')
    expect([login, status]).toEqual([login, 403])
  }
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

interface YearOfOne {
  kind: string
  ruleSet: { id: string }
  year: { count: number }
  months: { month: number; count: number }[]
}

describe('a year in figures', () => {
  /** Appointments by the short procedure, closed on those days, each launched so many calendar days before. */
  const closed = (unit: string, ...of: [closedOn: string, days: number][]) =>
    office.pool.query(
      `WITH told AS (SELECT * FROM unnest($2::date[], $3::integer[]) AS t (day, days)), seat AS (
         INSERT INTO seats (id, post_id, ordinal, created_on)
         SELECT 'closed-' || $1 || day, $4, 5000 + (SELECT count(*)::integer FROM seats) + row_number() OVER (), '2020-01-01' FROM told)
       INSERT INTO cases (id, kind, rule_set_id, rule_set_version, law_hash, begun_on, unit_id, post_id, seat_id, status,
         stages, launched_by, launched_at, sequence, changed_at, closed_at)
       SELECT 'closed-' || $1 || day, 'appointment', 'short-procedure', 1, 'law', day - days, $1, $4, 'closed-' || $1 || day,
         'completed', '[]', 'officer', day - days + time '05:00', 1, now(), day + time '05:00' FROM told`,
      [unit, of.map(([day]) => day), of.map(([, days]) => days), OFFICE.post],
    )
  const statistics = async (query = '', as = 'monitor') =>
    (await office.api.get(as, `/v1/monitoring/statistics?lang=en${query}`)).body

  beforeAll(async () => {
    // Mondays: a week is five working days, in March without a holiday.
    await closed(
      OFFICE.department,
      ...([
        ['2025-03-10', 7],
        ['2025-03-17', 14],
        ['2025-03-24', 28],
        ['2025-06-16', 7],
      ] as [string, number][]),
    )
    await closed('u-other', ['2025-03-10', 21])
  })

  test('tells how long procedures took, by kind and month, in working days, against the limit of their rule set', async () => {
    const { procedures, year, capped } = await statistics('&year=2025')
    expect([year, capped, procedures.length]).toEqual([2025, false, 1])
    const [short] = procedures
    const template = (await office.api.get('monitor', '/v1/templates?lang=en&limit=100')).body.items.find(
      ({ ruleSet }: { ruleSet: { id: string } }) => ruleSet.id === 'short-procedure',
    )
    expect(short).toEqual({
      kind: 'appointment',
      ruleSet: { id: 'short-procedure', title: 'Appointment, short procedure' },
      limit: { workingDays: template.workingDays, calendarDays: template.calendarDays },
      year: { count: 5, median: 10, ninth: 20 },
      months: [
        { month: 3, count: 4, median: 10, ninth: 20 },
        { month: 6, count: 1, median: 5, ninth: 5 },
      ],
    })
    expect((await statistics('&year=2024')).procedures).toEqual([])
  })

  test('of the units that a role covers alone, and of those asked for', async () => {
    const yearOf = async (query: string, as?: string) =>
      (await statistics(`&year=2025${query}`, as)).procedures[0]?.year
    expect(await yearOf('', 'other.monitor')).toEqual({ count: 1, median: 15, ninth: 15 })
    expect(await yearOf('', 'health.monitor')).toEqual({ count: 4, median: 5, ninth: 20 })
    expect(await yearOf('&unit=u-other')).toEqual({ count: 1, median: 15, ninth: 15 })
    expect(await yearOf('&unit=u-other', 'health.monitor')).toBeUndefined()
    expect((await office.api.get('outsider', '/v1/monitoring/statistics')).status).toBe(403)
  })

  test('tells how long is waited today, in spans that leave no day out, and how long seats are vacant', async () => {
    const { waiting, vacancies } = await statistics()
    expect(waiting.map(({ from, to }: { from: number; to: number }) => [from, to])).toEqual([
      ...[
        [0, 5],
        [6, 10],
        [11, 20],
        [21, 30],
      ],
      [31, null],
    ])
    const { rows } = await office.pool.query<{ days: number }>(
      `SELECT date '2026-08-03' - (waiting_since AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS days FROM cases
       WHERE status IN ('running', 'suspended', 'decided') AND waiting_since IS NOT NULL`,
    )
    for (const { from, to, count, capped } of waiting)
      expect([from, count, capped]).toEqual([
        from,
        rows.filter(({ days }) => days >= from && (to === null || days <= to)).length,
        false,
      ])
    const seats = (await office.api.get('monitor', '/v1/monitoring/vacancies?limit=200')).body.items
    for (const { from, to, count, filling } of vacancies) {
      const there = seats.filter(
        ({ daysVacant }: { daysVacant: number }) => daysVacant >= from && (to === null || daysVacant <= to),
      )
      expect([from, count]).toEqual([from, there.length])
      expect([from, filling]).toEqual([
        from,
        there.filter(({ procedure }: { procedure: object | null }) => procedure).length,
      ])
    }
  })

  describe('each figure is the number of rows of its list', () => {
    const totalOf = async (place: string, query: Record<string, string | number>, as = 'monitor') => {
      const asked = Object.entries(query).map(([name, value]) => `${name}=${value}`)
      const { status, body } = await office.api.get(as, `${place}?${asked.join('&')}`)
      expect([place, asked, status]).toEqual([place, asked, 200])
      return body.total as number
    }
    const daysOf = (name: string, { from, to }: { from: number; to: number | null }) => ({
      [`${name}DaysFrom`]: from,
      ...(to !== null && { [`${name}DaysTo`]: to }),
    })

    beforeAll(async () => {
      await closed('u-other', ['2023-03-01', 7], ['2023-03-31', 7], ['2023-04-01', 14])
      // The first moment of a day in Vietnam, and the last of another.
      await office.pool.query(`UPDATE cases SET closed_at = CASE id
          WHEN 'closed-u-other2023-03-01' THEN timestamptz '2023-02-28T17:00:00Z'
          WHEN 'closed-u-other2023-03-31' THEN timestamptz '2023-03-31T16:59:59.999Z'
          ELSE timestamptz '2023-03-31T17:00:00Z' END
        WHERE id LIKE 'closed-u-other2023%'`)
      await office.pool.query(`UPDATE cases SET waiting_since = '2026-07-22T17:00:00Z' WHERE id = 'p-risk'`)
      await office.pool.query(
        `UPDATE cases SET waiting_since = '2026-07-23T16:59:59.999Z' WHERE id = 'p-fine'`,
      )
    })

    test.each(['monitor', 'health.monitor', 'other.monitor'])(
      'of procedures completed in a year and in a month, as %s counts them',
      async (as) => {
        const years = await Promise.all([2023, 2024, 2025].map((year) => statistics(`&year=${year}`, as)))
        const compared = years.flatMap(({ year, procedures }) =>
          procedures.flatMap(({ kind, ruleSet, year: whole, months }: YearOfOne) => {
            const of = { status: 'completed', kind, ruleSet: ruleSet.id }
            return [
              { ...of, count: whole.count, closedFrom: `${year}-01-01`, closedTo: `${year}-12-31` },
              ...months.map(({ month, count }: { month: number; count: number }) => {
                const days = `${year}-${String(month).padStart(2, '0')}`
                const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
                return { ...of, count, closedFrom: `${days}-01`, closedTo: `${days}-${last}` }
              }),
            ]
          }),
        )
        expect(compared.length).toBeGreaterThan(1)
        for (const { count, ...query } of compared)
          expect([query, await totalOf('/v1/procedures', query, as)]).toEqual([query, count])
      },
    )

    test.each([
      ['closedFrom=2025-02-01&closedTo=2025-01-31', 'closedTo', 'ends-before-it-begins'],
      ['launchedFrom=2025-02-01&launchedTo=2025-01-31', 'launchedTo', 'ends-before-it-begins'],
      ['waitingDaysFrom=6&waitingDaysTo=5', 'waitingDaysTo', 'too-small'],
      ['waitingDaysFrom=-1', 'waitingDaysFrom', 'too-small'],
      ['closedFrom=2025-02-30', 'closedFrom', 'not-a-date'],
      ['launchedFrom=2025-01-01&closedTo=2025-12-31', 'launchedFrom', 'exclusive-fields'],
      ['closedFrom=2025-01-01&sort=dueOn', 'sort', 'not-one-of'],
      ['launchedTo=2025-01-01&sort=dueOn', 'sort', 'not-one-of'],
    ])('/v1/procedures?%s is refused: %s', async (query, field, code) => {
      expect(await office.api.get('monitor', `/v1/procedures?${query}`)).toMatchObject({
        status: 422,
        body: { errors: [{ field, code }] },
      })
    })

    test('seats that are vacant for fewer days than from are asked for with an error', async () => {
      const place = '/v1/monitoring/vacancies?vacantDaysFrom=90&vacantDaysTo=89&lang=en'
      expect(await office.api.get('monitor', place)).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'vacantDaysTo', code: 'too-small', message: 'At least 90' }] },
      })
    })

    test('procedures are listed by the day of their end, page after page, and by that of their launch', async () => {
      const idsOf = async (query: string) => {
        const { body } = await office.api.get('monitor', `/v1/procedures?${query}`)
        return { ids: body.items.map(({ id }: { id: string }) => id), next: body.nextCursor }
      }
      const march = 'closedFrom=2023-03-01&closedTo=2023-03-31&limit=1'
      const first = await idsOf(march)
      expect(first.ids).toEqual(['closed-u-other2023-03-31'])
      const second = await idsOf(`${march}&cursor=${first.next}`)
      expect(second).toEqual({ ids: ['closed-u-other2023-03-01'], next: null })
      const launched = await idsOf('launchedFrom=2023-03-18&launchedTo=2023-03-24')
      expect(launched.ids).toEqual(['closed-u-other2023-03-31', 'closed-u-other2023-04-01'])
      expect((await idsOf('closedFrom=2023-01-01&status=open')).ids).toEqual([])
      expect((await idsOf('closedFrom=2023-01-01&overdue=true')).ids).toEqual([])
    })

    test('of procedures that wait for so many days', async () => {
      const { waiting } = await statistics()
      expect(waiting.filter(({ count }: { count: number }) => count > 0).length).toBeGreaterThan(1)
      for (const span of waiting) {
        const query = { status: 'open', ...daysOf('waiting', span) }
        expect([query, await totalOf('/v1/procedures', query)]).toEqual([query, span.count])
      }
    })

    test('of seats that are vacant for so many days, with and without a procedure to fill them', async () => {
      const { vacancies } = await statistics()
      expect(vacancies.some(({ count }: { count: number }) => count > 0)).toBe(true)
      for (const span of vacancies) {
        const query = daysOf('vacant', span)
        expect([query, await totalOf('/v1/monitoring/vacancies', query)]).toEqual([query, span.count])
        const filling = { ...query, procedure: 'true' }
        expect([filling, await totalOf('/v1/monitoring/vacancies', filling)]).toEqual([filling, span.filling])
      }
    })
  })
})
