import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { today } from '../api/office-over-http.js'
import { insertDepartment, makeAgency } from '../support/department.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import type { Answer, HttpOffice } from './http-office.js'
import { insertPersonOf, insertSeatOfA, startUnits, UNITS } from './proposed-units.js'
import { runToEndOf, runUntil } from './run-to-end.js'
import { must } from './walk.js'

/** Nobody is put on a list to be read or blocked: whose file is not open to whoever launches is only proposed (ADR 0040). */

let office: HttpOffice
let people = 0

beforeAll(async () => {
  office = await startUnits()
})
afterAll(() => office?.stop())

async function personOf(unit: string): Promise<string> {
  people += 1
  const person = `person-${people}`
  await insertPersonOf(office, person, unit)
  return person
}

/** Launched by an officer of A. */
async function launch(candidates: readonly string[]): Promise<string> {
  const body = { kind: 'appointment', seatId: await insertSeatOfA(office), candidates }
  return must(await office.as('a.officer').post('/v1/procedures', body), 201).body.id
}

const procedure = async (login: string, id: string) =>
  must(await office.as(login, 'en').get(`/v1/procedures/${id}`), 200).body

async function taskOf(id: string, kind: string, candidate: string): Promise<string> {
  const { waitingFor } = await procedure('officer', id)
  return waitingFor.find(
    (open: { kind: string; candidate: { id: string } }) =>
      open.kind === kind && open.candidate?.id === candidate,
  )?.task
}

async function answer(login: string, id: string, candidate: string, result: object): Promise<Answer> {
  const task = await taskOf(id, 'agree-to-candidate', candidate)
  const body = { kind: 'agree-to-candidate', result }
  return office.as(login, 'en').post(`/v1/tasks/${task}/completion`, body)
}

const agree = (id: string, candidate: string) => answer('b.officer', id, candidate, { agreed: true })
const REFUSAL = { agreed: false, reason: 'Đơn vị đang thiếu cán bộ' }

const standing = async (id: string) =>
  (await procedure('officer', id)).candidates.map(({ status }: { status: string }) => status)
const eligibilityOf = async (login: string, id: string, person: string) =>
  (await procedure(login, id)).eligibility.find(
    ({ candidate }: { candidate: { id: string } }) => candidate.id === person,
  )

describe('whoever is of another unit than the launching officer', () => {
  test('is proposed: their own office is asked before anything else is, and everybody else waits', async () => {
    const [own, other] = [await personOf(UNITS.a), await personOf(UNITS.b)]
    const id = await launch([own, other])
    const { candidates, waitingFor } = await procedure('a.officer', id)
    expect(candidates).toMatchObject([
      { id: own, status: 'active' },
      { id: other, status: 'proposed' },
    ])
    expect(waitingFor).toMatchObject([
      {
        kind: 'agree-to-candidate',
        candidate: { id: other },
        who: { group: { id: UNITS.officeOfB } },
        deadline: { workingDays: 5 },
      },
    ])
    const inbox = must(await office.as('b.officer').get('/v1/tasks'), 200).body.items
    expect(inbox).toContainEqual(
      expect.objectContaining({
        kind: 'agree-to-candidate',
        candidate: expect.objectContaining({ id: other }),
      }),
    )
  })

  test('is told of only as met or not met, whatever stands in the way', async () => {
    const [fit, unfit] = [await personOf(UNITS.b), await personOf(UNITS.b)]
    await office.pool.query(
      `INSERT INTO measures (person_id, measure, decided_on, authority, number)
       VALUES ($1, 'inspection', '2026-01-05', 'Cơ quan điều tra mật', '77-QĐ')`,
      [unfit],
    )
    const seatId = await insertSeatOfA(office)
    const elsewhere = { kind: 'appointment', seatId, candidates: [unfit] }
    const otherCase = must(await office.as('officer').post('/v1/procedures', elsewhere), 201).body.id
    const id = await launch([fit, unfit])
    for (const login of ['a.officer', 'a.second', 'officer', 'approver']) {
      const view = await procedure(login, id)
      expect(view.eligibility).toMatchObject([
        { candidate: { id: fit }, met: true, results: [] },
        { candidate: { id: unfit }, met: false, results: [] },
      ])
      expect([view.blocks, view.interests, view.documents]).toEqual([[], [], []])
      const told = [
        view,
        must(await office.as(login, 'en').get(`/v1/procedures/${id}/events`), 200).body,
        must(await office.as(login, 'en').get(`/v1/procedures/${id}/dossier`), 200).body,
        must(await office.as(login).get(`/v1/tasks/${await taskOf(id, 'agree-to-candidate', unfit)}`), 200)
          .body,
      ]
      for (const secret of [
        'Cơ quan điều tra mật',
        '77-QĐ',
        'investigation',
        otherCase,
        'no-block',
        'evidence',
      ]) {
        expect(JSON.stringify(told)).not.toContain(secret)
      }
    }
    for (const path of ['', '/measures', '/disciplines', '/interests', '/relations', '/absences']) {
      expect((await office.as('a.officer').get(`/v1/cadres/${unfit}${path}`)).status).toBe(404)
    }
    const { items } = must(await office.as('a.officer').get(`/v1/evaluations?person=${unfit}`), 200).body
    expect(items).toEqual([])
    expect(must(await office.as(unfit).get('/v1/me/reads'), 200).body.items).toEqual([])
  })

  test('was judged by criteria that the unit that is asked reads in its task, and whoever launched does not', async () => {
    const person = await personOf(UNITS.b)
    const id = await launch([person])
    const task = `/v1/tasks/${await taskOf(id, 'agree-to-candidate', person)}`
    const judged = async (login: string) => must(await office.as(login).get(task), 200).body.form.eligibility
    const { results: asked } = await judged('b.officer')
    expect(asked.length).toBeGreaterThan(3)
    expect(await judged('a.officer')).toMatchObject({ met: true, results: [] })
    must(await answer('b.officer', id, person, REFUSAL), 200)
    expect(await judged('a.officer')).toMatchObject({ met: true, results: [] })
    expect((await judged('b.officer')).results).toEqual(asked)
    const { items } = must(await office.as(person).get('/v1/me/reads'), 200).body
    expect(new Set(items.map(({ reader }: { reader: { id: string } }) => reader.id))).toEqual(
      new Set(['b.officer']),
    )
  })

  test('is a candidate once their unit agrees: then the file is open to the case, and it is on record who reads it', async () => {
    const person = await personOf(UNITS.b)
    const id = await launch([person])
    must(await agree(id, person), 200)
    expect(await standing(id)).toEqual(['active'])
    const { met, results } = await eligibilityOf('a.officer', id, person)
    expect(met).toBe(true)
    expect(results).toContainEqual(expect.objectContaining({ criterion: 'evaluations', answer: 'met' }))
    expect(must(await office.as(person).get('/v1/me/reads'), 200).body.items).toContainEqual(
      expect.objectContaining({ reader: expect.objectContaining({ id: 'a.officer' }), procedure: id }),
    )
    const task = await taskOf(id, 'confirm-eligibility', person)
    const confirm = { kind: 'confirm-eligibility', result: { decision: 'confirm', waivers: [] } }
    must(await office.as('a.officer').post(`/v1/tasks/${task}/completion`, confirm), 200)
    expect((await procedure('a.officer', id)).stage).toBe('action-program')
  })

  test('stays agreed to when the case is returned to its beginning', async () => {
    const person = await personOf(UNITS.b)
    const id = await launch([person])
    must(await agree(id, person), 200)
    const task = await taskOf(id, 'confirm-eligibility', person)
    const confirm = { kind: 'confirm-eligibility', result: { decision: 'confirm', waivers: [] } }
    must(await office.as('a.officer').post(`/v1/tasks/${task}/completion`, confirm), 200)
    const back = { stage: 'planning-check', keep: [], reason: 'Làm lại' }
    must(await office.as('a.officer').post(`/v1/procedures/${id}/return`, back), 200)
    expect((await procedure('a.officer', id)).waitingFor).toMatchObject([{ kind: 'confirm-eligibility' }])
  })

  test('is lost where their unit refuses, with the reason, and the file stays closed; the others go on', async () => {
    const [own, other] = [await personOf(UNITS.a), await personOf(UNITS.b)]
    const id = await launch([own, other])
    must(await answer('b.officer', id, other, REFUSAL), 200)
    const { candidates, waitingFor, eligibility } = await procedure('a.officer', id)
    expect(candidates).toMatchObject([
      { id: own, status: 'active' },
      { id: other, status: 'not-agreed', reason: REFUSAL.reason },
    ])
    expect(waitingFor).toMatchObject([{ kind: 'confirm-eligibility', candidate: { id: own } }])
    expect(eligibility).toContainEqual(
      expect.objectContaining({ candidate: expect.objectContaining({ id: other }), met: true, results: [] }),
    )
    expect(must(await office.as(other).get('/v1/me/reads'), 200).body.items).toEqual([])
  })

  test('leaves nobody behind where there is no other: the case stops', async () => {
    const person = await personOf(UNITS.b)
    const id = await launch([person])
    must(await answer('b.officer', id, person, REFUSAL), 200)
    expect(await procedure('a.officer', id)).toMatchObject({
      status: 'stopped',
      outcome: { because: 'no-candidate-left' },
    })
  })

  test('may withdraw before the answer, which opens nothing; a refusal without a reason is refused', async () => {
    const [own, other] = [await personOf(UNITS.a), await personOf(UNITS.b)]
    const id = await launch([own, other])
    expect(await answer('b.officer', id, other, { agreed: false })).toMatchObject({ status: 422 })
    const path = `/v1/procedures/${id}/candidates/${other}/withdrawal`
    must(await office.as(other).post(path, { reason: 'Lý do gia đình' }), 200)
    expect(await standing(id)).toEqual(['active', 'withdrawn'])
    expect((await eligibilityOf('a.officer', id, other)).results).toEqual([])
    expect((await procedure('a.officer', id)).waitingFor).toMatchObject([{ kind: 'confirm-eligibility' }])
  })
})

describe('who agrees', () => {
  test('is neither the launching side nor whom it is about', async () => {
    const person = await personOf(UNITS.b)
    const id = await launch([person, 'b.second'])
    for (const login of ['a.officer', 'a.second', 'officer', 'b.second']) {
      expect((await answer(login, id, person, { agreed: true })).status).toBe(403)
    }
    expect((await answer('b.second', id, 'b.second', { agreed: true })).status).toBe(403)
    must(await agree(id, 'b.second'), 200)
    must(await agree(id, person), 200)
    expect(await standing(id)).toEqual(['active', 'active'])
  })

  test('is said by their office itself: whoever launched assigns it to nobody, and may give back what one of them took', async () => {
    const person = await personOf(UNITS.b)
    const id = await launch([person])
    const task = `/v1/tasks/${await taskOf(id, 'agree-to-candidate', person)}`
    for (const [language, title] of [
      ['vi', 'Đơn vị được hỏi tự chọn người trả lời'],
      ['en', 'The unit that is asked says itself which of its members answers'],
    ] as const) {
      const assign = { to: 'b.second', reason: 'Nghỉ phép' }
      expect(await office.as('a.officer', language).post(`${task}/reassignment`, assign)).toMatchObject({
        status: 403,
        body: { code: 'group-answers-for-itself', title: expect.stringContaining(title) },
      })
    }
    must(await office.as('b.second').post(`${task}/claim`, {}), 200)
    must(await office.as('a.officer').post(`${task}/release`, {}), 200)
    must(await agree(id, person), 200)
  })

  const askedOf = async (id: string) =>
    (await procedure('a.officer', id)).waitingFor.map(
      ({ candidate, who }: { candidate: { id: string }; who: { group: { id: string } } }) => [
        candidate.id,
        who.group.id,
      ],
    )

  test('are those of the office of their unit, also where everybody in it is named', async () => {
    const id = await launch(['b.officer', 'b.second'])
    expect(await askedOf(id)).toEqual([
      ['b.officer', UNITS.officeOfB],
      ['b.second', UNITS.officeOfB],
    ])
    const answers = ['b.officer', 'b.second', 'secretary'].map((login) =>
      answer(login, id, 'b.officer', { agreed: true }),
    )
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([403, 403, 404])
    const colleague = await personOf(UNITS.b)
    await office.pool.query(
      "INSERT INTO group_members (group_id, person_id, duty, from_on) VALUES ($1, $2, 'member', '2020-01-01')",
      [UNITS.officeOfB, colleague],
    )
    must(await answer(colleague, id, 'b.officer', REFUSAL), 200)
    must(await answer(colleague, id, 'b.second', REFUSAL), 200)
    expect(await standing(id)).toEqual(['not-agreed', 'not-agreed'])
  })

  test('are those of the nearest office above where their unit has none, or nobody in it but themself and who launched', async () => {
    const { pool } = office
    await pool.query(
      `INSERT INTO units (id, parent_id, path, kind, name_vi, name_en) VALUES
         ('u-division', $2, ARRAY[$1, $2, 'u-division'], 'division', 'Phòng', 'Division'),
         ('u-no-office', $1, ARRAY[$1, 'u-no-office'], 'department', 'Sở không có phòng', 'Department'),
         ('u-alone', $1, ARRAY[$1, 'u-alone'], 'department', 'Sở một người', 'Department')`,
      [OFFICE.province, UNITS.b],
    )
    await pool.query(
      "INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ('g-alone', 'u-alone', 'office', 'Một người', 'Alone')",
    )
    const people = [await personOf('u-division'), await personOf('u-no-office'), await personOf('u-alone')]
    await pool.query(
      "INSERT INTO group_members (group_id, person_id, duty, from_on) SELECT 'g-alone', person, 'member', '2020-01-01' FROM unnest($1::text[]) person",
      [[people[2], 'a.officer']],
    )
    expect((await askedOf(await launch(people))).map(([, group]: string[]) => group)).toEqual([
      ...[UNITS.officeOfB, OFFICE.office, OFFICE.office],
    ])
    await pool.query("UPDATE group_members SET to_on = '2021-01-01' WHERE group_id = 'g-alone'")
    await pool.query(
      "INSERT INTO group_members (group_id, person_id, duty, from_on) VALUES ('g-alone', 'b.monitor', 'member', '2020-01-01')",
    )
    expect((await askedOf(await launch(people))).at(-1)?.[1]).toBe('g-alone')
  })

  test('is the authority of the post only where no office is above', async () => {
    const person = await personOf(UNITS.b)
    await office.pool.query('UPDATE people SET unit_id = NULL WHERE id = $1', [person])
    expect(await askedOf(await launch([person]))).toEqual([[person, OFFICE.secretariat]])
  })
})

describe('only an agreed candidacy blocks another', () => {
  test('a proposal does not, so that of two the unit chooses; to the second it then cannot agree, and is told why', async () => {
    const person = await personOf(UNITS.b)
    const [first, second] = [await launch([person]), await launch([person])]
    expect((await eligibilityOf('a.officer', second, person)).met).toBe(true)
    must(await agree(second, person), 200)
    const { number } = await procedure('officer', second)
    expect(await agree(first, person)).toMatchObject({
      status: 409,
      body: { code: 'candidate-not-eligible', detail: expect.stringContaining(`no. ${number} (`) },
    })
    expect(await standing(first)).toEqual(['proposed'])
    must(await answer('b.officer', first, person, REFUSAL), 200)
  })

  test('who is launched by an office that reads their file is a candidate at once, whatever others proposed before', async () => {
    const person = await personOf(UNITS.b)
    const proposed = await launch([person])
    const body = { kind: 'appointment', seatId: await insertSeatOfA(office), candidates: [person] }
    const own = must(await office.as('officer').post('/v1/procedures', body), 201).body.id
    expect(await standing(own)).toEqual(['active'])
    expect((await eligibilityOf('officer', own, person)).met).toBe(true)
    expect((await agree(proposed, person)).status).toBe(409)
  })
})

test('who is only proposed stands against nobody outside the case, nor anybody against them, until both are agreed to', async () => {
  const [rival, friend] = [await personOf(UNITS.b), await personOf(UNITS.a)]
  const officer = await personOf(UNITS.b)
  await office.pool.query(
    "INSERT INTO role_grants (person_id, role, unit_id) VALUES ($1, 'hr_officer', $2)",
    [...[officer, UNITS.b]],
  )
  const id = await launch([rival, friend, officer, 'b.monitor', 'admin'])
  const answers = async () => [
    (await office.as(officer).get(`/v1/cadres/${rival}/measures`)).status,
    (await office.as(officer).patch(`/v1/cadres/${rival}`, { ethnicity: 'Tày' }, '*')).status,
    (await office.as('b.monitor').get(`/v1/cadres/${rival}/reads`)).status,
    (await office.as('admin').get(`/v1/cadres/${rival}/reads`)).status,
    (await office.as('admin').get(`/v1/cadres/${friend}/disciplines`)).status,
  ]
  expect(await answers()).toEqual([200, 200, 200, 200, 200])
  must(await agree(id, officer), 200)
  expect(await answers()).toEqual([200, 200, 200, 200, 200])
  must(await agree(id, rival), 200)
  expect(await answers()).toEqual([403, 403, 200, 200, 200])
})

test('of who is only proposed nothing is made public, and so nobody objects, until their unit has agreed', async () => {
  const [own, other] = [await personOf(UNITS.a), await personOf(UNITS.b)]
  const id = await launch([own, other])
  const publications = `/v1/procedures/${id}/publications`
  const publish = async (language: 'vi' | 'en' = 'en') => {
    const list = { what: 'list', publishedOn: today(), place: 'Bảng tin' }
    return office.as('a.officer', language).post(publications, list)
  }
  const object = async () => {
    const letter = { receivedOn: today(), from: 'Bà Kín', content: 'Chưa kê khai một thửa đất.' }
    return office.as('a.officer').post(`/v1/procedures/${id}/objections`, letter)
  }
  for (const [language, detail] of [
    ['vi', 'Chỉ công khai được sau khi đơn vị của nhân sự trả lời việc giới thiệu.'],
    ['en', 'It can be published once the unit of whoever is proposed has answered.'],
  ] as const) {
    expect(await publish(language)).toMatchObject({
      status: 409,
      body: { code: 'candidate-only-proposed', detail },
    })
  }
  expect(await object()).toMatchObject({ status: 409, body: { code: 'nothing-published' } })
  const told = must(await office.as('a.officer').get(publications), 200).body
  expect(told.items).toEqual([])
  expect(told.mustBePublic.map(({ state }: { state: string }) => state)).not.toContain('due')
  must(await agree(id, other), 200)
  must(await publish(), 201)
  must(await object(), 201)
})

describe('whoever is put on a ballot and was no candidate so far', () => {
  beforeAll(async () => {
    await insertDepartment(office.pool)
    await makeAgency(office.pool)
  })

  /** A case at the meeting that takes outsiders; `convene` names one, as a member of the office without a role. */
  async function atMeeting() {
    const [candidate = ''] = await office.stack.candidates(1)
    await office.pool.query('INSERT INTO accounts (login, person_id) VALUES ($1, $1)', [candidate])
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const beganBefore = { reason: 'Đã bắt đầu trên giấy', evidence: 'Thông báo số 5-TB/TU' }
    const law = { type: 'public-employees', beganOn: '2026-06-30', beganBefore }
    const body = { kind: 'appointment', ...law, seatId, candidates: [candidate] }
    const { id } = must(await office.as('officer').post('/v1/procedures', body), 201).body
    await runUntil(office, id, 'convene-vote')
    await runToEndOf(office, id, 'step-2')
    const convene = async (outsider: string) => {
      const { task } = (await procedure('officer', id)).waitingFor[0]
      const { members } = must(await office.as('officer2').get(`/v1/tasks/${task}`), 200).body
      const result = {
        ...{ meetingOn: today(), absences: [], outsiders: [outsider] },
        convened: members.map((member: { id: string }) => member.id),
      }
      return office
        .as('officer2', 'en')
        .post(`/v1/tasks/${task}/completion`, { kind: 'convene-vote', result })
    }
    return { id, convene }
  }

  test('is proposed as well: nothing is counted before their unit agrees, and their file is closed until then', async () => {
    const { id, convene } = await atMeeting()
    const person = await personOf(UNITS.b)
    must(await convene(person), 200)
    const { waitingFor, votes } = await procedure('officer2', id)
    expect(waitingFor).toMatchObject([
      { kind: 'agree-to-candidate', who: { group: { id: UNITS.officeOfB } } },
    ])
    expect(votes.at(-1)).toMatchObject({ stage: 'step-3', status: 'convened' })
    expect(await eligibilityOf('officer2', id, person)).toMatchObject({ met: true, results: [] })
    must(await agree(id, person), 200)
    expect((await procedure('officer2', id)).waitingFor).toMatchObject([{ kind: 'enter-count' }])
    expect((await standing(id)).at(-1)).toBe('active')
    expect((await eligibilityOf('officer2', id, person)).results).not.toEqual([])
  })

  test('is asked of the secretariat rather than of the office that acts on the post, though it is that of their unit', async () => {
    const { id, convene } = await atMeeting()
    must(await convene(await personOf(OFFICE.province)), 200)
    expect((await procedure('officer2', id)).waitingFor).toMatchObject([
      { kind: 'agree-to-candidate', who: { group: { id: OFFICE.secretariat } } },
    ])
  })

  test('is off it where their unit refuses: the meeting is convened anew', async () => {
    const { id, convene } = await atMeeting()
    const person = await personOf(UNITS.b)
    must(await convene(person), 200)
    must(await answer('b.officer', id, person, REFUSAL), 200)
    const { waitingFor, votes } = await procedure('officer2', id)
    expect(waitingFor).toMatchObject([{ kind: 'convene-vote' }])
    expect(votes.at(-1)).toMatchObject({ stage: 'step-3', status: 'annulled' })
    expect((await standing(id)).at(-1)).toBe('not-agreed')
  })

  test('and meets not all that is asked: that they cannot be is all that is told', async () => {
    const { convene } = await atMeeting()
    const person = await personOf(UNITS.b)
    await office.pool.query("UPDATE evaluations SET grade = 'not-completed' WHERE person_id = $1", [person])
    const { status, body } = await convene(person)
    expect([status, body.code, body.detail]).toEqual([
      ...[409, 'candidate-not-eligible', 'This person cannot be a candidate of the procedure.'],
    ])
    expect(body.errors).toMatchObject([{ field: 'result.outsiders.0' }])
    expect(JSON.stringify(body)).not.toMatch(/evaluation/i)
  })
})

describe('a launch that is withdrawn soon after a file was read through it', () => {
  const listed = async (login: string, query = '') =>
    must(await office.as(login, 'en').get(`/v1/monitoring/withdrawn-after-reading?limit=200${query}`), 200)
      .body.items
  const withdraw = async (id: string) =>
    must(await office.as('a.officer').post(`/v1/procedures/${id}/withdrawal`, { reason: 'Nhầm' }), 200)

  /** Moves the reads of a case back by so many days. */
  const readDaysBefore = (id: string, days: number) =>
    office.pool.query(
      `UPDATE reads_on_record SET read_at = read_at - $2 * interval '1 day' WHERE case_id = $1`,
      [id, days],
    )
  const ofCase = (items: { id: string }[], id: string) => items.filter((item) => item.id === id)

  /** Agreed to, read by the officer, and not withdrawn yet. */
  async function read(): Promise<{ id: string; person: string }> {
    const person = await personOf(UNITS.b)
    const id = await launch([person])
    must(await agree(id, person), 200)
    await procedure('a.officer', id)
    return { id, person }
  }

  test('is on the list of the monitor: whose case, who launched it, who read whom, when', async () => {
    const { id, person } = await read()
    expect(ofCase(await listed('a.monitor'), id)).toEqual([])
    await withdraw(id)
    expect(ofCase(await listed('a.monitor'), id)).toMatchObject([
      {
        kind: 'appointment',
        unit: { id: UNITS.a },
        candidate: { id: person },
        launchedBy: { id: 'a.officer' },
        withdrawnAt: expect.any(String),
        reads: [
          {
            reader: { id: 'a.officer' },
            what: [{ code: 'procedure', title: 'What a procedure holds of the person' }],
            firstAt: expect.any(String),
          },
        ],
      },
    ])
    expect(ofCase(await listed('a.monitor', `&unit=${UNITS.a}`), id)).toHaveLength(1)
    expect(must(await office.as(person).get('/v1/me/reads'), 200).body.items).toContainEqual(
      expect.objectContaining({ reader: expect.objectContaining({ id: 'a.monitor' }), what: 'readers' }),
    )
  })

  const because = { reason: 'Nhầm' }

  test.each([
    ['withdrawn', 'withdrawal'],
    ['blocked', 'block'],
  ])('is on it also where every candidate was %s, so that it stopped', async (_, command) => {
    const { id, person } = await read()
    must(
      await office.as('a.officer').post(`/v1/procedures/${id}/candidates/${person}/${command}`, because),
      200,
    )
    expect(await procedure('officer', id)).toMatchObject({ status: 'stopped' })
    expect(ofCase(await listed('a.monitor'), id)).toMatchObject([
      {
        candidate: { id: person },
        withdrawnAt: expect.any(String),
        reads: [{ reader: { id: 'a.officer' } }],
      },
    ])
    await office.pool.query(
      `UPDATE cases SET outcome = outcome || '{"because": "nobody-above-the-bar"}' WHERE id = $1`,
      [id],
    )
    expect(ofCase(await listed('a.monitor'), id)).toEqual([])
  })

  test('is on it where it is read after it was withdrawn, however long', async () => {
    const person = await personOf(UNITS.b)
    const id = await launch([person])
    must(await agree(id, person), 200)
    await office.pool.query('DELETE FROM reads_on_record WHERE case_id = $1', [id])
    await withdraw(id)
    expect(ofCase(await listed('a.monitor'), id)).toEqual([])
    await procedure('a.officer', id)
    expect(ofCase(await listed('a.monitor'), id)).toHaveLength(1)
    await office.pool.query("UPDATE cases SET closed_at = closed_at - interval '40 days' WHERE id = $1", [id])
    // Reads are on record since before.
    await office.pool.query(
      `INSERT INTO reads_on_record (person_id, read_at, reader_id, what, case_id) VALUES ($1, now() - interval '60 days', 'officer', 'file', '')`,
      [person],
    )
    expect(ofCase(await listed('a.monitor'), id)).toHaveLength(1)
  })

  test('is on it whoever read: of the secretariat, of the managing body, another candidate; not whose role covers the candidate', async () => {
    const { id, person } = await read()
    await office.pool.query('DELETE FROM reads_on_record WHERE case_id = $1', [id])
    const readers = ['secretary', 'member1', 'an', 'b.monitor', 'b.officer', 'officer', 'approver', 'admin']
    await office.pool.query(
      `INSERT INTO reads_on_record (person_id, read_at, reader_id, what, case_id)
       SELECT $1, date_trunc('minute', now()), reader, 'procedure', $2 FROM unnest($3::text[]) reader`,
      [person, id, readers],
    )
    await withdraw(id)
    const [found] = ofCase(await listed('a.monitor'), id) as unknown as {
      reads: { reader: { id: string } }[]
    }[]
    expect(found?.reads.map(({ reader }) => reader.id)).toEqual(['an', 'b.monitor', 'member1', 'secretary'])
  })

  test('is told to monitors and administrators of its unit alone', async () => {
    const { id } = await read()
    await withdraw(id)
    const all = await listed('monitor')
    expect(ofCase(all, id)).toHaveLength(1)
    const first = must(
      await office.as('monitor').get('/v1/monitoring/withdrawn-after-reading?limit=1'),
      200,
    ).body
    const path = `/v1/monitoring/withdrawn-after-reading?limit=200&cursor=${first.nextCursor}`
    const { items } = must(await office.as('monitor', 'en').get(path), 200).body
    expect([first.items[0].id, ...items.map((item: { id: string }) => item.id)]).toEqual(
      all.map((item: { id: string }) => item.id),
    )
    expect(ofCase(await listed('b.monitor'), id)).toEqual([])
    for (const login of ['a.officer', 'approver', 'outsider']) {
      const answer = await office.as(login).get('/v1/monitoring/withdrawn-after-reading')
      expect([login, answer.status]).toEqual([login, 403])
    }
  })

  test('is not on it where it was read longer before than five working days, or by those who read it by a role alone, or was open to nobody', async () => {
    const late = await read()
    await readDaysBefore(late.id, 20)
    const five = await read()
    await office.pool.query(
      "UPDATE reads_on_record SET read_at = now() - interval '1 day' WHERE case_id = $1",
      [five.id],
    )
    const others = await read()
    await office.pool.query("UPDATE reads_on_record SET reader_id = 'approver' WHERE case_id = $1", [
      others.id,
    ])
    const person = await personOf(UNITS.b)
    const closed = await launch([person])
    await procedure('a.officer', closed)
    for (const id of [late.id, five.id, others.id, closed]) await withdraw(id)
    const items = await listed('a.monitor')
    expect([late.id, five.id, others.id, closed].map((id) => ofCase(items, id).length)).toEqual([0, 1, 0, 0])
  })
})
