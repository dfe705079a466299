import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import type { CaseId, PersonId, TaskId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'

/** What a task was completed with, as the trail has it, and what of another's it confirmed. */
export interface ResultRow {
  id: TaskId
  kind: TaskKind
  /** null where the trail keeps none; in place of what is entered blind it says so. */
  result: unknown
  recorded: unknown
}

/** The results of tasks that are done: each is looked up in the trail of its case, by when it was done. */
export async function listResults(client: Client, tasks: readonly TaskId[]): Promise<ResultRow[]> {
  const { rows } = await client.query<ResultRow>({
    name: 'list-results',
    text: `SELECT t.id, t.kind, e.bytes::jsonb #> '{after,result}' AS result,
             coalesce(t.about -> 'decision', t.about -> 'policy', t.about -> 'election', t.about -> 'ratification') AS recorded
           FROM tasks t LEFT JOIN LATERAL (
             SELECT bytes FROM audit_events
             WHERE chain = t.case_id AND what = 'task-completed' AND at = t.closed_at AND bytes::jsonb ->> 'task' = t.id
             LIMIT 1
           ) e ON true
           WHERE t.id = ANY ($1) AND t.status = 'done'`,
    values: [tasks],
  })
  return rows
}

/** The results of work that was done about a candidate in a stage, the last of each kind. */
export async function listLastResults(
  client: Client,
  { caseId, candidateId, stage }: { caseId: CaseId; candidateId: PersonId; stage: string },
  kinds: readonly TaskKind[],
): Promise<ResultRow[]> {
  const { rows } = await client.query<{ id: TaskId }>({
    name: 'list-last-done',
    text: `SELECT DISTINCT ON (kind) id FROM tasks
           WHERE case_id = $1 AND candidate_id = $2 AND stage = $3 AND kind = ANY ($4) AND status = 'done'
           ORDER BY kind, closed_at DESC`,
    values: [caseId, candidateId, stage, kinds],
  })
  return rows.length === 0
    ? []
    : await listResults(
        client,
        rows.map(({ id }) => id),
      )
}

/** Of those kinds, the last results that were given in a case. */
export async function listLastOfCase(
  client: Client,
  caseId: CaseId,
  kinds: readonly TaskKind[],
): Promise<ResultRow[]> {
  const { rows } = await client.query<{ id: TaskId }>({
    name: 'list-last-of-case',
    text: `SELECT DISTINCT ON (kind) id FROM tasks
           WHERE case_id = $1 AND kind = ANY ($2) AND status = 'done' ORDER BY kind, closed_at DESC`,
    values: [caseId, kinds],
  })
  return rows.length === 0
    ? []
    : await listResults(
        client,
        rows.map(({ id }) => id),
      )
}
