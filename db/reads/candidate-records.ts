import type pg from 'pg'
import type {
  CandidateRecord,
  PostStandard,
  RelativeOnFile,
} from '../../domain/eligibility/check-eligibility.js'
import { converse } from '../../domain/integrity/relations.js'
import { BODY_KINDS, bodiesOf, type LeadingPost, type UnitBody } from '../../domain/integrity/together.js'
import type { Months, PersonId, PostId, PostLevel, SeatId, UnitId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { OPEN } from '../sql/open-statuses.js'

/** SQL: the kinds of groups that are bodies in which relatives are not to sit together. */
const BODIES = `('${BODY_KINDS.join("', '")}')`
/** Those that one is elected to, whatever one's post. */
const ELECTED = "('managing-body', 'party-committee', 'standing-committee')"

/** The department, commune or agency that a unit of this path is or belongs to. */
export const organisationOf = (path: string) => `(
  SELECT a.id FROM units a WHERE a.id = ANY (${path}) AND a.kind <> 'division' ORDER BY cardinality(a.path) DESC LIMIT 1)`

/** Relatives from both sides; 'reversed': the kind is what the person is to the relative. */
const RELATIVES = `
  SELECT jsonb_agg(jsonb_build_object(
    'personId', r.relative, 'kind', r.kind, 'reversed', r.reversed, 'endedOn', r.ended_on,
    'bodies', (SELECT coalesce(jsonb_agg(jsonb_build_object('groupId', g.id, 'kind', g.kind, 'duty', m.duty, 'from', m.from_on, 'to', m.to_on) ORDER BY g.id, m.from_on), '[]')
               FROM group_members m JOIN groups g ON g.id = m.group_id AND g.kind IN ${BODIES} WHERE m.person_id = r.relative),
    'posts', (SELECT coalesce(jsonb_agg(jsonb_build_object('postId', t.post_id, 'level', t.level, 'unitId', u.id, 'organisationId', ${organisationOf('u.path')}, 'from', t.from_on, 'to', t.to_on) ORDER BY t.from_on, t.id), '[]')
              FROM tenures t JOIN posts o ON o.id = t.post_id JOIN units u ON u.id = o.unit_id WHERE t.person_id = r.relative)
  ) ORDER BY r.id)
  FROM (
    SELECT id, relative_id AS relative, kind, false AS reversed, ended_on FROM relations WHERE person_id = p.id
    UNION ALL
    SELECT id, person_id, kind, true, ended_on FROM relations WHERE relative_id = p.id
  ) r`

/** SQL: all that the eligibility check looks at of the person `p`. */
const RECORD = `jsonb_strip_nulls(jsonb_build_object(
  'personId', p.id, 'bornOn', p.born_on, 'sex', p.sex, 'degrees', to_jsonb(p.degrees),
  'tenures', (SELECT coalesce(jsonb_agg(jsonb_build_object('postId', post_id, 'level', level, 'from', from_on, 'to', to_on,
                'endedBy', (SELECT c.kind FROM cases c WHERE c.id = tenures.ended_by)) ORDER BY from_on, id), '[]')
              FROM tenures WHERE person_id = p.id),
  'planning', (SELECT coalesce(jsonb_agg(jsonb_build_object('postId', post_id, 'level', level, 'approvedOn', approved_on, 'leftOn', left_on,
                 'lastYear', substring(term FROM '([0-9]{4})$')::integer) ORDER BY approved_on, id), '[]')
               FROM planning_entries WHERE person_id = p.id),
  'evaluations', (SELECT coalesce(jsonb_agg(jsonb_build_object('year', year, 'grade', grade) ORDER BY year), '[]')
                  FROM evaluations WHERE person_id = p.id),
  'disciplines', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'effectiveOn', effective_on, 'endedOn', ended_on) ORDER BY effective_on, id), '[]')
                  FROM disciplines WHERE person_id = p.id),
  'measures', (SELECT coalesce(jsonb_agg(jsonb_build_object('measure', measure, 'decidedOn', decided_on, 'endedOn', ended_on,
                 'authority', authority, 'number', number) ORDER BY decided_on, id), '[]')
               FROM measures WHERE person_id = p.id),
  'absences', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'from', from_on, 'to', to_on, 'isEnded', ended_by IS NOT NULL) ORDER BY from_on, id), '[]')
               FROM absences WHERE person_id = p.id),
  'openCases', (SELECT coalesce(jsonb_agg(jsonb_build_object('caseId', c.id, 'kind', c.kind, 'postId', c.post_id) ORDER BY c.number), '[]')
                FROM case_candidates k JOIN cases c ON c.id = k.case_id
                WHERE k.person_id = p.id AND k.status IN ('active', 'selected') AND c.status IN ${OPEN}),
  'confidence', (SELECT jsonb_build_object('heldOn', held_on, 'low', low, 'collected', collected)
                 FROM confidence_results WHERE person_id = p.id ORDER BY held_on DESC, case_id LIMIT 1),
  'secondedUntil', (SELECT max(seconded_until) FROM tenures
                    WHERE person_id = p.id AND to_on IS NULL AND seconded_to IS NOT NULL AND seconded_back_on IS NULL),
  'papers', (SELECT coalesce(jsonb_agg(jsonb_build_object('paper', paper, 'verifiedOn', verified_on) ORDER BY paper), '[]')
             FROM papers WHERE person_id = p.id),
  'relationsDeclared', (SELECT jsonb_agg(declared_on ORDER BY declared_on) FROM relations_declared WHERE person_id = p.id),
  'relatives', (${RELATIVES}),
  'bodies', (SELECT jsonb_agg(jsonb_build_object('groupId', g.id, 'kind', g.kind, 'from', m.from_on, 'to', m.to_on) ORDER BY g.id, m.from_on)
             FROM group_members m JOIN groups g ON g.id = m.group_id AND g.kind IN ${ELECTED} WHERE m.person_id = p.id)
))`

/** What the records say of a candidate: all that the eligibility check looks at, in one statement. */
export async function findCandidateRecord(client: pg.ClientBase, person: PersonId): Promise<CandidateRecord> {
  const { rows } = await client.query<{ record: Read }>({
    name: 'find-candidate-record',
    text: `SELECT ${RECORD} AS record FROM people p WHERE p.id = $1`,
    values: [person],
  })
  return rows[0] ? seen(rows[0].record) : nothingOf(person)
}

/** The same of whoever holds a seat; undefined where nobody does. */
export async function findRecordOfHolder(
  client: Client,
  seatId: SeatId,
): Promise<CandidateRecord | undefined> {
  const { rows } = await client.query<{ record: Read }>({
    name: 'find-record-of-holder',
    text: `SELECT ${RECORD} AS record FROM people p
           WHERE p.id = (SELECT t.person_id FROM tenures t WHERE t.seat_id = $1 AND t.to_on IS NULL)`,
    values: [seatId],
  })
  return rows[0] && seen(rows[0].record)
}

/** The same of several people, of those among them who are known. */
export async function findCandidateRecords(
  client: Client,
  people: readonly PersonId[],
): Promise<CandidateRecord[]> {
  // By a name, or planning it takes as long as a page of people.
  const { rows } = await client.query<{ record: Read }>({
    name: 'find-candidate-records',
    text: `SELECT ${RECORD} AS record FROM people p WHERE p.id = ANY ($1)`,
    values: [people],
  })
  return rows.map(({ record }) => seen(record))
}

const seen = ({ relatives, ...record }: Read): CandidateRecord => ({
  ...record,
  ...(relatives && { relatives: relatives.map(seenFromHere) }),
})

type Read = Omit<CandidateRecord, 'relatives'> & { relatives?: (RelativeOnFile & { reversed: boolean })[] }

function seenFromHere({
  reversed,
  kind,
  ...relative
}: RelativeOnFile & { reversed: boolean }): RelativeOnFile {
  return { ...relative, kind: reversed ? converse(kind) : kind }
}

function nothingOf(person: PersonId): CandidateRecord {
  return {
    personId: person,
    tenures: [],
    planning: [],
    evaluations: [],
    disciplines: [],
    measures: [],
    papers: [],
    degrees: [],
  }
}

/** What is known of a post beside its level: where it stands, its term, whether it is one by structure. */
export type PostFacts = Required<Pick<PostStandard, 'place'>> &
  Pick<PostStandard, 'termMonths' | 'isByStructure'>

/** Where a post stands, with its unit and the bodies that it leads to, and for how long it is held. Undefined for one that is not there. */
export async function findPostFacts(
  client: pg.ClientBase,
  { postId, level }: { postId: PostId; level: PostLevel },
): Promise<PostFacts | undefined> {
  const { rows } = await client.query<{
    unitId: UnitId
    unitKind: string
    organisationId: UnitId | null
    heads: LeadingPost['heads']
    termMonths: Months | null
    isByStructure: boolean
    bodies: UnitBody[]
  }>({
    name: 'find-post-facts',
    text: `SELECT u.id AS "unitId", u.kind AS "unitKind", ${organisationOf('u.path')} AS "organisationId", o.heads,
             o.term_months AS "termMonths", o.is_by_structure AS "isByStructure",
             (SELECT coalesce(jsonb_agg(jsonb_build_object('groupId', g.id, 'kind', g.kind) ORDER BY g.id), '[]')
              FROM groups g WHERE g.unit_id = u.id AND g.kind IN ${BODIES}) AS bodies
           FROM posts o JOIN units u ON u.id = o.unit_id WHERE o.id = $1`,
    values: [postId],
  })
  const [row] = rows
  if (!row) return undefined
  const { unitId, unitKind, organisationId, heads, bodies, termMonths, isByStructure } = row
  const place = {
    ...{ unitId, organisationId: organisationId ?? unitId },
    bodies: bodiesOf({ level, heads }, unitKind, bodies),
  }
  return { place, ...(termMonths !== null && { termMonths }), ...(isByStructure && { isByStructure }) }
}
