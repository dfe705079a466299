import pg from 'pg'
import type { Client } from '../pool.js'

/** So many figures a process keeps of one database; the first kept goes first. */
const MOST_KEPT = 200
/** Where more rows have been written since, it is not looked through what they are. */
const MOST_LOOKED_AT = 1_000

interface Kept {
  /** Which transactions were over before anything was read (`pg_snapshot`, as text). */
  since: string
  value: unknown
}

const kept = new WeakMap<pg.Pool, Map<string, Kept>>()

/** Rows that figures are made of: of these tables; of cases those that are closed. */
export interface MadeOf<T = unknown> {
  tables: readonly string[]
  closedCases?: boolean
  /** Has time alone changed what was made? */
  isPast?: (value: T) => Promise<boolean>
}

/**
 * Figures of thousands of rows that seldom change, made once and told again as long as no row that they are made of has been
 * written: every write is noted with its transaction (0029), so that none is missed, in whatever order they end. What is read
 * within a transaction is made anew. `key`: all that the figures depend on beside the rows.
 */
export async function keptFigures<T>(
  client: Client,
  key: string,
  of: MadeOf<T>,
  make: () => Promise<T>,
): Promise<T> {
  if (!(client instanceof pg.Pool)) return make()
  const figures = kept.get(client) ?? new Map<string, Kept>()
  kept.set(client, figures)
  const known = figures.get(key)
  const { now, isOver } = await changesIn(client, of, known?.since)
  // What is kept under a key was made by the same caller.
  const before = known && !isOver ? { value: known.value as T } : undefined
  const value = before && !(await of.isPast?.(before.value)) ? before.value : await make()
  figures.delete(key)
  figures.set(key, { since: now, value })
  for (const first of figures.keys()) if (figures.size > MOST_KEPT) figures.delete(first)
  return value
}

/** A moment of another life of this database knows of nothing. */
const CHANGES = `
  WITH written AS MATERIALIZED (
    SELECT place, key FROM written_rows
    WHERE xid >= pg_snapshot_xmin($1::pg_snapshot) AND NOT pg_visible_in_snapshot(xid, $1::pg_snapshot)
    ORDER BY xid LIMIT ${MOST_LOOKED_AT})
  SELECT pg_current_snapshot()::text AS now,
    $1::pg_snapshot IS NULL OR pg_snapshot_xmax($1::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())
      OR (SELECT count(*) FROM written) = ${MOST_LOOKED_AT}
      OR EXISTS (SELECT FROM written WHERE place = ANY ($2))
      OR ($3 AND EXISTS (SELECT FROM written w JOIN cases c ON c.id = w.key WHERE w.place = 'cases' AND c.closed_at IS NOT NULL))
      AS "isOver"`

async function changesIn(
  client: Client,
  { tables, closedCases = false }: Omit<MadeOf, 'isPast'>,
  since: string | undefined,
) {
  const { rows } = await client.query<{ now: string; isOver: boolean }>({
    name: 'changes-of-kept-figures',
    text: CHANGES,
    values: [since ?? null, tables, closedCases],
  })
  return rows[0] ?? { now: '', isOver: true }
}
