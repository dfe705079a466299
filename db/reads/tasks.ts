import type { CaseStatus } from '../../domain/procedure/case.js'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import type { Convened, Gathered, TaskDeadline } from '../../domain/procedure/tasks.js'
import type {
  CaseId,
  GroupId,
  Instant,
  IsoDate,
  PersonId,
  PostId,
  ProcedureKind,
  SeatId,
  TaskId,
  Text,
  UnitId,
} from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { bilingual } from '../sql/bilingual.js'
import { type AskerInSql, type CaseStanding, hasCandidateAmong } from './case-standing.js'
import { ACTING_OFFICE, type ActingOffice } from './steered-case.js'

/** A task as far as it says whom it waits for, and since when. */
export interface OpenTask {
  id: string
  stage: string
  kind: TaskKind
  candidateId: PersonId | null
  candidateName: string | null
  assigneeId: PersonId | null
  assigneeName: string | null
  groupId: GroupId | null
  group: Text | null
  claimedBy: PersonId | null
  claimedByName: string | null
  openedAt: Instant
  deadline: TaskDeadline | null
  overdueAt: Instant | null
  remindedAt: Instant | null
  escalatedAt: Instant | null
}

/** A task that a case waits for. */
export interface AwaitedTask extends OpenTask {
  /** Nobody of its group may do it: who would has entered what is to be confirmed, or is the candidate. */
  nobodyMay: boolean
  /** It enters a count anew of which two entries differed. */
  differed: boolean
  /** Why what was handed in before was returned. */
  returnedBecause: string | null
  /** Why what was recorded before was not confirmed. */
  notConfirmedBecause: string | null
}

/** A task with the case that it is part of. */
export interface TaskRow extends OpenTask {
  status: 'open' | 'done' | 'cancelled'
  closedAt: Instant | null
  completedBy: PersonId | null
  completedByName: string | null
  caseId: CaseId
  caseNumber: number
  caseKind: ProcedureKind
  caseStatus: CaseStatus
  stageTitle: Text | null
  unitId: UnitId
  unit: Text
  postId: PostId
  post: Text
  dueOn: IsoDate | null
  /** Of an open one that is given to whoever asks in person: why what they handed in before was returned. */
  returnedBecause?: string | null
}

const NAME = (person: string): string => `(SELECT full_name FROM people WHERE id = ${person})`

/** SQL: may nobody of the group do the task `t`? */
export const NOBODY_MAY = "coalesce(t.gathered ->> 'takers' = '0', false)"

/** SQL: how often the stage that the case is at has been begun. */
export const visitOf = (row: string): string =>
  `(SELECT (each ->> 'visit')::integer FROM jsonb_array_elements(${row}.stages) AS each WHERE each ->> 'key' = ${row}.stage LIMIT 1)`

/** SQL: does the task `t` enter a count anew of which two entries differed? */
export const DIFFERED = "coalesce(t.about -> 'differed' = 'true', false)"

/** Names are looked up one by one: joined, the planner would spend more time than the query. */
const OPEN_TASK = `
  t.id, t.stage, t.kind, t.candidate_id AS "candidateId", ${NAME('t.candidate_id')} AS "candidateName",
  t.assignee_id AS "assigneeId", ${NAME('t.assignee_id')} AS "assigneeName", t.group_id AS "groupId",
  (SELECT ${bilingual('g.name')} FROM groups g WHERE g.id = t.group_id) AS "group",
  t.claimed_by AS "claimedBy", ${NAME('t.claimed_by')} AS "claimedByName", t.opened_at AS "openedAt", t.deadline,
  t.overdue_at AS "overdueAt", t.reminded_at AS "remindedAt", t.escalated_at AS "escalatedAt"`

/** SQL: the columns of a task `t`, joined by `TASK_OF_CASE`. */
export const TASK = `${OPEN_TASK}, t.status, t.due_on AS "dueOn",
  t.closed_at AS "closedAt", t.completed_by AS "completedBy", ${NAME('t.completed_by')} AS "completedByName",
  t.case_id AS "caseId", c.number AS "caseNumber", c.kind AS "caseKind", c.status AS "caseStatus",
  stage_title(c.stages, t.stage) AS "stageTitle", t.unit_id AS "unitId",
  (SELECT ${bilingual('u.name')} FROM units u WHERE u.id = t.unit_id) AS unit,
  c.post_id AS "postId", (SELECT ${bilingual('p.title')} FROM posts p WHERE p.id = c.post_id) AS post`
/** SQL: of a task of one's own inbox beside `TASK`: what is told to whom it is given alone. */
export const TOLD_IN_PERSON = `CASE WHEN t.assignee_id IS NOT NULL AND t.status = 'open'
  THEN t.about ->> 'returnedBecause' END AS "returnedBecause"`
export const TASK_OF_CASE = 'JOIN cases c ON c.id = t.case_id'

/** The open tasks of a case, the first that is due first. */
export async function listOpenTasks(client: Client, caseId: CaseId): Promise<AwaitedTask[]> {
  const { rows } = await client.query<AwaitedTask>({
    name: 'list-open-tasks',
    text: `SELECT ${OPEN_TASK}, ${NOBODY_MAY} AS "nobodyMay", ${DIFFERED} AS differed,
             t.about ->> 'returnedBecause' AS "returnedBecause", t.about ->> 'notConfirmedBecause' AS "notConfirmedBecause"
           FROM tasks t
           WHERE t.case_id = $1 AND t.status = 'open' ORDER BY t.overdue_at, t.id`,
    values: [caseId],
  })
  return rows
}

export interface TaskDetails extends TaskRow {
  /** Is whoever asks a candidate of the case, or was until a step left them behind? */
  isCandidate: boolean
  /** Is one of its candidates somebody whom they stand against? */
  standsAgainst: boolean
  excluded: PersonId[]
  about: Record<string, unknown>
  /** Of its case. */
  seatId: SeatId
  ruleSetId: string
  ruleSetVersion: number
  /** Of its candidate, as judged when it was opened, or before what was waived; null of what asks for none. */
  eligibility: Gathered['eligibility'] | null
  /** Members of the body that the task is about, or those to be convened and as what, on the day it was opened. */
  members: { id: PersonId; name: string; as?: Convened['as'] }[] | null
}

/** One task as it stands for whoever asks, be they one who may read it or not. */
export async function findTask(
  client: Client,
  id: TaskId,
  { personId, competitors }: { personId: PersonId; competitors: readonly PersonId[] },
): Promise<TaskDetails | undefined> {
  const { rows } = await client.query<TaskDetails>({
    name: 'find-task',
    text: `SELECT ${TASK}, t.excluded, t.about, c.seat_id AS "seatId", c.rule_set_id AS "ruleSetId",
        c.rule_set_version AS "ruleSetVersion", coalesce(t.gathered -> 'eligibility', CASE WHEN t.kind = 'confirm-waivers' THEN (
          SELECT jsonb_build_object('on', e.checked_on, 'results', e.results) FROM eligibility_checks e
          WHERE e.case_id = t.case_id AND e.person_id = t.candidate_id ORDER BY e.sequence DESC LIMIT 1) END) AS eligibility,
        EXISTS (SELECT 1 FROM case_candidates k WHERE k.case_id = t.case_id AND k.person_id = $2) AS "isCandidate",
        ${hasCandidateAmong('t.case_id', '$3::text[]')} AS "standsAgainst",
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', m.id, 'name', m.full_name, 'as', named.reason))
           ORDER BY m.sort_name, m.id)
         FROM (
           SELECT member AS id, NULL AS reason FROM jsonb_array_elements_text(t.gathered->'members') AS member
           UNION ALL
           SELECT convened->>'person', convened->>'as' FROM jsonb_array_elements(t.gathered->'electorate') AS convened
         ) AS named JOIN people m ON m.id = named.id) AS members
      FROM tasks t ${TASK_OF_CASE} WHERE t.id = $1`,
    values: [id, personId, competitors],
  })
  return rows[0]
}

/** The key of the first stage of a case. @throws RangeError there is no such case */
export async function findFirstStage(client: Client, caseId: CaseId): Promise<string> {
  const { rows } = await client.query<{ key: string }>({
    name: 'find-first-stage',
    text: "SELECT stages -> 0 ->> 'key' AS key FROM cases WHERE id = $1",
    values: [caseId],
  })
  if (!rows[0]) throw new RangeError(`no case ${caseId}`)
  return rows[0].key
}

/** What the right to a task depends on: enough to send a command to it. */
export interface TaskStanding extends ActingOffice, Pick<CaseStanding, 'isCandidate' | 'standsAgainst'> {
  id: TaskId
  caseId: CaseId
  office: GroupId
  unitId: UnitId
  /** Of the case. */
  sequence: number
  caseStatus: CaseStatus
  status: 'open' | 'done' | 'cancelled'
  assigneeId: PersonId | null
  groupId: GroupId | null
  /** Those of the group who may not do it. */
  excluded: PersonId[]
  claimedBy: PersonId | null
  completedBy: PersonId | null
}

/** SQL: the standing of the task of that id; all that is given is SQL. */
export const taskStanding = ({ id, person, competitors }: AskerInSql & { id: string }): string => `
  SELECT t.id, t.case_id AS "caseId", t.unit_id AS "unitId", c.sequence, c.status AS "caseStatus", t.status,
    t.assignee_id AS "assigneeId", t.group_id AS "groupId", t.excluded, t.claimed_by AS "claimedBy", t.completed_by AS "completedBy",
    EXISTS (SELECT 1 FROM case_candidates WHERE case_id = c.id AND person_id = ${person}) AS "isCandidate",
    ${hasCandidateAmong('c.id', competitors)} AS "standsAgainst", c.office_id AS office, ${ACTING_OFFICE}
  FROM tasks t JOIN cases c ON c.id = t.case_id JOIN groups g ON g.id = c.office_id
  WHERE t.id = ${id}`

/** Has the person an open task of one of those kinds in the case, in person or as one of a group who may do it? */
export async function hasOpenTask(
  client: Client,
  {
    caseId,
    kinds,
    personId,
    groups,
  }: { caseId: CaseId; kinds: TaskKind[]; personId: PersonId; groups: GroupId[] },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT 1 FROM tasks
     WHERE case_id = $1 AND status = 'open' AND kind = ANY ($2) AND (
       assignee_id = $3
       OR (group_id = ANY ($4) AND $3 <> ALL (excluded) AND (claimed_by IS NULL OR claimed_by = $3))
     ) LIMIT 1`,
    [caseId, kinds, personId, groups],
  )
  return rowCount === 1
}

/** Is the person on that day a member of the group that the task is given to? */
export async function isInGroupOfTask(
  client: Client,
  task: TaskId,
  person: PersonId,
  day: IsoDate,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'is-in-group-of-task',
    text: `SELECT 1 FROM tasks t JOIN group_members m ON m.group_id = t.group_id
           WHERE t.id = $1 AND m.person_id = $2 AND m.from_on <= $3 AND (m.to_on IS NULL OR m.to_on > $3) LIMIT 1`,
    values: [task, person, day],
  })
  return rowCount === 1
}
