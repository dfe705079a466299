import type pg from 'pg'
import type { AuditEntry } from '../../domain/procedure/change.js'
import type { OutOfStep } from '../../domain/procedure/out-of-step.js'
import type { CaseId, Instant } from '../../domain/vocabulary.js'
import { appendToChain, COMMON_CHAIN } from '../audit/audit-chain.js'
import { type Client, inTransaction } from '../pool.js'

/** What was found, and of which cases it tells: those of them that are in step now are struck off. */
export interface Findings {
  found: readonly OutOfStep[]
  lookedAt: readonly CaseId[]
}

/** Writes down what nothing heals. What was so before keeps its moment. */
export async function replaceOutOfStep(pool: pg.Pool, findings: Findings, at: Instant): Promise<void> {
  const { found, lookedAt } = findings
  const ids = found.map(({ caseId }) => caseId)
  await inTransaction(pool, async (client) => {
    await client.query('DELETE FROM out_of_step WHERE case_id <> ALL ($1) AND case_id = ANY ($2)', [
      ids,
      lookedAt,
    ])
    if (found.length === 0) return
    await client.query(
      `INSERT INTO out_of_step (case_id, how, seat_id, recorded, known, since)
       SELECT "caseId", how, "seatId", recorded, known, $2
       FROM jsonb_to_recordset($1) AS found ("caseId" text, how text, "seatId" text, recorded integer, known integer)
       ON CONFLICT (case_id) DO UPDATE SET how = excluded.how, seat_id = excluded.seat_id,
         recorded = excluded.recorded, known = excluded.known`,
      [JSON.stringify(found), at],
    )
  })
}

/** How many cases are known to be out of step. */
export async function countOutOfStep(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>({
    name: 'count-out-of-step',
    text: 'SELECT count(*) AS count FROM out_of_step',
  })
  return rows[0]?.count ?? 0
}

export async function listOutOfStep(client: Client): Promise<CaseId[]> {
  const { rows } = await client.query<{ id: CaseId }>('SELECT case_id AS id FROM out_of_step ORDER BY since')
  return rows.map(({ id }) => id)
}

/** What is wrong with the case; undefined where nothing is known to be. */
export async function findOutOfStep(
  client: Client,
  caseId: CaseId,
): Promise<Pick<OutOfStep, 'how' | 'recorded' | 'known'> | undefined> {
  const { rows } = await client.query<{ how: OutOfStep['how']; recorded: number; known: number | null }>({
    name: 'find-out-of-step',
    text: 'SELECT how, recorded, known FROM out_of_step WHERE case_id = $1',
    values: [caseId],
  })
  const [row] = rows
  if (!row) return undefined
  const { known, ...found } = row
  return { ...found, ...(known !== null && { known }) }
}

/** Runs that speak for no case any more. */
export async function listOverruledRuns(client: Client): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>('SELECT run_id AS id FROM overruled_runs')
  return new Set(rows.map(({ id }) => id))
}

/** A run speaks for its case no more: kept in the common chain too. */
export async function overruleRun(
  pool: pg.Pool,
  { runId, caseId, at, entry }: { runId: string; caseId: CaseId; at: Instant; entry: AuditEntry },
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query(
      'INSERT INTO overruled_runs (run_id, case_id, overruled_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [runId, caseId, at],
    )
    await appendToChain(client, COMMON_CHAIN, [entry], at)
  })
}

/** What healed a case, in the common chain. */
export async function tellHealing(pool: pg.Pool, entry: AuditEntry, at: Instant): Promise<void> {
  await inTransaction(pool, (client) => appendToChain(client, COMMON_CHAIN, [entry], at))
}
