import type pg from 'pg'
import { listProposals } from '../../db/reads/candidacies.js'
import {
  listPlannable,
  listPlannablePosts,
  listPlannedForPost,
  type PlannableRow,
} from '../../db/reads/plannable.js'
import { findTitlesOfCodes } from '../../db/reads/titles-of-codes.js'
import { Refused } from '../../db/refused.js'
import { listRuleSets } from '../../db/registers/rule-sets.js'
import { CAPS, type ConditionBroken, capsBroken } from '../../domain/planning/caps.js'
import {
  conditionsBroken,
  lowConfidenceBroken,
  type PlannedFor,
  untold,
} from '../../domain/planning/conditions.js'
import { hinderingProposal, type RankedPost } from '../../domain/planning/qualifying.js'
import { selectRuleSet } from '../../domain/rules/select-rule-set.js'
import type { PlanningRules } from '../../domain/rules/values/planning-rules.js'
import type { IsoDate, PersonId, UnitId } from '../../domain/vocabulary.js'
import { type Caller, covers, readsRecordOf } from '../rights/caller.js'
import { planningRules, rulesOfEntry } from '../rules-in-force.js'
import { refusing } from '../use-case/refusing.js'

interface Entering {
  personId: PersonId
  planned: RankedPost
  /** The unit of the post. */
  unit: UnitId
  term: string
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
  async (client: pg.ClientBase, caller: Caller, entering: Entering): Promise<void> => {
    const { personId, planned, unit, term, approvedOn, today } = entering
    const rules = await rulesOfEntry(client, approvedOn)
    const [post] = await listPlannablePosts(client, unit, [planned.postId])
    const person = (await listPlannable(client, [personId], today)).get(personId)
    if (!rules || !post || !person) return
    const broken = [
      ...capsBroken(rules.planning, {
        ...{ personId, post, plannedForPost: await listPlannedForPost(client, planned.postId) },
        ...{ plannedOfPerson: person.planned, holds: person.holds },
      }),
      ...conditionsTold(rules.planning, caller, person, { ...post, term, approvedOn }),
      ...(await confidenceTold(client, caller, person, { level: post.level, today })),
    ]
    const [first] = broken
    if (first) throw new Refused({ code: first.code, broken })
  },
)

/** What is not met of the person, to those to whom the file is open; to others that something is not. */
export function conditionsTold(
  rules: PlanningRules,
  caller: Caller,
  person: PlannableRow,
  post: PlannedFor,
): ConditionBroken[] {
  const broken = conditionsBroken(rules, person, post)
  const { personId: id, unitId } = person
  const isOpen = unitId !== null && readsRecordOf(caller, { id, unitId })
  return isOpen || broken.length === 0 ? broken : [untold(rules)]
}

/** Out of the planning for a higher post by the last vote of confidence: to those to whom the file is open, the vote. */
async function confidenceTold(
  client: pg.ClientBase,
  caller: Caller,
  person: PlannableRow,
  { level, today }: Pick<PlannedFor, 'level'> & { today: IsoDate },
): Promise<ConditionBroken[]> {
  if (!person.confidence) return []
  const selected = selectRuleSet(await listRuleSets(client), { kind: 'confidence-vote', on: today })
  const rules = 'ruleSet' in selected ? selected.ruleSet.procedure?.confidence : undefined
  const broken = lowConfidenceBroken(rules, person, { level })
  const { personId: id, unitId } = person
  const isOpen = unitId !== null && readsRecordOf(caller, { id, unitId })
  return isOpen ? broken : broken.map(({ article }) => ({ code: 'planning-condition-not-met', article }))
}

/**
 * Nobody is entered, nor an entry dated back, while an open procedure proposes the person for a post that it answers for.
 * The rule is that of today, the day of the entering, whatever day the entry names.
 */
export const requireNotProposed = refusing(
  ['proposed-for-post'],
  async (
    client: pg.ClientBase,
    caller: Caller,
    { personId, planned, today }: Pick<Entering, 'personId' | 'planned' | 'today'>,
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
