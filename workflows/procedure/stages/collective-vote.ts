import type { StageOutcome } from '../../../domain/procedure/outcomes.js'
import type { Refusal } from '../../../domain/procedure/refusals.js'
import { isSelection, type VoteStep, voteLeftOut } from '../../../domain/procedure/stage-kinds.js'
import type { VoteDecision } from '../../../domain/procedure/task-kinds.js'
import { goesTo } from '../../../domain/rules/values/vote-rule.js'
import type { IsoDate, PersonId } from '../../../domain/vocabulary.js'
import type { VoteVerdict } from '../../../domain/voting/evaluate-vote.js'
import { ask, type Flow } from '../journal.js'
import { type Held, holdRound } from './parts/vote-round.js'
import { askedToGo, passed, type Stage, type StageContext, within } from './stage-context.js'

/** A collective vote on paper, as the rule set has it: who is convened, what passes, and what happens when nobody does. */
export const collectiveVote: Stage<'collectiveVote'> = function* (procedure, stage) {
  const leftOut = voteLeftOut(stage, askedToGo(procedure.launch))
  if (leftOut) return { outcome: 'skipped', because: 'by-letter', article: leftOut }
  let held = yield* holdRound(procedure, stage, { round: 1, rule: stage.vote }, procedure.active)
  if (held.verdict.outcome === 'advances' && stage.secondRound && goesTo(stage.vote) === 'second-round') {
    const round = { round: 2, rule: stage.secondRound }
    const after = { ...procedure, heldOn: held.meetingOn }
    held = yield* holdRound(after, stage, round, held.verdict.candidates)
  }
  return yield* concluded(procedure, stage, held)
}

function* concluded(procedure: StageContext, stage: VoteStep, held: Held): Flow<StageOutcome> {
  const { verdict } = held
  // An opinion binds nobody: it is on record for whoever decides.
  if (stage.result === 'opinion') return passed()
  const [winner] = verdict.candidates
  switch (verdict.outcome) {
    case 'selected':
      return winner === undefined ? nobody : goesOn(stage, winner)
    case 'advances':
      return passed({ listed: verdict.candidates })
    case 'tie':
    case 'undecided':
      return yield* decided(procedure, stage, held)
    case 'stopped':
      return nobody
  }
}

const nobody: StageOutcome = { outcome: 'stopped', because: 'nobody-above-the-bar' }

const goesOn = ({ result }: VoteStep, person: PersonId): StageOutcome =>
  passed(isSelection(result) ? { selected: person } : { listed: [person] })

/**
 * Where the votes do not decide, the head does, with the views of all; where there is none, or the head is a candidate,
 * the authority.
 */
function* decided(
  procedure: StageContext,
  stage: VoteStep,
  { verdict, meetingOn, head }: Held,
): Flow<StageOutcome> {
  const { subject, ruleSet } = procedure.launch
  const byHead = verdict.decidedBy === 'head' && head !== undefined && !verdict.candidates.includes(head)
  const { result } = yield* ask({
    kind: 'decide-vote',
    to: byHead ? { person: head } : { group: subject.secretariat, except: verdict.candidates },
    within: within(ruleSet.times.decideVote),
    about: { candidates: verdict.candidates, decides: byHead ? 'head' : 'authority' },
    accept: (answer, { on }) =>
      amongThoseNamed(answer, verdict) ??
      (byHead ? viewsReported(answer, verdict) : resolved(answer, verdict, { from: meetingOn, on })),
  })
  if (result.choice === 'select') return goesOn(stage, result.person)
  return { outcome: 'stopped', because: 'undecided', reason: result.reasons }
}

function amongThoseNamed(answer: VoteDecision, { candidates }: VoteVerdict): Refusal | undefined {
  return answer.choice === 'select' && !candidates.includes(answer.person)
    ? { code: 'not-among-those-named', field: 'person', person: answer.person }
    : undefined
}

/** The head who picks reports what the others said. */
function viewsReported({ views }: VoteDecision, { article }: VoteVerdict): Refusal | undefined {
  return views === undefined ? { code: 'views-needed', field: 'views', article } : undefined
}

/** The authority answers by a resolution, of the day of the vote or later. */
function resolved(
  { resolutionNumber, decidedOn }: VoteDecision,
  { article }: VoteVerdict,
  { from, on }: { from: IsoDate; on: IsoDate },
): Refusal | undefined {
  if (resolutionNumber === undefined) return { code: 'resolution-needed', field: 'resolutionNumber', article }
  if (decidedOn === undefined) return { code: 'resolution-needed', field: 'decidedOn', article }
  if (decidedOn > on) return { code: 'date-in-future', field: 'decidedOn', latest: on }
  return decidedOn < from ? { code: 'date-before', field: 'decidedOn', earliest: from } : undefined
}
