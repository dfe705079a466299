import { isOpen } from '../../domain/procedure/case.js'
import type { CaseId } from '../../domain/vocabulary.js'
import { OPEN } from '../sql/open-statuses.js'
import type { SqlParameters } from '../sql/sql-parameters.js'
import type { CaseFilter, CaseSort } from './case-filter.js'
import type { Named } from './case-search.js'
import type { OwnCases, Viewer } from './case-visibility.js'

/** What a list of cases is put together from. */
export interface CasesAsked {
  viewer: Viewer
  /** What the viewer takes part in, beyond what a role opens. */
  own: OwnCases
  filter: CaseFilter
  /** What the words of the filter mean. */
  named: Named | undefined
  sort: CaseSort
  /** The sort value (null: no due date) and id of the last row seen. */
  after?: { place: string | number | null; id: CaseId } | undefined
}

/** Rows that stand together in a list, in an order that an index has: of a case `c`, what places it. */
export interface Band {
  place: string
  order: string
  where: readonly string[]
  /** Only open cases stand there. */
  isOfOpen?: true
  /** SQL: stands behind the last one seen, by these two columns. */
  after: (sql: SqlParameters, after: CasesAsked['after'], place: string, id: string) => string[]
}

/** All cases, the latest launched first. */
export const LAUNCHED: Band = {
  place: 'c.launched_at',
  order: 'c.launched_at DESC, c.id DESC',
  where: [],
  after: (sql, last, place, id) =>
    last ? [`(${place}, ${id}) < (${sql.add(last.place, 'timestamptz')}, ${sql.add(last.id, 'text')})`] : [],
}
/** All cases, the lowest number first: no two have one number. */
const NUMBERED: Band = {
  place: 'c.number',
  order: 'c.number',
  where: [],
  after: (sql, last, place) => (last ? [`${place} > ${sql.add(last.place, 'bigint')}`] : []),
}
const DATED: Band = {
  place: 'c.overdue_at',
  order: 'c.overdue_at, c.id',
  // Whatever has a due date is open.
  where: ['c.overdue_at IS NOT NULL', `c.status IN ${OPEN}`],
  isOfOpen: true,
  after: (sql, last, place, id) =>
    last ? [`(${place}, ${id}) > (${sql.add(last.place, 'timestamptz')}, ${sql.add(last.id, 'text')})`] : [],
}
const UNDATED: Band = {
  place: 'c.overdue_at',
  order: 'c.id',
  where: ['c.overdue_at IS NULL'],
  after: (sql, last, _, id) => (last?.place === null ? [`${id} > ${sql.add(last.id, 'text')}`] : []),
}
/** Of open cases the index has those without a due date behind the others. */
const OPEN_UNDATED: Band = { ...UNDATED, order: 'c.overdue_at, c.id' }

/** Open cases, that first which waits the longest. */
const WAITING: Band = {
  ...DATED,
  place: 'c.waiting_since',
  order: 'c.waiting_since, c.id',
  where: [`c.status IN ${OPEN}`],
}

/** Closed cases, the latest closed first. */
const CLOSED: Band = {
  ...LAUNCHED,
  place: 'c.closed_at',
  order: 'c.closed_at DESC, c.id DESC',
  where: ['c.closed_at IS NOT NULL'],
}

/** The bands of a list, the first first. Cases without a due date stand behind those with one, read apart from them. */
export function bandsOf({ sort, filter, after }: Pick<CasesAsked, 'sort' | 'filter' | 'after'>): Band[] {
  if (sort === 'launchedAt') return [LAUNCHED]
  if (sort === 'number') return [NUMBERED]
  if (sort === 'waitingSince') return [WAITING]
  if (sort === 'closedAt') return [CLOSED]
  const { statuses, overdueAt, dueBy } = filter
  // Nothing runs against a deadline while a case is suspended, or closed.
  const mayBeDated = statuses?.some((status) => isOpen(status) && status !== 'suspended') ?? true
  const dated = after?.place === null || !mayBeDated ? [] : [DATED]
  if (overdueAt !== undefined || dueBy !== undefined) return dated
  return [...dated, statuses?.every(isOpen) ? OPEN_UNDATED : UNDATED]
}

/** The order of what is put together: by what parts select. */
export const MERGED: Record<CaseSort, string> = {
  launchedAt: 'place DESC, id DESC',
  number: 'place, id',
  dueOn: 'place, id',
  waitingSince: 'place, id',
  closedAt: 'place DESC, id DESC',
}
