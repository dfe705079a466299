import type pg from 'pg'
import type { Grade, Instant, PersonId, UnitId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { namedPerson } from '../sql/named-person.js'

/** The grade of a body itself in a year, by its paper. */
export interface UnitGradeRow {
  unitId: UnitId
  year: number
  grade: Grade
  evidence: string
  recordedBy: { id: PersonId; name: string }
  version: number
}

export async function findUnitGrade(
  client: pg.Pool | pg.ClientBase,
  unitId: UnitId,
  year: number,
): Promise<UnitGradeRow | undefined> {
  const { rows } = await client.query<UnitGradeRow>(
    `SELECT g.unit_id AS "unitId", g.year, g.grade, g.evidence, g.version, ${namedPerson('p')} AS "recordedBy"
     FROM unit_grades g JOIN people p ON p.id = g.recorded_by WHERE g.unit_id = $1 AND g.year = $2`,
    [unitId, year],
  )
  return rows[0]
}

/** Sets it; the version of one that is replaced goes up by one. */
export async function upsertUnitGrade(
  client: pg.ClientBase,
  {
    unitId,
    year,
    grade,
    evidence,
    by,
    at,
  }: Pick<UnitGradeRow, 'unitId' | 'year' | 'grade' | 'evidence'> & { by: PersonId; at: Instant },
): Promise<void> {
  await client.query(
    `INSERT INTO unit_grades (unit_id, year, grade, evidence, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (unit_id, year) DO UPDATE SET grade = excluded.grade, evidence = excluded.evidence,
       recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at, version = unit_grades.version + 1`,
    [unitId, year, grade, evidence, by, at],
  )
}

/** Who heads the unit at the end of that year: their own grade is measured against its. */
export async function listHeadsAtEndOf(client: Client, unitId: UnitId, year: number): Promise<PersonId[]> {
  const { rows } = await client.query<{ id: PersonId }>(
    `SELECT DISTINCT m.person_id AS id FROM groups g JOIN group_members m ON m.group_id = g.id
     WHERE g.unit_id = $1 AND g.kind = 'leadership-collective' AND m.duty = 'head'
       AND extract(year FROM m.from_on) <= $2 AND (m.to_on IS NULL OR extract(year FROM m.to_on) > $2)`,
    [unitId, year],
  )
  return rows.map(({ id }) => id)
}
