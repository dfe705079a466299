import { describe, expect, test } from '@jest/globals'
import { holdsVote } from '../../domain/procedure/stage-kinds.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { evaluateVote } from '../../domain/voting/evaluate-vote.js'

/** What art. 39, 40 and 53 come to on the edges of their votes, reckoned by hand: one person, so many in favour. */
function verdict(id: string, key: string, { yes, of }: { yes: number; of: number }) {
  const steps = RULE_SETS.find((rules) => rules.id === id)?.procedure?.steps ?? []
  const step = steps.filter(holdsVote).find((each) => each.key === key)
  if (!step) throw new Error(`no vote ${key} in ${id}`)
  const people = { members: of, convened: of, excused: 0, present: of }
  const papers = { issued: of, returned: of, blank: 0, invalid: 0 }
  const { outcome, decidedBy, article } = evaluateVote(step.vote, {
    ...people,
    ...papers,
    votes: { a: { yes, no: of - yes } },
  })
  return { outcome, ...(decidedBy && { decidedBy }), article: article.en }
}
const inArticle = (at: string) => `Decree 170/2025/NĐ-CP art. ${at} as amended by Decree 300/2026/NĐ-CP`

describe('the leadership of four on a reappointment (art. 39.4)', () => {
  test('three of four agree: approved', () => {
    expect(verdict('reappointment', 'leadership-vote', { yes: 3, of: 4 }).outcome).toBe('selected')
  })
  test('two of four, exactly half: the head decides', () => {
    expect(verdict('reappointment', 'leadership-vote', { yes: 2, of: 4 })).toEqual({
      outcome: 'undecided',
      decidedBy: 'head',
      article: inArticle('39.4'),
    })
  })
  test.each([0, 1])('%s of four: it never stops, the authority decides with all views', (yes) => {
    expect(verdict('reappointment', 'leadership-vote', { yes, of: 4 })).toEqual({
      outcome: 'undecided',
      decidedBy: 'authority',
      article: inArticle('39.4'),
    })
  })
})

describe('before Decree 300/2026', () => {
  test.each([
    ['reappointment-170-2025', 'key-cadre-vote', { yes: 6, of: 12 }, 'head'],
    ['reappointment-170-2025', 'key-cadre-vote', { yes: 5, of: 12 }, 'authority'],
    ['reappointment-115-2020', 'key-cadre-vote', { yes: 6, of: 12 }, 'authority'],
    ['reappointment-115-2020', 'leadership-vote', { yes: 2, of: 4 }, 'head'],
    ['reappointment-115-2020', 'leadership-vote', { yes: 1, of: 4 }, 'authority'],
    ['extension-170-2025', 'leadership-vote', { yes: 2, of: 4 }, 'head'],
    ['extension-115-2020', 'leadership-vote', { yes: 2, of: 4 }, 'head'],
  ])('%s, %s with %j is for the %s (170 arts 39, 40 as issued; 115 arts 51, 52)', (id, key, given, by) => {
    expect(verdict(id, key, given)).toMatchObject({ outcome: 'undecided', decidedBy: by })
  })
})

describe('the leadership of four on an extension (art. 40.2)', () => {
  test('two of four: the head decides and reports all views', () => {
    expect(verdict('extension', 'leadership-vote', { yes: 2, of: 4 })).toEqual({
      outcome: 'undecided',
      decidedBy: 'head',
      article: inArticle('40.2'),
    })
  })
  test('one of four: reported to the authority', () => {
    expect(verdict('extension', 'leadership-vote', { yes: 1, of: 4 }).decidedBy).toBe('authority')
  })
})

describe('the same twelve on a public employee: half is enough (Decree 115/2020 art. 55.2)', () => {
  test.each([
    [7, 'selected'],
    [6, 'selected'],
    [5, 'undecided'],
  ])('%s of twelve: %s', (yes, outcome) => {
    expect(verdict('dismissal-115-2020', 'joint-vote', { yes, of: 12 }).outcome).toBe(outcome)
  })

  test('below half the managing body decides', () => {
    expect(verdict('dismissal-115-2020', 'joint-vote', { yes: 5, of: 12 }).decidedBy).toBe('authority')
  })
})

describe('a leadership of nine and a standing committee of six, three in both, on a dismissal (art. 53.2)', () => {
  const of = 9 + 6 - 3
  test('seven of twelve: the ground is settled', () => {
    expect(verdict('dismissal', 'joint-vote', { yes: 7, of }).outcome).toBe('selected')
  })
  test.each([6, 5, 0])('%s of twelve: the head decides within their power or submits', (yes) => {
    expect(verdict('dismissal', 'joint-vote', { yes, of })).toEqual({
      outcome: 'undecided',
      decidedBy: 'head',
      article: inArticle('53.2'),
    })
  })
})
