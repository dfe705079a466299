/** The number of a record, as it stands in a path; 0, the number of none, where it is no number. */
export function numbered(id: string): number {
  return /^\d{1,9}$/.test(id) ? Number(id) : 0
}

/** The year that a path names; undefined where it names none. */
export const yearNamed = (path: string): number | undefined =>
  /^\d{4}$/.test(path) ? Number(path) : undefined
