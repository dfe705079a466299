import type pg from 'pg'
import type { Proposal } from '../../domain/planning/qualifying.js'
import type { PersonId, UnitId } from '../../domain/vocabulary.js'
import { OPEN } from '../sql/open-statuses.js'

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

/** Are both candidates of one open procedure, or were until a step left one of them behind? */
export async function areCompetitors(
  client: pg.ClientBase,
  one: PersonId,
  other: PersonId,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT 1 FROM case_candidates a JOIN case_candidates b ON b.case_id = a.case_id JOIN cases c ON c.id = a.case_id
     WHERE a.person_id = $1 AND b.person_id = $2 AND c.status IN ${OPEN} LIMIT 1`,
    [one, other],
  )
  return rowCount === 1
}
