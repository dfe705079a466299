import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { findOutOfStep, listOverruledRuns } from '../../db/in-step/out-of-step.js'
import { compareStores } from '../../in-step/compare-stores.js'
import type { Comparing } from '../../in-step/deps.js'
import { letDatabaseDecide } from '../../in-step/heal.js'
import { keepInStep, restoreWorkflows } from '../../in-step/keep-in-step.js'
import { listFailing } from '../../in-step/workflow-there.js'
import { comparingWith } from '../../worker/in-step.js'
import { workflowIdOf } from '../../workflows/procedure/messages.js'
import {
  approvalOf,
  confirmEligibility,
  convene,
  countVotes,
  decide,
  goTo,
  presentPrograms,
  winning,
} from '../support/procedure-steps.js'
import {
  endRuntime,
  type ProceduresStack,
  quietRuntime,
  type RunningProcedure,
  startProcedures,
} from '../support/procedures.js'
import { until } from '../support/product.js'
import { workflowBundle } from '../support/temporal.js'
import { copyOfDatabase } from '../support/yesterday.js'

quietRuntime({ silent: true })
let stack: ProceduresStack
let comparing: Comparing

beforeAll(async () => {
  stack = await startProcedures()
  comparing = comparingWith({ ...stack, bundle: await workflowBundle() })
}, 60_000)
afterAll(async () => {
  await stack?.stop()
  await endRuntime()
}, 60_000)

const workflowOf = ({ caseId }: RunningProcedure) => stack.client.workflow.getHandle(workflowIdOf(caseId))

const launch = async (): Promise<RunningProcedure> =>
  await stack.launch({ candidates: await stack.candidates(1) })

/** As where Temporal's store is lost. */
async function deleteWorkflow(it: RunningProcedure): Promise<void> {
  const { namespace } = stack.client.options
  const workflowExecution = { workflowId: workflowIdOf(it.caseId) }
  await stack.client.workflowService.deleteWorkflowExecution({ namespace, workflowExecution })
  await until('the workflow is gone', async () => {
    const answer = await workflowOf(it)
      .describe()
      .catch((error: Error) => error)
    return answer instanceof Error
  })
}

async function isListed(it: RunningProcedure): Promise<boolean> {
  const query = `WorkflowId = '${workflowIdOf(it.caseId)}' AND ExecutionStatus = 'Running'`
  for await (const _ of stack.client.workflow.list({ query })) return true
  return false
}

/** Temporal's lists are a little late. */
const listed = (...cases: RunningProcedure[]) =>
  until('Temporal lists them', async () => (await Promise.all(cases.map(isListed))).every(Boolean))

async function commonEvents(what: string): Promise<unknown[]> {
  const { rows } = await stack.pool.query<{ bytes: string }>(
    "SELECT bytes FROM audit_events WHERE chain = 'common' AND what = $1 ORDER BY position",
    [what],
  )
  // Canonical JSON of an audit event.
  return rows.map(({ bytes }) => JSON.parse(bytes) as { actor: string; after: unknown })
}

test('stores that agree are in step', async () => {
  await listed(await goTo(await launch(), 'collective-vote'), await launch())
  expect(await compareStores(comparing)).toMatchObject({ found: [], silent: [] })
}, 60_000)

test('open cases whose workflows are lost or were ended by hand go on from the state kept', async () => {
  const lost = await goTo(await launch(), 'collective-vote')
  const ended = await launch()
  await deleteWorkflow(lost)
  await workflowOf(ended).terminate('by hand')
  const { healed, left } = await restoreWorkflows(comparing)
  const missing = [lost, ended].map(({ caseId }) => expect.objectContaining({ caseId, how: 'missing' }))
  expect(healed).toEqual(expect.arrayContaining(missing))
  expect([healed.length, left]).toEqual([2, []])
  await goTo(ended, 'action-program')
  await finish(lost)
  expect((await lost.outcome()).status).toBe('completed')
  expect(await commonEvents('workflow-healed')).toContainEqual(
    expect.objectContaining({
      actor: 'system',
      after: { case: lost.caseId, because: 'missing', recorded: 4 },
    }),
  )
}, 120_000)

describe('the kept states of two cases are put in the place of each other', () => {
  const told: unknown[] = []
  let lost: RunningProcedure
  let other: RunningProcedure

  const exchange = () =>
    stack.pool.query(
      `UPDATE case_states s SET state = o.state, launch = o.launch FROM case_states o
       WHERE (s.case_id, o.case_id) IN (($1, $2), ($2, $1))`,
      [lost.caseId, other.caseId],
    )

  beforeAll(async () => {
    lost = await launch()
    other = await launch()
    await exchange()
    await workflowOf(lost).terminate('by hand')
  }, 60_000)

  test('the workflow of neither is raised from what is kept of the other, the others are healed, and it is told', async () => {
    const third = await launch()
    await workflowOf(third).terminate('by hand')
    const { healed, left } = await restoreWorkflows({ ...comparing, unreadable: (each) => told.push(each) })
    expect(left).toEqual([expect.objectContaining({ caseId: lost.caseId, how: 'missing' })])
    expect(healed).toEqual([expect.objectContaining({ caseId: third.caseId })])
    expect(told).toEqual([{ caseId: lost.caseId, part: 'launch' }])
    expect(await findOutOfStep(stack.pool, lost.caseId)).toMatchObject({ how: 'missing' })
  }, 60_000)

  test('nor is a workflow ended that could not be raised after that', async () => {
    const { runId } = await workflowOf(other).describe()
    const out = { caseId: other.caseId, how: 'ahead', seatId: 'seat', recorded: 1, known: 2, runId } as const
    expect(await letDatabaseDecide(comparing, out, { actor: 'operator', account: 'root' })).toBe(false)
    expect((await workflowOf(other).describe()).status.name).toBe('RUNNING')
  }, 60_000)

  test('put back, it is healed', async () => {
    await exchange()
    expect(await restoreWorkflows(comparing)).toMatchObject({ healed: [{ caseId: lost.caseId }], left: [] })
    await finish(await goTo(lost, 'collective-vote'))
  }, 120_000)
})

describe('workflows are sent what says of itself that it lies in another storage', () => {
  let running: RunningProcedure
  let ended: RunningProcedure

  beforeAll(async () => {
    running = await goTo(await launch(), 'action-program')
    ended = await launch()
    for (const it of [running, ended]) await wedge(it)
    await workflowOf(ended).terminate('by hand')
  }, 60_000)

  test('the comparison tells each, the one whose workflow was ended by hand as without one', async () => {
    const { found, silent } = await compareStores(comparing)
    expect(new Map(found.map(({ caseId, how }) => [caseId, how]))).toEqual(
      new Map([
        [running.caseId, 'unreplayable'],
        [ended.caseId, 'missing'],
      ]),
    )
    expect(silent).toEqual([])
  }, 60_000)

  test('both are raised anew with all that was answered, and go on to their decision', async () => {
    expect(await restoreWorkflows(comparing)).toMatchObject({ healed: [{}, {}], left: [] })
    await confirmEligibility(ended)
    for (const it of [running, ended]) {
      await presentPrograms(it)
      await finish(it)
      expect((await it.outcome()).status).toBe('completed')
    }
  }, 120_000)
})

/** From then on each task of its workflow fails. */
async function wedge(it: RunningProcedure): Promise<void> {
  await sendReference(workflowIdOf(it.caseId))
  await until('a task of its workflow has failed', async () => {
    const { events } = await workflowOf(it).fetchHistory()
    return events?.some(({ workflowTaskFailedEventAttributes: failed }) => failed) ?? false
  })
}

describe('a workflow that fails at its task again and again, of a case that has not changed for long', () => {
  let stuck: RunningProcedure
  const isToldBy = (it: RunningProcedure) => async () =>
    (await listFailing(stack.client, comparing.taskQueue)).includes(it.caseId)

  beforeAll(async () => {
    stuck = await goTo(await launch(), 'action-program')
    await stack.pool.query("UPDATE case_changes SET at = at - interval '1 hour' WHERE case_id = $1", [
      stuck.caseId,
    ])
    await wedge(stuck)
    await until('Temporal tells that it fails', isToldBy(stuck))
  }, 240_000)

  test('is found by the look of each minute, and raised anew', async () => {
    expect(await keepInStep(comparing)).toMatchObject({
      healed: [{ caseId: stuck.caseId, how: 'unreplayable' }],
      left: [],
    })
    await presentPrograms(stuck)
  }, 60_000)

  test('failing once more within the hour it is not raised by itself again, but told to who operates the product', async () => {
    const { runId } = await workflowOf(stuck).describe()
    await wedge(stuck)
    await until('Temporal tells that it fails', isToldBy(stuck))
    for (let look = 0; look < 2; look += 1)
      expect(await keepInStep(comparing)).toMatchObject({ healed: [], left: [{ caseId: stuck.caseId }] })
    expect((await workflowOf(stuck).describe()).runId).toBe(runId)
    expect(await findOutOfStep(stack.pool, stuck.caseId)).toMatchObject({ how: 'unreplayable' })
    expect(await restoreWorkflows(comparing)).toMatchObject({ healed: [{ caseId: stuck.caseId }], left: [] })
    await finish(stuck)
  }, 240_000)
})

/** Sends a signal whose payload the SDK takes for a reference, past the SDK's client, which would encrypt it. */
async function sendReference(workflowId: string): Promise<void> {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  const { client } = stack
  await client.workflowService.signalWorkflowExecution({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    signalName: 'anything',
    requestId: randomUUID(),
    input: {
      payloads: [
        {
          metadata: {
            encoding: bytes('json/protobuf'),
            messageType: bytes('temporal.api.sdk.v1.ExternalStorageReference'),
          },
          data: bytes(JSON.stringify({ driverName: 'elsewhere', claimData: { key: 'x' } })),
        },
      ],
    },
  })
}

/** From the convening of the vote on. */
async function finish(it: RunningProcedure): Promise<void> {
  await convene(it)
  await countVotes(it, winning(it.candidates))
  await decide(it, approvalOf())
}

describe('PostgreSQL replaced by an older copy', () => {
  let ahead: RunningProcedure
  let unknown: RunningProcedure

  beforeAll(async () => {
    ahead = await launch()
    const copy = await copyOfDatabase(stack.pool)
    await confirmEligibility(ahead)
    unknown = await goTo(await launch(), 'action-program')
    await listed(ahead, unknown)
    await copy.putBack()
  }, 60_000)

  test('names the cases that their workflows know more of, and heals nothing of them', async () => {
    const { healed, left } = await restoreWorkflows(comparing)
    expect(healed).toEqual([])
    expect(left).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ caseId: ahead.caseId, how: 'ahead', recorded: 1, known: 2 }),
        expect.objectContaining({
          caseId: unknown.caseId,
          how: 'unknown',
          seatId: expect.stringContaining('post-deputy-seat-'),
          recorded: 0,
          known: 2,
        }),
      ]),
    )
    expect(await findOutOfStep(stack.pool, ahead.caseId)).toEqual({ how: 'ahead', recorded: 1, known: 2 })
  }, 60_000)

  test('they stay named minute after minute', async () => {
    expect(await keepInStep(comparing)).toMatchObject({ healed: [], left: [{}, {}] })
  }, 60_000)

  test('where an operator lets the database decide, the case goes on from it, and the unknown one ends', async () => {
    const { found } = await compareStores(comparing)
    for (const out of found) {
      expect(await letDatabaseDecide(comparing, out, { actor: 'operator', account: 'root' })).toBe(true)
    }
    expect((await workflowOf(unknown).describe()).status.name).toBe('TERMINATED')
    await goTo(ahead, 'collective-vote')
    await finish(ahead)
    expect((await ahead.outcome()).status).toBe('completed')
    expect(await restoreWorkflows(comparing)).toMatchObject({ healed: [], left: [] })
    expect(await findOutOfStep(stack.pool, ahead.caseId)).toBeUndefined()
    expect((await listOverruledRuns(stack.pool)).size).toBe(2)
    expect(await commonEvents('workflow-overruled')).toHaveLength(2)
  }, 120_000)
})

test('the state of a case is forgotten when the case is closed and its workflow has ended', async () => {
  const it = await launch()
  await it.say('officer', 'withdrawCase', { reason: 'Chủ trương mới' })
  await it.outcome()
  await keepInStep(comparing)
  const { rows } = await stack.pool.query(
    `SELECT 1 FROM case_states s JOIN cases c ON c.id = s.case_id
     WHERE c.status NOT IN ('running', 'suspended', 'decided')`,
  )
  expect(rows).toEqual([])
}, 60_000)
