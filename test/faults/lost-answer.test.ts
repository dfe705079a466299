import { afterAll, beforeAll, expect, test } from '@jest/globals'
import proto from '@temporalio/proto'
import type { CaseAnswer } from '../../domain/procedure/case.js'
import { TASK_QUEUE, workflowIdOf } from '../../workflows/procedure/messages.js'
import { type Product, startProduct, until } from '../support/product.js'
import { standingOf } from '../support/standing.js'
import { GoodClient } from './good-client.js'
import { insertOfficeWithOpenings, openings } from './office.js'
import { launch } from './walk.js'

/**
 * A workflow task that ends in the middle of a command, and a worker that dies before the next: the command is accepted, its
 * local activity is marked, and it is not answered (ADR 0083).
 */
const { Acceptance, Request } = proto.temporal.api.update.v1
const { CommandType, EventType, WorkflowTaskFailedCause } = proto.temporal.api.enums.v1
const BAD_MESSAGE = WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_BAD_UPDATE_WORKFLOW_EXECUTION_MESSAGE
const ACCEPTANCE = 'type.googleapis.com/temporal.api.update.v1.Acceptance'
const MARKER = 'core_local_activity'

const ASKED = 12
const [opening = { seatId: '', candidate: '' }, ...others] = openings(1 + ASKED)
let product: Product
let client: GoodClient

beforeAll(async () => {
  product = await startProduct({ seed: (pool) => insertOfficeWithOpenings(pool, [opening, ...others]) })
  client = new GoodClient(product)
}, 600_000)
afterAll(() => product?.close(), 60_000)

async function eventsOf(caseId: string, runId?: string) {
  const { events } = await product.client.workflow.getHandle(workflowIdOf(caseId), runId).fetchHistory()
  return events ?? []
}

/** What the local activity that a history holds says of itself: that of the launch. */
async function findMarker(caseId: string): Promise<{ seq: number } | undefined> {
  for (const { markerRecordedEventAttributes: marker } of await eventsOf(caseId)) {
    const { data } = marker?.details?.data?.payloads?.[0] ?? {}
    // `LocalActivityMarkerData`, as the SDK writes it.
    if (data) return JSON.parse(Buffer.from(data).toString()) as { seq: number }
  }
  return undefined
}

/** As a worker does the task that brings a command, up to where its local activity was refused. */
async function acceptAlone(caseId: string, marker: { seq: number }): Promise<void> {
  const { workflowService, options } = product.client
  const { namespace } = options
  const task = await until('the task with the command comes', async () => {
    const polled = await product.client.withDeadline(Date.now() + 60_000, () =>
      workflowService.pollWorkflowTaskQueue({
        ...{ namespace, taskQueue: { name: TASK_QUEUE }, identity: 'a worker that dies' },
      }),
    )
    // Whatever else runs asks for a worker too, and asks again.
    return polled.workflowExecution?.workflowId === workflowIdOf(caseId) && polled
  })
  const [message] = task.messages ?? []
  if (!message?.id || !message.body?.value) throw new Error('the task brings no command')
  const seq = marker.seq + 1
  const data = { ...marker, seq, activity_id: String(seq) }
  const acceptance = {
    acceptedRequestMessageId: message.id,
    acceptedRequestSequencingEventId: message.eventId ?? null,
    acceptedRequest: Request.decode(message.body.value),
  }
  const accepted = `${message.id}/accept`
  const value = Acceptance.encode(acceptance).finish()
  await workflowService.respondWorkflowTaskCompleted({
    ...{ namespace, taskToken: task.taskToken, identity: 'a worker that dies' },
    messages: [
      {
        id: accepted,
        protocolInstanceId: message.protocolInstanceId ?? null,
        body: { type_url: ACCEPTANCE, value },
      },
    ],
    commands: [
      {
        commandType: CommandType.COMMAND_TYPE_PROTOCOL_MESSAGE,
        protocolMessageCommandAttributes: { messageId: accepted },
      },
      {
        commandType: CommandType.COMMAND_TYPE_RECORD_MARKER,
        recordMarkerCommandAttributes: {
          markerName: MARKER,
          details: { data: { payloads: [jsonPayload(data)] } },
          failure: { message: 'lost', applicationFailureInfo: { type: 'lost', nonRetryable: true } },
        },
      },
    ],
    forceCreateNewWorkflowTask: true,
  })
}

const jsonPayload = (value: unknown) => ({
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(JSON.stringify(value)),
})

test('a case whose answer was lost with a worker goes on, raised anew', async () => {
  const launched = await launch(client, opening)
  const caseId = launched.id
  const marker = await until('its launch is in its history', () => findMarker(caseId))
  const { runId } = await product.client.workflow.getHandle(workflowIdOf(caseId)).describe()
  await product.worker.kill()
  const suspension = client.command<CaseAnswer>({
    as: 'officer',
    path: `/v1/procedures/${caseId}/suspension`,
    body: { reason: 'Chờ kết luận thanh tra' },
  })
  await acceptAlone(caseId, marker)
  await product.worker.start()
  // The worker compares the stores when it starts, and each minute.
  const { status } = await suspension
  const failures = (await eventsOf(caseId, runId)).flatMap(
    ({ workflowTaskFailedEventAttributes: failed }) => failed?.cause ?? [],
  )
  expect([status, failures]).toEqual([200, [BAD_MESSAGE]])
  const withdrawal = {
    as: 'officer',
    path: `/v1/procedures/${caseId}/withdrawal`,
    body: { reason: 'Rút hồ sơ' },
  }
  expect((await client.command<CaseAnswer>(withdrawal)).body.status).toBe('withdrawn')
  expect(product.run('bin/verify-audit.js')).toMatchObject({ code: 0 })
}, 400_000)

test('a case that is asked where it stands in the middle of a command answers the command in the task that took it', async () => {
  const launched = await Promise.all(others.map((other) => launch(client, other)))
  await product.worker.kill()
  const done = launched.map(async ({ id }) => {
    const suspension = { as: 'officer', path: `/v1/procedures/${id}/suspension`, body: { reason: 'Chờ' } }
    const [{ status }] = await Promise.all([client.command(suspension), standingOf(product.client, id)])
    return status
  })
  await product.worker.start()
  expect(await Promise.all(done)).toEqual(launched.map(() => 200))
  for (const { id } of launched) {
    await until('its history has the answer', async () => (await unanswered(id)) === 0)
    expect(await leftOver(id)).toBe(0)
  }
}, 120_000)

/** Updates that a case has accepted and not answered. */
async function unanswered(caseId: string): Promise<number> {
  const events = await eventsOf(caseId)
  const count = (type: number) => events.filter(({ eventType }) => eventType === type).length
  return (
    count(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED) -
    count(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED)
  )
}

/** Updates that were answered in a later workflow task than they were accepted in. */
async function leftOver(caseId: string): Promise<number> {
  const events = await eventsOf(caseId)
  return events.filter(({ workflowExecutionUpdateCompletedEventAttributes: completed, eventId }) => {
    if (!completed) return false
    const from = Number(completed.acceptedEventId)
    return events.some(
      ({ eventType, eventId: between }) =>
        eventType === EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED &&
        Number(between) > from &&
        Number(between) < Number(eventId),
    )
  }).length
}
