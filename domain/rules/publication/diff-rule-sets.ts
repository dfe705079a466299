import type { StageDefinition } from '../../procedure/stage-kinds.js'
import type { Text } from '../../vocabulary.js'
import { list, showDate } from '../../words.js'
import type { RuleSet } from '../rule-set.js'
import { rowOf, valueInWords } from '../values/every-value.js'
import { yesNo } from '../values/in-words.js'
import { MEMBERS } from '../values/members.js'
import { isCited, isText, nameOf } from '../values/values-in-words.js'

/** One place in which two rule sets differ. */
export interface RuleSetDifference {
  /** As in the JSON; a step stands under its key: 'procedure.steps.collective-vote.vote.bar.value'. */
  path: string
  /** The place and the two values in words. */
  what: Text
  /** null where there was nothing. */
  before: unknown
  /** null where there is nothing any more. */
  after: unknown
}

/** What changes from one rule set to another, in words, in the order of the text; their ids and versions apart. */
export function diffRuleSets(before: RuleSet, after: RuleSet): RuleSetDifference[] {
  const { id: _b, version: _bv, procedure: one, ...beforeRest } = before
  const { id: _a, version: _av, procedure: other, ...afterRest } = after
  const { steps: beforeSteps = [], ...beforeLaw } = one ?? {}
  const { steps: afterSteps = [], ...afterLaw } = other ?? {}
  const procedure: Place = { path: ['procedure'], words: [] }
  return [
    ...compare(beforeRest, afterRest, { path: [], words: [] }),
    ...compareSteps(beforeSteps, afterSteps),
    ...compare(beforeLaw, afterLaw, procedure),
  ]
}

/** Where something stands: the path in the JSON, and its names. */
interface Place {
  path: readonly string[]
  words: readonly Text[]
  /** The member whose value it is, where the path ends in 'value'. */
  name?: string
}

function compareSteps(
  before: readonly StageDefinition[],
  after: readonly StageDefinition[],
): RuleSetDifference[] {
  const at = (key: string) => `procedure.steps.${key}`
  const was = new Map(before.map((step) => [step.key, step]))
  const is = new Map(after.map((step) => [step.key, step]))
  const removed = before
    .filter(({ key }) => !is.has(key))
    .map((step) => ({
      path: at(step.key),
      what: { vi: `Bỏ bước "${step.title.vi}"`, en: `The step "${step.title.en}" is removed` },
      before: step,
      after: null,
    }))
  const added = after.flatMap((step, index) => {
    const { vi, en } = step.title
    const what = {
      vi: `Thêm bước "${vi}", là bước ${index + 1}`,
      en: `The step "${en}" is added as step ${index + 1}`,
    }
    return was.has(step.key) ? [] : [{ path: at(step.key), what, before: null, after: step }]
  })
  const changed = after.flatMap((step) => {
    const earlier = was.get(step.key)
    const words: Text = { vi: `Bước "${step.title.vi}"`, en: `Step "${step.title.en}"` }
    return earlier ? compare(earlier, step, { path: ['procedure', 'steps', step.key], words: [words] }) : []
  })
  return [...removed, ...added, ...compareOrder(before, after), ...changed]
}

/** The order of the steps that both have. */
function compareOrder(
  before: readonly StageDefinition[],
  after: readonly StageDefinition[],
): RuleSetDifference[] {
  const both = (one: readonly StageDefinition[], other: readonly StageDefinition[]) =>
    one.filter(({ key }) => other.some((step) => step.key === key))
  const was = both(before, after)
  const is = both(after, before)
  if (was.every(({ key }, index) => is[index]?.key === key)) return []
  const titles = (steps: readonly StageDefinition[], language: keyof Text) =>
    steps.map(({ title }) => title[language]).join(', ')
  return [
    {
      path: 'procedure.steps',
      what: {
        vi: `Thứ tự các bước: ${titles(was, 'vi')} → ${titles(is, 'vi')}`,
        en: `The order of the steps: ${titles(was, 'en')} → ${titles(is, 'en')}`,
      },
      before: was.map(({ key }) => key),
      after: is.map(({ key }) => key),
    },
  ]
}

/** What differs at one place; where only one has a part, its values one by one. */
function compare(before: unknown, after: unknown, place: Place): RuleSetDifference[] {
  if (isSame(before, after)) return []
  if (isCited(before) && isCited(after)) {
    // The words of a number need its unit, which stands beside it.
    const at: Place = { ...place, name: place.path.at(-1), path: [...place.path, 'value'] }
    const { value: was, ...besideWas } = before
    const { value: is, ...besideIs } = after
    const own = isSame(was, is) ? [] : [difference(at, before, after)]
    return [...own, ...compareMembers(besideWas, besideIs, place)]
  }
  return isWhole(before) || isWhole(after)
    ? [difference(place, before, after)]
    : compareMembers(before, after, place)
}

function compareMembers(before: unknown, after: unknown, place: Place): RuleSetDifference[] {
  const [one, other] = [Object(before), Object(after)]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) => {
    const [was, is] = [one[key], other[key]]
    const named = nameOf(key, isCited(was) || isCited(is))
    return compare(was, is, { path: [...place.path, key], words: [...place.words, ...named] })
  })
}

/** Compared as JSON, whatever the order of its members. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return (
    Array.isArray(one) === Array.isArray(other) &&
    [...keys].every((key) => isSame(Reflect.get(one, key), Reflect.get(other, key)))
  )
}

/** What is told as a whole: a value of law, a text, a list, a single value. */
function isWhole(value: unknown): boolean {
  if (value === undefined || value === null) return false
  return typeof value !== 'object' || Array.isArray(value) || isText(value) || isCited(value)
}

function difference({ path, words, name }: Place, before: unknown, after: unknown): RuleSetDifference {
  const member = name ?? path.at(-1) ?? ''
  const [was, is] = [show(member, before), show(member, after)]
  const sentence = (language: keyof Text) => {
    const where = words.map((each) => each[language]).join(': ')
    // Both can look the same where the words do not tell everything: then it is only said that something changed.
    const what = was[language] === is[language] ? CHANGED[language] : `${was[language]} → ${is[language]}`
    return `${where}: ${what}`
  }
  // By the path of a value stands the value alone.
  const stored = (value: unknown) => (name !== undefined && isCited(value) ? value.value : (value ?? null))
  return {
    path: path.join('.'),
    what: { vi: sentence('vi'), en: sentence('en') },
    before: stored(before),
    after: stored(after),
  }
}

const CHANGED: Text = { vi: 'có thay đổi', en: 'changed' }
const NONE: Text = { vi: 'không có', en: 'none' }

/** What a member says, in the words of docs/law.md. */
function show(member: string, value: unknown): Text {
  const row = MEMBERS[member]
  if (value === undefined || value === null) return rowOf(member)?.absent ?? row?.absent ?? NONE
  if (isCited(value)) {
    const words = valueInWords(member, value.value, value.unit)
    return words.vi === '' ? NONE : words
  }
  if (isText(value)) return value
  if (Array.isArray(value)) return list(value.map((each: unknown) => show(member, each)))
  if (typeof value === 'object') return 'title' in value ? show('title', value.title) : NONE
  if (typeof value === 'boolean') return yesNo(value)
  if (row?.isDay) return showDate(String(value))
  return row?.choices?.[String(value)] ?? { vi: `"${value}"`, en: `"${value}"` }
}
