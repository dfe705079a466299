import type { GroupId, IsoDate, Text } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { bilingual } from '../sql/bilingual.js'

/** A group that acts on procedures, and how many members it has on a day. */
export interface ActingGroup {
  id: GroupId
  name: Text
  members: number
}

/** Those groups, by their ids. */
export async function findActingGroups(
  client: Client,
  ids: readonly GroupId[],
  on: IsoDate,
): Promise<Map<GroupId, ActingGroup>> {
  const { rows } = await client.query<ActingGroup>({
    name: 'find-acting-groups',
    text: `SELECT g.id, ${bilingual('g.name')} AS name, (
             SELECT count(DISTINCT m.person_id)::int FROM group_members m
             WHERE m.group_id = g.id AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)) AS members
           FROM groups g WHERE g.id = ANY ($1)`,
    values: [ids, on],
  })
  return new Map(rows.map((group) => [group.id, group]))
}
