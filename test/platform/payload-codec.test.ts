import { randomBytes } from 'node:crypto'
import { expect, test } from '@jest/globals'
import type { Payload } from '@temporalio/common'
import { keyIdOf, type PayloadKeys } from '../../temporal/key-ring.js'
import {
  createDataConverter,
  createWorkerDataConverter,
  keyIdsIn,
  type Unread,
} from '../../temporal/payload-codec.js'
import { type CountedUnread, countingUnread } from '../../worker/unread-messages.js'

const codecOf = (...keys: PayloadKeys) => {
  const [codec] = createDataConverter(keys).payloadCodecs ?? []
  if (!codec) throw new Error('there is no codec')
  return codec
}
const codec = codecOf(randomBytes(32))
const payload = (text: string): Payload => ({
  metadata: { encoding: new TextEncoder().encode('json/plain') },
  data: new TextEncoder().encode(text),
})
const textOf = ({ data }: Payload): string => new TextDecoder().decode(data ?? new Uint8Array())

test.each([
  ['a short payload', 'Nguyễn Văn Ánh'],
  ['a long one', 'Điều 33 Nghị định 170/2025/NĐ-CP. '.repeat(1_000)],
])('%s comes back as it was, and shows nothing of itself on the way', async (_, text) => {
  const [encoded] = await codec.encode([payload(text)])
  if (!encoded) throw new Error('nothing came out')
  expect(Buffer.from(encoded.data ?? []).includes(text.slice(0, 8))).toBe(false)
  const [decoded] = await codec.decode([encoded])
  expect(decoded && textOf(decoded)).toBe(text)
})

test('a law is stored in a tenth of its length, a short payload as it is', async () => {
  const lengthOf = async (text: string) => (await codec.encode([payload(text)]))[0]?.data?.length ?? 0
  const law = 'Điều 33 Nghị định 170/2025/NĐ-CP. '.repeat(1_000)
  expect(await lengthOf(law)).toBeLessThan(law.length / 10)
  expect(await lengthOf('a'.repeat(1_000))).toBeGreaterThan(1_000)
})

test('what was changed, is not encrypted or has another key is refused', async () => {
  const [encoded] = await codec.encode([payload('x'.repeat(10_000))])
  if (!encoded?.data) throw new Error('nothing came out')
  const changed = Buffer.from(encoded.data)
  changed[20] = (changed[20] ?? 0) ^ 1
  await expect(codec.decode([{ ...encoded, data: changed }])).rejects.toThrow()
  await expect(codec.decode([payload('x')])).rejects.toThrow('a payload that is not encrypted is refused')
  const [id] = keyIdsIn(encoded)
  await expect(codecOf(randomBytes(32)).decode([encoded])).rejects.toThrow(
    `a payload that was encrypted with the key ${id}, which is not given, is refused`,
  )
  const forged = { ...encoded, metadata: { ...encoded.metadata, 'encryption-key-id': Buffer.from('Ánh') } }
  await expect(codec.decode([forged])).rejects.toThrow(
    'a payload that was encrypted with another key is refused',
  )
  expect(keyIdsIn(forged)).toEqual(new Set())
})

test('of several keys the first encrypts, and what any of them encrypted is read', async () => {
  const [older, newer] = [randomBytes(32), randomBytes(32)]
  const [before] = await codecOf(older).encode([payload('from before')])
  const rotated = codecOf(newer, older)
  const [since] = await rotated.encode([payload('since then')])
  if (!before || !since) throw new Error('nothing came out')
  expect((await rotated.decode([before, since])).map(textOf)).toEqual(['from before', 'since then'])
  expect([...keyIdsIn(since)]).toEqual([keyIdOf(newer)])
  await expect(codecOf(older).decode([since])).rejects.toThrow(keyIdOf(newer))
})

test('the keys of a history are found wherever it holds payloads, in a failure as well', async () => {
  const [older, newer] = [randomBytes(32), randomBytes(32)]
  const [input] = await codecOf(older).encode([payload('input')])
  const [words] = await codecOf(newer).encode([payload('words')])
  const events = [
    { workflowExecutionStartedEventAttributes: { input: { payloads: [input] } } },
    { workflowTaskFailedEventAttributes: { failure: { cause: { encodedAttributes: words } } } },
  ]
  expect(keyIdsIn({ events })).toEqual(new Set([keyIdOf(older), keyIdOf(newer)]))
})

test('a worker hands over as unread what a workflow was sent, and refuses what its activities are given or answer', async () => {
  const told: Unread[] = []
  const [worker] =
    createWorkerDataConverter([randomBytes(32)], (unread) => told.push(unread)).payloadCodecs ?? []
  if (!worker) throw new Error('there is no codec')
  const [own] = await worker.encode([payload('own')])
  if (!own) throw new Error('nothing came out')
  const context = { type: 'workflow', namespace: 'default', workflowId: 'procedure-1' } as const
  const [unread, read] = await worker.decode([payload('stray'), own], context)
  expect(unread).toEqual({ metadata: { encoding: new TextEncoder().encode('binary/unread') } })
  expect(read && textOf(read)).toBe('own')
  expect(told).toEqual([{ workflowId: 'procedure-1', why: 'not-encrypted' }])
  const ofActivity = { type: 'activity', namespace: 'default', isLocal: true } as const
  await expect(worker.decode([payload('stray')], ofActivity)).rejects.toThrow('not encrypted')
  await expect(worker.decode([payload('stray')])).rejects.toThrow('not encrypted')
})

test('what is unread is counted, and told once of each workflow and reason', () => {
  const told: CountedUnread[] = []
  const tell = countingUnread((unread) => told.push(unread))
  for (const workflowId of ['procedure-1', 'procedure-1', 'procedure-2']) {
    tell({ workflowId, why: 'damaged' })
  }
  expect(told).toEqual([
    { workflowId: 'procedure-1', why: 'damaged', count: 1 },
    { workflowId: 'procedure-2', why: 'damaged', count: 3 },
  ])
})
