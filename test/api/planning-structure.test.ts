import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { OFFICE } from '../support/small-office.js'
import { type RecordsApi, recordsApi } from './records-office.js'

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
  await office.pool.query(
    `INSERT INTO people (id, full_name, search_name, born_on, sex, unit_id, managed_as) VALUES
       ('dung', 'Dung', 'dung', '1990-01-01', 'male', 'u-health', 'provincial'),
       ('elsewhere', 'E', 'e', '1990-01-01', 'male', 'u-other', 'provincial')`,
  )
})
afterAll(() => office.close())

const PATH = `/v1/planning/structure?unit=${OFFICE.department}`
const people = (count: number, of: number) => ({ numerator: count, denominator: of })

describe('the structure', () => {
  test('is told by level with numbers, targets and articles, and warns', async () => {
    const { status, body } = await office.api.get('officer', `${PATH}&on=2026-08-01&lang=en`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      unit: { id: OFFICE.department, name: 'Health' },
      on: '2026-08-01',
      ruleSet: { id: 'regulation-377-2025', version: 1 },
      targets: { id: 'local-targets-a' },
    })
    // An, Bình and Chi, women of 1985, are planned for both posts of deputies; nobody for the division's head.
    expect(body.levels).toMatchObject([
      {
        ...{ locality: 'province', level: 'department-deputy', posts: 2, people: 3 },
        ratio: { value: people(3, 2), percent: 150, target: null, verdict: 'ok' },
        women: { value: people(3, 3), percent: 100, verdict: 'ok' },
        ages: [
          { from: null, under: 42, value: people(3, 3), verdict: 'ok' },
          { from: 42, under: null, value: people(0, 3), target: null, verdict: 'ok' },
        ],
      },
      {
        level: 'division-head',
        posts: 1,
        people: 0,
        ratio: { verdict: 'ok' },
        women: { percent: null },
      },
    ])
    expect(body.levels[0].women.target).toMatchObject({
      atLeast: people(25, 100),
      article: 'Local parameter',
    })
    const inVietnamese = (await office.api.get('officer', `${PATH}&on=2026-08-01`)).body.levels[0]
    expect(inVietnamese.women.target.article).toBe('Tham số của địa phương')
  })

  test('says how many posts nobody is planned for, and whether the reader may plan', async () => {
    const read = async (who: string) => (await office.api.get(who, PATH)).body
    expect(await read('officer')).toMatchObject({ today: { postsUnplanned: 1 }, mayPlan: true })
    expect(await read('health.officer')).toMatchObject({ mayPlan: true })
    expect(await read('monitor')).toMatchObject({ today: { postsUnplanned: 1 }, mayPlan: false })
    expect(await read('approver')).toMatchObject({ mayPlan: false })
  })

  test('says how many ages are counted with a day of birth that is not known, and with which', async () => {
    const before = await office.pool.query("SELECT born_on FROM people WHERE id = 'an'")
    await office.pool.query("UPDATE people SET born_on = '1985' WHERE id = 'an'")
    const levels = async (who: string) => (await office.api.get(who, `${PATH}&on=2026-08-01`)).body.levels
    expect((await levels('officer'))[0]).toMatchObject({
      ages: [{ value: people(3, 3) }, { value: people(0, 3) }],
      agesNote: expect.stringContaining('1 người chưa rõ ngày sinh: tuổi tính theo ngày cuối cùng có thể'),
    })
    expect((await levels('monitor'))[0]).not.toHaveProperty('agesNote')
    await office.pool.query('UPDATE people SET born_on = $1 WHERE id = $2', [before.rows[0].born_on, 'an'])
  })

  test('is told year by year beside what is to be reached, to those who may know of sex and age', async () => {
    const { body } = await office.api.get('officer', `${PATH}&years=true&lang=en`)
    const told = body.years.map(
      ({
        year,
        on,
        people,
        women,
      }: {
        year: number
        on: string | null
        people: number
        women: { target: { atLeast: object } | null }
      }) => [year, on, people, women.target?.atLeast ?? null],
    )
    expect(told).toEqual([
      [2024, '2024-12-31', 3, null],
      [2025, '2025-12-31', 3, null],
      [2026, '2026-08-03', 3, people(21, 100)],
      [2027, null, 0, people(22, 100)],
      [2028, null, 0, people(23, 100)],
      [2029, null, 0, people(24, 100)],
      [2030, null, 0, people(25, 100)],
    ])
    expect(body.years[2]).toMatchObject({
      women: { value: people(3, 3), percent: 100, verdict: 'ok' },
      young: { value: people(3, 3), target: { atLeast: people(11, 100), article: 'Local parameter' } },
    })
    expect((await office.api.get('officer', PATH)).body).not.toHaveProperty('years')
    expect((await office.api.get('monitor', `${PATH}&years=true`)).body).not.toHaveProperty('years')
  })

  test('is that of the day asked about, by the rules of that day', async () => {
    const { body } = await office.api.get('officer', `${PATH}&on=2023-12-31`)
    expect(body.ruleSet.id).toBe('regulation-50-2021')
    expect(body.levels[0]).toMatchObject({ level: 'department-deputy', people: 0 })
  })

  test('of a commune is measured by the targets of communes', async () => {
    await office.pool.query(
      `INSERT INTO units (id, parent_id, path, kind, name_vi, name_en) VALUES
         ('u-commune', 'u-province', ARRAY['u-province', 'u-commune'], 'commune', 'Xã', 'Commune'),
         ('u-part', 'u-commune', ARRAY['u-province', 'u-commune', 'u-part'], 'division', 'Ban', 'Part')`,
    )
    await office.pool.query(
      `INSERT INTO posts (id, unit_id, title_vi, title_en, level, filled_by, managing_body_id, electorate_id, office_id, reviewers_id, tellers_id)
       SELECT 'post-commune', 'u-part', 'x', 'x', level, filled_by, managing_body_id, electorate_id, office_id, reviewers_id, tellers_id
       FROM posts WHERE id = 'post-deputy'`,
    )
    const { body } = await office.api.get(
      'officer',
      '/v1/planning/structure?unit=u-province&targets=local-targets-c',
    )
    const targets = body.levels.map(
      ({ locality, women }: { locality: string; women: { target: { atLeast: { numerator: number } } } }) => [
        locality,
        women.target.atLeast.numerator,
      ],
    )
    expect(targets).toEqual([
      ['province', 15],
      ['province', 15],
      ['commune', 15],
    ])
    const local = await office.api.get(
      'officer',
      '/v1/planning/structure?unit=u-commune&targets=local-targets-a',
    )
    expect(local.body).toMatchObject({ targets: { id: 'local-targets-a' } })
    expect(local.body.levels[0].women.target).toMatchObject({ atLeast: people(25, 100) })
  })

  test.each(['officer', 'approver', 'admin', 'health.officer'])('is told in full to %s', async (login) => {
    const { body } = await office.api.get(login, PATH)
    expect(body.levels[0]).toHaveProperty('women')
    expect(body.levels[0]).toHaveProperty('ages')
  })

  test.each(['monitor', 'health.monitor'])(
    'is told to %s without what birth dates and sex give',
    async (login) => {
      const { body } = await office.api.get(login, PATH)
      expect(body.levels[0]).toMatchObject({ people: 3, ratio: { percent: 150 } })
      expect(body.levels[0]).not.toHaveProperty('women')
      expect(body.levels[0]).not.toHaveProperty('ages')
    },
  )

  test.each(['other.officer', 'other.monitor', 'an', 'outsider'])('is not told to %s', async (login) => {
    expect(await office.api.get(login, PATH)).toMatchObject({ status: 403, body: { code: 'not-permitted' } })
  })

  test('is that of the unit that the roles of the reader cover, where it is not named and there is one', async () => {
    const unitFor = async (login: string) => {
      const { status, body } = await office.api.get(login, '/v1/planning/structure')
      return [status, body.unit?.id ?? body.errors?.[0] ?? body.code]
    }
    expect(await unitFor('officer')).toEqual([200, 'u-province'])
    expect(await unitFor('health.officer')).toEqual([200, 'u-health'])
    expect(await unitFor('other.monitor')).toEqual([200, 'u-other'])
    expect(await unitFor('an')).toEqual([403, 'not-permitted'])
    const both = ['health.officer', 'u-other']
    await office.pool.query(
      "INSERT INTO role_grants (person_id, role, unit_id) VALUES ($1, 'monitor', $2)",
      both,
    )
    try {
      expect(await unitFor('health.officer')).toEqual([
        422,
        expect.objectContaining({ field: 'unit', code: 'required' }),
      ])
    } finally {
      await office.pool.query('DELETE FROM role_grants WHERE person_id = $1 AND unit_id = $2', both)
    }
  })

  test('wrong input is told by field', async () => {
    const errors = async (query: string) =>
      (await office.api.get('officer', `/v1/planning/structure?${query}`)).body.errors
    expect(await errors('unit=u-none')).toMatchObject([{ field: 'unit', code: 'unknown-unit' }])
    expect(await errors('unit=u-health&on=2026-13-01')).toMatchObject([{ field: 'on', code: 'not-a-date' }])
    expect(await errors('unit=u-health&on=2020-01-01')).toMatchObject([
      {
        field: 'on',
        code: 'no-rules-for-day',
        message: 'Không có bộ quy tắc nào có hiệu lực vào thời điểm này',
      },
    ])
    for (const other of ['none', 'regulation-377-2025']) {
      expect(await errors(`unit=u-health&targets=${other}`)).toMatchObject([
        { field: 'targets', code: 'no-such-rule-set' },
      ])
    }
  })
})

describe('what if', () => {
  const ask = (as: string, given: object, lang = 'vi') =>
    office.api.send(`/v1/planning/what-if?lang=${lang}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
      body: JSON.stringify({ unit: OFFICE.department, ...given }),
    })

  test('somebody were added and somebody removed: before, after, what changes; nothing is stored', async () => {
    const count = async () => (await office.pool.query('SELECT 1 FROM planning_entries')).rowCount
    const [before, events] = [await count(), await office.audited()]
    const { status, body } = await ask('officer', {
      add: [{ personId: 'dung', postId: 'post-division' }],
      remove: ['an', 'binh'].flatMap((personId) =>
        ['post-deputy', 'post-chair'].map((postId) => ({ personId, postId })),
      ),
    })
    expect(status).toBe(200)
    expect(body.before).toMatchObject([{ people: 3 }, { people: 0 }])
    expect(body.after).toMatchObject([{ people: 1 }, { people: 1, women: { verdict: 'warning' } }])
    const division = { locality: 'province', level: 'division-head' }
    expect(body.changes).toEqual([{ ...division, measure: 'women', before: 'ok', after: 'warning' }])
    expect(body.capsBroken).toEqual([])
    expect([await count(), await office.audited()]).toEqual([before, events])
  })

  test('an addition broke a cap, as the planning would then be: it is listed with its numbers', async () => {
    // Three are planned for the two seats already.
    const add = ['voter1', 'voter2', 'voter3', 'dung'].map((personId) => ({
      personId,
      postId: 'post-deputy',
    }))
    const { body } = await ask('officer', { add }, 'en')
    expect(body.capsBroken).toHaveLength(4)
    expect(body.capsBroken.at(-1)).toEqual({
      ...{ personId: 'dung', postId: 'post-deputy', code: 'too-many-people-for-post', limit: 6, count: 7 },
      article: 'Regulation 377-QĐ/TW (2025) art. 26.2',
      message:
        'As many are planned for the post as may be: it would be 7, at most 6 (Regulation 377-QĐ/TW (2025) art. 26.2).',
    })
    const swapped = await ask('officer', { add, remove: [{ personId: 'chi', postId: 'post-deputy' }] })
    expect(swapped.body.capsBroken).toEqual([])
    const two = await ask('officer', {
      add: ['voter1', 'voter2', 'voter3', 'voter4'].map((personId) => ({
        personId,
        postId: 'post-division',
      })),
    })
    expect(two.body.capsBroken).toHaveLength(4)
    const equal = await ask('officer', { add: [{ personId: 'an', postId: 'post-division' }] })
    expect(equal.body.capsBroken).toMatchObject([{ code: 'post-not-higher', present: 'division-head' }])
  })

  test('nothing were added: nothing changes', async () => {
    const { body } = await ask('approver', {})
    expect(body.after).toEqual(body.before)
    expect(body.changes).toEqual([])
  })

  test.each(['monitor', 'other.officer', 'an', 'outsider'])(
    'is not for %s: it would tell of whoever is named',
    async (login) => {
      expect(await ask(login, {})).toMatchObject({ status: 403, body: { code: 'not-permitted' } })
    },
  )

  test('wrong input is told by field, and whom one may not know of is unknown', async () => {
    const add = [
      { personId: 'elsewhere', postId: 'post-deputy' },
      { personId: 'an', postId: 'post-deputy' },
      { personId: 'dung', postId: 'post-none' },
      { personId: 'dung', postId: 'post-none' },
    ]
    const remove = [{ personId: 'dung', postId: 'post-deputy' }]
    const { status, body } = await ask('health.officer', { add, remove }, 'en')
    expect(status).toBe(422)
    expect(body.errors).toEqual([
      { field: 'add.0.personId', code: 'unknown-cadre', message: 'No such cadre' },
      { field: 'add.1', code: 'already-planned', message: 'Planned for this post already' },
      { field: 'add.2.postId', code: 'post-outside-unit', message: 'The post is not of this unit' },
      { field: 'add.3.postId', code: 'post-outside-unit', message: 'The post is not of this unit' },
      { field: 'add.3', code: 'named-twice', message: 'Named twice' },
      { field: 'remove.0', code: 'not-planned', message: 'Not in the planning looked at' },
    ])
    expect((await ask('officer', { add: [{ personId: 'dung' }] })).body.errors).toMatchObject([
      { field: 'add.0.postId', code: 'required', message: 'Bắt buộc' },
    ])
  })

  test('of whose file is closed nobody is told what they make of the shares, though they are planned there', async () => {
    await office.pool.query(
      `INSERT INTO planning_entries (person_id, post_id, level, term, approved_on)
       VALUES ('elsewhere', 'post-deputy', 'department-deputy', '2025-2030', '2024-01-01')`,
    )
    const remove = [{ personId: 'elsewhere', postId: 'post-deputy' }]
    const closed = await ask('health.officer', { remove })
    expect([closed.status, closed.body.errors]).toEqual([
      422,
      [expect.objectContaining({ field: 'remove.0.personId', code: 'unknown-cadre-in-reach' })],
    ])
    expect((await ask('officer', { remove })).body.moved).toEqual([{ id: 'elsewhere' }])
    await office.pool.query("DELETE FROM planning_entries WHERE person_id = 'elsewhere'")
  })

  test('posts of one level are counted as they would be, those removed no longer', async () => {
    await office.pool.query(
      `INSERT INTO posts (id, unit_id, title_vi, title_en, level, filled_by, managing_body_id, electorate_id, office_id, reviewers_id, tellers_id)
       SELECT id, unit_id, id, id, level, filled_by, managing_body_id, electorate_id, office_id, reviewers_id, tellers_id
       FROM (SELECT unnest(ARRAY['post-q', 'post-r']) AS id) n, (SELECT unit_id, level, filled_by, managing_body_id,
         electorate_id, office_id, reviewers_id, tellers_id FROM posts WHERE posts.id = 'post-deputy') o`,
    )
    const add = ['post-q', 'post-r'].map((postId) => ({ personId: 'an', postId }))
    const broken = { code: 'too-many-posts-for-person', limit: 3, count: 4 }
    expect((await ask('officer', { add })).body.capsBroken).toMatchObject([broken, broken])
    const remove = [{ personId: 'an', postId: 'post-chair' }]
    expect((await ask('officer', { add, remove })).body.capsBroken).toEqual([])
  })
})
