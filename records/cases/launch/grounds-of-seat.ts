import type { Client } from '../../../db/pool.js'
import { findRecordOfHolder } from '../../../db/reads/candidate-records.js'
import { findNames } from '../../../db/reads/titles-of-codes.js'
import { listRuleSets } from '../../../db/registers/rule-sets.js'
import { type JudgedGround, judgeGrounds } from '../../../domain/leaving/judge-ground.js'
import { versionOf } from '../../../domain/rules/select-rule-set.js'
import { closedList } from '../../../domain/rules/values/leaving-rules.js'
import type { IsoDate, PersonId } from '../../../domain/vocabulary.js'
import type { GrantedToRead } from '../../rights/named-rights.js'
import { requireValid, wrongField } from '../../use-case/invalid-input.js'
import { refusing } from '../../use-case/refusing.js'
import { asksForLetter } from './grounds.js'

/** The grounds of a rule set; where somebody holds the seat, as the records of that day answer each. */
export interface GroundsOfSeat {
  holder: { id: PersonId; name: string } | undefined
  /** Does the law vote on whoever hands in no letter? */
  asksForLetter: boolean
  grounds: (Pick<JudgedGround, 'ground'> & Partial<JudgedGround>)[]
}

/** @throws Refused invalid-input where there is no such rule set of leaving office */
export const groundsOfSeat = refusing(
  [requireValid],
  async (
    client: Client,
    { post, seatId }: GrantedToRead<'launches-for-seat'>,
    { ruleSet, on }: { ruleSet: string; on: IsoDate },
  ): Promise<GroundsOfSeat> => {
    const rules = versionOf(await listRuleSets(client), { id: ruleSet })
    const known = closedList(rules?.procedure?.leaving)?.value
    if (!known) throw wrongField('ruleSet', 'unknown-rule-set')
    const asked = rules?.procedure?.steps.some(asksForLetter) ?? false
    const record = await findRecordOfHolder(client, seatId)
    if (!record)
      return { holder: undefined, asksForLetter: asked, grounds: known.map((ground) => ({ ground })) }
    const { personId: id } = record
    const names = await findNames(client, [id])
    return {
      holder: { id, name: names.get(id) ?? id },
      asksForLetter: asked,
      grounds: judgeGrounds(known, { record, postId: post.postId, on }),
    }
  },
)
