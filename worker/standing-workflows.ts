import { type Client, WorkflowNotFoundError } from '@temporalio/client'
import type { Payload } from '@temporalio/common'
import { keyIdIn, keyIdOf } from '../temporal/payload-codec.js'
import { TASK_QUEUE } from '../workflows/procedure/messages.js'

/**
 * Starts a workflow that runs for ever, one for the whole installation, unless it runs. One that ran under an earlier
 * payload key cannot be read any more: it is begun anew.
 */
export async function startStanding(
  client: Client,
  type: string,
  payloadKey: Buffer,
  taskQueue = TASK_QUEUE,
): Promise<void> {
  await client.workflow.start(type, {
    workflowId: type,
    taskQueue,
    workflowIdConflictPolicy: (await isUnderOtherKey(client, type, keyIdOf(payloadKey)))
      ? 'TERMINATE_EXISTING'
      : 'USE_EXISTING',
  })
}

async function isUnderOtherKey(client: Client, workflowId: string, keyId: string): Promise<boolean> {
  const handle = client.workflow.getHandle(workflowId)
  const known = await handle.describe().catch((error: Error) => {
    if (!(error instanceof WorkflowNotFoundError)) throw error
  })
  if (known?.status.name !== 'RUNNING') return false
  const { events } = await handle.fetchHistory()
  const ids = (events ?? []).flatMap((event) => payloadsIn(event).map(keyIdIn))
  return ids.some((id) => id !== undefined && id !== keyId)
}

/** Wherever an event holds them. */
function payloadsIn(value: unknown): Payload[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return []
  const parts = Object.entries(value)
  const payloads = parts.flatMap(([name, part]) =>
    // What Temporal calls so is a list of payloads, everywhere in its messages.
    name === 'payloads' && Array.isArray(part) ? (part as Payload[]) : [],
  )
  return [...payloads, ...parts.flatMap(([, part]) => payloadsIn(part))]
}
