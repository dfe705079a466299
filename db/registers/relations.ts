import type pg from 'pg'
import type { IsoDate, PersonId, RelationKind } from '../../domain/vocabulary.js'

/** A relation as it was declared: `kind` is what the relative is to the person. */
export interface RelationRow {
  id: number
  person: { id: PersonId; name: string }
  relative: { id: PersonId; name: string }
  kind: RelationKind
  declaredOn: IsoDate
  source: string
  endedOn: IsoDate | null
  endedReason: string | null
}

const RELATION = `r.id::integer AS id, r.kind, r.declared_on AS "declaredOn", r.source, r.ended_on AS "endedOn",
  r.ended_reason AS "endedReason", jsonb_build_object('id', p.id, 'name', p.full_name) AS person,
  jsonb_build_object('id', o.id, 'name', o.full_name) AS relative
  FROM relations r JOIN people p ON p.id = r.person_id JOIN people o ON o.id = r.relative_id`

/** The relations that name this person from either side, in the order in which they were entered. */
export async function listRelations(
  client: pg.Pool | pg.ClientBase,
  person: PersonId,
): Promise<RelationRow[]> {
  const { rows } = await client.query<RelationRow>(
    `SELECT ${RELATION} WHERE r.person_id = $1 OR r.relative_id = $1 ORDER BY r.id`,
    [person],
  )
  return rows
}

/** One of them; undefined where it names others. */
export async function findRelation(
  client: pg.ClientBase,
  { id, person }: { id: number; person: PersonId },
): Promise<RelationRow | undefined> {
  const { rows } = await client.query<RelationRow>(
    `SELECT ${RELATION} WHERE r.id = $1 AND (r.person_id = $2 OR r.relative_id = $2) FOR UPDATE OF r`,
    [id, person],
  )
  return rows[0]
}

/** Enters a relation; undefined where the two have one that is in force. */
export async function insertRelation(
  client: pg.ClientBase,
  relation: {
    person: PersonId
    relative: PersonId
    kind: RelationKind
    declaredOn: IsoDate
    source: string
  },
): Promise<number | undefined> {
  const { person, relative, kind, declaredOn, source } = relation
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO relations (person_id, relative_id, kind, declared_on, source) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING id::integer AS id`,
    [person, relative, kind, declaredOn, source],
  )
  return rows[0]?.id
}

/** Ends a relation: from that day it no longer holds. */
export async function endRelation(
  client: pg.ClientBase,
  { id, endedOn, reason }: { id: number; endedOn: IsoDate; reason: string },
): Promise<void> {
  await client.query('UPDATE relations SET ended_on = $2, ended_reason = $3 WHERE id = $1', [
    id,
    endedOn,
    reason,
  ])
}
