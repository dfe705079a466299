import type { PostLevel, Text } from '../vocabulary.js'

/**
 * The kinds of stage that a template is made of. A case copies its stages at launch and keeps them; the values of law a
 * stage needs (days, bars, thresholds) are in the rule set that is copied beside them.
 */
export type StageDefinition =
  | { kind: 'planningCheck'; key: string; title: Text }
  | { kind: 'submission'; key: string; title: Text; what: 'action-program' }
  | { kind: 'collectiveVote'; key: string; title: Text }
  | { kind: 'approval'; key: string; title: Text }
  | { kind: 'externalResult'; key: string; title: Text }

export type StageKind = StageDefinition['kind']
export type StageOf<K extends StageKind> = Extract<StageDefinition, { kind: K }>

/** What a stage's end means for the candidates and for the case. */
export type StageOutcome =
  | { outcome: 'passed'; rejected?: Lost[]; selected?: string; effect?: Effect; note?: string }
  | { outcome: 'skipped'; because: 'post-below-threshold'; threshold: PostLevel; article: string }
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
}
