import { Refused } from '../db/refused.js'
import { type AbsenceRow, endAbsence, findAbsence, insertAbsence } from '../db/registers/absences.js'
import { addDays, localDate } from '../domain/deadlines/dates.js'
import type { AbsenceKind, IsoDate, PersonId } from '../domain/vocabulary.js'
import { requireNotBefore, requirePast } from './use-case/day-bounds.js'
import { refuses } from './use-case/refusing.js'
import { ended, entered, type Kept } from './use-case/register-entries.js'
import { under } from './use-case/use-case.js'

const ABSENCES: Kept<AbsenceRow> = {
  find: findAbsence,
  notFound: { code: 'absence-not-found' },
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

/** Enters an absence: a rule set may have it defer a procedure. */
export const enterAbsence = under(
  'officers-and-admins-of-person',
  refuses(requireNotBefore, entered),
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

/** Records the return. */
export const recordReturn = under(
  'officers-and-admins-of-person',
  refuses('absence-not-found', 'already-ended', requirePast, requireNotBefore),
  (by, { person, id, endedOn, evidence }: ReturnRecorded): Promise<AbsenceRow> =>
    ended(by, ABSENCES, { id, of: person, what: 'absence-ended' }, async ({ endedBy, from }) => {
      if (endedBy) throw new Refused({ code: 'already-ended' })
      requirePast('endedOn', endedOn, localDate(by.at))
      requireNotBefore('endedOn', endedOn, from)
      await endAbsence(by.client, { id, endedOn, evidence, by: by.caller.personId })
    }),
)
