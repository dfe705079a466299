/** More papers than any vote has. */
export const MOST = 1_000_000

/** What is typed into the field of a count: a number; what is none, as it is typed; '': nothing yet. */
export type Count = number | string

export const isCount = (typed: Count | undefined): typed is number => typeof typed === 'number'

/** There is something, and it is no count. */
export const isNoCount = (typed: Count | undefined): typed is string =>
  typeof typed === 'string' && typed !== ''

/** A whole number in figures, up to MOST; anything else as it is typed. */
export function countTyped(text: string): Count {
  const trimmed = text.trim()
  return /^\d+$/.test(trimmed) && Number(trimmed) <= MOST ? Number(trimmed) : text
}
