import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { inTransaction } from '../../db/pool.js'
import { findCandidateRecord } from '../../db/reads/candidate-records.js'
import { checkEligibility } from '../../domain/eligibility/check-eligibility.js'
import type { CriterionId } from '../../domain/eligibility/criterion.js'
import { pinned } from '../../domain/rules/rule-set.js'
import { shortProcedure } from '../../domain/rules/short-procedure.js'
import type { PersonId } from '../../domain/vocabulary.js'
import { OFFICE } from '../support/small-office.js'
import { type RecordsApi, recordsApi, WHO_ENTERS, WHO_READS } from './records-office.js'

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
})
afterAll(() => office.close())

const inspection = {
  kind: 'inspection',
  decidedOn: '2026-07-15',
  authority: 'Ủy ban Kiểm tra Tỉnh ủy',
  number: '15-QĐ/UBKTTU',
}
const reprimand = {
  kind: 'reprimand',
  decidedOn: '2026-07-15',
  authority: 'Ban Thường vụ Tỉnh ủy',
  number: '210-QĐ/TU',
}
const closing = { authority: 'Ủy ban Kiểm tra Tỉnh ủy', number: '31-KL/UBKTTU' }
const path = (id: string, what: string) => `/v1/cadres/${id}/${what}`

/** A criterion, judged from the tables as a procedure judges it. */
async function judged(person: PersonId, criterion: CriterionId, on = '2026-08-03') {
  const record = await inTransaction(office.pool, (client) => findCandidateRecord(client, person))
  const post = { postId: OFFICE.post, level: 'department-deputy' } as const
  const results = checkEligibility(pinned(shortProcedure).eligibility, record, post, on)
  return results.find((result) => result.criterion === criterion)?.answer
}

describe('a measure', () => {
  test('blocks from the day it was decided until a decision ends it', async () => {
    expect(await judged('an', 'no-block')).toBe('met')
    const entered = await office.api.post('officer', path('an', 'measures'), inspection)
    expect(entered).toMatchObject({ status: 201, body: { ...inspection, endedOn: null, endedBy: null } })
    expect(await judged('an', 'no-block')).toBe('not-met')
    expect(await judged('an', 'no-block', '2026-07-14')).toBe('met')
    const effect = async () =>
      (await office.api.get('officer', `${path('an', 'measures')}?lang=en`)).body.items[0].effect
    expect((await effect()).blocks).toContain('Appointment, short procedure')
    expect((await effect()).inWords).toMatch(/until a decision ends it/)
    const place = `${path('an', 'measures')}/${entered.body.id}/ending`
    const ended = await office.api.post('health.admin', place, { endedOn: '2026-08-03', ...closing })
    expect(ended).toMatchObject({ status: 200, body: { endedOn: '2026-08-03', endedBy: closing } })
    expect(await judged('an', 'no-block')).toBe('met')
    expect(await office.api.post('officer', place, { endedOn: '2026-08-03', ...closing })).toMatchObject({
      status: 409,
      body: { code: 'already-ended' },
    })
    expect((await office.audited()).slice(-2)).toEqual(['measure-entered', 'measure-ended'])
    expect((await effect()).blocks).toEqual([])
    expect((await office.api.get('an', path('an', 'measures'))).body.items).toMatchObject([ended.body])
  })

  test('with a term is over without a word, and may be ended before', async () => {
    const suspension = {
      ...inspection,
      kind: 'suspension',
      number: '16-QĐ/TU',
      endedOn: '2026-09-01',
    }
    const { body } = await office.api.post('officer', path('binh', 'measures'), suspension)
    expect(await judged('binh', 'no-block', '2026-08-31')).toBe('not-met')
    expect(await judged('binh', 'no-block', '2026-09-01')).toBe('met')
    const place = `${path('binh', 'measures')}/${body.id}/ending`
    expect(await office.api.post('officer', place, { endedOn: '2026-08-10', ...closing })).toMatchObject({
      status: 200,
    })
    expect(await judged('binh', 'no-block', '2026-08-10')).toBe('met')
  })

  test('by the same decision is entered once, and once only with the same key', async () => {
    const sent = () => office.api.post('officer', path('chi', 'measures'), inspection, 'measure-once')
    const [first, again] = [await sent(), await sent()]
    expect([first.status, again.body]).toEqual([201, first.body])
    expect(await office.api.post('officer', path('chi', 'measures'), inspection)).toMatchObject({
      status: 409,
      body: { code: 'already-exists' },
    })
    expect((await office.api.get('officer', path('chi', 'measures'))).body.items).toHaveLength(1)
  })

  test('entered before decisions were asked for is shown without one, and can be ended', async () => {
    const { rows } = await office.pool.query(
      "INSERT INTO measures (person_id, measure, decided_on) VALUES ('voter1', 'inspection', '2026-01-05') RETURNING id::integer",
    )
    const [old] = (await office.api.get('officer', path('voter1', 'measures'))).body.items
    expect(old).toMatchObject({ id: rows[0].id, authority: null, number: null, endedBy: null })
    const place = `${path('voter1', 'measures')}/${old.id}/ending`
    expect(await office.api.post('officer', place, { endedOn: '2026-08-03', ...closing })).toMatchObject({
      status: 200,
    })
  })
})

describe('a discipline', () => {
  test('asks to wait from its effect, until it is annulled', async () => {
    expect(await judged('an', 'discipline-wait')).toBe('met')
    const entered = await office.api.post('health.officer', path('an', 'disciplines'), reprimand)
    expect(entered).toMatchObject({ status: 201, body: { ...reprimand, effectiveOn: '2026-07-15' } })
    expect(await judged('an', 'discipline-wait')).toBe('not-met')
    expect(await judged('an', 'discipline-wait', '2028-07-15')).toBe('met')
    const place = `${path('an', 'disciplines')}/${entered.body.id}/ending`
    const ended = await office.api.post('officer', place, { endedOn: '2026-08-01', ...closing })
    expect(ended).toMatchObject({ status: 200, body: { endedOn: '2026-08-01', endedBy: closing } })
    expect(await judged('an', 'discipline-wait')).toBe('met')
    expect((await office.audited()).slice(-2)).toEqual(['discipline-entered', 'discipline-ended'])
    expect((await office.api.get('officer', path('an', 'disciplines'))).body.items).toEqual([ended.body])
  })

  test('may take effect after it was decided, not before', async () => {
    const late = { ...reprimand, number: '211-QĐ/TU', effectiveOn: '2026-08-15' }
    expect(await office.api.post('officer', path('binh', 'disciplines'), late)).toMatchObject({
      status: 201,
      body: { effectiveOn: '2026-08-15' },
    })
    const early = { ...reprimand, number: '212-QĐ/TU', effectiveOn: '2026-07-14' }
    expect(await office.api.post('officer', path('binh', 'disciplines'), early)).toMatchObject({
      status: 422,
      body: { code: 'date-before', errors: [{ field: 'effectiveOn' }] },
    })
  })
})

describe('authorities number their decisions anew every year', () => {
  test.each([
    ['measures', inspection],
    ['disciplines', reprimand],
  ])('%s by the same number of another year are entered, of the same day once', async (what, decision) => {
    const place = path('voter9', what)
    const earlier = { ...decision, decidedOn: '2025-07-15' }
    expect(await office.api.post('officer', place, earlier)).toMatchObject({ status: 201 })
    expect(await office.api.post('officer', place, decision)).toMatchObject({ status: 201 })
    expect(await office.api.post('officer', place, decision)).toMatchObject({
      status: 409,
      body: { code: 'already-exists' },
    })
    const { items } = (await office.api.get('officer', place)).body
    expect(items.map(({ decidedOn }: { decidedOn: string }) => decidedOn)).toEqual([
      decision.decidedOn,
      '2025-07-15',
    ])
  })
})

describe('only a formal decision', () => {
  test.each([
    ['measures', inspection],
    ['disciplines', reprimand],
  ])(
    'of %s: a letter alone is refused in words that say so',
    async (what, { authority, number, ...letter }) => {
      for (const [body, fields] of [
        [letter, ['authority', 'number']],
        [{ ...letter, authority }, ['number']],
        [{ ...letter, number }, ['authority']],
      ] as const) {
        for (const [language, words] of [
          ['vi', 'riêng đơn thư tố cáo thì không ghi được'],
          ['en', 'a letter alone cannot be entered'],
        ]) {
          const answer = await office.api.post('officer', `${path('voter2', what)}?lang=${language}`, body)
          expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-input' } })
          expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual(fields)
          for (const { code, message } of answer.body.errors) {
            expect(code).toBe('formal-decision-needed')
            expect(message).toContain(words)
          }
        }
      }
      expect((await office.api.get('officer', path('voter2', what))).body.items).toEqual([])
    },
  )

  test('ends one', async () => {
    const { body } = await office.api.post('officer', path('voter3', 'measures'), inspection)
    const place = `${path('voter3', 'measures')}/${body.id}/ending`
    expect(await office.api.post('officer', place, { endedOn: '2026-08-03' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'authority' }, { field: 'number' }] },
    })
    expect(await judged('voter3', 'no-block')).toBe('not-met')
  })

  test.each([
    ['measures', { kind: 'gossip' }, 'kind', 'not-one-of', 'Phải là một trong', 'One of'],
    ['measures', { decidedOn: '2026-08-04' }, 'decidedOn', 'date-in-future', 'tương lai', 'future'],
    ['measures', { decidedOn: '2026-02-30' }, 'decidedOn', 'not-a-date', 'Không có ngày này', 'No such day'],
    ['measures', { endedOn: '2026-07-14' }, 'endedOn', 'date-before', 'sớm nhất', 'earliest'],
    ['measures', { number: ' ' }, 'number', 'too-short', 'Bắt buộc, chưa ghi', 'Required, nothing'],
    ['disciplines', { kind: 'inspection' }, 'kind', 'not-one-of', 'Phải là một trong', 'One of'],
    ['disciplines', { endedOn: null }, 'endedOn', 'unknown-key', 'Không có trường này', 'no such field'],
  ])('%s with %j are refused at %s', async (what, over, field, code, vi, en) => {
    const whole = what === 'measures' ? inspection : reprimand
    for (const [language, words] of [
      ['vi', vi],
      ['en', en],
    ] as const) {
      const place = `${path('voter4', what)}?lang=${language}`
      const answer = await office.api.post('officer', place, { ...whole, ...over })
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, code }] } })
      expect(answer.body.errors[0].message.toLowerCase()).toContain(words.toLowerCase())
    }
    expect((await office.api.get('officer', path('voter4', what))).body.items).toEqual([])
  })

  test('is ended by nobody where there is none, or where it is of somebody else', async () => {
    const { body } = await office.api.post('officer', path('voter5', 'measures'), inspection)
    const ending = { endedOn: '2026-08-03', ...closing }
    for (const place of [
      `${path('voter6', 'measures')}/${body.id}`,
      `${path('voter5', 'disciplines')}/${body.id}`,
      `${path('voter5', 'measures')}/none`,
    ]) {
      expect(await office.api.post('officer', `${place}/ending`, ending)).toMatchObject({
        status: 404,
        body: { code: 'formal-decision-not-found' },
      })
    }
    const early = { ...ending, endedOn: '2026-07-14' }
    expect(
      await office.api.post('officer', `${path('voter5', 'measures')}/${body.id}/ending`, early),
    ).toMatchObject({ status: 422, body: { code: 'date-before', errors: [{ field: 'endedOn' }] } })
  })
})

describe('who may', () => {
  test.each(WHO_ENTERS)('%s enters measures and disciplines: %s', async (who, status) => {
    const before = (await office.audited()).length
    for (const [what, body] of [
      ['measures', inspection],
      ['disciplines', reprimand],
    ] as const) {
      const numbered = { ...body, number: `${body.number}-${who}` }
      expect(await office.api.post(who, path('voter7', what), numbered)).toMatchObject({ status })
    }
    expect((await office.audited()).length - before).toBe(status === 201 ? 2 : 0)
  })

  test.each(WHO_READS)('%s reads them: %s', async (who, status) => {
    expect(await office.api.get(who, path('voter8', 'measures'))).toMatchObject({ status })
    expect(await office.api.get(who, path('voter8', 'disciplines'))).toMatchObject({ status })
  })

  test('nobody enters or ends their own, whatever their office', async () => {
    expect(await office.api.post('admin', path('admin', 'measures'), inspection)).toMatchObject({
      status: 403,
    })
    const { body } = await office.api.post('admin', path('officer', 'measures'), inspection)
    const place = `${path('officer', 'measures')}/${body.id}/ending`
    expect(await office.api.post('officer', place, { endedOn: '2026-08-03', ...closing })).toMatchObject({
      status: 403,
    })
  })
})

test('a suspension lapses by itself after its working days, is prolonged once, and then not again (art. 56.9)', async () => {
  await office.pool.query("DELETE FROM measures WHERE person_id = 'chi'")
  const suspend = (more: object) =>
    office.api.post('officer', path('chi', 'measures'), {
      ...{ kind: 'suspension', authority: 'Giám đốc Sở', decidedOn: '2026-07-15' },
      ...more,
    })
  const first = await suspend({ number: '1-QĐ' })
  // Fifteen working days of the text as issued: the last one is 5 August 2026.
  expect(first).toMatchObject({ status: 201, body: { endedOn: '2026-08-06', endedBy: null } })
  expect(await judged('chi', 'no-block', '2026-08-05')).toBe('not-met')
  expect(await judged('chi', 'no-block', '2026-08-06')).toBe('met')
  const second = await suspend({ number: '2-QĐ', decidedOn: '2026-07-30' })
  expect(second).toMatchObject({ status: 201, body: { endedOn: '2026-08-26' } })
  const third = await suspend({ number: '3-QĐ', decidedOn: '2026-08-03' })
  expect(third).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'decidedOn', code: 'suspension-prolonged-already' }] },
  })
})
