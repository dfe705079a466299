import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { loadCalendar } from '../../db/calendar/working-calendar.js'
import { addDays, deadlineAfter, deadlineBefore, deadlineOf } from '../../domain/deadlines/working-days.js'
import { CALLED_AHEAD } from '../../domain/rules/conferences.js'
import { insertDepartment, insertHolder } from '../support/department.js'
import { dayInWords, today } from '../support/procedure-steps.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { enterDossier, runToEnd, runUntil } from './run-to-end.js'
import { complete, decision, electorate, must, newCandidates, seen, task } from './walk.js'

/** Terms that the law gives a procedure as a whole: later, it goes on with the reason why it is late. */

let office: HttpOffice
beforeAll(async () => {
  office = await startHttpOffice()
  await insertDepartment(office.pool)
})
afterAll(() => office.stop())

async function launch(body: Record<string, unknown>): Promise<string> {
  return must(await office.as('officer').post('/v1/procedures', body), 201).body.id
}

/** The refusal that asks for the reason. */
const owedAfter = (due: string) => ({
  status: 422,
  body: {
    code: 'explanation-owed',
    detail: expect.stringContaining(dayInWords(due)),
    errors: [{ field: 'result.lateReason' }],
  },
})

const policyOf = (signedOn: string) => ({
  'record-policy': () => ({ agreed: true, resolutionNumber: '7-TB/TU', signedOn, signatory: 'Bí thư' }),
})

async function atTheDossier(policySignedOn: string) {
  const candidates = await newCandidates(office, 1)
  const seatId = await insertSeat(office.pool, OFFICE.post)
  const id = await launch({ kind: 'appointment', seatId, candidates, type: 'on-the-spot' })
  await runUntil(office, id, 'submit-dossier', policyOf(policySignedOn))
  await enterDossier(office, id, { candidate: { id: candidates[0] ?? '' } })
  const submit = (result: object) => complete(office, { id, candidates }, 'officer', 'submit-dossier', result)
  return { id, submit }
}

test('the dossier goes up within 30 working days of the answer on the policy, or says why it is late', async () => {
  const signedOn = addDays(today(), -70)
  const { due } = deadlineAfter(await loadCalendar(office.pool), signedOn, 30)
  const { id, submit } = await atTheDossier(signedOn)
  const { limits } = must(await office.as('officer', 'en').get(`/v1/procedures/${id}`), 200).body
  expect(limits).toEqual([
    {
      what: 'dossier-submission',
      deadline: expect.objectContaining({
        ...{ from: signedOn, workingDays: 30, due },
        article: expect.stringContaining('Decree 170/2025'),
      }),
      passed: true,
    },
  ])
  expect(limits[0].deadline.skipped.length).toBeGreaterThan(8)

  const before = await seen(office, id)
  expect(await submit({ note: 'Đủ' })).toMatchObject(owedAfter(due))
  expect((await seen(office, id)).sequence).toBe(before.sequence)
  expect((await submit({ lateReason: 'Xác minh lý lịch ở nước ngoài kéo dài' })).status).toBe(200)
  const { items } = must(await office.as('officer').get(`/v1/procedures/${id}/events?limit=200`), 200).body
  expect(items).toContainEqual(
    expect.objectContaining({
      what: 'task-completed',
      after: expect.objectContaining({
        result: { lateReason: 'Xác minh lý lịch ở nước ngoài kéo dài' },
      }),
    }),
  )
})

test('in time, no reason is asked for', async () => {
  const { id, submit } = await atTheDossier(addDays(today(), -5))
  const { limits } = await seen(office, id)
  expect(limits).toMatchObject([{ what: 'dossier-submission', passed: false }])
  expect((await submit({})).status).toBe(200)
  await runToEnd(office, id)
  expect(await seen(office, id)).toMatchObject({ status: 'completed', limits: [] })
})

test('a reappointment is decided at least one working day before the term ends, or says why it is late', async () => {
  const [person = ''] = await newCandidates(office, 1)
  const seatId = await insertHolder(office.pool, person)
  await office.pool.query('UPDATE tenures SET term_ends_on = $2 WHERE seat_id = $1', [seatId, today()])
  const { due } = deadlineBefore(await loadCalendar(office.pool), today(), 1)
  const preview = must(
    await office.as('officer').post('/v1/procedures/preview', { kind: 'reappointment', seatId }),
    200,
  ).body
  const planned = preview.plan.stages
    .flatMap(({ tasks }: { tasks: { kind: string; deadline: { due: string } }[] }) => tasks)
    .find(({ kind }: { kind: string }) => kind === 'record-decision').deadline.due
  expect(preview.limits).toMatchObject([
    { what: 'decision', deadline: { from: today(), due }, passed: true, planned, isLate: true },
  ])
  const id = await launch({ kind: 'reappointment', seatId })
  await runUntil(office, id, 'record-decision')
  expect((await seen(office, id)).limits).toMatchObject([
    { what: 'decision', deadline: { from: today(), due }, passed: true },
  ])
  const term = { ...decision(), termEndsOn: addDays(today(), 5 * 365) }
  const record = (result: object) =>
    complete(office, { id, candidates: [person] }, 'secretary', 'record-decision', result)
  const late = await record(term)
  expect(late).toMatchObject({ status: 422, body: { code: 'explanation-owed' } })
  expect(late.body.errors).toMatchObject([{ field: 'result.lateReason' }])
  expect((await record({ ...term, lateReason: 'Cơ quan thẩm quyền họp muộn' })).status).toBe(200)
})

describe('a meeting is held within the term of the law, or its call says why it is late', () => {
  test.each([['reappointment', { workingDays: 45, unit: 'calendar-days' }]] as const)(
    'of a %s',
    async (kind, days) => {
      const [person = ''] = await newCandidates(office, 1)
      const id = await launch({ kind, seatId: await insertHolder(office.pool, person) })
      await runUntil(office, id, 'convene-vote')
      const { due } = deadlineOf(await loadCalendar(office.pool), today(), days)
      const open = await task(office, { id }, 'convene-vote')
      const { members, deadline } = must(await office.as('officer').get(`/v1/tasks/${open}`), 200).body
      expect(deadline).toMatchObject({ from: today(), due, ...days })
      const named = members.map((member: { id: string }) => member.id)
      const convene = (more: object) =>
        complete(office, { id, candidates: [person] }, 'officer', 'convene-vote', {
          ...{ meetingOn: due, convened: named, absences: [], ...more },
        })

      const before = await seen(office, id)
      expect(await convene({ meetingOn: addDays(due, 1) })).toMatchObject(owedAfter(due))
      expect((await seen(office, id)).sequence).toBe(before.sequence)
      must(await convene({}), 200)
      const { votes } = await seen(office, id)
      must(await office.as('officer').post(`/v1/votes/${votes[0].id}/annulment`, { reason: 'Bão' }), 200)
      must(await convene({ meetingOn: addDays(due, 1), lateReason: 'Bão số 5' }), 200)
    },
  )

  test('where the law gives it none, on whatever day not too far ahead', async () => {
    const candidates = await newCandidates(office, 1)
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const id = await launch({ kind: 'appointment', seatId, candidates })
    await runUntil(office, id, 'convene-vote')
    const far = { ...electorate(), meetingOn: addDays(today(), CALLED_AHEAD.value) }
    must(await complete(office, { id, candidates }, 'officer', 'convene-vote', far), 200)
  })
})
