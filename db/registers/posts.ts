import type pg from 'pg'
import type { DecidingBody } from '../../domain/rules/authority.js'
import type {
  Degree,
  GroupId,
  IsoDate,
  PersonId,
  PostId,
  PostLevel,
  SeatId,
  Text,
  UnitId,
} from '../../domain/vocabulary.js'
import { bilingual } from '../sql/bilingual.js'
import { COUNT_UP_TO } from '../sql/counted-list.js'
import { searchable } from '../sql/search-text.js'

export type FilledBy = 'appointment' | 'election'

/** The groups that act on a procedure for a post. */
export interface PostCircle {
  managingBody: GroupId
  electorate: GroupId
  office: GroupId
  reviewers: GroupId
  tellers: GroupId
}

export interface SeatRow {
  id: SeatId
  ordinal: number
  /** Who holds it, since when; null while it is vacant. */
  holder: { id: PersonId; name: string; since: IsoDate; termEndsOn: IsoDate | null } | null
  /** The first day without a holder; null while it is held. */
  vacantSince: IsoDate | null
}

export interface PostRow {
  id: PostId
  unit: { id: UnitId; name: Text; path: UnitId[] }
  title: Text
  level: PostLevel
  filledBy: FilledBy
  degree: Degree | null
  circle: { [Role in keyof PostCircle]: { id: GroupId; name: Text } }
  seats: SeatRow[]
  version: number
}

const group = (alias: string) =>
  `(SELECT jsonb_build_object('id', g.id, 'name', ${bilingual('g.name')}) FROM groups g WHERE g.id = p.${alias}_id)`

const POST = `
  p.id, p.level, p.filled_by AS "filledBy", p.degree, p.version,
  ${bilingual('p.title')} AS title,
  jsonb_build_object('id', u.id, 'name', ${bilingual('u.name')}, 'path', u.path) AS unit,
  jsonb_build_object('managingBody', ${group('managing_body')}, 'electorate', ${group('electorate')},
    'office', ${group('office')}, 'reviewers', ${group('reviewers')}, 'tellers', ${group('tellers')}) AS circle,
  coalesce((
    SELECT jsonb_agg(jsonb_build_object(
      'id', s.id, 'ordinal', s.ordinal,
      'holder', CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('id', h.id, 'name', h.full_name, 'since', t.from_on, 'termEndsOn', t.term_ends_on) END,
      'vacantSince', CASE WHEN t.id IS NULL THEN
        coalesce((SELECT max(e.to_on) FROM tenures e WHERE e.seat_id = s.id), s.created_on) END
    ) ORDER BY s.ordinal)
    FROM seats s
    LEFT JOIN tenures t ON t.seat_id = s.id AND t.to_on IS NULL
    LEFT JOIN people h ON h.id = t.person_id
    WHERE s.post_id = p.id
  ), '[]') AS seats`

export async function findPost(client: pg.Pool | pg.ClientBase, id: PostId): Promise<PostRow | undefined> {
  const { rows } = await client.query<PostRow>(
    `SELECT ${POST} FROM posts p JOIN units u ON u.id = p.unit_id WHERE p.id = $1`,
    [id],
  )
  return rows[0]
}

/** Keeps others from changing the post until the transaction ends. */
export async function lockPost(client: pg.ClientBase, id: PostId): Promise<void> {
  await client.query('SELECT 1 FROM posts WHERE id = $1 FOR UPDATE', [id])
}

export interface PostFilter {
  /** The unit and everything below it. */
  unit?: UnitId | undefined
  /** Only posts with a vacant seat, or only posts without one. */
  vacant?: boolean | undefined
  level?: PostLevel | undefined
  /** Part of a title or of the unit's name, already as `searchName` makes it. */
  q?: string | undefined
  after?: { path: UnitId[]; id: PostId } | undefined
  limit: number
}

const HAS_VACANT_SEAT = `EXISTS (
  SELECT 1 FROM seats s WHERE s.post_id = p.id
    AND NOT EXISTS (SELECT 1 FROM tenures t WHERE t.seat_id = s.id AND t.to_on IS NULL))`

/** Posts in the order of the units' tree: limit + 1 rows, and a count up to 1,001. */
export async function listPosts(
  client: pg.Pool | pg.ClientBase,
  { unit, vacant, level, q, after, limit }: PostFilter,
): Promise<{ rows: PostRow[]; counted: number }> {
  const { rows } = await client.query<PostRow & { counted: number }>(
    `WITH found AS MATERIALIZED (
       SELECT p.id, u.path FROM posts p JOIN units u ON u.id = p.unit_id
       WHERE ($1::text IS NULL OR u.path @> ARRAY[$1::text]) AND ($2::text IS NULL OR p.level = $2)
         AND ($3::text IS NULL OR strpos(${searchable('p.title_vi')}, $3) > 0 OR strpos(lower(p.title_en), $3) > 0
           OR strpos(${searchable('u.name_vi')}, $3) > 0)
         AND ($4::boolean IS NULL OR $4 = ${HAS_VACANT_SEAT})
     ), page AS MATERIALIZED (
       SELECT id, path FROM found WHERE $5::text[] IS NULL OR (path, id) > ($5, $6) ORDER BY path, id LIMIT $7
     )
     SELECT ${POST}, (SELECT count(*)::integer FROM (SELECT 1 FROM found LIMIT ${COUNT_UP_TO}) f) AS counted
     FROM (SELECT 1) one LEFT JOIN (page JOIN posts p USING (id) JOIN units u ON u.id = p.unit_id) ON true
     ORDER BY u.path, p.id`,
    [unit, level, q, vacant, after?.path, after?.id, limit + 1],
  )
  return { rows: rows.filter(({ id }) => id !== null), counted: rows[0]?.counted ?? 0 }
}

/** Those of the named groups that exist. */
export async function listKnownGroups(client: pg.ClientBase, ids: readonly GroupId[]): Promise<Set<GroupId>> {
  const { rows } = await client.query<{ id: GroupId }>('SELECT id FROM groups WHERE id = ANY($1)', [ids])
  return new Set(rows.map(({ id }) => id))
}

export interface PostValues extends PostCircle {
  id: PostId
  unitId: UnitId
  title: Text
  level: PostLevel
  filledBy: FilledBy
  degree: Degree | null
}

/** Inserts a post; its unit and groups have to exist. */
export async function insertPost(client: pg.ClientBase, post: PostValues): Promise<void> {
  await client.query(
    `INSERT INTO posts (id, unit_id, title_vi, title_en, level, filled_by, degree,
       managing_body_id, electorate_id, office_id, reviewers_id, tellers_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    columnsOf(post),
  )
}

/** Changes a post; its version goes up by one. */
export async function updatePost(client: pg.ClientBase, post: PostValues): Promise<void> {
  await client.query(
    `UPDATE posts SET unit_id = $2, title_vi = $3, title_en = $4, level = $5, filled_by = $6, degree = $7,
       managing_body_id = $8, electorate_id = $9, office_id = $10, reviewers_id = $11, tellers_id = $12,
       version = version + 1
     WHERE id = $1`,
    columnsOf(post),
  )
}

function columnsOf({ id, unitId, title, level, filledBy, degree, ...circle }: PostValues): unknown[] {
  const { managingBody, electorate, office, reviewers, tellers } = circle
  return [
    ...[id, unitId, title.vi, title.en, level, filledBy, degree],
    ...[managingBody, electorate, office, reviewers, tellers],
  ]
}

/** Adds `count` seats after the last one, vacant from the day `on`. */
export async function insertSeats(
  client: pg.ClientBase,
  postId: PostId,
  count: number,
  on: IsoDate,
): Promise<void> {
  await client.query(
    `INSERT INTO seats (id, post_id, ordinal, created_on)
     SELECT regexp_replace($1, '^post-', 'seat-') || '-' || ordinal, $1, ordinal, $3
     FROM (SELECT coalesce((SELECT max(ordinal) FROM seats WHERE post_id = $1), 0) + n AS ordinal
           FROM generate_series(1, $2::integer) n) added`,
    [postId, count, on],
  )
}

/** Raises the version of a post whose seats changed. */
export async function touchPost(client: pg.ClientBase, id: PostId): Promise<void> {
  await client.query('UPDATE posts SET version = version + 1 WHERE id = $1', [id])
}

/** Who acts on a post, decides on it and records what was decided. */
export interface PostAuthority {
  kind: DecidingBody
  managingBody: GroupId
  managingBodyName: Text
  office: GroupId
  officeName: Text
  secretariat: GroupId | null
  secretariatName: Text | null
}

export async function findPostAuthority(
  client: pg.Pool | pg.ClientBase,
  id: PostId,
): Promise<PostAuthority | undefined> {
  const { rows } = await client.query<PostAuthority>({
    name: 'find-post-authority',
    text: `SELECT body.kind, body.id AS "managingBody",
             ${bilingual('body.name')} AS "managingBodyName",
             office.id AS office, ${bilingual('office.name')} AS "officeName",
             secretariat.id AS secretariat, CASE WHEN secretariat.id IS NOT NULL THEN
               ${bilingual('secretariat.name')} END AS "secretariatName"
           FROM posts p JOIN groups body ON body.id = p.managing_body_id JOIN groups office ON office.id = p.office_id
           LEFT JOIN groups secretariat ON secretariat.id = body.secretariat_id WHERE p.id = $1`,
    values: [id],
  })
  return rows[0]
}
