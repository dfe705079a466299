import { Refused } from '../db/refused.js'
import {
  type AccountRow,
  endSessionsOfPerson,
  findAccountOf,
  insertAccount,
  setAccountClosed,
} from '../db/registers/accounts.js'
import type { PersonId } from '../domain/vocabulary.js'
import { audit } from './use-case/audit.js'
import { written } from './use-case/just-written.js'
import { refuses } from './use-case/refusing.js'
import { under } from './use-case/use-case.js'

/** Whose account, and by which login the identity provider knows them. */
export interface NewAccount {
  personId: PersonId
  login: string
}

/** Opens an account: whoever signs in with that login is that person. @throws Refused already-exists */
export const openAccount = under(
  'admins-of-new-account',
  refuses('already-exists'),
  async ({ client, caller, at }, { personId, login }: NewAccount): Promise<AccountRow> => {
    if (!(await insertAccount(client, { personId, login })))
      throw new Refused({ code: 'already-exists', what: 'account' })
    await audit(client, caller, at, { what: 'account-opened', after: { person: personId, login } })
    return written(await findAccountOf(client, personId), `the account of ${personId}`)
  },
)

/** Of whom, and why. */
export interface AccountChange {
  person: PersonId
  reason: string
}

/** Closes an account, at once: nobody signs in with it any more, and whoever is signed in is not. @throws Refused already-ended */
export const closeAccount = under(
  'admins-of-account',
  refuses('already-ended'),
  async ({ client, caller, at, granted }, { person, reason }: AccountChange): Promise<AccountRow> => {
    if (granted.closedAt !== null) throw new Refused({ code: 'already-ended' })
    await setAccountClosed(client, person, at)
    await audit(client, caller, at, { what: 'account-closed', after: { person, reason } })
    return written(await findAccountOf(client, person), `the account of ${person}`)
  },
)

/** Opens a closed account again. @throws Refused already-exists where it is open */
export const reopenAccount = under(
  'admins-of-account',
  refuses('already-exists'),
  async ({ client, caller, at, granted }, { person, reason }: AccountChange): Promise<AccountRow> => {
    if (granted.closedAt === null) throw new Refused({ code: 'already-exists', what: 'account' })
    await setAccountClosed(client, person, null)
    await audit(client, caller, at, { what: 'account-reopened', after: { person, reason } })
    return written(await findAccountOf(client, person), `the account of ${person}`)
  },
)

/** Signs somebody out wherever they are signed in; they may sign in again. */
export const endSessions = under(
  'admins-of-account',
  refuses(),
  async ({ client, caller, at }, { person, reason }: AccountChange): Promise<AccountRow> => {
    const ended = await endSessionsOfPerson(client, person)
    await audit(client, caller, at, { what: 'sessions-ended', after: { person, ended, reason } })
    return written(await findAccountOf(client, person), `the account of ${person}`)
  },
)
