import type { CandidateRow, CaseRow, StageRow, TaskRow } from '../../../domain/procedure/change.js'
import { hasNoCandidate } from '../../../domain/procedure/procedure-kinds.js'
import type { StageDefinition } from '../../../domain/procedure/stage-kinds.js'
import type { HumanTask } from '../../../domain/procedure/tasks.js'
import type { Instant, PersonId } from '../../../domain/vocabulary.js'
import { type CaseState, candidateStanding, isClosed, notAgreed, openVoteNames } from '../state.js'
import type { ShownByCase } from './shown.js'

/** The rows of a case, its candidates and its tasks, as its state has them. */

/** Key of the stage the case is at, null when it is at none. */
export function currentStage(state: CaseState): string | null {
  return isClosed(state) ? null : (state.launch.stages[state.position]?.key ?? null)
}

/** The row of `cases`. */
export function caseRow(state: CaseState): CaseRow {
  const { launch } = state
  return {
    id: launch.caseId,
    kind: launch.kind,
    ruleSetId: launch.ruleSet.id,
    ruleSetVersion: launch.ruleSet.version,
    law: launch.law,
    unitId: launch.subject.unitId,
    postId: launch.subject.postId,
    seatId: launch.subject.seatId,
    ...(launch.revokes && { revokes: launch.revokes }),
    begunOn: launch.begunOn,
    ...(launch.begunBefore && { begunBefore: launch.begunBefore }),
    ...proposalOf(launch),
    status: state.status,
    stage: currentStage(state),
    stages: state.stages.map(({ journal: _, ...stage }, index) => ({
      ...shownDefinition(launch.stages[index]),
      ...stage,
    })),
    outcome: outcome(state),
    launchedBy: launch.launchedBy.personId,
    launchedAt: state.launchedAt,
    closedAt: state.closedAt ?? null,
    waitingSince: isClosed(state) ? null : state.waitingSince,
  }
}

function shownDefinition(definition: StageDefinition | undefined): Pick<StageRow, 'key' | 'kind' | 'title'> {
  if (!definition) throw new RangeError('a stage that the launch does not define')
  const { key, kind, title } = definition
  return { key, kind, title }
}

function outcome(state: CaseState): CaseRow['outcome'] {
  if (!isClosed(state) && state.status !== 'decided') return null
  return {
    status: state.status,
    ...state.ending,
    ...(state.effect && { person: state.effect.person, effectiveOn: state.effect.effectiveOn }),
  }
}

function candidateRows(state: CaseState, { waivers, rejected }: ShownByCase): CandidateRow[] {
  const closed = new Set(notAgreed(state).map(({ person }) => person))
  return [...candidateStanding(state)].map(([personId, standing], ordinal) => {
    // Refused is refused at once, whatever the step still asks about others.
    const refused = isStillIn(standing) ? rejected.find(({ candidate }) => candidate === personId) : undefined
    const { status, reason } = refused ? { status: 'rejected' as const, reason: refused.reason } : standing
    return {
      personId,
      ordinal,
      agreed: !closed.has(personId),
      status: isAppointed(state, personId) ? 'appointed' : onBallotAgain(state, personId, status),
      ...(reason !== undefined && { reason }),
      waivers: waivers[personId] ?? [],
    }
  })
}

const isStillIn = ({ status }: Pick<CandidateRow, 'status'>): boolean =>
  status === 'active' || status === 'selected'

/** Whoever comes back onto a ballot is a candidate while it is voted on. */
const onBallotAgain = (
  state: CaseState,
  personId: PersonId,
  status: CandidateRow['status'],
): CandidateRow['status'] => (status === 'not-selected' && openVoteNames(state, personId) ? 'active' : status)

/** Those who stand otherwise than before: all of them at the launch. */
export function changedCandidates(
  before: CaseState,
  after: CaseState,
  shown: { before: ShownByCase; after: ShownByCase },
): CandidateRow[] {
  const known = before.sequence === 0 ? [] : candidateRows(before, shown.before)
  return candidateRows(after, shown.after).filter(
    ({ status, reason, waivers }, ordinal) =>
      known[ordinal]?.status !== status ||
      known[ordinal]?.reason !== reason ||
      JSON.stringify(known[ordinal]?.waivers) !== JSON.stringify(waivers),
  )
}

const isAppointed = ({ launch, status, effect }: CaseState, personId: PersonId): boolean =>
  !hasNoCandidate(launch.kind) && status === 'completed' && effect?.person === personId

/** The row of `tasks`, of what was said about its deadline by that moment. */
export function taskRow(task: HumanTask, at: Instant): TaskRow {
  return {
    id: task.id,
    stage: task.stage,
    kind: task.kind,
    ...(task.candidate !== undefined && { candidate: task.candidate }),
    assignee: task.assignee,
    ...(task.claimedBy !== undefined && { claimedBy: task.claimedBy }),
    about: task.about,
    openedAt: task.openedAt,
    ...(task.deadline && { deadline: task.deadline }),
    ...(task.told !== 'nothing' && { remindedAt: at }),
    ...(task.told === 'escalated' && { escalatedAt: at }),
  }
}

/** What the proposal says: why somebody is to leave office, what a rotation, a transfer or a secondment is for, or who is left out of a vote of confidence. */
export function proposalOf({
  ground,
  rotation,
  moving,
  confidence,
}: Pick<CaseState['launch'], 'ground' | 'rotation' | 'moving' | 'confidence'>): Pick<CaseRow, 'proposal'> {
  const proposal = ground ?? rotation ?? moving ?? confidence
  return proposal ? { proposal } : {}
}
