import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type pg from 'pg'
import { fill } from '../../bench/scale/data/build.js'
import { appendToChain, COMMON_CHAIN } from '../../db/audit/audit-chain.js'
import { NOT_NOTED, NOTED, OF_A_DOCUMENT } from '../../db/audit/noted-tables.js'
import { type RowFault, verifyRows } from '../../db/audit/verify-rows.js'
import {
  chainWrittenRows,
  digestOfNotes,
  notedUntil,
  notesOf,
  ROWS_WRITTEN,
  type TakingRow,
} from '../../db/audit/written-rows.js'
import { createPool, inTransaction } from '../../db/pool.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'
import { until } from '../support/product.js'

const SCALE = { cases: 400, people: 300, posts: 150, seats: 400 }
const AT = '2026-11-29T02:00:00.000Z'

const now = (): string => new Date().toISOString()

/** The trail as it is when nothing was taken or migrated of late. */
const ALL_IS_OLDER = "UPDATE audit_events SET at = at - interval '1 day' WHERE chain = 'common'"

/** What the trail has taken. */
async function taken(client: pg.PoolClient) {
  const { rows } = await client.query<TakingRow>(
    'SELECT position, xid::text, bytes FROM audit_events WHERE what = $1 ORDER BY position',
    [ROWS_WRITTEN],
  )
  return rows.flatMap((row) => notesOf(row) ?? [])
}

/** Rows of tables that the province of the benchmarks has none of. */
const WITHOUT_ROWS = `
  INSERT INTO unit_grades (unit_id, year, grade, evidence, recorded_by, recorded_at)
    SELECT min(u.id), 2025, 'good', 'Thông báo 9', min(p.id), now() FROM units u, people p;
  INSERT INTO political_conclusions (person_id, concluded_on, met, recorded_by)
    SELECT min(id), '2025-01-05', true, min(id) FROM people ON CONFLICT DO NOTHING;
  INSERT INTO rule_set_drafts (id, body, author_id, reason, saved_at)
    SELECT 'draft', '{"id": "draft"}', min(id), 'Sửa', now() FROM people ON CONFLICT DO NOTHING;`

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  await fill(database.url, SCALE)
  pool = createPool(database.url, 4)
  await pool.query(WITHOUT_ROWS)
  // The province was put there without its triggers: the notes begin with what is there.
  await inTransaction(pool, async (client) => {
    await client.query("SET LOCAL timezone = 'UTC'")
    for (const [table, key] of Object.entries(NOTED)) {
      const columns = table === 'documents' ? OF_A_DOCUMENT.join(', ') : '*'
      await client.query(
        `INSERT INTO written_rows (place, key, digest) SELECT $1, key_of(content, $2), row_digest(content)
         FROM (SELECT to_jsonb(x) AS content FROM (SELECT ${columns} FROM ${table}) x) y`,
        [table, key],
      )
    }
  })
  // Not while another test writes on the same server.
  // They are taken now: the schema is as old as the run of the tests.
  await until('the notes are taken', async () => (await chainWrittenRows(pool, now())) > 0)
}, 120_000)
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** What is found after tampering, which is then undone. `unnoted`: as an administrator would who switches triggers off. */
async function afterTampering(
  tamper: (client: pg.PoolClient) => Promise<unknown>,
  { unnoted = false } = {},
): Promise<RowFault[]> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    if (unnoted) await client.query('SET LOCAL session_replication_role = replica')
    await tamper(client)
    return await verifyRows(client)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

interface Column {
  table: string
  column: string
  other: string
}

/** Another value of each type. */
const OTHER: Record<string, (column: string) => string> = {
  text: (column) => `coalesce(${column}, '') || '~'`,
  integer: (column) => `coalesce(${column}, 0) - 1000000`,
  bigint: (column) => `coalesce(${column}, 0) - 1000000`,
  numeric: (column) => `coalesce(${column}, 0) - 1000000`,
  boolean: (column) => `NOT coalesce(${column}, false)`,
  date: (column) => `coalesce(${column}, '2020-01-01') + 1`,
  'timestamp with time zone': (column) => `coalesce(${column}, '2020-01-01') + interval '1 second'`,
  jsonb: () => `'{"other": true}'`,
  'text[]': () => `ARRAY['~']`,
  'integer[]': () => 'ARRAY[1]',
  'date[]': () => `ARRAY['2020-01-01'::date]`,
}

/** Every column that is noted, of every table with rows. */
async function columns(): Promise<Column[]> {
  const { rows } = await pool.query<{ table: string; column: string; type: string }>(
    `SELECT relname AS table, attname AS column, format_type(atttypid, NULL) AS type
     FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
     WHERE relname = ANY ($1) AND relkind = 'r' AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY relname, attnum`,
    [Object.keys(NOTED)],
  )
  const filled = new Set<string>()
  for (const table of Object.keys(NOTED)) {
    if ((await pool.query(`SELECT 1 FROM ${table} LIMIT 1`)).rowCount) filled.add(table)
  }
  return rows
    .filter(
      ({ table, column }) => filled.has(table) && !NOTED[table]?.includes(column) && column !== 'content',
    )
    .map(({ table, column, type }) => ({ table, column, other: OTHER[type]?.(column) ?? `no other ${type}` }))
}

/** Whatever would refuse the value is taken out of the way first, as an administrator can. */
async function withoutChecks(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name FROM pg_constraint
     WHERE contype = 'c' AND connamespace = 'public'::regnamespace`,
  )
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`)
  await client.query('ALTER TABLE cases ALTER number DROP IDENTITY')
}

describe('rows beside the trail', () => {
  test('have no fault while nobody touches them', async () => {
    expect(await inTransaction(pool, verifyRows)).toEqual([])
  })

  test('are noted in every table, or there is a reason why not', async () => {
    const { rows } = await pool.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    )
    expect([...Object.keys(NOTED), ...Object.keys(NOT_NOTED)].sort()).toEqual(rows.map(({ name }) => name))
  })

  test('are named when a column of one is changed behind the notes, whichever it is', async () => {
    const all = await columns()
    const tables = [...new Set(all.map(({ table }) => table))]
    const byTable = tables.map((table) => all.filter((column) => column.table === table))
    expect(tables.length).toBeGreaterThan(25)
    expect(tables).toEqual(
      expect.arrayContaining(['political_conclusions', 'rule_set_drafts', 'unit_grades']),
    )
    const rounds = Math.max(...byTable.map(({ length }) => length))
    for (let round = 0; round < rounds; round += 1) {
      const changed = byTable.flatMap((of) => of[round] ?? [])
      const faults = await afterTampering(
        async (client) => {
          await withoutChecks(client)
          for (const { table, column, other } of changed) {
            await client.query(
              `UPDATE ${table} SET ${column} = ${other} WHERE ctid = (SELECT min(ctid) FROM ${table})`,
            )
          }
        },
        { unnoted: true },
      )
      const named = faults.flatMap((fault) => (fault.fault === 'row-changed' ? [fault.table] : []))
      expect([round, named]).toEqual([round, changed.map(({ table }) => table)])
    }
  }, 240_000)

  test.each([
    ['a status', `UPDATE cases SET status = 'stopped' WHERE id = (SELECT min(id) FROM cases)`, 'cases'],
    ['a birth date', `UPDATE people SET born_on = '1990-01-01' WHERE id = 'c-7'`, 'people'],
    [
      'who completed a task',
      `UPDATE tasks SET completed_by = 'c-1' WHERE id = (SELECT min(id) FROM tasks)`,
      'tasks',
    ],
    [
      'an evaluation',
      `DELETE FROM evaluations WHERE ctid = (SELECT min(ctid) FROM evaluations)`,
      'evaluations',
    ],
  ])('are named when %s is changed without an event', async (_, change, table) => {
    const faults = await afterTampering((client) => client.query(change))
    expect(faults).toContainEqual({ fault: 'unseen-write', table, key: expect.any(String) })
  })

  test('are named when one is changed beside a right, whose event says nothing of it', async () => {
    const faults = await afterTampering(async (client) => {
      await client.query(`UPDATE people SET ethnicity = 'Tày' WHERE id = 'c-7'`)
      await client.query(
        `UPDATE role_grants SET role = role WHERE ctid = (SELECT min(ctid) FROM role_grants)`,
      )
    })
    expect(faults).toEqual([{ fault: 'unseen-write', table: 'people', key: 'c-7' }])
  })

  test('are named when a null is put into a document of one behind the notes, whichever it is', async () => {
    const documents = (await columns()).filter(({ other }) => other === OTHER.jsonb?.(''))
    const looked = new Set<string>()
    const nullIn = async (client: pg.PoolClient, { table, column }: Column): Promise<boolean> => {
      const holds = `'object' IN (jsonb_typeof(${column}), jsonb_typeof(${column} -> 0))`
      const place = `CASE jsonb_typeof(${column}) WHEN 'object' THEN '{withheld}' ELSE '{0,withheld}' END`
      const { rowCount } = await client.query(
        `UPDATE ${table} SET ${column} = jsonb_set(${column}, (${place})::text[], 'null')
         WHERE ctid = (SELECT min(ctid) FROM ${table} WHERE ${holds})`,
      )
      if (rowCount) looked.add(`${table}.${column}`)
      return rowCount === 1
    }
    for (let left = documents; left.length > 0; ) {
      // Of each table one.
      const round = left.filter(({ table }, n) => left.findIndex((each) => each.table === table) === n)
      left = left.filter((each) => !round.includes(each))
      const changed: string[] = []
      const faults = await afterTampering(
        async (client) => {
          await withoutChecks(client)
          for (const each of round) if (await nullIn(client, each)) changed.push(each.table)
        },
        { unnoted: true },
      )
      expect(faults.flatMap((fault) => (fault.fault === 'row-changed' ? [fault.table] : []))).toEqual(changed)
    }
    expect(looked.size).toBeGreaterThan(5)
  }, 240_000)

  test('stand by the notes from before, which left out every null', async () => {
    const former = "sha256(convert_to(jsonb_strip_nulls(to_jsonb(c))::text, 'UTF8'))"
    const withNull = async (client: pg.PoolClient, digest: string) => {
      await client.query("SET LOCAL timezone = 'UTC'")
      await client.query(
        `WITH c AS (UPDATE cases SET stages = jsonb_set(stages, '{0,withheld}', 'null') WHERE id = (SELECT min(id) FROM cases) RETURNING *)
         INSERT INTO written_rows (place, key, digest) SELECT 'cases', id, ${digest} FROM c`,
      )
    }
    const changedBy = async (digest: string) =>
      (await afterTampering((client) => withNull(client, digest), { unnoted: true })).filter(
        ({ fault }) => fault === 'row-changed',
      )
    expect(await changedBy(former)).toEqual([])
    expect(await changedBy(`'\\x02'::bytea || ${former}`)).toMatchObject([{ table: 'cases' }])
    expect(await changedBy('row_digest(to_jsonb(c))')).toEqual([])
  })

  test('are named when one is removed or added behind the notes', async () => {
    const faults = await afterTampering(
      async (client) => {
        await client.query(`DELETE FROM votes WHERE id = (SELECT min(id) FROM votes)`)
        await client.query(
          `INSERT INTO role_grants (person_id, role, unit_id) VALUES ('c-1', 'hr_officer', 'u-root')`,
        )
      },
      { unnoted: true },
    )
    expect(faults).toEqual([
      { fault: 'row-added', table: 'role_grants', key: 'c-1/hr_officer/u-root' },
      { fault: 'row-missing', table: 'votes', key: expect.any(String) },
    ])
  })

  test('are named when the law of a case is another', async () => {
    const faults = await afterTampering((client) =>
      client.query(`UPDATE pinned_law SET law = '{}' WHERE hash = (SELECT min(hash) FROM pinned_law)`),
    )
    expect(faults).toEqual([{ fault: 'content-changed', table: 'pinned_law', key: expect.any(String) }])
  })

  test('are named when the content of a document is another', async () => {
    const faults = await afterTampering((client) =>
      client.query(
        `UPDATE documents SET content = content || '\\x00' WHERE id = (SELECT min(id) FROM documents)`,
      ),
    )
    expect(faults).toContainEqual({ fault: 'content-changed', table: 'documents', key: expect.any(String) })
  })

  test.each([
    ['changed', `UPDATE written_rows SET digest = NULL WHERE seq = (SELECT min(seq) FROM written_rows)`],
    ['removed', 'DELETE FROM written_rows WHERE seq = (SELECT min(seq) FROM written_rows)'],
    ['added among those before', `INSERT INTO written_rows (xid, place, key) VALUES ('7', 'people', 'c-9')`],
  ])('have notes that cannot be %s once the trail has taken them', async (_, change) => {
    const faults = await afterTampering((client) => client.query(change))
    expect(faults).toContainEqual({ fault: 'other-notes', from: '0', until: expect.any(String) })
  })

  test.each([
    [
      'one from before is said to be of its transaction',
      `UPDATE audit_events SET xid = pg_current_xact_id() WHERE (chain, position) = (
         SELECT chain, position FROM audit_events WHERE chain <> 'common' ORDER BY chain, position LIMIT 1)`,
    ],
    [
      'one from before is said to be of none',
      `UPDATE audit_events SET xid = NULL WHERE (chain, position) = (
         SELECT chain, position FROM audit_events WHERE chain <> 'common' ORDER BY chain, position LIMIT 1)`,
    ],
  ])('are explained by no event of another transaction: %s', async (_, change) => {
    const faults = await afterTampering(async (client) => {
      await client.query(`UPDATE people SET ethnicity = 'Tày' WHERE id = 'c-7'`)
      await client.query(change)
    })
    expect(faults).toContainEqual({ fault: 'other-events', from: '0', until: expect.any(String) })
  })

  test.each([
    ROWS_WRITTEN,
    'case-closed',
    'workflow-overruled',
    'workflow-healed',
    'payload-key-changed',
    'payload-key-free',
  ])('are explained by no event that comes with no row: %s', async (what) => {
    const faults = await afterTampering(async (client) => {
      await client.query(`UPDATE people SET ethnicity = 'Tày' WHERE id = 'c-7'`)
      await appendToChain(client, COMMON_CHAIN, [{ what, actor: 'system' }], now())
    })
    expect(faults).toContainEqual({ fault: 'unseen-write', table: 'people', key: 'c-7' })
  })

  test('have notes that begin at the beginning', async () => {
    const faults = await afterTampering(async (client) => {
      const [{ until: from } = { until: '0' }] = await taken(client)
      const second = { from, until: from, ...(await digestOfNotes(client, { from, until: from })) }
      const entry = { what: ROWS_WRITTEN, actor: 'system', after: second }
      await appendToChain(client, COMMON_CHAIN, [entry], now())
      await client.query(
        `UPDATE audit_events SET what = 'records-imported' WHERE chain = 'common' AND position = (
           SELECT min(position) FROM audit_events WHERE chain = 'common' AND what = $1)`,
        [ROWS_WRITTEN],
      )
    })
    expect(faults).toEqual([expect.objectContaining({ fault: 'other-notes' })])
  })

  test.each([
    ['no JSON', 'x'],
    ['nothing', '{}'],
    ['no numbers', '{"after":{"from":"x","until":"x","rows":0,"digest":""}}'],
    [
      'a transaction that is still to come',
      `{"after":{"from":"0","until":"900000000000000000","rows":0,"digest":"${'0'.repeat(64)}"}}`,
    ],
  ])('are told and taken all the same beside a false event that says %s', async (_, bytes) => {
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      await client.query(
        `INSERT INTO audit_events (chain, position, at, what, bytes, hash) VALUES ('common', 1000000, now(), $1, $2, '')`,
        [ROWS_WRITTEN, bytes],
      )
      expect(await verifyRows(client)).toEqual([{ fault: 'no-notes-taken', position: 1_000_000 }])
      await appendToChain(client, COMMON_CHAIN, [{ what: 'cadre-changed', actor: 'c-1' }], now())
      await client.query(`UPDATE people SET full_name = 'Lò Văn Mới' WHERE id = 'c-7'`)
      expect(await notedUntil(client)).toBe((await taken(client)).at(-1)?.until)
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  })

  test('have notes that nobody keeps from the trail for longer than ten minutes', async () => {
    const heldFor = (minutes: number) =>
      afterTampering(async (client) => {
        await client.query(ALL_IS_OLDER)
        await client.query(`UPDATE people SET full_name = 'Lò Văn Mới' WHERE id = 'c-7'`)
        const at = new Date(Date.now() - minutes * 60_000).toISOString()
        await appendToChain(client, COMMON_CHAIN, [{ what: 'cadre-changed', actor: 'c-1' }], at)
      })
    expect(await heldFor(9)).toEqual([])
    expect(await heldFor(11)).toEqual([{ fault: 'notes-held-back', since: expect.any(String) }])
  })

  test('are not held back where what was just entered tells of an earlier day', async () => {
    const faults = await afterTampering(async (client) => {
      await client.query(`UPDATE people SET full_name = 'Lò Văn Mới' WHERE id = 'c-7'`)
      await appendToChain(client, COMMON_CHAIN, [{ what: 'cadre-changed', actor: 'c-1' }], AT)
    })
    expect(faults).toEqual([])
  })

  test('are said never to have been taken where the trail has no notes of them', async () => {
    const faults = await afterTampering(async (client) => {
      await client.query(ALL_IS_OLDER)
      await client.query('DELETE FROM audit_events WHERE what = $1', [ROWS_WRITTEN])
    })
    expect(faults).toEqual([{ fault: 'notes-never-taken' }])
  })

  test('are said not to be noted where a trigger is gone or switched off', async () => {
    const faults = await afterTampering(async (client) => {
      await client.query('DROP TRIGGER written ON votes')
      await client.query('ALTER TABLE people DISABLE TRIGGER written')
    })
    expect(faults.map((fault) => 'table' in fault && `${fault.fault} ${fault.table}`).sort()).toEqual([
      'not-noted people',
      'not-noted votes',
    ])
  })

  test('are in order when they are written with an event', async () => {
    const faults = await afterTampering(async (client) => {
      await client.query(`UPDATE people SET full_name = 'Lò Văn Mới' WHERE id = 'c-7'`)
      await appendToChain(client, COMMON_CHAIN, [{ what: 'cadre-changed', actor: 'c-1' }], now())
    })
    expect(faults).toEqual([])
  })

  test('tell a right and a membership in the trail, however they are entered', async () => {
    const told: string[] = []
    const faults = await afterTampering(async (client) => {
      await client.query(
        `INSERT INTO role_grants (person_id, role, unit_id) VALUES ('c-1', 'monitor', 'u-root')`,
      )
      await client.query(
        `UPDATE group_members SET to_on = '2026-11-01' WHERE ctid = (SELECT min(ctid) FROM group_members)`,
      )
      await client.query(`DELETE FROM accounts WHERE login = (SELECT min(login) FROM accounts)`)
      const { rows } = await client.query<{ bytes: string }>(
        `SELECT bytes FROM audit_events WHERE chain = 'common' AND what NOT IN ('rows-written', 'schema-migrated') ORDER BY position`,
      )
      for (const { bytes } of rows) {
        const { what, actor, before, after } = JSON.parse(bytes)
        told.push(`${what} ${actor.split(':')[0]} ${before?.length ?? 0} ${after?.length ?? 0}`)
      }
    })
    expect(faults).toEqual([])
    expect(told).toEqual([
      'rights-changed database 0 1',
      'members-changed database 1 1',
      'accounts-changed database 1 0',
    ])
  })
})
