import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { groundsShownBy, lowGroundsOn } from '../../domain/leaving/low-confidence.js'
import { leadersOf, wrongWithVote } from '../../domain/procedure/confidence-vote.js'
import { holdsVote } from '../../domain/procedure/stage-kinds.js'
import { confidenceVote } from '../../domain/rules/confidence-vote.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { followsFrom } from '../../domain/rules/values/confidence-rules.js'
import { differingFields } from '../../domain/voting/compare-counts.js'
import { checkCount, evaluateVote, type VoteCount } from '../../domain/voting/evaluate-vote.js'
import type { ThreeLevels } from '../../domain/voting/three-levels.js'

const rules = confidenceVote.procedure?.confidence ?? fail()
const rule = confidenceVote.procedure?.steps.find(holdsVote)?.vote ?? fail()

function fail(): never {
  throw new Error('no vote of confidence')
}

const levels = (high: number, confidence: number, low: number, invalid = 0): ThreeLevels => ({
  ...{ high, confidence, low, invalid },
})

/** A sound count of so many collected, with what they say of each person. */
const count = (returned: number, votes: Record<string, ThreeLevels>, over = {}): VoteCount => ({
  ...{ members: 40, convened: 40, excused: 0, present: 40, issued: 40, returned, blank: 0, invalid: 0 },
  votes,
  ...over,
})

describe('Regulation 96-QĐ/TW: a count of three levels', () => {
  test('is checked person by person: a ballot may be invalid for one of them alone', () => {
    const sound = count(30, { a: levels(10, 15, 5), b: levels(10, 15, 3, 2) })
    expect(checkCount(sound, ['a', 'b'], 'three-levels')).toBeUndefined()
    const short = count(30, { a: levels(10, 15, 5), b: levels(10, 15, 3, 1) })
    expect(checkCount(short, ['a', 'b'], 'three-levels')).toEqual({
      ...{ field: 'votes.b', problem: 'does-not-add-up', limit: 29 },
    })
  })

  test('of another shape, or with more than were collected, is refused at its field', () => {
    const ofYes = { ...count(30, {}), votes: { a: { yes: 20, no: 10 } } }
    expect(checkCount(ofYes, ['a'], 'three-levels')).toEqual({ field: 'votes.a', problem: 'wrong-shape' })
    const levelsInYes = count(30, { a: levels(10, 15, 5) })
    expect(checkCount(levelsInYes, ['a'], 'each-person')).toEqual({
      field: 'votes.a',
      problem: 'wrong-shape',
    })
    expect(checkCount(count(30, { a: levels(31, 0, 0) }), ['a'], 'three-levels')).toEqual({
      ...{ field: 'votes.a.high', problem: 'more-than-returned', limit: 30 },
    })
    expect(checkCount(count(30, { a: levels(30, 0, -1) }), ['a'], 'three-levels')?.field).toBe('votes.a.low')
  })

  test('fits what an independent sum of random ballots comes to, and nobody passes or fails by it', () => {
    const marks = ['high', 'confidence', 'low', 'invalid'] as const
    const ballots = fc.array(fc.array(fc.constantFrom(...marks), { minLength: 3, maxLength: 3 }), {
      ...{ minLength: 1, maxLength: 40 },
    })
    fc.assert(
      fc.property(ballots, fc.nat(3), fc.nat(3), (papers, blank, invalid) => {
        const ids = ['a', 'b', 'c']
        const votes = Object.fromEntries(
          ids.map((id, at) => {
            const of = (mark: (typeof marks)[number]) => papers.filter((paper) => paper[at] === mark).length
            return [id, levels(of('high'), of('confidence'), of('low'), of('invalid'))]
          }),
        )
        const returned = papers.length + blank + invalid
        const around = { members: 60, convened: 60, present: 60, issued: 60, blank, invalid }
        const counted = count(returned, votes, around)
        expect(checkCount(counted, ids, 'three-levels')).toBeUndefined()
        const { outcome, candidates, denominator, of } = evaluateVote(rule, counted)
        expect([outcome, candidates, denominator, of]).toEqual(['advances', ids, returned, 'collected'])
        const low = counted.votes.a
        const ofA = typeof low === 'object' && 'low' in low ? low.low : -1
        const follows = followsFrom(rules, { low: ofA, collected: returned })?.follows
        const share = ofA / returned
        expect(follows).toBe(
          3 * ofA >= 2 * returned ? 'dismissed' : share > 0.5 ? 'out-of-planning' : undefined,
        )
      }),
      { numRuns: 300 },
    )
  })

  test('is told with the three numbers of each, of the ballots collected', () => {
    const { explanation } = evaluateVote(rule, count(30, { a: levels(10, 15, 5), b: levels(20, 8, 1, 1) }))
    expect(explanation.vi).toContain('Tính trên 30 phiếu thu về')
    expect(explanation.vi).toContain('a (10 tín nhiệm cao, 15 tín nhiệm, 5 tín nhiệm thấp)')
    expect(explanation.en).toContain('1 low confidence, 1 invalid for this person')
  })

  test('of a meeting of fewer than 2/3 of those convened does not count', () => {
    const few = count(20, { a: levels(10, 5, 5) }, { present: 26, issued: 26 })
    expect(evaluateVote(rule, few).outcome).toBe('stopped')
    const enough = count(20, { a: levels(10, 5, 5) }, { present: 27, issued: 27 })
    expect(evaluateVote(rule, enough).outcome).toBe('advances')
  })

  test('differs from another entry in any of its levels', () => {
    const one = count(30, { a: levels(10, 15, 5) })
    expect(differingFields(one, count(30, { a: levels(10, 15, 5) }))).toEqual([])
    expect(differingFields(one, count(30, { a: levels(10, 14, 6) }))).toEqual(['votes.a'])
    expect(differingFields(one, { ...one, votes: { a: { yes: 25, no: 5 } } })).toEqual(['votes.a'])
  })
})

describe('What follows from low confidence', () => {
  test.each([
    [15, 30, undefined],
    [16, 30, 'out-of-planning'],
    [19, 30, 'out-of-planning'],
    [20, 30, 'dismissed'],
    [21, 30, 'dismissed'],
    [0, 0, undefined],
  ])('Regulation 96-QĐ/TW: %i of %i collected', (low, collected, follows) => {
    expect(followsFrom(rules, { low, collected })?.follows).toBe(follows)
  })

  const shown = (on: string, low: number) =>
    groundsShownBy(lowGroundsOn(RULE_SETS, on), { low, collected: 30 }).map(
      ({ kind, ground }) => `${kind} ${ground.value}`,
    )

  // Without a letter, whoever could resign is relieved: art. 52.3.
  const LET_GO = ['relief 52.2b', 'resignation 52.2b']

  test('Decree 300/2026 art. 52.2(b), 53.1(c): at exactly two thirds the resignation alone, above it the dismissal too', () => {
    expect(shown('2026-12-01', 15)).toEqual([])
    expect(shown('2026-12-01', 16)).toEqual(LET_GO)
    expect(shown('2026-12-01', 20)).toEqual(LET_GO)
    expect(shown('2026-12-01', 21)).toEqual([...LET_GO, 'dismissal 53.1c'])
  })

  test('Decree 170/2025 as issued, art. 52.1(d), 53.1(b): above two thirds the resignation no more', () => {
    expect(shown('2026-01-10', 20)).toEqual(['resignation 52.1d'])
    expect(shown('2026-01-10', 21)).toEqual(['dismissal 53.1b'])
  })
})

describe('Who is voted on, and when', () => {
  const held = [
    { personId: 'head', level: 'department-head' as const, from: '2021-05-01' },
    { personId: 'deputy', level: 'department-deputy' as const, from: '2023-02-01' },
    { personId: 'new', level: 'department-deputy' as const, from: '2026-03-01' },
    { personId: 'clerk', level: 'specialist' as const, from: '2020-01-01' },
  ]
  const on = '2026-12-01'
  const leaders = leadersOf(rules, held, on)
  const asked = { candidates: ['head', 'deputy'], leftOut: [], termBeganOn: '2024-06-01' }
  const wrong = (over: object, earlier: { begunOn: string }[] = []) =>
    wrongWithVote(rules, { ...asked, ...over }, { leaders, earlier, on }).map(({ field, code }) => [
      field,
      code,
    ])

  test('the leaders without whoever took office in the year of the vote', () => {
    expect(leaders.map(({ personId, leftOut }) => [personId, leftOut?.because])).toEqual([
      ['head', undefined],
      ['deputy', undefined],
      ['new', 'took-office-this-year'],
    ])
    expect(wrong({})).toEqual([])
    expect(wrong({ candidates: ['head', 'deputy', 'new'] })).toEqual([['candidates.2', 'not-voted-on']])
    expect(wrong({ candidates: ['head', 'deputy', 'clerk'] })).toEqual([
      ['candidates.2', 'no-leader-of-body'],
    ])
  })

  test('nobody is left out but by a notice of retirement, of before the vote', () => {
    expect(wrong({ candidates: ['head'] })).toEqual([['leftOut', 'leader-missing']])
    const notice = (day: string) => [{ personId: 'deputy', number: '12-TB', on: day }]
    expect(wrong({ candidates: ['head'], leftOut: notice('2026-11-01') })).toEqual([])
    expect(wrong({ candidates: ['head'], leftOut: notice('2026-12-02') })).toEqual([
      ['leftOut.0.on', 'notice-after-vote'],
    ])
  })

  test.each([
    ['2024-12-02', 'not-year-of-vote'],
    ['2024-12-01', undefined],
    ['2023-12-02', undefined],
    ['2023-12-01', 'not-year-of-vote'],
  ])('a term begun on %s', (termBeganOn, code) => {
    expect(wrong({ termBeganOn })).toEqual(code ? [['termBeganOn', code]] : [])
  })

  test('once in a term', () => {
    expect(wrong({}, [{ begunOn: '2024-05-31' }])).toEqual([])
    expect(wrong({}, [{ begunOn: '2026-09-01' }])).toEqual([['termBeganOn', 'voted-on-in-term']])
  })
})
