import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import { Refused } from '../../db/refused.js'
import { findCadre } from '../../db/registers/cadres.js'
import { findPlanningEntry, lockPlanningEntry, type PlanningRow } from '../../db/registers/planning.js'
import { findPost, type PostRow } from '../../db/registers/posts.js'
import type { PersonId, PostId, UnitId } from '../../domain/vocabulary.js'
import { wrongField } from '../use-case/invalid-input.js'
import { written } from '../use-case/just-written.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers, requireReach } from './caller.js'
import { requireNoCompetitor, requireOther } from './people.js'

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

/** The entry, locked, for whoever manages the post's unit and is not the person planned. */
export const entryToChange = refusing(
  [visibleEntry, requireReach, requireOther],
  async (client: pg.ClientBase, caller: Caller, asked: { id: number }): Promise<PlanningRow> => {
    const { id, post, person } = await visibleEntry(client, caller, asked.id)
    await requirePlans(client, caller, { unit: post.unitId, person: person.id })
    await lockPlanningEntry(client, id)
    return writtenEntry(client, id)
  },
)

/** The post that somebody is to be planned for. Whom the caller may not know of is as unknown as nobody. */
export const postToPlan = refusing(
  [requireReach, requireOther],
  async (
    client: pg.ClientBase,
    caller: Caller,
    { personId, postId }: { personId: PersonId; postId: PostId },
  ): Promise<PostRow> => {
    const post = await findPost(client, postId)
    if (!post) throw wrongField('postId', 'unknown-post')
    const person = await findCadre(client, personId)
    if (!person?.unit || !covers(caller.sees, person.unit.id)) {
      throw wrongField('personId', 'unknown-cadre')
    }
    await requirePlans(client, caller, { unit: post.unit.id, person: personId })
    return post
  },
)

async function requirePlans(
  client: pg.ClientBase,
  caller: Caller,
  { unit, person }: { unit: UnitId; person: PersonId },
): Promise<void> {
  requireReach(caller.manages, unit)
  requireOther(caller, person)
  await requireNoCompetitor(client, caller, person)
}
