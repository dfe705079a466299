import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import {
  isGrpcServiceError,
  isRetryableError,
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client'
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common'
import { Semaphore } from 'async-mutex'
import type { Request } from 'express'
import type pg from 'pg'
import { canonicalJson } from '../../db/audit/canonical-json.js'
import { findStoredCommand, insertRecordCommand, lockCommand } from '../../db/commands.js'
import { inTransaction } from '../../db/pool.js'
import { findCaseStatus } from '../../db/reads/case-standing.js'
import { findNames, findTitlesOfCodes } from '../../db/reads/titles-of-codes.js'
import { type CaseAnswer, type Command, type Launch, OPEN_STATUSES } from '../../domain/procedure/case.js'
import type { Refusal } from '../../domain/procedure/refusals.js'
import type { CaseId, Instant, UnitId } from '../../domain/vocabulary.js'
import { type Caller, covers } from '../../records/rights/caller.js'
import {
  type CommandName,
  type Commands,
  launched,
  PROCEDURE,
  type Recorded,
  TASK_QUEUE,
  updates,
  workflowIdOf,
} from '../../workflows/procedure/messages.js'
import type { ApiDeps } from '../deps.js'
import { requireIdempotencyKey } from '../http/openapi.js'
import { isProblemCode, isRefused, Problem, refusalProblem } from '../problems/problem.js'
import { codesOfTexts, inWords } from '../words/in-words.js'

/**
 * Milliseconds a command may take before it is answered with 503: it can be sent again. Of the five seconds within which
 * everybody is answered, the rest is for what is read before.
 */
const DEADLINE_MS = 3_800
/** Milliseconds, at the least and the most, before a command is sent again. */
const PAUSE_MS = { least: 40, most: 400 }

/** The identity of a command: of the actor, what was asked, the key, and a hash of the parsed body. */
export function commandOf(request: Request, caller: Caller, body: unknown): Command {
  const key = requireIdempotencyKey(request)
  const path = request.baseUrl + request.path
  return {
    id: sha256(JSON.stringify([caller.personId, request.method, path, key])),
    bodyHash: sha256(canonicalJson(body ?? null)),
  }
}

/**
 * The answer of this command when it was sent before.
 * @throws Problem idempotency-key-reused when it was sent with another body.
 */
export async function storedAnswer(
  client: pg.Pool | pg.ClientBase,
  command: Command,
): Promise<{ status: number | null; answer: unknown } | undefined> {
  const stored = await findStoredCommand(client, command.id)
  if (stored && stored.bodyHash !== command.bodyHash) throw new Problem('idempotency-key-reused')
  return stored
}

/** The answer of a command to a case: the first one where it was sent before, else what `work` gives. */
export async function answerOnce(
  deps: ApiDeps,
  command: Command,
  work: () => Promise<CaseAnswer>,
): Promise<CaseAnswer> {
  return (await storedCaseAnswer(deps, command)) ?? (await unlessRecorded(deps, command, work))
}

/**
 * What `work` answers. Where it refuses, that may come of what an earlier sending of this very command did, recorded
 * while this one was judged: then the first answer stands.
 */
export async function unlessRecorded(
  deps: ApiDeps,
  command: Command,
  work: () => Promise<CaseAnswer>,
): Promise<CaseAnswer> {
  try {
    return await work()
  } catch (error) {
    const recorded = isRefused(error) ? await storedCaseAnswer(deps, command) : undefined
    if (recorded) return recorded
    throw error
  }
}

/** A stored answer of a command to a case. */
export async function storedCaseAnswer({ pool }: ApiDeps, command: Command): Promise<CaseAnswer | undefined> {
  const stored = await storedAnswer(pool, command)
  // `record` writes CaseAnswers into case_changes; the command id says that this was such a command.
  return stored?.answer as CaseAnswer | undefined
}

export interface Sending<Name extends CommandName> {
  caseId: CaseId
  unitId: UnitId
  caller: Caller
  command: Command
  name: Name
  input: Commands[Name]
  /** Where the input stands in the body, for the fields that a refusal names. */
  within?: string
}

/**
 * Sends a command to a running case and waits until it is recorded.
 * @throws Problem the refusal; case-closed; dependency-down when there is no answer in time (safe to send again)
 */
export async function sendCommand<Name extends CommandName>(
  deps: ApiDeps,
  { caseId, unitId, caller, command, name, input, within }: Sending<Name>,
): Promise<CaseAnswer> {
  const { personId, groups, manages } = caller
  const spoken = { actor: { personId, groups, manages: covers(manages, unitId) }, command, input }
  const handle = deps.temporal.workflow.getHandle(workflowIdOf(caseId))
  return answered(deps, { caseId, command, within }, () =>
    handle.executeUpdate<Recorded, [typeof spoken], Name>(updates[name], {
      updateId: command.id,
      args: [spoken],
    }),
  )
}

/** Starts a case and waits until its launch is recorded. A refused launch leaves no case. */
export async function launchCase(deps: ApiDeps, launch: Launch): Promise<CaseAnswer> {
  const { caseId, command } = launch
  return answered(deps, { caseId, command }, () =>
    deps.temporal.workflow.executeUpdateWithStart(launched, {
      updateId: command.id,
      startWorkflowOperation: new WithStartWorkflowOperation<(launch: Launch) => Promise<unknown>>(
        PROCEDURE,
        {
          workflowId: workflowIdOf(caseId),
          taskQueue: deps.taskQueue ?? TASK_QUEUE,
          args: [launch],
          workflowIdConflictPolicy: 'USE_EXISTING',
        },
      ),
    }),
  )
}

interface Awaited {
  caseId: CaseId
  command: Command
  within?: string | undefined
}

async function answered(deps: ApiDeps, awaited: Awaited, send: () => Promise<Recorded>): Promise<CaseAnswer> {
  const deadline = Date.now() + DEADLINE_MS
  for (let attempt = 0; ; attempt += 1) {
    try {
      const sent = inTurn(awaited.caseId, () => deps.temporal.withDeadline(deadline, send))
      const recorded = await inTime(deadline, sent)
      if (recorded.bodyHash !== awaited.command.bodyHash) throw new Problem('idempotency-key-reused')
      return recorded.answer
    } catch (error) {
      const answer = await afterFailure(deps, awaited, error)
      if (answer) return answer
      const wait = Math.min(PAUSE_MS.most, PAUSE_MS.least * 1.6 ** attempt) * (0.5 + Math.random())
      if (Date.now() + wait > deadline) throw new Problem('dependency-down', { cause: error })
      await pause(wait)
    }
  }
}

/**
 * Commands of one case that this process sends at once; the others wait here. The server takes ten of one workflow, and
 * the eleventh makes it abort the ten before it, so that many clients of one case would keep each other from ever being
 * heard. A case carries out one at a time anyway.
 */
const AT_ONCE = 2
const turns = new Map<CaseId, Semaphore>()

async function inTurn<T>(caseId: CaseId, send: () => Promise<T>): Promise<T> {
  const turn = turns.get(caseId) ?? new Semaphore(AT_ONCE)
  turns.set(caseId, turn)
  try {
    return await turn.runExclusive(send)
  } finally {
    if (turn.getValue() === AT_ONCE) turns.delete(caseId)
  }
}

/** Whoever asked gets an answer at the deadline, whatever the client still waits for. */
async function inTime<T>(deadline: number, sending: Promise<T>): Promise<T> {
  const late = new AbortController()
  const over = pause(deadline - Date.now(), undefined, { signal: late.signal }).then(
    () => {
      throw new Problem('dependency-down')
    },
    // Aborted: the answer came first.
    () => sending,
  )
  try {
    return await Promise.race([sending, over])
  } finally {
    late.abort()
    over.catch(() => {})
  }
}

/**
 * The answer where the command was recorded all the same, undefined where it should be sent again: the server was busy
 * (ten updates of one case may be under way) or away, or the run was closed or continued as new under the command.
 */
async function afterFailure(
  deps: ApiDeps,
  awaited: Awaited,
  error: unknown,
): Promise<CaseAnswer | undefined> {
  if (error instanceof WorkflowUpdateFailedError) {
    const refusal = refusalIn(error)
    if (refusal) throw refusalProblem(await byName(deps, refusal), awaited.within)
    if (!lostWithItsRun(error)) throw error
  } else if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) {
    throw new Problem('dependency-down', { cause: error })
  } else if (isPassing(error)) {
    return undefined
  } else if (!(error instanceof WorkflowNotFoundError)) {
    throw error
  }
  const stored = await storedCaseAnswer(deps, awaited.command)
  if (stored) return stored
  const standing = await findCaseStatus(deps.pool, awaited.caseId)
  const open: readonly string[] = OPEN_STATUSES
  if (standing !== undefined && !open.includes(standing)) {
    throw refusalProblem({ code: 'case-closed', status: standing }, awaited.within)
  }
  return undefined
}

/**
 * Whoever convenes sees the electorate, whoever takes a candidate further the records: who is left out, and what stands
 * in the way, is told by name, not by code.
 */
async function byName({ pool }: ApiDeps, refusal: Refusal): Promise<Refusal> {
  if (refusal.code === 'candidate-not-eligible' && refusal.evidence) {
    const titles = await findTitlesOfCodes(pool, codesOfTexts([refusal.evidence]))
    return { ...refusal, evidence: inWords(refusal.evidence, titles) }
  }
  if (refusal.code !== 'correction-needed') return refusal
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

/** The server's own failure of an update whose workflow ended before it: not the handler's word. */
function lostWithItsRun({ cause }: WorkflowUpdateFailedError): boolean {
  return cause instanceof ApplicationFailure && cause.type === 'AcceptedUpdateCompletedWorkflow'
}

export interface Reply {
  status: number
  answer: unknown
}

/**
 * Runs a command that changes records: `work` and the memory of its answer are one transaction, so a repetition gives
 * the first answer and a failure leaves nothing. Append what happened to the audit chain inside `work`, last.
 * @throws Problem idempotency-key-reused
 */
export async function recordCommand(
  { pool, now }: Pick<ApiDeps, 'pool' | 'now'>,
  command: Command,
  work: (client: pg.PoolClient, at: Instant) => Promise<Reply>,
): Promise<Reply> {
  return inTransaction(pool, async (client) => {
    await lockCommand(client, command.id)
    const stored = await storedAnswer(client, command)
    if (stored) return { status: stored.status ?? 200, answer: stored.answer }
    const at = now().toISOString()
    const { status, answer } = await work(client, at)
    await insertRecordCommand(client, { ...command, status, answer, at })
    return { status, answer }
  })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
