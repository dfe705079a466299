import type pg from 'pg'
import { RIGHTS_TO_COLUMNS, rightsTo } from '../application-role.js'

/** The role that the product runs as could go beyond what it is given, or is led astray. */
export interface RoleFault {
  fault: 'not-plain' | 'more-rights' | 'settings' | 'calls-for-owner'
  role: string
  /** Of which table, function or setting. */
  of: string
}

/**
 * Looks at whoever may append to the trail and does not own it: the role of API and worker, where it is one of its own. Of
 * everybody it is asked that they have no rights to tables, and no settings that put another table before one.
 */
export async function verifyApplicationRole(client: pg.ClientBase): Promise<RoleFault[]> {
  const { rows } = await client.query<RoleFault>(
    `WITH granted AS (
       SELECT relname AS place, NULL AS col, a.* FROM pg_class c, aclexplode(relacl) a
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'p') AND grantee <> relowner
       UNION ALL
       SELECT relname, attname, a.* FROM pg_class c JOIN pg_attribute ON attrelid = c.oid, aclexplode(attacl) a
       WHERE relnamespace = 'public'::regnamespace AND grantee <> relowner
     ), application AS (
       SELECT * FROM pg_roles r WHERE oid IN (
         SELECT grantee FROM granted WHERE place = 'audit_events' AND privilege_type = 'INSERT')
     ), given AS (
       SELECT place, NULL AS col, jsonb_array_elements_text(rights) AS privilege
       FROM jsonb_to_recordset($1) AS x (place text, rights jsonb)
       UNION ALL
       SELECT place, jsonb_array_elements_text(columns), "right"
       FROM jsonb_to_recordset($2) AS x (place text, "right" text, columns jsonb)
     )
     SELECT 'not-plain' AS fault, rolname AS role, rolname AS of FROM application r
     WHERE rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls
       OR EXISTS (SELECT 1 FROM pg_auth_members WHERE member = r.oid)
       OR EXISTS (SELECT 1 FROM pg_class WHERE relowner = r.oid)
       OR has_schema_privilege(r.oid, 'public', 'CREATE')
     UNION ALL
     SELECT DISTINCT 'more-rights', coalesce(rolname, 'PUBLIC'), g.place FROM granted g LEFT JOIN application r ON r.oid = grantee
     WHERE (grantee = 0 OR r.oid IS NOT NULL) AND (grantee = 0 OR is_grantable OR NOT EXISTS (
       SELECT 1 FROM given x WHERE x.place = g.place AND x.col IS NOT DISTINCT FROM g.col AND x.privilege = g.privilege_type))
     UNION ALL
     SELECT 'settings', coalesce(rolname, 'PUBLIC'), split_part(setting, '=', 1)
     FROM pg_db_role_setting LEFT JOIN application r ON r.oid = setrole, unnest(setconfig) setting
     WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
       AND (r.oid IS NOT NULL OR setrole = 0 AND split_part(setting, '=', 1) IN ('search_path', 'session_replication_role'))
     UNION ALL
     SELECT 'calls-for-owner', rolname, p.oid::regprocedure::text FROM application r, pg_proc p
     WHERE pronamespace = 'public'::regnamespace AND prosecdef
       AND EXISTS (SELECT 1 FROM aclexplode(coalesce(proacl, acldefault('f', proowner))) WHERE grantee IN (0, r.oid))
     ORDER BY 1, 2, 3`,
    [JSON.stringify(await rightsGiven(client)), JSON.stringify(COLUMNS_GIVEN)],
  )
  return rows
}

const COLUMNS_GIVEN = Object.entries(RIGHTS_TO_COLUMNS).map(([place, each]) => ({ place, ...each }))

async function rightsGiven(client: pg.ClientBase): Promise<{ place: string; rights: readonly string[] }[]> {
  const { rows } = await client.query<{ place: string }>(
    "SELECT tablename AS place FROM pg_tables WHERE schemaname = 'public'",
  )
  return rows.map(({ place }) => ({ place, rights: rightsTo(place) }))
}
