import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type RecordsApi, recordsApi } from './records-office.js'

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
})
afterAll(() => office.close())

const ids = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id)
const division = {
  parentId: 'u-health',
  kind: 'division',
  name: { vi: 'Phòng Tổ chức', en: 'Personnel division' },
}

test('the tree is listed in its order, a unit before what is below it, in the language asked for', async () => {
  const { body } = await office.api.get('an', '/v1/units?lang=en')
  expect(body).toMatchObject({
    total: 3,
    totalCapped: false,
    nextCursor: null,
    items: [
      { id: 'u-province', parentId: null, parentName: null, depth: 0, children: 2, name: 'Province' },
      {
        id: 'u-health',
        parentName: 'Province',
        depth: 1,
        name: 'Health',
        names: { vi: 'Sở Y tế', en: 'Health' },
      },
      { id: 'u-other', depth: 1 },
    ],
  })
})

test('pages follow each other without loss, and a cursor of another list is refused', async () => {
  const first = await office.api.get('an', '/v1/units?limit=1')
  const second = await office.api.get('an', `/v1/units?limit=2&cursor=${first.body.nextCursor}`)
  expect([...ids(first.body), ...ids(second.body)]).toEqual(['u-province', 'u-health', 'u-other'])
  expect(second.body.nextCursor).toBeNull()
  const strange = await office.api.get('an', `/v1/posts?cursor=${first.body.nextCursor}`)
  expect(strange).toMatchObject({ status: 422, body: { errors: [{ field: 'cursor', code: 'bad-cursor' }] } })
})

test('a unit is found by part of its name, however that is typed', async () => {
  for (const q of ['Sở Y tế', 'so y te', 'SỞ Y TẾ'.normalize('NFD'), 'health']) {
    const { body } = await office.api.get('an', `/v1/units?q=${encodeURIComponent(q)}`)
    expect(ids(body)).toEqual(['u-health'])
  }
  expect((await office.api.get('an', '/v1/units?under=u-health')).body.total).toBe(1)
  expect((await office.api.get('an', '/v1/units?q=%25')).body.total).toBe(0)
})

test('a unit that is not there, or is named with what no id can hold, is not found', async () => {
  for (const path of ['u-none', '%00', '%27%3B--']) {
    expect(await office.api.get('an', `/v1/units/${path}`)).toMatchObject({ status: 404 })
  }
})

test('an administrator adds a unit below one of theirs, once however often it is asked', async () => {
  const before = await office.audited()
  const first = await office.api.post('health.admin', '/v1/units', division, 'add-division')
  expect(first).toMatchObject({
    status: 201,
    body: { parentId: 'u-health', depth: 2, name: 'Phòng Tổ chức', version: 1 },
  })
  expect(first.headers.get('location')).toBe(`/v1/units/${first.body.id}`)
  const again = await office.api.post('health.admin', '/v1/units', division, 'add-division')
  expect(again).toMatchObject({ status: 201, body: first.body })
  const other = await office.api.post(
    'health.admin',
    '/v1/units',
    { ...division, kind: 'agency' },
    'add-division',
  )
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } })
  expect(await office.audited()).toEqual([...before, 'unit-created'])
  const parent = await office.api.get('an', '/v1/units/u-health')
  expect(ids({ items: parent.body.below })).toEqual([first.body.id])
  expect(ids({ items: parent.body.ancestors })).toEqual(['u-province'])
})

test('nobody adds a unit where they are no administrator, and a unit needs a parent that exists', async () => {
  expect(await office.api.post('officer', '/v1/units', division)).toMatchObject({
    status: 403,
    body: { code: 'not-permitted' },
  })
  expect(
    await office.api.post('health.admin', '/v1/units', { ...division, parentId: 'u-other' }),
  ).toMatchObject({
    status: 403,
  })
  expect(await office.api.post('admin', '/v1/units', { ...division, parentId: 'u-none' })).toMatchObject({
    status: 422,
    body: { code: 'invalid-input', errors: [{ field: 'parentId', code: 'unknown-unit' }] },
  })
  expect(await office.api.post('admin', '/v1/units', { ...division, colour: 'red' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'colour', code: 'unknown-key' }] },
  })
})

test('a name in decomposed Unicode is stored composed', async () => {
  const name = { vi: 'Phòng Kế hoạch'.normalize('NFD'), en: 'Planning' }
  const { body } = await office.api.post('admin', '/v1/units', { ...division, name })
  expect(body.names.vi).toBe('Phòng Kế hoạch'.normalize('NFC'))
})

test('what the party organisation of a unit is, and whether its committee leads, is entered and on the trail (art. 33.2(c), (đ))', async () => {
  const made = await office.api.post('admin', '/v1/units', { ...division, partyOrganisation: 'grass-roots' })
  expect(made).toMatchObject({ status: 201, body: { partyOrganisation: 'grass-roots', partyLeads: null } })
  const at = `/v1/units/${made.body.id}`
  const changed = await office.patch('admin', at, { partyLeads: false }, '"1"')
  expect(changed).toMatchObject({
    ...{ status: 200, body: { partyOrganisation: 'grass-roots', partyLeads: false } },
  })
  const off = await office.patch('admin', at, { partyOrganisation: null }, '"2"')
  expect(off).toMatchObject({ status: 200, body: { partyOrganisation: null, partyLeads: false } })
  const { rows } = await office.pool.query(
    `SELECT bytes::jsonb - 'at' AS event FROM audit_events WHERE what = 'unit-changed' AND bytes::jsonb->'after'->>'id' = $1
     ORDER BY position`,
    [made.body.id],
  )
  expect(rows.map(({ event }) => [event.before, event.after])).toEqual([
    [{ id: made.body.id }, { id: made.body.id, partyLeads: false }],
    [{ id: made.body.id, partyOrganisation: 'grass-roots' }, { id: made.body.id }],
  ])
  expect(await office.patch('admin', at, { partyOrganisation: 'none' }, '"3"')).toMatchObject({
    ...{ status: 422, body: { errors: [{ field: 'partyOrganisation' }] } },
  })
})

test('as which bodies a unit issues papers is told from its name until it is entered, by its administrator, and on the trail', async () => {
  const { body: made } = await office.api.post('admin', '/v1/units', {
    ...{
      ...division,
      parentId: 'u-province',
      kind: 'department',
      name: { vi: 'Sở Tài chính', en: 'Finance' },
    },
  })
  const at = `/v1/units/${made.id}`
  const told = await office.api.get('an', at)
  expect(told.body.letterheads).toBeNull()
  expect(told.body.issuesAs).toMatchObject([
    { form: 'party', organisation: 'Đảng ủy Sở Tài chính', isOnRecord: false },
    { form: 'state', organisation: 'Sở Tài chính', symbol: 'STC', isOnRecord: false },
  ])
  const state = {
    ...{ superior: 'Ủy ban nhân dân tỉnh', organisation: 'Sở Tài chính', symbol: 'SoTC', place: 'Đà Lạt' },
    ...{ power: null, title: 'Giám đốc', deputyTitle: 'Phó Giám đốc' },
  }
  expect(await office.patch('an', at, { letterheads: { state } }, '"1"')).toMatchObject({ status: 403 })
  expect(await office.patch('admin', at, { letterheads: { state } }, '"1"')).toMatchObject({
    ...{ status: 200, body: { letterheads: { state } } },
  })
  const entered = await office.api.get('an', at)
  expect(entered.body.issuesAs).toMatchObject([
    { form: 'party', isOnRecord: false },
    { form: 'state', symbol: 'SoTC', place: 'Đà Lạt', isOnRecord: true },
  ])
  // Whatever else is changed of the unit leaves it.
  await office.patch('admin', at, { partyLeads: false }, '"2"')
  expect(await office.patch('admin', at, { letterheads: { state, only: 'state' } }, '"3"')).toMatchObject({
    ...{ status: 200, body: { letterheads: { state, only: 'state' } } },
  })
  expect((await office.api.get('an', at)).body.issuesAs).toMatchObject([{ form: 'state', symbol: 'SoTC' }])
  const { rows } = await office.pool.query(
    `SELECT bytes::jsonb - 'at' AS event FROM audit_events WHERE what = 'unit-changed' AND bytes::jsonb->'after'->>'id' = $1
     ORDER BY position`,
    [made.id],
  )
  expect(rows[0].event).toMatchObject({
    before: { id: made.id },
    after: { id: made.id, letterheads: { state } },
  })
  expect(await office.patch('admin', at, { letterheads: {} }, '"4"')).toMatchObject({
    body: { letterheads: null },
  })
  expect(
    await office.patch('admin', at, { letterheads: { state: { ...state, symbol: '' } } }, '"5"'),
  ).toMatchObject({
    ...{ status: 422, body: { errors: [{ field: 'letterheads.state.symbol' }] } },
  })
})

test('a change needs the version that was read: 428 without If-Match, 412 when somebody was faster', async () => {
  const read = await office.api.get('admin', '/v1/units/u-other')
  const etag = read.headers.get('etag')
  const name = { vi: 'Sở Nội vụ', en: 'Home Affairs' }
  expect(await office.patch('admin', '/v1/units/u-other', { name }, null)).toMatchObject({
    status: 428,
    body: { code: 'precondition-required' },
  })
  const changed = await office.patch('admin', '/v1/units/u-other', { name }, etag)
  expect(changed).toMatchObject({ status: 200, body: { names: name, kind: 'department', version: 2 } })
  expect(changed.headers.get('etag')).toBe('"2"')
  expect(await office.patch('admin', '/v1/units/u-other', { name }, etag)).toMatchObject({
    status: 412,
    body: { code: 'precondition-failed' },
  })
  const { rows } = await office.pool.query(
    "SELECT bytes::jsonb AS event FROM audit_events WHERE what = 'unit-changed' ORDER BY position DESC LIMIT 1",
  )
  expect(rows[0].event).toMatchObject({
    actor: 'admin',
    before: { id: 'u-other', name: { vi: 'Sở khác' } },
    after: { id: 'u-other', name },
  })
  expect(rows[0].event.after).not.toHaveProperty('kind')
})

test('of two changes of the same version at the same time, one wins', async () => {
  const { body, headers } = await office.api.get('admin', '/v1/units/u-other')
  const answers = await Promise.all(
    Array.from({ length: 5 }, (_, n) =>
      office.patch(
        'admin',
        '/v1/units/u-other',
        { name: { vi: `Sở ${n}`, en: `${n}` } },
        headers.get('etag'),
      ),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412])
  expect((await office.api.get('admin', '/v1/units/u-other')).body.version).toBe(body.version + 1)
})

test('a unit moves with everything below it, but not below itself', async () => {
  const office1 = await office.api.post('admin', '/v1/units', { ...division, parentId: 'u-other' })
  const below = await office.api.post('admin', '/v1/units', { ...division, parentId: office1.body.id })
  const moved = await office.patch('admin', `/v1/units/${office1.body.id}`, { parentId: 'u-health' }, '"1"')
  expect(moved).toMatchObject({ status: 200, body: { parentId: 'u-health', depth: 2 } })
  const grandchild = await office.api.get('admin', `/v1/units/${below.body.id}`)
  expect(ids({ items: grandchild.body.ancestors })).toEqual(['u-province', 'u-health', office1.body.id])
  expect(
    await office.patch('admin', `/v1/units/${office1.body.id}`, { parentId: below.body.id }, '"2"'),
  ).toMatchObject({ status: 422, body: { errors: [{ field: 'parentId', code: 'below-itself' }] } })
  expect(
    await office.patch('health.admin', `/v1/units/${office1.body.id}`, { parentId: 'u-other' }, '"2"'),
  ).toMatchObject({
    status: 403,
  })
  expect(await office.patch('admin', '/v1/units/u-province', { parentId: 'u-health' }, '"1"')).toMatchObject({
    status: 409,
    body: { code: 'record-in-use' },
  })
})
