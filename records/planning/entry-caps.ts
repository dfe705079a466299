import type pg from 'pg'
import { listProposals } from '../../db/reads/candidacies.js'
import { listPlannable, listPlannedForPost } from '../../db/reads/plannable.js'
import { findTitlesOfCodes } from '../../db/reads/titles-of-codes.js'
import { Refused } from '../../db/refused.js'
import { CAPS, capsBroken } from '../../domain/planning/caps.js'
import { hinderingProposal, type RankedPost } from '../../domain/planning/qualifying.js'
import type { IsoDate, PersonId } from '../../domain/vocabulary.js'
import { type Caller, covers } from '../rights/caller.js'
import { planningRules, rulesOfEntry } from '../rules-in-force.js'
import { refusing } from '../use-case/refusing.js'

interface Entering {
  personId: PersonId
  planned: RankedPost
  approvedOn: IsoDate
  today: IsoDate
}

/**
 * The caps of the rule set in force when the entry was approved, of the first one where none was: the entry counts today,
 * and no day that is named for it takes it out of every cap. Asked once the entry is in, which counts with the
 * others. Post and person have to be locked: of two entries that meet, the second is counted after the first.
 */
export const requireWithinCaps = refusing(
  CAPS,
  async (client: pg.ClientBase, { personId, planned, approvedOn, today }: Entering): Promise<void> => {
    const rules = await rulesOfEntry(client, approvedOn)
    if (!rules) return
    const person = (await listPlannable(client, [personId], today)).get(personId)
    const broken = capsBroken(rules.planning, {
      personId,
      post: planned,
      plannedForPost: await listPlannedForPost(client, planned.postId),
      plannedOfPerson: person?.planned ?? [],
      holds: person?.holds ?? [],
    })
    const [first] = broken
    if (first) throw new Refused({ code: first.code, broken })
  },
)

/**
 * Nobody is entered, nor an entry dated back, while an open procedure proposes the person for a post that it answers for.
 * The rule is that of today, the day of the entering, whatever day the entry names.
 */
export const requireNotProposed = refusing(
  ['proposed-for-post'],
  async (
    client: pg.ClientBase,
    caller: Caller,
    { personId, planned, today }: Omit<Entering, 'approvedOn'>,
  ): Promise<void> => {
    const rules = await planningRules(client, today)
    if (!rules) return
    const found = hinderingProposal(rules.planning, planned, await listProposals(client, personId))
    if (!found) return
    const { article } = found.rule
    const { caseId, kind, postId, unitId } = found.proposal
    if (!covers(caller.sees, unitId)) throw new Refused({ code: 'proposed-for-post', article })
    const titles = await findTitlesOfCodes(client, [postId])
    const post = titles.get(postId) ?? { vi: postId, en: postId }
    throw new Refused({ code: 'proposed-for-post', article, proposal: { caseId, kind, post } })
  },
)
