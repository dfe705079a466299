import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  isPossible,
  registrationRefused,
  unfinishedWarning,
} from '../../domain/evaluation/breakthrough-tasks.js'
import { excellentShare, gradeOf, inputsAmiss } from '../../domain/evaluation/grade.js'
import { decree335 } from '../../domain/rules/decree-335-2025.js'
import { GRADES } from '../../domain/vocabulary.js'

const RULES = decree335.evaluation
if (!RULES) throw new Error('the decree has no evaluation')

test('an unfinished task warns of a grade from the rule’s up; rules that are silent do not warn', () => {
  const { article } = RULES.unfinishedTaskWarnsFrom ?? {}
  const warned = GRADES.filter((grade) => unfinishedWarning(RULES, { grade, unfinished: 1 }))
  expect(warned).toEqual(['excellent', 'good'])
  expect(unfinishedWarning(RULES, { grade: 'good', unfinished: 2 })).toEqual({
    ...{ grade: 'good', unfinished: 2, article },
  })
  expect(unfinishedWarning(RULES, { grade: 'excellent', unfinished: 0 })).toBeUndefined()
  const { unfinishedTaskWarnsFrom: _, ...silent } = RULES
  expect(unfinishedWarning(silent, { grade: 'excellent', unfinished: 1 })).toBeUndefined()
})

describe('points become a grade', () => {
  test.each([
    [100, 'excellent'],
    [90, 'excellent'],
    [89, 'good'],
    [70, 'good'],
    [69, 'completed'],
    [50, 'completed'],
    [49, 'not-completed'],
    [0, 'not-completed'],
  ])('%i points are %s', (points, grade) => {
    expect(gradeOf(RULES, points)).toMatchObject({ grade, article: RULES.grades.article })
  })

  test.each([-1, 101, 70.5, Number.NaN])('%d points are refused', (points) => {
    expect(() => gradeOf(RULES, points)).toThrow(RangeError)
  })

  test('more points never give a worse grade, in whichever order the rules name the grades', () => {
    const points = fc.integer({ min: 0, max: 100 })
    const order = fc.shuffledSubarray([...RULES.grades.value], { minLength: 4 })
    fc.assert(
      fc.property(points, points, order, (a, b, value) => {
        const rules = { ...RULES, grades: { ...RULES.grades, value } }
        const rank = (points: number) => GRADES.indexOf(gradeOf(rules, points)?.grade ?? 'not-completed')
        expect(rank(Math.max(a, b))).toBeLessThanOrEqual(rank(Math.min(a, b)))
        expect(gradeOf(rules, a)).toEqual(gradeOf(RULES, a))
      }),
    )
  })

  test('points that the rules leave without a grade have none', () => {
    const [best] = RULES.grades.value
    const rules = { ...RULES, grades: { ...RULES.grades, value: best ? [best] : [] } }
    expect(gradeOf(rules, 89)).toBeUndefined()
    expect(gradeOf(rules, 90)?.grade).toBe('excellent')
  })
})

test('seven inputs are asked: those that are missing and those that nobody knows are told', () => {
  expect(RULES.inputs.value).toHaveLength(7)
  expect(inputsAmiss(RULES, RULES.inputs.value)).toEqual({ missing: [], unknown: [] })
  const given = [...RULES.inputs.value.filter((input) => input !== 'superior'), 'horoscope']
  expect(inputsAmiss(RULES, given)).toEqual({ missing: ['superior'], unknown: ['horoscope'] })
})

describe('"excellent" among "good" and above', () => {
  test.each([
    [1, 4, 'ok'],
    [2, 8, 'ok'],
    [1, 3, 'warning'],
    [3, 11, 'warning'],
    [0, 0, 'ok'],
    [1, 0, 'warning'],
  ])('%i excellent beside %i good: %s', (excellent, good, verdict) => {
    expect(excellentShare(RULES, { excellent, good, completed: 50 })).toMatchObject({
      value: { numerator: excellent, denominator: excellent + good },
      verdict,
      target: { atMost: { numerator: 1, denominator: 5 }, article: RULES.excellentShare.article },
    })
  })
})

describe('a breakthrough task', () => {
  const { article } = RULES.breakthroughTasks ?? {}

  test.each([
    [['specialist'], 0, 'no-post-for-breakthrough-task'],
    [[], 0, 'no-post-for-breakthrough-task'],
    [['division-deputy'], 0, undefined],
    [['department-deputy'], 0, undefined],
    [['specialist', 'standing-committee'], 1, undefined],
    [['department-head'], 2, 'too-many-breakthrough-tasks'],
  ] as const)('of a holder of %j with %i registered: %s', (holds, registered, code) => {
    const refused = registrationRefused(RULES, { holds, registered })
    expect(refused?.code).toBe(code)
    if (refused) expect(refused.article).toEqual(article)
  })

  test('one too many is told with the numbers, and rules that ask for none refuse none', () => {
    const full = { holds: ['department-head'], registered: 2 } as const
    expect(registrationRefused(RULES, full)).toMatchObject({ limit: 2, count: 3 })
    const { breakthroughTasks: _, ...silent } = RULES
    expect(registrationRefused(silent, full)).toBeUndefined()
  })

  test.each([
    ['approval', 'registered', true],
    ['approval', 'approved', false],
    ['approval', 'finished', false],
    ['completion', 'registered', false],
    ['completion', 'approved', true],
    ['completion', 'unfinished', false],
  ] as const)('%s of one that is %s: %s', (action, status, possible) => {
    expect(isPossible(action, status)).toBe(possible)
  })
})
