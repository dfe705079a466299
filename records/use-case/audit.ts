import type pg from 'pg'
import { appendToChain, COMMON_CHAIN } from '../../db/audit/audit-chain.js'
import type { AuditEntry } from '../../domain/procedure/change.js'
import type { Instant } from '../../domain/vocabulary.js'
import type { Caller } from '../rights/caller.js'

/**
 * Appends what a person did to records to the common chain. Call it last in the transaction: the chain is everybody's.
 * Of a change, only the members that differ are kept.
 */
export async function audit(
  client: pg.ClientBase,
  caller: Caller,
  at: Instant,
  ...done: Omit<AuditEntry, 'actor'>[]
): Promise<void> {
  const entries = done.map(({ what, before, after }) => ({ what, actor: caller.personId, before, after }))
  await appendToChain(client, COMMON_CHAIN, entries, at)
}

/** What differs between two states of a record, before and after. The id is kept in both. */
export function differences<T extends { id: unknown }>(
  before: T,
  after: T,
): { before: Partial<T>; after: Partial<T> } {
  const differs = ([name]: [string, unknown]) =>
    name === 'id' || JSON.stringify(Reflect.get(before, name)) !== JSON.stringify(Reflect.get(after, name))
  const of = (record: T) => Object.fromEntries(Object.entries(record).filter(differs)) as Partial<T>
  return { before: of(before), after: of(after) }
}
