import type pg from 'pg'
import { inSnapshot } from '../../db/pool.js'
import { findCandidateRecords, findPostFacts } from '../../db/reads/candidate-records.js'
import { findLaunchPost, type LaunchPost } from '../../db/reads/launches.js'
import { listPlannedNear } from '../../db/reads/planned-near.js'
import { listRuleSets } from '../../db/registers/rule-sets.js'
import { checkEligibility, unmet } from '../../domain/eligibility/check-eligibility.js'
import { levelsAnsweringFor } from '../../domain/planning/qualifying.js'
import { selectRuleSet } from '../../domain/rules/select-rule-set.js'
import type { IsoDate, PersonId, PostId, SeatId } from '../../domain/vocabulary.js'
import type { Caller } from '../rights/caller.js'

/** So many people are judged, those first who are planned for the post itself: where there are more, not all were. */
export const JUDGED = 100

/** Who meets every criterion, and whether there are more who were not judged. */
export interface Eligible {
  people: PersonId[]
  isMore: boolean
}

/**
 * Of those planned for a post, or for another of its unit of that level or a higher one, whoever meets every criterion of the
 * procedure that a launch takes on that day where it names none: as its preview judges them. Of those alone whose files the
 * caller reads. Nobody, where there is no such post or seat, or no procedure for it.
 */
export async function eligibleFor(
  pool: pg.Pool,
  { readsRecords: reach, competitors }: Pick<Caller, 'readsRecords' | 'competitors'>,
  { of, on }: { of: PostId | SeatId; on: IsoDate },
): Promise<Eligible> {
  return inSnapshot(pool, async (client) => {
    const post =
      (await findLaunchPost(client, { postId: of })) ?? (await findLaunchPost(client, { seatId: of }))
    const rules = post && criteriaFor(await listRuleSets(client), post, on)
    if (!post || !rules) return { people: [], isMore: false }
    const { postId, unitId, level, degree } = post
    const planned = await listPlannedNear(client, {
      ...{ post: { id: postId, unitId }, levels: levelsAnsweringFor(level) },
      ...{ reach, without: competitors, most: JUDGED + 1 },
    })
    const facts = await findPostFacts(client, { postId, level })
    const standard = { postId, level, ...(degree && { degree }), ...facts }
    const records = await findCandidateRecords(client, planned.slice(0, JUDGED))
    const people = records
      .filter((record) => unmet(checkEligibility(rules, record, standard, on), []).length === 0)
      .map(({ personId }) => personId)
    return { people, isMore: planned.length > JUDGED }
  })
}

/** What is asked of candidates by the procedure that fills the post where a launch names none. */
function criteriaFor(
  ruleSets: Awaited<ReturnType<typeof listRuleSets>>,
  { filledBy }: Pick<LaunchPost, 'filledBy'>,
  on: IsoDate,
) {
  const kind = filledBy === 'election' ? 'nomination' : 'appointment'
  const selected = selectRuleSet(ruleSets, { kind, on })
  return 'problem' in selected ? undefined : selected.ruleSet.procedure?.eligibility
}
