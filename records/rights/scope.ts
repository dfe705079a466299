import type { Client } from '../../db/pool.js'
import { findUnitReach, type Scope } from '../../db/reads/unit-reach.js'
import type { UnitId } from '../../domain/vocabulary.js'
import { wrongField } from '../use-case/invalid-input.js'
import { refusing } from '../use-case/refusing.js'
import { covers, type Reach, reachOfRoles } from './caller.js'

/**
 * The units to look at: those that the caller's roles cover, of them the ones below `unit` where it is named.
 * @throws Refused not-permitted without any role, invalid-input where the unit is not known
 */
export const scopeWithin = refusing(
  [reachOfRoles],
  async (client: Client, sees: Reach, unit: UnitId | undefined): Promise<Scope> => {
    const reach = reachOfRoles(sees)
    const below = unit === undefined ? 'all' : await unitsBelow(client, unit)
    if (below === 'all') return reach
    return reach === 'all' ? below : below.filter((id) => reach.includes(id))
  },
)

/** The unit and everything below it. @throws Refused invalid-input where it is not known */
export async function unitsBelow(client: Client, unit: UnitId): Promise<Reach> {
  const reach = await findUnitReach(client, unit)
  if (!reach) throw wrongField('unit', 'unknown-unit')
  return reach
}

/** Does the right reach every unit of the scope? */
export function coversAll(reach: Reach, scope: Scope): boolean {
  return reach === 'all' || (scope !== 'all' && scope.every((unit) => covers(reach, unit)))
}
