import type { z } from 'zod'
import type { CaseDetails, DecisionDetails, listMeasuresInForce } from '../../../db/reads/case-details.js'
import type { CaseListRow } from '../../../db/reads/case-list.js'
import type { AwaitedTask } from '../../../db/reads/tasks.js'
import type { VoteDetails } from '../../../db/reads/votes.js'
import type { CandidateInterests } from '../../../db/registers/interests.js'
import { unmet } from '../../../domain/eligibility/check-eligibility.js'
import type { CriterionResult } from '../../../domain/eligibility/criterion.js'
import { measureInWords } from '../../../domain/eligibility/criterion-checks.js'
import { INTEREST_NAMES } from '../../../domain/integrity/interests.js'
import type { CandidateStatus } from '../../../domain/procedure/case.js'
import type { StageRow } from '../../../domain/procedure/change.js'
import { CARRIED_OUT_BY_NAMES, type Conclusion } from '../../../domain/procedure/conclusion.js'
import { AFTER_ROTATION_NAMES } from '../../../domain/rotation/after-rotation.js'
import { type CaseRights, readsDecision } from '../../../records/rights/cases.js'
import type { Language } from '../../words/language.js'
import { type Named, named } from '../../words/titles.js'
import { type Clock, dueView } from '../tasks/due.js'
import { assigneeView, deadlineSince, personView } from '../tasks/view.js'
import { type Reader, voteView } from '../votes/view.js'
import type { Laws } from './laws.js'
import { criterionView, documentsView } from './parts-view.js'
import { whyView } from './plan.js'
import type { ProcedureView, procedureItem } from './schemas.js'
import { type FoundWhy, reasonInList, reasonOfTask } from './why-waiting.js'

/** A case in a list: nothing that depends on more than seeing the case. */
export function procedureItemView(
  row: CaseListRow,
  { language, laws }: { language: Language; laws: Laws },
  clock: Clock,
): z.output<typeof procedureItem> {
  const { stage, stageTitle } = row
  const rules = laws.get(row.law)
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    type: rules?.type ?? null,
    ruleSet: {
      ...{ id: row.ruleSetId, version: row.ruleSetVersion },
      title: rules?.title?.[language] ?? row.ruleSetId,
    },
    status: row.status,
    stage: stage === null ? null : { key: stage, title: stageTitle?.[language] ?? stage },
    unit: named(row.unitId, row.unit, language),
    post: named(row.postId, row.post, language),
    candidates: row.candidates,
    stillIn: row.candidates.filter(({ status }) => STILL_IN.includes(status)).length,
    launchedAt: row.launchedAt,
    closedAt: row.closedAt,
    ...dueView(row, clock),
    waitingSince: row.waitingSince,
    escalatedAt: row.escalatedAt,
    nobodyMay: row.nobodyMay,
    waitsFor: row.waitsFor.map(({ candidateId, since: opened, ...task }) => {
      const { kind, person, group, claimedBy } = task
      const since = new Date(opened).toISOString()
      return {
        kind,
        candidate: row.candidates.find(({ id }) => id === candidateId)?.name ?? null,
        who: person ? { person } : { group: named(group?.id ?? '', group?.name ?? '', language) },
        claimedBy,
        since,
        reasonInWords: reasonInList({ ...task, since }, row, language),
      }
    }),
  }
}

/** Those who may still be decided on, or were. */
const STILL_IN: readonly CandidateStatus[] = ['proposed', 'active', 'selected', 'appointed']

type Waiver = CaseDetails['candidates'][number]['waivers'][number]
type BlockRow = Awaited<ReturnType<typeof listMeasuresInForce>>[number]

type ShownCase = CaseDetails & {
  votes: VoteDetails[]
  blocks: BlockRow[]
  interests: CandidateInterests[]
  why: FoundWhy
} & Pick<ProcedureView, 'limits' | 'signatory'>

/** A case as one reader may see it (docs/access.md). */
export function procedureDetailsView(
  details: ShownCase,
  reader: Reader,
  clock: Clock,
): Omit<ProcedureView, 'actions'> {
  const { row, decision } = details
  const { language, rights } = reader
  const names = new Map(details.candidates.map(({ personId, name }) => [personId, name]))
  const shown = { rights, language, candidate: (id: string) => named(id, names.get(id) ?? id, language) }
  return {
    ...headView(details, shown, clock),
    ...(rights.records ? onRecord(details, shown) : {}),
    limits: details.limits,
    outcome: row.outcome && caseOutcomeView(row.outcome, decision, shown),
    candidates: details.candidates.map(({ personId: id, name, status, agreed, reason }) => ({
      ...{ id, name, status },
      ...(((rights.records && (agreed || reason !== null)) || rights.own === id) && { reason }),
    })),
    stages: row.stages.map((stage) => stageView(stage, shown)),
    waitingFor: details.tasks.map((task) => waitingView(task, details.why, reader, clock)),
    eligibility: eligibilityView(details, shown),
    votes: details.votes.map((vote) => voteView(vote, reader)),
    signatory: details.signatory,
    decision: decision ? decisionView(decision, rights, language) : null,
    documents: documentsView(details.documents, reader),
    links: linksOf(details, rights),
  }
}

/** What the case is, and where it stands. */
function headView({ row }: CaseDetails, { language }: Shown, clock: Clock) {
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
    ...dueView(row, clock),
  }
}

/** What is for those alone who read the records of the case. */
function onRecord({ row, blocks, interests }: ShownCase, { language, candidate }: Shown) {
  return {
    begunBefore: row.begunBefore ?? null,
    proposal: proposalView(row, language),
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

/** The grounds in the words of the law that the case keeps. */
function proposalView(
  {
    proposal,
    grounds,
    goesOn,
    leftOutNames,
  }: Pick<CaseDetails['row'], 'proposal' | 'grounds' | 'goesOn' | 'leftOutNames'>,
  language: Language,
) {
  if (proposal && 'leftOut' in proposal) {
    const { termBeganOn, leftOut } = proposal
    return {
      termBeganOn,
      leftOut: leftOut.map((left) => ({ ...left, name: leftOutNames?.[left.personId] ?? left.personId })),
    }
  }
  if (!proposal || !('grounds' in proposal)) return proposal ?? null
  return {
    ...proposal,
    ...(goesOn?.value && { goesOnUntilAccepted: goesOn.article[language] }),
    grounds: proposal.grounds.map((named) => {
      const known = grounds?.find(({ value }) => value === named.code)
      return { ...named, article: known?.article[language] ?? '', words: known?.words[language] ?? '' }
    }),
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
function waitingView(task: AwaitedTask, why: FoundWhy, reader: Reader, clock: Clock) {
  const { language } = reader
  const { overdueAt, deadline } = task
  const { overdue, dueSoon } = dueView({ dueOn: deadline?.due ?? null, overdueAt }, clock)
  return {
    task: task.id,
    stage: task.stage,
    kind: task.kind,
    candidate: personView(task.candidateId, task.candidateName, language),
    who: assigneeView(task, language),
    claimedBy: personView(task.claimedBy, task.claimedByName, language),
    since: task.openedAt,
    deadline: deadlineSince(deadline, { language, ...clock }),
    ...{ overdue, dueSoon },
    remindedAt: task.remindedAt,
    escalatedAt: task.escalatedAt,
    nobodyMay: task.nobodyMay,
    reasonInWords: reasonOfTask(task, why, reader),
  }
}

/** Of whom the unit has not agreed to, only whether all is met. */
function eligibilityView(
  { eligibility, candidates }: CaseDetails,
  shown: Shown,
): ProcedureView['eligibility'] {
  const { rights, candidate } = shown
  const agreed = new Set(candidates.flatMap(({ personId, agreed }) => (agreed ? [personId] : [])))
  const waived = (person: string) =>
    candidates.find(({ personId }) => personId === person)?.waivers.map(({ criterion }) => criterion) ?? []
  const waiverOf = (person: string, criterion: string) =>
    candidates
      .find(({ personId }) => personId === person)
      ?.waivers.findLast((waiver) => waiver.criterion === criterion)
  return eligibility
    .filter(({ personId }) => rights.records || rights.own === personId)
    .map(({ personId, on, results }) => {
      const isOpen = rights.own === personId || agreed.has(personId)
      return {
        candidate: candidate(personId),
        on,
        met: unmet(results, waived(personId)).length === 0,
        results: isOpen
          ? results.map((result) => waivedView(result, waiverOf(personId, result.criterion), shown))
          : [],
      }
    })
}

function linksOf({ row, decision }: CaseDetails, rights: CaseRights): ProcedureView['links'] {
  const self = `/v1/procedures/${row.id}`
  return {
    self,
    events: `${self}/events`,
    ...(decision && readsDecision(rights, decision) && { decision: `${self}/decision` }),
    ...(rights.manages && rights.own === undefined && { papers: `${self}/papers` }),
  }
}

/** A criterion; where it was waived, by whom and why. One that is met by now needs no waiver. */
function waivedView(
  result: CriterionResult,
  waiver: Waiver | undefined,
  { rights, language }: Pick<Shown, 'rights' | 'language'>,
): ProcedureView['eligibility'][number]['results'][number] {
  const shown = criterionView(result, language)
  if (!waiver || result.answer === 'met') return shown
  return { ...shown, answer: 'waived', waiver: waiverView(waiver, rights, language) }
}

/** Who recorded and who confirmed a waiver is told as in the trail. */
function waiverView(
  { by, byName, on, reason, paper, confirmedBy, confirmedByName, confirmedOn }: Waiver,
  rights: CaseRights,
  language: Language,
) {
  const isTold = rights.own === undefined
  return {
    ...{ on, reason, ...(paper && { paper }) },
    ...(isTold && { by: named(by, byName, language) }),
    ...(confirmedOn && { confirmedOn }),
    ...(isTold &&
      confirmedBy &&
      confirmedByName && { confirmedBy: named(confirmedBy, confirmedByName, language) }),
  }
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
        ...whyView(outcome.asked, language),
      }
    case 'skipped':
      return {
        ...outcome,
        article: outcome.article[language],
        ...(outcome.because === 'party-leads' &&
          whyView({ because: outcome.because, article: outcome.article }, language)),
      }
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

/** What the Party's body concluded before, with the words of who carries it out. */
const conclusionView = ({ carriedOutBy, ...paper }: Conclusion, language: Language) => ({
  ...paper,
  carriedOutBy: { code: carriedOutBy, name: CARRIED_OUT_BY_NAMES[carriedOutBy][language] },
})

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
    ...(decision.conclusion && { conclusion: conclusionView(decision.conclusion, language) }),
    ...(readsDecision(rights, decision) && {
      bodyVotes: decision.bodyVotes,
      recordedBy: decision.recordedBy,
      confirmedBy: decision.confirmedBy,
      reason: decision.reason,
    }),
  }
}
