import type { Client } from '../db/pool.js'
import type { FormalDecisionRow } from '../db/registers/formal-decisions.js'
import { listRuleSets } from '../db/registers/rule-sets.js'
import { hasNoCandidate } from '../domain/procedure/procedure-kinds.js'
import type { RuleSet } from '../domain/rules/rule-set.js'
import { isInForce } from '../domain/rules/select-rule-set.js'
import { isBlockedBy } from '../domain/rules/values/eligibility-rules.js'
import type { FormalMeasure, IsoDate } from '../domain/vocabulary.js'

type Measure = Pick<FormalDecisionRow, 'kind' | 'decidedOn' | 'endedOn'>

/** For each measure the rule sets in force on that day under which it stands in a candidate's way then. */
export async function measuresInTheWay(
  client: Client,
  on: IsoDate,
): Promise<(measure: Measure) => readonly RuleSet[]> {
  const rules = (await listRuleSets(client)).filter((each) => isInForce(each, on))
  return (measure) => (isOn(measure, on) ? rules.filter(blocks(measure)) : [])
}

/** One without a day is on since ever; one that has ended is over on that day. */
const isOn = ({ decidedOn, endedOn }: Measure, on: IsoDate): boolean =>
  (decidedOn === null || decidedOn <= on) && (endedOn === null || endedOn > on)

const blocks =
  ({ kind }: Measure) =>
  ({ procedure }: RuleSet): boolean =>
    procedure?.kinds.some((each) => !hasNoCandidate(each)) === true &&
    // A kind that the rules do not know is in nobody's way.
    isBlockedBy(procedure.eligibility, kind as FormalMeasure)
