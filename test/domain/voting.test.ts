import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { VoteRule } from '../../domain/rules/rule-set.js'
import { shortProcedure } from '../../domain/rules/short-procedure.js'
import type { Fraction } from '../../domain/vocabulary.js'
import {
  aboveBar,
  atLeastBar,
  checkCount,
  evaluateVote,
  type VoteCount,
} from '../../domain/voting/evaluate-vote.js'

const { firstRound, secondRound } = shortProcedure.collectiveVote

/** A sound count of 15 convened, all present, with the papers that nobody was given left blank. */
function count(votes: Record<string, number>, over: Partial<VoteCount> = {}): VoteCount {
  const given = Object.values(votes).reduce((sum, number) => sum + number, 0)
  return {
    members: 15,
    convened: 15,
    excused: 0,
    present: 15,
    issued: 15,
    returned: 15,
    blank: 15 - given,
    invalid: 0,
    votes,
    ...over,
  }
}

describe('a count record', () => {
  const sound = count({ a: 8, b: 5 }, { convened: 15, excused: 0, blank: 1, invalid: 1 })

  test('that is sound has no problem', () => {
    expect(checkCount(sound, ['a', 'b'])).toBeUndefined()
  })

  test.each<[string, VoteCount, unknown]>([
    ['a fraction', { ...sound, returned: 14.5 }, { field: 'returned', problem: 'not-a-whole-number' }],
    ['no number', { ...sound, issued: Number.NaN }, { field: 'issued', problem: 'not-a-whole-number' }],
    ['a negative number', { ...sound, blank: -1 }, { field: 'blank', problem: 'negative', limit: 0 }],
    [
      'a negative vote',
      { ...sound, votes: { a: -1, b: 5 } },
      { field: 'votes.a', problem: 'negative', limit: 0 },
    ],
    [
      'half a vote',
      { ...sound, votes: { a: 8, b: 0.5 } },
      { field: 'votes.b', problem: 'not-a-whole-number' },
    ],
    [
      'a number too large',
      { ...sound, members: 1_000_001 },
      { field: 'members', problem: 'too-large', limit: 1_000_000 },
    ],
    ['a candidate left out', { ...sound, votes: { a: 13 } }, { field: 'votes.b', problem: 'missing' }],
    [
      'a person who is no candidate',
      { ...sound, votes: { a: 8, b: 5, c: 0 } },
      { field: 'votes.c', problem: 'unknown-candidate' },
    ],
    ['nobody convened', { ...sound, convened: 0 }, { field: 'convened', problem: 'nobody-convened' }],
    ['everybody excused', { ...sound, excused: 15 }, { field: 'convened', problem: 'nobody-convened' }],
    [
      'more convened than members',
      { ...sound, convened: 16 },
      { field: 'convened', problem: 'more-than-members', limit: 15 },
    ],
    [
      'more excused than convened',
      { ...sound, excused: 16 },
      { field: 'excused', problem: 'more-than-convened', limit: 15 },
    ],
    [
      'somebody present who was excused',
      { ...sound, excused: 1 },
      { field: 'present', problem: 'more-than-convened', limit: 14 },
    ],
    ['nobody present', { ...sound, present: 0 }, { field: 'present', problem: 'nobody-present' }],
    [
      'more papers than people',
      { ...sound, issued: 16 },
      { field: 'issued', problem: 'more-than-present', limit: 15 },
    ],
    [
      'more papers back than issued',
      { ...sound, issued: 14 },
      { field: 'returned', problem: 'more-than-issued', limit: 14 },
    ],
    [
      'more votes than papers',
      { ...sound, votes: { a: 16, b: 0 } },
      { field: 'votes.a', problem: 'more-than-returned', limit: 15 },
    ],
    [
      'more blank papers than papers',
      { ...sound, blank: 16 },
      { field: 'blank', problem: 'more-than-returned', limit: 15 },
    ],
    [
      'papers that do not add up',
      { ...sound, votes: { a: 8, b: 6 } },
      { field: 'returned', problem: 'does-not-add-up', limit: 16 },
    ],
    [
      'a paper that vanished',
      { ...sound, votes: { a: 8, b: 4 } },
      { field: 'returned', problem: 'does-not-add-up', limit: 14 },
    ],
  ])('with %s is refused, with the field', (_, wrong, problem) => {
    expect(checkCount(wrong, ['a', 'b'])).toEqual(problem)
  })

  test('does not take an inherited name for a candidate', () => {
    expect(checkCount(sound, ['a', 'b', 'constructor'])).toEqual({
      field: 'votes.constructor',
      problem: 'missing',
    })
  })

  test('that is unsound is never evaluated', () => {
    expect(() => evaluateVote(firstRound, { ...sound, excused: 15 })).toThrow(
      'count: convened nobody-convened',
    )
  })
})

describe('the first round', () => {
  test('selects the candidate above half of those convened', () => {
    expect(evaluateVote(firstRound, count({ a: 8, b: 7 }))).toEqual({
      outcome: 'selected',
      candidates: ['a'],
      votes: 8,
      denominator: 15,
      of: 'convened',
      bar: '> 1/2',
      article: firstRound.bar.article,
      explanation: {
        vi: 'Mẫu số: 15 người được triệu tập, kể cả 0 phiếu trắng và 0 phiếu không hợp lệ. a được 8 phiếu: 2 × 8 = 16 > 15, cao nhất và trên 1/2: được chọn.',
        en: 'Denominator: 15 convened, 0 blank and 0 invalid included. a has 8 votes: 2 × 8 = 16 > 15, the highest and above 1/2: selected.',
      },
    })
  })

  test('at exactly half selects nobody: both go on', () => {
    const verdict = evaluateVote(
      firstRound,
      count({ a: 7, b: 7 }, { convened: 14, present: 14, issued: 14, returned: 14, blank: 0 }),
    )
    expect(verdict).toMatchObject({
      outcome: 'advances',
      candidates: ['a', 'b'],
      denominator: 14,
      bar: '≥ 3/10',
    })
    expect(verdict.article).toBe(firstRound.fallback?.article)
    expect(verdict.explanation.en).toContain('2 × 7 = 14 = 14')
    expect(verdict.explanation.en).toContain('a (10 × 7 = 70 > 3 × 14 = 42)')
  })

  test('sends on all with three tenths, one at exactly three tenths too', () => {
    const ten = { members: 10, convened: 10, present: 10, issued: 10, returned: 10 }
    expect(evaluateVote(firstRound, count({ a: 5, b: 3, c: 2 }, { ...ten, blank: 0 }))).toMatchObject({
      outcome: 'advances',
      candidates: ['a', 'b'],
    })
  })

  test('stops where nobody reaches three tenths', () => {
    const verdict = evaluateVote(firstRound, count({ a: 4, b: 4, c: 4 }))
    expect(verdict).toMatchObject({ outcome: 'stopped', candidates: [] })
    expect(verdict.explanation.en).toContain('10 × 4 = 40 < 3 × 15 = 45')
    expect(verdict.explanation.vi).toContain('Dừng lại và báo cáo')
  })

  test('counts those excused before the vote out of the denominator, and blank and invalid papers in', () => {
    const excused = { convened: 15, excused: 1, present: 14, issued: 14, returned: 14 }
    expect(
      evaluateVote(firstRound, count({ a: 7, b: 0 }, { ...excused, blank: 4, invalid: 3 })).outcome,
    ).toBe('advances')
    const selected = evaluateVote(firstRound, count({ a: 8, b: 0 }, { ...excused, blank: 3, invalid: 3 }))
    expect(selected).toMatchObject({ outcome: 'selected', denominator: 14 })
    expect(selected.explanation.en).toContain(
      '14 convened (15 less 1 excused), 3 blank and 3 invalid included',
    )
  })

  test('counts those absent without leave in: convened, not present, is the denominator', () => {
    const few = { present: 9, issued: 9, returned: 9 }
    expect(evaluateVote(firstRound, count({ a: 7, b: 2 }, { ...few, blank: 0 })).outcome).toBe('advances')
  })

  test('lists those who go on by id, whatever their votes', () => {
    expect(evaluateVote(firstRound, count({ z: 7, b: 5, a: 0 })).candidates).toEqual(['b', 'z'])
  })
})

describe('the second round', () => {
  test('with nobody above half stops and is reported', () => {
    const verdict = evaluateVote(secondRound, count({ a: 7, b: 7 }))
    expect(verdict).toMatchObject({ outcome: 'stopped', candidates: [], bar: '> 1/2' })
    expect(verdict.votes).toBeUndefined()
  })

  test('with one above half selects', () => {
    expect(evaluateVote(secondRound, count({ a: 7, b: 8 }))).toMatchObject({
      outcome: 'selected',
      candidates: ['b'],
    })
  })
})

describe('other denominators and bars', () => {
  const rule = (value: 'present' | 'all-members', bar: Fraction): VoteRule => ({
    ...secondRound,
    denominator: { value, article: 'x' },
    bar: { value: bar, article: 'y' },
  })
  const half = { numerator: 1, denominator: 2 }
  const twelve = { convened: 14, present: 12, issued: 12, returned: 12, blank: 5 }

  test('of those present', () => {
    const verdict = evaluateVote(rule('present', half), count({ a: 7 }, twelve))
    expect(verdict).toMatchObject({ outcome: 'selected', denominator: 12, of: 'present' })
    expect(verdict.explanation.en).toContain('12 present')
  })

  test('of all members', () => {
    const verdict = evaluateVote(rule('all-members', half), count({ a: 7 }, twelve))
    expect(verdict).toMatchObject({ outcome: 'stopped', denominator: 15, of: 'all-members' })
    expect(verdict.explanation.en).toContain('15, all members')
  })

  test('two with the same highest number above a bar below half tie: nobody is picked', () => {
    const third = rule('all-members', { numerator: 1, denominator: 3 })
    expect(evaluateVote(third, count({ a: 6, b: 6 }))).toMatchObject({
      outcome: 'tie',
      candidates: ['a', 'b'],
      votes: 6,
    })
    expect(evaluateVote(third, count({ a: 6, b: 7 }))).toMatchObject({
      outcome: 'selected',
      candidates: ['b'],
    })
  })

  test.each([
    [-1, 5, half, 'votes'],
    [0.5, 5, half, 'votes'],
    [1, 0, half, 'denominator'],
    [1, 5, { numerator: 1, denominator: 0 }, 'bar'],
    [1, 5, { numerator: 0.5, denominator: 1 }, 'bar'],
  ])('%s of %s against %j is refused', (votes, denominator, bar, argument) => {
    expect(() => aboveBar(votes, denominator, bar)).toThrow(new RegExp(`^${argument}: `))
    expect(() => atLeastBar(votes, denominator, bar)).toThrow(RangeError)
  })
})

describe('whatever the count', () => {
  const tally = fc.array(fc.nat(30), { minLength: 1, maxLength: 6 })
  const sound = fc
    .record({
      tally,
      blank: fc.nat(10),
      invalid: fc.nat(10),
      kept: fc.nat(5),
      away: fc.nat(10),
      excused: fc.nat(5),
      outside: fc.nat(5),
    })
    .map(({ tally: numbers, blank, invalid, kept, away, excused, outside }): VoteCount => {
      const votes = Object.fromEntries(numbers.map((number, index) => [`p-${index}`, number]))
      const returned = numbers.reduce((sum, number) => sum + number, blank + invalid)
      const issued = returned + kept
      const present = Math.max(issued, 1)
      const convened = present + away + excused
      return {
        members: convened + outside,
        convened,
        excused,
        present,
        issued,
        returned,
        blank,
        invalid,
        votes,
      }
    })
  const rule = fc
    .record({
      base: fc.constantFrom(firstRound, secondRound),
      of: fc.constantFrom('convened', 'present', 'all-members'),
      bar: fc.constantFrom(
        { numerator: 1, denominator: 2 },
        { numerator: 2, denominator: 3 },
        { numerator: 1, denominator: 3 },
      ),
    })
    .map(
      ({ base, of, bar }): VoteRule => ({
        ...base,
        denominator: { value: of, article: 'x' },
        bar: { value: bar, article: 'x' },
      }),
    )
  /** selected 3, tie 2, goes on 1, out 0 */
  const standing = (voteRule: VoteRule, voteCount: VoteCount, id: string) => {
    const { outcome, candidates } = evaluateVote(voteRule, voteCount)
    if (!candidates.includes(id)) return 0
    return { selected: 3, tie: 2, advances: 1, undecided: 0, stopped: 0 }[outcome]
  }

  test('the count is sound, and the verdict names only people it says something of', () => {
    fc.assert(
      fc.property(rule, sound, (voteRule, voteCount) => {
        expect(checkCount(voteCount, Object.keys(voteCount.votes))).toBeUndefined()
        const { outcome, candidates } = evaluateVote(voteRule, voteCount)
        expect(candidates.length > 0).toBe(outcome !== 'stopped')
        if (outcome === 'selected') expect(candidates).toHaveLength(1)
        if (outcome === 'tie') expect(candidates.length).toBeGreaterThan(1)
      }),
    )
  })

  test('the verdict is the same whatever the candidates are called', () => {
    fc.assert(
      fc.property(
        rule,
        sound,
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 6, maxLength: 6 }),
        (voteRule, voteCount, names) => {
          const renamed = (id: string) => names[Number(id.slice(2))] ?? ''
          const votes = Object.fromEntries(
            Object.entries(voteCount.votes)
              .reverse()
              .map(([id, number]) => [renamed(id), number]),
          )
          const before = evaluateVote(voteRule, voteCount)
          const after = evaluateVote(voteRule, { ...voteCount, votes })
          expect(new Set(after.candidates)).toEqual(new Set(before.candidates.map(renamed)))
          expect({ ...after, candidates: [], explanation: '' }).toEqual({
            ...before,
            candidates: [],
            explanation: '',
          })
        },
      ),
    )
  })

  test('a paper more for a candidate, blank before or naming another, never makes it worse for them', () => {
    fc.assert(
      fc.property(rule, sound, fc.nat(5), fc.nat(5), (voteRule, voteCount, to, from) => {
        const ids = Object.keys(voteCount.votes)
        const [winner = '', loser = ''] = [ids[to % ids.length], ids[from % ids.length]]
        const own = voteCount.votes[winner] ?? 0
        const others = voteCount.votes[loser] ?? 0
        const before = standing(voteRule, voteCount, winner)
        if (voteCount.blank > 0) {
          const votes = { ...voteCount.votes, [winner]: own + 1 }
          const fromBlank = { ...voteCount, blank: voteCount.blank - 1, votes }
          expect(standing(voteRule, fromBlank, winner)).toBeGreaterThanOrEqual(before)
        }
        if (winner !== loser && others > 0) {
          const votes = { ...voteCount.votes, [winner]: own + 1, [loser]: others - 1 }
          expect(standing(voteRule, { ...voteCount, votes }, winner)).toBeGreaterThanOrEqual(before)
        }
      }),
    )
  })

  test('exactly the bar is never above it and always reaches it; one vote more is above', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 2000 }),
        (a, b, times) => {
          const bar = { numerator: Math.min(a, b), denominator: Math.max(a, b) }
          const votes = bar.numerator * times
          const denominator = bar.denominator * times
          expect(aboveBar(votes, denominator, bar)).toBe(false)
          expect(atLeastBar(votes, denominator, bar)).toBe(true)
          expect(aboveBar(votes + 1, denominator, bar)).toBe(true)
          expect(atLeastBar(votes - 1, denominator, bar)).toBe(false)
        },
      ),
    )
  })

  test('with a bar of half or more at most one is ever above it', () => {
    fc.assert(
      fc.property(sound, (voteCount) => {
        expect(evaluateVote(firstRound, voteCount).outcome).not.toBe('tie')
      }),
    )
  })
})
