import type pg from 'pg'
import type { UnitId } from '../../domain/vocabulary.js'

/** The units looked at: all, or these and nothing below them. */
export type Scope = 'all' | readonly UnitId[]

/** The scope as a parameter: null for everything. */
export const scopeValue = (scope: Scope): readonly UnitId[] | null => (scope === 'all' ? null : scope)

/** The unit with everything below, 'all' for the root, undefined when there is no such unit. */
export async function findUnitReach(
  client: pg.Pool | pg.ClientBase,
  unit: UnitId,
): Promise<'all' | UnitId[] | undefined> {
  const { rows } = await client.query<{ isRoot: boolean; units: UnitId[] }>({
    name: 'find-unit-reach',
    text: `SELECT u.parent_id IS NULL AS "isRoot",
             CASE WHEN u.parent_id IS NULL THEN '{}' ELSE
               ARRAY(SELECT below.id FROM units below WHERE below.path @> ARRAY[u.id] ORDER BY below.id)
             END AS units
           FROM units u WHERE u.id = $1`,
    values: [unit],
  })
  const [row] = rows
  return row && (row.isRoot ? 'all' : row.units)
}

/** Units of a scope above which the scope has none, up to `limit`. */
export async function listTopUnits(
  client: pg.Pool | pg.ClientBase,
  scope: Scope,
  limit: number,
): Promise<UnitId[]> {
  const { rows } = await client.query<{ id: UnitId }>({
    name: 'list-top-units',
    text: `SELECT id FROM units
           WHERE CASE WHEN $1::text[] IS NULL THEN parent_id IS NULL
             ELSE id = ANY ($1) AND (parent_id IS NULL OR parent_id <> ALL ($1)) END
           ORDER BY id LIMIT $2`,
    values: [scopeValue(scope), limit],
  })
  return rows.map(({ id }) => id)
}
