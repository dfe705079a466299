import type { z } from 'zod'
import type { CaseListRow } from '../../../db/reads/procedure-list.js'
import type { CaseDetails, DecisionDetails, listMeasuresInForce } from '../../../db/reads/procedures.js'
import type { VoteDetails } from '../../../db/reads/votes.js'
import type { CandidateInterests } from '../../../db/registers/interests.js'
import type { CriterionResult } from '../../../domain/eligibility/criterion.js'
import { measureInWords } from '../../../domain/eligibility/criterion-checks.js'
import { INTEREST_NAMES } from '../../../domain/integrity/interests.js'
import type { StageRow } from '../../../domain/procedure/change.js'
import { AFTER_ROTATION_NAMES } from '../../../domain/rotation/after-rotation.js'
import { PRINCIPLES } from '../../../domain/rules/principles.js'
import type { Instant } from '../../../domain/vocabulary.js'
import type { Language } from '../../words/language.js'
import { type Named, named } from '../../words/titles.js'
import { assigneeView, deadlineView, isOverdue, personView } from '../tasks/view.js'
import { type Reader, voteView } from '../votes/view.js'
import { type CaseRights, readsDecision } from './rights.js'
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

/** A case as one reader may see it (docs/access.md). */
export function procedureDetailsView(
  details: CaseDetails & { votes: VoteDetails[]; blocks: BlockRow[]; interests: CandidateInterests[] } & Pick<
      ProcedureView,
      'limits' | 'signatory'
    >,
  reader: Reader,
  now: Instant,
): ProcedureView {
  const { row } = details
  const { language, rights } = reader
  const self = `/v1/procedures/${row.id}`
  const names = new Map(details.candidates.map(({ personId, name }) => [personId, name]))
  const candidate = (id: string) => named(id, names.get(id) ?? id, language)
  const waiversOf = new Map(
    details.candidates.map(({ personId, waivers }) => [
      personId,
      new Map(waivers.map((waiver) => [waiver.criterion, waiver])),
    ]),
  )
  const { person, effectiveOn, reason, because } = row.outcome ?? {}
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    status: row.status,
    sequence: row.sequence,
    ruleSet: {
      id: row.ruleSetId,
      version: row.ruleSetVersion,
      title: row.ruleSetTitle[language],
    },
    begunOn: row.begunOn,
    begunBefore: rights.records ? (row.begunBefore ?? null) : undefined,
    proposal: rights.records ? (row.proposal ?? null) : undefined,
    unit: named(row.unitId, row.unit, language),
    post: { ...named(row.postId, row.post, language), level: row.level },
    seat: { id: row.seatId, ordinal: row.seatOrdinal },
    stage: row.stage,
    revokes: row.revokes,
    revokedBy: row.revokedBy,
    launchedBy: named(row.launchedBy, row.launchedByName, language),
    launchedAt: row.launchedAt,
    closedAt: row.closedAt,
    changedAt: row.changedAt,
    waitingSince: row.waitingSince,
    dueOn: row.dueOn,
    overdue: isOverdue(row.overdueAt, now),
    limits: details.limits,
    blocks: rights.records
      ? details.blocks.map(({ personId, ...measure }) => ({
          candidate: candidate(personId),
          measure: measure.measure,
          what: measureInWords(measure)[language],
        }))
      : undefined,
    interests: rights.records
      ? details.interests.map(({ personId, declaredOn, items }) => ({
          candidate: candidate(personId),
          declaredOn,
          items: items.map(({ kind, unit, ...item }) => ({
            ...{ kind, kindName: INTEREST_NAMES[kind][language], ...item },
            unit: unit && named(unit.id, unit.name, language),
          })),
        }))
      : undefined,
    outcome: row.outcome && {
      status: row.outcome.status,
      ...(because !== undefined && { because }),
      ...(reason !== undefined && rights.records && { reason }),
      ...(person !== undefined && { person: candidate(person) }),
      ...(effectiveOn !== undefined && { effectiveOn, ...afterRotationOf(details.decision, language) }),
    },
    candidates: details.candidates.map(({ personId: id, name, status, reason: why }) => ({
      id,
      name,
      status,
      ...((rights.records || rights.own === id) && { reason: why }),
    })),
    stages: row.stages.map((stage) => stageView(stage, { rights, language, candidate })),
    waitingFor: details.tasks.map((task) => ({
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
    })),
    eligibility: details.eligibility
      .filter(({ personId }) => rights.records || rights.own === personId)
      .map(({ personId, on, results }) => ({
        candidate: candidate(personId),
        on,
        results: results.map((result) =>
          criterionView(result, waiversOf.get(personId)?.get(result.criterion), { rights, language }),
        ),
      })),
    votes: details.votes.map((vote) => voteView(vote, reader)),
    signatory: details.signatory,
    decision: details.decision ? decisionView(details.decision, rights, language) : null,
    documents: details.documents
      .filter(({ uploadedBy }) => rights.papers || uploadedBy === reader.caller.personId)
      .map(({ uploadedByName, uploadedBy, ...document }) => ({
        ...document,
        uploadedBy: named(uploadedBy, uploadedByName, language),
        content: `/v1/documents/${document.id}/content`,
      })),
    links: {
      self,
      events: `${self}/events`,
      ...(details.decision && readsDecision(rights, details.decision) && { decision: `${self}/decision` }),
    },
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
