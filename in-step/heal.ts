import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { overruleRun, tellHealing } from '../db/in-step/out-of-step.js'
import { needsDecision, type OutOfStep } from '../domain/procedure/out-of-step.js'
import type { Instant } from '../domain/vocabulary.js'
import { catchUp, workflowIdOf } from '../workflows/procedure/messages.js'
import type { Stores } from './deps.js'
import { findRaisable, raiseCase } from './raise-case.js'

/** Who heals or decides, for the audit trail: the system by itself, or whoever operates it. */
export interface Healer {
  actor: 'system' | 'operator'
  /** The operator's account on the machine. */
  account?: string
}

/** Milliseconds for a workflow to catch up. */
const CATCH_UP_MS = 15_000

/** Heals what is safe to heal; false where it is not, or did not come along. */
export async function heal(stores: Stores, out: OutOfStep, healer: Healer): Promise<boolean> {
  if (needsDecision(out.how) || !(await healed(stores, out))) return false
  await tellHealing(stores.pool, entryOf('workflow-healed', out, healer), now())
  return true
}

async function healed(stores: Stores, out: OutOfStep): Promise<boolean> {
  switch (out.how) {
    case 'missing':
      return await raised(stores, out)
    case 'behind':
      return await caughtUp(stores, out)
    case 'left-running':
      await terminate(stores, out, 'its case is closed')
      return true
    case 'unreplayable':
      return await raised(stores, out, 'raised anew from PostgreSQL')
    default:
      return false
  }
}

/** The workflow from the state that is kept, in the place of one that is ended for that reason; false where there is no such state. */
async function raised(stores: Stores, out: OutOfStep, insteadOf?: string): Promise<boolean> {
  const kept = await findRaisable(stores, out.caseId)
  if (!kept) return false
  if (insteadOf !== undefined) await terminate(stores, out, insteadOf)
  await raiseCase(stores, kept)
  return true
}

/**
 * An operator lets PostgreSQL decide of a case that its workflow knows more of: that run is ended and speaks for nothing
 * any more; where PostgreSQL has the case, its workflow goes on from the state kept there. False where it cannot, and then
 * nothing is ended.
 */
export async function letDatabaseDecide(stores: Stores, out: OutOfStep, healer: Healer): Promise<boolean> {
  const { caseId, runId, how } = out
  if (runId === undefined) return false
  const kept = how === 'unknown' ? undefined : await findRaisable(stores, caseId)
  if (how !== 'unknown' && !kept) return false
  const { after, ...told } = entryOf('workflow-overruled', out, healer)
  const entry = { ...told, after: { ...after, run: runId } }
  await overruleRun(stores.pool, { runId, caseId, at: now(), entry })
  await terminate(stores, out, 'overruled: PostgreSQL decides')
  if (kept) await raiseCase(stores, kept)
  return true
}

async function caughtUp({ client }: Stores, { caseId, recorded }: OutOfStep): Promise<boolean> {
  const handle = client.workflow.getHandle(workflowIdOf(caseId))
  try {
    const reached = await client.withDeadline(Date.now() + CATCH_UP_MS, () =>
      handle.executeUpdate(catchUp, { args: [{ sequence: recorded }] }),
    )
    return reached >= recorded
  } catch (error) {
    // It has come along by itself; or it has closed, now or while it did.
    if (error instanceof WorkflowNotFoundError) return true
    if (!(error instanceof WorkflowUpdateFailedError)) return false
    const type = error.cause instanceof ApplicationFailure ? error.cause.type : undefined
    return type === 'in-step' || type === 'AcceptedUpdateCompletedWorkflow'
  }
}

async function terminate({ client }: Stores, { caseId, runId }: OutOfStep, reason: string): Promise<void> {
  try {
    await client.workflow.getHandle(workflowIdOf(caseId), runId).terminate(reason)
  } catch (error) {
    // It has ended already.
    if (!(error instanceof WorkflowNotFoundError)) throw error
  }
}

function entryOf(what: string, { caseId, how, recorded, known }: OutOfStep, { actor, account }: Healer) {
  const after = {
    case: caseId,
    because: how,
    recorded,
    ...(known !== undefined && { known }),
    ...(account !== undefined && { account }),
  }
  return { what, actor, after }
}

const now = (): Instant => new Date().toISOString()
