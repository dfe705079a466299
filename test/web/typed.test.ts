import { describe, expect, test } from '@jest/globals'
import { countTyped, isCount, isNoCount } from '../../web/parts/fields/count-typed.js'
import { birthTyped, birthWritten, dayTyped, isDay } from '../../web/parts/fields/days-typed.js'

describe('a day that is typed', () => {
  test.each([
    ['29/11/2026', '2026-11-29'],
    ['1.2.2027', '2027-02-01'],
    ['29-11-2026', '2026-11-29'],
    [' 29112026 ', '2026-11-29'],
    ['29/02/2028', '2028-02-29'],
  ])('%s is read', (typed, day) => {
    expect(dayTyped(typed)).toBe(day)
  })

  test.each([
    '31/02/2027',
    '29/02/2027',
    'hôm qua',
    '01/12/26',
    '00/12/2026',
    '12/13/2026',
    '1122026',
    '1/1/',
  ])('%s is none, and stays as it is typed', (typed) => {
    expect(dayTyped(typed)).toBe(typed)
    expect(isDay(dayTyped(typed))).toBe(false)
  })

  test('no other is made of it', () => {
    expect([isDay('2027-02-31'), isDay('2027-02-28'), isDay(''), isDay('2027-2-8')]).toEqual([
      ...[false, true, false, false],
    ])
  })
})

describe('a birth that is typed', () => {
  test.each([
    ['19/07/1979', '1979-07-19', '19/07/1979'],
    ['7/1979', '1979-07', '07/1979'],
    ['1979', '1979', '1979'],
    ['1979-07-19', '1979-07-19', '19/07/1979'],
    ['13/1979', '13/1979', '13/1979'],
    ['31/02/1979', '31/02/1979', '31/02/1979'],
  ])('%s is read as %s, and written %s', (typed, birth, written) => {
    expect([birthTyped(typed), birthWritten(birth)]).toEqual([birth, written])
  })
})

describe('a count that is typed', () => {
  test('is a whole number in figures', () => {
    expect([countTyped('15'), countTyped(' 0 '), countTyped('1000000')]).toEqual([15, 0, 1_000_000])
    expect([isCount(15), isCount(''), isNoCount(''), isNoCount(undefined)]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  test.each(['-5', '12,5', '1e9', '1000001', '151510104', '1.000', 'mười'])(
    'is never made of %s, which stays as it is typed',
    (typed) => {
      expect(countTyped(typed)).toBe(typed)
      expect(isNoCount(countTyped(typed))).toBe(true)
    },
  )
})
