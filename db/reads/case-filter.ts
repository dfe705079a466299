import { overdueFrom } from '../../domain/deadlines/working-days.js'
import { type CaseStatus, isOpen } from '../../domain/procedure/case.js'
import type { Instant, IsoDate, PersonId, PostId, ProcedureKind, UnitId } from '../../domain/vocabulary.js'
import { inBrackets, OPEN } from '../sql/open-statuses.js'
import type { SqlParameters } from '../sql/sql-parameters.js'

export interface CaseFilter {
  statuses?: readonly CaseStatus[]
  kind?: ProcedureKind
  stage?: string
  /** These units only, nothing implied below; undefined: all. */
  units?: UnitId[]
  post?: PostId
  candidate?: PersonId
  ruleSet?: string
  /** The due date of an open task has passed at this moment. */
  overdueAt?: Instant
  /** Due on this day or before, and not overdue at `now`. */
  dueBy?: { day: IsoDate; now: Instant }
  /** Open, and escalated or waiting for the same since before this moment. */
  stuckSince?: Instant
  /** Part of the number, of the post's title or of a candidate's name, as `searchName` makes it. */
  search?: string
}

/** Does the filter name anything of a case beside its unit, a person, the post and words? */
export function looksAtCase({
  statuses,
  kind,
  stage,
  ruleSet,
  overdueAt,
  dueBy,
  stuckSince,
}: CaseFilter): boolean {
  return [statuses, kind, stage, ruleSet, overdueAt, dueBy, stuckSince].some((asked) => asked !== undefined)
}

/** What tasks and candidacies know of their case. */
export interface Known {
  kind?: ProcedureKind | undefined
  /** Undefined: open or not. */
  isOpen?: boolean | undefined
}

/** What the filter asks of a case that its tasks and candidacies know as well. */
export function knownOf({ kind, statuses, stage, overdueAt, dueBy, stuckSince }: CaseFilter): Known {
  // Whatever is at a stage, has a due date or waits is open.
  if (stage || overdueAt || dueBy || stuckSince) return { kind, isOpen: true }
  const [first, ...others] = new Set(statuses?.map(isOpen))
  return { kind, isOpen: others.length > 0 ? undefined : first }
}

/** SQL: is it so, by the columns that know it? */
export function isKnown(
  sql: SqlParameters,
  { kind, isOpen }: Known,
  columns: Record<keyof Known, string>,
): string[] {
  return [
    ...(isOpen === undefined ? [] : [isOpen ? columns.isOpen : `NOT ${columns.isOpen}`]),
    ...(kind ? [`${columns.kind} = ${sql.add(kind, 'text')}`] : []),
  ]
}

/** SQL: what the filter asks of a case `c`, but for units, people, posts and words. */
export function conditions(sql: SqlParameters, filter: CaseFilter): string[] {
  const { statuses, kind, stage, ruleSet, overdueAt, dueBy, stuckSince } = filter
  return [
    ...(statuses ? [`c.status IN ${inBrackets(statuses)}`] : []),
    // Whatever has a due date, or is at a stage, is open, and read by an index of open cases.
    ...(overdueAt || dueBy || stage ? [`c.status IN ${OPEN}`] : []),
    ...(kind ? [`c.kind = ${sql.add(kind, 'text')}`] : []),
    ...(stage ? [`c.stage = ${sql.add(stage, 'text')}`] : []),
    ...(ruleSet ? [`c.rule_set_id = ${sql.add(ruleSet, 'text')}`] : []),
    ...(overdueAt ? [`c.overdue_at <= ${sql.add(overdueAt, 'timestamptz')}`] : []),
    ...(dueBy
      ? [
          `c.overdue_at > ${sql.add(dueBy.now, 'timestamptz')}`,
          `c.overdue_at <= ${sql.add(overdueFrom(dueBy.day), 'timestamptz')}`,
        ]
      : []),
    ...(stuckSince
      ? [
          `c.status IN ('running', 'suspended')`,
          // As the index of stuck cases has it: whatever is escalated is stuck, however long it waits.
          `CASE WHEN c.escalated_at IS NOT NULL THEN '-infinity' ELSE c.waiting_since END < ${sql.add(stuckSince, 'timestamptz')}`,
        ]
      : []),
  ]
}
