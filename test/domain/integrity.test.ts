import { describe, expect, test } from '@jest/globals'
import {
  type CandidateRecord,
  checkEligibility,
  type RelativeOnFile,
  unmet,
} from '../../domain/eligibility/check-eligibility.js'
import { converse, isAmong } from '../../domain/integrity/relations.js'
import { bodiesOf, isHeadAndDeputy, type RelativesRule } from '../../domain/integrity/together.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { pinned } from '../../domain/rules/rule-set.js'
import { RELATIVES } from '../../domain/rules/shared-eligibility.js'
import { shortProcedure } from '../../domain/rules/short-procedure.js'
import { RELATION_KINDS } from '../../domain/vocabulary.js'

const on = '2026-08-03'
const place = { unitId: 'u-health', organisationId: 'u-health', bodies: ['g-leaders'] }
const post = { postId: 'post-deputy', level: 'department-deputy', place } as const

const record: CandidateRecord = {
  personId: 'p-1',
  tenures: [],
  planning: [],
  evaluations: [],
  disciplines: [],
  measures: [],
  papers: [],
  degrees: [],
  relationsDeclared: ['2026-01-05'],
}
const spouse: RelativeOnFile = { personId: 'p-2', kind: 'spouse', bodies: [], posts: [] }
const leader = {
  groupId: 'g-leaders',
  kind: 'leadership-collective',
  duty: 'member',
  from: '2024-01-01',
} as const
const elsewhere = {
  postId: 'post-9',
  level: 'department-head',
  unitId: 'u-other',
  organisationId: 'u-other',
  from: '2024-01-01',
} as const

interface Standing {
  file?: Partial<CandidateRecord>
  rule?: Partial<RelativesRule>
  to?: Parameters<typeof checkEligibility>[2]
  day?: string
}

/** The criterion as the short procedure asks it, for one relative. */
function answer(relative: Partial<RelativeOnFile>, { file, rule, to = post, day = on }: Standing = {}) {
  const rules = {
    ...pinned(shortProcedure).eligibility,
    relatives: { ...RELATIVES, value: { ...RELATIVES.value, ...rule } },
  }
  const judged = { ...record, relatives: [{ ...spouse, ...relative }], ...file }
  const found = checkEligibility(rules, judged, to, day).find(({ criterion }) => criterion === 'relatives')
  if (!found) throw new Error('relatives was not answered')
  return found
}

describe('relations', () => {
  test('hold both ways: the converse of the converse is the relation itself', () => {
    for (const kind of RELATION_KINDS) expect(converse(converse(kind))).toBe(kind)
    expect(RELATION_KINDS.map(converse)).not.toEqual(RELATION_KINDS)
  })

  test.each([
    ['parent', 'child'],
    ['spouse', 'spouse'],
    ['sibling', 'sibling'],
    ['spouse-sibling', 'sibling-spouse'],
    ['spouse-parent', 'child-spouse'],
    ['spouse-child', 'parent-spouse'],
  ] as const)('whose %s somebody is, is their %s', (kind, other) => {
    expect(converse(kind)).toBe(other)
    expect(converse(other)).toBe(kind)
  })

  test('are among those named from either side', () => {
    expect(isAmong('sibling-spouse', ['spouse-sibling'])).toBe(true)
    expect(isAmong('spouse-sibling', ['spouse-sibling'])).toBe(true)
    expect(isAmong('sibling', ['spouse-sibling'])).toBe(false)
  })
})

describe('relatives in one body', () => {
  test.each(RELATION_KINDS)('a %s in the leadership collective of the post stands in the way', (kind) => {
    const result = answer({ kind, bodies: [leader] })
    expect(result).toMatchObject({ answer: 'not-met', waivable: false, article: RELATIVES.article })
    expect(result.evidence.en).toContain('p-2: in the same body, g-leaders')
    expect(unmet([result], ['relatives'])).toEqual([result])
  })

  test.each([
    ['left today', { to: '2026-08-03' }, 'met'],
    ['leaving tomorrow', { to: '2026-08-04' }, 'not-met'],
    ['entering today', { from: '2026-08-03' }, 'not-met'],
    ['entering tomorrow', { from: '2026-08-04' }, 'met'],
    ['of another unit', { groupId: 'g-others' }, 'met'],
  ])('one %s', (_, over, expected) => {
    expect(answer({ bodies: [{ ...leader, ...over }] }).answer).toBe(expected)
  })

  test('counts a committee that the candidate was elected to, whatever the post', () => {
    const committee = { groupId: 'g-committee', kind: 'party-committee', from: '2025-01-01' } as const
    const bodies = [{ ...committee, duty: 'member' as const }]
    expect(answer({ bodies }).answer).toBe('met')
    expect(answer({ bodies }, { file: { bodies: [committee] } }).answer).toBe('not-met')
    expect(answer({ bodies }, { file: { bodies: [{ ...committee, to: on }] } }).answer).toBe('met')
    const toHead = { ...post, place: { ...place, bodies: ['g-committee'] } }
    expect(answer({ bodies }, { to: toHead }).answer).toBe('not-met')
  })

  test.each([
    ['ended today', on, 'met'],
    ['ending tomorrow', '2026-08-04', 'not-met'],
  ])('a relation %s', (_, endedOn, expected) => {
    expect(answer({ bodies: [leader], endedOn }).answer).toBe(expected)
  })
})

describe('head and deputy of one unit', () => {
  const head = { ...elsewhere, unitId: 'u-health', organisationId: 'u-health' }
  // Otherwise the sensitive posts would decide first.
  const rule = { where: ['head-and-deputy'] } as const
  test.each([
    ['the head of the unit, for its deputy', head, 'not-met'],
    ['another deputy', { ...head, level: 'department-deputy' as const }, 'met'],
    ['the head of another unit', { ...head, unitId: 'u-other' }, 'met'],
    ['the head until yesterday', { ...head, to: on }, 'met'],
    ['a head of division', { ...head, level: 'division-head' as const }, 'met'],
  ])('%s: %s', (_, held, expected) => {
    expect(answer({ posts: [held] }, { rule }).answer).toBe(expected)
  })

  test('says so with the post, in both languages', () => {
    const { evidence } = answer({ posts: [head] }, { rule })
    expect(evidence).toEqual({
      vi: 'vợ/chồng p-2: giám đốc sở và tương đương (post-9) của cùng đơn vị u-health, là cấp trưởng và cấp phó.',
      en: 'spouse p-2: head of department (post-9) of the same unit u-health, as head and deputy.',
    })
  })

  test('is the same from the deputy’s side, and not from one rung to another', () => {
    expect(isHeadAndDeputy('department-deputy', 'department-head')).toBe(true)
    expect(isHeadAndDeputy('division-head', 'division-deputy')).toBe(true)
    expect(isHeadAndDeputy('division-head', 'department-deputy')).toBe(false)
    expect(isHeadAndDeputy('specialist', 'specialist')).toBe(false)
  })
})

describe('sensitive posts of one organisation', () => {
  const finance = {
    ...elsewhere,
    postId: 'post-finance',
    level: 'division-head',
    unitId: 'u-health-2',
    organisationId: 'u-health',
  } as const
  const rule = (posts: string[]) => ({ sensitive: { levels: ['department-deputy' as const], posts } })
  test('are those of the levels named and those named by id', () => {
    expect(answer({ posts: [finance] }, { rule: rule([]) }).answer).toBe('met')
    expect(answer({ posts: [finance] }, { rule: rule(['post-finance']) }).answer).toBe('not-met')
    const deputy = { ...finance, level: 'department-deputy' as const }
    expect(answer({ posts: [deputy] }, { rule: rule([]) }).answer).toBe('not-met')
  })

  test('matter within one organisation, and for a post that is sensitive itself', () => {
    const named = rule(['post-finance'])
    expect(answer({ posts: [{ ...finance, organisationId: 'u-other' }] }, { rule: named }).answer).toBe('met')
    const to = { ...post, level: 'division-deputy' as const }
    expect(answer({ posts: [finance] }, { rule: named, to }).answer).toBe('met')
  })
})

describe('what is not known', () => {
  test('nobody declared: unknown, whether or not a harmless relative is on record', () => {
    const file = { relationsDeclared: undefined } as Partial<CandidateRecord>
    expect(answer({}, { file }).answer).toBe('unknown')
    expect(answer({}, { file: { ...file, relatives: [] } }).answer).toBe('unknown')
  })

  test('a relative whom the other side declared stands in the way all the same', () => {
    const file = { relationsDeclared: [] }
    expect(answer({ bodies: [leader] }, { file }).answer).toBe('not-met')
  })

  test('a declaration of tomorrow is none yet', () => {
    expect(answer({}, { file: { relationsDeclared: ['2026-08-04'] } }).answer).toBe('unknown')
    expect(answer({}, { file: { relationsDeclared: ['2026-08-03'] } }).answer).toBe('met')
  })

  test('a post whose unit is not known is unknown where there are relatives, met where there are none', () => {
    const to = { postId: 'post-deputy', level: 'department-deputy' } as const
    expect(answer({ bodies: [leader] }, { to }).answer).toBe('unknown')
    expect(answer({}, { to, file: { relatives: [] } }).answer).toBe('met')
  })
})

describe('what the rules say', () => {
  test('only the degrees named matter', () => {
    const bodies = [leader]
    expect(answer({ kind: 'sibling', bodies }, { rule: { degrees: ['spouse'] } }).answer).toBe('met')
    expect(answer({ kind: 'sibling', bodies }, { rule: { degrees: ['sibling'] } }).answer).toBe('not-met')
  })

  test('only where it is asked', () => {
    expect(answer({ bodies: [leader] }, { rule: { where: ['head-and-deputy'] } }).answer).toBe('met')
  })

  test('every appointment and nomination asks it under Regulation 114, whoever stays or leaves is not asked', () => {
    const procedures = RULE_SETS.flatMap(({ id, procedure, sources }) =>
      procedure ? [{ id, ...procedure, sources: sources.map((source) => source.id) }] : [],
    )
    for (const { id, kinds, eligibility, sources } of procedures) {
      const { relatives } = eligibility
      if (kinds.includes('appointment') || kinds.includes('nomination'))
        expect([id, relatives]).toEqual([id, RELATIVES])
      if (relatives) expect([id, sources]).toEqual([id, expect.arrayContaining(['regulation-114-2023'])])
    }
    expect(RELATIVES.article.en).toBe('Regulation 114-QĐ/TW (2023)')
    const silent = procedures.flatMap(({ id, eligibility }) => (eligibility.relatives ? [] : [id]))
    expect(silent).toEqual(expect.arrayContaining(['dismissal', 'extension', 'reappointment', 'resignation']))
  })
})

describe('the bodies a post leads to', () => {
  const groups = [
    { groupId: 'g-body', kind: 'managing-body' },
    { groupId: 'g-leaders', kind: 'leadership-collective' },
    { groupId: 'g-committee', kind: 'party-committee' },
  ] as const
  test.each([
    ['department-head', 'department', ['g-leaders']],
    ['department-deputy', 'commune', ['g-leaders']],
    ['division-head', 'commune', []],
    ['division-head', 'division', ['g-leaders']],
    ['division-deputy', 'division', ['g-leaders']],
    ['specialist', 'division', []],
    ['standing-committee', 'province', ['g-body', 'g-leaders']],
  ] as const)('%s of a %s: %j', (level, unitKind, bodies) => {
    expect(bodiesOf({ level, heads: null }, unitKind, groups)).toEqual(bodies)
  })

  test.each(['party-committee', 'peoples-committee'] as const)(
    'whoever heads the %s sits in the standing committee of the unit and leads it',
    (heads) => {
      const bodies = bodiesOf({ level: 'division-head', heads }, 'commune', groups)
      expect(bodies).toEqual(['g-leaders', 'g-committee'])
    },
  )
})
