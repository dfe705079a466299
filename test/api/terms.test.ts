import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { listEndingTerms } from '../../db/registers/terms.js'
import { OFFICE } from '../support/small-office.js'
import { type RecordsApi, recordsApi } from './records-office.js'

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
})
afterAll(() => office.close())

const path = (id: string) => `/v1/cadres/${id}/terms`
const term = { seatId: OFFICE.formerSeat, termEndsOn: '2026-12-31', evidence: 'Quyết định 9-QĐ/SYT' }

describe('the term of a present holder', () => {
  test('is entered from paper, seen on the record, and then ends when it says', async () => {
    expect(await listEndingTerms(office.pool, '2026-12-31')).toEqual([])
    expect(await office.api.post('health.officer', path('an'), term)).toMatchObject({
      status: 200,
      body: { seatId: OFFICE.formerSeat, from: '2021-01-01', termEndsOn: '2026-12-31' },
    })
    const { tenures } = (await office.api.get('officer', '/v1/cadres/an')).body
    expect(tenures.find((each: { to: string | null }) => each.to === null)).toMatchObject({
      termEndsOn: '2026-12-31',
    })
    expect(await listEndingTerms(office.pool, '2026-12-31')).toMatchObject([
      { seatId: OFFICE.formerSeat, personId: 'an' },
    ])
    expect((await office.audited()).at(-1)).toBe('term-entered')
  })

  test.each([
    [{ seatId: OFFICE.secondSeat }, 'seatId', 'seat-not-held', 'không giữ vị trí này', 'does not hold'],
    [{ termEndsOn: '2021-01-01' }, 'termEndsOn', 'date-before', '02/01/2021', '02/01/2021'],
    [{ evidence: ' ' }, 'evidence', 'too-short', 'Bắt buộc, chưa ghi', 'Required, nothing'],
  ])('with %j is refused at %s, and changes nothing', async (over, field, code, vi, en) => {
    const before = await office.audited()
    for (const [language, words] of [
      ['vi', vi],
      ['en', en],
    ]) {
      const answer = await office.api.post('officer', `${path('an')}?lang=${language}`, { ...term, ...over })
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, code }] } })
      expect(answer.body.errors[0].message).toContain(words)
    }
    expect(await listEndingTerms(office.pool, '2026-12-31')).toMatchObject([{ endsOn: '2026-12-31' }])
    expect(await office.audited()).toEqual(before)
  })

  test('that a procedure decided is changed by a procedure alone', async () => {
    const { rows } = await office.pool.query(
      `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on, term_ends_on, began_by)
       VALUES ('chi', $1, $2, 'department-deputy', '2025-01-01', '2029-12-31', 'case-1') RETURNING seat_id`,
      [OFFICE.post, OFFICE.secondSeat],
    )
    const other = { ...term, seatId: rows[0].seat_id, termEndsOn: '2036-01-01' }
    expect(await office.api.post('officer', path('chi'), other)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'seatId', code: 'term-decided' }] },
    })
    const { tenures } = (await office.api.get('officer', '/v1/cadres/chi')).body
    expect(tenures[0]).toMatchObject({ termEndsOn: '2029-12-31' })
  })

  test('is none of a post that an election fills: there it is elected anew', async () => {
    await office.pool.query(
      `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on)
       VALUES ('binh', $1, $2, 'department-head', '2025-01-01')`,
      [OFFICE.electedPost, OFFICE.electedSeat],
    )
    const elected = { ...term, seatId: OFFICE.electedSeat }
    expect(await office.api.post('officer', path('binh'), elected)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'seatId', code: 'filled-by-election' }] },
    })
    expect(await listEndingTerms(office.pool, '2026-12-31')).toMatchObject([{ personId: 'an' }])
  })

  test.each([
    ['approver', 403],
    ['health.admin', 403],
    ['an', 403],
    ['monitor', 403],
    ['other.officer', 404],
    ['outsider', 404],
  ])('is not entered by %s: %s', async (who, status) => {
    expect(await office.api.post(who, path('an'), { ...term, termEndsOn: '2030-12-31' })).toMatchObject({
      status,
    })
  })
})
