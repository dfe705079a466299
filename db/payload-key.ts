import type pg from 'pg'
import { appendToChain, COMMON_CHAIN } from './audit/audit-chain.js'
import { inTransaction } from './pool.js'
import { OPEN } from './sql/open-statuses.js'

/** What the audit trail says where another key takes the place of the one before. */
const KEY_CHANGED = 'payload-key-changed'

/** Whoever starts with a payload key asks the database about it, as long as the pool is there to be asked. */
export const keyAgreement = (pool: pg.Pool) => ({
  agree: (fingerprint?: string): Promise<number> => agreeOnPayloadKey(pool, fingerprint, new Date()),
  isOver: (): boolean => pool.ending,
})

/**
 * Compares a key, by its fingerprint, with the one that the histories are encrypted with. The first is kept; another takes
 * its place where no case is open, and the audit trail says so. Without a fingerprint it is only asked whether a new key
 * may be made. Answers how many open cases are in the way: 0 when key and database agree.
 */
export async function agreeOnPayloadKey(
  pool: pg.Pool,
  fingerprint: string | undefined,
  now: Date,
): Promise<number> {
  return inTransaction(pool, async (client) => {
    // Several processes start at once, and one of them is the first.
    await client.query('LOCK TABLE payload_key IN SHARE ROW EXCLUSIVE MODE')
    const { rows } = await client.query<{ fingerprint: string }>('SELECT fingerprint FROM payload_key')
    const kept = rows[0]?.fingerprint
    if (kept !== undefined && kept === fingerprint) return 0
    // The first key is believed. Where cases are open without any, one was lost before its fingerprint was kept.
    const isFirst = kept === undefined && fingerprint !== undefined
    const open = isFirst ? 0 : await countOpenCases(client)
    if (open > 0 || fingerprint === undefined) return open
    await client.query(
      `INSERT INTO payload_key (fingerprint, since) VALUES ($1, $2)
       ON CONFLICT (one) DO UPDATE SET fingerprint = EXCLUDED.fingerprint, since = EXCLUDED.since`,
      [fingerprint, now],
    )
    if (kept !== undefined) {
      const changed = {
        what: KEY_CHANGED,
        actor: 'system',
        before: { fingerprint: kept },
        after: { fingerprint },
      }
      await appendToChain(client, COMMON_CHAIN, [changed], now.toISOString())
    }
    return 0
  })
}

async function countOpenCases(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ open: number }>(
    `SELECT count(*) AS open FROM cases WHERE status IN ${OPEN}`,
  )
  return rows[0]?.open ?? 0
}
