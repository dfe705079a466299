import type pg from 'pg'
import type { CaseId } from '../../domain/vocabulary.js'
import { type Client, inTransaction } from '../pool.js'
import { OPEN } from '../sql/open-statuses.js'
import { KeptUnreadable, openCase, SEALED_CASE, type SealedCase, type Sealing } from './standing.js'

/** By which keys what is kept of a case is sealed. */
export interface SealedBy {
  caseId: CaseId
  number: number
  /** `unnamed`: before keys were several. */
  keys: readonly (string | 'unnamed')[]
}

/** SQL: the id of the key that stands before what was sealed (`sealingWith`). */
const keyOf = (column: string): string =>
  `coalesce(substring(encode(substring(${column} FOR 23), 'escape') FROM '^(?:bound|key):([0-9a-f]{16}):'), 'unnamed')`

/** SQL: was it sealed before what is sealed was bound to its place? */
const isUnbound = (column: string): string => `substring(${column} FOR 6) <> 'bound:'::bytea`

/** The states that are kept and not, or not in all their parts, sealed by that key, the oldest case first. */
export async function listSealedByOthers(client: Client, keyId: string): Promise<SealedBy[]> {
  const { rows } = await client.query<SealedBy>(
    `SELECT case_id AS "caseId", cases.number, ARRAY(SELECT DISTINCT unnest(ARRAY[launch_key, state_key])) AS keys
     FROM (SELECT case_id, ${keyOf('launch')} AS launch_key, ${keyOf('state')} AS state_key FROM case_states) AS kept
     JOIN cases ON cases.id = case_id
     WHERE launch_key <> $1 OR state_key <> $1 ORDER BY cases.number`,
    [keyId],
  )
  return rows
}

/** The cases of which what is kept was, in part at least, sealed by an earlier version, and is bound to nothing; the oldest first. */
export async function listUnbound(client: Client): Promise<Pick<SealedBy, 'caseId' | 'number'>[]> {
  const { rows } = await client.query<Pick<SealedBy, 'caseId' | 'number'>>(
    `SELECT case_id AS "caseId", cases.number FROM case_states JOIN cases ON cases.id = case_id
     WHERE ${isUnbound('launch')} OR ${isUnbound('state')} ORDER BY cases.number`,
  )
  return rows
}

/** Cases read at a time. */
const PAGE = 500

/** The open cases of which what is kept does not open, by their ids. Of a closed one it is about to be forgotten. */
export async function listUnreadable(client: Client, sealing: Pick<Sealing, 'unseal'>): Promise<CaseId[]> {
  const unreadable: CaseId[] = []
  let after = ''
  for (;;) {
    const { rows } = await client.query<SealedCase>(
      `${SEALED_CASE} WHERE case_id > $1 AND cases.status IN ${OPEN} ORDER BY case_id LIMIT $2`,
      [after, PAGE],
    )
    for (const row of rows) if (!opensAs(sealing, row)) unreadable.push(row.caseId)
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return unreadable
    after = last.caseId
  }
}

/** Undefined where it does not open. */
function opensAs(
  sealing: Pick<Sealing, 'unseal'>,
  row: SealedCase,
): { launch: string; state: string } | undefined {
  try {
    return openCase(sealing, row)
  } catch (error) {
    if (error instanceof KeptUnreadable) return undefined
    throw error
  }
}

/**
 * Seals what is kept of a case anew. Whoever records a change of it meanwhile waits for a moment, and then writes the state after
 * that change. False where it does not open: it is left as it is.
 */
export async function sealAnew(pool: pg.Pool, caseId: CaseId, sealing: Sealing): Promise<boolean> {
  return await inTransaction(pool, async (client) => {
    // Locked first: what is read in one statement with it would be of the moment before who holds the lock was done.
    await client.query('SELECT 1 FROM case_states WHERE case_id = $1 FOR UPDATE', [caseId])
    const { rows } = await client.query<SealedCase>(`${SEALED_CASE} WHERE case_id = $1`, [caseId])
    const [row] = rows
    // It was closed meanwhile, and its state is forgotten.
    const opened = row && opensAs(sealing, row)
    if (!row || !opened) return false
    const { sequence } = row
    const { launch, state } = opened
    await client.query('UPDATE case_states SET launch = $2, state = $3 WHERE case_id = $1', [
      caseId,
      sealing.seal(launch, { part: 'launch', caseId }),
      sealing.seal(state, { part: 'state', caseId, sequence }),
    ])
    return true
  })
}
