import type { Launch } from '../../../domain/procedure/case.js'
import type { StageOutcome } from '../../../domain/procedure/outcomes.js'
import type { StageKind, StageOf } from '../../../domain/procedure/stage-kinds.js'
import type { TimeGranted } from '../../../domain/procedure/tasks.js'
import type { CitedTime, IsoDate, PersonId } from '../../../domain/vocabulary.js'
import type { Flow } from '../journal.js'

/** What a stage knows of its case. All of it follows from the case's state. */
export interface StageContext {
  launch: Launch
  /** The day the procedure began. */
  begunOn: IsoDate
  /** Candidates still in the procedure when this stage is looked at, in the order of the launch. */
  active: PersonId[]
  /** Candidates whom a return to an earlier stage would find again: those, and whom a step left behind. */
  remaining: PersonId[]
  /** Candidates who withdrew, were blocked or not agreed to, here or later: nobody is asked about them any more. */
  lost: PersonId[]
  /** Everybody who is or was a candidate. */
  known: PersonId[]
  /** Whom the vote selected, unless lost since. */
  selected?: PersonId
  /** Criteria waived for a candidate before. */
  waived: Readonly<Record<PersonId, string[]>>
  /** The day of the authority's answer on the policy, where a step asked for it. */
  policyAnsweredOn?: IsoDate
  /** The day of the written proposal from which the law counts, where it does. */
  proposedOn?: IsoDate
  /** The day of the last meeting that was held before. */
  heldOn?: IsoDate
  /** Keys of the stages before this one, to which a decision can return the case. */
  earlier: string[]
  /** How many times the case has come to this stage. */
  visit: number
}

/** One kind of stage. */
export type Stage<Kind extends StageKind> = (
  procedure: StageContext,
  stage: StageOf<Kind>,
) => Flow<StageOutcome>

/** Did whoever is to leave office ask for it by a letter? */
export const askedToGo = ({ ground }: Pick<Launch, 'ground'>): boolean =>
  ground !== undefined && 'grounds' in ground && ground.byLetter === true

export const passed = (
  more: Omit<Extract<StageOutcome, { outcome: 'passed' }>, 'outcome'> = {},
): StageOutcome => ({
  outcome: 'passed',
  ...more,
})

/** A deadline as the rule set grants it. */
export const within = (time: CitedTime): TimeGranted => ({
  workingDays: time.value,
  ...(time.unit && { unit: time.unit }),
  article: time.article,
})
