import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { workflowIdOf } from '../../workflows/procedure/messages.js'
import type { Product } from '../support/product.js'

/** Of each, the last so many are told. */
const LAST = 15

/**
 * Where a case stands that does not go on, for whoever reads why a test failed: its workflow's last events and the task
 * that is pending, what its database is busy with, and what the processes said at last.
 */
export async function whereItStands(product: Product, caseId: string): Promise<string> {
  const parts = ['postgres', 'temporal', 'worker', 'api'] as const
  return [
    `running: ${parts.filter((name) => product[name].isRunning).join(', ')}`,
    await workflowOf(product, caseId).catch((error: unknown) => `workflow: ${String(error)}`),
    await connectionsOf(product).catch((error: unknown) => `connections: ${String(error)}`),
    ...(['worker', 'api', 'temporal'] as const).map((name) => saidBy(product, name, caseId)),
  ].join('\n')
}

async function workflowOf({ client }: Product, caseId: string): Promise<string> {
  const handle = client.workflow.getHandle(workflowIdOf(caseId))
  const { raw } = await handle.describe()
  const { events } = await handle.fetchHistory()
  const last = (events ?? [])
    .slice(-LAST)
    .map(({ eventId, eventType, workflowTaskFailedEventAttributes: failed }) => {
      const why = failed ? ` (${failed.cause}: ${failed.failure?.message})` : ''
      return `${eventId} ${eventType}${why}`
    })
  return `workflow: pending ${JSON.stringify(raw.pendingWorkflowTask)}; at last ${last.join(', ')}`
}

async function connectionsOf({ pool }: Product): Promise<string> {
  const { rows } = await pool.query<{ said: string }>(
    `SELECT concat_ws(' ', state, wait_event_type, wait_event, now() - state_change, left(query, 60)) AS said
     FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  )
  return `connections: ${rows.map(({ said }) => said).join('\n  ')}`
}

/** Lines about the case, and warnings about anything. */
function saidBy({ dataDir }: Product, name: string, caseId: string): string {
  const lines = readFileSync(join(dataDir, 'logs', `${name}.log`), 'utf8').split('\n')
  const told = lines.filter((line) => line.includes(caseId) || /"level":"?([4-6]0|warn|error)/i.test(line))
  return `${name}: ${told.slice(-LAST).join('\n  ')}`
}
