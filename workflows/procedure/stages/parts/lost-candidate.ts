import type { StageOutcome } from '../../../../domain/procedure/outcomes.js'
import type { Refusal } from '../../../../domain/procedure/refusals.js'
import { ask, type Flow } from '../../journal.js'
import { type StageContext, within } from '../stage-context.js'

/** Whom the vote selected is no longer there: an officer returns the case to an earlier stage or stops it. */
export function* resolveLostCandidate(procedure: StageContext): Flow<StageOutcome> {
  const { subject, ruleSet } = procedure.launch
  const { result } = yield* ask({
    kind: 'resolve-lost-candidate',
    to: { group: subject.office, except: [] },
    within: within(ruleSet.times.resolveLostCandidate),
    about: { remaining: procedure.remaining, earlier: procedure.earlier },
    accept: (answer) =>
      answer.action === 'return' ? knownStage(answer.stage, procedure.earlier, 'stage') : undefined,
  })
  return result.action === 'return'
    ? { outcome: 'returned', to: result.stage, keep: [], reason: result.reason }
    : { outcome: 'stopped', because: 'selected-candidate-lost', reason: result.reason }
}

/** A refusal that names the stages there are, when this is none of them. */
export function knownStage(stage: string, known: string[], field: string): Refusal | undefined {
  return known.includes(stage) ? undefined : { code: 'stage-not-found', field, stage, known }
}
