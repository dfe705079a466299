import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { PLANNING_OF_REGULATION_377 } from '../../domain/rules/regulation-377-2025.js'
import { conditionsTold } from '../../records/planning/entry-caps.js'
import { OFFICE } from '../support/small-office.js'
import { type RecordsApi, recordsApi, writeCase } from './records-office.js'

const REGULATION = { vi: 'Quy định 377-QĐ/TW (2025)', en: 'Regulation 377-QĐ/TW (2025)' }
const CAP = { vi: `khoản 2 Điều 26 ${REGULATION.vi}`, en: `${REGULATION.en} art. 26.2` }

const NOBODY = { readsRecords: [], manages: [], sees: [], competitors: [] }
const PUNISHED = {
  ...{ personId: 'y', unitId: 'u-health', sex: null, bornOn: null, holds: [], planned: [], left: [] },
  disciplines: [{ kind: 'reprimand', effectiveOn: '2026-01-10', endedOn: null }],
}

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
  await office.pool.query(
    `INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
     SELECT id, id, id, 'u-health', 'provincial' FROM unnest(ARRAY['dung', 'giang', 'ha']) AS id`,
  )
})
afterAll(() => office.close())

const entry = { personId: 'dung', postId: 'post-deputy', term: '2025-2030', approvedOn: '2026-01-15' }
const post = (id: string, level: string) =>
  office.pool.query(
    `INSERT INTO posts (id, unit_id, title_vi, title_en, level, filled_by, managing_body_id, electorate_id, office_id, reviewers_id, tellers_id)
     SELECT $1, unit_id, $1, $1, $2, filled_by, managing_body_id, electorate_id, office_id, reviewers_id, tellers_id
     FROM posts WHERE id = 'post-deputy'`,
    [id, level],
  )

describe('an entry beyond a cap is refused', () => {
  test('for a seventh person of two seats, with the numbers and the article in the language asked for', async () => {
    await office.pool.query(
      `INSERT INTO planning_entries (person_id, post_id, level, term, approved_on)
       SELECT 'voter' || n, 'post-deputy', 'department-deputy', '2025-2030', '2026-01-01' FROM generate_series(5, 7) n`,
    )
    const vi = await office.api.post('officer', '/v1/planning', entry)
    expect(vi).toMatchObject({
      status: 409,
      body: {
        code: 'too-many-people-for-post',
        detail: `Chức danh đã đủ số người quy hoạch: sẽ là 7, nhiều nhất 6 (${CAP.vi}).`,
        errors: [
          {
            field: 'postId',
            code: 'too-many-people-for-post',
            facts: { limit: 6, count: 7, article: CAP },
          },
        ],
      },
    })
    const en = await office.api.post('officer', '/v1/planning?lang=en', entry)
    expect(en.body.errors[0].message).toBe(
      `As many are planned for the post as may be: it would be 7, at most 6 (${CAP.en}).`,
    )
    expect((await office.api.get('officer', '/v1/planning?person=dung')).body.total).toBe(0)
  })

  test('by the first text of the planning where it was approved before there was one', async () => {
    for (const approvedOn of ['2021-12-26', '1999-01-01']) {
      const early = { ...entry, personId: 'ha', approvedOn }
      const answer = await office.api.post('officer', '/v1/planning?lang=en', early)
      expect(answer).toMatchObject({ status: 409, body: { code: 'too-many-people-for-post' } })
      expect(answer.body.detail).toContain('Regulation 50-QĐ/TW (2021)')
    }
    expect((await office.api.get('officer', '/v1/planning?person=ha')).body.total).toBe(0)
  })

  test('for a fourth post that one body approves, and for a post that is not higher', async () => {
    for (const id of ['post-x', 'post-y', 'post-z']) await post(id, 'department-deputy')
    for (const postId of ['post-x', 'post-y', 'post-z']) {
      const made = await office.api.post('officer', '/v1/planning', { ...entry, personId: 'giang', postId })
      expect(made.status).toBe(201)
    }
    await post('post-w', 'department-deputy')
    const fourth = { ...entry, personId: 'giang', postId: 'post-w' }
    expect(await office.api.post('officer', '/v1/planning', fourth)).toMatchObject({
      status: 409,
      body: {
        code: 'too-many-posts-for-person',
        errors: [{ field: 'personId', facts: { limit: 3, count: 4 } }],
      },
    })
    const equal = { ...entry, personId: 'an', postId: 'post-division' }
    expect(await office.api.post('officer', '/v1/planning?lang=en', equal)).toMatchObject({
      status: 409,
      body: {
        code: 'post-not-higher',
        detail: `Only a post higher than the present one is planned for: now head of division, planned head of division (Guidance 45-HD/BTCTW (2025) § II.1.2).`,
        errors: [{ field: 'postId', facts: { article: { en: 'Guidance 45-HD/BTCTW (2025) § II.1.2' } } }],
      },
    })
  })

  test('of two entries for the last place one is refused', async () => {
    await post('post-last', 'department-head')
    await office.pool.query(
      `INSERT INTO planning_entries (person_id, post_id, level, term, approved_on)
       SELECT id, 'post-last', 'department-head', 't', '2026-01-01' FROM unnest(ARRAY['an', 'binh']) AS id`,
    )
    const answers = await Promise.all(
      ['dung', 'giang', 'ha'].map((personId) =>
        office.api.post('officer', '/v1/planning', { ...entry, personId, postId: 'post-last' }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    await office.pool.query("DELETE FROM planning_entries WHERE post_id = 'post-last'")
  })

  test('while an open procedure proposes the person for the post, not once it is over', async () => {
    await post('post-proposed', 'department-head')
    await office.pool.query("UPDATE posts SET title_en = 'Director' WHERE id = 'post-proposed'")
    await writeCase(office.pool, { id: 'case-1', post: 'post-proposed' })
    const proposed = { ...entry, personId: 'an', postId: 'post-proposed' }
    expect(await office.api.post('officer', '/v1/planning?lang=en', proposed)).toMatchObject({
      status: 409,
      body: {
        code: 'proposed-for-post',
        detail: `An open procedure (appointment) proposes the person for the post Director, Health, which this entry answers for (${REGULATION.en}).`,
        errors: [{ field: 'personId', facts: { caseId: 'case-1', article: REGULATION } }],
      },
    })
    await post('post-sister', 'department-head')
    await post('post-below', 'department-deputy')
    const early = { ...proposed, approvedOn: '2021-12-26' }
    for (const refused of [{ ...proposed, postId: 'post-sister' }, early]) {
      expect((await office.api.post('officer', '/v1/planning', refused)).body.code).toBe('proposed-for-post')
    }
    const below = await office.api.post('officer', '/v1/planning', { ...proposed, postId: 'post-below' })
    expect(below.status).toBe(201)
    await office.pool.query("DELETE FROM planning_entries WHERE post_id = 'post-below'")
    const other = await office.api.post('officer', '/v1/planning', { ...proposed, personId: 'binh' })
    expect(other.status).toBe(201)
    await office.pool.query("UPDATE case_candidates SET status = 'withdrawn' WHERE case_id = 'case-1'")
    expect(await office.api.post('officer', '/v1/planning', proposed)).toMatchObject({ status: 201 })
    await office.pool.query(
      "DELETE FROM planning_entries WHERE post_id = 'post-proposed' AND person_id = 'an'",
    )
  })

  test('in a rotation as in an appointment; an entry that stood before is not dated back meanwhile', async () => {
    await post('post-rotation', 'department-head')
    const mine = { ...entry, personId: 'an', postId: 'post-deputy' }
    const [{ id }] = (await office.api.get('officer', '/v1/planning?person=an&post=post-deputy')).body.items
    const change = (approvedOn: string, version: number) =>
      office.patch('officer', `/v1/planning/${id}`, { approvedOn }, `"${version}"`)
    expect(await change('2026-06-01', 1)).toMatchObject({ status: 200, body: { version: 2 } })
    await writeCase(office.pool, { id: 'case-2', post: 'post-deputy', seat: OFFICE.secondSeat })
    await office.pool.query("UPDATE cases SET kind = 'rotation' WHERE id = 'case-2'")
    const entered = await office.api.post('officer', '/v1/planning', { ...mine, postId: 'post-rotation' })
    expect(entered).toMatchObject({ status: 409, body: { code: 'proposed-for-post' } })
    expect(await change('2026-05-01', 2)).toMatchObject({ status: 409, body: { code: 'proposed-for-post' } })
    expect(await change('2026-06-02', 2)).toMatchObject({ status: 200 })
    await office.pool.query("UPDATE cases SET kind = 'extension' WHERE id = 'case-2'")
    expect(await change('2024-01-01', 3)).toMatchObject({ status: 200 })
    await office.pool.query("UPDATE cases SET status = 'stopped' WHERE id = 'case-2'")
  })
})

describe('a condition of whoever is to be planned', () => {
  const planned = { ...entry, postId: 'post-sister', term: '2025-2030' }
  const enter = (personId: string, as = 'officer') =>
    office.api.post(as, '/v1/planning?lang=en', { ...planned, personId, approvedOn: '2026-08-03' })

  test('refuses whoever has too few months left, or waits after a discipline, and says until when', async () => {
    await office.pool.query(
      `INSERT INTO people (id, full_name, search_name, unit_id, managed_as, born_on, sex) VALUES
         ('old', 'Old', 'old', 'u-health', 'provincial', '1966-01-01', 'male'),
         ('punished', 'Punished', 'punished', 'u-health', 'provincial', '1985-01-01', 'male')`,
    )
    await office.pool.query(
      "INSERT INTO disciplines (person_id, kind, effective_on) VALUES ('punished', 'reprimand', '2026-01-10')",
    )
    expect(await enter('old')).toMatchObject({
      status: 409,
      body: {
        code: 'too-few-months-left',
        detail: expect.stringContaining('second group needs 120 months at least, on 03/08/2026 there are 13'),
        errors: [{ field: 'personId', facts: { limit: 120, count: 13 } }],
      },
    })
    expect(await enter('punished')).toMatchObject({
      status: 409,
      body: { code: 'waits-after-discipline', detail: expect.stringContaining('until 10/01/2028') },
    })
  })

  test('is not told to an officer to whom the file is not open', async () => {
    const told = conditionsTold(
      PLANNING_OF_REGULATION_377,
      { ...NOBODY, personId: 'x' } as never,
      PUNISHED as never,
      { level: 'department-deputy', locality: 'province', term: '2025-2030', approvedOn: '2026-08-03' },
    )
    expect(told.map(({ code }) => code)).toEqual(['planning-condition-not-met'])
  })
})

test('a discipline that comes into force ends what the person is planned for at once (art. 29), with the reason', async () => {
  const planned = async () =>
    (await office.api.get('officer', '/v1/planning?person=giang&lang=en')).body.items.map(
      ({ leftOn, leftReason }: { leftOn: string; leftReason: string }) => [leftOn, leftReason],
    )
  const before = await planned()
  expect(before.length).toBeGreaterThan(0)
  const decision = { kind: 'reprimand', decidedOn: '2026-07-30', authority: 'Tỉnh ủy', number: '12-QĐ/TU' }
  const made = await office.api.post('officer', '/v1/cadres/giang/disciplines', decision)
  expect(made.status).toBe(201)
  const reason = `Disciplined: reprimand, in effect since 30/07/2026. (${REGULATION.en} art. 29)`
  expect(await planned()).toEqual(before.map(() => ['2026-07-30', reason]))
  expect((await office.audited()).slice(-2 - before.length)).toContain('planning-left')
  await office.pool.query(
    "UPDATE planning_entries SET left_on = NULL, left_reason = NULL, left_grounds = NULL WHERE person_id = 'giang'",
  )
  await office.pool.query("DELETE FROM disciplines WHERE person_id = 'giang'")
})

describe('reviews', () => {
  const body = { unit: OFFICE.department, on: '2026-08-01', apply: false }
  const review = (as: string, given: object, lang = 'vi') =>
    office.api.post(as, `/v1/planning/reviews?lang=${lang}`, { ...body, ...given })

  test('one entry is kept with a note that monitors do not read, and is due again in the first quarter of the next year', async () => {
    const [{ id }] = (await office.api.get('officer', '/v1/planning?person=binh&post=post-deputy')).body.items
    const path = `/v1/planning/${id}`
    expect((await office.api.get('officer', path)).body).toMatchObject({
      reviews: [],
      reviewDueOn: '2025-03-31',
    })
    const kept = { outcome: 'kept', reviewedOn: '2026-07-01', note: 'Đủ tiêu chuẩn' }
    expect(await office.api.post('monitor', `${path}/reviews`, kept)).toMatchObject({ status: 403 })
    expect(await office.api.post('other.officer', `${path}/reviews`, kept)).toMatchObject({ status: 404 })
    const early = { ...kept, reviewedOn: '2023-12-31' }
    expect(await office.api.post('officer', `${path}/reviews`, early)).toMatchObject({
      status: 422,
      body: { code: 'date-before', errors: [{ field: 'reviewedOn' }] },
    })
    const late = { ...kept, reviewedOn: '2026-08-04' }
    expect(await office.api.post('officer', `${path}/reviews`, late)).toMatchObject({
      status: 422,
      body: { code: 'date-in-future', errors: [{ field: 'reviewedOn' }] },
    })
    expect(await office.api.post('officer', `${path}/reviews`, kept)).toMatchObject({
      status: 200,
      body: {
        leftOn: null,
        reviewDueOn: '2027-03-31',
        reviews: [{ on: '2026-07-01', outcome: 'kept', by: { id: 'officer' }, note: 'Đủ tiêu chuẩn' }],
      },
    })
    const seen = (await office.api.get('monitor', path)).body.reviews[0]
    expect(seen).toMatchObject({ outcome: 'kept' })
    expect(seen).not.toHaveProperty('note')
    expect((await office.audited()).at(-1)).toBe('planning-reviewed')
    const left = await office.api.post('officer', `${path}/reviews`, { ...kept, outcome: 'left' })
    expect(left.body).toMatchObject({
      leftOn: '2026-07-01',
      leftReason: 'Đủ tiêu chuẩn',
      reviewDueOn: null,
      reviews: [{ outcome: 'left' }, { outcome: 'kept' }],
    })
    expect((await office.audited()).at(-1)).toBe('planning-left')
    expect(await office.api.post('officer', `${path}/reviews`, kept)).toMatchObject({ status: 409 })
  })

  test('follow each other: none is dated before the last one, nor is the end', async () => {
    const [{ id }] = (await office.api.get('officer', '/v1/planning?person=chi&post=post-chair')).body.items
    const path = `/v1/planning/${id}`
    const given = { outcome: 'kept', reviewedOn: '2026-07-21', note: 'Rà soát tháng 7' }
    expect(await office.api.post('officer', `${path}/reviews`, given)).toMatchObject({ status: 200 })
    const [reviewedOn, leftOn, on] = ['2026-07-20', '2026-07-20', '2026-07-20']
    const refused = {
      reviewedOn: await office.api.post('officer', `${path}/reviews`, {
        ...given,
        reviewedOn,
        outcome: 'left',
      }),
      leftOn: await office.api.post('officer', `${path}/leaving`, { leftOn, reason: 'Xin thôi' }),
      on: await review('officer', { on, apply: true }),
    }
    for (const [field, answer] of Object.entries(refused)) {
      expect({ field, answer }).toMatchObject({
        answer: {
          status: 422,
          body: { code: 'date-before', detail: 'Sớm nhất: 21/07/2026.', errors: [{ field }] },
        },
      })
    }
    expect((await office.api.get('officer', path)).body).toMatchObject({
      leftOn: null,
      reviews: [{ on: '2026-07-21', outcome: 'kept' }],
    })
  })

  test('of a unit are for its officers; wrong input is told by field in both languages', async () => {
    for (const login of ['approver', 'admin', 'monitor', 'other.officer', 'an', 'outsider']) {
      expect([login, (await review(login, {})).body.code]).toEqual([login, 'not-permitted'])
    }
    expect(await review('health.officer', {})).toMatchObject({ status: 200 })
    expect(await review('health.officer', { unit: OFFICE.province })).toMatchObject({ status: 403 })
    expect(await review('officer', { unit: 'u-none' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'unit', code: 'unknown-unit', message: 'Không có đơn vị này' }] },
    })
    expect(await review('officer', { on: '2021-12-01' }, 'en')).toMatchObject({
      status: 422,
      body: {
        errors: [{ field: 'on', code: 'no-rules-for-day', message: 'No rule set was in force at that time' }],
      },
    })
    expect(await review('officer', { on: '2026-08-04' })).toMatchObject({
      status: 422,
      body: { code: 'date-in-future', errors: [{ field: 'on' }] },
    })
    const conclusion = { personId: 'voter1', concludedOn: '2026-07-01', met: false }
    expect(await review('officer', { conclusions: [conclusion] })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'conclusions.0.personId', code: 'not-planned' }] },
    })
    const twice = { ...conclusion, personId: 'an' }
    expect(await review('officer', { conclusions: [twice, twice] })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'conclusions.1.personId', code: 'named-twice' }] },
    })
    expect(await review('officer', { conclusions: [{ ...twice, concludedOn: '2026-08-02' }] })).toMatchObject(
      { status: 422, body: { errors: [{ field: 'conclusions.0.concludedOn' }] } },
    )
    expect(await review('officer', { apply: 'yes' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'apply', code: 'wrong-type' }] },
    })
  })

  test('show who leaves, change nothing until confirmed, then end those entries with reason and article', async () => {
    await office.pool.query(
      "INSERT INTO disciplines (person_id, kind, effective_on) VALUES ('chi', 'reprimand', '2026-06-01')",
    )
    await office.pool.query("UPDATE people SET born_on = '1960-01-01', sex = 'female' WHERE id = 'giang'")
    const conclusions = [{ personId: 'an', concludedOn: '2026-07-15', met: false }]
    const state = async () =>
      (await office.pool.query('SELECT count(*)::int AS n FROM planning_entries WHERE left_on IS NULL'))
        .rows[0]
    const before = await state()
    const shown = await review('officer', { conclusions })
    expect(shown).toMatchObject({
      status: 200,
      body: { applied: false, ruleSet: { id: 'regulation-377-2025' } },
    })
    const { leaving, reviewed, kept, left } = shown.body
    expect(reviewed).toBe(kept + left)
    expect(left).toBe(leaving.length)
    const reasons = Object.fromEntries(
      leaving.map((each: { entry: { person: { id: string } }; reasons: { reason: string }[] }) => [
        each.entry.person.id,
        each.reasons.map(({ reason }) => reason),
      ]),
    )
    expect(reasons).toEqual({ an: ['political-standard'], chi: ['reprimand'], giang: ['over-age'] })
    expect(await state()).toEqual(before)
    expect((await office.pool.query('SELECT 1 FROM political_conclusions')).rowCount).toBe(0)

    const events = (await office.audited()).length
    const applied = await review('officer', { conclusions, apply: true, note: 'Rà soát 2026' })
    expect(applied.body).toMatchObject({ applied: true, reviewed, kept, left })
    expect((await state()).n).toBe(before.n - left)
    expect((await office.audited()).slice(events)).toEqual([
      'political-conclusion-recorded',
      ...Array.from({ length: left }, () => 'planning-left'),
      'planning-reviewed',
    ])
    const path = '/v1/planning?person=chi&post=post-deputy'
    const [entryOf] = (await office.api.get('officer', `${path}&lang=en`)).body.items
    expect(entryOf).toMatchObject({
      leftOn: '2026-08-01',
      leftReason: `Disciplined: reprimand, in effect since 01/06/2026. (${REGULATION.en} art. 29)`,
      reviews: [{ on: '2026-08-01', outcome: 'left', by: { id: 'officer' }, note: 'Rà soát 2026' }],
    })
    expect((await office.api.get('officer', path)).body.items[0].leftReason).toBe(
      `Bị kỷ luật khiển trách, có hiệu lực 01/06/2026. (Điều 29 ${REGULATION.vi})`,
    )
    const again = await review('officer', { apply: true, on: '2026-08-03' })
    expect(again.body).toMatchObject({ reviewed: kept, left: 0 })
  })
})
