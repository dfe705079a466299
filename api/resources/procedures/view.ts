import type { z } from 'zod'
import type { CaseDetails, DecisionDetails, listMeasuresInForce } from '../../../db/reads/case-details.js'
import type { CaseListRow } from '../../../db/reads/case-list.js'
import type { OpenTask } from '../../../db/reads/tasks.js'
import type { VoteDetails } from '../../../db/reads/votes.js'
import type { CandidateInterests } from '../../../db/registers/interests.js'
import type { CriterionResult } from '../../../domain/eligibility/criterion.js'
import { measureInWords } from '../../../domain/eligibility/criterion-checks.js'
import { INTEREST_NAMES } from '../../../domain/integrity/interests.js'
import type { StageRow } from '../../../domain/procedure/change.js'
import { AFTER_ROTATION_NAMES } from '../../../domain/rotation/after-rotation.js'
import { PRINCIPLES } from '../../../domain/rules/principles.js'
import type { Instant } from '../../../domain/vocabulary.js'
import { type CaseRights, readsDecision } from '../../../records/rights/cases.js'
import type { Language } from '../../words/language.js'
import { type Named, named } from '../../words/titles.js'
import { assigneeView, deadlineView, isOverdue, personView } from '../tasks/view.js'
import { type Reader, voteView } from '../votes/view.js'
import type { ProcedureView, procedureItem } from './schemas.js'

/** A case in a list: nothing that depends on more than seeing the case. */
export function procedureItemView(
  row: CaseListRow,
  language: Language,
  now: Instant,
): z.output<typeof procedureItem> {
  const { stage, stageTitle } = row
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    status: row.status,
    stage: stage === null ? null : { key: stage, title: stageTitle?.[language] ?? stage },
    unit: named(row.unitId, row.unit, language),
    post: named(row.postId, row.post, language),
    candidates: row.candidates,
    launchedAt: row.launchedAt,
    closedAt: row.closedAt,
    dueOn: row.dueOn,
    overdue: isOverdue(row.overdueAt, now),
    waitingSince: row.waitingSince,
    escalatedAt: row.escalatedAt,
  }
}

type BlockRow = Awaited<ReturnType<typeof listMeasuresInForce>>[number]

type ShownCase = CaseDetails & {
  votes: VoteDetails[]
  blocks: BlockRow[]
  interests: CandidateInterests[]
} & Pick<ProcedureView, 'limits' | 'signatory'>

/** A case as one reader may see it (docs/access.md). */
export function procedureDetailsView(details: ShownCase, reader: Reader, now: Instant): ProcedureView {
  const { row, decision } = details
  const { language, rights } = reader
  const names = new Map(details.candidates.map(({ personId, name }) => [personId, name]))
  const shown = { rights, language, candidate: (id: string) => named(id, names.get(id) ?? id, language) }
  return {
    ...headView(details, shown, now),
    ...(rights.records ? onRecord(details, shown) : {}),
    limits: details.limits,
    outcome: row.outcome && caseOutcomeView(row.outcome, decision, shown),
    candidates: details.candidates.map(({ personId: id, name, status, reason }) => ({
      ...{ id, name, status },
      ...((rights.records || rights.own === id) && { reason }),
    })),
    stages: row.stages.map((stage) => stageView(stage, shown)),
    waitingFor: details.tasks.map((task) => waitingView(task, language, now)),
    eligibility: eligibilityView(details, shown),
    votes: details.votes.map((vote) => voteView(vote, reader)),
    signatory: details.signatory,
    decision: decision ? decisionView(decision, rights, language) : null,
    documents: details.documents
      .filter(({ uploadedBy }) => rights.papers || uploadedBy === reader.caller.personId)
      .map(({ uploadedByName, uploadedBy, ...document }) => ({
        ...document,
        uploadedBy: named(uploadedBy, uploadedByName, language),
        content: `/v1/documents/${document.id}/content`,
      })),
    links: linksOf(details, rights),
  }
}

/** What the case is, and where it stands. */
function headView({ row }: CaseDetails, { language }: Shown, now: Instant) {
  const { id, number, kind, status, sequence, begunOn, revokes, revokedBy } = row
  return {
    ...{ id, number, kind, status, sequence, begunOn, revokes, revokedBy },
    ruleSet: { id: row.ruleSetId, version: row.ruleSetVersion, title: row.ruleSetTitle[language] },
    unit: named(row.unitId, row.unit, language),
    post: { ...named(row.postId, row.post, language), level: row.level },
    seat: { id: row.seatId, ordinal: row.seatOrdinal },
    stage: row.stage,
    launchedBy: named(row.launchedBy, row.launchedByName, language),
    launchedAt: row.launchedAt,
    closedAt: row.closedAt,
    changedAt: row.changedAt,
    waitingSince: row.waitingSince,
    dueOn: row.dueOn,
    overdue: isOverdue(row.overdueAt, now),
  }
}

/** What is for those alone who read the records of the case. */
function onRecord({ row, blocks, interests }: ShownCase, { language, candidate }: Shown) {
  return {
    begunBefore: row.begunBefore ?? null,
    proposal: row.proposal ?? null,
    blocks: blocks.map(({ personId, ...measure }) => ({
      candidate: candidate(personId),
      measure: measure.measure,
      what: measureInWords(measure)[language],
    })),
    interests: interests.map(({ personId, declaredOn, items }) => ({
      candidate: candidate(personId),
      declaredOn,
      items: items.map(({ kind, unit, ...item }) => ({
        ...{ kind, kindName: INTEREST_NAMES[kind][language], ...item },
        unit: unit && named(unit.id, unit.name, language),
      })),
    })),
  }
}

function caseOutcomeView(
  { status, because, reason, person, effectiveOn }: NonNullable<CaseDetails['row']['outcome']>,
  decision: DecisionDetails | undefined,
  { rights, language, candidate }: Shown,
) {
  return {
    status,
    ...(because !== undefined && { because }),
    ...(reason !== undefined && rights.records && { reason }),
    ...(person !== undefined && { person: candidate(person) }),
    ...(effectiveOn !== undefined && { effectiveOn, ...afterRotationOf(decision, language) }),
  }
}

/** Whom the case waits for, and since when. */
function waitingView(task: OpenTask, language: Language, now: Instant) {
  return {
    task: task.id,
    stage: task.stage,
    kind: task.kind,
    candidate: personView(task.candidateId, task.candidateName, language),
    who: assigneeView(task, language),
    claimedBy: personView(task.claimedBy, task.claimedByName, language),
    since: task.openedAt,
    deadline: deadlineView(task.deadline, language),
    overdue: isOverdue(task.overdueAt, now),
    remindedAt: task.remindedAt,
    escalatedAt: task.escalatedAt,
  }
}

function eligibilityView(
  { eligibility, candidates }: CaseDetails,
  shown: Shown,
): ProcedureView['eligibility'] {
  const { rights, candidate } = shown
  const waiverOf = (person: string, criterion: string) =>
    candidates
      .find(({ personId }) => personId === person)
      ?.waivers.findLast((waiver) => waiver.criterion === criterion)
  return eligibility
    .filter(({ personId }) => rights.records || rights.own === personId)
    .map(({ personId, on, results }) => ({
      candidate: candidate(personId),
      on,
      results: results.map((result) => criterionView(result, waiverOf(personId, result.criterion), shown)),
    }))
}

function linksOf({ row, decision }: CaseDetails, rights: CaseRights): ProcedureView['links'] {
  const self = `/v1/procedures/${row.id}`
  return {
    self,
    events: `${self}/events`,
    ...(decision && readsDecision(rights, decision) && { decision: `${self}/decision` }),
  }
}

/** A criterion; where it was waived, by whom and why. One that is met by now needs no waiver. */
function criterionView(
  { title, article, evidence, ...result }: CriterionResult,
  waiver: CaseDetails['candidates'][number]['waivers'][number] | undefined,
  { rights, language }: Pick<Shown, 'rights' | 'language'>,
): ProcedureView['eligibility'][number]['results'][number] {
  const shown = {
    ...{ ...result, title: title[language], article: article[language], evidence: evidence[language] },
    ...(result.waivable && { mayBeWaivedBy: PRINCIPLES.waivers.value[language] }),
  }
  if (!waiver || result.answer === 'met') return shown
  const { by, byName, on, reason } = waiver
  const who = rights.own === undefined && { by: named(by, byName, language) }
  return { ...shown, answer: 'waived', waiver: { ...who, on, reason } }
}

interface Shown {
  rights: CaseRights
  language: Language
  candidate: (id: string) => Named
}

/** A stage's outcome; why somebody was rejected, and what was written in words, is for those who read records. */
function stageView(
  { outcome, openedAt, closedAt, ...stage }: StageRow,
  shown: Shown,
): ProcedureView['stages'][number] {
  return {
    key: stage.key,
    title: stage.title[shown.language],
    kind: stage.kind,
    status: stage.status,
    visit: stage.visit,
    openedAt: openedAt ?? null,
    closedAt: closedAt ?? null,
    outcome: outcome ? outcomeView(outcome, shown) : null,
  }
}

function outcomeView(
  outcome: NonNullable<StageRow['outcome']>,
  { rights, language, candidate }: Shown,
): ProcedureView['stages'][number]['outcome'] {
  const words = <T>(value: T): T | undefined => (rights.records ? value : undefined)
  switch (outcome.outcome) {
    case 'passed':
      return {
        outcome: 'passed',
        selected: outcome.selected === undefined ? undefined : candidate(outcome.selected),
        listed: outcome.listed?.map(candidate),
        opinions: rights.records
          ? outcome.opinions?.map(({ candidate: id, opinion }) => ({ candidate: candidate(id), opinion }))
          : undefined,
        rejected: outcome.rejected?.map(({ candidate: id, reason }) => ({
          candidate: candidate(id),
          ...((rights.records || rights.own === id) && { reason }),
        })),
        note: words(outcome.note),
      }
    case 'skipped':
      return { ...outcome, article: outcome.article[language] }
    case 'returned':
      return { outcome: 'returned', to: outcome.to, keep: outcome.keep, reason: words(outcome.reason) }
    case 'stopped':
      return { outcome: 'stopped', because: outcome.because, reason: words(outcome.reason) }
    case 'rejected':
      return { outcome: 'rejected', reason: words(outcome.reason) }
  }
}

/** Of a rotation that ends: the choice, with its words. */
function afterRotationOf(decision: DecisionDetails | undefined, language: Language) {
  const choice = decision?.afterRotation
  return choice ? { afterRotation: { choice, name: AFTER_ROTATION_NAMES[choice][language] } } : {}
}

function decisionView(
  decision: DecisionDetails,
  rights: CaseRights,
  language: Language,
): ProcedureView['decision'] {
  return {
    outcome: decision.outcome,
    resolutionNumber: decision.resolutionNumber,
    signedOn: decision.signedOn,
    effectiveOn: decision.effectiveOn,
    body: named(decision.bodyId, decision.body, language),
    signatory: decision.signatory,
    person: personView(decision.personId, decision.person, language),
    ...afterRotationOf(decision, language),
    ...(decision.termEndsOn !== null && { termEndsOn: decision.termEndsOn }),
    ...(readsDecision(rights, decision) && {
      bodyVotes: decision.bodyVotes,
      recordedBy: decision.recordedBy,
      confirmedBy: decision.confirmedBy,
      reason: decision.reason,
    }),
  }
}
