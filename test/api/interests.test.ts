import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type RecordsApi, recordsApi, WHO_READS } from './records-office.js'

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
})
afterAll(() => office.close())

const path = (id: string) => `/v1/cadres/${id}/interests`
const shares = {
  kind: 'capital',
  what: 'Cổ phần Công ty Dược A, 5% vốn điều lệ',
  unit: 'u-health',
  declaredOn: '2026-07-01',
  source: 'Bản kê khai 01/7/2026',
}
const ending = { endedOn: '2026-08-03', reason: 'Đã chuyển nhượng' }

describe('an interest', () => {
  test('is entered from the declaration, and ended with its reason', async () => {
    const made = await office.api.post('health.officer', `${path('an')}?lang=en`, shares)
    expect(made).toMatchObject({
      status: 201,
      body: {
        ...{ kind: 'capital', what: shares.what, other: null, unit: { id: 'u-health' } },
        ...{ recordedBy: { id: 'health.officer' }, ended: null },
      },
    })
    expect(made.headers.get('location')).toBe(path('an'))
    const listed = (await office.api.get('an', path('an'))).body
    expect(listed).toMatchObject({
      declarations: [{ declaredOn: '2026-07-01', source: shares.source }],
      items: [{ id: made.body.id }],
    })

    expect(await office.api.post('officer', path('an'), shares)).toMatchObject({
      status: 409,
      body: { code: 'already-exists' },
    })
    const place = `${path('an')}/${made.body.id}/ending`
    expect(await office.api.post('officer', place, { ...ending, endedOn: '2026-06-30' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'endedOn', code: 'date-before' }] },
    })
    expect(await office.api.post('officer', place, ending)).toMatchObject({
      status: 200,
      body: { ended: { on: '2026-08-03', reason: ending.reason, by: { id: 'officer' } } },
    })
    expect(await office.api.post('officer', place, ending)).toMatchObject({
      status: 409,
      body: { code: 'already-ended' },
    })
    expect((await office.audited()).slice(-2)).toEqual(['interest-declared', 'interest-ended'])
    // What is over may begin anew.
    expect(await office.api.post('officer', path('an'), shares)).toMatchObject({ status: 201 })
  })

  test('that there is none is declared, too', async () => {
    expect((await office.api.get('officer', path('chi'))).body).toEqual({ declarations: [], items: [] })
    const declaration = { declaredOn: '2026-08-01', source: 'Bản kê khai' }
    const place = '/v1/cadres/chi/interest-declarations'
    expect(await office.api.post('officer', place, declaration)).toMatchObject({
      status: 201,
      body: { declarations: [declaration], items: [] },
    })
    expect(await office.api.post('officer', `${place}?lang=en`, declaration)).toMatchObject({
      status: 409,
      body: { detail: 'A declaration of 01/08/2026 is recorded for this person already.' },
    })
    expect((await office.audited()).at(-1)).toBe('interests-declared')
  })

  test('is not ended by whom it names, nor by the other’s path', async () => {
    const loan = { ...shares, kind: 'loan', what: 'Cho vay', unit: null, other: 'health.officer' }
    const made = await office.api.post('officer', path('binh'), loan)
    expect(made).toMatchObject({ status: 201, body: { other: { id: 'health.officer' }, unit: null } })
    const place = `${path('binh')}/${made.body.id}/ending`
    expect(await office.api.post('health.officer', place, ending)).toMatchObject({ status: 403 })
    const elsewhere = `${path('chi')}/${made.body.id}/ending`
    expect(await office.api.post('officer', elsewhere, ending)).toMatchObject({
      status: 404,
      body: { code: 'interest-not-found' },
    })
    expect(await office.api.post('officer', place, ending)).toMatchObject({ status: 200 })
  })
})

describe('who may', () => {
  test.each(WHO_READS)('%s reads those of somebody of the unit: %s', async (who, status) => {
    expect(await office.api.get(who, path('voter8'))).toMatchObject({ status })
  })

  test.each([
    ['approver', 403],
    ['health.admin', 403],
    ['voter7', 403],
    ['monitor', 403],
    ['other.officer', 404],
    ['outsider', 404],
  ])('%s enters none: %s', async (who, status) => {
    const before = await office.audited()
    expect(await office.api.post(who, path('voter7'), shares)).toMatchObject({ status })
    const declaration = { declaredOn: '2026-08-01', source: 'x' }
    const place = '/v1/cadres/voter7/interest-declarations'
    expect(await office.api.post(who, place, declaration)).toMatchObject({ status })
    expect((await office.api.get('officer', path('voter7'))).body).toEqual({ declarations: [], items: [] })
    expect(await office.audited()).toEqual(before)
  })

  test('an officer enters none of their own', async () => {
    expect(await office.api.post('officer', path('officer'), shares)).toMatchObject({ status: 403 })
  })
})

describe('what is entered', () => {
  test.each([
    [{ kind: 'friendship' }, 'kind', 'not-one-of', 'Phải là một trong', 'One of'],
    [{ what: ' ' }, 'what', 'too-short', 'Bắt buộc, chưa ghi', 'Required, nothing'],
    [
      { other: 'nobody' },
      'other',
      'unknown-cadre-in-reach',
      'trong phạm vi của đồng chí',
      'within your reach',
    ],
    [{ other: 'voter7' }, 'other', 'own-interest', 'Phải là người khác', 'somebody else'],
    [{ unit: 'u-nowhere' }, 'unit', 'unknown-unit', 'Không có đơn vị này', 'No such unit'],
    [{ declaredOn: '2026-08-04' }, 'declaredOn', 'date-in-future', 'tương lai', 'future'],
    [{ more: 1 }, 'more', 'unknown-key', 'Không có trường này', 'no such field'],
  ])('%j is refused at %s', async (over, field, code, vi, en) => {
    for (const [language, words] of [
      ['vi', vi],
      ['en', en],
    ]) {
      const answer = await office.api.post('officer', `${path('voter7')}?lang=${language}`, {
        ...shares,
        ...over,
      })
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, code }] } })
      expect(answer.body.errors[0].message).toContain(words)
    }
    expect((await office.api.get('officer', path('voter7'))).body.items).toEqual([])
  })
})
