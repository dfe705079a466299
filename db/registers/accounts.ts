import type pg from 'pg'
import type { Role } from '../../domain/roles.js'
import type { Instant, PersonId, Text, UnitId } from '../../domain/vocabulary.js'
import { bilingual } from '../sql/bilingual.js'
import { listCounted } from '../sql/counted-list.js'
import { type NamedPerson, namedPerson } from '../sql/named-person.js'
import { isIn } from '../sql/part-of-text.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { unitsAsked } from '../sql/units-asked.js'

/** By what somebody signs in. */
export interface AccountRow {
  login: string
  person: NamedPerson
  unit: { id: UnitId; name: Text } | null
  /** Since when nobody signs in with it. */
  closedAt: Instant | null
  roles: { role: Role; unit: { id: UnitId; name: Text } }[]
  /** In how many browsers the person is signed in. */
  sessions: number
}

const ACCOUNT = `a.login, ${namedPerson('p')} AS person, a.closed_at AS "closedAt",
  CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', ${bilingual('u.name')}) END AS unit,
  coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role,
      'unit', jsonb_build_object('id', ru.id, 'name', ${bilingual('ru.name')})) ORDER BY g.role, g.unit_id)
    FROM role_grants g JOIN units ru ON ru.id = g.unit_id WHERE g.person_id = a.person_id), '[]') AS roles,
  (SELECT count(*)::integer FROM browser_sessions s
    WHERE s.login = a.login AND s.ends_at > now() AND s.idle_until > now()) AS sessions`
const JOINED = 'JOIN people p ON p.id = a.person_id LEFT JOIN units u ON u.id = p.unit_id'

export interface AccountFilter {
  /** Of whose people. */
  reach: 'all' | readonly UnitId[]
  /** The unit and everything below it. */
  unit?: UnitId | undefined
  role?: Role | undefined
  closed?: boolean | undefined
  /** Part of a name or of a login, already as `searchName` makes it. */
  q?: string | undefined
  /** The login after which to go on. */
  after?: string | undefined
  limit: number
}

/** Accounts by login: limit + 1 rows, and a count up to 1,001. There are as many as an installation has users. */
export async function listAccounts(
  client: pg.Pool | pg.ClientBase,
  { reach, unit, role, closed, q, after, limit }: AccountFilter,
): Promise<{ rows: AccountRow[]; counted: number }> {
  const sql = new SqlParameters()
  const units = unitsAsked(sql, { reach, unit })
  const where = [
    'true',
    ...(units === undefined ? [] : [`p.unit_id IN (SELECT scope.id FROM ${units})`]),
    ...(closed === undefined ? [] : [`a.closed_at IS ${closed ? 'NOT ' : ''}NULL`]),
    ...(role === undefined
      ? []
      : [
          `EXISTS (SELECT FROM role_grants g WHERE g.person_id = a.person_id AND g.role = ${sql.add(role, 'text')})`,
        ]),
    ...(q === undefined ? [] : [`(${isIn(sql, 'p.search_name', q)} OR ${isIn(sql, 'a.login', q)})`]),
  ]
  return listCounted<AccountRow>(client, {
    sql,
    parts: [
      {
        // Each account looks up its person: there are many people without one.
        select: `SELECT a.login FROM accounts a CROSS JOIN LATERAL (
            SELECT unit_id, search_name FROM people WHERE id = a.person_id OFFSET 0) p WHERE ${where.join(' AND ')}`,
        order: 'a.login',
      },
    ],
    after: () => (after === undefined ? undefined : `a.login > ${sql.add(after, 'text')}`),
    order: 'login',
    limit,
    shown: (page) =>
      `SELECT ${ACCOUNT} FROM (${page}) page JOIN accounts a ON a.login = page.login ${JOINED} ORDER BY a.login`,
  })
}

/** The account of somebody. */
export async function findAccountOf(
  client: pg.Pool | pg.ClientBase,
  person: PersonId,
): Promise<AccountRow | undefined> {
  const { rows } = await client.query<AccountRow>(
    `SELECT ${ACCOUNT} FROM accounts a ${JOINED} WHERE a.person_id = $1`,
    [person],
  )
  return rows[0]
}

/** Was it opened? Not where the person has one, or the login is somebody's. */
export async function insertAccount(
  client: pg.ClientBase,
  { login, personId }: { login: string; personId: PersonId },
): Promise<boolean> {
  const { rowCount } = await client.query(
    'INSERT INTO accounts (login, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [login, personId],
  )
  return rowCount === 1
}

/** Closes the account of somebody, or opens it again; its sessions end. */
export async function setAccountClosed(
  client: pg.ClientBase,
  person: PersonId,
  closedAt: Instant | null,
): Promise<void> {
  await client.query('UPDATE accounts SET closed_at = $2 WHERE person_id = $1', [person, closedAt])
  await endSessionsOfPerson(client, person)
}

/** Ends every session of somebody: how many there were. */
export async function endSessionsOfPerson(client: pg.ClientBase, person: PersonId): Promise<number> {
  const { rowCount } = await client.query(
    'DELETE FROM browser_sessions s USING accounts a WHERE a.login = s.login AND a.person_id = $1',
    [person],
  )
  return rowCount ?? 0
}
