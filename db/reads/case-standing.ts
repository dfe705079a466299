import type { CaseStatus } from '../../domain/procedure/case.js'
import type { CaseId, GroupId, PersonId, UnitId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { takesPart, type Viewer } from './case-visibility.js'

export async function findCaseStatus(client: Client, id: CaseId): Promise<CaseStatus | undefined> {
  const { rows } = await client.query<{ status: CaseStatus }>('SELECT status FROM cases WHERE id = $1', [id])
  return rows[0]?.status
}

/** What a right to a case depends on. */
export interface CaseStanding {
  id: CaseId
  number: number
  unitId: UnitId
  status: CaseStatus
  sequence: number
  /** Groups that act on the case, as they acted on its post when it was launched. */
  office: GroupId
  reviewers: GroupId
  tellers: GroupId
  managingBody: GroupId
  secretariat: GroupId | null
  isCandidate: boolean
  /** Is one of its candidates somebody whom they stand against, here or in another procedure? */
  standsAgainst: boolean
  takesPart: boolean
}

/** Who asks, as SQL. */
export interface AskerInSql {
  person: string
  groups: string
  /** Those whom they stand against. */
  competitors: string
}

/** SQL: is one of these a candidate of the case? Not who was only proposed, and refused. Both are SQL. */
export const hasCandidateAmong = (caseId: string, people: string): string => `EXISTS (
  SELECT 1 FROM case_candidates WHERE case_id = ${caseId} AND person_id = ANY (${people}) AND status <> 'not-agreed')`

/** Is somebody whom they stand against a candidate of the case? */
export async function isAboutCompetitor(
  client: Client,
  id: CaseId,
  competitors: readonly PersonId[],
): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>({
    name: 'is-about-competitor',
    text: `SELECT ${hasCandidateAmong('$1', '$2::text[]')} AS found`,
    values: [id, competitors],
  })
  return rows[0]?.found === true
}

/** SQL: the standing of a case; all that is given is SQL: whose it is asked for, and of which case. */
export const caseStanding = ({ id, ...viewer }: AskerInSql & { id: string }): string => `
  SELECT c.id, c.number, c.unit_id AS "unitId", c.status, c.sequence, c.office_id AS office,
    c.reviewers_id AS reviewers, c.tellers_id AS tellers, c.managing_body_id AS "managingBody",
    body.secretariat_id AS secretariat,
    EXISTS (SELECT 1 FROM case_candidates WHERE case_id = c.id AND person_id = ${viewer.person}) AS "isCandidate",
    ${hasCandidateAmong('c.id', viewer.competitors)} AS "standsAgainst",
    ${takesPart('c.id', viewer)} AS "takesPart"
  FROM cases c JOIN groups body ON body.id = c.managing_body_id
  WHERE c.id = ${id}`

const FIND_CASE_STANDING = caseStanding({
  ...{ id: '$3', person: '$1::text', groups: '$2::text[]', competitors: '$4::text[]' },
})

/** A case as far as the right to read it depends on it; undefined when there is none. */
export async function findCaseStanding(
  client: Client,
  id: CaseId,
  { personId, groups, competitors }: Omit<Viewer, 'sees'> & { competitors: readonly PersonId[] },
): Promise<CaseStanding | undefined> {
  const { rows } = await client.query<CaseStanding>({
    name: 'find-case-standing',
    text: FIND_CASE_STANDING,
    values: [personId, groups, id, competitors],
  })
  return rows[0]
}
