import type { CaseId, UnitId } from '../../domain/vocabulary.js'
import { FEW_PARTS, type Part, readAsOne, someOfParts } from '../sql/part-lists.js'
import { isIn } from '../sql/part-of-text.js'
import type { SqlParameters } from '../sql/sql-parameters.js'
import { type CasesAsked, LAUNCHED, MERGED } from './case-bands.js'
import { looksAtCase } from './case-filter.js'
import { isOfPost, type Named, postOfName } from './case-search.js'

/** Is a name all that is asked for, in the order of launch? Candidacies stand in that order too. */
export const isOfNameAlone = ({ sort, filter }: CasesAsked): boolean =>
  sort === 'launchedAt' && !filter.candidate && !filter.post && !looksAtCase(filter)

/** Where a name finds cases: candidacies or cases, by what their rows call a case, its unit and its launch. */
interface Place {
  from: string
  id: string
  unit: string
  launched: string
}
const CANDIDACIES: Place = {
  from: 'case_candidates k',
  id: 'k.case_id',
  unit: 'k.unit_id',
  launched: 'k.launched_at',
}
const CASES: Place = { from: 'cases c', id: 'c.id', unit: 'c.unit_id', launched: 'c.launched_at' }

/** SQL of what a row that is found fulfils; `join`: what it is joined with. */
interface Found {
  join?: string
  where: string[]
}

/** How a name is looked for in one of these places. */
interface Looking {
  place: Place
  /** What a row is asked for. */
  column: string
  isFound: (column: string) => Found
  /** Where there are few rows enough: all of them. Else the list is gone through for them. */
  gathered: boolean
  /** So many rows are looked at to count those that are found. */
  looksAt: number
}

/** The cases of more people than these are met sooner in the order of launch than gathered and sorted. */
const MANY_PEOPLE = 300

function lookings(sql: SqlParameters, named: Named): Looking[] {
  const { people, posts, number, text, isOfMore } = named
  const areMet = people.length > MANY_PEOPLE
  const ofPeople = areMet
    ? { column: 'k.search_name', isFound: (name: string) => ({ where: [isIn(sql, name, text)] }) }
    : {
        column: 'k.person_id',
        isFound: (id: string) => ({ where: [`${id} = ANY (${sql.add(people, 'text[]')})`] }),
      }
  const ofPosts = {
    column: 'c.post_id',
    // Joined, as many cases are of few posts: each of these is looked up once.
    isFound: (id: string): Found =>
      isOfMore.posts
        ? { join: ` CROSS JOIN LATERAL (${postOfName(sql, named, id)}) named`, where: [] }
        : { where: [isOfPost(sql, named, id)] },
  }
  const ofNumber = {
    column: 'c.number',
    isFound: (id: string) => ({ where: [`${id} = ${sql.add(number, 'bigint')}`] }),
  }
  return [
    ...(people.length > 0 ? [{ place: CANDIDACIES, ...ofPeople, gathered: !areMet, looksAt: 2_000 }] : []),
    ...(posts.length > 0 ? [{ place: CASES, ...ofPosts, gathered: !isOfMore.posts, looksAt: 500 }] : []),
    ...(number ? [{ place: CASES, ...ofNumber, gathered: true, looksAt: 0 }] : []),
  ]
}

/** The cases of a name, of the units that a role opens and of those few that the viewer takes part in elsewhere. */
export function namedParts(sql: SqlParameters, asked: CasesAsked, named: Named): Part[] {
  const reach = reachOf(asked)
  return lookings(sql, named).flatMap(({ place, column, isFound, gathered }) => {
    const found = () => {
      const { where, ...joined } = isFound(column)
      return { ...joined, where: [...where, ...LAUNCHED.after(sql, asked.after, place.launched, place.id)] }
    }
    if (!gathered) return inTheirOrder(sql, place, reach, { found })
    const { where, join } = found()
    return [partOf(place, { where: [...where, ...within(sql, place, reach)], join })]
  })
}

/** SQL: the ids that one way of looking finds; where not all is looked at: what is, and whether there is more. */
interface Counting {
  found: string
  looked?: string
  isMore?: string
}

/** SQL: how many they are, up to `most`; and whether there may be more, since not all were looked at. */
export function countOfName(sql: SqlParameters, asked: CasesAsked, named: Named, most: number): string {
  const reach = reachOf(asked)
  const ways = lookings(sql, named).map(({ place, column, isFound, gathered, looksAt }, index): Counting => {
    if (gathered) {
      const { where, join } = isFound(column)
      const { select } = partOf(place, { where: [...where, ...within(sql, place, reach)], join })
      return { found: `SELECT id FROM (${select} LIMIT ${most}) gathered` }
    }
    const parts = inTheirOrder(sql, place, reach, { found: () => ({ where: [] }), column })
    // No role opens any of the units that are asked for.
    if (parts.length === 0) return { found: 'SELECT NULL::text AS id WHERE false' }
    const { join = '', where } = isFound('asked')
    return {
      found: `SELECT DISTINCT id FROM looked_${index}${join} WHERE ${where.join(' AND ') || 'true'}`,
      looked: `looked_${index} AS MATERIALIZED (${someOfParts(parts, looksAt, 'overlapping', 'ordered')})`,
      isMore: `(SELECT count(*) FROM looked_${index}) = ${looksAt}`,
    }
  })
  const looked = ways.flatMap((way) => way.looked ?? [])
  return `${looked.length > 0 ? `WITH ${looked.join(', ')}` : ''}
    SELECT (SELECT count(*) FROM (SELECT 1 FROM (${ways.map(({ found }) => found).join(' UNION ')}) found LIMIT ${most}) c)::integer
      AS counted, ${ways.flatMap((way) => way.isMore ?? []).join(' OR ') || 'false'} AS "isMore"`
}

/** So many candidacies, and cases of posts, are gathered to count those of a name that many have. */
const GATHERED = 3_000

/** Is a name one of so many people, or posts, that its cases are met in the order of launch? */
export const isMet = ({ people, isOfMore }: Named): boolean => people.length > MANY_PEOPLE || isOfMore.posts

/**
 * SQL: how many cases of a name that many have are among the first that are gathered, in whatever order, up to `most`; and whether
 * these are not all.
 */
export function countOfGathered(sql: SqlParameters, asked: CasesAsked, named: Named, most: number): string {
  const reach = reachOf(asked)
  const { people, posts, number, isOfMore } = named
  const gathered = (from: string, id: string, column: string, ids: readonly string[]) =>
    `SELECT ${id} AS id, unit_id FROM ${from} WHERE ${column} = ANY (${sql.add(ids, 'text[]')}) LIMIT ${GATHERED}`
  const seen = within(sql, { from: '', id: 'id', unit: 'unit_id', launched: '' }, reach)
  const where = seen.length > 0 ? ` WHERE ${seen.join(' AND ')}` : ''
  const numbered = number
    ? `UNION SELECT id, unit_id FROM cases WHERE number = ${sql.add(number, 'bigint')}`
    : ''
  return `WITH of_people AS MATERIALIZED (${gathered('case_candidates', 'case_id', 'person_id', people)}),
      of_posts AS MATERIALIZED (${gathered('cases', 'id', 'post_id', posts)})
    SELECT (SELECT count(*) FROM (
        SELECT DISTINCT id FROM (SELECT * FROM of_people UNION SELECT * FROM of_posts ${numbered}) found${where} LIMIT ${most}
      ) c)::integer AS counted,
      ${isOfMore.people || isOfMore.posts} OR (SELECT count(*) FROM of_people) = ${GATHERED}
        OR (SELECT count(*) FROM of_posts) = ${GATHERED} AS "isMore"`
}

/** Whose cases are read: of all units or of these, and of these others. */
interface Reach {
  units: UnitId[] | undefined
  own: CaseId[]
  /** Of units that are asked for. */
  asked: UnitId[] | undefined
}

function reachOf({ viewer: { sees }, own, filter: { units } }: CasesAsked): Reach {
  const seen = sees === 'all' ? units : units ? units.filter((unit) => sees.includes(unit)) : sees
  return { units: seen, own: typeof own === 'string' ? [] : own, asked: units }
}

/** Of what is found wherever it is: that which may be read. */
function within(sql: SqlParameters, { id, unit }: Place, { units, own, asked }: Reach): string[] {
  if (units === undefined) return []
  const ofUnits = `${unit} = ANY (${sql.add(units, 'text[]')})`
  if (own.length === 0) return [ofUnits]
  return [
    `(${ofUnits} OR ${id} = ANY (${sql.add(own, 'text[]')}))`,
    ...(asked ? [`${unit} = ANY (${sql.add(asked, 'text[]')})`] : []),
  ]
}

/** What has many cases is looked for in the order of the list: in all, or unit by unit, and among one's own. */
function inTheirOrder(
  sql: SqlParameters,
  place: Place,
  { units, own, asked }: Reach,
  { found, column }: { found: () => Found; column?: string },
): Part[] {
  const part = (...scope: string[]) => {
    const { where, join } = found()
    return partOf(place, { where: [...scope, ...where], join, column })
  }
  const ofUnits = (): Part[] => {
    if (units === undefined) return [part()]
    if (units.length === 0) return []
    // Where so many units are read that few cases are of another, these are passed over.
    if (units.length > FEW_PARTS) return [part(`${place.unit} = ANY (${sql.add(units, 'text[]')})`)]
    const each = units.map((unit) => part(`${place.unit} = ${sql.add(unit, 'text')}`))
    return [readAsOne(each, MERGED.launchedAt)]
  }
  const elsewhere = () => (asked ? [`${place.unit} = ANY (${sql.add(asked, 'text[]')})`] : [])
  return [
    ...ofUnits(),
    ...(own.length > 0 ? [part(`${place.id} = ANY (${sql.add(own, 'text[]')})`, ...elsewhere())] : []),
  ]
}

/** Several candidates of a case may have the name. */
function partOf(
  place: Place,
  {
    where,
    join = '',
    column,
  }: { where: readonly string[]; join?: string | undefined; column?: string | undefined },
): Part {
  const { from, id, launched } = place
  const columns = `${id} AS id, ${launched} AS place${column ? `, ${column} AS asked` : ''}`
  return {
    select: `SELECT ${place === CANDIDACIES && !column ? 'DISTINCT ' : ''}${columns} FROM ${from}${join} WHERE ${where.join(' AND ') || 'true'}`,
    order: MERGED.launchedAt,
  }
}
