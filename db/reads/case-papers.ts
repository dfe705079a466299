import type { CandidateStatus, LawHash } from '../../domain/procedure/case.js'
import type { WaiverGiven } from '../../domain/procedure/change.js'
import type { StageOutcome } from '../../domain/procedure/outcomes.js'
import type { StageDefinition } from '../../domain/procedure/stage-kinds.js'
import type { BirthDate, CaseId, Degree, Grade, GroupId, IsoDate, PersonId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { organisationOf } from './candidate-records.js'
import type { IssuingGroup } from './paper-heads.js'

/** Of a case what its papers say beside their heads. */
export interface CaseOnPaper {
  stages: StageDefinition[]
  /** The agency that the post is of, and its leadership: it proposes upwards. */
  agency: IssuingGroup
  leadership: GroupId | null
  /** The leadership of the unit whose office does the work: its head signs what the office makes. */
  officeLeadership: GroupId | null
  /** When the term of the holder of the seat ends. */
  termEndsOn: IsoDate | null
  /** When it began. */
  termBeganOn: IsoDate | null
  lawHash: LawHash
  /** How its stages ended so far. */
  outcomes: { stage: string; outcome: StageOutcome }[]
}

const leadershipOf = (unit: string) =>
  `(SELECT g.id FROM groups g WHERE g.unit_id = ${unit} AND g.kind = 'leadership-collective' ORDER BY g.id LIMIT 1)`

export async function findCaseOnPaper(client: Client, id: CaseId): Promise<CaseOnPaper | undefined> {
  const { rows } = await client.query<CaseOnPaper>({
    name: 'find-case-on-paper',
    text: `SELECT (SELECT jsonb_agg(step) FROM jsonb_array_elements(law.law -> 'stages') AS step
               -- What the case does not go through leaves no paper.
               WHERE NOT EXISTS (SELECT 1 FROM jsonb_array_elements(c.stages) AS gone
                 WHERE gone ->> 'key' = step ->> 'key' AND gone ->> 'status' = 'skipped')) AS stages,
             c.law_hash AS "lawHash",
             (SELECT coalesce(jsonb_agg(jsonb_build_object('stage', gone ->> 'key', 'outcome', gone -> 'outcome') ORDER BY place), '[]')
              FROM jsonb_array_elements(c.stages) WITH ORDINALITY AS all_of (gone, place)
              WHERE jsonb_typeof(gone -> 'outcome') = 'object') AS outcomes,
             json_build_object('name', a.name_vi, 'unit', a.name_vi, 'unitKind', a.kind, 'above', up.name_vi, 'province', root.name_vi,
               'letterheads', a.letterheads) AS agency,
             ${leadershipOf('a.id')} AS leadership,
             ${leadershipOf('(SELECT unit_id FROM groups WHERE id = c.office_id)')} AS "officeLeadership",
             (SELECT t.term_ends_on FROM tenures t WHERE t.seat_id = c.seat_id AND t.to_on IS NULL) AS "termEndsOn",
             (SELECT t.from_on FROM tenures t WHERE t.seat_id = c.seat_id AND t.to_on IS NULL) AS "termBeganOn"
           FROM cases c JOIN pinned_law law ON law.hash = c.law_hash JOIN posts p ON p.id = c.post_id
           JOIN units u ON u.id = p.unit_id JOIN units a ON a.id = ${organisationOf('u.path')}
           LEFT JOIN units up ON up.id = a.parent_id JOIN units root ON root.id = a.path[1]
           WHERE c.id = $1`,
    values: [id],
  })
  return rows[0]
}

/** What a list of people under consideration says of each. */
export interface PersonOnPaper {
  id: PersonId
  name: string
  bornOn: BirthDate | null
  sex: 'male' | 'female' | null
  ethnicity: string | null
  degrees: Degree[]
  status: CandidateStatus
  posts: { title: string; unit: string; since: IsoDate }[]
  plannedFor: string[]
  /** The last years that were graded, as many as the law of the case looks at, the latest first. */
  evaluations: { year: number; grade: Grade }[]
  disciplines: { kind: 'reprimand' | 'warning' | 'removal'; effectiveOn: IsoDate }[]
  /** What the authority is asked to except them from. */
  waivers: Pick<WaiverGiven, 'criterion' | 'reason'>[]
}

/** Posts that `p` holds on the day of $2, with their units, the one held longest first; not what the case of $3 gave. */
const HELD = `(
  SELECT coalesce(jsonb_agg(jsonb_build_object('title', o.title_vi, 'unit', ou.name_vi, 'since', t.from_on) ORDER BY t.from_on, t.id), '[]')
  FROM tenures t JOIN posts o ON o.id = t.post_id JOIN units ou ON ou.id = o.unit_id
  WHERE t.person_id = p.id AND t.from_on <= $2 AND (t.to_on IS NULL OR t.to_on > $2) AND t.began_by IS DISTINCT FROM $3)`

/** The candidates of a case, in the order in which they were named, as their files are on that day. */
export async function listCandidatesOnPaper(
  client: Client,
  id: CaseId,
  on: IsoDate,
): Promise<PersonOnPaper[]> {
  const { rows } = await client.query<PersonOnPaper>({
    name: 'list-candidates-on-paper',
    text: `SELECT p.id, p.full_name AS name, p.born_on AS "bornOn", p.sex, p.ethnicity, to_jsonb(p.degrees) AS degrees, k.status, k.waivers, ${HELD} AS posts,
             (SELECT coalesce(jsonb_agg(DISTINCT o.title_vi), '[]') FROM planning_entries e JOIN posts o ON o.id = e.post_id
              WHERE e.person_id = p.id AND e.approved_on <= $2 AND (e.left_on IS NULL OR e.left_on >= $2)) AS "plannedFor",
             (SELECT coalesce(jsonb_agg(jsonb_build_object('year', e.year, 'grade', e.grade) ORDER BY e.year DESC), '[]')
              FROM (SELECT year, grade FROM evaluations WHERE person_id = p.id AND year <= extract(year FROM $2::date) ORDER BY year DESC
                    LIMIT coalesce((law.law #>> '{rules,eligibility,evaluations,value,years}')::integer, 1)) e) AS evaluations,
             (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'effectiveOn', effective_on) ORDER BY effective_on DESC, id), '[]')
              FROM disciplines WHERE person_id = p.id AND effective_on <= $2) AS disciplines
           FROM case_candidates k JOIN people p ON p.id = k.person_id
             JOIN cases c ON c.id = k.case_id JOIN pinned_law law ON law.hash = c.law_hash
           WHERE k.case_id = $1 ORDER BY k.ordinal`,
    values: [id, on, id],
  })
  return rows
}

/** Whoever is convened, with the posts held on that day, as offices list people: by given name. */
export interface ConvenedOnPaper {
  id: PersonId
  name: string
  posts: PersonOnPaper['posts']
}

export async function listConvenedOnPaper(
  client: Client,
  people: readonly PersonId[],
  { on, caseId }: { on: IsoDate; caseId: CaseId },
): Promise<ConvenedOnPaper[]> {
  const { rows } = await client.query<ConvenedOnPaper>({
    name: 'list-convened-on-paper',
    text: `SELECT p.id, p.full_name AS name, ${HELD} AS posts FROM people p WHERE p.id = ANY ($1) ORDER BY p.sort_name, p.id`,
    values: [people, on, caseId],
  })
  return rows
}
