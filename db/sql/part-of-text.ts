import type { SqlParameters } from './sql-parameters.js'

/** Shorter than a trigram, by which longer parts are found. */
const SHORT = 3

/**
 * SQL: does the column hold that part of a text, already as `searchName` makes it? Found by the column's index of trigrams,
 * and what is shorter by that of its `short_parts`.
 */
function partOfText(sql: SqlParameters, column: string, part: string): string {
  return [...part].length < SHORT
    ? // A subquery, so that a common letter too is found by the index: to take texts apart one by one is dear.
      `short_parts(${column}) @> ARRAY[(SELECT ${sql.add(part, 'text')})]`
    : `${column} LIKE ${sql.add(`%${literally(part)}%`, 'text')}`
}

/** Of so many rows, whichever stand first, what most rows hold is found often enough. */
const FIRST = 2_000

/**
 * SQL: an array with the ids of rows whose column holds that part of a text, up to so many. A letter that most hold is met among
 * the first rows: its index would gather all of them first.
 */
export function someOfPart(
  sql: SqlParameters,
  { table, column, part, limit }: { table: 'people' | 'posts'; column: string; part: string; limit: number },
): string {
  const found = `ARRAY(SELECT x.id FROM ${table} x WHERE ${partOfText(sql, `x.${column}`, part)} LIMIT ${limit})`
  if ([...part].length >= SHORT) return found
  const first = `SELECT id, ${column} FROM ${table} ORDER BY id LIMIT ${FIRST}`
  const met = `ARRAY(SELECT x.id FROM (${first}) x WHERE ${isIn(sql, `x.${column}`, part)} LIMIT ${limit})`
  return `(SELECT CASE WHEN cardinality(met.ids) = ${limit} THEN met.ids ELSE ${found} END FROM (SELECT ${met} AS ids OFFSET 0) met)`
}

/** Does a row hold the part that is found otherwise? No index is asked. */
export function isIn(sql: SqlParameters, column: string, part: string): string {
  return `strpos(${column}, ${sql.add(part, 'text')}) > 0`
}

/** The text with the signs that LIKE gives a meaning taken literally. */
const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
