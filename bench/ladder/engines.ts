import { randomUUID } from 'node:crypto'
import type { Client } from '@temporalio/client'
import { createPool } from '../../db/pool.js'
import { findCaller } from '../../db/reads/callers.js'
import { withLawByHash } from '../../db/registers/pinned-law.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { Actor, CaseAnswer, Command } from '../../domain/procedure/case.js'
import type { TaskKind, TaskResults } from '../../domain/procedure/task-kinds.js'
import type { PersonId, SeatId, TaskId } from '../../domain/vocabulary.js'
import { caseToOpen, launchBy } from '../../records/cases/launch/launch.js'
import { namedInLaunch } from '../../records/cases/launch/named.js'
import { callerFrom } from '../../records/rights/caller.js'
import { startCase } from '../../temporal/start-case.js'
import { completeTask, workflowIdOf } from '../../workflows/procedure/messages.js'
import { BARE, tellBare } from '../bare-messages.js'
import { startBare } from '../bare-procedures.js'
import { OFFICER } from '../office.js'
import { STEPS } from '../walk.js'
import { FLOW_QUEUE } from './rungs.js'

/** What comes with every request. */
export interface Told<Body> {
  actor: Actor
  command: Command
  body: Body
}

/** What stands behind the ladder's HTTP. */
export interface Engine {
  launch(told: Told<{ seatId: SeatId; candidates: PersonId[] }>): Promise<CaseAnswer>
  complete(task: TaskId, told: Told<{ kind: TaskKind; result: TaskResults[TaskKind] }>): Promise<CaseAnswer>
}

/** The baseline's workflow, which is told what a case would be told, and the answers that a case would give. */
export function bareEngine(client: Client, taskQueue: string): Engine {
  return {
    async launch(told) {
      return answerOf(await startBare(client, { type: BARE, taskQueue, told: [told] }), 0)
    },
    async complete(task, told) {
      const { caseId, number } = partsOf(task)
      const handle = client.workflow.getHandle(caseId)
      await handle.executeUpdate(tellBare, { updateId: told.command.id, args: [told] })
      return answerOf(caseId, number)
    },
  }
}

/** The product's workflow. */
export async function flowEngine(client: Client, databaseUrl: string): Promise<Engine> {
  const launchOf = await launchInMemory(databaseUrl)
  return {
    async launch(told) {
      const { answer } = await startCase(client, withLawByHash(launchOf(told)), FLOW_QUEUE)
      return answer
    },
    async complete(task, { actor, command, body }) {
      const handle = client.workflow.getHandle(workflowIdOf(partsOf(task).caseId))
      // Where a document is handed in, its digest is the server's to know.
      const result = 'documentId' in body.result ? { ...body.result, sha256: DIGEST } : body.result
      const said = { actor, command, input: { task, kind: body.kind, result } }
      const { answer } = await handle.executeUpdate(completeTask, { updateId: command.id, args: [said] })
      return answer
    },
  }
}

const DIGEST = randomUUID().replaceAll('-', '').repeat(2)

/** What the officer launches, read once from PostgreSQL as the API reads it, then of any seat and candidate. */
async function launchInMemory(databaseUrl: string) {
  const pool = createPool(databaseUrl, 1)
  try {
    const at = new Date().toISOString()
    const row = await findCaller(pool, { login: OFFICER }, localDate(at))
    if (!row) throw new Error(`${OFFICER} has no account`)
    const caller = callerFrom(row)
    const first = { kind: 'appointment' as const, seatId: 'b-seat-1', candidates: ['b-candidate-1'] }
    const opening = await caseToOpen(pool, caller, at, await namedInLaunch(pool, first))
    return ({ command, body: { seatId, candidates } }: Parameters<Engine['launch']>[0]) =>
      launchBy(caller, command, { ...opening, candidates, subject: { ...opening.subject, seatId } })
  } finally {
    await pool.end()
  }
}

/** What a case answers that waits for the task after so many, or has done the last. */
function answerOf(caseId: string, done: number): CaseAnswer {
  const stage = 'step'
  const isOver = done === STEPS
  return {
    id: caseId,
    kind: 'appointment',
    status: isOver ? 'completed' : 'running',
    stage: isOver ? null : stage,
    sequence: done + 1,
    openTasks: isOver ? [] : [{ id: `${caseId}-${done + 1}`, kind: 'confirm-eligibility', stage }],
  }
}

/** A task's id is that of its case with its number. */
function partsOf(task: TaskId): { caseId: string; number: number } {
  const dash = task.lastIndexOf('-')
  return { caseId: task.slice(0, dash), number: Number(task.slice(dash + 1)) }
}
