import type { AnyNotice } from '../../domain/procedure/notice-names.js'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import type { CaseId, Instant, IsoDate, PersonId, TaskId, Text, UnitId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { bilingual } from '../sql/bilingual.js'
import { namedPerson } from '../sql/named-person.js'
import { takesPart, type Viewer } from './case-visibility.js'
import type { TaskDetails } from './tasks.js'

/** So many notices of somebody are looked at, the latest first: what they may not read any more is among them. */
export const LOOKED_AT = 500

/** A notice to somebody, as far as it depends on it whether they may still read what it is about. */
export interface NoticeStanding {
  id: number
  at: Instant
  unitId: UnitId
  /** In its case, without a role. */
  takesPart: boolean
  task: Pick<TaskDetails, 'unitId' | 'assigneeId' | 'claimedBy' | 'completedBy' | 'groupId'> | null
  isTaskOpen: boolean
  /** Of a breakthrough task: whose it is, and their unit today. */
  breakthroughTask: { personId: PersonId; unitId: UnitId | null } | null
  isRead: boolean
}

/** Nobody counts further what they have not read. */
export const MOST_UNREAD = 100

/** Where they stopped reading; before everything, where they never did. */
const READ_UP_TO = `(coalesce((SELECT told_at FROM notices_read WHERE person_id = $1), '-infinity'),
  coalesce((SELECT notice_id FROM notices_read WHERE person_id = $1), 0))`

/** Of the notices to $1 that `these` tells, the latest. A task has the unit of its case: where that is seen nothing else is asked. */
const standings = (these: string, limit: number): string => `
  SELECT n.id::integer AS id, n.created_at AS at, n.unit_id AS "unitId",
    ($3::text[] IS NULL OR n.unit_id = ANY ($3) OR ${takesPart('n.case_id', { person: '$1', groups: '$2::text[]' })}) AS "takesPart",
    CASE WHEN t.id IS NOT NULL THEN json_build_object('unitId', t.unit_id, 'assigneeId', t.assignee_id,
      'claimedBy', t.claimed_by, 'completedBy', t.completed_by, 'groupId', t.group_id) END AS task,
    coalesce(t.status = 'open', false) AS "isTaskOpen",
    CASE WHEN n.breakthrough_task_id IS NOT NULL THEN (SELECT json_build_object('personId', b.person_id, 'unitId', b.unit_id)
      FROM breakthrough_tasks b WHERE b.id = n.breakthrough_task_id) END AS "breakthroughTask", (n.created_at, n.id) <= ${READ_UP_TO} AS "isRead"
  FROM (
    SELECT id, created_at, unit_id, case_id, task_id, breakthrough_task_id FROM notifications
    WHERE recipient_id = $1 AND ${these} ORDER BY created_at DESC, id DESC LIMIT ${limit}
  ) n LEFT JOIN tasks t ON t.id = n.task_id
  ORDER BY n.created_at DESC, n.id DESC`

const LATEST = standings(
  "(created_at, id) < (coalesce($4::timestamptz, 'infinity'), coalesce($5::bigint, 0))",
  LOOKED_AT,
)
const UNREAD = standings(`(created_at, id) > ${READ_UP_TO}`, MOST_UNREAD)

/** Where a notice stands among those to somebody. */
export type NoticePlace = Pick<NoticeStanding, 'at' | 'id'>

/** The latest notices to somebody, or the latest before one of them. */
export async function listNoticeStandings(
  client: Client,
  viewer: Viewer,
  before: NoticePlace | undefined,
): Promise<NoticeStanding[]> {
  const { rows } = await client.query<NoticeStanding>({
    name: 'list-notice-standings',
    text: LATEST,
    values: [...valuesOf(viewer), before?.at ?? null, before?.id ?? null],
  })
  return rows
}

/** The latest that they have not read, up to `MOST_UNREAD`. */
export async function listUnreadStandings(client: Client, viewer: Viewer): Promise<NoticeStanding[]> {
  const { rows } = await client.query<NoticeStanding>({
    name: 'list-unread-standings',
    text: UNREAD,
    values: valuesOf(viewer),
  })
  return rows
}

const valuesOf = ({ personId, groups, sees }: Viewer): unknown[] => [
  personId,
  groups,
  sees === 'all' ? null : sees,
]

/** What a notice is about, as a list of tasks and of procedures names it: to those who may read it. */
export interface NoticeWords {
  id: number
  kind: AnyNotice
  at: Instant
  case: { id: CaseId; number: number; post: Text } | null
  breakthroughTask: { person: { id: PersonId; name: string }; title: string; year: number } | null
  task: { id: TaskId; kind: TaskKind; candidate: string | null; dueOn: IsoDate | null } | null
}

/** Of these notices what they are about, the latest first. */
export async function listNoticeWords(client: Client, ids: readonly number[]): Promise<NoticeWords[]> {
  if (ids.length === 0) return []
  const { rows } = await client.query<NoticeWords>({
    name: 'list-notice-words',
    text: `SELECT n.id::integer AS id, n.kind, n.created_at AS at,
             CASE WHEN c.id IS NOT NULL
               THEN json_build_object('id', c.id, 'number', c.number, 'post', ${bilingual('p.title')}) END AS case,
             CASE WHEN n.breakthrough_task_id IS NOT NULL THEN (
               SELECT json_build_object('title', b.title, 'year', b.year, 'person', ${namedPerson('h')})
               FROM breakthrough_tasks b JOIN people h ON h.id = b.person_id WHERE b.id = n.breakthrough_task_id
             ) END AS "breakthroughTask",
             CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'kind', t.kind, 'dueOn', t.due_on,
               'candidate', (SELECT full_name FROM people WHERE id = t.candidate_id)) END AS task
           FROM notifications n LEFT JOIN cases c ON c.id = n.case_id LEFT JOIN posts p ON p.id = c.post_id
           LEFT JOIN tasks t ON t.id = n.task_id
           WHERE n.id = ANY ($1) ORDER BY n.created_at DESC, n.id DESC`,
    values: [ids],
  })
  return rows
}
