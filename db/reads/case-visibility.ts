import type { CaseId, GroupId, PersonId, UnitId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { keptStatement } from '../sql/kept-statement.js'
import { type Part, someOfParts } from '../sql/part-lists.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { isKnown, type Known } from './case-filter.js'

/** Who reads, as far as the rows they may read depend on it. */
export interface Viewer {
  personId: PersonId
  groups: GroupId[]
  /** Units whose cases a role opens. */
  sees: 'all' | UnitId[]
}

/**
 * SQL: does the person take part in the case of this id without any role: as candidate, or with a task that is or was
 * theirs, or that their group could still take? All three are SQL. OFFSET 0 keeps the planner from reading all that they
 * take part in.
 */
export function takesPart(caseId: string, { person, groups }: { person: string; groups: string }): string {
  return `(
    EXISTS (SELECT 1 FROM case_candidates WHERE case_id = ${caseId} AND person_id = ${person} OFFSET 0)
    OR EXISTS (
      SELECT 1 FROM tasks
      WHERE case_id = ${caseId} AND (
        (status = 'open' AND (assignee_id = ${person} OR claimed_by = ${person} OR group_id = ANY (${groups})))
        OR (status = 'done' AND completed_by = ${person})) OFFSET 0))`
}

/** So many cases of somebody's own are taken one by one. */
const FEW_OWN = 500

/**
 * The cases that a viewer takes part in beyond those that a role opens; 'many' where these are too many to be taken one by
 * one.
 */
export async function findOwnCases(client: Client, viewer: Viewer): Promise<CaseId[] | 'many'> {
  const sql = new SqlParameters()
  // In their order, so that no more than those are read.
  const some = someOfParts(ownInOrder(sql, viewer), FEW_OWN + 1, 'overlapping', 'ordered')
  const { rows } = await client.query<{ id: CaseId }>(keptStatement(some, sql.values))
  return rows.length > FEW_OWN ? 'many' : rows.map(({ id }) => id)
}

/** One way of taking part: the rows that tell it. A task, and a candidacy, has the unit of its case. */
interface Way {
  from: string
  id: string
  unit: string
  launched: string
  where: string[]
  /** FROM clause of the groups that are gone through one by one, where it is by a group. */
  each?: string
}

/**
 * SQL: the ways somebody takes part in a case of which that is known. `groups`: by each of their groups in turn, in the order of
 * launch, or by all at once in whatever order.
 */
function ways(
  sql: SqlParameters,
  { sees, personId, groups }: Viewer,
  { kind, isOpen }: Known,
  by: 'each group' | 'all groups',
): Way[] {
  const person = sql.add(personId, 'text')
  const elsewhere = sees === 'all' || sees.length === 0 ? undefined : `<> ALL (${sql.add(sees, 'text[]')})`
  const way = (
    place: Omit<Way, 'where'>,
    columns: Record<keyof Known, string>,
    known: Known,
    whose: string,
  ): Way => ({
    ...place,
    where: [whose, ...isKnown(sql, known, columns), ...(elsewhere ? [`${place.unit} ${elsewhere}`] : [])],
  })
  const byTask = (whose: string, known: Known = { kind }, each?: string) =>
    way(
      {
        from: 'tasks t',
        id: 't.case_id',
        unit: 't.unit_id',
        launched: 't.launched_at',
        ...(each && { each }),
      },
      { kind: 't.case_kind', isOpen: 't.case_is_open' },
      known,
      whose,
    )
  const ofGroups = () => sql.add(groups, 'text[]')
  // A task is open in an open case only.
  const byOpenTask = () => [
    byTask(`t.assignee_id = ${person} AND t.status = 'open'`),
    byTask(`t.claimed_by = ${person} AND t.status = 'open'`),
    by === 'each group'
      ? byTask(`t.group_id = own.id AND t.status = 'open'`, { kind }, `unnest(${ofGroups()}) AS own (id)`)
      : byTask(`t.group_id = ANY (${ofGroups()}) AND t.status = 'open'`),
  ]
  const byDoneTask = (open: boolean) =>
    byTask(`t.completed_by = ${person} AND t.status = 'done'`, { kind, isOpen: open })
  return [
    way(
      { from: 'case_candidates k', id: 'k.case_id', unit: 'k.unit_id', launched: 'k.launched_at' },
      { kind: 'k.kind', isOpen: 'k.is_open' },
      { kind, isOpen },
      `k.person_id = ${person}`,
    ),
    ...(isOpen === false ? [] : [...byOpenTask(), byDoneTask(true)]),
    ...(isOpen === true ? [] : [byDoneTask(false)]),
  ]
}

/** SQL: the ids of somebody's own cases, of which that is known; some more than once. */
export function ownCases(sql: SqlParameters, viewer: Viewer, known: Known): string {
  const each = ways(sql, viewer, known, 'all groups').map(
    ({ from, id, where }) => `SELECT ${id} AS id FROM ${from} WHERE ${where.join(' AND ')}`,
  )
  return `(${each.join(' UNION ALL ')})`
}

/**
 * The same in the order of their launch, as parts of a list. `after`: what stands behind the last case seen, by the columns of
 * its launch and its id; `where`: what else is asked of a case, by its id and its unit.
 */
export function ownInOrder(
  sql: SqlParameters,
  viewer: Viewer,
  {
    known = {},
    after,
    where,
  }: { known?: Known } & Partial<
    Record<'after' | 'where', (first: string, second: string) => readonly string[]>
  > = {},
): Part[] {
  return ways(sql, viewer, known, 'each group').map(({ from, id, unit, launched, where: whose, each }) => {
    const all = [...whose, ...(after?.(launched, id) ?? []), ...(where?.(id, unit) ?? [])]
    return {
      // Several tasks of a case stand one after the other in the index.
      select: `SELECT DISTINCT ${id} AS id, ${launched} AS place FROM ${from} WHERE ${all.join(' AND ')}`,
      order: 'place DESC, id DESC',
      ...(each && { each }),
    }
  })
}
