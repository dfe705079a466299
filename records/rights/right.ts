import type pg from 'pg'
import type { Instant, PersonId, UnitId } from '../../domain/vocabulary.js'
import type { Caller } from './caller.js'
import { cadreToChange, readableCadre, visibleCadre } from './people.js'

export type Client = pg.Pool | pg.ClientBase

/** What a right looks at, and what it gives to whoever has it. */
type Right<Asked, Granted> = (client: pg.ClientBase, caller: Caller, asked: Asked) => Promise<Granted>

interface OfPerson {
  person: PersonId
}

/** The person whose file is changed, locked, and their unit. */
interface PersonToChange {
  id: PersonId
  unit: UnitId
}

const writes =
  (...rights: ('manages' | 'administers')[]): Right<OfPerson, PersonToChange> =>
  (client, caller, { person }) =>
    cadreToChange(
      client,
      caller,
      person,
      rights.map((right) => caller[right]),
    )

/**
 * Who may do what with the registers, by name: a use case stands under one of these, and its route repeats the name (the
 * compiler compares the two), so that the rights are seen where the route is registered. docs/access.md says it in words.
 */
export const RIGHTS = {
  /** HR officers of the person's unit; not in their own file nor in a competitor's. */
  'officers-of-person': writes('manages'),
  /** HR officers and administrators of the person's unit; not in their own file nor in a competitor's. */
  'officers-and-admins-of-person': writes('manages', 'administers'),
} satisfies Record<string, Right<never, unknown>>

/** Who may read what of the registers, by name: of whom, or of what, by its id. */
export const READING_RIGHTS = {
  /** Whoever may know of the person: names and posts. */
  'sees-person': visibleCadre,
  /** Those who read the records of the person's unit, and the person. */
  'reads-person': readableCadre,
} satisfies Record<string, (client: Client, caller: Caller, id: string) => Promise<{ id: string }>>
export type ReadingRight = keyof typeof READING_RIGHTS

export type RightName = keyof typeof RIGHTS
type AskedBy<Name extends RightName> = Parameters<(typeof RIGHTS)[Name]>[2]
type GrantedBy<Name extends RightName> = Awaited<ReturnType<(typeof RIGHTS)[Name]>>

/** A change of the registers, whole: the right, the rules, the rows, the audit event, in the caller's transaction. */
export interface UseCase<Name extends RightName, Input, Result> {
  /** `at`: the moment of the change. @throws Refused; nothing may be committed then. */
  (client: pg.ClientBase, caller: Caller, at: Instant, input: Input): Promise<Result>
  readonly right: Name
}

/** What a use case is given: the transaction, who asks, when, and what the right grants. */
export interface Under<Name extends RightName> {
  client: pg.ClientBase
  caller: Caller
  at: Instant
  granted: GrantedBy<Name>
}

/** A use case under a right: whoever does not have it is refused before anything else is looked at. */
export function under<const Name extends RightName, Input extends AskedBy<Name>, Result>(
  right: Name,
  work: (under: Under<Name>, input: Input) => Promise<Result>,
): UseCase<Name, Input, Result> {
  // Of the right of that name: the compiler does not follow the name through the lookup.
  const ask = RIGHTS[right] as Right<AskedBy<Name>, GrantedBy<Name>>
  const use = async (client: pg.ClientBase, caller: Caller, at: Instant, input: Input): Promise<Result> =>
    work({ client, caller, at, granted: await ask(client, caller, input) }, input)
  return Object.assign(use, { right })
}
