/**
 * SQL for a Vietnamese text as it is searched: lower case, without diacritics, đ as d; the same as `searchName` of
 * domain/names.ts, for tables too small to keep it in a column.
 */
export function searchable(column: string): string {
  // Whatever the locale of the database is, only ASCII is left for lower().
  return `lower(translate(regexp_replace(normalize(${column}, NFD), '[\\u0300-\\u036f]', '', 'g'), 'Đđ', 'dd'))`
}

/** The text with the signs that LIKE gives a meaning taken literally. */
export function literally(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
