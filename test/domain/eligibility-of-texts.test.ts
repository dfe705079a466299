import { describe, expect, test } from '@jest/globals'
import {
  type CandidateRecord,
  checkEligibility,
  type PostStandard,
} from '../../domain/eligibility/check-eligibility.js'
import type { CriterionId } from '../../domain/eligibility/criterion.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import type { PostLevel } from '../../domain/vocabulary.js'

/** What the texts ask on the edges of their conditions, each by its article. */

const on = '2026-12-01'
const post: PostStandard = { postId: 'post-1', level: 'department-deputy' }
const of = (over: Partial<CandidateRecord>): CandidateRecord => ({
  ...{ personId: 'p-1', bornOn: '1980-05-17', sex: 'male', tenures: [], planning: [], evaluations: [] },
  ...{ disciplines: [], measures: [], papers: [], degrees: [] },
  ...over,
})
const held = (level: PostLevel, from: string, to?: string) => ({
  ...{ postId: `at-${level}`, level, from },
  ...(to !== undefined && { to }),
})

function asked(
  id: string,
  criterion: CriterionId,
  record: Partial<CandidateRecord>,
  standard: Partial<PostStandard> = {},
) {
  const rules = RULE_SETS.find((each) => each.id === id)?.procedure?.eligibility
  if (!rules) throw new Error(`no criteria in ${id}`)
  const results = checkEligibility(rules, of(record), { ...post, ...standard }, on)
  const result = results.find((each) => each.criterion === criterion)
  if (!result) throw new Error(`${criterion} is not asked by ${id}`)
  return result
}

describe('age for the whole term of the post (Decree 170/2025 art. 29.7(a) as amended by Decree 300/2026)', () => {
  // A man born on 1 December 1967 is 62 on 1 December 2029, 36 months from 1 December 2026.
  const man = { bornOn: '1967-12-01', sex: 'male' } as const
  const byTerm = (standard: Partial<PostStandard>) => asked('decree-300-2026', 'full-term', man, standard)

  test('counts the term that the post has, and sixty months only where it names none', () => {
    expect(byTerm({}).answer).toBe('not-met')
    expect(byTerm({ termMonths: 36 }).answer).toBe('met')
    expect(byTerm({ termMonths: 37 }).answer).toBe('not-met')
    expect(byTerm({ termMonths: 36 }).evidence.vi).toContain('thời hạn giữ chức vụ 36 tháng')
  })

  test('counts it from the day that the authority set', () => {
    expect(byTerm({ termMonths: 36, ageCountedOn: '2026-12-02' }).answer).toBe('not-met')
    expect(byTerm({ termMonths: 37, ageCountedOn: '2026-11-01' }).answer).toBe('met')
  })

  test('is the authority to waive, and not asked for an equal or a lower post (29.7(b))', () => {
    expect(byTerm({})).toMatchObject({ answer: 'not-met', waivable: true })
    const inOffice = (level: PostLevel) =>
      asked('decree-300-2026', 'full-term', { ...man, tenures: [held(level, '2020-01-01')] }).answer
    expect([inOffice('division-head'), inOffice('department-deputy'), inOffice('department-head')]).toEqual([
      'not-met',
      'met',
      'met',
    ])
  })

  test('of a nomination is waived with 48 months left of 60, never with fewer (Guidance 45 III.1.2)', () => {
    const born = (bornOn: string) =>
      asked('nomination-377-2025', 'full-term', { bornOn, sex: 'male' }, { termMonths: 60 })
    expect(born('1968-12-01')).toMatchObject({ answer: 'not-met', waivable: true })
    expect(born('1968-11-30')).toMatchObject({ answer: 'not-met', waivable: false })
    expect(born('1968-11-30').evidence.en).toContain('A special case asks for at least 48 months too.')
    // The guidance speaks of a term of 60 months: of another it bounds nothing.
    const other = asked(
      'nomination-377-2025',
      'full-term',
      { bornOn: '1966-06-01', sex: 'male' },
      { termMonths: 48 },
    )
    expect(other).toMatchObject({ answer: 'not-met', waivable: true })
  })

  test.each(['regulation-80-2022', 'nomination-377-2025', 'decree-170-2025', 'decree-115-2020'])(
    'of %s the authority may except somebody',
    (id) =>
      expect(asked(id, 'full-term', { ...man, bornOn: '1969-06-01' })).toMatchObject({
        answer: 'not-met',
        waivable: true,
      }),
  )
})

describe('time in the adjacent lower post (art. 29.3 as amended by Decree 300/2026)', () => {
  const inTime = (
    record: Partial<CandidateRecord>,
    id = 'decree-300-2026',
    standard: Partial<PostStandard> = {},
  ) => asked(id, 'time-in-lower-post', record, standard)

  test('is asked for a higher post only', () => {
    const fresh = (level: PostLevel) => inTime({ tenures: [held(level, '2026-11-01')] })
    expect(fresh('division-head').answer).toBe('not-met')
    expect(fresh('department-deputy')).toMatchObject({
      answer: 'met',
      evidence: { en: 'No higher post: holds one as deputy head of department.' },
    })
  })

  test('adds up earlier time in higher, equal and adjacent lower posts', () => {
    const tenures = [
      held('division-head', '2015-01-01', '2015-05-01'),
      held('department-deputy', '2016-01-01', '2016-05-01'),
      held('department-head', '2017-01-01', '2017-05-01'),
    ]
    expect(inTime({ tenures }).answer).toBe('met')
    expect(inTime({ tenures: tenures.slice(1) }).answer).toBe('not-met')
  })

  test('does not count in a post that was left through discipline', () => {
    const tenures = [held('division-head', '2018-01-01', '2020-03-01')]
    const removed = (effectiveOn: string, over: object = {}) =>
      inTime({ tenures, disciplines: [{ kind: 'removal', effectiveOn, ...over }] })
    expect(inTime({ tenures }).answer).toBe('met')
    expect(removed('2020-03-01').answer).toBe('not-met')
    expect(removed('2020-03-01').evidence.en).toContain('left through discipline does not count')
    // One that took effect later, or that a later decision annulled, did not end it.
    expect(removed('2021-03-01').answer).toBe('met')
    expect(removed('2020-03-01', { endedOn: '2020-06-01' }).answer).toBe('met')
  })

  test('does not count in a post that a dismissal ended after a discipline, but does after one without', () => {
    const tenures = [{ ...held('division-head', '2018-01-01', '2020-03-01'), endedBy: 'dismissal' as const }]
    expect(inTime({ tenures }).answer).toBe('met')
    const warned = { kind: 'warning' as const, effectiveOn: '2019-06-01' }
    expect(inTime({ tenures, disciplines: [warned] }).answer).toBe('not-met')
  })

  test('is not asked of a committee seat by structure (Guidance 45 III.1.1), and of no other text', () => {
    const fresh = { tenures: [held('division-head', '2026-11-01')] }
    const seat = { isByStructure: true }
    expect(inTime(fresh, 'nomination-377-2025').answer).toBe('not-met')
    expect(inTime(fresh, 'nomination-377-2025', seat).answer).toBe('met')
    expect(inTime(fresh, 'decree-300-2026', seat).answer).toBe('not-met')
  })
})

test.each(['decree-300-2026', 'nomination-377-2025', 'appointment-from-elsewhere'])(
  'of %s planning, time and age are waived by a paper of the appointing authority (art. 29.2, 29.3, 29.7)',
  (id) => {
    const tenures = [held('division-head', '2026-11-01')]
    const record = { tenures, bornOn: '1968-12-01', sex: 'male' as const }
    for (const criterion of ['planning', 'time-in-lower-post', 'full-term'] as const) {
      expect(asked(id, criterion, record)).toMatchObject({ answer: 'not-met', waivable: true, byPaper: true })
    }
    expect(asked(id, 'evaluations', record)).not.toHaveProperty('byPaper')
  },
)

describe('the wait after a discipline (Regulation 377, since 8 October 2025)', () => {
  const TYPES = RULE_SETS.filter(
    ({ inForce, procedure }) => procedure?.eligibility.disciplineWait && (inForce.to ?? on) >= '2025-10-08',
  ).map(({ id }) => id)

  test('is one of every type of case that gives a post', () => {
    expect(TYPES).toEqual(
      expect.arrayContaining([
        'decree-300-2026',
        'nomination-377-2025',
        'appointment-from-elsewhere',
        'rotation-170-2025',
      ]),
    )
  })

  test.each(TYPES)('of %s is 24, 36 and 60 months', (id) => {
    const { disciplineWait } = RULE_SETS.find((each) => each.id === id)?.procedure?.eligibility ?? {}
    expect(disciplineWait?.value).toEqual({ reprimand: 24, warning: 36, removal: 60 })
  })

  test('is asked for a higher post only', () => {
    const warned = (level: PostLevel) =>
      asked('decree-300-2026', 'discipline-wait', {
        tenures: [held(level, '2020-01-01')],
        disciplines: [{ kind: 'warning', effectiveOn: '2026-01-01' }],
      }).answer
    expect([warned('division-head'), warned('department-deputy')]).toEqual(['not-met', 'met'])
  })
})
