import type { FieldRefusal } from '../../domain/records/field-codes.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { validateRuleSet } from '../../domain/rules/publication/validate-rule-set.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import { nobodyStandsBack } from '../../domain/rules/values/recusal-rules.js'

/** What keeps a rule set from being published, beside those that ship and those that are published. */
export function problemsOf(ruleSet: Omit<RuleSet, 'version'>, inUse: readonly RuleSet[]): FieldRefusal[] {
  const published = inUse.filter((each) => !RULE_SETS.includes(each))
  return validateRuleSet(ruleSet, { builtIn: RULE_SETS, published }).map(({ field, problem, what }) => ({
    ...{ field, code: problem, what },
  }))
}

/** What keeps no rule set from being published, but its author should know. */
export function warningsOf({ procedure }: Pick<RuleSet, 'procedure'>): FieldRefusal[] {
  return procedure && nobodyStandsBack(procedure.recusal)
    ? [{ field: 'procedure.recusal', code: 'nobody-stands-back' }]
    : []
}
