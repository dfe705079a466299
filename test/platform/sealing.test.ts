import { randomBytes } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { keyIdOf } from '../../temporal/key-ring.js'
import { sealBytes, sealingWith } from '../../temporal/sealing.js'

const [older, newer] = [randomBytes(32), randomBytes(32)]
const STATE = '{"state":"Nguyễn Văn Ánh"}'

test('a state is sealed with the first key, whose id stands before it, and opened with any', () => {
  const before = sealingWith([older]).seal(STATE)
  const rotated = sealingWith([newer, older])
  const since = rotated.seal(STATE)
  expect([rotated.unseal(before), rotated.unseal(since)]).toEqual([STATE, STATE])
  expect(since.toString('latin1', 0, 21)).toBe(`key:${keyIdOf(newer)}:`)
  expect(since.includes('Nguyễn')).toBe(false)
})

test('a state whose key is not given is refused by the id of that key', () => {
  const sealed = sealingWith([newer]).seal(STATE)
  expect(() => sealingWith([older]).unseal(sealed)).toThrow(
    `what was sealed with the key ${keyIdOf(newer)} is refused: that key is not given`,
  )
})

test('a state from before keys had names is opened by whichever of them fits, and by no other', () => {
  const sealed = sealBytes(older, Buffer.from(STATE))
  expect(sealingWith([newer, older]).unseal(sealed)).toBe(STATE)
  expect(() => sealingWith([newer]).unseal(sealed)).toThrow()
})

test('a state that was changed is refused', () => {
  const sealed = sealingWith([newer]).seal(STATE)
  sealed[40] = (sealed[40] ?? 0) ^ 1
  expect(() => sealingWith([newer, older]).unseal(sealed)).toThrow()
})
