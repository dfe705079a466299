import type pg from 'pg'
import type { PlannablePost, PlannedPerson } from '../../domain/planning/structure.js'
import type { IsoDate, PersonId, PostId, PostLevel, UnitId } from '../../domain/vocabulary.js'
import { unitOrBelow } from '../sql/unit-or-below.js'

const OF_UNIT = unitOrBelow('o.unit_id', '$1')
const IN_FORCE = 'e.approved_on <= $2 AND (e.left_on IS NULL OR e.left_on > $2)'

/** What somebody who may be planned is like. */
export interface PlannableRow extends Omit<PlannedPerson, 'postId'> {
  unitId: UnitId | null
  /** The levels of the posts held on that day. */
  holds: PostLevel[]
  /** Every post that the person is planned for on that day, wherever it is. */
  planned: { postId: PostId; level: PostLevel }[]
}

export async function listPlannable(
  client: pg.Pool | pg.ClientBase,
  ids: readonly PersonId[],
  on: IsoDate,
): Promise<Map<PersonId, PlannableRow>> {
  const { rows } = await client.query<PlannableRow>(
    `SELECT p.id AS "personId", p.unit_id AS "unitId", p.sex, p.born_on AS "bornOn",
       ARRAY(SELECT t.level FROM tenures t
             WHERE t.person_id = p.id AND t.from_on <= $2 AND (t.to_on IS NULL OR t.to_on > $2)) AS holds,
       coalesce((SELECT jsonb_agg(jsonb_build_object('postId', o.id, 'level', o.level) ORDER BY e.id)
                 FROM planning_entries e JOIN posts o ON o.id = e.post_id WHERE e.person_id = p.id AND ${IN_FORCE}), '[]') AS planned
     FROM people p WHERE p.id = ANY($1)`,
    [ids, on],
  )
  return new Map(rows.map((row) => [row.personId, row]))
}

/** Who is planned for a post now. */
export async function listPlannedForPost(client: pg.ClientBase, postId: PostId): Promise<PersonId[]> {
  const { rows } = await client.query<{ id: PersonId }>(
    'SELECT person_id AS id FROM planning_entries WHERE post_id = $1 AND left_on IS NULL ORDER BY id',
    [postId],
  )
  return rows.map(({ id }) => id)
}

/** The posts of the unit and below; a post is of a commune when its unit is one or below one. */
export async function listPlannablePosts(
  client: pg.Pool | pg.ClientBase,
  unit: UnitId,
): Promise<PlannablePost[]> {
  const { rows } = await client.query<PlannablePost>(
    `SELECT o.id AS "postId", o.level,
       CASE WHEN EXISTS (SELECT 1 FROM units a WHERE a.id = ANY(h.path) AND a.kind = 'commune')
         THEN 'commune' ELSE 'province' END AS locality
     FROM posts o JOIN units h ON h.id = o.unit_id WHERE ${OF_UNIT} ORDER BY o.id`,
    [unit],
  )
  return rows
}

/** Who is planned on that day for posts of the unit and below. */
export async function listPlannedPeople(
  client: pg.Pool | pg.ClientBase,
  unit: UnitId,
  on: IsoDate,
): Promise<PlannedPerson[]> {
  const { rows } = await client.query<PlannedPerson>(
    `SELECT p.id AS "personId", o.id AS "postId", p.sex, p.born_on AS "bornOn"
     FROM planning_entries e JOIN people p ON p.id = e.person_id JOIN posts o ON o.id = e.post_id
     WHERE ${OF_UNIT} AND ${IN_FORCE} ORDER BY e.id`,
    [unit, on],
  )
  return rows
}
