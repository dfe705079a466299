import { describe, expect, test } from '@jest/globals'
import type { StageOf } from '../../domain/procedure/stage-kinds.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import type { ProcedureRules, RuleSet } from '../../domain/rules/rule-set.js'
import { TERM_VALUES } from '../../domain/rules/values/decision-rules.js'
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
  if (noneAbove.take === 'decision')
    return `${noneAbove.by} decides${noneAbove.on ? ` the ${noneAbove.on}` : ''}`
  const who =
    noneAbove.take === 'most'
      ? `top ${noneAbove.count}`
      : `>= ${noneAbove.share.numerator}/${noneAbove.share.denominator}`
  return `${who} to ${noneAbove.to}`
}

/** A vote in a line: 'one-person secret > 1/2 of convened announced, none above: stop, at the bar: head/undecided'. */
function lineOf({ ballot, secret, bar, denominator, announced, noneAbove, exactlyAtBar }: VoteRule): string {
  const passes = bar ? `> ${bar.value.numerator}/${bar.value.denominator} ` : ''
  const { several, one } = exactlyAtBar?.value ?? {}
  const atBar = one ? `, at the bar: ${several === undefined ? one : `${several}/${one}`}` : ''
  const kept = announced.value ? 'announced' : 'not announced'
  const shown = `${ballot.value} ${secret.value ? 'secret' : 'open'} ${passes}of ${denominator.value} ${kept}`
  return `${shown}, none above: ${wordsOf(noneAbove?.value)}${atBar}`
}

const LEADERSHIP = { parts: ['head', 'deputies'] }
/** Decree 170/2025 art. 53.2. */
const LEADERSHIP_AND_COMMITTEE = {
  parts: ['head', 'deputies', 'standing-committee'],
  asksForStandingCommittee: true,
}
/** Decree 115/2020 art. 46.2. */
const LEADERSHIP_OF_115 = { parts: ['head', 'deputies', 'party-head'] }
const EXPANDED = { parts: ['head', 'deputies', 'committee', 'subunit-heads'] }
const KEY_CADRES = {
  parts: ['head', 'deputies', 'committee', 'subunit-heads', 'organisation-heads', 'subunit-deputies'],
  everyoneBelow: 30,
  everyoneWithoutSubunits: true,
  everyoneInConstituentUnit: true,
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
    'appointment-from-elsewhere',
    [
      'policy: approval',
      'receiving-opinion: consultation',
      'workplace-opinion: consultation',
      'candidate-meeting: consultation',
      'planning-check: planningCheck',
      'action-program: submission',
      'appraisal: consultation',
      'decision: approval',
    ],
  ],
  [
    'reappointment',
    [
      'deferral-check: planningCheck',
      'self-report: submission',
      'key-cadre-vote: collectiveVote',
      'head-proposal: consultation',
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
  ['resignation', ['refusal-check: planningCheck', 'proposal: consultation', 'decision: approval']],
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

describe('the five steps', () => {
  const steps = [
    'planning-check: planningCheck',
    'step-1: consultation',
    'step-2: collectiveVote',
    'step-3: collectiveVote',
    'action-program: submission',
    'step-4: collectiveVote',
    'party-opinion: consultation',
    'step-5: collectiveVote',
    'decision: approval',
  ]
  test.each([
    ['decree-170-2025', '33.1, 33.2', ['policy: approval', ...steps]],
    ['decree-115-2020', '46.1, 46.2', ['policy: approval', ...steps]],
    ['decree-116-2024', '46', ['policy: approval', ...steps]],
    ['decree-138-2020', '46', steps],
    ['regulation-80-2022', 'policy', ['policy: approval', ...steps, 'election: externalResult']],
  ])(
    'of %s (art. %s): the list adopted without a ballot, the key cadres before the last one, the party opinion between',
    (id, _, kinds) => {
      expect(stepsOf(id)).toEqual(kinds)
      const short = stepsOf('short-nomination')
      expect(stepsOf('short-procedure')).toEqual(short.slice(0, -1))
    },
  )

  test('of a nomination since Regulation 377 (art. 37, annex 4 not read) are the four of Decree 300, with an election', () => {
    expect(stepsOf('nomination-377-2025')).toEqual([
      ...stepsOf('decree-300-2026'),
      'election: externalResult',
    ])
    for (const key of ['step-1', 'step-2', 'step-3', 'step-4']) {
      const { vote, electorate } = voteStep('nomination-377-2025', key)
      expect(lineOf(vote)).toBe(lineOf(voteStep('decree-300-2026', key).vote))
      for (const value of [...Object.values(vote), electorate]) {
        expect(value.article.en).toBe('Regulation 377-QĐ/TW (2025) art. 37')
        expect(value.note?.en).toContain('was not read')
        expect(value.note?.en).toContain('(M)')
      }
    }
  })
})

test('what the texts have shown to a meeting is told of those steps, and of no other', () => {
  const five = (id: string) => [
    `${id} step-4: candidate-list, cv, asset-declaration, assessment, intended-assignment`,
    `${id} step-5: party-committee-opinion, verified-issues`,
  ]
  const told = RULE_SETS.flatMap(({ id, procedure }) =>
    (procedure?.steps ?? []).flatMap((step) =>
      step.kind === 'collectiveVote' && step.shown
        ? [`${id} ${step.key}: ${step.shown.value.join(', ')}`]
        : [],
    ),
  )
  expect(told.sort()).toEqual([
    ...five('decree-115-2020'),
    ...five('decree-116-2024'),
    ...five('decree-138-2020'),
    ...five('decree-170-2025'),
    'decree-300-2026 step-1: approved-policy, planned-sources, evaluations',
    'decree-300-2026 step-2: result-of-step-before',
    'decree-300-2026 step-3: candidate-list, cv, assessment, intended-assignment, action-program',
    'decree-300-2026 step-4: counts-so-far, party-committee-opinion, verified-issues',
    'nomination-377-2025 step-1: approved-policy, planned-sources, evaluations',
    'nomination-377-2025 step-2: result-of-step-before',
    'nomination-377-2025 step-3: candidate-list, cv, assessment, intended-assignment, action-program',
    'nomination-377-2025 step-4: counts-so-far, party-committee-opinion, verified-issues',
    ...['reappointment', 'reappointment-115-2020', 'reappointment-170-2025'].map(
      (id) => `${id} leadership-vote: counts-so-far, party-committee-opinion, verified-issues`,
    ),
    ...five('regulation-80-2022'),
  ])
})

test.each([
  ['appointment-from-elsewhere', 'receiving-opinion', 'receiving-leadership'],
  ['appointment-from-elsewhere', 'workplace-opinion', 'present-workplace'],
  ['appointment-from-elsewhere', 'candidate-meeting', 'candidate'],
  ['decree-115-2020', 'step-1', 'leadership'],
  ['decree-170-2025', 'step-1', 'leadership'],
  ['decree-138-2020', 'step-1', 'leadership'],
  ['decree-170-2025', 'party-opinion', 'party-committee'],
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

test('from elsewhere the present workplace votes by Decree 170 as issued (art. 33.3) and Decree 115 (art. 46.3), not since Decree 300', () => {
  const voteOf = (id: string) => {
    const found = procedureOf(id).steps.find(({ key }) => key === 'workplace-opinion')
    return found && 'byVote' in found ? found.byVote : undefined
  }
  const share = { numerator: 1, denominator: 2 }
  expect(voteOf('from-elsewhere-170-2025')).toMatchObject({
    value: { share, of: 'convened', exactly: 'head' },
    article: { en: expect.stringContaining('art. 33.3') },
    note: { en: expect.stringContaining('Below 50% the text is silent') },
  })
  expect(voteOf('from-elsewhere-115-2020')).toMatchObject({
    value: { share, of: 'all-members', exactly: 'head' },
    article: { en: expect.stringContaining('art. 46.3') },
  })
  expect(voteOf('appointment-from-elsewhere')).toBeUndefined()
  for (const id of ['from-elsewhere-170-2025', 'from-elsewhere-115-2020', 'appointment-from-elsewhere']) {
    expect(procedureOf(id).eligibility.planning?.value).toBe('equal-or-higher-post')
    expect(procedureOf(id).steps.find(({ key }) => key === 'appraisal')).toMatchObject({
      of: { value: 'bodies-concerned' },
    })
  }
})

test('Decree 300 art. 33.2(đ) asks the party committee only where it does not lead comprehensively, the older texts and art. 39.4 always', () => {
  const conditionOf = (id: string) => {
    const found = procedureOf(id).steps.find(({ key }) => key === 'party-opinion')
    return found && 'onlyWhere' in found ? found.onlyWhere : undefined
  }
  expect(conditionOf('decree-300-2026')).toMatchObject({
    value: 'party-does-not-lead',
    article: { vi: expect.stringContaining('điểm đ khoản 2 Điều 33') },
  })
  for (const id of ['decree-170-2025', 'decree-115-2020', 'reappointment']) {
    expect(conditionOf(id)).toBeUndefined()
  }
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
    [
      'reappointment',
      'key-cadre-vote',
      KEY_CADRES,
      'list',
      `${each} > 1/2 of present not announced, none above: authority decides, at the bar: head`,
    ],
    [
      'reappointment',
      'leadership-vote',
      LEADERSHIP,
      'agreement',
      `${each} > 1/2 of convened announced, none above: authority decides the result, at the bar: head`,
    ],
    [
      'extension',
      'leadership-vote',
      LEADERSHIP,
      'agreement',
      `${each} > 1/2 of all-members announced, none above: authority decides the result, at the bar: head`,
    ],
    [
      'dismissal',
      'joint-vote',
      LEADERSHIP_AND_COMMITTEE,
      'agreement',
      `${each} > 1/2 of all-members not announced, none above: head decides the result, at the bar: head`,
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

  test.each([
    ['decree-170-2025', '33.2', threeTenths, LEADERSHIP],
    ['decree-115-2020', '46.2', threeTenths, LEADERSHIP_OF_115],
    ['decree-116-2024', '46', threeTenths, LEADERSHIP],
    ['decree-138-2020', '46', topTwo, LEADERSHIP],
    ['regulation-80-2022', 'five steps', threeTenths, LEADERSHIP],
  ])(
    'in five steps, %s (art. %s): of those convened, each with two thirds of them present; else %s',
    (id, _, goOn, leadership) => {
      const lines = (['step-2', 'step-3', 'step-4', 'step-5'] as const).map((key) => {
        const { vote, electorate, result } = voteStep(id, key)
        expect(vote.quorum?.value).toEqual({ numerator: 2, denominator: 3 })
        expect(vote.excusedLeave.value).toBe(false)
        return [lineOf(vote), electorate.value, result]
      })
      expect(lines).toEqual([
        [`${of} not announced, ${goOn}`, EXPANDED, 'list'],
        [`${of} announced, ${goOn}`, leadership, 'list'],
        [`${each} of convened not announced, none above: stop`, KEY_CADRES, 'opinion'],
        [`${of} announced, none above: stop, at the bar: head/undecided`, leadership, 'selection'],
      ])
      const { outsiders, outsidersOf } = voteStep(id, 'step-3').vote
      expect([outsiders?.value, outsidersOf?.value]).toEqual([
        { numerator: 2, denominator: 3 },
        'all-members',
      ])
      for (const key of ['step-2', 'step-4', 'step-5'])
        expect(voteStep(id, key).vote).not.toHaveProperty('outsiders')
    },
  )

  test('of the short procedure has one second round, with nobody above half it stops', () => {
    const { secondRound } = voteStep('short-procedure', 'collective-vote')
    expect(secondRound && lineOf(secondRound)).toBe(
      'one-person secret > 1/2 of convened announced, none above: stop',
    )
  })

  test('leaves out those excused where Decree 300 amends, and nowhere before', () => {
    for (const key of ['step-1', 'step-2', 'step-3', 'step-4']) {
      expect(voteStep('decree-300-2026', key).vote.excusedLeave.value).toBe(true)
    }
    expect(voteStep('extension', 'leadership-vote').vote.excusedLeave.value).toBe(false)
    for (const key of ['key-cadre-vote', 'leadership-vote']) {
      expect(voteStep('reappointment', key).vote.excusedLeave.value).toBe(true)
    }
    expect(voteStep('dismissal', 'joint-vote').vote.excusedLeave.value).toBe(false)
    expect(voteStep('replacement', 'leadership-opinion').vote.excusedLeave.value).toBe(false)
  })

  test.each([
    ['decree-300-2026', 'step-3', 'read'],
    ['decree-300-2026', 'step-4', 'silent'],
    ['decree-138-2020', 'step-5', 'not seen'],
    ['decree-116-2024', 'step-5', 'not seen'],
    ['decree-170-2025', 'step-5', 'silent'],
    ['regulation-80-2022', 'step-5', 'not seen'],
    ['decree-115-2020', 'step-5', 'silent'],
  ])('of %s at %s with nobody above half stops, and says whether its text says so: %s', (id, key, state) => {
    const { vote } = voteStep(id, key)
    const note = vote.bar?.note?.en ?? ''
    expect(vote).not.toHaveProperty('noneAbove')
    expect(note).toContain('Nobody above it: ')
    const said = note.includes('no rule was seen')
      ? 'not seen'
      : note.includes('is silent')
        ? 'silent'
        : 'read'
    expect(said).toBe(state)
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
    for (const key of ['step-2', 'step-3']) {
      const { noneAbove } = voteStep('decree-138-2020', key).vote
      expect(noneAbove?.note?.en).toContain('Those who share the second place all go on')
    }
  })

  test('tells how the records name the committee of art. 33.2(c) and everybody of a small unit', () => {
    const noteOf = (key: string) => voteStep('decree-300-2026', key).electorate.note?.en ?? ''
    expect(noteOf('step-1')).toBe('')
    expect(noteOf('step-2')).toContain('at the grass roots, the whole party committee is convened')
    expect(noteOf('step-3')).toContain('at the grass roots, the whole party committee is convened')
    expect(noteOf('step-3')).toContain('all civil servants')
  })

  test('of Decree 115 art. 46.2 convenes all public employees in step 4, not civil servants', () => {
    const { note } = voteStep('decree-115-2020', 'step-4').electorate
    expect(note?.vi).toContain('toàn thể viên chức')
    expect(note?.vi).not.toContain('công chức')
    expect(note?.en).toContain('all public employees')
  })

  test.each(['step-3', 'step-5'])(
    'of Decree 115 art. 46.2 convenes to %s whom step 1 has: the head of the party committee too, where the leaders are not in it',
    (key) => {
      expect(voteStep('decree-115-2020', key).electorate.value).toEqual(LEADERSHIP_OF_115)
      expect(voteStep('decree-170-2025', key).electorate.value).toEqual(LEADERSHIP)
    },
  )
})

const CASES_OF_34_2 = ['new-body', 'one-leader', 'head-is-appointed', 'divided', 'nobody-left']

test.each([
  ['decree-170-2025', 'Decree 170/2025/NĐ-CP art. 34.2', false],
  ['decree-115-2020', 'Decree 115/2020/NĐ-CP art. 47.2 as amended by Decree 85/2023/NĐ-CP', true],
])('by %s a leader of the superior body chairs in the cases of %s; they vote: %s', (id, article, votes) => {
  for (const key of ['step-2', 'step-3', 'step-4', 'step-5']) {
    const { superiorChairs } = voteStep(id, key)
    expect([key, superiorChairs?.value, superiorChairs?.article.en, superiorChairs?.votes === true]).toEqual([
      ...[key, CASES_OF_34_2, article, votes],
    ])
  }
})

test('the dossier of an extension by art. 41 of Decree 170 as issued has its own list; CV and health certificate are at most six months old', () => {
  const { items, maxAge, waivedForEqualPost } = procedureOf('extension-170-2025').dossier ?? {}
  expect(items?.article.en).toBe('Decree 170/2025/NĐ-CP art. 41')
  expect(items?.value).toEqual([
    ...['proposal-and-minutes', 'cv', 'residence-comment', 'self-assessment'],
    ...['political-conclusion', 'asset-declaration', 'health-certificate'],
  ])
  expect(maxAge?.value).toEqual({ cv: 6, 'health-certificate': 6 })
  expect(waivedForEqualPost?.value).toEqual(['political-conclusion'])
  expect(procedureOf('reappointment-170-2025').dossier?.items.value).toHaveLength(10)
})

test.each([
  ['reappointment-170-2025', 'a term of any length: 24 months'],
  ['extension-115-2020', 'a term of any length: 24 months'],
  ['reappointment', 'a term of up to 36 months: 18 months; a longer term: 24 months'],
])('%s says of which terms art. 36 has how much left: %s', (id, words) => {
  const rule = procedureOf(id).term?.reappointedWith
  if (!rule) throw new Error(`no rule of ${id}`)
  expect(TERM_VALUES.reappointedWith.say(rule.value).en).toBe(words)
})
