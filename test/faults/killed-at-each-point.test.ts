import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Connection } from '@temporalio/client'
import type pg from 'pg'
import { verifyAudit } from '../../db/audit/verify-audit.js'
import { createPool } from '../../db/pool.js'
import { createClient } from '../../temporal/client.js'
import type { Commands } from '../../workflows/procedure/messages.js'
import { root } from '../architecture/sources.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'
import { contradictions, recordsOf } from '../support/procedure-rows.js'
import {
  approvalOf,
  convene,
  countVotes,
  decide,
  presentPrograms,
  winning,
} from '../support/procedure-steps.js'
import { launchProcedure, type ProceduresStack, type RunningProcedure } from '../support/procedures.js'
import { until } from '../support/product.js'
import { testService } from '../support/services.js'
import { insertCandidate, insertSeat, insertSmallOffice, launchOf, SUBJECT } from '../support/small-office.js'
import { testTemporal } from '../support/temporal.js'
import { COMMITTED, CutLine, lineToDatabase, TO_COMMIT } from './cut-line.js'

/**
 * The worker is killed at each of the points before PostgreSQL has committed a change, after it, and before the workflow
 * task ends in which it was recorded. Then another command follows, or a deadline, or nothing.
 */
const POINTS = ['before the commit', 'after the commit', 'before the workflow task ends'] as const
const FOLLOWERS = ['another command', 'a deadline', 'nothing'] as const
type Point = (typeof POINTS)[number]

/** Within this time a deadline speaks. */
const DUE_IN_MS = 4_000

type Stack = Pick<ProceduresStack, 'pool' | 'client' | 'taskQueue'>

let database: TestDatabase
let pool: pg.Pool
let connection: Connection
let stack: Stack
let toDatabase: { line: CutLine; url: string }
let toTemporal: CutLine
let worker: ChildProcess
let told: object
let people = 0

beforeAll(async () => {
  const [temporal, { folder }] = await Promise.all([testTemporal(), testService('build')])
  database = await createTestDatabase()
  pool = createPool(database.url)
  await insertSmallOffice(pool)
  toDatabase = await lineToDatabase(database.url)
  const { hostname, port } = new URL(`http://${temporal.address}`)
  toTemporal = await CutLine.open({ host: hostname, port: Number(port) })
  const payloadKey = randomBytes(32)
  connection = await Connection.connect({ address: temporal.address })
  const client = createClient(connection, { namespace: temporal.namespace, payloadKeys: [payloadKey] })
  stack = { pool, client, taskQueue: temporal.taskQueue }
  told = {
    ...temporal,
    folder,
    databaseUrl: toDatabase.url,
    address: `127.0.0.1:${toTemporal.port}`,
    payloadKey: payloadKey.toString('hex'),
    dueInMs: DUE_IN_MS,
  }
  startWorker()
}, 120_000)
afterAll(async () => {
  await killWorker()
  toDatabase.line.close()
  toTemporal.close()
  await connection.close()
  await pool.end()
  await database.drop()
})

function startWorker(): void {
  const program = join(root, 'test', 'faults', 'short-days-worker.mjs')
  worker = spawn(process.execPath, [program, JSON.stringify(told)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function killWorker(): Promise<void> {
  const ended = once(worker, 'exit')
  worker.kill('SIGKILL')
  await ended
}

async function launch(): Promise<RunningProcedure> {
  people += 1
  const candidate = `person${people}`
  await insertCandidate(pool, candidate)
  const subject = { ...SUBJECT, seatId: await insertSeat(pool, SUBJECT.postId) }
  return launchProcedure(stack, launchOf({ candidates: [candidate], subject }))
}

/** Confirms, in a command that is answered when it can be. */
function confirm(it: RunningProcedure) {
  const id = `confirm-${it.caseId}`
  const input: Commands['completeTask'] = {
    task: `${it.caseId}-1`,
    kind: 'confirm-eligibility',
    result: { decision: 'confirm', waivers: [] },
  }
  return {
    id,
    answered: it.say('officer', 'completeTask', input, id),
    again: () => it.sayAgain('officer', 'completeTask', input, id),
  }
}

async function commandsOnRecord(ids: string[]): Promise<number> {
  const { rowCount } = await pool.query('SELECT 1 FROM case_changes WHERE command_id = ANY ($1)', [ids])
  return rowCount ?? 0
}

/** Cuts the lines so that the worker comes to that point with so many commands, and no further. */
async function reach(point: Point, ids: string[]): Promise<void> {
  const { line } = toDatabase
  if (point === 'before the commit') {
    await until('all are about to be committed', () => line.caught >= ids.length)
    expect(await commandsOnRecord(ids)).toBe(0)
    return
  }
  await until('all are committed', async () => (await commandsOnRecord(ids)) === ids.length)
  if (point === 'after the commit') return
  await until('all answers are there', () => line.caught >= ids.length)
  toTemporal.cut('there')
  line.release()
  await until('the ends of the tasks are on their way', () => toTemporal.kept > 1_000)
}

const deadlinesTold = async (it: RunningProcedure): Promise<number> =>
  (await recordsOf(stack, it).audit()).filter(({ what }) => what === 'deadlines-told').length

describe.each(POINTS)('killed %s', (point) => {
  let cases: RunningProcedure[]
  let sent: ReturnType<typeof confirm>[]

  beforeAll(async () => {
    cases = []
    for (const _ of FOLLOWERS) cases.push(await launch())
    if (point === 'before the commit') toDatabase.line.cut('there', TO_COMMIT)
    else toDatabase.line.cut('back', COMMITTED)
    sent = cases.map(confirm)
    // Handled where they are awaited.
    for (const { answered } of sent) answered.catch(() => {})
    await reach(
      point,
      sent.map(({ id }) => id),
    )
    await killWorker()
    toDatabase.line.mend()
    toTemporal.mend()
    startWorker()
  }, 60_000)

  const caseOf = (follower: (typeof FOLLOWERS)[number]): RunningProcedure => {
    const it = cases[FOLLOWERS.indexOf(follower)]
    if (!it) throw new Error(`no case for ${follower}`)
    return it
  }

  test('another command that follows is judged by what is on record', async () => {
    const it = caseOf('another command')
    const { status } = await it.say('officer', 'suspendCase', { reason: 'Chờ kết luận' })
    expect(status).toBe('suspended')
    await it.say('officer', 'resumeCase', { reason: 'Đã có kết luận' })
  }, 60_000)

  test('a deadline that follows is told', async () => {
    const it = caseOf('a deadline')
    await until('it is told', async () => (await deadlinesTold(it)) > 0)
  }, 60_000)

  test('each is answered once and for all, goes on to its decision, and agrees with its rows', async () => {
    const answers = await Promise.all(sent.map(({ again }) => again()))
    expect(await Promise.all(sent.map(({ answered }) => answered))).toEqual(answers)
    for (const it of cases) {
      expect(await commandsOnRecord([`confirm-${it.caseId}`])).toBe(1)
      await presentPrograms(it)
      await convene(it)
      await countVotes(it, winning(it.candidates))
      expect((await decide(it, approvalOf())).status).toBe('completed')
      expect(await it.outcome()).toMatchObject({ status: 'completed' })
      expect(await contradictions(stack, it)).toEqual([])
      const done = (await recordsOf(stack, it).tasks()).map(({ kind, status }) => [kind, status])
      expect(done.filter(([kind]) => kind === 'confirm-eligibility')).toEqual([
        ['confirm-eligibility', 'done'],
      ])
    }
    expect((await verifyAudit(pool, [])).faults).toEqual([])
  }, 90_000)
})
