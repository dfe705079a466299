import type pg from 'pg'
import type { UnknownDay } from '../../domain/birth-date.js'
import type { CappedPost } from '../../domain/planning/caps.js'
import type { ToBePlanned } from '../../domain/planning/conditions.js'
import type { LevelCounts, PlannablePost, PlannedPerson } from '../../domain/planning/structure.js'
import {
  type IsoDate,
  type PersonId,
  type PostId,
  type PostLevel,
  type UnitId,
  WAYS_OF_LEAVING,
} from '../../domain/vocabulary.js'

const IN_FORCE = 'e.approved_on <= $2 AND (e.left_on IS NULL OR e.left_on > $2)'

/** What somebody who may be planned is like. */
export interface PlannableRow extends Omit<PlannedPerson, 'postId'> {
  unitId: UnitId | null
  /** The levels of the posts held on that day. */
  holds: PostLevel[]
  /** Every post that the person is planned for on that day, wherever it is. */
  planned: CappedPost[]
  disciplines: ToBePlanned['disciplines']
  left: ToBePlanned['left']
  confidence: ToBePlanned['confidence']
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
       coalesce((SELECT jsonb_agg(jsonb_build_object('postId', o.id, 'level', o.level, 'managingBody', o.managing_body_id) ORDER BY e.id)
                 FROM planning_entries e JOIN posts o ON o.id = e.post_id WHERE e.person_id = p.id AND ${IN_FORCE}), '[]') AS planned,
       coalesce((SELECT jsonb_agg(jsonb_build_object('kind', d.kind, 'effectiveOn', d.effective_on, 'endedOn', d.ended_on))
                 FROM disciplines d WHERE d.person_id = p.id), '[]') AS disciplines,
       coalesce((SELECT jsonb_agg(jsonb_build_object('level', t.level, 'on', t.to_on, 'way', c.kind))
                 FROM tenures t JOIN cases c ON c.id = t.ended_by
                 WHERE t.person_id = p.id AND t.to_on IS NOT NULL AND c.kind = ANY ($3)), '[]') AS left,
       (SELECT jsonb_build_object('heldOn', r.held_on, 'low', r.low, 'collected', r.collected)
        FROM confidence_results r WHERE r.person_id = p.id ORDER BY r.held_on DESC, r.case_id LIMIT 1) AS confidence
     FROM people p WHERE p.id = ANY($1)`,
    [ids, on, WAYS_OF_LEAVING],
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

/** Posts of the unit and below, of these. */
export async function listPlannablePosts(
  client: pg.Pool | pg.ClientBase,
  unit: UnitId,
  ids: readonly PostId[],
): Promise<PlannablePost[]> {
  const { rows } = await client.query<PlannablePost>(
    `SELECT o.id AS "postId", o.level, ${localityOf('u')} AS locality, o.managing_body_id AS "managingBody",
       (SELECT count(*)::integer FROM seats s WHERE s.post_id = o.id) AS seats
     FROM posts o JOIN units u ON u.id = o.unit_id WHERE o.id = ANY($2) AND u.path @> ARRAY[$1] ORDER BY o.id`,
    [unit, ids],
  )
  return rows
}

/** SQL: a post is of a commune when its unit is one or below one. */
const localityOf = (unit: string) => `CASE WHEN EXISTS (
  SELECT 1 FROM units above WHERE above.id = ANY(${unit}.path) AND above.kind = 'commune') THEN 'commune' ELSE 'province' END`

/** The same of the unit $1 and all below it, looked at together. */
const HERE = `
  SELECT u.id, CASE WHEN bool_or(above.kind = 'commune') THEN 'commune' ELSE 'province' END AS locality
  FROM units u CROSS JOIN unnest(u.path) p (id) JOIN units above ON above.id = p.id
  WHERE u.path @> ARRAY[$1] GROUP BY u.id`

type PostCounts = Pick<LevelCounts, 'locality' | 'level' | 'posts' | 'seats'>

/** On which day, and by which days of birth. */
interface PlannedCounted {
  on: IsoDate
  /** For each bound of the age groups, the last day of birth of those who have reached it. */
  bornBy: readonly IsoDate[]
  /** With which day ages are counted where it is not known. */
  unknownDay: UnknownDay
}

/** How many posts there are of the unit and below, and how many are planned for them, by level and locality. */
export async function countPlanned(
  client: pg.Pool | pg.ClientBase,
  unit: UnitId,
  { on, bornBy, unknownDay }: PlannedCounted,
): Promise<LevelCounts[]> {
  const [posts, people] = await Promise.all([
    countPosts(client, unit),
    countPeople(client, unit, { on, bornBy, unknownDay }),
  ])
  const nobody = { people: 0, women: 0, dated: 0, withoutDay: 0, younger: bornBy.map(() => 0) }
  return posts.map((of) => ({
    ...(people.find(({ locality, level }) => locality === of.locality && level === of.level) ?? nobody),
    ...of,
  }))
}

async function countPosts(client: pg.Pool | pg.ClientBase, unit: UnitId): Promise<PostCounts[]> {
  // Unit by unit: of a small one the posts of the others are not looked at.
  const { rows } = await client.query<PostCounts>(
    `SELECT here.locality, o.level, sum(o.posts)::integer AS posts, sum(o.seats)::integer AS seats
     FROM (${HERE} OFFSET 0) here
     CROSS JOIN LATERAL (
       SELECT p.level, count(*) AS posts, sum((SELECT count(*) FROM seats s WHERE s.post_id = p.id)) AS seats
       FROM posts p WHERE p.unit_id = here.id GROUP BY p.level) o
     GROUP BY here.locality, o.level`,
    [unit],
  )
  return rows
}

/** SQL: entries in force on the day $2 of which that is so, as their index has them. */
const inForce = (where: string): string =>
  `SELECT post_unit_id, post_level, person_id, person_sex, person_born_on FROM planning_entries WHERE ${where} AND approved_on <= $2`

/**
 * Each person once in a level, however many posts of it they are planned for. The units are found first (MATERIALIZED), and the
 * entries of each by its index, so that of a small one those of the others are not looked at. Days are compared as they are
 * written, and found once (OFFSET 0): making a date of each takes longer than all the rest.
 */
async function countPeople(
  client: pg.Pool | pg.ClientBase,
  unit: UnitId,
  { on, bornBy, unknownDay }: PlannedCounted,
): Promise<Omit<LevelCounts, 'posts' | 'seats'>[]> {
  const younger = bornBy.map((_, index) => `count(*) FILTER (WHERE born_on > $${index + 4})`)
  const { rows } = await client.query<Omit<LevelCounts, 'posts' | 'seats'>>(
    `WITH here AS MATERIALIZED (${HERE}), left_later AS MATERIALIZED (${inForce('left_on > $2')}),
     planned AS (
       SELECT e.locality, e.post_level AS level, any_value(e.person_sex) AS sex, any_value(e.person_born_on) AS known
       FROM (
         SELECT here.locality, now.* FROM here CROSS JOIN LATERAL (${inForce('left_on IS NULL AND post_unit_id = here.id')} OFFSET 0) now
         UNION ALL
         SELECT here.locality, later.* FROM left_later later JOIN here ON here.id = later.post_unit_id
       ) e
       GROUP BY e.locality, e.post_level, e.person_id
     ), born AS (
       SELECT *, CASE WHEN length(known) = 10 THEN known ELSE to_char(birth_day(known, $3), 'YYYY-MM-DD') END AS born_on
       FROM planned OFFSET 0
     )
     SELECT locality, level, count(*)::integer AS people, (count(*) FILTER (WHERE sex = 'female'))::integer AS women,
       count(known)::integer AS dated, (count(*) FILTER (WHERE length(known) < 10))::integer AS "withoutDay", ARRAY[${younger.join(', ')}]::integer[] AS younger
     FROM born GROUP BY locality, level`,
    [unit, on, unknownDay, ...bornBy],
  )
  return rows
}

/** Somebody who is planned, and what the post is that it is for. */
export interface Planned extends PlannedPerson, PlannablePost {}

/** Who is planned on that day for posts of the unit and below, of these people and for these posts: all that moves of them concern. */
export async function listPlannedPeople(
  client: pg.Pool | pg.ClientBase,
  unit: UnitId,
  { on, people, posts }: { on: IsoDate; people: readonly PersonId[]; posts: readonly PostId[] },
): Promise<Planned[]> {
  const { rows } = await client.query<Planned>(
    `SELECT p.id AS "personId", o.id AS "postId", p.sex, p.born_on AS "bornOn", o.level, ${localityOf('u')} AS locality
     FROM planning_entries e JOIN people p ON p.id = e.person_id
     JOIN posts o ON o.id = e.post_id JOIN units u ON u.id = o.unit_id
     WHERE (e.person_id = ANY($3) OR e.post_id = ANY($4)) AND u.path @> ARRAY[$1] AND ${IN_FORCE} ORDER BY e.id`,
    [unit, on, people, posts],
  )
  return rows
}
