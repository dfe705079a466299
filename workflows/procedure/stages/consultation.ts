import type { Refusal } from '../../../domain/procedure/refusals.js'
import type { PersonId } from '../../../domain/vocabulary.js'
import { ask, each, type Flow } from '../journal.js'
import { passed, type Stage, type StageContext, within } from './stage-context.js'

/** A written opinion on each candidate, entered by the office. Disagreement is reported, it stops nothing. */
export const consultation: Stage<'consultation'> = function* (procedure, stage) {
  const opinions = yield* each(
    procedure.active.map((candidate) => opinionOn(procedure, candidate, stage.of.value)),
  )
  return passed({ opinions })
}

function* opinionOn(
  procedure: StageContext,
  candidate: PersonId,
  of: string,
): Flow<{ candidate: PersonId; opinion: 'agree' | 'disagree' }> {
  const { subject, ruleSet } = procedure.launch
  const { result } = yield* ask({
    kind: 'give-opinion',
    candidate,
    to: { group: subject.office, except: [candidate] },
    within: within(ruleSet.times.giveOpinion),
    about: { of },
    accept: ({ givenOn }, { on }): Refusal | undefined =>
      givenOn > on ? { code: 'date-in-future', field: 'givenOn', latest: on } : undefined,
  })
  return { candidate, opinion: result.opinion }
}
