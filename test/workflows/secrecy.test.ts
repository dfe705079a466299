import { expect, test } from '@jest/globals'
import { Client } from '@temporalio/client'
import type { temporal } from '@temporalio/proto'
import { PROCEDURE, updates, workflowIdOf } from '../../workflows/procedure/messages.js'
import { recordsOf } from '../support/procedure-rows.js'
import { approvalOf, decide, goTo } from '../support/procedure-steps.js'
import { useProcedures } from '../support/procedure-suite.js'
import { refusal } from '../support/procedures.js'
import { actor, launchOf } from '../support/small-office.js'

// Silent: what is not encrypted is refused with an error in the log.
const stack = useProcedures({}, { silent: true })

type History = temporal.api.history.v1.IHistory

async function rawHistory(caseId: string): Promise<History> {
  const { client } = stack()
  const { history } = await client.workflowService.getWorkflowExecutionHistory({
    namespace: client.options.namespace,
    execution: { workflowId: workflowIdOf(caseId) },
  })
  return history ?? {}
}

/** Every payload of a history but its search attributes, which are codes that Temporal has to read. */
function payloadsIn(value: unknown, key = ''): { encoding: string; data: string }[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || key === 'indexedFields')
    return []
  if ('metadata' in value && 'data' in value) {
    const { metadata, data } = value as temporal.api.common.v1.IPayload
    return [{ encoding: text(metadata?.encoding), data: text(data) }]
  }
  return Object.entries(value).flatMap(([name, member]) => payloadsIn(member, name))
}

const text = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('utf8')

/** Everything that can be read in a history, bytes as text. */
function readable(value: unknown): string {
  return JSON.stringify(value, (_key, member) =>
    typeof member === 'object' && member?.type === 'Buffer'
      ? Buffer.from(member.data).toString('utf8')
      : member,
  )
}

const NOTED = [
  'seq',
  'attempt',
  'activity_id',
  'activity_type',
  'complete_time',
  'backoff',
  'original_schedule_time',
]

test('a history holds nothing of a person in clear: not in payloads, failures, memo or attributes', async () => {
  const used = approvalOf({ resolutionNumber: 'SỐ-BÍ-MẬT-1' })
  await decide(
    await goTo(await stack().launch({ candidates: await stack().candidates(1) }), 'approval'),
    used,
  )
  const it = await goTo(await stack().launch({ candidates: await stack().candidates(2) }), 'approval')
  const [an = '', binh = ''] = it.candidates
  // A command that fails, so that failures are in the history too.
  const signed = { ...used, signatory: 'CHỮ-KÝ-RIÊNG' }
  expect(await refusal(it.complete('secretary', 'record-decision', signed))).toMatchObject({
    code: 'number-already-used',
  })
  await it.say('officer', 'blockCandidate', { candidate: an, reason: 'LÝ-DO-RIÊNG-TƯ' })
  const history = await rawHistory(it.caseId)
  const payloads = payloadsIn(history)
  expect(payloads.length).toBeGreaterThan(40)
  // What the SDK itself notes of a local activity, beside its result: its name, its number, its times.
  const notes = payloads.flatMap(({ encoding, data }) => (encoding === 'json/plain' ? [data] : []))
  for (const note of notes) expect(Object.keys(JSON.parse(note))).toEqual(NOTED)
  const others = payloads.flatMap(({ encoding }) => (encoding === 'json/plain' ? [] : [encoding]))
  expect(new Set(others)).toEqual(new Set(['binary/encrypted']))
  const everything = readable(history)
  expect(everything).toContain('completeTask')
  for (const secret of [an, binh, 'LÝ-DO-RIÊNG-TƯ', 'SỐ-BÍ-MẬT-1', 'CHỮ-KÝ-RIÊNG', 'Tóm tắt', 'teller1']) {
    expect(everything).not.toContain(secret)
  }
  const failed = (history.events ?? []).flatMap((event) => event.markerRecordedEventAttributes?.failure ?? [])
  expect(failed).toHaveLength(1)
  expect(failed[0]).toMatchObject({ message: 'Encoded failure', stackTrace: '' })
})

test('a start by a client that does not hold the key opens no case, and the worker serves the others', async () => {
  const { client, taskQueue } = stack()
  const stranger = new Client({ connection: client.connection, namespace: client.options.namespace })
  const launch = launchOf({ candidates: await stack().candidates(1) })
  const forged = await stranger.workflow.start(PROCEDURE, {
    workflowId: workflowIdOf(launch.caseId),
    taskQueue,
    args: [launch],
  })
  const it = await stack().launch({ candidates: await stack().candidates(1) })
  expect(await recordsOf(stack(), it).openKinds()).toEqual(['confirm-eligibility'])
  expect((await stack().pool.query('SELECT 1 FROM cases WHERE id = $1', [launch.caseId])).rowCount).toBe(0)
  const events = (await rawHistory(launch.caseId)).events ?? []
  expect(events.some((event) => event.markerRecordedEventAttributes)).toBe(false)
  await forged.terminate()
})

test('a command by a client that does not hold the key changes nothing', async () => {
  const { client } = stack()
  const stranger = new Client({ connection: client.connection, namespace: client.options.namespace })
  const it = await stack().launch({ candidates: await stack().candidates(1) })
  const before = await recordsOf(stack(), it).case()
  const spoken = {
    actor: actor('officer'),
    command: { id: 'forged', bodyHash: '' },
    input: { reason: 'Giả mạo' },
  }
  const handle = stranger.workflow.getHandle(workflowIdOf(it.caseId))
  const forged = client.connection.withDeadline(Date.now() + 1_500, () =>
    handle.executeUpdate(updates.withdrawCase, { args: [spoken], updateId: 'forged' }),
  )
  await expect(forged).rejects.toThrow()
  expect(await recordsOf(stack(), it).case()).toEqual(before)
  // The worker fails this workflow's task for as long as the forged update is there: nothing of it can be asked.
  stack().takeLaunched()
  await handle.terminate()
})
