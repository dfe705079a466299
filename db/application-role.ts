import pg from 'pg'

/** What the role of API and worker may do with a table. Nothing else: it owns none, and has no TRUNCATE and no triggers. */
const ROWS_STAY = ['SELECT', 'INSERT', 'UPDATE'] as const
const ONLY_READ = ['SELECT'] as const
const ONLY_APPENDED = ['SELECT', 'INSERT'] as const
const COMES_AND_GOES = ['SELECT', 'INSERT', 'DELETE'] as const
const ROWS_GO = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const

type Rights =
  | typeof ROWS_STAY
  | typeof ONLY_READ
  | typeof ONLY_APPENDED
  | typeof COMES_AND_GOES
  | typeof ROWS_GO

/**
 * The tables of which the role may do less or more than write rows that stay. The notes in written_rows and the
 * copies in withdrawn_reads are the triggers' own; of some columns alone it may do more (`RIGHTS_TO_COLUMNS`).
 */
const OTHERWISE: Readonly<Record<string, Rights>> = {
  accounts: ONLY_APPENDED,
  group_members: ONLY_APPENDED,
  groups: ONLY_READ,
  migrations: ONLY_READ,
  role_grants: COMES_AND_GOES,
  withdrawn_reads: ONLY_READ,
  written_rows: ONLY_READ,
  audit_chains: ONLY_APPENDED,
  audit_events: ONLY_READ,
  case_changes: ONLY_APPENDED,
  confidence_results: ONLY_APPENDED,
  documents: ONLY_APPENDED,
  eligibility_checks: ONLY_APPENDED,
  overruled_runs: ONLY_APPENDED,
  paper_templates: ONLY_APPENDED,
  pinned_law: ONLY_APPENDED,
  record_commands: ONLY_APPENDED,
  browser_sessions: ROWS_GO,
  calendar_days: ROWS_GO,
  case_states: ROWS_GO,
  closed_heads: ROWS_GO,
  out_of_step: ROWS_GO,
  reads_on_record: ROWS_GO,
  rule_set_drafts: ROWS_GO,
  wrong_passwords: ROWS_GO,
}

/**
 * It closes accounts and ends memberships, and makes neither somebody else's; moves the end of a chain, and appends events
 * whose transaction PostgreSQL gives.
 */
export const RIGHTS_TO_COLUMNS: Readonly<
  Record<string, { right: 'INSERT' | 'UPDATE'; columns: readonly string[] }>
> = {
  accounts: { right: 'UPDATE', columns: ['closed_at'] },
  audit_chains: { right: 'UPDATE', columns: ['length', 'head'] },
  audit_events: { right: 'INSERT', columns: ['chain', 'position', 'at', 'what', 'bytes', 'hash'] },
  group_members: { right: 'UPDATE', columns: ['to_on'] },
  paper_templates: { right: 'UPDATE', columns: ['withdrawn_at', 'withdrawn_by', 'reason'] },
}

/** What that role may do with the rows of a table. */
export const rightsTo = (table: string): Rights => OTHERWISE[table] ?? ROWS_STAY

/**
 * Gives the role of API and worker its rights to all that the migrations have made, and takes any others from it; a table
 * that is made later has none until this is done again. Only whoever owns the tables can. At once or not at all.
 * @throws when there is no such role, or it could go beyond what it is given
 */
export async function grantApplicationRights(client: pg.ClientBase, role: string): Promise<void> {
  await requirePlainRole(client, role)
  const name = pg.escapeIdentifier(role)
  const { rows: tables } = await client.query<{ table: string }>(
    `SELECT tablename AS table FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  )
  await client.query('BEGIN')
  await client.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC, ${name};
    REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, ${name};
    REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, ${name};
    GRANT USAGE ON SCHEMA public TO ${name}`)
  for (const { table } of tables) {
    const granted = rightsTo(table).join(', ')
    await client.query(`GRANT ${granted} ON ${pg.escapeIdentifier(table)} TO ${name}`)
  }
  for (const [table, { right, columns }] of Object.entries(RIGHTS_TO_COLUMNS))
    await client.query(`GRANT ${right} (${columns.join(', ')}) ON ${table} TO ${name}`)
  await closeSideDoors(client, name)
  await client.query('COMMIT')
}

/**
 * A function that runs with its owner's rights would write as the owner does, for whoever calls it or hangs it on a table of
 * their own: the triggers alone run one. And nobody else makes tables.
 */
async function closeSideDoors(client: pg.ClientBase, name: string): Promise<void> {
  const { rows } = await client.query<{ database: string; functions: string | null }>(
    `SELECT quote_ident(current_database()) AS database, (
       SELECT string_agg(oid::regprocedure::text, ', ') FROM pg_proc
       WHERE pronamespace = 'public'::regnamespace AND prosecdef) AS functions`,
  )
  for (const { database, functions } of rows) {
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC, ${name};
      GRANT CONNECT ON DATABASE ${database} TO ${name}`)
    if (functions) await client.query(`REVOKE ALL ON FUNCTION ${functions} FROM PUBLIC, ${name}`)
  }
}

async function requirePlainRole(client: pg.ClientBase, role: string): Promise<void> {
  const { rows } = await client.query<{ isPlain: boolean }>(
    `SELECT NOT (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)
       AND rolname <> current_user
       AND NOT EXISTS (SELECT 1 FROM pg_auth_members WHERE member = r.oid)
       AND NOT EXISTS (SELECT 1 FROM pg_class WHERE relowner = r.oid) AS "isPlain"
     FROM pg_roles r WHERE rolname = $1`,
    [role],
  )
  const [found] = rows
  if (!found) {
    throw new Error(
      `APPLICATION_ROLE: there is no role ${role}: make it with CREATE ROLE ${role} LOGIN PASSWORD '…'.`,
    )
  }
  if (!found.isPlain) {
    throw new Error(
      `APPLICATION_ROLE: ${role} must be a role of its own that is no superuser, creates neither roles nor databases, is a member of no other role and owns no table: what it is given would not bind it.`,
    )
  }
}
