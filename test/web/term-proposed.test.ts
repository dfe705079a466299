import { expect, test } from '@jest/globals'
import { lastDayOfTerm, termProposed } from '../../web/inbox/forms/term-proposed.js'

test.each([
  ['2026-12-01', 60, '2031-11-30'],
  ['2027-01-15', 60, '2032-01-14'],
  ['2027-08-31', 6, '2028-02-28'],
  ['2027', 60, ''],
])('a term that begins on %s and lasts %i months ends on %s', (from, months, last) => {
  expect(lastDayOfTerm(from, months)).toBe(last)
})

test('the term of the post proposes its end, follows the day it begins, and leaves what was typed', () => {
  const first = termProposed({ effectiveOn: '', termEndsOn: '' }, '2027-01-01', 60)
  expect(first).toEqual({ termEndsOn: '2031-12-31' })
  const moved = termProposed({ effectiveOn: '2027-01-01', termEndsOn: '2031-12-31' }, '2027-02-01', 60)
  expect(moved).toEqual({ termEndsOn: '2032-01-31' })
  expect(termProposed({ effectiveOn: '2027-01-01', termEndsOn: '2030-06-30' }, '2027-02-01', 60)).toEqual({})
  expect(termProposed({ effectiveOn: '', termEndsOn: '' }, '2027-01-01', undefined)).toEqual({})
})
