import type pg from 'pg'
import type { CaseId } from '../../domain/vocabulary.js'
import { type Client, inTransaction } from '../pool.js'
import type { Sealing } from './standing.js'

/** By which keys what is kept of a case is sealed. */
export interface SealedBy {
  caseId: CaseId
  number: number
  /** `unnamed`: before keys were several. */
  keys: readonly (string | 'unnamed')[]
}

/** SQL: the id of the key that stands before what was sealed (`sealingWith`). */
const keyOf = (column: string): string =>
  `coalesce(substring(encode(substring(${column} FOR 21), 'escape') FROM '^key:([0-9a-f]{16}):'), 'unnamed')`

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

/**
 * Seals what is kept of a case anew. Whoever records a change of it meanwhile waits for a moment, and then writes the state after
 * that change.
 */
export async function sealAnew(
  pool: pg.Pool,
  caseId: CaseId,
  { seal, unseal }: Pick<Sealing, 'seal' | 'unseal'>,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ launch: Buffer; state: Buffer }>(
      'SELECT launch, state FROM case_states WHERE case_id = $1 FOR UPDATE',
      [caseId],
    )
    const [row] = rows
    // It was closed meanwhile, and its state is forgotten.
    if (!row) return
    await client.query('UPDATE case_states SET launch = $2, state = $3 WHERE case_id = $1', [
      caseId,
      seal(unseal(row.launch)),
      seal(unseal(row.state)),
    ])
  })
}
