import type { StageOf, StageOutcome } from '../../../domain/procedure/stages.js'
import type { PersonId } from '../../../domain/vocabulary.js'
import type { VoteVerdict } from '../../../domain/voting/evaluate-vote.js'
import { ask, type Flow } from '../flow.js'
import { passed, type Stage, type StageContext, within } from './stage.js'
import { type Held, holdRound } from './vote-round.js'

/** A collective vote on paper, as the rule set has it: who is convened, what passes, and what happens when nobody does. */
export const collectiveVote: Stage<'collectiveVote'> = function* (procedure, stage) {
  let held = yield* holdRound(procedure, stage, { round: 1, rule: stage.vote }, procedure.active)
  if (held.verdict.outcome === 'advances' && stage.secondRound && goesToSecondRound(stage)) {
    const round = { round: 2, rule: stage.secondRound }
    held = yield* holdRound(procedure, stage, round, held.verdict.candidates)
  }
  return yield* concluded(procedure, stage, held)
}

function goesToSecondRound({ vote }: StageOf<'collectiveVote'>): boolean {
  const none = vote.noneAbove?.value
  return none !== undefined && none.take !== 'decision' && none.to === 'second-round'
}

function* concluded(
  procedure: StageContext,
  stage: StageOf<'collectiveVote'>,
  { verdict, head }: Held,
): Flow<StageOutcome> {
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
      return yield* decided(procedure, stage, { verdict, head })
    case 'stopped':
      return nobody
  }
}

const nobody: StageOutcome = { outcome: 'stopped', because: 'nobody-above-the-bar' }

const goesOn = ({ result }: StageOf<'collectiveVote'>, person: PersonId): StageOutcome =>
  passed(result === 'selection' ? { selected: person } : { listed: [person] })

/** Where the votes do not decide, the head does, with the reasons of all; where there is none, the authority. */
function* decided(
  procedure: StageContext,
  stage: StageOf<'collectiveVote'>,
  { verdict, head }: { verdict: VoteVerdict; head: PersonId | undefined },
): Flow<StageOutcome> {
  const { subject, ruleSet } = procedure.launch
  const byHead = verdict.decidedBy === 'head' && head !== undefined && !verdict.candidates.includes(head)
  const { result } = yield* ask({
    kind: 'decide-vote',
    to: byHead ? { person: head } : { group: subject.secretariat, except: verdict.candidates },
    within: within(ruleSet.times.decideVote),
    about: { candidates: verdict.candidates, decides: byHead ? 'head' : 'authority' },
    accept: (answer) =>
      answer.choice === 'select' && !verdict.candidates.includes(answer.person)
        ? { code: 'not-among-those-named', field: 'person', person: answer.person }
        : undefined,
  })
  if (result.choice === 'select') return goesOn(stage, result.person)
  return { outcome: 'stopped', because: 'undecided', reason: result.reasons }
}
