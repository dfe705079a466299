import type pg from 'pg'
import type { GroupId, IsoDate, PersonId, UnitId } from '../../domain/vocabulary.js'

export type Role = 'hr_officer' | 'approver' | 'monitor' | 'admin'

export interface GrantRow {
  role: Role
  unitId: UnitId
  /** Granted on the root: everything is below it. */
  everywhere: boolean
  /** The unit and everything below it; empty when `everywhere`. */
  units: UnitId[]
}

export interface CallerRow {
  personId: PersonId
  login: string
  locale: 'vi' | 'en'
  groups: GroupId[]
  /** Against whom the person stands, or stood until a step left one of the two behind, in a procedure that is open. */
  competitors: PersonId[]
  grants: GrantRow[]
}

/** SQL: the person behind the login $1, with what they may on the day $2. */
export const CALLER = `
  SELECT p.id AS "personId", a.login, p.locale,
    ARRAY(
      SELECT m.group_id FROM group_members m
      WHERE m.person_id = p.id AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
      ORDER BY m.group_id
    ) AS groups,
    ARRAY(
      SELECT DISTINCT other.person_id
      FROM case_candidates own JOIN case_candidates other ON other.case_id = own.case_id
      WHERE own.person_id = p.id AND own.is_open AND other.person_id <> p.id
    ) AS competitors,
    coalesce((
      SELECT json_agg(json_build_object(
        'role', g.role,
        'unitId', g.unit_id,
        'everywhere', u.parent_id IS NULL,
        'units', CASE WHEN u.parent_id IS NULL THEN '[]'::json
          ELSE (SELECT json_agg(below.id ORDER BY below.id) FROM units below WHERE below.path @> ARRAY[u.id]) END
      ) ORDER BY g.role, g.unit_id)
      FROM role_grants g JOIN units u ON u.id = g.unit_id
      WHERE g.person_id = p.id
    ), '[]'::json) AS grants
  FROM accounts a JOIN people p ON p.id = a.person_id
  WHERE a.login = $1`

/** The person behind a login with what they may: one query, asked at each request, so that a right withdrawn is gone. */
export async function findCaller(
  client: pg.Pool | pg.ClientBase,
  login: string,
  today: IsoDate,
): Promise<CallerRow | undefined> {
  const { rows } = await client.query<CallerRow>({
    name: 'find-caller',
    text: CALLER,
    values: [login, today],
  })
  return rows[0]
}

/** The caller's name, and the names of their groups and of the units they hold roles on. */
export async function findPerson(
  client: pg.Pool | pg.ClientBase,
  caller: { personId: PersonId; groups: GroupId[]; roles: { unitId: UnitId }[] },
  language: 'vi' | 'en',
): Promise<{ name: string; groups: { id: GroupId; name: string }[]; units: Record<UnitId, string> }> {
  const { rows } = await client.query<{
    name: string
    groups: { id: GroupId; name: string }[]
    units: Record<UnitId, string>
  }>(
    `SELECT p.full_name AS name,
       coalesce((
         SELECT json_agg(json_build_object('id', g.id, 'name', CASE $4 WHEN 'en' THEN g.name_en ELSE g.name_vi END) ORDER BY g.id)
         FROM groups g WHERE g.id = ANY($2)
       ), '[]'::json) AS groups,
       coalesce((
         SELECT json_object_agg(u.id, CASE $4 WHEN 'en' THEN u.name_en ELSE u.name_vi END)
         FROM units u WHERE u.id = ANY($3)
       ), '{}'::json) AS units
     FROM people p WHERE p.id = $1`,
    [caller.personId, caller.groups, caller.roles.map(({ unitId }) => unitId), language],
  )
  const [row] = rows
  if (!row) throw new Error('the caller has no row')
  return row
}

export interface AccountRow {
  personId: PersonId
  login: string
  name: string
  locale: 'vi' | 'en'
}

/** The account of a login, for the sign-in of the embedded provider. */
export async function findAccount(pool: pg.Pool, login: string): Promise<AccountRow | undefined> {
  const { rows } = await pool.query<AccountRow>(
    `SELECT a.person_id AS "personId", a.login, p.full_name AS name, p.locale
     FROM accounts a JOIN people p ON p.id = a.person_id WHERE a.login = $1`,
    [login],
  )
  return rows[0]
}

/** The demonstration accounts, which the sign-in page proposes. */
export async function listDemoAccounts(pool: pg.Pool): Promise<AccountRow[]> {
  const { rows } = await pool.query<AccountRow>(
    `SELECT a.person_id AS "personId", a.login, p.full_name AS name, p.locale
     FROM accounts a JOIN people p ON p.id = a.person_id WHERE a.demo ORDER BY a.login`,
  )
  return rows
}
