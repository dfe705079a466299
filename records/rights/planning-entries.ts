import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import { Refused } from '../../db/refused.js'
import { findCadre } from '../../db/registers/cadres.js'
import { findPlanningEntry, lockPlanningEntry, type PlanningRow } from '../../db/registers/planning.js'
import { findPost, type PostRow } from '../../db/registers/posts.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { Instant, PersonId, PostId, UnitId } from '../../domain/vocabulary.js'
import { wrongField } from '../use-case/invalid-input.js'
import { written } from '../use-case/just-written.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers, requireReach } from './caller.js'
import { requireNotNear } from './nearness.js'

/** @throws Refused planning-entry-not-found also for entries the caller may not know of */
export const visibleEntry = refusing(
  ['planning-entry-not-found'],
  async (client: Client, caller: Caller, id: number): Promise<PlanningRow> => {
    const row = await findPlanningEntry(client, id)
    const visible =
      row &&
      (row.person.id === caller.personId ||
        covers(caller.sees, row.post.unitId) ||
        (row.person.unitId !== null && covers(caller.sees, row.person.unitId)))
    if (!visible) throw new Refused({ code: 'planning-entry-not-found' })
    return row
  },
)

export async function writtenEntry(client: pg.ClientBase, id: number): Promise<PlanningRow> {
  return written(await findPlanningEntry(client, id), `planning entry ${id}`)
}

/** The entry, locked, for whoever manages the post's unit and is not near to the person planned. */
export const entryToChange = refusing(
  [visibleEntry, requireReach, requireNotNear],
  async (client: pg.ClientBase, caller: Caller, asked: { id: number }, at: Instant): Promise<PlanningRow> => {
    const { id, post, person } = await visibleEntry(client, caller, asked.id)
    await requirePlans(client, caller, { unit: post.unitId, person: person.id, at })
    await lockPlanningEntry(client, id)
    return writtenEntry(client, id)
  },
)

/** The post that somebody is to be planned for. Whom the caller may not know of is as unknown as nobody. */
export const postToPlan = refusing(
  [requireReach, requireNotNear],
  async (
    client: pg.ClientBase,
    caller: Caller,
    { personId, postId }: { personId: PersonId; postId: PostId },
    at: Instant,
  ): Promise<PostRow> => {
    const post = await findPost(client, postId)
    if (!post) throw wrongField('postId', 'unknown-post')
    const person = await findCadre(client, personId)
    if (!person?.unit || !covers(caller.sees, person.unit.id)) {
      throw wrongField('personId', 'unknown-cadre')
    }
    await requirePlans(client, caller, { unit: post.unit.id, person: personId, at })
    return post
  },
)

async function requirePlans(
  client: pg.ClientBase,
  caller: Caller,
  { unit, person, at }: { unit: UnitId; person: PersonId; at: Instant },
): Promise<void> {
  requireReach(caller.manages, unit)
  await requireNotNear(client, caller, [person], localDate(at))
}
