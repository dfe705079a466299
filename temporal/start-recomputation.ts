import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import {
  RECOMPUTE_DEADLINES,
  recomputationWorkflowIdOf,
  TASK_QUEUE,
} from '../workflows/procedure/messages.js'

/** Has the open deadlines counted anew after a change of the calendar; a count that runs, or has run, is left as it is. */
export async function startRecomputation(client: Client, id: string, taskQueue = TASK_QUEUE): Promise<void> {
  try {
    await client.workflow.start(RECOMPUTE_DEADLINES, {
      workflowId: recomputationWorkflowIdOf(id),
      taskQueue,
      args: [{ id }],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
    })
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
  }
}
