import type pg from 'pg'
import type {
  BirthDate,
  Degree,
  Grade,
  IsoDate,
  PersonId,
  PostId,
  PostLevel,
  SeatId,
  Text,
  UnitId,
} from '../../domain/vocabulary.js'
import { listCounted } from '../sql/counted-list.js'
import { firstOfParts, type Part } from '../sql/part-lists.js'
import { isIn, someOfPart } from '../sql/part-of-text.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { partsOfPeople, type UnitAsked, unitAsked } from '../sql/units-asked.js'

export const MANAGED_AS = ['provincial', 'commune', 'staff'] as const
export type ManagedAs = (typeof MANAGED_AS)[number]

/** What everybody sees who may see the person at all. */
export interface CadreRow {
  id: PersonId
  fullName: string
  searchName: string
  /** Their place among people by name. */
  sortName: string
  unit: { id: UnitId; name: Text } | null
  managedAs: ManagedAs
  bornOn: BirthDate | null
  sex: 'male' | 'female' | null
  /** The posts held today. */
  posts: { id: PostId; title: Text; level: PostLevel; since: IsoDate }[]
  version: number
}

const CADRE = `
  p.id, p.full_name AS "fullName", p.search_name AS "searchName", p.sort_name AS "sortName", p.managed_as AS "managedAs", p.version,
  p.born_on AS "bornOn", p.sex,
  CASE WHEN u.id IS NOT NULL THEN
    jsonb_build_object('id', u.id, 'name', jsonb_build_object('vi', u.name_vi, 'en', u.name_en)) END AS unit,
  coalesce((
    SELECT jsonb_agg(jsonb_build_object('id', o.id, 'title', jsonb_build_object('vi', o.title_vi, 'en', o.title_en),
      'level', t.level, 'since', t.from_on) ORDER BY t.from_on, t.id)
    FROM tenures t JOIN posts o ON o.id = t.post_id WHERE t.person_id = p.id AND t.to_on IS NULL
  ), '[]') AS posts`

export interface CadreFilter {
  /** The units whose people may be seen, or everybody; `self` is seen in any case. */
  reach: 'all' | readonly UnitId[]
  self: PersonId
  /** The unit and everything below it. */
  unit?: UnitId | undefined
  managedAs?: ManagedAs | undefined
  /** Part of a name, already as `searchName` makes it. */
  q?: string | undefined
  /** Of a post held today. */
  level?: PostLevel | undefined
  /** In the planning for this post today. */
  plannedFor?: PostId | undefined
  /** What files tell: of these people it is asked alone. */
  file?: FileFilter | undefined
  /** Of these people alone, who are few. */
  among?: readonly PersonId[] | undefined
  after?: { sortName: string; id: PersonId } | undefined
  limit: number
}

/** What is asked of files, and of whom nothing of it is told. */
export interface FileFilter {
  sex?: 'male' | 'female' | undefined
  /** Born on this day or before. */
  bornBy?: IsoDate | undefined
  /** Born after this day. */
  bornAfter?: IsoDate | undefined
  without: readonly PersonId[]
}

/** So many people, the first by name, are looked at where a post, a sex or an age is asked for. */
const LOOKED_AT = 20_000

/** What the indexes hold of each person of a list, in its order. */
const COLUMNS = 'p.id, p.sort_name, p.sex, p.born_on, p.holds'

/** So many people are taken one by one; where there are more of a name, the list is gone through in its order. */
const MOST = 600

/** People by given name, as offices list them: limit + 1 rows, and a count up to 1,001. Each unit is read by its own index in order. */
export async function listCadres(
  client: pg.Pool | pg.ClientBase,
  { after, limit, level, file, ...filter }: CadreFilter,
): Promise<{ rows: CadreRow[]; counted: number; isMore?: boolean }> {
  const sql = new SqlParameters()
  const { unit, ...others } = filter
  const parts = await partsOf(client, sql, { ...others, ...(await unitAsked(client, unit)) })
  if (!level && !file) return inOrder(client, sql, parts, { after, limit })
  const looked = firstOfParts(parts, 'sort_name, id', LOOKED_AT + 1, 'overlapping')
  const size = await client.query<{ isMore: boolean }>(
    `SELECT count(*) > ${LOOKED_AT} AS "isMore" FROM (${looked}) looked`,
    [...sql.values],
  )
  const where = [...(level ? [holds(sql, level)] : []), ...(file ? conditionsOf(sql, file) : [])]
  const found: Part = {
    select: `SELECT p.id, p.sort_name FROM (${looked}) p WHERE ${where.join(' AND ')}`,
    order: 'p.sort_name, p.id',
  }
  return {
    ...(await inOrder(client, sql, [found], { after, limit })),
    isMore: size.rows[0]?.isMore ?? false,
  }
}

const holds = (sql: SqlParameters, level: PostLevel): string => `${sql.add(level, 'text')} = ANY (p.holds)`

/** Birth dates are texts: a year, a month or a day, the earlier before the later. */
function conditionsOf(sql: SqlParameters, { sex, bornBy, bornAfter, without }: FileFilter): string[] {
  return [
    ...(sex ? [`p.sex = ${sql.add(sex, 'text')}`] : []),
    ...(bornBy ? [`p.born_on <= ${sql.add(bornBy, 'text')}`] : []),
    ...(bornAfter ? [`p.born_on > ${sql.add(bornAfter, 'text')}`] : []),
    `p.id <> ALL (${sql.add(without, 'text[]')})`,
  ]
}

function inOrder(
  client: pg.Pool | pg.ClientBase,
  sql: SqlParameters,
  parts: readonly Part[],
  { after, limit }: Pick<CadreFilter, 'after' | 'limit'>,
): Promise<{ rows: CadreRow[]; counted: number }> {
  return listCounted<CadreRow>(client, {
    ...{ sql, parts },
    overlap: 'overlapping',
    after: () =>
      after && `(p.sort_name, p.id) > (${sql.add(after.sortName, 'text')}, ${sql.add(after.id, 'text')})`,
    order: 'sort_name, id',
    limit,
    shown: (page) => `SELECT ${CADRE} FROM (${page}) page JOIN people p ON p.id = page.id
      LEFT JOIN units u ON u.id = p.unit_id ORDER BY page.sort_name, page.id`,
  })
}

/** The people of the units that are both within reach and asked for, and whoever asks. */
async function partsOf(
  client: pg.Pool | pg.ClientBase,
  sql: SqlParameters,
  {
    reach,
    self,
    unit,
    hasUnit,
    managedAs,
    q,
    plannedFor,
    among,
  }: Omit<CadreFilter, 'after' | 'limit' | 'level' | 'file' | 'unit'> & UnitAsked,
): Promise<Part[]> {
  const where = [
    ...(hasUnit ? ['p.unit_id IS NOT NULL'] : []),
    ...(managedAs === undefined ? [] : [`p.managed_as = ${sql.add(managedAs, 'text')}`]),
    ...(q === undefined ? [] : [await named(client, sql, q)]),
    ...(plannedFor === undefined ? [] : [isPlannedFor(sql, plannedFor)]),
    ...(among === undefined ? [] : [`p.id = ANY (${sql.add(among, 'text[]')})`]),
  ]
  const part = (...scope: string[]): Part => ({
    select: `SELECT ${COLUMNS} FROM people p WHERE ${['true', ...scope, ...where].join(' AND ')}`,
    order: 'p.sort_name, p.id',
  })
  return partsOfPeople(
    sql,
    { reach, self, unit },
    { part, columns: { person: 'p.id', unit: 'p.unit_id' }, looksUp: among !== undefined },
  )
}

const isPlannedFor = (sql: SqlParameters, post: PostId): string =>
  `p.id = ANY (ARRAY(SELECT person_id FROM planning_entries WHERE post_id = ${sql.add(post, 'text')} AND left_on IS NULL))`

/** SQL: has the person `p` that in their name? */
async function named(client: pg.Pool | pg.ClientBase, sql: SqlParameters, q: string): Promise<string> {
  const asking = new SqlParameters()
  const some = someOfPart(asking, { table: 'people', column: 'search_name', part: q, limit: MOST + 1 })
  const { rows } = await client.query<{ ids: PersonId[] }>(`SELECT ${some} AS ids`, asking.values)
  const { ids } = rows[0] ?? { ids: [] }
  return ids.length > MOST ? isIn(sql, 'p.search_name', q) : `p.id = ANY (${sql.add(ids, 'text[]')})`
}

/** The record that is open to those who read records in full, and to the person. */
export interface CadreFile {
  bornOn: BirthDate | null
  sex: 'male' | 'female' | null
  ethnicity: string | null
  /** The unit that the person comes from. */
  originUnitId: UnitId | null
  originUnit: Text | null
  degrees: Degree[]
  email: string | null
  locale: 'vi' | 'en'
  evaluations: { year: number; grade: Grade; points: number | null }[]
  disciplines: { kind: 'reprimand' | 'warning' | 'removal'; effectiveOn: IsoDate }[]
  measures: { measure: string; decidedOn: IsoDate; endedOn: IsoDate | null }[]
  absences: { kind: string; from: IsoDate; to: IsoDate | null }[]
  papers: { paper: Paper; verifiedOn: IsoDate | null }[]
  breakthroughTasks: {
    id: number
    year: number
    title: string
    status: string
    resolutionNumber: string | null
    resolvedOn: IsoDate | null
    result: string | null
  }[]
}
export type Paper = 'cv' | 'asset-declaration'

export interface CadreDetailRow extends CadreRow {
  tenures: {
    post: { id: PostId; title: Text }
    seatId: SeatId | null
    level: PostLevel
    from: IsoDate
    to: IsoDate | null
    termEndsOn: IsoDate | null
    seconded: { receiver: string; from: IsoDate; until: IsoDate; backOn: IsoDate | null } | null
  }[]
  planning: {
    id: number
    post: { id: PostId; title: Text }
    term: string
    approvedOn: IsoDate
    leftOn: IsoDate | null
    leftReason: string | null
  }[]
  file: CadreFile
}

const rowsOf = (what: string, from: string, order: string) =>
  `coalesce((SELECT jsonb_agg(jsonb_build_object(${what}) ORDER BY ${order}) FROM ${from} AND x.person_id = p.id), '[]')`

const POST_OF_X = `'post', jsonb_build_object('id', o.id, 'title', jsonb_build_object('vi', o.title_vi, 'en', o.title_en))`

const DETAIL = `
  ${rowsOf(
    `${POST_OF_X}, 'seatId', x.seat_id, 'level', x.level, 'from', x.from_on, 'to', x.to_on, 'termEndsOn', x.term_ends_on,
      'seconded', CASE WHEN x.seconded_to IS NOT NULL THEN jsonb_build_object('receiver', x.seconded_to, 'from', x.seconded_from,
        'until', x.seconded_until, 'backOn', x.seconded_back_on) END`,
    'tenures x, posts o WHERE o.id = x.post_id',
    'x.from_on DESC, x.id DESC',
  )} AS tenures,
  ${rowsOf(
    `'id', x.id, ${POST_OF_X}, 'term', x.term, 'approvedOn', x.approved_on, 'leftOn', x.left_on, 'leftReason', x.left_reason`,
    'planning_entries x, posts o WHERE o.id = x.post_id',
    'x.approved_on DESC, x.id DESC',
  )} AS planning,
  jsonb_build_object(
    'bornOn', p.born_on, 'sex', p.sex, 'ethnicity', p.ethnicity, 'originUnitId', p.origin_unit_id,
    'originUnit', (SELECT jsonb_build_object('vi', h.name_vi, 'en', h.name_en) FROM units h WHERE h.id = p.origin_unit_id), 'degrees', to_jsonb(p.degrees),
    'email', p.email, 'locale', p.locale,
    'evaluations', ${rowsOf(`'year', x.year, 'grade', x.grade, 'points', x.points_hundredths / 100.0`, 'evaluations x WHERE true', 'x.year DESC')},
    'disciplines', ${rowsOf(`'kind', x.kind, 'effectiveOn', x.effective_on`, 'disciplines x WHERE true', 'x.effective_on DESC, x.id DESC')},
    'measures', ${rowsOf(`'measure', x.measure, 'decidedOn', x.decided_on, 'endedOn', x.ended_on`, 'measures x WHERE true', 'x.decided_on DESC, x.id DESC')},
    'absences', ${rowsOf(`'kind', x.kind, 'from', x.from_on, 'to', x.to_on`, 'absences x WHERE true', 'x.from_on DESC, x.id DESC')},
    'papers', ${rowsOf(`'paper', x.paper, 'verifiedOn', x.verified_on`, 'papers x WHERE true', 'x.paper')},
    'breakthroughTasks', ${rowsOf(`'id', x.id, 'year', x.year, 'title', x.title, 'status', x.status, 'resolutionNumber', x.resolution_number, 'resolvedOn', x.resolved_on, 'result', x.result`, 'breakthrough_tasks x WHERE true', 'x.year DESC, x.id')}
  ) AS file`

/** A person with the whole record; what of it is shown is the caller's matter. */
export async function findCadre(
  client: pg.Pool | pg.ClientBase,
  id: PersonId,
): Promise<CadreDetailRow | undefined> {
  const { rows } = await client.query<CadreDetailRow>(
    `SELECT ${CADRE}, ${DETAIL} FROM people p LEFT JOIN units u ON u.id = p.unit_id WHERE p.id = $1`,
    [id],
  )
  return rows[0]
}

/** Keeps others from changing the person's record until the transaction ends. */
export async function lockCadre(client: pg.ClientBase, id: PersonId): Promise<void> {
  await client.query('SELECT 1 FROM people WHERE id = $1 FOR UPDATE', [id])
}

export interface CadreValues
  extends Pick<CadreFile, 'bornOn' | 'sex' | 'ethnicity' | 'originUnitId' | 'degrees' | 'email' | 'locale'> {
  id: PersonId
  /** NFC. */
  fullName: string
  searchName: string
  unitId: UnitId | null
  managedAs: ManagedAs
}

export async function insertCadre(client: pg.ClientBase, cadre: CadreValues): Promise<void> {
  await client.query(
    `INSERT INTO people (id, full_name, search_name, born_on, sex, ethnicity, degrees, unit_id, managed_as, email, locale,
       origin_unit_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    columnsOf(cadre),
  )
}

/** Changes a person; the version goes up by one. */
export async function updateCadre(client: pg.ClientBase, cadre: CadreValues): Promise<void> {
  await client.query(
    `UPDATE people SET full_name = $2, search_name = $3, born_on = $4, sex = $5, ethnicity = $6, degrees = $7,
       unit_id = $8, managed_as = $9, email = $10, locale = $11, origin_unit_id = $12, version = version + 1
     WHERE id = $1`,
    columnsOf(cadre),
  )
}

function columnsOf(cadre: CadreValues): unknown[] {
  const { id, fullName, searchName, bornOn, sex, ethnicity, degrees, unitId, managedAs, email, locale } =
    cadre
  const { originUnitId } = cadre
  return [
    ...[id, fullName, searchName, bornOn, sex, ethnicity, degrees, unitId, managedAs, email, locale],
    originUnitId,
  ]
}

/** Sets since when papers are verified; null: present, not verified. */
export async function upsertPapers(
  client: pg.ClientBase,
  id: PersonId,
  papers: readonly { paper: Paper; verifiedOn: IsoDate | null }[],
): Promise<void> {
  await client.query(
    `INSERT INTO papers (person_id, paper, verified_on)
     SELECT $1, paper, verified_on FROM unnest($2::text[], $3::date[]) AS x (paper, verified_on)
     ON CONFLICT (person_id, paper) DO UPDATE SET verified_on = excluded.verified_on`,
    [id, papers.map(({ paper }) => paper), papers.map(({ verifiedOn }) => verifiedOn)],
  )
}
