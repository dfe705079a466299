import {
  type IsoDate,
  PROCEDURE_KINDS,
  PROCEDURE_TYPES,
  type ProcedureKind,
  type ProcedureType,
} from '../vocabulary.js'
import type { LegalTextId } from './legal-texts.js'
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

/** What cannot be launched though the law has a text for it: no rule set of that text is published. */
export interface NotPublished {
  type: ProcedureType
  kinds: ProcedureKind[]
  text: LegalTextId
}

/** Of every type that some rule set is of, those that the law rules on that day by a text without one. */
export function notPublishedOn(ruleSets: readonly RuleSet[], on: IsoDate): NotPublished[] {
  return PROCEDURE_TYPES.flatMap((type) => {
    const missing = PROCEDURE_KINDS.flatMap((kind) => {
      const isKnown = ruleSets.some(
        ({ procedure }) => procedure?.type === type && procedure.kinds.includes(kind),
      )
      const selected = selectRuleSet(ruleSets, { kind, type, on })
      const isMissing = isKnown && 'problem' in selected && selected.problem === 'not-published'
      return isMissing ? [{ kind, text: selected.text }] : []
    })
    const [first] = missing
    return first ? [{ type, kinds: missing.map(({ kind }) => kind), text: first.text }] : []
  })
}
