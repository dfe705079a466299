import { describe, expect, test } from '@jest/globals'
import type { CandidateRecord } from '../../domain/eligibility/record.js'
import { judgeGrounds, wrongWith } from '../../domain/leaving/judge-ground.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { GROUNDS_OF_300 } from '../../domain/rules/leaving-grounds.js'
import { GROUNDS_OF_115, GROUNDS_OF_170 } from '../../domain/rules/leaving-grounds-earlier.js'
import type { Discipline, Grade, IsoDate } from '../../domain/vocabulary.js'

const ON = '2026-09-01'
const HELD_SINCE = '2021-03-01'

/** Whoever holds the post since that day, with these grades and disciplines. */
function holder({
  grades = {},
  disciplines = [],
  since = HELD_SINCE,
}: {
  grades?: Readonly<Record<number, Grade>>
  disciplines?: readonly [Discipline, IsoDate][]
  since?: IsoDate
}): Pick<CandidateRecord, 'tenures' | 'evaluations' | 'disciplines'> {
  return {
    tenures: [{ postId: 'post', level: 'division-head', from: since }],
    evaluations: Object.entries(grades).map(([year, grade]) => ({ year: Number(year), grade })),
    disciplines: disciplines.map(([kind, effectiveOn]) => ({ kind, effectiveOn })),
  }
}
const ALL = [...GROUNDS_OF_300.relief, ...GROUNDS_OF_300.resignation, ...GROUNDS_OF_300.dismissal]
const answer = (code: string, of: Parameters<typeof holder>[0]) =>
  judgeGrounds(ALL, { record: holder(of), postId: 'post', on: ON }).find(
    ({ ground }) => ground.value === code,
  )?.answer

test('the lists are those of the text: art. 52.1(a)-(d), 52.2(a)-(k), 53.1(a)-(l), and what art. 52.3 moves', () => {
  const points = (list: keyof typeof GROUNDS_OF_300) =>
    GROUNDS_OF_300[list].map(({ value }) => value).join(' ')
  expect(points('relief')).toBe('52.1a 52.1b 52.1c 52.1d 52.2b')
  expect(points('resignation')).toBe('52.2a 52.2b 52.2c 52.2d 52.2đ 52.2e 52.2g 52.2h 52.2i 52.2k')
  expect(points('dismissal')).toBe(
    '53.1a 53.1b 53.1c 53.1d 53.1đ 53.1e 53.1g 53.1h 53.1i 53.1k 53.1l 52.2d 52.2đ 52.2e 52.2g 52.2h 52.2i',
  )
  for (const { value: code, article } of ALL) {
    const [, number, clause, point] = /^(\d+)\.(\d)(\p{L})$/u.exec(code) ?? []
    expect(article.vi).toContain(`điểm ${point} khoản ${clause} Điều ${number} Nghị định 170/2025/NĐ-CP`)
  }
})

test('the earlier texts have their own: Decree 170/2025 as issued arts 52, 53, Decree 115/2020 arts 54, 55', () => {
  const points = (list: readonly { value: string }[]) => list.map(({ value }) => value).join(' ')
  expect(points(GROUNDS_OF_170.resignation)).toBe('52.1a 52.1b 52.1c 52.1d 52.1đ')
  expect(points(GROUNDS_OF_170.dismissal)).toBe('53.1a 53.1b 53.1c 53.1d 53.1đ 53.1e 53.1g')
  expect(points(GROUNDS_OF_115.relief)).toBe('54.1a 54.1b 54.1c 54.1d 54.1đ')
  expect(points(GROUNDS_OF_115.dismissal)).toBe('55.1a 55.1b 55.1c 55.1d 55.1đ 55.1e 55.1g')
})

test('Decree 170/2025 as issued: one reprimand, or one year not completed, is enough; low confidence ends at two thirds', () => {
  const judged = (of: Parameters<typeof holder>[0]) =>
    judgeGrounds([...GROUNDS_OF_170.dismissal, ...GROUNDS_OF_170.resignation], {
      record: holder(of),
      postId: 'post',
      on: '2026-07-01',
    })
  const answers = (of: Parameters<typeof holder>[0]) =>
    Object.fromEntries(judged(of).map(({ ground, answer: each }) => [ground.value, each]))
  expect(answers({ disciplines: [['reprimand', '2024-05-01']] })['53.1a']).toBe('met')
  expect(answers({ grades: { ...good(2021, 2025), 2025: 'not-completed' } })['53.1c']).toBe('met')
  expect(answers({ grades: good(2021, 2025) })).toMatchObject({ '53.1a': 'not-met', '53.1c': 'not-met' })
  const low = (count: number) =>
    wrongWith({ code: '52.1d', confidence: { low: count, collected: 30, ...PAPER } }, judged({}))?.code
  expect([15, 16, 20, 21].map(low)).toEqual([
    ...['ground-share-not-fitting', undefined, undefined, 'ground-share-not-fitting'],
  ])
})

describe('what the records say of a ground', () => {
  test.each<[string, Readonly<Record<number, Grade>>, string | undefined]>([
    ['both of the last two years', { 2024: 'not-completed', 2025: 'not-completed' }, 'met'],
    [
      'two together before a better one',
      { 2022: 'not-completed', 2023: 'not-completed', 2024: 'good', 2025: 'good' },
      'met',
    ],
    [
      'two with one between them',
      { 2023: 'not-completed', 2024: 'completed', 2025: 'not-completed' },
      'not-met',
    ],
    ['one alone', { 2024: 'good', 2025: 'not-completed' }, 'not-met'],
    ['the last year is not graded yet', { 2024: 'not-completed' }, 'needs-paper'],
  ])('art. 53.1(d), two consecutive years: %s', (_, grades, expected) => {
    expect(answer('53.1d', { grades })).toBe(expected)
  })

  test.each<[string, Readonly<Record<number, Grade>>, string]>([
    ['two with one between them', { 2023: 'not-completed', 2024: 'completed', 2025: 'not-completed' }, 'met'],
    ['two together', { ...good(2021, 2025), 2024: 'not-completed', 2025: 'not-completed' }, 'not-met'],
    ['one, and all others graded better', { ...good(2021, 2025), 2023: 'not-completed' }, 'not-met'],
    ['one, and an early year not on record', { ...good(2022, 2025), 2024: 'not-completed' }, 'needs-paper'],
  ])('art. 52.2(đ), two years of the term that are not consecutive: %s', (_, grades, expected) => {
    expect(answer('52.2đ', { grades })).toBe(expected)
  })

  test('art. 53.1(b): two reprimands in one term; one before it does not count', () => {
    const both: [Discipline, IsoDate][] = [
      ['reprimand', '2020-05-01'],
      ['reprimand', '2023-05-01'],
    ]
    expect(answer('53.1b', { disciplines: both })).toBe('not-met')
    expect(answer('53.1b', { disciplines: both, since: '2019-01-01' })).toBe('met')
    expect(answer('53.1b', { disciplines: [['warning', '2022-05-01'], ...both] })).toBe('not-met')
  })

  test('art. 53.1(a): a warning on record is not enough, a conclusion is to say that the holder cannot go on', () => {
    const of = { disciplines: [['warning', '2026-05-01']] as [Discipline, IsoDate][] }
    expect([answer('53.1a', of), answer('53.1a', {})]).toEqual(['met', 'not-met'])
    expect(wrong({ code: '53.1a' }, of)).toMatchObject({ at: 'paper', code: 'ground-needs-paper' })
    expect(wrong({ code: '53.1a', paper: PAPER }, of)).toBeUndefined()
  })
})

const PAPER = { number: '12-KL', on: '2026-08-03' }
const wrong = (named: Parameters<typeof wrongWith>[0], of: Parameters<typeof holder>[0] = {}) =>
  wrongWith(named, judgeGrounds(ALL, { record: holder(of), postId: 'post', on: ON }))

test('what the records show needs no paper', () => {
  expect(
    wrong({ code: '53.1d' }, { grades: { 2024: 'not-completed', 2025: 'not-completed' } }),
  ).toBeUndefined()
  expect(wrong({ code: '53.1d' }, { grades: {} })).toMatchObject({ code: 'ground-needs-paper' })
})

test.each([
  // Exactly two thirds: Regulation 96 dismisses, Decree 170 art. 53.1(c) asks for more; the Party text goes first (art. 70.3).
  ['53.1c', 20, 30, true],
  ['53.1c', 19, 30, false],
  ['53.1c', 21, 30, true],
  ['52.2b', 15, 30, false],
  ['52.2b', 16, 30, true],
  ['52.2b', 31, 30, false],
])('the share of %s: %i of %i ballots, counted as whole ballots', (code, low, collected, fits) => {
  const found = wrong({ code, confidence: { low, collected, ...PAPER } })
  expect(found?.code).toBe(fits ? undefined : 'ground-share-not-fitting')
  expect(wrong({ code, paper: PAPER })?.code).toBe('ground-needs-count')
})

function good(first: number, last: number): Record<number, Grade> {
  return Object.fromEntries(
    Array.from({ length: last - first + 1 }, (_, index) => [first + index, 'good' as const]),
  )
}

test('art. 54: the dossier of the proposal; without a letter other work (art. 52), not completed leaves the service (53.1c, 55.1d)', () => {
  const leavingOf = (id: string) => RULE_SETS.find((each) => each.id === id)?.procedure?.leaving
  for (const id of ['relief', 'resignation', 'dismissal'])
    expect(leavingOf(id)?.papersOfLeaving?.article.en).toContain('art. 54')
  expect(leavingOf('resignation-170-2025')?.withoutLetter?.value).toBe('other-work')
  expect(leavingOf('dismissal-170-2025')?.leavesTheService?.article.en).toContain('53.1(c)')
  expect(leavingOf('dismissal-115-2020')?.leavesTheService?.article.en).toContain('55.1(d)')
  expect(leavingOf('dismissal')?.leavesTheService).toBeUndefined()
})
