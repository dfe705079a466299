import { type Client, WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import type { Launch } from '../domain/procedure/case.js'
import { launched, PROCEDURE, workflowIdOf } from '../workflows/procedure/messages.js'

/** Starts a case that opens by itself, and waits until it is recorded; false where it is refused. */
export async function openCase(client: Client, taskQueue: string, launch: Launch): Promise<boolean> {
  try {
    await client.workflow.executeUpdateWithStart(launched, {
      updateId: launch.command.id,
      startWorkflowOperation: new WithStartWorkflowOperation<(launch: Launch) => Promise<unknown>>(
        PROCEDURE,
        {
          workflowId: workflowIdOf(launch.caseId),
          taskQueue,
          args: [launch],
          workflowIdConflictPolicy: 'USE_EXISTING',
        },
      ),
    })
    return true
  } catch (error) {
    const isRefused =
      error instanceof WorkflowUpdateFailedError &&
      error.cause instanceof ApplicationFailure &&
      error.cause.nonRetryable
    if (isRefused) return false
    throw error
  }
}
