import { localDate } from '../../domain/deadlines/dates.js'
import type { CaseStatus } from '../../domain/procedure/case.js'
import type { StageOutcome, StopReason } from '../../domain/procedure/outcomes.js'
import { takesOutsiders } from '../../domain/procedure/stage-kinds.js'
import type { HumanTask } from '../../domain/procedure/tasks.js'
import type { Instant, PersonId } from '../../domain/vocabulary.js'
import type { Decided } from './decided.js'
import type { Followed } from './journal.js'
import {
  awaitingAgreement,
  type CaseState,
  isClosed,
  type Loss,
  openVoteNames,
  peopleAt,
  type StageState,
} from './state.js'
import { followStage } from './walk.js'

/**
 * What was decided, with the case at rest: done once, when the change is made, and not by whoever only asks whether it may
 * be. Where an answer sends the case back, its reason is why votes are annulled.
 */
export function settled({ state, ...decided }: Decided, at: Instant): Decided {
  const ended = decided.completed === undefined ? undefined : followStage(state)?.ended?.result
  return {
    ...decided,
    state: settle(state, at),
    ...(ended?.outcome === 'returned' && { annulledBecause: ended.reason }),
  }
}

/**
 * Brings a case to rest after a change: stages that have ended give way to the next, the tasks that are open are exactly
 * those the current stage waits for, and a case with nothing left to do closes. Pure.
 */
function settle(state: CaseState, at: Instant): CaseState {
  let next = state
  while (!isClosed(next) && next.status !== 'decided') {
    const stage = next.stages[next.position]
    if (!stage) return openTasks(conclude(next, at), [], at)
    if (stage.status === 'passed' || stage.status === 'skipped') {
      // Kept by a return: its results stand.
      next = { ...next, position: next.position + 1 }
      continue
    }
    if (stage.status === 'waiting') next = withStage(next, enter(stage, at))
    if (nobodyLeft(next)) return openTasks(close(next, 'stopped', at, 'no-candidate-left'), [], at)
    const followed = followStage(next)
    if (!followed?.ended) return openTasks(next, followed?.needs ?? [], at)
    next = leave(next, followed.ended.result, at)
  }
  return openTasks(next, [], at)
}

/**
 * Sends the case back to the stage `to`. What it and the later stages decided becomes void, but for the stages in `keep`
 * that had passed.
 */
export function sendBack(state: CaseState, to: string, keep: string[]): CaseState {
  const target = state.launch.stages.findIndex(({ key }) => key === to)
  return {
    ...state,
    position: target,
    stages: state.stages.map((stage, index) => {
      const key = state.launch.stages[index]?.key ?? ''
      const kept =
        index !== target && keep.includes(key) && (stage.status === 'passed' || stage.status === 'skipped')
      return index < target || kept ? stage : { status: 'waiting', visit: stage.visit, journal: {} }
    }),
  }
}

/** Begins the current stage anew: what it had gathered is void. */
export function restartStage(state: CaseState): CaseState {
  const stage = state.stages[state.position]
  return stage ? withStage(state, { status: 'waiting', visit: stage.visit, journal: {} }) : state
}

/** A candidate has left. A vote that names them and is not counted yet is held anew. */
export function withLoss(state: CaseState, candidate: PersonId, loss: Loss): CaseState {
  const isOnBallot = openVoteNames(state, candidate) || isAwaitedForBallot(state, candidate)
  const without = { ...state, losses: { ...state.losses, [candidate]: loss } }
  return isOnBallot ? restartStage(without) : without
}

/** Was the candidate put on a ballot that waits for their unit's answer? */
const isAwaitedForBallot = (state: CaseState, candidate: PersonId): boolean =>
  state.joined?.includes(candidate) === true &&
  awaitingAgreement(state).some(({ person }) => person === candidate)

/** Ends a case. */
export function close(
  state: CaseState,
  status: CaseStatus,
  at: Instant,
  because?: StopReason,
  reason?: string,
): CaseState {
  const stage = state.stages[state.position]
  const ended =
    stage?.status === 'open' ? withStage(state, { ...stage, status: 'ended', closedAt: at }) : state
  return {
    ...ended,
    status,
    closedAt: at,
    ending: { ...(because && { because }), ...(reason !== undefined && { reason }) },
  }
}

/**
 * Before a selection there is nobody to go on with, unless the vote takes whom an earlier step left behind; after one, an
 * officer decides what becomes of the case.
 */
function nobodyLeft(state: CaseState): boolean {
  const selectionMade = state.stages.some(
    ({ outcome }) => outcome?.outcome === 'passed' && outcome.selected !== undefined,
  )
  const { active, remaining } = peopleAt(state)
  const stage = state.launch.stages[state.position]
  const mayComeBack = stage !== undefined && takesOutsiders(stage) && remaining.length > 0
  return !selectionMade && active.length === 0 && !mayComeBack && awaitingAgreement(state).length === 0
}

/** All stages are behind: the decision takes effect now, or on its date. */
function conclude(state: CaseState, at: Instant): CaseState {
  const effect = state.stages.reduce<CaseState['effect']>(
    (found, { outcome }) => (outcome?.outcome === 'passed' ? (outcome.effect ?? found) : found),
    undefined,
  )
  if (effect && effect.effectiveOn > localDate(at)) return { ...state, status: 'decided', effect }
  return close({ ...state, ...(effect && { effect }) }, 'completed', at)
}

function leave(state: CaseState, outcome: StageOutcome, at: Instant): CaseState {
  const stage = state.stages[state.position]
  if (!stage) return state
  switch (outcome.outcome) {
    case 'passed':
    case 'skipped':
      return {
        ...withStage(state, { ...stage, status: outcome.outcome, outcome, closedAt: at }),
        position: state.position + 1,
        waitingSince: at,
      }
    case 'returned':
      return { ...sendBack(state, outcome.to, outcome.keep), waitingSince: at }
    case 'stopped':
      return close(withStage(state, { ...stage, outcome }), 'stopped', at, outcome.because, outcome.reason)
    case 'rejected':
      return close(withStage(state, { ...stage, outcome }), 'rejected', at, undefined, outcome.reason)
  }
}

const enter = (stage: StageState, at: Instant): StageState => ({
  status: 'open',
  visit: stage.visit + 1,
  openedAt: at,
  journal: {},
})

function withStage(state: CaseState, stage: StageState): CaseState {
  return { ...state, stages: state.stages.map((other, index) => (index === state.position ? stage : other)) }
}

/** Opens a task for each need that has none, and drops the tasks whose need is gone. */
function openTasks(state: CaseState, needs: Followed<unknown>['needs'], at: Instant): CaseState {
  const stage = state.launch.stages[state.position]?.key ?? ''
  const visit = state.stages[state.position]?.visit ?? 0
  let { taskCount } = state
  const tasks = needs.map(({ key, need }): HumanTask => {
    const open = state.tasks.find((task) => task.stage === stage && task.visit === visit && task.need === key)
    if (open) return open
    taskCount += 1
    return {
      id: `${state.launch.caseId}-${taskCount}`,
      need: key,
      stage,
      visit,
      kind: need.kind,
      ...(need.candidate !== undefined && { candidate: need.candidate }),
      assignee: need.to,
      about: need.about ?? {},
      openedAt: at,
      within: need.within,
      told: 'nothing',
    }
  })
  const same =
    tasks.length === state.tasks.length && tasks.every((task, index) => task === state.tasks[index])
  return {
    ...state,
    tasks: same ? state.tasks : tasks,
    taskCount,
    waitingSince: same ? state.waitingSince : oldestSince(tasks, state.waitingSince, at),
  }
}

/** Since when the oldest of the tasks waits; what was suspended waits since it goes on again. */
function oldestSince(tasks: readonly HumanTask[], former: Instant, at: Instant): Instant {
  const [oldest = at] = tasks.map(({ openedAt }) => openedAt).sort()
  return oldest > former ? oldest : former
}
