import type pg from 'pg'
import type { Instant } from '../../domain/vocabulary.js'
import { type NamedPerson, namedPerson, namedPersonOrNull } from '../sql/named-person.js'

/** A register of what a person's file or a post holds as a list, as the tables have it; its own is `x`. */
interface Register {
  table: string
  /** Beside the id. */
  columns: string
  joins?: string
  /** Whose an entry is, by $1. */
  of: string
  order: string
}

/** An entry by its number, and whose it is. */
export interface EntryAsked {
  id: number
  of: string
}

/** How the entries of a register are read. */
export interface Entries<Row> {
  /** All of a person's or a post's, in the order of the register. */
  list: (client: pg.Pool | pg.ClientBase, of: string) => Promise<Row[]>
  /** One of them, locked; undefined where it is somebody else's. */
  find: (client: pg.ClientBase, asked: EntryAsked) => Promise<Row | undefined>
}

export function entries<Row extends pg.QueryResultRow>(register: Register): Entries<Row> {
  const { table, columns, joins = '', of, order } = register
  const entry = `SELECT x.id::integer AS id, ${columns} FROM ${table} x ${joins} WHERE ${of}`
  return {
    list: async (client, owner) => (await client.query<Row>(`${entry} ORDER BY ${order}`, [owner])).rows,
    find: async (client, asked) => {
      const values = [asked.of, asked.id]
      return (await client.query<Row>(`${entry} AND x.id = $2 FOR UPDATE OF x`, values)).rows[0]
    },
  }
}

/** Who entered an entry, and who ended it. */
export interface Recorded {
  recordedBy: NamedPerson
  recordedAt: Instant
  endedBy: NamedPerson | null
}

/** The same as SQL, of the registers that keep it. */
export const RECORDED = {
  columns: `${namedPerson('r')} AS "recordedBy", x.recorded_at AS "recordedAt", ${namedPersonOrNull('e')} AS "endedBy"`,
  joins: 'JOIN people r ON r.id = x.recorded_by LEFT JOIN people e ON e.id = x.ended_by',
}

/** Inserts an entry, its values by the names of their columns; undefined where it is there already. */
export async function insertEntry(
  client: pg.ClientBase,
  table: string,
  values: Record<string, string | null>,
): Promise<number | undefined> {
  const columns = Object.keys(values)
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})
     ON CONFLICT DO NOTHING RETURNING id::integer AS id`,
    Object.values(values),
  )
  return rows[0]?.id
}

/** Sets these columns of an entry. */
export async function updateEntry(
  client: pg.ClientBase,
  table: string,
  id: number,
  values: Record<string, string | null>,
): Promise<void> {
  const set = Object.keys(values).map((column, index) => `${column} = $${index + 2}`)
  await client.query(`UPDATE ${table} SET ${set.join(', ')} WHERE id = $1`, [id, ...Object.values(values)])
}
