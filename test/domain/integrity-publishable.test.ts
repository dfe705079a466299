import { describe, expect, test } from '@jest/globals'
import { endedWithoutResult, type PublishableCase, publishable } from '../../domain/integrity/publishable.js'
import { CASE_STATUSES } from '../../domain/procedure/case.js'
import type { StageRow } from '../../domain/procedure/change.js'
import { appointmentFromElsewhere } from '../../domain/rules/appointment-from-elsewhere.js'
import { decree300 } from '../../domain/rules/decree-300-2026.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import { shortProcedure } from '../../domain/rules/short-procedure.js'
import { PUBLISHED } from '../../domain/vocabulary.js'

type Row = Pick<StageRow, 'key' | 'status' | 'outcome'>

/** A case under that law, its stages waiting but for those given. */
function caseOf(ruleSet: RuleSet, more: Record<string, Omit<Row, 'key'>> = {}): PublishableCase {
  const definitions = ruleSet.procedure?.steps ?? []
  const stages = definitions.map(({ key }): Row => ({ key, status: 'waiting', ...more[key] }))
  return { status: 'running', definitions, stages, awaitsAgreement: false }
}

describe('what may be published', () => {
  test('is the list from the launch on', () => {
    expect(publishable('list', caseOf(decree300))).toEqual({ isThere: true })
  })

  test('is the policy from the day on which it was answered', () => {
    const policy = (row: Omit<Row, 'key'>) => publishable('policy', caseOf(decree300, { policy: row }))
    expect(policy({ status: 'open' })).toMatchObject({ isThere: false, awaited: { key: 'policy' } })
    expect(policy({ status: 'ended', outcome: { outcome: 'rejected', reason: 'x' } })).toMatchObject({
      isThere: false,
    })
    expect(policy({ status: 'passed', outcome: { outcome: 'passed', answeredOn: '2026-08-10' } })).toEqual({
      isThere: true,
      since: '2026-08-10',
    })
    // Given on paper, before a procedure that has no step for it.
    expect(publishable('policy', caseOf(shortProcedure))).toEqual({ isThere: true })
  })

  test('is the result from the selection on, without a vote once it comes to the decision, and of a case that is completed', () => {
    expect(publishable('result', caseOf(decree300, { 'step-3': { status: 'passed' } }))).toMatchObject({
      isThere: false,
      awaited: { key: 'step-4' },
    })
    expect(publishable('result', caseOf(decree300, { 'step-4': { status: 'passed' } }))).toEqual({
      isThere: true,
    })
    expect(publishable('result', caseOf(appointmentFromElsewhere))).toMatchObject({
      isThere: false,
      awaited: { key: 'decision' },
    })
    const atDecision = caseOf(appointmentFromElsewhere, { decision: { status: 'open' } })
    expect(publishable('result', atDecision)).toEqual({ isThere: true })
    expect(publishable('result', { ...caseOf(decree300), status: 'completed' })).toEqual({ isThere: true })
  })

  test('is nothing while somebody is only proposed', () => {
    const passed = { status: 'passed', outcome: { outcome: 'passed' } } as const
    const it = { ...caseOf(decree300, { policy: passed, 'step-4': passed }), awaitsAgreement: true }
    for (const what of PUBLISHED) {
      expect(publishable(what, it)).toEqual({ isThere: false, awaited: 'agreement' })
      expect(publishable(what, { ...it, awaitsAgreement: false })).toEqual({ isThere: true })
    }
  })

  test('is nothing more of a case that ended without a result', () => {
    const without = CASE_STATUSES.filter((status) => endedWithoutResult({ status }))
    expect(without).toEqual(['rejected', 'stopped', 'withdrawn'])
  })
})
