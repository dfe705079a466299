import type pg from 'pg'
import type { GroundProven } from '../../domain/procedure/case.js'
import type {
  BirthDate,
  CaseId,
  GroupId,
  IsoDate,
  PersonId,
  ProcedureKind,
  Text,
  UnitId,
} from '../../domain/vocabulary.js'
import type { Letterheads, UnitKind } from '../registers/units.js'

/** What a paper about a case says above its text and about whom: of the post, the bodies and the person. */
export interface PaperHead {
  number: number
  kind: ProcedureKind
  revokes: CaseId | null
  begunOn: IsoDate
  /** The texts of law that its rule set names. */
  sources: { id: string; title: Text }[]
  postTitle: string
  unit: string
  /** The root unit: whose name stands in the letterhead, and where papers are dated. */
  province: string
  body: string
  electorate: string
  bodyId: GroupId
  /** The body that decides, as one that issues papers. */
  issuer: IssuingGroup
  /** Whoever does the work of the case, likewise. */
  office: IssuingGroup
  /** Of a secondment: the body that receives. */
  receiver: string | null
  /** Of leaving office: the grounds named, each in the words of the law that the case keeps. */
  grounds: (GroundProven & { article: Text; words: Text })[] | null
}

/** A group as what it issues: its name, and where in the organisation it stands. */
export interface IssuingGroup {
  name: string
  unit: string
  unitKind: UnitKind
  /** The unit above its own. */
  above: string | null
  /** The root unit. */
  province: string
  /** What is on record of the unit as one that issues: it goes before what names tell. */
  letterheads?: Letterheads | null
}

/** SQL: that of the group `g`; given is SQL. */
export const issuingGroup = (g: string): string => `(
  SELECT json_build_object('name', ${g}.name_vi, 'unit', iu.name_vi, 'unitKind', iu.kind, 'above', ia.name_vi, 'province', ir.name_vi,
    'letterheads', iu.letterheads)
  FROM units iu LEFT JOIN units ia ON ia.id = iu.parent_id JOIN units ir ON ir.id = iu.path[1] WHERE iu.id = ${g}.unit_id)`

export async function findPaperHead(
  pool: pg.Pool | pg.ClientBase,
  caseId: CaseId,
): Promise<PaperHead | undefined> {
  const { rows } = await pool.query<PaperHead>(
    `SELECT c.number, c.kind, c.revokes, c.begun_on AS "begunOn", c.proposal ->> 'receiver' AS receiver, law.law #> '{rules,sources}' AS sources,
       p.title_vi AS "postTitle", u.name_vi AS unit, root.name_vi AS province, body.name_vi AS body,
       electorate.name_vi AS electorate, body.id AS "bodyId", ${issuingGroup('body')} AS issuer,
       ${issuingGroup('office')} AS office, (
         SELECT jsonb_agg(named.ground || jsonb_build_object('article', known -> 'article', 'words', known -> 'words') ORDER BY named.place)
         FROM jsonb_path_query(c.proposal, '$.grounds[*]') WITH ORDINALITY AS named (ground, place)
         JOIN jsonb_array_elements(law.law #> '{rules,leaving,grounds,value}') AS known ON known ->> 'value' = named.ground ->> 'code'
       ) AS grounds
     FROM cases c
     JOIN pinned_law law ON law.hash = c.law_hash
     JOIN posts p ON p.id = c.post_id
     JOIN units u ON u.id = c.unit_id
     JOIN units root ON root.id = u.path[1]
     JOIN groups body ON body.id = c.managing_body_id
     JOIN groups office ON office.id = c.office_id
     JOIN groups electorate ON electorate.id = c.electorate_id
     WHERE c.id = $1`,
    [caseId],
  )
  return rows[0]
}

/** What a decision says of its person: birth date, and the post held when it was signed. */
export interface DecidedPerson {
  name: string
  sex: 'male' | 'female' | null
  bornOn: BirthDate | null
  formerPost: { title: string; unit: string } | null
}

export async function findDecidedPerson(
  pool: pg.Pool | pg.ClientBase,
  person: PersonId,
  { caseId, signedOn }: { caseId: CaseId; signedOn: IsoDate },
): Promise<DecidedPerson | undefined> {
  const { rows } = await pool.query<DecidedPerson>(
    `SELECT p.full_name AS name, p.sex, p.born_on AS "bornOn", (
       SELECT json_build_object('title', post.title_vi, 'unit', unit.name_vi)
       FROM tenures t JOIN posts post ON post.id = t.post_id JOIN units unit ON unit.id = post.unit_id
       -- As it was when this case was decided: what began later says nothing of it.
       WHERE t.person_id = p.id AND t.began_by IS DISTINCT FROM $2
         AND t.from_on <= $3 AND (t.to_on IS NULL OR t.to_on >= $3)
         AND t.id < coalesce((SELECT min(own.id) FROM tenures own WHERE own.began_by = $2), t.id + 1)
       ORDER BY t.from_on DESC, t.id DESC LIMIT 1
     ) AS "formerPost"
     FROM people p WHERE p.id = $1`,
    [person, caseId, signedOn],
  )
  return rows[0]
}

/** A group as what it issues. RangeError: there is no such group. */
export async function findIssuingGroup(
  client: pg.Pool | pg.ClientBase,
  group: GroupId,
): Promise<IssuingGroup> {
  const { rows } = await client.query<{ issuer: IssuingGroup }>({
    name: 'find-issuing-group',
    text: `SELECT ${issuingGroup('g')} AS issuer FROM groups g WHERE g.id = $1`,
    values: [group],
  })
  if (!rows[0]) throw new RangeError(`no group ${group}`)
  return rows[0].issuer
}

/** A unit as what it issues, whichever of its bodies does. RangeError: there is no such unit. */
export async function findIssuingUnit(client: pg.Pool | pg.ClientBase, unit: UnitId): Promise<IssuingGroup> {
  const { rows } = await client.query<IssuingGroup>({
    name: 'find-issuing-unit',
    text: `SELECT u.name_vi AS name, u.name_vi AS unit, u.kind AS "unitKind", a.name_vi AS above, r.name_vi AS province, u.letterheads
           FROM units u LEFT JOIN units a ON a.id = u.parent_id JOIN units r ON r.id = u.path[1] WHERE u.id = $1`,
    values: [unit],
  })
  if (!rows[0]) throw new RangeError(`no unit ${unit}`)
  return rows[0]
}
