import type pg from 'pg'
import type { DecidingBody } from '../../domain/rules/authority.js'
import type {
  CaseId,
  Degree,
  GroupId,
  IsoDate,
  Months,
  PersonId,
  PostId,
  PostLevel,
  SeatId,
  Text,
  UnitId,
} from '../../domain/vocabulary.js'
import { bilingual } from '../sql/bilingual.js'
import { listCounted } from '../sql/counted-list.js'
import { OPEN } from '../sql/open-statuses.js'
import { isIn, someOfPart } from '../sql/part-of-text.js'
import { SqlParameters } from '../sql/sql-parameters.js'

export type FilledBy = 'appointment' | 'election'

/** The groups that act on a procedure for a post: in which place which. */
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
  /** The open procedure about it: to fill it, or about whoever holds it. */
  procedure: { id: CaseId; number: number } | null
}

export interface PostRow {
  id: PostId
  unit: { id: UnitId; name: Text; path: UnitId[] }
  title: Text
  level: PostLevel
  filledBy: FilledBy
  degree: Degree | null
  /** For how many months it is held; null: not entered. */
  termMonths: Months | null
  /** The structure of a body gives it to the holder of another post. */
  isByStructure: boolean
  circle: { [Role in keyof PostCircle]: { id: GroupId; name: Text } }
  seats: SeatRow[]
  version: number
}

const group = (alias: string) =>
  `(SELECT json_build_object('id', g.id, 'name', ${bilingual('g.name')}) FROM groups g WHERE g.id = p.${alias}_id)`

const POST = `
  p.id, p.level, p.filled_by AS "filledBy", p.degree, p.term_months AS "termMonths", p.is_by_structure AS "isByStructure", p.version,
  ${bilingual('p.title')} AS title,
  json_build_object('id', u.id, 'name', ${bilingual('u.name')}, 'path', u.path) AS unit,
  json_build_object('managingBody', ${group('managing_body')}, 'electorate', ${group('electorate')},
    'office', ${group('office')}, 'reviewers', ${group('reviewers')}, 'tellers', ${group('tellers')}) AS circle,
  coalesce((
    SELECT json_agg(json_build_object(
      'id', s.id, 'ordinal', s.ordinal,
      'holder', CASE WHEN t.id IS NOT NULL THEN json_build_object('id', h.id, 'name', h.full_name, 'since', t.from_on, 'termEndsOn', t.term_ends_on) END,
      'vacantSince', s.vacant_since,
      'procedure', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'number', c.number) END
    ) ORDER BY s.ordinal)
    FROM seats s
    LEFT JOIN tenures t ON t.seat_id = s.id AND t.to_on IS NULL
    LEFT JOIN people h ON h.id = t.person_id
    LEFT JOIN cases c ON c.seat_id = s.id AND c.status IN ${OPEN} AND c.kind NOT IN ('revocation', 'confidence-vote')
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
  /** Only posts that somebody is planned for today, or only posts that nobody is. */
  planned?: boolean | undefined
  level?: PostLevel | undefined
  /** Part of a title or of the unit's name, already as `searchName` makes it. */
  q?: string | undefined
  after?: { path: UnitId[]; id: PostId } | undefined
  limit: number
}

const VACANT_SEAT = 'SELECT 1 FROM seats s WHERE s.post_id = p.id AND s.vacant_since IS NOT NULL'
/** Asked of one post after the other, in the order of the list: OFFSET 0, or all vacant seats are gathered first. */
const NO_VACANT_SEAT = `NOT EXISTS (${VACANT_SEAT} OFFSET 0)`

/** Likewise. */
const PLANNED = 'SELECT 1 FROM planning_entries e WHERE e.post_id = p.id AND e.left_on IS NULL OFFSET 0'

/** Posts in the order of the units' tree: limit + 1 rows, and a count up to 1,001. */
export async function listPosts(
  client: pg.Pool | pg.ClientBase,
  { after, limit, ...filter }: PostFilter,
): Promise<{ rows: PostRow[]; counted: number }> {
  const sql = new SqlParameters()
  const where = await asked(client, sql, filter)
  const select = `SELECT p.id, u.path FROM posts p JOIN units u ON u.id = p.unit_id WHERE ${where}`
  return listCounted<PostRow>(client, {
    sql,
    parts: [{ select, order: 'u.path, p.id' }],
    after: () => after && `(u.path, p.id) > (${sql.add(after.path, 'text[]')}, ${sql.add(after.id, 'text')})`,
    order: 'path, id',
    limit,
    shown: (page) => `SELECT ${POST} FROM (${page}) page JOIN posts p ON p.id = page.id
      JOIN units u ON u.id = p.unit_id ORDER BY page.path, page.id`,
  })
}

/** SQL: what the filter asks of the post `p` of the unit `u`. */
async function asked(
  client: pg.Pool | pg.ClientBase,
  sql: SqlParameters,
  { unit, vacant, planned, level, q }: Omit<PostFilter, 'after' | 'limit'>,
): Promise<string> {
  const conditions = [
    'true',
    ...(unit === undefined ? [] : [`u.path @> ARRAY[${sql.add(unit, 'text')}]`]),
    ...(level === undefined ? [] : [`p.level = ${sql.add(level, 'text')}`]),
    ...(vacant === undefined ? [] : [vacant ? `EXISTS (${VACANT_SEAT})` : NO_VACANT_SEAT]),
    ...(planned === undefined ? [] : [`${planned ? '' : 'NOT '}EXISTS (${PLANNED})`]),
    ...(q === undefined ? [] : [await named(client, sql, q)]),
  ]
  return conditions.join(' AND ')
}

/** So many posts are taken one by one; where there are more of a title, the list is gone through in its order. */
const MOST = 600

/** SQL: has the post `p` that in its title or in the name of its unit? */
async function named(client: pg.Pool | pg.ClientBase, sql: SqlParameters, q: string): Promise<string> {
  const asking = new SqlParameters()
  const { rows } = await client.query<{ posts: PostId[]; units: UnitId[] }>(
    `SELECT ${someOfPart(asking, { table: 'posts', column: 'search_title', part: q, limit: MOST + 1 })} AS posts,
       ARRAY(SELECT u.id FROM units u WHERE ${isIn(asking, `split_part(u.search_name, E'\n', 1)`, q)}) AS units`,
    asking.values,
  )
  const { posts, units } = rows[0] ?? { posts: [], units: [] }
  const title =
    posts.length > MOST ? isIn(sql, 'p.search_title', q) : `p.id = ANY (${sql.add(posts, 'text[]')})`
  return `(${title} OR p.unit_id = ANY (${sql.add(units, 'text[]')}))`
}

/** A group, and the unit that it is of. */
export interface GroupRow {
  id: GroupId
  unitId: UnitId
  name: Text
}

/** Those of the named groups that exist, by their ids. */
export async function listKnownGroups(
  client: pg.ClientBase,
  ids: readonly GroupId[],
): Promise<Map<GroupId, GroupRow>> {
  const { rows } = await client.query<GroupRow>(
    `SELECT g.id, g.unit_id AS "unitId", ${bilingual('g.name')} AS name FROM groups g WHERE g.id = ANY ($1)`,
    [ids],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Who acts on the other posts of the unit of a post, and of which level these are. */
export async function listCirclesBeside(
  client: pg.ClientBase,
  { id, unitId }: Pick<PostValues, 'id' | 'unitId'>,
): Promise<(PostCircle & Pick<PostValues, 'level'>)[]> {
  const { rows } = await client.query<PostCircle & Pick<PostValues, 'level'>>(
    `SELECT DISTINCT level, managing_body_id AS "managingBody", electorate_id AS electorate, office_id AS office,
       reviewers_id AS reviewers, tellers_id AS tellers
     FROM posts WHERE unit_id = $1 AND id <> $2`,
    [unitId, id],
  )
  return rows
}

export interface PostValues extends PostCircle {
  id: PostId
  unitId: UnitId
  title: Text
  level: PostLevel
  filledBy: FilledBy
  degree: Degree | null
  termMonths: Months | null
  isByStructure: boolean
}

/** Inserts a post; its unit and groups have to exist. */
export async function insertPost(client: pg.ClientBase, post: PostValues): Promise<void> {
  await client.query(
    `INSERT INTO posts (id, unit_id, title_vi, title_en, level, filled_by, degree,
       managing_body_id, electorate_id, office_id, reviewers_id, tellers_id, term_months, is_by_structure)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    columnsOf(post),
  )
}

/** Changes a post; its version goes up by one. */
export async function updatePost(client: pg.ClientBase, post: PostValues): Promise<void> {
  await client.query(
    `UPDATE posts SET unit_id = $2, title_vi = $3, title_en = $4, level = $5, filled_by = $6, degree = $7,
       managing_body_id = $8, electorate_id = $9, office_id = $10, reviewers_id = $11, tellers_id = $12,
       term_months = $13, is_by_structure = $14, version = version + 1
     WHERE id = $1`,
    columnsOf(post),
  )
}

function columnsOf({ termMonths, isByStructure, ...post }: PostValues): unknown[] {
  const { id, unitId, title, level, filledBy, degree, ...circle } = post
  const { managingBody, electorate, office, reviewers, tellers } = circle
  return [
    ...[id, unitId, title.vi, title.en, level, filledBy, degree],
    ...[managingBody, electorate, office, reviewers, tellers, termMonths, isByStructure],
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
