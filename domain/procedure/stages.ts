import type { Composition } from '../rules/composition.js'
import type { VoteRule } from '../rules/vote-rule.js'
import type { Cited, CitedTime, PostLevel, Text } from '../vocabulary.js'
import type { Shown } from './shown.js'

/**
 * The kinds of stage that a procedure is made of, each with its parameters. A case copies its stages at launch and keeps
 * them; the values of law that several stages share are in the rules that are copied beside them.
 */
export type StageDefinition =
  | (Named & { kind: 'planningCheck' })
  | (Named & { kind: 'submission'; what: 'action-program' | 'self-report' })
  | (Named & ConsultationStage & { kind: 'consultation' })
  | (Named & VoteStage & { kind: 'collectiveVote' })
  | (Named & { kind: 'approval'; decides: Cited<'policy' | 'result'> })
  | (Named & { kind: 'externalResult' })

interface Named {
  /** Unique among the stages of a procedure. */
  key: string
  title: Text
}

/** A written opinion. Disagreement is reported, it does not stop the procedure. */
interface ConsultationStage {
  /** Who is asked: the leadership that receives, the present workplace, the party committee, or the person themself. */
  of: Cited<'leadership' | 'receiving-leadership' | 'present-workplace' | 'party-committee' | 'candidate'>
}

interface VoteStage {
  electorate: Cited<Composition>
  /** What is put before those convened. Absent: the text names nothing, or it was not seen. */
  shown?: Cited<readonly Shown[]>
  vote: VoteRule
  /** The rule of the second round, where the first has one. */
  secondRound?: VoteRule
  /**
   * list: whoever passes or advances goes on to the next step. selection: whoever passes is selected. opinion: it is
   * written down for whoever decides.
   */
  result: 'list' | 'selection' | 'opinion'
  /** Held within so many days of the step before; on a later day, the reason is owed. */
  heldWithin?: CitedTime
}

export type StageKind = StageDefinition['kind']
export type StageOf<K extends StageKind> = Extract<StageDefinition, { kind: K }>

/** What a stage's end means for the candidates and for the case. */
export type StageOutcome =
  | {
      outcome: 'passed'
      rejected?: Lost[]
      /** Those who go on, where a step leaves some behind. */
      listed?: string[]
      selected?: string
      effect?: Effect
      opinions?: { candidate: string; opinion: 'agree' | 'disagree' }[]
      note?: string
      /** IsoDate: of the authority's answer on the policy. */
      answeredOn?: string
    }
  | { outcome: 'skipped'; because: 'post-below-threshold'; threshold: PostLevel; article: Text }
  | { outcome: 'returned'; to: string; keep: string[]; reason: string }
  | { outcome: 'stopped'; because: StopReason; reason?: string }
  | { outcome: 'rejected'; reason: string }

export type StopReason =
  | 'no-candidate-left'
  | 'nobody-above-the-bar'
  | 'undecided'
  | 'selected-candidate-lost'
  | 'not-elected'
  | 'not-ratified'

/** A candidate who leaves the procedure at a stage. */
export interface Lost {
  candidate: string
  reason: string
}

/** What a decided case does to the records on a date. */
export interface Effect {
  person: string
  /** IsoDate, Asia/Ho_Chi_Minh */
  effectiveOn: string
  keepsFormerPost: boolean
  /** IsoDate: the day on which the term of office ends, where there is one. */
  termEndsOn?: string
  /** Of a rotation that ends: what comes after it. */
  afterRotation?: AfterRotation
}

export const AFTER_ROTATION = ['return', 'stay', 'onward'] as const
/** Back to the former post, to stay in the present one, or onward to another. */
export type AfterRotation = (typeof AFTER_ROTATION)[number]
