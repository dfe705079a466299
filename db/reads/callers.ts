import type pg from 'pg'
import type { Role } from '../../domain/roles.js'
import type { GroupId, IsoDate, PersonId, UnitId } from '../../domain/vocabulary.js'
import { sessionStands } from '../browser-sessions.js'

export type { Role } from '../../domain/roles.js'

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
  /**
   * Against whom the person stands, or stood until a step left one of the two behind, in a procedure that is open. Both are
   * agreed to: to be proposed takes nobody's consent, so it keeps nobody from anything (ADR 0040).
   */
  competitors: PersonId[]
  grants: GrantRow[]
}

/** Who asks: a login, and of a browser the session by which it is known, which must not have ended. */
export interface Asker {
  login: string
  /** The hash of its secret. */
  session?: Buffer | undefined
}

/**
 * SQL: the person behind the login, with what they may on the day $2; nobody where the account is closed, the `session` none or
 * ended.
 */
export const callerBy = ({ login, session }: { login: string; session: string }): string => `
  SELECT p.id AS "personId", a.login, p.locale,
    ARRAY(
      SELECT m.group_id FROM group_members m
      WHERE m.person_id = p.id AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
      ORDER BY m.group_id
    ) AS groups,
    ARRAY(
      SELECT DISTINCT other.person_id
      FROM case_candidates own JOIN case_candidates other ON other.case_id = own.case_id
      WHERE own.person_id = p.id AND own.is_open AND own.agreed AND other.person_id <> p.id AND other.agreed
        -- Those voted on together stand against nobody.
        AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.id = own.case_id AND c.kind = 'confidence-vote')
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
  WHERE a.login = ${login} AND a.closed_at IS NULL AND ${sessionStands({ session, login: 'a.login' })}`

/** The person behind a login with what they may: one query, asked at each request, so that a right withdrawn is gone. */
export async function findCaller(
  client: pg.Pool | pg.ClientBase,
  { login, session }: Asker,
  today: IsoDate,
): Promise<CallerRow | undefined> {
  const { rows } = await client.query<CallerRow>({
    name: 'find-caller',
    text: callerBy({ login: '$1', session: '$3' }),
    values: [login, today, session],
  })
  return rows[0]
}

/** The same of somebody by who they are; undefined without an account. */
export async function findCallerOf(
  client: pg.ClientBase,
  person: PersonId,
  today: IsoDate,
): Promise<CallerRow | undefined> {
  const { rows } = await client.query<{ login: string }>('SELECT login FROM accounts WHERE person_id = $1', [
    person,
  ])
  const [account] = rows
  return account && findCaller(client, account, today)
}

/** What somebody is told about themself beside their rights. */
export interface PersonRow {
  name: string
  groups: { id: GroupId; name: string }[]
  units: Record<UnitId, string>
  /** Of an open procedure. */
  isCandidate: boolean
}

/** The caller's name, the names of their groups and of the units they hold roles on, and whether a procedure is about them. */
export async function findPerson(
  client: pg.Pool | pg.ClientBase,
  caller: { personId: PersonId; groups: GroupId[]; roles: { unitId: UnitId }[] },
  language: 'vi' | 'en',
): Promise<PersonRow> {
  const { rows } = await client.query<PersonRow>(
    `SELECT p.full_name AS name,
       coalesce((
         SELECT json_agg(json_build_object('id', g.id, 'name', CASE $4 WHEN 'en' THEN g.name_en ELSE g.name_vi END) ORDER BY g.id)
         FROM groups g WHERE g.id = ANY($2)
       ), '[]'::json) AS groups,
       coalesce((
         SELECT json_object_agg(u.id, CASE $4 WHEN 'en' THEN u.name_en ELSE u.name_vi END)
         FROM units u WHERE u.id = ANY($3)
       ), '{}'::json) AS units,
       EXISTS (SELECT 1 FROM case_candidates k WHERE k.person_id = p.id AND k.is_open) AS "isCandidate"
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
     FROM accounts a JOIN people p ON p.id = a.person_id WHERE a.login = $1 AND a.closed_at IS NULL`,
    [login],
  )
  return rows[0]
}

/** The demonstration accounts, which the sign-in page proposes. */
export async function listDemoAccounts(pool: pg.Pool): Promise<AccountRow[]> {
  const { rows } = await pool.query<AccountRow>(
    `SELECT a.person_id AS "personId", a.login, p.full_name AS name, p.locale
     FROM accounts a JOIN people p ON p.id = a.person_id WHERE a.demo AND a.closed_at IS NULL ORDER BY a.login`,
  )
  return rows
}
