import { describe, expect, test } from '@jest/globals'
import { isWorkingDay, workingCalendar } from '../../domain/deadlines/working-days.js'
import { lastDayOfObjection, objectionTo, type Publication } from '../../domain/integrity/objection-period.js'
import { SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS, SHIPPED_YEARS } from '../../domain/rules/days-off.js'
import { PUBLICITY } from '../../domain/rules/publicity.js'
import { PUBLISHED } from '../../domain/vocabulary.js'

const CALENDAR = workingCalendar(SHIPPED_YEARS, SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS)
const list: Publication = { ordinal: 1, what: 'list', publishedOn: '2026-07-20', untilOn: '2026-07-27' }
const result: Publication = { ordinal: 2, what: 'result', publishedOn: '2026-07-24', untilOn: '2026-07-31' }

test('each thing that is made public has a period of its own, a parameter of the locality', () => {
  for (const what of PUBLISHED) {
    expect(PUBLICITY[what]).toMatchObject({ value: 5, article: { en: 'Local parameter' } })
    expect(PUBLICITY[what].note?.vi).toContain('Tham số của địa phương')
  }
})

test.each([
  ['over a weekend', '2026-07-20', 5, '2026-07-27'],
  ['from a Saturday', '2026-07-25', 5, '2026-07-31'],
  ['over the National Day', '2026-08-27', 5, '2026-09-08'],
])('the last day is counted from the day after, by working days: %s', (_, from, days, last) => {
  expect(lastDayOfObjection(CALENDAR, from, days)).toBe(last)
  expect(isWorkingDay(CALENDAR, last)).toBe(true)
})

describe('an objection', () => {
  test.each([
    ['on the day of the publication', '2026-07-20', { publication: 1 }],
    ['on the last day', '2026-07-31', { publication: 2 }],
    ['while two periods run: to the later publication', '2026-07-27', { publication: 2 }],
    ['the day after', '2026-08-01', { problem: 'period-over', lastDay: '2026-07-31' }],
    ['the day before', '2026-07-19', { problem: 'before-publication', earliest: '2026-07-20' }],
  ])('%s', (_, receivedOn, answer) => {
    expect(objectionTo([list, result], receivedOn)).toEqual(answer)
    expect(objectionTo([result, list], receivedOn)).toEqual(answer)
  })

  test('that names what it is to is judged by that period', () => {
    expect(objectionTo([list, result], '2026-07-27', 'list')).toEqual({ publication: 1 })
    expect(objectionTo([list, result], '2026-07-28', 'list')).toEqual({
      problem: 'period-over',
      lastDay: '2026-07-27',
    })
    expect(objectionTo([list, result], '2026-07-23', 'result')).toEqual({
      problem: 'before-publication',
      earliest: '2026-07-24',
    })
  })

  test('has nothing to object to before anything of the kind is published', () => {
    expect(objectionTo([], '2026-07-20')).toEqual({ problem: 'nothing-published' })
    expect(objectionTo([list], '2026-07-20', 'policy')).toEqual({ problem: 'nothing-published' })
  })

  test('to what was published again is taken until the later last day', () => {
    const again = { ...list, ordinal: 3, publishedOn: '2026-07-30', untilOn: '2026-08-06' }
    expect(objectionTo([list, again], '2026-08-06', 'list')).toEqual({ publication: 3 })
    expect(objectionTo([list, again], '2026-07-28', 'list')).toEqual({
      problem: 'period-over',
      lastDay: '2026-07-27',
    })
  })
})
