import type pg from 'pg'
import type { Proposal } from '../../domain/planning/qualifying.js'
import type { RecusalRules } from '../../domain/rules/values/recusal-rules.js'
import type { CaseId, GroupId, IsoDate, PersonId, PostId, UnitId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { LOST, OPEN } from '../sql/open-statuses.js'

/** Of which open procedures people are candidates. */

/** The open procedures in which somebody is proposed, the earliest launched first. */
export async function listProposals(
  client: pg.ClientBase,
  personId: PersonId,
): Promise<(Proposal & { unitId: UnitId })[]> {
  const { rows } = await client.query<Proposal & { unitId: UnitId }>(
    `SELECT c.id AS "caseId", c.kind, c.unit_id AS "unitId", o.id AS "postId", o.level
     FROM cases c JOIN case_candidates k ON k.case_id = c.id JOIN posts o ON o.id = c.post_id
     WHERE k.person_id = $1 AND c.status IN ${OPEN}
       AND k.status IN ('active', 'selected') ORDER BY c.number`,
    [personId],
  )
  return rows
}

/** Of which of these procedures, open or not, somebody is a candidate, or was until a step left them behind. */
export async function listCandidaciesAmong(
  client: Client,
  person: PersonId,
  cases: readonly CaseId[],
): Promise<Set<CaseId>> {
  const { rows } = await client.query<{ id: CaseId }>({
    name: 'list-candidacies-among',
    text: 'SELECT case_id AS id FROM case_candidates WHERE person_id = $1 AND case_id = ANY ($2)',
    values: [person, cases],
  })
  return new Set(rows.map(({ id }) => id))
}

/** The open procedures for the seats of a post. */
export async function listOpenCasesOfPost(client: pg.ClientBase, post: PostId): Promise<CaseId[]> {
  const { rows } = await client.query<{ id: CaseId }>({
    name: 'list-open-cases-of-post',
    text: `SELECT id FROM cases WHERE post_id = $1 AND status IN ${OPEN} ORDER BY number`,
    values: [post],
  })
  return rows.map(({ id }) => id)
}

/** What has a part in procedures. */
export interface ActsOnCases {
  /** In those of these units and of all below them, as a role on them has. */
  reaches?: readonly UnitId[]
  /**
   * In those of the bodies that these units belong to, whichever of their parts it is that a procedure is of: who meets there is
   * of all its parts (db/reads/electorates.ts).
   */
  within?: readonly UnitId[]
  /** In those that these groups act on, whatever units they are of. */
  groups?: readonly GroupId[]
}

/**
 * The open procedures about somebody, their relatives, those whom declared interests tie them to and those whom they stand
 * against, or for a unit in which they have an interest: those in which what acts has a part. From which of them somebody
 * stands back their law says.
 */
export async function listOpenCasesAround(
  client: pg.ClientBase,
  { personId, competitors }: { personId: PersonId; competitors: readonly PersonId[] },
  { reaches = [], within = [], groups = [] }: ActsOnCases,
): Promise<CaseId[]> {
  const { rows } = await client.query<{ id: CaseId }>({
    name: 'list-open-cases-around',
    text: `WITH around (id) AS (
       SELECT $1::text UNION SELECT unnest($2::text[])
       UNION SELECT relative_id FROM relations WHERE person_id = $1 UNION SELECT person_id FROM relations WHERE relative_id = $1
       UNION SELECT other_id FROM interests WHERE person_id = $1 UNION SELECT person_id FROM interests WHERE other_id = $1
       UNION SELECT person_id FROM proposed_changes WHERE entered_by = $1 AND other_id = entered_by AND state = 'waiting'
     ), near (id) AS (
       SELECT k.case_id FROM case_candidates k WHERE k.person_id IN (SELECT id FROM around) AND k.is_open
       UNION SELECT c.id FROM interests i JOIN units u ON u.path @> ARRAY[i.unit_id] JOIN cases c ON c.unit_id = u.id
       WHERE i.person_id = $1 AND c.status IN ${OPEN}
     )
     SELECT c.id FROM near JOIN cases c ON c.id = near.id JOIN units u ON u.id = c.unit_id
       JOIN posts p ON p.id = c.post_id JOIN groups body ON body.id = c.managing_body_id
     WHERE u.path && $3::text[]
       OR coalesce((
         SELECT above.id FROM units above WHERE above.id = ANY (u.path)
           AND EXISTS (SELECT 1 FROM groups WHERE unit_id = above.id AND kind = 'leadership-collective')
         ORDER BY cardinality(above.path) DESC LIMIT 1), u.id) IN (SELECT unnest(path) FROM units WHERE id = ANY ($4))
       OR ARRAY[c.office_id, c.reviewers_id, c.tellers_id, c.managing_body_id, p.electorate_id, body.secretariat_id] && $5::text[]
     ORDER BY c.number`,
    values: [personId, competitors, reaches, within, groups],
  })
  return rows.map(({ id }) => id)
}

/** By what somebody has a part in procedures: the units that they hold roles on, and the groups that they are or will be in. */
export async function findPartsOf(
  client: pg.ClientBase,
  person: PersonId,
  on: IsoDate,
): Promise<Required<Pick<ActsOnCases, 'reaches' | 'groups'>>> {
  const { rows } = await client.query<{ reaches: UnitId[]; groups: GroupId[] }>({
    name: 'find-parts-of',
    text: `SELECT ARRAY(SELECT DISTINCT unit_id FROM role_grants WHERE person_id = $1) AS reaches,
       ARRAY(SELECT DISTINCT group_id FROM group_members WHERE person_id = $1 AND (to_on IS NULL OR to_on > $2)) AS groups`,
    values: [person, on],
  })
  return rows[0] ?? { reaches: [], groups: [] }
}

/**
 * An open procedure: who of those agreed to are its candidates, or were until a step left them behind, and the law by which
 * others stand back.
 */
export interface OpenCandidacy {
  unitId: UnitId
  people: PersonId[]
  /** Those who have not withdrawn and are not blocked. */
  candidates: PersonId[]
  rules: RecusalRules | null
}

/** The open procedures that are about any of these people, as far as they and the others are agreed to. */
export async function listOpenCandidacies(
  client: Client,
  people: readonly PersonId[],
): Promise<OpenCandidacy[]> {
  const { rows } = await client.query<OpenCandidacy>({
    name: 'list-open-candidacies',
    text: `SELECT c.unit_id AS "unitId", law.law #> '{rules,recusal}' AS rules,
       array_agg(k.person_id) AS people,
       coalesce(array_agg(k.person_id) FILTER (WHERE k.status NOT IN ${LOST}), '{}') AS candidates
     FROM cases c JOIN pinned_law law ON law.hash = c.law_hash JOIN case_candidates k ON k.case_id = c.id
     WHERE c.id IN (SELECT case_id FROM case_candidates WHERE person_id = ANY ($1) AND is_open AND agreed) AND k.agreed
       -- Those voted on together stand against nobody.
       AND c.kind <> 'confidence-vote'
     GROUP BY c.id, law.hash`,
    values: [people],
  })
  return rows
}
