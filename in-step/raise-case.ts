import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import { findKeptCase } from '../db/case-change/standing.js'
import type { CaseId } from '../domain/vocabulary.js'
import { startOptions } from '../temporal/start-case.js'
import { PROCEDURE } from '../workflows/procedure/messages.js'
import type { Stores } from './deps.js'

/**
 * Starts the workflow of a case anew, from the state that PostgreSQL keeps of it. False where none is kept. One that was
 * raised meanwhile by somebody else is as good; a change that is written meanwhile is found by the first command
 * (`Missed`).
 */
export async function raiseCase(
  { pool, client, taskQueue, sealing }: Stores,
  caseId: CaseId,
): Promise<boolean> {
  const kept = await findKeptCase(pool, caseId, sealing)
  if (!kept) return false
  try {
    await client.workflow.start(PROCEDURE, {
      ...startOptions(kept.launch, taskQueue),
      args: [kept.launch, kept.state, kept.recorded],
      workflowIdConflictPolicy: 'FAIL',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    })
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
  }
  return true
}
