import { describe, expect, test } from '@jest/globals'
import { type CandidateRecord, checkEligibility } from '../../domain/eligibility/check-eligibility.js'
import type { RotationReason } from '../../domain/rotation/why-rotated.js'
import { rotation, rotationEnd } from '../../domain/rules/rotation.js'
import { pinned } from '../../domain/rules/rule-set.js'
import type { Months } from '../../domain/vocabulary.js'

const law = pinned(rotation)
const on = '2026-12-01'
const post = { postId: 'post-1', level: 'department-head' } as const

/** Born so that they reach 62 years so many months after that day. */
const record = (left: Months): CandidateRecord => {
  const born = new Date(Date.UTC(2026, 11 - 62 * 12 + left, 2))
  return {
    ...{ personId: 'p-1', bornOn: born.toISOString().slice(0, 10), sex: 'male' },
    tenures: [{ postId: 'post-9', level: 'department-head', from: '2020-01-01' }],
    ...{ planning: [], evaluations: [], disciplines: [], measures: [], papers: [], degrees: [] },
    ...{ relatives: [], otherCases: [] },
  }
}

const judged = (left: Months, asked: { rotatedBecause?: RotationReason; termMonths?: Months }) =>
  checkEligibility(law.eligibility, record(left), { ...post, ...asked }, on)
const answer = (criterion: string, ...of: Parameters<typeof judged>) =>
  judged(...of).find((each) => each.criterion === criterion)?.answer

test('170 art. 46: five steps without a ballot, in which the person is met and both places are asked', () => {
  expect(rotation.procedure?.steps.map(({ key, kind }) => `${key}: ${kind}`)).toEqual([
    'policy: approval',
    'planning-check: planningCheck',
    'assessment: consultation',
    'workplace-opinion: consultation',
    'receiving-opinion: consultation',
    'candidate-meeting: consultation',
    'appraisal: consultation',
    'decision: approval',
  ])
})

test('170 arts 49–50: at its end the person reports, the place that received them and its party committee answer', () => {
  expect(rotationEnd.procedure?.steps.map(({ key }) => key)).toEqual([
    ...['self-report', 'receiving-opinion', 'party-opinion', 'decision'],
  ])
})

describe('170 art. 43: the work left from the rotation on', () => {
  test.each([
    ['planned', 120, undefined, 'met'],
    ['planned', 119, undefined, 'not-met'],
    ['two-terms', 60, undefined, 'met'],
    ['two-terms', 59, undefined, 'not-met'],
    ['not-local', 36, 36, 'met'],
    ['not-local', 35, 36, 'not-met'],
  ] as const)(
    '%s with %d months left, for a term of %s: %s',
    (rotatedBecause, left, termMonths, expected) => {
      const asked = { rotatedBecause, ...(termMonths && { termMonths }) }
      expect(answer('full-term', left, asked)).toBe(expected)
    },
  )

  test('is ten years for whoever holds an equal post already, and where nobody says why', () => {
    expect(answer('full-term', 119, {})).toBe('not-met')
    expect(answer('full-term', 120, {})).toBe('met')
  })
})

test('170 art. 42: planning is asked of planned managers, not of heads of two terms nor for posts without locals', () => {
  expect(answer('planning', 120, { rotatedBecause: 'planned' })).toBe('not-met')
  expect(answer('planning', 120, {})).toBe('not-met')
  for (const rotatedBecause of ['two-terms', 'not-local'] as const)
    expect(answer('planning', 120, { rotatedBecause })).toBeUndefined()
})

test('170 art. 47: the dossier is that of art. 35, with a health certificate of the last six months', () => {
  expect(law.dossier?.items.article.en).toBe('Decree 170/2025/NĐ-CP art. 47')
  expect(law.dossier?.maxAge.value['health-certificate']).toBe(6)
})
