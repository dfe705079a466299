import { asksForStandingCommittee, type Composition } from '../../domain/rules/values/composition.js'
import type { ElectoratePart, GroupId, IsoDate, PersonId, UnitId } from '../../domain/vocabulary.js'
import type { GroupMemberRow, Province } from '../province.js'

export interface ElectorateOf {
  unitId: UnitId
  electorate: GroupId
}

/** Whom a composition names on a day, by id: of the rows of a province what `findElectorate` reads from the tables. */
export function electorateOf(
  province: Province,
  composition: Composition,
  { unitId, electorate }: ElectorateOf,
  on: IsoDate,
): PersonId[] {
  const membersOf = (
    groups: readonly { id: GroupId }[],
    fits: (row: GroupMemberRow) => boolean = () => true,
  ) => {
    const ids = new Set(groups.map(({ id }) => id))
    return province.groupMembers.filter((row) => ids.has(row.groupId) && isThere(row, on) && fits(row))
  }
  if ('circle' in composition) return sorted(membersOf([{ id: electorate }]))
  const base = baseOf(province, unitId)
  const subunits = new Set(province.units.flatMap(({ id, parentId }) => (parentId === base ? [id] : [])))
  const groups = (kind: string, isIn: (unit: UnitId) => boolean) =>
    province.groups.filter((group) => group.kind === kind && isIn(group.unitId))
  const isHead = ({ duty }: GroupMemberRow) => duty === 'head'
  const isOther = (row: GroupMemberRow) => !isHead(row)
  const inBase = (kind: string) => groups(kind, (unit) => unit === base)
  const below = groups('leadership-collective', (unit) => subunits.has(unit))
  const posts = new Set(province.posts.flatMap(({ id, unitId: unit }) => (subunits.has(unit) ? [id] : [])))
  const inOffice = (level: string) =>
    province.tenures.filter((row) => row.level === level && posts.has(row.postId) && isThere(row, on))
  const isGrassRoots = province.units.find(({ id }) => id === base)?.partyOrganisation === 'grass-roots'
  const standing = () => {
    const own = inBase('standing-committee')
    return membersOf(own.length > 0 ? own : inBase('party-committee'))
  }
  const parts: Record<ElectoratePart, () => readonly { personId: PersonId }[]> = {
    head: () => membersOf(inBase('leadership-collective'), isHead),
    deputies: () => membersOf(inBase('leadership-collective'), isOther),
    committee: () => [...standing(), ...(isGrassRoots ? membersOf(inBase('party-committee')) : [])],
    'standing-committee': () =>
      asksForStandingCommittee(composition) ? membersOf(inBase('standing-committee')) : standing(),
    'party-head': () => {
      const committee = [...inBase('party-committee'), ...inBase('standing-committee')]
      const leaders = new Set(membersOf(inBase('leadership-collective')).map(({ personId }) => personId))
      const isLed = membersOf(committee).some(({ personId }) => leaders.has(personId))
      return isLed ? [] : membersOf(committee, isHead)
    },
    'subunit-heads': () => [...inOffice('division-head'), ...membersOf(below, isHead)],
    'organisation-heads': () => membersOf(inBase('organisation'), isHead),
    'subunit-deputies': () => [...inOffice('division-deputy'), ...membersOf(below, isOther)],
  }
  const paths = new Map(province.units.map(({ id, path }) => [id, path]))
  const staff = province.people.filter(({ unitId: unit }) => paths.get(unit)?.includes(base))
  const { everyoneBelow = 0, everyoneWithoutSubunits, everyoneInConstituentUnit } = composition
  const isConstituent = (paths.get(unitId)?.length ?? 0) > 2
  const isEveryone =
    staff.length < everyoneBelow ||
    (everyoneWithoutSubunits && subunits.size === 0) ||
    (everyoneInConstituentUnit && isConstituent)
  return sorted([
    ...composition.parts.flatMap((part) => parts[part]()),
    ...(isEveryone ? staff.map(({ id }) => ({ personId: id })) : []),
  ])
}

/** The leadership of a division is that of the office it belongs to. */
function baseOf({ units, groups }: Province, unitId: UnitId): UnitId {
  const led = new Set(
    groups.flatMap(({ kind, unitId: of }) => (kind === 'leadership-collective' ? [of] : [])),
  )
  const path = units.find(({ id }) => id === unitId)?.path ?? []
  return path.findLast((id) => led.has(id)) ?? unitId
}

const isThere = ({ fromOn, toOn }: { fromOn: IsoDate; toOn: IsoDate | null }, on: IsoDate): boolean =>
  fromOn <= on && (toOn === null || toOn > on)

const sorted = (rows: readonly { personId: PersonId }[]): PersonId[] =>
  [...new Set(rows.map(({ personId }) => personId))].sort()
