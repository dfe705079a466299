import { type Client, together } from '../../../db/pool.js'
import {
  type HeldConfidenceVote,
  type HolderInBody,
  listConfidenceVotes,
  listHoldersInBody,
} from '../../../db/reads/leaders.js'
import { listRuleSets } from '../../../db/registers/rule-sets.js'
import { type Leader, leadersOf } from '../../../domain/procedure/confidence-vote.js'
import { selectRuleSet } from '../../../domain/rules/select-rule-set.js'
import type { ConfidenceRules } from '../../../domain/rules/values/confidence-rules.js'
import type { IsoDate } from '../../../domain/vocabulary.js'
import type { GrantedToRead } from '../../rights/named-rights.js'
import { requireValid, wrongField } from '../../use-case/invalid-input.js'
import { refusing } from '../../use-case/refusing.js'

/** Who would be voted on in the body of a seat, by the rules of that day; and its votes that are open or were held. */
export interface LeadersOfSeat {
  rules: ConfidenceRules
  leaders: (HolderInBody & Leader)[]
  earlier: HeldConfidenceVote[]
}

/** @throws Refused invalid-input where no text of that day has such a vote */
export const leadersOfSeat = refusing(
  [requireValid],
  async (
    client: Client,
    { seatId }: GrantedToRead<'launches-for-seat'>,
    on: IsoDate,
  ): Promise<LeadersOfSeat> => {
    const [ruleSets, held, earlier] = await together([
      listRuleSets(client),
      listHoldersInBody(client, seatId),
      listConfidenceVotes(client, seatId),
    ])
    const selected = selectRuleSet(ruleSets, { kind: 'confidence-vote', on })
    const rules = 'ruleSet' in selected ? selected.ruleSet.procedure?.confidence : undefined
    if (!rules) throw wrongField('on', 'unknown-rule-set')
    return { rules, leaders: leadersOf(rules, held, on), earlier }
  },
)
