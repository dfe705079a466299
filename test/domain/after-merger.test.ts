import { describe, expect, test } from '@jest/globals'
import { type CandidateRecord, checkEligibility, unmet } from '../../domain/eligibility/check-eligibility.js'
import { afterMerger, afterMerger170 } from '../../domain/rules/after-merger.js'
import { BARRING } from '../../domain/rules/measures.js'
import { pinned } from '../../domain/rules/rule-set.js'
import type { PostLevel } from '../../domain/vocabulary.js'

const on = '2026-12-01'
const post = { postId: 'new-post', level: 'department-deputy' } as const
const holding = (level: PostLevel, over: Partial<CandidateRecord> = {}): CandidateRecord => ({
  personId: 'p-1',
  tenures: [{ postId: 'old-post', level, from: '2024-01-01' }],
  ...{ planning: [], evaluations: [], disciplines: [], measures: [], papers: [], degrees: [] },
  relationsDeclared: ['2026-01-05'],
  ...over,
})
const check = (record: CandidateRecord, ruleSet = afterMerger) =>
  checkEligibility(pinned(ruleSet).eligibility, record, post, on)

describe('170 art. 34.1(a): after a merger', () => {
  test.each(['department-deputy', 'department-head', 'standing-committee'] as const)(
    'whoever holds a post as %s is asked neither planning, nor grades, nor papers, nor a term left',
    (level) => {
      const results = check(holding(level))
      expect(results.map(({ criterion, answer }) => [criterion, answer])).toEqual([
        ['post-held', 'met'],
        ['no-block', 'met'],
        ['relatives', 'met'],
        ['no-other-case', 'met'],
      ])
    },
  )

  test('the post that is held is named', () => {
    const [held] = check(holding('department-head'))
    expect(held?.evidence.vi).toBe('Ngày 01/12/2026 đang giữ chức vụ giám đốc sở và tương đương.')
  })

  test.each([
    ['holds a lower one', holding('division-head')],
    ['holds none', holding('department-deputy', { tenures: [] })],
    [
      'left it before that day',
      holding('department-deputy', {
        tenures: [{ postId: 'old-post', level: 'department-deputy', from: '2024-01-01', to: on }],
      }),
    ],
  ])('whoever %s stays out, and nobody can waive it', (_, record) => {
    const [held] = unmet(check(record), ['post-held'])
    expect(held).toMatchObject({
      ...{ criterion: 'post-held', answer: 'not-met', waivable: false },
      article: { en: 'Decree 170/2025/NĐ-CP art. 34.1(a) as amended by Decree 300/2026/NĐ-CP' },
    })
  })

  test.each(BARRING)('art. 29.9 bars on: %s', (measure) => {
    const measured = holding('department-deputy', { measures: [{ measure, decidedOn: '2026-01-02' }] })
    expect(unmet(check(measured), []).map(({ criterion }) => criterion)).toEqual(['no-block'])
  })

  test('a dossier goes up until 2026-07-31, and none since', () => {
    expect(pinned(afterMerger170).dossier).toBeDefined()
    expect(pinned(afterMerger).dossier).toBeUndefined()
  })
})
