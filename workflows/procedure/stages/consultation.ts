import type { Refusal } from '../../../domain/procedure/refusals.js'
import type { IsoDate, PersonId } from '../../../domain/vocabulary.js'
import { ask, each, type Flow } from '../journal.js'
import { passed, type Stage, type StageContext, within } from './stage-context.js'

/** A written opinion on each candidate, entered by the office. Disagreement is reported, it stops nothing. */
export const consultation: Stage<'consultation'> = function* (procedure, stage) {
  const opinions = yield* each(
    procedure.active.map((candidate) => opinionOn(procedure, candidate, stage.of.value)),
  )
  const [proposal] = opinions
  return passed({
    opinions: opinions.map(({ candidate, opinion }) => ({ candidate, opinion })),
    // The law counts the time of the decision from the written proposal.
    ...(proposal && countsFromEvents(procedure.launch) && { proposedOn: proposal.givenOn }),
  })
}

function* opinionOn(
  procedure: StageContext,
  candidate: PersonId,
  of: string,
): Flow<{ candidate: PersonId; opinion: 'agree' | 'disagree'; givenOn: IsoDate }> {
  const { subject, ruleSet } = procedure.launch
  const since = countsFromEvents(procedure.launch)?.on
  const { result } = yield* ask({
    kind: 'give-opinion',
    candidate,
    to: { group: subject.office, except: [candidate] },
    within: { ...within(ruleSet.times.giveOpinion), ...(since !== undefined && { since }) },
    about: { of },
    accept: ({ givenOn }, { on }): Refusal | undefined =>
      givenOn > on ? { code: 'date-in-future', field: 'givenOn', latest: on } : undefined,
  })
  return { candidate, opinion: result.opinion, givenOn: result.givenOn }
}

/** Whoever leaves office on grounds of the law: its terms run from a letter, the grounds, the proposal. */
const countsFromEvents = ({ ground }: StageContext['launch']) =>
  ground && 'grounds' in ground ? ground : undefined
