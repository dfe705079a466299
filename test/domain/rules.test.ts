import { describe, expect, test } from '@jest/globals'
import { isIsoDate } from '../../domain/deadlines/working-days.js'
import { isSelection } from '../../domain/procedure/stage-kinds.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { LEGAL_TEXTS } from '../../domain/rules/legal-texts.js'
import { MONITORING } from '../../domain/rules/monitoring.js'
import { NOTICES } from '../../domain/rules/notices.js'
import { RETIREMENT_AGE } from '../../domain/rules/retirement-age.js'
import { type ProcedureRules, pinned, type RuleSet } from '../../domain/rules/rule-set.js'
import { type AskedRuleSet, selectRuleSet } from '../../domain/rules/select-rule-set.js'
import { TERM_CALENDAR } from '../../domain/rules/term-calendar.js'
import { PROCEDURE_KINDS, type ProcedureKind } from '../../domain/vocabulary.js'

/** Every object under `value`, with its path. */
function* objects(value: unknown, path: string): Generator<[string, object]> {
  if (typeof value !== 'object' || value === null) return
  yield [path, value]
  for (const [key, inner] of Object.entries(value)) yield* objects(inner, `${path}.${key}`)
}

/** The paths of plain values that no cited value holds. */
function* uncited(value: unknown, path: string): Generator<string> {
  if (typeof value !== 'object' || value === null) {
    yield path
    return
  }
  if ('article' in value && 'value' in value) return
  for (const [key, inner] of Object.entries(value)) yield* uncited(inner, `${path}.${key}`)
}

const filled = (text: unknown) =>
  typeof text === 'object' &&
  text !== null &&
  'vi' in text &&
  'en' in text &&
  [text.vi, text.en].every((words) => typeof words === 'string' && words.trim().length > 2)

/** What a step is, rather than what a text says of it. */
const SHAPE = /\.steps\.\d+\.(?:kind|key|what|result|title\.vi|title\.en)$|^law\.(?:type|kinds\.\d+)$/

function expectCited(value: object) {
  const cited = [...objects(value, 'law')].filter(([, object]) => 'article' in object)
  expect(cited.length).toBeGreaterThan(0)
  for (const [path, object] of cited) {
    expect([path, 'article' in object && filled(object.article)]).toEqual([path, true])
    expect([path, 'value' in object && object.value !== undefined]).toEqual([path, true])
    expect([path, !('note' in object) || filled(object.note)]).toEqual([path, true])
  }
}

const named = (rules: readonly RuleSet[]) =>
  rules.map((each) => [`${each.id} ${each.version}`, each] as const)

describe.each(named(RULE_SETS))('rule set %s', (_, rules) => {
  const { procedure, planning, evaluation, employeeEvaluation, locality } = rules

  test('gives every value of law with its article, and says everything in both languages', () => {
    const parts = [procedure, planning, evaluation, employeeEvaluation, locality].filter(
      (part) => part !== undefined,
    )
    expect(parts).toHaveLength(1)
    for (const part of parts) {
      expect([...uncited(part, 'law')].filter((path) => !SHAPE.test(path))).toEqual([])
      expectCited(part)
    }
    const texts = [...objects(rules, 'rules')].filter(([, object]) => 'vi' in object || 'en' in object)
    expect(texts.filter(([, object]) => !filled(object))).toEqual([])
  })

  test('names its texts, its days in force and that it awaits a review', () => {
    expect(rules.sources.length).toBeGreaterThan(0)
    for (const { id, title } of rules.sources) {
      const text = LEGAL_TEXTS.find((each) => each.id === id)
      expect([id, title.vi.startsWith(`${text?.name.vi}: `)]).toEqual([id, true])
    }
    const { from, to } = rules.inForce
    expect(isIsoDate(from)).toBe(true)
    if (to !== undefined) expect([isIsoDate(to), from < to]).toEqual([true, true])
    expect(filled(rules.title)).toBe(true)
    expect(rules.reviewStatus.vi).toMatch(/pháp chế đối chiếu\.$/)
    expect(rules.reviewStatus.en).toMatch(/have your legal office confirm$/)
  })

  test('cites only texts that it names among its sources', () => {
    const names = rules.sources.map(({ id }) => LEGAL_TEXTS.find((each) => each.id === id)?.name.en ?? '')
    const articles = [...objects(rules, 'rules')].flatMap(([path, object]) =>
      path.endsWith('.article') && 'en' in object ? String(object.en).split('; ') : [],
    )
    const known = (place: string) =>
      place.split(' as amended by ').every((part) => names.some((name) => part.startsWith(name)))
    expect(articles.filter((place) => !known(place))).toEqual([])
  })

  test('is plain data: it survives JSON unchanged, as a case keeps it', () => {
    expect(JSON.parse(JSON.stringify(rules))).toStrictEqual(rules)
  })
})

test.each([
  ['decree-300-2026', 'read in full'],
  ['decree-170-2025', 'read in full'],
  ['decree-115-2020', 'the articles that apply were read'],
  ['appointment-from-elsewhere', 'read in full'],
  ['decree-138-2020', 'known in part'],
  ['decree-116-2024', 'known in part'],
  ['regulation-80-2022', 'known in part'],
  ['nomination-377-2025', 'the text was not read'],
])('%s says how its text was read: %s', (id, how) => {
  expect(RULE_SETS.find((rules) => rules.id === id)?.reviewStatus.en).toContain(how)
})

test('each rule set has its own id and version', () => {
  const ids = RULE_SETS.map(({ id, version }) => `${id} ${version}`)
  expect(new Set(ids).size).toBe(ids.length)
})

const procedures = RULE_SETS.flatMap(({ id, procedure }) => (procedure ? [[id, procedure] as const] : []))

describe.each(procedures)('the procedure of %s', (_, { steps, times, kinds }: ProcedureRules) => {
  const votes = steps.flatMap((step, index) => (step.kind === 'collectiveVote' ? [{ step, index }] : []))

  test('has steps of different keys', () => {
    const keys = steps.map(({ key }) => key)
    expect(keys.every((key) => /^[a-z]+(-[a-z0-9]+)*$/.test(key))).toBe(true)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('ends in a step that can end it, and in one only', () => {
    // Nobody is decided on by a vote of confidence: the authority takes note.
    const ending = kinds.includes('confidence-vote') ? 'acknowledgement' : 'result'
    const ends = steps.filter((step) => step.kind === 'approval' && step.decides.value === ending)
    expect(ends).toHaveLength(1)
    const tail = kinds.includes('nomination') ? ['approval', 'externalResult'] : ['approval']
    expect(steps.slice(-tail.length).map(({ kind }) => kind)).toEqual(tail)
    expect(steps.at(-tail.length)).toBe(ends[0])
    expect(steps.filter(({ kind }) => kind === 'externalResult')).toHaveLength(tail.length - 1)
  })

  test('leaves nobody who goes on without a vote to go to', () => {
    const goesOn = votes.filter(({ step: { vote, secondRound } }) =>
      [vote, secondRound].some(
        (rule) => rule?.noneAbove?.value.take !== 'decision' && rule?.noneAbove?.value.to === 'next-step',
      ),
    )
    const stranded = goesOn.filter(({ index }) => !votes.some((later) => later.index > index))
    expect(stranded.map(({ step }) => step.key)).toEqual([])
    for (const { step } of votes) {
      const { noneAbove } = step.vote
      const second = noneAbove?.value.take !== 'decision' && noneAbove?.value.to === 'second-round'
      expect([step.key, step.secondRound !== undefined]).toEqual([step.key, second])
    }
  })

  test('selects at the last of its votes, and informs without a bar', () => {
    for (const { step, index } of votes) {
      const last = votes.at(-1)?.index === index
      expect([step.key, isSelection(step.result)]).toEqual([step.key, last && step.vote.bar !== undefined])
      expect([step.key, step.result === 'opinion']).toEqual([step.key, step.vote.bar === undefined])
    }
  })

  test('compares votes with shares between nothing and everything', () => {
    const fractions = [...objects(steps, 'steps')].flatMap(([path, object]) =>
      'numerator' in object && 'denominator' in object ? [[path, object] as const] : [],
    )
    expect(fractions.length).toBeGreaterThanOrEqual(votes.filter(({ step }) => step.vote.bar).length)
    for (const [path, { numerator, denominator }] of fractions) {
      const [above, below] = [Number(numerator), Number(denominator)]
      expect([path, Number.isInteger(above), Number.isInteger(below)]).toEqual([path, true, true])
      expect([path, above > 0 && above < below]).toEqual([path, true])
    }
  })

  test('grants whole working days, of which each leaves room for what it is granted for', () => {
    const granted = [...Object.values(times), ...votes.flatMap(({ step }) => step.heldWithin ?? [])]
    for (const { value } of granted)
      expect([value, Number.isInteger(value) && value >= 1]).toEqual([value, true])
  })
})

test('what belongs to no single rule set is cited too', () => {
  for (const value of [TERM_CALENDAR, MONITORING, NOTICES, { RETIREMENT_AGE }]) {
    expect([...uncited(value, 'law')]).toEqual([])
    expectCited(value)
  }
})

test('retirement ages go year after year, never falling', () => {
  const rows = RETIREMENT_AGE.value
  expect(rows.map(({ year }) => year)).toEqual(rows.map((_, index) => 2021 + index))
  for (const [index, row] of rows.slice(1).entries()) {
    expect(row.men).toBeGreaterThanOrEqual(rows[index]?.men ?? Number.NaN)
    expect(row.women).toBeGreaterThanOrEqual(rows[index]?.women ?? Number.NaN)
  }
})

describe('the rule set in force', () => {
  const selected = (asked: AskedRuleSet) => {
    const found = selectRuleSet(RULE_SETS, asked)
    return 'ruleSet' in found ? found.ruleSet.id : undefined
  }
  const idOf = (kind: ProcedureKind, on: string, id?: string) => selected({ kind, on, id })

  test.each([
    ['appointment', '2025-01-01', 'short-procedure'],
    ['appointment', '2026-11-30', 'short-procedure'],
    ['nomination', '2026-11-30', 'short-nomination'],
    ['revocation', '2025-01-01', 'revocation'],
    ['revocation', '2024-12-31', undefined],
    ['reappointment', '2026-08-01', 'reappointment'],
    ['reappointment', '2026-07-31', 'reappointment-170-2025'],
    ['reappointment', '2025-06-30', undefined],
    ['extension', '2026-08-01', 'extension'],
    ['dismissal', '2026-08-01', 'dismissal'],
    ['resignation', '2026-07-31', 'resignation-170-2025'],
    ['dismissal', '2025-07-01', 'dismissal-170-2025'],
    ['dismissal', '2025-06-30', undefined],
    ['relief', '2026-08-01', 'relief'],
    ['relief', '2026-07-31', undefined],
    ['replacement', '2025-07-01', 'replacement'],
  ] as const)('for a %s begun on %s is %s', (kind, on, id) => {
    expect(idOf(kind, on)).toBe(id)
  })

  test.each(PROCEDURE_KINDS)('is there for a %s today', (kind) => {
    expect(idOf(kind, '2026-12-01')).toBeDefined()
  })

  test('is the one named, on the days on which it is in force and for what it is for', () => {
    expect(idOf('appointment', '2026-08-01', 'decree-300-2026')).toBe('decree-300-2026')
    expect(idOf('appointment', '2026-07-31', 'decree-300-2026')).toBeUndefined()
    expect(idOf('nomination', '2026-08-01', 'decree-300-2026')).toBeUndefined()
    expect(idOf('appointment', '2026-08-01', 'no-such-text')).toBeUndefined()
  })

  test.each([
    ['appointment', 'on-the-spot', 'decree-300-2026'],
    ['appointment', 'from-elsewhere', 'appointment-from-elsewhere'],
    ['appointment', 'after-merger', 'after-merger'],
    ['appointment', 'short', 'short-procedure'],
    ['appointment', 'public-employees', undefined],
    ['appointment', 'nomination', undefined],
    ['nomination', 'short', 'short-nomination'],
    ['nomination', 'nomination', 'nomination-377-2025'],
    ['nomination', 'on-the-spot', undefined],
  ] as const)('for a %s of the type %s is %s', (kind, type, id) => {
    expect(selected({ kind, type, on: '2026-12-01' })).toBe(id)
  })

  test.each([
    ['2020-11-30', undefined],
    ['2020-12-01', 'decree-138-2020'],
    ['2024-09-16', 'decree-138-2020'],
    ['2024-09-17', 'decree-116-2024'],
    ['2025-06-30', 'decree-116-2024'],
    ['2025-07-01', 'decree-170-2025'],
    ['2026-07-31', 'decree-170-2025'],
    ['2026-08-01', 'decree-300-2026'],
  ])('for an appointment on the spot begun on %s is %s', (on, id) => {
    expect(selected({ kind: 'appointment', type: 'on-the-spot', on })).toBe(id)
  })

  test('on a day that is none is refused', () => {
    expect(() => selectRuleSet(RULE_SETS, { kind: 'appointment', on: '2026-02-30' })).toThrow(
      'on: not a calendar day',
    )
  })
})

test('a case keeps the law without the steps, and only where a procedure runs by it', () => {
  const rules = RULE_SETS.find(({ id }) => id === 'decree-300-2026')
  if (!rules) throw new Error('none in force')
  const { steps: _, ...law } = rules.procedure ?? { steps: [] }
  expect(pinned(rules)).toMatchObject({ id: 'decree-300-2026', version: 1, ...law })
  expect(pinned(rules)).not.toHaveProperty('steps')
  const planning = RULE_SETS.find(({ id }) => id === 'regulation-377-2025')
  if (!planning) throw new Error('no planning')
  expect(() => pinned(planning)).toThrow('no procedure runs by rule set regulation-377-2025 1')
})
