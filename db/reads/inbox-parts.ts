import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import type { GroupId, Instant, PersonId, TaskId, UnitId } from '../../domain/vocabulary.js'
import type { Part } from '../sql/part-lists.js'
import type { SqlParameters } from '../sql/sql-parameters.js'

export interface TaskListing {
  personId: PersonId
  groups: GroupId[]
  /** me: given to the person or claimed by them; group: any member of a group of theirs may do it. */
  whose: 'me' | 'group' | 'both'
  status: 'open' | 'done'
  /** Only what is past its due date at this moment; of what is done, what was done late. */
  overdueAt?: Instant | undefined
  filter?: InboxFilter
  /** Undefined: by due date, of done ones by when they were done. */
  sort?: 'openedAt' | 'number' | undefined
  /** Due moment, time of closing or number of the case, and id, of the last row seen. */
  after?: { place: string | number | null; id: TaskId } | undefined
  limit: number
}

/** What is asked of the tasks of an inbox, beside whose they are. */
export interface InboxFilter {
  kind?: TaskKind
  units?: readonly UnitId[]
  /** Part of the number of the case, of its post's title or of a candidate's name, as `searchName` makes it. */
  search?: string
}

/** The order is that of the index: read in it, counting stops at the limit instead of looking at the whole inbox. */
export const orderOf = ({ status }: TaskListing) =>
  status === 'open' ? 't.overdue_at, t.id' : 't.closed_at DESC, t.id'

/** The parts of an inbox in its order. `columns`: what they select of a task `t`. */
export function partsOf(sql: SqlParameters, { overdueAt, ...listing }: TaskListing, columns = 't.*'): Part[] {
  const parts = wholePartsOf(sql, listing, columns)
  if (overdueAt === undefined) return parts
  // What is done was done late.
  const by = listing.status === 'done' ? 't.closed_at' : sql.add(overdueAt, 'timestamptz')
  const isOverdue = `t.overdue_at <= ${by}`
  return parts.map(({ select, ...part }) => ({ ...part, select: `${select} AND ${isOverdue}` }))
}

function wholePartsOf(sql: SqlParameters, listing: TaskListing, columns: string): Part[] {
  const { personId, groups, whose, status } = listing
  // PostgreSQL refuses a parameter that no part uses.
  const person = (): string => sql.add(personId, 'text')
  const order = orderOf(listing)
  const where = (condition: string): Part => ({
    select: `SELECT ${columns} FROM tasks t WHERE ${condition}`,
    order,
  })
  const ofGroups = (condition: string): Part => ({
    each: `unnest(${sql.add(groups, 'text[]')}) AS mine (group_id)`,
    ...where(`t.group_id = mine.group_id AND ${condition}`),
  })
  if (status === 'done') {
    const byMe = () => where(`t.completed_by = ${person()} AND t.status = 'done'`)
    const others = () => `t.status = 'done' AND t.completed_by IS DISTINCT FROM ${person()}`
    if (whose === 'me') return [byMe()]
    return whose === 'group' ? [ofGroups(`t.status = 'done'`)] : [byMe(), ofGroups(others())]
  }
  const mine = () => [
    where(`t.assignee_id = ${person()} AND t.status = 'open'`),
    where(`t.claimed_by = ${person()} AND t.status = 'open'`),
  ]
  if (whose === 'me') return mine()
  const open = `t.status = 'open' AND ${person()} <> ALL (t.excluded)`
  if (whose === 'group') return [ofGroups(open)]
  return [...mine(), ofGroups(`${open} AND t.claimed_by IS DISTINCT FROM ${person()}`)]
}
