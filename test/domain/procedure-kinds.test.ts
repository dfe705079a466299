import { describe, expect, test } from '@jest/globals'
import { fieldMissing, fieldOfOtherKinds } from '../../domain/procedure/decision-fields.js'
import {
  effectOf,
  fillsSeat,
  hasNoCandidate,
  isAboutHolder,
  isAboutStaying,
  kindsThat,
  saidByApproval,
  takesEffectByElection,
} from '../../domain/procedure/procedure-kinds.js'
import { PROCEDURE_KINDS } from '../../domain/vocabulary.js'

const approved = {
  outcome: 'approved',
  resolutionNumber: '1-QĐ/TU',
  signedOn: '2026-03-02',
  bodyVotes: { inFavour: 9, against: 0 },
  signatory: 'Bí thư',
  effectiveOn: '2026-03-02',
  keepsFormerPost: false,
} as const

/**
 * Who needs a vacant seat and whose decision may leave the term open look alike, and are not: a nomination fills a seat,
 * but by the election, and its decision says nothing of a term; a rotation fills one, and must name the term.
 */
describe('what is asked of a kind of procedure', () => {
  test('the seat must be vacant where candidates are to fill it', () => {
    expect(kindsThat(fillsSeat)).toEqual(['appointment', 'nomination', 'rotation', 'transfer'])
  })

  test('a decision may leave the term open in an appointment and a transfer', () => {
    expect(kindsThat((kind) => saidByApproval(kind).termEndsOn === 'may')).toEqual([
      'appointment',
      'transfer',
    ])
  })

  test('a decision on until when somebody is in office must say so', () => {
    expect(kindsThat((kind) => fieldMissing(kind, approved) === 'termEndsOn')).toEqual([
      'reappointment',
      'extension',
      'rotation',
      'secondment',
    ])
    expect(kindsThat((kind) => fieldMissing(kind, approved) === 'afterRotation')).toEqual(['rotation-end'])
  })

  test.each(PROCEDURE_KINDS)('a %s says what it may or must, and no more', (kind) => {
    const given = { keepsFormerPost: true, termEndsOn: '2031-03-02', afterRotation: 'stay' } as const
    for (const field of ['keepsFormerPost', 'termEndsOn', 'afterRotation'] as const) {
      const isForeign = fieldOfOtherKinds(kind, { ...approved, [field]: given[field] }) === field
      expect(isForeign).toBe(saidByApproval(kind)[field] === undefined)
    }
  })

  test.each(PROCEDURE_KINDS)(
    'a %s that fills a seat is about candidates, and about nobody in office',
    (kind) => {
      expect(['fill-seat', 'begin-rotation'].includes(effectOf(kind))).toBe(fillsSeat(kind))
      expect(fillsSeat(kind)).toBe(!isAboutHolder(kind) && !hasNoCandidate(kind))
      if (isAboutStaying(kind)) expect(effectOf(kind)).toBe('extend-term')
      if (takesEffectByElection(kind)) expect(saidByApproval(kind)).toEqual({})
    },
  )
})
