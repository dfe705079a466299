import type { OpinionAsked } from '../../../domain/procedure/outcomes.js'
import type { Refusal } from '../../../domain/procedure/refusals.js'
import { opinionAsked } from '../../../domain/rules/values/step-values.js'
import type { PersonId } from '../../../domain/vocabulary.js'
import { ask, each, type Flow } from '../journal.js'
import { passed, type Stage, type StageContext, within } from './stage-context.js'

/**
 * A written opinion on each candidate, entered by the office. Disagreement is reported, it stops nothing. Skipped where the law
 * asks it of other bodies alone.
 */
export const consultation: Stage<'consultation'> = function* (procedure, stage) {
  const why = opinionAsked(stage, procedure.launch.subject.partyLeads)
  if (why?.because === 'party-leads')
    return { outcome: 'skipped', because: why.because, article: why.article }
  const asked = why && { because: why.because, article: why.article }
  const about = { of: stage.of.value, ...(asked && { asked }) }
  const opinions = yield* each(procedure.active.map((candidate) => opinionOn(procedure, candidate, about)))
  return passed({ opinions, ...(asked && { asked }) })
}

function* opinionOn(
  procedure: StageContext,
  candidate: PersonId,
  about: { of: string; asked?: OpinionAsked },
): Flow<{ candidate: PersonId; opinion: 'agree' | 'disagree' }> {
  const { subject, ruleSet } = procedure.launch
  const { result } = yield* ask({
    kind: 'give-opinion',
    candidate,
    to: { group: subject.office, except: [candidate] },
    within: within(ruleSet.times.giveOpinion),
    about,
    accept: ({ givenOn }, { on }): Refusal | undefined =>
      givenOn > on ? { code: 'date-in-future', field: 'givenOn', latest: on } : undefined,
  })
  return { candidate, opinion: result.opinion }
}
