import type pg from 'pg'
import type { AbsenceKind, Instant, IsoDate, PersonId } from '../../domain/vocabulary.js'
import { namedPerson } from './named-person.js'

/** A stay abroad, in hospital or on maternity leave, as it was entered, and the return from it. */
export interface AbsenceRow {
  id: number
  kind: AbsenceKind
  from: IsoDate
  /** The first day back: expected, until the return is recorded; null where nobody knows. */
  to: IsoDate | null
  evidence: string
  recordedBy: { id: PersonId; name: string }
  recordedAt: Instant
  endedEvidence: string | null
  endedBy: { id: PersonId; name: string } | null
}

const ABSENCE = `SELECT a.id::integer AS id, a.kind, a.from_on AS "from", a.to_on AS "to", a.evidence,
    ${namedPerson('r')} AS "recordedBy", a.recorded_at AS "recordedAt", a.ended_evidence AS "endedEvidence",
    CASE WHEN e.id IS NOT NULL THEN ${namedPerson('e')} END AS "endedBy"
  FROM absences a JOIN people r ON r.id = a.recorded_by LEFT JOIN people e ON e.id = a.ended_by`

/** All of a person's, the latest begun first. */
export async function listAbsences(client: pg.Pool | pg.ClientBase, person: PersonId): Promise<AbsenceRow[]> {
  const { rows } = await client.query<AbsenceRow>(
    `${ABSENCE} WHERE a.person_id = $1 ORDER BY a.from_on DESC, a.id DESC`,
    [person],
  )
  return rows
}

/** One of a person's, locked; undefined where it is somebody else's. */
export async function findAbsence(
  client: pg.ClientBase,
  { id, person }: { id: number; person: PersonId },
): Promise<AbsenceRow | undefined> {
  const { rows } = await client.query<AbsenceRow>(
    `${ABSENCE} WHERE a.id = $1 AND a.person_id = $2 FOR UPDATE OF a`,
    [id, person],
  )
  return rows[0]
}

export interface NewAbsence extends Pick<AbsenceRow, 'kind' | 'from' | 'to' | 'evidence' | 'recordedAt'> {
  person: PersonId
  by: PersonId
}

/** Undefined where the person has an absence of that kind from that day. */
export async function insertAbsence(client: pg.ClientBase, absence: NewAbsence): Promise<number | undefined> {
  const { person, kind, from, to, evidence, by, recordedAt } = absence
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO absences (person_id, kind, from_on, to_on, evidence, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id::integer AS id`,
    [person, kind, from, to, evidence, by, recordedAt],
  )
  return rows[0]?.id
}

/** The return: its day takes the place of the one that was expected. */
export async function endAbsence(
  client: pg.ClientBase,
  { id, endedOn, evidence, by }: { id: number; endedOn: IsoDate; evidence: string; by: PersonId },
): Promise<void> {
  await client.query('UPDATE absences SET to_on = $2, ended_evidence = $3, ended_by = $4 WHERE id = $1', [
    id,
    endedOn,
    evidence,
    by,
  ])
}
