import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, Connection, isGrpcServiceError, WithStartWorkflowOperation } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { DefaultLogger, NativeConnection, Runtime, type Worker } from '@temporalio/worker'
import type pg from 'pg'
import { pinLaw } from '../../db/registers/pinned-law.js'
import { findStoredCommand } from '../../db/stored-answers.js'
import type { Actor, CaseAnswer, LaunchWithLaw, ProcedureOutcome } from '../../domain/procedure/case.js'
import type { Refusal } from '../../domain/procedure/refusals.js'
import type { TaskKind, TaskResults } from '../../domain/procedure/task-kinds.js'
import type { PersonId } from '../../domain/vocabulary.js'
import { createClient } from '../../temporal/client.js'
import type { PayloadKeys } from '../../temporal/key-ring.js'
import { createProceduresWorker, type ProceduresWorkerOptions } from '../../worker/procedures-worker.js'
import {
  type CommandName,
  type Commands,
  launched,
  PROCEDURE,
  updates,
  workflowIdOf,
} from '../../workflows/procedure/messages.js'
import { createTestDatabase, patientPool } from './database.js'
import { actor, insertCandidate, insertSeat, insertSmallOffice, launchOf, SUBJECT } from './small-office.js'
import { testTemporal, workflowBundle } from './temporal.js'

/** A real PostgreSQL, a real Temporal server, a worker, and the words to speak to a procedure. */
export interface ProceduresStack {
  /** Of the tests' own: it may do anything. */
  pool: pg.Pool
  /** Where the product finds the database. */
  databaseUrl: string
  client: Client
  taskQueue: string
  payloadKeys: PayloadKeys
  /** Launches for a vacant seat of its own, unless `subject` names one. */
  launch(given?: Partial<LaunchWithLaw>): Promise<RunningProcedure>
  /** So many new people who meet every criterion. */
  candidates(count: number): Promise<PersonId[]>
  /** What was launched since the last call. */
  takeLaunched(): RunningProcedure[]
  stop(): Promise<void>
}

export interface RunningProcedure {
  caseId: string
  first: CaseAnswer
  candidates: PersonId[]
  /** Performs a command as a person; rejects with `RefusedCommand`. */
  say<Name extends CommandName>(
    person: string | Actor,
    name: Name,
    input: Commands[Name],
    commandId?: string,
    updateId?: string,
  ): Promise<CaseAnswer>
  /** As `say`, but looks first whether the command is on record, as the API does. */
  sayAgain<Name extends CommandName>(
    person: string | Actor,
    name: Name,
    input: Commands[Name],
    commandId: string,
  ): Promise<CaseAnswer>
  /** Completes the open task of that kind (about that candidate). */
  complete<Kind extends TaskKind>(
    person: string,
    kind: Kind,
    result: TaskResults[Kind],
    candidate?: string,
  ): Promise<CaseAnswer>
  /** The id of the open task of that kind (about that candidate), 'none' where there is none. */
  task(kind: TaskKind, candidate?: string): Promise<string>
  outcome(): Promise<ProcedureOutcome>
}

export class RefusedCommand extends Error {
  constructor(readonly refusal: Refusal) {
    super(JSON.stringify(refusal))
  }
}

/** The refusal that a command meets; fails when it is accepted, or fails otherwise. */
export async function refusal(command: Promise<unknown>): Promise<Refusal> {
  const answer = await command.catch((error: unknown) => {
    if (error instanceof RefusedCommand) return error
    throw error
  })
  if (answer instanceof RefusedCommand) return answer.refusal
  throw new Error(`not refused, but answered ${JSON.stringify(answer)}`)
}

/** How to reach a Temporal server. */
export interface TemporalConnections {
  connection: Connection
  native: NativeConnection
  namespace: string
  taskQueue: string
}

export async function startProcedures(
  options: Partial<ProceduresWorkerOptions> = {},
  insert: (pool: pg.Pool) => Promise<void> = insertSmallOffice,
): Promise<ProceduresStack> {
  const temporal = await testTemporal()
  const connection = await Connection.connect({ address: temporal.address })
  const native = await NativeConnection.connect({ address: temporal.address })
  const stack = await startProceduresOn({ connection, native, ...temporal }, options, insert)
  return {
    ...stack,
    async stop() {
      await stack.stop()
      await native.close()
      await connection.close()
    },
  }
}

/** As `startProcedures`, on connections of the caller's. */
export async function startProceduresOn(
  { connection, native, namespace, taskQueue }: TemporalConnections,
  options: Partial<ProceduresWorkerOptions> = {},
  insert: (pool: pg.Pool) => Promise<void> = insertSmallOffice,
): Promise<ProceduresStack> {
  const database = await createTestDatabase()
  const pool = patientPool(database.url)
  const applicationPool = patientPool(database.applicationUrl)
  await insert(pool)
  const payloadKeys = options.payloadKeys ?? ([randomBytes(32)] as const)
  const client = createClient(connection, { namespace, payloadKeys })
  const worker = await createProceduresWorker({
    connection: native,
    namespace,
    taskQueue,
    bundle: await workflowBundle(),
    payloadKeys,
    pool: applicationPool,
    ...options,
  })
  const running = worker.run()
  const stack = { pool, databaseUrl: database.applicationUrl, client, taskQueue, payloadKeys }
  let people = 0
  let begun: RunningProcedure[] = []
  return {
    ...stack,
    async launch(given = {}) {
      const launch = launchOf({ ...given, subject: given.subject ?? (await vacantSubject(pool, given)) })
      const procedure = await launchProcedure(stack, launch)
      begun.push(procedure)
      return procedure
    },
    async candidates(count) {
      const ids = Array.from({ length: count }, () => {
        people += 1
        return `person${people}`
      })
      for (const id of ids) await insertCandidate(pool, id)
      return ids
    },
    takeLaunched() {
      const taken = begun
      begun = []
      return taken
    },
    async stop() {
      worker.shutdown()
      await running
      await Promise.all([pool.end(), applicationPool.end()])
      await database.drop()
    },
  }
}

async function vacantSubject(
  pool: pg.Pool,
  { kind }: Partial<LaunchWithLaw>,
): Promise<LaunchWithLaw['subject']> {
  const postId = kind === 'nomination' ? 'post-chair' : SUBJECT.postId
  return { ...SUBJECT, postId, seatId: await insertSeat(pool, postId) }
}

export async function launchProcedure(
  { client, taskQueue, pool }: Pick<ProceduresStack, 'client' | 'taskQueue' | 'pool'>,
  asked: LaunchWithLaw,
): Promise<RunningProcedure> {
  const launch = await pinLaw(pool, asked)
  const workflowId = workflowIdOf(launch.caseId)
  const start = new WithStartWorkflowOperation(PROCEDURE, {
    workflowId,
    taskQueue,
    args: [launch],
    workflowIdConflictPolicy: 'USE_EXISTING',
  })
  const recorded = await refusals(
    client.workflow.executeUpdateWithStart(launched, {
      startWorkflowOperation: start,
      // A new id each time: Temporal would answer the same one with the refusal of before, unjudged.
      updateId: randomBytes(16).toString('hex'),
    }),
  )
  return procedureOf({ client, pool }, launch.caseId, recorded.answer, launch.candidates)
}

export function procedureOf(
  { client, pool }: Pick<ProceduresStack, 'client' | 'pool'>,
  caseId: string,
  first: CaseAnswer,
  candidates: PersonId[] = [],
): RunningProcedure {
  const handle = client.workflow.getHandle(workflowIdOf(caseId))
  const say: RunningProcedure['say'] = async (
    person,
    name,
    input,
    commandId = randomBytes(16).toString('hex'),
    updateId = commandId,
  ) => {
    // As the API: a command tells how much of the case PostgreSQL has shown.
    const { rows } = await pool.query<{ sequence: number }>('SELECT sequence FROM cases WHERE id = $1', [
      caseId,
    ])
    const spoken = {
      seen: rows[0]?.sequence,
      actor: typeof person === 'string' ? actor(person) : person,
      command: { id: commandId, bodyHash: JSON.stringify(input) },
      input,
    }
    const send = () =>
      // The input is of `name`, as the signature says.
      handle.executeUpdate(updates[name] as never, { updateId, args: [spoken] } as never)
    try {
      const recorded = await refusals(whenThereIsRoom(send))
      return (recorded as { answer: CaseAnswer }).answer
    } catch (error) {
      // As the API: what refuses it may be what an earlier sending of it did.
      const stored = error instanceof RefusedCommand && (await findStoredCommand(pool, commandId))
      if (stored) return stored.answer as CaseAnswer
      throw error
    }
  }
  const task: RunningProcedure['task'] = async (kind, candidate) => {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT id FROM tasks WHERE case_id = $1 AND kind = $2 AND status = 'open' AND ($3::text IS NULL OR candidate_id = $3)`,
      [caseId, kind, candidate ?? null],
    )
    return rows[0]?.id ?? 'none'
  }
  return {
    caseId,
    first,
    candidates,
    say,
    task,
    async sayAgain(person, name, input, commandId) {
      const stored = await findStoredCommand(pool, commandId)
      // Of a command that changed a case, the answer is a CaseAnswer.
      return stored ? (stored.answer as CaseAnswer) : await say(person, name, input, commandId)
    },
    async complete(person, kind, result, candidate) {
      return await say(person, 'completeTask', { task: await task(kind, candidate), kind, result })
    },
    outcome: () => handle.result(),
  }
}

const RESOURCE_EXHAUSTED = 8

/** At most ten updates of one workflow may be in flight: the others, and who was not heard in the throng, try again, as the API does. */
async function whenThereIsRoom<T>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await send()
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined
      const isUnheard = cause instanceof ApplicationFailure && cause.type === 'UnprocessedUpdate'
      const isFull = isGrpcServiceError(cause) && cause.code === RESOURCE_EXHAUSTED
      if (!isUnheard && !isFull) throw error
      await sleep(20 + Math.random() * 60)
    }
  }
}

async function refusals<T>(update: Promise<T>): Promise<T> {
  try {
    return await update
  } catch (error) {
    const cause = error instanceof Error ? (error.cause as { details?: unknown[] } | undefined) : undefined
    const refusal = cause?.details?.[0] as Refusal | undefined
    throw refusal ? new RefusedCommand(refusal) : error
  }
}

/** Quiet: what matters is asserted, and refused records are warned of. Call before the first worker of a test file. */
export function quietRuntime({ silent = false } = {}): void {
  Runtime.install({
    logger: silent ? new DefaultLogger('ERROR', () => {}) : new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: 'ERROR' } },
  })
}

/** Ends the SDK's threads of this test file, after its last worker. */
export async function endRuntime(): Promise<void> {
  await Runtime.instance().shutdown()
}

export type { Worker }
