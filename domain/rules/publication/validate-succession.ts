import { addDays } from '../../deadlines/dates.js'
import type { IsoDate } from '../../vocabulary.js'
import type { RuleSet } from '../rule-set.js'
import { defaultsOn, isInForce, placesTaken, RECORD_PARTS, rulingTheSame } from '../select-rule-set.js'
import type { RuleSetProblem } from './rule-set-problem.js'

/** The rule sets that are there already. */
export interface Neighbours {
  /** Of those that ship: nobody publishes over them. */
  builtIn: readonly RuleSet[]
  published: readonly RuleSet[]
}

type NewRules = Omit<RuleSet, 'version'>

/** What keeps a rule set, of days that are days, from following its earlier versions or taking the place of another. */
export function ofSuccession(rules: NewRules, { builtIn, published }: Neighbours): RuleSetProblem[] {
  return [...ofVersions(rules, published), ...ofPlace(rules, [...builtIn, ...published])]
}

/** A new version of an id begins after every version with which it shares a day: from its first day on it goes before them. */
function ofVersions({ id, inForce }: NewRules, published: readonly RuleSet[]): RuleSetProblem[] {
  const [latest] = published
    .filter((other) => other.id === id && sharesDay(other.inForce, inForce))
    .filter((other) => inForce.from <= other.inForce.from)
    .sort((a, b) => (a.inForce.from < b.inForce.from ? 1 : -1))
  if (!latest) return []
  const { version, inForce: days } = latest
  return [{ field: 'inForce.from', problem: 'overlaps-published', what: `${version} (${days.from})` }]
}

function sharesDay(one: RuleSet['inForce'], other: RuleSet['inForce']): boolean {
  const before = (from: IsoDate, to: IsoDate | undefined) => to === undefined || from <= to
  return before(one.from, other.to) && before(other.from, one.to)
}

function ofPlace(rules: NewRules, all: readonly RuleSet[]): RuleSetProblem[] {
  const field = 'takesPlaceOf'
  const { id, takesPlaceOf, inForce } = rules
  if (takesPlaceOf === undefined) return []
  if (takesPlaceOf === id) return [{ field, problem: 'takes-own-place' }]
  const same = rulingTheSame(rules, all)
  if (same.length === 0) return [{ field, problem: 'chosen-by-name-only' }]
  const rulesTheSame = all.filter((other) => other.id !== id && isForTheSame(rules, other))
  if (!rulesTheSame.some((other) => other.id === takesPlaceOf)) {
    const isKnown = all.some((other) => other.id === takesPlaceOf)
    const defaults = rulesTheSame.filter((other) =>
      same.some((each) => defaultsOn(each, inForce.from).includes(other)),
    )
    const what = [...new Set(defaults.map((other) => other.id))].join(', ')
    return [{ field, problem: isKnown ? 'place-of-another-kind' : 'no-place-of-unknown', what }]
  }
  if (placesTaken(rules, all).has(id)) return [{ field, problem: 'places-in-circle', what: takesPlaceOf }]
  const taken = same.flatMap((each) => placeTaken(rules, each))
  return taken.slice(0, 1).map((what) => ({ field, problem: 'place-taken', what }))
}

/** A case of the same type and kinds, and the same parts that records are judged by. */
function isForTheSame(one: NewRules, other: NewRules): boolean {
  const kinds = ({ procedure }: NewRules) =>
    [procedure?.type, ...[...(procedure?.kinds ?? [])].sort()].join(' ')
  return (
    kinds(one) === kinds(other) &&
    RECORD_PARTS.every((part) => (one[part] === undefined) === (other[part] === undefined))
  )
}

/** Of those that rule the same, the default that would stand beside it, with the first day on which it would. */
function placeTaken(rules: NewRules, same: readonly RuleSet[]): string[] {
  const version = 1 + Math.max(0, ...same.map((other) => other.version))
  const beside = [...same, { ...rules, version }]
  const turns = same.flatMap(({ inForce: { from, to } }) => [
    from,
    ...(to === undefined ? [] : [addDays(to, 1)]),
  ])
  const days = [rules.inForce.from, ...turns].filter((day) => isInForce(rules, day)).sort()
  for (const day of days) {
    const defaults = defaultsOn(beside, day)
    const other = defaults.find(({ id }) => id !== rules.id)
    if (other && defaults.some(({ id }) => id === rules.id)) return [`${other.id} (${day})`]
  }
  return []
}
