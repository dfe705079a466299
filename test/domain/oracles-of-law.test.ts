import { describe, expect, test } from '@jest/globals'
import { holdsVote } from '../../domain/procedure/stage-kinds.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import type { VoteRule } from '../../domain/rules/values/vote-rule.js'
import { evaluateVote, type VoteCount } from '../../domain/voting/evaluate-vote.js'
import { thresholdsOf } from '../../domain/voting/thresholds.js'

/** What the texts come to on the edges of their steps, reckoned by hand. */

function ruleOf(id: string, key: string): VoteRule {
  const steps = RULE_SETS.find((rules) => rules.id === id)?.procedure?.steps ?? []
  const step = steps.filter(holdsVote).find((each) => each.key === key)
  if (!step) throw new Error(`no vote ${key} in ${id}`)
  return step.vote
}

/** So many convened, all there unless it is said; the papers that nobody was given are blank. */
function count(votes: Record<string, number>, convened: number, over: Partial<VoteCount> = {}): VoteCount {
  const people = { members: convened, convened, excused: 0, present: convened, ...over }
  const given = Object.values(votes).reduce((sum, number) => sum + number, 0)
  const papers = { issued: people.present, returned: people.present, invalid: 0 }
  return { ...people, ...papers, blank: people.present - given, votes }
}

const verdict = (
  [id, key]: readonly [string, string],
  counted: VoteCount,
  outsiders: readonly string[] = [],
) => evaluateVote(ruleOf(id, key), counted, { outsiders })

describe('four steps (art. 33.2 as amended by Decree 300/2026)', () => {
  test('step 4, a leadership of 4 with one name: 2 agree is exactly half, which the text leaves to nobody (33.2(đ))', () => {
    const half = verdict(['decree-300-2026', 'step-4'], count({ a: 2 }, 4))
    expect(half).toMatchObject({ outcome: 'undecided', decidedBy: 'authority', bar: '= 1/2', votes: 2 })
    expect(half.article.en).toContain('art. 33.2(đ)')
    expect(half.explanation.en).toContain('does not cover one person with exactly this share')
    expect(half.explanation.vi).toContain('không coi là đạt, cũng không dừng')
    expect(verdict(['decree-300-2026', 'step-4'], count({ a: 3 }, 4)).outcome).toBe('selected')
    expect(verdict(['decree-300-2026', 'step-4'], count({ a: 1 }, 4)).outcome).toBe('stopped')
  })

  test('step 2 with one name, 12 convened: 4 ticks go on with a third, 3 stop with a quarter (33.2(c))', () => {
    const on = verdict(['decree-300-2026', 'step-2'], count({ a: 4 }, 12))
    expect(on).toMatchObject({ outcome: 'advances', candidates: ['a'], bar: '≥ 3/10' })
    const off = verdict(['decree-300-2026', 'step-2'], count({ a: 3 }, 12))
    expect(off).toMatchObject({ outcome: 'stopped', candidates: [] })
  })
})

describe.each([
  ['decree-170-2025', 'Decree 170/2025 art. 33.2 as issued'],
  ['decree-115-2020', 'Decree 115/2020 art. 46.2'],
  ['regulation-80-2022', 'Regulation 80/2022'],
])('five steps: %s (%s)', (id) => {
  test('20 convened, 13 present: no meeting, it needs 14', () => {
    for (const key of ['step-2', 'step-3', 'step-4', 'step-5']) {
      const rule = ruleOf(id, key)
      const votes = key === 'step-4' ? { a: { yes: 0, no: 0 } } : { a: 0 }
      const of = (present: number) => ({ ...count({}, 20, { present }), votes })
      expect(evaluateVote(rule, of(13))).toMatchObject({ outcome: 'stopped', bar: '≥ 2/3', denominator: 20 })
      expect(evaluateVote(rule, of(14)).bar).not.toBe('≥ 2/3')
      const [meeting] = thresholdsOf(rule, of(13))
      expect(meeting).toMatchObject({ for: 'meeting', least: 14, of: 20 })
    }
  })

  test('whoever is away through force majeure stays among those convened', () => {
    const counted = count({ a: 10 }, 20, { excused: 2, present: 18 })
    expect(verdict([id, 'step-2'], counted)).toMatchObject({ outcome: 'advances', denominator: 20 })
  })

  test('nobody above half: all with three tenths go on; nobody with three tenths stops', () => {
    expect(verdict([id, 'step-2'], count({ a: 5, b: 3, c: 2 }, 10))).toMatchObject({
      outcome: 'advances',
      candidates: ['a', 'b'],
    })
    expect(verdict([id, 'step-2'], count({ a: 2, b: 2, c: 2 }, 10)).outcome).toBe('stopped')
  })

  test('step 3, somebody not of step 2: two thirds of all 9 members are 6, not of the 8 who are convened', () => {
    const of = (outsider: number) => count({ a: 0, z: outsider }, 8, { members: 9 })
    const passed = verdict([id, 'step-3'], of(6), ['z'])
    expect(passed).toMatchObject({
      outcome: 'selected',
      candidates: ['z'],
      denominator: 9,
      of: 'all-members',
    })
    expect(passed.explanation.en).toContain('2/3 of all members or more')
    const short = verdict([id, 'step-3'], of(5), ['z'])
    expect(short).toMatchObject({ outcome: 'stopped', candidates: [] })
    expect(short.explanation.vi).toContain('chưa đạt 2/3 tổng số thành viên')
    const outsiders = thresholdsOf(ruleOf(id, 'step-3'), of(5)).find((each) => each.for === 'outsiders')
    expect(outsiders).toMatchObject({ least: 6, of: 9 })
  })

  test('step 5: two at exactly half are for the head to pick from, one is left open', () => {
    expect(verdict([id, 'step-5'], count({ a: 2, b: 2 }, 4))).toMatchObject({
      outcome: 'tie',
      decidedBy: 'head',
    })
    expect(verdict([id, 'step-5'], count({ a: 2 }, 4))).toMatchObject({
      outcome: 'undecided',
      decidedBy: 'authority',
    })
  })
})

test('Decree 138/2020 art. 46: the two with the most votes go on, of two equal for the second place both, without a vote nobody', () => {
  const step2 = ['decree-138-2020', 'step-2'] as const
  expect(verdict(step2, count({ a: 5, b: 3, c: 2 }, 12)).candidates).toEqual(['a', 'b'])
  expect(verdict(step2, count({ a: 5, b: 3, c: 3 }, 12)).candidates).toEqual(['a', 'b', 'c'])
  expect(verdict(step2, count({ a: 5, b: 0 }, 12)).candidates).toEqual(['a'])
})
