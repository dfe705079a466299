import type { Refusal } from '../../../domain/procedure/refusals.js'
import type { TaskResults } from '../../../domain/procedure/task-kinds.js'
import type { IsoDate } from '../../../domain/vocabulary.js'
import { ask } from '../journal.js'
import { resolveLostCandidate } from './parts/lost-candidate.js'
import { passed, type Stage, within } from './stage-context.js'

type ElectionResult = TaskResults['record-election-result']

/** A nomination goes on elsewhere: introduced to the electing body, elected by it, ratified by the authority. */
export const externalResult: Stage<'externalResult'> = function* (procedure) {
  const { subject, ruleSet } = procedure.launch
  const candidate = procedure.selected
  if (candidate === undefined) return yield* resolveLostCandidate(procedure)
  const toOffice = {
    candidate,
    to: { group: subject.office, except: [] },
    within: within(ruleSet.times.recordExternalResult),
  }
  const introduction = yield* ask({
    ...toOffice,
    kind: 'record-introduction',
    accept: ({ introducedOn }, { on }) => between('introducedOn', introducedOn, procedure.begunOn, on),
  })
  const election = yield* ask({
    ...toOffice,
    kind: 'record-election-result',
    accept: (result, { on }) =>
      between('electedOn', result.electedOn, introduction.result.introducedOn, on) ?? electionCounted(result),
  })
  if (!election.result.elected) return { outcome: 'stopped', because: 'not-elected' }
  const ratification = yield* ask({
    ...toOffice,
    kind: 'record-ratification',
    accept: (result, { on }) =>
      result.ratified
        ? (between('signedOn', result.signedOn, election.result.electedOn, on) ??
          (result.effectiveOn < result.signedOn
            ? { code: 'date-before', field: 'effectiveOn', earliest: result.signedOn }
            : undefined))
        : undefined,
    guard: (result) =>
      result.ratified ? { person: candidate, waived: procedure.waived[candidate] ?? [] } : undefined,
  })
  if (!ratification.result.ratified) {
    return { outcome: 'stopped', because: 'not-ratified', reason: ratification.result.reason }
  }
  const { effectiveOn, keepsFormerPost } = ratification.result
  return passed({ effect: { person: candidate, effectiveOn, keepsFormerPost } })
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
