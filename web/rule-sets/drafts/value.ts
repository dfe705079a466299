import type { Text } from './draft.js'

/** A value of a rule set with its article. */
export interface Cited {
  value: unknown
  article: { vi: string; en: string }
}

export interface Share {
  numerator: number
  denominator: number
}

export const isShare = (value: unknown): value is Share =>
  typeof value === 'object' && value !== null && 'numerator' in value && 'denominator' in value

/** What stands at a path of a text: `procedure.steps.0.vote.bar`. */
export function valueAt(text: Text, path: string): Cited {
  const found = path
    .split('.')
    .reduce<unknown>((of, name) => (typeof of === 'object' && of !== null ? Reflect.get(of, name) : of), text)
  // The path is the API's, of this very text.
  return found as Cited
}

/** The text with something else at that path; the rest is as it was. */
export function withValue(text: Text, path: string, cited: Cited): Text {
  const copy = structuredClone(text)
  Object.assign(valueAt(copy, path), cited)
  return copy
}

/** A value that has no field of its own, as its author writes it; undefined: it is none. */
export function parsed(typed: string): unknown {
  try {
    return JSON.parse(typed)
  } catch {
    return undefined
  }
}
