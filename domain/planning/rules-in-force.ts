import type { RuleSet } from '../rules/rule-set.js'
import { isInForce } from '../rules/select-rule-set.js'
import type { IsoDate } from '../vocabulary.js'

/** The parts of a rule set that records, rather than procedures, are judged by. */
type Part = 'planning' | 'evaluation'

/** A rule set that has that part. */
export type With<P extends Part> = RuleSet & { [Name in P]-?: NonNullable<RuleSet[P]> }

/**
 * The rule set whose part is in force on that day: the latest text and its highest version. Undefined where none is:
 * then nothing is refused and nothing warned of.
 */
export function inForceOn<P extends Part>(
  ruleSets: readonly RuleSet[],
  part: P,
  on: IsoDate,
): With<P> | undefined {
  const [latest] = ruleSets
    .filter((rules): rules is With<P> => rules[part] !== undefined && isInForce(rules, on))
    .sort((a, b) => b.inForce.from.localeCompare(a.inForce.from) || b.version - a.version)
  return latest
}

/** The rule set that a year's evaluations follow: the one in force on its last day. */
export function inForceForYear(ruleSets: readonly RuleSet[], year: number): With<'evaluation'> | undefined {
  return inForceOn(ruleSets, 'evaluation', `${String(year).padStart(4, '0')}-12-31`)
}
