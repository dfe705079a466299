import type { Instant } from '../../domain/vocabulary.js'
import { COMMON_CHAIN } from '../audit/audit-chain.js'
import type { Client } from '../pool.js'

/** What the audit trail says when a part of the demonstration has been entered, the records before the procedures. */
export const SEEDED = {
  records: 'demonstration-seeded',
  procedures: 'demonstration-procedures-seeded',
} as const

/** When that part of the demonstration was entered; undefined while it was not. */
export async function findSeeding(client: Client, part: keyof typeof SEEDED): Promise<Instant | undefined> {
  const { rows } = await client.query<{ at: Instant }>(
    'SELECT at FROM audit_events WHERE chain = $1 AND what = $2 ORDER BY position LIMIT 1',
    [COMMON_CHAIN, SEEDED[part]],
  )
  return rows[0]?.at
}

/** Whether nothing at all has been entered yet. */
export async function isEmpty(client: Client): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM units LIMIT 1')
  return !rowCount
}
