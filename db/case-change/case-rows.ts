import type pg from 'pg'
import { addDays, localDate } from '../../domain/deadlines/dates.js'
import type { Subject } from '../../domain/procedure/case.js'
import type { Change, ChangeRecorded, TaskRow } from '../../domain/procedure/change.js'
import type { TaskDeadline } from '../../domain/procedure/tasks.js'
import { NOTICES } from '../../domain/rules/notices.js'
import { columnsOfNotice, recipientsOf } from '../sql/notice-recipients.js'

/** The rows of one change, table by table, each in one prepared statement. Lists travel as JSON record sets. */

/** The case as it is launched, with the circle that acts on it: the post may have another one before the case is closed. */
export async function insertCase(
  client: pg.ClientBase,
  { row, sequence, at }: Change,
  { managingBody, electorate, office, reviewers, tellers }: Subject,
): Promise<void> {
  await client.query({
    name: 'insert-case',
    text: `INSERT INTO cases (id, kind, rule_set_id, rule_set_version, unit_id, post_id, seat_id, revokes, status, stage,
             stages, launched_by, launched_at, sequence, changed_at, begun_on, begun_before, law_hash, proposal,
             managing_body_id, electorate_id, office_id, reviewers_id, tellers_id)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)`,
    values: [
      row.id,
      row.kind,
      row.ruleSetId,
      row.ruleSetVersion,
      row.unitId,
      row.postId,
      row.seatId,
      row.revokes ?? null,
      row.status,
      row.stage,
      JSON.stringify(row.stages),
      row.launchedBy,
      row.launchedAt,
      sequence,
      at,
      row.begunOn,
      row.begunBefore ? JSON.stringify(row.begunBefore) : null,
      row.law,
      row.proposal ? JSON.stringify(row.proposal) : null,
      ...[managingBody, electorate, office, reviewers, tellers],
    ],
  })
}

export async function upsertCandidates(client: pg.ClientBase, { caseId, candidates }: Change): Promise<void> {
  if (candidates.length === 0) return
  await client.query({
    name: 'upsert-candidates',
    text: `INSERT INTO case_candidates (case_id, person_id, ordinal, status, agreed, reason, waivers)
           SELECT $1, "personId", ordinal, status, coalesce(agreed, true), reason, coalesce(waivers, '[]')
           FROM jsonb_to_recordset($2)
             AS c ("personId" text, ordinal integer, status text, agreed boolean, reason text, waivers jsonb)
           ON CONFLICT (case_id, person_id) DO UPDATE
           SET status = excluded.status, agreed = excluded.agreed, reason = excluded.reason, waivers = excluded.waivers`,
    values: [caseId, JSON.stringify(candidates)],
  })
}

export async function closeTasks(client: pg.ClientBase, { tasksClosed, at }: Change): Promise<void> {
  if (tasksClosed.length === 0) return
  await client.query({
    name: 'close-tasks',
    text: `UPDATE tasks SET status = c.status, closed_at = $2, completed_by = c.by
           FROM jsonb_to_recordset($1) AS c (id text, status text, by text) WHERE tasks.id = c.id`,
    values: [JSON.stringify(tasksClosed), at],
  })
}

const TASK_COLUMNS = `(id text, stage text, kind text, candidate text, person text, "group" text, "except" text[],
  "claimedBy" text, about jsonb, gathered jsonb, "openedAt" timestamptz, "dueOn" date, "overdueAt" timestamptz, deadline jsonb,
  "remindedAt" timestamptz, "escalatedAt" timestamptz)`

export async function insertTasks(
  client: pg.ClientBase,
  { caseId, row, tasksOpened }: Change,
  { deadlines, gathered }: Pick<ChangeRecorded, 'deadlines' | 'gathered'>,
): Promise<void> {
  if (tasksOpened.length === 0) return
  await client.query({
    name: 'insert-tasks',
    text: `INSERT INTO tasks (id, case_id, unit_id, stage, kind, candidate_id, assignee_id, group_id, excluded, claimed_by,
             status, about, gathered, opened_at, due_on, overdue_at, deadline)
           SELECT id, $1, $2, stage, kind, candidate, person, "group", coalesce("except", '{}'), "claimedBy",
             'open', about, gathered, "openedAt", "dueOn", "overdueAt", deadline
           FROM jsonb_to_recordset($3) AS t ${TASK_COLUMNS}`,
    values: [
      caseId,
      row.unitId,
      JSON.stringify(
        tasksOpened.map((task) => ({ ...columnsOfTask(task, deadlines), gathered: gathered[task.id] })),
      ),
    ],
  })
}

export async function updateTasks(
  client: pg.ClientBase,
  { tasksChanged }: Change,
  deadlines: Record<string, TaskDeadline>,
): Promise<void> {
  if (tasksChanged.length === 0) return
  await client.query({
    name: 'update-tasks',
    text: `UPDATE tasks SET claimed_by = t."claimedBy", due_on = t."dueOn", overdue_at = t."overdueAt", deadline = t.deadline,
             reminded_at = CASE WHEN t."remindedAt" IS NULL THEN NULL ELSE coalesce(reminded_at, t."remindedAt") END,
             escalated_at = CASE WHEN t."escalatedAt" IS NULL THEN NULL ELSE coalesce(escalated_at, t."escalatedAt") END
           FROM jsonb_to_recordset($1) AS t ${TASK_COLUMNS} WHERE tasks.id = t.id`,
    values: [JSON.stringify(tasksChanged.map((task) => columnsOfTask(task, deadlines)))],
  })
}

function columnsOfTask({ assignee, ...task }: TaskRow, deadlines: Record<string, TaskDeadline>): object {
  const deadline = deadlines[task.id] ?? task.deadline
  return { ...task, ...assignee, deadline, dueOn: deadline?.due, overdueAt: deadline?.overdueAt }
}

export async function upsertVotes(client: pg.ClientBase, { caseId, votes }: Change): Promise<void> {
  if (votes.length === 0) return
  await client.query({
    name: 'upsert-votes',
    text: `INSERT INTO votes (id, case_id, stage, round, status, announced, secret, meeting_on, group_id, electorate, candidates,
             count, verdict, tellers)
           SELECT id, $1, stage, round, status, announced, secret, "meetingOn", "groupId", electorate, candidates, count, verdict, tellers
           FROM jsonb_to_recordset($2) AS v (id text, stage text, round integer, status text, announced boolean, secret boolean,
             "meetingOn" date, "groupId" text, electorate jsonb, candidates text[], count jsonb, verdict jsonb, tellers text[])
           ON CONFLICT (id) DO UPDATE SET status = excluded.status, count = excluded.count, verdict = excluded.verdict,
             tellers = excluded.tellers`,
    values: [caseId, JSON.stringify(votes)],
  })
}

/** An annulled vote stays on record, with what it had counted. */
export async function annulVotes(client: pg.ClientBase, { votesAnnulled }: Change): Promise<void> {
  if (votesAnnulled.length === 0) return
  await client.query({
    name: 'annul-votes',
    text: `UPDATE votes SET status = 'annulled', annulled_reason = a.reason
           FROM jsonb_to_recordset($1) AS a (id text, reason text) WHERE votes.id = a.id`,
    values: [JSON.stringify(votesAnnulled)],
  })
}

/** The decision in force: one taken anew, after the case was returned, takes the place of the former (the audit has both). */
export async function upsertDecision(client: pg.ClientBase, { caseId, decision }: Change): Promise<void> {
  if (!decision) return
  await client.query({
    name: 'insert-decision',
    text: `INSERT INTO decisions (case_id, outcome, resolution_number, signed_on, effective_on, body_id, body_votes, signatory,
             person_id, recorded_by, confirmed_by, reason, conclusion)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
           ON CONFLICT (case_id) DO UPDATE SET outcome = excluded.outcome, resolution_number = excluded.resolution_number,
             signed_on = excluded.signed_on, effective_on = excluded.effective_on, body_id = excluded.body_id,
             body_votes = excluded.body_votes, signatory = excluded.signatory, person_id = excluded.person_id,
             recorded_by = excluded.recorded_by, confirmed_by = excluded.confirmed_by, reason = excluded.reason,
             conclusion = excluded.conclusion`,
    values: [
      caseId,
      decision.outcome,
      decision.resolutionNumber,
      decision.signedOn,
      decision.effectiveOn ?? null,
      decision.bodyId,
      JSON.stringify(decision.bodyVotes),
      decision.signatory,
      decision.person ?? null,
      decision.recordedBy,
      decision.confirmedBy,
      decision.reason ?? null,
      decision.conclusion ? JSON.stringify(decision.conclusion) : null,
    ],
  })
}

/** The outbox: one row per person and thing said, each with until when it matters. */
export async function insertNotifications(
  client: pg.ClientBase,
  change: Change,
  mails: boolean,
): Promise<void> {
  if (change.notices.length === 0) return
  const today = localDate(change.at)
  await client.query({
    name: 'insert-notifications',
    text: `WITH ${recipientsOf({ notices: '$3', on: '$4', launchedBy: '$7' })}
           INSERT INTO notifications (case_id, sequence, task_id, recipient_id, kind, params, created_at, next_try_at, matters_until, unit_id)
           SELECT $1, $2, task, recipient, kind, coalesce(params, '{}'), $5, CASE WHEN $6 THEN $5::timestamptz END, $8::date, $9
           FROM told
           ON CONFLICT DO NOTHING`,
    values: [
      change.caseId,
      change.sequence,
      JSON.stringify(change.notices.map(columnsOfNotice)),
      today,
      change.at,
      mails,
      change.row.launchedBy,
      addDays(today, NOTICES.matterFor.value),
      change.row.unitId,
    ],
  })
}

/** A state of a case that nobody but the workflows may read, and which of them came to it. */
export interface SealedState {
  state: Buffer
  /** With what the case was started: of the first change. */
  launch: Buffer | undefined
  build: string
}

/** The states of a case, of which the first is begun and every other takes the place of the one before. */
const BEGIN_STATE = 'INSERT INTO case_states (case_id, state, build, launch) VALUES ($1, $14, $15, $16)'
const NEXT_STATE = 'UPDATE case_states SET state = $14, build = $15 WHERE case_id = $1'

/**
 * The case as it stands after the change, for people and for its workflow, and the change itself, which answers a command
 * that is sent again: one statement, as each costs both sides more than its rows do. What is due first is read from the
 * open tasks, which are written before.
 */
const advance = (state: string): string => `
  WITH changed AS (
    INSERT INTO case_changes (case_id, sequence, command_id, body_hash, answer, at) VALUES ($1, $7, $10, $11, $12, $8)
  ), kept AS (${state})
  UPDATE cases SET status = $2, stage = $3, stages = $4, outcome = $5, closed_at = $6, sequence = $7,
    changed_at = $8, waiting_since = $9, due_on = open.due_on, overdue_at = open.overdue_at,
    escalated_at = open.escalated_at
  FROM (SELECT min(due_on) AS due_on, min(overdue_at) AS overdue_at, min(escalated_at) AS escalated_at
        FROM tasks WHERE case_id = $1 AND status = 'open') AS open
  WHERE id = $1 AND sequence = $13`
const FIRST = { name: 'advance-new-case', text: advance(BEGIN_STATE) }
const NEXT = { name: 'advance-case', text: advance(NEXT_STATE) }

export async function advanceCase(
  client: pg.ClientBase,
  { row, sequence, at, command, answer }: Change,
  { state, launch, build }: SealedState,
): Promise<void> {
  const updated = await client.query({
    ...(launch ? FIRST : NEXT),
    values: [
      row.id,
      row.status,
      row.stage,
      JSON.stringify(row.stages),
      row.outcome ? JSON.stringify(row.outcome) : null,
      row.closedAt,
      sequence,
      at,
      row.waitingSince,
      command?.id ?? null,
      command?.bodyHash ?? null,
      answer ? JSON.stringify(answer) : null,
      // A case is inserted with the sequence of its first change.
      Math.max(1, sequence - 1),
      state,
      build,
      ...(launch ? [launch] : []),
    ],
  })
  if (updated.rowCount !== 1) throw new Error(`case ${row.id}: the change before ${sequence} is not recorded`)
}
