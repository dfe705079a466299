import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import type { ActsOnCases } from '../../db/reads/candidacies.js'
import { findGroup as findStandingGroup, type StandingGroup } from '../../db/reads/standing-groups.js'
import { Refused } from '../../db/refused.js'
import { findGroup, type GroupRow } from '../../db/registers/group-members.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { GroupId, Instant, IsoDate, PersonId, UnitId } from '../../domain/vocabulary.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers, requireReach } from './caller.js'
import { personAdministered } from './grants.js'
import { requireUntiedWhereItActs } from './recusal.js'

/** A group as it stands, for its members and whoever has a role over its unit. @throws Refused group-not-found */
export const visibleGroup = refusing(
  ['group-not-found'],
  async (client: Client, { groups, sees }: Caller, id: GroupId, on: IsoDate): Promise<StandingGroup> => {
    const group = await findStandingGroup(client, id, on)
    if (!group || !(groups.includes(id) || covers(sees, group.unit.id)))
      throw new Refused({ code: 'group-not-found' })
    return group
  },
)

/** @throws Refused group-not-found; not-permitted to those who do not administer its unit */
export const administeredGroup = refusing(
  ['group-not-found', requireReach],
  async (client: Client, caller: Caller, id: GroupId, on: IsoDate): Promise<GroupRow> => {
    const group = await findGroup(client, id, on)
    if (!group) throw new Refused({ code: 'group-not-found' })
    requireReach(caller.administers, group.unit.id)
    return group
  },
)

/** Whose membership of which group. */
export interface MembershipAsked {
  group: GroupId
  personId: PersonId
}

/** What a group of a unit has a part in. */
export const actingGroup = (group: GroupId, unit: UnitId): ActsOnCases => ({
  ...{ reaches: [unit], within: [unit], groups: [group] },
})

/**
 * Administrators of the group's unit, of nobody near to them, and never of themselves: what a group may its members may; and
 * none who stands back from an open case on which it acts.
 */
export const membershipToChange = refusing(
  [administeredGroup, personAdministered, requireUntiedWhereItActs],
  async (
    client: pg.ClientBase,
    caller: Caller,
    { group, personId }: MembershipAsked,
    at: Instant,
  ): Promise<GroupRow> => {
    const row = await administeredGroup(client, caller, group, localDate(at))
    await personAdministered(client, caller, { personId, unitId: row.unit.id }, at)
    await requireUntiedWhereItActs(client, caller, actingGroup(group, row.unit.id), localDate(at))
    return row
  },
)
