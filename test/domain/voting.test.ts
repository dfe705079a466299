import { describe, expect, test } from '@jest/globals'
import type { NoneAbove, VoteRule } from '../../domain/rules/values/vote-rule.js'
import type { Fraction, Text } from '../../domain/vocabulary.js'
import {
  type AgreeDisagree,
  aboveBar,
  atLeastBar,
  evaluateVote,
  type VoteCount,
  type VoteVerdict,
} from '../../domain/voting/evaluate-vote.js'

const at = (place: string): Text => ({ vi: `Điều ${place}`, en: `art. ${place}` })
const cited = <T>(value: T, place: string) => ({ value, article: at(place) })
const share = (numerator: number, denominator: number): Fraction => ({ numerator, denominator })
const noneAbove = (value: NoneAbove) => cited(value, 'none-above')

/** Above half of those convened, each naming one person; nothing else. */
const plain: VoteRule = {
  ballot: cited('one-person', 'ballot'),
  secret: cited(true, 'secret'),
  announced: cited(true, 'announced'),
  excusedLeave: cited(true, 'excused'),
  denominator: cited('convened', 'denominator'),
  bar: cited(share(1, 2), 'bar'),
}
const threeTenths = noneAbove({ take: 'at-least', share: share(3, 10), to: 'next-step' })
/** Appointment on the spot, Decree 300/2026. */
const step1: VoteRule = { ...plain, noneAbove: threeTenths }
const step3: VoteRule = {
  ...plain,
  announced: cited(false, 'announced'),
  denominator: cited('present', 'denominator'),
}
const step4: VoteRule = { ...plain, exactlyAtBar: cited({ several: 'head', one: 'undecided' }, 'at-bar') }
/** Decree 170/2025 as first issued; Decree 138/2020. */
const withQuorum: VoteRule = { ...step1, quorum: cited(share(2, 3), 'quorum') }
const topTwo: VoteRule = { ...plain, noneAbove: noneAbove({ take: 'most', count: 2, to: 'next-step' }) }
/** Public employees, Decree 115/2020: third and fourth step. */
const withOutsiders: VoteRule = { ...step1, outsiders: cited(share(2, 3), 'outsiders') }
const { bar: _, ...withoutBar } = plain
/** Reappointment: key cadres, then the leadership. Extension: the leadership. */
const keyCadres: VoteRule = {
  ...plain,
  ballot: cited('each-person', 'ballot'),
  denominator: cited('present', 'denominator'),
  exactlyAtBar: cited({ several: 'head', one: 'head' }, 'at-bar'),
  noneAbove: noneAbove({ take: 'decision', by: 'authority' }),
}
const leadership: VoteRule = {
  ...plain,
  ballot: cited('each-person', 'ballot'),
  exactlyAtBar: cited({ several: 'authority', one: 'authority' }, 'at-bar'),
}
const extension: VoteRule = {
  ...plain,
  ballot: cited('each-person', 'ballot'),
  denominator: cited('all-members', 'denominator'),
}

/** A sound count of 15 convened, all present, with the papers that nobody was given left blank. */
function count(votes: VoteCount['votes'], over: Partial<VoteCount> = {}): VoteCount {
  const people = { members: 15, convened: 15, excused: 0, present: 15, ...over }
  const papers = { issued: people.present, returned: people.present, invalid: 0, ...over }
  const [first] = Object.values(votes)
  const given =
    typeof first === 'object' && 'yes' in first
      ? first.yes + first.no
      : Object.values(votes).reduce<number>((sum, number) => sum + Number(number), 0)
  return { ...people, ...papers, blank: papers.returned - given - papers.invalid, votes }
}

/** `convened` people, all there. */
const all = (convened: number) => ({ members: convened, convened, present: convened })
const yes = (yeses: number, no: number): { x: AgreeDisagree } => ({ x: { yes: yeses, no } })

type Row = [string, VoteRule, VoteCount, Partial<VoteVerdict>]
const verdictIs = (_name: string, rule: VoteRule, given: VoteCount, expected: Partial<VoteVerdict>) => {
  const verdict = evaluateVote(rule, given)
  expect(verdict).toMatchObject(expected)
  // what the row does not mention is not there
  expect(verdict.votes).toBe(expected.votes)
  expect(verdict.decidedBy).toBe(expected.decidedBy)
}
const stopped: Partial<VoteVerdict> = { outcome: 'stopped', candidates: [] }

describe('appointment on the spot, four steps', () => {
  test.each<Row>([
    [
      'step 1 selects who has 9 of 15',
      step1,
      count({ a: 9, b: 6 }),
      { outcome: 'selected', candidates: ['a'], votes: 9, denominator: 15, of: 'convened', bar: '> 1/2' },
    ],
    [
      'step 1 selects who has 8 of 15, blank and invalid papers included',
      step1,
      count({ a: 8, b: 0 }, { invalid: 3 }),
      { outcome: 'selected', candidates: ['a'], votes: 8, article: at('bar') },
    ],
    [
      'step 1 at 7 of 14 selects nobody: both go on',
      step1,
      count({ a: 7, b: 7 }, all(14)),
      { outcome: 'advances', candidates: ['a', 'b'], bar: '≥ 3/10', article: at('none-above') },
    ],
    [
      'step 1 sends on all with three tenths, exactly three tenths too, in the order of their ids',
      step1,
      count({ z: 5, c: 2, b: 3 }, all(10)),
      { outcome: 'advances', candidates: ['b', 'z'], denominator: 10 },
    ],
    [
      'step 1 stops where nobody has three tenths',
      step1,
      count({ a: 4, b: 4, c: 4 }),
      { ...stopped, bar: '≥ 3/10', article: at('none-above') },
    ],
    [
      'step 1 counts those excused before the vote out',
      step1,
      count({ a: 8, b: 0 }, { excused: 1, present: 14 }),
      { outcome: 'selected', candidates: ['a'], votes: 8, denominator: 14 },
    ],
    [
      'step 1 counts those absent without leave in',
      step1,
      count({ a: 7, b: 2 }, { present: 9 }),
      { outcome: 'advances', candidates: ['a'], denominator: 15 },
    ],
    [
      'step 3 counts those present only, of those convened',
      step3,
      count({ a: 7, b: 2 }, { present: 13 }),
      { outcome: 'selected', candidates: ['a'], votes: 7, denominator: 13, of: 'present' },
    ],
    [
      'step 3 with nobody above half stops and reports',
      step3,
      count({ a: 7, b: 7 }, { present: 14 }),
      { ...stopped, denominator: 14, bar: '> 1/2', article: at('bar') },
    ],
    [
      'step 4 leaves two at exactly half to the head',
      step4,
      count({ a: 7, b: 7 }, all(14)),
      {
        outcome: 'tie',
        candidates: ['a', 'b'],
        votes: 7,
        bar: '= 1/2',
        decidedBy: 'head',
        article: at('at-bar'),
      },
    ],
    [
      'step 4 leaves one at exactly half, of whom the text is silent, to the authority',
      step4,
      count({ a: 7, b: 6 }, all(14)),
      {
        outcome: 'undecided',
        candidates: ['a'],
        votes: 7,
        bar: '= 1/2',
        decidedBy: 'authority',
        article: at('at-bar'),
      },
    ],
    [
      'step 4 with nobody at half stops and reports',
      step4,
      count({ a: 7, b: 7 }),
      { ...stopped, bar: '> 1/2', article: at('bar') },
    ],
  ])('%s', verdictIs)
})

describe('the older five steps', () => {
  test.each<Row>([
    [
      'a meeting of less than two thirds of those convened is not valid',
      withQuorum,
      count({ a: 9 }, { present: 9 }),
      { ...stopped, denominator: 15, of: 'convened', bar: '≥ 2/3', article: at('quorum') },
    ],
    [
      'a meeting of exactly two thirds is valid',
      withQuorum,
      count({ a: 9 }, { present: 10 }),
      { outcome: 'selected', candidates: ['a'], votes: 9, denominator: 15 },
    ],
    [
      'those excused leave the number that must come',
      withQuorum,
      count({ a: 8 }, { excused: 2, present: 9 }),
      { outcome: 'selected', candidates: ['a'], votes: 8, denominator: 13 },
    ],
    [
      'those excused stay in it where the rule keeps them',
      { ...withQuorum, excusedLeave: cited(false, 'excused') },
      count({ a: 8 }, { excused: 2, present: 9 }),
      { ...stopped, denominator: 15, article: at('quorum') },
    ],
    [
      'the top two go on where nobody is above half, however few their votes',
      topTwo,
      count({ a: 1, b: 5, c: 6 }),
      { outcome: 'advances', candidates: ['b', 'c'], bar: 'top 2', article: at('none-above') },
    ],
    [
      'those who share the second place all go on',
      topTwo,
      count({ a: 4, b: 2, c: 4, d: 5 }),
      { outcome: 'advances', candidates: ['a', 'c', 'd'], bar: 'top 2' },
    ],
    [
      'only one goes on where no other has a vote',
      topTwo,
      count({ a: 0, b: 3, c: 0 }),
      { outcome: 'advances', candidates: ['b'], bar: 'top 2' },
    ],
    [
      'the vote stops where nobody has a vote',
      topTwo,
      count({ a: 0, b: 0 }),
      { ...stopped, bar: 'top 2', article: at('none-above') },
    ],
  ])('%s', verdictIs)
})

describe('public employees', () => {
  test.each<Row>([
    [
      'a step without a threshold sends everybody on',
      withoutBar,
      count({ b: 12, a: 0 }),
      { outcome: 'advances', candidates: ['a', 'b'], bar: 'none', article: at('ballot') },
    ],
    [
      'nobody is an outsider where none is named',
      withOutsiders,
      count({ a: 8, x: 7 }),
      { outcome: 'selected', candidates: ['a'], votes: 8, article: at('bar') },
    ],
  ])('%s', verdictIs)

  test('an outsider with two thirds is selected by that share', () => {
    expect(evaluateVote(withOutsiders, count({ a: 5, x: 10 }), { outsiders: ['x'] })).toMatchObject({
      outcome: 'selected',
      candidates: ['x'],
      votes: 10,
      bar: '≥ 2/3',
      article: at('outsiders'),
    })
  })

  test('an outsider above half but below two thirds neither passes nor goes on', () => {
    const verdict = evaluateVote(withOutsiders, count({ a: 6, x: 9 }), { outsiders: ['x'] })
    expect(verdict).toMatchObject({ outcome: 'advances', candidates: ['a'], bar: '≥ 3/10' })
    expect(verdict.explanation.en).toContain(
      'Not listed by the step before, below 2/3 and not considered: x (3 × 9 = 27 < 2 × 15 = 30).',
    )
    expect(verdict.explanation.en).toContain('the highest has 6 votes')
  })

  test('a vote that only the share for outsiders stops says so', () => {
    const { noneAbove: __, ...noSecondChance } = withOutsiders
    expect(evaluateVote(noSecondChance, count({ a: 6, x: 9 }), { outsiders: ['x'] })).toMatchObject({
      ...stopped,
      bar: '≥ 2/3',
      article: at('outsiders'),
    })
    expect(evaluateVote(noSecondChance, count({ a: 7, x: 7 }), { outsiders: ['x'] })).toMatchObject({
      ...stopped,
      bar: '> 1/2',
      article: at('bar'),
    })
  })

  test('an outsider at exactly half is not left to the head', () => {
    const rule = { ...step4, outsiders: cited(share(2, 3), 'outsiders') }
    const verdict = evaluateVote(rule, count({ a: 7, x: 7 }, all(14)), { outsiders: ['x'] })
    expect(verdict).toMatchObject({ outcome: 'undecided', candidates: ['a'], decidedBy: 'authority' })
  })

  test('a rule without a share for outsiders treats them as anybody', () => {
    expect(evaluateVote(step1, count({ a: 6, x: 9 }), { outsiders: ['x'] })).toMatchObject({
      outcome: 'selected',
      candidates: ['x'],
      article: at('bar'),
    })
  })

  test('a ballot of outsiders alone, none with enough, stops whatever the rule for none above', () => {
    for (const rule of [withOutsiders, { ...withOutsiders, noneAbove: keyCadres.noneAbove }]) {
      const verdict = evaluateVote(rule as VoteRule, count({ x: 7 }), { outsiders: ['x'] })
      expect(verdict).toMatchObject(stopped)
      expect(verdict.explanation.en).toContain('Nobody else is on the ballot.')
    }
  })
})

describe('reappointment and extension, by yes and no', () => {
  test.each<Row>([
    [
      'key cadres: above half of those present',
      keyCadres,
      count(yes(7, 5), { present: 13 }),
      { outcome: 'selected', candidates: ['x'], votes: 7, denominator: 13, of: 'present', bar: '> 1/2' },
    ],
    [
      'key cadres: exactly half is for the head',
      keyCadres,
      count(yes(7, 7), { present: 14 }),
      {
        outcome: 'undecided',
        candidates: ['x'],
        votes: 7,
        bar: '= 1/2',
        decidedBy: 'head',
        article: at('at-bar'),
      },
    ],
    [
      'key cadres: below half the authority decides whether to go on',
      keyCadres,
      count(yes(6, 8), { present: 14 }),
      {
        outcome: 'undecided',
        candidates: ['x'],
        votes: 6,
        bar: '> 1/2',
        decidedBy: 'authority',
        article: at('none-above'),
      },
    ],
    [
      'key cadres: without a yes the authority decides too',
      keyCadres,
      count(yes(0, 15)),
      { outcome: 'undecided', candidates: ['x'], votes: 0, decidedBy: 'authority' },
    ],
    [
      'the decision is about whoever has the most votes',
      keyCadres,
      count({ a: { yes: 6, no: 9 }, b: { yes: 7, no: 8 }, c: { yes: 7, no: 8 } }),
      { outcome: 'undecided', candidates: ['b', 'c'], votes: 7, decidedBy: 'authority' },
    ],
    [
      'leadership: above half of those convened',
      leadership,
      count(yes(8, 2), { present: 10 }),
      { outcome: 'selected', candidates: ['x'], votes: 8, denominator: 15 },
    ],
    [
      'leadership: most of those present are not enough',
      leadership,
      count(yes(7, 3), { present: 10 }),
      { ...stopped, denominator: 15, article: at('bar') },
    ],
    [
      'extension: above half of all members, those excused included',
      extension,
      count(yes(8, 0), { convened: 14, excused: 2, present: 12 }),
      { outcome: 'selected', candidates: ['x'], votes: 8, denominator: 15, of: 'all-members' },
    ],
    [
      'extension: above half of those convened is not enough',
      extension,
      count(yes(7, 0), { convened: 13, present: 13 }),
      { ...stopped, denominator: 15, of: 'all-members' },
    ],
    [
      'of two with a majority of yes the higher is taken',
      leadership,
      count({ a: { yes: 9, no: 6 }, b: { yes: 12, no: 3 } }),
      { outcome: 'selected', candidates: ['b'], votes: 12 },
    ],
    [
      'two with the same majority of yes are left to the one whom the rule names, here the authority',
      leadership,
      count({ a: { yes: 9, no: 6 }, b: { yes: 9, no: 6 } }),
      { outcome: 'tie', candidates: ['a', 'b'], votes: 9, bar: '> 1/2', decidedBy: 'authority' },
    ],
    [
      'here the head',
      keyCadres,
      count({ a: { yes: 9, no: 6 }, b: { yes: 9, no: 6 } }),
      { outcome: 'tie', candidates: ['a', 'b'], votes: 9, decidedBy: 'head', article: at('bar') },
    ],
    [
      'nobody named: the authority',
      extension,
      count({ a: { yes: 9, no: 6 }, b: { yes: 9, no: 6 } }),
      { outcome: 'tie', candidates: ['a', 'b'], votes: 9, decidedBy: 'authority' },
    ],
    [
      'of several at exactly half, where the text is silent, nobody is picked',
      { ...leadership, exactlyAtBar: cited({ several: 'undecided', one: 'head' }, 'at-bar') },
      count({ a: { yes: 7, no: 7 }, b: { yes: 7, no: 7 } }, all(14)),
      { outcome: 'undecided', candidates: ['a', 'b'], votes: 7, bar: '= 1/2', decidedBy: 'authority' },
    ],
  ])('%s', verdictIs)
})

test('a count that is unsound is never evaluated', () => {
  expect(() => evaluateVote(step1, count({ a: 9 }, { excused: 15 }))).toThrow(
    new RangeError('count: convened nobody-convened'),
  )
  expect(() => evaluateVote(leadership, count({ a: 9 }))).toThrow(
    new RangeError('count: votes.a wrong-shape'),
  )
  expect(() => evaluateVote(step1, count({}))).toThrow(new RangeError('count: votes missing'))
})

describe('a comparison', () => {
  const half = share(1, 2)

  test.each([
    [-1, 5, half, 'votes'],
    [0.5, 5, half, 'votes'],
    [1, 0, half, 'denominator'],
    [1, 5, share(1, 0), 'bar'],
    [1, 5, share(0.5, 1), 'bar'],
    [1, 5, share(-1, 2), 'bar'],
    [2, 5, share(1, Number.MAX_SAFE_INTEGER), 'bar'],
  ])('of %s of %s against %j is refused', (votes, denominator, bar, argument) => {
    expect(() => aboveBar(votes, denominator, bar)).toThrow(new RegExp(`^${argument}: `))
    expect(() => atLeastBar(votes, denominator, bar)).toThrow(RangeError)
  })
})
