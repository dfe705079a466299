import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { inTransaction } from '../../db/pool.js'
import { findCandidateRecord } from '../../db/reads/candidate-records.js'
import { addDays } from '../../domain/deadlines/dates.js'
import { checkEligibility } from '../../domain/eligibility/check-eligibility.js'
import { reappointment } from '../../domain/rules/reappointment.js'
import { pinned } from '../../domain/rules/rule-set.js'
import type { PersonId } from '../../domain/vocabulary.js'
import { OFFICE } from '../support/small-office.js'
import { type RecordsApi, recordsApi, WHO_ENTERS, WHO_READS } from './records-office.js'

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
})
afterAll(() => office.close())

const path = (id: string) => `/v1/cadres/${id}/absences`
const abroad = { kind: 'abroad', from: '2026-07-01', to: '2026-10-01', evidence: 'Quyết định 12-QĐ/SYT' }
const back = { endedOn: '2026-08-03', evidence: 'Báo cáo kết quả chuyến đi' }

/** Whether a reappointment is deferred, judged from the tables as a procedure judges it. */
async function judged(person: PersonId, on = '2026-08-03') {
  const record = await inTransaction(office.pool, (client) => findCandidateRecord(client, person))
  const post = { postId: OFFICE.post, level: 'department-deputy' } as const
  const results = checkEligibility(pinned(reappointment).eligibility, record, post, on)
  return results.find(({ criterion }) => criterion === 'absence')?.answer
}

describe('an absence', () => {
  test('defers from its first day until the return is recorded, with who said so', async () => {
    expect(await judged('an')).toBe('met')
    const entered = await office.api.post('officer', path('an'), abroad)
    expect(entered).toMatchObject({
      status: 201,
      body: { ...abroad, recordedBy: { id: 'officer', name: 'Người officer' }, ended: null },
    })
    expect(await judged('an')).toBe('not-met')
    expect(await judged('an', '2026-06-30')).toBe('met')
    const place = `${path('an')}/${entered.body.id}/ending`
    const ended = await office.api.post('health.admin', place, back)
    expect(ended).toMatchObject({
      status: 200,
      body: { ...abroad, to: '2026-08-03', ended: { evidence: back.evidence, by: { id: 'health.admin' } } },
    })
    expect(await judged('an')).toBe('met')
    expect(await office.api.post('officer', place, back)).toMatchObject({
      status: 409,
      body: { code: 'already-ended' },
    })
    expect((await office.audited()).slice(-2)).toEqual(['absence-entered', 'absence-ended'])
    expect((await office.api.get('an', path('an'))).body.items).toEqual([ended.body])
  })

  test('whose end nobody knows is unknown until it has lasted so long', async () => {
    const { to: _, ...open } = { ...abroad, kind: 'hospital' }
    expect(await office.api.post('officer', path('binh'), open)).toMatchObject({
      status: 201,
      body: { to: null },
    })
    expect(await judged('binh', '2026-09-30')).toBe('unknown')
    expect(await judged('binh', '2026-10-01')).toBe('not-met')
  })

  test('lengthened by another is one absence', async () => {
    for (const [from, to, before] of [
      ['2026-06-01', '2026-08-01', 'met'],
      // Expected back by now, and nobody has recorded the return.
      ['2026-08-01', '2026-09-01', 'unknown'],
    ]) {
      expect(await judged('chi')).toBe(before)
      expect((await office.api.post('officer', path('chi'), { ...abroad, from, to })).status).toBe(201)
    }
    expect(await judged('chi')).toBe('not-met')
  })

  test('is entered once, and once only with the same key', async () => {
    const sent = () => office.api.post('officer', path('voter1'), abroad, 'absence-once')
    const [first, again] = [await sent(), await sent()]
    expect([first.status, again.body]).toEqual([201, first.body])
    expect(await office.api.post('officer', path('voter1'), abroad)).toMatchObject({
      status: 409,
      body: { code: 'already-exists' },
    })
    expect((await office.api.get('officer', path('voter1'))).body.items).toHaveLength(1)
  })

  test.each([
    [{ kind: 'holiday' }, 'kind', 'not-one-of', 'Phải là một trong', 'One of'],
    [{ from: '2026-02-30' }, 'from', 'not-a-date', 'Không có ngày này', 'No such day'],
    [
      { from: '9999-12-31' },
      'from',
      'date-out-of-range',
      '01/01/1900 – 31/12/2199',
      '01/01/1900 – 31/12/2199',
    ],
    [{ to: '2026-07-01' }, 'to', 'date-before', '02/07/2026', '02/07/2026'],
    [{ evidence: ' ' }, 'evidence', 'too-short', 'Bắt buộc, chưa ghi', 'Required, nothing'],
    [{ until: '2026-10-01' }, 'until', 'unknown-key', 'Không có trường này', 'no such field'],
  ])('with %j is refused at %s', async (over, field, code, vi, en) => {
    for (const [language, words] of [
      ['vi', vi],
      ['en', en],
    ] as const) {
      const answer = await office.api.post('officer', `${path('voter4')}?lang=${language}`, {
        ...abroad,
        ...over,
      })
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, code }] } })
      expect(JSON.stringify(answer.body).toLowerCase()).toContain(words.toLowerCase())
    }
    expect((await office.api.get('officer', path('voter4'))).body.items).toEqual([])
  })

  test('is ended on a day that has come and is not before it, where there is one', async () => {
    const { body } = await office.api.post('officer', path('voter5'), abroad)
    const place = `${path('voter5')}/${body.id}/ending`
    for (const [endedOn, code] of [
      ['2026-08-04', 'date-in-future'],
      ['2026-06-30', 'date-before'],
    ]) {
      expect(await office.api.post('officer', place, { ...back, endedOn })).toMatchObject({
        status: 422,
        body: { code, errors: [{ field: 'endedOn' }] },
      })
    }
    for (const other of [`${path('voter6')}/${body.id}`, `${path('voter5')}/none`]) {
      expect(await office.api.post('officer', `${other}/ending`, back)).toMatchObject({
        status: 404,
        body: { code: 'absence-not-found' },
      })
    }
    expect((await office.api.get('officer', path('voter5'))).body.items).toEqual([body])
  })
})

describe('who may', () => {
  test.each(WHO_ENTERS)('%s enters one: %s', async (who, status) => {
    const before = (await office.audited()).length
    // Another day for each, as one absence does not begin twice.
    const from = addDays('2026-01-01', before)
    expect(await office.api.post(who, path('voter7'), { ...abroad, from })).toMatchObject({ status })
    expect((await office.audited()).length - before).toBe(status === 201 ? 1 : 0)
  })

  test.each(WHO_READS)('%s reads them: %s', async (who, status) => {
    expect(await office.api.get(who, path('voter8'))).toMatchObject({ status })
  })

  test('nobody enters or ends their own, whatever their office', async () => {
    expect(await office.api.post('admin', path('admin'), abroad)).toMatchObject({ status: 403 })
    const { body } = await office.api.post('admin', path('officer'), abroad)
    const place = `${path('officer')}/${body.id}/ending`
    expect(await office.api.post('officer', place, back)).toMatchObject({ status: 403 })
  })
})
