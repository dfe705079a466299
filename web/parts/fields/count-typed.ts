/** More papers than any vote has. */
export const MOST = 1_000_000

/** What is typed into the field of a count: a number; what is none, as it is typed; '': nothing yet. */
export type Count = number | string

export const isCount = (typed: Count | undefined): typed is number => typeof typed === 'number'

/** There is something, and it is no count. */
export const isNoCount = (typed: Count | undefined): typed is string =>
  typeof typed === 'string' && typed !== ''

/** Points as they are typed, 85,5 or 85.5, two decimals at the most; undefined: it is none. */
export function pointsTyped(text: string): number | undefined {
  const trimmed = text.trim()
  return /^\d{1,3}([.,]\d{1,2})?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : undefined
}

/** A whole number in figures, up to MOST; anything else as it is typed. */
export function countTyped(text: string): Count {
  const trimmed = text.trim()
  return /^\d+$/.test(trimmed) && Number(trimmed) <= MOST ? Number(trimmed) : text
}
