import type { GroupId, IsoDate, PersonId, Text, UnitId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import type { Duty, GroupKind } from '../registers/group-members.js'
import { bilingual } from '../sql/bilingual.js'

/** Somebody of a group on a day. */
export interface GroupMember {
  id: PersonId
  name: string
  unitId: UnitId | null
  duty: Duty
  from: IsoDate
  to: IsoDate | null
  /** Away on that day: since when, and the first day back as far as it is known. */
  absent: { from: IsoDate; to: IsoDate | null } | null
}

/** A group as it stands on a day. */
export interface StandingGroup {
  id: GroupId
  kind: GroupKind
  name: Text
  unit: { id: UnitId; name: Text }
  /** The head before the others, these by given name. */
  members: GroupMember[]
}

export async function findGroup(
  client: Client,
  id: GroupId,
  on: IsoDate,
): Promise<StandingGroup | undefined> {
  const { rows } = await client.query<StandingGroup>({
    name: 'find-standing-group',
    text: `SELECT g.id, g.kind, ${bilingual('g.name')} AS name,
             jsonb_build_object('id', u.id, 'name', ${bilingual('u.name')}) AS unit,
             coalesce((
               SELECT jsonb_agg(jsonb_build_object('id', p.id, 'name', p.full_name, 'unitId', p.unit_id, 'duty', m.duty,
                 'from', m.from_on, 'to', m.to_on, 'absent', (
                   SELECT jsonb_build_object('from', a.from_on, 'to', a.to_on) FROM absences a
                   WHERE a.person_id = p.id AND a.from_on <= $2 AND (a.to_on IS NULL OR a.to_on > $2)
                   ORDER BY a.from_on LIMIT 1)
               ) ORDER BY m.duty <> 'head', p.sort_name, p.id)
               FROM group_members m JOIN people p ON p.id = m.person_id
               WHERE m.group_id = g.id AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
             ), '[]') AS members
           FROM groups g JOIN units u ON u.id = g.unit_id WHERE g.id = $1`,
    values: [id, on],
  })
  return rows[0]
}
