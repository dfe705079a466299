import { describe, expect, test } from '@jest/globals'
import { FOR_TWO_PEOPLE, forTwoInCases, forTwoPeopleIn } from '../../domain/two-people.js'

describe('what one enters and another confirms', () => {
  test.each([
    ['none', []],
    ['waivers', ['waivers']],
    ['election-results, waivers', ['waivers', 'election-results']],
    [FOR_TWO_PEOPLE.join(','), FOR_TWO_PEOPLE],
  ])('is named: %s', (text, expected) => {
    expect(forTwoPeopleIn(text)).toEqual(expected)
  })

  test.each(['', 'all', 'waivers,none', 'waivers,waivers', 'waivers,', 'Waivers'])(
    'is not named by "%s"',
    (text) => {
      expect(forTwoPeopleIn(text)).toBeUndefined()
    },
  )

  test('a case keeps what is entered in it', () => {
    expect(forTwoInCases(FOR_TWO_PEOPLE)).toEqual(['waivers', 'election-results'])
    expect(forTwoInCases(['rights', 'waivers'])).toEqual(['waivers'])
    expect(forTwoInCases([])).toEqual([])
  })
})
