import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { inTransaction } from '../../db/pool.js'
import { findCandidateRecord, findPostFacts } from '../../db/reads/candidate-records.js'
import { checkEligibility } from '../../domain/eligibility/check-eligibility.js'
import { pinned } from '../../domain/rules/rule-set.js'
import { shortProcedure } from '../../domain/rules/short-procedure.js'
import type { PersonId, PostLevel } from '../../domain/vocabulary.js'
import { OFFICE } from '../support/small-office.js'
import { type RecordsApi, recordsApi } from './records-office.js'

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
  await office.pool.query(
    `INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES
       ('g-leaders', 'u-health', 'leadership-collective', 'Tập thể lãnh đạo', 'Leaders');
     INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES
       ('leader', 'Lê Lãnh Đạo', 'le lanh dao', 'u-health', 'provincial'),
       ('newcomer', 'Mới', 'moi', 'u-health', 'provincial'), ('stranger', 'Lạ', 'la', 'u-other', 'provincial'),
       ('first', 'Một', 'mot', 'u-health', 'provincial'), ('second', 'Hai', 'hai', 'u-health', 'provincial');
     INSERT INTO group_members (group_id, person_id, duty, from_on) VALUES ('g-leaders', 'leader', 'head', '2024-01-01');
     INSERT INTO tenures (person_id, post_id, level, from_on) VALUES ('leader', 'post-chair', 'department-head', '2024-01-01')`,
  )
})
afterAll(() => office.close())

const path = (id: string) => `/v1/cadres/${id}/relations`
const spouse = {
  relative: 'leader',
  kind: 'spouse',
  declaredOn: '2026-07-01',
  source: 'Bản kê khai 01/7/2026',
}

/** The criterion, judged as a procedure judges it: from the tables. */
async function judged(person: PersonId, level: PostLevel = 'department-deputy') {
  const postId = OFFICE.post
  return inTransaction(office.pool, async (client) => {
    const record = await findCandidateRecord(client, person)
    const facts = await findPostFacts(client, { postId, level })
    if (!facts) throw new Error('the post has no place')
    const rules = pinned(shortProcedure).eligibility
    const results = checkEligibility(rules, record, { postId, level, ...facts }, '2026-08-03')
    return results.find(({ criterion }) => criterion === 'relatives')
  })
}

describe('the criterion, from the tables', () => {
  test('a person of whom nothing was declared is unknown, until they declare that there is nobody', async () => {
    expect(await judged('newcomer')).toMatchObject({ answer: 'unknown', waivable: false })
    const declaration = { declaredOn: '2026-08-01', source: 'Bản kê khai' }
    const declared = await office.api.post(
      'officer',
      '/v1/cadres/newcomer/relation-declarations',
      declaration,
    )
    expect(declared).toMatchObject({ status: 201, body: { declarations: [declaration], items: [] } })
    expect(await judged('newcomer')).toMatchObject({ answer: 'met' })
    expect((await office.audited()).at(-1)).toBe('relations-declared')
    expect(
      await office.api.post('officer', '/v1/cadres/newcomer/relation-declarations', declaration),
    ).toMatchObject({
      status: 409,
      body: {
        code: 'already-exists',
        detail: 'Đã ghi nhận lần kê khai ngày 01/08/2026 của người này.',
        errors: [{ field: 'declaredOn' }],
      },
    })
  })

  test('a spouse in the leadership of the post’s unit stands in the way, from both sides, until it is ended', async () => {
    expect(await judged('an')).toMatchObject({ answer: 'met' })
    const made = await office.api.post('health.officer', path('an'), spouse)
    expect(made).toMatchObject({
      status: 201,
      body: { relative: { id: 'leader', name: 'Lê Lãnh Đạo' }, kind: 'spouse', declaredBy: 'person' },
    })
    expect(made.headers.get('location')).toBe(path('an'))
    const refused = await judged('an')
    expect(refused).toMatchObject({ answer: 'not-met' })
    expect(refused?.evidence.en).toContain('leader: in the same body, g-leaders')
    expect(refused?.evidence.en).toContain('as head and deputy')

    const ending = { endedOn: '2026-08-03', reason: 'Ly hôn' }
    const ended = await office.api.post('officer', `${path('leader')}/${made.body.id}/ending`, ending)
    expect(ended).toMatchObject({
      status: 200,
      body: { relative: { id: 'an' }, endedOn: '2026-08-03', endedReason: 'Ly hôn', declaredBy: 'relative' },
    })
    expect(await judged('an')).toMatchObject({ answer: 'met' })
    expect((await office.audited()).slice(-2)).toEqual(['relation-declared', 'relation-ended'])
    expect(await office.api.post('officer', `${path('an')}/${made.body.id}/ending`, ending)).toMatchObject({
      status: 409,
      body: { code: 'already-ended' },
    })
  })

  test('a child is a parent from the other side, and the other’s own declaration is still missing', async () => {
    const child = { relative: 'second', kind: 'child', declaredOn: '2026-07-01', source: 'Bản kê khai' }
    expect(await office.api.post('officer', path('first'), child)).toMatchObject({ status: 201 })
    expect((await office.api.get('officer', path('second'))).body).toMatchObject({
      declarations: [],
      items: [{ relative: { id: 'first' }, kind: 'parent', declaredBy: 'relative' }],
    })
    expect(await judged('first')).toMatchObject({ answer: 'met' })
    expect(await judged('second')).toMatchObject({ answer: 'unknown' })
    // The same two again, from the other side: they are one thing to each other at a time.
    const again = { ...child, relative: 'first', kind: 'sibling' }
    expect(await office.api.post('officer', path('second'), again)).toMatchObject({
      status: 409,
      body: { code: 'already-exists' },
    })
  })

  test('a post leads to the bodies of its unit by its level, and a division belongs to its department', async () => {
    const place = (level: PostLevel, postId: string = OFFICE.post) =>
      inTransaction(office.pool, async (client) => (await findPostFacts(client, { postId, level }))?.place)
    expect(await place('department-head')).toEqual({
      unitId: 'u-health',
      organisationId: 'u-health',
      bodies: ['g-leaders'],
    })
    expect((await place('division-head'))?.bodies).toEqual([])
    expect(await place('division-head', 'post-none')).toBeUndefined()
    await office.pool.query(
      `INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ('g-committee', 'u-health', 'party-committee', 'Ban Thường vụ', 'Standing');
       UPDATE posts SET heads = 'party-committee' WHERE id = 'post-deputy'`,
    )
    expect((await place('division-head'))?.bodies).toEqual(['g-committee', 'g-leaders'])
    await office.pool.query(
      `INSERT INTO units (id, parent_id, path, kind, name_vi, name_en)
       VALUES ('u-health-1', 'u-health', ARRAY['u-province', 'u-health', 'u-health-1'], 'division', 'Phòng', 'Division');
       UPDATE posts SET unit_id = 'u-health-1' WHERE id = 'post-division'`,
    )
    expect(await place('division-head', 'post-division')).toEqual({
      unitId: 'u-health-1',
      organisationId: 'u-health',
      bodies: [],
    })
  })
})

describe('who may', () => {
  test.each([
    ['officer', 200],
    ['health.officer', 200],
    ['approver', 200],
    ['health.admin', 200],
    ['binh', 200],
    ['monitor', 403],
    ['health.monitor', 403],
    ['other.officer', 404],
    ['outsider', 404],
    ['an', 404],
  ])('%s reads the relatives of somebody of the unit: %s', async (who, status) => {
    expect(await office.api.get(who, path('binh'))).toMatchObject({ status })
  })

  test.each([
    ['approver', 403],
    ['health.admin', 403],
    ['binh', 403],
    ['monitor', 403],
    ['other.officer', 404],
    ['outsider', 404],
  ])('%s enters none: %s', async (who, status) => {
    const before = await office.audited()
    expect(await office.api.post(who, path('binh'), { ...spouse, relative: 'chi' })).toMatchObject({ status })
    const declaration = { declaredOn: '2026-08-01', source: 'x' }
    expect(await office.api.post(who, '/v1/cadres/binh/relation-declarations', declaration)).toMatchObject({
      status,
    })
    expect((await office.api.get('officer', path('binh'))).body.items).toEqual([])
    expect(await office.audited()).toEqual(before)
  })

  test('an officer enters nothing in their own file, and ends no relation of their own', async () => {
    const own = { ...spouse, relative: 'chi' }
    const refused = await office.api.post('officer', `${path('officer')}?lang=en`, own)
    expect(refused).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('ask a colleague') },
    })
    const made = await office.api.post('officer', path('chi'), { ...own, relative: 'officer' })
    expect(made.status).toBe(201)
    const ending = { endedOn: '2026-08-03', reason: 'x' }
    expect(await office.api.post('officer', `${path('chi')}/${made.body.id}/ending`, ending)).toMatchObject({
      status: 403,
    })
    expect(
      await office.api.post('health.officer', `${path('chi')}/${made.body.id}/ending`, ending),
    ).toMatchObject({ status: 200 })
  })
})

describe('what is entered', () => {
  test.each([
    [{ kind: 'cousin' }, 'kind', 'not-one-of', 'Phải là một trong', 'One of'],
    [
      { relative: 'nobody' },
      'relative',
      'unknown-cadre-in-reach',
      'trong phạm vi của đồng chí',
      'within your reach',
    ],
    [{ relative: 'binh' }, 'relative', 'own-relative', 'chính người đó', 'their own relative'],
    [{ declaredOn: '2026-02-30' }, 'declaredOn', 'not-a-date', 'Không có ngày này', 'No such day'],
    [{ declaredOn: '2026-08-04' }, 'declaredOn', 'date-in-future', 'tương lai', 'future'],
    [{ source: ' ' }, 'source', 'too-short', 'Bắt buộc, chưa ghi', 'Required, nothing'],
    [{ more: 1 }, 'more', 'unknown-key', 'Không có trường này', 'no such field'],
  ])('%j is refused at %s', async (over, field, code, vi, en) => {
    for (const [language, words] of [
      ['vi', vi],
      ['en', en],
    ]) {
      const body = { ...spouse, relative: 'chi', ...over }
      const answer = await office.api.post('officer', `${path('binh')}?lang=${language}`, body)
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, code }] } })
      expect(answer.body.errors[0].message).toContain(words)
    }
    expect((await office.api.get('officer', path('binh'))).body.items).toEqual([])
  })

  test.each([
    [
      'vi',
      'Không có cán bộ này trong phạm vi của đồng chí; nếu là người của đơn vị khác, đề nghị cơ quan cấp trên ghi',
    ],
    ['en', 'No such cadre within your reach; of another unit, ask the office above to enter it'],
  ])('of another unit is answered as nobody is, in %s, with who may enter it', async (language, message) => {
    for (const relative of ['stranger', 'nobody']) {
      const place = `${path('binh')}?lang=${language}`
      expect(await office.api.post('health.officer', place, { ...spouse, relative })).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'relative', code: 'unknown-cadre-in-reach', message }] },
      })
    }
  })

  test('sent again with the same key it is entered once; with another body it is refused', async () => {
    const body = { ...spouse, relative: 'stranger', kind: 'sibling' }
    const first = await office.api.post('officer', path('binh'), body, 'relation-once')
    const again = await office.api.post('officer', path('binh'), body, 'relation-once')
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body])
    expect((await office.api.get('officer', path('binh'))).body.items).toHaveLength(1)
    expect(
      await office.api.post('officer', path('binh'), { ...body, kind: 'spouse' }, 'relation-once'),
    ).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } })
  })

  test('two officers who enter the same two people at once, from either side: one wins', async () => {
    const one = { ...spouse, relative: 'second', kind: 'sibling' }
    await office.pool.query("DELETE FROM relations WHERE person_id = 'first'")
    const answers = await Promise.all([
      office.api.post('officer', path('first'), one),
      office.api.post('health.officer', path('second'), { ...one, relative: 'first' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  test('an end before the declaration, in the future, of nothing, or of others’ relation is refused', async () => {
    const { body } = await office.api.post('officer', path('an'), {
      ...spouse,
      relative: 'chi',
      kind: 'sibling',
    })
    const end = (id: unknown, endedOn: string, of = 'an') =>
      office.api.post('officer', `${path(of)}/${id}/ending`, { endedOn, reason: 'x' })
    expect(await end(body.id, '2026-06-30')).toMatchObject({
      status: 422,
      body: { code: 'date-before', errors: [{ field: 'endedOn' }] },
    })
    expect(await end(body.id, '2026-08-04')).toMatchObject({
      status: 422,
      body: { code: 'date-in-future', errors: [{ field: 'endedOn' }] },
    })
    for (const [id, of] of [
      ['0', 'an'],
      ['x', 'an'],
      [body.id, 'binh'],
    ]) {
      expect(await end(id, '2026-08-03', of)).toMatchObject({
        status: 404,
        body: { code: 'relation-not-found' },
      })
    }
  })
})
