import { expect, test } from '@jest/globals'
// The reporter is JavaScript, since jest loads it without compiling.
// @ts-expect-error: it has no types
import { slowest } from '../support/slow-tests-reporter.mjs'

const file = (name: string, runtime: number, ...durations: (number | null)[]) => ({
  testFilePath: `/checkout/test/${name}`,
  perfStats: { runtime },
  testResults: durations.map((duration, n) => ({ duration, fullName: `case ${n + 1}` })),
})

test('a run says which files and which tests took longest, the slowest first', () => {
  const lines = slowest(
    [
      file('quick.test.ts', 900, 800, null),
      file('slow.test.ts', 45_000, 12_340, 9_000),
      file('slower.test.ts', 100_250, 30_000),
    ],
    '/checkout',
  )
  expect(lines).toEqual([
    'Slowest files:',
    '  100.3 s  test/slower.test.ts',
    '   45.0 s  test/slow.test.ts',
    'Slowest tests, without what their files prepare:',
    '   30.0 s  test/slower.test.ts: case 1',
    '   12.3 s  test/slow.test.ts: case 1',
  ])
})

test('it names ten of each at most, and nothing where all was quick', () => {
  const many = Array.from({ length: 15 }, (_, n) => file(`${n}.test.ts`, 60_000 + n, 60_000))
  expect(slowest(many, '/checkout')).toHaveLength(22)
  expect(slowest([file('quick.test.ts', 900, 800)], '/checkout')).toEqual([])
})
