import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { DOSSIER_ITEMS } from '../../domain/rules/rule-set.js'
import { insertDepartment, insertHolder } from '../support/department.js'
import { today } from '../support/procedure-steps.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { type Otherwise, runToEnd, runUntil } from './run-to-end.js'
import { complete, decision, must, newCandidates, seen } from './walk.js'

let office: HttpOffice
beforeAll(async () => {
  office = await startHttpOffice()
  await insertDepartment(office.pool)
})
afterAll(() => office.stop())

const BEFORE = { reason: 'Đã bắt đầu trên giấy', evidence: 'Thông báo số 5-TB/TU' }

async function launch(body: Record<string, unknown>): Promise<string> {
  return must(await office.as('officer').post('/v1/procedures', body), 201).body.id
}

async function appointment(
  law: Record<string, unknown>,
  candidates = 2,
): Promise<{ id: string; people: string[] }> {
  const people = await newCandidates(office, candidates)
  const seatId = await insertSeat(office.pool, OFFICE.post)
  return { id: await launch({ kind: 'appointment', seatId, candidates: people, ...law }), people }
}

const stagesOf = async (id: string): Promise<string[]> =>
  (await seen(office, id)).stages.map(({ key }: { key: string }) => key)

async function tenure(person: string) {
  const { rows } = await office.pool.query(
    'SELECT seat_id, to_on, term_ends_on FROM tenures WHERE person_id = $1 AND level = $2 ORDER BY id DESC LIMIT 1',
    [person, 'department-deputy'],
  )
  return rows[0]
}

describe('every procedure runs from its launch to its end', () => {
  test('A: appointment on the spot in four steps, Decree 300/2026', async () => {
    const { id, people } = await appointment({ type: 'on-the-spot' })
    const taken = await runToEnd(office, id)
    expect(await seen(office, id)).toMatchObject({
      status: 'completed',
      ruleSet: { id: 'decree-300-2026' },
      outcome: { person: { id: people[0] } },
    })
    expect([...new Set(taken.map(({ stage }) => stage))]).toEqual(await stagesOf(id))
    expect(await tenure(people[0] ?? '')).toMatchObject({ to_on: null })
  })

  test('B: in five steps, Decree 170/2025 as first issued and Decree 138/2020, for what began under them', async () => {
    for (const [beganOn, ruleSet] of [
      ['2026-07-31', 'decree-170-2025'],
      ['2025-06-30', 'decree-138-2020'],
    ] as const) {
      const { id } = await appointment({ type: 'on-the-spot', beganOn, beganBefore: BEFORE })
      await runToEnd(office, id)
      const it = await seen(office, id)
      expect(it).toMatchObject({ status: 'completed', ruleSet: { id: ruleSet }, begunOn: beganOn })
      expect(it.stages.filter(({ kind }: { kind: string }) => kind === 'collectiveVote')).toHaveLength(5)
    }
  })

  test('C: public employees, Decree 115/2020 as amended', async () => {
    const { id } = await appointment({ type: 'public-employees' })
    await runToEnd(office, id)
    expect(await seen(office, id)).toMatchObject({ status: 'completed', ruleSet: { id: 'decree-115-2020' } })
  })

  test('C: two with exactly half of the votes: the head picks, with the reasons', async () => {
    const { id, people } = await appointment({ type: 'public-employees' })
    const [one = '', other = ''] = people
    let inHalves: object = {}
    const halves = () => inHalves
    const taken = await runToEnd(office, id, {
      'convene-vote': (_, { members }) => {
        const named = (members as { id: string }[]).map((member) => member.id)
        const half = named.length / 2
        const sheets = { issued: named.length, returned: named.length, blank: 0, invalid: 0 }
        inHalves = { ...sheets, votes: { [one]: half, [other]: half } }
        return { meetingOn: today(), convened: named, absences: [] }
      },
      'step-2 enter-count': halves,
      'step-3 enter-count': halves,
      'step-5 enter-count': halves,
      'decide-vote': () => ({ choice: 'select', person: other, reasons: 'Kinh nghiệm phù hợp hơn' }),
    })
    expect(taken).toContainEqual({ stage: 'step-5', kind: 'decide-vote', by: 'd-head' })
    const it = await seen(office, id)
    expect(it.votes.at(-1).verdict).toMatchObject({ outcome: 'tie', decidedBy: 'head', bar: '= 1/2' })
    expect(it).toMatchObject({ status: 'completed', outcome: { person: { id: other } } })
  })

  test('D: from elsewhere, without a vote: who disagrees is reported and stops nothing', async () => {
    const { id } = await appointment({ type: 'from-elsewhere' }, 1)
    const taken = await runToEnd(office, id, {
      'give-opinion': () => ({
        opinion: 'disagree',
        givenBy: 'Cơ quan tiếp nhận',
        givenOn: '2026-01-05',
        summary: 'Chưa phù hợp',
      }),
    })
    expect(taken.map(({ kind }) => kind)).not.toContain('enter-count')
    expect(await seen(office, id)).toMatchObject({ status: 'completed' })
  })

  test('E: nomination, five steps, election and ratification', async () => {
    const [person = ''] = await newCandidates(office, 1)
    const seatId = await insertSeat(office.pool, OFFICE.electedPost)
    const id = await launch({ kind: 'nomination', type: 'nomination', seatId, candidates: [person] })
    const taken = await runToEnd(office, id)
    expect(taken.map(({ kind }) => kind).slice(-3)).toEqual([
      'record-introduction',
      'record-election-result',
      'record-ratification',
    ])
    expect(await seen(office, id)).toMatchObject({ status: 'completed', outcome: { person: { id: person } } })
  })

  const newTerm: Otherwise = { 'record-decision': () => decision({ termEndsOn: '2031-12-31' }) }

  test.each(['reappointment', 'extension'])(
    'F: %s keeps the holder in office until the new term ends',
    async (kind) => {
      const [person = ''] = await newCandidates(office, 1)
      const seatId = await insertHolder(office.pool, person)
      const id = await launch({ kind, seatId })
      await runToEnd(office, id, newTerm)
      expect(await seen(office, id)).toMatchObject({ status: 'completed', kind })
      expect(await tenure(person)).toEqual({ seat_id: seatId, to_on: null, term_ends_on: '2031-12-31' })
    },
  )

  test.each([
    ['dismissal', { ground: 'tasks-not-fulfilled', reason: 'Ba năm không hoàn thành nhiệm vụ' }],
    ['resignation', { reason: 'Nguyện vọng cá nhân' }],
  ])('G: after a %s the post is vacant, and its vacancy is counted', async (kind, ground) => {
    const [person = ''] = await newCandidates(office, 1)
    const seatId = await insertHolder(office.pool, person)
    const id = await launch({ kind, seatId, ...ground })
    await runToEnd(office, id)
    expect(await seen(office, id)).toMatchObject({ status: 'completed', kind })
    expect((await tenure(person)).to_on).not.toBeNull()
    const { items } = must(await office.as('officer').get('/v1/monitoring/vacancies?limit=200'), 200).body
    expect(items).toContainEqual(expect.objectContaining({ seat: expect.objectContaining({ id: seatId }) }))
  })

  test('a rotation has its purpose and term; after it the cadre goes back to the former post', async () => {
    const [person = ''] = await newCandidates(office, 1)
    await office.pool.query(
      `INSERT INTO posts SELECT 'post-former', unit_id, title_vi, title_en, level, filled_by, degree, managing_body_id,
         electorate_id, office_id, reviewers_id, tellers_id FROM posts WHERE id = $1`,
      [OFFICE.post],
    )
    const former = await insertSeat(office.pool, 'post-former')
    await office.pool.query(
      `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on)
       VALUES ($1, $2, $3, 'department-deputy', '2022-01-01')`,
      [person, 'post-former', former],
    )
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const purpose = 'Đào tạo, rèn luyện ở cơ sở'
    const body = { kind: 'rotation', seatId, candidates: [person], purpose, until: '2029-12-31' }
    const id = await launch(body)
    await runToEnd(office, id, { 'record-decision': () => decision({ termEndsOn: '2029-12-31' }) })
    const inRotation = { seat_id: seatId, to_on: null, term_ends_on: '2029-12-31' }
    expect(await tenure(person)).toEqual(inRotation)

    const seenByMonitor = must(await office.as('monitor').get('/v1/monitoring/rotation'), 200).body
    expect(seenByMonitor.inRotation).toContainEqual(
      expect.objectContaining({ seat: seatId, purpose, until: '2029-12-31' }),
    )

    const end = await launch({ kind: 'rotation-end', seatId })
    await runUntil(office, end, 'record-decision')
    const without = await complete(
      office,
      { id: end, candidates: [person] },
      'secretary',
      'record-decision',
      decision(),
    )
    expect([without.status, without.body.code]).toEqual([422, 'choice-needed'])
    await runToEnd(office, end, { 'record-decision': () => decision({ afterRotation: 'return' }) })
    expect(await tenure(person)).toEqual({ seat_id: former, to_on: null, term_ends_on: null })
  })

  test('H: the short procedure, the default', async () => {
    const { id } = await appointment({})
    await runToEnd(office, id)
    expect(await seen(office, id)).toMatchObject({ status: 'completed', ruleSet: { id: 'short-procedure' } })
  })
})

describe('a procedure keeps the law under which it began', () => {
  test('the day before a decree runs its predecessor, the day itself the decree', async () => {
    const five = await appointment({ type: 'on-the-spot', beganOn: '2026-07-31', beganBefore: BEFORE })
    const four = await appointment({ type: 'on-the-spot', beganOn: '2026-08-01', beganBefore: BEFORE })
    expect((await seen(office, five.id)).ruleSet).toMatchObject({ id: 'decree-170-2025' })
    expect((await seen(office, four.id)).ruleSet).toMatchObject({ id: 'decree-300-2026' })
  })

  test('an earlier beginning needs its reason and evidence, a future one is refused, and so is a text not in force', async () => {
    const people = await newCandidates(office, 1)
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const refused = async (law: object) => {
      const body = { kind: 'appointment', seatId, candidates: people, ...law }
      const answer = await office.as('officer').post('/v1/procedures', body)
      return [
        answer.status,
        answer.body.errors?.map(({ field, code }: Record<string, string>) => `${field} ${code}`),
      ]
    }
    expect(await refused({ type: 'on-the-spot', beganOn: '2026-07-31' })).toEqual([
      422,
      ['beganBefore required'],
    ])
    expect(await refused({ beganOn: '2999-01-01' })).toEqual([422, ['beganOn date-in-future']])
    const early = { beganOn: '2026-07-31', beganBefore: BEFORE }
    expect(await refused({ ruleSetId: 'decree-300-2026', ...early })).toEqual([
      422,
      ['ruleSetId rule-set-not-yet-in-force'],
    ])
    expect(await refused({ ruleSetId: 'decree-170-2025' })).toEqual([422, ['ruleSetId rule-set-retired']])
    expect(await refused({ type: 'on-the-spot', beganOn: '2019-01-01', beganBefore: BEFORE })).toEqual([
      422,
      ['type no-rule-set-in-force'],
    ])
  })
})

describe('authority', () => {
  test('an officer of another level is told whose it is to launch', async () => {
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const candidates = await newCandidates(office, 1)
    const body = { kind: 'appointment', seatId, candidates }
    const answer = await office.as('health.officer', 'en').post('/v1/procedures', body)
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([
      403,
      'wrong-level',
      `It is for ${OFFICE.office}.`,
    ])
  })

  test('of several posts that somebody holds, the body of the highest decides', async () => {
    const [person = ''] = await newCandidates(office, 1)
    const seatId = await insertHolder(office.pool, person)
    await office.pool.query(
      `INSERT INTO groups (id, unit_id, kind, name_vi, name_en, secretariat_id) VALUES
         ('g-higher-office', $1, 'secretariat', 'Văn phòng cấp trên', 'Higher office', NULL),
         ('g-higher', $1, 'managing-body', 'Cấp trên', 'Higher', 'g-higher-office')`,
      [OFFICE.province],
    )
    await office.pool.query(
      `INSERT INTO posts (id, unit_id, title_vi, title_en, level, filled_by, managing_body_id, electorate_id, office_id,
         reviewers_id, tellers_id)
       SELECT 'post-higher', unit_id, 'Ủy viên', 'Member', 'standing-committee', 'election', 'g-higher', electorate_id,
         office_id, reviewers_id, tellers_id FROM posts WHERE id = $1`,
      [OFFICE.post],
    )
    await office.pool.query("INSERT INTO seats VALUES ('seat-higher', 'post-higher', 1, '2020-01-01')")
    await office.pool.query(
      `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on)
       VALUES ($1, 'post-higher', 'seat-higher', 'standing-committee', '2022-01-01')`,
      [person],
    )
    const id = await launch({ kind: 'resignation', seatId, reason: 'Nguyện vọng cá nhân' })
    await runUntil(office, id, 'record-decision')
    const { waitingFor } = await seen(office, id)
    expect(waitingFor[0].who).toEqual({ group: { id: 'g-higher-office', name: 'Văn phòng cấp trên' } })
  })
})

describe('objections', () => {
  test('are taken and answered before the decision, where the rule set has it so', async () => {
    const admin = office.as('admin')
    const { ruleSet } = must(await admin.get('/v1/rule-sets/short-procedure'), 200).body
    const { version: _, ...shipped } = ruleSet
    const approval = {
      ...shipped.procedure.approval,
      afterObjectionsTo: { value: 'list', article: { vi: 'Mục 6', en: '§ 6' } },
    }
    const local = { ...shipped, id: 'local-publicity', procedure: { ...shipped.procedure, approval } }
    must(await admin.post('/v1/rule-sets', { ...local, reason: 'Công khai danh sách' }), 201)
    const { id, people } = await appointment({ ruleSetId: 'local-publicity' }, 1)
    await runUntil(office, id, 'confirm-decision')
    const confirm = async () => {
      const it = { id, candidates: people }
      const answer = await complete(office, it, 'member1', 'confirm-decision', { confirmed: true })
      return [answer.status, answer.body.code, answer.body.detail]
    }
    expect(await confirm()).toEqual([409, 'objections-open', 'Chưa công khai: list.'])
    const published = { what: 'list', publishedOn: today(), place: 'Bảng tin' }
    const { untilOn } = must(
      await office.as('officer').post(`/v1/procedures/${id}/publications`, published),
      201,
    ).body
    expect(await confirm()).toEqual([
      409,
      'objections-open',
      `Tiếp nhận đến hết ngày ${untilOn}; 0 kiến nghị chưa trả lời.`,
    ])
    // Two weeks later, as the records would have it.
    await office.pool.query(
      'UPDATE publications SET published_on = published_on - 14, until_on = until_on - 14 WHERE case_id = $1',
      [id],
    )
    expect((await confirm())[0]).toBe(200)
    expect((await seen(office, id)).status).toBe('completed')
  })
})

describe('the dossier', () => {
  test('keeps a case from going up while an item is missing or too old, and says which and until when', async () => {
    const { id, people } = await appointment({ type: 'from-elsewhere' }, 1)
    const [person = ''] = people
    const path = `/v1/procedures/${id}/candidates/${person}/dossier`
    await runUntil(office, id, 'submit-dossier')
    const submit = async () => {
      const answer = await complete(office, { id, candidates: people }, 'officer', 'submit-dossier', {})
      return [answer.status, answer.body.code, answer.body.detail]
    }
    expect(await submit()).toEqual([
      409,
      'dossier-incomplete',
      'Thiếu: 1. tờ trình, biên bản, tổng hợp kết quả kiểm phiếu.',
    ])
    const items = DOSSIER_ITEMS.map((item) => ({ item, issuedOn: today(), reference: 'Số 1' }))
    const old = { item: 'cv', issuedOn: '2026-01-15', reference: 'Số 2' }
    must(
      await office.as('officer').post(path, { items: [...items.filter(({ item }) => item !== 'cv'), old] }),
      200,
    )
    expect(await submit()).toEqual([
      409,
      'dossier-incomplete',
      'Quá hạn: 2. sơ yếu lý lịch có ảnh, được xác nhận, có giá trị đến 2026-07-15.',
    ])
    const seenDossier = must(await office.as('officer', 'en').get(`/v1/procedures/${id}/dossier`), 200).body
    expect(seenDossier.candidates[0].items).toContainEqual(
      expect.objectContaining({ item: 'cv', answer: 'too-old', validUntil: '2026-07-15' }),
    )
    must(await office.as('officer').post(path, { items: [{ ...old, issuedOn: today() }] }), 200)
    expect((await submit())[0]).toBe(200)
    await runToEnd(office, id)
    expect((await seen(office, id)).status).toBe('completed')

    // For a later procedure of the same authority its items are taken over, by an officer alone.
    const next = await launch({ kind: 'reappointment', seatId: (await tenure(person)).seat_id })
    const reuse = `/v1/procedures/${next}/candidates/${person}/dossier/reuse`
    expect((await office.as('teller1').post(reuse, { from: id })).status).toBe(404)
    const taken = must(await office.as('officer').post(reuse, { from: id }), 200).body
    expect(taken.candidates[0]).toMatchObject({ complete: true })
    expect(taken.candidates[0].items[1]).toMatchObject({ item: 'cv', takenFrom: id })
  })

  test('is entered by an officer, of a candidate, item by item, not from the future', async () => {
    const { id, people } = await appointment({ type: 'from-elsewhere' }, 1)
    const path = (person: string) => `/v1/procedures/${id}/candidates/${person}/dossier`
    const item = { item: 'cv', issuedOn: today(), reference: 'Số 1' }
    const refused = async (person: string, body: object, login = 'officer') => {
      const answer = await office.as(login).post(path(person), body)
      return [answer.status, answer.body.code, answer.body.errors?.[0]?.field]
    }
    const [person = ''] = people
    expect(await refused(person, { items: [{ ...item, item: 'letter' }] })).toEqual([
      422,
      'invalid-input',
      'items.0.item',
    ])
    expect(await refused(person, { items: [{ ...item, issuedOn: '2999-01-01' }] })).toEqual([
      422,
      'date-in-future',
      'items.0.issuedOn',
    ])
    expect(await refused('voter1', { items: [item] })).toEqual([404, 'candidate-not-found', undefined])
    expect(await refused(person, { items: [item] }, person)).toEqual([403, 'not-permitted', undefined])
    expect(
      must(await office.as(person).get(`/v1/procedures/${id}/dossier`), 200).body.candidates,
    ).toHaveLength(1)
  })
})
