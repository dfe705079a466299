import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { insertSeat, OFFICE } from '../support/small-office.js'
import type { HttpOffice } from './http-office.js'
import { insertPersonOf, insertSeatOfA, startUnits, UNITS } from './proposed-units.js'
import { must, newCandidates, procedureAt, seen, task, walkTo } from './walk.js'
import { worldOf } from './world.js'

/** A launch with nothing written, and the plan of a case. */
let office: HttpOffice

beforeAll(async () => {
  office = await startUnits()
}, 120_000)
afterAll(() => office?.stop())

const PREVIEW = '/v1/procedures/preview'

interface Planned {
  key: string
  due: string | null
  tasks: { kind: string; deadline: { due: string; article: string; skipped: unknown[] } | null }[]
}

describe('what a launch would come to', () => {
  test('is what it comes to, and nothing is written but who read whose file', async () => {
    const [candidate = '', unfit = ''] = await newCandidates(office, 2)
    await office.pool.query("UPDATE people SET born_on = '1960-01-01' WHERE id = $1", [unfit])
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const body = { kind: 'appointment', seatId, candidates: [candidate, unfit] }
    const { reads_on_record: _, ...before } = await worldOf(office.pool)
    const preview = must(await office.as('officer').post(PREVIEW, body), 200).body
    const { reads_on_record: __, ...after } = await worldOf(office.pool)
    expect(after).toEqual(before)

    const it = {
      id: must(await office.as('officer').post('/v1/procedures', body), 201).body.id,
      candidates: [candidate, unfit],
    }
    const launched = await seen(office, it.id)
    expect(preview.ruleSet).toEqual(launched.ruleSet)
    const judged = (of: { candidate: object; met: boolean; results: object[] }[]) =>
      of.map(({ candidate: who, met, results }) => ({ candidate: who, met, results }))
    const withoutOrder = (of: { candidate: object; met: boolean; results: object[] }[]) =>
      judged(of).map(({ results, ...each }) => ({
        ...each,
        results: results.filter((result) => !('criterion' in result && result.criterion === 'other-cases')),
      }))
    expect(withoutOrder(preview.candidates)).toEqual(withoutOrder(launched.eligibility))
    expect(preview.warnings).toContainEqual(expect.objectContaining({ code: 'not-eligible' }))
    const first = preview.plan.stages[0].tasks[0]
    expect(first.deadline).toEqual(launched.waitingFor[0].deadline)
    expect(preview.plan.stages.map(({ key }: Planned) => key)).toEqual(
      launched.stages.map(({ key }: { key: string }) => key),
    )
    expect(preview.groups).toContainEqual(expect.objectContaining({ by: 'tellers', members: 3 }))
  })

  test('counts the age by the term of the post, and from the day that the authority set (art. 29.7(a))', async () => {
    const [candidate = ''] = await newCandidates(office, 1)
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const body = { kind: 'appointment', seatId, candidates: [candidate] }
    const inTime = async (over: object) => {
      const { candidates } = must(await office.as('officer').post(PREVIEW, { ...body, ...over }), 200).body
      return candidates[0].results.find(
        ({ criterion }: { criterion: string }) => criterion === 'full-term',
      ) as { answer: string; evidence: string }
    }
    const counted = { ageCountedOn: '2026-01-01' }
    expect((await inTime(counted)).evidence).toContain('60 tháng tính từ 01/01/2026 đến 01/01/2031')
    await office.pool.query('UPDATE posts SET term_months = 36 WHERE id = $1', [OFFICE.post])
    expect((await inTime(counted)).evidence).toContain('36 tháng tính từ 01/01/2026 đến 01/01/2029')
    expect((await inTime({})).evidence).not.toContain('01/01/2026')
    await office.pool.query('UPDATE posts SET term_months = NULL WHERE id = $1', [OFFICE.post])
    const { evidence } = await inTime(counted)
    const launched = must(await office.as('officer').post('/v1/procedures', { ...body, ...counted }), 201)
    const [judged] = (await seen(office, launched.body.id)).eligibility
    expect(judged.results).toContainEqual(expect.objectContaining({ evidence }))
  })

  test('says why the party committee is asked, or is not (art. 33.2(đ)), by what is on record of the body', async () => {
    const [candidate = ''] = await newCandidates(office, 1)
    const body = {
      ...{ kind: 'appointment', type: 'on-the-spot', candidates: [candidate] },
      seatId: await insertSeat(office.pool, OFFICE.post),
    }
    const opinionWhere = async (leads: boolean | null) => {
      await office.pool.query('UPDATE units SET party_leads = $2 WHERE id = $1', [OFFICE.department, leads])
      const { plan } = must(await office.as('officer').post(`${PREVIEW}?lang=en`, body), 200).body
      const { tasks, why } = plan.stages.find(({ key }: Planned) => key === 'party-opinion')
      expect(why.article).toContain('33.2(đ)')
      return [tasks.length, why.sentence]
    }
    expect(await opinionWhere(true)).toEqual([
      ...[0, 'The party committee of the body leads comprehensively: its opinion is not asked.'],
    ])
    expect(await opinionWhere(false)).toEqual([
      ...[1, 'The party committee of the body does not lead comprehensively: its opinion is asked.'],
    ])
    expect(await opinionWhere(null)).toEqual([1, expect.stringContaining('is not on record')])
  })

  test('names whom the records name for the vote when the case comes to it', async () => {
    const [candidate = ''] = await newCandidates(office, 1)
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const body = { kind: 'appointment', seatId, candidates: [candidate] }
    const { electorates } = must(await office.as('officer').post(PREVIEW, body), 200).body
    const it = await procedureAt(office, 'convening')
    const convening = await task(office, it, 'convene-vote')
    const { members } = must(await office.as('officer').get(`/v1/tasks/${convening}`), 200).body
    expect(electorates).toMatchObject([{ count: members.length }])
    expect(new Set(electorates[0].members.map(({ id }: { id: string }) => id))).toEqual(
      new Set(members.map(({ id }: { id: string }) => id)),
    )
  })

  test('is refused as the launch would be, at the same fields', async () => {
    const [candidate = ''] = await newCandidates(office, 1)
    const taken = await procedureAt(office, 'launched')
    const { seat } = await seen(office, taken.id)
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const wrong: [string, object][] = [
      ['officer', { kind: 'appointment', seatId: 'seat-nowhere', candidates: [candidate] }],
      ['officer', { kind: 'nomination', seatId, candidates: [candidate] }],
      ['officer', { kind: 'appointment', seatId, candidates: ['nobody', candidate, candidate] }],
      ['officer', { kind: 'appointment', seatId: seat.id, candidates: [candidate] }],
      ['officer', { kind: 'appointment', seatId, candidates: [candidate], type: 'revocation' }],
      ['officer', { kind: 'appointment', seatId, candidates: [candidate], beganOn: '2099-01-01' }],
      ['officer', { kind: 'appointment', seatId, candidates: [] }],
      ['monitor', { kind: 'appointment', seatId, candidates: [candidate] }],
      ['health.officer', { kind: 'appointment', seatId, candidates: [candidate] }],
    ]
    await office.pool.query(
      `INSERT INTO relations (person_id, relative_id, kind, declared_on, source)
       VALUES ($1, 'second.officer', 'spouse', '2026-01-05', 'Bản kê khai')`,
      [candidate],
    )
    wrong.push(['second.officer', { kind: 'appointment', seatId, candidates: [candidate] }])
    for (const [login, body] of wrong) {
      const [launch, preview] = [
        await office.as(login).post('/v1/procedures', body),
        await office.as(login).post(PREVIEW, body),
      ]
      const of = ({ status, body: { code, errors } }: typeof launch) => ({ body, status, code, errors })
      expect(launch.status).toBeGreaterThanOrEqual(400)
      expect(of(preview)).toEqual(of(launch))
    }
  })

  test('tells of whose file is closed only whether all is met, and puts on record of whom it told anything', async () => {
    await insertPersonOf(office, 'of-a', UNITS.a)
    await insertPersonOf(office, 'of-b', UNITS.b)
    const body = { kind: 'appointment', seatId: await insertSeatOfA(office), candidates: ['of-a', 'of-b'] }
    const preview = must(await office.as('a.officer').post(PREVIEW, body), 200).body
    const [own, closed] = preview.candidates
    expect(own.results.length).toBeGreaterThan(3)
    expect(closed).toEqual({ candidate: { id: 'of-b', name: expect.any(String) }, met: true })
    expect(preview.warnings).toContainEqual(expect.objectContaining({ code: 'unit-answers-first' }))
    expect(preview.groups).toContainEqual(
      expect.objectContaining({
        by: 'unit-of-candidate',
        group: expect.objectContaining({ id: UNITS.officeOfB }),
      }),
    )
    expect(preview.plan.stages[0].tasks[0].kind).toBe('agree-to-candidate')
    const { rows } = await office.pool.query(
      "SELECT person_id AS person, what FROM reads_on_record WHERE reader_id = 'a.officer' ORDER BY person_id",
    )
    expect(rows).toEqual([
      { person: 'of-a', what: 'eligibility' },
      { person: 'of-b', what: 'eligibility' },
    ])
  })

  test('tells nothing of whose file is closed for another day than today: one day after the other would tell the birth', async () => {
    await insertPersonOf(office, 'older-of-b', UNITS.b)
    await office.pool.query("DELETE FROM reads_on_record WHERE reader_id = 'a.officer'")
    const before = { reason: 'Nhập từ hồ sơ giấy', evidence: 'Tờ trình 12' }
    const began = { beganOn: '2026-07-20', beganBefore: before }
    const body = { kind: 'appointment', seatId: await insertSeatOfA(office), candidates: ['older-of-b'] }
    const preview = must(await office.as('a.officer').post(PREVIEW, { ...body, ...began }), 200).body
    expect(preview.begunOn).toBe(began.beganOn)
    expect(preview.candidates).toEqual([{ candidate: { id: 'older-of-b', name: expect.any(String) } }])
    expect(preview.warnings.map(({ code }: { code: string }) => code)).toEqual(['unit-answers-first'])
    const { rows } = await office.pool.query("SELECT 1 FROM reads_on_record WHERE reader_id = 'a.officer'")
    expect(rows).toEqual([])
  })
})

describe('what is still to come of a case', () => {
  const planOf = async (id: string): Promise<{ stages: Planned[]; due: string | null }> =>
    must(await office.as('officer').get(`/v1/procedures/${id}/plan`), 200).body
  const kindsOf = ({ stages }: { stages: Planned[] }) =>
    stages.flatMap(({ tasks }) => tasks.map(({ kind }) => kind))

  test('comes after the task that is open, from the day on which that is due', async () => {
    const it = await procedureAt(office, 'program')
    const plan = await planOf(it.id)
    expect(kindsOf(plan).slice(0, 2)).toEqual(['review-action-program', 'convene-vote'])
    const { waitingFor } = await seen(office, it.id)
    const days = plan.stages.flatMap(({ tasks }) => tasks.map(({ deadline }) => deadline?.due ?? ''))
    expect([waitingFor[0].deadline.due, ...days]).toEqual([waitingFor[0].deadline.due, ...days].sort())
    expect(plan.due).toBe(days.at(-1))
    await walkTo(office, it, 'program', 'review')
    expect(kindsOf(await planOf(it.id))[0]).toBe('convene-vote')
  })

  test('has no days while the case is suspended, and is nothing once it is over', async () => {
    const it = await procedureAt(office, 'program')
    const planned = kindsOf(await planOf(it.id))
    const path = `/v1/procedures/${it.id}`
    must(await office.as('officer').post(`${path}/suspension`, { reason: 'Chờ ý kiến' }), 200)
    const suspended = await planOf(it.id)
    expect(kindsOf(suspended)).toEqual(planned)
    expect(suspended.due).toBeNull()
    must(await office.as('officer').post(`${path}/withdrawal`, { reason: 'Thôi' }), 200)
    expect(await planOf(it.id)).toEqual({ stages: [], due: null })
  })

  test('is for those who may know of the case', async () => {
    const it = await procedureAt(office, 'launched')
    expect((await office.as('outsider').get(`/v1/procedures/${it.id}/plan`)).status).toBe(404)
  })
})
