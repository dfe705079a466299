import type { Client } from '../../db/pool.js'
import { listPlanning, type PlanningFilter } from '../../db/registers/planning.js'
import { listPosts } from '../../db/registers/posts.js'
import type { IsoDate, UnitId } from '../../domain/vocabulary.js'
import type { Caller } from '../rights/caller.js'
import { planningRules } from '../rules-in-force.js'

/** By the rules in force today: entries whose review was due before today. Undefined where no rules ask for a review. */
export async function reviewsDue(client: Client, today: IsoDate): Promise<PlanningFilter['reviewDue']> {
  const rules = await planningRules(client, today)
  if (!rules) return undefined
  const { reviewedEveryMonths, reviewedInFirstMonths } = rules.planning
  if (reviewedInFirstMonths) return { before: today, inFirstMonths: reviewedInFirstMonths.value }
  return reviewedEveryMonths && { before: today, everyMonths: reviewedEveryMonths.value }
}

/** Of the posts of the unit and below: how many entries wait for a review, how many posts for people; each up to 1,001. */
export async function leftToDoIn(
  client: Client,
  { sees, personId }: Caller,
  unit: UnitId,
  today: IsoDate,
): Promise<{ reviewsOverdue: number; postsUnplanned: number }> {
  const reviewDue = await reviewsDue(client, today)
  const [reviews, posts] = await Promise.all([
    reviewDue && listPlanning(client, { reach: sees, self: personId, unit, reviewDue, limit: 0 }),
    listPosts(client, { unit, planned: false, limit: 0 }),
  ])
  return { reviewsOverdue: reviews?.counted ?? 0, postsUnplanned: posts.counted }
}
