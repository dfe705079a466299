import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays } from '../../domain/deadlines/dates.js'
import {
  checkDossier,
  type FiledItem,
  firstDayOfIssue,
  incomplete,
  isReusable,
} from '../../domain/dossier/check-dossier.js'
import { isEqualPost } from '../../domain/dossier/equal-post.js'
import { dossier } from '../../domain/rules/dossier.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { DOSSIER_ITEMS, type DossierItem } from '../../domain/vocabulary.js'

const rules = dossier()
const on = '2026-08-31'
const all = (issuedOn: string): FiledItem[] => DOSSIER_ITEMS.map((item) => ({ item, issuedOn }))
const answers = (filed: FiledItem[], equalPost = false) =>
  Object.fromEntries(checkDossier(rules, filed, on, { equalPost }).map(({ item, answer }) => [item, answer]))

describe('a dossier', () => {
  test('has ten items, each asked once and in the order of the text', () => {
    expect(checkDossier(rules, [], on, { equalPost: false }).map(({ item }) => item)).toEqual([
      ...DOSSIER_ITEMS,
    ])
    expect(DOSSIER_ITEMS).toHaveLength(10)
  })

  test('says what is missing, by the article that asks for it', () => {
    const filed = all('2026-08-01').filter(({ item }) => item !== 'cv')
    expect(incomplete(checkDossier(rules, filed, on, { equalPost: false }))).toEqual([
      { item: 'cv', answer: 'missing', article: rules.items.article },
    ])
  })

  test.each([
    // Six months after 28 February is 28 August; after the last of August it is the last of February.
    ['2026-02-28', 'too-old', '2026-08-28'],
    ['2026-03-01', 'valid', '2026-09-01'],
    ['2026-08-31', 'valid', '2027-02-28'],
  ] as const)('an item issued on %s is %s, and says until when', (issuedOn, answer, validUntil) => {
    const results = checkDossier(rules, all(issuedOn), on, { equalPost: false })
    expect(results.find(({ item }) => item === 'health-certificate')).toMatchObject({
      answer,
      issuedOn,
      validUntil,
    })
  })

  test('the political conclusion and the diplomas do not grow old, and are waived for an equal post', () => {
    expect(answers(all('2001-01-01'))).toMatchObject({
      'political-conclusion': 'valid',
      diplomas: 'valid',
      cv: 'too-old',
    })
    expect(answers([], true)).toMatchObject({
      'political-conclusion': 'waived',
      diplomas: 'waived',
      cv: 'missing',
    })
  })

  test.each([
    ['the post is held anew', 'reappointment', [], true],
    ['it is held longer', 'extension', [], true],
    ['no post is held', 'appointment', [], false],
    ['a lower one is held', 'appointment', ['division-head'], false],
    ['an equal one is held', 'appointment', ['division-head', 'department-deputy'], true],
    ['a higher one is held too', 'appointment', ['department-deputy', 'department-head'], false],
    ['an equal one is held, for election', 'nomination', ['department-deputy'], true],
  ] as const)('is for an equal post or not where %s', (_, kind, levels, expected) => {
    const tenures = levels.map((level) => ({ level, from: '2022-01-01' }))
    expect(isEqualPost({ kind, level: 'department-deputy', tenures }, on)).toBe(expected)
  })

  test('a post counts on the days on which it is held', () => {
    const equal = { level: 'department-deputy' as const, from: '2026-08-01', to: '2026-08-31' }
    const purpose = { kind: 'appointment' as const, level: equal.level, tenures: [equal] }
    const days = ['2026-07-31', '2026-08-01', '2026-08-30', '2026-08-31']
    expect(days.map((day) => isEqualPost(purpose, day))).toEqual([false, true, true, false])
  })

  test('an item issued after the day is not there yet, and of several the last counts', () => {
    const laterOnly = [...all('2026-09-03'), ...all('2026-09-01')]
    expect(checkDossier(rules, laterOnly, on, { equalPost: false })).toEqual(
      DOSSIER_ITEMS.map((item) => ({
        ...{ item, answer: 'missing', issuedLater: '2026-09-01', article: rules.items.article },
      })),
    )
    expect(answers([...all('2020-01-01'), ...all('2026-08-30'), ...all('2026-09-01')]).cv).toBe('valid')
    expect(answers([...all('2020-01-01'), ...all('2026-09-01')]).cv).toBe('too-old')
  })

  test('what is to be filed is issued no earlier than the first day that is young enough', () => {
    expect(firstDayOfIssue(rules, 'cv', '2026-08-31')).toBe('2026-03-01')
    expect(firstDayOfIssue(rules, 'diplomas', on)).toBeUndefined()
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (days) => {
        const day = addDays(on, days)
        const first = firstDayOfIssue(rules, 'cv', day) ?? ''
        const answer = (issuedOn: string) =>
          checkDossier(rules, [{ item: 'cv', issuedOn }], day, { equalPost: false }).find(
            ({ item }) => item === 'cv',
          )?.answer
        expect([answer(first), answer(addDays(first, -1))]).toEqual(['valid', 'too-old'])
      }),
    )
  })

  test('its items are used again within six months, the last day included', () => {
    const within = (submittedOn: string, closedOn: string, day: string) =>
      isReusable(rules, { submittedOn, closedOn }, day)
    // Counted from the first submission, however long the procedure went on (art. 35).
    expect(within('2026-02-28', '2026-06-01', '2026-08-28')).toBe(true)
    expect(within('2026-02-28', '2026-06-01', '2026-08-29')).toBe(false)
    // A rule set that was pinned before counts from the end of the earlier procedure.
    const { fromFirst: _, ...fromTheEnd } = rules.reusableWithin ?? {}
    const before = { ...rules, reusableWithin: fromTheEnd as NonNullable<typeof rules.reusableWithin> }
    const days = { submittedOn: '2025-01-01', closedOn: '2026-02-28' }
    expect([isReusable(before, days, '2026-08-28'), isReusable(before, days, '2026-08-29')]).toEqual([
      true,
      false,
    ])
  })
})

test('a later issue never makes an item worse', () => {
  const rank = { missing: 0, 'too-old': 1, valid: 2, waived: 2 }
  fc.assert(
    fc.property(
      fc.constantFrom<DossierItem>(...DOSSIER_ITEMS),
      fc.integer({ min: -900, max: 0 }),
      fc.integer({ min: 0, max: 900 }),
      (item, days, later) => {
        const first = { item, issuedOn: addDays(on, days) }
        const second = { item, issuedOn: addDays(on, Math.min(days + later, 0)) }
        expect(rank[answers([first, second])[item] ?? 'missing']).toBeGreaterThanOrEqual(
          rank[answers([first])[item] ?? 'missing'],
        )
      },
    ),
  )
})

test('a lower post asks for neither conclusion nor diplomas since Decree 300 (art. 35), as an equal one', () => {
  const tenures = [{ level: 'department-head' as const, from: '2022-01-01' }]
  const purpose = { kind: 'appointment' as const, level: 'department-deputy' as const, tenures }
  expect(isEqualPost(purpose, on, rules)).toBe(true)
  expect(isEqualPost(purpose, on)).toBe(false)
  const higher = { ...purpose, level: 'standing-committee' as const }
  expect(isEqualPost(higher, on, rules)).toBe(false)
  expect(isEqualPost({ ...purpose, tenures: [] }, on, rules)).toBe(false)
})

describe.each([
  ['regulation-80-2022', 'taken over from art. 35 as issued', 'missing'],
  ['decree-170-2025', 'art. 35 as issued', 'missing'],
  ['decree-115-2020', 'art. 48', 'waived'],
] as const)('the dossier of %s (%s)', (id, _, conclusion) => {
  const earlier = RULE_SETS.find((each) => each.id === id)?.procedure?.dossier
  if (!earlier) throw new Error(`no dossier in ${id}`)

  test('grows old by its health certificate alone', () => {
    const old = checkDossier(earlier, all('2001-01-01'), on, { equalPost: false })
    expect(incomplete(old).map(({ item }) => item)).toEqual(['health-certificate'])
  })

  test('is used again by no other procedure', () => {
    const days = { submittedOn: on, closedOn: on }
    expect(isReusable(earlier, days, on)).toBe(false)
    expect(isReusable(rules, days, on)).toBe(true)
  })

  test('asks for the diplomas for an equal post too', () => {
    const asked = checkDossier(earlier, [], on, { equalPost: true })
    const answerOf = (item: DossierItem) => asked.find((each) => each.item === item)?.answer
    expect([answerOf('diplomas'), answerOf('political-conclusion')]).toEqual(['missing', conclusion])
  })
})
