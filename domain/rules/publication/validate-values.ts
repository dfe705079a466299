import type { ValueRow } from '../values/value-row.js'
import type { RuleSetProblem } from './rule-set-problem.js'

/** What is wrong with the values of a part, each by itself, in the order of their rows. */
export function ofValues(
  field: string,
  part: object,
  rows: Readonly<Record<string, ValueRow<never>>>,
): RuleSetProblem[] {
  return Object.entries(rows).flatMap(([name, { check }]) => {
    const member: unknown = Reflect.get(part, name)
    if (!check || typeof member !== 'object' || member === null || !('value' in member)) return []
    // The row is that of the member: its value has the type that the row checks.
    const wrong = check(member.value as never)
    return wrong.map(({ at, ...rest }) => ({ field: `${field}.${name}.value${at}`, ...rest }))
  })
}
