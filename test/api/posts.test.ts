import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { OFFICE } from '../support/small-office.js'
import { type RecordsApi, recordsApi } from './records-office.js'

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
})
afterAll(() => office.close())

const ids = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id).sort()
const circle = {
  managingBody: OFFICE.body,
  electorate: OFFICE.electorate,
  office: OFFICE.office,
  reviewers: OFFICE.reviewers,
  tellers: OFFICE.tellers,
}
const head = {
  unitId: 'u-health',
  title: { vi: 'Giám đốc', en: 'Director' },
  level: 'department-head',
  filledBy: 'appointment',
  ...circle,
}

test('a post shows who holds each seat since when, and since when a seat is vacant', async () => {
  await office.pool.query("UPDATE people SET full_name = 'Nguyễn Thị An' WHERE id = 'an'")
  await office.pool.query(
    `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on, to_on)
     VALUES ('binh', $1, $2, 'department-deputy', '2022-01-01', '2026-05-01')`,
    [OFFICE.post, OFFICE.secondSeat],
  )
  const division = await office.api.get('chi', '/v1/posts/post-division')
  expect(division).toMatchObject({
    status: 200,
    body: {
      unit: { id: 'u-health', name: 'Sở Y tế' },
      level: 'division-head',
      seats: [
        {
          id: OFFICE.formerSeat,
          holder: { id: 'an', name: 'Nguyễn Thị An', since: '2021-01-01', termEndsOn: null },
          vacantSince: null,
        },
      ],
      managingBody: { id: 'g-body' },
    },
  })
  const deputy = await office.api.get('chi', '/v1/posts/post-deputy')
  expect(deputy.body.seats).toEqual([
    { id: OFFICE.seat, ordinal: 1, holder: null, vacantSince: '2020-01-01' },
    { id: OFFICE.secondSeat, ordinal: 2, holder: null, vacantSince: '2026-05-01' },
  ])
})

test('posts are found by unit, vacancy, level and title', async () => {
  const found = async (query: string) => ids((await office.api.get('chi', `/v1/posts?${query}`)).body)
  expect(await found('')).toEqual(['post-chair', 'post-deputy', 'post-division'])
  expect(await found('vacant=true')).toEqual(['post-chair', 'post-deputy'])
  expect(await found('vacant=false')).toEqual(['post-division'])
  expect(await found('planned=false&unit=u-health')).toEqual(['post-division'])
  expect(await found('planned=true&vacant=true')).toEqual(['post-chair', 'post-deputy'])
  expect(await found('level=division-head')).toEqual(['post-division'])
  expect(await found('unit=u-other')).toEqual([])
  expect(await found('unit=u-province&limit=200')).toHaveLength(3)
  for (const q of ['phó giám đốc', 'pho giam doc', 'Phó Giám'.normalize('NFD')]) {
    expect(await found(`q=${encodeURIComponent(q)}`)).toEqual(['post-deputy'])
  }
})

test('pages of posts follow each other without loss', async () => {
  const seen: string[] = []
  let cursor = ''
  do {
    const { body } = await office.api.get('chi', `/v1/posts?limit=1${cursor}`)
    expect(body).toMatchObject({ total: 3, totalCapped: false })
    seen.push(...ids(body))
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`
  } while (cursor)
  expect(seen.sort()).toEqual(['post-chair', 'post-deputy', 'post-division'])
})

test('an administrator of the unit adds a post with its seats, vacant from today, and more seats later', async () => {
  const made = await office.api.post('health.admin', '/v1/posts', { ...head, seats: 2 })
  expect(made).toMatchObject({
    status: 201,
    body: {
      title: 'Giám đốc',
      degree: null,
      termMonths: null,
      isByStructure: false,
      version: 1,
      seats: [{ vacantSince: '2026-08-03' }, { ordinal: 2 }],
    },
  })
  const more = await office.api.post(
    'health.admin',
    `/v1/posts/${made.body.id}/seats`,
    { count: 1 },
    'one-more',
  )
  expect(more).toMatchObject({ status: 200, body: { version: 2 } })
  expect(more.body.seats).toHaveLength(3)
  const repeated = await office.api.post(
    'health.admin',
    `/v1/posts/${made.body.id}/seats`,
    { count: 1 },
    'one-more',
  )
  expect(repeated.body.seats).toHaveLength(3)
  expect((await office.audited()).slice(-2)).toEqual(['post-created', 'seats-added'])
})

test('a post has a term in months, and says whether the structure of a body gives it', async () => {
  const value = { ...head, termMonths: 36, isByStructure: true }
  const made = await office.api.post('health.admin', '/v1/posts', value)
  expect(made).toMatchObject({ status: 201, body: { termMonths: 36, isByStructure: true } })
  expect((await office.api.get('chi', `/v1/posts/${made.body.id}`)).body).toMatchObject({ termMonths: 36 })
  expect(await office.api.post('health.admin', '/v1/posts', { ...head, termMonths: 0 })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'termMonths' }] },
  })
})

test('a post needs a unit and groups that exist, and an administrator', async () => {
  expect(
    await office.api.post('admin', '/v1/posts', { ...head, tellers: 'g-none', office: 'g-nobody' }),
  ).toMatchObject({
    status: 422,
    body: {
      errors: [
        { field: 'office', code: 'unknown-group' },
        { field: 'tellers', code: 'unknown-group' },
      ],
    },
  })
  expect(await office.api.post('admin', '/v1/posts', { ...head, unitId: 'u-none' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'unitId', code: 'unknown-unit' }] },
  })
  expect(await office.api.post('admin', '/v1/posts', { ...head, seats: 1.5 })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'seats', code: 'not-a-whole-number' }] },
  })
  for (const who of ['officer', 'an', 'monitor']) {
    expect(await office.api.post(who, '/v1/posts', head)).toMatchObject({
      status: 403,
      body: { code: 'not-permitted' },
    })
  }
})

test('a post changes under If-Match, one member at a time', async () => {
  const { headers, body } = await office.api.get('admin', '/v1/posts/post-chair')
  const etag = headers.get('etag')
  const changed = await office.patch('health.admin', '/v1/posts/post-chair', { degree: 'masters' }, etag)
  expect(changed).toMatchObject({
    status: 200,
    body: { degree: 'masters', level: body.level, titles: body.titles },
  })
  expect(await office.patch('health.admin', '/v1/posts/post-chair', { degree: null }, etag)).toMatchObject({
    status: 412,
  })
  expect(await office.patch('health.admin', '/v1/posts/post-chair', { degree: null }, null)).toMatchObject({
    status: 428,
  })
  expect(await office.patch('an', '/v1/posts/post-chair', { degree: null }, '"2"')).toMatchObject({
    status: 403,
  })
  expect(await office.patch('admin', '/v1/posts/post-none', { degree: null }, '"1"')).toMatchObject({
    status: 404,
    body: { code: 'post-not-found' },
  })
})

describe('who acts on a post', () => {
  const own = { managingBody: 'g-health-body', office: 'g-health-office' }
  const chair = '/v1/posts/post-chair'
  const change = (as: string, body: object, path = chair) => office.patch(as, path, body, '*')
  const add = (as: string, body: object) => office.api.post(as, '/v1/posts', { ...head, ...body })
  const wrongAt = (field: string) => ({
    status: 403,
    body: { code: 'wrong-level', errors: [{ field, code: 'wrong-level' }] },
  })

  beforeAll(async () => {
    await office.pool.query(
      `INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES
         ('g-health-body', $1, 'leadership-collective', 'Tập thể lãnh đạo Sở', 'Health leadership'),
         ('g-health-office', $1, 'office', 'Phòng Tổ chức Sở', 'Health personnel office')`,
      [OFFICE.department],
    )
  })

  test.each([
    ['managingBody', 'g-health-body'],
    ['office', 'g-health-office'],
    ...(['electorate', 'reviewers', 'tellers'] as const).map((field) => [field, 'g-health-body'] as const),
  ])('is not taken down from a higher level by an administrator of the unit: %s', async (field, group) => {
    const before = await office.api.get('admin', chair)
    expect(await change('health.admin', { [field]: group })).toMatchObject(wrongAt(field))
    const detail = async (lang: string) =>
      (await office.patch('health.admin', `${chair}?lang=${lang}`, { [field]: group }, '*')).body.detail
    expect(await detail('vi')).toContain(`Trường "${field}"`)
    expect(await detail('en')).toContain(`The field "${field}"`)
    expect((await office.api.get('admin', chair)).body).toEqual(before.body)
  })

  test('is changed by whoever administers the units of both groups', async () => {
    expect(await change('admin', own)).toMatchObject({ status: 200, body: { office: { id: own.office } } })
    expect(await change('health.admin', { office: own.managingBody })).toMatchObject({ status: 200 })
    expect(await change('health.admin', { office: OFFICE.office })).toMatchObject(wrongAt('office'))
    expect(await change('admin', { managingBody: OFFICE.body, office: OFFICE.office })).toMatchObject({
      status: 200,
    })
  })

  test('stays as it is where a change says so again', async () => {
    expect(await change('health.admin', { office: OFFICE.office, degree: null })).toMatchObject({
      status: 200,
    })
  })

  test('of a new one are groups of the unit, or such as act on its posts in that place', async () => {
    expect(await add('health.admin', { level: 'division-deputy', ...own })).toMatchObject({ status: 201 })
    expect(await add('health.admin', { tellers: OFFICE.reviewers })).toMatchObject(wrongAt('tellers'))
    expect(await add('health.admin', { tellers: OFFICE.tellers })).toMatchObject({ status: 201 })
  })

  test('of a new one is not of a lower level than on the others of its unit and level', async () => {
    const deputy = { level: 'department-deputy', ...own }
    expect(await add('health.admin', deputy)).toMatchObject(wrongAt('managingBody'))
    expect(await add('admin', deputy)).toMatchObject({ status: 201 })
  })

  test('is not of a lower level either once the post is raised', async () => {
    const { body } = await add('health.admin', { level: 'division-deputy', ...own })
    const raise = (as: string) => change(as, { level: 'department-deputy' }, `/v1/posts/${body.id}`)
    expect(await raise('health.admin')).toMatchObject(wrongAt('managingBody'))
    expect(await raise('admin')).toMatchObject({ status: 200 })
  })
})
