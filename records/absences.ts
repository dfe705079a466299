import type pg from 'pg'
import { Refused } from '../db/refused.js'
import { type AbsenceRow, endAbsence, findAbsence, insertAbsence } from '../db/registers/absences.js'
import { addDays, localDate } from '../domain/deadlines/dates.js'
import type { AbsenceKind } from '../domain/rules/rule-set.js'
import type { IsoDate, PersonId } from '../domain/vocabulary.js'
import { audit } from './audit.js'
import { requireNotBefore, requirePast } from './day-bounds.js'
import { under } from './rights/right.js'

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
  async ({ client, caller, at }, absence: AbsenceEntered): Promise<AbsenceRow> => {
    const { person, from, to } = absence
    requireNotBefore('to', to, addDays(from, 1))
    const id = await insertAbsence(client, { ...absence, by: caller.personId, recordedAt: at })
    if (id === undefined) throw new Refused({ code: 'already-exists' })
    const row = await known(client, { id, person })
    await audit(client, caller, at, { what: 'absence-entered', after: { person, ...row } })
    return row
  },
)

/** Records the return. @throws Refused absence-not-found, already-ended, date-in-future, date-before */
export const recordReturn = under(
  'officers-and-admins-of-person',
  async (
    { client, caller, at },
    { person, id, ...ending }: { person: PersonId; id: number; endedOn: IsoDate; evidence: string },
  ): Promise<AbsenceRow> => {
    const before = await known(client, { id, person })
    if (before.endedBy) throw new Refused({ code: 'already-ended' })
    requirePast('endedOn', ending.endedOn, localDate(at))
    requireNotBefore('endedOn', ending.endedOn, before.from)
    await endAbsence(client, { id, ...ending, by: caller.personId })
    const after = await known(client, { id, person })
    await audit(client, caller, at, {
      what: 'absence-ended',
      before: { person, ...before },
      after: { person, ...after },
    })
    return after
  },
)

async function known(client: pg.ClientBase, asked: { id: number; person: PersonId }): Promise<AbsenceRow> {
  const row = await findAbsence(client, asked)
  if (!row) throw new Refused({ code: 'absence-not-found' })
  return row
}
