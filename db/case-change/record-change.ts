import pg from 'pg'
import { localDate } from '../../domain/deadlines/dates.js'
import { isToldAnew, recountBetween } from '../../domain/deadlines/recount.js'
import {
  type Deadline,
  daysLeft,
  deadlineOf,
  type WorkingCalendar,
} from '../../domain/deadlines/working-days.js'
import { checkEligibility } from '../../domain/eligibility/check-eligibility.js'
import type { CriterionResult } from '../../domain/eligibility/criterion.js'
import type { CaseAnswer } from '../../domain/procedure/case.js'
import type { AuditEntry, Change, ChangeRecorded } from '../../domain/procedure/change.js'
import { fillsSeat } from '../../domain/procedure/procedure-kinds.js'
import type { Convened, TaskDeadline } from '../../domain/procedure/tasks.js'
import type { GroupId, Instant, PersonId, TaskId } from '../../domain/vocabulary.js'
import {
  appendToChain,
  type ChainPosition,
  COMMON_CHAIN,
  insertLinks,
  linkChain,
  lockChain,
} from '../audit/audit-chain.js'
import { inTransaction, together } from '../pool.js'
import { findCandidateRecord, findPostPlace } from '../reads/candidate-records.js'
import { findElectorate } from '../reads/electorates.js'
import { Refused, Unrecordable } from '../refused.js'
import {
  annulVotes,
  closeTasks,
  insertCase,
  insertNotifications,
  insertTasks,
  updateCase,
  updateTasks,
  upsertCandidates,
  upsertDecision,
  upsertVotes,
} from './case-rows.js'
import { applyEffect, requireVacant } from './effects.js'
import { requireGuarded, requireUnrelated } from './guards.js'

/** What recording needs of the world besides the database. */
export interface RecordingDeps {
  pool: pg.Pool
  loadCalendar: (client: pg.ClientBase) => Promise<WorkingCalendar>
  /** When a deadline speaks: its reminder, its morning, its end. */
  moments: (calendar: WorkingCalendar, deadline: Deadline, remindBefore: number) => Moments
  /** Are notifications to be mailed, beyond being shown? */
  mails: boolean
}

export type Moments = Pick<TaskDeadline, 'remindAt' | 'dueAt' | 'overdueAt'>

/**
 * Writes one change of a case whole, in one transaction, and answers its questions of the same snapshot. Keyed on
 * (case id, sequence): written again, it answers what it answered. Throws `Refused` when a rule over all cases forbids
 * it, `Unrecordable` when the tables cannot hold it, and the driver's error when the database is away.
 */
export async function recordChange(deps: RecordingDeps, change: Change): Promise<ChangeRecorded> {
  try {
    return await inTransaction(deps.pool, async (client) => {
      const world = await readWorld(deps, client, change)
      return world.earlier ?? (await write(deps, client, change, world))
    })
  } catch (error) {
    throw refusalOf(error, change) ?? unrecordable(error) ?? error
  }
}

async function findEarlier(client: pg.ClientBase, change: Change): Promise<ChangeRecorded | undefined> {
  const { rows } = await client.query<{
    same: boolean
    recorded: ChangeRecorded
    answer: CaseAnswer | null
    bodyHash: string | null
    goneOn: string | null
  }>({
    name: 'find-earlier-change',
    text: `SELECT case_id = $1 AND sequence = $2 AS same, recorded, answer, body_hash AS "bodyHash",
             (SELECT status FROM cases WHERE id = $1 AND sequence > 1) AS "goneOn"
           FROM case_changes
           WHERE (case_id = $1 AND sequence = $2) OR command_id = $3 LIMIT 1`,
    values: [change.caseId, change.sequence, change.command?.id ?? null],
  })
  const [row] = rows
  if (!row) return undefined
  // The launch of a case that has gone on is no second try of its record, but a second workflow for the same case.
  if (row.same && change.sequence === 1 && row.goneOn !== null) {
    throw new Refused({ code: 'case-closed', status: row.goneOn })
  }
  const { same, recorded, answer, bodyHash } = row
  return same || !answer || bodyHash === null ? recorded : { ...recorded, repeated: { answer, bodyHash } }
}

/** What the world is like before the change. */
interface World {
  /** What was answered when the change was recorded before. */
  earlier: ChangeRecorded | undefined
  /** Where the case's chain stands; locked. */
  chain: ChainPosition
  /** Where days are to be counted. */
  calendar: WorkingCalendar | undefined
  /** By group that is asked for. */
  members: Map<GroupId, PersonId[]>
  /** By task that is opened to convene them. */
  electorates: Map<TaskId, Convened[]>
  /** Of each candidate who is to be judged. */
  judged: Map<PersonId, CriterionResult[]>
}

/** Asks all of it at once: the connection sends its queries without waiting for the answers in between. */
async function readWorld(deps: RecordingDeps, client: pg.ClientBase, change: Change): Promise<World> {
  const { questions, guard, row, sequence } = change
  const countsDays = questions.deadlines.length + questions.remaining.length > 0
  const people = new Set(questions.eligibility.map(({ person }) => person))
  if (guard?.waived) people.add(guard.person)
  for (const { person } of guard?.newcomers ?? []) people.add(person)
  const [chain, earlier, calendar, members, electorates, judged] = await together([
    // First, so that a second try that meets the first one waits, and then finds it.
    lockChain(client, change.caseId, change.sequence === 1),
    findEarlier(client, change),
    countsDays ? deps.loadCalendar(client) : undefined,
    together(
      questions.members.map(
        async ({ group }) => [group, await listMembers(client, group, change.at)] as const,
      ),
    ),
    together(
      questions.electorates.map(
        async ({ task, ...asked }) => [task, await findElectorate(client, asked, change.at)] as const,
      ),
    ),
    together([...people].map(async (person) => [person, await judge(client, change, person)] as const)),
    sequence === 1 && fillsSeat(row.kind) && requireVacant(client, row.seatId),
  ])
  return {
    earlier,
    chain,
    calendar,
    members: new Map(members),
    electorates: new Map(electorates),
    judged: new Map(judged),
  }
}

/** Writes it, all at once but for what a decision does to the records. */
async function write(
  deps: RecordingDeps,
  client: pg.PoolClient,
  asked: Change,
  world: World,
): Promise<ChangeRecorded> {
  if (asked.recusal) {
    await requireUnrelated(client, asked.recusal, { unitId: asked.row.unitId, on: localDate(asked.at) })
  }
  if (asked.guard) await requireGuarded(client, asked.caseId, asked.guard, { ...deps, ...world })
  const days = countDays(deps, asked, world.calendar)
  const change = asked.recount ? recounted(asked, asked.recount, days.deadlines) : asked
  if (!change) {
    const { head, length } = world.chain
    return { auditHead: head, auditLength: length, ...days, gathered: {}, unmoved: true }
  }
  const gathered = gather(change, world)
  const effects: AuditEntry[] = []
  // Their statements need one another's answers.
  for (const effect of change.effects) effects.push(...(await applyEffect(client, change.caseId, effect)))
  const chain = linkChain(change.caseId, world.chain, [...change.audit, ...effects], change.at)
  const { head, length } = chain.end
  const recorded: ChangeRecorded = { auditHead: head, auditLength: length, ...days, gathered }
  await together([
    change.sequence === 1 && insertCase(client, change),
    insertEligibilityChecks(client, change, world.judged),
    upsertCandidates(client, change),
    closeTasks(client, change),
    updateTasks(client, change, days.deadlines),
    insertTasks(client, change, { deadlines: days.deadlines, gathered }),
    upsertVotes(client, change),
    annulVotes(client, change),
    upsertDecision(client, change),
    updateCase(client, change),
    insertNotifications(client, change, deps.mails),
    insertLinks(client, chain),
    insertChange(client, change, recorded),
  ])
  if (change.row.closedAt) {
    const closed = {
      what: 'case-closed',
      actor: 'system' as const,
      after: { case: change.caseId, head, length },
    }
    await appendToChain(client, COMMON_CHAIN, [closed], change.at)
  }
  return recorded
}

async function insertChange(client: pg.ClientBase, change: Change, recorded: ChangeRecorded): Promise<void> {
  await client.query({
    name: 'insert-case-change',
    text: `INSERT INTO case_changes (case_id, sequence, command_id, body_hash, answer, recorded, at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      change.caseId,
      change.sequence,
      change.command?.id ?? null,
      change.command?.bodyHash ?? null,
      change.answer ? JSON.stringify(change.answer) : null,
      JSON.stringify(recorded),
      change.at,
    ],
  })
}

function countDays(
  deps: RecordingDeps,
  { questions, at, recount }: Change,
  calendar: WorkingCalendar | undefined,
): Pick<ChangeRecorded, 'deadlines' | 'remaining'> {
  const answers: Pick<ChangeRecorded, 'deadlines' | 'remaining'> = { deadlines: {}, remaining: {} }
  if (!calendar) return answers
  const today = localDate(at)
  for (const { task, article, remindBefore, from, ...granted } of questions.deadlines) {
    const deadline = deadlineOf(calendar, from && (recount || from > today) ? from : today, granted)
    answers.deadlines[task] = { ...deadline, article, ...deps.moments(calendar, deadline, remindBefore) }
  }
  for (const { task, ...deadline } of questions.remaining) {
    answers.remaining[task] = daysLeft(calendar, today, deadline)
  }
  return answers
}

/** A recount as it is to be written, with the event that says what it changes. Undefined where it changes nothing. */
function recounted(
  change: Change,
  were: NonNullable<Change['recount']>,
  deadlines: ChangeRecorded['deadlines'],
): Change | undefined {
  const recount = recountBetween(were, deadlines)
  if (!recount) return undefined
  const today = localDate(change.at)
  return {
    ...change,
    tasksChanged: change.tasksChanged.map(({ remindedAt, escalatedAt, ...task }) => ({
      ...task,
      ...(!isToldAnew(were[task.id]?.due, deadlines[task.id]?.due, today) && {
        ...(remindedAt && { remindedAt }),
        ...(escalatedAt && { escalatedAt }),
      }),
    })),
    audit: change.audit.map((entry) => ({
      ...entry,
      before: { ...Object(entry.before), ...recount.before },
      after: { ...Object(entry.after), ...recount.after },
    })),
  }
}

function gather(
  { questions, at }: Change,
  { judged, members, electorates }: World,
): ChangeRecorded['gathered'] {
  const gathered: ChangeRecorded['gathered'] = {}
  for (const { task, person } of questions.eligibility) {
    const eligibility = { on: localDate(at), results: judged.get(person) ?? [] }
    gathered[task] = { ...gathered[task], eligibility }
  }
  for (const { task, group } of questions.members) {
    gathered[task] = { ...gathered[task], members: members.get(group) ?? [] }
  }
  for (const [task, electorate] of electorates) gathered[task] = { ...gathered[task], electorate }
  return gathered
}

async function listMembers(client: pg.ClientBase, group: GroupId, at: Instant): Promise<PersonId[]> {
  const { rows } = await client.query<{ person_id: PersonId }>({
    name: 'list-members',
    text: `SELECT DISTINCT person_id FROM group_members
           WHERE group_id = $1 AND from_on <= $2 AND (to_on IS NULL OR to_on > $2) ORDER BY person_id`,
    values: [group, localDate(at)],
  })
  return rows.map(({ person_id }) => person_id)
}

/** Judges a candidate's record on the day of the change. */
async function judge(client: pg.ClientBase, change: Change, person: PersonId): Promise<CriterionResult[]> {
  if (!change.judge) throw new Unrecordable('a candidate is to be judged by no rules')
  const { rules, post, begunOn } = change.judge
  const [record, place] = await together([findCandidateRecord(client, person), findPostPlace(client, post)])
  return checkEligibility(rules, record, { ...post, ...(place && { place }) }, localDate(change.at), begunOn)
}

/** Keeps what was found, with the task that it was asked for. */
async function insertEligibilityChecks(
  client: pg.ClientBase,
  change: Change,
  judged: World['judged'],
): Promise<void> {
  const { caseId, sequence, at, questions } = change
  await together(
    [...judged].map(([person, results]) => {
      const task = questions.eligibility.find((question) => question.person === person)?.task
      return client.query({
        name: 'insert-eligibility-check',
        text: `INSERT INTO eligibility_checks (case_id, sequence, person_id, task_id, checked_on, results)
               VALUES ($1, $2, $3, $4, $5, $6)`,
        values: [caseId, sequence, person, task ?? null, localDate(at), JSON.stringify(results)],
      })
    }),
  )
}

const UNIQUE_VIOLATION = '23505'

/** Rules over all cases are unique indexes: of two changes that break one, the first wins. */
function refusalOf(error: unknown, change: Change): Refused | undefined {
  if (!(error instanceof pg.DatabaseError) || error.code !== UNIQUE_VIOLATION) return undefined
  switch (error.constraint) {
    case 'cases_one_per_seat':
      return new Refused({ code: 'seat-has-running-procedure', seat: change.row.seatId })
    case 'tenures_one_holder':
      return new Refused({ code: 'seat-filled', seat: change.row.seatId })
    case 'decisions_number':
      return new Refused({ code: 'number-already-used', field: 'resolutionNumber' })
    case 'cases_one_revocation':
      return new Refused({ code: 'not-revocable', case: change.row.revokes ?? '' })
    default:
      return undefined
  }
}

/**
 * Data that no column takes (class 22) and rows that name what is not there (class 23) are so the next time as well. A
 * unique violation that is no rule of the law is a second try that met the first: tried again, it finds it.
 */
function unrecordable(error: unknown): Unrecordable | undefined {
  if (!(error instanceof pg.DatabaseError) || error.code === undefined || error.code === UNIQUE_VIOLATION)
    return undefined
  return /^2[23]/.test(error.code) ? new Unrecordable(error.constraint ?? error.code) : undefined
}
