import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  isPossible,
  registrationRefused,
  unfinishedWarning,
} from '../../domain/evaluation/breakthrough-tasks.js'
import {
  aboveUnitLed,
  excellentShare,
  gradeOf,
  inputsAmiss,
  toldBeside,
} from '../../domain/evaluation/grade.js'
import { type EmployedAs, evaluatedBy } from '../../domain/planning/rules-in-force.js'
import { decree233 } from '../../domain/rules/decree-233-2026.js'
import { decree335 } from '../../domain/rules/decree-335-2025.js'
import { RULE_SETS } from '../../domain/rules/index.js'
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
    [89.99, 'good'],
    [70, 'good'],
    [69.99, 'completed'],
    [50, 'completed'],
    [49.99, 'not-completed'],
    [0, 'not-completed'],
  ])('%d points are %s', (points, grade) => {
    expect(gradeOf(RULES, points)).toMatchObject({ grade, article: RULES.grades.article })
  })

  test.each([-0.01, 100.01, 70.505, Number.NaN])('%d points are refused', (points) => {
    expect(() => gradeOf(RULES, points)).toThrow(RangeError)
  })

  test('more points never give a worse grade, in whichever order the rules name the grades', () => {
    const points = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100)
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

  test('a bound with decimals is compared as exactly as the points', () => {
    const rules = { ...RULES, grades: { ...RULES.grades, value: [{ grade: 'good', from: 85.29 }] as const } }
    expect(gradeOf(rules, 85.29)?.grade).toBe('good')
    expect(gradeOf(rules, 85.28)).toBeUndefined()
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

describe('"excellent" of those graded good, Decree 233 art. 12.6 and Decree 335', () => {
  const EMPLOYEES = decree233.employeeEvaluation
  if (!EMPLOYEES) throw new Error('the decree has no evaluation')

  test.each([
    [20, 80, 16, 'warning'],
    [17, 80, 16, 'warning'],
    [16, 80, 16, 'ok'],
    [1, 5, 1, 'ok'],
    [1, 4, 0, 'warning'],
    [0, 0, 0, 'ok'],
    [1, 0, 0, 'warning'],
  ])('%i excellent beside %i good, %i at most: %s', (excellent, good, most, verdict) => {
    for (const rules of [RULES, EMPLOYEES]) {
      expect(excellentShare(rules, { excellent, good, completed: 50 })).toMatchObject({
        ...{ excellent, most },
        share: {
          value: { numerator: excellent, denominator: good },
          verdict,
          target: { atMost: { numerator: 1, denominator: 5 }, article: rules.excellentShare.article },
        },
      })
    }
    expect(EMPLOYEES.excellentShare.article.en).toBe('Decree 233/2026/NĐ-CP art. 12.6')
  })

  test('of an outstanding body a quarter may be', () => {
    const verdicts = [20, 21].map(
      (excellent) => excellentShare(RULES, { excellent, good: 80 }, true).share.verdict,
    )
    expect(verdicts).toEqual(['ok', 'warning'])
    expect(excellentShare(RULES, { excellent: 20, good: 80 }).share.verdict).toBe('warning')
  })

  test('by rules that count the excellent with the good, as those published earlier do, one in five of them may be', () => {
    const { excellentOf: _, ...earlier } = RULES
    const verdicts = [20, 21].map((excellent) => excellentShare(earlier, { excellent, good: 80 }))
    expect(verdicts.map(({ most, share }) => [most, share.verdict])).toEqual([
      [20, 'ok'],
      [20, 'warning'],
    ])
  })
})

test('a ground of art. 12.4 makes a year "not completed" whatever its points; one that no rule names makes none', () => {
  expect(gradeOf(RULES, 95.5, 'disciplined')).toMatchObject({ grade: 'not-completed' })
  const { notCompletedOn: _, ...silent } = RULES
  expect(gradeOf(silent, 95.5, 'disciplined')?.grade).toBe('excellent')
})

test('the grade of a head above that of their unit warns by art. 12.7 of Decree 233, no other', () => {
  const { employeeEvaluation } = decree233
  if (!employeeEvaluation) throw new Error('the decree evaluates no public employees')
  expect(aboveUnitLed(employeeEvaluation, 'excellent', 'good')).toMatchObject({
    ...{ grade: 'excellent', unitGrade: 'good' },
    article: { en: expect.stringContaining('art. 12.7') },
  })
  expect(aboveUnitLed(employeeEvaluation, 'good', 'good')).toBeUndefined()
  expect(aboveUnitLed(employeeEvaluation, 'excellent', undefined)).toBeUndefined()
  expect(aboveUnitLed(RULES, 'excellent', 'good')).toBeUndefined()
})

test('Decree 233 art. 7.7, 14.1, 14.3, 15(c): units, six months, one act in one year, the opinion of the party committee', () => {
  const rules = decree233.employeeEvaluation
  expect(rules?.excellentUnitShare).toMatchObject({ value: { numerator: 1, denominator: 5 } })
  expect(rules?.excellentUnitShareOutstanding).toMatchObject({ value: { numerator: 1, denominator: 4 } })
  expect(rules?.excellentUnitsOfFew).toMatchObject({ value: { under: 5, atMost: 1 } })
  expect(rules && toldBeside(rules).map(({ says, article }) => [says.en, article.en])).toEqual([
    ['6 months', 'Decree 233/2026/NĐ-CP art. 14.1'],
    ['yes', 'Decree 233/2026/NĐ-CP art. 14.3'],
    ['yes', 'Decree 233/2026/NĐ-CP art. 15(c)'],
    ['yes', 'Decree 233/2026/NĐ-CP art. 12.7'],
  ])
  expect(toldBeside(RULES)).toEqual([])
})

test('public employees are evaluated by Decree 233 from 2026 on, civil servants by Decree 335', () => {
  const by = (year: number, as: EmployedAs) => evaluatedBy(RULE_SETS, year, as)?.id
  expect([by(2026, 'public-employee'), by(2026, 'civil-servant')]).toEqual([
    'decree-233-2026',
    'decree-335-2025',
  ])
  expect([by(2025, 'public-employee'), by(2025, 'civil-servant')]).toEqual([undefined, undefined])
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
