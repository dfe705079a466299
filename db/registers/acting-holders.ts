import type pg from 'pg'
import type { ActingPeriod } from '../../domain/authority/acting.js'
import type { CaseId, Instant, IsoDate, PersonId, SeatId } from '../../domain/vocabulary.js'
import { type NamedPerson, namedPerson } from '../sql/named-person.js'
import { entries, insertEntry, RECORDED, type Recorded, updateEntry } from './entries.js'

/** Somebody who acts in a vacant seat, as it was recorded, and its end before the last day. */
export interface ActingHolderRow extends Recorded {
  id: number
  seat: { id: SeatId; ordinal: number }
  person: NamedPerson
  from: IsoDate
  /** The last day. */
  until: IsoDate
  reference: string
  /** The first day on which they no longer act; the first of all: they never did. */
  endedOn: IsoDate | null
  endedReason: string | null
  /** The case that filled the seat. */
  endedByCase: CaseId | null
}

/** Of all seats of a post, the latest begun of each first. */
export const { list: listActingHolders, find: findActingHolder } = entries<ActingHolderRow>({
  table: 'acting_holders',
  columns: `jsonb_build_object('id', s.id, 'ordinal', s.ordinal) AS seat, ${namedPerson('p')} AS person,
    x.from_on AS "from", x.until_on AS until, x.reference, x.ended_on AS "endedOn", x.ended_reason AS "endedReason",
    x.ended_by_case AS "endedByCase", ${RECORDED.columns}`,
  joins: `${RECORDED.joins} JOIN seats s ON s.id = x.seat_id JOIN people p ON p.id = x.person_id`,
  of: 's.post_id = $1',
  order: 's.ordinal, x.from_on DESC, x.id DESC',
})

/** A vacancy of a seat. */
export interface Vacancy {
  seat: SeatId
  since: IsoDate
}

/** Who has acted in that vacancy, each to the last day; those that were ended on their first day never did. */
export async function listActingPeriods(
  client: pg.ClientBase,
  { seat, since }: Vacancy,
): Promise<ActingPeriod[]> {
  const { rows } = await client.query<ActingPeriod>(
    `SELECT person_id AS person, from_on AS "from", coalesce(ended_on - 1, until_on) AS until
     FROM acting_holders WHERE seat_id = $1 AND vacant_since = $2 AND (ended_on IS NULL OR ended_on > from_on)
     ORDER BY from_on`,
    [seat, since],
  )
  return rows
}

interface NewActingHolder extends ActingPeriod {
  vacancy: Vacancy
  reference: string
  by: PersonId
  recordedAt: Instant
}

/** Enters who acts in a vacancy; the seat has to be locked. Undefined where the person acts, or acted, in it. */
export function insertActingHolder(
  client: pg.ClientBase,
  acting: NewActingHolder,
): Promise<number | undefined> {
  const { vacancy, person, from, until, reference, by, recordedAt } = acting
  return insertEntry(client, 'acting_holders', {
    ...{
      seat_id: vacancy.seat,
      vacant_since: vacancy.since,
      person_id: person,
      from_on: from,
      until_on: until,
    },
    ...{ reference, recorded_by: by, recorded_at: recordedAt },
  })
}

/** Ends it before its last day. */
export function endActingHolder(
  client: pg.ClientBase,
  { id, endedOn, reason, by }: { id: number; endedOn: IsoDate; reason: string; by: PersonId },
): Promise<void> {
  return updateEntry(client, 'acting_holders', id, { ended_on: endedOn, ended_reason: reason, ended_by: by })
}
