import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { until } from '../support/product.js'
import { OFFICE } from '../support/small-office.js'
import { type RecordsApi, recordsApi } from './records-office.js'

const PATH = '/v1/breakthrough-tasks'
const ARTICLE = { vi: 'Tham số của địa phương', en: 'Local parameter' }

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
  // Bình holds a deputy's post, Chi held one until the day before; all else are specialists.
  await office.pool.query("UPDATE tenures SET level = 'specialist' WHERE level = 'division-head'")
  await office.pool.query(
    `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on, to_on) VALUES
       ('binh', 'post-deputy', $1, 'department-deputy', '2024-01-01', NULL),
       ('chi', 'post-deputy', $2, 'department-deputy', '2024-01-01', '2026-08-03')`,
    [OFFICE.seat, OFFICE.secondSeat],
  )
})
afterAll(() => office.close())

const task = { personId: 'binh', year: 2026, title: 'Số hóa hồ sơ bệnh án' }
const RESOLUTION = { resolutionNumber: '12-NQ/TU', resolvedOn: '2026-08-01' }
const conclude = { outcome: 'finished', result: 'Đã số hóa 100%' }

describe('a task is registered', () => {
  test('by the holder of a post, or an officer of the unit', async () => {
    const own = await office.api.post('binh', PATH, task)
    expect(own).toMatchObject({
      status: 201,
      body: {
        person: { id: 'binh' },
        year: 2026,
        title: task.title,
        status: 'registered',
        result: null,
        version: 1,
      },
    })
    expect(own.headers.get('location')).toBe(`${PATH}/${own.body.id}`)
    expect((await office.api.get('binh', `${PATH}/${own.body.id}`)).body).toEqual(own.body)
    expect(await office.api.post('health.officer', PATH, { ...task, title: 'Hai' })).toMatchObject({
      status: 201,
    })
    expect((await office.audited()).at(-1)).toBe('breakthrough-task-registered')
  })

  test('and whoever may approve it is told, and has it where it waits until it is decided; nobody else', async () => {
    const registered = (await office.api.get('officer', `${PATH}?person=binh&year=2026`)).body.items
    const ids = registered.map(({ id }: { id: number }) => id)
    expect(ids).toHaveLength(2)
    const of = async (login: string) => ({
      waiting: (await office.api.get(login, `${PATH}?toApprove=true`)).body.items.map(
        ({ id }: { id: number }) => id,
      ),
      counted: (await office.api.get(login, '/v1/tasks/counts')).body.breakthroughTasks,
      told: (await office.api.get(login, '/v1/me/notifications')).body.items.filter(
        ({ kind }: { kind: string }) => kind === 'breakthrough-task-registered',
      ),
    })
    const approver = await of('approver')
    expect(approver).toMatchObject({ waiting: ids, counted: 2 })
    expect(approver.told).toMatchObject(
      ['Hai', task.title].map((title) => ({
        ...{ title: 'Nhiệm vụ đột phá chờ phê duyệt', about: `Người binh, ${title} (2026)`, means: 'to-do' },
        ...{ opens: { what: 'cadre', id: 'binh' }, isRead: false, dueOn: null },
      })),
    )
    for (const login of ['officer', 'health.officer', 'binh', 'monitor'])
      expect([login, await of(login)]).toEqual([login, { waiting: [], counted: 0, told: [] }])
    // Who has the right no more is told nothing more of it.
    await office.pool.query("DELETE FROM role_grants WHERE person_id = 'approver' AND role = 'approver'")
    expect(await of('approver')).toEqual({ waiting: [], counted: 0, told: [] })
    await office.pool.query(
      "INSERT INTO role_grants (person_id, role, unit_id) VALUES ('approver', 'approver', $1)",
      [OFFICE.province],
    )
    expect((await of('approver')).told).toHaveLength(2)
  })

  test('but no more than the rules allow, told with the numbers and the article', async () => {
    expect(await office.api.post('binh', `${PATH}?lang=en`, task)).toMatchObject({
      status: 409,
      body: {
        code: 'too-many-breakthrough-tasks',
        detail: `As many breakthrough tasks are registered for the year as may be: it would be 3, at most 2 (${ARTICLE.en}).`,
        errors: [{ field: 'personId', facts: { limit: 2, count: 3, article: ARTICLE } }],
      },
    })
    expect((await office.api.get('binh', PATH)).body.total).toBe(2)
    expect(await office.api.post('binh', PATH, { ...task, year: 2027 })).toMatchObject({ status: 201 })
  })

  test('counted after one that is being registered: of two for the last place one is refused', async () => {
    const other = await office.pool.connect()
    await other.query('BEGIN')
    await other.query("SELECT 1 FROM people WHERE id = 'binh' FOR UPDATE")
    await other.query(
      "INSERT INTO breakthrough_tasks (person_id, year, title, status) VALUES ('binh', 2027, 'x', 'registered')",
    )
    const asked = office.api.post('binh', PATH, { ...task, year: 2027 })
    const waiting =
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    await until('the second waits', async () => (await office.pool.query(waiting)).rowCount === 1)
    await other.query('COMMIT')
    other.release()
    expect(await asked).toMatchObject({ status: 409, body: { code: 'too-many-breakthrough-tasks' } })
  })

  test.each(['an', 'chi'])(
    'not for %s, who holds no post from the level of the rules up',
    async (personId) => {
      expect(await office.api.post(personId, PATH, { ...task, personId })).toMatchObject({
        status: 409,
        body: {
          code: 'no-post-for-breakthrough-task',
          detail: `Người này không giữ chức vụ phải đăng ký nhiệm vụ đột phá: từ phó trưởng phòng (${ARTICLE.vi}).`,
          errors: [{ field: 'personId', facts: { article: ARTICLE } }],
        },
      })
    },
  )

  test('not by others, and for those who may not know of the person there is nobody', async () => {
    for (const login of ['approver', 'admin', 'monitor']) {
      expect(await office.api.post(login, PATH, task)).toMatchObject({ status: 403 })
    }
    for (const login of ['other.officer', 'an', 'outsider']) {
      expect(await office.api.post(login, `${PATH}?lang=en`, task)).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'personId', code: 'unknown-cadre', message: 'No such cadre' }] },
      })
    }
  })

  test('and wrong input is told by field', async () => {
    const errors = async (body: object) =>
      (await office.api.post('binh', PATH, { ...task, ...body })).body.errors
    expect(await errors({ title: ' ' })).toMatchObject([{ field: 'title', code: 'too-short' }])
    expect(await errors({ title: 'x'.repeat(501) })).toMatchObject([{ field: 'title', code: 'too-long' }])
    expect(await errors({ year: 2028 })).toMatchObject([
      { field: 'year', code: 'too-large', message: 'Lớn nhất là 2027' },
    ])
    expect(await errors({ year: 2025 })).toMatchObject([{ field: 'year', code: 'no-rules-for-day' }])
    expect(await errors({ status: 'finished' })).toMatchObject([{ field: 'status', code: 'unknown-key' }])
  })
})

describe('a task is approved, then concluded', () => {
  let path: string
  beforeAll(async () => {
    const { items } = (await office.api.get('binh', `${PATH}?year=2026`)).body
    path = `${PATH}/${items.at(-1).id}`
  })

  test('it is not known to those who may not read the person’s record', async () => {
    for (const login of ['monitor', 'other.officer', 'an', 'outsider']) {
      expect(await office.api.get(login, path)).toMatchObject({ status: 404 })
      for (const [action, body] of [
        ['approval', RESOLUTION],
        ['completion', conclude],
      ] as const) {
        const { status, body: answer } = await office.api.post(login, `${path}/${action}`, body)
        expect([login, status, answer.code]).toEqual([login, 404, 'breakthrough-task-not-found'])
      }
    }
    for (const id of ['999999', 'an', '99999999999999999999']) {
      expect(await office.api.get('officer', `${PATH}/${id}`)).toMatchObject({ status: 404 })
    }
  })

  test('approvers approve, by a resolution of the standing committee, once; nobody their own', async () => {
    for (const login of ['officer', 'admin']) {
      expect(await office.api.post(login, `${path}/approval`, RESOLUTION)).toMatchObject({
        status: 403,
        body: { code: 'not-permitted' },
      })
    }
    await office.pool.query(
      "INSERT INTO role_grants (person_id, role, unit_id) VALUES ('binh', 'approver', 'u-health')",
    )
    for (const [action, body] of [
      ['approval', RESOLUTION],
      ['completion', conclude],
    ] as const) {
      expect(await office.api.post('binh', `${path}/${action}`, body)).toMatchObject({
        status: 403,
        body: { code: 'own-breakthrough-task' },
      })
    }
    expect(await office.api.post('officer', `${path}/completion`, conclude)).toMatchObject({
      status: 409,
      body: {
        code: 'breakthrough-task-status',
        detail: 'Trạng thái hiện tại: đã đăng ký, chưa được phê duyệt.',
      },
    })
    for (const [resolution, errors] of [
      [{}, [{ field: 'resolutionNumber' }, { field: 'resolvedOn' }]],
      [{ ...RESOLUTION, resolvedOn: '2026-08-04' }, [{ field: 'resolvedOn', code: 'date-in-future' }]],
    ] as const) {
      const refused = await office.api.post('approver', `${path}/approval`, resolution)
      expect(refused).toMatchObject({ status: 422, body: { errors } })
    }
    expect(await office.api.post('approver', `${path}/approval`, RESOLUTION)).toMatchObject({
      status: 200,
      body: {
        status: 'approved',
        approvedBy: { id: 'approver', name: 'Người approver' },
        approvedOn: '2026-08-03',
        ...RESOLUTION,
        version: 2,
      },
    })
    expect(await office.api.post('approver', `${path}/approval`, RESOLUTION)).toMatchObject({ status: 409 })
    expect((await office.audited()).at(-1)).toBe('breakthrough-task-approved')
  })

  test('an approver refuses one that was registered, with the reason; another takes its place, and the refused one stays so', async () => {
    const given = { personId: 'binh', year: 2027 }
    // Two are registered already.
    const third = { ...given, title: 'Ba' }
    expect((await office.api.post('officer', PATH, third)).body.code).toBe('too-many-breakthrough-tasks')
    const [{ id }] = (await office.api.get('officer', `${PATH}?person=binh&year=2027`)).body.items
    const reason = { reason: 'Chưa nêu cách đo kết quả' }
    for (const login of ['officer', 'admin', 'binh'])
      expect((await office.api.post(login, `${PATH}/${id}/refusal`, reason)).status).toBe(403)
    expect((await office.api.post('approver', `${PATH}/${id}/refusal`, {})).status).toBe(422)
    expect(await office.api.post('approver', `${PATH}/${id}/refusal`, reason)).toMatchObject({
      status: 200,
      body: { status: 'refused', result: reason.reason, closedBy: { id: 'approver' }, approvedBy: null },
    })
    expect((await office.audited()).at(-1)).toBe('breakthrough-task-refused')
    expect(await office.api.post('approver', `${PATH}/${id}/approval`, RESOLUTION)).toMatchObject({
      status: 409,
    })
    expect((await office.api.post('officer', PATH, third)).status).toBe(201)
    await office.pool.query("DELETE FROM breakthrough_tasks WHERE status = 'refused'")
  })

  test('officers and approvers conclude with the result, once', async () => {
    expect(await office.api.post('admin', `${path}/completion`, conclude)).toMatchObject({ status: 403 })
    const missing = await office.api.post('officer', `${path}/completion`, { outcome: 'done' })
    expect(missing).toMatchObject({
      status: 422,
      body: {
        errors: [
          { field: 'outcome', code: 'not-one-of' },
          { field: 'result', code: 'required' },
        ],
      },
    })
    expect(await office.api.post('officer', `${path}/completion`, conclude)).toMatchObject({
      status: 200,
      body: {
        status: 'finished',
        result: conclude.result,
        closedBy: { id: 'officer' },
        closedOn: '2026-08-03',
        version: 3,
      },
    })
    expect(await office.api.post('officer', `${path}/completion`, conclude)).toMatchObject({ status: 409 })
    expect((await office.audited()).at(-1)).toBe('breakthrough-task-finished')
    const [second] = (await office.api.get('officer', `${PATH}?year=2026&status=registered`)).body.items
    await office.api.post('approver', `${PATH}/${second.id}/approval`, RESOLUTION)
    const failed = { outcome: 'unfinished', result: 'Mới đạt 40%' }
    expect(await office.api.post('approver', `${PATH}/${second.id}/completion`, failed)).toMatchObject({
      status: 200,
      body: { status: 'unfinished', result: 'Mới đạt 40%', closedBy: { id: 'approver' } },
    })
    expect((await office.audited()).at(-1)).toBe('breakthrough-task-unfinished')
  })

  test('an approval reaches below its unit only', async () => {
    await office.pool.query(
      "INSERT INTO role_grants (person_id, role, unit_id) VALUES ('other.officer', 'approver', 'u-other'), ('health.officer', 'approver', 'u-other')",
    )
    const [open] = (await office.api.get('officer', `${PATH}?year=2027&status=registered`)).body.items
    expect(await office.api.post('health.officer', `${PATH}/${open.id}/approval`, RESOLUTION)).toMatchObject({
      status: 403,
    })
    expect(await office.api.post('other.officer', `${PATH}/${open.id}/approval`, RESOLUTION)).toMatchObject({
      status: 404,
    })
  })

  test('the list is filtered, and open to whoever reads the records, and to the person', async () => {
    const total = async (as: string, query = '') => (await office.api.get(as, `${PATH}?${query}`)).body.total
    for (const login of ['officer', 'approver', 'admin', 'binh']) expect(await total(login)).toBe(4)
    for (const login of ['monitor', 'an', 'other.officer']) expect(await total(login)).toBe(0)
    expect(await total('officer', 'year=2026')).toBe(2)
    expect(await total('officer', 'year=2026&status=finished')).toBe(1)
    expect(await total('officer', 'person=an')).toBe(0)
    expect(await total('officer', 'unit=u-province')).toBe(4)
    expect(await total('officer', 'unit=u-other')).toBe(0)
    expect((await office.api.get('officer', `${PATH}?status=lost`)).body.errors).toMatchObject([
      { field: 'status', code: 'not-one-of' },
    ])
    const first = (await office.api.get('officer', `${PATH}?limit=3`)).body
    const rest = (await office.api.get('officer', `${PATH}?limit=3&cursor=${first.nextCursor}`)).body
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([3, 1, null])
  })
})

describe('holders of posts with unfinished tasks', () => {
  const UNFINISHED = '/v1/monitoring/unfinished-tasks'
  beforeAll(async () => {
    await office.pool.query(
      `INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
       SELECT id, id, id, 'u-health', 'provincial' FROM unnest(ARRAY['former', 'new', 'zed']) AS id`,
    )
    await office.pool.query(
      `INSERT INTO tenures (person_id, post_id, level, from_on, to_on) VALUES
         ('former', 'post-deputy', 'department-deputy', '2020-01-01', '2026-08-03'),
         ('new', 'post-deputy', 'department-deputy', '2020-01-01', NULL),
         ('zed', 'post-deputy', 'department-deputy', '2020-01-01', NULL)`,
    )
    await office.pool.query(
      `INSERT INTO breakthrough_tasks (person_id, year, title, status, result) VALUES
         ('binh', 2025, 'Dở dang', 'unfinished', 'Đạt 40%'), ('binh', 2024, 'Bỏ ngỏ', 'approved', NULL),
         ('binh', 2024, 'Xong', 'finished', 'Xong'), ('former', 2025, 'x', 'unfinished', NULL),
         ('new', 2025, 'x', 'finished', NULL), ('new', 2026, 'x', 'approved', NULL), ('zed', 2023, 'x', 'unfinished', NULL)`,
    )
  })

  test('are shown with their posts and these tasks; former holders and what is open this year are not', async () => {
    const { body } = await office.api.get('monitor', `${UNFINISHED}?lang=en`)
    expect(body).toMatchObject({
      total: 2,
      items: [
        {
          person: { id: 'binh' },
          unit: { id: 'u-health', name: 'Health' },
          tasks: [
            // Concluded above, in the present year.
            { year: 2026, title: 'Hai', status: 'unfinished', result: 'Mới đạt 40%' },
            { year: 2025, title: 'Dở dang', status: 'unfinished', result: 'Đạt 40%' },
            { year: 2024, title: 'Bỏ ngỏ', status: 'approved', result: null },
          ],
        },
        { person: { id: 'zed' } },
      ],
    })
    expect(body.items[0].posts.map(({ id }: { id: string }) => id)).toContain('post-deputy')
    expect(body.items[0].tasks).toHaveLength(3)
    const first = (await office.api.get('monitor', `${UNFINISHED}?limit=1`)).body
    const rest = (await office.api.get('monitor', `${UNFINISHED}?limit=1&cursor=${first.nextCursor}`)).body
    const ids = [...first.items, ...rest.items].map(({ person }: { person: { id: string } }) => person.id)
    expect([ids, rest.nextCursor]).toEqual([['binh', 'zed'], null])
  })

  test('one of this year is shown as soon as it is concluded as unfinished', async () => {
    const listed = async () => {
      const { items } = (await office.api.get('monitor', `${UNFINISHED}?unit=u-health`)).body
      return items.find(({ person }: { person: { id: string } }) => person.id === 'new')?.tasks
    }
    const concluded = async (outcome: string) => {
      const { rows } = await office.pool.query(
        "INSERT INTO breakthrough_tasks (person_id, year, title, status) VALUES ('new', 2026, $1, 'approved') RETURNING id",
        [outcome],
      )
      const path = `/v1/breakthrough-tasks/${rows[0].id}/completion`
      expect(await office.api.post('officer', path, { outcome, result: 'Đạt 40%' })).toMatchObject({
        status: 200,
      })
    }
    await concluded('finished')
    expect(await listed()).toBeUndefined()
    await concluded('unfinished')
    expect(await listed()).toEqual([
      { year: 2026, title: 'unfinished', status: 'unfinished', result: 'Đạt 40%' },
    ])
    await office.pool.query(
      "DELETE FROM breakthrough_tasks WHERE person_id = 'new' AND status = 'unfinished'",
    )
  })

  test.each([
    ['monitor', 2],
    ['officer', 2],
    ['health.monitor', 2],
    ['other.monitor', 0],
    ['other.officer', 0],
  ])('to %s: %i of them', async (login, count) => {
    const answer = await office.api.get(login, UNFINISHED)
    expect(answer).toMatchObject({ status: 200, body: { total: count } })
  })

  test.each(['approver', 'admin', 'binh', 'outsider'])('and not to %s', async (login) => {
    expect(await office.api.get(login, UNFINISHED)).toMatchObject({
      status: 403,
      body: { code: 'not-permitted' },
    })
  })

  test('of a unit, which has to be known', async () => {
    expect((await office.api.get('monitor', `${UNFINISHED}?unit=u-health`)).body.total).toBe(2)
    expect((await office.api.get('monitor', `${UNFINISHED}?unit=u-other`)).body.total).toBe(0)
    expect((await office.api.get('monitor', `${UNFINISHED}?unit=none`)).body.errors).toMatchObject([
      { field: 'unit', code: 'unknown-unit' },
    ])
  })
})
