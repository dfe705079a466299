import { type Client, WithStartWorkflowOperation } from '@temporalio/client'
import type { Launch } from '../domain/procedure/case.js'
import {
  launched,
  PROCEDURE,
  type Recorded,
  TASK_QUEUE,
  workflowIdOf,
} from '../workflows/procedure/messages.js'

/**
 * Starts a case, or meets the one that was started before by the same command, and waits until its launch is recorded.
 * @throws WorkflowUpdateFailedError with the refusal: then there is no case
 */
export function startCase(client: Client, launch: Launch, taskQueue = TASK_QUEUE): Promise<Recorded> {
  return client.workflow.executeUpdateWithStart(launched, {
    updateId: launch.command.id,
    startWorkflowOperation: new WithStartWorkflowOperation<(launch: Launch) => Promise<unknown>>(PROCEDURE, {
      workflowId: workflowIdOf(launch.caseId),
      taskQueue,
      args: [launch],
      workflowIdConflictPolicy: 'USE_EXISTING',
    }),
  })
}
