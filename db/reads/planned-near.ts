import type pg from 'pg'
import type { PersonId, PostId, PostLevel, UnitId } from '../../domain/vocabulary.js'

export interface PlannedNear {
  post: { id: PostId; unitId: UnitId }
  /** Of the other posts of its unit, those of these levels. */
  levels: readonly PostLevel[]
  /** The units whose people are asked about, or everybody. */
  reach: 'all' | readonly UnitId[]
  without: readonly PersonId[]
  most: number
}

/**
 * Who is planned today for a post, and behind them who is for another of its unit, but for those who hold it: up to `most`.
 * What is read are the entries of one post and of the posts of one unit, however many there are in all.
 */
export async function listPlannedNear(
  client: pg.ClientBase,
  { post, levels, reach, without, most }: PlannedNear,
): Promise<PersonId[]> {
  const { rows } = await client.query<{ id: PersonId }>({
    name: 'list-planned-near',
    text: `SELECT e.person_id AS id FROM (
       SELECT person_id, person_unit_id, 0 AS place FROM planning_entries WHERE post_id = $1 AND left_on IS NULL
       UNION ALL
       SELECT person_id, person_unit_id, 1 FROM planning_entries
       WHERE post_unit_id = $2 AND post_level = ANY ($3) AND post_id <> $1 AND left_on IS NULL
     ) e
     WHERE ($4::text[] IS NULL OR e.person_unit_id = ANY ($4)) AND e.person_id <> ALL ($5)
       AND NOT EXISTS (SELECT 1 FROM tenures t WHERE t.person_id = e.person_id AND t.post_id = $1 AND t.to_on IS NULL)
     GROUP BY e.person_id ORDER BY min(e.place), e.person_id LIMIT $6`,
    values: [post.id, post.unitId, levels, reach === 'all' ? null : reach, without, most],
  })
  return rows.map(({ id }) => id)
}
