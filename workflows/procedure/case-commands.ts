import { localDate } from '../../domain/deadlines/dates.js'
import type { Actor } from '../../domain/procedure/case.js'
import type { Notice } from '../../domain/procedure/change.js'
import { hasNoCandidate } from '../../domain/procedure/procedure-kinds.js'
import type { Refusal } from '../../domain/procedure/refusals.js'
import { decidesResult, holdsVote } from '../../domain/procedure/stage-kinds.js'
import type { Instant, PersonId } from '../../domain/vocabulary.js'
import { close, sendBack, withLoss } from './course.js'
import type { Decide, Decided, Decision } from './decided.js'
import type { CommandName, Commands } from './messages.js'
import { type CaseState, candidateStanding, isClosed, type Loss, openVoteNames } from './state.js'
import { claimTask, reassignTask, releaseTask } from './tasks/claim.js'
import { completeTask } from './tasks/completion.js'
import { tellDeadlines } from './tasks/deadlines.js'
import { followStage } from './walk.js'

/** Sends the case back to an earlier stage; what came after is void unless it is kept. */
const returnCase: Decide<Commands['returnCase']> = (state, { actor, input }, at) => {
  const refusal = notOpenTo(actor, state) ?? notRunning(state)
  if (refusal) return refusal
  const known = state.launch.stages.map(({ key }) => key)
  for (const [field, stage] of [
    ['stage', input.stage],
    ...input.keep.map((key, n) => [`keep.${n}`, key]),
  ] as const) {
    if (!known.includes(stage ?? ''))
      return { code: 'stage-not-found', field: field ?? '', stage: stage ?? '', known }
  }
  if (known.indexOf(input.stage) >= state.position)
    return { code: 'stage-not-earlier', field: 'stage', stage: input.stage }
  return {
    state: { ...sendBack(state, input.stage, input.keep), waitingSince: at },
    audit: { what: 'case-returned', actor: actor.personId, after: input },
    notices: toParticipants(state, 'case-returned', { stage: input.stage, reason: input.reason }),
    annulledBecause: input.reason,
  }
}

/** Stops every clock of the case; nothing is decided until it resumes. */
const suspendCase: Decide<Commands['suspendCase']> = (state, { actor, input }, at) => {
  const refusal = notOpenTo(actor, state) ?? notRunning(state)
  if (refusal) return refusal
  return {
    state: {
      ...state,
      status: 'suspended',
      waitingSince: at,
      tasks: state.tasks.map(({ deadline: _, ...task }) => task),
    },
    audit: { what: 'case-suspended', actor: actor.personId, after: input },
    notices: toParticipants(state, 'case-suspended', { reason: input.reason }),
  }
}

/** Starts the clocks again, with the working days that were left. */
const resumeCase: Decide<Commands['resumeCase']> = (state, { actor, input }, at) => {
  const refusal = notOpenTo(actor, state)
  if (refusal) return refusal
  if (state.status !== 'suspended') return { code: 'case-not-suspended' }
  return {
    state: {
      ...state,
      status: 'running',
      waitingSince: at,
      tasks: state.tasks.map((task) => ({ ...task, told: 'nothing' as const })),
    },
    audit: { what: 'case-resumed', actor: actor.personId, after: input },
    notices: toParticipants(state, 'case-resumed', { reason: input.reason }),
  }
}

/** Ends the case without a decision. */
const withdrawCase: Decide<Commands['withdrawCase']> = (state, { actor, input }, at) => {
  const refusal = notOpenTo(actor, state)
  if (refusal) return refusal
  return {
    state: close(state, 'withdrawn', at, undefined, input.reason),
    audit: { what: 'case-withdrawn', actor: actor.personId, after: input },
    notices: toParticipants(state, 'case-withdrawn', { reason: input.reason }),
    annulledBecause: input.reason,
  }
}

/** A candidate leaves: by their own word, or an officer's. */
const withdrawCandidate: Decide<Commands['withdrawCandidate']> = (state, { actor, input }, at) => {
  if (!actor.manages && actor.personId !== input.candidate) return { code: 'not-permitted' }
  return lose(state, input.candidate, { how: 'withdrawn', reason: input.reason, at }, actor)
}

/** A candidate may not go on: an officer says why. */
const blockCandidate: Decide<Commands['blockCandidate']> = (state, { actor, input }, at) =>
  actor.manages
    ? lose(state, input.candidate, { how: 'blocked', reason: input.reason, at }, actor)
    : { code: 'not-permitted' }

/**
 * Annuls a vote of the last stage with votes that the case has come to, and holds it anew; the old one stays on record.
 * Possible until the decision.
 */
const annulVote: Decide<Commands['annulVote']> = (state, { actor, input: { vote, reason } }, at) => {
  const refusal = notOpenTo(actor, state) ?? notRunning(state)
  if (refusal) return refusal
  const index = state.launch.stages.findLastIndex(
    (each, position) => holdsVote(each) && position <= state.position,
  )
  const stage = state.launch.stages[index]
  const stands = stage && followStage(state, index)?.shown.votes.some(({ id }) => id === vote)
  // The answer on the policy comes before any vote; it decides none.
  const decided = state.launch.stages.some(
    (each, position) => decidesResult(each) && state.stages[position]?.status === 'passed',
  )
  if (!stage || !stands || decided) return { code: 'vote-not-open-to-annulment' }
  return {
    state: { ...sendBack(state, stage.key, []), waitingSince: at },
    audit: { what: 'vote-annulled', actor: actor.personId, after: { stage: stage.key, reason } },
    notices: toParticipants(state, 'case-returned', { stage: stage.key, reason }),
    annulledBecause: reason,
  }
}

/** Every command by its name. */
export const commands: { [Name in CommandName]: Decide<Commands[Name]> } = {
  completeTask,
  claimTask,
  releaseTask,
  reassignTask,
  returnCase,
  suspendCase,
  resumeCase,
  withdrawCase,
  withdrawCandidate,
  blockCandidate,
  annulVote,
}

/** What time brings by itself: a decision that takes effect, reminders, escalations. */
export const broughtByTime = (state: CaseState, at: Instant): Decided | undefined =>
  takeEffect(state, at) ?? tellDeadlines(state, at)

/** A decision whose effective date has come. */
function takeEffect(state: CaseState, at: Instant): Decided | undefined {
  if (state.status !== 'decided' || !state.effect || state.effect.effectiveOn > localDate(at))
    return undefined
  return { state: close(state, 'completed', at), audit: { what: 'decision-took-effect', actor: 'system' } }
}

function lose(state: CaseState, candidate: PersonId, loss: Loss, actor: Actor): Decision {
  if (isClosed(state)) return { code: 'case-closed', status: state.status }
  if (state.status === 'decided') return { code: 'already-decided' }
  // Whoever is to leave office is no candidate, and cannot end the procedure by leaving it.
  if (hasNoCandidate(state.launch.kind)) return { code: 'not-permitted' }
  const standing = candidateStanding(state).get(candidate)
  if (!standing) return { code: 'candidate-not-found', candidate }
  const isOnBallot = openVoteNames(state, candidate)
  // Whom an earlier step left behind may be on the ballot all the same.
  if (!['proposed', 'active', 'selected'].includes(standing.status) && !isOnBallot)
    return { code: 'candidate-not-active', candidate }
  return {
    state: withLoss(state, candidate, loss),
    audit: {
      what: loss.how === 'withdrawn' ? 'candidate-withdrew' : 'candidate-blocked',
      actor: actor.personId,
      before: { status: standing.status },
      after: { candidate, reason: loss.reason },
    },
    annulledBecause: loss.reason,
  }
}

/** Why an officer's command on the whole case is refused. */
function notOpenTo(actor: Actor, state: CaseState): Refusal | undefined {
  if (!actor.manages) return { code: 'not-permitted' }
  if (isClosed(state)) return { code: 'case-closed', status: state.status }
  return state.status === 'decided' ? { code: 'already-decided' } : undefined
}

const notRunning = (state: CaseState): Refusal | undefined =>
  state.status === 'suspended' ? { code: 'case-suspended' } : undefined

/** Those who launched the case or hold one of its open tasks. */
function toParticipants(state: CaseState, kind: Notice['kind'], params: Notice['params']): Notice[] {
  const holders = state.tasks.map(({ assignee, claimedBy }) =>
    claimedBy === undefined ? assignee : { person: claimedBy },
  )
  return [{ person: state.launch.launchedBy.personId }, ...holders].map((to) => ({
    to,
    kind,
    ...(params && { params }),
  }))
}
