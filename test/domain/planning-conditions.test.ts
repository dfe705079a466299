import { expect, test } from '@jest/globals'
import {
  conditionsBroken,
  countingDate,
  groupOf,
  type PlannedFor,
  type ToBePlanned,
} from '../../domain/planning/conditions.js'
import { PLANNING_OF_REGULATION_377 as RULES } from '../../domain/rules/regulation-377-2025.js'

const ON = '2026-08-03'
const POST: PlannedFor = {
  ...{ level: 'department-deputy', locality: 'province', term: '2025-2030', approvedOn: ON },
}
/** A man retires at 62 years from 2028 on. */
const RECORD: ToBePlanned = {
  ...{
    bornOn: '1980-01-15',
    sex: 'male',
    holds: ['division-head'],
    disciplines: [],
    left: [],
    confidence: null,
  },
}
const broken = (record: Partial<ToBePlanned>, post: Partial<PlannedFor> = {}) =>
  conditionsBroken(RULES, { ...RECORD, ...record }, { ...POST, ...post })

test.each([
  ['2025-2030', 'province', ON],
  ['2030-2035', 'province', '2030-09-01'],
  ['2030-2035', 'commune', '2030-07-01'],
  ['2031-2036', 'province', '2031-03-01'],
] as const)('of the term %s, %s, months are counted on %s (art. 25.3)', (term, locality, on) => {
  expect(countingDate(RULES, { ...POST, term, locality })).toBe(on)
})

test('who holds the adjacent lower post is of the first group, others of the second', () => {
  expect(groupOf('department-deputy', ['specialist', 'division-head'])).toBe('first')
  expect(groupOf('department-deputy', ['division-deputy'])).toBe('second')
  expect(groupOf('department-deputy', [])).toBe('second')
})

test.each([
  ['division-head', '1969-08-03', 0],
  ['division-head', '1969-08-02', 1],
  ['division-deputy', '1974-08-03', 0],
  ['division-deputy', '1974-08-02', 1],
] as const)(
  '%s, born on %s: 60 months of the first group, 120 of the second (art. 25.2)',
  (holds, bornOn, count) => {
    const found = broken({ holds: [holds], bornOn })
    expect(found).toHaveLength(count)
    for (const each of found)
      expect(each).toMatchObject({
        code: 'too-few-months-left',
        ...(holds === 'division-head' ? { limit: 60, count: 59 } : { limit: 120, count: 119 }),
        article: { en: 'Regulation 377-QĐ/TW (2025) art. 25.2' },
      })
  },
)

test('for the next term the same person has four years less', () => {
  const born = { bornOn: '1972-01-01' }
  expect(broken(born)).toEqual([])
  expect(broken(born, { term: '2030-2035' })).toMatchObject([
    { code: 'too-few-months-left', on: '2030-09-01' },
  ])
})

test('of whom the birth date or the sex is not known, no months are asked', () => {
  expect(broken({ bornOn: null })).toEqual([])
  expect(broken({ bornOn: '1950', sex: null })).toEqual([])
})

test('a discipline keeps out of the planning for 24, 36 and 60 months, unless it was annulled', () => {
  const until = (
    kind: 'reprimand' | 'warning' | 'removal',
    effectiveOn: string,
    endedOn: string | null = null,
  ) => broken({ disciplines: [{ kind, effectiveOn, endedOn }] })
  expect(until('reprimand', '2024-08-04')).toMatchObject([
    { code: 'waits-after-discipline', until: '2026-08-04' },
  ])
  expect(until('reprimand', '2024-08-03')).toEqual([])
  expect(until('warning', '2023-08-04')).toMatchObject([{ until: '2026-08-04' }])
  expect(until('removal', '2021-08-04')).toMatchObject([{ until: '2026-08-04' }])
  expect(until('removal', '2021-08-04', '2022-01-01')).toEqual([])
})

test('who has resigned or was dismissed waits 24 and 36 months for an equal or a higher post (art. 55.1)', () => {
  const left = (
    way: 'resignation' | 'dismissal',
    on: string,
    level: PlannedFor['level'] = 'department-deputy',
  ) => broken({ left: [{ level, on, way }] })
  expect(left('resignation', '2024-08-04')).toMatchObject([
    { code: 'waits-after-post', until: '2026-08-04', article: { en: expect.stringContaining('art. 55.1') } },
  ])
  expect(left('resignation', '2024-08-03')).toEqual([])
  expect(left('dismissal', '2023-08-04')).toMatchObject([{ until: '2026-08-04' }])
  expect(left('dismissal', '2023-08-04', 'department-head')).toEqual([])
})

test('Guidance 45 on arts 23, 24.1, 25.1 of Regulation 377, and its sections II.1.1, II.2.2, II.4.2', () => {
  const rules = RULES
  expect([rules.approvedWithin?.value, rules.approvalPutOffBy?.value]).toEqual([30, 15])
  expect(rules.approvedWithin?.article.en).toContain('art. 23')
  expect([rules.builtInYear?.value, rules.builtInYear?.article.en]).toEqual([
    2,
    expect.stringContaining('24.1'),
  ])
  expect(rules.reportedByMonth?.value).toBe(6)
  expect(rules.theory?.value).toEqual({ first: 'of-post', second: 'planned-after' })
  expect([rules.committeesFirst?.value, rules.noneForHeadOfDeputies?.value]).toEqual([true, true])
  expect(rules.countingDates?.note?.en).toContain('go by their own guidance')
})
