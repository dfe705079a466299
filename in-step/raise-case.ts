import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import { findKeptCase, KeptUnreadable } from '../db/case-change/standing.js'
import type { CaseId } from '../domain/vocabulary.js'
import { startOptions } from '../temporal/start-case.js'
import { PROCEDURE } from '../workflows/procedure/messages.js'
import type { Stores } from './deps.js'

/** What a workflow is raised anew from. */
type KeptCase = NonNullable<Awaited<ReturnType<typeof findKeptCase>>>

/** All that a case can be raised anew from. Undefined where none is kept, or what is kept does not open, which is told. */
export async function findRaisable(
  { pool, sealing, unreadable }: Stores,
  caseId: CaseId,
): Promise<KeptCase | undefined> {
  try {
    return await findKeptCase(pool, caseId, sealing)
  } catch (error) {
    if (!(error instanceof KeptUnreadable)) throw error
    unreadable?.({ caseId, part: error.kept.part })
    return undefined
  }
}

/**
 * Starts the workflow of a case anew, from the state that PostgreSQL keeps of it. One that was raised meanwhile by somebody
 * else is as good; a change that is written meanwhile is found by the first command (`Missed`).
 */
export async function raiseCase(
  { client, taskQueue }: Pick<Stores, 'client' | 'taskQueue'>,
  kept: KeptCase,
): Promise<void> {
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
}
