import type pg from 'pg'
import { ownColumns } from './own-columns.js'

/** Takes a copy of every table, to be put back later as whoever restores a backup does. */
export async function copyOfDatabase(pool: pg.Pool): Promise<{ putBack(): Promise<void> }> {
  const { rows } = await pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
  )
  const tables = rows.map(({ name }) => name)
  const client = await pool.connect()
  try {
    // All of one moment: what is written meanwhile is in none of them.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    await client.query('CREATE SCHEMA yesterday')
    for (const table of tables) await client.query(`CREATE TABLE yesterday.${table} AS TABLE public.${table}`)
    await client.query('COMMIT')
  } finally {
    client.release()
  }
  return {
    async putBack() {
      const client = await pool.connect()
      try {
        await client.query('BEGIN')
        // Triggers and references say nothing to a copy that was whole.
        await client.query('SET LOCAL session_replication_role = replica')
        await client.query(`TRUNCATE ${tables.map((table) => `public.${table}`).join(', ')}`)
        for (const table of tables) {
          const columns = await ownColumns(client, `public.${table}`)
          await client.query(
            `INSERT INTO public.${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM yesterday.${table}`,
          )
        }
        await client.query('COMMIT')
      } finally {
        client.release()
      }
    },
  }
}
