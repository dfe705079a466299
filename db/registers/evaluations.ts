import type pg from 'pg'
import { hundredthsOf } from '../../domain/evaluation/grade.js'
import type { EmployedAs } from '../../domain/planning/rules-in-force.js'
import type { NotCompletedGround } from '../../domain/rules/values/evaluation-rules.js'
import type { Grade, Instant, PersonId, Text, UnitId } from '../../domain/vocabulary.js'
import { bilingual } from '../sql/bilingual.js'
import { listCounted } from '../sql/counted-list.js'
import { namedPerson } from '../sql/named-person.js'
import type { Part } from '../sql/part-lists.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { partsOfPeople, type UnitAsked, unitAsked, unitsAsked } from '../sql/units-asked.js'

/** A text, or points. */
export type EvaluationInputs = Record<string, string | number>

/** A person's evaluation of one year. */
export interface EvaluationRow {
  person: { id: PersonId; name: string; sortName: string }
  unit: { id: UnitId; name: Text } | null
  year: number
  grade: Grade
  /** Two decimals at most; null where the grade alone is known. */
  points: number | null
  inputs: EvaluationInputs
  /** By which the points became the grade. */
  ruleSet: { id: string; version: number } | null
  /** The paper that gives the grade, of a year that has no points. */
  evidence: string | null
  /** As a civil servant, or as a public employee. */
  employedAs: EmployedAs
  /** The group of people with like tasks in which the share of "excellent" is counted too. */
  likeTasks: string | null
  /** What makes the year "not completed" whatever its points, with its paper. */
  ground: { of: NotCompletedGround; paper: string } | null
  recordedBy: { id: PersonId; name: string } | null
  /** The breakthrough tasks of the year, which feed the evaluation. */
  tasks: { finished: number; unfinished: number; open: number }
  /** Of the unit that they head at the end of the year, where it has one. */
  gradeOfUnitLed: Grade | null
  version: number
}

/** Kept as hundredths; told as points. */
const POINTS = '(e.points_hundredths / 100.0)::float8'

const EVALUATION = `
  e.year, e.grade, ${POINTS} AS points, e.inputs, e.evidence, e.version,
  coalesce(e.employed_as, 'civil-servant') AS "employedAs", e.like_tasks AS "likeTasks",
  CASE WHEN e.not_completed_on IS NOT NULL THEN jsonb_build_object('of', e.not_completed_on, 'paper', e.ground_paper) END AS ground,
  (SELECT ${namedPerson('r')} FROM people r WHERE r.id = e.recorded_by) AS "recordedBy",
  CASE WHEN e.rule_set_id IS NOT NULL THEN jsonb_build_object('id', e.rule_set_id, 'version', e.rule_set_version) END AS "ruleSet",
  jsonb_build_object('id', p.id, 'name', p.full_name, 'sortName', p.sort_name) AS person,
  CASE WHEN u.id IS NOT NULL THEN
    jsonb_build_object('id', u.id, 'name', ${bilingual('u.name')}) END AS unit,
  (SELECT jsonb_build_object(
     'finished', count(*) FILTER (WHERE t.status = 'finished'),
     'unfinished', count(*) FILTER (WHERE t.status = 'unfinished'),
     'open', count(*) FILTER (WHERE t.status IN ('registered', 'approved')))
   FROM breakthrough_tasks t WHERE t.person_id = e.person_id AND t.year = e.year) AS tasks,
  (SELECT ug.grade FROM unit_grades ug WHERE ug.unit_id = u.id AND ug.year = e.year AND EXISTS (
     SELECT 1 FROM groups g JOIN group_members m ON m.group_id = g.id
     WHERE g.unit_id = u.id AND g.kind = 'leadership-collective' AND m.duty = 'head' AND m.person_id = e.person_id
       AND m.from_on <= make_date(e.year, 12, 31) AND (m.to_on IS NULL OR m.to_on > make_date(e.year, 12, 31))
  )) AS "gradeOfUnitLed"`
const JOINED = 'evaluations e JOIN people p ON p.id = e.person_id LEFT JOIN units u ON u.id = p.unit_id'

export async function findEvaluation(
  client: pg.Pool | pg.ClientBase,
  personId: PersonId,
  year: number,
): Promise<EvaluationRow | undefined> {
  const { rows } = await client.query<EvaluationRow>(
    `SELECT ${EVALUATION} FROM ${JOINED} WHERE e.person_id = $1 AND e.year = $2`,
    [personId, year],
  )
  return rows[0]
}

export interface EvaluationFilter {
  /** The units whose people's records are open; one's own are in any case. */
  reach: 'all' | readonly UnitId[]
  self: PersonId
  /** Whose are left out, whatever the reach. */
  without?: readonly PersonId[] | undefined
  person?: PersonId | undefined
  /** The unit and everything below it. */
  unit?: UnitId | undefined
  year?: number | undefined
  after?: { year: number; sortName: string; id: PersonId } | undefined
  limit: number
}

/** Evaluations, the latest year first, then by name: limit + 1 rows, and a count up to 1,001. Each unit is read in order. */
export async function listEvaluations(
  client: pg.Pool | pg.ClientBase,
  { after, limit, unit, ...filter }: EvaluationFilter,
): Promise<{ rows: EvaluationRow[]; counted: number }> {
  const sql = new SqlParameters()
  const asked = { ...filter, ...(await unitAsked(client, unit)) }
  return listCounted<EvaluationRow>(client, {
    sql,
    parts: partsOf(sql, asked),
    overlap: 'overlapping',
    after: () => after && behind(sql, after),
    order: 'year DESC, sort_name, person_id',
    limit,
    shown: (page) => `SELECT ${EVALUATION} FROM (${page}) page
      JOIN evaluations e ON e.person_id = page.person_id AND e.year = page.year
      JOIN people p ON p.id = e.person_id LEFT JOIN units u ON u.id = p.unit_id
      ORDER BY page.year DESC, page.sort_name, page.person_id`,
  })
}

/** Those of the units that are both within reach and asked for, and of whoever asks. */
function partsOf(
  sql: SqlParameters,
  {
    reach,
    self,
    without = [],
    person,
    unit,
    hasUnit,
    year,
  }: Omit<EvaluationFilter, 'after' | 'limit' | 'unit'> & UnitAsked,
): Part[] {
  const where = [
    hasUnit ? 'e.unit_id IS NOT NULL' : 'true',
    ...(without.length === 0 ? [] : [`e.person_id <> ALL (${sql.add(without, 'text[]')})`]),
    ...(person === undefined ? [] : [`e.person_id = ${sql.add(person, 'text')}`]),
    ...(year === undefined ? [] : [`e.year = ${sql.add(year, 'integer')}`]),
  ]
  const part = (...scope: string[]): Part => ({
    select: `SELECT e.person_id, e.year, e.sort_name FROM evaluations e WHERE ${[...scope, ...where].join(' AND ')}`,
    order: 'e.year DESC, e.sort_name, e.person_id',
  })
  const columns = { person: 'e.person_id', unit: 'e.unit_id' }
  return partsOfPeople(sql, { reach, self, unit }, { part, columns, looksUp: person !== undefined })
}

/** The earlier year is asked first: so the index is read from there on. */
function behind(sql: SqlParameters, after: NonNullable<EvaluationFilter['after']>): string {
  const year = sql.add(after.year, 'integer')
  const [name, id] = [sql.add(after.sortName, 'text'), sql.add(after.id, 'text')]
  return `e.year <= ${year} AND (e.year < ${year} OR (e.sort_name, e.person_id) > (${name}, ${id}))`
}

export interface UnitGrades {
  unit: { id: UnitId; name: Text }
  employedAs: EmployedAs
  /** Of these people of the unit alone; null: of all of them. */
  likeTasks: string | null
  counts: Partial<Record<Grade, number>>
  /** Of the unit itself in the year. */
  unitGrade: { grade: Grade; evidence: string; version: number } | null
}

/** How many people of each unit, and of each group of like tasks in it, have which grade in a year, in the order of the tree. */
export async function countGrades(
  client: pg.Pool | pg.ClientBase,
  { reach, unit, year }: { reach: 'all' | readonly UnitId[]; unit?: UnitId | undefined; year: number },
): Promise<UnitGrades[]> {
  const sql = new SqlParameters()
  const units = unitsAsked(sql, { reach, unit })
  const of = sql.add(year, 'integer')
  const { rows } = await client.query<UnitGrades>(
    `SELECT jsonb_build_object('id', u.id, 'name', ${bilingual('u.name')}) AS unit,
       coalesce(g.employed_as, 'civil-servant') AS "employedAs", g.like_tasks AS "likeTasks",
       jsonb_object_agg(g.grade, g.people) AS counts,
       (SELECT jsonb_build_object('grade', o.grade, 'evidence', o.evidence, 'version', o.version)
        FROM unit_grades o WHERE o.unit_id = u.id AND o.year = ${of}) AS "unitGrade"
     FROM ${units ?? 'units scope'} JOIN units u ON u.id = scope.id CROSS JOIN LATERAL (
       SELECT e.grade, e.employed_as, e.like_tasks, grouping(e.like_tasks) AS whole, count(*) AS people
       FROM evaluations e WHERE e.unit_id = u.id AND e.year = ${of}
       GROUP BY GROUPING SETS ((e.grade, e.employed_as), (e.grade, e.employed_as, e.like_tasks))) g
     WHERE g.whole = 1 OR g.like_tasks IS NOT NULL
     GROUP BY u.id, g.employed_as, g.whole, g.like_tasks
     ORDER BY u.path, g.employed_as NULLS FIRST, g.like_tasks COLLATE "vi-x-icu" NULLS FIRST`,
    sql.values,
  )
  return rows
}

export interface EvaluationValues {
  personId: PersonId
  year: number
  grade: Grade
  points: number | null
  inputs: EvaluationInputs
  ruleSet: { id: string; version: number } | null
  evidence: string | null
  employedAs: EmployedAs
  likeTasks: string | null
  ground: { of: NotCompletedGround; paper: string } | null
  by: PersonId
  at: Instant
}

/** Sets a person's evaluation of a year; the version of one that is replaced goes up by one (a trigger). */
export async function upsertEvaluation(client: pg.ClientBase, given: EvaluationValues): Promise<void> {
  const { personId, year, grade, points, inputs, ruleSet, evidence, by, at } = given
  const { employedAs, likeTasks, ground } = given
  await client.query(
    `INSERT INTO evaluations (person_id, year, grade, points_hundredths, inputs, rule_set_id, rule_set_version, evidence, recorded_by, recorded_at,
       employed_as, like_tasks, not_completed_on, ground_paper)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     ON CONFLICT (person_id, year) DO UPDATE SET grade = excluded.grade, points_hundredths = excluded.points_hundredths,
       inputs = excluded.inputs, rule_set_id = excluded.rule_set_id, rule_set_version = excluded.rule_set_version,
       evidence = excluded.evidence, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at,
       employed_as = excluded.employed_as, like_tasks = excluded.like_tasks, not_completed_on = excluded.not_completed_on,
       ground_paper = excluded.ground_paper`,
    [
      ...[personId, year, grade, points === null ? null : hundredthsOf(points), JSON.stringify(inputs)],
      ...[ruleSet?.id ?? null, ruleSet?.version ?? null, evidence, by, at],
      ...[employedAs === 'public-employee' ? employedAs : null, likeTasks],
      ...[ground?.of ?? null, ground?.paper ?? null],
    ],
  )
}
