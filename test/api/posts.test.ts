import { afterAll, beforeAll, expect, test } from '@jest/globals'
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
