import {
  type CandidateStatus,
  type CaseStatus,
  isOpen,
  type Launch,
  LOST_STATUSES,
} from '../../domain/procedure/case.js'
import type { StoredState } from '../../domain/procedure/change.js'
import type { Effect, StageOutcome, StopReason } from '../../domain/procedure/outcomes.js'
import { isAboutOffice } from '../../domain/procedure/procedure-kinds.js'
import type { Proposed } from '../../domain/procedure/proposed.js'
import { TASK_ROWS } from '../../domain/procedure/task-kinds.js'
import type { HumanTask } from '../../domain/procedure/tasks.js'
import type { Instant, PersonId } from '../../domain/vocabulary.js'
import type { Journal } from './journal.js'

/** A case as its workflow holds it: plain data, never changed in place, written with each change and carried over when the workflow continues as new. */
export interface CaseState {
  launch: Launch
  launchedAt: Instant
  /** Changes recorded so far; 0 before the launch is. */
  sequence: number
  status: CaseStatus
  /** Index of the stage the case is at; the number of stages when it has passed all. */
  position: number
  stages: StageState[]
  losses: Readonly<Record<PersonId, Loss>>
  /** Who was no candidate of the launch and came onto a ballot as an outsider, in that order. */
  joined?: readonly PersonId[]
  /** Of those who came onto a ballot, who is only proposed. */
  proposed?: readonly Proposed[]
  /** Who was proposed and is agreed to: that holds whatever is done anew. */
  agreed?: readonly PersonId[]
  tasks: HumanTask[]
  /** Tasks opened so far; numbers the next one. */
  taskCount: number
  /** Since when the case waits for what it waits for now. */
  waitingSince: Instant
  closedAt?: Instant
  ending?: { because?: StopReason; reason?: string }
  /** A decision whose effective date has not come. */
  effect?: Effect
  /** Of a procedure begun on paper: the steps that are entered by now. */
  entered?: number
  audit: { head: string; length: number }
}

/** The state without the launch, which never changes: what is stored, and carried over. */
export function withoutLaunch({ launch: _, ...state }: CaseState): StoredState {
  return { ...state }
}

/** The state of that launch again. */
export function withLaunch(launch: Launch, stored: StoredState): CaseState {
  const { paperTrail: _, ...rest } = launch
  // Made by `withoutLaunch`: nobody else writes one.
  return { ...(stored as Omit<CaseState, 'launch'> & StoredState), launch: rest }
}

export interface StageState {
  status: 'waiting' | 'open' | 'passed' | 'skipped' | 'ended'
  visit: number
  openedAt?: Instant
  closedAt?: Instant
  outcome?: StageOutcome
  journal: Journal
}

/** A candidate who withdrew or was blocked, or to whom their unit did not agree. */
export interface Loss {
  how: 'withdrawn' | 'blocked' | 'not-agreed'
  reason: string
  at: Instant
}

/** The state before anything is recorded. */
export function initialState(launch: Launch, launchedAt: Instant): CaseState {
  const { paperTrail: _, ...rest } = launch
  return {
    launch: rest,
    launchedAt,
    sequence: 0,
    status: 'running',
    position: 0,
    stages: launch.stages.map(() => ({ status: 'waiting', visit: 0, journal: {} })),
    losses: {},
    tasks: [],
    taskCount: 0,
    waitingSince: launchedAt,
    audit: { head: '', length: 0 },
  }
}

export const isClosed = ({ status }: Pick<CaseState, 'status'>): boolean => !isOpen(status)

/** Who is proposed and is not agreed to, be it that they left before somebody answered. */
export const notAgreed = ({ launch, proposed = [], agreed = [] }: CaseState): readonly Proposed[] =>
  [...(launch.proposed ?? []), ...proposed].filter(({ person }) => !agreed.includes(person))

/** Whose unit has yet to answer. */
export const awaitingAgreement = (state: CaseState): readonly Proposed[] =>
  notAgreed(state).filter(({ person }) => !state.losses[person])

/** Where each candidate stands, as the stages before `position` and the losses leave it. */
export function candidateStanding(
  state: CaseState,
  position = state.position,
): Map<PersonId, { status: CandidateStatus; reason?: string }> {
  const standing = new Map<PersonId, { status: CandidateStatus; reason?: string }>(
    state.launch.candidates.map((candidate) => [candidate, { status: 'active' }]),
  )
  // As if an earlier step had left them behind, until a vote puts them on its list.
  for (const candidate of state.joined ?? []) standing.set(candidate, { status: 'not-selected' })
  // Whoever is to leave office is the one it is about, from the beginning.
  if (isAboutOffice(state.launch.kind)) {
    for (const candidate of state.launch.candidates) standing.set(candidate, { status: 'selected' })
  }
  for (const { person } of notAgreed(state)) standing.set(person, { status: 'proposed' })
  for (const stage of state.stages.slice(0, position)) {
    if (stage.outcome?.outcome !== 'passed') continue
    for (const lost of stage.outcome.rejected ?? []) {
      standing.set(lost.candidate, { status: 'rejected', reason: lost.reason })
    }
    const { selected, listed } = stage.outcome
    for (const [candidate, { status }] of standing) {
      const isNamed = candidate === selected || listed?.includes(candidate) === true
      // Whom a step left behind comes back where a later one names them.
      if (status !== 'active' && !(status === 'not-selected' && isNamed)) continue
      if (selected !== undefined)
        standing.set(candidate, { status: candidate === selected ? 'selected' : 'not-selected' })
      else if (listed) standing.set(candidate, { status: isNamed ? 'active' : 'not-selected' })
    }
  }
  for (const [candidate, loss] of Object.entries(state.losses)) {
    standing.set(candidate, { status: loss.how, reason: loss.reason })
  }
  return standing
}

/** Everybody who is or was a candidate, by where the stages before `position` and the losses leave them. */
export interface People {
  /** Still in the procedure. */
  active: PersonId[]
  /** Those, and whom a step left behind. */
  remaining: PersonId[]
  /** Who withdrew or was blocked, or was not agreed to. */
  lost: PersonId[]
  known: PersonId[]
  selected?: PersonId
}

export function peopleAt(state: CaseState, position = state.position): People {
  const standing = [...candidateStanding(state, position)]
  const those = (...statuses: CandidateStatus[]) =>
    standing.flatMap(([person, { status }]) => (statuses.includes(status) ? [person] : []))
  const [selected] = those('selected')
  return {
    active: those('active', 'selected'),
    remaining: those('active', 'selected', 'not-selected'),
    lost: those(...LOST_STATUSES),
    known: standing.map(([person]) => person),
    ...(selected !== undefined && { selected }),
  }
}

/** Is the candidate on the ballot that is being convened or counted? Those who did not reach a second round are not. */
export function openVoteNames({ tasks }: CaseState, candidate: PersonId): boolean {
  const ballot = tasks.find(({ kind }) => TASK_ROWS[kind].isOfBallot)?.about.candidates
  return Array.isArray(ballot) && ballot.includes(candidate)
}
