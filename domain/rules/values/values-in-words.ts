import type { Cited, DayUnit, Text } from '../../vocabulary.js'
import type { RuleSet } from '../rule-set.js'
import { labelOf, valueInWords } from './every-value.js'
import { MEMBERS } from './members.js'

export type CitedValue = Cited<unknown> & { unit?: DayUnit }

export const isCited = (value: unknown): value is CitedValue =>
  typeof value === 'object' && value !== null && 'article' in value && 'value' in value

export const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'vi' in value && 'en' in value

/** The name of a member; none where those of its own members tell enough. */
export function nameOf(key: string, cited: boolean): Text[] {
  const name = cited ? labelOf(key) : MEMBERS[key]?.name
  if (!name) return []
  const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
  return [{ vi: lower(name.vi), en: lower(name.en) }]
}

/** A value of law as it is read: what it is of, what it is called, what it says, and by which article. */
export interface ValueInWords {
  /** Where it stands in the rule set: 'procedure.steps.0.vote.bar'. */
  path: string
  /** The step, by its title; else the part of the rule set, empty where it has no name. */
  of: readonly Text[]
  name: Text
  says: Text
  article: Text
  note?: Text
}

/** Every value of a rule set in words, its steps first, in the order of the text. */
export function valuesInWords({ procedure, ...rest }: RuleSet): ValueInWords[] {
  const { steps = [], ...law } = procedure ?? {}
  return [
    ...steps.flatMap((step, index) => valuesWithin(step, [step.title], `procedure.steps.${index}.`)),
    ...valuesWithin(law, [], 'procedure.'),
    ...valuesWithin(rest, [], ''),
  ]
}

/** `at`: what stands before the name of a member in its path. */
function valuesWithin(part: object, of: readonly Text[], at: string): ValueInWords[] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    const path = at + key
    const label = labelOf(key)
    if (isCited(value) && label) {
      const { article, note } = value
      const says = valueInWords(key, value.value, value.unit)
      return [{ path, of, name: label, says, article, ...(note && { note }) }]
    }
    const isPart = typeof value === 'object' && value !== null && !Array.isArray(value) && !isText(value)
    return isPart ? valuesWithin(value, [...of, ...nameOf(key, false)], `${path}.`) : []
  })
}
