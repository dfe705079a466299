import type pg from 'pg'
import type { Proposable } from '../../records/proposed-changes/proposable.js'
import type { ApiDeps } from '../deps.js'

/** What an installation may ask two people for: it is kept for the second one then, and answered with 202. */
export interface TakesTwo<Input, Result> {
  takesTwo?: Proposable<Input, Result>
}

/** Does this installation ask two people for it, asked so? */
export async function isForTwo<Input>(
  { twoPeopleFor }: Pick<ApiDeps, 'twoPeopleFor'>,
  { proposedFor, waits }: Pick<Proposable<Input, never>, 'proposedFor' | 'waits'>,
  { client, input }: { client: pg.ClientBase; input: Input },
): Promise<boolean> {
  return twoPeopleFor.includes(proposedFor) && (!waits || (await waits(client, input)))
}
