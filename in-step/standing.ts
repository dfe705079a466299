import {
  type Client,
  isGrpcServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import type { CaseId } from '../domain/vocabulary.js'
import {
  getStanding,
  STANDING,
  type Standing,
  tellStanding,
  workflowIdOf,
} from '../workflows/procedure/messages.js'
import type { RunThere } from './workflow-there.js'

/** Milliseconds for a workflow to say where it stands: its whole history may have to be replayed first. */
export const ANSWER_MS = 15_000

/**
 * Where a run of a case stands. One that runs is asked by an update that it refuses, one that is over by a query: a query
 * in the middle of a command ends the workflow task before the command is answered (ADR 0083).
 */
export async function askStanding(
  client: Client,
  caseId: CaseId,
  { runId, is }: RunThere,
): Promise<Standing> {
  const handle = client.workflow.getHandle(workflowIdOf(caseId), runId)
  if (is !== 'running') return handle.query(getStanding)
  try {
    return await handle.executeUpdate(tellStanding)
  } catch (error) {
    // It came to its end meanwhile.
    if (error instanceof WorkflowNotFoundError) return handle.query(getStanding)
    const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined
    if (!(cause instanceof ApplicationFailure) || cause.type !== STANDING) throw error
    // What `tellStanding` refuses with.
    return cause.details?.[0] as Standing
  }
}

/** Changes that the run knows; `silent` where it cannot say so: nobody works for it, or it cannot be replayed. */
export async function askSequence(client: Client, caseId: CaseId, run: RunThere): Promise<number | 'silent'> {
  try {
    const { sequence } = await client.withDeadline(Date.now() + ANSWER_MS, () =>
      askStanding(client, caseId, run),
    )
    return sequence
  } catch (error) {
    if (isAway(error)) throw error
    return 'silent'
  }
}

const UNAVAILABLE = 14

/** Temporal itself is away: that tells nothing of the workflow. */
function isAway(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return isGrpcServiceError(cause) && cause.code === UNAVAILABLE
}
