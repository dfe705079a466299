import { describe, expect, test } from '@jest/globals'
import { type Circumstances, capsBroken } from '../../domain/planning/caps.js'
import { leavesAtOnce, leavingReasons, leavingSentence, reviewDueOn } from '../../domain/planning/leaving.js'
import { hinderingProposal } from '../../domain/planning/qualifying.js'
import { inForceForYear, inForceOn, inForceOrNext } from '../../domain/planning/rules-in-force.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { PLANNING_OF_REGULATION_377 as RULES, regulation377 } from '../../domain/rules/regulation-377-2025.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'

const ARTICLE = RULES.peoplePerSeat?.article

describe('caps of an entry', () => {
  const alone: Circumstances = {
    personId: 'an',
    post: { postId: 'p', level: 'department-deputy' },
    plannedForPost: [],
    plannedOfPerson: [],
    holds: [],
  }
  const deputyOf = (...ids: string[]) =>
    ids.map((postId) => ({ postId, level: 'department-deputy' as const }))

  test('two others and two other posts leave room for a third', () => {
    const near = { plannedForPost: ['b', 'c'], plannedOfPerson: deputyOf('q', 'r') }
    expect(capsBroken(RULES, { ...alone, ...near, holds: ['division-head'] })).toEqual([])
  })

  test('a fourth person for a post is one too many, told with the numbers and the article', () => {
    expect(capsBroken(RULES, { ...alone, plannedForPost: ['b', 'c', 'd'] })).toEqual([
      { code: 'too-many-people-for-post', limit: 3, count: 4, article: ARTICLE },
    ])
    expect(capsBroken(RULES, { ...alone, plannedForPost: ['b', 'c', 'an'] })).toEqual([])
    expect(ARTICLE?.en).toBe('Regulation 377-QĐ/TW (2025) art. 26.2')
  })

  test('three seats of deputies take nine people (art. 26.2), fifteen of a committee 23 (art. 26.1)', () => {
    const people = (count: number) => Array.from({ length: count }, (_, n) => `p-${n}`)
    const limits = (post: Circumstances['post']) =>
      [8, 9, 22, 23].map(
        (others) => capsBroken(RULES, { ...alone, post, plannedForPost: people(others) }).length,
      )
    expect(limits({ ...alone.post, seats: 3 })).toEqual([0, 1, 1, 1])
    const committee = { postId: 'c', level: 'standing-committee', seats: 15 } as const
    expect(limits(committee)).toEqual([0, 0, 0, 1])
  })

  test('a fourth post is one too many where one body approves them, whatever their level; seats in committees are not counted', () => {
    const of = (managingBody: string) => deputyOf('q', 'r', 's').map((post) => ({ ...post, managingBody }))
    const post = { ...alone.post, managingBody: 'g-1' }
    expect(capsBroken(RULES, { ...alone, post, plannedOfPerson: of('g-1') })).toMatchObject([
      { code: 'too-many-posts-for-person', limit: 3, count: 4, level: 'department-deputy' },
    ])
    expect(capsBroken(RULES, { ...alone, post, plannedOfPerson: of('g-2') })).toEqual([])
    const head = { postId: 's', level: 'department-head' as const, managingBody: 'g-1' }
    const mixed = [...of('g-1').slice(0, 2), head]
    expect(capsBroken(RULES, { ...alone, post, plannedOfPerson: mixed })).toHaveLength(1)
    const seat = { ...head, level: 'standing-committee' as const }
    expect(capsBroken(RULES, { ...alone, post, plannedOfPerson: [...mixed.slice(0, 2), seat] })).toEqual([])
    expect(
      capsBroken(RULES, { ...alone, post: { ...seat, postId: 't' }, plannedOfPerson: of('g-1') }),
    ).toEqual([])
  })

  test('by rules that count by level, as those published earlier do, a fourth post is one too many at one level only', () => {
    const { postsCountedBy: _, ...earlier } = RULES
    expect(capsBroken(earlier, { ...alone, plannedOfPerson: deputyOf('q', 'r', 's') })).toHaveLength(1)
    const higher = [...deputyOf('q', 'r'), { postId: 's', level: 'department-head' as const }]
    expect(capsBroken(earlier, { ...alone, plannedOfPerson: higher })).toEqual([])
  })

  test.each([
    ['division-head', 0],
    ['department-deputy', 1],
    ['department-head', 1],
  ] as const)(
    'who is %s breaks %i rule by being planned as deputy head of a department',
    (present, broken) => {
      const found = capsBroken(RULES, { ...alone, holds: ['specialist', present] })
      expect(found).toHaveLength(broken)
      if (broken)
        expect(found).toMatchObject([{ code: 'post-not-higher', level: 'department-deputy', present }])
    },
  )

  test('everything that is broken is told, and nothing that the rules do not ask', () => {
    const all = {
      ...alone,
      plannedForPost: ['b', 'c', 'd'],
      plannedOfPerson: deputyOf('q', 'r', 's'),
      holds: ['department-head' as const],
    }
    expect(capsBroken(RULES, all)).toHaveLength(3)
    const lenient = {
      ...RULES,
      peoplePerSeat: { value: 4, article: RULES.postsPerPerson.article },
      onlyHigherPosts: { ...RULES.onlyHigherPosts, value: false },
    }
    expect(capsBroken(lenient, all)).toMatchObject([{ code: 'too-many-posts-for-person' }])
  })
})

describe('a proposal stands in the way of an entry', () => {
  const deputy = { postId: 'p', level: 'department-deputy' } as const
  const proposal = { ...deputy, caseId: 'case-1', kind: 'appointment' } as const
  const head = { postId: 'h', level: 'department-head' } as const
  const division = { postId: 'd', level: 'division-head' } as const
  test.each([
    ['for the post itself', deputy, proposal, true],
    ['for a post of the same level', { ...deputy, postId: 'q' }, proposal, true],
    ['for a higher one', head, proposal, true],
    ['for a lower one, which does not answer for it', division, proposal, false],
    ['of a kind that gives no post', deputy, { ...proposal, kind: 'extension' }, false],
  ] as const)('%s', (_, planned, open, stands) => {
    const found = hinderingProposal(RULES, planned, [open])
    expect(found?.proposal).toBe(stands ? open : undefined)
    expect(found?.rule).toBe(stands ? RULES.notWhileProposed : undefined)
  })

  test('only where the rules say so', () => {
    const { notWhileProposed: _, ...silent } = RULES
    expect(hinderingProposal(silent, deputy, [proposal])).toBeUndefined()
  })
})

describe('leaving by itself', () => {
  const record = {
    approvedOn: '2025-11-01',
    bornOn: '1964-12-15',
    sex: 'male' as const,
    disciplines: [],
    politicalConclusions: [],
  }
  const reasons = (given: Partial<Parameters<typeof leavingReasons>[1]>, on = '2026-06-30', rules = RULES) =>
    leavingReasons(rules, { ...record, bornOn: '1980-01-01', ...given }, on).map(({ reason }) => reason)

  test('who is in order stays, and what is not on file is no reason', () => {
    expect(reasons({})).toEqual([])
    expect(reasons({ bornOn: null })).toEqual([])
    expect(reasons({ bornOn: '1930-01-01', sex: null })).toEqual([])
  })

  test('over age is whoever reaches retirement age by that day', () => {
    const found = (on: string) => leavingReasons(RULES, record, on)
    const [reached] = found('2027-12-31')
    expect(reached).toMatchObject({ reason: 'over-age' })
    const since = reached?.since ?? ''
    expect(since).toBe('2026-06-15')
    expect(found('2026-06-14')).toEqual([])
    expect(found('2026-06-15')).toHaveLength(1)
    expect(reached?.article.en).toContain('Labour Code')
    expect(reached?.article.vi).toContain('377')
  })

  test.each(['reprimand', 'warning', 'removal'] as const)(
    'a %s in effect since the entry ends it',
    (kind) => {
      expect(reasons({ disciplines: [{ kind, effectiveOn: '2026-01-05' }] })).toEqual([kind])
      expect(reasons({ disciplines: [{ kind, effectiveOn: '2025-11-01' }] })).toEqual([kind])
      expect(reasons({ disciplines: [{ kind, effectiveOn: '2025-10-31' }] })).toEqual([])
      expect(reasons({ disciplines: [{ kind, effectiveOn: '2026-07-01' }] })).toEqual([])
    },
  )

  test('of conclusions on the political standard the latest one since the entry counts', () => {
    const failed = { concludedOn: '2026-02-01', met: false }
    expect(reasons({ politicalConclusions: [failed] })).toEqual(['political-standard'])
    const passed = { concludedOn: '2026-03-01', met: true }
    expect(reasons({ politicalConclusions: [failed, passed] })).toEqual([])
    expect(reasons({ politicalConclusions: [failed, passed] }, '2026-02-15')).toEqual(['political-standard'])
    expect(reasons({ politicalConclusions: [{ ...failed, concludedOn: '2025-10-31' }] })).toEqual([])
  })

  test('only what the rules name is a reason', () => {
    const { leavesAtReview: _, ...atOnce } = RULES
    const rules = { ...atOnce, leavesAt: { ...RULES.leavesAt, value: ['warning'] as const } }
    const given = {
      bornOn: '1930-01-01',
      disciplines: [
        { kind: 'reprimand' as const, effectiveOn: '2026-01-05' },
        { kind: 'warning' as const, effectiveOn: '2026-01-06' },
      ],
      politicalConclusions: [{ concludedOn: '2026-02-01', met: false }],
    }
    expect(reasons(given, '2026-06-30', rules)).toEqual(['warning'])
    expect(reasons(given)).toEqual(['over-age', 'reprimand', 'warning', 'political-standard'])
  })

  test('the sentence says what happened, when, and by which article, in both languages', () => {
    const disciplines = [{ kind: 'reprimand' as const, effectiveOn: '2026-01-05' }]
    const found = leavingReasons(RULES, { ...record, bornOn: null, disciplines }, '2026-06-30')
    expect(leavingSentence(found)).toEqual({
      vi: `Bị kỷ luật khiển trách, có hiệu lực 05/01/2026. (${RULES.leavesAt.article.vi})`,
      en: `Disciplined: reprimand, in effect since 05/01/2026. (${RULES.leavesAt.article.en})`,
    })
  })

  test('an entry is reviewed in the first quarter of the year after the last review, or after the entry (art. 24.2)', () => {
    const due = (approvedOn: string, reviewedOn: string | null = null) =>
      reviewDueOn(RULES, { approvedOn, reviewedOn })
    expect(due('2025-02-28')).toBe('2026-03-31')
    expect(due('2025-02-28', '2025-12-01')).toBe('2026-03-31')
    expect(due('2025-02-28', '2026-01-02')).toBe('2027-03-31')
    const { reviewedInFirstMonths: _, ...rules } = RULES
    const yearly = { ...rules, reviewedEveryMonths: { value: 12, article: RULES.leavesAt.article } }
    expect(reviewDueOn(yearly, { approvedOn: '2025-02-28', reviewedOn: null })).toBe('2026-02-28')
    expect(reviewDueOn(rules, { approvedOn: '2025-02-28', reviewedOn: null })).toBeUndefined()
  })

  test('a discipline ends an entry at once (art. 29); by rules that name no other review, it waits for one', () => {
    const discipline = { kind: 'reprimand', effectiveOn: '2026-01-05' } as const
    expect(leavesAtOnce(RULES, '2025-11-01', discipline)).toMatchObject({
      ...{ reason: 'reprimand', since: '2026-01-05' },
      article: { en: 'Regulation 377-QĐ/TW (2025) art. 29' },
    })
    expect(leavesAtOnce(RULES, '2026-01-06', discipline)).toBeUndefined()
    const { leavesAtReview: _, ...earlier } = RULES
    expect(leavesAtOnce(earlier, '2025-11-01', discipline)).toBeUndefined()
  })
})

describe('the rule set in force', () => {
  test.each([
    ['2021-12-26', undefined],
    ['2021-12-27', 'regulation-50-2021'],
    ['2025-10-07', 'regulation-50-2021'],
    ['2025-10-08', 'regulation-377-2025'],
  ])('for the planning on %s is %s', (on, id) => {
    expect(inForceOn(RULE_SETS, 'planning', on)?.id).toBe(id)
  })

  test('is the first that came, for what was approved before it and counts today', () => {
    const judging = (on: string, ruleSets: readonly RuleSet[] = RULE_SETS) =>
      inForceOrNext(ruleSets, 'planning', on)?.id
    expect(judging('2021-12-26')).toBe('regulation-50-2021')
    expect(judging('2026-02-01')).toBe('regulation-377-2025')
    const named: RuleSet = { ...regulation377, id: 'named', inForce: { from: '2010-01-01' } }
    expect(judging('2009-12-31', [named, ...RULE_SETS])).toBe('regulation-50-2021')
    expect(judging('2021-12-26', [])).toBeUndefined()
  })

  test('for a year is the one of its last day', () => {
    expect(inForceForYear(RULE_SETS, 2025)).toBeUndefined()
    expect(inForceForYear(RULE_SETS, 2026)?.id).toBe('decree-335-2025')
  })

  test('is the highest version, and a published one where it takes the place of another', () => {
    const local: RuleSet = { ...regulation377, id: 'local', inForce: { from: '2026-01-01' } }
    const instead: RuleSet = { ...local, takesPlaceOf: 'regulation-377-2025' }
    const second = { ...regulation377, version: 2 }
    expect(inForceOn([second, regulation377], 'planning', '2026-02-01')?.version).toBe(2)
    expect(inForceOn([second, regulation377, local], 'planning', '2026-02-01')?.id).toBe(
      'regulation-377-2025',
    )
    expect(inForceOn([second, regulation377, instead], 'planning', '2026-02-01')?.id).toBe('local')
    expect(inForceOn([instead], 'planning', '2025-12-31')).toBeUndefined()
  })
})
