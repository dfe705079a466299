import type { StageDefinition } from '../procedure/stage-kinds.js'
import type { IsoDate, ProcedureKind, ProcedureType, Text } from '../vocabulary.js'
import { LOCAL_TIMES } from './local-times.js'
import { PUBLICITY } from './publicity.js'
import type { ConfidenceRules } from './values/confidence-rules.js'
import type { ActionProgramRules, ApprovalLimits, ApprovalRules, TermRules } from './values/decision-rules.js'
import type { DossierRules } from './values/dossier-rules.js'
import type { EligibilityRules } from './values/eligibility-rules.js'
import type { EvaluationRules } from './values/evaluation-rules.js'
import type { LeavingRules } from './values/leaving-rules.js'
import type { LocalityRules } from './values/locality-rules.js'
import type { MovingRules } from './values/moving-rules.js'
import type { PlanningRules } from './values/planning-rules.js'
import type { Publicity } from './values/publicity-rules.js'
import type { RecusalRules } from './values/recusal-rules.js'
import type { TaskTimes } from './values/task-times.js'

/** The part of a rule set that a procedure runs by. */
export interface ProcedureRules {
  /** Which procedure it is: a later rule set of the same type takes the place of this one. */
  type: ProcedureType
  /** What it is a procedure for. */
  kinds: readonly ProcedureKind[]
  /** The steps, in their order: the template. */
  steps: readonly StageDefinition[]
  eligibility: EligibilityRules
  actionProgram: ActionProgramRules
  approval: ApprovalRules & ApprovalLimits
  dossier?: DossierRules
  recusal?: RecusalRules
  /** How long what is published stays so, and objections to it are taken. Absent: the shipped days. */
  publicity?: Publicity
  term?: TermRules
  /** Of whoever leaves office: what it is founded on. */
  leaving?: LeavingRules
  /** Of a vote of confidence: when it is held, on whom, and what follows from it. */
  confidence?: ConfidenceRules
  /** Of a transfer or a secondment: for what somebody is moved. */
  moving?: MovingRules
  times: TaskTimes
}

/**
 * One version of a legal text as the product applies it: plain data, each value with its article. A procedure copies
 * the part it runs by when it is launched, and keeps it.
 */
export interface RuleSet {
  id: string
  version: number
  title: Text
  inForce: { from: IsoDate; to?: IsoDate }
  /**
   * The id of the rule set that it takes the place of as the one chosen where nobody names one, on the days on which it is
   * in force. One that is published without it is chosen by hand only.
   */
  takesPlaceOf?: string
  reviewStatus: Text
  /** The texts it is taken from. */
  sources: readonly { id: string; title: Text }[]
  procedure?: ProcedureRules
  planning?: PlanningRules
  evaluation?: EvaluationRules
  /** The evaluation of public employees, where a text has one of its own. */
  employeeEvaluation?: EvaluationRules
  locality?: LocalityRules
}

/** What a case keeps: the law of its procedure. The steps are the case's stages. */
export interface PinnedRules
  extends Pick<RuleSet, 'id' | 'version' | 'title' | 'sources'>,
    Omit<ProcedureRules, 'steps'> {}

/** What of its law the flow of a case reads itself; the whole is kept by its hash, and read where changes are recorded. */
export interface FlowRules
  extends Pick<PinnedRules, 'id' | 'version' | 'actionProgram' | 'approval' | 'times'> {
  /** Is there a dossier to hand in? */
  hasDossier: boolean
  candidatesVote?: RecusalRules['candidatesVote']
}

export function flowRules({ id, version, actionProgram, approval, times, ...rules }: PinnedRules): FlowRules {
  const { candidatesVote } = rules.recusal ?? {}
  return {
    ...{ id, version, actionProgram, approval, times },
    hasDossier: rules.dossier !== undefined,
    ...(candidatesVote && { candidatesVote }),
  }
}

/** What a case keeps of the rule set that was chosen for it: of one rule set always the same. RangeError where no procedure runs by it. */
export function lawOfCase(ruleSet: RuleSet): { stages: readonly StageDefinition[]; ruleSet: PinnedRules } {
  return { stages: ruleSet.procedure?.steps ?? [], ruleSet: pinned(ruleSet) }
}

const copies = new WeakMap<RuleSet, PinnedRules>()

/** The copy of a rule set that a case keeps. RangeError where no procedure runs by it. */
export function pinned(ruleSet: RuleSet): PinnedRules {
  const made = copies.get(ruleSet)
  if (made) return made
  const { id, version, title, sources, procedure } = ruleSet
  if (!procedure) throw new RangeError(`no procedure runs by rule set ${id} ${version}`)
  const { steps: _, ...law } = procedure
  // One that was published before a time was asked gives none: the local one holds.
  const times = { ...LOCAL_TIMES, ...law.times }
  const copy = { id, version, title, sources, publicity: PUBLICITY, ...law, times }
  copies.set(ruleSet, copy)
  return copy
}
