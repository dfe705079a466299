import type { SqlParameters } from './sql-parameters.js'

/** Shorter than a trigram, by which longer parts are found. */
const SHORT = 3

/**
 * SQL: does the column hold that part of a text, already as `searchName` makes it? Found by the column's index of trigrams,
 * and what is shorter by that of its `short_parts`.
 */
export function partOfText(sql: SqlParameters, column: string, part: string): string {
  return [...part].length < SHORT
    ? // A subquery, so that a common letter too is found by the index: to take texts apart one by one is dear.
      `short_parts(${column}) @> ARRAY[(SELECT ${sql.add(part, 'text')})]`
    : `${column} LIKE ${sql.add(`%${literally(part)}%`, 'text')}`
}

/** The same of a row that is found otherwise: no index is asked. */
export function isIn(sql: SqlParameters, column: string, part: string): string {
  return `strpos(${column}, ${sql.add(part, 'text')}) > 0`
}

/** The text with the signs that LIKE gives a meaning taken literally. */
const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
