import type { CaseStatus } from '../../domain/procedure/case.js'
import type { CaseId, GroupId, UnitId } from '../../domain/vocabulary.js'
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
  /** Groups that act on the case, by the post. */
  office: GroupId
  reviewers: GroupId
  tellers: GroupId
  managingBody: GroupId
  secretariat: GroupId | null
  isCandidate: boolean
  takesPart: boolean
}

/** SQL: the standing of a case; all that is given is SQL: whose it is asked for, and of which case. */
export const caseStanding = ({ id, ...viewer }: { id: string; person: string; groups: string }): string => `
  SELECT c.id, c.number, c.unit_id AS "unitId", c.status, c.sequence, p.office_id AS office,
    p.reviewers_id AS reviewers, p.tellers_id AS tellers, p.managing_body_id AS "managingBody",
    body.secretariat_id AS secretariat,
    EXISTS (SELECT 1 FROM case_candidates WHERE case_id = c.id AND person_id = ${viewer.person}) AS "isCandidate",
    ${takesPart('c.id', viewer)} AS "takesPart"
  FROM cases c JOIN posts p ON p.id = c.post_id JOIN groups body ON body.id = p.managing_body_id
  WHERE c.id = ${id}`

const FIND_CASE_STANDING = caseStanding({ id: '$3', person: '$1::text', groups: '$2::text[]' })

/** A case as far as the right to read it depends on it; undefined when there is none. */
export async function findCaseStanding(
  client: Client,
  id: CaseId,
  { personId, groups }: Omit<Viewer, 'sees'>,
): Promise<CaseStanding | undefined> {
  const { rows } = await client.query<CaseStanding>({
    name: 'find-case-standing',
    text: FIND_CASE_STANDING,
    values: [personId, groups, id],
  })
  return rows[0]
}
