import type { CaseId, SeatId } from '../vocabulary.js'

/**
 * How a case of PostgreSQL and its workflow do not go together.
 * `missing`: an open case has no workflow. `behind`: the workflow knows fewer changes. `left-running`: the case is closed,
 * and its workflow was left behind with nothing to go on from. `unreplayable`: the present workflows cannot take up its
 * history, or fail at what has come since. `ahead`: the workflow knows more, so that PostgreSQL must be an older copy;
 * `unknown`: PostgreSQL does not know the case at all.
 */
export type HowOutOfStep = 'missing' | 'behind' | 'left-running' | 'unreplayable' | 'ahead' | 'unknown'

/** The first of these heal by themselves; of the last two somebody has to decide which store is right. */
export const needsDecision = (how: HowOutOfStep): how is 'ahead' | 'unknown' =>
  how === 'ahead' || how === 'unknown'

export interface OutOfStep {
  caseId: CaseId
  how: HowOutOfStep
  seatId: SeatId
  /** Changes in PostgreSQL. */
  recorded: number
  /** Changes that the workflow knows; absent where it cannot be asked. */
  known?: number
  /** The run of the workflow that was looked at; absent where there is none. */
  runId?: string
}
