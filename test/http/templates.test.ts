import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { loadCalendar } from '../../db/calendar/working-calendar.js'
import { addDays, addMonths } from '../../domain/deadlines/dates.js'
import { deadlineOf } from '../../domain/deadlines/working-days.js'
import { rotation } from '../../domain/rules/rotation.js'
import { DOSSIER_ITEMS } from '../../domain/vocabulary.js'
import { insertDepartment, insertHolder, makeAgency } from '../support/department.js'
import { dayInWords, today } from '../support/procedure-steps.js'
import { printedAmiss, rendered, rendersPapers } from '../support/rendered.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { docxText } from './docx-text.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { type Otherwise, runToEnd, runToEndOf, runUntil } from './run-to-end.js'
import { complete, decision, moveElsewhere, must, newCandidates, seen } from './walk.js'

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

/** Decree 115/2020 ended with 30 June 2026, and no rule set of the text after it is published. */
const UNDER_115 = { type: 'public-employees', beganOn: '2026-06-30', beganBefore: BEFORE }

async function appointment(
  law: Record<string, unknown>,
  candidates = 2,
): Promise<{ id: string; people: string[] }> {
  const people = await newCandidates(office, candidates)
  if (law.type === 'from-elsewhere') await moveElsewhere(office, people)
  if (law.type === 'public-employees') await makeAgency(office.pool)
  const seatId = await insertSeat(office.pool, OFFICE.post)
  return { id: await launch({ kind: 'appointment', seatId, candidates: people, ...law }), people }
}

/** A proposal to leave office on that ground, with the paper that shows it. */
const onPaper = (code: string, reason: string) => ({
  grounds: [{ code, paper: { number: '31-KL/UBKT', on: '2026-08-03' } }],
  reason,
})

const stagesOf = async (id: string): Promise<string[]> =>
  (await seen(office, id)).stages.map(({ key }: { key: string }) => key)

/** A vacant seat of another post of the same circle. */
async function otherSeat(postId: string): Promise<string> {
  await office.pool.query(
    `INSERT INTO posts SELECT $2, unit_id, title_vi, title_en, level, filled_by, degree, managing_body_id,
       electorate_id, office_id, reviewers_id, tellers_id FROM posts WHERE id = $1`,
    [OFFICE.post, postId],
  )
  return await insertSeat(office.pool, postId)
}

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

  test('B: in five steps, Decree 170/2025 as first issued and Decree 138/2020 with and without its amendment, for what began under them', async () => {
    const D138 = 'Căn cứ Nghị định số 138/2020/NĐ-CP ngày 27/11/2020 của Chính phủ'
    for (const [beganOn, ruleSet, ground] of [
      [
        '2026-07-31',
        'decree-170-2025',
        'Căn cứ Nghị định số 170/2025/NĐ-CP ngày 30/06/2025 của Chính phủ về tuyển dụng, sử dụng và quản lý công chức;',
      ],
      ['2025-06-30', 'decree-116-2024', D138],
      ['2024-09-16', 'decree-138-2020', D138],
    ] as const) {
      const { id } = await appointment({ type: 'on-the-spot', beganOn, beganBefore: BEFORE })
      await runToEnd(office, id)
      const it = await seen(office, id)
      expect(it).toMatchObject({ status: 'completed', ruleSet: { id: ruleSet }, begunOn: beganOn })
      expect(it.begunBefore).toEqual(BEFORE)
      // Of the texts of its law those in force on that day, and the code by which ages are counted never.
      const paper = await docxText(must(await office.as('officer').get(it.links.decision), 200))
      expect(paper).toContain(ground)
      expect(paper.includes('Quy định số 377-QĐ/TW')).toBe(beganOn >= '2025-10-08')
      expect(paper.includes('Quy định số 80-QĐ/TW')).toBe(beganOn < '2025-10-08')
      expect(paper).not.toContain('Bộ luật Lao động')
      expect(it.stages.filter(({ kind }: { kind: string }) => kind === 'collectiveVote')).toHaveLength(4)
    }
  })

  test('C: public employees, Decree 115/2020 as amended', async () => {
    const { id } = await appointment(UNDER_115)
    await runToEnd(office, id)
    expect(await seen(office, id)).toMatchObject({ status: 'completed', ruleSet: { id: 'decree-115-2020' } })
  })

  test('C: two with exactly half of the votes: the head picks, with the reasons and the views of all', async () => {
    const { id, people } = await appointment(UNDER_115)
    const [one = '', other = ''] = people
    let inHalves: object = {}
    const halves = () => inHalves
    const taken = await runUntil(office, id, 'decide-vote', {
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
    })
    expect(taken.at(-1)).toMatchObject({ stage: 'step-5', kind: 'enter-count' })
    const pick = { choice: 'select', person: other, reasons: 'Kinh nghiệm phù hợp hơn' }
    const decide = (more: object) =>
      complete(office, { id, candidates: people }, 'd-head', 'decide-vote', { ...pick, ...more })
    expect(await decide({ resolutionNumber: '8-KL/TU', decidedOn: today() })).toMatchObject({
      status: 422,
      body: { code: 'views-needed', errors: [{ field: 'result.views' }] },
    })
    must(await decide({ views: 'Hai đồng chí phó nhất trí, một đồng chí đề nghị người kia' }), 200)
    await runToEnd(office, id)
    const it = await seen(office, id)
    expect(it.votes.at(-1).verdict).toMatchObject({ outcome: 'tie', decidedBy: 'head', bar: '= 1/2' })
    expect(it).toMatchObject({ status: 'completed', outcome: { person: { id: other } } })
  })

  test('C: somebody whom step 2 left behind comes back in step 3, with two thirds of the leadership', async () => {
    const { id, people } = await appointment(UNDER_115)
    const [listed = '', outsider = ''] = people
    await runUntil(office, id, 'convene-vote')
    const meeting = async (more: object) => {
      const task = (await seen(office, id)).waitingFor[0].task
      const { about, members } = must(await office.as('officer').get(`/v1/tasks/${task}`), 200).body
      const named = members.map((member: { id: string }) => member.id)
      const result = { meetingOn: today(), convened: named, absences: [], ...more }
      return {
        about,
        named,
        answer: await complete(office, { id, candidates: people }, 'officer', 'convene-vote', result),
      }
    }
    const first = await meeting({ outsiders: [outsider] })
    expect(first.about.mayJoin).toBeUndefined()
    expect(first.answer).toMatchObject({
      status: 422,
      body: { code: 'not-among-those-named', errors: [{ field: 'result.outsiders.0' }] },
    })
    await meeting({})
    await runUntil(office, id, 'convene-vote')
    const second = await meeting({ outsiders: [listed] })
    expect(second.about).toMatchObject({ candidates: [listed], mayJoin: [outsider] })
    expect(second.answer.body.errors).toMatchObject([{ field: 'result.outsiders.0' }])
    expect((await meeting({ outsiders: [outsider] })).answer.status).toBe(200)
    const present = second.named.length
    const votes = { [listed]: 0, [outsider]: present }
    const all = () => ({ issued: present, returned: present, blank: 0, invalid: 0, votes })
    await runToEnd(office, id, { 'step-3 enter-count': all })
    const it = await seen(office, id)
    expect(it).toMatchObject({ status: 'completed', outcome: { person: { id: outsider } } })
    expect(it.candidates.find(({ id: person }: { id: string }) => person === listed)).toMatchObject({
      status: 'not-selected',
    })
    const [, vote] = it.votes
    expect(vote.verdict).toMatchObject({ outcome: 'selected', article: expect.stringContaining('46') })
    expect(vote.verdict.explanation).toContain('2/3')
  })

  /** Takes a case to the third step; answers the call of its meeting with those outsiders. */
  async function atStep3() {
    const { id, people } = await appointment(UNDER_115)
    await runUntil(office, id, 'convene-vote')
    await runToEndOf(office, id, 'step-2')
    const { task, stage } = (await seen(office, id)).waitingFor[0]
    expect(stage).toBe('step-3')
    const { outsidersNeed, members } = must(await office.as('officer').get(`/v1/tasks/${task}`), 200).body
    const convened = members.map((member: { id: string }) => member.id)
    const convene = (outsiders: string[], as = 'officer') => {
      const meeting = { meetingOn: today(), convened, absences: [], outsiders }
      return complete(office, { id, candidates: people }, as, 'convene-vote', meeting)
    }
    return { id, people, outsidersNeed, present: convened.length, convene }
  }

  test('C: while step 3 is voted on, the vote of step 2 stands, and an annulment that names it touches neither', async () => {
    const { id, convene } = await atStep3()
    must(await convene([]), 200)
    const before = await seen(office, id)
    const voteOf = (stage: string) => before.votes.find((vote: { stage: string }) => vote.stage === stage).id
    const annul = (stage: string) =>
      office.as('officer').post(`/v1/votes/${voteOf(stage)}/annulment`, { reason: 'Sai thành phần' })
    expect(await annul('step-2')).toMatchObject({ status: 409, body: { code: 'vote-not-open-to-annulment' } })
    expect(await seen(office, id)).toEqual(before)
    must(await annul('step-3'), 200)
    const statuses = (await seen(office, id)).votes.map((vote: Record<string, string>) => [
      vote.stage,
      vote.status,
    ])
    expect(statuses).toEqual([
      ['step-2', 'counted'],
      ['step-3', 'annulled'],
    ])
  })

  test('C: somebody who was no candidate joins in step 3, is appointed with two thirds of the leadership', async () => {
    const { id, people, outsidersNeed, present, convene } = await atStep3()
    const [newcomer = ''] = await newCandidates(office, 1)
    expect(outsidersNeed).toMatch(/^≥ 2\/3 tổng số thành viên \(khoản 2 Điều 46 /)
    must(await convene([newcomer]), 200)
    const candidate = async () =>
      (await seen(office, id)).candidates.find((each: { id: string }) => each.id === newcomer)
    expect(await candidate()).toMatchObject({ status: 'active' })
    // They read their own procedure from now on.
    expect((await office.as(newcomer).get(`/v1/procedures/${id}`)).status).toBe(200)
    const votes = { [people[0] ?? '']: 0, [newcomer]: present }
    const all = () => ({ issued: present, returned: present, blank: 0, invalid: 0, votes })
    const taken = await runToEnd(office, id, { 'step-3 enter-count': all })
    expect(taken.find(({ kind }) => kind === 'submit-action-program')).toMatchObject({ by: newcomer })
    const it = await seen(office, id)
    expect(it).toMatchObject({ status: 'completed', outcome: { person: { id: newcomer } } })
    expect(await candidate()).toMatchObject({ status: 'appointed' })
    expect(it.eligibility.map((check: { candidate: { id: string } }) => check.candidate.id)).toContain(
      newcomer,
    )
    expect(await tenure(newcomer)).toMatchObject({ to_on: null })
  })

  test('C: who joins in step 3 is known, meets every criterion and does not hold the post', async () => {
    const { id, convene } = await atStep3()
    const [unplanned = '', holder = ''] = await newCandidates(office, 2)
    await office.pool.query('DELETE FROM planning_entries WHERE person_id = $1', [unplanned])
    await insertHolder(office.pool, holder)
    const before = await seen(office, id)
    for (const [outsiders, code] of [
      [['nobody'], 'unknown-cadre'],
      [[holder], 'already-holds-post'],
    ] as const) {
      expect(await convene([...outsiders])).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'result.outsiders.0', code }] },
      })
    }
    expect(await convene([unplanned])).toMatchObject({
      status: 409,
      body: {
        code: 'candidate-not-eligible',
        // Which criterion, at which of those named; what their files say is not for whoever names them.
        detail: 'Tiêu chuẩn: Trong quy hoạch.',
        errors: [{ field: 'result.outsiders.0' }],
      },
    })
    expect(await seen(office, id)).toEqual(before)
    const [eligible = ''] = await newCandidates(office, 1)
    expect(await convene([eligible, eligible])).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'result.outsiders.1', code: 'named-twice' }] },
    })
    // A second one joins with the first: each of them is judged.
    expect(await convene([eligible, unplanned])).toMatchObject({ status: 409 })
    must(await convene([eligible]), 200)
  })

  test('C: nobody puts themself, or somebody close, on the ballot of a meeting that they convene', async () => {
    const { convene } = await atStep3()
    const [newcomer = ''] = await newCandidates(office, 1)
    await office.pool.query(
      "INSERT INTO group_members (group_id, person_id, duty, from_on) VALUES ($1, $2, 'member', '2020-01-01')",
      [OFFICE.office, newcomer],
    )
    const recused = (vi: string) => ({ status: 403, body: { code: 'recused', detail: vi } })
    expect(await convene([newcomer], newcomer)).toMatchObject(recused('Hồ sơ này là về chính đồng chí.'))
    await office.pool.query(
      `INSERT INTO relations (person_id, relative_id, kind, declared_on, source) VALUES ($1, 'officer', 'spouse', '2026-01-05', 'x')`,
      [newcomer],
    )
    const relative = 'Đồng chí là người thân của một nhân sự trong hồ sơ này.'
    expect(await convene([newcomer])).toMatchObject(recused(relative))
    must(await convene([newcomer], 'officer2'), 200)
    await office.pool.query("DELETE FROM relations WHERE relative_id = 'officer'")
    await office.pool.query('DELETE FROM group_members WHERE person_id = $1', [newcomer])
  })

  test('C: where all whom step 2 listed are lost, the meeting takes whom it left behind, and not nobody', async () => {
    const { id, people, convene } = await atStep3()
    const [listed = '', outsider = ''] = people
    must(await convene([outsider]), 200)
    const withdrawal = `/v1/procedures/${id}/candidates/${listed}/withdrawal`
    must(await office.as('officer').post(withdrawal, { reason: 'Xin rút' }), 200)
    expect((await seen(office, id)).waitingFor).toMatchObject([{ stage: 'step-3', kind: 'convene-vote' }])
    expect(await convene([])).toMatchObject({
      status: 422,
      body: { code: 'nobody-on-ballot', errors: [{ field: 'result.outsiders' }] },
    })
    must(await convene([outsider]), 200)
    expect((await seen(office, id)).candidates).toMatchObject([
      { id: listed, status: 'withdrawn' },
      { id: outsider, status: 'active' },
    ])
  })

  test('C: who came back onto the ballot may still withdraw: the vote is held anew without them', async () => {
    const { id, people, convene } = await atStep3()
    const [, outsider = ''] = people
    must(await convene([outsider]), 200)
    const withdrawal = `/v1/procedures/${id}/candidates/${outsider}/withdrawal`
    must(await office.as('officer').post(withdrawal, { reason: 'Xin rút' }), 200)
    const it = await seen(office, id)
    expect(it.waitingFor).toMatchObject([{ stage: 'step-3', kind: 'convene-vote' }])
    expect(it.votes.find(({ stage }: { stage: string }) => stage === 'step-3').status).toBe('annulled')
    expect(it.candidates.find((each: { id: string }) => each.id === outsider).status).toBe('withdrawn')
  })

  test('D: from elsewhere is nobody who works in the organisation of the post: no vote is avoided so', async () => {
    const [person = ''] = await newCandidates(office, 1)
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const body = { kind: 'appointment', type: 'from-elsewhere', seatId, candidates: [person] }
    expect(await office.as('officer').post('/v1/procedures', body)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'candidates.0', code: 'not-from-elsewhere' }] },
    })
    await moveElsewhere(office, [person])
    // Nor whoever holds a post there, wherever their file lies.
    const { rows } = await office.pool.query(
      `INSERT INTO tenures (person_id, post_id, level, from_on) VALUES ($1, 'post-division', 'division-deputy', '2025-01-01') RETURNING id`,
      [person],
    )
    expect((await office.as('officer').post('/v1/procedures', body)).status).toBe(422)
    await office.pool.query('UPDATE tenures SET to_on = $2 WHERE id = $1', [rows[0].id, '2026-01-01'])
    expect((await office.as('officer').post('/v1/procedures', body)).status).toBe(201)
  })

  test('34.1(a): after a merger whoever holds an equal post is appointed by a decision alone, for the term of the new one', async () => {
    const [person = ''] = await newCandidates(office, 1)
    const former = await insertHolder(office.pool, person)
    const seatId = await otherSeat('post-after-merger')
    const id = await launch({ kind: 'appointment', type: 'after-merger', seatId, candidates: [person] })
    const taken = await runToEnd(office, id)
    expect(taken.map(({ kind }) => kind)).toEqual([
      'confirm-eligibility',
      'record-decision',
      'confirm-decision',
    ])
    const it = await seen(office, id)
    expect(it).toMatchObject({
      status: 'completed',
      ruleSet: { id: 'after-merger' },
      outcome: { person: { id: person } },
    })
    const { rows } = await office.pool.query(
      'SELECT seat_id, to_on FROM tenures WHERE person_id = $1 AND seat_id IS NOT NULL ORDER BY from_on, id',
      [person],
    )
    expect(rows).toEqual([
      { seat_id: former, to_on: today() },
      { seat_id: seatId, to_on: null },
    ])
    const paper = await docxText(must(await office.as('officer').get(it.links.decision), 200))
    expect(paper).toContain('Nghị định số 300/2026/NĐ-CP')
  })

  test('34.1(c): whoever holds a lower post is refused by the article, and so is somebody who holds none', async () => {
    const [lower = '', none = ''] = await newCandidates(office, 2)
    await office.pool.query('UPDATE tenures SET to_on = $2 WHERE person_id = ANY ($1) AND to_on IS NULL', [
      [lower, none],
      today(),
    ])
    await office.pool.query(
      `INSERT INTO tenures (person_id, post_id, level, from_on) VALUES ($1, 'post-division', 'division-deputy', '2025-01-01')`,
      [lower],
    )
    const seatId = await insertSeat(office.pool, OFFICE.post)
    for (const person of [lower, none]) {
      const body = { kind: 'appointment', type: 'after-merger', seatId, candidates: [person] }
      expect((await office.as('officer', 'en').post('/v1/procedures', body)).body.errors).toEqual([
        {
          ...{ field: 'candidates.0', code: 'post-held-is-lower' },
          message: expect.stringContaining('art. 34.1(a) as amended by Decree 300/2026'),
        },
      ])
    }
  })

  test('34.1(a) as first issued lets go of the procedure alone: a dossier goes up; 29.7: who is investigated stays out', async () => {
    const [person = '', barred = ''] = await newCandidates(office, 2)
    await insertHolder(office.pool, person)
    await insertHolder(office.pool, barred)
    const body = { kind: 'appointment', type: 'after-merger', beganOn: '2026-07-31', beganBefore: BEFORE }
    const id = await launch({ ...body, seatId: await otherSeat('post-merger-170'), candidates: [person] })
    const taken = await runToEnd(office, id)
    expect(taken.map(({ kind }) => kind)).toContain('submit-dossier')
    expect((await seen(office, id)).ruleSet.id).toBe('after-merger-170-2025')
    await office.pool.query(
      "INSERT INTO measures (person_id, measure, decided_on) VALUES ($1, 'investigation', '2026-01-02')",
      [barred],
    )
    const other = await launch({
      ...body,
      seatId: await otherSeat('post-merger-barred'),
      candidates: [barred],
    })
    const [check] = (await seen(office, other)).waitingFor
    expect(check).toMatchObject({ stage: 'post-held-check', kind: 'confirm-eligibility' })
  })

  test('D: from elsewhere until 2026-07-31 the present workplace votes (art. 33.3 as issued): half is for its head, less is reported', async () => {
    const { id, people } = await appointment(
      { type: 'from-elsewhere', beganOn: '2026-07-31', beganBefore: BEFORE },
      1,
    )
    const it = { id, candidates: people }
    expect((await seen(office, id)).ruleSet.id).toBe('from-elsewhere-170-2025')
    await runUntil(office, id, 'give-opinion')
    const opinion = { givenBy: 'Sở', givenOn: '2026-07-31', summary: 'Biểu quyết' }
    const give = (of: object) => complete(office, it, 'officer', 'give-opinion', { ...opinion, ...of })
    must(await give({ opinion: 'agree' }), 200)
    expect(await give({ opinion: 'agree', votes: { agree: 1, of: 4 } })).toMatchObject({
      status: 422,
      body: { code: 'opinion-not-as-voted', errors: [{ field: 'result.opinion' }] },
    })
    must(await give({ opinion: 'disagree', votes: { agree: 1, of: 4 } }), 200)
    expect((await seen(office, id)).waitingFor).toMatchObject([{ stage: 'candidate-meeting' }])
    await runToEnd(office, id)
    expect(await seen(office, id)).toMatchObject({ status: 'completed' })
  })

  test('D: from elsewhere, without a vote: who disagrees is reported and stops nothing', async () => {
    const { id } = await appointment({ type: 'from-elsewhere' }, 1)
    const disagreed: Otherwise = {
      'give-opinion': () => ({
        opinion: 'disagree',
        givenBy: 'Cơ quan tiếp nhận',
        givenOn: '2026-01-05',
        summary: 'Chưa phù hợp',
      }),
    }
    const taken = await runUntil(office, id, 'submit-dossier', disagreed)
    expect(taken[0]).toMatchObject({ stage: 'policy', kind: 'record-policy' })
    expect(taken.map(({ kind }) => kind)).not.toContain('enter-count')
    expect((await seen(office, id)).limits).toMatchObject([{ what: 'dossier-submission', passed: false }])
    await runToEnd(office, id)
    expect(await seen(office, id)).toMatchObject({ status: 'completed' })
  })

  test.each([
    ['four steps since Regulation 377 (art. 37)', {}, 'nomination-377-2025'],
    [
      'five steps by Regulation 80 before it',
      { beganOn: '2025-10-07', beganBefore: BEFORE },
      'regulation-80-2022',
    ],
  ])('E: nomination, %s, election and ratification', async (_, law, ruleSet) => {
    const [person = ''] = await newCandidates(office, 1)
    const seatId = await insertSeat(office.pool, OFFICE.electedPost)
    const body = { kind: 'nomination', type: 'nomination', seatId, candidates: [person], ...law }
    const id = await launch(body)
    const taken = await runToEnd(office, id)
    expect(taken.map(({ kind }) => kind).slice(-3)).toEqual([
      'record-introduction',
      'record-election-result',
      'record-ratification',
    ])
    expect(await seen(office, id)).toMatchObject({
      ...{ status: 'completed', ruleSet: { id: ruleSet } },
      outcome: { person: { id: person } },
    })
  })

  // The term of insertHolder ends in December 2026; men reach 62 in the month of their birth.
  test.each([
    ['reappointment', 'extension', '1970-03-15', '2031-12-31'],
    ['extension', 'reappointment', '1966-06-15', '2028-06-15'],
  ])(
    'F: %s, not %s, keeps the holder in office until the new term ends',
    async (kind, other, born, until) => {
      const [person = ''] = await newCandidates(office, 1)
      const seatId = await insertHolder(office.pool, person)
      await office.pool.query("UPDATE people SET born_on = $2, sex = 'male' WHERE id = $1", [person, born])
      // Decree 170/2025 art. 36.1: from 24 months left on a reappointment, below an extension.
      const refused = await office.as('officer', 'en').post('/v1/procedures', { kind: other, seatId })
      expect([refused.status, refused.body.errors]).toEqual([
        422,
        [expect.objectContaining({ field: 'kind', code: `${kind}-due` })],
      ])
      expect(refused.body.errors[0].message).toContain(
        '24 months (Decree 170/2025/NĐ-CP art. 36.1 as amended',
      )
      const asked = must(await office.as('officer').get(`/v1/templates?seat=${seatId}`), 200).body.items
      const launches = asked.flatMap((template: { launches: { kind: string }[] }) => template.launches)
      const mayBe = (of: string) => launches.find((each: { kind: string }) => each.kind === of)
      expect(mayBe(kind).refusal).toBeUndefined()
      expect(JSON.stringify(mayBe(other))).toContain('24 tháng (khoản 1 Điều 36 Nghị định 170/2025/NĐ-CP')
      const id = await launch({ kind, seatId })
      await runToEnd(office, id, { 'record-decision': () => decision({ termEndsOn: until }) })
      expect(await seen(office, id)).toMatchObject({ status: 'completed', kind })
      expect(await tenure(person)).toEqual({ seat_id: seatId, to_on: null, term_ends_on: until })
    },
  )

  test('F: a decision signed after the old end has the new term run from it (art. 36.4), and no other', async () => {
    const [person = ''] = await newCandidates(office, 1)
    const seatId = await insertHolder(office.pool, person)
    await office.pool.query("UPDATE people SET born_on = '1970-03-15', sex = 'male' WHERE id = $1", [person])
    const ended = addDays(today(), -3)
    await office.pool.query(
      "UPDATE tenures SET term_ends_on = $2, from_on = ($2::date - interval '5 years')::date WHERE seat_id = $1",
      [seatId, ended],
    )
    const it = { id: await launch({ kind: 'reappointment', seatId }), candidates: [person] }
    await runUntil(office, it.id, 'record-decision')
    const record = (effectiveOn: string) =>
      complete(office, it, 'secretary', 'record-decision', {
        ...decision({ termEndsOn: '2031-10-31', effectiveOn }),
        lateReason: 'Chờ kết luận của cơ quan kiểm tra',
      })
    const refused = async (day: string) => {
      const { status, body } = await record(day)
      return [status, body.code, body.errors?.[0]?.field, body.detail]
    }
    const first = addDays(ended, 1)
    expect(await refused(today())).toEqual([
      ...[422, 'date-after', 'result.effectiveOn', `Muộn nhất: ${dayInWords(first)}.`],
    ])
    expect(await refused(ended)).toEqual([
      ...[422, 'date-before', 'result.effectiveOn', `Sớm nhất: ${dayInWords(first)}.`],
    ])
    must(await record(first), 200)
    must(await complete(office, it, 'member1', 'confirm-decision', { confirmed: true }), 200)
    expect(await seen(office, it.id)).toMatchObject({ status: 'completed', decision: { effectiveOn: first } })
    expect(await tenure(person)).toEqual({ seat_id: seatId, to_on: null, term_ends_on: '2031-10-31' })
  })

  test.each([
    ['relief', onPaper('52.1b', 'Khiếu nại chưa giải quyết')],
    ['dismissal', onPaper('53.1i', 'Kiến nghị của cơ quan kiểm tra')],
    ['resignation', onPaper('52.2c', 'Nguyện vọng cá nhân')],
  ])('G: after a %s the post is vacant, and its vacancy is counted', async (kind, proposal) => {
    const [person = ''] = await newCandidates(office, 1)
    const seatId = await insertHolder(office.pool, person)
    const id = await launch({ kind, seatId, ...proposal })
    expect(await seen(office, id)).toMatchObject({ proposal })
    const code = proposal.grounds[0]?.code ?? ''
    const [named] = (await seen(office, id)).proposal.grounds
    // In the words of the law that the case keeps.
    expect(named).toMatchObject({
      article: expect.stringContaining(
        `điểm ${code.slice(-1)} khoản ${code.slice(3, 4)} Điều ${code.slice(0, 2)}`,
      ),
      words: expect.stringMatching(/\p{L}{3}/u),
    })
    const asMonitor = must(await office.as('monitor').get(`/v1/procedures/${id}`), 200).body
    expect(asMonitor.proposal).toBeUndefined()
    const trail = must(await office.as('officer').get(`/v1/procedures/${id}/events`), 200).body.items
    expect(trail[0]).toMatchObject({ what: 'case-launched', after: { proposal } })
    await runToEnd(office, id)
    expect(await seen(office, id)).toMatchObject({ status: 'completed', kind })
    expect((await tenure(person)).to_on).not.toBeNull()
    const { items } = must(await office.as('officer').get('/v1/monitoring/vacancies?limit=200'), 200).body
    expect(items).toContainEqual(expect.objectContaining({ seat: expect.objectContaining({ id: seatId }) }))
    // Decree 170/2025 art. 55.1 has whoever left so wait for a post like it.
    const asked = { kind: 'appointment', type: 'on-the-spot', seatId, candidates: [person] }
    const foreseen = must(await office.as('officer').post('/v1/procedures/preview', asked), 200).body
    const answers = foreseen.candidates[0].results.filter(
      ({ criterion }: { criterion: string }) => criterion === 'wait-after-leaving',
    )
    expect(answers).toMatchObject([{ answer: 'not-met', waivable: false }])
  })

  test.each(['inspection', 'state-inspection', 'audit'])(
    'G: while a holder has the measure %s no resignation is taken (Decree 170/2025 art. 52.4)',
    async (measure) => {
      const [person = ''] = await newCandidates(office, 1)
      const seatId = await insertHolder(office.pool, person)
      await office.pool.query(
        `INSERT INTO measures (person_id, measure, decided_on, authority, number)
       VALUES ($1, $2, '2026-08-10', 'Ủy ban kiểm tra', '12-TB')`,
        [person, measure],
      )
      const it = {
        id: await launch({ kind: 'resignation', seatId, ...onPaper('52.2c', 'Nguyện vọng') }),
        candidates: [person],
      }
      const answered = (result: object) => complete(office, it, 'officer', 'confirm-eligibility', result)
      const refused = await answered({ decision: 'confirm', waivers: [] })
      expect([refused.status, refused.body.code]).toEqual([422, 'criterion-not-met'])
      const [{ results }] = (await seen(office, it.id)).eligibility
      const because = results.find(({ criterion }: { criterion: string }) => criterion === 'no-block')
      expect(because).toMatchObject({ answer: 'not-met', waivable: false })
      expect(because.article).toContain('điểm b khoản 4 Điều 52 Nghị định 170/2025/NĐ-CP')
      must(await answered({ decision: 'reject', reason: 'Đang kiểm tra dấu hiệu vi phạm' }), 200)
      expect((await seen(office, it.id)).status).toBe('stopped')
      expect((await tenure(person)).to_on).toBeNull()
    },
  )

  test.each([
    ['dismissal', 'dismissal-170-2025', '53.1đ', { beganOn: '2025-07-01' }],
    ['resignation', 'resignation-170-2025', '52.1a', { beganOn: '2026-07-31' }],
    ['dismissal', 'dismissal-115-2020', '55.1g', UNDER_115],
    ['relief', 'relief-115-2020', '54.1d', UNDER_115],
    ['relief', 'relief-115-2020', '54.1d', { ...UNDER_115, byLetter: true }],
  ])(
    'G: a %s begun before August 2026 runs by %s, on its own grounds (%s)',
    async (kind, ruleSet, code, law) => {
      const [person = ''] = await newCandidates(office, 1)
      if ('type' in law) await makeAgency(office.pool)
      const seatId = await insertHolder(office.pool, person)
      const asked = { kind, seatId, beganBefore: BEFORE, ...law }
      const later = await office
        .as('officer')
        .post('/v1/procedures', { ...asked, ...onPaper('53.1i', 'Kiến nghị') })
      expect(later.body.errors).toMatchObject([{ field: 'grounds.0.code', code: 'ground-not-in-list' }])
      const id = await launch({ ...asked, ...onPaper(code, 'Theo quy định') })
      await runToEnd(office, id)
      const it = await seen(office, id)
      expect(it).toMatchObject({ status: 'completed', kind, ruleSet: { id: ruleSet } })
      if (kind === 'relief') {
        const vote = it.stages.find(({ key }: { key: string }) => key === 'joint-vote')
        expect(vote.status).toBe('byLetter' in law ? 'skipped' : 'passed')
        expect(it.proposal.byLetter).toBe('byLetter' in law ? true : undefined)
      }
      expect((await tenure(person)).to_on).not.toBeNull()
    },
  )

  test('art. 52.5: ten working days from the letter, ten more from the written proposal, whenever the tasks open', async () => {
    const [person = ''] = await newCandidates(office, 1)
    const seatId = await insertHolder(office.pool, person)
    const [letterOn, proposedOn] = [addDays(today(), -6), addDays(today(), -1)]
    const id = await launch({ kind: 'resignation', seatId, on: letterOn, ...onPaper('52.2c', 'Nguyện vọng') })
    const calendar = await loadCalendar(office.pool)
    const waits = async () => (await seen(office, id)).waitingFor[0]
    await runUntil(office, id, 'give-opinion')
    const due = (from: string) => deadlineOf(calendar, from, { workingDays: 10 }).due
    expect((await waits()).deadline).toMatchObject({ from: letterOn, workingDays: 10, due: due(letterOn) })
    expect((await seen(office, id)).proposal).toMatchObject({
      on: letterOn,
      goesOnUntilAccepted: expect.stringContaining('khoản 6 Điều 52'),
    })
    const proposed = {
      opinion: 'agree',
      givenBy: 'Ban Tổ chức',
      givenOn: proposedOn,
      summary: 'Đề xuất cho từ chức',
    }
    must(await complete(office, { id, candidates: [person] }, 'officer', 'give-opinion', proposed), 200)
    expect((await waits()).deadline).toMatchObject({
      from: proposedOn,
      workingDays: 10,
      due: due(proposedOn),
    })
  })

  describe('leaving office names grounds of the closed list of its law', () => {
    async function refusedOf(kind: string, grounds: object[], more: object = {}) {
      const body = { kind, seatId: await holderWith(), grounds, reason: 'Theo kết luận', ...more }
      const answer = await office.as('officer').post('/v1/procedures', body)
      const preview = await office.as('officer').post('/v1/procedures/preview', body)
      expect(preview.body.errors).toEqual(answer.body.errors)
      return answer
    }
    /** Whoever holds a seat since 2023, graded as not completed in 2024 alone. */
    async function holderWith(): Promise<string> {
      const [person = ''] = await newCandidates(office, 1)
      const seatId = await insertHolder(office.pool, person)
      await office.pool.query("UPDATE tenures SET from_on = '2023-02-01' WHERE seat_id = $1", [seatId])
      await office.pool.query('DELETE FROM evaluations WHERE person_id = $1', [person])
      await office.pool.query(
        `INSERT INTO evaluations (person_id, year, grade)
         VALUES ($1, 2023, 'good'), ($1, 2024, 'not-completed'), ($1, 2025, 'completed')`,
        [person],
      )
      return seatId
    }
    const paper = { number: '12-KL', on: '2026-08-03' }

    test('art. 53.1(d): two consecutive years that the grades contradict are refused with the article, whatever paper is named', async () => {
      const { status, body } = await refusedOf('dismissal', [{ code: '53.1d', paper }])
      expect(status).toBe(422)
      expect(body.errors).toMatchObject([{ field: 'grounds.0.code', code: 'ground-contradicted' }])
      expect(body.errors[0].message).toContain('điểm d khoản 1 Điều 53 Nghị định 170/2025/NĐ-CP')
      expect(body.errors[0].message).toContain('2024: không hoàn thành nhiệm vụ')
    })

    test('art. 53.1(c) and Regulation 96: at exactly two thirds, where the two differ, the Party text is kept; below, neither holds', async () => {
      const count = (low: number) => [{ code: '53.1c', confidence: { low, collected: 30, ...paper } }]
      const { body } = await refusedOf('dismissal', count(19))
      expect(body.errors).toMatchObject([{ field: 'grounds.0.confidence', code: 'ground-share-not-fitting' }])
      expect(
        await launch({ kind: 'dismissal', seatId: await holderWith(), grounds: count(20), reason: 'Phiếu' }),
      ).toMatch(/^p-/)
    })

    test('a ground of another procedure, one twice, one without its paper, and a letter of tomorrow are refused at their fields', async () => {
      const { body } = await refusedOf('relief', [
        { code: '53.1i', paper },
        { code: '52.1a' },
        { code: '52.1b', paper },
        { code: '52.1b', paper },
      ])
      expect(body.errors).toMatchObject([
        { field: 'grounds.0.code', code: 'ground-not-in-list' },
        { field: 'grounds.1.paper', code: 'ground-needs-paper' },
        { field: 'grounds.3.code', code: 'named-twice' },
      ])
      const later = await refusedOf('resignation', [{ code: '52.2c', paper }], { on: addDays(today(), 1) })
      expect(later.body).toMatchObject({ code: 'date-in-future' })
    })

    test('the wizard is told of each what the records say, by the article', async () => {
      const seat = await holderWith()
      const asked = `seat=${seat}&ruleSet=dismissal`
      const { items, holder } = must(await office.as('officer').get(`/v1/grounds?${asked}`), 200).body
      const answerOf = (code: string) => items.find((each: { code: string }) => each.code === code)
      expect(holder.id).toMatch(/./)
      expect(answerOf('53.1d')).toMatchObject({ proof: 'record', answer: 'not-met' })
      expect(answerOf('53.1b')).toMatchObject({ proof: 'record', answer: 'not-met' })
      expect(answerOf('53.1i')).toMatchObject({ proof: 'conclusion', answer: 'needs-paper' })
      expect((await office.as('monitor').get(`/v1/grounds?${asked}`)).status).toBe(403)
      expect(
        (await office.as('officer').get(`/v1/grounds?seat=${seat}&ruleSet=decree-300-2026`)).status,
      ).toBe(422)
    })

    test('no replacement is launched: the law has none', async () => {
      const answer = await office
        .as('officer')
        .post('/v1/procedures', { kind: 'replacement', seatId: await holderWith() })
      expect(answer.body.errors).toMatchObject([{ field: 'kind', code: 'no-kind-of-law' }])
    })
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
    const planned = { because: 'planned', next: 'return' }
    const body = { kind: 'rotation', seatId, candidates: [person], purpose, until: '2029-12-31', ...planned }
    const refused = async (given: object) =>
      (await office.as('officer', 'en').post('/v1/procedures', { ...body, ...given })).body.errors
    expect(await refused({ because: undefined })).toMatchObject([{ field: 'because' }])
    expect(await refused({ next: undefined })).toMatchObject([{ field: 'next' }])
    expect(await refused({ until: addMonths(today(), 35) })).toEqual([
      {
        ...{ field: 'until', code: 'rotation-too-short' },
        message:
          'A rotation lasts at least 36 months: a later day, or the paper of the authority for a special case',
      },
    ])
    const past = await office.as('officer').post('/v1/procedures', { ...body, until: today() })
    expect(past).toMatchObject({ status: 422, body: { code: 'date-before', errors: [{ field: 'until' }] } })
    const id = await launch(body)
    expect(await seen(office, id)).toMatchObject({ proposal: { purpose, until: '2029-12-31', ...planned } })
    await runToEnd(office, id, { 'record-decision': () => decision({ termEndsOn: '2029-12-31' }) })
    const inRotation = { seat_id: seatId, to_on: null, term_ends_on: '2029-12-31' }
    expect(await tenure(person)).toEqual(inRotation)

    const { inRotation: listed } = must(await office.as('officer').get('/v1/monitoring/rotation'), 200).body
    expect(listed).toContainEqual(expect.objectContaining({ seat: seatId, purpose, until: '2029-12-31' }))

    const end = await launch({ kind: 'rotation-end', seatId })
    await runUntil(office, end, 'record-decision')
    const without = await record(end, person, decision())
    expect(without).toMatchObject({ status: 422, body: { code: 'choice-needed' } })
    expect(without.body.detail).toContain('return (trở lại nơi đi), stay (')
    await runToEnd(office, end, { 'record-decision': () => decision({ afterRotation: 'return' }) })
    expect(await tenure(person)).toEqual({ seat_id: former, to_on: null, term_ends_on: null })
    expect(await decidedAfter(end)).toEqual([
      { choice: 'return', name: 'back to the former place' },
      expect.stringContaining('trở lại công tác tại nơi đi'),
    ])
  })

  /** The post in which somebody has been in rotation until the end of it is decided. */
  async function atEndOfRotation(): Promise<{ id: string; person: string; seatId: string }> {
    const [person = ''] = await newCandidates(office, 1)
    const seatId = await insertHolder(office.pool, person)
    await office.pool.query(
      "UPDATE tenures SET rotation = 'Rèn luyện', term_ends_on = '2029-12-31' WHERE person_id = $1 AND seat_id = $2",
      [person, seatId],
    )
    const id = await launch({ kind: 'rotation-end', seatId })
    await runUntil(office, id, 'record-decision')
    return { id, person, seatId }
  }
  const record = (id: string, person: string, given: object) =>
    complete(office, { id, candidates: [person] }, 'secretary', 'record-decision', given)

  /** The choice as the case and its outcome show it, and the paper. */
  async function decidedAfter(id: string) {
    const { body } = must(await office.as('officer', 'en').get(`/v1/procedures/${id}`), 200)
    expect(body.outcome.afterRotation).toEqual(body.decision.afterRotation)
    return [
      body.decision.afterRotation,
      await docxText(must(await office.as('officer').get(body.links.decision), 200)),
    ]
  }

  test.each([
    ['stay', 'stays in the present post', 'ở lại, tiếp tục giữ chức vụ này', null],
    ['onward', 'goes on elsewhere', 'thôi giữ chức vụ này để được bố trí công tác ở nơi khác', today()],
  ])(
    'after a rotation: %s, as the case, its outcome and the paper say',
    async (choice, name, words, to_on) => {
      const { id, person, seatId } = await atEndOfRotation()
      await runToEnd(office, id, { 'record-decision': () => decision({ afterRotation: choice }) })
      const term_ends_on = choice === 'stay' ? null : '2029-12-31'
      expect(await tenure(person)).toEqual({ seat_id: seatId, to_on, term_ends_on })
      expect(await decidedAfter(id)).toEqual([{ choice, name }, expect.stringContaining(words)])
    },
  )

  test('the end of a rotation takes no field that would do nothing', async () => {
    const { id, person } = await atEndOfRotation()
    for (const foreign of [{ keepsFormerPost: true }, { termEndsOn: '2031-12-31' }]) {
      const [field] = Object.keys(foreign)
      const refused = await record(id, person, decision({ afterRotation: 'stay', ...foreign }))
      expect(refused).toMatchObject({
        status: 422,
        body: { code: 'not-of-this-kind', errors: [{ field: `result.${field}` }] },
      })
      expect(refused.body.detail).toBe(
        'Quyết định kết thúc luân chuyển không có nội dung này: hãy bỏ trường đi.',
      )
    }
    expect(must(await record(id, person, decision({ afterRotation: 'stay' })), 200).body.status).toBe(
      'running',
    )
  })

  test('170 art. 48: a rotation is shorter than three years by a paper of the authority, which the case shows', async () => {
    const [person = ''] = await newCandidates(office, 1)
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const proposal = {
      ...{ purpose: 'Tăng cường cho cơ sở', until: addMonths(today(), 24) },
      ...{ because: 'not-local', next: 'onward' },
      shorterBy: { documentNumber: '31-QĐ/TU', signedOn: today() },
    }
    const id = await launch({ kind: 'rotation', seatId, candidates: [person], ...proposal })
    expect(await seen(office, id)).toMatchObject({ proposal, ruleSet: { id: 'rotation-170-2025' } })
  })

  test('a rotation whose proposal names no end is meant for the usual length of its rule set', async () => {
    const [person = ''] = await newCandidates(office, 1)
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const plan = { because: 'planned', next: 'stay' }
    const id = await launch({ kind: 'rotation', seatId, candidates: [person], purpose: 'Rèn luyện', ...plan })
    const { rows } = await office.pool.query('SELECT proposal, begun_on FROM cases WHERE id = $1', [id])
    const [{ proposal, begun_on: begunOn }] = rows
    const months = rotation.procedure?.term?.usualLength?.value ?? 0
    expect(proposal).toEqual({ purpose: 'Rèn luyện', until: addMonths(begunOn, months), ...plan })
  })

  describe('somebody is moved', () => {
    const MOVED = { purpose: 'Kiện toàn lãnh đạo đơn vị', movedFor: 'plan' }
    const SECONDED = {
      ...{ kind: 'secondment', purpose: 'Giải phóng mặt bằng', movedFor: 'urgent-task' },
      ...{ receiver: 'Ban Quản lý dự án', secondedUntil: addMonths(today(), 12) },
    }
    const refusedOf = async (body: object) =>
      (await office.as('officer', 'en').post('/v1/procedures', body)).body.errors
    const seatsOf = async (person: string) =>
      (
        await office.pool.query(
          'SELECT seat_id, to_on FROM tenures WHERE person_id = $1 AND seat_id IS NOT NULL ORDER BY from_on, id',
          [person],
        )
      ).rows
    const fileOf = async (person: string) =>
      must(await office.as('officer').get(`/v1/cadres/${person}`), 200).body.tenures.filter(
        ({ seatId }: { seatId: string | null }) => seatId !== null,
      )

    test('170 art. 25: a transfer ends the former post on the day of effect and takes the new one', async () => {
      const [person = ''] = await newCandidates(office, 1)
      const former = await insertHolder(office.pool, person)
      const seatId = await otherSeat('post-transfer')
      const body = { kind: 'transfer', seatId, candidates: [person], ...MOVED }
      const id = await launch(body)
      expect(await seen(office, id)).toMatchObject({ proposal: MOVED, ruleSet: { id: 'transfer' } })
      await runToEnd(office, id)
      expect(await seatsOf(person)).toEqual([
        { seat_id: former, to_on: today() },
        { seat_id: seatId, to_on: null },
      ])
      const { links } = await seen(office, id)
      const paper = await docxText(must(await office.as('officer').get(links.decision), 200))
      expect(paper).toContain('Điều động, bổ nhiệm')
    })

    test('170 art. 25.5: whoever is investigated, or on maternity leave without asking for it, is not transferred', async () => {
      const [person = '', mother = ''] = await newCandidates(office, 2)
      const seatId = await otherSeat('post-excluded')
      await office.pool.query(
        "INSERT INTO measures (person_id, measure, decided_on) VALUES ($1, 'investigation', '2026-01-02')",
        [person],
      )
      await office.pool.query(
        `INSERT INTO absences (person_id, kind, from_on, to_on, evidence, recorded_by, recorded_at)
         VALUES ($1, 'maternity', $2, $3, 'Quyết định 7', 'officer', now())`,
        [mother, addMonths(today(), -1), addMonths(today(), 5)],
      )
      const body = { kind: 'transfer', seatId, ...MOVED }
      expect(await refusedOf({ ...body, candidates: [person] })).toEqual([
        {
          ...{ field: 'candidates.0', code: 'not-to-be-moved' },
          message:
            'This person is not transferred or seconded: charged, investigated or concerned by an inspection (Decree 170/2025/NĐ-CP art. 25.5(b))',
        },
      ])
      expect(await refusedOf({ ...body, candidates: [mother] })).toMatchObject([{ code: 'not-to-be-moved' }])
      const ownRequest = { documentNumber: '5/ĐĐN', signedOn: today() }
      const id = await launch({ ...body, candidates: [mother], ownRequest })
      expect((await seen(office, id)).proposal).toEqual({ ...MOVED, ownRequest })
    })

    test('170 arts 25 and 26: each for a case of its own', async () => {
      const [person = ''] = await newCandidates(office, 1)
      const held = await insertHolder(office.pool, person)
      const seatId = await otherSeat('post-reasons')
      const urgent = { kind: 'transfer', seatId, candidates: [person], ...MOVED, movedFor: 'urgent-task' }
      expect(await refusedOf(urgent)).toMatchObject([{ field: 'movedFor', code: 'move-reason-not-in-law' }])
      expect(await refusedOf({ ...SECONDED, seatId: held, movedFor: 'plan' })).toMatchObject([
        { field: 'movedFor', message: expect.stringContaining('art. 26') },
      ])
    })

    test('170 art. 26: a secondment leaves the seat held, is prolonged for an urgent task alone, and ends', async () => {
      const [person = ''] = await newCandidates(office, 1)
      const seatId = await insertHolder(office.pool, person)
      expect(await refusedOf({ ...SECONDED, seatId, secondedUntil: addMonths(today(), 37) })).toMatchObject([
        { field: 'secondedUntil', code: 'secondment-too-long', message: expect.stringContaining('art. 26') },
      ])
      expect(await refusedOf({ kind: 'secondment-end', seatId })).toMatchObject([
        { code: 'not-on-secondment' },
      ])
      const id = await launch({ ...SECONDED, seatId })
      await runUntil(office, id, 'record-decision')
      const tooLong = await complete(office, { id, candidates: [person] }, 'secretary', 'record-decision', {
        ...decision({ termEndsOn: addDays(addMonths(today(), 36), 1) }),
      })
      expect(tooLong).toMatchObject({ status: 422, body: { code: 'date-after' } })
      const until = SECONDED.secondedUntil
      await runToEnd(office, id, { 'record-decision': () => decision({ termEndsOn: until }) })
      expect(await seatsOf(person)).toEqual([{ seat_id: seatId, to_on: null }])
      const seconded = { receiver: SECONDED.receiver, from: today(), until, backOn: null }
      expect(await fileOf(person)).toMatchObject([{ seatId, seconded }])
      const { links } = await seen(office, id)
      expect(await docxText(must(await office.as('officer').get(links.decision), 200))).toContain(
        'đến công tác tại Ban Quản lý dự án, thời hạn tính từ',
      )

      const { onSecondment } = must(await office.as('officer').get('/v1/monitoring/rotation'), 200).body
      expect(onSecondment).toMatchObject([{ person: { id: person }, receiver: SECONDED.receiver, until }])

      const longer = { ...SECONDED, seatId, secondedUntil: addMonths(until, 6) }
      expect(await refusedOf({ ...longer, movedFor: 'work-of-limited-time' })).toMatchObject([
        { field: 'movedFor', code: 'secondment-not-prolonged-for' },
      ])
      expect(await refusedOf({ kind: 'secondment-end', seatId })).toMatchObject([{ field: 'purpose' }])
      const end = await launch({ kind: 'secondment-end', seatId, purpose: 'Đã hoàn thành nhiệm vụ' })
      expect((await seen(office, end)).proposal).toEqual({ purpose: 'Đã hoàn thành nhiệm vụ' })
      await runToEnd(office, end)
      expect(await fileOf(person)).toMatchObject([{ seatId, seconded: { ...seconded, backOn: today() } }])
      expect(await seatsOf(person)).toEqual([{ seat_id: seatId, to_on: null }])
    })

    /** A vacant seat of another post of the same level. */
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
    expect(await refused({ beganOn: '2199-01-01' })).toEqual([422, ['beganOn date-in-future']])
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

  test('what the law has a text for, of which no rule set is published, is refused with that text, in the preview too', async () => {
    const [person = ''] = await newCandidates(office, 1)
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const body = { kind: 'appointment', seatId, candidates: [person] }
    const because = 'Nghị định 259/2026/NĐ-CP đang áp dụng; chưa có bộ quy tắc được công bố'
    for (const [law, field] of [
      [{ type: 'public-employees' }, 'type'],
      [{ ruleSetId: 'decree-115-2020' }, 'ruleSetId'],
    ] as const) {
      for (const path of ['/v1/procedures', '/v1/procedures/preview']) {
        const answer = await office.as('officer').post(path, { ...body, ...law })
        expect([path, answer.status, answer.body.errors]).toEqual([
          path,
          422,
          [{ field, code: 'rule-set-not-published', message: because }],
        ])
      }
    }
    const { body: templates } = await office.as('officer').get(`/v1/templates?seat=${seatId}`)
    expect(templates.notPublished).toEqual([
      {
        ...{ type: 'public-employees', kinds: ['appointment', 'relief', 'dismissal'], because },
        title: 'viên chức quản lý',
      },
      {
        ...{ type: 'public-employees-from-elsewhere', kinds: ['appointment'], because },
        title: 'bổ nhiệm viên chức quản lý từ nơi khác',
      },
      {
        ...{ type: 'public-employees-reappointment', kinds: ['reappointment'], because },
        title: 'bổ nhiệm lại viên chức quản lý',
      },
      {
        ...{ type: 'public-employees-extension', kinds: ['extension'], because },
        title: 'kéo dài thời gian giữ chức vụ của viên chức quản lý',
      },
    ])
  })
})

describe('one person in several procedures', () => {
  const confirm = (id: string, person: string, waivers: object[] = []) =>
    complete(office, { id, candidates: [person] }, 'officer', 'confirm-eligibility', {
      decision: 'confirm',
      waivers,
    })
  const judgedIn = async (id: string) => {
    const { eligibility } = await seen(office, id)
    const results = eligibility.at(-1).results as { criterion: string }[]
    return results.find(({ criterion }) => criterion === 'no-other-case')
  }

  async function twoFor(): Promise<{ person: string; first: string; second: string }> {
    const { id: first, people } = await appointment({}, 1)
    const [person = ''] = people
    const seatId = await insertSeat(office.pool, OFFICE.electedPost)
    const second = await launch({ kind: 'nomination', seatId, candidates: [person] })
    return { person, first, second }
  }

  test('the one launched later waits until the earlier one has ended, a decision to come included', async () => {
    const { person, first, second } = await twoFor()
    expect(await judgedIn(second)).toMatchObject({
      answer: 'not-met',
      waivable: true,
      article: 'Tham số của địa phương',
      evidence: expect.stringMatching(
        /^Đang là nhân sự của quy trình thực hiện trước: hồ sơ số \d+ \(bổ nhiệm, chức vụ .+, Sở Y tế\)\.$/,
      ),
    })
    const refused = await confirm(second, person)
    expect([refused.status, refused.body.code, refused.body.errors?.[0]?.field]).toEqual([
      422,
      'criterion-not-met',
      'result.waivers',
    ])
    await runToEnd(office, first, {
      'record-decision': () => decision({ effectiveOn: addDays(today(), 30) }),
    })
    expect((await seen(office, first)).status).toBe('decided')
    expect((await confirm(second, person)).status).toBe(422)
    await office.pool.query("UPDATE cases SET status = 'completed' WHERE id = $1", [first])
    const again = { decision: 'recheck' }
    must(
      await complete(office, { id: second, candidates: [person] }, 'officer', 'confirm-eligibility', again),
      200,
    )
    expect(await judgedIn(second)).toMatchObject({ answer: 'met' })
    must(await confirm(second, person), 200)
  })

  test('or is waived with a reason, which holds until its decision; the earlier one is not held up', async () => {
    const { person, first, second } = await twoFor()
    const reason = 'Ban Thường vụ đồng ý: một người đứng đầu hai cơ quan'
    expect(await judgedIn(second)).toMatchObject({
      mayBeWaivedBy: expect.stringContaining('cấp có thẩm quyền bổ nhiệm'),
    })
    must(await confirm(second, person, [{ criterion: 'no-other-case', reason }]), 200)
    const waiver = { on: today(), reason }
    expect(await judgedIn(second)).toMatchObject({
      answer: 'waived',
      waiver: { ...waiver, by: { id: 'officer' } },
    })
    const own = must(await office.as(person).get(`/v1/procedures/${second}`), 200).body.eligibility[0].results
    expect(own).toContainEqual(expect.objectContaining({ criterion: 'no-other-case', waiver }))
    await runToEnd(office, second)
    expect((await seen(office, second)).status).toBe('completed')
    await runToEnd(office, first, { 'record-decision': () => decision({ keepsFormerPost: true }) })
    expect((await seen(office, first)).status).toBe('completed')
  })

  test('a candidate who has left the earlier one is free', async () => {
    const { person, first, second } = await twoFor()
    must(
      await office
        .as('officer')
        .post(`/v1/procedures/${first}/candidates/${person}/withdrawal`, { reason: 'Xin rút' }),
      200,
    )
    must(
      await complete(office, { id: second, candidates: [person] }, 'officer', 'confirm-eligibility', {
        decision: 'recheck',
      }),
      200,
    )
    must(await confirm(second, person), 200)
  })
})

describe('an extension', () => {
  /** A woman who reaches retirement age, 57 years and 4 months in 2027, on that day. */
  const RETIRES_ON = '2027-09-15'
  const BORN_ON = '1970-05-15'

  async function extensionOf(bornOn: string | null): Promise<{ id: string; candidates: string[] }> {
    const [person = ''] = await newCandidates(office, 1)
    await office.pool.query('UPDATE people SET born_on = $2 WHERE id = $1', [person, bornOn])
    const seatId = await insertHolder(office.pool, person)
    return { id: await launch({ kind: 'extension', seatId }), candidates: [person] }
  }
  const record = async (it: { id: string; candidates: string[] }, termEndsOn: string) => {
    const answer = await complete(office, it, 'secretary', 'record-decision', decision({ termEndsOn }))
    return [answer.status, answer.body.code, answer.body.errors?.[0]?.field, answer.body.detail]
  }

  test('does not go past retirement age, and says until when it may go', async () => {
    const it = await extensionOf(BORN_ON)
    await runUntil(office, it.id, 'record-decision')
    expect(await record(it, today())).toEqual([
      422,
      'date-before',
      'result.termEndsOn',
      `Sớm nhất: ${dayInWords(addDays(today(), 1))}.`,
    ])
    expect(await record(it, '2027-09-16')).toEqual([
      422,
      'date-after',
      'result.termEndsOn',
      `Muộn nhất: ${dayInWords(RETIRES_ON)}.`,
    ])
    expect(await record(it, '2027-09-14')).toEqual([
      422,
      'date-before',
      'result.termEndsOn',
      `Sớm nhất: ${dayInWords(RETIRES_ON)}.`,
    ])
    expect((await record(it, RETIRES_ON))[0]).toBe(200)
    // What was recorded is judged again when it is confirmed: the day of birth was put right in between.
    await office.pool.query("UPDATE people SET born_on = '1970-04-15' WHERE id = $1", [it.candidates[0]])
    const confirm = () => complete(office, it, 'member1', 'confirm-decision', { confirmed: true })
    const refused = await confirm()
    expect([refused.status, refused.body.code]).toEqual([409, 'candidate-not-eligible'])
    await office.pool.query('UPDATE people SET born_on = $2 WHERE id = $1', [it.candidates[0], BORN_ON])
    must(await confirm(), 200)
    expect(await tenure(it.candidates[0] ?? '')).toMatchObject({ to_on: null, term_ends_on: RETIRES_ON })
  })

  test('of somebody whose year of birth alone is known is counted with its last day, and says so', async () => {
    const it = await extensionOf('1970')
    const [{ results }] = (await seen(office, it.id)).eligibility
    expect(results).toEqual([expect.objectContaining({ criterion: 'end-of-term', answer: 'met' })])
    expect(results[0].evidence).toContain(
      'Sinh 1970 (chưa rõ ngày, tháng; tính theo ngày 31/12/1970, ngày cuối cùng có thể',
    )
  })

  test('without a date of birth is unknown, and nobody votes on it', async () => {
    const it = await extensionOf(null)
    const { eligibility } = await seen(office, it.id)
    expect(eligibility[0].results).toEqual([
      expect.objectContaining({ criterion: 'end-of-term', answer: 'unknown', waivable: false }),
    ])
    const confirmed = await complete(office, it, 'officer', 'confirm-eligibility', {
      decision: 'confirm',
      waivers: [],
    })
    expect([confirmed.status, confirmed.body.code]).toEqual([422, 'criterion-not-met'])
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
      `It is for ${OFFICE.office}. Decree 170/2025/NĐ-CP art. 31.2.`,
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
    const id = await launch({ kind: 'resignation', seatId, ...onPaper('52.2c', 'Nguyện vọng cá nhân') })
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
    await runUntil(office, id, 'record-decision')
    const record = async () => {
      const it = { id, candidates: people }
      const answer = await complete(office, it, 'secretary', 'record-decision', decision())
      return [answer.status, answer.body.code, answer.body.detail]
    }
    expect(await record()).toEqual([409, 'objections-open', 'Chưa công khai: danh sách.'])
    const published = { what: 'list', publishedOn: today(), place: 'Bảng tin' }
    const { untilOn } = must(
      await office.as('officer').post(`/v1/procedures/${id}/publications`, published),
      201,
    ).body
    expect(await record()).toEqual([
      409,
      'objections-open',
      `Tiếp nhận đến hết ngày ${dayInWords(untilOn)}; 0 kiến nghị chưa trả lời.`,
    ])
    // Two weeks later, as the records would have it.
    await office.pool.query(
      'UPDATE publications SET published_on = published_on - 14, until_on = until_on - 14 WHERE case_id = $1',
      [id],
    )
    expect((await record())[0]).toBe(200)
    await runToEnd(office, id)
    expect((await seen(office, id)).status).toBe('completed')
  })
})

test('whoever stands back keeps nothing beside the case: no dossier, publication, objection or answer', async () => {
  const { id, people } = await appointment({ type: 'from-elsewhere' }, 1)
  const [person = ''] = people
  await office.pool.query(
    `INSERT INTO relations (person_id, relative_id, kind, declared_on, source) VALUES ($1, 'officer', 'sibling', '2026-01-05', 'x')`,
    [person],
  )
  const path = `/v1/procedures/${id}`
  const objection = { receivedOn: today(), from: 'Một công dân', content: 'Đề nghị xem xét' }
  const calls: [string, object][] = [
    [
      `${path}/candidates/${person}/dossier`,
      { items: [{ item: 'cv', issuedOn: today(), reference: 'Số 1' }] },
    ],
    [`${path}/candidates/${person}/dossier/reuse`, { from: id }],
    [`${path}/publications`, { what: 'list', publishedOn: today(), place: 'Bảng tin' }],
    [`${path}/objections`, objection],
    [`${path}/objections/1/answer`, { answeredOn: today(), answer: 'Đã xem xét' }],
  ]
  for (const [call, body] of calls) {
    const { status, body: problem } = await office.as('officer').post(call, body)
    expect([call, status, problem.code]).toEqual([call, 403, 'recused'])
  }
  await office.pool.query("DELETE FROM relations WHERE relative_id = 'officer'")
  for (const [call, body] of [calls[0], calls[2], calls[3]] as typeof calls) {
    expect([200, 201]).toContain((await office.as('officer').post(call, body)).status)
  }
})

describe('a publication', () => {
  test('of the policy waits for the policy, of the result for the selection, and names the field', async () => {
    const { id } = await appointment({ type: 'on-the-spot' }, 1)
    const publish = (what: string, publishedOn = today()) =>
      office.as('officer').post(`/v1/procedures/${id}/publications`, { what, publishedOn, place: 'Bảng tin' })
    const refused = async (what: string) => {
      const { status, body } = await publish(what)
      return [status, body.errors?.[0]?.field, body.detail]
    }
    expect(await refused('policy')).toEqual([
      409,
      'what',
      'Chỉ công khai được sau bước "Chủ trương bổ nhiệm".',
    ])
    const states = async () => {
      const { mustBePublic } = must(
        await office.as('officer').get(`/v1/procedures/${id}/publications`),
        200,
      ).body
      return mustBePublic.map(({ what, state }: Record<string, string>) => `${what} ${state}`)
    }
    expect(await states()).toEqual(['policy awaited', 'list due', 'result awaited'])
    await runUntil(office, id, 'confirm-eligibility')
    expect(await states()).toEqual(['policy due', 'list due', 'result awaited'])
    must(await publish('policy'), 201)
    expect(await states()).toEqual(['policy published', 'list due', 'result awaited'])
    expect(await refused('result')).toEqual([
      409,
      'what',
      'Chỉ công khai được sau bước "Bước 4: Hội nghị tập thể lãnh đạo".',
    ])
    await runUntil(office, id, 'record-decision')
    must(await publish('result'), 201)
  })
})

/** The items of the first candidate's dossier, as they are on that day. */
async function seenOn(from: HttpOffice, id: string, on: string) {
  return must(await from.as('officer').get(`/v1/procedures/${id}/dossier?on=${on}`), 200).body.candidates[0]
    .items
}

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
    // Before anything is filed all ten are listed, with what is to be filed and by when.
    const empty = must(await office.as('officer').get(`/v1/procedures/${id}/dossier?on=2026-08-31`), 200).body
    expect(empty.candidates[0].items.map(({ item }: { item: string }) => item)).toEqual([...DOSSIER_ITEMS])
    const { waitingFor } = await seen(office, id)
    const by = waitingFor.find(({ kind }: { kind: string }) => kind === 'submit-dossier')?.deadline.due
    const due = (index: number) => empty.candidates[0].items[index].due
    expect(due(1)).toEqual({
      what: 'Cần nộp bản cấp từ ngày 01/03/2026 trở đi.',
      ...{ issuedFrom: '2026-03-01', by },
    })
    expect(due(8)).toEqual({ what: 'Cần nộp.', issuedFrom: null, by })
    expect(await submit()).toEqual([
      409,
      'dossier-incomplete',
      expect.stringMatching(
        /^Thiếu: 1\. tờ trình.*; 2\. sơ yếu.*; 10\. giấy chứng nhận sức khỏe\. Bản cấp sau/,
      ),
    ])
    const items = DOSSIER_ITEMS.map((item) => ({ item, issuedOn: today(), reference: 'Số 1' }))
    const [proposal, ...others] = items
    const twice = await office
      .as('officer')
      .post(path, { items: [proposal, ...others.slice(0, 8), proposal] })
    expect(twice).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'items.9.item', code: 'named-twice' }] },
    })
    expect((await seenOn(office, id, '2026-08-31'))[0]).toMatchObject({ answer: 'missing', issuedOn: null })
    const old = { item: 'cv', issuedOn: '2026-01-15', reference: 'Số 2' }
    must(
      await office.as('officer').post(path, { items: [...items.filter(({ item }) => item !== 'cv'), old] }),
      200,
    )
    expect(await submit()).toEqual([
      409,
      'dossier-incomplete',
      'Quá hạn: 2. sơ yếu lý lịch có ảnh, được xác nhận, có giá trị đến 15/07/2026.',
    ])
    const seenDossier = must(await office.as('officer', 'en').get(`/v1/procedures/${id}/dossier`), 200).body
    expect(seenDossier.candidates[0].items).toContainEqual(
      expect.objectContaining({ item: 'cv', answer: 'too-old', validUntil: '2026-07-15' }),
    )
    expect(seenDossier.candidates[0].items[0]).toMatchObject({
      ...{ answer: 'valid', due: null },
      title: expect.stringMatching(/^1 Proposal, minutes/),
    })
    // On an earlier day the papers of today did not exist.
    const earlier = await seenOn(office, id, '2026-02-28')
    expect(earlier[0]).toMatchObject({
      ...{ answer: 'missing', issuedOn: null },
      due: {
        what: `Bản đã nộp cấp ngày ${dayInWords(today())}, sau ngày quyết định, nên không được tính. Cần nộp bản cấp từ ngày 28/08/2025 đến ngày 28/02/2026.`,
      },
    })
    expect(earlier[8].due.what).toMatch(/không được tính\. Cần nộp bản cấp đến ngày 28\/02\/2026\.$/)
    expect(earlier[1]).toMatchObject({ answer: 'valid', issuedOn: '2026-01-15' })
    must(await office.as('officer').post(path, { items: [{ ...old, issuedOn: today() }] }), 200)
    expect((await submit())[0]).toBe(200)
    await runToEnd(office, id)
    expect((await seen(office, id)).status).toBe('completed')

    // For a later procedure of the same authority its items are taken over, by an officer alone.
    const next = await launch({ kind: 'reappointment', seatId: (await tenure(person)).seat_id })
    const reuse = `/v1/procedures/${next}/candidates/${person}/dossier/reuse`
    expect((await office.as('teller1').post(reuse, { from: id })).status).toBe(404)
    const taken = must(await office.as('officer').post(reuse, { from: id }), 200).body
    expect(taken.candidates[0].items[1]).toMatchObject({ item: 'cv', takenFrom: id })
    // All but the proposal, the minutes and the counts: those are of the earlier procedure.
    const lacking = (of: { candidates: { items: { item: string; answer: string }[] }[] }) =>
      of.candidates[0]?.items.filter(({ answer }) => answer === 'missing').map(({ item }) => item)
    expect(lacking(taken)).toEqual(['proposal-and-minutes'])
    const only = "DELETE FROM dossier_items WHERE case_id = $1 AND item <> 'proposal-and-minutes'"
    await office.pool.query(only, [id])
    expect(await office.as('officer').post(reuse, { from: id })).toMatchObject({
      status: 409,
      body: { code: 'dossier-not-reusable' },
    })
    const ownPath = `/v1/procedures/${next}/candidates/${person}/dossier`
    const filed = must(await office.as('officer').post(ownPath, { items: [proposal] }), 200).body
    expect(filed.candidates[0]).toMatchObject({ complete: true })
  })

  test('for a post equal to the one held goes up without the political conclusion and the diplomas', async () => {
    const { id, people } = await appointment({ type: 'from-elsewhere' }, 1)
    const [person = ''] = people
    await runUntil(office, id, 'submit-dossier')
    const items = DOSSIER_ITEMS.filter((item) => item !== 'political-conclusion' && item !== 'diplomas')
    const path = `/v1/procedures/${id}/candidates/${person}/dossier`
    const filed = items.map((item) => ({ item, issuedOn: today(), reference: 'Số 1' }))
    const { candidates } = must(await office.as('officer').post(path, { items: filed }), 200).body
    expect(candidates[0].complete).toBe(false)
    const submit = () => complete(office, { id, candidates: people }, 'officer', 'submit-dossier', {})
    expect(await submit()).toMatchObject({ status: 409, body: { code: 'dossier-incomplete' } })
    await office.pool.query(
      "INSERT INTO tenures (person_id, post_id, level, from_on) VALUES ($1, 'post-chair', 'department-deputy', '2024-01-01')",
      [person],
    )
    const equal = must(await office.as('officer').get(`/v1/procedures/${id}/dossier`), 200).body.candidates[0]
    const waived = equal.items.filter(({ answer }: { answer: string }) => answer === 'waived')
    expect(waived.map(({ item }: { item: string }) => item)).toEqual(['political-conclusion', 'diplomas'])
    expect(equal.complete).toBe(true)
    expect(await submit()).toMatchObject({ status: 200 })
  })

  test('of a procedure whose law asks for none lists the ten items as not asked', async () => {
    const { id } = await appointment({ type: 'short' }, 1)
    const { required, candidates } = must(
      await office.as('officer').get(`/v1/procedures/${id}/dossier`),
      200,
    ).body
    expect(required).toBe(false)
    expect(candidates[0].items).toHaveLength(DOSSIER_ITEMS.length)
    expect(candidates[0].items[0]).toMatchObject({ answer: 'not-asked', due: null, article: null })
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
    expect(await refused(person, { items: [{ ...item, issuedOn: '2199-01-01' }] })).toEqual([
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

describe('the papers of every procedure that ran', () => {
  const papers = new Map<string, Buffer>()

  test('each is made of the records, and none says what is undefined', async () => {
    const { rows } = await office.pool.query<{ id: string; name: string }>(
      `SELECT DISTINCT ON (rule_set_id, kind) id, rule_set_id || '-' || kind AS name FROM cases
       WHERE status = 'completed' ORDER BY rule_set_id, kind, number DESC`,
    )
    expect(rows.length).toBeGreaterThan(9)
    for (const { id, name } of rows) {
      const { links, votes } = await seen(office, id)
      const { items } = must(await office.as('officer').get(`/v1/procedures/${id}/papers`), 200).body
      // Of each kind one: the papers of the next meeting are made in the same way.
      const paths = new Map<string, string>(
        items.map(({ paper, content }: { paper: string; content: string }) => [paper, content]),
      ).set('decision', links.decision)
      for (const [paper, path] of paths) {
        const answer = must(await office.as('officer').get(path), 200)
        expect(await docxText(answer)).not.toMatch(/undefined|NaN|\[object|>null</)
        papers.set(`${name}-${paper}`, answer.body as Buffer)
      }
      for (const { id: vote } of votes) {
        const answer = await office.as('member1').get(`/v1/votes/${vote}/minutes`)
        if (answer.status === 200) papers.set(`${name}-minutes-${vote}`, answer.body as Buffer)
      }
    }
  }, 180_000)

  // Where LibreOffice is not installed, they are made and read above, and not rendered.
  ;(rendersPapers ? test : test.skip)(
    'printed, each keeps its margins, and no signature stands alone',
    () => {
      for (const [name, pages] of rendered(papers)) expect(printedAmiss(name, pages)).toEqual([])
    },
    300_000,
  )
})
