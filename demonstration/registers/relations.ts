import { yearOf } from '../../domain/deadlines/dates.js'
import type { IsoDate, UnitId } from '../../domain/vocabulary.js'
import type { RelationDeclared } from '../../records/relations.js'
import type { Staff } from '../people/staffing.js'
import type { DeclaredRow, PersonRow, UnitRow } from '../province.js'
import type { Random } from '../random.js'

/** When everybody declared: before the first procedure that the demonstration tells of. */
export const DECLARED_ON: IsoDate = '2022-06-30'
const SOURCE = 'Bản kê khai quan hệ gia đình năm 2022'
const COUPLES = 8
const SIBLINGS = 6

/** Everybody has declared; most have nobody to name. */
export function relationsDeclared(people: readonly PersonRow[]): DeclaredRow[] {
  return people.map(({ id }) => ({ personId: id, declaredOn: DECLARED_ON, source: SOURCE }))
}

/**
 * Some couples and some brothers and sisters in office, each in an organisation of their own, none of them on a
 * shortlist: relations that stand in nobody's way.
 */
export function relations(
  random: Random,
  everyone: readonly Staff[],
  people: readonly PersonRow[],
  units: readonly UnitRow[],
): RelationDeclared[] {
  const files = new Map(people.map((person) => [person.id, person]))
  const organisations = new Map(units.map((unit) => [unit.id, organisationOf(unit)]))
  const free = random
    .shuffled(everyone.filter((staff) => staff.job && !staff.suited && !staff.misses && !staff.longInPost))
    .flatMap(({ id }) => files.get(id) ?? [])
  const found: RelationDeclared[] = []
  const taken = new Set<string>()
  const pair = (kind: 'spouse' | 'sibling', count: number, fits: (a: PersonRow, b: PersonRow) => boolean) => {
    const wanted = found.length + count
    for (const one of free) {
      if (found.length === wanted) return
      const other = free.find(
        (each) =>
          each.id !== one.id &&
          !taken.has(each.id) &&
          organisations.get(each.unitId) !== organisations.get(one.unitId) &&
          fits(one, each),
      )
      if (taken.has(one.id) || !other) continue
      taken.add(one.id).add(other.id)
      const declared = { declaredOn: DECLARED_ON, source: SOURCE }
      found.push({ person: one.id, relative: other.id, kind, ...declared })
    }
  }
  pair('spouse', COUPLES, (a, b) => a.sex !== b.sex && yearsBetween(a, b) <= 6)
  pair('sibling', SIBLINGS, (a, b) => familyName(a) === familyName(b) && yearsBetween(a, b) <= 9)
  return found
}

/** The unit right below the province, or the province itself. */
const organisationOf = ({ path }: UnitRow): UnitId | undefined => path[1] ?? path[0]

const yearsBetween = (a: PersonRow, b: PersonRow): number => Math.abs(yearOf(a.bornOn) - yearOf(b.bornOn))

const familyName = ({ fullName }: PersonRow): string | undefined => fullName.split(' ')[0]
