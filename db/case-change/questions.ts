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
import type { GroupId, Instant, PersonId, TaskId } from '../../domain/vocabulary.js'
import { together } from '../pool.js'
import { findCandidateRecord, findPostPlace } from '../reads/candidate-records.js'
import { findElectorate } from '../reads/electorates.js'
import { Unrecordable } from '../refused.js'

/** What a change asks of the world, as it is in the transaction that writes it. */
export interface World {
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
  const [calendar, members, electorates, judged] = await together([
    countsDays ? loadCalendar(client) : undefined,
    together(
      questions.members.map(async ({ group }) => [group, await listMembers(client, group, at)] as const),
    ),
    together(
      questions.electorates.map(
        async ({ task, ...asked }) => [task, await findElectorate(client, asked, at)] as const,
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
  for (const { task, article, remindBefore, from, ...granted } of questions.deadlines) {
    const deadline = deadlineOf(calendar, from && (recount || from > today) ? from : today, granted)
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
async function judge(
  client: pg.ClientBase,
  change: Change,
  { person, rules }: { person: PersonId; rules: PinnedRules },
): Promise<CriterionResult[]> {
  if (!change.judge) throw new Unrecordable('a candidate is to be judged for no post')
  const { post, begunOn } = change.judge
  const [record, place] = await together([findCandidateRecord(client, person), findPostPlace(client, post)])
  const standard = { ...post, ...(place && { place }) }
  return checkEligibility(rules.eligibility, record, standard, localDate(change.at), begunOn)
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
