import type pg from 'pg'
import { appendToChain, COMMON_CHAIN } from './audit/audit-chain.js'
import { type Client, inTransaction } from './pool.js'
import { OPEN } from './sql/open-statuses.js'

/** What the audit trail says where another key takes the place of the one before. */
const KEY_CHANGED = 'payload-key-changed'
/** And where nothing needs one any more. */
const KEY_FREE = 'payload-key-free'

/** What a key is called; it does not follow from either. */
interface KeyName {
  id: string
  fingerprint: string
}

/** A key that has encrypted. */
export interface UsedKey {
  fingerprint: string
  /** Null of one that was not given since ids are kept. */
  id: string | null
  /** Something that is stored may need it. */
  isNeeded: boolean
}

/** Whoever starts with payload keys asks the database about them, as long as the pool is there to be asked. */
export const keyAgreement = (pool: pg.Pool) => ({
  agree: (keys: readonly KeyName[]) => agreeOnPayloadKeys(pool, keys, new Date()),
  isOver: (): boolean => pool.ending,
})

/**
 * Compares keys, the first of which encrypts, with those that have encrypted before. Another may come first whenever all that
 * may be needed are given; where no case is open none is needed, and the audit trail says when the first changes. The very
 * first is believed. Without keys it is only asked whether a new one may be made. Answers how many open cases are in the
 * way, 0 when keys and database agree, and which keys are missing.
 */
export async function agreeOnPayloadKeys(
  pool: pg.Pool,
  given: readonly KeyName[],
  now: Date,
): Promise<{ openCases: number; missing: readonly string[] }> {
  return inTransaction(pool, async (client) => {
    // Several processes start at once, and one of them is the first.
    await client.query('LOCK TABLE payload_keys IN SHARE ROW EXCLUSIVE MODE')
    const used = await listUsedKeys(client)
    const isGiven = ({ fingerprint }: UsedKey) => given.some((key) => key.fingerprint === fingerprint)
    const missing = used.filter((key) => key.isNeeded && !isGiven(key))
    const [first] = given
    // Where cases are open and no key is known, one was lost before its fingerprint was kept.
    if (missing.length > 0 || !first) {
      const openCases = await countOpenCases(client)
      if (openCases > 0 || !first) return { openCases, missing: missing.map(told) }
    }
    await nameKeys(client, given)
    for (const key of missing) await free(client, key, now)
    if (used[0]?.fingerprint !== first.fingerprint || !used[0].isNeeded)
      await begin(client, first, used[0], now)
    return { openCases: 0, missing: [] }
  })
}

/** All that have encrypted, the one that encrypts first. */
export async function listUsedKeys(client: Client): Promise<UsedKey[]> {
  const { rows } = await client.query<UsedKey>(
    `SELECT fingerprint, key_id AS id, free_since IS NULL AS "isNeeded" FROM payload_keys ORDER BY since DESC, fingerprint`,
  )
  return rows
}

/** Whoever starts need not have that key any more, unless it encrypts: nothing that is stored was found to need it. */
export async function freeKey(pool: pg.Pool, key: UsedKey, now: Date): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('LOCK TABLE payload_keys IN SHARE ROW EXCLUSIVE MODE')
    const [encrypts] = await listUsedKeys(client)
    if (encrypts?.fingerprint !== key.fingerprint) await free(client, key, now)
  })
}

async function free(client: pg.ClientBase, { fingerprint }: UsedKey, now: Date): Promise<void> {
  const { rowCount } = await client.query(
    'UPDATE payload_keys SET free_since = $2 WHERE fingerprint = $1 AND free_since IS NULL',
    [fingerprint, now],
  )
  if (rowCount === 0) return
  const event = { what: KEY_FREE, actor: 'system', before: { fingerprint } }
  await appendToChain(client, COMMON_CHAIN, [event], now.toISOString())
}

/** Its id or, where that is not known, what is. */
const told = ({ id, fingerprint }: UsedKey): string => id ?? `of fingerprint ${fingerprint.slice(0, 16)}`

/** Keys from before ids were kept are named where they are given. */
async function nameKeys(client: pg.ClientBase, given: readonly KeyName[]): Promise<void> {
  await client.query(
    `UPDATE payload_keys SET key_id = given.id FROM unnest($1::text[], $2::text[]) AS given (id, fingerprint)
     WHERE payload_keys.fingerprint = given.fingerprint AND key_id IS NULL`,
    [given.map(({ id }) => id), given.map(({ fingerprint }) => fingerprint)],
  )
}

/** From now on that key encrypts. */
async function begin(
  client: pg.ClientBase,
  { id, fingerprint }: KeyName,
  before: UsedKey | undefined,
  now: Date,
): Promise<void> {
  await client.query(
    `INSERT INTO payload_keys (fingerprint, key_id, since) VALUES ($1, $2, $3)
     ON CONFLICT (fingerprint) DO UPDATE SET since = EXCLUDED.since, free_since = NULL`,
    [fingerprint, id, now],
  )
  if (!before) return
  const changed = {
    what: KEY_CHANGED,
    actor: 'system',
    before: { fingerprint: before.fingerprint },
    after: { fingerprint },
  }
  await appendToChain(client, COMMON_CHAIN, [changed], now.toISOString())
}

async function countOpenCases(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ open: number }>(
    `SELECT count(*) AS open FROM cases WHERE status IN ${OPEN}`,
  )
  return rows[0]?.open ?? 0
}
