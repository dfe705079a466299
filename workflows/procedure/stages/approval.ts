import { addDays, addMonths } from '../../../domain/deadlines/dates.js'
import type { DecisionRow, Guard } from '../../../domain/procedure/change.js'
import { fieldMissing, fieldOfOtherKinds } from '../../../domain/procedure/decision-fields.js'
import { isLimited, type Limited } from '../../../domain/procedure/limits.js'
import { AFTER_ROTATION, type StageOutcome } from '../../../domain/procedure/outcomes.js'
import {
  isAboutOffice,
  isAboutStaying,
  takesEffectByElection,
} from '../../../domain/procedure/procedure-kinds.js'
import type { Refusal } from '../../../domain/procedure/refusals.js'
import type { DecisionRecord, IfLate } from '../../../domain/procedure/task-kinds.js'
import type { TimeGranted } from '../../../domain/procedure/tasks.js'
import type { Fraction, IsoDate, PersonId } from '../../../domain/vocabulary.js'
import { aboveBar } from '../../../domain/voting/evaluate-vote.js'
import { ask, type Entry, type Flow, type Given, show } from '../journal.js'
import { takeNote } from './parts/acknowledgement.js'
import { type Confirmed, confirm } from './parts/confirmation.js'
import { knownStage, resolveLostCandidate } from './parts/lost-candidate.js'
import { answerOnPolicy } from './parts/policy.js'
import { passed, type Stage, type StageContext, within } from './stage-context.js'

/**
 * The managing body answers: its secretariat records the answer, a member of the body confirms the record. More papers
 * stop the body's clock and void nothing; the criteria are judged again when the record is confirmed.
 */
export const approval: Stage<'approval'> = function* (procedure, stage) {
  if (stage.decides.value === 'policy') return yield* answerOnPolicy(procedure)
  if (stage.decides.value === 'acknowledgement') return yield* takeNote(procedure)
  const { subject, ruleSet } = procedure.launch
  const candidate = procedure.selected
  if (candidate === undefined) return yield* resolveLostCandidate(procedure)
  const isJudged = !isAboutOffice(procedure.launch.kind)
  if (ruleSet.hasDossier) yield* submitDossier(procedure, candidate)
  const { proposedOn } = procedure
  let clock: TimeGranted = {
    ...within(ruleSet.times.recordDecision),
    ...(proposedOn !== undefined && { since: proposedOn }),
  }
  let about: Readonly<Record<string, unknown>> = {}
  for (;;) {
    const recorded = yield* ask({
      kind: 'record-decision',
      candidate,
      to: { group: subject.secretariat, except: [candidate] },
      within: clock,
      about,
      gather: { members: subject.managingBody, ...(isJudged && { eligibility: candidate }) },
      accept: (answer, given) => decisionFits(answer, given, procedure),
      guard: (answer) =>
        'signedOn' in answer
          ? {
              ...(isJudged && answer.outcome === 'approved'
                ? approvedGuard(procedure, candidate, answer)
                : { person: candidate }),
              ...inTime(procedure, 'decision', answer.signedOn, answer),
              ...longerTerm(procedure, answer),
              newNumber: {
                ...{ body: subject.managingBody, number: answer.resolutionNumber },
                ...{ signedOn: answer.signedOn, field: 'resolutionNumber' },
              },
            }
          : undefined,
    })
    const decision = recorded.result
    const confirmed = yield* confirm(procedure, {
      recorded,
      candidate,
      about: { decision },
      guard: (answer) =>
        answer.confirmed && decision.outcome === 'approved' && isJudged
          ? approvedGuard(procedure, candidate, decision)
          : undefined,
    })
    // Papers are awaited, or the record put right, in the time that was left: neither gives the body a new one.
    const { since, ...granted } = clock
    clock = recorded.remaining === undefined ? clock : { ...granted, workingDays: recorded.remaining }
    if (!confirmed.result.confirmed) {
      about = { notConfirmedBecause: confirmed.result.reason }
    } else if (decision.outcome === 'more-papers') {
      const papers = yield* ask({
        kind: 'supply-papers',
        candidate,
        to: { group: subject.office, except: [] },
        within: within(ruleSet.times.supplyPapers),
        about: { reason: decision.reason },
      })
      about = { documentIds: papers.result.documentIds, note: papers.result.note }
    } else {
      return yield* conclude(procedure, decision, recorded, confirmed)
    }
  }
}

/** The dossier goes up when it is complete: with an item missing or too old it does not, and says which. */
function* submitDossier(procedure: StageContext, candidate: PersonId): Flow<void> {
  const { subject, ruleSet } = procedure.launch
  yield* ask({
    kind: 'submit-dossier',
    candidate,
    to: { group: subject.office, except: [candidate] },
    within: within(ruleSet.times.submitDossier),
    guard: (answer, on) => ({
      ...guardOf(procedure, candidate, on),
      ...inTime(procedure, 'dossier-submission', on, answer),
    }),
  })
}

/** Where the rules give it a term: done in that, or with the reason why it is late. */
function inTime(
  { launch, policyAnsweredOn }: StageContext,
  what: Limited,
  on: IsoDate,
  { lateReason }: IfLate,
): Pick<Guard, 'inTime'> {
  const { approval } = launch.ruleSet
  if (!isLimited(approval, what) || lateReason !== undefined) return {}
  const seat = launch.subject.seatId
  const answered = policyAnsweredOn === undefined ? {} : { policyAnsweredOn }
  return { inTime: { what, on, field: 'lateReason', seat, approval, ...answered } }
}

type Approved = Extract<DecisionRecord, { outcome: 'approved' }>

/** What must be so for a candidate to be appointed, when the answer is recorded and again when it is confirmed. */
function approvedGuard(
  procedure: StageContext,
  candidate: PersonId,
  { signedOn, termEndsOn }: Approved,
): Guard {
  return {
    ...guardOf(procedure, candidate, signedOn),
    ...(termEndsOn && { termEndsOn }),
    ...afterObjections(procedure, signedOn),
  }
}

/** Another term, or a longer one, ends after the present one. */
function longerTerm({ launch }: StageContext, decision: DecisionRecord): Pick<Guard, 'endsLater'> {
  if (!isAboutStaying(launch.kind)) return {}
  if (decision.outcome !== 'approved' || decision.termEndsOn === undefined) return {}
  const { termEndsOn, signedOn, effectiveOn } = decision
  const begins = launch.ruleSet.approval.lateTermRunsFrom && { signedOn, effectiveOn, field: 'effectiveOn' }
  return {
    endsLater: {
      ...{ termEndsOn, field: 'termEndsOn', seat: launch.subject.seatId },
      ...(begins && { begins }),
    },
  }
}

/** The criteria, and where the law asks for one the dossier on the day of the decision. */
function guardOf(procedure: StageContext, person: PersonId, on: IsoDate): Guard {
  const guard = { person, waived: procedure.waived[person] ?? [] }
  return procedure.launch.ruleSet.hasDossier ? { ...guard, dossier: { on } } : guard
}

/** Where the rules have it, the time for objections ends before the decision. */
function afterObjections({ launch }: StageContext, on: IsoDate): Pick<Guard, 'objections'> {
  const to = launch.ruleSet.approval.afterObjectionsTo?.value
  return to ? { objections: { to, on } } : {}
}

/** What a confirmed answer means for the case. */
function* conclude(
  procedure: StageContext,
  decision: Exclude<DecisionRecord, { outcome: 'more-papers' }>,
  recorded: Entry<'record-decision'>,
  confirmed: Confirmed,
): Flow<StageOutcome> {
  if (decision.outcome === 'returned') {
    return { outcome: 'returned', to: decision.stage, keep: decision.keep, reason: decision.reason }
  }
  const person = procedure.selected ?? ''
  const issued: DecisionRow = {
    outcome: decision.outcome,
    resolutionNumber: decision.resolutionNumber,
    signedOn: decision.signedOn,
    bodyId: procedure.launch.subject.managingBody,
    bodyVotes: { members: recorded.gathered?.members?.length ?? 0, ...decision.bodyVotes },
    signatory: decision.signatory,
    person,
    recordedBy: recorded.by,
    confirmedBy: confirmed.by,
    ...(decision.outcome === 'approved'
      ? {
          effectiveOn: decision.effectiveOn,
          ...(decision.conclusion && { conclusion: decision.conclusion }),
        }
      : { reason: decision.reason }),
  }
  yield* show({ decision: issued })
  if (decision.outcome === 'rejected') return { outcome: 'rejected', reason: decision.reason }
  // A nomination takes effect by the election, not by the decision to nominate.
  if (takesEffectByElection(procedure.launch.kind)) return passed()
  const { effectiveOn, keepsFormerPost, termEndsOn, afterRotation } = decision
  return passed({
    effect: {
      person,
      effectiveOn,
      keepsFormerPost,
      ...(termEndsOn && { termEndsOn }),
      ...(afterRotation && { afterRotation }),
    },
  })
}

function decisionFits(
  decision: DecisionRecord,
  { on, gathered }: Given,
  procedure: StageContext,
): Refusal | undefined {
  if (decision.outcome === 'more-papers') return undefined
  if (decision.outcome === 'returned') {
    const fields = [
      knownStage(decision.stage, procedure.earlier, 'stage'),
      ...decision.keep.map((key, index) => knownStage(key, procedure.earlier, `keep.${index}`)),
    ]
    return fields.find((refusal) => refusal !== undefined)
  }
  if (decision.signedOn > on) return { code: 'date-in-future', field: 'signedOn', latest: on }
  const { begunOn, heldOn = begunOn } = procedure
  if (decision.signedOn < heldOn) return { code: 'date-before', field: 'signedOn', earliest: heldOn }
  const members = gathered.members?.length ?? 0
  const { inFavour, against } = decision.bodyVotes
  if (inFavour + against > members) return { code: 'more-votes-than-members', field: 'bodyVotes', members }
  if (decision.outcome === 'rejected') return undefined
  if (decision.conclusion && takesEffectByElection(procedure.launch.kind))
    return { code: 'not-of-this-kind', field: 'conclusion', kind: procedure.launch.kind }
  const before = conclusionFits(decision, heldOn)
  if (before) return before
  // What runs from the end of an old term is judged beside that term.
  if (decision.effectiveOn < decision.signedOn && !procedure.launch.ruleSet.approval.lateTermRunsFrom) {
    return { code: 'date-before', field: 'effectiveOn', earliest: decision.signedOn }
  }
  const foreign = fieldOfOtherKinds(procedure.launch.kind, decision)
  if (foreign) return { code: 'not-of-this-kind', field: foreign, kind: procedure.launch.kind }
  const missing = fieldMissing(procedure.launch.kind, decision)
  if (missing === 'termEndsOn') return { code: 'term-needed', field: missing }
  if (missing === 'afterRotation') {
    return { code: 'choice-needed', field: missing, choices: AFTER_ROTATION }
  }
  const { termEndsOn } = decision
  if (termEndsOn !== undefined && termEndsOn <= decision.effectiveOn) {
    return { code: 'date-before', field: 'termEndsOn', earliest: addDays(decision.effectiveOn, 1) }
  }
  const { endsWithin } = procedure.launch.ruleSet.approval
  const longest = endsWithin && addMonths(decision.effectiveOn, endsWithin.value)
  if (termEndsOn !== undefined && longest !== undefined && termEndsOn > longest) {
    return { code: 'date-after', field: 'termEndsOn', latest: longest }
  }
  const bounds = gathered.eligibility?.results.find(({ criterion }) => criterion === 'end-of-term')
  const { latest, earliest } = bounds ?? {}
  if (termEndsOn !== undefined && latest !== undefined && termEndsOn > latest) {
    return { code: 'date-after', field: 'termEndsOn', latest }
  }
  if (termEndsOn !== undefined && earliest !== undefined && termEndsOn < earliest) {
    return { code: 'date-before', field: 'termEndsOn', earliest }
  }
  const bar: Fraction = procedure.launch.ruleSet.approval.majority.value
  if (aboveBar(inFavour, members, bar)) return undefined
  return {
    code: 'majority-not-reached',
    field: 'bodyVotes.inFavour',
    bar: `> ${bar.numerator}/${bar.denominator}`,
    members,
  }
}

/** The conclusion of the Party's body comes after whatever it concluded on, and before the decision that carries it out. */
function conclusionFits({ conclusion, signedOn }: Approved, earliest: IsoDate): Refusal | undefined {
  if (!conclusion) return undefined
  if (conclusion.signedOn < earliest) return { code: 'date-before', field: 'conclusion.signedOn', earliest }
  return signedOn < conclusion.signedOn
    ? { code: 'date-before', field: 'signedOn', earliest: conclusion.signedOn }
    : undefined
}
