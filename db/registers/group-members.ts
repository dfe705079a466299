import type pg from 'pg'
import type { GroupId, IsoDate, PersonId, Text, UnitId } from '../../domain/vocabulary.js'
import { bilingual } from '../sql/bilingual.js'
import { listCounted } from '../sql/counted-list.js'
import { type NamedPerson, namedPerson } from '../sql/named-person.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { unitsAsked } from '../sql/units-asked.js'

export const DUTIES = ['head', 'deputy', 'secretary', 'member'] as const
export type Duty = (typeof DUTIES)[number]

export const GROUP_KINDS = [
  ...(['managing-body', 'leadership-collective', 'party-committee', 'standing-committee'] as const),
  ...(['organisation', 'conference'] as const),
  ...(['office', 'secretariat', 'tellers', 'reviewers'] as const),
] as const
export type GroupKind = (typeof GROUP_KINDS)[number]

export interface GroupRow {
  id: GroupId
  name: Text
  kind: GroupKind
  unit: { id: UnitId; name: Text }
  /** Of today. */
  members: number
  head: NamedPerson | null
}

/** SQL: that the membership `m` holds on the day of a parameter. */
const holdsOn = (day: string): string => `m.from_on <= ${day} AND (m.to_on IS NULL OR m.to_on > ${day})`

const groupOn = (
  day: string,
): string => `g.id, jsonb_build_object('vi', g.name_vi, 'en', g.name_en) AS name, g.kind,
  jsonb_build_object('id', u.id, 'name', ${bilingual('u.name')}) AS unit,
  (SELECT count(*)::integer FROM group_members m WHERE m.group_id = g.id AND ${holdsOn(day)}) AS members,
  (SELECT ${namedPerson('p')} FROM group_members m JOIN people p ON p.id = m.person_id
    WHERE m.group_id = g.id AND m.duty = 'head' AND ${holdsOn(day)} ORDER BY m.from_on LIMIT 1) AS head`

export interface GroupFilter {
  reach: 'all' | readonly UnitId[]
  /** The unit and everything below it. */
  unit?: UnitId | undefined
  kind?: GroupKind | undefined
  on: IsoDate
  after?: { unitId: UnitId; id: GroupId } | undefined
  limit: number
}

/** The groups of those units, unit by unit: limit + 1 rows, and a count up to 1,001. */
export async function listGroups(
  client: pg.Pool | pg.ClientBase,
  { reach, unit, kind, on, after, limit }: GroupFilter,
): Promise<{ rows: GroupRow[]; counted: number }> {
  const sql = new SqlParameters()
  const units = unitsAsked(sql, { reach, unit })
  const where = [
    'true',
    ...(units === undefined ? [] : [`g.unit_id IN (SELECT scope.id FROM ${units})`]),
    ...(kind === undefined ? [] : [`g.kind = ${sql.add(kind, 'text')}`]),
  ]
  return listCounted<GroupRow>(client, {
    sql,
    parts: [
      {
        select: `SELECT g.unit_id, g.id FROM groups g WHERE ${where.join(' AND ')}`,
        order: 'g.unit_id, g.id',
      },
    ],
    after: () =>
      after && `(g.unit_id, g.id) > (${sql.add(after.unitId, 'text')}, ${sql.add(after.id, 'text')})`,
    order: 'unit_id, id',
    limit,
    shown: (page) => `SELECT ${groupOn(sql.add(on, 'date'))} FROM (${page}) page
      JOIN groups g ON g.id = page.id JOIN units u ON u.id = g.unit_id ORDER BY g.unit_id, g.id`,
  })
}

export async function findGroup(
  client: pg.Pool | pg.ClientBase,
  id: GroupId,
  on: IsoDate,
): Promise<GroupRow | undefined> {
  const { rows } = await client.query<GroupRow>(
    `SELECT ${groupOn('$2')} FROM groups g JOIN units u ON u.id = g.unit_id WHERE g.id = $1`,
    [id, on],
  )
  return rows[0]
}

/** Somebody's membership of a group: from a day until the first day on which it no longer holds. */
export interface MemberRow {
  person: NamedPerson
  unitId: UnitId | null
  duty: Duty
  from: IsoDate
  to: IsoDate | null
  /** Away on the day: since when, and the first day back as far as it is known. */
  absence: { from: IsoDate; to: IsoDate | null } | null
}

const MEMBER = `${namedPerson('p')} AS person, p.unit_id AS "unitId", m.duty, m.from_on AS "from", m.to_on AS "to"`

/** Where a member stands: those who have not left first, the latest joined first. */
export interface MemberPlace {
  left: number
  from: IsoDate
  personId: PersonId
}

/** The members of a group, those who have left last: limit + 1 rows, and a count up to 1,001. */
export async function listMembers(
  client: pg.Pool | pg.ClientBase,
  {
    group,
    on,
    after,
    limit,
  }: { group: GroupId; on: IsoDate; after?: MemberPlace | undefined; limit: number },
): Promise<{ rows: (MemberRow & { left: number })[]; counted: number }> {
  const sql = new SqlParameters()
  const [of, day] = [sql.add(group, 'text'), sql.add(on, 'date')]
  const left = `(CASE WHEN m.to_on <= ${day} THEN 1 ELSE 0 END)`
  return listCounted<MemberRow & { left: number }>(client, {
    sql,
    parts: [
      {
        select: `SELECT m.group_id, m.person_id, m.from_on, ${left} AS "left" FROM group_members m WHERE m.group_id = ${of}`,
        order: `${left}, m.from_on, m.person_id`,
      },
    ],
    after: () =>
      after &&
      `(${left}, m.from_on, m.person_id) > (${sql.add(after.left, 'integer')}, ${sql.add(after.from, 'date')}, ${sql.add(after.personId, 'text')})`,
    order: '"left", from_on, person_id',
    limit,
    shown: (page) => `SELECT ${MEMBER}, page."left", (
        SELECT jsonb_build_object('from', a.from_on, 'to', a.to_on) FROM absences a
        WHERE page."left" = 0 AND a.person_id = p.id AND a.from_on <= ${day} AND (a.to_on IS NULL OR a.to_on > ${day})
        ORDER BY a.from_on DESC LIMIT 1) AS absence
      FROM (${page}) page JOIN people p ON p.id = page.person_id
      JOIN group_members m ON m.group_id = page.group_id AND m.person_id = page.person_id AND m.from_on = page.from_on
      ORDER BY page."left", m.from_on, m.person_id`,
  })
}

/** Memberships of the group that hold on or after a day: of somebody, or of whoever has that duty. */
export async function listStanding(
  client: pg.ClientBase,
  { group, from }: { group: GroupId; from: IsoDate },
): Promise<Pick<MemberRow, 'person' | 'duty' | 'from' | 'to'>[]> {
  const { rows } = await client.query<MemberRow>(
    `SELECT ${MEMBER} FROM group_members m JOIN people p ON p.id = m.person_id
     WHERE m.group_id = $1 AND (m.to_on IS NULL OR m.to_on > $2) ORDER BY m.from_on, m.person_id`,
    [group, from],
  )
  return rows
}

export interface NewMember {
  group: GroupId
  personId: PersonId
  duty: Duty
  from: IsoDate
}

/** Adds a member from a day. False where the person joined on that very day. */
export async function insertMember(
  client: pg.ClientBase,
  { group, personId, duty, from }: NewMember,
): Promise<boolean> {
  const { rowCount } = await client.query(
    'INSERT INTO group_members (group_id, person_id, duty, from_on) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [group, personId, duty, from],
  )
  return rowCount === 1
}

/** The membership ends: `to` is the first day on which it no longer holds. */
export async function endMembership(
  client: pg.ClientBase,
  { group, personId, from, to }: { group: GroupId; personId: PersonId; from: IsoDate; to: IsoDate },
): Promise<void> {
  await client.query(
    'UPDATE group_members SET to_on = $4 WHERE group_id = $1 AND person_id = $2 AND from_on = $3',
    [group, personId, from, to],
  )
}
