import type { TermInOffice } from '../../domain/eligibility/end-of-term.js'
import type { CaseStatus } from '../../domain/procedure/case.js'
import type { CaseRow } from '../../domain/procedure/change.js'
import type {
  CaseId,
  Degree,
  GroupId,
  IsoDate,
  PersonId,
  PostId,
  PostLevel,
  SeatId,
  TaskId,
  Text,
  UnitId,
} from '../../domain/vocabulary.js'
import { type Client, together } from '../pool.js'
import type { UnitKind } from '../registers/units.js'
import { OPEN, OPEN_OR_COMPLETED } from '../sql/open-statuses.js'
import { organisationOf } from './candidate-records.js'

/** A post with the circle that acts on it and the state of its seats: what a launch is built from. */
export interface LaunchPost {
  postId: PostId
  unitId: UnitId
  level: PostLevel
  degree: Degree | null
  filledBy: 'appointment' | 'election'
  /** What the department, commune or agency is that the post belongs to. */
  organisation: UnitKind
  /** Does the party committee there lead comprehensively? Null where that is not on record. */
  partyLeads: boolean | null
  office: GroupId
  /** Of the office that acts on the post: whose officers launch. */
  officeUnit: UnitId
  officeName: Text
  reviewers: GroupId
  tellers: GroupId
  electorate: GroupId
  managingBody: GroupId
  secretariat: GroupId | null
  /** `running`: a procedure for it, be it one that its workflow alone knows of. */
  seats: {
    id: SeatId
    holder: PersonId | null
    /** Of whoever holds it, where there is an end. */
    term: TermInOffice | null
    inRotation: boolean
    /** On secondment, until that day as decided. */
    secondedUntil: IsoDate | null
    running: boolean
  }[]
}

/** A post by its id, or by what is of it: a seat, a case, a task of one. */
export type PostNamed = { postId: PostId } | { seatId: SeatId } | { caseId: CaseId } | { taskId: TaskId }

/**
 * How a post is named: for the name of a statement, its id in SQL, in SQL who launched the case that names it, the row that
 * says who acts there (of a case that is launched: its own), and the value of $1.
 */
function postBy(named: PostNamed): Record<'by' | 'postId' | 'launcher' | 'circle' | 'value', string> {
  const circleOf = (postId: string) => `posts WHERE id = ${postId}`
  if ('postId' in named)
    return { by: 'id', postId: '$1', launcher: 'NULL', circle: circleOf('$1'), value: named.postId }
  if ('seatId' in named) {
    const postId = '(SELECT post_id FROM seats WHERE id = $1)'
    return { by: 'seat', postId, launcher: 'NULL', circle: circleOf(postId), value: named.seatId }
  }
  const [by, id, value] =
    'taskId' in named
      ? ['task', '(SELECT case_id FROM tasks WHERE id = $1)', named.taskId]
      : ['case', '$1', named.caseId]
  const ofCase = (column: string) => `(SELECT ${column} FROM cases WHERE id = ${id})`
  return {
    ...{ by, postId: ofCase('post_id'), launcher: ofCase('launched_by') },
    ...{ circle: `cases WHERE id = ${id}`, value },
  }
}

/** The post that is named so. */
export async function findLaunchPost(client: Client, named: PostNamed): Promise<LaunchPost | undefined> {
  const { by, postId, value } = postBy(named)
  const { rows } = await client.query<LaunchPost>({
    name: `find-launch-post-by-${by}`,
    text: `
      SELECT p.id AS "postId", p.unit_id AS "unitId", p.level, p.degree, p.filled_by AS "filledBy",
        (SELECT o.kind FROM units o WHERE o.id = ${organisationOf('u.path')}) AS organisation,
        (SELECT o.party_leads FROM units o WHERE o.id = ${organisationOf('u.path')}) AS "partyLeads",
        p.office_id AS office, office.unit_id AS "officeUnit",
        json_build_object('vi', office.name_vi, 'en', office.name_en) AS "officeName", p.reviewers_id AS reviewers, p.tellers_id AS tellers, p.electorate_id AS electorate,
        p.managing_body_id AS "managingBody", body.secretariat_id AS secretariat,
        coalesce((
          SELECT json_agg(json_build_object(
            'id', s.id,
            'holder', (SELECT t.person_id FROM tenures t WHERE t.seat_id = s.id AND t.to_on IS NULL),
            'term', (
              SELECT json_build_object('from', t.from_on, 'endsOn', t.term_ends_on, 'bornOn', h.born_on, 'sex', h.sex)
              FROM tenures t JOIN people h ON h.id = t.person_id
              WHERE t.seat_id = s.id AND t.to_on IS NULL AND t.term_ends_on IS NOT NULL),
            'inRotation', EXISTS (
              SELECT 1 FROM tenures t WHERE t.seat_id = s.id AND t.to_on IS NULL AND t.rotation IS NOT NULL),
            'secondedUntil', (
              SELECT t.seconded_until FROM tenures t
              WHERE t.seat_id = s.id AND t.to_on IS NULL AND t.seconded_to IS NOT NULL AND t.seconded_back_on IS NULL),
            'running', EXISTS (
              SELECT 1 FROM cases c WHERE c.seat_id = s.id AND c.kind NOT IN ('revocation', 'confidence-vote')
                AND c.status IN ${OPEN}
              UNION ALL SELECT 1 FROM out_of_step o WHERE o.seat_id = s.id AND o.how = 'unknown')
          ) ORDER BY s.ordinal)
          FROM seats s WHERE s.post_id = p.id
        ), '[]'::json) AS seats
      FROM posts p JOIN units u ON u.id = p.unit_id
        JOIN groups body ON body.id = p.managing_body_id JOIN groups office ON office.id = p.office_id
      WHERE p.id = ${postId}`,
    values: [value],
  })
  return rows[0]
}

/** Those of the ids that are people, and which of them hold the post now. One at a time: of several the plan is never kept. */
export async function findCandidates(
  client: Client,
  ids: readonly PersonId[],
  post: PostNamed,
): Promise<Map<PersonId, LaunchCandidate>> {
  const found = await together(
    ids.map(async (id) => [id, await findCandidate(client, { id, post })] as const),
  )
  return new Map(found.flatMap(([id, candidate]) => (candidate ? [[id, candidate]] : [])))
}

const TODAY = "(now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"

/** SQL: the members of the group `a` today, but the person `p`; two are enough to tell whether one of them is another still. */
const othersIn = (launcher: string): string => `ARRAY(
  SELECT m.person_id FROM group_members m
  WHERE m.group_id = a.id AND m.person_id <> p.id AND m.person_id IS DISTINCT FROM ${launcher}
    AND m.from_on <= ${TODAY} AND (m.to_on IS NULL OR m.to_on > ${TODAY})
  ORDER BY m.person_id LIMIT 2)`

async function findCandidate(
  client: Client,
  { id, post }: { id: PersonId; post: PostNamed },
): Promise<LaunchCandidate | undefined> {
  const { by, postId, launcher, circle, value } = postBy(post)
  const organisation = `(
    SELECT ${organisationOf('w.path')} FROM posts o JOIN units w ON w.id = o.unit_id WHERE o.id = ${postId})`
  const { rows } = await client.query<LaunchCandidate>({
    name: `find-launch-candidate-by-${by}`,
    text: `SELECT EXISTS (
             SELECT 1 FROM tenures t WHERE t.person_id = p.id AND t.post_id = ${postId} AND t.to_on IS NULL
           ) AS "holdsPost", coalesce(${organisationOf('u.path')} = ${organisation}, false) OR EXISTS (
             SELECT 1 FROM tenures t JOIN posts h ON h.id = t.post_id JOIN units x ON x.id = h.unit_id
             WHERE t.person_id = p.id AND t.to_on IS NULL AND ${organisationOf('x.path')} = ${organisation}
           ) AS "isOfOrganisation", ARRAY(
             SELECT DISTINCT t.level FROM tenures t WHERE t.person_id = p.id AND t.to_on IS NULL
           ) AS "heldLevels", p.unit_id AS "unitId",
           coalesce(acts.secretariat, acts.office) AS authority, (
             SELECT coalesce(json_agg(json_build_object('group', a.id, 'others', ${othersIn(launcher)})
                      ORDER BY a.id = acts.office, a.nearness DESC, a.id), '[]')
             FROM (
               SELECT g.id, cardinality(w.path) AS nearness FROM units w JOIN groups g ON g.unit_id = w.id AND g.kind = 'office'
               WHERE w.id = ANY (u.path)
               UNION ALL SELECT acts.secretariat, 0 WHERE acts.secretariat IS NOT NULL) a
           ) AS answering
           FROM people p LEFT JOIN units u ON u.id = p.unit_id LEFT JOIN (
             SELECT o.office_id AS office, body.secretariat_id AS secretariat
             FROM (SELECT * FROM ${circle}) o JOIN groups body ON body.id = o.managing_body_id) acts ON true
           WHERE p.id = $2`,
    values: [value, id],
  })
  return rows[0]
}

export interface LaunchCandidate {
  unitId: UnitId | null
  /**
   * Who may answer for them where they are proposed, each with two of its members beside the person and whoever launched: the
   * office of their unit, each next above it, the secretariat of the body that manages the post; the office that acts on the
   * post comes last.
   */
  answering: { group: GroupId; others: PersonId[] }[]
  /** Who answers where nobody is in any of them. */
  authority: GroupId
  holdsPost: boolean
  /** Works or holds a post in the department, commune or agency that the post belongs to. */
  isOfOrganisation: boolean
  /** Of the posts held now. */
  heldLevels: PostLevel[]
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
  const { rows } = await client.query<RevocableCase>({
    name: 'find-revocable',
    text: `SELECT c.id, c.post_id AS "postId", c.seat_id AS "seatId", c.status, c.outcome,
       EXISTS (
         SELECT 1 FROM cases r
         WHERE r.revokes = c.id AND r.status IN ${OPEN_OR_COMPLETED}) AS revoked,
       EXISTS (SELECT 1 FROM tenures t WHERE t.began_by = c.id AND t.to_on IS NULL) AS "inOffice"
     FROM cases c WHERE c.id = $1`,
    values: [id],
  })
  return rows[0]
}

/** A post that somebody holds today, and the body that decides on it. */
export interface HeldPost {
  level: PostLevel
  managingBody: GroupId
  secretariat: GroupId | null
  office: GroupId
}

/** The posts that a person holds, or whoever holds a seat, the one held longest first. */
export async function listHeldPosts(client: Client, by: PersonId | { seatId: SeatId }): Promise<HeldPost[]> {
  const [name, holder] =
    typeof by === 'string'
      ? ['list-held-posts', '$1']
      : [
          'list-posts-of-holder',
          '(SELECT s.person_id FROM tenures s WHERE s.seat_id = $1 AND s.to_on IS NULL)',
        ]
  const { rows } = await client.query<HeldPost>({
    name,
    text: `SELECT p.level, p.managing_body_id AS "managingBody", body.secretariat_id AS secretariat, p.office_id AS office
           FROM tenures t JOIN posts p ON p.id = t.post_id JOIN groups body ON body.id = p.managing_body_id
           WHERE t.person_id = ${holder} AND t.to_on IS NULL AND t.seat_id IS NOT NULL ORDER BY t.from_on, t.id`,
    values: [typeof by === 'string' ? by : by.seatId],
  })
  return rows
}
