import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type RecordsApi, recordsApi } from './records-office.js'

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
  await office.pool.query(
    `INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES
       ('dung', 'Dung', 'dung', 'u-health', 'provincial'), ('elsewhere', 'Elsewhere', 'elsewhere', 'u-other', 'provincial')`,
  )
})
afterAll(() => office.close())

/** For the other two posts as many are planned as may be. */
const entry = { personId: 'dung', postId: 'post-division', term: '2025-2030', approvedOn: '2026-01-15' }

test('the planning is read by post and by person, as far as a role covers either, and one reads one’s own', async () => {
  const byPost = await office.api.get('health.monitor', '/v1/planning?post=post-deputy')
  expect(byPost.body).toMatchObject({
    total: 3,
    items: [{ post: { title: 'Phó Giám đốc' }, leftOn: null }, {}, {}],
  })
  expect((await office.api.get('officer', '/v1/planning?person=an')).body.total).toBe(2)
  expect((await office.api.get('officer', '/v1/planning?unit=u-province')).body.total).toBe(6)
  expect((await office.api.get('officer', '/v1/planning?unit=u-other')).body.total).toBe(0)
  expect((await office.api.get('other.officer', '/v1/planning')).body.total).toBe(0)
  expect((await office.api.get('an', '/v1/planning')).body.total).toBe(2)
})

test('entries whose review was due before today are found, until they are reviewed', async () => {
  const { rows } = await office.pool.query<{ id: number }>(
    "SELECT id FROM planning_entries WHERE person_id = 'an' AND left_on IS NULL ORDER BY id LIMIT 1",
  )
  const id = rows[0]?.id
  const overdue = async (query = '') => {
    const { body } = await office.api.get('officer', `/v1/planning?reviewOverdue=true${query}`)
    return body.items.map((item: { id: number; reviewDueOn: string }) => [item.id, item.reviewDueOn])
  }
  await office.pool.query(
    "UPDATE planning_entries SET approved_on = CASE id WHEN $1 THEN '2025-12-31'::date ELSE '2026-01-01' END WHERE left_on IS NULL",
    [id],
  )
  expect(await overdue()).toEqual([[id, '2026-03-31']])
  expect(await overdue('&unit=u-other')).toEqual([])
  const structure = async () => (await office.api.get('officer', '/v1/planning/structure?unit=u-health')).body
  expect(await structure()).toMatchObject({ today: { reviewsOverdue: 1 } })
  await office.api.post('health.officer', `/v1/planning/${id}/reviews`, {
    ...{ outcome: 'kept', reviewedOn: '2026-08-03', note: 'Tiếp tục' },
  })
  expect(await overdue()).toEqual([])
  expect(await structure()).toMatchObject({ today: { reviewsOverdue: 0 } })
  expect(await office.api.get('officer', '/v1/planning?reviewOverdue=perhaps')).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'reviewOverdue' }] },
  })
})

test('an entry says in the language of the reader which post the person holds', async () => {
  for (const lang of ['vi', 'en']) {
    const { body: of } = await office.api.get('officer', `/v1/cadres/an?lang=${lang}`)
    const { body } = await office.api.get('officer', `/v1/planning?person=an&lang=${lang}`)
    expect(of.posts[0].title).toMatch(/\S/)
    expect(body.items.map(({ holds }: { holds: string }) => holds)).toEqual([
      of.posts[0].title,
      of.posts[0].title,
    ])
  }
  await office.pool.query("UPDATE tenures SET to_on = '2026-07-01' WHERE person_id = 'an' AND to_on IS NULL")
  try {
    const { body } = await office.api.get('officer', '/v1/planning?person=an')
    expect(body.items[0].holds).toBeNull()
  } finally {
    await office.pool.query("UPDATE tenures SET to_on = NULL WHERE person_id = 'an' AND to_on = '2026-07-01'")
  }
})

test('pages of the planning follow each other without loss', async () => {
  const seen: number[] = []
  let cursor = ''
  do {
    const { body } = await office.api.get('officer', `/v1/planning?limit=4${cursor}`)
    seen.push(...body.items.map(({ id }: { id: number }) => id))
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`
  } while (cursor)
  expect(seen).toHaveLength(6)
  expect(seen).toEqual([...seen].sort((a, b) => b - a))
})

test('a person is entered for a post once, then changed, then leaves with a reason that monitors do not read', async () => {
  const made = await office.api.post('health.officer', '/v1/planning', entry)
  expect(made).toMatchObject({
    status: 201,
    body: { person: { id: 'dung' }, level: 'division-head', leftOn: null, reviews: [], version: 1 },
  })
  const path = `/v1/planning/${made.body.id}`
  expect(made.headers.get('location')).toBe(path)
  expect(await office.api.post('health.officer', '/v1/planning', entry)).toMatchObject({
    status: 409,
    body: { code: 'already-in-planning' },
  })
  expect(await office.patch('officer', path, { term: '2026-2031' }, null)).toMatchObject({ status: 428 })
  expect(await office.patch('officer', path, { term: '2026-2031' }, '"7"')).toMatchObject({ status: 412 })
  const changed = await office.patch('officer', path, { term: '2026-2031' }, '"1"')
  expect(changed).toMatchObject({
    status: 200,
    body: { term: '2026-2031', approvedOn: '2026-01-15', version: 2 },
  })
  const leaving = { leftOn: '2026-08-01', reason: 'Bị khiển trách' }
  expect(
    await office.api.post('officer', `${path}/leaving`, { ...leaving, leftOn: '2026-01-01' }),
  ).toMatchObject({
    status: 422,
    body: { code: 'date-before', errors: [{ field: 'leftOn' }] },
  })
  expect(
    await office.api.post('officer', `${path}/leaving`, { ...leaving, leftOn: '2026-08-04' }),
  ).toMatchObject({
    status: 422,
    body: { code: 'date-in-future' },
  })
  expect(await office.api.post('officer', `${path}/leaving`, leaving)).toMatchObject({
    status: 200,
    body: { leftOn: '2026-08-01', leftReason: 'Bị khiển trách' },
  })
  expect(await office.api.post('officer', `${path}/leaving`, leaving)).toMatchObject({
    status: 409,
    body: { code: 'record-in-use' },
  })
  expect((await office.api.get('monitor', path)).body).not.toHaveProperty('leftReason')
  expect((await office.api.get('officer', '/v1/planning?person=dung&current=true')).body.total).toBe(0)
  expect((await office.audited()).slice(-3)).toEqual([
    'planning-entered',
    'planning-changed',
    'planning-left',
  ])
  expect(await office.api.post('officer', '/v1/planning', entry)).toMatchObject({ status: 201 })
})

test('the planning is not entered by others, for unknown people and posts, or in the future', async () => {
  expect(await office.api.post('health.monitor', '/v1/planning', entry)).toMatchObject({ status: 403 })
  expect(await office.api.post('officer', '/v1/planning', { ...entry, personId: 'c-none' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'personId', code: 'unknown-cadre' }] },
  })
  expect(
    await office.api.post('health.officer', '/v1/planning', { ...entry, personId: 'elsewhere' }),
  ).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'personId', code: 'unknown-cadre' }] },
  })
  expect(await office.api.post('officer', '/v1/planning', { ...entry, postId: 'post-none' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'postId', code: 'unknown-post' }] },
  })
  expect(
    await office.api.post('officer', '/v1/planning', {
      ...entry,
      postId: 'post-chair',
      approvedOn: '2026-08-04',
    }),
  ).toMatchObject({ status: 422, body: { code: 'date-in-future', errors: [{ field: 'approvedOn' }] } })
})

test('a term of office is two years, the second after the first, with a hyphen or a dash', async () => {
  const words = {
    vi: 'Nhiệm kỳ gồm hai năm như 2025-2030, năm sau lớn hơn năm trước, trong khoảng 1900 – 2199',
    en: 'A term of office is two years as in 2025-2030, the second year after the first, within 1900 – 2199',
  }
  for (const term of [
    'zzz',
    '2030-2025',
    '2025-2025',
    '1800-1805',
    '2195-2200',
    '25-30',
    '🙂',
    '',
    '\u200b',
  ]) {
    for (const [language, message] of Object.entries(words)) {
      const answer = await office.api.post('officer', `/v1/planning?lang=${language}`, { ...entry, term })
      expect({ term, answer }).toMatchObject({
        answer: { status: 422, body: { errors: [{ field: 'term', code: 'not-a-term', message }] } },
      })
      expect(answer.body.errors).toHaveLength(1)
    }
  }
  const [{ id, version, ...before }] = (await office.api.get('officer', '/v1/planning?person=an')).body.items
  const change = (term: string) => office.patch('officer', `/v1/planning/${id}`, { term }, `"${version}"`)
  expect(await change('2030-2025')).toMatchObject({ status: 422, body: { errors: [{ field: 'term' }] } })
  expect((await office.api.get('officer', `/v1/planning/${id}`)).body.term).toBe(before.term)
  expect(await change('2031–2036')).toMatchObject({ status: 200, body: { term: '2031-2036' } })
})

test('nobody plans themself, nor changes, reviews or ends an entry of their own', async () => {
  const own = { status: 403, body: { code: 'not-permitted', detail: expect.stringContaining('own file') } }
  const mine = { ...entry, personId: 'officer' }
  expect(await office.api.post('officer', '/v1/planning?lang=en', mine)).toMatchObject(own)
  expect((await office.api.get('officer', '/v1/planning?person=officer')).body.total).toBe(0)
  const { body } = await office.api.post('health.officer', '/v1/planning', mine)
  const path = `/v1/planning/${body.id}`
  const kept = { outcome: 'kept', reviewedOn: '2026-08-01', note: 'Đủ tiêu chuẩn' }
  const leaving = { leftOn: '2026-08-01', reason: 'Nguyện vọng cá nhân' }
  const concluded = { personId: 'officer', concludedOn: '2026-08-01', met: true }
  const review = { unit: 'u-health', apply: true, conclusions: [concluded] }
  for (const refused of [
    await office.patch('officer', `${path}?lang=en`, { term: '2030-2035' }, '"1"'),
    await office.api.post('officer', `${path}/reviews?lang=en`, kept),
    await office.api.post('officer', `${path}/leaving?lang=en`, leaving),
    await office.api.post('officer', '/v1/planning/reviews?lang=en', review),
  ]) {
    expect(refused).toMatchObject(own)
  }
  expect((await office.api.get('officer', path)).body).toMatchObject({
    version: 1,
    reviews: [],
    leftOn: null,
  })
  expect(await office.api.post('health.officer', `${path}/reviews`, kept)).toMatchObject({ status: 200 })
  expect(await office.api.post('health.officer', `${path}/leaving`, leaving)).toMatchObject({ status: 200 })
})

test('an entry nobody may know of, and one that is not there, are not found', async () => {
  const { body } = await office.api.get('officer', '/v1/planning?person=an&limit=1')
  const path = `/v1/planning/${body.items[0].id}`
  expect(await office.api.get('other.officer', path)).toMatchObject({ status: 404 })
  expect(await office.patch('other.officer', path, { term: '2030-2035' }, '"1"')).toMatchObject({
    status: 404,
  })
  for (const id of ['999999', 'an', '99999999999999999999']) {
    expect(await office.api.get('officer', `/v1/planning/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'planning-entry-not-found' },
    })
  }
})
