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
import { type NamedPerson, namedPersonOrNull } from '../sql/named-person.js'
import { entries, insertEntry, RECORDED, type Recorded, updateEntry } from './entries.js'

/** An interest as it was declared. */
export interface InterestRow extends Recorded {
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
  /** The first day on which it is no more. */
  endedOn: IsoDate | null
  endedReason: string | null
}

const UNIT = `CASE WHEN u.id IS NOT NULL
  THEN jsonb_build_object('id', u.id, 'name', jsonb_build_object('vi', u.name_vi, 'en', u.name_en)) END`

/** The latest declared first. */
export const { list: listInterests, find: findInterest } = entries<InterestRow>({
  table: 'interests',
  columns: `x.kind, x.what, x.declared_on AS "declaredOn", x.source, ${namedPersonOrNull('o')} AS other, ${UNIT} AS unit,
    x.ended_on AS "endedOn", x.ended_reason AS "endedReason", ${RECORDED.columns}`,
  joins: `${RECORDED.joins} LEFT JOIN people o ON o.id = x.other_id LEFT JOIN units u ON u.id = x.unit_id`,
  of: 'x.person_id = $1',
  order: 'x.declared_on DESC, x.id DESC',
})

interface NewInterest extends Pick<InterestRow, 'kind' | 'what' | 'declaredOn' | 'source'> {
  person: PersonId
  other: PersonId | null
  unit: UnitId | null
  by: PersonId
  recordedAt: Instant
}

/** Undefined where the same one is declared and in force. */
export function insertInterest(client: pg.ClientBase, interest: NewInterest): Promise<number | undefined> {
  const { person, kind, what, other, unit, declaredOn, source, by, recordedAt } = interest
  return insertEntry(client, 'interests', {
    ...{ person_id: person, kind, what, other_id: other, unit_id: unit },
    ...{ declared_on: declaredOn, source, recorded_by: by, recorded_at: recordedAt },
  })
}

/** From that day it is no more. */
export function endInterest(
  client: pg.ClientBase,
  { id, endedOn, reason, by }: { id: number; endedOn: IsoDate; reason: string; by: PersonId },
): Promise<void> {
  return updateEntry(client, 'interests', id, { ended_on: endedOn, ended_reason: reason, ended_by: by })
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
                  'other', ${namedPersonOrNull('o')}, 'unit', ${UNIT}) ORDER BY i.id), '[]')
         FROM interests i LEFT JOIN people o ON o.id = i.other_id LEFT JOIN units u ON u.id = i.unit_id
         WHERE i.person_id = k.person_id AND i.declared_on <= $2 AND (i.ended_on IS NULL OR i.ended_on > $2)
           AND (i.unit_id = ANY (w.path)
                OR i.other_id IN (SELECT person_id FROM case_candidates WHERE case_id = $1 AND status IN ('active', 'selected'))
                OR i.other_id IN (
                  SELECT m.person_id FROM group_members m
                  WHERE m.group_id IN (c.office_id, c.reviewers_id, c.tellers_id, c.managing_body_id)
                    AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)))) AS items
      FROM case_candidates k JOIN cases c ON c.id = k.case_id JOIN units w ON w.id = c.unit_id
      WHERE k.case_id = $1 AND k.status IN ('active', 'selected') ORDER BY k.ordinal`,
    values: [caseId, on],
  })
  return rows
}
