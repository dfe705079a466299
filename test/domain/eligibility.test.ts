import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  type CandidateRecord,
  checkEligibility,
  type PostStandard,
  unmet,
} from '../../domain/eligibility/check-eligibility.js'
import { CRITERIA, type CriterionId } from '../../domain/eligibility/criterion.js'
import { joinPeriods, monthsOf, retirementDay } from '../../domain/eligibility/office-time.js'
import { decree300 } from '../../domain/rules/decree-300-2026.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { relief } from '../../domain/rules/leaving-office.js'
import { cite } from '../../domain/rules/legal-texts.js'
import {
  BARRING,
  DEFERRING,
  KEPT_IN_OFFICE,
  KEPT_IN_OFFICE_EARLIER,
  RULING_OUT,
} from '../../domain/rules/measures.js'
import { NOT_TRANSFERRED } from '../../domain/rules/not-moved.js'
import { extension, reappointment } from '../../domain/rules/reappointment.js'
import { pinned } from '../../domain/rules/rule-set.js'
import { shortProcedure } from '../../domain/rules/short-procedure.js'
import type { EligibilityRules } from '../../domain/rules/values/eligibility-rules.js'
import {
  DISCIPLINES,
  FORMAL_MEASURES,
  GRADES,
  type Grade,
  POST_LEVELS,
  type PostLevel,
  type ProcedureKind,
} from '../../domain/vocabulary.js'
import { showDate } from '../../domain/words.js'

/** What a relief alone asks. */
const pick = ({ procedure }: typeof relief) => ({
  ...(procedure?.eligibility.noGroundOf && { noGroundOf: procedure.eligibility.noGroundOf }),
})

/** Every criterion that some text asks. */
const rules: EligibilityRules = {
  ...pinned(decree300).eligibility,
  ...pinned(reappointment).eligibility,
  ...pinned(extension).eligibility,
  ...pick(relief),
  // Of its cases those that no measure shows: measures are blocks here.
  notMoved: {
    article: cite('decree-170-2025', '25.5'),
    value: NOT_TRANSFERRED.filter(({ measures }) => measures === undefined),
  },
  ...pinned(shortProcedure).eligibility,
}
/** All but the one that no text asks of whoever comes to a higher post: test/domain/after-merger.test.ts has it. */
const OF_A_HIGHER_POST = CRITERIA.filter((criterion) => criterion !== 'post-held')
const on = '2026-08-03'
const post: PostStandard = { postId: 'post-1', level: 'department-deputy', degree: 'masters' }

/** A candidate who meets everything on 3 August 2026. */
const sound: CandidateRecord = {
  personId: 'p-1',
  bornOn: '1980-05-17',
  sex: 'female',
  tenures: [{ postId: 'post-9', level: 'division-head', from: '2022-01-01' }],
  planning: [{ postId: 'post-1', level: 'department-deputy', approvedOn: '2024-06-01' }],
  evaluations: [
    { year: 2023, grade: 'good' },
    { year: 2024, grade: 'excellent' },
    { year: 2025, grade: 'good' },
  ],
  disciplines: [],
  measures: [],
  papers: [
    { paper: 'cv', verifiedOn: '2026-07-01' },
    { paper: 'asset-declaration', verifiedOn: '2026-07-02' },
  ],
  degrees: ['university', 'masters'],
  relationsDeclared: ['2026-01-05'],
}

function answer(
  criterion: CriterionId,
  over: Partial<CandidateRecord>,
  standard = post,
  day = on,
  begunOn = day,
) {
  const result = checkEligibility(rules, { ...sound, ...over }, standard, day, begunOn).find(
    (each) => each.criterion === criterion,
  )
  if (!result) throw new Error(`${criterion} was not answered`)
  return result
}

function ruleSet(id: string) {
  const found = RULE_SETS.find((each) => each.id === id)
  if (!found) throw new Error(`no rule set ${id}`)
  return found
}

test('a candidate who meets everything is answered so on every criterion, in a fixed order', () => {
  const results = checkEligibility(rules, sound, post, on)
  expect(results.map(({ criterion }) => criterion)).toEqual(OF_A_HIGHER_POST)
  expect(results.map(({ answer: each }) => each)).toEqual(OF_A_HIGHER_POST.map(() => 'met'))
  expect(unmet(results, [])).toEqual([])
})

test('a person of whom nothing is known passes only what an empty register proves', () => {
  const nothing: CandidateRecord = {
    personId: 'p-0',
    tenures: [],
    planning: [],
    evaluations: [],
    disciplines: [],
    measures: [],
    papers: [],
    degrees: [],
  }
  const answers = checkEligibility(rules, nothing, post, on).map((result) => [
    result.criterion,
    result.answer,
  ])
  expect(Object.fromEntries(answers)).toEqual({
    planning: 'not-met',
    'time-in-lower-post': 'unknown',
    evaluations: 'unknown',
    'full-term': 'unknown',
    papers: 'unknown',
    qualification: 'unknown',
    'not-ruled-out': 'met',
    'no-block': 'met',
    'no-dismissal-ground': 'met',
    'may-be-moved': 'met',
    'discipline-wait': 'met',
    'wait-after-leaving': 'met',
    relatives: 'unknown',
    'no-other-case': 'met',
    absence: 'met',
    'end-of-term': 'unknown',
  })
})

test.each([
  ['time-in-lower-post', { tenures: [] }],
  ['evaluations', { evaluations: [] }],
  ['full-term', { bornOn: undefined }],
  ['papers', { papers: [] }],
  ['qualification', { degrees: [] }],
  ['relatives', { relationsDeclared: undefined }],
  ['end-of-term', { bornOn: undefined }],
] as const)(
  '%s without data is unknown, stands in the way, and is waived only if it may be',
  (criterion, missing) => {
    const result = answer(criterion, missing as Partial<CandidateRecord>)
    expect(result.answer).toBe('unknown')
    expect(unmet([result], [])).toEqual([result])
    expect(unmet([result], [criterion])).toEqual(result.waivable ? [] : [result])
    expect(answer(criterion, {}).answer).toBe('met')
  },
)

test.each(['planning', 'no-block', 'discipline-wait'] as const)(
  '%s is read from a register that is complete: what is not there is known not to be',
  (criterion) => {
    const empty = { planning: [], measures: [], disciplines: [] }
    expect(answer(criterion, empty).answer).toBe(criterion === 'planning' ? 'not-met' : 'met')
  },
)

describe('planning', () => {
  const entry = { postId: 'post-2', level: 'department-deputy', approvedOn: '2024-06-01' } as const
  test.each([
    ['for the post itself', { ...entry, postId: 'post-1', level: 'department-deputy' as const }, 'met'],
    ['for an equivalent post', entry, 'met'],
    ['for a higher post', { ...entry, level: 'department-head' as const }, 'met'],
    ['for a lower post only', { ...entry, level: 'division-head' as const }, 'not-met'],
    ['left before', { ...entry, leftOn: '2026-08-03' }, 'not-met'],
    ['of a term of office that is over', { ...entry, lastYear: 2025 }, 'not-met'],
    ['of a term of office in its last year', { ...entry, lastYear: 2026 }, 'met'],
    ['left tomorrow', { ...entry, leftOn: '2026-08-04' }, 'met'],
    ['approved the day before the procedure began', { ...entry, approvedOn: '2026-07-26' }, 'met'],
    ['approved on the day on which it began', { ...entry, approvedOn: '2026-07-27' }, 'not-met'],
    ['approved after it began', { ...entry, approvedOn: '2026-07-28' }, 'not-met'],
    ['approved tomorrow', { ...entry, approvedOn: '2026-08-04' }, 'not-met'],
  ])('%s', (_, planned, expected) => {
    expect(answer('planning', { planning: [planned] }, post, on, '2026-07-27').answer).toBe(expected)
  })

  test('entered too late for this procedure is told, and an entry for a sister post made before stands in for it', () => {
    const late = { ...entry, postId: 'post-1', approvedOn: '2026-07-30' }
    const asked = (planning: CandidateRecord['planning']) =>
      answer('planning', { planning }, post, on, '2026-07-27')
    expect(asked([late]).evidence).toEqual({
      vi: 'Được đưa vào quy hoạch ngày 30/07/2026, không trước ngày bắt đầu quy trình (27/07/2026).',
      en: 'Entered in the planning on 30/07/2026, not before the day on which the procedure began (27/07/2026).',
    })
    expect(asked([late, entry]).evidence.en).toBe(
      'In the planning for deputy head of department (post-2) since 01/06/2024.',
    )
  })

  test('says for which post and since when', () => {
    expect(answer('planning', { planning: [{ ...entry, level: 'department-head' }] }).evidence).toEqual({
      vi: 'Trong quy hoạch giám đốc sở và tương đương (post-2) từ 01/06/2024.',
      en: 'In the planning for head of department (post-2) since 01/06/2024.',
    })
  })
})

describe('time in the adjacent lower post', () => {
  const head = { postId: 'a', level: 'division-head' } as const
  test.each([
    ['exactly the months', [{ ...head, from: '2025-08-03' }], 'met'],
    ['a day short', [{ ...head, from: '2025-08-04' }], 'not-met'],
    ['a post too low', [{ postId: 'a', level: 'division-deputy' as const, from: '2015-01-01' }], 'not-met'],
    [
      'a higher post',
      [{ postId: 'a', level: 'department-head' as const, from: '2020-01-01', to: '2021-01-01' }],
      'met',
    ],
    [
      'two stays added up, years apart',
      [
        { ...head, from: '2015-01-01', to: '2015-07-01' },
        { ...head, from: '2020-01-01', to: '2020-07-01' },
      ],
      'met',
    ],
    [
      'two posts at once, counted once',
      [
        { ...head, from: '2025-12-01' },
        { ...head, postId: 'b', from: '2025-11-01', to: '2026-07-01' },
      ],
      'not-met',
    ],
    ['a post that begins later', [{ ...head, from: '2027-01-01' }], 'not-met'],
    ['no posts on record', [], 'unknown'],
  ])('%s', (_, tenures, expected) => {
    expect(answer('time-in-lower-post', { tenures }).answer).toBe(expected)
  })

  test('names the months and the periods', () => {
    const { evidence, waivable } = answer('time-in-lower-post', {
      tenures: [{ ...head, from: '2026-01-01', to: '2026-07-01' }],
    })
    expect(evidence.en).toBe(
      '6 months as head of division or higher, at least 12 needed (01/01/2026 to 01/07/2026).',
    )
    expect(evidence.vi).toBe(
      '6 tháng ở chức vụ trưởng phòng trở lên, cần ít nhất 12 tháng (01/01/2026 – 01/07/2026).',
    )
    expect(waivable).toBe(true)
  })

  test('is not asked for the lowest post', () => {
    expect(answer('time-in-lower-post', { tenures: [] }, { postId: 'x', level: 'specialist' }).answer).toBe(
      'met',
    )
  })

  test('however the stays overlap, no day counts twice and their order does not matter', () => {
    const stay = fc
      .tuple(
        fc.integer({ min: 2000, max: 2024 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 3 }),
      )
      .map(([year, month, years]) => ({ from: `${year}-0${month}-15`, to: `${year + years}-12-20` }))
    fc.assert(
      fc.property(fc.array(stay, { minLength: 1, maxLength: 5 }), (stays) => {
        const months = monthsOf(joinPeriods(stays, on))
        expect(monthsOf(joinPeriods([...stays, ...stays].reverse(), on))).toBe(months)
        expect(months).toBeLessThanOrEqual(
          stays.reduce((sum, each) => sum + monthsOf([each]), 0) + stays.length,
        )
        for (const each of stays) expect(months).toBeGreaterThanOrEqual(monthsOf(joinPeriods([each], on)))
      }),
    )
  })

  test('an end given as the last day in office does not interrupt the time', () => {
    const stays = [
      { from: '2025-08-03', to: '2025-12-31' },
      { from: '2026-01-01', to: '2026-08-03' },
    ]
    expect(joinPeriods(stays, on)).toEqual([{ from: '2025-08-03', to: '2026-08-03' }])
  })
})

describe('evaluations', () => {
  const years = (...grades: (readonly [number, (typeof GRADES)[number]])[]) =>
    grades.map(([year, grade]) => ({ year, grade }))
  test.each([
    ['three years good', years([2023, 'good'], [2024, 'good'], [2025, 'good']), 'met'],
    ['one year lower', years([2023, 'good'], [2024, 'completed'], [2025, 'good']), 'not-met'],
    ['one year missing', years([2023, 'good'], [2025, 'good']), 'unknown'],
    ['one year missing and one lower', years([2023, 'not-completed'], [2025, 'good']), 'not-met'],
    [
      'a lower year before the last three',
      years([2022, 'completed'], [2023, 'good'], [2024, 'good'], [2025, 'good']),
      'met',
    ],
    ['the running year in place of one', years([2024, 'good'], [2025, 'good'], [2026, 'good']), 'unknown'],
    [
      'a year with two grades, one lower',
      years([2023, 'good'], [2024, 'good'], [2025, 'good'], [2025, 'completed']),
      'not-met',
    ],
  ])('%s', (_, evaluations, expected) => {
    expect(answer('evaluations', { evaluations }).answer).toBe(expected)
  })

  test('names each year and its grade', () => {
    const { evidence } = answer('evaluations', {
      evaluations: years([2023, 'completed'], [2025, 'excellent']),
    })
    expect(evidence.en).toBe(
      '2025: excellent; 2024: none on record; 2023: completed (required: good or better).',
    )
    expect(evidence.vi).toContain('2024: chưa có')
  })
})

describe('a full term before retirement age', () => {
  test.each([
    // men: 62 years; reached on the last possible day, five years after 3 August 2026
    ['male', '1969-08-03', 'met'],
    ['male', '1969-08-02', 'not-met'],
    // women reach 58 years 8 months in 2031 and 59 in 2032
    ['female', '1972-12-03', 'met'],
    ['female', '1972-12-02', 'not-met'],
  ] as const)('a %s candidate born on %s: %s', (sex, bornOn, expected) => {
    expect(answer('full-term', { sex, bornOn }).answer).toBe(expected)
  })

  test.each([{ bornOn: undefined }, { sex: undefined }])('is unknown without %j', (over) => {
    expect(answer('full-term', over).answer).toBe('unknown')
  })

  test('is asked only at a first or higher appointment', () => {
    const bornOn = '1966-01-01'
    const held = (level: (typeof POST_LEVELS)[number], to?: string) =>
      answer('full-term', {
        bornOn,
        tenures: [{ postId: 'a', level, from: '2020-01-01', ...(to ? { to } : {}) }],
      })
    expect(held('division-head').answer).toBe('not-met')
    expect(held('department-deputy').answer).toBe('met')
    expect(held('department-deputy').evidence.en).toContain('Not a first or higher appointment')
    expect(held('department-deputy', '2026-01-01').answer).toBe('not-met')
    expect(answer('full-term', { bornOn, tenures: [] }).answer).toBe('not-met')
  })

  test('counts the age on the day the procedure began, where the rules say so', () => {
    const lateBirth = { sex: 'male', bornOn: '1969-08-02' } as const
    expect(answer('full-term', lateBirth, post, on, '2026-08-02').answer).toBe('met')
    const byCheck = { ...rules, ageCountedOn: { ...rules.ageCountedOn, value: 'day-of-check' as const } }
    const [result] = checkEligibility(byCheck, { ...sound, ...lateBirth }, post, on, '2026-08-02').filter(
      ({ criterion }) => criterion === 'full-term',
    )
    expect(result?.answer).toBe('not-met')
  })

  test.each([
    ['1960-12-31', 'male', '2021-03-31'],
    ['1961-09-30', 'male', '2021-12-30'],
    ['1961-10-01', 'male', '2022-04-01'],
    ['1966-04-01', 'male', '2028-04-01'],
    ['1966-08-31', 'female', '2021-12-31'],
    ['1966-09-01', 'female', '2022-05-01'],
    ['1967-04-30', 'female', '2022-12-30'],
    ['1967-05-01', 'female', '2023-05-01'],
    ['1975-05-01', 'female', '2035-05-01'],
    ['1999-05-01', 'female', '2059-05-01'],
  ] as const)('born on %s, %s: retirement age on %s', (bornOn, sex, day) => {
    expect(retirementDay(rules.retirementAge.value, bornOn, sex)?.day).toBe(day)
  })
})

describe('papers', () => {
  const cv = { paper: 'cv', verifiedOn: '2026-07-01' } as const
  test.each([
    ['one only entered', [cv, { paper: 'asset-declaration' as const }], 'not-met'],
    [
      'one verified only later',
      [cv, { paper: 'asset-declaration' as const, verifiedOn: '2026-08-04' }],
      'not-met',
    ],
    ['one verified today', [cv, { paper: 'asset-declaration' as const, verifiedOn: '2026-08-03' }], 'met'],
    ['one never entered', [cv], 'unknown'],
  ])('%s', (_, papers, expected) => {
    expect(answer('papers', { papers }).answer).toBe(expected)
  })
})

describe('qualification', () => {
  test.each([
    ['the degree asked', ['masters'], 'met'],
    ['a higher one', ['doctorate'], 'met'],
    ['the highest of several', ['doctorate', 'college'], 'met'],
    ['a lower one', ['university', 'college'], 'not-met'],
    ['an unknown word', ['bachelor'], 'unknown'],
  ])('%s', (_, degrees, expected) => {
    expect(answer('qualification', { degrees }).answer).toBe(expected)
  })

  test('a post whose standard names no degree asks none', () => {
    expect(answer('qualification', { degrees: [] }, { postId: 'x', level: 'department-deputy' }).answer).toBe(
      'met',
    )
  })
})

describe('after leaving a post (Decree 170/2025 art. 55.1)', () => {
  const left = (endedBy: ProcedureKind, to: string, level: PostLevel = 'department-deputy') =>
    answer('wait-after-leaving', {
      tenures: [{ postId: 'post-9', level, from: '2020-01-01', to, endedBy }],
    })

  test.each([
    ['dismissal', '2023-08-03', 'met'],
    ['dismissal', '2023-08-04', 'not-met'],
    ['resignation', '2024-08-03', 'met'],
    ['resignation', '2024-08-04', 'not-met'],
    // Another procedure that ended it asks no wait, and one that ends it later has not yet.
    ['rotation-end', '2026-08-01', 'met'],
    ['dismissal', '2026-08-04', 'met'],
  ] as const)('by %s on %s: %s on 3 August 2026', (kind, to, expected) => {
    const result = left(kind, to)
    expect([result.answer, result.waivable]).toEqual([expected, false])
    expect(result.article.en).toBe('Decree 170/2025/NĐ-CP art. 55.1 as amended by Decree 300/2026/NĐ-CP')
  })

  test('a post below the one left is open after a resignation, not after a dismissal', () => {
    expect(left('resignation', '2026-08-01', 'department-head').answer).toBe('met')
    expect(left('dismissal', '2026-08-01', 'department-head').answer).toBe('not-met')
    expect(left('resignation', '2026-08-01', 'division-head').answer).toBe('not-met')
  })

  test('art. 55.1: twelve months after a relief, with every year since graded as good', () => {
    expect(left('relief', '2025-08-03').answer).toBe('met')
    expect(left('relief', '2025-08-04').answer).toBe('not-met')
    const since = (grade: Grade | undefined) =>
      answer('wait-after-leaving', {
        tenures: [
          {
            postId: 'post-9',
            level: 'department-deputy',
            from: '2020-01-01',
            to: '2024-06-01',
            endedBy: 'relief',
          },
        ],
        evaluations: grade ? [{ year: 2025, grade }] : [],
      })
    expect([since('good'), since('completed'), since(undefined)].map((each) => each.answer)).toEqual([
      ...['met', 'not-met', 'unknown'],
    ])
    expect(since('completed').evidence.en).toContain('2025: completed')
  })

  test('art. 55.1: who resigns with less than five years of work left waits for a lower post too', () => {
    const resigned = (bornOn: string) =>
      answer(
        'wait-after-leaving',
        {
          ...{ bornOn, sex: 'male' },
          tenures: [
            {
              postId: 'post-9',
              level: 'department-head',
              from: '2020-01-01',
              to: '2026-05-01',
              endedBy: 'resignation',
            },
          ],
        },
        { postId: 'post-1', level: 'division-head' },
      ).answer
    // A man of 1969-05 reaches the age of 62 in May 2031, five years after it.
    expect([resigned('1969-06-02'), resigned('1969-04-30')]).toEqual(['met', 'not-met'])
  })

  test('the evidence tells from which post, by what, and until when', () => {
    expect(left('resignation', '2026-01-15').evidence).toEqual({
      vi: 'từ chức (phó giám đốc sở và tương đương) ngày 15/01/2026, hết thời hạn ngày 15/01/2028.',
      en: 'resignation as deputy head of department on 15/01/2026, wait over on 15/01/2028.',
    })
  })
})

const EVERY_KEPT = [KEPT_IN_OFFICE, KEPT_IN_OFFICE_EARLIER].flatMap(({ tasks, lookedInto }) => [
  ...tasks,
  ...lookedInto,
])

describe('blocks', () => {
  test('every measure of the register bars, defers or rules out by some text', () => {
    expect([...new Set([...BARRING, ...DEFERRING, ...RULING_OUT, ...EVERY_KEPT])].sort()).toEqual(
      [...FORMAL_MEASURES].sort(),
    )
  })

  test.each(BARRING)('a decision of %s in force blocks, and can be waived by nobody', (measure) => {
    const result = answer('no-block', { measures: [{ measure, decidedOn: '2026-08-03' }] })
    expect(result).toMatchObject({ answer: 'not-met', waivable: false })
    expect(result.evidence.en).toContain('since 03/08/2026')
    expect(unmet([result], ['no-block'])).toEqual([result])
  })

  test.each([
    ['ended today', { decidedOn: '2026-01-01', endedOn: '2026-08-03' }, 'met'],
    ['ending tomorrow', { decidedOn: '2026-01-01', endedOn: '2026-08-04' }, 'not-met'],
    ['decided tomorrow', { decidedOn: '2026-08-04' }, 'met'],
  ])('one %s', (_, dates, expected) => {
    expect(answer('no-block', { measures: [{ measure: 'suspension', ...dates }] }).answer).toBe(expected)
  })

  test('a measure that the rules do not name does not block', () => {
    const blocks = { value: ['suspension' as const], article: { vi: 'Mục 1', en: '§ 1' } }
    const lenient = { ...rules, blocks }
    const record = { ...sound, measures: [{ measure: 'inspection' as const, decidedOn: '2026-01-01' }] }
    expect(unmet(checkEligibility(lenient, record, post, on), [])).toEqual([])
  })
})

describe('the wait after discipline', () => {
  test.each([
    ['reprimand', '2024-08-03', 'met'],
    ['reprimand', '2024-08-04', 'not-met'],
    ['warning', '2023-08-03', 'met'],
    ['warning', '2023-08-04', 'not-met'],
    ['removal', '2021-08-03', 'met'],
    ['removal', '2021-08-04', 'not-met'],
    ['reprimand', '2026-09-01', 'not-met'],
  ] as const)('a %s in effect since %s: %s', (kind, effectiveOn, expected) => {
    expect(answer('discipline-wait', { disciplines: [{ kind, effectiveOn }] })).toMatchObject({
      answer: expected,
      waivable: false,
    })
  })

  test.each([
    ['annulled today', '2026-08-03', 'met'],
    ['to be annulled tomorrow', '2026-08-04', 'not-met'],
  ])('one %s', (_, endedOn, expected) => {
    const disciplines = [{ kind: 'warning' as const, effectiveOn: '2026-01-01', endedOn }]
    expect(answer('discipline-wait', { disciplines }).answer).toBe(expected)
  })

  test('is over only when all are over', () => {
    const disciplines = DISCIPLINES.map((kind) => ({ kind, effectiveOn: '2023-01-01' }))
    expect(answer('discipline-wait', { disciplines }).answer).toBe('not-met')
  })
})

describe('the wait after discipline by the text in force when the procedure began', () => {
  const reprimand = [{ kind: 'reprimand' as const, effectiveOn: '2024-09-08' }]
  const asked = (id: string, begunOn: string) => {
    const { eligibility } = pinned(ruleSet(id))
    const results = checkEligibility(
      eligibility,
      { ...sound, disciplines: reprimand },
      post,
      '2025-12-01',
      begunOn,
    )
    return results.find(({ criterion }) => criterion === 'discipline-wait')
  }
  test.each([
    ...['decree-170-2025', 'decree-115-2020', 'short-procedure', 'short-nomination', 'rotation-170-2025'],
  ])('under %s: 12 months for a reprimand the day before Regulation 377, 24 from its day on', (id) => {
    const before = asked(id, '2025-10-07')
    expect(before?.answer).toBe('met')
    expect(before?.article.en).toContain('Regulation 80-QĐ/TW (2022)')
    expect(before?.evidence.en).toContain('wait over on 08/09/2025')
    const after = asked(id, '2025-10-08')
    expect(after?.answer).toBe('not-met')
    expect(after?.article.en).toContain('Regulation 377-QĐ/TW (2025)')
    expect(after?.evidence.en).toContain('wait over on 08/09/2026')
  })

  test('Decree 170/2025 leaves the time in the lower post to the Party rule: 24 months, 12 from Regulation 377 on', () => {
    const rules = RULE_SETS.find(({ id }) => id === 'decree-170-2025')?.procedure?.eligibility
    if (!rules) throw new Error('no decree 170')
    const tenures = [{ postId: 'post-9', level: 'division-head', from: '2024-06-01' }] as const
    const inTime = (begunOn: string) =>
      checkEligibility(rules, { ...sound, tenures: [...tenures] }, post, '2025-12-01', begunOn).find(
        ({ criterion }) => criterion === 'time-in-lower-post',
      )
    expect(inTime('2025-10-07')).toMatchObject({ answer: 'not-met', waivable: true })
    expect(inTime('2025-10-07')?.article.en).toBe('Regulation 80-QĐ/TW (2022) art. 18')
    expect(inTime('2025-10-08')).toMatchObject({ answer: 'met' })
    expect(inTime('2025-10-08')?.article.en).toBe('Regulation 377-QĐ/TW (2025) art. 34.3')
  })

  test.each(['decree-300-2026', 'decree-170-2025', 'decree-115-2020', 'nomination-377-2025'])(
    'under %s nothing is asked of the first management post (art. 29.3; 115 art. 44.3)',
    (id) => {
      const rules = RULE_SETS.find((each) => each.id === id)?.procedure?.eligibility
      if (!rules) throw new Error(`no ${id}`)
      const fresh = {
        ...sound,
        tenures: [{ postId: 'post-9', level: 'specialist' as const, from: '2025-11-01' }],
      }
      const inTime = (level: 'division-deputy' | 'division-head') =>
        checkEligibility(rules, fresh, { ...post, level }, '2025-12-01').find(
          ({ criterion }) => criterion === 'time-in-lower-post',
        )?.answer
      expect([inTime('division-deputy'), inTime('division-head')]).toEqual(['met', 'not-met'])
    },
  )

  test('every text in force on both sides of that day has both, the others have one', () => {
    const [last, first] = ['2025-10-07', '2025-10-08']
    for (const { id, procedure, inForce } of RULE_SETS) {
      if (!procedure?.eligibility.disciplineWait) continue
      const straddles = inForce.from <= last && (inForce.to ?? first) >= first
      const { disciplineWait, earlierDisciplineWait } = procedure.eligibility
      const isNewer = disciplineWait.value.reprimand === 24
      expect([id, earlierDisciplineWait?.begunBefore]).toEqual([id, straddles && isNewer ? first : undefined])
    }
  })
})

describe('another procedure of the same person', () => {
  const open = (caseId: string, kind: 'appointment' | 'nomination' | 'rotation' | 'dismissal') => ({
    ...{ caseId, kind, postId: 'post-7' },
  })
  const own = { ...post, caseId: 'p-own' }
  test.each([
    ['launched before it', [open('p-a', 'appointment'), open('p-own', 'appointment')], 'not-met', 'p-a'],
    ['that nominates, launched before it', [open('p-a', 'nomination')], 'not-met', 'p-a'],
    ['that rotates, launched before it', [open('p-a', 'rotation')], 'not-met', 'p-a'],
    ['launched after it', [open('p-own', 'appointment'), open('p-b', 'appointment')], 'met', 'p-b'],
    ['that gives no post', [open('p-a', 'dismissal'), open('p-own', 'appointment')], 'met', 'no other'],
    ['that is itself', [open('p-own', 'appointment')], 'met', 'no other'],
  ] as const)('%s', (_, openCases, expected, named) => {
    const result = answer('no-other-case', { openCases: [...openCases] }, own)
    expect(result.answer).toBe(expected)
    expect(result.evidence.en).toContain(named)
    expect(unmet([result], [])).toEqual(expected === 'met' ? [] : [result])
    expect(unmet([result], ['no-other-case'])).toEqual([])
  })

  test('no text rules it: it says that it is recommended, a local parameter', () => {
    expect(rules.noOtherCase?.article.en).toBe('Local parameter')
    expect(rules.noOtherCase?.note?.en).toContain('Recommended (M)')
  })
})

describe('an absence', () => {
  test.each([
    ['abroad', '2026-06-01', '2026-09-01', 'not-met'],
    ['abroad', '2026-06-01', '2026-08-31', 'met'],
    ['hospital', '2026-06-01', '2026-09-01', 'not-met'],
    ['hospital', '2026-08-03', '2026-11-02', 'met'],
    ['maternity', '2026-08-03', '2026-08-04', 'not-met'],
    ['maternity', '2026-08-01', undefined, 'not-met'],
    ['abroad', '2026-05-03', undefined, 'not-met'],
    ['abroad', '2026-05-04', undefined, 'unknown'],
    ['abroad', '2026-01-01', '2026-08-03', 'met'],
    ['abroad', '2026-08-04', '2027-08-04', 'met'],
  ] as const)('%s from %s to %s: %s on 3 August 2026', (kind, from, to, expected) => {
    const result = answer('absence', { absences: [{ kind, from, ...(to && { to }) }] })
    expect([result.answer, result.waivable]).toEqual([expected, false])
    expect(result.article.en).toBe('Decree 170/2025/NĐ-CP art. 36.3 as amended by Decree 300/2026/NĐ-CP')
    if (from <= on && to !== on) expect(result.evidence.en).toContain(showDate(from).en)
  })

  test('of several the one that defers decides, and what is not known is not passed over', () => {
    const [short, open] = [
      { kind: 'hospital' as const, from: '2026-08-01', to: '2026-08-20' },
      { kind: 'abroad' as const, from: '2026-07-01' },
    ]
    expect(answer('absence', { absences: [short, open] }).answer).toBe('unknown')
    expect(answer('absence', { absences: [open, { ...short, to: '2026-11-01' }] }).answer).toBe('not-met')
  })
})

describe('the end of an extended term', () => {
  const man = { sex: 'male', bornOn: '1965-03-10' } as const
  const until = (termEndsOn: string | undefined, day = on) =>
    answer('end-of-term', man, { ...post, ...(termEndsOn && { termEndsOn }) }, day)
  test('is the day of retirement age, neither later nor earlier (art. 36.1)', () => {
    expect(until('2026-09-10').answer).toBe('met')
    expect(until('2026-09-09')).toMatchObject({ answer: 'not-met', earliest: '2026-09-10' })
    expect(until('2026-09-11')).toMatchObject({ answer: 'not-met', latest: '2026-09-10', waivable: false })
    expect(until('2026-09-11').evidence).toEqual({
      vi: 'Sinh 10/03/1965, đủ tuổi nghỉ hưu (61 tuổi 6 tháng) ngày 10/09/2026; thời hạn đề nghị đến 11/09/2026.',
      en: 'Born 10/03/1965, reaches retirement age (61 years 6 months) on 10/09/2026; the end proposed is 11/09/2026.',
    })
    expect(until('2026-09-11').article.en).toContain('Labour Code 45/2019/QH14 art. 169.2')
  })

  test('before one is proposed, there has to be time left', () => {
    expect(until(undefined)).toMatchObject({ answer: 'met', latest: '2026-09-10' })
    expect(until(undefined, '2026-09-09').answer).toBe('met')
    expect(until(undefined, '2026-09-10').answer).toBe('not-met')
  })

  test.each([{ bornOn: undefined }, { sex: undefined }])('is unknown without %j', (missing) => {
    const file = { ...man, ...missing } as Partial<CandidateRecord>
    const result = answer('end-of-term', file, { ...post, termEndsOn: '2026-09-01' })
    expect(result.answer).toBe('unknown')
    expect(unmet([result], ['end-of-term'])).toEqual([result])
  })
})

describe('what stands in the way', () => {
  test('is what is not met or unknown, less what was waived and may be', () => {
    const results = checkEligibility(rules, { ...sound, planning: [], evaluations: [], papers: [] }, post, on)
    expect(unmet(results, []).map(({ criterion }) => criterion)).toEqual([
      'planning',
      'evaluations',
      'papers',
    ])
    expect(unmet(results, ['planning', 'papers']).map(({ criterion }) => criterion)).toEqual([
      'evaluations',
      'papers',
    ])
  })
})

test.each(['2026-02-30', 'today'])('the day %s is refused by name', (day) => {
  expect(() => checkEligibility(rules, sound, post, day)).toThrow('on: not a calendar day')
  expect(() => checkEligibility(rules, sound, post, on, day)).toThrow('begunOn: not a calendar day')
})

test('every answer, whatever the record, says so in both languages with the article', () => {
  const date = fc.constantFrom('2019-01-31', '2024-02-29', '2025-12-31', '2026-08-03', '2027-01-01')
  const level = fc.constantFrom(...POST_LEVELS)
  const record: fc.Arbitrary<CandidateRecord> = fc.record(
    {
      personId: fc.constant('p'),
      bornOn: fc.constantFrom('1950-01-01', '1968-02-29', '1990-12-31'),
      sex: fc.constantFrom('male', 'female'),
      tenures: fc.array(
        fc.record(
          { postId: fc.constant('a'), level, from: date },
          { requiredKeys: ['postId', 'level', 'from'] },
        ),
      ),
      planning: fc.array(fc.record({ postId: fc.constantFrom('post-1', 'b'), level, approvedOn: date })),
      evaluations: fc.array(
        fc.record({ year: fc.integer({ min: 2020, max: 2026 }), grade: fc.constantFrom(...GRADES) }),
      ),
      disciplines: fc.array(fc.record({ kind: fc.constantFrom(...DISCIPLINES), effectiveOn: date })),
      measures: fc.array(fc.record({ measure: fc.constantFrom(...FORMAL_MEASURES), decidedOn: date })),
      papers: fc.array(
        fc.record(
          { paper: fc.constantFrom('cv', 'asset-declaration'), verifiedOn: date },
          { requiredKeys: ['paper'] },
        ),
      ),
      degrees: fc.array(fc.constantFrom('college', 'university', 'masters', 'doctorate', 'other')),
    },
    {
      requiredKeys: [
        'personId',
        'tenures',
        'planning',
        'evaluations',
        'disciplines',
        'measures',
        'papers',
        'degrees',
      ],
    },
  )
  fc.assert(
    fc.property(record, level, date, (each, target, day) => {
      const results = checkEligibility(rules, each, { ...post, level: target }, day)
      expect(results.map(({ criterion }) => criterion)).toEqual(OF_A_HIGHER_POST)
      for (const { evidence, title, article } of results) {
        const texts = [evidence.vi, evidence.en, title.vi, title.en, article.vi, article.en]
        expect(texts.every((text) => text.length > 5 && !/undefined|NaN|null/.test(text))).toBe(true)
      }
    }),
  )
})
