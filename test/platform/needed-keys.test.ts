import { expect, test } from '@jest/globals'
import { inWords } from '../../bin/keys/in-words.js'
import type { NeedOfKey } from '../../bin/keys/needed-keys.js'

const need = (given: Partial<NeedOfKey>): NeedOfKey => ({
  ...{ id: '0123456789abcdef', isGiven: true, wasUsed: true },
  ...{ sealed: [], histories: [], workflows: [] },
  ...given,
})
const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1)

test('of many cases the first ten are told by number, and how many more there are', () => {
  expect(inWords(need({ sealed: numbers(10), histories: numbers(12) }))).toEqual([
    'Payload key 0123456789abcdef is still needed:',
    '  for the kept state of each of 10 cases (1, 2, 3, 4, 5, 6, 7, 8, 9, 10), until npm run rotate-keys -- --seal-anew has sealed it with the first key',
    '  for the history of each of 12 cases (1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more), until that is closed, and the key can go',
  ])
})

test('a key that is needed and not given is asked for', () => {
  expect(inWords(need({ isGiven: false, workflows: ['openReappointments'] }))).toEqual([
    'Payload key 0123456789abcdef is still needed, and is not given: put it back:',
    '  for the history of openReappointments, until that ends or a worker is started anew',
  ])
})

test('a key that waits to come first is not taken for one that can go', () => {
  expect(inWords(need({ wasUsed: false }))).toEqual([
    'Payload key 0123456789abcdef has encrypted nothing yet.',
  ])
})
