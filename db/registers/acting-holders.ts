import type pg from 'pg'
import type { ActingPeriod } from '../../domain/authority/acting.js'
import type { CaseId, Instant, IsoDate, PersonId, PostId, SeatId } from '../../domain/vocabulary.js'
import { namedPerson } from './named-person.js'

/** Somebody who acts in a vacant seat, as it was recorded, and its end before the last day. */
export interface ActingHolderRow {
  id: number
  seat: { id: SeatId; ordinal: number }
  person: { id: PersonId; name: string }
  from: IsoDate
  /** The last day. */
  until: IsoDate
  reference: string
  recordedBy: { id: PersonId; name: string }
  recordedAt: Instant
  /** The first day on which they no longer act; the first of all: they never did. */
  endedOn: IsoDate | null
  endedReason: string | null
  endedBy: { id: PersonId; name: string } | null
  /** The case that filled the seat. */
  endedByCase: CaseId | null
}

const ACTING_HOLDER = `SELECT a.id::integer AS id, jsonb_build_object('id', s.id, 'ordinal', s.ordinal) AS seat,
    ${namedPerson('p')} AS person, a.from_on AS "from", a.until_on AS until, a.reference,
    ${namedPerson('r')} AS "recordedBy", a.recorded_at AS "recordedAt", a.ended_on AS "endedOn",
    a.ended_reason AS "endedReason", CASE WHEN e.id IS NOT NULL THEN ${namedPerson('e')} END AS "endedBy",
    a.ended_by_case AS "endedByCase"
  FROM acting_holders a JOIN seats s ON s.id = a.seat_id JOIN people p ON p.id = a.person_id
  JOIN people r ON r.id = a.recorded_by LEFT JOIN people e ON e.id = a.ended_by`

/** Of all seats of a post, the latest begun of each first. */
export async function listActingHolders(
  client: pg.Pool | pg.ClientBase,
  post: PostId,
): Promise<ActingHolderRow[]> {
  const { rows } = await client.query<ActingHolderRow>(
    `${ACTING_HOLDER} WHERE s.post_id = $1 ORDER BY s.ordinal, a.from_on DESC, a.id DESC`,
    [post],
  )
  return rows
}

/** One of a post's, locked; undefined where it is another's. */
export async function findActingHolder(
  client: pg.ClientBase,
  { id, post }: { id: number; post: PostId },
): Promise<ActingHolderRow | undefined> {
  const { rows } = await client.query<ActingHolderRow>(
    `${ACTING_HOLDER} WHERE a.id = $1 AND s.post_id = $2 FOR UPDATE OF a`,
    [id, post],
  )
  return rows[0]
}

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

export interface NewActingHolder extends ActingPeriod {
  vacancy: Vacancy
  reference: string
  by: PersonId
  recordedAt: Instant
}

/** Enters who acts in a vacancy; the seat has to be locked. */
export async function insertActingHolder(client: pg.ClientBase, acting: NewActingHolder): Promise<number> {
  const { vacancy, person, from, until, reference, by, recordedAt } = acting
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO acting_holders (seat_id, vacant_since, person_id, from_on, until_on, reference, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id::integer AS id`,
    [vacancy.seat, vacancy.since, person, from, until, reference, by, recordedAt],
  )
  const [inserted] = rows
  if (!inserted) throw new Error('an INSERT that returned no row')
  return inserted.id
}

/** Ends it before its last day. */
export async function endActingHolder(
  client: pg.ClientBase,
  { id, endedOn, reason, by }: { id: number; endedOn: IsoDate; reason: string; by: PersonId },
): Promise<void> {
  await client.query(
    'UPDATE acting_holders SET ended_on = $2, ended_reason = $3, ended_by = $4 WHERE id = $1',
    [id, endedOn, reason, by],
  )
}
