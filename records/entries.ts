import type pg from 'pg'
import { Refused } from '../db/refused.js'
import type { EntryAsked } from '../db/registers/entries.js'
import type { NotFoundCode, RecordRefusal } from '../domain/records/refusals.js'
import { audit } from './audit.js'
import type { By } from './use-case.js'

/** A register, as its use cases find its entries and the audit trail keeps them. */
export interface Kept<Row> {
  find: (client: pg.ClientBase, asked: EntryAsked) => Promise<Row | undefined>
  notFound: NotFoundCode
  /** What is refused where the very entry is there. */
  exists: Extract<RecordRefusal, { code: 'already-exists' }>
  /** An entry of that person or post, for the trail. */
  audited: (row: Row, of: string) => object
}

/** What was entered, as it stands; the trail has it. @throws Refused already-exists where nothing was inserted */
export async function entered<Row>(
  { client, caller, at }: By,
  kept: Kept<Row>,
  { id, of, what }: { id: number | undefined; of: string; what: string },
): Promise<Row> {
  if (id === undefined) throw new Refused(kept.exists)
  const row = await entryOf(client, kept, { id, of })
  await audit(client, caller, at, { what, after: kept.audited(row, of) })
  return row
}

/** Ends an entry of that person or post, if it may be; the trail has it before and after. @throws Refused … -not-found */
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
  if (!row) throw new Refused({ code: notFound })
  return row
}
