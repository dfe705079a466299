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

/**
 * The cases of somebody's own: each; 'many', where these are too many to be taken one by one; 'most', where so many open
 * ones are that looking up each that is met finds one soon.
 */
export type OwnCases = CaseId[] | 'many' | 'most'

/** So many cases of somebody's own are taken one by one. */
const FEW_OWN = 500
/** Of more open ones the list is gone through in its order, each of its cases looked up: to gather them all takes longer. */
const MANY_OPEN = 5_000

/** The cases that a viewer takes part in beyond those that a role opens. `goesThrough`: open cases, to find them. */
export async function findOwnCases(
  client: Client,
  viewer: Viewer,
  { goesThrough }: { goesThrough: boolean },
): Promise<OwnCases> {
  const sql = new SqlParameters()
  // In their order, so that no more than those are read.
  const some = someOfParts(ownInOrder(sql, viewer), FEW_OWN + 1, 'overlapping', 'ordered')
  const [{ rows }, isMost] = await Promise.all([
    client.query<{ id: CaseId }>(keptStatement(some, sql.values)),
    goesThrough && ownsMost(client, viewer),
  ])
  if (rows.length <= FEW_OWN) return rows.map(({ id }) => id)
  return isMost ? 'most' : 'many'
}

async function ownsMost(client: Client, viewer: Viewer): Promise<boolean> {
  const sql = new SqlParameters()
  const text = `SELECT FROM ${ownCases(sql, viewer, { isOpen: true })} own OFFSET ${MANY_OPEN} LIMIT 1`
  const { rows } = await client.query(keptStatement(text, sql.values))
  return rows.length > 0
}

/** One way of taking part: the rows that tell it. A task, and a candidacy, has the unit of its case. */
interface Way {
  from: string
  id: string
  unit: string
  launched: string
  kind: string
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
        kind: 't.case_kind',
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
      {
        from: 'case_candidates k',
        id: 'k.case_id',
        unit: 'k.unit_id',
        launched: 'k.launched_at',
        kind: 'k.kind',
      },
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
 * SQL: is a case `c` one of somebody's own? Each way is one entry of the index that has such cases in the order of their launch, looked
 * up; what is done in open cases, and given to one person alone, is little, and gathered. `open`: SQL, is the case open? OFFSET 0 and
 * IS TRUE keep the planner from reading all that they take part in.
 */
export function isOwnOf(sql: SqlParameters, viewer: Viewer, { isOpen }: Known, open = 'true'): string {
  const one = (whose: string) =>
    `EXISTS (SELECT FROM tasks t WHERE ${whose} AND t.launched_at = c.launched_at AND t.case_id = c.id OFFSET 0)`
  const ofOpen = () => {
    const alone = `(c.id IN ${ownCases(sql, { ...viewer, groups: [] }, { isOpen: true })}) IS TRUE`
    const ofGroup = one(`t.group_id = ANY (${sql.add(viewer.groups, 'text[]')}) AND t.status = 'open'`)
    return `(${alone} OR ${ofGroup})`
  }
  const ofClosed = () => {
    const candidacies = `SELECT k.case_id FROM case_candidates k WHERE k.person_id = ${person} AND NOT k.is_open`
    const done = one(`t.completed_by = ${person} AND t.status = 'done' AND NOT t.case_is_open`)
    return `((c.id IN (${candidacies})) IS TRUE OR ${done})`
  }
  if (isOpen) return ofOpen()
  const person = sql.add(viewer.personId, 'text')
  if (isOpen === false) return ofClosed()
  return `CASE WHEN ${open} THEN ${ofOpen()} ELSE ${ofClosed()} END`
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
    withKind = false,
    after,
    where,
  }: { known?: Known; withKind?: boolean } & Partial<
    Record<'after' | 'where', (first: string, second: string) => readonly string[]>
  > = {},
): Part[] {
  return ways(sql, viewer, known, 'each group').map(
    ({ from, id, unit, launched, kind, where: whose, each }) => {
      const column = withKind ? `, ${kind} AS kind` : ''
      const all = [...whose, ...(after?.(launched, id) ?? []), ...(where?.(id, unit) ?? [])]
      return {
        // Several tasks of a case stand one after the other in the index.
        select: `SELECT DISTINCT ${id} AS id, ${launched} AS place${column} FROM ${from} WHERE ${all.join(' AND ')}`,
        order: 'place DESC, id DESC',
        ...(each && { each }),
      }
    },
  )
}
