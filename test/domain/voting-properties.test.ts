import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { NoneAbove, VoteRule } from '../../domain/rules/values/vote-rule.js'
import {
  aboveBar,
  atLeastBar,
  checkCount,
  evaluateVote,
  type PaperCount,
  type VoteContext,
  type VoteCount,
} from '../../domain/voting/evaluate-vote.js'

const cited = <T>(value: T, name: string) => ({ value, article: { vi: `Điều ${name}`, en: `art. ${name}` } })
const optionally = <T>(values: fc.Arbitrary<T>, name: string) =>
  fc.option(
    values.map((value) => cited(value, name)),
    { nil: undefined },
  )

const fraction = fc.constantFrom(
  { numerator: 1, denominator: 2 },
  { numerator: 2, denominator: 3 },
  { numerator: 1, denominator: 3 },
  { numerator: 3, denominator: 10 },
)
const decider = fc.constantFrom('head' as const, 'authority' as const)
const deciderOrSilence = fc.constantFrom('head' as const, 'authority' as const, 'undecided' as const)
const to = fc.constantFrom('next-step' as const, 'second-round' as const)
const noneAbove: fc.Arbitrary<NoneAbove> = fc.oneof(
  fc.record({ take: fc.constant('at-least' as const), share: fraction, to }),
  fc.record({ take: fc.constant('most' as const), count: fc.integer({ min: 1, max: 3 }), to }),
  fc.record({ take: fc.constant('decision' as const), by: decider }),
)

const ruleWith = (ballot: 'one-person' | 'each-person'): fc.Arbitrary<VoteRule> =>
  fc
    .record({
      of: fc.constantFrom('convened' as const, 'present' as const, 'all-members' as const),
      leave: fc.boolean(),
      quorum: optionally(fraction, 'quorum'),
      bar: fc.option(
        fraction.map((value) => cited(value, 'bar')),
        { nil: undefined, freq: 9 },
      ),
      exactlyAtBar: optionally(fc.record({ several: deciderOrSilence, one: deciderOrSilence }), 'at-bar'),
      noneAbove: optionally(noneAbove, 'none-above'),
      outsiders: optionally(fc.constant({ numerator: 2, denominator: 3 }), 'outsiders'),
    })
    .map(({ of, leave, ...parts }) => ({
      ballot: cited(ballot, 'ballot'),
      secret: cited(true, 'secret'),
      announced: cited(true, 'announced'),
      excusedLeave: cited(leave, 'excused'),
      denominator: cited(of, 'denominator'),
      ...parts,
    }))

interface Around {
  kept: number
  away: number
  excused: number
  outside: number
}
const around: fc.Arbitrary<Around> = fc.record({
  kept: fc.nat(3),
  away: fc.nat(6),
  excused: fc.nat(4),
  outside: fc.nat(4),
})

/** The people around a number of returned papers. */
function sizesOf(returned: number, { kept, away, excused, outside }: Around) {
  const present = Math.max(returned + kept, 1)
  const convened = present + away + excused
  return { members: convened + outside, convened, excused, present, issued: returned + kept, returned }
}

const byId = <T>(values: readonly T[]) =>
  Object.fromEntries(values.map((value, index) => [`p-${index}`, value]))

const oneCount = fc
  .record({
    numbers: fc.array(fc.nat(12), { minLength: 1, maxLength: 6 }),
    blank: fc.nat(6),
    invalid: fc.nat(4),
    around,
  })
  .map(({ numbers, blank, invalid, around: people }): VoteCount => {
    const returned = numbers.reduce((sum, number) => sum + number, blank + invalid)
    return { ...sizesOf(returned, people), blank, invalid, votes: byId(numbers) }
  })

const eachCount = fc
  .record({
    valid: fc.nat(20),
    parts: fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }),
    blank: fc.nat(6),
    invalid: fc.nat(4),
    around,
  })
  .map(({ valid, parts, blank, invalid, around: people }): VoteCount => {
    const answers = parts.map((part) => ({ yes: Math.min(part, valid), no: valid - Math.min(part, valid) }))
    return { ...sizesOf(valid + blank + invalid, people), blank, invalid, votes: byId(answers) }
  })

const context: fc.Arbitrary<VoteContext> = fc.record({
  outsiders: fc.subarray(['p-0', 'p-1', 'p-2', 'p-3', 'p-4', 'p-5'], { maxLength: 3 }),
})
const onePerson = fc.tuple(ruleWith('one-person'), oneCount, context)
const eachPerson = fc.tuple(ruleWith('each-person'), eachCount, context)
const either = fc.oneof(onePerson, eachPerson)

const RANKS = { selected: 4, tie: 3, undecided: 2, advances: 1, stopped: 0 }
function rankOf(id: string, rule: VoteRule, count: VoteCount, given: VoteContext): number {
  const { outcome, candidates } = evaluateVote(rule, count, given)
  return candidates.includes(id) ? RANKS[outcome] : 0
}

/** The parts of a rule that may stand behind a verdict with that bar. */
function grounds(rule: VoteRule, bar: string) {
  if (bar === 'none') return [rule.ballot]
  if (bar.startsWith('= ')) return [rule.exactlyAtBar]
  if (bar.startsWith('top ')) return [rule.noneAbove]
  if (bar.startsWith('> ')) return [rule.bar, rule.noneAbove]
  return [rule.quorum, rule.noneAbove, rule.outsiders]
}

describe('whatever the rule and the count', () => {
  test('the verdict names only people on the ballot, somebody unless it stopped, and who decides', () => {
    fc.assert(
      fc.property(either, ([rule, count, given]) => {
        const { outcome, candidates, decidedBy, votes } = evaluateVote(rule, count, given)
        expect(Object.keys(count.votes)).toEqual(expect.arrayContaining(candidates))
        expect(candidates).toEqual([...new Set(candidates)].sort())
        expect(candidates.length > 0).toBe(outcome !== 'stopped')
        if (outcome === 'selected') expect(candidates).toHaveLength(1)
        if (outcome === 'tie') expect(candidates.length).toBeGreaterThan(1)
        expect(decidedBy !== undefined).toBe(outcome === 'tie' || outcome === 'undecided')
        expect(votes !== undefined).toBe(outcome !== 'advances' && outcome !== 'stopped')
      }),
    )
  })

  test('the article is that of the part of the rule whose bar was applied', () => {
    fc.assert(
      fc.property(either, ([rule, count, given]) => {
        const { article, bar } = evaluateVote(rule, count, given)
        const articles = grounds(rule, bar).flatMap((part) => (part ? [part.article] : []))
        expect(articles).toContain(article)
      }),
    )
  })

  test('the verdict crosses JSON unchanged', () => {
    fc.assert(
      fc.property(either, ([rule, count, given]) => {
        const verdict = evaluateVote(rule, count, given)
        expect(JSON.parse(JSON.stringify(verdict))).toStrictEqual(verdict)
      }),
    )
  })

  test('it is the same whatever the candidates are called', () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(either, names, ([rule, count, given], called) => {
        const renamed = (id: string) => called[Number(id.slice(2))] ?? ''
        const entries = Object.entries(count.votes).reverse()
        const votes = Object.fromEntries(entries.map(([id, number]) => [renamed(id), number]))
        const outsiders = given.outsiders?.map(renamed) ?? []
        const before = evaluateVote(rule, count, given)
        const after = evaluateVote(rule, { ...count, votes }, { outsiders })
        expect(after.candidates).toEqual(before.candidates.map(renamed).sort())
        const { candidates: _, explanation: __, ...rest } = before
        expect(after).toMatchObject(rest)
      }),
    )
  })

  test('a paper more for a candidate, blank before or naming another, is never worse for them', () => {
    fc.assert(
      fc.property(onePerson, fc.nat(5), fc.nat(5), ([rule, count, given], to, from) => {
        const ids = Object.keys(count.votes)
        const [winner = '', loser = ''] = [ids[to % ids.length], ids[from % ids.length]]
        const [own, others] = [Number(count.votes[winner]), Number(count.votes[loser])]
        const before = rankOf(winner, rule, count, given)
        if (count.blank > 0) {
          const votes = { ...count.votes, [winner]: own + 1 }
          const fromBlank = { ...count, blank: count.blank - 1, votes }
          expect(rankOf(winner, rule, fromBlank, given)).toBeGreaterThanOrEqual(before)
        }
        if (winner !== loser && others > 0) {
          const votes = { ...count.votes, [winner]: own + 1, [loser]: others - 1 }
          expect(rankOf(winner, rule, { ...count, votes }, given)).toBeGreaterThanOrEqual(before)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a yes more to a person, from a no or a blank paper, is never worse for them', () => {
    fc.assert(
      fc.property(eachPerson, fc.nat(5), ([rule, count, given], to) => {
        const ids = Object.keys(count.votes)
        const person = ids[to % ids.length] ?? ''
        const { yes, no } = answersTo(count, person)
        const before = rankOf(person, rule, count, given)
        if (no > 0) {
          const votes = { ...count.votes, [person]: { yes: yes + 1, no: no - 1 } }
          expect(rankOf(person, rule, { ...count, votes }, given)).toBeGreaterThanOrEqual(before)
        }
        if (count.blank > 0) {
          const votes = Object.fromEntries(
            ids.map((id) => {
              const given = answersTo(count, id)
              return [id, id === person ? { ...given, yes: yes + 1 } : { ...given, no: given.no + 1 }]
            }),
          )
          const fromBlank = { ...count, blank: count.blank - 1, votes }
          expect(rankOf(person, rule, fromBlank, given)).toBeGreaterThanOrEqual(before)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('with one person on each paper and a bar of half or more, nobody shares the place above it', () => {
    fc.assert(
      fc.property(onePerson, ([rule, count]) => {
        const half = { ...rule, bar: cited({ numerator: 1, denominator: 2 }, 'bar') }
        const { outcome, bar } = evaluateVote(half, count)
        expect(outcome === 'tie' && bar === '> 1/2').toBe(false)
      }),
    )
  })
})

describe('exactly the bar', () => {
  const parts = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }))

  test('is never above it and always reaches it; one vote more is above', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 2000 }), ([a, b], times) => {
        const bar = { numerator: Math.min(a, b), denominator: Math.max(a, b) }
        const [votes, denominator] = [bar.numerator * times, bar.denominator * times]
        expect(aboveBar(votes, denominator, bar)).toBe(false)
        expect(atLeastBar(votes, denominator, bar)).toBe(true)
        expect(aboveBar(votes + 1, denominator, bar)).toBe(true)
        expect(atLeastBar(votes - 1, denominator, bar)).toBe(false)
      }),
    )
  })

  test('selects nobody, and one vote more does', () => {
    const verdictOf = (votes: number, denominator: number, rule: VoteRule) => {
      const all = { members: denominator, convened: denominator, present: denominator, excused: 0 }
      const papers = { issued: denominator, returned: denominator, blank: denominator - votes, invalid: 0 }
      return evaluateVote(rule, { ...all, ...papers, votes: { a: votes } }).outcome
    }
    fc.assert(
      fc.property(ruleWith('one-person'), parts, fc.integer({ min: 1, max: 2000 }), (rule, [a, b], times) => {
        fc.pre(a !== b)
        const bar = { numerator: Math.min(a, b), denominator: Math.max(a, b) }
        const [votes, denominator] = [bar.numerator * times, bar.denominator * times]
        const barred = { ...rule, bar: cited(bar, 'bar') }
        expect(verdictOf(votes, denominator, barred)).not.toBe('selected')
        expect(verdictOf(votes + 1, denominator, barred)).toBe('selected')
      }),
    )
  })
})

describe('a count that cannot be', () => {
  const FIELDS = [
    'members',
    'convened',
    'excused',
    'present',
    'issued',
    'returned',
    'blank',
    'invalid',
  ] as const
  const excess = fc.integer({ min: 1, max: 1_000_000_000 })
  const problemOf = (count: VoteCount, ballot: 'one-person' | 'each-person' = 'one-person') =>
    checkCount(count, Object.keys(count.votes), ballot)

  test('is told from one that can: those of these tests have no problem', () => {
    fc.assert(fc.property(oneCount, (count) => expect(problemOf(count)).toBeUndefined()))
    fc.assert(fc.property(eachCount, (count) => expect(problemOf(count, 'each-person')).toBeUndefined()))
  })

  test('with more than a million anywhere is refused, the field named', () => {
    fc.assert(
      fc.property(onePerson, fc.constantFrom(...FIELDS), excess, ([rule, count], field, more) => {
        const large = { ...count, [field]: 1_000_000 + more }
        expect(problemOf(large)).toEqual({ field, problem: 'too-large', limit: 1_000_000 })
        expect(() => evaluateVote(rule, large)).toThrow(new RangeError(`count: ${field} too-large`))
      }),
    )
    fc.assert(
      fc.property(oneCount, excess, (count, more) => {
        const votes = { ...count.votes, 'p-0': 1_000_000 + more }
        expect(problemOf({ ...count, votes })).toMatchObject({ field: 'votes.p-0', problem: 'too-large' })
      }),
    )
    fc.assert(
      fc.property(eachCount, excess, fc.constantFrom('yes', 'no'), (count, more, answer) => {
        const votes = { ...count.votes, 'p-0': { yes: 0, no: 0, [answer]: 1_000_000 + more } }
        expect(problemOf({ ...count, votes }, 'each-person')).toMatchObject({
          field: `votes.p-0.${answer}`,
          problem: 'too-large',
        })
      }),
    )
  })

  test.each<[string, (count: VoteCount, more: number) => Partial<VoteCount>]>([
    ['convened', ({ members }, more) => ({ convened: members + more })],
    ['excused', ({ convened }, more) => ({ excused: convened + more })],
    ['present', ({ convened, excused }, more) => ({ present: convened - excused + more })],
    ['issued', ({ present }, more) => ({ issued: present + more })],
    ['returned', ({ issued }, more) => ({ returned: issued + more })],
    ['blank', ({ returned }, more) => ({ blank: returned + more })],
    ['invalid', ({ returned }, more) => ({ invalid: returned + more })],
  ])('with too many in %s is refused, that field named, for both ballots', (field, broken) => {
    fc.assert(
      fc.property(oneCount, eachCount, fc.integer({ min: 1, max: 50 }), (one, each, more) => {
        const problems = [
          problemOf({ ...one, ...broken(one, more) }),
          problemOf({ ...each, ...broken(each, more) }, 'each-person'),
        ]
        for (const problem of problems) {
          expect(problem?.field).toBe(field)
          expect(problem?.problem).toMatch(/^more-than-/)
        }
      }),
    )
  })

  test('with papers that do not add up is refused', () => {
    fc.assert(
      fc.property(oneCount, eachCount, (one, each) => {
        const more = { issued: one.issued + 1, present: one.present + 1 }
        const circles = { ...more, convened: one.convened + 1, members: one.members + 1 }
        expect(problemOf({ ...one, ...circles, returned: one.returned + 1 })).toEqual({
          field: 'returned',
          problem: 'does-not-add-up',
          limit: one.returned,
        })
        const { yes, no } = answersTo(each, 'p-0')
        fc.pre(yes > 0)
        const votes: PaperCount['votes'] = { ...each.votes, 'p-0': { yes: yes - 1, no } }
        expect(problemOf({ ...each, votes }, 'each-person')).toEqual({
          field: 'votes.p-0',
          problem: 'does-not-add-up',
          limit: each.returned - 1,
        })
      }),
    )
  })
})

function answersTo({ votes }: VoteCount, id: string) {
  const given = votes[id]
  if (typeof given !== 'object' || !('yes' in given)) throw new Error(`no yes and no to ${id}`)
  return given
}
