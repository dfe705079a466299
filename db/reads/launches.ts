import type { CaseStatus } from '../../domain/procedure/case.js'
import type { CaseRow } from '../../domain/procedure/change.js'
import type {
  CaseId,
  Degree,
  GroupId,
  PersonId,
  PostId,
  PostLevel,
  SeatId,
  Text,
  UnitId,
} from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { OPEN, OPEN_OR_COMPLETED } from '../sql/open-statuses.js'
import { organisationOf } from './candidate-records.js'

/** A post with the circle that acts on it and the state of its seats: what a launch is built from. */
export interface LaunchPost {
  postId: PostId
  unitId: UnitId
  level: PostLevel
  degree: Degree | null
  filledBy: 'appointment' | 'election'
  office: GroupId
  /** Of the office that acts on the post: whose officers launch. */
  officeUnit: UnitId
  officeName: Text
  reviewers: GroupId
  tellers: GroupId
  electorate: GroupId
  managingBody: GroupId
  secretariat: GroupId | null
  seats: { id: SeatId; holder: PersonId | null; inRotation: boolean; running: boolean }[]
}

/** The post of that id, or the one that the seat belongs to. */
export async function findLaunchPost(
  client: Client,
  by: { postId: PostId } | { seatId: SeatId },
): Promise<LaunchPost | undefined> {
  const condition = 'postId' in by ? 'p.id = $1' : 'p.id = (SELECT post_id FROM seats WHERE id = $1)'
  const { rows } = await client.query<LaunchPost>({
    name: 'postId' in by ? 'find-launch-post' : 'find-launch-post-by-seat',
    text: `
      SELECT p.id AS "postId", p.unit_id AS "unitId", p.level, p.degree, p.filled_by AS "filledBy",
        p.office_id AS office, office.unit_id AS "officeUnit",
        json_build_object('vi', office.name_vi, 'en', office.name_en) AS "officeName", p.reviewers_id AS reviewers, p.tellers_id AS tellers, p.electorate_id AS electorate,
        p.managing_body_id AS "managingBody", body.secretariat_id AS secretariat,
        coalesce((
          SELECT json_agg(json_build_object(
            'id', s.id,
            'holder', (SELECT t.person_id FROM tenures t WHERE t.seat_id = s.id AND t.to_on IS NULL),
            'inRotation', EXISTS (
              SELECT 1 FROM tenures t WHERE t.seat_id = s.id AND t.to_on IS NULL AND t.rotation IS NOT NULL),
            'running', EXISTS (
              SELECT 1 FROM cases c WHERE c.seat_id = s.id AND c.kind <> 'revocation'
                AND c.status IN ${OPEN})
          ) ORDER BY s.ordinal)
          FROM seats s WHERE s.post_id = p.id
        ), '[]'::json) AS seats
      FROM posts p JOIN groups body ON body.id = p.managing_body_id JOIN groups office ON office.id = p.office_id
      WHERE ${condition}`,
    values: ['postId' in by ? by.postId : by.seatId],
  })
  return rows[0]
}

/** Those of the ids that are people, and which of them hold the post now. */
export async function findCandidates(
  client: Client,
  ids: readonly PersonId[],
  post: PostId,
): Promise<Map<PersonId, LaunchCandidate>> {
  const { rows } = await client.query<LaunchCandidate & { id: PersonId }>({
    name: 'find-launch-candidates',
    text: `SELECT p.id, EXISTS (
             SELECT 1 FROM tenures t WHERE t.person_id = p.id AND t.post_id = $2 AND t.to_on IS NULL
           ) AS "holdsPost", coalesce(${organisationOf('u.path')} = (
             SELECT ${organisationOf('w.path')} FROM posts o JOIN units w ON w.id = o.unit_id WHERE o.id = $2
           ), false) OR EXISTS (
             SELECT 1 FROM tenures t JOIN posts h ON h.id = t.post_id JOIN units x ON x.id = h.unit_id
             WHERE t.person_id = p.id AND t.to_on IS NULL AND ${organisationOf('x.path')} = (
               SELECT ${organisationOf('w.path')} FROM posts o JOIN units w ON w.id = o.unit_id WHERE o.id = $2)
           ) AS "isOfOrganisation"
           FROM people p LEFT JOIN units u ON u.id = p.unit_id WHERE p.id = ANY ($1)`,
    values: [ids, post],
  })
  return new Map(rows.map(({ id, ...candidate }) => [id, candidate]))
}

interface LaunchCandidate {
  holdsPost: boolean
  /** Works or holds a post in the department, commune or agency that the post belongs to. */
  isOfOrganisation: boolean
}

/** Who of these people holds the post that a case is about. */
export async function holdersAmong(
  client: Client,
  caseId: CaseId,
  ids: readonly PersonId[],
): Promise<PersonId[]> {
  const { rows } = await client.query<{ id: PersonId }>({
    name: 'find-holders-among',
    text: `SELECT t.person_id AS id FROM tenures t JOIN cases c ON c.post_id = t.post_id
           WHERE c.id = $1 AND t.person_id = ANY ($2) AND t.to_on IS NULL`,
    values: [caseId, ids],
  })
  return rows.map(({ id }) => id)
}

export interface RevocableCase {
  id: CaseId
  postId: PostId
  seatId: SeatId
  status: CaseStatus
  outcome: CaseRow['outcome']
  /** A revocation that runs or has taken effect. */
  revoked: boolean
  /** The tenure that the case began goes on. */
  inOffice: boolean
}

/** A case as far as revoking it depends on it. */
export async function findRevocable(client: Client, id: CaseId): Promise<RevocableCase | undefined> {
  const { rows } = await client.query<RevocableCase>(
    `SELECT c.id, c.post_id AS "postId", c.seat_id AS "seatId", c.status, c.outcome,
       EXISTS (
         SELECT 1 FROM cases r
         WHERE r.revokes = c.id AND r.status IN ${OPEN_OR_COMPLETED}) AS revoked,
       EXISTS (SELECT 1 FROM tenures t WHERE t.began_by = c.id AND t.to_on IS NULL) AS "inOffice"
     FROM cases c WHERE c.id = $1`,
    [id],
  )
  return rows[0]
}

/** A post that somebody holds today, and the body that decides on it. */
export interface HeldPost {
  level: PostLevel
  managingBody: GroupId
  secretariat: GroupId | null
  office: GroupId
}

/** The posts that a person holds, the one held longest first. */
export async function listHeldPosts(client: Client, person: PersonId): Promise<HeldPost[]> {
  const { rows } = await client.query<HeldPost>({
    name: 'list-held-posts',
    text: `SELECT p.level, p.managing_body_id AS "managingBody", body.secretariat_id AS secretariat, p.office_id AS office
           FROM tenures t JOIN posts p ON p.id = t.post_id JOIN groups body ON body.id = p.managing_body_id
           WHERE t.person_id = $1 AND t.to_on IS NULL AND t.seat_id IS NOT NULL ORDER BY t.from_on, t.id`,
    values: [person],
  })
  return rows
}
