import type pg from 'pg'
import type { Role } from '../../domain/roles.js'
import type { PersonId, Text, UnitId } from '../../domain/vocabulary.js'
import { bilingual } from '../sql/bilingual.js'
import { listCounted } from '../sql/counted-list.js'
import { type NamedPerson, namedPerson } from '../sql/named-person.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { unitsAsked } from '../sql/units-asked.js'

/** A role that somebody has on a unit and everything below it. */
export interface RightNamed {
  personId: PersonId
  role: Role
  unitId: UnitId
}

export interface RightRow {
  person: NamedPerson
  role: Role
  unit: { id: UnitId; name: Text }
}

const RIGHT = `${namedPerson('p')} AS person, g.role,
  jsonb_build_object('id', u.id, 'name', ${bilingual('u.name')}) AS unit`
const JOINED = 'role_grants g JOIN people p ON p.id = g.person_id JOIN units u ON u.id = g.unit_id'

export interface RightFilter {
  reach: 'all' | readonly UnitId[]
  person?: PersonId | undefined
  /** The unit and everything below it. */
  unit?: UnitId | undefined
  role?: Role | undefined
  after?: RightNamed | undefined
  limit: number
}

/** The rights on those units, unit by unit: limit + 1 rows, and a count up to 1,001. */
export async function listRights(
  client: pg.Pool | pg.ClientBase,
  { reach, person, unit, role, after, limit }: RightFilter,
): Promise<{ rows: RightRow[]; counted: number }> {
  const sql = new SqlParameters()
  const units = unitsAsked(sql, { reach, unit })
  const where = [
    ...(units === undefined ? [] : [`g.unit_id IN (SELECT scope.id FROM ${units})`]),
    ...(person === undefined ? [] : [`g.person_id = ${sql.add(person, 'text')}`]),
    ...(role === undefined ? [] : [`g.role = ${sql.add(role, 'text')}`]),
  ]
  return listCounted<RightRow>(client, {
    sql,
    parts: [
      {
        select: `SELECT g.unit_id, g.role, g.person_id FROM role_grants g WHERE ${['true', ...where].join(' AND ')}`,
        order: 'g.unit_id, g.role, g.person_id',
      },
    ],
    after: () =>
      after &&
      `(g.unit_id, g.role, g.person_id) > (${sql.add(after.unitId, 'text')}, ${sql.add(after.role, 'text')}, ${sql.add(after.personId, 'text')})`,
    order: 'unit_id, role, person_id',
    limit,
    shown: (page) =>
      `SELECT ${RIGHT} FROM (${page}) page JOIN (${JOINED})
         ON g.unit_id = page.unit_id AND g.role = page.role AND g.person_id = page.person_id
       ORDER BY g.unit_id, g.role, g.person_id`,
  })
}

/** The right, where somebody has it. */
export async function findRight(
  client: pg.ClientBase,
  { personId, role, unitId }: RightNamed,
): Promise<RightRow | undefined> {
  const { rows } = await client.query<RightRow>(
    `SELECT ${RIGHT} FROM ${JOINED} WHERE g.person_id = $1 AND g.role = $2 AND g.unit_id = $3`,
    [personId, role, unitId],
  )
  return rows[0]
}

/** Was it granted? Not where the person has it already. */
export async function insertRight(
  client: pg.ClientBase,
  { personId, role, unitId }: RightNamed,
): Promise<boolean> {
  const { rowCount } = await client.query(
    'INSERT INTO role_grants (person_id, role, unit_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [personId, role, unitId],
  )
  return rowCount === 1
}

export async function deleteRight(
  client: pg.ClientBase,
  { personId, role, unitId }: RightNamed,
): Promise<void> {
  await client.query('DELETE FROM role_grants WHERE person_id = $1 AND role = $2 AND unit_id = $3', [
    personId,
    role,
    unitId,
  ])
}

/** One change of rights at a time, until the transaction ends. Whoever asks what somebody may does not wait. */
export async function lockRights(client: pg.ClientBase): Promise<void> {
  await client.query('LOCK TABLE role_grants IN SHARE ROW EXCLUSIVE MODE')
}
