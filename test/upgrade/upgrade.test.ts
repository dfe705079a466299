import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Connection } from '@temporalio/client'
import { NativeConnection, Worker } from '@temporalio/worker'
import type pg from 'pg'
import { createPool } from '../../db/pool.js'
import { restoreWorkflows } from '../../in-step/keep-in-step.js'
import { createClient } from '../../temporal/client.js'
import { createWorkerDataConverter } from '../../temporal/payload-codec.js'
import { bindEarlierStates, comparingWith } from '../../worker/in-step.js'
import { createProceduresWorker } from '../../worker/procedures-worker.js'
import { historyOf } from '../replay/histories.js'
import type { TestDatabase } from '../support/database.js'
import {
  approvalOf,
  convene,
  countVotes,
  decide,
  presentPrograms,
  winning,
} from '../support/procedure-steps.js'
import { endRuntime, procedureOf, quietRuntime, type RunningProcedure } from '../support/procedures.js'
import { testTemporal, workflowBundle } from '../support/temporal.js'
import {
  LANDING_KEY,
  type Landing,
  landingNames,
  openLanding,
  readLanding,
  recordLanding,
} from './landings.js'

quietRuntime({ silent: true })
afterAll(endRuntime)

const { RECORD_LANDING } = process.env
if (RECORD_LANDING)
  test('the data of this landing are recorded', () => recordLanding(RECORD_LANDING), 120_000)
else describe.each(landingNames())('the data of the landing %s', opens)

const caseOf = (workflowId: string): string => workflowId.replace(/^procedure-/, '')

function opens(name: string): void {
  let landing: Landing
  let database: TestDatabase
  let pool: pg.Pool

  beforeAll(async () => {
    landing = readLanding(name)
    database = await openLanding(landing)
    pool = createPool(database.url)
  }, 120_000)
  afterAll(async () => {
    await pool?.end()
    await database?.drop()
  })

  test('each history goes on under the present workflows, or its case can be raised anew', async () => {
    const options = {
      workflowBundle: await workflowBundle(),
      dataConverter: createWorkerDataConverter([LANDING_KEY]),
    }
    const { rows } = await pool.query<{ id: string }>('SELECT case_id AS id FROM case_states')
    const kept = rows.map(({ id }) => id)
    for (const [workflowId, plain] of Object.entries(landing.histories)) {
      const replayed = await Worker.runReplayHistory(options, historyOf(plain), workflowId).then(
        () => true,
        () => false,
      )
      expect([workflowId, replayed || kept.includes(caseOf(workflowId))]).toEqual([workflowId, true])
    }
  }, 120_000)

  test('its cases, raised anew, go on to their decision', async () => {
    const { address, namespace, taskQueue } = await testTemporal()
    const connection = await Connection.connect({ address })
    const native = await NativeConnection.connect({ address })
    const client = createClient(connection, { namespace, payloadKeys: [LANDING_KEY] })
    const payloadKeys = [LANDING_KEY] as const
    const deps = { pool, payloadKeys, bundle: await workflowBundle(), taskQueue }
    const worker = await createProceduresWorker({ ...deps, connection: native, namespace })
    // As a worker does when it starts.
    await bindEarlierStates(deps)
    await worker.runUntil(async () => {
      const { healed, left } = await restoreWorkflows(comparingWith({ ...deps, client }))
      const cases = Object.keys(landing.histories).map(caseOf)
      expect([healed.map(({ caseId }) => caseId).sort(), left]).toEqual([cases.sort(), []])
      for (const caseId of cases) expect([caseId, await decidedStatus(caseId)]).toEqual([caseId, 'completed'])
    })
    await native.close()
    await connection.close()

    async function decidedStatus(caseId: string): Promise<string> {
      const it = await running(caseId)
      await walk(it)
      return (await it.outcome()).status
    }

    async function running(caseId: string): Promise<RunningProcedure> {
      const { rows } = await pool.query<{ person: string }>(
        'SELECT person_id AS person FROM case_candidates WHERE case_id = $1 ORDER BY ordinal',
        [caseId],
      )
      // Nobody asks what its launch was answered.
      const first = { id: caseId, openTasks: [] } as unknown as RunningProcedure['first']
      return procedureOf(
        { client, pool },
        caseId,
        first,
        rows.map(({ person }) => person),
      )
    }
  }, 120_000)
}

/** From wherever it stands to its decision. */
async function walk(it: RunningProcedure): Promise<void> {
  const [candidate = ''] = it.candidates
  const isOpen = async (kind: Parameters<RunningProcedure['task']>[0]) => (await it.task(kind)) !== 'none'
  if (await isOpen('confirm-eligibility')) {
    await it.complete('officer', 'confirm-eligibility', { decision: 'confirm', waivers: [] }, candidate)
  }
  if (await isOpen('submit-action-program')) await presentPrograms(it)
  if (await isOpen('convene-vote')) await convene(it)
  if (await isOpen('enter-count')) await countVotes(it, winning(it.candidates))
  await decide(it, approvalOf())
}
