import { expect, test } from '@jest/globals'
import { RULE_SETS } from '../../domain/rules/index.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import { nextVersion, predecessorOf, versionOf } from '../../domain/rules/select-rule-set.js'
import { shortProcedure } from '../../domain/rules/short-procedure.js'
import { templatesOn } from '../../domain/rules/templates.js'

const local = (id: string, version: number, given: Partial<RuleSet> = {}): RuleSet => ({
  ...shortProcedure,
  ...{ id, version },
  ...given,
})
const ruleSets = [...RULE_SETS, local('tinh', 2, { takesPlaceOf: 'huyen' }), local('tinh', 1)]

test('a rule set is named by its version, or the highest is meant', () => {
  const named = (id: string, version?: number) => versionOf(ruleSets, { id, version })?.version
  expect([named('tinh'), named('tinh', 1), named('tinh', 3), named('xa')]).toEqual([
    2,
    1,
    undefined,
    undefined,
  ])
})

test('versions are numbered one after the other, from 1', () => {
  expect([nextVersion(ruleSets, 'tinh'), nextVersion(ruleSets, 'xa')]).toEqual([3, 1])
})

test('a version follows the one before it; the first follows what it takes the place of, if anything', () => {
  const followed = (ruleSet: RuleSet) => {
    const found = predecessorOf(ruleSets, ruleSet)
    return found && `${found.id} ${found.version}`
  }
  expect(followed(local('tinh', 3, { takesPlaceOf: 'short-procedure' }))).toBe('tinh 2')
  expect(followed(local('tinh', 2, { takesPlaceOf: 'short-procedure' }))).toBe('tinh 1')
  expect(followed(local('tinh', 1, { takesPlaceOf: 'short-procedure' }))).toBe('short-procedure 1')
  expect(followed(local('tinh', 1))).toBeUndefined()
})

test('what can be launched is told once for all the kinds of case that it is the one for', () => {
  const templates = templatesOn(RULE_SETS, '2026-08-03')
  const ids = templates.map(({ ruleSet }) => ruleSet.id)
  expect(ids).toEqual([...new Set(ids)])
  expect(templates.find(({ ruleSet }) => ruleSet === shortProcedure)?.kinds).toEqual(['appointment'])
  expect(templates.every(({ ruleSet }) => ruleSet.inForce.from <= '2026-08-03')).toBe(true)
})
