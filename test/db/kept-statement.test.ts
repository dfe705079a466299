import { expect, test } from '@jest/globals'
import { keptStatement } from '../../db/sql/kept-statement.js'

const nameOf = (text: string): string | undefined => keptStatement(text, []).name

test('a statement has a name from the third time on, always the same, and its own', () => {
  const named = ['SELECT 1', 'SELECT 2'].map((text) => [
    nameOf(text),
    nameOf(text),
    nameOf(text),
    nameOf(text),
  ])
  for (const [first, second, third, fourth] of named) {
    expect([first, second]).toEqual([undefined, undefined])
    expect(third).toEqual(expect.any(String))
    expect(fourth).toBe(third)
  }
  expect(named[0]?.[2]).not.toBe(named[1]?.[2])
  expect(keptStatement('SELECT 1', [7]).values).toEqual([7])
})

test('whatever is asked for, a connection keeps a few dozens of them, and those it has stay', () => {
  const names = new Set<string | undefined>()
  for (let n = 0; n < 5_000; n += 1) {
    const text = `SELECT ${n} AS other`
    for (const _ of [1, 2, 3]) names.add(nameOf(text))
  }
  names.delete(undefined)
  expect(names.size).toBeGreaterThan(10)
  expect(names.size).toBeLessThan(100)
  expect(nameOf('SELECT 1')).toEqual(expect.any(String))
})
