import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { verifyAudit } from '../../db/audit/verify-audit.js'
import { isIsoDate, isOnWeekend } from '../../domain/deadlines/working-days.js'
import type { Answer } from './api-server.js'
import { type RecordsApi, recordsApi, writeCase } from './records-office.js'

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
})
afterAll(() => office.close())

const text = (words: string) => ({ vi: words, en: `${words} (en)` })
const off = (date: string, more: object = {}) => ({
  date,
  kind: 'off',
  reason: text('Nghỉ'),
  source: 'Thông báo 1/2030',
  ...more,
})
const worked = (date: string, more: object = {}) => ({ ...off(date, more), kind: 'worked' })

/** Every Monday to Friday of that month off. */
const wholeMonth = (month: string) =>
  Array.from({ length: 31 }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`)
    .filter((date) => isIsoDate(date) && !isOnWeekend(date))
    .map((date) => off(date))

const read = (year: number | string, as = 'an'): Promise<Answer> =>
  office.api.get(as, `/v1/calendar${String(year).startsWith('?') ? '' : '/'}${year}`)
/** With the ETag that is there at the moment, unless another is given. */
async function put(
  year: number | string,
  body: unknown,
  { as = 'admin', key = randomUUID(), etag }: { as?: string; key?: string | null; etag?: string | null } = {},
) {
  const named = etag === undefined ? (await read(year)).headers.get('etag') : etag
  return office.api.send(`/v1/calendar/${year}`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${as}`,
      'content-type': 'application/json',
      ...(key !== null && { 'idempotency-key': key }),
      ...(named !== null && { 'if-match': named }),
    },
    body: JSON.stringify(body),
  })
}
const counted = async (query: string) => (await office.api.get('an', `/v1/deadlines?${query}`)).body
const events = async () => {
  const { rows } = await office.pool.query(
    "SELECT bytes FROM audit_events WHERE what = 'calendar-replaced' ORDER BY position",
  )
  return rows.map(({ bytes }) => JSON.parse(bytes))
}

describe('a year of the calendar', () => {
  test('that is entered is read with every day, its reason and its source', async () => {
    const { status, body } = await read(2026)
    expect(status).toBe(200)
    expect(body).toMatchObject({ year: 2026, entered: true })
    expect(body.days).toHaveLength(16)
    expect(body.days).toContainEqual({
      date: '2026-08-22',
      kind: 'worked',
      reason: { vi: 'Làm bù cho ngày 31/08/2026', en: 'Worked in exchange for 31/08/2026' },
      source: expect.stringContaining('2026'),
    })
    expect(body.days.map(({ date }: { date: string }) => date)).toEqual(
      body.days.map(({ date }: { date: string }) => date).sort(),
    )
  })

  test('says where its days are from in the language of the reader, whether entered, shipped or computed', async () => {
    const said = async (year: number, lang: string) => {
      const { body } = await read(`${year}?lang=${lang}`)
      return Object.values<string>(body.sources)
    }
    for (const source of [...(await said(2026, 'vi')), ...(await said(2029, 'vi'))])
      expect(source).not.toMatch(/Labour Code|announcement|From memory|computed/)
    expect(await said(2026, 'en')).toContainEqual(expect.stringContaining('Labour Code'))
  })

  test('that nobody entered is computed, and every day of it is provisional', async () => {
    const { body } = await read(2029)
    expect(body).toMatchObject({ year: 2029, entered: false })
    expect(body.days.length).toBeGreaterThan(8)
    expect(body.days.every(({ provisional }: { provisional?: boolean }) => provisional)).toBe(true)
    expect(body.days).toContainEqual(expect.objectContaining({ date: '2029-09-02', kind: 'off' }))
  })

  test.each([
    ['1999', 'too-small'],
    ['2101', 'too-large'],
    ['next', 'bad-format'],
    ['2026.5', 'bad-format'],
  ])('%s is none', async (year, code) => {
    for (const answer of [await read(year), await put(year, { days: [] })]) {
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'year', code }] } })
    }
  })
})

describe('years in a row', () => {
  test('are read at once, each as it is read by itself', async () => {
    const { status, body } = await read('?from=2026&to=2029&lang=en')
    expect(status).toBe(200)
    expect(
      body.years.map(({ year, entered }: { year: number; entered: boolean }) => [year, entered]),
    ).toEqual([
      [2026, true],
      [2027, true],
      [2028, false],
      [2029, false],
    ])
    for (const year of body.years) expect(year).toEqual((await read(`${year.year}?lang=en`)).body)
  })

  test.each([
    ['from=2028&to=2026', 'to', 'too-small', '2028'],
    ['from=2020&to=2030', 'to', 'too-large', '2029'],
    ['from=1999&to=2001', 'from', 'too-small', '2000'],
    ['from=2100&to=2101', 'to', 'too-large', '2100'],
    ['from=2026', 'to', 'required', ''],
    ['from=next&to=2027', 'from', 'bad-format', ''],
  ])('%s is refused at its field', async (query, field, code, bound) => {
    const answer = await read(`?${query}`)
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, code }] } })
    expect(answer.body.errors[0].message).toContain(bound)
  })
})

describe('entering a year', () => {
  test('replaces it whole, audits it before and after, and moves the deadlines counted from then on', async () => {
    const swap = [
      off('2030-05-02', { exchangedFor: '2030-05-04' }),
      worked('2030-05-04', { exchangedFor: '2030-05-02' }),
    ]
    expect(await counted('from=2030-05-01&workingDays=1')).toMatchObject({
      due: '2030-05-02',
      provisional: true,
    })
    const first = await put(2030, { days: [off('2030-01-01'), ...swap] })
    expect(first).toMatchObject({ status: 202, body: { year: 2030, entered: true } })
    expect(await read(2030)).toMatchObject({
      body: { year: 2030, entered: true, days: [off('2030-01-01'), ...swap] },
    })
    expect(await counted('from=2030-05-01&workingDays=2')).toMatchObject({
      due: '2030-05-04',
      provisional: false,
    })
    await put(2030, { days: [off('2030-01-02')] })
    expect((await read(2030)).body.days).toEqual([off('2030-01-02')])
    expect(await counted('from=2030-05-01&workingDays=1')).toMatchObject({ due: '2030-05-02' })
    expect(await events()).toEqual([
      expect.objectContaining({
        actor: 'admin',
        before: { year: 2030, entered: false, days: [] },
        after: { year: 2030, entered: true, days: [off('2030-01-01'), ...swap] },
      }),
      expect.objectContaining({
        before: { year: 2030, entered: true, days: [off('2030-01-01'), ...swap] },
        after: { year: 2030, entered: true, days: [off('2030-01-02')] },
      }),
    ])
    expect((await verifyAudit(office.pool, [])).faults).toEqual([])
  })

  test('replaces what was read: not what somebody else has entered meanwhile', async () => {
    expect((await put(2041, { days: [off('2041-01-01')] }, { etag: null })).status).toBe(202)
    const etag = (await read(2041)).headers.get('etag')
    const without = await put(2041, { days: [] }, { etag: null })
    expect(without).toMatchObject({ status: 428, body: { code: 'precondition-required' } })
    const other = await put(2041, { days: [off('2041-01-02')] }, { etag })
    expect(other.status).toBe(202)
    const late = await put(2041, { days: [off('2041-01-03')] }, { etag })
    expect(late).toMatchObject({ status: 412, body: { code: 'precondition-failed' } })
    expect((await read(2041)).body.days).toEqual([off('2041-01-02')])
    const next = { etag: other.headers.get('etag') }
    expect((await put(2041, { days: [off('2041-01-03')] }, next)).status).toBe(202)
    expect((await put(2042, { days: [] }, { etag })).status).toBe(412)
  })

  test('takes back what was read of it', async () => {
    const { days } = (await read(2026)).body
    expect((await put(2026, { days })).status).toBe(202)
    expect((await read(2026)).body.days).toEqual(days)
  })

  test('says which holidays of the year it was not given', async () => {
    const { body } = await put(2043, { days: [off('2043-01-01'), off('2043-04-30')] })
    const missing = body.missing.map(({ date }: { date: string }) => date)
    expect(missing).toContain('2043-05-01')
    expect(missing).toContain('2043-09-02')
    expect(missing).not.toContain('2043-04-30')
    expect((await put(2026, { days: (await read(2026)).body.days })).body.missing).toEqual([])
  })

  test('takes a holiday on a weekend, and counts the same days as without it', async () => {
    const before = await counted('from=2031-03-13&workingDays=3')
    await put(2031, { days: [off('2031-03-15')] })
    const after = await counted('from=2031-03-13&workingDays=3')
    expect([before.due, after.due]).toEqual(['2031-03-18', '2031-03-18'])
    expect(after.skipped[0]).toEqual({ date: '2031-03-15', reason: 'Nghỉ' })
  })

  test('sent again with the same key is done once, and another body is refused', async () => {
    const key = randomUUID()
    const first = await put(2032, { days: [off('2032-01-01')] }, { key })
    const audited = (await events()).length
    const again = await put(2032, { days: [off('2032-01-01')] }, { key })
    expect(again.body).toEqual(first.body)
    expect((await events()).length).toBe(audited)
    expect(await put(2032, { days: [] }, { key })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    })
    expect(await put(2032, { days: [] }, { key: null })).toMatchObject({
      body: { code: 'idempotency-key-required' },
    })
  })

  test.each(['officer', 'monitor', 'health.admin', 'an'])(
    'is not for %s, and nothing is written',
    async (login) => {
      const before = (await read(2026)).body
      expect(await put(2026, { days: [] }, { as: login })).toMatchObject({
        status: 403,
        body: { code: 'not-permitted' },
      })
      expect((await read(2026)).body).toEqual(before)
    },
  )

  test.each([
    ['a day of another year', [off('2034-01-01')], [['days.0.date', 'outside-year']]],
    [
      'a day twice, also as something else',
      [off('2033-01-01'), off('2033-01-03'), worked('2033-01-01')],
      [['days.2.date', 'named-twice']],
    ],
    ['a worked Monday', [worked('2033-01-03')], [['days.0.date', 'not-on-weekend']]],
    [
      'an exchange with a day that is not there',
      [off('2033-01-03', { exchangedFor: '2033-01-08' })],
      [['days.0.exchangedFor', 'partner-missing']],
    ],
    [
      'an exchange of two days off',
      [off('2033-01-03', { exchangedFor: '2033-01-04' }), off('2033-01-04')],
      [['days.0.exchangedFor', 'partner-of-same-kind']],
    ],
    [
      'an exchange of a day with itself',
      [off('2033-01-03', { exchangedFor: '2033-01-03' })],
      [['days.0.exchangedFor', 'partner-of-same-kind']],
    ],
    ['a day that does not exist', [off('2033-02-30')], [['days.0.date', 'not-a-date']]],
    [
      'a reason in one language',
      [off('2033-01-03', { reason: { vi: 'Nghỉ' } })],
      [['days.0.reason.en', 'required']],
    ],
    ['no source', [off('2033-01-03', { source: ' ' })], [['days.0.source', 'too-short']]],
    ['another kind', [off('2033-01-03', { kind: 'half' })], [['days.0.kind', 'not-one-of']]],
    ['no day at all', [], [['days', 'no-day-off']]],
    ['no day off', [worked('2033-01-08')], [['days', 'no-day-off']]],
    [
      'months in which nobody works',
      [...wholeMonth('2033-02'), ...wholeMonth('2033-11')],
      [
        ['days', 'no-working-day'],
        ['days', 'no-working-day'],
      ],
    ],
  ])('with %s is refused with its field, and nothing is written', async (_, days, errors) => {
    const { status, body } = await put(2033, { days })
    expect(status).toBe(422)
    expect(body.errors.map(({ field, code }: Record<string, string>) => [field, code])).toEqual(errors)
    expect(body.errors[0].message.length).toBeGreaterThan(5)
    expect((await read(2033)).body.entered).toBe(false)
  })

  test('with a month that has one working day left is taken, and one that has none is told which', async () => {
    const days = wholeMonth('2045-02')
    for (const [language, words] of [
      ['vi', 'Tháng 02/2045 không còn ngày làm việc nào: chỉ nhập các ngày nghỉ theo thông báo'],
      ['en', 'No working day is left in 2045-02: enter only the days off that were announced'],
    ]) {
      expect((await put(`2045?lang=${language}`, { days }, { etag: null })).body.errors).toEqual([
        { field: 'days', code: 'no-working-day', message: words },
      ])
    }
    expect((await put(2045, { days: [...days, worked('2045-02-25')] })).status).toBe(202)
    expect((await put(2046, { days: wholeMonth('2046-02').slice(1) })).status).toBe(202)
  })

  test('may exchange a day with one of another year, which then cannot be left out', async () => {
    const year = [off('2035-01-01'), worked('2035-12-29')]
    const monday = off('2036-01-02', { exchangedFor: '2035-12-29' })
    expect((await put(2036, { days: [monday] })).body.errors).toMatchObject([{ code: 'partner-missing' }])
    expect((await put(2035, { days: year })).status).toBe(202)
    expect((await put(2036, { days: [monday] })).status).toBe(202)
    expect((await put(2035, { days: [off('2035-12-28')] })).body.errors).toMatchObject([
      {
        field: 'days',
        code: 'exchange-abandoned',
        message: expect.stringContaining('2035-12-29 – 2036-01-02'),
      },
    ])
    expect((await read(2035)).body.days).toEqual(year)
  })
})

describe('the recomputation', () => {
  test('waits while Temporal is away, and tells how many deadlines and procedures it is for', async () => {
    await writeCase(office.pool, {
      id: 'case-1',
      task: { kind: 'confirm-eligibility', group: 'g-office', overdueAt: '2026-08-10T17:00:00Z' },
    })
    await writeCase(office.pool, {
      id: 'case-2',
      seat: 'seat-deputy-2',
      status: 'suspended',
      task: { kind: 'confirm-eligibility', group: 'g-office' },
    })
    const { status, body } = await put(2037, { days: [off('2037-01-01')] })
    expect(status).toBe(202)
    expect(body.recomputation).toMatchObject({ status: 'waiting', openDeadlines: 1 })
    const progress = await office.api.get('admin', body.recomputation.progress)
    expect(progress).toMatchObject({ status: 200 })
    expect(progress.body).toEqual({
      id: body.recomputation.id,
      year: 2037,
      requestedAt: '2026-08-03T02:00:00.000Z',
      ...{ total: 1, done: 0, changed: 0, failed: 0 },
      finishedAt: null,
    })
  })

  test('is seen by administrators of the whole, and one that is not there is not found', async () => {
    const { id } = (await put(2038, { days: [off('2038-01-01')] })).body.recomputation
    const path = '/v1/calendar/recomputations'
    expect((await office.api.get('health.admin', `${path}/${id}`)).status).toBe(403)
    expect((await office.api.get('admin', `${path}/${randomUUID()}`)).status).toBe(404)
    expect((await office.api.get('admin', `${path}/next`)).status).toBe(404)
  })
})
