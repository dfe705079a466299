import type { CaseId, GroupId, PersonId, UnitId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { type Part, someOfParts } from '../sql/part-lists.js'
import { SqlParameters } from '../sql/sql-parameters.js'

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
  const { rows } = await client.query<{ id: CaseId }>(some, sql.values)
  return rows.length > FEW_OWN ? 'many' : rows.map(({ id }) => id)
}

/** SQL: their ids, some more than once. A task has the unit of its case. */
export function ownCases(sql: SqlParameters, { sees, personId, groups }: Viewer): string {
  const person = sql.add(personId, 'text')
  const elsewhere = outside(sql, sees)
  const tasks = (whose: string) => `SELECT case_id FROM tasks WHERE ${whose}${elsewhere('unit_id')}`
  return `(
    SELECT k.case_id FROM case_candidates k ${elsewhere('').length > 0 ? 'JOIN cases c ON c.id = k.case_id' : ''}
    WHERE k.person_id = ${person}${elsewhere('c.unit_id')}
    UNION ALL ${tasks(`assignee_id = ${person} AND status = 'open'`)}
    UNION ALL ${tasks(`claimed_by = ${person} AND status = 'open'`)}
    UNION ALL ${tasks(`completed_by = ${person} AND status = 'done'`)}
    UNION ALL ${tasks(`group_id = ANY (${sql.add(groups, 'text[]')}) AND status = 'open'`)})`
}

function outside(sql: SqlParameters, sees: Viewer['sees']): (unit: string) => string {
  if (sees === 'all' || sees.length === 0) return () => ''
  const units = sql.add(sees, 'text[]')
  return (unit) => ` AND ${unit} <> ALL (${units})`
}

/**
 * The same in the order of their launch, as parts of a list. `after`: what stands behind the last case seen, by these two
 * columns; `where`: what else is asked of a case by its id and its post.
 */
export function ownInOrder(
  sql: SqlParameters,
  { sees, personId, groups }: Viewer,
  {
    after,
    where,
  }: Partial<Record<'after' | 'where', (first: string, second: string) => readonly string[]>> = {},
): Part[] {
  const person = sql.add(personId, 'text')
  const elsewhere = outside(sql, sees)
  const byTasks = (whose: string): Part => {
    const all = [
      ...(after?.('t.launched_at', 't.case_id') ?? []),
      ...(where?.('t.case_id', '(SELECT post_id FROM cases WHERE id = t.case_id)') ?? []),
    ]
    // Several tasks of a case stand one after the other in the index.
    return {
      select: `SELECT DISTINCT t.case_id AS id, t.launched_at AS place FROM tasks t
        WHERE ${[whose, ...all].join(' AND ')}${elsewhere('t.unit_id')}`,
      order: 'place DESC, id DESC',
    }
  }
  const ofCandidate = [...(after?.('c.launched_at', 'c.id') ?? []), ...(where?.('c.id', 'c.post_id') ?? [])]
  return [
    {
      select: `SELECT c.id, c.launched_at AS place FROM case_candidates k JOIN cases c ON c.id = k.case_id
        WHERE ${[`k.person_id = ${person}`, ...ofCandidate].join(' AND ')}${elsewhere('c.unit_id')}`,
      order: 'place DESC, id DESC',
    },
    byTasks(`t.assignee_id = ${person} AND t.status = 'open'`),
    byTasks(`t.claimed_by = ${person} AND t.status = 'open'`),
    byTasks(`t.completed_by = ${person} AND t.status = 'done'`),
    {
      ...byTasks(`t.group_id = own.id AND t.status = 'open'`),
      each: `unnest(${sql.add(groups, 'text[]')}) AS own (id)`,
    },
  ]
}
