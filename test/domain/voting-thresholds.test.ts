import { describe, expect, test } from '@jest/globals'
import { holdsVote } from '../../domain/procedure/stage-kinds.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import { shortProcedure } from '../../domain/rules/short-procedure.js'
import type { VoteRule } from '../../domain/rules/values/vote-rule.js'
import { evaluateVote, type VoteCount } from '../../domain/voting/evaluate-vote.js'
import { thresholdsOf } from '../../domain/voting/thresholds.js'

const rulesOf = ({ procedure }: RuleSet): VoteRule[] =>
  (procedure?.steps ?? []).filter(holdsVote).map(({ vote }) => vote)

/** The vote of the short procedure. */
const [RULE] = rulesOf(shortProcedure)
if (!RULE) throw new Error('the short procedure has a vote')
const rule: VoteRule = RULE

/** So many convened, and all there; each paper names a. */
const meetingOf = (people: number, excused = 0): VoteCount => ({
  ...{ members: people, convened: people, excused, present: people - excused },
  ...{ issued: people - excused, returned: people - excused, blank: 0, invalid: 0 },
  votes: { a: people - excused },
})

describe('what a rule asks for, in people and votes', () => {
  test('above a half of fifteen is eight, above a half of sixteen is nine', () => {
    const least = (people: number) =>
      thresholdsOf(rule, meetingOf(people)).find((each) => each.for === 'passing')
    expect([least(15), least(16)]).toMatchObject([
      { share: '> 1/2', least: 8, of: 15 },
      { share: '> 1/2', least: 9, of: 16 },
    ])
    expect(least(15)?.article).toEqual(rule.bar?.article)
  })

  test('two thirds of those convened have to come: those excused have left them', () => {
    const quorum = {
      ...rule,
      quorum: { value: { numerator: 2, denominator: 3 }, article: rule.ballot.article },
    }
    const meeting = (excused: number) =>
      thresholdsOf(
        { ...quorum, excusedLeave: { ...rule.excusedLeave, value: true } },
        meetingOf(16, excused),
      ).find((each) => each.for === 'meeting')
    expect([meeting(0), meeting(1)]).toMatchObject([
      { share: '≥ 2/3', least: 11, of: 16 },
      { share: '≥ 2/3', least: 10, of: 15 },
    ])
  })

  test('a vote that decides nothing asks for nothing', () => {
    const { ballot, secret, announced, excusedLeave, denominator } = rule
    const opinion = { ballot, secret, announced, excusedLeave, denominator }
    expect(thresholdsOf(opinion, meetingOf(15))).toEqual([])
  })

  test('with as many somebody passes, with one fewer nobody, by every rule that ships', () => {
    const informs = RULE_SETS.flatMap(rulesOf).filter(
      ({ bar, ballot }) => bar && ballot.value === 'one-person',
    )
    expect(informs.length).toBeGreaterThan(3)
    for (const each of informs)
      for (const people of [5, 6, 15, 40]) {
        const passing = thresholdsOf(each, meetingOf(people)).find((asked) => asked.for === 'passing')
        const outcome = (votes: number) =>
          evaluateVote(each, { ...meetingOf(people), blank: people - votes, votes: { a: votes } }).outcome
        const least = passing?.least ?? 0
        expect([people, outcome(least)]).toEqual([people, 'selected'])
        expect([people, outcome(least - 1)]).not.toEqual([people, 'selected'])
      }
  })
})
