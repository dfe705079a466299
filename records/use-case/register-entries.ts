import type pg from 'pg'
import { Refused } from '../../db/refused.js'
import type { EntryAsked } from '../../db/registers/entries.js'
import type { NotFound } from '../../domain/records/refusals.js'
import { audit } from './audit.js'
import { refusing } from './refusing.js'
import type { By } from './use-case.js'

/** A register, as its use cases find its entries and the audit trail keeps them. */
export interface Kept<Row> {
  find: (client: pg.ClientBase, asked: EntryAsked) => Promise<Row | undefined>
  notFound: NotFound
  /** What is there already where the very entry is, if a sentence is to say it. */
  exists?: 'relation' | 'interest' | 'paper-template'
  /** An entry of that person or post, for the trail. */
  audited: (row: Row, of: string) => object
}

/** What was entered, as it stands; the trail has it. @throws Refused already-exists where nothing was inserted */
export const entered = refusing(
  ['already-exists'],
  async <Row>(
    { client, caller, at }: By,
    kept: Kept<Row>,
    { id, of, what }: { id: number | undefined; of: string; what: string },
  ): Promise<Row> => {
    const { exists, audited } = kept
    if (id === undefined) throw new Refused({ code: 'already-exists', ...(exists && { what: exists }) })
    const row = await entryOf(client, kept, { id, of })
    await audit(client, caller, at, { what, after: audited(row, of) })
    return row
  },
)

/** Ends an entry of that person or post, if it may be; the trail has it before and after. @throws Refused `notFound` */
export async function ended<Row>(
  { client, caller, at }: By,
  kept: Kept<Row>,
  { id, of, what }: EntryAsked & { what: string },
  end: (entry: Row) => Promise<void>,
): Promise<Row> {
  const before = await entryOf(client, kept, { id, of })
  await end(before)
  const after = await entryOf(client, kept, { id, of })
  await audit(client, caller, at, {
    what,
    before: kept.audited(before, of),
    after: kept.audited(after, of),
  })
  return after
}

async function entryOf<Row>(
  client: pg.ClientBase,
  { find, notFound }: Kept<Row>,
  asked: EntryAsked,
): Promise<Row> {
  const row = await find(client, asked)
  if (!row) throw new Refused(notFound)
  return row
}
