import type { CaseStatus } from '../../domain/procedure/case.js'
import type { CaseId, Instant, SeatId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { OPEN } from '../sql/open-statuses.js'

/** A case as PostgreSQL has it, for the comparison with its workflow. */
export interface CaseHere {
  caseId: CaseId
  status: CaseStatus
  sequence: number
  seatId: SeatId
  /** Is its state kept, so that its workflow can be raised anew? */
  isKept: boolean
}

export interface OpenCase {
  caseId: CaseId
  changedAt: Instant
  /** The workflows that decided its last change, or that were seen to go on from it since; absent where no state is kept. */
  build: string | null
}

/** Every open case. */
export async function listOpenCases(client: Client): Promise<OpenCase[]> {
  const { rows } = await client.query<OpenCase>(
    `SELECT c.id AS "caseId", c.changed_at AS "changedAt", s.build
     FROM cases c LEFT JOIN case_states s ON s.case_id = c.id WHERE c.status IN ${OPEN} ORDER BY c.id`,
  )
  return rows
}

/** A case as it stands; `overruled` also where there is none. */
export async function findCaseHere(
  client: Client,
  caseId: CaseId,
): Promise<{ here: CaseHere | undefined; overruled: readonly string[] }> {
  const { rows } = await client.query<CaseHere & { overruled: string[] }>({
    name: 'find-case-here',
    text: `SELECT c.id AS "caseId", c.status, c.sequence, c.seat_id AS "seatId", s.case_id IS NOT NULL AS "isKept",
             ARRAY(SELECT run_id FROM overruled_runs WHERE case_id = $1) AS overruled
           FROM (VALUES (1)) AS once LEFT JOIN cases c ON c.id = $1 LEFT JOIN case_states s ON s.case_id = c.id`,
    values: [caseId],
  })
  const [row] = rows
  if (!row) return { here: undefined, overruled: [] }
  const { overruled, ...here } = row
  return { here: here.caseId ? here : undefined, overruled }
}

/** Those of the ids that PostgreSQL knows as cases. */
export async function knownCases(client: Client, ids: readonly CaseId[]): Promise<Set<CaseId>> {
  const { rows } = await client.query<{ id: CaseId }>('SELECT id FROM cases WHERE id = ANY ($1)', [ids])
  return new Set(rows.map(({ id }) => id))
}

/** Cases that changed in that time and not since, the first ones first. */
export async function listQuietCases(
  client: Client,
  { from, to, limit }: { from: Instant; to: Instant; limit: number },
): Promise<CaseId[]> {
  const { rows } = await client.query<{ id: CaseId }>(
    `SELECT c.id FROM case_changes changed JOIN cases c ON c.id = changed.case_id AND c.sequence = changed.sequence
     WHERE changed.at BETWEEN $1 AND $2 ORDER BY changed.at LIMIT $3`,
    [from, to, limit],
  )
  return rows.map(({ id }) => id)
}

/** The numbers of these cases, of those that are here. */
export async function numbersOf(client: Client, ids: readonly CaseId[]): Promise<Map<CaseId, number>> {
  const { rows } = await client.query<{ id: CaseId; number: number }>(
    'SELECT id, number FROM cases WHERE id = ANY ($1)',
    [ids],
  )
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** When anything changed here last. */
export async function findLastChange(client: Client): Promise<Instant | undefined> {
  const { rows } = await client.query<{ at: Instant | null }>('SELECT max(changed_at) AS at FROM cases')
  return rows[0]?.at ?? undefined
}

/** Closed cases whose state is still kept. */
export async function listClosedWithState(client: Client, limit: number): Promise<CaseId[]> {
  const { rows } = await client.query<{ id: CaseId }>(
    `SELECT s.case_id AS id FROM case_states s JOIN cases c ON c.id = s.case_id
     WHERE c.status NOT IN ${OPEN} LIMIT $1`,
    [limit],
  )
  return rows.map(({ id }) => id)
}

/** Forgets the states of closed cases: nobody goes on from them. */
export async function deleteStates(client: Client, ids: readonly CaseId[]): Promise<void> {
  if (ids.length > 0) await client.query('DELETE FROM case_states WHERE case_id = ANY ($1)', [ids])
}

/** The present workflows were seen to go on from these. */
export async function markReplayed(client: Client, ids: readonly CaseId[], build: string): Promise<void> {
  await client.query('UPDATE case_states SET build = $2 WHERE case_id = ANY ($1)', [ids, build])
}
