import { bodyOverPerson } from '../../domain/authority/managing-body.js'
import { isAboutHolder } from '../../domain/procedure/procedure-kinds.js'
import { taskKindsThat } from '../../domain/procedure/task-kinds.js'
import type { CaseId, GroupId, IsoDate, PersonId, ProcedureKind, TaskId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import type { Duty } from '../registers/group-members.js'
import { listHeldPosts } from './launches.js'

/** A body that decides, and whoever heads it on a day. */
export interface DecidingBodyRow {
  kind: string
  /** `titles`: of the posts that the person holds in the body's unit, in both languages. */
  head: { id: PersonId; name: string; titles: string[] } | null
}

export async function findDecidingBody(
  client: Client,
  body: GroupId,
  on: IsoDate,
): Promise<DecidingBodyRow | undefined> {
  const { rows } = await client.query<DecidingBodyRow>({
    name: 'find-deciding-body',
    text: `SELECT g.kind, (
             SELECT json_build_object('id', h.id, 'name', h.full_name, 'titles', ARRAY(
               SELECT title FROM tenures t JOIN posts p ON p.id = t.post_id AND p.unit_id = g.unit_id,
                 unnest(ARRAY[p.title_vi, p.title_en]) AS title
               WHERE t.person_id = h.id AND t.from_on <= $2 AND (t.to_on IS NULL OR t.to_on > $2)))
             FROM group_members m JOIN people h ON h.id = m.person_id
             WHERE m.group_id = g.id AND m.duty = 'head' AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
             ORDER BY m.from_on DESC, h.id LIMIT 1
           ) AS head FROM groups g WHERE g.id = $1`,
    values: [body, on],
  })
  return rows[0]
}

const RECORDED = taskKindsThat(({ answerOfBody }) => answerOfBody === 'recorded')
const CONFIRMED = taskKindsThat(({ answerOfBody }) => answerOfBody === 'confirmed')

/** The body that answers what is recorded ($2) or confirmed ($3) in a task `t` of a case `c`. */
const BODY_OF_TASK = `
  CASE WHEN t.kind = ANY ($3) THEN t.group_id
    ELSE (SELECT g.id FROM groups g WHERE g.secretariat_id = t.group_id OR (g.id = c.managing_body_id AND g.secretariat_id IS NULL)
          ORDER BY g.id = c.managing_body_id DESC, g.id LIMIT 1) END`
const ANSWERED = '(t.kind = ANY ($2) OR t.kind = ANY ($3))'

/** Undefined where the task is none in which a body's answer is recorded or confirmed. */
export async function findBodyOfTask(client: Client, task: TaskId): Promise<GroupId | undefined> {
  const { rows } = await client.query<{ body: GroupId | null }>({
    name: 'find-body-of-task',
    text: `SELECT ${BODY_OF_TASK} AS body FROM tasks t JOIN cases c ON c.id = t.case_id
           WHERE t.id = $1 AND ${ANSWERED}`,
    values: [task, RECORDED, CONFIRMED],
  })
  return rows[0]?.body ?? undefined
}

/** The body that decides, or has decided, on a case: of somebody who holds several posts that of the highest. */
export async function findBodyOfCase(client: Client, id: CaseId): Promise<GroupId | undefined> {
  const { rows } = await client.query<{
    known: GroupId | null
    ofPost: GroupId
    kind: ProcedureKind
    person: PersonId | null
  }>({
    name: 'find-body-of-case',
    text: `SELECT c.kind, c.managing_body_id AS "ofPost", coalesce(
             (SELECT body_id FROM decisions WHERE case_id = c.id),
             (SELECT ${BODY_OF_TASK} FROM tasks t WHERE t.case_id = c.id AND ${ANSWERED}
              ORDER BY t.opened_at DESC, t.id LIMIT 1)) AS known,
             (SELECT person_id FROM case_candidates WHERE case_id = c.id ORDER BY ordinal LIMIT 1) AS person
           FROM cases c WHERE c.id = $1`,
    values: [id, RECORDED, CONFIRMED],
  })
  const [row] = rows
  if (!row || row.known !== null) return row?.known ?? undefined
  if (!isAboutHolder(row.kind) || row.person === null) return row.ofPost
  return bodyOverPerson(await listHeldPosts(client, row.person))?.managingBody ?? row.ofPost
}

/** A member of a body on a day: as what, and the posts that they hold in its unit, in Vietnamese, the highest first. */
export interface BodyMember {
  name: string
  duty: Duty
  titles: string[]
}

export async function listBodyMembers(client: Client, body: GroupId, on: IsoDate): Promise<BodyMember[]> {
  const { rows } = await client.query<BodyMember>({
    name: 'list-body-members',
    text: `SELECT p.full_name AS name, m.duty, ARRAY(
             SELECT o.title_vi FROM tenures t JOIN posts o ON o.id = t.post_id
             WHERE t.person_id = p.id AND o.unit_id = g.unit_id AND t.from_on <= $2 AND (t.to_on IS NULL OR t.to_on > $2)
             ORDER BY t.from_on DESC, t.id DESC) AS titles
           FROM groups g JOIN group_members m ON m.group_id = g.id JOIN people p ON p.id = m.person_id
           WHERE g.id = $1 AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
           ORDER BY array_position(ARRAY['head', 'deputy', 'secretary', 'member'], m.duty), p.full_name, p.id`,
    values: [body, on],
  })
  return rows
}
