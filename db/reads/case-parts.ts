import { CASE_STATUSES, type CaseStatus, isOpen } from '../../domain/procedure/case.js'
import type { UnitId } from '../../domain/vocabulary.js'
import { inBrackets, OPEN } from '../sql/open-statuses.js'
import { FEW_PARTS, firstOfParts, type Part, readAsOne } from '../sql/part-lists.js'
import type { SqlParameters } from '../sql/sql-parameters.js'
import { type Band, type CasesAsked, LAUNCHED, MERGED } from './case-bands.js'
import { asksBeyondTasks, asksOpen, conditions, isAllOf, type Known, knownOf, within } from './case-filter.js'
import { isOfNameAlone, namedParts } from './case-named.js'
import { casesOfFew, casesOfSome, isNamed, looksUp, placedOfFew } from './case-search.js'
import { isOwnOf, type OwnCases, ownCases, ownInOrder, type Viewer } from './case-visibility.js'

/**
 * The parts of a band: where few cases can be meant these, else the cases of the units that a role opens, and those that
 * the person takes part in elsewhere. A case may be in several.
 */
export function partsOf(sql: SqlParameters, asked: CasesAsked, band: Band): Part[] {
  const { viewer, own, filter, named } = asked
  if (named && isOfNameAlone(asked)) {
    return [...namedParts(sql, asked, named), ...(typeof own === 'string' ? ofPerson(sql, asked, band) : [])]
  }
  const few = fewOf(sql, asked, knownIn(asked, band))
  if (few) return [partOf(sql, asked, band, [...few.where, ...visible(sql, asked)], few.from)]
  const { sees } = viewer
  const { units } = filter
  const searched = () => (named ? [isNamed(sql, named, knownIn(asked, band))] : [])
  if (sees === 'all') return [ofUnits(sql, asked, band, searched(), units)]
  const seen = units ? units.filter((unit) => sees.includes(unit)) : sees
  return [
    ...(seen.length > 0 ? [ofUnits(sql, asked, band, searched(), seen)] : []),
    ...ofPerson(sql, asked, band),
  ]
}

/** What the tasks and candidacies of the cases of a band know. */
function knownIn({ filter }: CasesAsked, { isOfOpen }: Band): Known {
  return { ...knownOf(filter), ...(isOfOpen && { isOpen: true }) }
}

/** The cases of a band that the filter leaves, of which that is so as well. `from`: where cases `c` are read. */
function partOf(
  sql: SqlParameters,
  asked: CasesAsked,
  band: Band,
  where: readonly string[],
  from = 'cases c',
): Part {
  const { place, order } = band
  const all = [
    ...[...where, ...conditions(sql, asked.filter, asked.sort), ...band.where],
    ...band.after(sql, asked.after, place, 'c.id'),
  ]
  return { select: `SELECT c.id, ${place} AS place FROM ${from} WHERE ${all.join(' AND ') || 'true'}`, order }
}

/** SQL: the cases of these ids, each looked up; the planner would rather read all cases that the filter leaves. */
const eachOf = (ids: string): string =>
  `(${ids}) one CROSS JOIN LATERAL (SELECT * FROM cases WHERE id = one.id OFFSET 0) c`

/** The same of cases whose place in the order of launch is told: of open ones an index has all that is asked. */
const eachPlaced = (ids: string, { isOpen }: Known): string =>
  `(${ids}) one CROSS JOIN LATERAL (
    SELECT * FROM cases WHERE launched_at = one.place AND id = one.id${isOpen ? ` AND status IN ${OPEN}` : ''} OFFSET 0) c`

/** Where few cases are looked at, and what else is asked of them. */
interface Few {
  from: string
  where: string[]
}

/** What leaves few cases to look at: of one person, of one post, of a rare name. */
export function fewOf(
  sql: SqlParameters,
  { filter: { candidate, post }, named }: CasesAsked,
  known: Known,
): Few | undefined {
  const rare = named && casesOfFew(sql, named, known)
  const ofCandidate =
    candidate && `SELECT case_id AS id FROM case_candidates WHERE person_id = ${sql.add(candidate, 'text')}`
  const [ids, ...others] = [rare, ofCandidate].filter((each) => each !== undefined)
  if (!ids && !post) return undefined
  return {
    from: ids ? eachOf(ids) : 'cases c',
    where: [
      ...others.map((other) => `c.id IN (${other})`),
      ...(post ? [`c.post_id = ${sql.add(post, 'text')}`] : []),
      ...(named && !rare ? [isNamed(sql, named, known)] : []),
    ],
  }
}

/** Of cases met by another way than by their unit: those that the viewer may see, of the units asked for. */
function visible(sql: SqlParameters, { viewer, own, filter }: CasesAsked): string[] {
  const { sees } = viewer
  const { units } = filter
  const within = units ? [`c.unit_id = ANY (${sql.add(units, 'text[]')})`] : []
  if (sees === 'all') return within
  return [
    // They are few: of many own ones each is looked up.
    `(c.unit_id = ANY (${sql.add(sees, 'text[]')}) OR ${typeof own === 'string' ? isOwnOf(sql, viewer, knownOf(filter), `c.status IN ${OPEN}`) : isOwn(sql, viewer, own, knownOf(filter))})`,
    ...within,
  ]
}

/** IS TRUE keeps the planner from joining the list with what is found. */
function isOwn(sql: SqlParameters, viewer: Viewer, own: OwnCases, known: Known): string {
  if (own === 'most' && known.isOpen) return isOwnOf(sql, viewer, known)
  return typeof own === 'string'
    ? `(c.id IN ${ownCases(sql, viewer, known)}) IS TRUE`
    : `c.id = ANY (${sql.add(own, 'text[]')})`
}

/**
 * The statuses that a list in the order of launch, or of the end, is read by, each by itself: those asked for, and all where the index of
 * what is asked for has them one after the other. Of open cases alone one index has all.
 */
function statusesApart({ sort, filter }: CasesAsked): readonly CaseStatus[] | undefined {
  const { statuses, kind, ruleSets } = filter
  if (sort === 'closedAt') return statuses ?? CASE_STATUSES.filter((status) => !isOpen(status))
  if (sort !== 'launchedAt' || asksOpen(filter)) return undefined
  if (kind || ruleSets) return statuses ?? CASE_STATUSES
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
  const { ruleSets = [] } = asked.filter
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
    ...(ruleSets.length > 1 ? [`unnest(${sql.add(ruleSets, 'text[]')}) AS ruled (id)`] : []),
  ]
  const scope = [
    ...(units ? ['c.unit_id = scope.unit'] : []),
    ...(apart ? ['c.status = standing.status'] : []),
    ...(ruleSets.length > 1 ? ['c.rule_set_id = ruled.id'] : []),
  ]
  const part = partOf(sql, asked, band, [...scope, ...where])
  return each.length > 0 ? { ...part, each: each.join(' CROSS JOIN ') } : part
}

/** The cases that a person takes part in without any role. */
function ofPerson(sql: SqlParameters, asked: CasesAsked, band: Band): Part[] {
  const { viewer, own, filter, named } = asked
  const { units } = filter
  const known = knownIn(asked, band)
  if (typeof own !== 'string') {
    if (own.length === 0) return []
    const searched = named ? [isNamed(sql, named, known)] : []
    const within = units ? [`c.unit_id = ANY (${sql.add(units, 'text[]')})`] : []
    return [partOf(sql, asked, band, [isOwn(sql, viewer, own, known), ...searched, ...within])]
  }
  const few = named && placedOfFew(sql, named, known)
  if (few && isOrderedOwn(asked)) return [ownOfFew(sql, asked, band, few)]
  if (isOrderedOwn(asked)) return inTheirOrder(sql, asked, band)
  if (named && !looksUp(named)) {
    const both = `SELECT c.id FROM (${casesOfSome(sql, named, known)}) c WHERE ${isOwn(sql, viewer, 'many', known)}`
    const within = units ? [`c.unit_id = ANY (${sql.add(units, 'text[]')})`] : []
    return [partOf(sql, asked, band, [`c.id IN (${both})`, ...within])]
  }
  const searched = named ? [isNamed(sql, named, known)] : []
  return [ofUnits(sql, asked, band, [isOwn(sql, viewer, own, known), ...searched], units)]
}

/** Are open cases gone through to find one's own, in another order than one's tasks have them in? */
export const goesThroughOpen = ({ sort, filter }: Pick<CasesAsked, 'sort' | 'filter'>): boolean =>
  sort === 'dueOn' ||
  sort === 'waitingSince' ||
  (knownOf(filter).isOpen === true && !isOrderedOwn({ sort, filter }))

/** Is all that is asked of one's own cases told by one's tasks, but for the status, of which most cases have one of a few? */
const isOrderedOwn = ({ sort, filter }: Pick<CasesAsked, 'sort' | 'filter'>): boolean => {
  const { ruleSets, closed } = filter
  return (
    sort === 'launchedAt' && !asksOpen(filter) && [ruleSets, closed].every((asked) => asked === undefined)
  )
}

/** Of few cases of a name those that a person takes part in. */
function ownOfFew(sql: SqlParameters, asked: CasesAsked, band: Band, few: string): Part {
  const { viewer, filter } = asked
  const { statuses, units, launched } = filter
  const ofCase = [
    ...(units ? [`unit_id = ANY (${sql.add(units, 'text[]')})`] : []),
    ...(statuses && !isAllOf(statuses) ? [`status IN ${inBrackets(statuses)}`] : []),
  ]
  const where = [
    isOwnOf(sql, viewer, knownIn(asked, band), 'c.is_open'),
    ...within(sql, 'c.launched_at', launched),
    ...band.after(sql, asked.after, 'c.launched_at', 'c.id'),
    ...(ofCase.length > 0
      ? [`EXISTS (SELECT FROM cases WHERE id = c.id AND ${ofCase.join(' AND ')} OFFSET 0)`]
      : []),
  ]
  return {
    select: `SELECT c.id, c.launched_at AS place FROM ${few} c WHERE ${where.join(' AND ')}`,
    order: 'place DESC, id DESC',
  }
}

/** The cases that a person takes part in, in the order of their launch, as their tasks have them. */
function inTheirOrder(sql: SqlParameters, asked: CasesAsked, band: Band): Part[] {
  const { viewer, filter, named } = asked
  const { statuses, units } = filter
  const known = knownIn(asked, band)
  const status = (id: string) => `(SELECT status FROM cases WHERE id = ${id})`
  const gathered =
    named && !looksUp(named) ? `named AS MATERIALIZED (${casesOfSome(sql, named, known)})` : undefined
  const parts = ownInOrder(sql, viewer, {
    known,
    after: (place, id) => [
      ...band.after(sql, asked.after, place, id),
      ...within(sql, place, filter.launched),
    ],
    where: (id, unit) => [
      ...(units ? [`${unit} = ANY (${sql.add(units, 'text[]')})`] : []),
      ...(statuses && !isAllOf(statuses) ? [`${status(id)} IN ${inBrackets(statuses)}`] : []),
      ...(gathered ? [`(${id} IN (SELECT id FROM named)) IS TRUE`] : []),
      ...(named && !gathered ? [isNamed(sql, named, known, { id, post: postOf(id) })] : []),
    ],
  })
  return gathered ? parts.map((part) => ({ ...part, gathered })) : parts
}

const postOf = (id: string): string => `(SELECT post_id FROM cases WHERE id = ${id})`

/** The latest of one's many cases, up to so many, that the filter leaves: to count them. */
export function latestOwn(
  sql: SqlParameters,
  asked: CasesAsked,
  lookedAt: { known: number; lookedUp: number },
): Part[] {
  const { viewer, filter } = asked
  const { kind, ...known } = knownOf(filter)
  const beyond = asksBeyondTasks(filter)
  if (!beyond && (!kind || filter.units || filter.launched)) return ofPerson(sql, asked, LAUNCHED)
  const latest = ownInOrder(sql, viewer, { known: beyond ? { ...known, kind } : known, withKind: !beyond })
  const some = firstOfParts(
    latest,
    MERGED.launchedAt,
    beyond ? lookedAt.lookedUp : lookedAt.known,
    'overlapping',
  )
  if (!beyond)
    return [
      {
        select: `SELECT c.id, c.place FROM (${some}) c WHERE c.kind = ${sql.add(kind, 'text')}`,
        order: MERGED.launchedAt,
      },
    ]
  const within = filter.units ? [`c.unit_id = ANY (${sql.add(filter.units, 'text[]')})`] : []
  return [partOf(sql, { ...asked, after: undefined }, LAUNCHED, within, eachPlaced(some, known))]
}
