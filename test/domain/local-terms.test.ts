import { describe, expect, test } from '@jest/globals'
import { stagesAhead, type TaskAhead } from '../../domain/procedure/plan.js'
import { answersPolicy } from '../../domain/procedure/stage-kinds.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import type { ProcedureRules } from '../../domain/rules/rule-set.js'

const PROCEDURES = RULE_SETS.flatMap(({ id, procedure }) => (procedure ? [[id, procedure] as const] : []))
const FINISHED = PROCEDURES.filter(([, { approval }]) => approval.finishedWithin)
const LEFT_BY_LAW = PROCEDURES.filter(([, { leaving }]) => leaving)

/** Every task of a procedure about somebody whose unit is asked first, as its plan has them. */
const planOf = (law: ProcedureRules) =>
  stagesAhead({
    ...{ stages: law.steps, times: law.times, actionProgram: law.actionProgram, level: 'department-head' },
    ...{ hasDossier: law.dossier !== undefined, electionByTwo: true, isProposed: true },
  })

const daysOf = (tasks: readonly TaskAhead[]): number =>
  tasks.reduce((sum, { within }) => sum + within.workingDays, 0)

describe('whoever keeps every local term keeps the term of the law', () => {
  test('of every text that has a process finished within a term', () => {
    expect(FINISHED.map(([id]) => id)).toEqual(expect.arrayContaining(['decree-300-2026', 'decree-170-2025']))
  })

  test.each(FINISHED)('from the policy to the submission of the dossier, 33.1(c): %s', (_, law) => {
    const ahead = planOf(law).filter(({ stage }) => !answersPolicy(stage))
    const tasks = ahead.flatMap((each) => each.tasks)
    const [agreed] = planOf(law)[0]?.tasks ?? []
    const until = tasks.findIndex(({ kind }) => kind === 'submit-dossier')
    const counted =
      until < 0 ? tasks.filter(({ kind }) => kind !== 'record-decision') : tasks.slice(0, until + 1)
    const first = agreed?.kind === 'agree-to-candidate' && !counted.includes(agreed) ? [agreed] : []
    expect(counted.length).toBeGreaterThan(3)
    expect(daysOf([...first, ...counted])).toBeLessThanOrEqual(law.approval.finishedWithin?.value ?? 0)
  })

  test.each(LEFT_BY_LAW)('of the check before the talk and the proposal, 52.5(a), 53.2(a): %s', (_, law) => {
    const tasks = planOf(law).flatMap((each) => each.tasks)
    const talk = tasks.findIndex(({ kind }) => kind === 'give-opinion')
    const before = tasks.slice(0, talk)
    // A second person confirms what somebody waives.
    const confirmed = before.some(({ kind }) => kind === 'confirm-eligibility')
      ? law.times.confirmDecision.value
      : 0
    expect(talk).toBeGreaterThanOrEqual(0)
    expect(daysOf(before) + confirmed).toBeLessThan(law.times.giveOpinion.value)
  })
})
