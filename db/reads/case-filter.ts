import { overdueFrom } from '../../domain/deadlines/working-days.js'
import { CASE_STATUSES, type CaseStatus, isOpen } from '../../domain/procedure/case.js'
import type { Instant, IsoDate, PersonId, PostId, ProcedureKind, UnitId } from '../../domain/vocabulary.js'
import { inBrackets, OPEN, STUCK } from '../sql/open-statuses.js'
import type { SqlParameters } from '../sql/sql-parameters.js'

/** The orders of a list of cases. `waitingSince`: open cases alone, those first that wait the longest; `closedAt`: closed ones, the latest first. */
export type CaseSort = 'launchedAt' | 'number' | 'dueOn' | 'waitingSince' | 'closedAt'

/** From a moment on, and before another; undefined: from ever, for ever. */
export interface Moments {
  from?: Instant | undefined
  before?: Instant | undefined
}

export interface CaseFilter {
  statuses?: readonly CaseStatus[]
  kind?: ProcedureKind
  stage?: string
  /** These units only, nothing implied below; undefined: all. */
  units?: UnitId[]
  post?: PostId
  candidate?: PersonId
  /** Any of these. */
  ruleSets?: readonly string[]
  /** The due date of an open task has passed at this moment. */
  overdueAt?: Instant
  /** Due on this day or before, and not overdue at `now`. */
  dueBy?: { day: IsoDate; now: Instant }
  /** Open, and escalated or waiting for the same since before this moment. */
  stuckSince?: Instant
  /** Open, and waiting for the same since then. */
  waiting?: Moments
  launched?: Moments
  /** Closed, then. */
  closed?: Moments
  /** Part of the number, of the post's title or of a candidate's name, as `searchName` makes it. */
  search?: string
}

/** Does the filter name anything of a case beside its unit, a person, the post and words? */
export function looksAtCase({
  statuses,
  kind,
  stage,
  ruleSets,
  overdueAt,
  dueBy,
  stuckSince,
  waiting,
  launched,
  closed,
}: CaseFilter): boolean {
  return [
    ...[statuses, kind, stage, ruleSets, overdueAt, dueBy, stuckSince],
    ...[waiting, launched, closed],
  ].some((asked) => asked !== undefined)
}

/** Does the filter ask what only an open case has? */
export const asksOpen = ({ stage, overdueAt, dueBy, stuckSince, waiting }: CaseFilter): boolean =>
  [stage, overdueAt, dueBy, stuckSince, waiting].some((asked) => asked !== undefined)

/** Does the filter ask anything of a case that its tasks and candidacies do not know? */
export function asksBeyondTasks({ kind: _, launched: __, statuses, ...others }: CaseFilter): boolean {
  return looksAtCase(others) || (statuses !== undefined && !isAllOf(statuses))
}

/** Are these all statuses of open cases, or all of closed ones, or all there are? */
export function isAllOf(statuses: readonly CaseStatus[]): boolean {
  const alike = CASE_STATUSES.filter((status) => statuses.some((asked) => isOpen(asked) === isOpen(status)))
  return alike.every((status) => statuses.includes(status))
}

/** What tasks and candidacies know of their case. */
export interface Known {
  kind?: ProcedureKind | undefined
  /** Undefined: open or not. */
  isOpen?: boolean | undefined
}

/** What the filter asks of a case that its tasks and candidacies know as well. */
export function knownOf({ kind, statuses, ...others }: CaseFilter): Known {
  // Whatever is at a stage, has a due date or waits is open.
  if (asksOpen(others)) return { kind, isOpen: true }
  const [first, ...mixed] = new Set(statuses?.map(isOpen))
  return { kind, isOpen: mixed.length > 0 ? undefined : first }
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
export function conditions(sql: SqlParameters, filter: CaseFilter, sort: CaseSort): string[] {
  const { statuses, kind, stage, ruleSets, overdueAt, dueBy, stuckSince, waiting, launched, closed } = filter
  return [
    ...(statuses ? [`c.status IN ${inBrackets(statuses)}`] : []),
    // Whatever has a due date, or is at a stage, is open, and read by an index of open cases.
    ...(overdueAt || dueBy || stage || waiting ? [`c.status IN ${OPEN}`] : []),
    ...(kind ? [`c.kind = ${sql.add(kind, 'text')}`] : []),
    ...(stage ? [`c.stage = ${sql.add(stage, 'text')}`] : []),
    ...(ruleSets ? [ofRuleSets(sql, ruleSets)] : []),
    ...(overdueAt ? [`c.overdue_at <= ${sql.add(overdueAt, 'timestamptz')}`] : []),
    ...(dueBy
      ? [
          `c.overdue_at > ${sql.add(dueBy.now, 'timestamptz')}`,
          `c.overdue_at <= ${sql.add(overdueFrom(dueBy.day), 'timestamptz')}`,
        ]
      : []),
    ...(stuckSince
      ? [
          `c.status IN ${STUCK}`,
          // As the index of stuck cases has it: whatever is escalated is stuck, however long it waits.
          `CASE WHEN c.escalated_at IS NOT NULL THEN '-infinity' ELSE c.waiting_since END < ${sql.add(stuckSince, 'timestamptz')}`,
        ]
      : []),
    ...(waiting ? waitingWithin(sql, waiting, sort) : []),
    ...within(sql, 'c.launched_at', launched),
    ...(closed ? ['c.closed_at IS NOT NULL', ...within(sql, 'c.closed_at', closed)] : []),
  ]
}

/**
 * What waits since before a moment is most of the work at hand. In another order than that of waiting it is therefore met in that
 * order, not gathered and sorted: IS TRUE keeps the index of what waits from being asked.
 */
function waitingWithin(sql: SqlParameters, waiting: Moments, sort: CaseSort): string[] {
  const asked = ['c.waiting_since IS NOT NULL', ...within(sql, 'c.waiting_since', waiting)]
  return sort === 'waitingSince' || waiting.from !== undefined ? asked : [`(${asked.join(' AND ')}) IS TRUE`]
}

/** SQL: is the column between these moments? */
export function within(sql: SqlParameters, column: string, { from, before }: Moments = {}): string[] {
  return [
    ...(from ? [`${column} >= ${sql.add(from, 'timestamptz')}`] : []),
    ...(before ? [`${column} < ${sql.add(before, 'timestamptz')}`] : []),
  ]
}

/** Of one alone it is told so: by its index such cases are in order. */
function ofRuleSets(sql: SqlParameters, [first, ...others]: readonly string[]): string {
  return others.length === 0
    ? `c.rule_set_id = ${sql.add(first ?? '', 'text')}`
    : `c.rule_set_id = ANY (${sql.add([first, ...others], 'text[]')})`
}
