/** A person's id and name, of the row of `people` with that alias, as SQL. */
export const namedPerson = (alias: string): string =>
  `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.full_name)`
