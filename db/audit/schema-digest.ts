import type pg from 'pg'

/** Each kind of object of the schema `public`, and one text for each object of it, in PostgreSQL's own words. */
const OBJECTS = {
  tables: `
    SELECT concat_ws('|', relname, relkind, relpersistence, relrowsecurity, relforcerowsecurity, reloptions,
      (SELECT string_agg(inhrelid::regclass::text, ' ' ORDER BY inhrelid::regclass::text) FROM pg_inherits WHERE inhparent = c.oid),
      (SELECT string_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated,
         attcollation::regcollation, pg_get_expr(adbin, adrelid)), ', ' ORDER BY attnum)
       FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
       WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped)) AS object
    FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind NOT IN ('i', 'I')`,
  // Columns that must be given are told with their tables, whichever version of PostgreSQL lists them here as well.
  constraints: `
    SELECT concat_ws('|', conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid)) AS object
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'`,
  indexes: `
    SELECT concat_ws('|', indisvalid, pg_get_indexdef(indexrelid)) AS object
    FROM pg_index JOIN pg_class i ON i.oid = indexrelid WHERE relnamespace = 'public'::regnamespace`,
  // The names of those that watch over keys hold numbers of this server.
  triggers: `
    SELECT concat_ws('|', tgrelid::regclass, tgenabled, CASE WHEN tgisinternal
      THEN concat_ws(' ', conname, tgtype, tgfoid::regproc) ELSE pg_get_triggerdef(t.oid) END) AS object
    FROM pg_trigger t JOIN pg_class r ON r.oid = tgrelid LEFT JOIN pg_constraint c ON c.oid = tgconstraint
    WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws('|', evtname, evtenabled, evtevent, evtfoid::regproc, evttags) FROM pg_event_trigger`,
  functions: `
    SELECT CASE prokind WHEN 'a' THEN oid::regprocedure::text ELSE pg_get_functiondef(oid) END AS object
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
  policies: `
    SELECT concat_ws('|', polrelid::regclass, polname, polcmd, polpermissive, pg_get_expr(polqual, polrelid),
      pg_get_expr(polwithcheck, polrelid)) AS object FROM pg_policy`,
  views: `
    SELECT concat_ws('|', ev_class::regclass, rulename, ev_enabled, pg_get_ruledef(r.oid)) AS object
    FROM pg_rewrite r JOIN pg_class c ON c.oid = ev_class WHERE relnamespace = 'public'::regnamespace`,
} as const

/** A kind of object of a schema. */
export type ObjectKind = keyof typeof OBJECTS

/** The SHA-256 of all objects of each kind, in hex. */
export type SchemaDigests = Readonly<Record<ObjectKind, string>>

// The keys of a literal are its own.
export const OBJECT_KINDS = Object.keys(OBJECTS) as readonly ObjectKind[]

/** What the schema is, the same on every machine: no numbers of objects, no owners, no rights. In a transaction. */
export async function digestSchema(client: pg.ClientBase): Promise<SchemaDigests> {
  // What is not in that schema is named with its own.
  await client.query("SELECT set_config('search_path', 'public, pg_temp', true)")
  const digests = OBJECT_KINDS.map(
    (kind) => `(SELECT encode(sha256(convert_to(
      coalesce(string_agg(object, E'\\n' ORDER BY object COLLATE "C"), ''), 'UTF8')), 'hex') FROM (${OBJECTS[kind]}) x) AS ${kind}`,
  )
  const { rows } = await client.query<SchemaDigests>(`SELECT ${digests.join(', ')}`)
  const [schema] = rows
  if (!schema) throw new Error('PostgreSQL answers no row where one was asked for.')
  return schema
}
