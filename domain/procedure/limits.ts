import {
  type DaysGranted,
  type Deadline,
  deadlineBefore,
  deadlineOf,
  type WorkingCalendar,
} from '../deadlines/working-days.js'
import type { ApprovalLimits } from '../rules/values/decision-rules.js'
import type { CitedTime, IsoDate, Text } from '../vocabulary.js'

/** What the law gives a term to that no single task has: later, the reason is owed. */
export const LIMITED = ['dossier-submission', 'decision'] as const
export type Limited = (typeof LIMITED)[number]

/** A term by law: days from an event, or working days before a term of office ends. */
export type Limit = { article: Text } & (({ from: IsoDate } & DaysGranted) | BeforeTermEnds)
interface BeforeTermEnds extends DaysGranted {
  termEndsOn: IsoDate
}

/** Do the rules give it a term? */
export const isLimited = (
  { finishedWithin, decidedBeforeTermEnds }: ApprovalLimits,
  what: Limited,
): boolean => (what === 'decision' ? decidedBeforeTermEnds : finishedWithin) !== undefined

/**
 * Until when the dossier goes up, counted from the answer on the policy, and until when the decision comes, counted back
 * from the end of the term of office: of each what the rules limit and the records know the day of.
 */
export function limitsOf(
  { finishedWithin, decidedBeforeTermEnds }: ApprovalLimits,
  { policyAnsweredOn: from, termEndsOn }: { policyAnsweredOn?: IsoDate; termEndsOn?: IsoDate },
): { [What in Limited]?: Limit } {
  return {
    ...(finishedWithin && from && { 'dossier-submission': { from, ...granted(finishedWithin) } }),
    ...(decidedBeforeTermEnds &&
      termEndsOn && { decision: { termEndsOn, ...granted(decidedBeforeTermEnds) } }),
  }
}

const granted = ({ value, unit, article }: CitedTime) => ({
  workingDays: value,
  ...(unit && { unit }),
  article,
})

/** The last day that is in time. Same errors as deadlineAfter. */
export function limitDue(limit: Limit, calendar: WorkingCalendar): Deadline {
  return 'from' in limit
    ? deadlineOf(calendar, limit.from, limit)
    : deadlineBefore(calendar, limit.termEndsOn, limit.workingDays)
}
