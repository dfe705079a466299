import type pg from 'pg'
import type { PersonId, UnitId } from '../../domain/vocabulary.js'
import type { Part } from './part-lists.js'
import type { SqlParameters } from './sql-parameters.js'
import { unitOrBelow } from './unit-or-below.js'

/**
 * SQL of the units that a list is read by, as a FROM clause of `scope (id)`: those within reach and, where a unit is asked
 * for, of that one and those below it. Undefined where all are.
 */
export function unitsAsked(
  sql: SqlParameters,
  { reach, unit }: { reach: 'all' | readonly UnitId[]; unit?: UnitId | undefined },
): string | undefined {
  const within = reach === 'all' ? [] : [`x.id = ANY (${sql.add(reach, 'text[]')})`]
  const below = unit === undefined ? [] : [`x.path @> ARRAY[${sql.add(unit, 'text')}]`]
  const where = [...within, ...below]
  return where.length === 0 ? undefined : `(SELECT x.id FROM units x WHERE ${where.join(' AND ')}) scope`
}

/**
 * Rows about people: of those in the units that are both within reach and asked for, each unit read in order, and of whoever
 * asks. `part`: the list with these conditions more; `columns`: those of the person and of the unit. `looksUp`: so few rows
 * are meant that their units are looked up.
 */
export function partsOfPeople(
  sql: SqlParameters,
  asked: { reach: 'all' | readonly UnitId[]; self: PersonId; unit?: UnitId | undefined },
  {
    part,
    columns,
    looksUp = false,
  }: {
    part: (...scope: string[]) => Part
    columns: { person: string; unit: string }
    looksUp?: boolean
  },
): Part[] {
  const units = unitsAsked(sql, asked)
  if (!units) return [part()]
  const ofUnits = looksUp
    ? part(`${columns.unit} IN (SELECT scope.id FROM ${units})`)
    : { ...part(`${columns.unit} = scope.id`), each: units }
  if (asked.reach === 'all') return [ofUnits]
  const own = [
    `${columns.person} = ${sql.add(asked.self, 'text')}`,
    ...(asked.unit === undefined ? [] : [unitOrBelow(columns.unit, sql.add(asked.unit, 'text'))]),
  ]
  return [ofUnits, part(...own)]
}

/** A unit that a list is asked for. Of the root, in which every unit is, only that a row has one: it is found as any other. */
export type UnitAsked = { unit?: UnitId | undefined; hasUnit?: true }

export async function unitAsked(
  client: pg.Pool | pg.ClientBase,
  unit: UnitId | undefined,
): Promise<UnitAsked> {
  if (unit === undefined) return {}
  const { rows } = await client.query({
    name: 'find-root',
    text: 'SELECT 1 FROM units WHERE id = $1 AND parent_id IS NULL',
    values: [unit],
  })
  return rows.length > 0 ? { hasUnit: true } : { unit }
}
