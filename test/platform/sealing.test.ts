import { randomBytes } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { keyIdOf } from '../../temporal/key-ring.js'
import { sealBytes, sealingOfEarlier, sealingWith } from '../../temporal/sealing.js'

const [older, newer] = [randomBytes(32), randomBytes(32)]
const STATE = '{"state":"Nguyễn Văn Ánh"}'
const KEPT = { part: 'state', caseId: 'p-1', sequence: 7 } as const

test('a state is sealed with the first key, whose id stands before it, and opened with any', () => {
  const before = sealingWith([older]).seal(STATE, KEPT)
  const rotated = sealingWith([newer, older])
  const since = rotated.seal(STATE, KEPT)
  expect([rotated.unseal(before, KEPT), rotated.unseal(since, KEPT)]).toEqual([STATE, STATE])
  expect(since.toString('latin1', 0, 23)).toBe(`bound:${keyIdOf(newer)}:`)
  expect(since.includes('Nguyễn')).toBe(false)
})

test('a state whose key is not given is refused by the id of that key', () => {
  const sealed = sealingWith([newer]).seal(STATE, KEPT)
  expect(() => sealingWith([older]).unseal(sealed, KEPT)).toThrow(
    `what was sealed with the key ${keyIdOf(newer)} is refused: that key is not given`,
  )
})

test.each([
  ['of another case', { ...KEPT, caseId: 'p-2' }],
  ['of an earlier change', { ...KEPT, sequence: 6 }],
  ['of a later change', { ...KEPT, sequence: 8 }],
  ['as a launch', { part: 'launch', caseId: 'p-1' }],
  ['of a case whose id looks like it', { ...KEPT, caseId: '7:p-1' }],
] as const)('a state is refused in the place of one %s', (_, elsewhere) => {
  const sealed = sealingWith([newer]).seal(STATE, KEPT)
  expect(() => sealingWith([newer]).unseal(sealed, elsewhere)).toThrow()
  expect(() => sealingOfEarlier([newer]).unseal(sealed, elsewhere)).toThrow()
})

const label = Buffer.from(`key:${keyIdOf(older)}:`)
const EARLIER: [from: string, sealed: Buffer][] = [
  ['before keys had names', sealBytes(older, Buffer.from(STATE))],
  ['before it was bound', Buffer.concat([label, sealBytes(older, Buffer.from(STATE))])],
]

test.each(EARLIER)('a state from %s is refused, but by whoever binds it', (_, sealed) => {
  expect(() => sealingWith([newer, older]).unseal(sealed, KEPT)).toThrow('bound to nothing')
  expect(sealingOfEarlier([newer, older]).unseal(sealed, KEPT)).toBe(STATE)
  expect(() => sealingOfEarlier([newer]).unseal(sealed, KEPT)).toThrow()
})

test('what is bound is not taken for what was not, whatever is written before it', () => {
  const sealed = sealingWith([older]).seal(STATE, KEPT)
  const relabelled = Buffer.concat([label, sealed.subarray(label.length + 2)])
  expect(() => sealingOfEarlier([older]).unseal(relabelled, KEPT)).toThrow()
})

test('a state that was changed is refused', () => {
  const sealed = sealingWith([newer]).seal(STATE, KEPT)
  sealed[40] = (sealed[40] ?? 0) ^ 1
  expect(() => sealingWith([newer, older]).unseal(sealed, KEPT)).toThrow()
})
