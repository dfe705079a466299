import type pg from 'pg'
import type { Role } from '../../domain/roles.js'
import type { IsoDate, PersonId, UnitId } from '../../domain/vocabulary.js'

/** An account of the demonstration with what its person is there for. */
export interface DemonstrationAccountRow {
  login: string
  personId: PersonId
  name: string
  roles: { role: Role; unit: { id: UnitId; name: string } }[]
  /** Names of the groups that the person is a member of. */
  groups: string[]
  /** Titles of the posts that the person holds. */
  posts: string[]
}

/** The accounts of the demonstration as they are on that day, those with roles first. */
export async function listDemonstrationAccounts(
  pool: pg.Pool,
  { language, today }: { language: 'vi' | 'en'; today: IsoDate },
): Promise<DemonstrationAccountRow[]> {
  const { rows } = await pool.query<DemonstrationAccountRow>(
    `SELECT a.login, p.id AS "personId", p.full_name AS name,
       coalesce((
         SELECT json_agg(json_build_object('role', g.role, 'unit', json_build_object(
           'id', u.id, 'name', CASE $1 WHEN 'en' THEN u.name_en ELSE u.name_vi END)) ORDER BY g.role, u.id)
         FROM role_grants g JOIN units u ON u.id = g.unit_id WHERE g.person_id = p.id
       ), '[]'::json) AS roles,
       ARRAY(
         SELECT CASE $1 WHEN 'en' THEN g.name_en ELSE g.name_vi END
         FROM group_members m JOIN groups g ON g.id = m.group_id
         WHERE m.person_id = p.id AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
         ORDER BY g.id
       ) AS groups,
       ARRAY(
         SELECT CASE $1 WHEN 'en' THEN t.title_en ELSE t.title_vi END
         FROM tenures h JOIN posts t ON t.id = h.post_id
         WHERE h.person_id = p.id AND h.from_on <= $2 AND (h.to_on IS NULL OR h.to_on > $2)
         ORDER BY h.from_on DESC, t.id
       ) AS posts
     FROM accounts a JOIN people p ON p.id = a.person_id
     WHERE a.demo AND a.closed_at IS NULL
     ORDER BY NOT EXISTS (SELECT FROM role_grants g WHERE g.person_id = p.id), a.login`,
    [language, today],
  )
  return rows
}
