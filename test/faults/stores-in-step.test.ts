import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { findOutOfStep, listOverruledRuns } from '../../db/in-step/out-of-step.js'
import { compareStores } from '../../in-step/compare-stores.js'
import type { Comparing } from '../../in-step/deps.js'
import { letDatabaseDecide } from '../../in-step/heal.js'
import { keepInStep, restoreWorkflows } from '../../in-step/keep-in-step.js'
import { comparingWith } from '../../worker/in-step.js'
import { workflowIdOf } from '../../workflows/procedure/messages.js'
import {
  approvalOf,
  confirmEligibility,
  convene,
  countVotes,
  decide,
  goTo,
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
