import { describe, expect, test } from '@jest/globals'
import type { EnteredCount } from '../../domain/voting/check-count.js'
import { countOfBoth, differingFields } from '../../domain/voting/compare-counts.js'

const count: EnteredCount = { issued: 15, returned: 15, blank: 1, invalid: 1, votes: { a: 8, b: 5 } }

describe('two entries of one count', () => {
  test('that are the same differ nowhere, whatever the order of the people', () => {
    expect(differingFields(count, { ...count, votes: { b: 5, a: 8 } })).toEqual([])
  })

  test('are compared in the papers prepared only where both say how many', () => {
    expect(differingFields({ ...count, prepared: 16 }, { ...count, prepared: null })).toEqual([])
    expect(differingFields({ ...count, prepared: null }, { ...count, prepared: 16 })).toEqual([])
    expect(differingFields(count, { ...count, prepared: null })).toEqual([])
    expect(differingFields({ ...count, prepared: 16 }, { ...count, prepared: 16 })).toEqual([])
    expect(differingFields({ ...count, prepared: 16 }, { ...count, prepared: 17 })).toEqual(['prepared'])
  })

  test('make one count, with the papers prepared where one of them tells', () => {
    const told = { ...count, prepared: 16 }
    const untold = { ...count, prepared: null }
    expect([countOfBoth(told, untold), countOfBoth(untold, told)]).toEqual([told, told])
    expect(countOfBoth(untold, untold)).toStrictEqual(count)
  })

  test('of which no paper came back make a count that does not ask about it again', () => {
    const zeros: EnteredCount = { ...count, returned: 0, blank: 0, invalid: 0, votes: { a: 0 } }
    const confirmed: EnteredCount = { ...zeros, nothingReturned: true }
    expect(differingFields(confirmed, zeros)).toEqual([])
    expect(countOfBoth(confirmed, confirmed)).toStrictEqual(zeros)
  })

  test('of an earlier version differ where one of them leaves the papers prepared out, as they did then', () => {
    expect(differingFields({ ...count, prepared: 16 }, count)).toEqual(['prepared'])
    expect(differingFields(count, count)).toEqual([])
  })

  test('that differ are told every field, and no value', () => {
    const other = { issued: 14, returned: 14, blank: 0, invalid: 2, votes: { a: 8, b: 4, c: 0 } }
    expect(differingFields(count, other)).toEqual([
      ...['issued', 'returned', 'blank', 'invalid', 'votes.b', 'votes.c'],
    ])
  })

  test('of a ballot that asks about each differ in either answer', () => {
    const asked = (yes: number, no: number) => ({
      ...count,
      votes: { a: { yes, no }, b: { yes: 3, no: 10 } },
    })
    expect(differingFields(asked(8, 5), asked(8, 5))).toEqual([])
    expect(differingFields(asked(8, 5), asked(7, 5))).toEqual(['votes.a'])
    expect(differingFields(asked(8, 5), asked(8, 4))).toEqual(['votes.a'])
    expect(differingFields(asked(8, 5), { ...count, votes: { a: 8, b: { yes: 3, no: 10 } } })).toEqual([
      'votes.a',
    ])
  })
})
