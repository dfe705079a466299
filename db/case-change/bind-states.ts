import type pg from 'pg'
import { appendToChain, COMMON_CHAIN, lockChain } from '../audit/audit-chain.js'
import { type Client, inTransaction } from '../pool.js'
import { listUnbound, sealAnew } from './sealed-keys.js'
import type { Sealing } from './standing.js'

/** What the audit trail says once all that was kept has been bound to its place. */
const STATES_BOUND = 'states-bound'

/** Milliseconds after that in which a worker of the version before, which binds nothing, may still be about. */
const TAKEN_FOR_MS = 3_600_000

/**
 * Seals anew what earlier versions sealed without binding it to its place, with `sealing`, which opens that too. The trail
 * tells when that was done first; an hour later nobody does it any more, and what is bound to nothing is refused for good. Who
 * wants to have it taken again has to take that event out of the trail, which is hashed. What does not open is left as it is.
 */
export async function bindStates(pool: pg.Pool, sealing: Sealing, now: Date): Promise<void> {
  const boundAt = await findBoundAt(pool)
  if (boundAt !== undefined && now.getTime() > Date.parse(boundAt) + TAKEN_FOR_MS) return
  for (const { caseId } of await listUnbound(pool)) await sealAnew(pool, caseId, sealing)
  if (boundAt === undefined) await tellBound(pool, now)
}

/** By the trail; undefined where it was never done. */
async function findBoundAt(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ at: string }>(
    `SELECT at FROM audit_events WHERE chain = $1 AND what = '${STATES_BOUND}' ORDER BY position LIMIT 1`,
    [COMMON_CHAIN],
  )
  return rows[0]?.at
}

/** Of several workers that start at once, one tells it. */
async function tellBound(pool: pg.Pool, now: Date): Promise<void> {
  await inTransaction(pool, async (client) => {
    await lockChain(client, COMMON_CHAIN, true)
    if ((await findBoundAt(client)) !== undefined) return
    await appendToChain(client, COMMON_CHAIN, [{ what: STATES_BOUND, actor: 'system' }], now.toISOString())
  })
}
