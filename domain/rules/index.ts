import { dayNumber } from '../deadlines/dates.js'
import type { IsoDate, ProcedureKind } from '../vocabulary.js'
import { appointmentFromElsewhere } from './appointment-from-elsewhere.js'
import { decree115 } from './decree-115-2020.js'
import { decree138 } from './decree-138-2020.js'
import { decree170 } from './decree-170-2025.js'
import { decree300 } from './decree-300-2026.js'
import { decree335 } from './decree-335-2025.js'
import { dismissal, resignation } from './dismissal.js'
import { localTargetsA, localTargetsB, localTargetsC } from './local-targets.js'
import { extension, reappointment } from './reappointment.js'
import { regulation50 } from './regulation-50-2021.js'
import { regulation80 } from './regulation-80-2022.js'
import { regulation377 } from './regulation-377-2025.js'
import { revocation } from './revocation.js'
import type { RuleSet } from './rule-set.js'
import { isInForce, selectRuleSet } from './select-rule-set.js'
import { shortNomination, shortProcedure } from './short-procedure.js'

/** Every rule set that ships, each version its own entry. */
export const RULE_SETS: readonly RuleSet[] = [
  decree300,
  decree170,
  decree138,
  decree115,
  appointmentFromElsewhere,
  regulation80,
  reappointment,
  extension,
  dismissal,
  resignation,
  shortProcedure,
  shortNomination,
  revocation,
  regulation377,
  regulation50,
  decree335,
  localTargetsA,
  localTargetsB,
  localTargetsC,
]

/** That version of that rule set. */
export function findRuleSet(id: string, version: number): RuleSet | undefined {
  return RULE_SETS.find((rules) => rules.id === id && rules.version === version)
}

/**
 * The rule sets by which a procedure of that kind may be begun on that day: of the text in force latest first, then of
 * the highest version. RangeError if `on` is no calendar day.
 */
export function ruleSetsInForce(kind: ProcedureKind, on: IsoDate): RuleSet[] {
  dayNumber(on, 'on')
  return RULE_SETS.filter((rules) => rules.procedure?.kinds.includes(kind) && isInForce(rules, on)).sort(
    (a, b) => b.inForce.from.localeCompare(a.inForce.from) || b.version - a.version,
  )
}

/**
 * The shipped rule set that a procedure of that kind begun on that day is pinned to: that of `id` in its highest
 * version, or the kind's usual one; undefined where it is not in force. Same error.
 */
export function ruleSetInForce(kind: ProcedureKind, on: IsoDate, id?: string): RuleSet | undefined {
  const selected = selectRuleSet(RULE_SETS, { kind, on, id })
  return 'ruleSet' in selected ? selected.ruleSet : undefined
}

/**
 * The shipped rule set of the same procedure as `id` that was in force on that day: a procedure already begun keeps the
 * text in force when it began (Decree 300/2026 art. 35.2). Undefined where there is none. Same error.
 */
export function inSuccession(id: string, on: IsoDate): RuleSet | undefined {
  const { type, kinds: [kind] = [] } = RULE_SETS.find((rules) => rules.id === id)?.procedure ?? {}
  return kind && ruleSetsInForce(kind, on).find(({ procedure }) => procedure?.type === type)
}
