import { describe, expect, test } from '@jest/globals'
import { SHOWN, type Shown } from '../../domain/procedure/shown-to-voters.js'
import type { StageDefinition, StageOf } from '../../domain/procedure/stage-kinds.js'
import { decree300 } from '../../domain/rules/decree-300-2026.js'
import { decree335 } from '../../domain/rules/decree-335-2025.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { localTargetsA } from '../../domain/rules/local-targets.js'
import { diffRuleSets } from '../../domain/rules/publication/diff-rule-sets.js'
import type { RuleSetProblem } from '../../domain/rules/publication/rule-set-problem.js'
import { sourceInWords } from '../../domain/rules/publication/validate-order.js'
import { validateRuleSet } from '../../domain/rules/publication/validate-rule-set.js'
import { PUBLICITY } from '../../domain/rules/publicity.js'
import { regulation377 } from '../../domain/rules/regulation-377-2025.js'
import type { ProcedureRules, RuleSet } from '../../domain/rules/rule-set.js'
import { shortNomination, shortProcedure } from '../../domain/rules/short-procedure.js'
import type { DossierRules } from '../../domain/rules/values/dossier-rules.js'
import type { Cited, Fraction } from '../../domain/vocabulary.js'

const cited = <T>(value: T): Cited<T> => ({ value, article: { vi: 'Mục 1', en: '§ 1' } })
const share = (numerator: number, denominator: number): Fraction => ({ numerator, denominator })

function lawOf({ procedure }: RuleSet): ProcedureRules {
  if (!procedure) throw new Error('no procedure')
  return procedure
}
const law = lawOf(shortProcedure)

function voteOf({ steps }: ProcedureRules, key: string): StageOf<'collectiveVote'> {
  const found = steps.find((step) => step.key === key)
  if (found?.kind !== 'collectiveVote') throw new Error(`no vote ${key}`)
  return found
}
const vote = voteOf(law, 'collective-vote')

/** The short procedure, sound but for what is given. */
const short = (given: Partial<ProcedureRules>): RuleSet => ({
  ...shortProcedure,
  procedure: { ...law, ...given },
})

/** With its vote otherwise: it is the third step. */
const withVote = (given: Partial<StageOf<'collectiveVote'>>): RuleSet =>
  short({ steps: law.steps.map((step) => (step === vote ? { ...vote, ...given } : step)) })

const withSteps = (change: (steps: StageDefinition[]) => StageDefinition[]): RuleSet =>
  short({ steps: change([...law.steps]) })

const told = (problems: readonly RuleSetProblem[]) =>
  problems.map(({ field, problem }) => `${field}: ${problem}`)

test.each(RULE_SETS.map((rules) => [rules.id, rules] as const))('%s, which ships, is sound', (_, rules) => {
  expect(validateRuleSet(rules)).toEqual([])
})

const result = law.steps.at(-1) ?? vote
const policy: StageDefinition = {
  kind: 'approval',
  key: 'policy',
  title: { vi: 'Chủ trương', en: 'Policy' },
  decides: cited('policy'),
}
const election: StageDefinition = {
  kind: 'externalResult',
  key: 'election',
  title: { vi: 'Bầu cử', en: 'Election' },
}
const { noneAbove: _, ...withoutFallback } = vote.vote
const { bar: _bar, ...withoutBar } = withoutFallback
const nextStep = cited({ take: 'at-least', share: share(3, 10), to: 'next-step' } as const)
const planning = regulation377.planning
const evaluation = decree335.evaluation
if (!planning || !evaluation) throw new Error('no planning, no evaluation')

function dossierWith(given: Partial<DossierRules>): DossierRules {
  const { dossier } = lawOf(decree300)
  if (!dossier) throw new Error('no dossier')
  return { ...dossier, ...given }
}

const UNSOUND: [what: string, rules: RuleSet, problems: string[]][] = [
  [
    'two steps of one key',
    withSteps((steps) => [{ ...policy, key: 'approval' }, ...steps]),
    ['procedure.steps.4.key: stage-key-twice'],
  ],
  [
    'a way to a second round that there is not',
    withVote({ secondRound: undefined }),
    ['procedure.steps.2.vote.noneAbove.value.to: no-second-round'],
  ],
  [
    'a second round that nothing leads to',
    withVote({ vote: withoutFallback }),
    ['procedure.steps.2.secondRound: second-round-not-reached'],
  ],
  [
    'a second round that leads to itself',
    withVote({ secondRound: vote.vote }),
    ['procedure.steps.2.secondRound.noneAbove.value.to: second-round-again'],
  ],
  [
    'a way to a later vote after the last one',
    withVote({ vote: { ...vote.vote, noneAbove: nextStep }, secondRound: undefined }),
    ['procedure.steps.2.vote.noneAbove.value.to: no-later-vote'],
  ],
  [
    'a way to a later vote from the second round of the last one',
    withVote({ secondRound: { ...withoutFallback, noneAbove: nextStep } }),
    ['procedure.steps.2.secondRound.noneAbove.value.to: no-later-vote'],
  ],
  [
    'a selection without a bar',
    withVote({ vote: withoutBar, secondRound: undefined }),
    ['procedure.steps.2.vote.bar: selection-without-bar'],
  ],
  [
    'all members of a conference that everybody may attend',
    withVote({
      electorate: cited({ parts: ['head'], everyoneBelow: 30 }),
      vote: { ...withoutFallback, denominator: cited('all-members') },
      secondRound: undefined,
    }),
    ['procedure.steps.2.vote.denominator.value: no-fixed-membership'],
  ],
  [
    'all members of a unit without sub-units',
    withVote({
      electorate: cited({ parts: ['head'], everyoneWithoutSubunits: true }),
      vote: { ...withoutFallback, denominator: cited('all-members') },
      secondRound: undefined,
    }),
    ['procedure.steps.2.vote.denominator.value: no-fixed-membership'],
  ],
  [
    'an order that does not end, and decides nothing',
    withSteps((steps) => steps.slice(0, -1)),
    ['procedure.steps: order-cannot-end', 'procedure.steps: no-result-approval'],
  ],
  [
    'a step after the decision',
    withSteps((steps) => [...steps.filter((step) => step !== vote), vote]),
    ['procedure.steps: order-cannot-end', 'procedure.steps.2: result-approval-not-last'],
  ],
  [
    'the policy last',
    withSteps((steps) => [...steps.slice(0, -1), policy]),
    ['procedure.steps.3.decides.value: policy-approval-last', 'procedure.steps: no-result-approval'],
  ],
  [
    'an election of somebody who is appointed',
    withSteps((steps) => [...steps, election]),
    ['procedure.kinds.0: election-does-not-fit-kind'],
  ],
  [
    'a nomination without election',
    { ...shortNomination, procedure: { ...lawOf(shortNomination), steps: law.steps } },
    ['procedure.kinds.0: election-does-not-fit-kind'],
  ],
  [
    'a type that is not for its kinds',
    short({ type: 'on-the-spot', kinds: ['appointment', 'dismissal'] }),
    ['procedure.kinds.1: kind-does-not-fit-type'],
  ],
  ['no kind of case', short({ kinds: [] }), ['procedure.kinds: no-kind']],
  ['one kind twice', short({ kinds: ['appointment', 'appointment'] }), ['procedure.kinds.1: named-twice']],
  [
    'a bar of nothing',
    withVote({ vote: { ...vote.vote, bar: cited(share(0, 2)) } }),
    ['procedure.steps.2.vote.bar.value: bar-out-of-range'],
  ],
  [
    'a bar of everything',
    withVote({ vote: { ...vote.vote, bar: cited(share(2, 2)) } }),
    ['procedure.steps.2.vote.bar.value: bar-out-of-range'],
  ],
  [
    'a majority above everything',
    short({ approval: { majority: cited(share(3, 2)) } }),
    ['procedure.approval.majority.value: bar-out-of-range'],
  ],
  [
    'shares of nothing and above everything',
    withVote({
      vote: {
        ...vote.vote,
        quorum: cited(share(4, 3)),
        outsiders: cited(share(0, 3)),
        noneAbove: cited({ take: 'at-least', share: share(11, 10), to: 'second-round' }),
      },
    }),
    [
      'procedure.steps.2.vote.quorum.value: share-out-of-range',
      'procedure.steps.2.vote.outsiders.value: share-out-of-range',
      'procedure.steps.2.vote.noneAbove.value.share: share-out-of-range',
      'procedure.steps.2.vote.outsiders: nobody-outside-a-list',
    ],
  ],
  [
    'what is read only beside a bar, without one',
    withVote({
      vote: {
        ...withoutBar,
        exactlyAtBar: cited({ several: 'head', one: 'undecided' }),
        noneAbove: cited({ take: 'decision', by: 'authority' }),
      },
      secondRound: undefined,
      result: 'opinion',
    }),
    [
      'procedure.steps.2.vote.exactlyAtBar: never-without-bar',
      'procedure.steps.2.vote.noneAbove: never-without-bar',
    ],
  ],
  [
    'outsiders in the first vote that makes a list',
    withVote({ vote: { ...vote.vote, outsiders: cited(share(2, 3)) } }),
    ['procedure.steps.2.vote.outsiders: nobody-outside-a-list'],
  ],
  [
    'outsiders who join a list that no vote selects from',
    withSteps((steps) => [
      ...steps.slice(0, 2),
      { ...vote, key: 'first', result: 'list' },
      { ...vote, vote: { ...vote.vote, outsiders: cited(share(2, 3)) }, result: 'list' },
      ...steps.slice(3),
    ]),
    ['procedure.steps.3.vote.outsiders: nobody-selects'],
  ],
  [
    'outsiders who join in a second round after which no vote selects',
    withVote({
      secondRound: { ...withoutFallback, outsiders: cited(share(2, 3)) },
      result: 'list',
    }),
    ['procedure.steps.2.secondRound.outsiders: nobody-selects'],
  ],
  [
    'an appointment of which no step judges eligibility',
    withSteps((steps) => steps.slice(1)),
    ['procedure.steps: no-step-before'],
  ],
  [
    'a vote before eligibility is judged',
    withSteps(([check, ...steps]) => [...steps.slice(0, 2), ...(check ? [check] : []), ...steps.slice(2)]),
    ['procedure.steps.1: no-step-before'],
  ],
  [
    'a time counted from an answer on the policy that no step gives',
    short({ approval: { ...law.approval, finishedWithin: cited(30) } }),
    ['procedure.approval.finishedWithin: no-step-before'],
  ],
  [
    'those below the bar who need as much as it',
    withVote({
      vote: {
        ...vote.vote,
        bar: cited(share(1, 2)),
        noneAbove: cited({ take: 'at-least', share: share(2, 4), to: 'second-round' }),
      },
    }),
    ['procedure.steps.2.vote.noneAbove.value.share: share-not-below-bar'],
  ],
  [
    'one part of those convened, and one thing shown, twice',
    withVote({
      electorate: cited({ parts: ['head', 'deputies', 'head'] }),
      shown: cited(['cv', 'cv']),
    }),
    [
      'procedure.steps.2.electorate.value.parts.2: named-twice',
      'procedure.steps.2.shown.value.1: named-twice',
    ],
  ],
  [
    'one item of the dossier twice',
    short({ dossier: dossierWith({ items: cited(['cv', 'diplomas', 'cv']) }) }),
    ['procedure.dossier.items.value.2: named-twice'],
  ],
  [
    'one item that is not asked twice',
    short({ dossier: dossierWith({ waivedForEqualPost: cited(['cv', 'cv']) }) }),
    ['procedure.dossier.waivedForEqualPost.value.1: named-twice'],
  ],
  [
    'times that are no whole days, or none',
    short({ times: { ...law.times, enterCount: cited(0), conveneVote: cited(1.5) } }),
    [
      'procedure.times.conveneVote.value: not-a-number-of-days',
      'procedure.times.enterCount.value: not-a-number-of-days',
    ],
  ],
  [
    'a meeting held within no day',
    withVote({ heldWithin: cited(0) }),
    ['procedure.steps.2.heldWithin.value: not-a-number-of-days'],
  ],
  [
    'retirement ages out of order',
    short({
      eligibility: {
        ...law.eligibility,
        retirementAge: cited([
          { year: 2027, men: 750, women: 700 },
          { year: 2026, men: 747, women: 696 },
        ]),
      },
    }),
    ['procedure.eligibility.retirementAge.value.1.year: not-in-order'],
  ],
  [
    'days that there are not',
    { ...shortProcedure, inForce: { from: '2027-02-30', to: '2028-13-01' } },
    ['inForce.from: not-a-date', 'inForce.to: not-a-date'],
  ],
  [
    'an end before the beginning',
    { ...shortProcedure, inForce: { from: '2027-01-02', to: '2027-01-01' } },
    ['inForce.to: ends-before-it-begins'],
  ],
  ['no part at all', { ...shortProcedure, procedure: undefined }, ['procedure: nothing-ruled']],
  [
    'planning with shares and ranges that cannot be',
    {
      ...regulation377,
      planning: {
        ...planning,
        women: cited({ province: share(0, 1), commune: share(2, 1) }),
        ages: cited([
          { under: 50, atLeast: share(1, 2), atMost: share(1, 3) },
          { under: 40, atLeast: share(0, 1) },
        ]),
        ratio: cited({ atLeast: share(2, 1), atMost: share(1, 1) }),
      },
    },
    [
      'planning.women.value.province: share-out-of-range',
      'planning.women.value.commune: share-out-of-range',
      'planning.ages.value.0.atMost: range-reversed',
      'planning.ages.value.1.atLeast: share-out-of-range',
      'planning.ages.value.1.under: not-in-order',
      'planning.ratio.value.atMost: range-reversed',
    ],
  ],
  [
    'an evaluation that grades in no order',
    {
      ...decree335,
      evaluation: {
        ...evaluation,
        excellentShare: cited(share(6, 5)),
        grades: cited([
          { grade: 'excellent', from: 70 },
          { grade: 'good', from: 70 },
        ]),
        breakthroughTasks: cited({ from: 'department-deputy', atLeast: 2, atMost: 1 }),
      },
    },
    [
      'evaluation.excellentShare.value: share-out-of-range',
      'evaluation.grades.value.1.from: not-in-order',
      'evaluation.breakthroughTasks.value.atMost: range-reversed',
    ],
  ],
  [
    'days of publicity and of notice that are none',
    short({ publicity: { ...PUBLICITY, list: cited(0) }, term: { noticeBefore: cited(-1) } }),
    [
      'procedure.publicity.list.value: not-a-number-of-days',
      'procedure.term.noticeBefore.value: not-a-number-of-days',
    ],
  ],
  [
    'targets above everything',
    { ...localTargetsA, locality: { ...localTargetsA.locality, planningWomen: cited(share(5, 4)) } },
    ['locality.planningWomen.value: share-out-of-range'],
  ],
]

describe('a rule set is not published', () => {
  test.each(UNSOUND)('with %s', (_what, rules, problems) => {
    expect(told(validateRuleSet(rules))).toEqual(problems)
  })

  test('under the id of one that ships', () => {
    const problems = validateRuleSet(shortProcedure, { builtIn: RULE_SETS, published: [] })
    expect(told(problems)).toEqual(['id: built-in'])
  })
})

describe('what a vote is shown', () => {
  const consultation = (of: 'party-committee' | 'leadership'): StageDefinition => ({
    ...{ kind: 'consultation', key: of, title: policy.title },
    of: cited(of),
  })
  const submission = (what: 'action-program' | 'self-report'): StageDefinition => ({
    ...{ kind: 'submission', key: what, title: policy.title, what },
  })
  const [check = vote, , , decision = vote] = law.steps
  const earlierVote: StageDefinition = { ...vote, key: 'first', result: 'list' }

  const FROM: [Shown, without: StageDefinition, step: StageDefinition, named: string][] = [
    ['approved-policy', check, policy, '(kind "approval", decides "policy")'],
    [
      'action-program',
      submission('self-report'),
      submission('action-program'),
      '(kind "submission", what "action-program")',
    ],
    [
      'party-committee-opinion',
      consultation('leadership'),
      consultation('party-committee'),
      '(kind "consultation", of "party-committee")',
    ],
    ['counts-so-far', consultation('leadership'), earlierVote, '(kind "collectiveVote")'],
    ['result-of-step-before', consultation('leadership'), earlierVote, '(kind "collectiveVote")'],
  ]

  test.each(FROM)('out of a step, %s, needs it before the vote', (shown, without, step, named) => {
    const shows: StageDefinition = { ...vote, shown: cited(['cv', shown] as const) }
    const withBefore = (before: StageDefinition, ...after: StageDefinition[]) =>
      validateRuleSet(short({ steps: [...new Set([check, before]), shows, ...after, decision] })).filter(
        ({ problem }) => problem === 'no-step-before',
      )
    const missing = withBefore(without)
    expect(missing).toEqual([
      {
        field: `procedure.steps.${without === check ? 1 : 2}.shown.value.1`,
        ...{ problem: 'no-step-before', what: expect.any(String) },
      },
    ])
    for (const words of Object.values(sourceInWords(String(missing[0]?.what)))) expect(words).toContain(named)
    expect(withBefore(step)).toEqual([])
    // After the vote it comes too late.
    expect(withBefore(without, step)).toEqual(missing)
  })

  test('out of the records, or brought to the meeting, needs no step', () => {
    const fromSteps = FROM.map(([shown]) => shown)
    const others = SHOWN.filter((shown) => !fromSteps.includes(shown))
    expect(validateRuleSet(withVote({ shown: cited(others) }))).toEqual([])
  })
})

test('no vote has to select: a launch then takes one candidate, who goes up for decision', () => {
  expect(validateRuleSet(withVote({ result: 'list' }))).toEqual([])
})

test('who leaves office is judged by no criteria: no step has to judge them', () => {
  const dismissal = short({ type: 'dismissal', kinds: ['dismissal'], steps: law.steps.slice(1) })
  expect(validateRuleSet(dismissal)).toEqual([])
})

const local = (from: string, to?: string, given: Partial<RuleSet> = {}): RuleSet => ({
  ...shortProcedure,
  id: 'local',
  inForce: { from, ...(to && { to }) },
  ...given,
})
const beside = (rules: RuleSet, ...published: RuleSet[]) =>
  told(validateRuleSet(rules, { builtIn: RULE_SETS, published }))

describe('a version that shares days with a published one of its id', () => {
  test('begins later than that one', () => {
    const overlaps = ['inForce.from: overlaps-published']
    expect(beside(local('2027-02-01'), local('2027-01-01'))).toEqual([])
    expect(beside(local('2027-01-01'), local('2027-01-01'))).toEqual(overlaps)
    expect(beside(local('2026-12-31'), local('2027-01-01'))).toEqual(overlaps)
    expect(beside(local('2026-12-31', '2027-01-01'), local('2027-01-01'))).toEqual(overlaps)
  })

  test('whatever either is for; without a shared day, or of another id, it may begin at any time', () => {
    const nomination = { ...shortNomination, id: 'local', inForce: { from: '2027-01-01' } }
    expect(beside(local('2026-01-01'), nomination)).toEqual(['inForce.from: overlaps-published'])
    expect(beside(local('2026-01-01', '2026-12-31'), local('2027-01-01'))).toEqual([])
    expect(beside(local('2026-01-01'), { ...local('2027-01-01'), id: 'another' })).toEqual([])
  })

  test('is told of the latest of several', () => {
    const published = [local('2027-01-01'), { ...local('2028-01-01'), version: 2 }]
    const [problem] = validateRuleSet(local('2026-01-01'), { builtIn: RULE_SETS, published })
    expect(problem?.what).toBe('2 (2028-01-01)')
  })
})

describe('a rule set that takes the place of another', () => {
  const instead = (of: string, from = '2027-01-01', given: Partial<RuleSet> = {}) =>
    local(from, undefined, { takesPlaceOf: of, ...given })
  const ofTime = (from: string, to: string, given: Partial<RuleSet>) => local(from, to, given)
  const planningOf = (of: string): RuleSet => ({
    ...regulation377,
    ...{ id: 'local', inForce: { from: '2027-01-01' }, takesPlaceOf: of },
  })

  test('takes that of one for the same type and kinds, or for the same records', () => {
    expect(beside(instead('short-procedure'))).toEqual([])
    expect(beside(planningOf('regulation-377-2025'))).toEqual([])
  })

  test.each([
    ['itself', instead('local'), 'takes-own-place'],
    ['one that there is not', instead('no-such-text'), 'no-place-of-unknown'],
    ['one of another type', instead('decree-300-2026'), 'place-of-another-kind'],
    ['one for another kind', instead('short-nomination'), 'place-of-another-kind'],
    ['a procedure, as planning', planningOf('short-procedure'), 'place-of-another-kind'],
    ['planning, as a procedure', instead('regulation-377-2025'), 'place-of-another-kind'],
    ['another evaluation, as planning', planningOf('decree-335-2025'), 'place-of-another-kind'],
    [
      'targets, which are chosen by name',
      { ...localTargetsA, id: 'local', takesPlaceOf: 'local-targets-b' },
      'chosen-by-name-only',
    ],
    [
      'one that is not yet the default when it begins',
      { ...decree300, id: 'local', inForce: { from: '2026-07-31' }, takesPlaceOf: 'decree-300-2026' },
      'place-taken',
    ],
    [
      'one that is retired, and followed by another',
      { ...decree300, id: 'local', inForce: { from: '2027-01-01' }, takesPlaceOf: 'decree-170-2025' },
      'place-taken',
    ],
  ])('does not take that of %s', (_what, rules: RuleSet, problem) => {
    expect(beside(rules)).toEqual([`takesPlaceOf: ${problem}`])
  })

  test('names those whose place it could take where it names a wrong one, and the one that has the place', () => {
    const whatOf = (rules: RuleSet, ...published: RuleSet[]) =>
      validateRuleSet(rules, { builtIn: RULE_SETS, published })[0]?.what
    expect(whatOf(instead('no-such-text'))).toBe('short-procedure')
    expect(whatOf(instead('decree-300-2026'))).toBe('short-procedure')
    const first = instead('short-procedure')
    expect(whatOf(instead('short-procedure', '2028-01-01', { id: 'second' }), first)).toBe(
      'local (2028-01-01)',
    )
    const later = instead('short-procedure', '2026-09-01', { id: 'second' })
    expect(whatOf(later, first)).toBe('local (2027-01-01)')
  })

  test('is the only one that does on any day', () => {
    const [first, second] = [
      ofTime('2027-01-01', '2027-12-31', { takesPlaceOf: 'short-procedure' }),
      ofTime('2028-01-01', '2028-12-31', { id: 'second', takesPlaceOf: 'short-procedure' }),
    ]
    expect(beside(second, first)).toEqual([])
    const overlapping = { ...second, inForce: { from: '2027-12-31' } }
    expect(beside(overlapping, first)).toEqual(['takesPlaceOf: place-taken'])
    expect(beside({ ...overlapping, takesPlaceOf: 'local' }, first)).toEqual([])
  })

  test('and not in a circle, nor by way of an earlier version', () => {
    const first = instead('short-procedure')
    const second = instead('local', '2028-01-01', { id: 'second' })
    expect(beside(instead('second', '2029-01-01'), first, second)).toEqual(['takesPlaceOf: places-in-circle'])
    const given = { ...local('2029-01-01'), version: 2 }
    expect(beside(instead('second', '2030-01-01'), first, second, given)).toEqual([
      'takesPlaceOf: places-in-circle',
    ])
  })
})

describe('what differs between two rule sets', () => {
  test('is nothing where only the version does', () => {
    expect(diffRuleSets(shortProcedure, { ...shortProcedure, version: 2 })).toEqual([])
    const shown = withVote({ shown: cited(['cv', 'assessment']) })
    expect(diffRuleSets(shortProcedure, shown).map(({ what }) => what.en)).toEqual([
      'Step "Collective vote": shown to them: none → the CV; the assessment',
    ])
  })

  test('names the step, the value, the days and the article in words of both languages', () => {
    const after = withVote({ vote: { ...vote.vote, bar: { ...vote.vote.bar, ...cited(share(2, 3)) } } })
    const changed: RuleSet = {
      ...after,
      inForce: { from: '2027-01-01' },
      procedure: {
        ...lawOf(after),
        times: { ...law.times, enterCount: { ...law.times.enterCount, value: 1 } },
      },
    }
    const found = diffRuleSets(shortProcedure, changed)
    expect(found.map(({ path }) => path)).toEqual([
      'inForce.from',
      'procedure.steps.collective-vote.vote.bar.value',
      'procedure.steps.collective-vote.vote.bar.article',
      'procedure.times.enterCount.value',
    ])
    expect(found[1]).toEqual({
      path: 'procedure.steps.collective-vote.vote.bar.value',
      what: {
        vi: 'Bước "Lấy phiếu của tập thể": cách lấy phiếu: đạt khi: > 50% → > 2/3',
        en: 'Step "Collective vote": the vote: passes: > 50% → > 2/3',
      },
      before: { numerator: 1, denominator: 2 },
      after: { numerator: 2, denominator: 3 },
    })
    expect(found[2]?.what.en).toMatch(/passes: article: .+ → § 1$/)
    expect(found[3]?.what).toEqual({
      vi: 'thời hạn: nhập biên bản kiểm phiếu: 2 ngày làm việc → 1 ngày làm việc',
      en: 'time to: enter the count record: 2 working days → 1 working day',
    })
  })

  test('tells steps that come, go and change places', () => {
    const [check = vote, program = vote] = law.steps
    const found = diffRuleSets(shortProcedure, short({ steps: [policy, vote, check, result] }))
    expect(found.map(({ path, what }) => [path, what.en])).toEqual([
      ['procedure.steps.action-program', `The step "${program.title.en}" is removed`],
      ['procedure.steps.policy', 'The step "Policy" is added as step 1'],
      [
        'procedure.steps',
        'The order of the steps: Planning check, Collective vote, Standing-committee approval → Collective vote, Planning check, Standing-committee approval',
      ],
    ])
    expect([found[0]?.before, found[0]?.after, found[1]?.before, found[1]?.after]).toEqual([
      program,
      null,
      null,
      policy,
    ])
  })

  test('tells what only one of them has value by value, and a size as a size', () => {
    const { dossier } = lawOf(decree300)
    const found = diffRuleSets(
      short({ actionProgram: { ...law.actionProgram, maxBytes: cited(7 * 1_048_576) }, dossier }),
      short({ actionProgram: { ...law.actionProgram, maxBytes: cited(9 * 1_048_576) }, dossier: undefined }),
    )
    expect(found.map(({ path }) => path)).toEqual([
      'procedure.actionProgram.maxBytes.value',
      ...['items', 'maxAge', 'ageCountedTo', 'reusableWithin', 'notReused', 'waivedForEqualPost'].map(
        (name) => `procedure.dossier.${name}`,
      ),
    ])
    expect(found[0]?.what).toEqual({
      vi: 'tài liệu lớn nhất: 7 MB → 9 MB',
      en: 'largest document: 7 MB → 9 MB',
    })
    expect(found[1]?.what.en).toMatch(/^items of the dossier: 1 proposal, minutes, .+ → none$/)
    expect(found[1]).toMatchObject({ before: dossier?.items, after: null })
  })

  test('tells the days of publicity and the term by names of their own', () => {
    const local = { ...PUBLICITY, result: cited(7) }
    const found = diffRuleSets(
      short({ publicity: PUBLICITY, term: { usualLength: cited(36) } }),
      short({ publicity: local, term: { noticeBefore: cited(90), usualLength: cited(60) } }),
    ).filter(({ path }) => path.endsWith('value') || path.endsWith('noticeBefore'))
    expect(found.map(({ what }) => what.en)).toEqual([
      'the result is public: 5 working days → 7 working days',
      'length of a rotation that names no end: 36 months → 60 months',
      'notice before the term ends: none → 90 working days',
    ])
    expect(found[0]?.what.vi).toBe('công khai kết quả: 5 ngày làm việc → 7 ngày làm việc')
  })
})
