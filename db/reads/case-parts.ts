import { CASE_STATUSES, type CaseStatus, isOpen } from '../../domain/procedure/case.js'
import type { UnitId } from '../../domain/vocabulary.js'
import { FEW_PARTS, firstOfParts, type Part, readAsOne } from '../sql/part-lists.js'
import type { SqlParameters } from '../sql/sql-parameters.js'
import { type Band, type CasesAsked, LAUNCHED, MERGED } from './case-bands.js'
import { conditions, looksAtCase } from './case-filter.js'
import { isOfNameAlone, namedParts } from './case-named.js'
import { casesOfFew, casesOfSome, isNamed, looksUp } from './case-search.js'
import { ownCases, ownInOrder, type Viewer } from './case-visibility.js'

/**
 * The parts of a band: where few cases can be meant these, else the cases of the units that a role opens, and those that
 * the person takes part in elsewhere. A case may be in several.
 */
export function partsOf(sql: SqlParameters, asked: CasesAsked, band: Band): Part[] {
  const { viewer, own, filter, named } = asked
  if (named && isOfNameAlone(asked)) {
    return [...namedParts(sql, asked, named), ...(own === 'many' ? ofPerson(sql, asked, band) : [])]
  }
  const few = fewOf(sql, asked)
  if (few) return [partOf(sql, asked, band, [...few, ...visible(sql, asked)])]
  const { sees } = viewer
  const { units } = filter
  const searched = () => (named ? [isNamed(sql, named)] : [])
  if (sees === 'all') return [ofUnits(sql, asked, band, searched(), units)]
  const seen = units ? units.filter((unit) => sees.includes(unit)) : sees
  return [
    ...(seen.length > 0 ? [ofUnits(sql, asked, band, searched(), seen)] : []),
    ...ofPerson(sql, asked, band),
  ]
}

/** The cases of a band that the filter leaves, of which that is so as well. */
function partOf(sql: SqlParameters, asked: CasesAsked, band: Band, where: readonly string[]): Part {
  const { place, order } = band
  const all = [
    ...[...where, ...conditions(sql, asked.filter), ...band.where],
    ...band.after(sql, asked.after, place, 'c.id'),
  ]
  return { select: `SELECT c.id, ${place} AS place FROM cases c WHERE ${all.join(' AND ') || 'true'}`, order }
}

/** What leaves few cases to look at: of one person, of one post, of a rare name. */
export function fewOf(
  sql: SqlParameters,
  { filter: { candidate, post }, named }: CasesAsked,
): string[] | undefined {
  const rare = named && casesOfFew(sql, named)
  const few = [
    ...(rare ? [`c.id IN ${rare}`] : []),
    ...(candidate
      ? [`c.id IN (SELECT case_id FROM case_candidates WHERE person_id = ${sql.add(candidate, 'text')})`]
      : []),
    ...(post ? [`c.post_id = ${sql.add(post, 'text')}`] : []),
  ]
  if (few.length === 0) return undefined
  return named && !rare ? [...few, isNamed(sql, named)] : few
}

/** Of cases met by another way than by their unit: those that the viewer may see, of the units asked for. */
function visible(sql: SqlParameters, { viewer, own, filter: { units } }: CasesAsked): string[] {
  const { sees } = viewer
  const within = units ? [`c.unit_id = ANY (${sql.add(units, 'text[]')})`] : []
  if (sees === 'all') return within
  return [`(c.unit_id = ANY (${sql.add(sees, 'text[]')}) OR ${isOwn(sql, viewer, own)})`, ...within]
}

/** IS TRUE keeps the planner from joining the list with what is found. */
const isOwn = (sql: SqlParameters, viewer: Viewer, own: CasesAsked['own']): string =>
  own === 'many' ? `(c.id IN ${ownCases(sql, viewer)}) IS TRUE` : `c.id = ANY (${sql.add(own, 'text[]')})`

/**
 * The statuses that a list in the order of launch is read by, each by itself: those asked for, and all where the index of
 * what is asked for has them one after the other. Of open cases alone one index has all.
 */
function statusesApart({ sort, filter }: CasesAsked): readonly CaseStatus[] | undefined {
  const { statuses, kind, stage, ruleSet, overdueAt, dueBy, stuckSince } = filter
  if (sort === 'dueOn' || stage || overdueAt || dueBy || stuckSince) return undefined
  if (kind || ruleSet) return statuses ?? CASE_STATUSES
  return statuses?.every(isOpen) && statuses.length > 1 ? undefined : statuses
}

/** The cases of these units, or of all, of which that is so. */
function ofUnits(
  sql: SqlParameters,
  asked: CasesAsked,
  band: Band,
  where: readonly string[],
  units: UnitId[] | undefined,
): Part {
  const { named, sort } = asked
  const apart = statusesApart(asked)
  const scopes = (units ?? [undefined]).flatMap((unit) =>
    (apart ?? [undefined]).map((status) => ({ unit, status })),
  )
  // What is looked up case by case is looked up in the order of them all, so that no unit is searched for a page of its own.
  if (named && looksUp(named) && scopes.length <= FEW_PARTS) {
    const parts = scopes.map(({ unit, status }) => {
      const scope = [
        ...(unit === undefined ? [] : [`c.unit_id = ${sql.add(unit, 'text')}`]),
        ...(status === undefined ? [] : [`c.status = '${status}'`]),
      ]
      return partOf(sql, asked, band, [...scope, ...where])
    })
    return readAsOne(parts, MERGED[sort])
  }
  const each = [
    ...(units ? [`unnest(${sql.add(units, 'text[]')}) AS scope (unit)`] : []),
    ...(apart ? [`unnest(ARRAY['${apart.join("', '")}']) AS standing (status)`] : []),
  ]
  const scope = [
    ...(units ? ['c.unit_id = scope.unit'] : []),
    ...(apart ? ['c.status = standing.status'] : []),
  ]
  const part = partOf(sql, asked, band, [...scope, ...where])
  return each.length > 0 ? { ...part, each: each.join(' CROSS JOIN ') } : part
}

/** The cases that a person takes part in without any role. */
function ofPerson(sql: SqlParameters, asked: CasesAsked, band: Band): Part[] {
  const { viewer, own, filter, named } = asked
  const { units } = filter
  if (own !== 'many') {
    if (own.length === 0) return []
    const searched = named ? [isNamed(sql, named)] : []
    const within = units ? [`c.unit_id = ANY (${sql.add(units, 'text[]')})`] : []
    return [partOf(sql, asked, band, [isOwn(sql, viewer, own), ...searched, ...within])]
  }
  if (named && !looksUp(named)) {
    const both = `SELECT c.id FROM (${casesOfSome(sql, named)}) c WHERE ${isOwn(sql, viewer, own)}`
    const within = units ? [`c.unit_id = ANY (${sql.add(units, 'text[]')})`] : []
    return [partOf(sql, asked, band, [`c.id IN (${both})`, ...within])]
  }
  if (isOrderedOwn(asked)) {
    return ownInOrder(sql, viewer, {
      after: (place, id) => band.after(sql, asked.after, place, id),
      where: (id, post) => (named ? [isNamed(sql, named, { id, post })] : []),
    })
  }
  const searched = named ? [isNamed(sql, named)] : []
  return [ofUnits(sql, asked, band, [isOwn(sql, viewer, own), ...searched], units)]
}

/** Is all that is asked of one's own cases told by one's tasks? */
const isOrderedOwn = ({ sort, filter }: CasesAsked): boolean =>
  sort === 'launchedAt' && filter.units === undefined && !looksAtCase(filter)

/** The latest of one's many cases, up to so many, that the filter leaves: to count them. */
export function latestOwn(sql: SqlParameters, asked: CasesAsked, lookedAt: number): Part[] {
  if (isOrderedOwn(asked)) return ofPerson(sql, asked, LAUNCHED)
  const { viewer, filter } = asked
  const latest = ownInOrder(sql, viewer)
  const some = firstOfParts(latest, MERGED.launchedAt, lookedAt, 'overlapping')
  const within = filter.units ? [`c.unit_id = ANY (${sql.add(filter.units, 'text[]')})`] : []
  return [
    partOf(sql, { ...asked, after: undefined }, LAUNCHED, [
      `c.id IN (SELECT id FROM (${some}) own)`,
      ...within,
    ]),
  ]
}
