import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { RIGHTS_TO_COLUMNS, rightsTo } from '../../db/application-role.js'
import { NOT_NOTED, NOTED } from '../../db/audit/noted-tables.js'
import { migrate } from '../../db/migrate.js'
import { createEmptyDatabase, createTestDatabase, patientPool } from '../support/database.js'

const TABLES = [...Object.keys(NOTED), ...Object.keys(NOT_NOTED)]
const INSUFFICIENT_PRIVILEGE = '42501'

let database: Awaited<ReturnType<typeof createTestDatabase>>
let admin: pg.Pool
let application: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  // A copy of a database has the rights to its tables, not those to the database.
  await migrate(database.url, 'personnel')
  admin = patientPool(database.url, 2)
  application = patientPool(database.applicationUrl, 2)
})
afterAll(async () => {
  await Promise.all([admin.end(), application.end()])
  await database.drop()
})

/** What PostgreSQL says to a statement of the application's: its code, or that it did as asked. */
async function answerTo(statement: string): Promise<string> {
  const client = await application.connect()
  try {
    await client.query('BEGIN')
    await client.query(statement)
    return 'done'
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? 'no code') : String(error)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

describe('the role that the product runs as', () => {
  test('is no superuser and owns nothing; nor is whoever owns the tables a superuser', async () => {
    const { rows } = await admin.query<{ owner: string; isSuperuser: boolean }>(
      `SELECT DISTINCT r.rolname AS owner, r.rolsuper AS "isSuperuser"
       FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE relnamespace = 'public'::regnamespace`,
    )
    expect(rows).toEqual([{ owner: 'personnel_owner', isSuperuser: false }])
    const { rows: self } = await application.query<{ name: string; isSuperuser: boolean }>(
      'SELECT current_user AS name, rolsuper AS "isSuperuser" FROM pg_roles WHERE rolname = current_user',
    )
    expect(self).toEqual([{ name: 'personnel', isSuperuser: false }])
  })

  test('has of every table the rights that are listed, and no others', async () => {
    const { rows } = await admin.query<{ table: string; rights: string[] }>(
      `SELECT t.tablename AS table, array_agg(p ORDER BY n) FILTER (WHERE has_table_privilege('personnel', t.tablename, p)) AS rights
       FROM pg_tables t, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'])
         WITH ORDINALITY AS x (p, n)
       WHERE t.schemaname = 'public' GROUP BY t.tablename ORDER BY 1`,
    )
    expect(rows.map(({ table }) => table).sort()).toEqual([...TABLES].sort())
    expect(rows).toEqual(rows.map(({ table }) => ({ table, rights: [...rightsTo(table)] })))
  })

  test('has of columns alone the rights that are listed, and no others', async () => {
    const { rows } = await admin.query<{ table: string; right: string; columns: string[] }>(
      `SELECT attrelid::regclass::text AS table, privilege_type AS right, array_agg(attname::text ORDER BY attnum) AS columns
       FROM pg_attribute, aclexplode(attacl) WHERE grantee = 'personnel'::regrole GROUP BY 1, 2 ORDER BY 1`,
    )
    expect(rows).toEqual(Object.entries(RIGHTS_TO_COLUMNS).map(([table, each]) => ({ table, ...each })))
  })

  test('appends an event of its own transaction, and says of none that it is of another', async () => {
    const event = "'common', 1000000, now(), 'cadre-changed', '{}', ''"
    const appended = (columns: string, values: string) =>
      answerTo(
        `INSERT INTO audit_events (chain, position, at, what, bytes, hash${columns}) VALUES (${values})`,
      )
    expect(await appended('', event)).toBe('done')
    expect(await appended(', xid', `${event}, '7'`)).toBe(INSUFFICIENT_PRIVILEGE)
  })

  test('has its rights told by the database, and cannot tell them itself', async () => {
    expect(await answerTo("SELECT append_to_common_chain('rights-changed', NULL, NULL)")).toBe(
      INSUFFICIENT_PRIVILEGE,
    )
    await admin.query(`INSERT INTO units (id, path, kind, name_vi, name_en) VALUES ('u', '{u}', 'province', 'Tỉnh', 'Province');
      INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES ('p', 'Lê Ân', 'le an', 'u', 'staff')`)
    expect(
      await answerTo("INSERT INTO role_grants (person_id, role, unit_id) VALUES ('p', 'monitor', 'u')"),
    ).toBe('done')
    expect(await answerTo("INSERT INTO accounts (login, person_id) VALUES ('p', 'p')")).toBe('done')
  })

  test.each(['audit_events', 'written_rows'])('changes and removes no row of %s', async (table) => {
    expect(await answerTo(`SELECT 1 FROM ${table}`)).toBe('done')
    for (const statement of [
      `UPDATE ${table} SET xid = NULL`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `SELECT 1 FROM ${table} FOR UPDATE`,
    ])
      expect([statement, await answerTo(statement)]).toEqual([statement, INSUFFICIENT_PRIVILEGE])
  })

  test('writes no note of a row itself: the triggers do, whose functions hang on no table of its own', async () => {
    for (const statement of [
      "INSERT INTO written_rows (place, key) VALUES ('people', 'p1')",
      'CREATE TEMPORARY TABLE people (id text)',
      'CREATE TABLE mine (id text)',
      'CREATE TRIGGER note AFTER INSERT ON case_states FOR EACH ROW EXECUTE FUNCTION note_written()',
    ])
      expect([statement, await answerTo(statement)]).toEqual([statement, INSUFFICIENT_PRIVILEGE])
    const { rows } = await admin.query<{ may: boolean }>(
      `SELECT has_function_privilege('personnel', p.oid, 'EXECUTE') AS may FROM pg_proc p
       WHERE pronamespace = 'public'::regnamespace AND prosecdef`,
    )
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.every(({ may }) => !may)).toBe(true)
  })

  test('moves the end of a chain, but neither removes nor renames one', async () => {
    expect(await answerTo('UPDATE audit_chains SET length = length, head = head')).toBe('done')
    expect(await answerTo("UPDATE audit_chains SET chain = 'other'")).toBe(INSUFFICIENT_PRIVILEGE)
    expect(await answerTo('DELETE FROM audit_chains')).toBe(INSUFFICIENT_PRIVILEGE)
  })

  test.each([
    ['switches triggers off', 'ALTER TABLE cases DISABLE TRIGGER ALL'],
    ['passes the triggers by', 'SET session_replication_role = replica'],
    ['drops a trigger', 'DROP TRIGGER written ON cases'],
    ['changes a table', 'ALTER TABLE cases ADD COLUMN more text'],
    ['drops a table', 'DROP TABLE cases'],
    [
      'replaces a function',
      'CREATE OR REPLACE FUNCTION row_digest(content jsonb) RETURNS bytea LANGUAGE sql RETURN NULL',
    ],
    ['becomes the owner', 'SET ROLE personnel_owner'],
    ['makes a role', 'CREATE ROLE another SUPERUSER'],
    ['grants itself more', 'GRANT DELETE ON audit_events TO personnel'],
    ['removes a case', 'DELETE FROM cases'],
    ['turns a right into another', "UPDATE role_grants SET role = 'admin'"],
    ['makes an account somebody else’s', "UPDATE accounts SET person_id = 'p'"],
    ['removes an account', 'DELETE FROM accounts'],
    ['makes a membership somebody else’s', "UPDATE group_members SET person_id = 'p'"],
    ['replaces a document', "UPDATE documents SET content = ''"],
    ['reads a file of the server', "COPY migrations FROM '/etc/passwd'"],
    ['runs a program', "COPY migrations TO PROGRAM 'true'"],
  ])('never %s', async (_, statement) => {
    // GRANT of what one has not is a warning, and changes nothing.
    const refused = /^GRANT/.test(statement) ? ['done', INSUFFICIENT_PRIVILEGE] : [INSUFFICIENT_PRIVILEGE]
    expect(refused).toContain(await answerTo(statement))
  })

  test('may do whatever the statements of the product do', () => {
    const written = statementsOf(['activities', 'api', 'db', 'in-step', 'records', 'worker'])
    expect(written.length).toBeGreaterThan(60)
    const missing = written.filter(({ right, table }) => !rightsTo(table).some((given) => given === right))
    expect(missing).toEqual([])
  })
})

/** Whatever writes a table, by the words of SQL or of the registers: a first look, before any of it is run. */
function statementsOf(folders: string[]): { right: string; table: string; file: string }[] {
  const root = new URL('../../', import.meta.url).pathname
  const files = folders.flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  )
  const words = [
    ['INSERT', /INSERT INTO (\w+)|insertEntry\(client, '(\w+)'/g],
    ['UPDATE', /UPDATE (\w+) (?:\w+ )?SET|updateEntry\(client, '(\w+)'/g],
    ['DELETE', /DELETE FROM (\w+)/g],
    ['UPDATE', /INSERT INTO (\w+)[^;`]*DO UPDATE/g],
  ] as const
  return files.flatMap((file) => {
    const text = readFileSync(`${root}${file}`, 'utf8')
    return words.flatMap(([right, pattern]) =>
      [...text.matchAll(pattern)]
        .map(([, table, entry]) => ({ right, table: table ?? entry ?? '', file }))
        // Of columns alone, and what migrations write.
        .filter(
          ({ table }) =>
            TABLES.includes(table) && ![...Object.keys(RIGHTS_TO_COLUMNS), 'migrations'].includes(table),
        ),
    )
  })
}

describe('migrate', () => {
  const role = `application_${randomBytes(4).toString('hex')}`

  test('names the role that is to be given rights and is none to be given them', async () => {
    const empty = await createEmptyDatabase()
    try {
      await expect(migrate(empty.url, role)).rejects.toThrow(`APPLICATION_ROLE: there is no role ${role}`)
      await expect(migrate(empty.url, 'postgres')).rejects.toThrow(
        'APPLICATION_ROLE: postgres must be a role of its own that is no superuser',
      )
    } finally {
      await empty.drop()
    }
  })

  test('gives rights to what later migrations make, and takes away what somebody else gave', async () => {
    const empty = await createEmptyDatabase()
    const owner = new pg.Client(empty.url)
    await owner.connect()
    try {
      await owner.query(`CREATE ROLE ${role} LOGIN`)
      await migrate(empty.url, role)
      await owner.query('CREATE TABLE made_later (id text)')
      await owner.query(`GRANT DELETE ON audit_events TO ${role}`)
      await migrate(empty.url, role)
      const { rows } = await owner.query<{ later: boolean; deletes: boolean }>(
        `SELECT has_table_privilege($1, 'made_later', 'INSERT') AS later,
           has_table_privilege($1, 'audit_events', 'DELETE') AS deletes`,
        [role],
      )
      expect(rows).toEqual([{ later: true, deletes: false }])
    } finally {
      await owner.query(`DROP OWNED BY ${role}`)
      await owner.query(`DROP ROLE ${role}`)
      await owner.end()
      await empty.drop()
    }
  })
})
