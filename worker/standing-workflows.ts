import { type Client, WorkflowNotFoundError } from '@temporalio/client'
import { keyIdOf, type PayloadKeys } from '../temporal/key-ring.js'
import { keyIdsIn } from '../temporal/payload-codec.js'
import { TASK_QUEUE } from '../workflows/procedure/messages.js'

/**
 * Starts a workflow that runs for ever, one for the whole installation, unless it runs. One that ran under
 * another payload key than the first is begun anew, so that nobody needs the other for it.
 */
export async function startStanding(
  client: Client,
  type: string,
  [first]: PayloadKeys,
  taskQueue = TASK_QUEUE,
): Promise<void> {
  await client.workflow.start(type, {
    workflowId: type,
    taskQueue,
    workflowIdConflictPolicy: (await isUnderOtherKey(client, type, keyIdOf(first)))
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
  return [...keyIdsIn(await handle.fetchHistory())].some((id) => id !== keyId)
}
