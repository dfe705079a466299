import { describe, expect, test } from '@jest/globals'
import { RULE_SETS } from '../../domain/rules/index.js'
import { RETIREMENT_AGE } from '../../domain/rules/retirement-age.js'
import type { ProcedureRules, RuleSet } from '../../domain/rules/rule-set.js'
import { TERM_CALENDAR } from '../../domain/rules/term-calendar.js'
import type { TaskTimes } from '../../domain/rules/values/task-times.js'
import { FORMAL_MEASURES, type FormalMeasure } from '../../domain/vocabulary.js'

/** The numbers of the texts of law (docs/law.md) beside the steps and votes, written down a second time. */

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

const LEAVING = [
  ...['relief', 'dismissal', 'resignation', 'replacement', 'dismissal-170-2025', 'resignation-170-2025'],
  ...['dismissal-115-2020', 'relief-115-2020'],
]
const PROCEDURES = RULE_SETS.flatMap(({ id, procedure }) => (procedure ? [[id, procedure] as const] : []))

/** The posts that are sensitive where a locality names no others. */
const SENSITIVE = { levels: ['department-deputy', 'department-head', 'standing-committee'], posts: [] }

/** What defers a reappointment, or keeps somebody in office, and is none of art. 29.9. */
const BAR_NO_APPOINTMENT: readonly FormalMeasure[] = [
  ...(['responsibility-unconcluded', 'state-inspection', 'audit'] as const),
  ...(['key-task', 'secret-task', 'disaster-task'] as const),
]

describe('eligibility', () => {
  test.each([
    ['decree-300-2026', 'same-or-higher-post', 12, [24, 36, 60]],
    ['decree-170-2025', 'same-or-higher-post', 12, [24, 36, 60]],
    ['decree-138-2020', 'same-or-higher-post', 24, [12, 30, 60]],
    ['decree-116-2024', 'same-or-higher-post', 24, [12, 30, 60]],
    ['decree-115-2020', 'same-or-higher-post', 24, [24, 36, 60]],
    ['appointment-from-elsewhere', 'equal-or-higher-post', 12, [24, 36, 60]],
    ['regulation-80-2022', 'same-or-higher-post', 24, [12, 30, 60]],
    ['nomination-377-2025', 'same-or-higher-post', 12, [24, 36, 60]],
    ['short-nomination', 'same-or-higher-post', 12, [24, 36, 60]],
  ])(
    'under %s asks for planning %s, %s months in the lower post and waits %j',
    (id, planning, months, [r, w, m]) => {
      const { eligibility } = procedureOf(id)
      expect(eligibility.planning).toMatchObject({ value: planning, waivable: true })
      expect(eligibility.timeInLowerPost).toMatchObject({ value: months, waivable: true })
      expect(eligibility.disciplineWait?.value).toEqual({ reprimand: r, warning: w, removal: m })
      expect(eligibility.noOtherCase).toMatchObject({
        value: ['appointment', 'nomination', 'rotation', 'transfer'],
        waivable: true,
      })
      expect(eligibility.evaluations).toMatchObject({ value: { years: 3, grade: 'good' }, waivable: false })
      // Art. 29.7 of Decree 170 (29.5 as issued), art. 44.5 of Decree 115: special cases are for the authority.
      // Regulation 80 art. 18 has them too, and Regulation 377 art. 34.5 by Guidance 45; the local rule set has none.
      const waivable = !id.startsWith('short-')
      expect(eligibility.fullTerm).toMatchObject({ value: 60, waivable, termOfPost: true })
      expect(eligibility.papers).toMatchObject({ value: ['cv', 'asset-declaration'], waivable: false })
      expect(eligibility.qualification).toMatchObject({ value: 'post-standard', waivable: false })
      expect(eligibility.blocks?.value).toEqual(
        FORMAL_MEASURES.filter((measure) => !BAR_NO_APPOINTMENT.includes(measure)),
      )
    },
  )

  test.each(['reappointment', 'extension', 'relief', 'dismissal', 'resignation', 'replacement'])(
    'for a %s asks for no first-appointment criteria',
    (id) => {
      const { eligibility } = procedureOf(id)
      for (const criterion of ['planning', 'timeInLowerPost', 'fullTerm', 'disciplineWait']) {
        expect(eligibility).not.toHaveProperty(criterion)
      }
    },
  )
})

test.each(['resignation', 'relief'])(
  'a %s is refused in the cases of art. 52.4(a), (b) and (c), each by its point',
  (id) => {
    const { ruledOutBy, blocks, noGroundOf } = procedureOf(id).eligibility
    const at = (point: string) =>
      `Decree 170/2025/NĐ-CP art. 52.4(${point}) as amended by Decree 300/2026/NĐ-CP`
    expect([ruledOutBy?.value, ruledOutBy?.article.en]).toEqual([['key-task', 'secret-task'], at('a')])
    // Thanh tra, kiểm tra, kiểm toán, điều tra: being prosecuted or tried is of the earlier texts alone.
    expect([blocks?.value, blocks?.article.en]).toEqual([
      ['state-inspection', 'inspection', 'audit', 'investigation'],
      at('b'),
    ])
    expect([noGroundOf?.value.map(({ value }) => value), noGroundOf?.article.en]).toEqual([
      ['53.1a', '53.1b', '53.1d'],
      at('c'),
    ])
  },
)

test.each([
  ['resignation-170-2025', 'Decree 170/2025/NĐ-CP art. 52'],
  ['relief-115-2020', 'Decree 115/2020/NĐ-CP art. 54 as amended by Decree 85/2023/NĐ-CP'],
])(
  '%s is refused in a disaster, under inspection or check and from charge to trial, not under audit: %s',
  (id, at) => {
    const { ruledOutBy, blocks } = procedureOf(id).eligibility
    expect([ruledOutBy?.value, ruledOutBy?.article.en]).toEqual([['key-task', 'disaster-task'], at])
    expect([blocks?.value, blocks?.article.en]).toEqual([
      ['state-inspection', 'inspection', 'investigation', 'criminal-proceedings'],
      at,
    ])
  },
)

test('a reappointment is deferred by art. 36.3, ruled out by art. 37, and not by serving a discipline (36.6)', () => {
  const { blocks, ruledOutBy, absences } = procedureOf('reappointment').eligibility
  expect(blocks?.value).toEqual([
    'discipline-review',
    'denunciation-verification',
    'discipline-complaint',
    'inspection',
    'recommended-sanction',
    'suspension',
    'responsibility-unconcluded',
    'other-bar',
  ])
  expect(blocks?.article.en).toContain('art. 36.3')
  expect(ruledOutBy?.value).toEqual(['ban-from-office', 'investigation', 'criminal-proceedings'])
  expect(ruledOutBy?.article.en).toContain('art. 37')
  expect(absences?.value).toEqual({ abroad: 3, hospital: 3, maternity: 0 })
})

test.each(PROCEDURES)(
  'under %s the age is counted on the day it began, and seven degrees of relatives stand back',
  (_, { eligibility, recusal }) => {
    expect(eligibility.ageCountedOn.value).toBe('procedure-begun')
    expect(recusal?.recusedRelatives.value).toEqual([
      'spouse',
      'parent',
      'child',
      'sibling',
      'spouse-parent',
      'spouse-child',
      'spouse-sibling',
    ])
    expect(eligibility.relatives?.value.sensitive ?? SENSITIVE).toEqual(SENSITIVE)
  },
)

describe('what a value is known from', () => {
  test('the planning of what is in force before Regulation 377 is asked by Regulation 50 too', () => {
    for (const id of ['rotation-170-2025', 'short-procedure', 'short-nomination', 'decree-170-2025']) {
      const { planning, plannedBeforeBegun } = procedureOf(id).eligibility
      const { article } = (id.endsWith('170-2025') ? plannedBeforeBegun : planning) ?? {}
      expect([id, article?.en]).toEqual([
        id,
        expect.stringContaining('Regulation 50-QĐ/TW (2021); Regulation 377-QĐ/TW (2025)'),
      ])
      expect(ruleSet(id).sources.map((source) => source.id)).toContain('regulation-50-2021')
    }
  })

  const placesOf = (id: string) => {
    const { planning, timeInLowerPost, evaluations, fullTerm, papers, qualification, blocks } =
      procedureOf(id).eligibility
    const asked = [qualification, planning, timeInLowerPost, papers, evaluations, fullTerm, blocks]
    return asked.map((each) => each?.article.en)
  }

  test.each([
    [
      'decree-300-2026',
      ['29.1', '29.2', '29.3', '29.4', '29.5', '29.7', '29.9'].map(
        (at) => `Decree 170/2025/NĐ-CP art. ${at} as amended by Decree 300/2026/NĐ-CP`,
      ),
    ],
    [
      'decree-170-2025',
      [
        ...['29.1', '29.2'].map((at) => `Decree 170/2025/NĐ-CP art. ${at}`),
        'Regulation 377-QĐ/TW (2025) art. 34.3',
        'Decree 170/2025/NĐ-CP art. 29.4',
        'Regulation 80-QĐ/TW (2022) art. 18; Regulation 377-QĐ/TW (2025) art. 34',
        'Decree 170/2025/NĐ-CP art. 29.5',
        'Decree 170/2025/NĐ-CP art. 29.7; Regulation 80-QĐ/TW (2022) art. 18; Regulation 377-QĐ/TW (2025) art. 34',
      ],
    ],
  ])('each condition of %s stands with the article that has it (art. 29)', (id, places) => {
    expect(placesOf(id)).toEqual(places)
    expect(JSON.stringify(procedureOf(id))).not.toContain('The article was not seen')
  })

  test('each part of the four steps stands with its point of art. 33 as amended', () => {
    const { steps, approval, times } = procedureOf('decree-300-2026')
    const amended = (at: string) => `Decree 170/2025/NĐ-CP art. ${at} as amended by Decree 300/2026/NĐ-CP`
    expect(times.answerPolicy.article.en).toBe(amended('33.1(b)'))
    expect(approval.finishedWithin?.article.en).toBe(amended('33.1(c)'))
    const votes = steps.flatMap((step) => (step.kind === 'collectiveVote' ? [step] : []))
    expect(votes.map(({ vote }) => [vote.bar?.article.en, vote.denominator.article.en])).toEqual(
      ['33.2(b)', '33.2(c)', '33.2(d)', '33.2(đ)'].map((at) => [amended(at), amended('33.2(a)')]),
    )
  })

  test('whom the key cadres name is read as each person where the text has a ballot marked, and says so', () => {
    for (const id of ['decree-170-2025', 'decree-115-2020']) {
      const [, , step4] = procedureOf(id).steps.filter(({ kind }) => kind === 'collectiveVote')
      const vote = step4?.kind === 'collectiveVote' ? step4.vote : undefined
      expect(vote?.ballot.note?.en).toContain('as this product understands it')
      expect(vote?.secret.note?.en).toContain('is silent on this point')
    }
  })

  test('what art. 53.2 does not say of the vote on a dismissal is told as a reading', () => {
    const vote = procedureOf('dismissal').steps.find(({ key }) => key === 'joint-vote')
    if (vote?.kind !== 'collectiveVote') throw new Error('no vote on a dismissal')
    expect(vote.electorate.note?.en).toContain('the text does not say')
    expect(vote.vote.denominator.note?.en).toContain('names no denominator')
    expect(vote.vote.bar?.note).toBeUndefined()
  })

  test('a replacement is told to be of no text, but of the locality', () => {
    const { steps, times } = procedureOf('replacement')
    for (const cited of [times.recordDecision, ...steps.flatMap((each) => Object.values(each))]) {
      if (typeof cited === 'object' && 'article' in cited) expect(cited.article.en).toBe('Local parameter')
    }
  })

  test('the 15 days of the self-report run from the task, and are read as calendar days', () => {
    const { submitSelfReport } = procedureOf('reappointment').times
    expect(submitSelfReport.unit).toBe('calendar-days')
    expect(submitSelfReport.note?.en).toContain('calendar days is the reading of this product')
    expect(submitSelfReport.note?.en).toContain('from the day on which the report is asked for')
  })
})

test.each([
  [2021, 60, 3, 55, 4],
  [2026, 61, 6, 57, 0],
  [2028, 62, 0, 57, 8],
  [2035, 62, 0, 60, 0],
])('in %s men retire at %s years %s months and women at %s years %s months', (year, my, mm, wy, wm) => {
  const row = RETIREMENT_AGE.value.find((each) => each.year === year)
  expect(row).toEqual({ year, men: my * 12 + mm, women: wy * 12 + wm })
})

describe('times', () => {
  const LOCAL: Record<keyof TaskTimes, number> = {
    agreeToCandidate: 5,
    confirmEligibility: 5,
    submitActionProgram: 10,
    reviewActionProgram: 5,
    submitSelfReport: 15,
    giveOpinion: 10,
    conveneVote: 5,
    enterCount: 2,
    decideVote: 5,
    answerPolicy: 15,
    submitDossier: 5,
    recordDecision: 15,
    confirmDecision: 3,
    supplyPapers: 5,
    resolveLostCandidate: 5,
    recordExternalResult: 20,
    remindBefore: 2,
  }
  const RULES_WITH_TIMES = RULE_SETS.flatMap(({ id, procedure }) => (procedure ? [id] : []))

  test.each(RULES_WITH_TIMES)('of %s are those of the locality but where the text gives others', (id) => {
    const own = {
      ...(LEAVING.includes(id) && { recordDecision: 10 }),
      // The check before the talk stands within the ten days of art. 52.5(a); a process within the thirty of art. 33.1(c).
      ...(procedureOf(id).leaving && { agreeToCandidate: 2, confirmEligibility: 3, confirmDecision: 2 }),
      ...(procedureOf(id).approval.finishedWithin && {
        ...{ agreeToCandidate: 3, confirmEligibility: 3, submitActionProgram: 4, reviewActionProgram: 2 },
        ...{ giveOpinion: 2, conveneVote: 2, enterCount: 1, submitDossier: 2 },
      }),
      // Decree 115/2020 art. 46.1; Decree 170/2025 art. 33.1 has 15.
      ...(['decree-115-2020', 'from-elsewhere-115-2020'].includes(id) && { answerPolicy: 10 }),
    }
    const given = Object.entries(procedureOf(id).times).map(([task, { value }]) => [task, value])
    expect(Object.fromEntries(given)).toEqual({ ...LOCAL, ...own })
  })

  test('say which of them a text gives', () => {
    const ofText = (id: string) =>
      Object.entries(procedureOf(id).times).flatMap(([task, { article }]) =>
        article.en.includes('Decree') ? [task] : [],
      )
    expect(ofText('decree-300-2026')).toEqual(['answerPolicy'])
    expect(ofText('appointment-from-elsewhere')).toEqual(['answerPolicy'])
    expect(ofText('reappointment')).toEqual(['submitSelfReport'])
    expect(ofText('dismissal')).toEqual(['giveOpinion', 'recordDecision'])
    expect(ofText('resignation')).toEqual(['giveOpinion', 'recordDecision'])
    expect(ofText('relief')).toEqual(['giveOpinion', 'recordDecision'])
    expect(ofText('replacement')).toEqual([])
    expect(ofText('short-procedure')).toEqual(['recordDecision'])
    expect(ofText('decree-138-2020')).toEqual([])
    expect(ofText('decree-170-2025')).toEqual(['answerPolicy'])
    for (const { note } of Object.values(procedureOf('decree-138-2020').times)) expect(note).toBeDefined()
  })

  test('of the short procedure and its threshold are sections of the local rule set', () => {
    const { times, actionProgram, approval } = procedureOf('short-procedure')
    expect(times.confirmEligibility.article).toEqual({
      vi: 'Mục 5.1 Bộ quy tắc H của địa phương',
      en: 'Local rule set H § 5.1',
    })
    expect(actionProgram.requiredFrom.article.en).toBe('Local rule set H § 2.1')
    expect(approval.majority.article.en).toBe('Local rule set H § 4.1')
  })

  test('of a term and of the whole process', () => {
    for (const id of ['decree-300-2026', 'appointment-from-elsewhere']) {
      expect(procedureOf(id).approval.finishedWithin?.value).toBe(30)
      expect(procedureOf(id).times.answerPolicy.value).toBe(15)
    }
    expect(procedureOf('rotation').term?.usualLength).toMatchObject({
      value: 36,
      article: { en: 'Local parameter' },
    })
    expect(procedureOf('rotation-end').term?.noticeBefore).toMatchObject({
      value: 90,
      article: { en: 'Local parameter' },
    })
    expect(procedureOf('rotation-170-2025').term).toMatchObject({
      shortest: { value: 36, article: { en: 'Decree 170/2025/NĐ-CP art. 48' } },
      planNames: { value: ['because', 'next'], article: { en: 'Decree 170/2025/NĐ-CP art. 45' } },
    })
    expect(procedureOf('reappointment').term?.noticeBefore).toBe(TERM_CALENDAR.noticeBefore)
    expect(TERM_CALENDAR.noticeBefore.value).toBe(90)
    expect(procedureOf('reappointment').approval.decidedBeforeTermEnds?.value).toBe(1)
    expect(TERM_CALENDAR.actingAtMost.value).toBe(12)
    expect(TERM_CALENDAR.notOpenedAgain).toMatchObject({ value: 12, article: { en: 'Local parameter' } })
    const vote = procedureOf('reappointment').steps.find(({ key }) => key === 'key-cadre-vote')
    expect(vote?.kind === 'collectiveVote' && vote.heldWithin?.value).toBe(45)
    const extended = procedureOf('extension').steps.find(({ key }) => key === 'leadership-vote')
    expect(extended?.kind === 'collectiveVote' && extended.heldWithin?.value).toBe(45)
    for (const id of LEAVING) expect(procedureOf(id).times.recordDecision).not.toHaveProperty('unit')
  })
})

test.each(PROCEDURES)(
  '%s asks for an action program from deputy head of division up, and for more than half of the body',
  (_, { actionProgram, approval }) => {
    expect(actionProgram.requiredFrom.value).toBe('division-deputy')
    expect(actionProgram.maxBytes.value).toBe(10_485_760)
    expect(approval.majority.value).toEqual({ numerator: 1, denominator: 2 })
  },
)

test.each(LEAVING)('a %s asks for no dossier', (id) => {
  expect(procedureOf(id)).not.toHaveProperty('dossier')
})

test.each([
  ['decree-300-2026', 'Decree 170/2025/NĐ-CP art. 35 as amended by Decree 300/2026/NĐ-CP', false],
  ['appointment-from-elsewhere', 'Decree 170/2025/NĐ-CP art. 35 as amended by Decree 300/2026/NĐ-CP', false],
  ['nomination-377-2025', 'Guidance 45-HD/BTCTW (2025) § VI.1', true],
  [
    'reappointment',
    'Decree 170/2025/NĐ-CP art. 41 as amended by Decree 300/2026/NĐ-CP; Decree 170/2025/NĐ-CP art. 35 as amended by Decree 300/2026/NĐ-CP',
    false,
  ],
])('the dossier of %s has ten items by %s', (id, article, takenOver) => {
  const { dossier } = procedureOf(id)
  expect(dossier?.items.value).toHaveLength(10)
  const numbered = dossier?.items.value.map((item, index) => [index + 1, dossier.maxAge.value[item]])
  expect(numbered).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => [n, n === 7 || n === 9 ? undefined : 6]),
  )
  expect(dossier?.reusableWithin?.value).toBe(6)
  expect(dossier?.waivedForEqualPost?.value).toEqual([dossier?.items.value[6], dossier?.items.value[8]])
  expect(dossier?.items.article.en).toBe(article)
  expect(dossier?.items.note?.en.includes('taken over')).toBe(takenOver)
  expect(dossier?.ageCountedTo?.value).toBe('decision')
})

describe('planning', () => {
  const share = (numerator: number, denominator: number) => ({ numerator, denominator })

  test('has the caps of Regulation 377 by Guidance 45, and no shares', () => {
    const { planning } = ruleSet('regulation-377-2025')
    expect(planning).toMatchObject({
      peoplePerSeat: { value: 3 },
      committees: { value: { atLeast: share(1, 1), atMost: share(3, 2) } },
      postsPerPerson: { value: 3 },
      postsCountedBy: { value: 'approving-body' },
      onlyHigherPosts: { value: true },
      monthsLeft: { value: { first: 60, second: 120 } },
      reviewedInFirstMonths: { value: 3 },
      leavesAt: { value: ['reprimand', 'warning', 'removal'] },
      leavesAtReview: { value: ['over-age', 'political-standard'] },
      waitAfterDiscipline: { value: { reprimand: 24, warning: 36, removal: 60 } },
      waitAfterPost: { value: { resignation: 24, dismissal: 36 } },
      notWhileProposed: { value: ['appointment', 'nomination', 'rotation', 'transfer'] },
    })
    expect(
      planning?.countingDates?.value.map(({ countedFor, termFrom, month }) => [
        ...[countedFor, termFrom, month],
      ]),
    ).toEqual([
      ['grass-roots', 2030, 4],
      ['above-grass-roots', 2030, 6],
      ['commune', 2030, 7],
      ['province', 2030, 9],
      ['state', 2031, 3],
      ['front', 2031, 5],
      ['organisations', 2031, 6],
    ])
    for (const name of ['women', 'ages', 'ratio', 'peoplePerPost']) expect(planning).not.toHaveProperty(name)
  })

  test('under Regulation 50 has women at 25% and young people at 15% by secondary sources; it ends the day before Regulation 377 begins', () => {
    const [before, after] = [ruleSet('regulation-50-2021'), ruleSet('regulation-377-2025')]
    expect([before.inForce.to, after.inForce.from]).toEqual(['2025-10-07', '2025-10-08'])
    for (const { article, note } of Object.values(before.planning ?? {})) {
      expect(article.en).toBe('Regulation 50-QĐ/TW (2021)')
      expect(note?.en).toMatch(/From memory|secondary sources/)
    }
    expect(before.planning).toMatchObject({
      women: { value: { province: share(25, 100), commune: share(25, 100) } },
      ages: { value: [{ under: 40, atLeast: share(15, 100) }] },
    })
  })

  test('targets of a locality are its own, each with where it comes from', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((letter) => ruleSet(`local-targets-${letter}`).locality)
    expect([a, b, c].map((each) => each?.planningWomen?.value.numerator)).toEqual([25, 25, 15])
    expect(a?.planningYoung?.value).toEqual({ under: 42, atLeast: share(15, 100) })
    expect(a?.planningBoth?.value).toBe(true)
    expect(b?.planningAges?.value).toEqual([
      { under: 40, atLeast: share(15, 100) },
      { under: 51, atLeast: share(40, 100), atMost: share(45, 100) },
    ])
    expect(b?.planningRatio?.value).toEqual({ atLeast: share(1, 1), atMost: share(13, 10) })
    expect(c?.planningYoung?.value).toEqual({ under: 40, atLeast: share(15, 100) })
    expect(a?.planningWomen?.note?.en).toContain('Regulation 50-QĐ/TW')
    expect(a?.planningGoals?.value.filter(({ measure }) => measure === 'women')).toEqual(
      [2026, 2027, 2028, 2029, 2030].map((year, index) => ({
        ...{ year, measure: 'women', atLeast: share(21 + index, 100) },
      })),
    )
    expect(a?.nonLocalSecretaries?.value).toEqual({ district: share(12, 13), commune: share(138, 177) })
    expect(a?.secretaryAlsoChair?.value).toEqual(share(115, 177))
    for (const each of [a, b, c]) {
      expect(each?.youngToGrassRoots?.value).toEqual({ under: 40 })
      expect(each?.youngToGrassRoots?.note?.en).toContain('no target was seen')
    }
  })
})

test('the evaluation has seven inputs, the points of Decree 335 and one or two breakthrough tasks', () => {
  const { evaluation } = ruleSet('decree-335-2025')
  expect(new Set(evaluation?.inputs.value).size).toBe(7)
  expect(evaluation?.grades.value.map(({ grade, from }) => [grade, from])).toEqual([
    ['excellent', 90],
    ['good', 70],
    ['completed', 50],
    ['not-completed', 0],
  ])
  for (const rules of [evaluation, ruleSet('decree-233-2026').employeeEvaluation]) {
    expect(rules?.excellentShare.value).toEqual({ numerator: 1, denominator: 5 })
    expect(rules?.excellentShareOutstanding?.value).toEqual({ numerator: 1, denominator: 4 })
    expect(rules?.excellentOf?.value).toBe('good')
    expect(rules?.notCompletedOn?.value).toEqual(['degradation', 'disciplined', 'corruption-below'])
  }
  expect(evaluation?.excellentOf?.note?.en).toContain('not read in full')
  expect(evaluation?.breakthroughTasks?.value).toEqual({ from: 'division-deputy', atLeast: 1, atMost: 2 })
  expect(evaluation?.unfinishedTaskWarnsFrom).toMatchObject({
    value: 'good',
    article: { en: 'Local parameter' },
    note: { en: expect.stringContaining('no text was seen that rules it') },
  })
})
