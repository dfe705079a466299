import type { StageDefinition } from '../../procedure/stage-kinds.js'
import type { DayUnit, Text } from '../../vocabulary.js'
import { CONFIDENCE_VALUES } from './confidence-rules.js'
import { ACTION_PROGRAM_VALUES, APPROVAL_VALUES, LIMIT_VALUES, TERM_VALUES } from './decision-rules.js'
import { DOSSIER_VALUES } from './dossier-rules.js'
import { ELIGIBILITY_VALUES } from './eligibility-rules.js'
import { EVALUATION_VALUES } from './evaluation-rules.js'
import { GENERAL_VALUES } from './general-values.js'
import { LEAVING_VALUES } from './leaving-rules.js'
import { LOCALITY_VALUES } from './locality-rules.js'
import { MOVING_VALUES } from './moving-rules.js'
import { PLANNING_VALUES } from './planning-rules.js'
import { PUBLICITY_VALUES } from './publicity-rules.js'
import { RECUSAL_VALUES } from './recusal-rules.js'
import { STEP_VALUES } from './step-values.js'
import { TIME_VALUES } from './task-times.js'
import type { ValueName, ValueRow } from './value-row.js'
import { VOTE_VALUES } from './vote-rule.js'

/** The values of whatever kinds of step there are. */
type ValueOfSteps<Step> = Step extends unknown ? ValueName<Step> : never

/** The values by part. No two have the same name: the document and the comparison find a row by its name alone. */
export const VALUES_BY_PART = {
  step: STEP_VALUES satisfies Readonly<Record<ValueOfSteps<StageDefinition>, object>>,
  vote: VOTE_VALUES,
  eligibility: ELIGIBILITY_VALUES,
  actionProgram: ACTION_PROGRAM_VALUES,
  approval: APPROVAL_VALUES,
  limits: LIMIT_VALUES,
  dossier: DOSSIER_VALUES,
  recusal: RECUSAL_VALUES,
  times: TIME_VALUES,
  term: TERM_VALUES,
  leaving: LEAVING_VALUES,
  confidence: CONFIDENCE_VALUES,
  moving: MOVING_VALUES,
  publicity: PUBLICITY_VALUES,
  planning: PLANNING_VALUES,
  evaluation: EVALUATION_VALUES,
  locality: LOCALITY_VALUES,
  general: GENERAL_VALUES,
}

// What a row says is of the type that its member has: whoever asks by name takes both from one object.
const ROWS: ReadonlyMap<string, ValueRow<never>> = new Map(
  Object.values(VALUES_BY_PART).flatMap((rows) => Object.entries<ValueRow<never>>(rows)),
)

/** The row of a value; undefined where there is no such value. */
export function rowOf(name: string): Omit<ValueRow<never>, 'say' | 'check'> | undefined {
  return ROWS.get(name)
}

/** What a value is called; undefined where there is no such value. */
export function labelOf(name: string): Text | undefined {
  return ROWS.get(name)?.label
}

/** A value in words. @throws RangeError a value without a row, a code without words */
export function valueInWords(name: string, value: unknown, unit?: DayUnit): Text {
  const row = ROWS.get(name)
  if (!row) throw new RangeError(`${name}: a value without words`)
  // As above: a rule set is checked against its type before it is told.
  return row.say(value as never, unit)
}
