import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { CaseAnswer } from '../../domain/procedure/case.js'
import { createClient } from '../../temporal/client.js'
import { COMPARE_STORES_SCHEDULE } from '../../workflows/in-step/messages.js'
import { TASK_QUEUE, workflowIdOf } from '../../workflows/procedure/messages.js'
import { type Product, startProduct, until } from '../support/product.js'
import { standingOf } from '../support/standing.js'
import { copyOfDatabase } from '../support/yesterday.js'
import { GoodClient } from './good-client.js'
import { insertOfficeWithOpenings, openings } from './office.js'
import { complete, launch, launchBody, stepFor, walkOn } from './walk.js'

/** The product as it runs, and one of its stores taken away or replaced by an older copy under open cases. */
const OPENINGS = openings(6)
type Opening = (typeof OPENINGS)[number]

let product: Product
let client: GoodClient

beforeAll(async () => {
  product = await startProduct({ seed: (pool) => insertOfficeWithOpenings(pool, OPENINGS) })
  client = new GoodClient(product)
}, 120_000)
afterAll(() => product?.close(), 60_000)

/** The next thing that the case waits for is done. */
async function step(opening: Opening, current: CaseAnswer): Promise<CaseAnswer> {
  const [task] = current.openTasks
  if (!task) throw new Error(`${current.id} waits for nothing`)
  const next = await stepFor(client, opening, {
    kind: task.kind,
    caseId: current.id,
    count: current.sequence,
  })
  return complete(client, task.id, next)
}

function opening(n: number): Opening {
  const found = OPENINGS[n]
  if (!found) throw new Error(`no opening ${n}`)
  return found
}

async function readiness(): Promise<{ outOfStep?: number }> {
  // The body of /readyz.
  return (await (await fetch(`${product.address}/readyz`)).json()) as { outOfStep?: number }
}

describe("Temporal's store is deleted under open cases", () => {
  let first: CaseAnswer
  let second: CaseAnswer

  beforeAll(async () => {
    first = await step(opening(0), await launch(client, opening(0)))
    second = await launch(client, opening(1))
    await product.temporal.stop()
    rmSync(join(product.dataDir, 'temporal'), { recursive: true })
    await product.temporal.start()
  }, 120_000)

  test('a command to one of them raises its workflow anew, and is answered', async () => {
    first = await step(opening(0), first)
    expect(first.sequence).toBe(3)
  }, 60_000)

  test('the others are named and healed on demand, and all go on to their decision', async () => {
    const { code, output } = product.run('bin/restore-workflows.js')
    // The worker, which looks each minute, may have come first.
    const named = `case ${second.id}: open in PostgreSQL with 1 change, and no workflow runs for it: healed\n1`
    expect([`${named} healed`, '0 healed']).toContain(
      output.replace(/, 0 decided, 0 left out of step\.\n$/, ''),
    )
    expect(code).toBe(0)
    // Whoever came first: it runs, and knows of the launch.
    const raised = product.client.workflow.getHandle(workflowIdOf(second.id))
    expect((await raised.describe()).status.name).toBe('RUNNING')
    expect(await standingOf(product.client, second.id)).toMatchObject({ sequence: 1 })
    await walkOn(client, opening(0), first)
    await walkOn(client, opening(1), second)
    expect(product.run('bin/verify-audit.js')).toMatchObject({ code: 0 })
  }, 120_000)

  test('the stores are compared every minute again', async () => {
    const schedule = await product.client.schedule.getHandle(COMPARE_STORES_SCHEDULE).describe()
    expect(schedule.policies).toMatchObject({ overlap: 'SKIP' })
    await product.client.schedule.getHandle(COMPARE_STORES_SCHEDULE).trigger()
    await until('a comparison has run', async () => {
      const { info } = await product.client.schedule.getHandle(COMPARE_STORES_SCHEDULE).describe()
      return info.recentActions.length > 0
    })
  }, 60_000)
})

describe('the state of one case is put in the place of that of another', () => {
  let first: CaseAnswer
  let second: CaseAnswer

  const exchange = () =>
    product.pool.query(
      `UPDATE case_states s SET state = o.state FROM case_states o WHERE (s.case_id, o.case_id) IN (($1, $2), ($2, $1))`,
      [first.id, second.id],
    )
  const workflowOf = ({ id }: CaseAnswer) => product.client.workflow.getHandle(workflowIdOf(id))

  beforeAll(async () => {
    first = await launch(client, opening(4))
    second = await launch(client, opening(5))
    await exchange()
  }, 60_000)

  test('the check of the audit trail names both', () => {
    const { code, output } = product.run('bin/verify-audit.js')
    expect(code).toBe(1)
    for (const { id } of [first, second])
      expect(output).toContain(`case ${id}: what is kept of it cannot be read`)
  }, 60_000)

  test('a command that would raise one from it is refused, and the log says which', async () => {
    await workflowOf(first).terminate('by hand')
    const answer = await client.command<{ code: string; detail: string }>({
      as: 'officer',
      path: `/v1/tasks/${first.openTasks[0]?.id}/completion`,
      body: { kind: 'confirm-eligibility', result: { decision: 'confirm', waivers: [] } },
    })
    expect(answer).toMatchObject({ status: 409, body: { code: 'case-out-of-step' } })
    expect(JSON.stringify(answer.body)).not.toContain(second.id)
    const log = readFileSync(join(product.dataDir, 'logs', 'api.log'), 'utf8')
    expect(log).toMatch(new RegExp(`"caseId":"${first.id}","part":"state"`))
  }, 60_000)

  test('put back, both go on', async () => {
    await exchange()
    await walkOn(client, opening(4), first)
    await walkOn(client, opening(5), second)
    expect(product.run('bin/verify-audit.js')).toMatchObject({ code: 0 })
  }, 120_000)

  test('a workflow that cannot be asked is one line of the check, and all others are asked', async () => {
    const workflowId = workflowIdOf('of-a-stranger')
    const { connection, options } = product.client
    // Of no key that anybody here has: it cannot even begin.
    const stranger = createClient(connection, {
      ...{ namespace: options.namespace, payloadKeys: [randomBytes(32)] },
    })
    const handle = await stranger.workflow.start('procedure', {
      workflowId,
      taskQueue: TASK_QUEUE,
      args: [{}],
    })
    await until('Temporal lists it', async () => {
      const query = `WorkflowId = '${workflowId}' AND ExecutionStatus = 'Running'`
      for await (const _ of product.client.workflow.list({ query })) return true
      return false
    })
    const { code, output } = product.run('bin/verify-audit.js')
    await handle.terminate()
    const [sums, ...faults] = output.trimEnd().split('\n')
    expect(faults).toEqual(['case of-a-stranger: its workflow does not answer: does a worker run?'])
    expect([code, Number(/ (\d+) witnesses: 1 faults\.$/.exec(sums ?? '')?.[1]) > 0]).toEqual([1, true])
  }, 120_000)
})

describe('PostgreSQL is replaced by an older copy', () => {
  let ahead: CaseAnswer
  let unknown: CaseAnswer

  beforeAll(async () => {
    ahead = await launch(client, opening(2))
    const copy = await copyOfDatabase(product.pool)
    await step(opening(2), ahead)
    unknown = await launch(client, opening(3))
    await product.worker.stop()
    await copy.putBack()
    // What went outside since, if a minute had passed, would say so of the trail as well.
    rmSync(join(product.dataDir, 'audit-heads'), { recursive: true, force: true })
    await product.worker.start()
    await until('the comparison at the start has told', async () => (await readiness()).outOfStep === 2)
  }, 120_000)

  test('a command to a case that its workflow knows more of is refused with what is wrong', async () => {
    const [task] = ahead.openTasks
    const answer = await client.command<{ code: string; detail: string }>({
      as: 'officer',
      path: `/v1/tasks/${task?.id}/completion`,
      body: { kind: 'confirm-eligibility', result: { decision: 'confirm', waivers: [] } },
    })
    expect(answer).toMatchObject({ status: 409, body: { code: 'case-out-of-step' } })
  }, 60_000)

  test('the seat of a case that PostgreSQL does not know is not given to another', async () => {
    const answer = await client.command<{ code: string }>({
      as: 'officer',
      path: '/v1/procedures',
      body: launchBody(opening(3)),
    })
    expect(answer).toMatchObject({ status: 409, body: { code: 'seat-has-running-procedure' } })
  }, 60_000)

  test('readiness and the metrics count them, and the check of the audit trail names them', async () => {
    expect(await readiness()).toMatchObject({ outOfStep: 2 })
    expect(await (await fetch(`${product.metricsAddress}/metrics`)).text()).toMatch(/^cases_out_of_step 2$/m)
    const { code, output } = product.run('bin/verify-audit.js')
    expect(code).toBe(1)
    expect(output).toContain(
      `case ${ahead.id}: PostgreSQL has 1 change, its workflow knows 2: PostgreSQL is an older copy\n`,
    )
    expect(output).toContain(`case ${unknown.id}: its workflow knows 1 for seat ${opening(3).seatId}`)
  }, 60_000)

  test('nothing is decided by itself', () => {
    expect(product.run('bin/restore-workflows.js')).toMatchObject({
      code: 1,
      output: expect.stringContaining('0 healed, 0 decided, 2 left out of step.\n'),
    })
  }, 60_000)

  test('where the operator lets the database decide, its cases go on and the seat is free', async () => {
    const decided = product.run('bin/restore-workflows.js', '--database-decides', 'all')
    expect(decided).toMatchObject({ code: 0, output: expect.stringContaining('goes on from PostgreSQL\n') })
    expect(await readiness()).toMatchObject({ outOfStep: 0 })
    await walkOn(client, opening(2), ahead)
    await launch(client, opening(3))
    expect(product.run('bin/verify-audit.js')).toMatchObject({ code: 0 })
  }, 120_000)
})
