import { withLawByHash } from '../../db/registers/pinned-law.js'
import { localDate } from '../../domain/deadlines/dates.js'
import { addDays } from '../../domain/deadlines/working-days.js'
import type { LaunchWithLaw } from '../../domain/procedure/case.js'
import type { Change, ChangeRecorded, VoteRow } from '../../domain/procedure/change.js'
import type { Refusal } from '../../domain/procedure/refusals.js'
import type { TaskDeadline } from '../../domain/procedure/tasks.js'
import type { Instant, PersonId, TaskId, Text, WorkingDays } from '../../domain/vocabulary.js'
import { adopted } from '../../workflows/procedure/adopted.js'
import { commands } from '../../workflows/procedure/case-commands.js'
import { settled } from '../../workflows/procedure/course.js'
import { type Decide, type Decision, isRefusal } from '../../workflows/procedure/decided.js'
import type { CommandName, Commands } from '../../workflows/procedure/messages.js'
import { changeBetween } from '../../workflows/procedure/projection/change.js'
import { type CaseState, initialState } from '../../workflows/procedure/state.js'
import { today } from './procedure-steps.js'
import { actor, launchOf, membersOf, VOTERS } from './small-office.js'

/**
 * A case without Temporal and without PostgreSQL: the pure core of the workflow, with a world that grants every deadline
 * in days and finds everybody eligible, and the tables that its changes would leave.
 */
export class PureCase {
  state: CaseState
  readonly changes: Change[] = []
  readonly tasks = new Map<TaskId, 'open' | 'done' | 'cancelled'>()
  readonly votes = new Map<string, VoteRow['status'] | 'annulled'>()

  constructor(given: Partial<LaunchWithLaw> = {}, at: Instant = new Date().toISOString()) {
    this.state = initialState(withLawByHash(launchOf(given)), at)
    this.apply(
      (state) => ({
        state,
        audit: { what: 'case-launched', actor: state.launch.launchedBy.personId },
      }),
      at,
    )
  }

  /** Performs a command; answers the refusal, or nothing. */
  say<Name extends CommandName>(
    person: PersonId,
    name: Name,
    input: Commands[Name],
    at: Instant = new Date().toISOString(),
  ): Refusal | undefined {
    const decide: Decide<Commands[Name]> = commands[name]
    return this.apply((state) => decide(state, { actor: actor(person), input }, at), at)
  }

  /** Lets time do what it brings. */
  apply(decide: (state: CaseState) => Decision | undefined, at: Instant): Refusal | undefined {
    const before = this.state
    const decision = decide(before)
    if (!decision) return undefined
    if (isRefusal(decision)) return decision
    const decided = settled(decision, at)
    const after = { ...decided.state, sequence: before.sequence + 1 }
    const change = changeBetween(before, after, decided, { at })
    this.changes.push(change)
    this.#write(change)
    this.state = adopted(after, recorded(change))
    return undefined
  }

  #write(change: Change): void {
    for (const { id, status } of change.tasksClosed) this.tasks.set(id, status)
    for (const { id } of change.tasksOpened) {
      if (this.tasks.has(id)) throw new Error(`task ${id} is opened a second time`)
      this.tasks.set(id, 'open')
    }
    for (const { id } of change.tasksChanged) {
      if (this.tasks.get(id) !== 'open') throw new Error(`task ${id} changes though it is not open`)
    }
    for (const { id, status } of change.votes) {
      if (this.votes.get(id) === 'annulled') throw new Error(`vote ${id} is annulled, and ${status} again`)
      this.votes.set(id, status)
    }
    for (const { id } of change.votesAnnulled) this.votes.set(id, 'annulled')
  }
}

/** What `record` would answer. */
function recorded({ questions, at, sequence }: Change): ChangeRecorded {
  const day = localDate(at)
  const gathered: ChangeRecorded['gathered'] = {}
  for (const { task } of questions.eligibility) gathered[task] = { eligibility: { on: day, results: [] } }
  for (const { task, group } of questions.members) {
    gathered[task] = {
      ...gathered[task],
      members: group === 'g-body' ? ['m1', 'm2', 'm3', 'm4', 'm5'] : VOTERS,
    }
  }
  for (const { task, group, except } of questions.takers) {
    const takers = membersOf(group).filter((person) => !except.includes(person)).length
    gathered[task] = { ...gathered[task], takers }
  }
  for (const { task } of questions.electorates) {
    const electorate = VOTERS.map((person) => ({ person, as: 'member' as const }))
    gathered[task] = { ...gathered[task], electorate }
  }
  for (const { task } of questions.heads ?? []) gathered[task] = { ...gathered[task], head: 'teller1' }
  return {
    auditHead: String(sequence),
    auditLength: sequence,
    deadlines: Object.fromEntries(
      questions.deadlines.map(({ task, workingDays, article }) => [
        task,
        deadlineOf(day, workingDays, article),
      ]),
    ),
    remaining: Object.fromEntries(
      questions.remaining.map(({ task, due }) => [
        task,
        Math.max((Date.parse(due) - Date.parse(day)) / 86_400_000, 0),
      ]),
    ),
    gathered,
  }
}

/** Every day is a working day here. */
function deadlineOf(from: string, workingDays: WorkingDays, article: Text): TaskDeadline {
  const due = addDays(from, workingDays)
  return {
    from,
    workingDays,
    due,
    skipped: [],
    provisional: false,
    article,
    ...(workingDays > 2 && { remindAt: `${addDays(due, -2)}T01:00:00.000Z` }),
    dueAt: `${due}T01:00:00.000Z`,
    overdueAt: `${due}T17:00:00.000Z`,
  }
}

export const daysFromNow = (days: number): Instant => `${addDays(today(), days)}T03:00:00.000Z`
