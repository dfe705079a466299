import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { CaseAnswer } from '../../domain/procedure/case.js'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import { type Product, startProduct, until } from '../support/product.js'
import { COMMITTED, type CutLine, lineToDatabase } from './cut-line.js'
import { type Answer, type Attempt, GoodClient } from './good-client.js'
import { insertOfficeWithOpenings, openings } from './office.js'
import { reckoning } from './reckoning.js'
import { type Accepted, complete, launch, launchBody, type Step, stepFor, walkOn } from './walk.js'

/**
 * The worker dies when `record` has committed and the workflow has not heard of it, in four procedures at once, each at
 * another step. Then, before anything of that is made good, another command comes.
 */
const INTERRUPTED = ['launch', 'confirm-eligibility', 'convene-vote', 'confirm-decision'] as const
type Interrupted = (typeof INTERRUPTED)[number]

interface Scene {
  opening: ReturnType<typeof openings>[number]
  caseId: string
  /** The command whose recording was interrupted, and its key. */
  sent: { as: string; path: string; body: unknown }
  key: string
  /** What its first sending was answered. */
  first: Promise<Attempt>
}

const accepted: Accepted[] = []
const watcher = {
  accepted: (completion: Accepted | undefined) => void (completion && accepted.push(completion)),
}
const scenes = new Map<Interrupted, Scene>()
let line: CutLine
let product: Product
let client: GoodClient

beforeAll(async () => {
  const wanted = openings(INTERRUPTED.length)
  product = await startProduct({
    seed: (pool) => insertOfficeWithOpenings(pool, wanted),
    async workerDatabaseUrl(databaseUrl) {
      const cut = await lineToDatabase(databaseUrl)
      line = cut.line
      return cut.url
    },
  })
  client = new GoodClient(product)
  const ready = await Promise.all(
    INTERRUPTED.map((step, n) => reach(step, wanted[n] ?? { seatId: '', candidate: '' })),
  )
  const before = await changes()
  line.cut('back', COMMITTED)
  for (const { step, opening, caseId, sent } of ready) {
    const key = randomUUID()
    scenes.set(step, { opening, caseId, sent, key, first: client.once('POST', sent, key) })
  }
  await until('four changes are committed', async () => (await changes()) === before + INTERRUPTED.length)
  await product.worker.kill()
  line.mend()
}, 120_000)
afterAll(async () => {
  await product?.close()
  line?.close()
}, 60_000)

async function changes(): Promise<number> {
  const { rows } = await product.pool.query<{ changes: number }>(
    'SELECT count(*) AS changes FROM case_changes',
  )
  return rows[0]?.changes ?? 0
}

/** Takes a procedure to where that step is next, and says how it is sent. */
async function reach(step: Interrupted, opening: Scene['opening']) {
  if (step === 'launch') {
    return {
      step,
      opening,
      caseId: '',
      sent: { as: 'officer', path: '/v1/procedures', body: launchBody(opening) },
    }
  }
  let current = await launch(client, opening)
  for (;;) {
    const [task] = current.openTasks
    if (!task) throw new Error(`no ${step} in ${current.id}`)
    const next = await nextStep(opening, current)
    const sent = {
      as: next.as,
      path: `/v1/tasks/${task.id}/completion`,
      body: { kind: next.kind, result: next.result },
    }
    if (next.kind === step) return { step, opening, caseId: current.id, sent }
    current = await complete(client, task.id, next, watcher)
  }
}

async function nextStep(opening: Scene['opening'], current: CaseAnswer): Promise<Step> {
  const [task] = current.openTasks
  if (!task) throw new Error(`${current.id} waits for nothing`)
  return stepFor(client, opening, { kind: task.kind, caseId: current.id, count: current.sequence })
}

function scene(step: Interrupted): Scene {
  const found = scenes.get(step)
  if (!found) throw new Error(`no scene for ${step}`)
  return found
}

/** The open task of a case, as PostgreSQL shows it. */
async function openTask(caseId: string): Promise<{ id: string; kind: TaskKind }> {
  const { rows } = await product.pool.query<{ id: string; kind: TaskKind }>(
    "SELECT id, kind FROM tasks WHERE case_id = $1 AND status = 'open'",
    [caseId],
  )
  const [task] = rows
  if (!task) throw new Error(`${caseId} has no open task`)
  return task
}

describe('the worker is killed just after a change was committed', () => {
  let others: Record<Interrupted, Answer<CaseAnswer>>
  let repeated: Record<Interrupted, Answer<CaseAnswer>>

  test('whoever waited for it is answered: it is on record', async () => {
    const statuses: [string, number | undefined][] = []
    for (const step of INTERRUPTED) statuses.push([step, (await scene(step).first).status])
    expect(statuses).toEqual([
      ['launch', 201],
      ['confirm-eligibility', 200],
      ['convene-vote', 200],
      ['confirm-decision', 200],
    ])
  }, 30_000)

  test('another command that comes first after the restart is judged by what is on record', async () => {
    const { rows } = await product.pool.query<{ id: string }>(
      "SELECT id FROM cases WHERE seat_id = 'seat-open-1'",
    )
    scene('launch').caseId = rows[0]?.id ?? ''
    await product.worker.start()
    const [toLaunched, toConfirmed, toConvened, toDecided] = await Promise.all([
      completeNext('launch'),
      completeNext('confirm-eligibility'),
      client.command<CaseAnswer>({
        as: 'officer',
        path: `/v1/procedures/${scene('convene-vote').caseId}/suspension`,
        body: { reason: 'Chờ kết luận thanh tra' },
      }),
      client.command<CaseAnswer>({
        as: 'officer',
        path: `/v1/procedures/${scene('confirm-decision').caseId}/withdrawal`,
        body: { reason: 'Rút hồ sơ' },
      }),
    ])
    others = {
      launch: toLaunched,
      'confirm-eligibility': toConfirmed,
      'convene-vote': toConvened,
      'confirm-decision': toDecided,
    }
    expect(INTERRUPTED.map((step) => [step, others[step].status])).toEqual([
      ['launch', 200],
      ['confirm-eligibility', 200],
      ['convene-vote', 200],
      ['confirm-decision', 409],
    ])
    expect(others['convene-vote'].body.status).toBe('suspended')
  }, 90_000)

  test('the interrupted command, sent again, is answered with what was committed', async () => {
    const answers = await Promise.all(
      INTERRUPTED.map((step) => client.command<CaseAnswer>(scene(step).sent, scene(step).key)),
    )
    repeated = Object.fromEntries(INTERRUPTED.map((step, n) => [step, answers[n]])) as typeof repeated // one for each
    expect(INTERRUPTED.map((step) => [step, repeated[step].status, repeated[step].body.sequence])).toEqual([
      ['launch', 201, 1],
      ['confirm-eligibility', 200, 2],
      ['convene-vote', 200, 5],
      ['confirm-decision', 200, 9],
    ])
  }, 60_000)

  test('every procedure reaches its end, each step there once', async () => {
    for (const step of INTERRUPTED) {
      const { caseId, sent } = scene(step)
      if (step !== 'launch') accepted.push({ caseId, task: sent.path.split('/')[3] ?? '', kind: step })
    }
    const suspended = scene('convene-vote')
    const resumed = await client.command<CaseAnswer>({
      as: 'officer',
      path: `/v1/procedures/${suspended.caseId}/resumption`,
      body: { reason: 'Đã có kết luận' },
    })
    await walkOn(client, scene('launch').opening, others.launch.body, watcher)
    await walkOn(client, scene('confirm-eligibility').opening, others['confirm-eligibility'].body, watcher)
    await walkOn(client, suspended.opening, { ...resumed.body, sequence: resumed.body.sequence - 2 }, watcher)
    const caseIds = INTERRUPTED.map((step) => scene(step).caseId)
    expect(await reckoning(product, caseIds, accepted, { [suspended.caseId]: 2 })).toEqual([])
  }, 60_000)

  /** Completes what PostgreSQL shows as open, though the workflow may not have heard of it yet. */
  async function completeNext(step: Interrupted): Promise<Answer<CaseAnswer>> {
    const { caseId, opening } = scene(step)
    const task = await openTask(caseId)
    const next = await stepFor(client, opening, { kind: task.kind, caseId, count: 0 })
    const answer = await client.command<CaseAnswer>({
      as: next.as,
      path: `/v1/tasks/${task.id}/completion`,
      body: { kind: next.kind, result: next.result },
    })
    if (answer.status === 200) accepted.push({ caseId, task: task.id, kind: task.kind })
    return answer
  }
})

test('every audit chain verifies, against the workflows too', () => {
  const { code, output } = product.run('bin/verify-audit.js')
  expect([code, output]).toEqual([
    0,
    expect.stringMatching(/^5 chains, \d+ events, \d+ witnesses: 0 faults\.\n$/),
  ])
}, 60_000)
