import { Refused } from '../db/refused.js'
import { type AbsenceRow, endAbsence, findAbsence, insertAbsence } from '../db/registers/absences.js'
import { addDays, localDate } from '../domain/deadlines/dates.js'
import type { AbsenceKind, IsoDate, PersonId } from '../domain/vocabulary.js'
import { requireNotBefore, requirePast } from './day-bounds.js'
import { ended, entered, type Kept } from './entries.js'
import { under } from './use-case.js'

const ABSENCES: Kept<AbsenceRow> = {
  find: findAbsence,
  notFound: 'absence-not-found',
  exists: { code: 'already-exists' },
  audited: (row, person) => ({ person, ...row }),
}

/** A stay abroad, in hospital or on maternity leave; `to`: the first day back, as far as it is known. */
export interface AbsenceEntered {
  person: PersonId
  kind: AbsenceKind
  from: IsoDate
  to: IsoDate | null
  evidence: string
}

/** Enters an absence: a rule set may have it defer a procedure. @throws Refused date-before, already-exists */
export const enterAbsence = under(
  'officers-and-admins-of-person',
  async (by, absence: AbsenceEntered): Promise<AbsenceRow> => {
    const { person, from, to } = absence
    requireNotBefore('to', to, addDays(from, 1))
    const id = await insertAbsence(by.client, { ...absence, by: by.caller.personId, recordedAt: by.at })
    return entered(by, ABSENCES, { id, of: person, what: 'absence-entered' })
  },
)

/** The return, by its number; `endedOn`: the first day back. */
export interface ReturnRecorded {
  person: PersonId
  id: number
  endedOn: IsoDate
  evidence: string
}

/** Records the return. @throws Refused absence-not-found, already-ended, date-in-future, date-before */
export const recordReturn = under(
  'officers-and-admins-of-person',
  (by, { person, id, endedOn, evidence }: ReturnRecorded): Promise<AbsenceRow> =>
    ended(by, ABSENCES, { id, of: person, what: 'absence-ended' }, async ({ endedBy, from }) => {
      if (endedBy) throw new Refused({ code: 'already-ended' })
      requirePast('endedOn', endedOn, localDate(by.at))
      requireNotBefore('endedOn', endedOn, from)
      await endAbsence(by.client, { id, endedOn, evidence, by: by.caller.personId })
    }),
)
