import type { PersonId } from '../../domain/vocabulary.js'

export interface NamedPerson {
  id: PersonId
  name: string
}

/** A person's id and name, of the row of `people` with that alias, as SQL. */
export const namedPerson = (alias: string): string =>
  `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.full_name)`

/** The same where the row may be missing: null then. */
export const namedPersonOrNull = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN ${namedPerson(alias)} END`
