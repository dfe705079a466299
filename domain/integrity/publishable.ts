import { type CaseStatus, isOpen } from '../procedure/case.js'
import type { StageRow } from '../procedure/change.js'
import {
  answersPolicy,
  decidesResult,
  type StageDefinition,
  selects,
  voteOf,
} from '../procedure/stage-kinds.js'
import { inShort } from '../rules/values/vote-rule.js'
import type { IsoDate, Published } from '../vocabulary.js'

/** A case as far as what may be made public of it depends on it. */
export interface PublishableCase {
  status: CaseStatus
  definitions: readonly StageDefinition[]
  stages: readonly Pick<StageRow, 'key' | 'status' | 'outcome'>[]
  /** Somebody is only proposed: their unit has not answered whether they are a candidate. */
  awaitsAgreement: boolean
}

/**
 * `since`: the first day on which it could be published, where the case knows it. `awaited`: the step that has to come first,
 * or that it is known who the candidates are.
 */
export type Publishable =
  | { isThere: true; since?: IsoDate }
  | { isThere: false; awaited: StageDefinition | 'agreement' }

/**
 * Is there what is to be published? The policy once it is answered; where the procedure has no such step it was given
 * before, on paper. The result once the people are selected, or the case has come to the decision, or is completed. The list is
 * there from the launch on. Nothing is while somebody is only proposed: nobody is made public who may never be a candidate.
 */
export function publishable(what: Published, it: PublishableCase): Publishable {
  if (it.awaitsAgreement) return { isThere: false, awaited: 'agreement' }
  if (what === 'list') return { isThere: true }
  return what === 'policy' ? policyOf(it) : resultOf(it)
}

function policyOf({ definitions, stages }: PublishableCase): Publishable {
  const step = definitions.find(answersPolicy)
  if (!step) return { isThere: true }
  const { status, outcome } = stages.find(({ key }) => key === step.key) ?? {}
  if (status !== 'passed' || outcome?.outcome !== 'passed') return { isThere: false, awaited: step }
  return { isThere: true, ...(outcome.answeredOn !== undefined && { since: outcome.answeredOn }) }
}

function resultOf({ definitions, stages, status }: PublishableCase): Publishable {
  const decision = definitions.find(decidesResult)
  const stateOf = (key: string) => stages.find((stage) => stage.key === key)?.status ?? 'waiting'
  const selection = definitions.find((step) => selects(step) && stateOf(step.key) !== 'skipped')
  const isSelected = selection !== undefined && stateOf(selection.key) === 'passed'
  if (!decision || !isOpen(status) || isSelected || stateOf(decision.key) !== 'waiting') {
    return { isThere: true }
  }
  return { isThere: false, awaited: selection ?? decision }
}

/**
 * Withdrawn, rejected or stopped: nothing more is made public of it. What had been made public stays, and so does the time
 * for objections to it.
 */
export function endedWithoutResult({ status }: Pick<PublishableCase, 'status'>): boolean {
  return !isOpen(status) && status !== 'completed'
}

/** Does what was voted on come out? A result that the rule does not announce is made public by nobody. */
export function isAnnounced({ definitions }: Pick<PublishableCase, 'definitions'>): boolean {
  const selection = definitions.find(selects)
  const held = selection && voteOf(selection)
  return held === undefined || inShort(held.vote).announced
}
