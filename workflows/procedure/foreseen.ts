import type { Actor, CaseStatus, Launch } from '../../domain/procedure/case.js'
import type { Change, ChangeRecorded, StoredState } from '../../domain/procedure/change.js'
import type { Refusal } from '../../domain/procedure/refusals.js'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import type { Instant, Text } from '../../domain/vocabulary.js'
import { adopted } from './adopted.js'
import { commands } from './case-commands.js'
import { settled } from './course.js'
import { type Decide, type Decided, isRefusal } from './decided.js'
import type { CommandName, Commands } from './messages.js'
import { opened } from './opening.js'
import { changeBetween } from './projection/change.js'
import { type CaseState, initialState, withLaunch } from './state.js'
import { foreseenCompletion } from './tasks/completion.js'

/** A case as its last change left it in PostgreSQL. */
interface KeptCase {
  launch: Launch
  state: StoredState
  recorded: ChangeRecorded
}

/** What would follow from a command: what people see of it, and whom it is told. */
export interface Foreseen extends Pick<Change, 'notices' | 'recusal' | 'row' | 'at'> {
  /** Open tasks that go away undone. */
  closes: readonly TaskKind[]
  opens: readonly TaskKind[]
  /** The stage that it comes to, where that is another one. */
  stage?: Text
  /** How the case stands then, where that is otherwise. */
  status?: CaseStatus
  /** Votes that are void by it. */
  annuls: number
}

/** Of a completion: the result may not be filled in yet, or not be known to whoever asks. */
export type CommandForeseen<Name extends CommandName> = Name extends 'completeTask'
  ? Omit<Commands['completeTask'], 'result'> & Partial<Pick<Commands['completeTask'], 'result'>>
  : Commands[Name]

/** The state that its workflow goes on from. */
export const stateOf = ({ launch, state, recorded }: KeptCase): CaseState =>
  adopted(withLaunch(launch, state), recorded)

/**
 * What a case would answer to a command, and what would follow: by the very functions that judge and carry it out. Pure,
 * nothing is sent. Of a completion everything but its fields is judged: those nobody has filled in.
 */
export function foreseen<Name extends CommandName>(
  before: CaseState,
  name: Name,
  said: { actor: Actor; input: CommandForeseen<Name> },
  at: Instant,
): Foreseen | Refusal {
  // Of the command of that name: the compiler does not follow the name through the lookup.
  const decide = (name === 'completeTask' ? foreseenCompletion : commands[name]) as Decide<
    CommandForeseen<Name>
  >
  const decision = decide(before, said, at)
  return isRefusal(decision) ? decision : following(before, decision, at)
}

/** What would follow from a launch. */
export function foreseenLaunch(launch: Launch, at: Instant): Foreseen {
  const before = initialState(launch, at)
  const decision = opened(before)
  if (!decision) throw new RangeError('a launch that was recorded before')
  return following(before, decision, at)
}

/** Where an open case stands, and what it waits for. */
export function standingOf(
  kept: KeptCase,
): Pick<CaseState, 'launch' | 'status' | 'tasks'> & { stage: string | null } {
  const state = stateOf(kept)
  const { launch, status, tasks, position } = state
  return { launch, status, tasks, stage: launch.stages[position]?.key ?? null }
}

function following(before: CaseState, decision: Decided, at: Instant): Foreseen {
  const decided = settled(decision, at)
  const after = { ...decided.state, sequence: before.sequence + 1 }
  const { recusal, ...change } = changeBetween(before, after, decided, { at })
  const cancelled = change.tasksClosed.filter(({ status }) => status === 'cancelled').map(({ id }) => id)
  const stage = change.row.stages.find(({ key }) => key === change.row.stage)
  const isElsewhere = stage !== undefined && before.position !== after.position
  return {
    notices: change.notices,
    row: change.row,
    at,
    closes: before.tasks.flatMap(({ id, kind }) => (cancelled.includes(id) ? [kind] : [])),
    opens: change.tasksOpened.map(({ kind }) => kind),
    ...(isElsewhere && { stage: stage.title }),
    ...(before.status !== after.status && { status: after.status }),
    annuls: change.votesAnnulled.length,
    ...(recusal && { recusal }),
  }
}
