import type pg from 'pg'
import type {
  CaseId,
  Instant,
  InterestKind,
  IsoDate,
  PersonId,
  Text,
  UnitId,
} from '../../domain/vocabulary.js'
import { namedPerson } from './named-person.js'

type NamedPerson = { id: PersonId; name: string }

/** An interest as it was declared. */
export interface InterestRow {
  id: number
  kind: InterestKind
  /** In what, in words. */
  what: string
  /** Whom it ties the person to. */
  other: NamedPerson | null
  /** The unit that it touches, with all that is below it. */
  unit: { id: UnitId; name: Text } | null
  declaredOn: IsoDate
  source: string
  recordedBy: NamedPerson
  recordedAt: Instant
  /** The first day on which it is no more. */
  endedOn: IsoDate | null
  endedReason: string | null
  endedBy: NamedPerson | null
}

const OTHER = `CASE WHEN o.id IS NOT NULL THEN ${namedPerson('o')} END`
const UNIT = `CASE WHEN u.id IS NOT NULL
  THEN jsonb_build_object('id', u.id, 'name', jsonb_build_object('vi', u.name_vi, 'en', u.name_en)) END`

const INTEREST = `SELECT i.id::integer AS id, i.kind, i.what, i.declared_on AS "declaredOn", i.source,
    ${OTHER} AS other, ${UNIT} AS unit,
    ${namedPerson('r')} AS "recordedBy", i.recorded_at AS "recordedAt", i.ended_on AS "endedOn",
    i.ended_reason AS "endedReason", CASE WHEN e.id IS NOT NULL THEN ${namedPerson('e')} END AS "endedBy"
  FROM interests i JOIN people r ON r.id = i.recorded_by LEFT JOIN people o ON o.id = i.other_id
  LEFT JOIN units u ON u.id = i.unit_id LEFT JOIN people e ON e.id = i.ended_by`

/** All that a person declared, the latest first. */
export async function listInterests(
  client: pg.Pool | pg.ClientBase,
  person: PersonId,
): Promise<InterestRow[]> {
  const { rows } = await client.query<InterestRow>(
    `${INTEREST} WHERE i.person_id = $1 ORDER BY i.declared_on DESC, i.id DESC`,
    [person],
  )
  return rows
}

/** One of a person's, locked; undefined where it is somebody else's. */
export async function findInterest(
  client: pg.ClientBase,
  { id, person }: { id: number; person: PersonId },
): Promise<InterestRow | undefined> {
  const { rows } = await client.query<InterestRow>(
    `${INTEREST} WHERE i.id = $1 AND i.person_id = $2 FOR UPDATE OF i`,
    [id, person],
  )
  return rows[0]
}

export interface NewInterest
  extends Pick<InterestRow, 'kind' | 'what' | 'declaredOn' | 'source' | 'recordedAt'> {
  person: PersonId
  other: PersonId | null
  unit: UnitId | null
  by: PersonId
}

/** Undefined where the same one is declared and in force. */
export async function insertInterest(
  client: pg.ClientBase,
  interest: NewInterest,
): Promise<number | undefined> {
  const { person, kind, what, other, unit, declaredOn, source, by, recordedAt } = interest
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO interests (person_id, kind, what, other_id, unit_id, declared_on, source, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id::integer AS id`,
    [person, kind, what, other, unit, declaredOn, source, by, recordedAt],
  )
  return rows[0]?.id
}

/** From that day it is no more. */
export async function endInterest(
  client: pg.ClientBase,
  { id, endedOn, reason, by }: { id: number; endedOn: IsoDate; reason: string; by: PersonId },
): Promise<void> {
  await client.query('UPDATE interests SET ended_on = $2, ended_reason = $3, ended_by = $4 WHERE id = $1', [
    id,
    endedOn,
    reason,
    by,
  ])
}

/** The declared interests of one candidate that touch a case. */
export interface CandidateInterests {
  personId: PersonId
  /** The latest declaration; null: nothing is known. */
  declaredOn: IsoDate | null
  /** In force on the day asked, and tied to the unit of the post, to another candidate or to who acts on the case. */
  items: Pick<InterestRow, 'kind' | 'what' | 'other' | 'unit' | 'declaredOn'>[]
}

/** Of those who are still candidates: whether they declared, and what of it touches this case. */
export async function listCandidateInterests(
  client: pg.Pool | pg.ClientBase,
  caseId: CaseId,
  on: IsoDate,
): Promise<CandidateInterests[]> {
  const { rows } = await client.query<CandidateInterests>({
    name: 'case-interests',
    text: `SELECT k.person_id AS "personId",
        (SELECT max(d.declared_on) FROM interests_declared d WHERE d.person_id = k.person_id AND d.declared_on <= $2) AS "declaredOn",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'what', i.what, 'declaredOn', i.declared_on,
                  'other', ${OTHER}, 'unit', ${UNIT}) ORDER BY i.id), '[]')
         FROM interests i LEFT JOIN people o ON o.id = i.other_id LEFT JOIN units u ON u.id = i.unit_id
         WHERE i.person_id = k.person_id AND i.declared_on <= $2 AND (i.ended_on IS NULL OR i.ended_on > $2)
           AND (i.unit_id = ANY (w.path)
                OR i.other_id IN (SELECT person_id FROM case_candidates WHERE case_id = $1 AND status IN ('active', 'selected'))
                OR i.other_id IN (
                  SELECT m.person_id FROM group_members m
                  WHERE m.group_id IN (p.office_id, p.reviewers_id, p.tellers_id, p.managing_body_id)
                    AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)))) AS items
      FROM case_candidates k JOIN cases c ON c.id = k.case_id JOIN units w ON w.id = c.unit_id JOIN posts p ON p.id = c.post_id
      WHERE k.case_id = $1 AND k.status IN ('active', 'selected') ORDER BY k.ordinal`,
    values: [caseId, on],
  })
  return rows
}
