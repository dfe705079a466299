import { updateTerm } from '../db/registers/terms.js'
import { addDays } from '../domain/deadlines/dates.js'
import type { IsoDate, PersonId, SeatId } from '../domain/vocabulary.js'
import { audit } from './use-case/audit.js'
import { requireNotBefore } from './use-case/day-bounds.js'
import { wrongField } from './use-case/invalid-input.js'
import { refuses } from './use-case/refusing.js'
import { under } from './use-case/use-case.js'

/** Until when, with the last day, the term of whoever holds the seat runs; `evidence`: the decision that gave it. */
export interface TermEntered {
  person: PersonId
  seatId: SeatId
  termEndsOn: IsoDate
  evidence: string
}

/** The term of office of whoever holds a seat. */
export interface Term {
  seatId: SeatId
  from: IsoDate
  termEndsOn: IsoDate
}

/**
 * Enters a term that began before the product kept them.
 * @throws Refused invalid-input where the person does not hold the seat, or not by a decision on paper; date-before
 */
export const enterTerm = under(
  'officers-of-person',
  refuses(requireNotBefore),
  async ({ client, caller, at }, { person, seatId, termEndsOn, evidence }: TermEntered): Promise<Term> => {
    const held = await updateTerm(client, { person, seatId, termEndsOn })
    if (!held) throw wrongField('seatId', 'seat-not-held')
    const { from, before, filledBy, decided } = held
    if (decided) throw wrongField('seatId', 'term-decided')
    if (filledBy === 'election') throw wrongField('seatId', 'filled-by-election')
    requireNotBefore('termEndsOn', termEndsOn, addDays(from, 1))
    await audit(client, caller, at, {
      what: 'term-entered',
      before: { person, seatId, termEndsOn: before },
      after: { person, seatId, termEndsOn, evidence },
    })
    return { seatId, from, termEndsOn }
  },
)
