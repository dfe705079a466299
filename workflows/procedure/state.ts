import { localDate } from '../../domain/deadlines/dates.js'
import type { CandidateStatus, CaseStatus, Launch } from '../../domain/procedure/case.js'
import type { WaiverGiven } from '../../domain/procedure/change.js'
import type { Effect, StageOutcome, StopReason } from '../../domain/procedure/outcomes.js'
import { isAboutOffice } from '../../domain/procedure/procedure-kinds.js'
import type { HumanTask, TaskResults } from '../../domain/procedure/tasks.js'
import type { Instant, PersonId } from '../../domain/vocabulary.js'
import { type Followed, follow, type Journal } from './flow.js'
import { begin } from './stages/index.js'
import type { StageContext } from './stages/stage.js'

/** A case as its workflow holds it: plain data, never changed in place, carried over when the workflow continues as new. */
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
  tasks: HumanTask[]
  /** Tasks opened so far; numbers the next one. */
  taskCount: number
  /** Since when the case waits for what it waits for now. */
  waitingSince: Instant
  closedAt?: Instant
  ending?: { because?: StopReason; reason?: string }
  /** A decision whose effective date has not come. */
  effect?: Effect
  audit: { head: string; length: number }
}

export interface StageState {
  status: 'waiting' | 'open' | 'passed' | 'skipped' | 'ended'
  visit: number
  openedAt?: Instant
  closedAt?: Instant
  outcome?: StageOutcome
  journal: Journal
}

/** A candidate who withdrew or was blocked. */
export interface Loss {
  how: 'withdrawn' | 'blocked'
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

export const isClosed = ({ status }: Pick<CaseState, 'status'>): boolean =>
  status !== 'running' && status !== 'suspended' && status !== 'decided'

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

/** Is the candidate on the ballot that is being convened or counted? Those who did not reach a second round are not. */
export function openVoteNames(state: CaseState, candidate: PersonId): boolean {
  const stage = state.launch.stages[state.position]
  const ballot = state.tasks.find(({ kind }) => kind === 'convene-vote' || kind === 'enter-count')?.about
    .candidates
  return stage?.kind === 'collectiveVote' && Array.isArray(ballot) && ballot.includes(candidate)
}

/** What the stage at `position` knows of its case. */
export function stageContext(state: CaseState, position = state.position): StageContext {
  const standing = [...candidateStanding(state, position)]
  const inPlay = standing.filter(([, { status }]) => status === 'active' || status === 'selected')
  const chosen = standing.find(([, { status }]) => status === 'selected')?.[0]
  const selected = chosen ?? onlyOne(state, inPlay)
  return {
    launch: state.launch,
    begunOn: state.launch.begunOn,
    active: inPlay.map(([candidate]) => candidate),
    remaining: standing.flatMap(([candidate, { status }]) =>
      inPlay.some(([other]) => other === candidate) || status === 'not-selected' ? [candidate] : [],
    ),
    known: standing.map(([candidate]) => candidate),
    ...(selected !== undefined && { selected }),
    waived: waivers(state),
    ...policyAnswer(state),
    ...lastMeeting(state, position),
    earlier: state.launch.stages.slice(0, position).map(({ key }) => key),
    visit: state.stages[position]?.visit ?? 0,
  }
}

/** Where no vote selects, the one candidate there is goes up for decision. */
function onlyOne(
  { launch }: CaseState,
  inPlay: readonly (readonly [PersonId, unknown])[],
): PersonId | undefined {
  if (launch.stages.some((stage) => stage.kind === 'collectiveVote' && stage.result === 'selection')) {
    return undefined
  }
  return inPlay.length === 1 ? inPlay[0]?.[0] : undefined
}

/** Runs the stage at `position` over its journal. */
export function followStage(state: CaseState, position = state.position): Followed<StageOutcome> | undefined {
  const definition = state.launch.stages[position]
  const stage = state.stages[position]
  return definition && stage && follow(begin(stageContext(state, position), definition), stage.journal)
}

function lastMeeting({ stages }: CaseState, position: number): Pick<StageContext, 'heldOn'> {
  const [latest] = stages
    .slice(0, position + 1)
    .flatMap(({ journal }) => Object.values(journal))
    // The kind of an entry says the type of its result.
    .flatMap(({ kind, result }) =>
      kind === 'convene-vote' ? [(result as TaskResults['convene-vote']).meetingOn] : [],
    )
    .sort()
    .reverse()
  return latest === undefined ? {} : { heldOn: latest }
}

function policyAnswer({ stages }: CaseState): Pick<StageContext, 'policyAnsweredOn'> {
  for (const { outcome } of stages) {
    if (outcome?.outcome === 'passed' && outcome.answeredOn !== undefined) {
      return { policyAnsweredOn: outcome.answeredOn }
    }
  }
  return {}
}

/** Criteria waived at the planning checks, by candidate, with who gave the waiver and why. */
export function waiversGiven(state: CaseState): Record<PersonId, WaiverGiven[]> {
  const given: Record<PersonId, WaiverGiven[]> = {}
  for (const { journal } of state.stages) {
    for (const [key, entry] of Object.entries(journal)) {
      if (entry.kind !== 'confirm-eligibility') continue
      // The kind of an entry says the type of its result.
      const result = entry.result as { waivers?: Pick<WaiverGiven, 'criterion' | 'reason'>[] }
      const candidate = key.split(':')[1]
      if (!candidate || !result.waivers) continue
      given[candidate] = result.waivers.map((waiver) => ({
        ...waiver,
        by: entry.by,
        on: localDate(entry.at),
      }))
    }
  }
  return given
}

function waivers(state: CaseState): Record<PersonId, string[]> {
  return Object.fromEntries(
    Object.entries(waiversGiven(state)).map(([candidate, given]) => [
      candidate,
      given.map(({ criterion }) => criterion),
    ]),
  )
}
