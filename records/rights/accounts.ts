import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import { Refused } from '../../db/refused.js'
import { type AccountRow, findAccountOf } from '../../db/registers/accounts.js'
import { findCadre } from '../../db/registers/cadres.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { Instant, PersonId, UnitId } from '../../domain/vocabulary.js'
import { wrongField } from '../use-case/invalid-input.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers, reachOfRoles } from './caller.js'
import { personAdministered, type RightAsked } from './grants.js'
import { requireUntiedFromWhatTheyDo } from './recusal.js'

/**
 * Whose account is opened and closed: administrators of their unit, of nobody near to them, never of themselves, none of whom
 * stands back from an open case in which they have a part: without an account they would have none.
 */
export const accountOfPerson = refusing(
  [personAdministered, requireUntiedFromWhatTheyDo],
  async (client: pg.ClientBase, caller: Caller, asked: RightAsked, at: Instant): Promise<void> => {
    await personAdministered(client, caller, asked, at)
    await requireUntiedFromWhatTheyDo(client, caller, asked.personId, localDate(at))
  },
)

/** Whose account is to be opened, by the unit that they work in; it answers the unit. */
export const personToAdmit = refusing(
  [reachOfRoles, accountOfPerson],
  async (
    client: pg.ClientBase,
    caller: Caller,
    { personId }: { personId: PersonId },
    at: Instant,
  ): Promise<UnitId> => {
    const administered = reachOfRoles(caller.administers)
    const unitId = (await findCadre(client, personId))?.unit?.id
    if (unitId === undefined || !covers(administered, unitId))
      throw wrongField('personId', 'unknown-cadre-in-reach')
    await accountOfPerson(client, caller, { personId, unitId }, at)
    return unitId
  },
)

/** The account of somebody whose unit the caller administers. @throws Refused account-not-found, also of whoever is out of reach */
export const administeredAccount = refusing(
  ['account-not-found'],
  async (client: Client, caller: Caller, person: PersonId): Promise<AccountRow> => {
    const account = await findAccountOf(client, person)
    const isWithin = account?.unit
      ? covers(caller.administers, account.unit.id)
      : caller.administers === 'all'
    if (!account || !isWithin) throw new Refused({ code: 'account-not-found' })
    return account
  },
)

/** The same, to change it: under the right of `accountOfPerson`. */
export const accountToChange = refusing(
  [administeredAccount, 'account-not-found', accountOfPerson],
  async (
    client: pg.ClientBase,
    caller: Caller,
    { person }: { person: PersonId },
    at: Instant,
  ): Promise<AccountRow & { unit: { id: UnitId } }> => {
    const account = await administeredAccount(client, caller, person)
    const { unit } = account
    // Of people of no unit nobody is the administrator.
    if (!unit) throw new Refused({ code: 'account-not-found' })
    await accountOfPerson(client, caller, { personId: person, unitId: unit.id }, at)
    return { ...account, unit }
  },
)
