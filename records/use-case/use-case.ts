import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import type { Instant } from '../../domain/vocabulary.js'
import type { Caller } from '../rights/caller.js'
import { RIGHTS, type Right, type RightName } from '../rights/named-rights.js'
import { type Refuses, type Refusing, refusedBy } from './refusing.js'

type AskedBy<Name extends RightName> = Parameters<(typeof RIGHTS)[Name]>[2]
type GrantedBy<Name extends RightName> = Awaited<ReturnType<(typeof RIGHTS)[Name]>>

/** What a right is looked at with: one that locks what it grants needs the caller's transaction. */
type ClientOf<Name extends RightName> = Parameters<(typeof RIGHTS)[Name]>[0]

/**
 * A change of the registers, whole: the right, the rules, the rows, the audit event, in the caller's transaction. What
 * writes nothing, such as the launch of a case, may be asked outside of one.
 */
export interface UseCase<Name extends RightName, Input, Result, In extends Client = pg.ClientBase>
  extends Refusing {
  /** `at`: the moment of the change. @throws Refused; nothing may be committed then. */
  (client: In, caller: Caller, at: Instant, input: Input): Promise<Result>
  readonly right: Name
  /** Asks for the right alone. @throws Refused */
  readonly ask: (client: In, caller: Caller, at: Instant, input: Input) => Promise<void>
}

/** Who does it, when, and in which transaction. */
export interface By<In extends Client = pg.ClientBase> {
  client: In
  caller: Caller
  at: Instant
}

/** What a use case is given: by whom it is done, and what the right grants. */
export interface Under<Name extends RightName> extends By<ClientOf<Name>> {
  granted: GrantedBy<Name>
}

/**
 * A use case under a right: whoever does not have it is refused before anything else is looked at. `refuses`: what the
 * work refuses beside it.
 */
export function under<const Name extends RightName, Input extends AskedBy<Name>, Result>(
  right: Name,
  refuses: Refuses,
  work: (under: Under<Name>, input: Input) => Promise<Result>,
): UseCase<Name, Input, Result, ClientOf<Name>> {
  // Of the right of that name: the compiler does not follow the name through the lookup.
  const grant = RIGHTS[right] as Right<AskedBy<Name>, GrantedBy<Name>, ClientOf<Name>>
  const use = async (client: ClientOf<Name>, caller: Caller, at: Instant, input: Input): Promise<Result> =>
    work({ client, caller, at, granted: await grant(client, caller, input, at) }, input)
  const ask = async (client: ClientOf<Name>, caller: Caller, at: Instant, input: Input): Promise<void> => {
    await grant(client, caller, input, at)
  }
  return Object.assign(use, { right, ask, refuses: refusedBy([grant, ...refuses]) })
}
