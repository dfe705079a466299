import type pg from 'pg'
import type { AbsenceKind, Instant, IsoDate, PersonId } from '../../domain/vocabulary.js'
import { entries, insertEntry, RECORDED, type Recorded, updateEntry } from './entries.js'

/** A stay abroad, in hospital or on maternity leave, as it was entered, and the return from it. */
export interface AbsenceRow extends Recorded {
  id: number
  kind: AbsenceKind
  from: IsoDate
  /** The first day back: expected, until the return is recorded; null where nobody knows. */
  to: IsoDate | null
  evidence: string
  endedEvidence: string | null
}

/** The latest begun first. */
export const { list: listAbsences, find: findAbsence } = entries<AbsenceRow>({
  table: 'absences',
  columns: `x.kind, x.from_on AS "from", x.to_on AS "to", x.evidence, x.ended_evidence AS "endedEvidence", ${RECORDED.columns}`,
  joins: RECORDED.joins,
  of: 'x.person_id = $1',
  order: 'x.from_on DESC, x.id DESC',
})

interface NewAbsence extends Pick<AbsenceRow, 'kind' | 'from' | 'to' | 'evidence'> {
  person: PersonId
  by: PersonId
  recordedAt: Instant
}

/** Undefined where the person has an absence of that kind from that day. */
export function insertAbsence(client: pg.ClientBase, absence: NewAbsence): Promise<number | undefined> {
  const { person, kind, from, to, evidence, by, recordedAt } = absence
  return insertEntry(client, 'absences', {
    ...{ person_id: person, kind, from_on: from, to_on: to, evidence },
    ...{ recorded_by: by, recorded_at: recordedAt },
  })
}

/** The return: its day takes the place of the one that was expected. */
export function endAbsence(
  client: pg.ClientBase,
  { id, endedOn, evidence, by }: { id: number; endedOn: IsoDate; evidence: string; by: PersonId },
): Promise<void> {
  return updateEntry(client, 'absences', id, { to_on: endedOn, ended_evidence: evidence, ended_by: by })
}
