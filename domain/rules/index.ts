import { dayNumber } from '../deadlines/dates.js'
import type { IsoDate, ProcedureKind } from '../vocabulary.js'
import type { RuleSet } from './rule-set.js'
import { shortProcedure } from './short-procedure.js'

/** Every rule set that ships, each version its own entry. */
export const RULE_SETS: readonly RuleSet[] = [shortProcedure]

/**
 * The rule set that a procedure of that kind launched on that day is pinned to: of several, the one in force latest,
 * then the highest version; undefined where none is in force. RangeError if `on` is no calendar day.
 */
export function ruleSetInForce(kind: ProcedureKind, on: IsoDate): RuleSet | undefined {
  dayNumber(on, 'on')
  return RULE_SETS.filter(
    ({ kinds, inForce }) =>
      kinds.includes(kind) && inForce.from <= on && (inForce.to === undefined || on <= inForce.to),
  ).sort(latestFirst)[0]
}

function latestFirst(a: RuleSet, b: RuleSet): number {
  if (a.inForce.from !== b.inForce.from) return a.inForce.from < b.inForce.from ? 1 : -1
  return b.version - a.version
}
