import type pg from 'pg'
import type { Instant } from '../../domain/vocabulary.js'
import { inTransaction } from '../pool.js'
import { appendToChain, type ChainLinks, COMMON_CHAIN } from './audit-chain.js'

/** Leaves where the chain of a case ended, for the common chain: nobody waits for everybody's chain to close a case. */
export async function insertClosedHead(
  client: pg.ClientBase,
  { chain, at, end: { head, length } }: ChainLinks,
): Promise<void> {
  await client.query({
    name: 'insert-closed-head',
    text: 'INSERT INTO closed_heads (case_id, head, length, closed_at) VALUES ($1, $2, $3, $4)',
    values: [chain, head, length, at],
  })
}

/** Cases taken over under one lock of the common chain. */
const AT_ONCE = 500

/**
 * Takes the heads of closed cases over into the common chain, in the order in which they closed; several may do so at
 * once. Answers how many there were.
 */
export async function chainClosedHeads(pool: pg.Pool, at: Instant): Promise<number> {
  const taken = await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ case: string; head: string; length: number; closedAt: Instant }>(
      `WITH taken AS (
         DELETE FROM closed_heads WHERE case_id IN (
           SELECT case_id FROM closed_heads ORDER BY closed_at, case_id LIMIT $1 FOR UPDATE SKIP LOCKED)
         RETURNING case_id AS case, head, length, closed_at
       ) SELECT "case", head, length, closed_at AS "closedAt" FROM taken ORDER BY closed_at, "case"`,
      [AT_ONCE],
    )
    if (rows.length === 0) return 0
    const closed = rows.map((after) => ({ what: 'case-closed', actor: 'system' as const, after }))
    await appendToChain(client, COMMON_CHAIN, closed, at)
    return rows.length
  })
  return taken === AT_ONCE ? taken + (await chainClosedHeads(pool, at)) : taken
}
