import { type IsoDate, PROCEDURE_KINDS, PROCEDURE_TYPES, type ProcedureKind } from '../vocabulary.js'
import type { ProcedureRules, RuleSet } from './rule-set.js'
import { selectRuleSet } from './select-rule-set.js'

/** A procedure that can be launched, by the rule set that a launch takes where it names none. */
export interface Template {
  ruleSet: RuleSet
  procedure: ProcedureRules
  /** For which it is the one. */
  kinds: ProcedureKind[]
}

/**
 * What a launch on that day would run by when it names no rule set: of every kind and type the one in force, once for all
 * the kinds for which it is the one.
 */
export function templatesOn(ruleSets: readonly RuleSet[], on: IsoDate): Template[] {
  const kindsOf = new Map<RuleSet, ProcedureKind[]>()
  for (const kind of PROCEDURE_KINDS) {
    for (const type of PROCEDURE_TYPES) {
      const selected = selectRuleSet(ruleSets, { kind, type, on })
      if ('problem' in selected) continue
      kindsOf.set(selected.ruleSet, [...(kindsOf.get(selected.ruleSet) ?? []), kind])
    }
  }
  return [...kindsOf].flatMap(([ruleSet, kinds]) =>
    ruleSet.procedure ? [{ ruleSet, procedure: ruleSet.procedure, kinds }] : [],
  )
}
