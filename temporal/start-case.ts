import { type Client, WithStartWorkflowOperation } from '@temporalio/client'
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common'
import type { Launch } from '../domain/procedure/case.js'
import {
  launched,
  PROCEDURE,
  type Recorded,
  TASK_QUEUE,
  workflowIdOf,
} from '../workflows/procedure/messages.js'

/** Where a case belongs, for Temporal's own lists: an opaque code. What people query is in PostgreSQL. */
const CASE_UNIT = defineSearchAttributeKey('CaseUnit', SearchAttributeType.KEYWORD)

/** How the workflow of a case is started, whoever does. */
export const startOptions = ({ caseId, subject }: Launch, taskQueue: string) => ({
  workflowId: workflowIdOf(caseId),
  taskQueue,
  typedSearchAttributes: [{ key: CASE_UNIT, value: subject.unitId }],
})

/**
 * Starts a case, or meets the one that was started before by the same command, and waits until its launch is recorded.
 * @throws WorkflowUpdateFailedError with the refusal: then there is no case
 */
export function startCase(client: Client, launch: Launch, taskQueue = TASK_QUEUE): Promise<Recorded> {
  return client.workflow.executeUpdateWithStart(launched, {
    updateId: launch.command.id,
    startWorkflowOperation: new WithStartWorkflowOperation<(launch: Launch) => Promise<unknown>>(PROCEDURE, {
      ...startOptions(launch, taskQueue),
      args: [launch],
      workflowIdConflictPolicy: 'USE_EXISTING',
    }),
  })
}
