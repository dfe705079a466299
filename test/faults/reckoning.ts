import { contradictions } from '../support/procedure-rows.js'
import type { Product } from '../support/product.js'
import { type Accepted, STEPS_OF_A_PROCEDURE } from './walk.js'

/** The kinds of task that a whole procedure of one candidate has done, in order. */
const DONE = [
  'confirm-eligibility',
  'submit-action-program',
  'review-action-program',
  'convene-vote',
  'enter-count',
  'enter-count',
  'record-decision',
  'confirm-decision',
]

/** What is wrong with procedures that have reached their end; nothing, when each step is there exactly once. */
export async function reckoning(
  { pool, client }: Pick<Product, 'pool' | 'client'>,
  caseIds: readonly string[],
  accepted: readonly Accepted[],
  /** Commands besides those of the steps, by case. */
  others: Readonly<Record<string, number>> = {},
): Promise<string[]> {
  const findings: string[] = []
  for (const caseId of caseIds) {
    const mine = accepted.filter((completion) => completion.caseId === caseId).map(({ task }) => task)
    const [tasks, changes, events, tenure] = await Promise.all([
      pool.query<{ id: string; kind: string; status: string }>(
        'SELECT id, kind, status FROM tasks WHERE case_id = $1 ORDER BY opened_at, id',
        [caseId],
      ),
      pool.query<{ commands: number; changes: number }>(
        'SELECT count(*) AS changes, count(DISTINCT command_id) AS commands FROM case_changes WHERE case_id = $1',
        [caseId],
      ),
      pool.query<{ task: string }>(
        `SELECT bytes::jsonb ->> 'task' AS task FROM audit_events
         WHERE chain = $1 AND what = 'task-completed' ORDER BY position`,
        [caseId],
      ),
      pool.query('SELECT 1 FROM tenures WHERE began_by = $1 AND to_on IS NULL', [caseId]),
    ])
    const done = tasks.rows.filter(({ status }) => status === 'done')
    const told = events.rows.map(({ task }) => task)
    const written = changes.rows[0]
    const commands = STEPS_OF_A_PROCEDURE + 1 + (others[caseId] ?? 0)
    const found: [unknown, unknown, string][] = [
      [done.map(({ kind }) => kind).sort(), DONE.toSorted(), 'tasks done'],
      [tasks.rows.length, STEPS_OF_A_PROCEDURE, 'tasks in all'],
      [told.toSorted(), done.map(({ id }) => id).sort(), 'completions in the audit trail'],
      [mine.toSorted(), told.toSorted(), 'completions that were accepted'],
      [written, { changes: commands, commands }, 'changes'],
      [tenure.rowCount, 1, 'seats filled'],
    ]
    for (const [is, should, what] of found) {
      if (!same(is, should))
        findings.push(`${caseId}: ${what}: ${JSON.stringify(is)}, not ${JSON.stringify(should)}`)
    }
    findings.push(...(await contradictions({ pool, client }, { caseId })))
  }
  return findings
}

function same(a: unknown, b: unknown): boolean {
  return sorted(a) === sorted(b)
}

/** JSON that does not depend on the order in which members were written. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, it: unknown) =>
    typeof it === 'object' && it !== null && !Array.isArray(it)
      ? Object.fromEntries(Object.entries(it).sort())
      : it,
  )
}
