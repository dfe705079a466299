import type { RuleSet } from '../rules/rule-set.js'
import { defaultsOn, type RECORD_PARTS } from '../rules/select-rule-set.js'
import type { EvaluationRules } from '../rules/values/evaluation-rules.js'
import type { IsoDate } from '../vocabulary.js'

type Part = (typeof RECORD_PARTS)[number]

/** A rule set that has that part. */
export type With<P extends Part> = RuleSet & { [Name in P]-?: NonNullable<RuleSet[P]> }

/**
 * The rule set by whose part records are judged on that day, the default of those in force. Undefined where none is: then
 * nothing is refused and nothing warned of.
 */
export function inForceOn<P extends Part>(
  ruleSets: readonly RuleSet[],
  part: P,
  on: IsoDate,
): With<P> | undefined {
  const [chosen] = defaultsOn(
    ruleSets.filter((rules): rules is With<P> => rules[part] !== undefined),
    on,
  )
  return chosen
}

/**
 * The rule set by which something of that day is judged that still counts today: the one in force then, and where there was
 * none the first that came into force after it. Undefined where none did.
 */
export function inForceOrNext<P extends Part>(
  ruleSets: readonly RuleSet[],
  part: P,
  on: IsoDate,
): With<P> | undefined {
  const later = ruleSets.map(({ inForce: { from } }) => from).filter((from) => from > on)
  for (const day of [on, ...later.sort()]) {
    const rules = inForceOn(ruleSets, part, day)
    if (rules) return rules
  }
  return undefined
}

/** As what somebody is evaluated: another decree rules public employees. */
export const EMPLOYED_AS = ['civil-servant', 'public-employee'] as const
export type EmployedAs = (typeof EMPLOYED_AS)[number]

/** The rule set that a year's evaluations of civil servants follow: the one in force on its last day. */
export function inForceForYear(ruleSets: readonly RuleSet[], year: number): With<'evaluation'> | undefined {
  return inForceOn(ruleSets, 'evaluation', lastDayOf(year))
}

/** What evaluates somebody in a year, and the rule set that it is of. */
export interface EvaluatedBy extends Pick<RuleSet, 'id' | 'version' | 'title'> {
  evaluation: EvaluationRules
}

/** By what somebody's evaluation of a year is judged; of public employees in a year without a text of theirs, none. */
export function evaluatedBy(
  ruleSets: readonly RuleSet[],
  year: number,
  as: EmployedAs,
): EvaluatedBy | undefined {
  if (as === 'civil-servant') return inForceForYear(ruleSets, year)
  const rules = inForceOn(ruleSets, 'employeeEvaluation', lastDayOf(year))
  return rules && { ...rules, evaluation: rules.employeeEvaluation }
}

const lastDayOf = (year: number): IsoDate => `${String(year).padStart(4, '0')}-12-31`
