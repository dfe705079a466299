import type { QueryConfig } from 'pg'

/** So many texts have a name at a time: each connection keeps what it made of them. */
const MOST_KEPT = 64
/** So many are counted before all that was counted is forgotten. */
const MOST_COUNTED = 1_000
/** Asked for so often, a text is worth a name. */
const OFTEN = 3

const names = new Map<string, string>()
const counts = new Map<string, number>()

/**
 * A statement that is put together from what a list is asked for, under a name once it has been asked for several times: a
 * connection then takes its text apart once, and plans it once where a plan for any values is as good as one for these. What is
 * asked for in every possible way finds no place, and is asked as ever.
 */
export function keptStatement(text: string, values: unknown[]): QueryConfig {
  const name = names.get(text) ?? nameFor(text)
  return name === undefined ? { text, values } : { name, text, values }
}

function nameFor(text: string): string | undefined {
  if (names.size >= MOST_KEPT) return undefined
  const count = (counts.get(text) ?? 0) + 1
  if (count < OFTEN) {
    if (counts.size >= MOST_COUNTED) counts.clear()
    counts.set(text, count)
    return undefined
  }
  counts.delete(text)
  const name = `kept-${names.size + 1}`
  names.set(text, name)
  return name
}
