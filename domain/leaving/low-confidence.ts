import type { RuleSet } from '../rules/rule-set.js'
import { selectRuleSet } from '../rules/select-rule-set.js'
import { closedList, type LeavingGround } from '../rules/values/leaving-rules.js'
import type { IsoDate, ProcedureKind } from '../vocabulary.js'
import { isLow, type LowOf } from '../voting/three-levels.js'

/** A ground of leaving office that a vote of confidence can show, and the procedure that it opens. */
export interface LowGround {
  kind: ProcedureKind
  ruleSet: Pick<RuleSet, 'id' | 'version' | 'title'>
  ground: LeavingGround
}

const OPENED: readonly ProcedureKind[] = ['relief', 'resignation', 'dismissal']

/** Of the texts in force on that day, every ground that low confidence shows. */
export function lowGroundsOn(ruleSets: readonly RuleSet[], on: IsoDate): LowGround[] {
  return OPENED.flatMap((kind) => {
    const selected = selectRuleSet(ruleSets, { kind, on })
    if ('problem' in selected) return []
    const { id, version, title, procedure } = selected.ruleSet
    const grounds = closedList(procedure?.leaving)?.value ?? []
    return grounds.flatMap((ground) =>
      ground.low ? [{ kind, ruleSet: { id, version, title }, ground }] : [],
    )
  })
}

/** Those of them that a result shows: the product proposes the procedures, it decides nothing. */
export const groundsShownBy = (grounds: readonly LowGround[], result: LowOf): LowGround[] =>
  grounds.filter(({ ground: { low } }) => low !== undefined && isLow(result, low))
