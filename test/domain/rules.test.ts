import { describe, expect, test } from '@jest/globals'
import { isIsoDate } from '../../domain/deadlines/working-days.js'
import { RULE_SETS, ruleSetInForce } from '../../domain/rules/index.js'
import { shortProcedure } from '../../domain/rules/short-procedure.js'

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

const filled = (text: unknown) => typeof text === 'string' && text.trim().length > 2

describe.each(RULE_SETS.map((rules) => [`${rules.id} ${rules.version}`, rules] as const))(
  'rule set %s',
  (_, rules) => {
    test('gives every value of law with its article', () => {
      const parts = {
        ...rules.eligibility,
        ...rules.times,
        program: rules.actionProgram,
        approval: rules.approval,
      }
      expect([...uncited(parts, 'rules')]).toEqual([])
      // the form of the ballot is the shape of the vote, not a value of law
      const plain = [...uncited(rules.collectiveVote, 'vote')].filter((path) => !path.endsWith('.ballot'))
      expect(plain).toEqual([])
      const cited = [...objects(rules, 'rules')].filter(([, object]) => 'article' in object)
      expect(cited.length).toBeGreaterThan(30)
      for (const [path, object] of cited) {
        expect([path, 'article' in object && filled(object.article)]).toEqual([path, true])
        expect([path, 'value' in object && object.value !== undefined]).toEqual([path, true])
      }
    })

    test('says everything in both languages', () => {
      const texts = [...objects(rules, 'rules')].filter(
        ([path, object]) => 'vi' in object || path.endsWith('.note'),
      )
      expect(texts.length).toBeGreaterThan(10)
      for (const [path, object] of texts) {
        expect([path, 'vi' in object && filled(object.vi), 'en' in object && filled(object.en)]).toEqual([
          path,
          true,
          true,
        ])
      }
    })

    test('names its sources, its days in force and that it awaits a review', () => {
      expect(rules.sources.length).toBeGreaterThan(0)
      expect(isIsoDate(rules.inForce.from)).toBe(true)
      expect(rules.reviewStatus).toBe('transcribed from secondary copies; have your legal office confirm')
    })

    test('is plain data: it survives JSON unchanged, as a case keeps it', () => {
      expect(JSON.parse(JSON.stringify(rules))).toEqual(rules)
    })

    test('asks for times of whole working days, of which the longest leaves room for a reminder', () => {
      for (const { value } of Object.values(rules.times)) {
        expect(Number.isInteger(value) && value >= 1).toBe(true)
      }
    })

    test('lists retirement ages year after year, never falling', () => {
      const rows = rules.eligibility.retirementAge.value
      for (const [index, row] of rows.entries()) {
        const before = rows[index - 1]
        if (!before) continue
        expect(row.year).toBe(before.year + 1)
        expect(row.men).toBeGreaterThanOrEqual(before.men)
        expect(row.women).toBeGreaterThanOrEqual(before.women)
      }
    })
  },
)

describe('the short procedure', () => {
  test('has the values of its texts', () => {
    const { eligibility, collectiveVote, approval, times, actionProgram } = shortProcedure
    expect(eligibility.timeInLowerPost.value).toBe(12)
    expect(eligibility.evaluations.value).toEqual({ years: 3, grade: 'good' })
    expect(eligibility.fullTerm.value).toBe(60)
    expect(eligibility.disciplineWait.value).toEqual({ reprimand: 24, warning: 36, removal: 60 })
    expect(collectiveVote.firstRound.bar.value).toEqual({ numerator: 1, denominator: 2 })
    expect(collectiveVote.firstRound.denominator.value).toBe('convened')
    expect(collectiveVote.firstRound.fallback?.value.atLeast).toEqual({ numerator: 3, denominator: 10 })
    expect(collectiveVote.secondRound.fallback).toBeUndefined()
    expect(approval.majority.value).toEqual({ numerator: 1, denominator: 2 })
    expect(times.recordDecision.value).toBe(15)
    expect(actionProgram).toMatchObject({
      requiredFrom: { value: 'department-deputy' },
      maxBytes: { value: 10_485_760 },
    })
  })

  test.each([
    [2021, 60, 3, 55, 4],
    [2026, 61, 6, 57, 0],
    [2028, 62, 0, 57, 8],
    [2035, 62, 0, 60, 0],
  ])('in %s men retire at %s years %s months and women at %s years %s months', (year, my, mm, wy, wm) => {
    const row = shortProcedure.eligibility.retirementAge.value.find((each) => each.year === year)
    expect(row).toEqual({ year, men: my * 12 + mm, women: wy * 12 + wm })
  })
})

describe('the rule set in force', () => {
  test.each(['appointment', 'nomination', 'revocation'] as const)(
    'for a %s since 2025 is the short procedure',
    (kind) => {
      expect(ruleSetInForce(kind, '2025-01-01')).toBe(shortProcedure)
      expect(ruleSetInForce(kind, '2026-11-30')).toBe(shortProcedure)
      expect(ruleSetInForce(kind, '2024-12-31')).toBeUndefined()
    },
  )

  test('on a day that is none is refused', () => {
    expect(() => ruleSetInForce('appointment', '2026-02-30')).toThrow('on: not a calendar day')
  })
})
