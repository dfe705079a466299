import type { Ballot, CountTold } from './about.js'

/** What is counted of each person, by the kind of ballot; nothing where each paper names one person. */
export const ANSWERS = {
  'one-person': [],
  'each-person': ['yes', 'no'],
  'three-levels': ['high', 'confidence', 'low', 'invalidFor'],
} as const satisfies Readonly<Record<Ballot, readonly string[]>>
export type AnswerName = (typeof ANSWERS)[Ballot][number]

/** The name that the API has for it. */
export const sentAs = (answer: AnswerName): string => (answer === 'invalidFor' ? 'invalid' : answer)

/** The field of one answer to a person. */
export const fieldOf = (person: string, answer: AnswerName): string => `votes.${person}.${sentAs(answer)}`

/** One of the answers to a person as it was counted; undefined where the count has no such answer. */
export function numberOf(given: unknown, answer: AnswerName): number | undefined {
  if (typeof given !== 'object' || given === null) return undefined
  const number: unknown = Reflect.get(given, sentAs(answer))
  return typeof number === 'number' ? number : undefined
}

/** How many are for somebody: who named them, said yes to them, or have confidence in them, be it high. */
export function votesFor(given: unknown): number | undefined {
  if (typeof given === 'number' || given === undefined) return given
  return numberOf(given, 'yes') ?? (numberOf(given, 'high') ?? 0) + (numberOf(given, 'confidence') ?? 0)
}

/** What is typed of everybody, as it is sent. */
export function votesTyped(
  people: readonly string[],
  ballot: Ballot,
  at: (field: string) => number,
): CountTold['votes'] {
  return Object.fromEntries(
    people.map((id) => {
      const of = (answer: AnswerName) => at(fieldOf(id, answer))
      if (ballot === 'one-person') return [id, at(`votes.${id}`)]
      if (ballot === 'each-person') return [id, { yes: of('yes'), no: of('no') }]
      return [
        id,
        { high: of('high'), confidence: of('confidence'), low: of('low'), invalid: of('invalidFor') },
      ]
    }),
  )
}
