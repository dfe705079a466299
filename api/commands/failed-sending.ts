import {
  isGrpcServiceError,
  isRetryableError,
  ServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client'
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common'
import { findOutOfStep } from '../../db/in-step/out-of-step.js'
import { findCaseStatus } from '../../db/reads/case-standing.js'
import { findNames, findTitlesOfCodes } from '../../db/reads/titles-of-codes.js'
import { type CaseAnswer, type Command, isOpen } from '../../domain/procedure/case.js'
import type { Refusal } from '../../domain/procedure/refusals.js'
import type { CaseId } from '../../domain/vocabulary.js'
import { compareCase } from '../../in-step/compare-case.js'
import type { Comparing } from '../../in-step/deps.js'
import { heal } from '../../in-step/heal.js'
import { TASK_QUEUE } from '../../workflows/procedure/messages.js'
import type { ApiDeps } from '../deps.js'
import { isProblemCode, Problem, refusalProblem } from '../problems/problem.js'
import { codesOfTexts, inWords } from '../words/in-words.js'
import { storedCaseAnswer } from './case-command-once.js'

/** A command that a case is to answer. */
export interface Awaited {
  caseId: CaseId
  command: Command
  /** Where the input stands in the body, for the fields that a refusal names. */
  within?: string | undefined
}

/**
 * The answer where the command was recorded all the same, undefined where it should be sent again: the server was busy
 * (ten updates of one case may be under way) or away, or the run was closed or continued as new under the command.
 * A case whose workflow is gone is raised anew.
 * @throws Problem the refusal; case-closed; case-out-of-step; dependency-down where nobody answered in time
 */
export async function afterFailure(
  deps: ApiDeps,
  awaited: Awaited,
  error: unknown,
): Promise<CaseAnswer | undefined> {
  if (error instanceof WorkflowUpdateFailedError) {
    const refusal = refusalIn(error)
    if (refusal)
      throw refusalProblem(await byName(deps, await orAhead(deps, awaited, refusal)), awaited.within)
    if (!wasNotHeard(error)) throw error
  } else if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) {
    const known = await findOutOfStep(deps.pool, awaited.caseId)
    if (known) throw refusalProblem({ code: 'case-out-of-step', ...known }, awaited.within)
    throw new Problem('dependency-down', { cause: error })
  } else if (isPassing(error)) {
    return undefined
  } else if (!(error instanceof WorkflowNotFoundError)) {
    throw error
  }
  const stored = await storedCaseAnswer(deps, awaited.command)
  if (stored) return stored
  const standing = await findCaseStatus(deps.pool, awaited.caseId)
  if (standing !== undefined && !isOpen(standing)) {
    throw refusalProblem({ code: 'case-closed', status: standing }, awaited.within)
  }
  if (standing !== undefined && error instanceof WorkflowNotFoundError) await raiseOrRefuse(deps, awaited)
  return undefined
}

/** A refusal by a workflow that knows more than PostgreSQL shows makes no sense to anybody: that is what is wrong. */
async function orAhead({ pool }: ApiDeps, { caseId }: Awaited, refusal: Refusal): Promise<Refusal> {
  const known = await findOutOfStep(pool, caseId)
  return known?.how === 'ahead' ? { code: 'case-out-of-step', ...known } : refusal
}

/**
 * An open case without a workflow: it is raised anew on the spot, where that is safe.
 * @throws Problem case-out-of-step where it is not
 */
async function raiseOrRefuse(deps: ApiDeps, { caseId, within }: Awaited): Promise<void> {
  const { pool, temporal: client, sealing, logger, taskQueue = TASK_QUEUE } = deps
  // Replaying is for those who have the workflows.
  const stores: Comparing = {
    ...{ pool, client, sealing, taskQueue, replays: async () => new Set() },
    unreadable: (kept) => logger.error(kept, 'what is kept of a case cannot be read'),
  }
  const out = await compareCase(stores, caseId)
  if (!out || out === 'silent' || (await heal(stores, out, { actor: 'system' }))) return
  const { how, recorded, known } = out
  const refusal = { code: 'case-out-of-step', how, recorded, ...(known !== undefined && { known }) } as const
  throw refusalProblem(refusal, within)
}

/**
 * Whoever convenes sees the electorate, whoever takes a candidate further the records: of whom a refusal speaks, such as who
 * is left out, and what stands in the way, is told by name, not by code.
 */
async function byName({ pool }: ApiDeps, refusal: Refusal): Promise<Refusal> {
  if ('evidence' in refusal && refusal.evidence) {
    const titles = await findTitlesOfCodes(pool, codesOfTexts([refusal.evidence]))
    return { ...refusal, evidence: inWords(refusal.evidence, titles) }
  }
  if (!('person' in refusal)) return refusal
  const names = await findNames(pool, [refusal.person])
  return { ...refusal, person: names.get(refusal.person) ?? refusal.person }
}

/** May it be over at the next try? */
function isPassing(error: unknown): boolean {
  return error instanceof ServiceError && isGrpcServiceError(error.cause) && isRetryableError(error.cause)
}

/** The refusal that a validator or handler failed the update with. */
function refusalIn({ cause }: WorkflowUpdateFailedError): Refusal | undefined {
  if (!(cause instanceof ApplicationFailure) || !cause.type || !isProblemCode(cause.type)) return undefined
  const [refusal] = cause.details ?? []
  // The workflow puts the Refusal of that code there; messages.ts is the contract.
  return (refusal ?? { code: cause.type }) as Refusal
}

/**
 * The server's own failure of an update, not the handler's word: its workflow ended before it, or the worker answered the
 * task with which it came without a word of it, having dropped that task for a newer one.
 */
function wasNotHeard({ cause }: WorkflowUpdateFailedError): boolean {
  const types = ['AcceptedUpdateCompletedWorkflow', 'UnprocessedUpdate']
  return cause instanceof ApplicationFailure && types.includes(cause.type ?? '')
}
