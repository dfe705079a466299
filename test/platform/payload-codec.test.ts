import { randomBytes } from 'node:crypto'
import { expect, test } from '@jest/globals'
import type { Payload } from '@temporalio/common'
import { createDataConverter } from '../../temporal/payload-codec.js'

const codecOf = (key: Buffer) => {
  const [codec] = createDataConverter(key).payloadCodecs ?? []
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
  await expect(codecOf(randomBytes(32)).decode([encoded])).rejects.toThrow(
    'a payload that was encrypted with another key is refused',
  )
})
