import type { GroupId, PersonId, UnitId } from '../../domain/vocabulary.js'
import type { SqlParameters } from '../sql/sql-parameters.js'

/** Who reads, as far as the rows they may read depend on it. */
export interface Viewer {
  personId: PersonId
  groups: GroupId[]
  /** Units whose cases a role opens. */
  sees: 'all' | UnitId[]
}

/**
 * SQL: ids of the cases that a person takes part in without any role: as candidate, or with a task that is or was theirs,
 * or that their group could still take.
 */
export function casesOfPerson(sql: SqlParameters, { personId, groups }: Omit<Viewer, 'sees'>): string {
  const person = sql.add(personId, 'text')
  const group = sql.add(groups, 'text[]')
  return `(
    SELECT case_id FROM case_candidates WHERE person_id = ${person}
    UNION SELECT case_id FROM tasks WHERE assignee_id = ${person} AND status = 'open'
    UNION SELECT case_id FROM tasks WHERE claimed_by = ${person} AND status = 'open'
    UNION SELECT case_id FROM tasks WHERE completed_by = ${person} AND status = 'done'
    UNION SELECT case_id FROM tasks WHERE group_id = ANY (${group}) AND status = 'open')`
}

/** SQL: does the person take part in the case of this id? As `casesOfPerson`, asked of one case; all three are SQL. */
export function takesPart(caseId: string, { person, groups }: { person: string; groups: string }): string {
  return `(
    EXISTS (SELECT 1 FROM case_candidates WHERE case_id = ${caseId} AND person_id = ${person})
    OR EXISTS (
      SELECT 1 FROM tasks
      WHERE case_id = ${caseId} AND (
        (status = 'open' AND (assignee_id = ${person} OR claimed_by = ${person} OR group_id = ANY (${groups})))
        OR (status = 'done' AND completed_by = ${person}))))`
}
