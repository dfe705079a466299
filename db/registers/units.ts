import type pg from 'pg'
import type { Text, UnitId } from '../../domain/vocabulary.js'
import { bilingual } from '../sql/bilingual.js'
import { listCounted } from '../sql/counted-list.js'
import { isIn } from '../sql/part-of-text.js'
import { SqlParameters } from '../sql/sql-parameters.js'

export const UNIT_KINDS = ['province', 'department', 'commune', 'division', 'agency'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

export const PARTY_ORGANISATIONS = ['grass-roots', 'above-grass-roots'] as const
export type PartyOrganisation = (typeof PARTY_ORGANISATIONS)[number]

/** A body that issues papers, as a locality has it on record; null where the form has none, or what is known stands for it. */
export interface LetterheadOnRecord {
  /** The body above, on the first line. */
  superior: string | null
  organisation: string
  /** In the numbers of its papers: 'TU', 'SYT'. */
  symbol: string
  place: string
  /** In whose name its papers are signed: 'T/M Ban Thường vụ'; null where its head signs in their own power. */
  power: string | null
  /** What its head and a deputy of the head sign as. */
  title: string
  deputyTitle: string
}

/** As which bodies a unit issues: of the Party and of the State. */
export const PAPER_FORMS = ['party', 'state'] as const
export type PaperForm = (typeof PAPER_FORMS)[number]
export type Letterheads = { [Form in PaperForm]?: LetterheadOnRecord | undefined } & {
  /** It issues in this form alone, whatever the names of its groups tell. */
  only?: PaperForm | undefined
}

export interface UnitRow {
  id: UnitId
  parentId: UnitId | null
  /** Of the unit above: many units below one another are called alike. */
  parentName: Text | null
  /** Ids from the root down to the unit itself. */
  path: UnitId[]
  kind: UnitKind
  name: Text
  /** What its party organisation is; null where that is not on record. */
  partyOrganisation: PartyOrganisation | null
  /** Does its party committee lead the unit comprehensively? */
  partyLeads: boolean | null
  /** As what it issues papers; null where that is not on record. */
  letterheads: Letterheads | null
  /** Units directly below. */
  children: number
  version: number
}

const UNIT = `
  u.id, u.parent_id AS "parentId", u.path, u.kind, jsonb_build_object('vi', u.name_vi, 'en', u.name_en) AS name,
  (SELECT ${bilingual('a.name')} FROM units a WHERE a.id = u.parent_id) AS "parentName",
  u.party_organisation AS "partyOrganisation", u.party_leads AS "partyLeads", u.letterheads,
  (SELECT count(*)::integer FROM units c WHERE c.parent_id = u.id) AS children, u.version`

export async function findUnit(client: pg.Pool | pg.ClientBase, id: UnitId): Promise<UnitRow | undefined> {
  const { rows } = await client.query<UnitRow>(`SELECT ${UNIT} FROM units u WHERE u.id = $1`, [id])
  return rows[0]
}

/** The unit, locked until the transaction ends. */
export async function findUnitForUpdate(client: pg.ClientBase, id: UnitId): Promise<UnitRow | undefined> {
  const { rows } = await client.query<UnitRow>(
    `SELECT ${UNIT} FROM units u WHERE u.id = $1 FOR UPDATE OF u`,
    [id],
  )
  return rows[0]
}

/** The units of a path or directly below one, in the order of the tree. */
export async function listUnitsOf(
  client: pg.Pool | pg.ClientBase,
  where: { ids: readonly UnitId[] } | { parent: UnitId },
): Promise<UnitRow[]> {
  const [condition, value] =
    'ids' in where ? ['u.id = ANY($1)', where.ids] : ['u.parent_id = $1', where.parent]
  const { rows } = await client.query<UnitRow>(
    `SELECT ${UNIT} FROM units u WHERE ${condition} ORDER BY u.path`,
    [value],
  )
  return rows
}

export interface UnitFilter {
  /** The unit and everything below it. */
  under?: UnitId | undefined
  kind?: UnitKind | undefined
  /** Part of a name, already as `searchName` makes it. */
  q?: string | undefined
  /** The path of the unit after which to go on. */
  after?: UnitId[] | undefined
  limit: number
}

/** Units in the order of the tree, a unit before what is below it: limit + 1 rows, and a count up to 1,001. */
export async function listUnits(
  client: pg.Pool | pg.ClientBase,
  { under, kind, q, after, limit }: UnitFilter,
): Promise<{ rows: UnitRow[]; counted: number }> {
  const sql = new SqlParameters()
  const where = [
    'true',
    ...(under === undefined ? [] : [`u.path @> ARRAY[${sql.add(under, 'text')}]`]),
    ...(kind === undefined ? [] : [`u.kind = ${sql.add(kind, 'text')}`]),
    ...(q === undefined ? [] : [isIn(sql, 'u.search_name', q)]),
  ]
  return listCounted<UnitRow>(client, {
    sql,
    parts: [{ select: `SELECT u.* FROM units u WHERE ${where.join(' AND ')}`, order: 'u.path' }],
    after: () => after && `u.path > ${sql.add(after, 'text[]')}`,
    order: 'path',
    limit,
    shown: (page) => `SELECT ${UNIT} FROM (${page}) u ORDER BY u.path`,
  })
}

export interface NewUnit {
  id: UnitId
  parentId: UnitId
  kind: UnitKind
  name: Text
  partyOrganisation?: PartyOrganisation | null
  partyLeads?: boolean | null
}

/** Inserts a unit below its parent, which has to exist. */
export async function insertUnit(
  client: pg.ClientBase,
  { id, parentId, kind, name, partyOrganisation = null, partyLeads = null }: NewUnit,
): Promise<void> {
  await client.query(
    `INSERT INTO units (id, parent_id, path, kind, name_vi, name_en, party_organisation, party_leads)
     SELECT $1, id, path || $1::text, $3, $4, $5, $6, $7 FROM units WHERE id = $2`,
    [id, parentId, kind, name.vi, name.en, partyOrganisation, partyLeads],
  )
}

/** Changes what a unit is and is called; its version goes up by one. */
export async function updateUnit(
  client: pg.ClientBase,
  {
    id,
    kind,
    name,
    partyOrganisation,
    partyLeads,
    letterheads,
  }: Pick<UnitRow, 'id' | 'kind' | 'name' | 'partyOrganisation' | 'partyLeads' | 'letterheads'>,
): Promise<void> {
  await client.query(
    `UPDATE units SET kind = $2, name_vi = $3, name_en = $4, party_organisation = $5, party_leads = $6, letterheads = $7,
       version = version + 1
     WHERE id = $1`,
    [id, kind, name.vi, name.en, partyOrganisation, partyLeads, letterheads],
  )
}

/** Moves a unit, with everything below it, under another parent. */
export async function moveUnit(client: pg.ClientBase, id: UnitId, parentId: UnitId): Promise<void> {
  await client.query('UPDATE units SET parent_id = $2 WHERE id = $1', [id, parentId])
  await client.query(
    `UPDATE units u SET path = parent.path || u.path[array_position(u.path, $1):]
     FROM units parent WHERE parent.id = $2 AND u.path @> ARRAY[$1::text]`,
    [id, parentId],
  )
}
