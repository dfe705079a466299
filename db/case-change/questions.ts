import type pg from 'pg'
import { localDate } from '../../domain/deadlines/dates.js'
import {
  type Deadline,
  daysLeft,
  deadlineOf,
  type WorkingCalendar,
} from '../../domain/deadlines/working-days.js'
import { checkEligibility } from '../../domain/eligibility/check-eligibility.js'
import type { CriterionResult } from '../../domain/eligibility/criterion.js'
import type { Change, ChangeRecorded } from '../../domain/procedure/change.js'
import type { Convened, TaskDeadline } from '../../domain/procedure/tasks.js'
import type { PinnedRules } from '../../domain/rules/rule-set.js'
import type { GroupId, Instant, IsoDate, PersonId, TaskId } from '../../domain/vocabulary.js'
import { together } from '../pool.js'
import { findCandidateRecord, findPostFacts } from '../reads/candidate-records.js'
import { findElectorate } from '../reads/electorates.js'
import { findRecusalFromCase } from '../reads/recusal.js'
import { Unrecordable } from '../refused.js'

/** What a change asks of the world, as it is in the transaction that writes it. */
export interface World {
  /** Where days are to be counted. */
  calendar: WorkingCalendar | undefined
  /** By group that is asked for. */
  members: Map<GroupId, PersonId[]>
  /** By task that is opened to convene them. */
  electorates: Map<TaskId, Convened[]>
  /** Who heads the group that is asked for, by the task that asks. */
  heads: Map<TaskId, PersonId | null>
  /** Of each candidate who is to be judged. */
  judged: Map<PersonId, CriterionResult[]>
}

/** Asks all of it at once: the connection sends its queries without waiting for the answers in between. */
export async function readWorld(
  client: pg.ClientBase,
  change: Change,
  {
    loadCalendar,
    rules,
  }: { loadCalendar: (client: pg.ClientBase) => Promise<WorkingCalendar>; rules: PinnedRules },
): Promise<World> {
  const { questions, guard, at } = change
  const countsDays = questions.deadlines.length + questions.remaining.length > 0
  const people = new Set(questions.eligibility.map(({ person }) => person))
  if (guard?.waived) people.add(guard.person)
  for (const { person } of guard?.newcomers ?? []) people.add(person)
  const [calendar, members, electorates, heads, judged] = await together([
    countsDays ? loadCalendar(client) : undefined,
    together(
      groupsOf(questions).map(async (group) => [group, await listMembers(client, group, at)] as const),
    ),
    together(
      questions.electorates.map(
        async ({ task, ...asked }) => [task, await findElectorate(client, asked, at)] as const,
      ),
    ),
    together(
      (questions.heads ?? []).map(
        async ({ task, group }) => [task, await findHead(client, change, group)] as const,
      ),
    ),
    together(
      [...people].map(async (person) => [person, await judge(client, change, { person, rules })] as const),
    ),
  ])
  return {
    calendar,
    members: new Map(members),
    electorates: new Map(electorates),
    heads: new Map(heads),
    judged: new Map(judged),
  }
}

/** When a deadline speaks: its reminder, its morning, its end. */
export type Moments = Pick<TaskDeadline, 'remindAt' | 'dueAt' | 'overdueAt'>
export type MomentsOf = (calendar: WorkingCalendar, deadline: Deadline, remindBefore: number) => Moments

/** The due dates that a change asks for, and what is left of clocks that stop. */
export function countDays(
  { questions, at, recount }: Change,
  calendar: WorkingCalendar | undefined,
  momentsOf: MomentsOf,
): Pick<ChangeRecorded, 'deadlines' | 'remaining'> {
  const answers: Pick<ChangeRecorded, 'deadlines' | 'remaining'> = { deadlines: {}, remaining: {} }
  if (!calendar) return answers
  const today = localDate(at)
  for (const { task, article, remindBefore, from, since, ...granted } of questions.deadlines) {
    const opened = from && (recount || from > today) ? from : today
    const deadline = deadlineOf(calendar, since ?? opened, granted)
    answers.deadlines[task] = { ...deadline, article, ...momentsOf(calendar, deadline, remindBefore) }
  }
  for (const { task, ...deadline } of questions.remaining) {
    answers.remaining[task] = daysLeft(calendar, today, deadline)
  }
  return answers
}

/** What the tasks that it opens are given of it. */
export function gather(
  { questions, at }: Change,
  { judged, members, electorates, heads }: World,
): ChangeRecorded['gathered'] {
  const gathered: ChangeRecorded['gathered'] = {}
  for (const { task, person } of questions.eligibility) {
    const eligibility = { on: localDate(at), results: judged.get(person) ?? [] }
    gathered[task] = { ...gathered[task], eligibility }
  }
  for (const { task, group } of questions.members) {
    gathered[task] = { ...gathered[task], members: members.get(group) ?? [] }
  }
  for (const { task, group, except } of questions.takers) {
    const takers = (members.get(group) ?? []).filter((person) => !except.includes(person)).length
    gathered[task] = { ...gathered[task], takers }
  }
  for (const [task, electorate] of electorates) gathered[task] = { ...gathered[task], electorate }
  for (const [task, head] of heads) gathered[task] = { ...gathered[task], head }
  return gathered
}

/** Each group whose members are asked for, once. */
const groupsOf = ({ members, takers }: Change['questions']): GroupId[] => [
  ...new Set([...members, ...takers].map(({ group }) => group)),
]

async function listMembers(client: pg.ClientBase, group: GroupId, at: Instant): Promise<PersonId[]> {
  const { rows } = await client.query<{ person_id: PersonId }>({
    name: 'list-members',
    text: `SELECT DISTINCT person_id FROM group_members
           WHERE group_id = $1 AND from_on <= $2 AND (to_on IS NULL OR to_on > $2) ORDER BY person_id`,
    values: [group, localDate(at)],
  })
  return rows.map(({ person_id }) => person_id)
}

/** Who heads the group on the day of the change; null where nobody does, or must stand back from the case. */
async function findHead(
  client: pg.ClientBase,
  { caseId, at }: Change,
  group: GroupId,
): Promise<PersonId | null> {
  const on = localDate(at)
  const { rows } = await client.query<{ person_id: PersonId }>({
    name: 'find-head',
    text: `SELECT person_id FROM group_members
           WHERE group_id = $1 AND duty = 'head' AND from_on <= $2 AND (to_on IS NULL OR to_on > $2)
           ORDER BY person_id LIMIT 1`,
    values: [group, on],
  })
  const head = rows[0]?.person_id
  if (head === undefined || (await findRecusalFromCase(client, caseId, head, on))) return null
  return head
}

/** Judges a candidate's record on the day of the change. */
async function judge(
  client: pg.ClientBase,
  change: Change,
  { person, rules }: { person: PersonId; rules: PinnedRules },
): Promise<CriterionResult[]> {
  if (!change.judge) throw new Unrecordable('a candidate is to be judged for no post')
  return judgeCandidate(client, person, { ...change.judge, rules, on: localDate(change.at) })
}

/** Somebody's record, judged on a day for a post by the rules of a procedure that began on another or the same. */
export async function judgeCandidate(
  client: pg.ClientBase,
  person: PersonId,
  {
    post,
    begunOn,
    rules,
    on,
  }: NonNullable<Change['judge']> & { rules: Pick<PinnedRules, 'eligibility'>; on: IsoDate },
): Promise<CriterionResult[]> {
  const [record, facts] = await together([findCandidateRecord(client, person), findPostFacts(client, post)])
  return checkEligibility(rules.eligibility, record, { ...post, ...facts }, on, begunOn)
}

/** Keeps what was found, with the task that it was asked for. */
export async function insertEligibilityChecks(
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
