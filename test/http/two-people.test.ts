import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { today } from '../support/procedure-steps.js'
import { endRuntime } from '../support/procedures.js'
import { apiBeside, type HttpOffice, startHttpOffice } from './http-office.js'
import { runUntil } from './run-to-end.js'
import { complete, must, newCandidates, procedureAt, seen, task, until, type Walked } from './walk.js'

let office: HttpOffice

beforeAll(async () => {
  office = await startHttpOffice({}, { TWO_PEOPLE_FOR: 'waivers,election-results' })
})

afterAll(async () => {
  await office.stop()
  await endRuntime()
})

const WAIVED = {
  decision: 'confirm',
  waivers: [{ criterion: 'planning', reason: 'Nhân sự từ nguồn khác' }],
}
const CONFIRMED = { confirmed: true }

/** A procedure for somebody who is not in the planning, which is waived by the officer. */
async function withWaiver(office: HttpOffice): Promise<Walked> {
  const [an = ''] = await newCandidates(office, 1)
  await office.pool.query('DELETE FROM planning_entries WHERE person_id = $1', [an])
  const it = await procedureAt(office, 'launched', { candidates: [an] })
  must(await complete(office, it, 'officer', 'confirm-eligibility', WAIVED), 200)
  return it
}

/** What the case says of the planning of its candidate. */
async function planningOf(office: HttpOffice, { id }: Walked, login = 'officer') {
  const { eligibility } = await seen(office, id, login)
  return eligibility[0].results.find(({ criterion }: { criterion: string }) => criterion === 'planning')
}

describe('a waiver', () => {
  test('counts once a second person of the office has confirmed it, and both are on record', async () => {
    const it = await withWaiver(office)
    expect((await planningOf(office, it)).answer).toBe('not-met')
    const { waitingFor } = await seen(office, it.id)
    expect(waitingFor).toMatchObject([{ kind: 'confirm-waivers', who: { group: { id: 'g-office' } } }])
    const open = must(await office.as('officer2').get(`/v1/tasks/${waitingFor[0].task}`), 200).body
    expect(open.about).toEqual({ waivers: WAIVED.waivers })
    expect(open.deadline.workingDays).toBe(3)
    must(await complete(office, it, 'officer2', 'confirm-waivers', CONFIRMED), 200)
    expect(await planningOf(office, it)).toMatchObject({
      answer: 'waived',
      waiver: {
        by: { id: 'officer' },
        on: today(),
        reason: 'Nhân sự từ nguồn khác',
        confirmedBy: { id: 'officer2' },
        confirmedOn: today(),
      },
    })
    const [candidate = ''] = it.candidates
    const { waiver } = await planningOf(office, it, candidate)
    expect(waiver).toEqual({ on: today(), reason: 'Nhân sự từ nguồn khác', confirmedOn: today() })
    const events = must(await office.as('officer').get(`/v1/procedures/${it.id}/events`), 200).body.items
    expect(events[0].after).toMatchObject({ twoPeopleFor: ['waivers', 'election-results'] })
    expect(events.map((event: { actor: { id: string } }) => event.actor?.id).slice(0, 3)).toEqual([
      'officer',
      'officer',
      'officer2',
    ])
  })

  test.each([
    ['whoever entered it', 'officer', 'vi', /người/i],
    ['whoever entered it', 'officer', 'en', /person/i],
  ] as const)('is not confirmed by %s, who is told so (%s, %s)', async (_, login, language, words) => {
    const it = await withWaiver(office)
    const path = `/v1/tasks/${await task(office, it, 'confirm-waivers')}/completion`
    const body = { kind: 'confirm-waivers', result: CONFIRMED }
    const refused = await office.as(login, language).post(path, body)
    expect([refused.status, refused.body.code]).toEqual([403, 'second-entry-by-first-person'])
    expect(refused.body.title).toMatch(words)
  })

  test('is offered to whoever entered it in no way: they are told that another does, and who may', async () => {
    const it = await withWaiver(office)
    const open = `/v1/tasks/${await task(office, it, 'confirm-waivers')}`
    const own = must(await office.as('officer').get(open), 200).body
    expect(own.waitsForAnother).toMatch(
      /^Đồng chí đã ghi nội dung này ngày \d\d\/\d\d\/\d{4}; chờ một người khác của .+ xác nhận: .*Người officer2/,
    )
    expect(own.waitsForAnother).not.toMatch(/Người officer\b/)
    const commands = own.actions.filter(({ command }: { command: string }) =>
      ['completion', 'claim'].includes(command),
    )
    expect(commands.map(({ allowed }: { allowed: boolean }) => allowed)).toEqual([false, false, false])
    const other = must(await office.as('officer2').get(open), 200).body
    expect(other).not.toHaveProperty('waitsForAnother')
    expect(other.recorded).toEqual({
      by: { id: 'officer', name: 'Người officer' },
      at: expect.stringMatching(/^\d{4}-/),
    })
    expect(must(await office.as('monitor').get(open), 200).body).not.toHaveProperty('recorded')
  })

  test('is not confirmed by the candidate, nor by somebody of another office', async () => {
    const it = await withWaiver(office)
    const [candidate = ''] = it.candidates
    await office.pool.query(
      `INSERT INTO group_members (group_id, person_id, from_on) VALUES ('g-office', $1, '2020-01-01')`,
      [candidate],
    )
    const path = `/v1/tasks/${await task(office, it, 'confirm-waivers')}/completion`
    const body = { kind: 'confirm-waivers', result: CONFIRMED }
    expect((await office.as(candidate).post(path, body)).status).toBe(403)
    expect((await office.as('secretary').post(path, body)).status).toBe(404)
    expect((await planningOf(office, it)).answer).toBe('not-met')
    await office.pool.query('DELETE FROM group_members WHERE person_id = $1', [candidate])
  })

  test('is sent back with a reason, and entered anew by whoever reads it', async () => {
    const it = await withWaiver(office)
    const reason = 'Chưa có ý kiến của Ban Thường vụ'
    must(await complete(office, it, 'officer2', 'confirm-waivers', { confirmed: false, reason }), 200)
    const again = await task(office, it, 'confirm-eligibility')
    expect(must(await office.as('officer').get(`/v1/tasks/${again}`), 200).body.about).toEqual({
      notConfirmedBecause: reason,
    })
    expect((await planningOf(office, it)).answer).toBe('not-met')
    must(await complete(office, it, 'officer2', 'confirm-eligibility', WAIVED), 200)
    must(await complete(office, it, 'officer', 'confirm-waivers', CONFIRMED), 200)
    expect((await planningOf(office, it)).waiver).toMatchObject({
      by: { id: 'officer2' },
      confirmedBy: { id: 'officer' },
    })
  })

  test('is refused where something else stands in the way by the time it is confirmed', async () => {
    const it = await withWaiver(office)
    await office.pool.query(
      "INSERT INTO measures (person_id, measure, decided_on) VALUES ($1, 'inspection', $2)",
      [it.candidates[0], today()],
    )
    const refused = await complete(office, it, 'officer2', 'confirm-waivers', CONFIRMED)
    expect([refused.status, refused.body.code]).toEqual([409, 'candidate-not-eligible'])
    must(
      await complete(office, it, 'officer2', 'confirm-waivers', { confirmed: false, reason: 'Thanh tra' }),
      200,
    )
  })

  test('needs a reason to be sent back, and names the field', async () => {
    const it = await withWaiver(office)
    const refused = await complete(office, it, 'officer2', 'confirm-waivers', { confirmed: false })
    expect(refused.status).toBe(422)
    expect(refused.body.errors).toMatchObject([{ field: 'result.reason' }])
  })
})

test('where nobody else of the office may, the case is listed as stuck at once and says why', async () => {
  await office.pool.query("UPDATE group_members SET to_on = '2020-01-02' WHERE person_id = 'officer2'")
  const alone = await withWaiver(office)
  await office.pool.query("UPDATE group_members SET to_on = NULL WHERE person_id = 'officer2'")
  const other = await withWaiver(office)
  await until(async () => (await seen(office, alone.id)).waitingFor[0].escalatedAt !== null)
  expect((await seen(office, alone.id)).waitingFor).toMatchObject([
    {
      ...{ kind: 'confirm-waivers', nobodyMay: true, overdue: false },
      reasonInWords: 'Không ai trong nhóm làm được việc này: nhóm cần có thêm người.',
    },
  ])
  const { items } = must(await office.as('monitor').get('/v1/procedures?stuck=true'), 200).body
  expect(items.map(({ id, nobodyMay }: { id: string; nobodyMay: boolean }) => [id, nobodyMay])).toEqual([
    [alone.id, true],
  ])
  expect(items[0].waitsFor[0].reasonInWords).toMatch(/^Không ai trong nhóm/)
  expect((await seen(office, other.id)).waitingFor).toMatchObject([{ nobodyMay: false, escalatedAt: null }])
  // Whoever comes to the office meanwhile takes it.
  must(await complete(office, alone, 'officer2', 'confirm-waivers', CONFIRMED), 200)
  expect((await seen(office, alone.id)).waitingFor).toMatchObject([{ nobodyMay: false }])
})

const ELECTED = { electedOn: today(), elected: true, votesFor: 40, voters: 45 }
const RATIFIED = {
  ratified: true,
  resolutionNumber: '11-QĐ/TTg',
  signedOn: today(),
  effectiveOn: today(),
  keepsFormerPost: false,
}

describe('the result of an election and its ratification', () => {
  test('take two people of the office each, and the office begins with the last of them', async () => {
    const it = await procedureAt(office, 'confirmation', { kind: 'nomination' })
    await runUntil(office, it.id, 'record-election-result')
    must(await complete(office, it, 'officer', 'record-election-result', ELECTED), 200)
    const own = await complete(office, it, 'officer', 'confirm-election-result', CONFIRMED)
    expect([own.status, own.body.code]).toEqual([403, 'second-entry-by-first-person'])
    const sentBack = { confirmed: false, reason: 'Biên bản ghi 41 phiếu' }
    must(await complete(office, it, 'officer2', 'confirm-election-result', sentBack), 200)
    must(await complete(office, it, 'officer', 'record-election-result', { ...ELECTED, votesFor: 41 }), 200)
    must(await complete(office, it, 'officer2', 'confirm-election-result', CONFIRMED), 200)
    must(await complete(office, it, 'officer2', 'record-ratification', RATIFIED), 200)
    expect((await seen(office, it.id)).status).toBe('running')
    const two = await complete(office, it, 'officer2', 'confirm-ratification', CONFIRMED)
    expect([two.status, two.body.code]).toEqual([403, 'second-entry-by-first-person'])
    must(await complete(office, it, 'officer', 'confirm-ratification', CONFIRMED), 200)
    expect((await seen(office, it.id)).status).toBe('completed')
  })

  test('are judged again: a measure decided meanwhile keeps the ratification from being confirmed', async () => {
    const it = await procedureAt(office, 'confirmation', { kind: 'nomination' })
    await runUntil(office, it.id, 'confirm-ratification')
    await office.pool.query(
      "INSERT INTO measures (person_id, measure, decided_on) VALUES ($1, 'inspection', $2)",
      [it.candidates[0], today()],
    )
    const refused = await complete(office, it, 'officer2', 'confirm-ratification', CONFIRMED)
    expect([refused.status, refused.body.code]).toEqual([409, 'candidate-not-eligible'])
  })
})

describe('which of these need two people', () => {
  test('is the installation’s to say, and a case keeps what was said at its launch', async () => {
    const before = await withWaiver(office)
    const later = await apiBeside(office.stack, { TWO_PEOPLE_FOR: 'none' })
    try {
      const after = await withWaiver(later)
      expect((await planningOf(later, after)).answer).toBe('waived')
      expect((await planningOf(later, after)).waiver).toEqual({
        by: expect.objectContaining({ id: 'officer' }),
        on: today(),
        reason: 'Nhân sự từ nguồn khác',
      })
      expect((await seen(later, after.id)).waitingFor).toMatchObject([{ kind: 'submit-action-program' }])
      expect((await seen(later, before.id)).waitingFor).toMatchObject([{ kind: 'confirm-waivers' }])
      const own = await complete(later, before, 'officer', 'confirm-waivers', CONFIRMED)
      expect([own.status, own.body.code]).toEqual([403, 'second-entry-by-first-person'])
      must(await complete(later, before, 'officer2', 'confirm-waivers', CONFIRMED), 200)
    } finally {
      await later.stop()
    }
  })
})
