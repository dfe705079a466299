import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type RecordsApi, recordsApi } from './records-office.js'

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
})
afterAll(() => office.close())

const count = async (query: string) => office.api.get('an', `/v1/deadlines?${query}`)
const dates = (body: { skipped: { date: string }[] }) => body.skipped.map(({ date }) => date)

test('fifteen working days from 24 April 2026 skip the weekends and three holidays, each with its reason', async () => {
  const { status, body } = await count('from=2026-04-24&workingDays=15')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    from: '2026-04-24',
    workingDays: 15,
    due: '2026-05-20',
    overdueFrom: '2026-05-20T17:00:00.000Z',
    provisional: false,
  })
  expect(dates(body)).toEqual([
    ...['2026-04-25', '2026-04-26', '2026-04-27', '2026-04-30', '2026-05-01', '2026-05-02', '2026-05-03'],
    ...['2026-05-09', '2026-05-10', '2026-05-16', '2026-05-17'],
  ])
  expect(body.skipped[2]).toEqual({ date: '2026-04-27', reason: 'Giỗ Tổ Hùng Vương (nghỉ bù)' })
})

test('a Saturday worked in exchange counts, the day it was exchanged for does not', async () => {
  const { body } = await count('from=2026-08-21&workingDays=1')
  expect(body).toMatchObject({ due: '2026-08-22', skipped: [] })
  const after = await count('from=2026-08-28&workingDays=1&lang=en')
  expect(after.body.due).toBe('2026-09-03')
  expect(after.body.skipped).toContainEqual({
    date: '2026-08-31',
    reason: 'Day off in exchange for Saturday 22/08/2026',
  })
})

test('ninety working days before a term ends are counted backward from the day before', async () => {
  const { body } = await count('from=2026-12-31&workingDays=90&direction=backward&lang=en')
  expect(body).toMatchObject({
    from: '2026-12-31',
    direction: 'backward',
    due: '2026-08-22',
    overdueFrom: '2026-08-22T17:00:00.000Z',
    provisional: false,
  })
  expect(dates(body).at(0)).toBe('2026-08-23')
  expect(dates(body)).toContain('2026-11-24')
  const next = await count('from=2026-04-24&workingDays=15&direction=forward')
  expect(next.body).toEqual({ ...(await count('from=2026-04-24&workingDays=15')).body, direction: 'forward' })
  expect((await count('from=2025-01-03&workingDays=2&direction=backward')).body.provisional).toBe(true)
})

test('a year that nobody has entered yet is computed, and its deadlines are provisional', async () => {
  const { body } = await count('from=2029-09-01&workingDays=1&lang=en')
  expect(body).toMatchObject({ provisional: true, due: '2029-09-04' })
  expect(body.skipped.at(-1)).toMatchObject({ date: '2029-09-03', reason: 'National Day' })
  const old = await count('from=1975-01-01&workingDays=1')
  expect(old).toMatchObject({ status: 200, body: { provisional: true } })
})

test('a day off that is entered moves the deadlines counted after it', async () => {
  const before = await count('from=2026-06-01&workingDays=1')
  expect(before.body.due).toBe('2026-06-02')
  await office.pool.query(
    "INSERT INTO calendar_days VALUES ('2026-06-02', 'off', 'Nghỉ đột xuất', 'Special day off', 'test')",
  )
  expect(await count('from=2026-06-01&workingDays=1')).toMatchObject({
    body: { due: '2026-06-03', skipped: [{ date: '2026-06-02', reason: 'Nghỉ đột xuất' }] },
  })
  await office.pool.query(
    "INSERT INTO calendar_years VALUES (2028); DELETE FROM calendar_days WHERE day = '2026-06-02'",
  )
  expect((await count('from=2026-06-01&workingDays=1')).body.due).toBe('2026-06-02')
  expect((await count('from=2028-06-01&workingDays=1')).body.provisional).toBe(false)
})

test.each([
  ['', ['from', 'workingDays']],
  ['from=2026-02-30&workingDays=5', ['from']],
  ['from=2026-04-24&workingDays=1.5', ['workingDays']],
  ['from=2026-04-24&workingDays=-1', ['workingDays']],
  ['from=2026-04-24&workingDays=1001', ['workingDays']],
  ['from=2026-04-24&workingDays=5&direction=sideways', ['direction']],
  ['from=2101-01-01&workingDays=1', ['from']],
  ['from=9999-12-31&workingDays=1', ['from']],
])('%s is refused', async (query, fields) => {
  const { status, body } = await count(query)
  expect(status).toBe(422)
  expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(fields)
})

test.each([
  ['24/04/2026', 'not-a-date', 'No such day: day/month/year, as in 01/12/2026 (by the API: 2026-12-01)'],
  [
    '2026-04-24T00:00:00Z',
    'not-a-date',
    'No such day: day/month/year, as in 01/12/2026 (by the API: 2026-12-01)',
  ],
  ['0001-01-01', 'date-out-of-range', 'A day within 01/01/1970 – 31/12/2100 is expected'],
  ['2101-01-01', 'date-out-of-range', 'A day within 01/01/1970 – 31/12/2100 is expected'],
])('the day %s has one error, which says what would be right', async (from, code, message) => {
  const { status, body } = await count(`from=${encodeURIComponent(from)}&workingDays=1&lang=en`)
  expect(status).toBe(422)
  expect(body.errors).toEqual([{ field: 'from', code, message }])
})
