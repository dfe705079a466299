import type pg from 'pg'
import { COUNT_UP_TO } from '../sql/counted-list.js'
import { keptStatement } from '../sql/kept-statement.js'
import { someOfParts } from '../sql/part-lists.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { bandsOf, type CasesAsked } from './case-bands.js'
import { asksBeyondTasks, knownOf } from './case-filter.js'
import { countOfGathered, countOfName, isMet, isOfNameAlone } from './case-named.js'
import { fewOf, latestOwn, partsOf } from './case-parts.js'
import { casesOfSome, isNamed, looksUp, type Named } from './case-search.js'

interface Counted {
  counted: number
  /** Not all were looked at: there may be more. */
  isMore: boolean
}

/** Cases that are looked at to count those of a name: by a list of ids, or each looked up; and to count one's own. */
const LOOKED_AT = {
  listed: 5_000,
  lookedUp: 1_000,
  own: { listed: 2_000, lookedUp: 500 },
}

/**
 * How many cases a list has, up to 1,001. Of a common name and of one's own where these are many, how many are found among
 * the first. What is in two parts is counted once.
 */
export async function countCases(pool: pg.Pool, asked: CasesAsked): Promise<Counted> {
  const { viewer, own, filter, named } = asked
  if (named && isOfNameAlone(asked)) return countNamed(pool, asked, named)
  if (isOfFew(asked)) return { counted: await count(pool, asked), isMore: false }
  const isCut =
    viewer.sees !== 'all' && typeof own === 'string' && (asksBeyondTasks(filter) || filter.kind !== undefined)
  const { counted, isMore } = named
    ? await countLookedAt(pool, asked, named)
    : { counted: await count(pool, asked), isMore: false }
  return { counted, isMore: isMore || isCut }
}

const isOfFew = (asked: CasesAsked): boolean => fewOf(new SqlParameters(), asked, {}) !== undefined

async function count(pool: pg.Pool, asked: CasesAsked): Promise<number> {
  const sql = new SqlParameters()
  const some = someOfParts(partsToCount(sql, asked), COUNT_UP_TO, 'overlapping')
  return countOf(pool, some, sql)
}

/** By the order of what the list asks for: cases with a due date, what waits, what was closed; else in the order of launch. */
function partsToCount(sql: SqlParameters, asked: CasesAsked) {
  const { viewer, own } = asked
  const sort = sortToCount(asked)
  const isOwnMany = viewer.sees !== 'all' && typeof own === 'string' && !isOfFew(asked)
  const all: CasesAsked = { ...asked, sort, after: undefined, ...(isOwnMany && { own: [] }) }
  return [
    ...bandsOf(all).flatMap((band) => partsOf(sql, all, band)),
    ...(isOwnMany
      ? latestOwn(sql, { ...all, own }, { known: LOOKED_AT.own.listed, lookedUp: LOOKED_AT.own.lookedUp })
      : []),
  ]
}

function sortToCount({ sort, filter }: CasesAsked): CasesAsked['sort'] {
  if (filter.overdueAt !== undefined || filter.dueBy !== undefined) return 'dueOn'
  if (filter.waiting !== undefined) return 'waitingSince'
  return filter.closed !== undefined || sort === 'closedAt' ? 'closedAt' : 'launchedAt'
}

async function countNamed(pool: pg.Pool, asked: CasesAsked, named: Named): Promise<Counted> {
  const { viewer, own } = asked
  if (viewer.sees !== 'all' && typeof own === 'string') return countLookedAt(pool, asked, named)
  if (isMet(named)) {
    const gathered = await countBy(pool, (sql) => countOfGathered(sql, asked, named, COUNT_UP_TO))
    if (gathered.counted === COUNT_UP_TO || !gathered.isMore) return { ...gathered, isMore: false }
  }
  return countBy(pool, (sql) => countOfName(sql, asked, named, COUNT_UP_TO))
}

async function countBy(pool: pg.Pool, statement: (sql: SqlParameters) => string): Promise<Counted> {
  const sql = new SqlParameters()
  const { rows } = await pool.query<Counted>(keptStatement(statement(sql), sql.values))
  return rows[0] ?? { counted: 0, isMore: false }
}

async function countLookedAt(pool: pg.Pool, asked: CasesAsked, named: Named): Promise<Counted> {
  const sql = new SqlParameters()
  const lookedAt = typeof asked.own === 'string' ? LOOKED_AT.own : LOOKED_AT
  const most = looksUp(named) ? lookedAt.lookedUp : lookedAt.listed
  const looked = someOfParts(partsToCount(sql, { ...asked, named: undefined }), most, 'overlapping')
  const known = knownOf(asked.filter)
  const names = looksUp(named)
    ? isNamed(sql, named, known, {
        id: 'looked.id',
        post: '(SELECT post_id FROM cases WHERE id = looked.id)',
      })
    : `(looked.id IN (${casesOfSome(sql, named, known)})) IS TRUE`
  const text = `WITH looked AS MATERIALIZED (${looked})
     SELECT (SELECT count(*) FROM (SELECT 1 FROM looked WHERE ${names} LIMIT ${COUNT_UP_TO}) found)::integer AS counted,
       (SELECT count(*) FROM looked) = ${most} AS "isMore"`
  const { rows } = await pool.query<Counted>(keptStatement(text, sql.values))
  return rows[0] ?? { counted: 0, isMore: false }
}

/** `some`: a statement of so many rows. */
async function countOf(pool: pg.Pool, some: string, sql: SqlParameters): Promise<number> {
  const { rows } = await pool.query<{ counted: number }>(
    keptStatement(`SELECT count(*)::integer AS counted FROM (${some}) found`, sql.values),
  )
  return rows[0]?.counted ?? 0
}
