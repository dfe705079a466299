import type { Cited, DayUnit, Text } from '../../vocabulary.js'
import type { Check } from './checks.js'

/** The one row of a value of a rule set: what it is called, how it is told in words, what is wrong with it by itself. */
export interface ValueRow<Value> {
  label: Text
  /** `unit`: of a time that is not counted in working days. */
  say(value: Value, unit?: DayUnit): Text
  /** What it means that a text does not have it, where that is more than nothing. */
  absent?: Text
  /** Absent: every value of the type can be applied. */
  check?: Check<Value>
  /** It is read at such a step alone: of a procedure without one, no document has it. */
  atStepsOf?: 'vote' | 'action-program'
  /** It is read for these values of the same part alone: without one of them, no document has it. */
  readFor?: readonly string[]
}

/** The values of a part of a rule set by name: its members that have an article. */
export type ValueName<Part> = {
  [Name in keyof Part]-?: NonNullable<Part[Name]> extends Cited<unknown> ? Name : never
}[keyof Part]

export type ValueOf<Part, Name extends keyof Part> =
  NonNullable<Part[Name]> extends Cited<infer Value> ? Value : never

/** A row for every value of a part: without it, nothing compiles, and the value is in no document and no comparison. */
export type ValueRows<Part> = { readonly [Name in ValueName<Part>]: ValueRow<ValueOf<Part, Name>> }
