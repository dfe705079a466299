import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from '@jest/globals'
import { QueryNotRegisteredError, WorkflowUpdateFailedError } from '@temporalio/client'
import type { Payload } from '@temporalio/common'
import proto from '@temporalio/proto'
import { Worker } from '@temporalio/worker'
import { createClient } from '../../temporal/client.js'
import { createDataConverter, createWorkerDataConverter, type Unread } from '../../temporal/payload-codec.js'
import { COMPARE_STORES } from '../../workflows/in-step/messages.js'
import { DELIVER_NOTIFICATIONS } from '../../workflows/notifications/messages.js'
import { isPresent, PRESENCE } from '../../workflows/presence/messages.js'
import { RECOMPUTE_DEADLINES, workflowIdOf } from '../../workflows/procedure/messages.js'
import { OPEN_REAPPOINTMENTS } from '../../workflows/terms/messages.js'
import { useProcedures } from '../support/procedure-suite.js'
import type { RunningProcedure } from '../support/procedures.js'
import { until } from '../support/product.js'
import { actor } from '../support/small-office.js'
import { workflowBundle } from '../support/temporal.js'

const told: Unread[] = []
const stack = useProcedures({ unread: (unread) => told.push(unread) }, { silent: true })
afterEach(() => {
  told.length = 0
})

const { WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND: UNHANDLED_COMMAND } =
  proto.temporal.api.enums.v1.WorkflowTaskFailedCause
const { UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED: COMPLETED } =
  proto.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage

const SECRET = 'Nguyễn Văn Ánh'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const plain = (text: string): Payload => ({ metadata: { encoding: bytes('json/plain') }, data: bytes(text) })

/** A payload as somebody with the right key makes it, of whatever is inside. */
async function sealed(inside: Payload): Promise<Payload> {
  const [payload] =
    (await createDataConverter(stack().payloadKeys).payloadCodecs?.[0]?.encode([inside])) ?? []
  if (!payload) throw new Error('nothing came out')
  return payload
}

const OTHER_KEY = { why: 'other-key' }
/** What anybody who reaches Temporal may send, and why it cannot be read. */
const STRANGE: Record<string, { payload: () => Promise<Payload> | Payload; told?: { why: string } }> = {
  'that is not encrypted': { payload: () => plain(JSON.stringify(SECRET)), told: { why: 'not-encrypted' } },
  'without an encoding': { payload: () => ({ data: bytes(SECRET) }), told: { why: 'not-encrypted' } },
  'with nothing in it': { payload: () => ({}), told: { why: 'not-encrypted' } },
  'encrypted with an unknown key': {
    async payload() {
      const codec = createDataConverter([randomBytes(32)]).payloadCodecs?.[0]
      return (await codec?.encode([plain(JSON.stringify(SECRET))]))?.[0] ?? {}
    },
    told: OTHER_KEY,
  },
  'that names the key and was made without it': {
    payload: async () => ({ ...(await sealed(plain('1'))), data: randomBytes(64) }),
    told: { why: 'damaged' },
  },
  'that is too short to be anything': {
    payload: async () => ({ ...(await sealed(plain('1'))), data: randomBytes(3) }),
    told: { why: 'damaged' },
  },
  'that is encrypted and no JSON': { payload: () => sealed(plain('{"half')) },
  'that is encrypted, of an encoding that nobody knows': {
    payload: () => sealed({ metadata: { encoding: bytes('binary/odd') }, data: bytes('x') }),
  },
  'that is encrypted and has not the form of a command': { payload: () => sealed(plain('[null]')) },
}
const strange = Object.keys(STRANGE)
const payloadOf = async (name: string) => ({ payloads: [(await STRANGE[name]?.payload()) ?? {}] })

/** Sends a signal past the SDK's client, which would encrypt it. */
async function signal(workflowId: string, signalName: string, name: string): Promise<void> {
  const { client } = stack()
  await client.workflowService.signalWorkflowExecution({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    signalName,
    input: await payloadOf(name),
    requestId: randomUUID(),
  })
}

/** Sends an update past the SDK's client; answers the failure that it was rejected with. */
async function update(workflowId: string, updateName: string, payload?: Payload) {
  const { client } = stack()
  const { outcome } = await client.workflowService.updateWorkflowExecution({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    waitPolicy: { lifecycleStage: COMPLETED },
    request: {
      meta: { updateId: randomUUID(), identity: 'a stranger' },
      input: { name: updateName, ...(payload && { args: { payloads: [payload] } }) },
    },
  })
  return outcome?.failure ?? undefined
}

/** The case does what it is asked next, and no task of its workflow has failed. */
async function goesOn(it: RunningProcedure): Promise<void> {
  await it.say('officer', 'suspendCase', { reason: 'a stranger spoke' })
  await it.say('officer', 'resumeCase', { reason: 'nothing came of it' })
  expect(await failedTasks(workflowIdOf(it.caseId))).toBe(0)
}

async function failedTasks(workflowId: string): Promise<number> {
  const { events } = await stack().client.workflow.getHandle(workflowId).fetchHistory()
  const causes = (events ?? []).flatMap(
    ({ workflowTaskFailedEventAttributes: failed }) => failed?.cause ?? [],
  )
  // A signal that comes while a workflow ends has it look once more: no failure of anybody's.
  return causes.filter((cause) => cause !== UNHANDLED_COMMAND).length
}

describe('a case goes on after', () => {
  test.each(strange)('a signal %s, which is told of without a word of what it holds', async (name) => {
    const it = await stack().launch()
    const workflowId = workflowIdOf(it.caseId)
    await signal(workflowId, 'anything', name)
    await goesOn(it)
    // What nobody listens to is not even read where it can be: an unknown name.
    expect(told[0]).toEqual(STRANGE[name]?.told && { workflowId, ...STRANGE[name]?.told })
    const history = await stack().client.workflow.getHandle(workflowId).fetchHistory()
    const options = {
      workflowBundle: await workflowBundle(),
      dataConverter: createWorkerDataConverter(stack().payloadKeys),
    }
    await expect(Worker.runReplayHistory(options, history, workflowId)).resolves.toBeUndefined()
  })

  test.each(strange)('a command %s, which is rejected', async (name) => {
    const it = await stack().launch()
    const workflowId = workflowIdOf(it.caseId)
    const [payload] = (await payloadOf(name)).payloads
    for (const command of ['suspendCase', 'completeTask', 'recountDeadlines', 'catchUp', 'tellStanding']) {
      expect(await update(workflowId, command, payload)).toBeDefined()
    }
    await goesOn(it)
  })

  test.each(strange)('a question %s, which is not answered', async (name) => {
    const { client, launch } = stack()
    const it = await launch()
    const workflowId = workflowIdOf(it.caseId)
    for (const queryType of ['getStanding', 'whatever']) {
      const asked = client.workflowService.queryWorkflow({
        namespace: client.options.namespace,
        execution: { workflowId },
        query: { queryType, queryArgs: await payloadOf(name) },
      })
      await asked.catch((error: Error) => expect(error.message).not.toContain(SECRET))
    }
    await goesOn(it)
  })

  test('commands and questions that it does not know, and a command without a word', async () => {
    const { client, launch } = stack()
    const it = await launch()
    const handle = client.workflow.getHandle(workflowIdOf(it.caseId))
    await handle.signal('anything', SECRET)
    await expect(handle.executeUpdate('anything', { args: [SECRET] })).rejects.toThrow(
      WorkflowUpdateFailedError,
    )
    await expect(handle.query('anything', SECRET)).rejects.toThrow(QueryNotRegisteredError)
    for (const name of ['completeTask', 'recountDeadlines', 'catchUp']) {
      expect(await update(workflowIdOf(it.caseId), name)).toBeDefined()
    }
    await goesOn(it)
  })

  test('a command out of form that is let in unjudged, as it says that PostgreSQL shows more than the case knows', async () => {
    const it = await stack().launch()
    const workflowId = workflowIdOf(it.caseId)
    const task = await it.task('confirm-eligibility')
    const said = { actor: actor('officer'), command: { id: randomUUID(), bodyHash: '' }, seen: 1_000_000 }
    for (const odd of [
      { seen: said.seen },
      { ...said, input: null },
      { ...said, actor: null, input: {} },
      { ...said, input: { task, kind: 'confirm-eligibility', result: null } },
      { ...said, input: { task, kind: 'confirm-eligibility', result: { decision: 'confirm', waivers: 5 } } },
    ]) {
      const payload = await sealed(plain(JSON.stringify(odd)))
      expect(await update(workflowId, 'completeTask', payload)).toBeDefined()
    }
    await goesOn(it)
  })
})

describe('whatever else runs goes on', () => {
  const START: [string, unknown[]][] = [
    [PRESENCE, []],
    [OPEN_REAPPOINTMENTS, []],
    [DELIVER_NOTIFICATIONS, []],
    [RECOMPUTE_DEADLINES, [{ id: 'nobody-asked' }]],
    [COMPARE_STORES, []],
  ]
  test.each(START)('%s', async (type, args) => {
    const { client, taskQueue } = stack()
    const workflowId = `${type}-${randomUUID()}`
    const handle = await client.workflow.signalWithStart(type, {
      ...{ workflowId, taskQueue, args },
      ...{ signal: 'anything', signalArgs: [] },
    })
    for (const name of strange) await signal(workflowId, 'anything', name).catch(() => undefined)
    if (type === PRESENCE) expect(await handle.query(isPresent)).toBe(true)
    await until('what it was sent lies behind it', async () => {
      const { events = [] } = await handle.fetchHistory()
      const last = events?.findLastIndex((event) => event.workflowExecutionSignaledEventAttributes) ?? 0
      return events?.slice(last).some((event) => event.workflowTaskCompletedEventAttributes)
    })
    expect(await failedTasks(workflowId)).toBe(0)
    await handle.terminate().catch(() => undefined)
  })
})

test('a case whose own beginning cannot be read stands still, and is told of', async () => {
  const { client, taskQueue } = stack()
  const workflowId = `procedure-${randomUUID()}`
  const stranger = createClient(client.connection, {
    namespace: client.options.namespace,
    payloadKeys: [randomBytes(32)],
  })
  const handle = await stranger.workflow.start('procedure', { workflowId, taskQueue, args: [{}] })
  await until('its task has failed', async () => (await failedTasks(workflowId)) > 0)
  expect(told[0]).toEqual({ workflowId, ...OTHER_KEY })
  await handle.terminate()
})
