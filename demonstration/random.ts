import { dateOfDayNumber, dayNumber } from '../domain/deadlines/dates.js'
import type { IsoDate } from '../domain/vocabulary.js'

/** Draws that depend on a seed and on nothing else. */
export interface Random {
  /** A whole number of 0 to `bound` - 1. */
  below(bound: number): number
  /** A whole number of `from` to `to`, both included. */
  between(from: number, to: number): number
  /** A day of `from` to `to`, both included. */
  dateBetween(from: IsoDate, to: IsoDate): IsoDate
  /** RangeError if the list is empty. */
  pick<T>(list: readonly T[]): T
  /** One value, as often as its weight says. RangeError if the table is empty. */
  weighted<T>(table: readonly (readonly [value: T, weight: number])[]): T
  /** A new list in another order. */
  shuffled<T>(list: readonly T[]): T[]
  /** True in `percent` of 100 draws. */
  chance(percent: number): boolean
}

/** A stream of draws. Each subject has a stream of its own, so that a change to one leaves the others as they were. */
export function randomFrom(seed: number, subject: string): Random {
  let state = seed >>> 0
  for (const character of subject)
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x9e3779b1) >>> 0

  // mulberry32: 32 bits of state, even enough for names and dates.
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (bound: number) => Math.floor(next() * bound)
  const between = (from: number, to: number) => from + below(to - from + 1)

  function pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('nothing to pick from')
    // The index is within the list, so what is there is a T (which may itself be undefined).
    return list[below(list.length)] as T
  }

  return {
    below,
    between,
    pick,
    dateBetween: (from, to) => dateOfDayNumber(between(dayNumber(from), dayNumber(to))),
    chance: (percent) => below(100) < percent,
    weighted(table) {
      let left = below(table.reduce((sum, [, weight]) => sum + weight, 0))
      for (const [value, weight] of table) {
        if (left < weight) return value
        left -= weight
      }
      throw new RangeError('nothing to pick from')
    },
    shuffled<T>(list: readonly T[]): T[] {
      const rest = [...list]
      return list.map(() => {
        const [drawn] = rest.splice(below(rest.length), 1)
        // One draw per element: never empty.
        return drawn as T
      })
    },
  }
}

/** The first `count`. RangeError if there are fewer: the plan of the province does not add up. */
export function exactly<T>(list: readonly T[], count: number, what: string): T[] {
  if (list.length < count) throw new RangeError(`${what}: ${count} wanted, ${list.length} there`)
  return list.slice(0, count)
}
