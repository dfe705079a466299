import {
  checksEligibility,
  holdsVote,
  type StageDefinition,
  submittedIn,
  timesOfStep,
} from '../../domain/procedure/stage-kinds.js'
import type { ProcedureRules } from '../../domain/rules/rule-set.js'
import { rowOf } from '../../domain/rules/values/every-value.js'
import type { ValueRow } from '../../domain/rules/values/value-row.js'
import type { Cited, DayUnit, Text } from '../../domain/vocabulary.js'

/** What of a rule set its steps use: a lawyer reads nothing that is never applied. */

/** A value with what may stand beside it. */
export type CitedValue = Cited<unknown> & {
  waivable?: boolean
  unit?: DayUnit
  /** How it is told, where another value says more of it. */
  said?: Text
}
export type NamedValue = [name: string, value: CitedValue]

/** The cited members of an object, by name. */
export function citedOf(values: object): NamedValue[] {
  return Object.entries(values).filter(([, value]) => isCited(value))
}

const isCited = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'value' in value && 'article' in value

/** The times that some step uses, and the reminder before each of them, in the order of the rule set. */
export function timesApplied(law: ProcedureRules): NamedValue[] {
  const used = new Set<string>(law.steps.flatMap((step) => timesOfStep(step, law)))
  return citedOf(law.times).filter(([name]) => used.has(name) || name === 'remindBefore')
}

/**
 * The criteria that are judged: none where no step does. After them what is read for some of them
 * alone, where one is asked.
 */
export function eligibilityApplied({ steps, eligibility }: ProcedureRules): NamedValue[] {
  if (!steps.some(checksEligibility)) return []
  const values = citedOf(eligibility)
  const isAsked = (name: string) => values.some(([each]) => each === name)
  const readFor = ([name]: NamedValue) => rowOf(name)?.readFor
  return [
    ...values.filter((value) => !readFor(value)),
    ...values.filter((value) => readFor(value)?.some(isAsked)),
  ]
}

const IS_STEP: Readonly<
  Record<NonNullable<ValueRow<never>['atStepsOf']>, (step: StageDefinition) => boolean>
> = {
  vote: holdsVote,
  'action-program': (step) => submittedIn(step) === 'action-program',
}

/** Of the values of a part those that some step reads. */
export function appliedBy(steps: readonly StageDefinition[], part: object): NamedValue[] {
  return citedOf(part).filter(([name]) => {
    const kind = rowOf(name)?.atStepsOf
    return kind === undefined || steps.some(IS_STEP[kind])
  })
}

/** Of the values of a part those that are read at such a step alone. */
export function readAt(step: StageDefinition, part: object): NamedValue[] {
  return citedOf(part).filter(([name]) => {
    const kind = rowOf(name)?.atStepsOf
    return kind !== undefined && IS_STEP[kind](step)
  })
}
