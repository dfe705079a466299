import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type RecordsApi, recordsApi } from './records-office.js'

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
  await office.pool.query(
    `UPDATE people SET full_name = 'Đặng Thị Ánh', search_name = 'dang thi anh' WHERE id = 'an';
     INSERT INTO disciplines (person_id, kind, effective_on) VALUES ('an', 'reprimand', '2020-02-03');
     INSERT INTO measures (person_id, measure, decided_on) VALUES ('an', 'inspection', '2026-07-01');
     INSERT INTO absences (person_id, kind, from_on, evidence, recorded_by, recorded_at)
     VALUES ('an', 'hospital', '2026-07-20', 'Giấy ra vào viện', 'officer', now())`,
  )
})
afterAll(() => office.close())

const ids = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id)
const newcomer = { fullName: 'Trần Văn Mới', unitId: 'u-health', managedAs: 'provincial' }

test('a role shows the people of its units, nobody else; without a role one sees oneself', async () => {
  const listed = async (who: string) => ids((await office.api.get(who, '/v1/cadres?limit=200')).body)
  expect(await listed('officer')).toEqual(expect.arrayContaining(['an', 'binh', 'admin', 'outsider']))
  expect(await listed('health.monitor')).toEqual(expect.arrayContaining(['an', 'binh', 'health.monitor']))
  expect(await listed('health.monitor')).not.toContain('admin')
  expect(await listed('other.officer')).toEqual(['other.officer'])
  expect(await listed('outsider')).toEqual(['outsider'])
  expect(await office.api.get('outsider', '/v1/cadres')).toMatchObject({
    body: { total: 1, totalCapped: false },
  })
})

test('a name is found composed, decomposed and without diacritics, and its signs are taken literally', async () => {
  for (const q of ['Ánh', 'Ánh'.normalize('NFD'), 'anh', 'đặng', 'DANG THI']) {
    const { body } = await office.api.get('officer', `/v1/cadres?q=${encodeURIComponent(q)}`)
    expect(ids(body)).toEqual(['an'])
  }
  for (const q of ['%', '_', '\\']) {
    expect((await office.api.get('officer', `/v1/cadres?q=${encodeURIComponent(q)}`)).body.total).toBe(0)
  }
})

test('a name is found whichever way it was written, of two letters too, and a lone accent finds nobody', async () => {
  const added = async (fullName: string): Promise<string> =>
    (await office.api.post('officer', '/v1/cadres', { ...newcomer, fullName })).body.id
  const dao = await added('Ðào Thị Hoà')
  const hen = await added('H’Hen Niê')
  const vu = await added('Bùi Vũ')
  const found = async (path: string, q: string) =>
    (await office.api.get('officer', `${path}?q=${encodeURIComponent(q)}`)).body
  for (const q of ['Đào', 'Ðào', 'ðào', 'dao thi hoà', 'dao thi hòa', 'Đào Thị Hòa'.normalize('NFD')]) {
    expect([q, ids(await found('/v1/cadres', q))]).toEqual([q, [dao]])
  }
  for (const q of ["H'Hen", 'H’Hen', 'h‘hen', 'HʼHen']) {
    expect([q, ids(await found('/v1/cadres', q))]).toEqual([q, [hen]])
  }
  expect(ids(await found('/v1/cadres', 'Vũ'))).toContain(vu)
  for (const path of ['/v1/cadres', '/v1/units', '/v1/posts', '/v1/procedures']) {
    for (const q of ['\u0301', '\u0301 \u0323']) {
      expect([path, await found(path, q)]).toEqual([
        path,
        { items: [], nextCursor: null, total: 0, totalCapped: false },
      ])
    }
  }
})

test.each([
  ['Nguyễn \u202eVăn An', 'U+202E'],
  ['Nguyễn\u200b Văn An', 'U+200B'],
  ['Nguyễn Văn\u0007 An', 'U+0007'],
  ['Nguyễn Văn Аn', 'U+0410'],
])('a cadre, unit or post of the name %j is not entered: the character is named', async (name, character) => {
  const both = { vi: name, en: 'Right' }
  const attempts = [
    ['officer', '/v1/cadres', { ...newcomer, fullName: name }, 'fullName'],
    ['admin', '/v1/units', { parentId: 'u-health', kind: 'division', name: both }, 'name.vi'],
    ['admin', '/v1/posts', { title: both }, 'title.vi'],
  ] as const
  for (const [who, path, body, field] of attempts) {
    const { status, body: problem } = await office.api.post(who, path, body)
    expect([path, status]).toEqual([path, 422])
    const error = problem.errors.find((each: { field: string }) => each.field === field)
    expect(error).toMatchObject({ code: 'bad-characters', message: expect.stringContaining(character) })
  }
})

test('filters and pages: by unit, by who manages them, in the order of names', async () => {
  const seen: string[] = []
  let cursor = ''
  do {
    const { body } = await office.api.get(
      'officer',
      `/v1/cadres?unit=u-health&managedAs=provincial&limit=7${cursor}`,
    )
    seen.push(...body.items.map(({ fullName }: { fullName: string }) => fullName))
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`
  } while (cursor)
  expect(seen[0]).toBe('Đặng Thị Ánh')
  expect(new Set(seen).size).toBe(seen.length)
  const { body } = await office.api.get('officer', '/v1/cadres?unit=u-health&managedAs=provincial')
  expect(seen).toHaveLength(body.total)
  expect((await office.api.get('officer', '/v1/cadres?managedAs=commune')).body.total).toBe(0)
})

test.each([
  ['officer', true],
  ['approver', true],
  ['health.admin', true],
  ['an', true],
  ['monitor', false],
  ['health.monitor', false],
])('%s reads the record; birth date, disciplines, measures and absences are open: %s', async (who, open) => {
  const { status, body } = await office.api.get(who, '/v1/cadres/an')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    fullName: 'Đặng Thị Ánh',
    posts: [{ id: 'post-division', since: '2021-01-01' }],
    tenures: [{ post: { id: 'post-division', title: 'Trưởng phòng' }, to: null }],
    planning: [{ post: { id: 'post-chair' } }, { post: { id: 'post-deputy' } }],
  })
  if (open) {
    expect(body.file).toMatchObject({
      bornOn: '1985-03-01',
      disciplines: [{ kind: 'reprimand', effectiveOn: '2020-02-03' }],
      measures: [{ measure: 'inspection', endedOn: null }],
      absences: [{ kind: 'hospital', from: '2026-07-20', to: null }],
      papers: [{ paper: 'asset-declaration' }, { paper: 'cv', verifiedOn: '2024-01-01' }],
    })
  } else {
    expect(JSON.stringify(body)).not.toMatch(/1985|reprimand|inspection|hospital|example\.org/)
  }
})

test.each(['other.officer', 'other.monitor', 'outsider', 'chi'])(
  'to %s the person does not exist',
  async (who) => {
    const hidden = await office.api.get(who, '/v1/cadres/an')
    const absent = await office.api.get(who, '/v1/cadres/c-none')
    expect(hidden).toMatchObject({ status: 404, body: { code: 'cadre-not-found' } })
    expect(hidden.body.title).toBe(absent.body.title)
  },
)

test('an officer of the unit adds a cadre, whose name is stored composed and found at once', async () => {
  const made = await office.api.post('health.officer', '/v1/cadres', {
    ...newcomer,
    fullName: '  Trần  Văn Mới '.normalize('NFD'),
    bornOn: '1990-12-01',
    degrees: ['university', 'masters'],
    originUnitId: 'u-other',
  })
  expect(made).toMatchObject({
    status: 201,
    body: {
      fullName: 'Trần Văn Mới',
      file: { bornOn: '1990-12-01', originUnitId: 'u-other', originUnit: expect.any(String) },
    },
  })
  expect(made.body.fullName).toBe(made.body.fullName.normalize('NFC'))
  expect(made.headers.get('location')).toBe(`/v1/cadres/${made.body.id}`)
  expect(ids((await office.api.get('officer', '/v1/cadres?q=van%20moi')).body)).toEqual([made.body.id])
  expect((await office.audited()).at(-1)).toBe('cadre-created')
})

test('a cadre is not added elsewhere, nor born in the future, nor to an unknown unit', async () => {
  expect(
    await office.api.post('health.officer', '/v1/cadres', { ...newcomer, unitId: 'u-other' }),
  ).toMatchObject({
    status: 403,
  })
  expect(await office.api.post('admin', '/v1/cadres', newcomer)).toMatchObject({ status: 403 })
  expect(await office.api.post('officer', '/v1/cadres', { ...newcomer, bornOn: '2026-08-04' })).toMatchObject(
    {
      status: 422,
      body: { code: 'date-in-future', errors: [{ field: 'bornOn' }] },
    },
  )
  expect(await office.api.post('officer', '/v1/cadres', { ...newcomer, bornOn: '1990-02-30' })).toMatchObject(
    {
      status: 422,
      body: { errors: [{ field: 'bornOn', code: 'not-a-birth-date' }] },
    },
  )
  expect(await office.api.post('officer', '/v1/cadres', { ...newcomer, unitId: 'u-none' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'unitId', code: 'unknown-unit' }] },
  })
  const nowhere = { ...newcomer, originUnitId: 'u-none' }
  expect(await office.api.post('officer', '/v1/cadres', nowhere)).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'originUnitId', code: 'unknown-unit' }] },
  })
  expect(await office.api.post('officer', '/v1/cadres', { ...newcomer, fullName: 'a\u0000b' })).toMatchObject(
    {
      status: 422,
      body: { errors: [{ field: 'fullName' }] },
    },
  )
})

test('of a cadre of older files the year or the month of birth is kept as it is known', async () => {
  const made = await office.api.post('officer', '/v1/cadres', { ...newcomer, bornOn: '1968' })
  expect(made).toMatchObject({ status: 201, body: { file: { bornOn: '1968' } } })
  const path = `/v1/cadres/${made.body.id}`
  const changed = await office.patch('officer', path, { bornOn: '1968-03' }, made.headers.get('etag'))
  expect(changed).toMatchObject({ status: 200, body: { file: { bornOn: '1968-03' } } })
  expect((await office.api.get('officer', path)).body.file.bornOn).toBe('1968-03')
  for (const bornOn of ['68', '1968-13', '1968-3', '05/1968', '1968-02-30']) {
    for (const [lang, right] of [
      ['vi', 'tháng, năm khi hồ sơ chỉ ghi tháng, năm'],
      ['en', 'or the month or the year, where the file knows that alone'],
    ]) {
      const wrong = await office.api.post('officer', `/v1/cadres?lang=${lang}`, { ...newcomer, bornOn })
      expect(wrong).toMatchObject({
        status: 422,
        body: {
          errors: [
            { field: 'bornOn', code: 'not-a-birth-date', message: expect.stringContaining(right ?? '') },
          ],
        },
      })
    }
  }
  expect(await office.api.post('officer', '/v1/cadres', { ...newcomer, bornOn: '2027' })).toMatchObject({
    status: 422,
    body: { code: 'date-in-future', errors: [{ field: 'bornOn' }] },
  })
})

test('an officer verifies papers under If-Match; a monitor changes nothing', async () => {
  const { headers } = await office.api.get('officer', '/v1/cadres/binh')
  const body = { papers: [{ paper: 'cv', verifiedOn: '2026-08-01' }] }
  expect(await office.patch('monitor', '/v1/cadres/binh', body, headers.get('etag'))).toMatchObject({
    status: 403,
  })
  expect(await office.patch('other.officer', '/v1/cadres/binh', body, headers.get('etag'))).toMatchObject({
    status: 404,
  })
  expect(await office.patch('officer', '/v1/cadres/binh', body, null)).toMatchObject({ status: 428 })
  const changed = await office.patch('officer', '/v1/cadres/binh', body, headers.get('etag'))
  expect(changed).toMatchObject({ status: 200, body: { version: 2, file: { bornOn: '1985-03-01' } } })
  expect(changed.body.file.papers).toContainEqual({ paper: 'cv', verifiedOn: '2026-08-01' })
  expect(await office.patch('officer', '/v1/cadres/binh', body, headers.get('etag'))).toMatchObject({
    status: 412,
  })
  const { rows } = await office.pool.query(
    "SELECT bytes::jsonb AS event FROM audit_events WHERE what = 'cadre-changed' ORDER BY position DESC LIMIT 1",
  )
  expect(Object.keys(rows[0].event.after).sort()).toEqual(['id', 'papers'])
})

test('a paper is not verified tomorrow nor named twice, and an evaluation has its own register', async () => {
  const attempt = async (body: unknown) => {
    const { headers } = await office.api.get('officer', '/v1/cadres/chi')
    return office.patch('officer', '/v1/cadres/chi', body, headers.get('etag'))
  }
  expect(await attempt({ papers: [{ paper: 'cv', verifiedOn: '2026-08-04' }] })).toMatchObject({
    status: 422,
    body: { code: 'date-in-future', errors: [{ field: 'papers.0.verifiedOn' }] },
  })
  expect(await attempt({ evaluations: [{ year: 2025, grade: 'good' }] })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'evaluations', code: 'unknown-key' }] },
  })
  const cv = { paper: 'cv', verifiedOn: null }
  expect(await attempt({ papers: [cv, cv] })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'papers.1.paper', code: 'named-twice' }] },
  })
  expect((await office.api.get('officer', '/v1/cadres/chi')).body.version).toBe(1)
})

test('people are listed by given name in the order of dictionaries, each once over all pages', async () => {
  const inOrder = [
    ...['Bùi Quế An', 'Đỗ Quế An', 'Lê Quế Ân', 'Lê Quế Dũng', 'Hồ Quế Đa', 'Ðặng Quế Đào', 'Lê Quế Hoà'],
    ...['Vũ Quế Hoà', 'An Quế Tí', 'An Quế Tị', 'Ân Quế Ưng', `Lê Quế${' Quế'.repeat(45)} Yến`],
  ]
  const entered = [5, 0, 11, 3, 8, 1, 10, 4, 7, 2, 9, 6].map((at) => inOrder[at] ?? '')
  for (const fullName of entered) {
    expect(await office.api.post('officer', '/v1/cadres', { ...newcomer, fullName })).toMatchObject({
      status: 201,
    })
  }
  for (const limit of [1, 5, 200]) {
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await office.api.get('officer', `/v1/cadres?q=que&limit=${limit}${cursor}`)
      seen.push(...body.items.map(({ fullName }: { fullName: string }) => fullName))
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`
    } while (cursor)
    expect(seen).toEqual(inOrder.map((name) => name.replace('Ð', 'Đ')))
  }
})

/** A command of each entry that nobody may give as it is: who may not is refused first, others are told what is wrong. */
const ENTRIES: Record<string, (task: number) => [method: string, path: string, body?: object]> = {
  record: () => ['PATCH', '/v1/cadres/an'],
  evaluations: () => ['PUT', '/v1/evaluations/an/2026'],
  'breakthrough-tasks': () => ['POST', '/v1/breakthrough-tasks', { personId: 'an' }],
  'approvals-of-tasks': (task) => ['POST', `/v1/breakthrough-tasks/${task}/approval`],
  'conclusions-of-tasks': (task) => ['POST', `/v1/breakthrough-tasks/${task}/completion`],
  declarations: () => ['POST', '/v1/cadres/an/relations'],
  'formal-decisions': () => ['POST', '/v1/cadres/an/measures'],
  absences: () => ['POST', '/v1/cadres/an/absences'],
}

test('whoever reads a record is told what of it they may enter, as the commands themselves answer', async () => {
  const { rows } = await office.pool.query<{ id: number }>(
    "INSERT INTO breakthrough_tasks (person_id, year, title, status) VALUES ('an', 2026, 'Số hóa hồ sơ', 'registered') RETURNING id",
  )
  const task = rows[0]?.id ?? 0
  const mayGive = async (who: string, entry: string): Promise<boolean> => {
    const [method, path, body] = ENTRIES[entry]?.(task) ?? ['', '']
    const { status } = await office.api.send(path, {
      method,
      headers: {
        ...{ authorization: `Bearer ${who}`, 'content-type': 'application/json', 'if-match': '"0"' },
        'idempotency-key': `${who} ${entry}`,
      },
      body: JSON.stringify({ ...body, nothing: 'of the kind' }),
    })
    expect([who, entry, [403, 404, 412, 422].includes(status)]).toEqual([who, entry, true])
    return status === 412 || status === 422
  }
  for (const who of ['officer', 'health.officer', 'admin', 'approver', 'monitor', 'an']) {
    const { mayEnter } = (await office.api.get(who, '/v1/cadres/an')).body
    const may = []
    for (const entry of Object.keys(ENTRIES)) if (await mayGive(who, entry)) may.push(entry)
    expect([who, [...mayEnter].sort()]).toEqual([who, may.sort()])
  }
  await office.pool.query('DELETE FROM breakthrough_tasks')
})

test('whoever is near to a person is offered nothing of their file to enter', async () => {
  const mayEnter = async () => (await office.api.get('officer', '/v1/cadres/binh')).body.mayEnter
  expect(await mayEnter()).toContain('record')
  await office.pool.query(
    "INSERT INTO relations (person_id, relative_id, kind, declared_on, source) VALUES ('officer', 'binh', 'spouse', '2026-01-05', 'Bản kê khai')",
  )
  expect(await mayEnter()).toEqual([])
})

test('people are listed by the level of a post held, and by the post that they are planned for', async () => {
  const listed = async (query: string) =>
    ids((await office.api.get('officer', `/v1/cadres?limit=200&${query}`)).body)
  await office.pool.query(
    `INSERT INTO tenures (person_id, post_id, level, from_on, to_on)
     VALUES ('binh', 'post-deputy', 'standing-committee', '2024-01-01', NULL),
       ('chi', 'post-deputy', 'standing-committee', '2020-01-01', '2024-01-01')`,
  )
  expect(await listed('level=standing-committee')).toEqual(expect.arrayContaining(['binh']))
  expect(await listed('level=standing-committee')).not.toContain('chi')
  const { rows } = await office.pool.query<{ post: string; person: string }>(
    'SELECT post_id AS post, person_id AS person FROM planning_entries WHERE left_on IS NULL ORDER BY id LIMIT 1',
  )
  const [planned] = rows
  expect(await listed(`plannedFor=${planned?.post}`)).toContain(planned?.person)
  expect(await listed('plannedFor=post-none')).toEqual([])
})

test('by sex and age those alone are found whose files one reads, and that they were read is on record', async () => {
  const { pool, api } = office
  await pool.query('TRUNCATE reads_on_record')
  await pool.query("UPDATE people SET sex = 'female', born_on = '1990-08-03' WHERE id = 'an'")
  await pool.query("UPDATE people SET sex = 'male', born_on = '1990' WHERE id = 'binh'")
  await pool.query("UPDATE people SET born_on = '1990-08-04' WHERE id = 'chi'")
  const listed = async (as: string, query: string) =>
    (await api.get(as, `/v1/cadres?limit=200&${query}`)).body
  const those = async (query: string) =>
    ids(await listed('officer', query)).filter((id) => ['an', 'binh', 'chi'].includes(id))
  expect((await those('ageFrom=36&ageTo=36')).sort()).toEqual(['an', 'binh'])
  expect((await those('ageTo=35')).sort()).toEqual(['chi'])
  expect(await those('sex=female&ageFrom=30')).toContain('an')
  const female = (await listed('officer', 'sex=female')).items
  expect(female.find(({ id }: { id: string }) => id === 'an')).toMatchObject({
    ...{ sex: 'female', bornOn: '1990-08-03' },
  })
  expect((await listed('officer', 'managedAs=provincial')).items[0]).not.toHaveProperty('sex')
  expect((await listed('health.monitor', 'sex=female')).total).toBe(0)
  const { rows } = await pool.query(
    "SELECT DISTINCT reader_id FROM reads_on_record WHERE person_id = 'an' AND what = 'file'",
  )
  expect(rows).toEqual([{ reader_id: 'officer' }])
  expect((await listed('officer', 'ageFrom=-1')).errors).toMatchObject([{ field: 'ageFrom' }])
})
