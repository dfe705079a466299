import { describe, expect, test } from '@jest/globals'
import { checkCount, type VoteCount } from '../../domain/voting/evaluate-vote.js'

/** 15 convened, all present, one blank paper and one invalid. */
const papers = {
  members: 15,
  convened: 15,
  excused: 0,
  present: 15,
  issued: 15,
  returned: 15,
  blank: 1,
  invalid: 1,
}

describe('a count record with one person named on each paper', () => {
  const sound: VoteCount = { ...papers, votes: { a: 8, b: 5 } }

  test('that is sound has no problem', () => {
    expect(checkCount(sound, ['a', 'b'])).toBeUndefined()
    expect(checkCount({ ...sound, prepared: 16 }, ['a', 'b'])).toBeUndefined()
  })

  test.each<[string, VoteCount, unknown]>([
    ['a fraction', { ...sound, returned: 14.5 }, { field: 'returned', problem: 'not-a-whole-number' }],
    ['no number', { ...sound, issued: Number.NaN }, { field: 'issued', problem: 'not-a-whole-number' }],
    ['a negative number', { ...sound, blank: -1 }, { field: 'blank', problem: 'negative', limit: 0 }],
    [
      'a negative vote',
      { ...sound, votes: { a: -1, b: 5 } },
      { field: 'votes.a', problem: 'negative', limit: 0 },
    ],
    [
      'half a vote',
      { ...sound, votes: { a: 8, b: 0.5 } },
      { field: 'votes.b', problem: 'not-a-whole-number' },
    ],
    ['a candidate left out', { ...sound, votes: { a: 13 } }, { field: 'votes.b', problem: 'missing' }],
    [
      'a person who is no candidate',
      { ...sound, votes: { a: 8, b: 5, c: 0 } },
      { field: 'votes.c', problem: 'unknown-candidate' },
    ],
    ['nobody convened', { ...sound, convened: 0 }, { field: 'convened', problem: 'nobody-convened' }],
    ['everybody excused', { ...sound, excused: 15 }, { field: 'convened', problem: 'nobody-convened' }],
    [
      'more convened than members',
      { ...sound, convened: 16 },
      { field: 'convened', problem: 'more-than-members', limit: 15 },
    ],
    [
      'more excused than convened',
      { ...sound, excused: 16 },
      { field: 'excused', problem: 'more-than-convened', limit: 15 },
    ],
    [
      'somebody present who was excused',
      { ...sound, excused: 1 },
      { field: 'present', problem: 'more-than-not-excused', limit: 14 },
    ],
    [
      'more present than convened',
      { ...sound, members: 20, present: 16 },
      { field: 'present', problem: 'more-than-convened', limit: 15 },
    ],
    ['nobody present', { ...sound, present: 0 }, { field: 'present', problem: 'nobody-present' }],
    [
      'more papers than people',
      { ...sound, issued: 16 },
      { field: 'issued', problem: 'more-than-present', limit: 15 },
    ],
    [
      'more papers issued than prepared',
      { ...sound, prepared: 14 },
      { field: 'issued', problem: 'more-than-prepared', limit: 14 },
    ],
    [
      'half a paper prepared',
      { ...sound, prepared: 15.5 },
      { field: 'prepared', problem: 'not-a-whole-number' },
    ],
    [
      'more papers back than issued',
      { ...sound, issued: 14 },
      { field: 'returned', problem: 'more-than-issued', limit: 14 },
    ],
    [
      'more votes than papers',
      { ...sound, votes: { a: 16, b: 0 } },
      { field: 'votes.a', problem: 'more-than-returned', limit: 15 },
    ],
    [
      'more blank papers than papers',
      { ...sound, blank: 16 },
      { field: 'blank', problem: 'more-than-returned', limit: 15 },
    ],
    [
      'papers that do not add up',
      { ...sound, votes: { a: 8, b: 6 } },
      { field: 'returned', problem: 'does-not-add-up', limit: 16 },
    ],
    [
      'a paper that vanished',
      { ...sound, votes: { a: 8, b: 4 } },
      { field: 'returned', problem: 'does-not-add-up', limit: 14 },
    ],
  ])('with %s is refused, with the field', (_, wrong, problem) => {
    expect(checkCount(wrong, ['a', 'b'])).toEqual(problem)
  })

  test('does not take an inherited name for a candidate', () => {
    expect(checkCount(sound, ['a', 'b', 'constructor'])).toEqual({
      field: 'votes.constructor',
      problem: 'missing',
    })
  })

  test('with nobody on the ballot is refused', () => {
    expect(checkCount({ ...sound, votes: {}, blank: 14 }, [])).toEqual({ field: 'votes', problem: 'missing' })
  })

  test('with yes and no where each names one person is refused', () => {
    expect(checkCount({ ...sound, votes: { a: 8, b: { yes: 5, no: 0 } } }, ['a', 'b'])).toEqual({
      field: 'votes.b',
      problem: 'wrong-shape',
    })
  })

  test.each(['members', 'convened', 'excused', 'present', 'issued', 'returned', 'blank', 'invalid'] as const)(
    'with more than a million in %s is refused',
    (field) => {
      expect(checkCount({ ...sound, [field]: 1_000_001 }, ['a', 'b'])).toEqual({
        field,
        problem: 'too-large',
        limit: 1_000_000,
      })
    },
  )

  test('of a million is taken', () => {
    const million = { members: 1_000_000, convened: 1_000_000, present: 1_000_000, issued: 1_000_000 }
    expect(
      checkCount(
        { ...sound, ...million, returned: 1_000_000, blank: 0, invalid: 0, votes: { a: 1_000_000 } },
        ['a'],
      ),
    ).toBeUndefined()
  })
})

describe('a count record with yes and no to each person', () => {
  const sound: VoteCount = { ...papers, votes: { a: { yes: 8, no: 5 }, b: { yes: 13, no: 0 } } }

  test('is sound where the answers to every person are all the papers', () => {
    expect(checkCount(sound, ['a', 'b'], 'each-person')).toBeUndefined()
  })

  test.each<[string, VoteCount['votes'], unknown]>([
    ['one number', { a: { yes: 8, no: 5 }, b: 13 }, { field: 'votes.b', problem: 'wrong-shape' }],
    [
      'half a yes',
      { a: { yes: 7.5, no: 5 }, b: { yes: 13, no: 0 } },
      { field: 'votes.a.yes', problem: 'not-a-whole-number' },
    ],
    [
      'a negative no',
      { a: { yes: 8, no: 5 }, b: { yes: 14, no: -1 } },
      { field: 'votes.b.no', problem: 'negative', limit: 0 },
    ],
    [
      'more than a million noes',
      { a: { yes: 8, no: 1_000_001 }, b: { yes: 13, no: 0 } },
      { field: 'votes.a.no', problem: 'too-large', limit: 1_000_000 },
    ],
    [
      'more yeses than papers',
      { a: { yes: 16, no: 0 }, b: { yes: 13, no: 0 } },
      { field: 'votes.a.yes', problem: 'more-than-returned', limit: 15 },
    ],
    [
      'more noes than papers',
      { a: { yes: 0, no: 16 }, b: { yes: 13, no: 0 } },
      { field: 'votes.a.no', problem: 'more-than-returned', limit: 15 },
    ],
    [
      'a paper without an answer to one person',
      { a: { yes: 8, no: 5 }, b: { yes: 12, no: 0 } },
      { field: 'votes.b', problem: 'does-not-add-up', limit: 14 },
    ],
    [
      'a paper too many for one person',
      { a: { yes: 8, no: 6 }, b: { yes: 13, no: 0 } },
      { field: 'votes.a', problem: 'does-not-add-up', limit: 16 },
    ],
    ['a person left out', { a: { yes: 8, no: 5 } }, { field: 'votes.b', problem: 'missing' }],
    [
      'a person who is not asked about',
      { ...sound.votes, c: { yes: 13, no: 0 } },
      { field: 'votes.c', problem: 'unknown-candidate' },
    ],
  ])('with %s is refused, with the field', (_, votes, problem) => {
    expect(checkCount({ ...sound, votes }, ['a', 'b'], 'each-person')).toEqual(problem)
  })

  test('with nothing for a person is refused, as untyped JSON may have it', () => {
    const votes: VoteCount['votes'] = JSON.parse('{"a":{"yes":8,"no":5},"b":null}')
    expect(checkCount({ ...sound, votes }, ['a', 'b'], 'each-person')).toEqual({
      field: 'votes.b',
      problem: 'wrong-shape',
    })
  })
})
