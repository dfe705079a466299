import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type pg from 'pg'
import { type RoleFault, verifyApplicationRole } from '../../db/audit/verify-role.js'
import { type SchemaFault, verifySchema } from '../../db/audit/verify-schema.js'
import { migrate } from '../../db/migrate.js'
import { inTransaction } from '../../db/pool.js'
import { createTestDatabase, type MigratedDatabase, patientPool } from '../support/database.js'

let database: MigratedDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  // A copy of a database has the rights to its tables, not those to the database.
  await migrate(database.url, 'personnel')
  pool = patientPool(database.url, 2)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** What is found after tampering, which is then undone. */
async function afterTampering<Fault>(
  verify: (client: pg.ClientBase) => Promise<Fault[]>,
  change: string,
): Promise<Fault[]> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(change)
    return await verify(client)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

const LYING = `CREATE SCHEMA elsewhere;
  CREATE FUNCTION elsewhere.lie() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';`

describe('the schema', () => {
  test('is as the last migration left it while nobody touches it', async () => {
    expect(await inTransaction(pool, verifySchema)).toEqual([])
  })

  test.each<[string, string, string[]]>([
    [
      'a trigger that lies',
      `${LYING} CREATE TRIGGER a BEFORE INSERT ON votes FOR EACH ROW EXECUTE FUNCTION elsewhere.lie()`,
      ['triggers'],
    ],
    ['a trigger that is gone', 'DROP TRIGGER told_added ON role_grants', ['triggers']],
    [
      'a trigger that is switched off',
      'ALTER TABLE rule_sets DISABLE TRIGGER rule_sets_are_final',
      ['triggers'],
    ],
    ['the watch over keys switched off', 'ALTER TABLE tenures DISABLE TRIGGER ALL', ['triggers']],
    [
      'a trigger of the whole database',
      `CREATE FUNCTION pg_temp.e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION pg_temp.e()`,
      ['triggers'],
    ],
    [
      'a function that is another',
      `CREATE OR REPLACE FUNCTION birth_day(born_on text, unknown_day text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT RETURN '1990-01-01'::date`,
      ['functions'],
    ],
    [
      'a trigger function that does nothing',
      `CREATE OR REPLACE FUNCTION note_written() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
      ['functions'],
    ],
    [
      'rows that are hidden',
      'ALTER TABLE measures ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON measures USING (false)',
      ['tables', 'policies'],
    ],
    [
      'a key that is gone',
      'ALTER TABLE role_grants DROP CONSTRAINT role_grants_pkey',
      ['constraints', 'indexes'],
    ],
    ['a check that is gone', 'ALTER TABLE people DROP CONSTRAINT people_born_on_check', ['constraints']],
    ['an index that is gone', 'DROP INDEX decisions_number', ['indexes']],
    ['a column that is another', 'ALTER TABLE votes ADD COLUMN more text', ['tables']],
    ['another default', "ALTER TABLE proposed_changes ALTER state SET DEFAULT 'withdrawn'", ['tables']],
    [
      'a table behind a table',
      'CREATE SCHEMA elsewhere; CREATE TABLE elsewhere.more () INHERITS (absences)',
      ['tables'],
    ],
    [
      'a view in the place of a table',
      'ALTER TABLE disciplines RENAME TO were_disciplines; CREATE VIEW disciplines AS SELECT * FROM were_disciplines',
      ['tables', 'views'],
    ],
    ['a rule in the place of a write', 'CREATE RULE r AS ON DELETE TO votes DO INSTEAD NOTHING', ['views']],
  ])('is told not to be as it was migrated: %s', async (_, change, kinds) => {
    const [fault, ...more] = await afterTampering<SchemaFault>(verifySchema, change)
    expect(more).toEqual([])
    expect(fault).toMatchObject({ fault: 'other-schema', kinds: expect.arrayContaining(kinds) })
  })

  test('is told to have been another when a migration began, whatever that says of it afterwards', async () => {
    const faults = await afterTampering<SchemaFault>(
      verifySchema,
      `SELECT append_to_common_chain('schema-migrated', bytes::jsonb #> '{after,schema}' || '{"views": "x"}',
         jsonb_set(bytes::jsonb -> 'after', '{name}', '"0040_next.sql"'))
       FROM audit_events WHERE what = 'schema-migrated' AND bytes LIKE '%"schema"%' ORDER BY position DESC LIMIT 1`,
    )
    expect(faults).toEqual([{ fault: 'schema-was-other', migration: '0040_next.sql', kinds: ['views'] }])
  })

  test('is told to be unknown where no migration has said what it left', async () => {
    const [fault] = await afterTampering<SchemaFault>(verifySchema, 'DELETE FROM audit_events')
    expect(fault).toMatchObject({ fault: 'other-schema', kinds: expect.arrayContaining(['tables', 'views']) })
  })
})

describe('the role that the product runs as', () => {
  test('is as it was given its rights while nobody touches it', async () => {
    expect(await inTransaction(pool, verifyApplicationRole)).toEqual([])
  })

  test.each<[string, string, Omit<RoleFault, 'role'>]>([
    ['is a superuser', 'ALTER ROLE personnel SUPERUSER', { fault: 'not-plain', of: 'personnel' }],
    ['passes by what hides rows', 'ALTER ROLE personnel BYPASSRLS', { fault: 'not-plain', of: 'personnel' }],
    [
      'is a member of the owner',
      'GRANT personnel_owner TO personnel',
      { fault: 'not-plain', of: 'personnel' },
    ],
    [
      'may make tables',
      'GRANT CREATE ON SCHEMA public TO personnel',
      { fault: 'not-plain', of: 'personnel' },
    ],
    [
      'may remove events',
      'GRANT DELETE ON audit_events TO personnel',
      { fault: 'more-rights', of: 'audit_events' },
    ],
    [
      'may say of which transaction an event is',
      'GRANT INSERT (xid) ON audit_events TO personnel',
      { fault: 'more-rights', of: 'audit_events' },
    ],
    [
      'may grant what it has',
      'GRANT SELECT ON votes TO personnel WITH GRANT OPTION',
      { fault: 'more-rights', of: 'votes' },
    ],
    [
      'may call what runs as the owner',
      'GRANT EXECUTE ON FUNCTION append_to_common_chain(text, jsonb, jsonb) TO personnel',
      { fault: 'calls-for-owner', of: 'append_to_common_chain(text,jsonb,jsonb)' },
    ],
    [
      'finds other tables first',
      'ALTER ROLE personnel SET search_path = elsewhere, public',
      { fault: 'settings', of: 'search_path' },
    ],
  ])('is told when it %s', async (_, change, fault) => {
    expect(await afterTampering(verifyApplicationRole, change)).toEqual([{ ...fault, role: 'personnel' }])
  })

  test.each<[string, string, RoleFault]>([
    ['a table', 'GRANT SELECT ON votes TO PUBLIC', { fault: 'more-rights', role: 'PUBLIC', of: 'votes' }],
    [
      'other tables first',
      "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = elsewhere, public', current_database()); END $$",
      { fault: 'settings', role: 'PUBLIC', of: 'search_path' },
    ],
  ])('is told when everybody is given %s', async (_, change, fault) => {
    expect(await afterTampering(verifyApplicationRole, change)).toEqual([fault])
  })
})
