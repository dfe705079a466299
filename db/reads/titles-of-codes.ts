import type pg from 'pg'
import type { PersonId, Text } from '../../domain/vocabulary.js'

const titled = (table: string, alias: string) =>
  `SELECT ${alias}.id, jsonb_build_object('vi', ${alias}.name_vi, 'en', ${alias}.name_en) AS title FROM ${table} ${alias}
   WHERE ${alias}.id = ANY ($1)`

/** What people, posts, units, groups and cases are called, by their code; a code of nothing is left out. */
export async function findTitlesOfCodes(
  client: pg.Pool | pg.ClientBase,
  codes: readonly string[],
): Promise<Map<string, Text>> {
  if (codes.length === 0) return new Map()
  const { rows } = await client.query<{ id: string; title: Text }>({
    name: 'find-titles-of-codes',
    text: `
      SELECT id, jsonb_build_object('vi', full_name, 'en', full_name) AS title FROM people WHERE id = ANY ($1)
      UNION ALL
      SELECT p.id, jsonb_build_object('vi', p.title_vi || ', ' || u.name_vi, 'en', p.title_en || ', ' || u.name_en)
      FROM posts p JOIN units u ON u.id = p.unit_id WHERE p.id = ANY ($1)
      UNION ALL ${titled('units', 'u')} UNION ALL ${titled('groups', 'g')}
      UNION ALL
      SELECT id, jsonb_build_object('vi', 'hồ sơ số ' || number, 'en', 'procedure no. ' || number) FROM cases
      WHERE id = ANY ($1)`,
    values: [codes],
  })
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** Full names by id. */
export async function findNames(
  client: pg.Pool | pg.ClientBase,
  ids: readonly PersonId[],
): Promise<Map<PersonId, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<{ id: PersonId; name: string }>({
    name: 'find-names',
    text: 'SELECT id, full_name AS name FROM people WHERE id = ANY ($1)',
    values: [ids],
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
