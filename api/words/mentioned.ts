import { id } from '../http/fields.js'

/** Every code that a value mentions, as a text or as a key, wherever in it. */
export function codesIn(value: unknown): string[] {
  if (typeof value === 'string') return id.safeParse(value).success ? [value] : []
  if (value === null || typeof value !== 'object') return []
  const keys = Array.isArray(value) ? [] : Object.keys(value)
  return [...keys.flatMap(codesIn), ...Object.values(value).flatMap(codesIn)]
}

/** Of the names those of whom the value mentions by their code, for people to read beside it. */
export function namesOf(value: unknown, names: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    [...new Set(codesIn(value))].sort().flatMap((code) => {
      const name = names.get(code)
      return name === undefined ? [] : [[code, name]]
    }),
  )
}
