import type pg from 'pg'
import { findCallerOf } from '../../db/reads/callers.js'
import { Refused } from '../../db/refused.js'
import { lockRights } from '../../db/registers/rights.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { Instant, PersonId, UnitId } from '../../domain/vocabulary.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, callerFrom } from './caller.js'
import { requireNotNear } from './nearness.js'
import { requireUntiedWhereItActs } from './recusal.js'
import { unitWithin } from './units.js'

/** Whose right, and on which unit. */
export interface RightAsked {
  personId: PersonId
  unitId: UnitId
}

/** Somebody as the accounts and grants have them in this transaction; undefined without an account. */
export async function callerNow(
  client: pg.ClientBase,
  person: PersonId,
  at: Instant,
): Promise<Caller | undefined> {
  const row = await findCallerOf(client, person, localDate(at))
  return row && callerFrom(row)
}

/**
 * Whoever changes what somebody may on that unit: its administrators, of nobody whom they are near to, and never of
 * themselves. One at a time, and by whoever still has the right then: of two who revoke each other's the second has none.
 */
export const personAdministered = refusing(
  [unitWithin, 'not-permitted', requireNotNear],
  async (
    client: pg.ClientBase,
    { personId: self }: Caller,
    { personId, unitId }: RightAsked,
    at: Instant,
  ): Promise<void> => {
    await lockRights(client)
    const caller = await callerNow(client, self, at)
    // Who administers nothing is told so, whatever they named.
    if (!caller || caller.administers.length === 0) throw new Refused({ code: 'not-permitted' })
    await unitWithin(client, caller.administers, { field: 'unitId', unit: unitId })
    if (personId === self) throw new Refused({ code: 'not-permitted', because: 'own-right' })
    await requireNotNear(client, caller, [personId], localDate(at))
  },
)

/**
 * Whoever grants and revokes rights on that unit; none who stands back from an open case that such a right reaches: whom it is
 * taken from may be the one who decides it, and whom it is given to would.
 */
export const rightToChange = refusing(
  [personAdministered, requireUntiedWhereItActs],
  async (client: pg.ClientBase, caller: Caller, asked: RightAsked, at: Instant): Promise<void> => {
    await personAdministered(client, caller, asked, at)
    await requireUntiedWhereItActs(client, caller, { reaches: [asked.unitId] }, localDate(at))
  },
)
