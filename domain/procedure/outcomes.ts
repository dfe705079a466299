import type { PostLevel, Text } from '../vocabulary.js'

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
      /** The number of the paper by which the authority took note of a vote. */
      notedBy?: string
      /** Why its opinion was asked, where the law asks it of some bodies. */
      asked?: OpinionAsked
      /** IsoDate: of the written proposal, where the law counts from it. */
      proposedOn?: string
    }
  | { outcome: 'skipped'; because: 'post-below-threshold'; threshold: PostLevel; article: Text }
  | { outcome: 'skipped'; because: 'party-leads'; article: Text }
  | { outcome: 'skipped'; because: 'by-letter'; article: Text }
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

/** Why an opinion was asked of a body, by which article. */
export interface OpinionAsked {
  because: 'party-does-not-lead' | 'not-on-record'
  article: Text
}

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
