import type pg from 'pg'
import { Refused } from '../db/refused.js'
import { insertDeclaration } from '../db/registers/declarations.js'
import { endInterest, findInterest, type InterestRow, insertInterest } from '../db/registers/interests.js'
import { findUnit } from '../db/registers/units.js'
import { localDate } from '../domain/deadlines/dates.js'
import type { InterestKind, IsoDate, PersonId, UnitId } from '../domain/vocabulary.js'
import type { Caller } from './rights/caller.js'
import { requireMayName, requireNotNear } from './rights/nearness.js'
import { requireWithinSight } from './rights/people.js'
import { requireNotBefore, requirePast } from './use-case/day-bounds.js'
import { wrongField } from './use-case/invalid-input.js'
import { refuses } from './use-case/refusing.js'
import { ended, entered, type Kept } from './use-case/register-entries.js'
import { under } from './use-case/use-case.js'

const INTERESTS: Kept<InterestRow> = {
  find: findInterest,
  notFound: { code: 'interest-not-found' },
  exists: 'interest',
  audited: ({ other, unit, recordedBy, endedBy, ...row }, person) => ({
    ...{ person, ...row, other: other?.id ?? null, unit: unit?.id ?? null },
    ...{ recordedBy: recordedBy.id, endedBy: endedBy?.id ?? null },
  }),
}

/** An interest as a person declared it: in what, and whom or which unit it ties them to. */
export interface InterestDeclared {
  person: PersonId
  kind: InterestKind
  what: string
  other: PersonId | null
  unit: UnitId | null
  declaredOn: IsoDate
  source: string
}

/** Enters a declared interest. */
export const enterInterest = under(
  'officers-of-person',
  refuses(requireMayName, requirePast, entered),
  async (by, interest: InterestDeclared): Promise<InterestRow> => {
    await requireTies(by.client, by.caller, interest)
    if (interest.other !== null) {
      await requireMayName(by.client, by.caller, interest.other, localDate(by.at))
    }
    requirePast('declaredOn', interest.declaredOn, localDate(by.at))
    const id = await insertInterest(by.client, { ...interest, by: by.caller.personId, recordedAt: by.at })
    // To name something is to declare.
    await insertDeclaration(by.client, 'interests', interest)
    return entered(by, INTERESTS, { id, of: interest.person, what: 'interest-declared' })
  },
)

/** Why and from which day on an interest is no more, by its number. */
export interface InterestEnded {
  person: PersonId
  id: number
  endedOn: IsoDate
  reason: string
}

/** Ends an interest: it was sold or settled, or the entry was wrong. Nobody ends what stands in their own way. */
export const recordInterestEnd = under(
  'officers-of-person',
  refuses('interest-not-found', 'already-ended', requireNotNear, requirePast, requireNotBefore),
  (by, { person, id, endedOn, reason }: InterestEnded): Promise<InterestRow> =>
    ended(by, INTERESTS, { id, of: person, what: 'interest-ended' }, async (interest) => {
      if (interest.endedOn !== null) throw new Refused({ code: 'already-ended' })
      if (interest.other) await requireNotNear(by.client, by.caller, [interest.other.id], localDate(by.at))
      requirePast('endedOn', endedOn, localDate(by.at))
      requireNotBefore('endedOn', endedOn, interest.declaredOn)
      await endInterest(by.client, { id, endedOn, reason, by: by.caller.personId })
    }),
)

/** Nobody has an interest in themselves, nor in whom the officer may not know of. */
async function requireTies(
  client: pg.ClientBase,
  caller: Caller,
  { person, other, unit }: InterestDeclared,
): Promise<void> {
  if (other === person) throw wrongField('other', 'own-interest')
  if (other !== null) await requireWithinSight(client, caller, 'other', other)
  if (unit !== null && !(await findUnit(client, unit))) throw wrongField('unit', 'unknown-unit')
}
