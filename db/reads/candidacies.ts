import type pg from 'pg'
import type { Proposal } from '../../domain/planning/qualifying.js'
import type { RecusalRules } from '../../domain/rules/values/recusal-rules.js'
import type { CaseId, PersonId, PostId, UnitId } from '../../domain/vocabulary.js'
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
