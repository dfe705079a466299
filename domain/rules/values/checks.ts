import type { Fraction } from '../../vocabulary.js'
import type { RuleSetProblemCode } from '../publication/rule-set-problem.js'

/** What is wrong with a value by itself. `at`: where in it, as '.province'; '' for the whole. */
export interface Wrong {
  at: string
  problem: RuleSetProblemCode
  what?: string | number
}
export type Check<Value> = (value: Value) => Wrong[]

/** What is passed strictly above: something can be above it, and below. */
export const bar: Check<Fraction> = (value) =>
  isPositive(value) && value.numerator < value.denominator ? [] : [{ at: '', problem: 'bar-out-of-range' }]

/** What is reached: more than nothing, everything at the most. */
export const share: Check<Fraction> = (value) =>
  isPositive(value) && value.numerator <= value.denominator ? [] : [{ at: '', problem: 'share-out-of-range' }]

function isPositive({ numerator, denominator }: Fraction): boolean {
  return Number.isInteger(numerator) && Number.isInteger(denominator) && numerator > 0 && denominator > 0
}

/** A share for each of the members named; where one is not there, nothing is wrong with it. */
export const shares =
  <Name extends string>(...names: readonly Name[]): Check<Readonly<Partial<Record<Name, Fraction>>>> =>
  (value) =>
    names.flatMap((name) => {
      const given: Fraction | undefined = value[name]
      return given ? within(`.${name}`, share(given)) : []
    })

/** A number of days of one or more. */
export const days: Check<number> = (value) =>
  Number.isInteger(value) && value >= 1 ? [] : [{ at: '', problem: 'not-a-number-of-days' }]

/** Each further mention of what a list already names. */
export const eachOnce: Check<readonly string[]> = (names) =>
  names.flatMap((name, index) =>
    names.indexOf(name) < index ? [{ at: `.${index}`, problem: 'named-twice' as const }] : [],
  )

/** At most is not less than at least. */
export const range: Check<{ atLeast: Fraction; atMost?: Fraction }> = ({ atLeast, atMost }) =>
  !atMost || atLeast.numerator * atMost.denominator <= atMost.numerator * atLeast.denominator
    ? []
    : [{ at: '.atMost', problem: 'range-reversed', what: `${atLeast.numerator}/${atLeast.denominator}` }]

/** Rows each of which comes after the one before it; told is the number before. */
export const inOrder =
  <Name extends string>(name: Name, isAfter: (value: number, before: number) => boolean) =>
  (rows: readonly Readonly<Record<Name, number>>[]): Wrong[] =>
    rows.flatMap((row, index) => {
      const before = rows[index - 1]
      if (!before || isAfter(row[name], before[name])) return []
      return [{ at: `.${index}.${name}`, problem: 'not-in-order' as const, what: before[name] }]
    })

/** The same within a member of the value. */
export function within(at: string, wrong: readonly Wrong[]): Wrong[] {
  return wrong.map((each) => ({ ...each, at: `${at}${each.at}` }))
}
