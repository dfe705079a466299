import { describe, expect, test } from '@jest/globals'
import type { StageOf } from '../../domain/procedure/stage-kinds.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import type { ProcedureRules, RuleSet } from '../../domain/rules/rule-set.js'
import type { NoneAbove, VoteRule } from '../../domain/rules/values/vote-rule.js'

/** The numbers of the texts of law (docs/law.md), written down a second time. */

function ruleSet(id: string): RuleSet {
  const found = RULE_SETS.find((each) => each.id === id)
  if (!found) throw new Error(`no rule set ${id}`)
  return found
}

function procedureOf(id: string): ProcedureRules {
  const { procedure } = ruleSet(id)
  if (!procedure) throw new Error(`no procedure in ${id}`)
  return procedure
}

function voteStep(id: string, key: string): StageOf<'collectiveVote'> {
  const step = procedureOf(id).steps.find((each) => each.key === key)
  if (step?.kind !== 'collectiveVote') throw new Error(`no vote ${key} in ${id}`)
  return step
}

const stepsOf = (id: string) => procedureOf(id).steps.map(({ kind, key }) => `${key}: ${kind}`)

function wordsOf(noneAbove: NoneAbove | undefined): string {
  if (!noneAbove) return 'stop'
  if (noneAbove.take === 'decision') return `${noneAbove.by} decides`
  const who =
    noneAbove.take === 'most'
      ? `top ${noneAbove.count}`
      : `>= ${noneAbove.share.numerator}/${noneAbove.share.denominator}`
  return `${who} to ${noneAbove.to}`
}

/** A vote in a line: 'one-person secret > 1/2 of convened announced, none above: stop, at the bar: head/undecided'. */
function lineOf({ ballot, secret, bar, denominator, announced, noneAbove, exactlyAtBar }: VoteRule): string {
  const passes = bar ? `> ${bar.value.numerator}/${bar.value.denominator} ` : ''
  const atBar = exactlyAtBar ? `, at the bar: ${exactlyAtBar.value.several}/${exactlyAtBar.value.one}` : ''
  const kept = announced.value ? 'announced' : 'not announced'
  const shown = `${ballot.value} ${secret.value ? 'secret' : 'open'} ${passes}of ${denominator.value} ${kept}`
  return `${shown}, none above: ${wordsOf(noneAbove?.value)}${atBar}`
}

const LEADERSHIP = { parts: ['head', 'deputies'] }
/** Decree 170/2025 art. 53.2. */
const LEADERSHIP_AND_COMMITTEE = { parts: ['head', 'deputies', 'committee'] }
const EXPANDED = { parts: ['head', 'deputies', 'committee', 'subunit-heads'] }
const KEY_CADRES = {
  parts: ['head', 'deputies', 'committee', 'subunit-heads', 'organisation-heads', 'subunit-deputies'],
  everyoneBelow: 30,
  everyoneWithoutSubunits: true,
}

test.each([
  [
    'decree-300-2026',
    [
      'policy: approval',
      'planning-check: planningCheck',
      'step-1: collectiveVote',
      'step-2: collectiveVote',
      'action-program: submission',
      'step-3: collectiveVote',
      'party-opinion: consultation',
      'step-4: collectiveVote',
      'decision: approval',
    ],
  ],
  [
    'decree-115-2020',
    [
      'planning-check: planningCheck',
      'step-1: consultation',
      'step-2: collectiveVote',
      'step-3: collectiveVote',
      'action-program: submission',
      'step-4: collectiveVote',
      'step-5: collectiveVote',
      'decision: approval',
    ],
  ],
  [
    'appointment-from-elsewhere',
    [
      'policy: approval',
      'receiving-opinion: consultation',
      'workplace-opinion: consultation',
      'candidate-meeting: consultation',
      'planning-check: planningCheck',
      'action-program: submission',
      'decision: approval',
    ],
  ],
  [
    'reappointment',
    [
      'deferral-check: planningCheck',
      'self-report: submission',
      'key-cadre-vote: collectiveVote',
      'party-opinion: consultation',
      'leadership-vote: collectiveVote',
      'decision: approval',
    ],
  ],
  [
    'extension',
    [
      'age-check: planningCheck',
      'self-report: submission',
      'leadership-vote: collectiveVote',
      'authority-opinion: consultation',
      'decision: approval',
    ],
  ],
  ['dismissal', ['proposal: consultation', 'joint-vote: collectiveVote', 'decision: approval']],
  ['resignation', ['proposal: consultation', 'decision: approval']],
  ['replacement', ['leadership-opinion: collectiveVote', 'decision: approval']],
  [
    'short-nomination',
    [
      'planning-check: planningCheck',
      'action-program: submission',
      'collective-vote: collectiveVote',
      'approval: approval',
      'election: externalResult',
    ],
  ],
  ['revocation', ['approval: approval']],
])('%s has its steps in their order', (id, steps) => {
  expect(stepsOf(id)).toEqual(steps)
})

test('the older five steps are votes, with the action program before the key cadres', () => {
  const steps = [
    'planning-check: planningCheck',
    'step-1: collectiveVote',
    'step-2: collectiveVote',
    'step-3: collectiveVote',
    'action-program: submission',
    'step-4: collectiveVote',
    'step-5: collectiveVote',
    'decision: approval',
  ]
  expect(stepsOf('decree-138-2020')).toEqual(steps)
  expect(stepsOf('decree-170-2025')).toEqual(steps)
  expect(stepsOf('regulation-80-2022')).toEqual([...steps, 'election: externalResult'])
  const short = stepsOf('short-nomination')
  expect(stepsOf('short-procedure')).toEqual(short.slice(0, -1))
})

test('what the texts have shown to a meeting is told of those steps, and of no other', () => {
  const told = RULE_SETS.flatMap(({ id, procedure }) =>
    (procedure?.steps ?? []).flatMap((step) =>
      step.kind === 'collectiveVote' && step.shown
        ? [`${id} ${step.key}: ${step.shown.value.join(', ')}`]
        : [],
    ),
  )
  expect(told.sort()).toEqual([
    'decree-115-2020 step-4: cv, assessment, asset-declaration',
    'decree-300-2026 step-1: approved-policy, planned-sources, evaluations',
    'decree-300-2026 step-2: result-of-step-before',
    'decree-300-2026 step-3: candidate-list, cv, assessment, intended-assignment, action-program',
    'decree-300-2026 step-4: counts-so-far, party-committee-opinion, verified-issues',
  ])
})

test.each([
  ['appointment-from-elsewhere', 'receiving-opinion', 'receiving-leadership'],
  ['appointment-from-elsewhere', 'workplace-opinion', 'present-workplace'],
  ['appointment-from-elsewhere', 'candidate-meeting', 'candidate'],
  ['decree-115-2020', 'step-1', 'leadership'],
  ['decree-300-2026', 'party-opinion', 'party-committee'],
  ['reappointment', 'party-opinion', 'party-committee'],
  ['extension', 'authority-opinion', 'authority'],
  ['dismissal', 'proposal', 'personnel-body'],
  ['resignation', 'proposal', 'personnel-body'],
])('%s asks at %s for the opinion of the %s', (id, key, of) => {
  expect(procedureOf(id).steps.find((step) => step.key === key)).toMatchObject({
    kind: 'consultation',
    of: { value: of },
  })
})

describe('a vote', () => {
  const of = 'one-person secret > 1/2 of convened'
  const each = 'each-person secret'
  const threeTenths = 'none above: >= 3/10 to next-step'
  const topTwo = 'none above: top 2 to next-step'
  test.each([
    ['decree-300-2026', 'step-1', LEADERSHIP, 'list', `${of} announced, ${threeTenths}`],
    ['decree-300-2026', 'step-2', EXPANDED, 'list', `${of} announced, ${threeTenths}`],
    [
      'decree-300-2026',
      'step-3',
      KEY_CADRES,
      'list',
      `${of.replace('convened', 'present')} not announced, none above: stop`,
    ],
    [
      'decree-300-2026',
      'step-4',
      LEADERSHIP,
      'selection',
      `${of} announced, none above: stop, at the bar: head/undecided`,
    ],
    ['decree-170-2025', 'step-1', LEADERSHIP, 'list', `${of} announced, ${topTwo}`],
    ['decree-170-2025', 'step-2', EXPANDED, 'list', `${of} not announced, ${topTwo}`],
    ['decree-170-2025', 'step-3', LEADERSHIP, 'list', `${of} announced, ${topTwo}`],
    ['decree-170-2025', 'step-4', KEY_CADRES, 'list', `${of} not announced, ${topTwo}`],
    [
      'decree-170-2025',
      'step-5',
      LEADERSHIP,
      'selection',
      `${of} announced, none above: stop, at the bar: undecided/undecided`,
    ],
    ['decree-115-2020', 'step-2', EXPANDED, 'list', `${of} announced, ${threeTenths}`],
    ['decree-115-2020', 'step-3', LEADERSHIP, 'list', `${of} announced, ${threeTenths}`],
    [
      'decree-115-2020',
      'step-4',
      KEY_CADRES,
      'opinion',
      `${each} of convened not announced, none above: stop`,
    ],
    [
      'decree-115-2020',
      'step-5',
      LEADERSHIP,
      'selection',
      `${of} announced, none above: stop, at the bar: head/undecided`,
    ],
    [
      'reappointment',
      'key-cadre-vote',
      KEY_CADRES,
      'list',
      `${each} > 1/2 of present not announced, none above: authority decides, at the bar: head/head`,
    ],
    [
      'reappointment',
      'leadership-vote',
      LEADERSHIP,
      'selection',
      `${each} > 1/2 of convened announced, none above: authority decides, at the bar: head/head`,
    ],
    [
      'extension',
      'leadership-vote',
      LEADERSHIP,
      'selection',
      `${each} > 1/2 of all-members announced, none above: authority decides, at the bar: head/head`,
    ],
    [
      'dismissal',
      'joint-vote',
      LEADERSHIP_AND_COMMITTEE,
      'selection',
      `${each} > 1/2 of all-members not announced, none above: head decides, at the bar: head/head`,
    ],
    [
      'short-procedure',
      'collective-vote',
      { circle: 'electorate' },
      'selection',
      `${of} announced, none above: >= 3/10 to second-round`,
    ],
  ])('of %s at %s is held and counted as its text says', (id, key, electorate, result, line) => {
    const step = voteStep(id, key)
    expect(lineOf(step.vote)).toBe(line)
    expect(step.electorate.value).toEqual(electorate)
    expect(step.result).toBe(result)
  })

  test('of the older five steps is the same under Decree 138 and Regulation 80, but for the quorum of Decree 170', () => {
    for (const key of ['step-1', 'step-2', 'step-3', 'step-4', 'step-5']) {
      const { vote, electorate } = voteStep('decree-170-2025', key)
      expect(vote.quorum?.value).toEqual({ numerator: 2, denominator: 3 })
      for (const id of ['decree-138-2020', 'regulation-80-2022']) {
        const other = voteStep(id, key)
        expect(lineOf(other.vote)).toBe(lineOf(vote))
        expect(other.electorate.value).toEqual(electorate.value)
        expect(other.vote).not.toHaveProperty('quorum')
      }
    }
  })

  test('of the short procedure has one second round, with nobody above half it stops', () => {
    const { secondRound } = voteStep('short-procedure', 'collective-vote')
    expect(secondRound && lineOf(secondRound)).toBe(
      'one-person secret > 1/2 of convened announced, none above: stop',
    )
  })

  test('for public employees lets somebody from outside the list in with two thirds, in step 3 only', () => {
    expect(voteStep('decree-115-2020', 'step-3').vote.outsiders?.value).toEqual({
      numerator: 2,
      denominator: 3,
    })
    expect(voteStep('decree-115-2020', 'step-2').vote).not.toHaveProperty('outsiders')
    expect(voteStep('decree-115-2020', 'step-5').vote).not.toHaveProperty('outsiders')
  })

  test('leaves out those excused where Decree 300 amends, and nowhere before', () => {
    for (const key of ['step-1', 'step-2', 'step-3', 'step-4']) {
      expect(voteStep('decree-300-2026', key).vote.excusedLeave.value).toBe(true)
    }
    expect(voteStep('decree-170-2025', 'step-1').vote.excusedLeave.value).toBe(false)
    expect(voteStep('extension', 'leadership-vote').vote.excusedLeave.value).toBe(false)
    for (const key of ['step-2', 'step-3', 'step-4', 'step-5']) {
      expect(voteStep('decree-115-2020', key).vote.excusedLeave.value).toBe(false)
    }
    for (const key of ['key-cadre-vote', 'leadership-vote']) {
      expect(voteStep('reappointment', key).vote.excusedLeave.value).toBe(true)
    }
    expect(voteStep('dismissal', 'joint-vote').vote.excusedLeave.value).toBe(false)
    expect(voteStep('replacement', 'leadership-opinion').vote.excusedLeave.value).toBe(false)
  })

  test.each([
    ['decree-300-2026', 'step-3', true],
    ['decree-300-2026', 'step-4', true],
    ['decree-138-2020', 'step-5', false],
    ['decree-170-2025', 'step-5', false],
    ['regulation-80-2022', 'step-5', false],
    ['decree-115-2020', 'step-5', false],
  ])('of %s at %s with nobody above half stops, and says whether its text was seen (%s)', (id, key, seen) => {
    const { vote } = voteStep(id, key)
    expect(vote).not.toHaveProperty('noneAbove')
    expect(vote.bar?.note?.en).toContain(
      seen ? 'Nobody above it: it stops and is reported.' : 'Nobody above it: no rule was seen',
    )
  })

  test('of the short procedure rests on its own sections alone, the texts being in its notes', () => {
    const { vote, secondRound } = voteStep('short-procedure', 'collective-vote')
    for (const { article } of [...Object.values(vote), ...Object.values(secondRound ?? {})]) {
      expect(article.en).toMatch(/^Local rule set H § 3\.\d$/)
    }
    expect(vote.bar?.note?.en).toContain('Decree 300/2026/NĐ-CP (in force from 2026-08-01)')
    expect(secondRound?.bar?.note?.en).toContain('two at exactly 50% included')
  })

  test('sends on those who share the second place, by the choice of the product', () => {
    for (const key of ['step-1', 'step-2', 'step-3', 'step-4']) {
      const { noneAbove } = voteStep('decree-138-2020', key).vote
      expect(noneAbove?.note?.en).toContain('Those who share the last place all go on')
    }
  })

  test('tells how the records name the standing committee and everybody of a small unit', () => {
    const noteOf = (key: string) => voteStep('decree-300-2026', key).electorate.note?.en ?? ''
    expect(noteOf('step-1')).toBe('')
    expect(noteOf('step-2')).toContain('group of kind party-committee')
    expect(noteOf('step-3')).toContain('group of kind party-committee')
    expect(noteOf('step-3')).toContain('public employees')
  })
})
