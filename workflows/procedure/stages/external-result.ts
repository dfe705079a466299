import type { Refusal } from '../../../domain/procedure/refusals.js'
import type { TaskResults } from '../../../domain/procedure/task-kinds.js'
import type { IsoDate } from '../../../domain/vocabulary.js'
import { ask } from '../journal.js'
import { enteredByTwo, needsTwo } from './parts/confirmation.js'
import { resolveLostCandidate } from './parts/lost-candidate.js'
import { passed, type Stage, within } from './stage-context.js'

type ElectionResult = TaskResults['record-election-result']
type Ratification = TaskResults['record-ratification']

/**
 * A nomination goes on elsewhere: introduced to the electing body, elected by it, ratified by the authority. What one of the
 * office enters of the election and its ratification, another confirms where the case needs two people for it.
 */
export const externalResult: Stage<'externalResult'> = function* (procedure) {
  const { subject, ruleSet } = procedure.launch
  const candidate = procedure.selected
  if (candidate === undefined) return yield* resolveLostCandidate(procedure)
  const toOffice = {
    candidate,
    to: { group: subject.office, except: [] },
    within: within(ruleSet.times.recordExternalResult),
  }
  const isForTwo = needsTwo(procedure, 'election-results')
  const introduction = yield* ask({
    ...toOffice,
    kind: 'record-introduction',
    accept: ({ introducedOn }, { on }) => between('introducedOn', introducedOn, procedure.begunOn, on),
  })
  const { entered: election } = yield* enteredByTwo<'record-election-result'>(
    procedure,
    {
      ...toOffice,
      kind: 'record-election-result',
      accept: (result, { on }) =>
        between('electedOn', result.electedOn, introduction.result.introducedOn, on) ??
        electionCounted(result),
    },
    { kind: 'confirm-election-result', about: (result) => (isForTwo ? { election: result } : undefined) },
  )
  if (!election.result.elected) return { outcome: 'stopped', because: 'not-elected' }
  const { entered: ratification } = yield* enteredByTwo<'record-ratification'>(
    procedure,
    {
      ...toOffice,
      kind: 'record-ratification',
      accept: (result, { on }) => ratificationFits(result, { electedOn: election.result.electedOn, on }),
      guard: (result) =>
        result.ratified ? { person: candidate, waived: procedure.waived[candidate] ?? [] } : undefined,
    },
    { kind: 'confirm-ratification', about: (result) => (isForTwo ? { ratification: result } : undefined) },
  )
  if (!ratification.result.ratified) {
    return { outcome: 'stopped', because: 'not-ratified', reason: ratification.result.reason }
  }
  const { effectiveOn, keepsFormerPost } = ratification.result
  return passed({ effect: { person: candidate, effectiveOn, keepsFormerPost } })
}

function ratificationFits(
  result: Ratification,
  { electedOn, on }: { electedOn: IsoDate; on: IsoDate },
): Refusal | undefined {
  if (!result.ratified) return undefined
  const { signedOn, effectiveOn } = result
  const wrong = between('signedOn', signedOn, electedOn, on)
  if (wrong) return wrong
  return effectiveOn < signedOn
    ? { code: 'date-before', field: 'effectiveOn', earliest: signedOn }
    : undefined
}

function electionCounted({ elected, votesFor, voters }: ElectionResult): Refusal | undefined {
  if (votesFor > voters) {
    return { code: 'count-inconsistent', field: 'votesFor', problem: 'more-than-voters', limit: voters }
  }
  return elected && votesFor === 0
    ? { code: 'count-inconsistent', field: 'votesFor', problem: 'elected-by-nobody' }
    : undefined
}

function between(field: string, date: IsoDate, earliest: IsoDate, latest: IsoDate): Refusal | undefined {
  if (date > latest) return { code: 'date-in-future', field, latest }
  return date < earliest ? { code: 'date-before', field, earliest } : undefined
}
