import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { serveApi } from './api-server.js'
import { type RecordsApi, recordsApi, writeCase } from './records-office.js'

/** Whom an officer is near to, and so writes nothing of: beside what docs/access.md says of each operation. */

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
  await office.pool.query(
    "INSERT INTO units (id, parent_id, path, kind, name_vi, name_en) VALUES ('u-elsewhere', $1, ARRAY[$1, 'u-elsewhere'], 'department', 'Sở khác', 'Elsewhere')",
    [OFFICE.province],
  )
  await office.pool.query(
    "INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES ('bystander-elsewhere', 'Người khác', 'nguoi khac', 'u-elsewhere', 'staff')",
  )
})
afterAll(() => office.close())
afterEach(async () => {
  for (const table of ['relations', 'interests', 'case_candidates', 'cases']) {
    await office.pool.query(`DELETE FROM ${table}`)
  }
})

const change = (person: string, as = 'officer') =>
  office.patch(as, `/v1/cadres/${person}?lang=en`, { ethnicity: 'Tày' }, '*')
const refused = (says: string) => ({
  status: 403,
  body: { code: 'not-permitted', detail: expect.stringContaining(says) },
})
const written = { status: 200 }

/** An open case about `an` and whoever else. */
async function openCase(...others: string[]): Promise<void> {
  const id = 'case-open'
  await writeCase(office.pool, { id, seat: await insertSeat(office.pool, OFFICE.post) })
  for (const [index, person] of others.entries()) {
    await office.pool.query(
      "INSERT INTO case_candidates (case_id, person_id, ordinal, status) VALUES ($1, $2, $3, 'active')",
      [id, person, index + 2],
    )
  }
}

async function related(person: string, relative: string, kind: string): Promise<void> {
  await office.pool.query(
    `INSERT INTO relations (person_id, relative_id, kind, declared_on, source) VALUES ($1, $2, $3, '2026-01-05', 'Bản kê khai')`,
    [person, relative, kind],
  )
}

async function tied(person: string, to: { other?: string; unit?: string }): Promise<void> {
  await office.pool.query(
    `INSERT INTO interests (person_id, kind, what, other_id, unit_id, declared_on, source, recorded_by, recorded_at)
     VALUES ($1, 'loan', 'Cho vay', $2, $3, '2026-01-05', 'Bản kê khai', 'officer', now())`,
    [person, to.other, to.unit],
  )
}

test('whoever is a candidate of an open procedure is told so about themself, as long as it is open', async () => {
  const isCandidate = async (who: string) => (await office.api.get(who, '/v1/me')).body.isCandidate
  expect(await isCandidate('an')).toBe(false)
  await openCase()
  expect(await isCandidate('an')).toBe(true)
  expect((await office.api.get('an', '/v1/session')).body).toMatchObject({ isCandidate: true })
  expect(await isCandidate('officer')).toBe(false)
  await office.pool.query("UPDATE cases SET status = 'withdrawn'")
  expect(await isCandidate('an')).toBe(false)
})

test('of themself and of a stranger: nothing, and what their office lets them', async () => {
  expect(await change('officer')).toMatchObject(refused('own file'))
  expect(await change('binh')).toMatchObject(written)
})

test('a competitor is one as long as the procedure is open, also after a step left one of the two behind', async () => {
  await openCase('officer')
  const competitor = refused('candidates of an open procedure')
  expect(await change('an')).toMatchObject(competitor)
  await office.pool.query("UPDATE case_candidates SET status = 'withdrawn' WHERE person_id = 'officer'")
  expect(await change('an')).toMatchObject(competitor)
  await office.pool.query("UPDATE cases SET status = 'withdrawn'")
  expect(await change('an')).toMatchObject(written)
})

test('a candidacy that is only proposed, or left before it was agreed to, makes nobody near, on whichever side it is', async () => {
  await openCase('officer', 'binh')
  await related('binh', 'officer', 'spouse')
  const stands = (person: string, status: string, agreed: boolean) =>
    office.pool.query('UPDATE case_candidates SET status = $2, agreed = $3 WHERE person_id = $1', [
      ...[person, status, agreed],
    ])
  for (const status of ['proposed', 'withdrawn', 'blocked', 'not-agreed']) {
    await stands('officer', status, false)
    await stands('binh', status, false)
    expect([status, await change('an')]).toMatchObject([status, written])
    await stands('an', status, false)
    await stands('officer', 'active', true)
    expect([status, await change('an')]).toMatchObject([status, written])
    await stands('an', 'active', true)
  }
  expect(await change('an')).toMatchObject(refused('candidates of an open procedure'))
  await stands('officer', 'proposed', false)
  await stands('binh', 'active', true)
  expect(await change('an')).toMatchObject(refused('open procedure of theirs'))
})

test('a relative of the degrees that the law names, whichever of the two declared it, until it ends', async () => {
  for (const [person, relative, kind] of [
    ['an', 'officer', 'spouse'],
    ['officer', 'an', 'child'],
    ['officer', 'an', 'spouse-sibling'],
  ] as const) {
    await related(person, relative, kind)
    expect([kind, await change('an')]).toMatchObject([kind, refused('near relative')])
    await office.pool.query("UPDATE relations SET ended_on = '2026-08-03', ended_reason = 'Ly hôn'")
    expect([kind, await change('an')]).toMatchObject([kind, written])
    await office.pool.query('DELETE FROM relations')
  }
})

test('an interest between the two, whichever declared it', async () => {
  await tied('an', { other: 'officer' })
  expect(await change('an')).toMatchObject(refused('declared interest'))
  await tied('officer', { other: 'binh' })
  expect(await change('binh')).toMatchObject(refused('declared interest'))
})

test('the rival of one’s spouse, and whoever stands for a post of a unit that one has an interest in', async () => {
  await openCase('binh')
  expect(await change('an')).toMatchObject(written)
  await related('binh', 'officer', 'spouse')
  expect(await change('an')).toMatchObject(refused('open procedure of theirs'))
  expect(await change('an', 'health.officer')).toMatchObject(written)
  await tied('health.officer', { unit: OFFICE.province })
  expect(await change('an', 'health.officer')).toMatchObject(refused('open procedure of theirs'))
  await office.pool.query("UPDATE cases SET status = 'completed'")
  expect(await change('an')).toMatchObject(written)
  expect(await change('an', 'health.officer')).toMatchObject(written)
})

test('a declaration binds whom it names: it names nobody near but oneself', async () => {
  await openCase('officer')
  const declared = { declaredOn: '2026-08-01', source: 'Bản kê khai' }
  const relation = (relative: string) =>
    office.api.post('officer', '/v1/cadres/chi/relations', { ...declared, relative, kind: 'sibling' })
  const interest = (other: string) =>
    office.api.post('officer', '/v1/cadres/voter1/interests', {
      ...declared,
      kind: 'loan',
      what: 'Vay',
      other,
    })
  expect(await relation('an')).toMatchObject({ status: 403 })
  expect(await interest('an')).toMatchObject({ status: 403 })
  expect(await relation('officer')).toMatchObject({ status: 201 })
  expect(await interest('officer')).toMatchObject({ status: 201 })
})

test('the review of a unit’s planning ends no entry of a competitor, told or applied', async () => {
  await openCase('officer')
  await office.pool.query("UPDATE people SET born_on = '1950-01-01' WHERE id = 'an'")
  const review = (as: string, apply: boolean) =>
    office.api.post(as, '/v1/planning/reviews?lang=en', { unit: OFFICE.department, apply })
  for (const apply of [false, true]) {
    expect(await review('officer', apply)).toMatchObject(refused('candidates of an open procedure'))
  }
  const left = async () =>
    (await office.pool.query("SELECT 1 FROM planning_entries WHERE person_id = 'an' AND left_on IS NOT NULL"))
      .rowCount
  expect(await left()).toBe(0)
  expect(await review('health.officer', true)).toMatchObject(written)
  expect(await left()).toBeGreaterThan(0)
})

test('who objects to a candidate, and what they say, is read by nobody near to one', async () => {
  await openCase()
  const path = '/v1/procedures/case-open/objections'
  expect(await office.api.get('officer', path)).toMatchObject({ status: 200 })
  await related('an', 'officer', 'spouse')
  await tied('an', { other: 'admin' })
  for (const as of ['officer', 'admin']) {
    expect([as, await office.api.get(as, path)]).toMatchObject([
      as,
      { status: 403, body: { code: 'recused' } },
    ])
  }
})

test('of a competitor office opens no more than to a monitor: record, registers, evaluations, tasks, planning', async () => {
  await openCase('officer')
  await office.pool.query(
    "UPDATE planning_entries SET left_on = '2026-01-05', left_reason = 'Kỷ luật' WHERE person_id = 'an'",
  )
  const get = async (path: string) => (await office.api.get('officer', path)).body
  const items = async (path: string) => (await get(path)).items
  expect(await get('/v1/cadres/an')).not.toHaveProperty('file')
  expect(await get('/v1/cadres/chi')).toHaveProperty('file')
  for (const register of ['relations', 'interests', 'measures', 'disciplines', 'absences']) {
    expect(await office.api.get('officer', `/v1/cadres/an/${register}`)).toMatchObject({ status: 403 })
  }
  expect(await items('/v1/evaluations?person=an')).toEqual([])
  expect(
    (await items('/v1/evaluations?limit=200')).map(({ person }: { person: { id: string } }) => person.id),
  ).not.toContain('an')
  expect(await items('/v1/evaluations?person=chi')).not.toEqual([])
  for (const entry of await items('/v1/planning?person=an&current=false')) {
    expect(entry).not.toHaveProperty('leftReason')
  }
  expect((await office.api.get('an', '/v1/evaluations')).body.items).not.toEqual([])
  await office.pool.query(
    `INSERT INTO tenures (person_id, post_id, level, from_on, rotation)
     SELECT person, $1, 'department-deputy', '2026-01-01', 'Rèn luyện' FROM unnest(ARRAY['an', 'chi']) AS person`,
    [OFFICE.post],
  )
  const { inRotation } = await get('/v1/monitoring/rotation')
  const told = inRotation.filter((each: object) => 'purpose' in each)
  expect(told.map(({ person }: { person: { id: string } }) => person.id)).toEqual(['chi'])
})

test('who votes, counts and decides on a post is changed by no administrator who stands back from an open case for it', async () => {
  await openCase('admin')
  const rename = (as: string, managingBody: string = OFFICE.tellers) =>
    office.patch(as, `/v1/posts/${OFFICE.post}`, { managingBody }, '*')
  const seats = (as: string) => office.api.post(as, `/v1/posts/${OFFICE.post}/seats`, { count: 1 })
  await related('an', 'health.admin', 'spouse')
  for (const as of ['admin', 'health.admin']) {
    expect(await rename(as)).toMatchObject({ status: 403, body: { code: 'recused' } })
    expect(await seats(as)).toMatchObject({ status: 403, body: { code: 'recused' } })
  }
  await office.pool.query("UPDATE cases SET status = 'withdrawn'")
  expect(await rename('admin')).toMatchObject(written)
  expect(await rename('admin', OFFICE.body)).toMatchObject(written)
  expect(await seats('health.admin')).toMatchObject({ status: 200 })
})

test('who meets, votes and counts is changed in no unit and no group by an administrator who stands back from an open case there', async () => {
  await openCase('admin')
  await related('an', 'health.admin', 'spouse')
  const organisation = (as: string, unit: string) =>
    office.patch(as, `/v1/units/${unit}`, { partyOrganisation: 'grass-roots' }, '*')
  const member = (as: string, group: string, personId = 'chi') =>
    office.api.post(as, `/v1/groups/${group}/members`, { personId, from: '2026-08-03' })
  const ending = (as: string, group: string) =>
    office.api.post(as, `/v1/groups/${group}/members/ending`, {
      ...{ personId: 'voter1', endedOn: '2026-08-03', reason: 'Chuyển công tác' },
    })
  // The department of the post and the province above it, and the groups that the case or the post names.
  const recused = { status: 403, body: { code: 'recused' } }
  for (const unit of [OFFICE.department, OFFICE.province]) {
    expect(await organisation('admin', unit)).toMatchObject(recused)
  }
  for (const group of [OFFICE.tellers, OFFICE.body, OFFICE.electorate, OFFICE.secretariat]) {
    expect(await member('admin', group)).toMatchObject(recused)
    expect(await ending('admin', group)).toMatchObject(recused)
  }
  expect(await organisation('health.admin', OFFICE.department)).toMatchObject(recused)
  await office.pool.query("UPDATE cases SET status = 'withdrawn'")
  expect(await organisation('health.admin', OFFICE.department)).toMatchObject(written)
  expect(await member('admin', OFFICE.tellers)).toMatchObject({ status: 201 })
})

test('who meets where everybody of a body meets is changed by nobody who stands back from a case of it: nobody comes, goes or is set apart', async () => {
  const { pool, api } = office
  await pool.query(
    "INSERT INTO units (id, parent_id, path, kind, name_vi, name_en) SELECT id, $1, ARRAY[$2, $1, id], 'division', id, id FROM unnest(ARRAY['u-here', 'u-beside']) AS id",
    [OFFICE.department, OFFICE.province],
  )
  await pool.query(
    "INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ('g-led', $1, 'leadership-collective', 'x', 'x'), ('g-led-beside', 'u-beside', 'leadership-collective', 'x', 'x')",
    [OFFICE.department],
  )
  await pool.query("INSERT INTO role_grants (person_id, role, unit_id) VALUES ('admin', 'hr_officer', $1)", [
    OFFICE.province,
  ])
  // Of one of the two divisions, which have the leadership of their department.
  await writeCase(pool, { id: 'case-open', unit: 'u-here', seat: await insertSeat(pool, OFFICE.post) })
  await pool.query(
    "INSERT INTO case_candidates (case_id, person_id, ordinal, status) VALUES ('case-open', 'admin', 2, 'active')",
  )
  const comes = (unitId: string) =>
    api.post('admin', '/v1/cadres', { fullName: 'Người mới', unitId, managedAs: 'staff' })
  const goes = (person: string, unitId: string) =>
    office.patch('admin', `/v1/cadres/${person}`, { unitId }, '*')
  const apart = (parentId: string) =>
    api.post('admin', '/v1/units', { parentId, kind: 'division', name: { vi: 'Phòng', en: 'Division' } })
  const moved = (unit: string, parentId: string) =>
    office.patch('admin', `/v1/units/${unit}`, { parentId }, '*')
  const leads = () =>
    api.post('admin', '/v1/groups/g-led-beside/members', {
      personId: 'chi',
      from: '2026-08-03',
      duty: 'head',
    })
  const recused = { status: 403, body: { code: 'recused' } }
  for (const unit of ['u-here', 'u-beside', OFFICE.department]) {
    expect([unit, await comes(unit)]).toMatchObject([unit, recused])
    expect([unit, await apart(unit)]).toMatchObject([unit, recused])
  }
  expect(await goes('voter7', 'u-elsewhere')).toMatchObject(recused)
  expect(await goes('bystander-elsewhere', 'u-beside')).toMatchObject(recused)
  expect(await moved('u-elsewhere', OFFICE.department)).toMatchObject(recused)
  expect(await leads()).toMatchObject(recused)
  // What is of no part of the body, and what says that nothing changes.
  expect(await comes('u-elsewhere')).toMatchObject({ status: 201 })
  expect(await goes('voter7', OFFICE.department)).toMatchObject(written)
  await pool.query("UPDATE cases SET status = 'withdrawn'")
  expect(await comes('u-beside')).toMatchObject({ status: 201 })
  expect(await goes('voter7', 'u-elsewhere')).toMatchObject(written)
  expect(await apart('u-here')).toMatchObject({ status: 201 })
  expect(await leads()).toMatchObject({ status: 201 })
})

test('whoever decides a case is changed by no administrator who stands back from it: no right that reaches it, no account of who has a part in it', async () => {
  const { pool, api } = office
  const elsewhere = 'u-elsewhere'
  await pool.query(
    "INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES ('bystander', 'Người ngoài', 'nguoi ngoai', $1, 'staff')",
    [OFFICE.department],
  )
  await pool.query("INSERT INTO accounts (login, person_id) VALUES ('bystander', 'bystander')")
  await openCase('admin')
  await related('an', 'health.admin', 'spouse')
  const because = { reason: 'Chuyển công tác' }
  const right = (unitId: string) => ({ personId: 'voter1', role: 'approver', unitId })
  const grant = (as: string, unit: string) => api.post(as, '/v1/rights', right(unit))
  const revoke = (as: string, unit: string) =>
    api.post(as, '/v1/rights/revocations', { ...right(unit), ...because })
  const account = (as: string, person: string, what: string) =>
    api.post(as, `/v1/accounts/${person}/${what}`, because)
  const recused = { status: 403, body: { code: 'recused' } }
  for (const unit of [OFFICE.department, OFFICE.province]) {
    expect([unit, await grant('admin', unit)]).toMatchObject([unit, recused])
    expect([unit, await revoke('admin', unit)]).toMatchObject([unit, recused])
  }
  expect(await grant('health.admin', OFFICE.department)).toMatchObject(recused)
  // Of the office that acts by a role, of whoever counts and of whoever votes by a group.
  for (const person of ['officer', 'teller1', 'member1', 'secretary']) {
    for (const what of ['closing', 'reopening', 'sign-out']) {
      expect([person, what, await account('admin', person, what)]).toMatchObject([person, what, recused])
    }
  }
  await pool.query("DELETE FROM accounts WHERE login = 'teller3'")
  expect(await api.post('admin', '/v1/accounts', { personId: 'teller3', login: 'teller3' })).toMatchObject(
    recused,
  )
  // What has no part in it stays theirs to change.
  expect(await grant('admin', elsewhere)).toMatchObject({ status: 201 })
  expect(await revoke('admin', elsewhere)).toMatchObject(written)
  expect(await account('admin', 'bystander', 'sign-out')).toMatchObject(written)
  await pool.query("UPDATE cases SET status = 'withdrawn'")
  expect(await grant('admin', OFFICE.province)).toMatchObject({ status: 201 })
  expect(await revoke('admin', OFFICE.province)).toMatchObject(written)
  expect(await account('health.admin', 'teller1', 'sign-out')).toMatchObject(written)
})

test('nor is it confirmed by one who stands back: that somebody joins a group that acts on the case, has a right that reaches it, or an account', async () => {
  const { pool } = office
  const twoPeopleFor = ['rights'] as const
  const api = await serveApi({ pool, now: () => new Date('2026-08-03T02:00:00.000Z'), twoPeopleFor })
  try {
    await pool.query(
      "INSERT INTO role_grants (person_id, role, unit_id) SELECT unnest(ARRAY['an', 'binh']), 'admin', $1",
      [OFFICE.province],
    )
    await pool.query("DELETE FROM accounts WHERE login = 'reviewer'")
    const asked = [
      [`/v1/groups/${OFFICE.reviewers}/members`, { personId: 'voter9', from: '2026-08-03' }],
      ['/v1/rights', { personId: 'voter9', role: 'monitor', unitId: OFFICE.department }],
      ['/v1/accounts', { personId: 'reviewer', login: 'reviewer' }],
    ] as const
    const entered = []
    for (const [path, body] of asked) entered.push(await api.post('admin', path, body))
    expect(entered.map(({ status }) => status)).toEqual([202, 202, 202])
    await openCase()
    for (const { body } of entered) {
      const decide = (as: string, how: string, sent = {}) =>
        api.post(as, `/v1/proposed-changes/${body.id}/${how}`, sent)
      expect(await decide('an', 'confirmation')).toMatchObject({ status: 403, body: { code: 'recused' } })
      expect(await decide('an', 'refusal', { reason: 'Chưa cần' })).toMatchObject({
        ...{ status: 403, body: { code: 'recused' } },
      })
      expect(await decide('binh', 'confirmation')).toMatchObject(written)
    }
  } finally {
    await pool.query("DELETE FROM role_grants WHERE person_id IN ('an', 'binh', 'voter9')")
    await api.close()
  }
})
