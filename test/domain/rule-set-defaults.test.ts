import { describe, expect, test } from '@jest/globals'
import { addDays } from '../../domain/deadlines/dates.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import { defaultsOn, isDefaultOn, rulingTheSame, selectRuleSet } from '../../domain/rules/select-rule-set.js'
import { shortProcedure } from '../../domain/rules/short-procedure.js'

const local = (id: string, from: string, given: Partial<RuleSet> = {}): RuleSet => ({
  ...shortProcedure,
  ...{ id, inForce: { from } },
  ...given,
})
const takesPlaceOf = 'short-procedure'

describe('where nobody names a rule set', () => {
  const chosen = (published: readonly RuleSet[], on: string) => {
    const found = selectRuleSet([...RULE_SETS, ...published], { kind: 'appointment', on })
    return 'ruleSet' in found ? `${found.ruleSet.id} ${found.ruleSet.version}` : found.problem
  }

  test('a published one is chosen from its first day to its last, if it takes the place of another', () => {
    const year = { inForce: { from: '2027-01-01', to: '2027-12-31' } }
    expect(chosen([local('tinh', '2027-01-01')], '2027-06-01')).toBe('short-procedure 1')
    const instead = [local('tinh', '2027-01-01', { ...year, takesPlaceOf })]
    expect(['2026-12-31', '2027-01-01', '2027-12-31', '2028-01-01'].map((on) => chosen(instead, on))).toEqual(
      ['short-procedure 1', 'tinh 1', 'tinh 1', 'short-procedure 1'],
    )
  })

  test('a published one is taken by hand on every day on which it is in force', () => {
    const asked = { kind: 'appointment', id: 'tinh', on: '2027-06-01' } as const
    const found = selectRuleSet([...RULE_SETS, local('tinh', '2027-01-01')], asked)
    expect(found).toMatchObject({ ruleSet: { id: 'tinh' } })
  })

  test('a later version speaks for its id: it may give the place back, or keep it', () => {
    const first = local('tinh', '2027-01-01', { takesPlaceOf })
    const back = local('tinh', '2028-01-01', { version: 2 })
    expect(chosen([first, back], '2027-12-31')).toBe('tinh 1')
    expect(chosen([first, back], '2028-01-01')).toBe('short-procedure 1')
    expect(chosen([first, { ...back, takesPlaceOf }], '2028-01-01')).toBe('tinh 2')
  })

  test('one that takes the place of one that took it is chosen, also when that one has ended or gave it back', () => {
    const second = local('second', '2028-01-01', { takesPlaceOf: 'tinh' })
    const first = local('tinh', '2027-01-01', { takesPlaceOf })
    const ended = { ...first, inForce: { from: '2027-01-01', to: '2028-06-30' } }
    const back = local('tinh', '2029-01-01', { version: 2 })
    for (const earlier of [[first], [ended], [first, back]]) {
      expect(chosen([second, ...earlier], '2027-12-31')).toBe('tinh 1')
      expect(chosen([second, ...earlier], '2030-01-01')).toBe('second 1')
    }
  })
})

test('of those that ship, one at the most is the default for one thing on one day', () => {
  const days = RULE_SETS.flatMap(({ inForce: { from, to } }) => [from, ...(to ? [addDays(to, 1)] : [])])
  for (const rules of RULE_SETS) {
    for (const same of rulingTheSame(rules, RULE_SETS)) {
      for (const day of days) expect([day, defaultsOn(same, day).length <= 1]).toEqual([day, true])
    }
  }
})

test('a locality’s targets are nobody’s default, what ships of the rest is while it is in force', () => {
  const isDefault = (id: string, on: string) =>
    RULE_SETS.filter((rules) => rules.id === id).some((rules) => isDefaultOn(rules, RULE_SETS, on))
  expect(isDefault('local-targets-a', '2026-12-01')).toBe(false)
  expect(isDefault('regulation-377-2025', '2026-12-01')).toBe(true)
  expect(isDefault('decree-335-2025', '2026-12-01')).toBe(true)
  expect(isDefault('decree-170-2025', '2026-07-31')).toBe(true)
  expect(isDefault('decree-170-2025', '2026-08-01')).toBe(false)
})
