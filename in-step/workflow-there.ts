import { type Client, isGrpcServiceError, WorkflowNotFoundError } from '@temporalio/client'
import proto from '@temporalio/proto'
import type { Launch, ProcedureOutcome } from '../domain/procedure/case.js'
import type { CaseId, SeatId } from '../domain/vocabulary.js'
import { OtherPayloadKey } from '../temporal/payload-codec.js'
import { PROCEDURE, workflowIdOf } from '../workflows/procedure/messages.js'

/** The last run of a case's workflow. */
export interface RunThere {
  runId: string
  /** `ended`: neither by its own last step. */
  is: 'running' | 'completed' | 'ended'
}

export async function findRun(client: Client, caseId: CaseId): Promise<RunThere | undefined> {
  try {
    const { runId, status } = await client.workflow.getHandle(workflowIdOf(caseId)).describe()
    const is = status.name === 'RUNNING' ? 'running' : status.name === 'COMPLETED' ? 'completed' : 'ended'
    return { runId, is }
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined
    throw error
  }
}

const {
  WORKFLOW_TASK_FAILED_CAUSE_BAD_UPDATE_WORKFLOW_EXECUTION_MESSAGE,
  WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR,
  WORKFLOW_TASK_FAILED_CAUSE_WORKFLOW_WORKER_UNHANDLED_FAILURE,
} = proto.temporal.api.enums.v1.WorkflowTaskFailedCause
/**
 * Why a task failed that fails again: not one that Temporal hands out anew, or that ends with its workflow. A bad message
 * of an update: the answer was lost with a worker, and no replay makes it again (ADR 0083).
 */
const FAILS_AGAIN: readonly unknown[] = [
  WORKFLOW_TASK_FAILED_CAUSE_BAD_UPDATE_WORKFLOW_EXECUTION_MESSAGE,
  WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR,
  WORKFLOW_TASK_FAILED_CAUSE_WORKFLOW_WORKER_UNHANDLED_FAILURE,
]

/** Has a worker failed at the last task of the run? Temporal hands it out again and again, and writes down the first time alone. */
export async function hasFailingTask(client: Client, caseId: CaseId, { runId }: RunThere): Promise<boolean> {
  const { events } = await client.workflow.getHandle(workflowIdOf(caseId), runId).fetchHistory()
  const fails = (events ?? []).flatMap(
    ({ workflowTaskCompletedEventAttributes: done, workflowTaskFailedEventAttributes: failed }) => {
      if (done) return false
      return FAILS_AGAIN.includes(failed?.cause) ? true : []
    },
  )
  return fails.at(-1) === true
}

/**
 * How a completed run ended. As refused where nobody can read it any more: it ended before its key was let go, which a key
 * is only when no open case needs it.
 */
export async function endingOf(
  client: Client,
  caseId: CaseId,
  { runId }: RunThere,
): Promise<ProcedureOutcome['status']> {
  const handle = client.workflow.getHandle(workflowIdOf(caseId), runId)
  const result = await handle.result().catch((error: Error) => {
    if (!(error instanceof OtherPayloadKey)) throw error
  })
  // The result of the workflow type `procedure`.
  return (result as ProcedureOutcome | undefined)?.status ?? 'refused'
}

/** The seat that a run is about, by what it was started with. */
export async function seatOf(client: Client, caseId: CaseId, { runId }: RunThere): Promise<SeatId> {
  const { loadedDataConverter } = client.options
  const { input } = await startOf(client, caseId, runId)
  let payloads = input?.payloads ?? []
  for (const codec of loadedDataConverter.payloadCodecs) payloads = await codec.decode([...payloads])
  const [first] = payloads
  if (!first) throw new Error(`the workflow of case ${caseId} was started with nothing`)
  // What every procedure is started with.
  return loadedDataConverter.payloadConverter.fromPayload<Launch>(first).subject.seatId
}

/** Was the run raised anew from what is kept of its case (`raiseCase`), since that moment? */
export async function isRaisedSince(
  client: Client,
  caseId: CaseId,
  runId: string,
  since: Date,
): Promise<boolean> {
  const { at, input, continuedExecutionRunId } = await startOf(client, caseId, runId)
  // Launched it is given the launch alone; going on from an earlier run it says which.
  return at >= since.getTime() && !continuedExecutionRunId && (input?.payloads?.length ?? 0) > 1
}

/** What a run was started with, and when, in milliseconds. */
async function startOf(client: Client, caseId: CaseId, runId: string) {
  const { history } = await client.workflowService.getWorkflowExecutionHistory({
    namespace: client.options.namespace,
    execution: { workflowId: workflowIdOf(caseId), runId },
    maximumPageSize: 1,
  })
  const [started] = history?.events ?? []
  const at = Number(started?.eventTime?.seconds ?? 0) * 1000
  return { at, ...started?.workflowExecutionStartedEventAttributes }
}

/** The cases whose workflows run, by Temporal's list of them, which is a little late. */
export function listRunning(client: Client, taskQueue: string): Promise<CaseId[]> {
  return list(client, `${ofProcedures(taskQueue)} AND ExecutionStatus = 'Running'`)
}

/** The cases whose workflows came to their end after that moment, or whenever. */
export function listCompleted(client: Client, taskQueue: string, after?: Date): Promise<CaseId[]> {
  const since = after ? ` AND CloseTime > '${after.toISOString()}'` : ''
  return list(client, `${ofProcedures(taskQueue)} AND ExecutionStatus = 'Completed'${since}`)
}

/**
 * The cases whose workflows have failed at their task several times in a row, by Temporal's list: a worker is there, and their
 * history goes no further. Empty where the server is from before it keeps such a list.
 */
export async function listFailing(client: Client, taskQueue: string): Promise<CaseId[]> {
  const failing = `${ofProcedures(taskQueue)} AND ExecutionStatus = 'Running' AND TemporalReportedProblems = '${TASK_FAILED}'`
  try {
    return await list(client, failing)
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === INVALID_ARGUMENT) return []
    throw error
  }
}

const INVALID_ARGUMENT = 3
const TASK_FAILED = 'category=WorkflowTaskFailed'

const ofProcedures = (taskQueue: string): string =>
  `WorkflowType = '${PROCEDURE}' AND TaskQueue = '${taskQueue}'`

async function list(client: Client, query: string): Promise<CaseId[]> {
  const ids: CaseId[] = []
  for await (const { workflowId } of client.workflow.list({ query, pageSize: 1_000 })) {
    ids.push(workflowId.slice(workflowIdOf('').length))
  }
  return ids
}
