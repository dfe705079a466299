import { type Client, WorkflowNotFoundError } from '@temporalio/client'
import { isPresent, PRESENCE, presenceWorkflowIdOf } from '../workflows/presence/messages.js'
import { TASK_QUEUE } from '../workflows/procedure/messages.js'

/**
 * Asks the workers through Temporal whether one of them works; rejects where none answers in the time that the client has.
 * The list of who polls would say so a minute too late: a worker that hangs has asked for work before.
 */
export async function askWorkers(client: Client, taskQueue = TASK_QUEUE): Promise<void> {
  const workflowId = presenceWorkflowIdOf(taskQueue)
  const handle = client.workflow.getHandle(workflowId)
  try {
    await handle.query(isPresent)
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error
    await client.workflow.start(PRESENCE, { workflowId, taskQueue, workflowIdConflictPolicy: 'USE_EXISTING' })
    await handle.query(isPresent)
  }
}
