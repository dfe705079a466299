import { dayNumber } from '../deadlines/dates.js'
import type { IsoDate, ProcedureKind, ProcedureType } from '../vocabulary.js'
import { RULE_SETS } from './index.js'
import type { LegalTextId } from './legal-texts.js'
import type { RuleSet } from './rule-set.js'
import { rulingText } from './ruling-texts.js'

/** Which procedure is meant when a launch names none: the short one is the default of the demonstration. */
const USUAL_TYPE: Readonly<Record<ProcedureKind, ProcedureType>> = {
  appointment: 'short',
  nomination: 'short',
  reappointment: 'reappointment',
  extension: 'extension',
  relief: 'relief',
  dismissal: 'dismissal',
  resignation: 'resignation',
  replacement: 'replacement',
  rotation: 'rotation',
  'rotation-end': 'rotation-end',
  transfer: 'transfer',
  secondment: 'secondment',
  'secondment-end': 'secondment-end',
  'confidence-vote': 'confidence-vote',
  revocation: 'revocation',
}

/** Is it the procedure that a launch of the kind takes where it names none? */
export const isUsual = (kind: ProcedureKind, type: ProcedureType): boolean => USUAL_TYPE[kind] === type

export interface AskedRuleSet {
  kind: ProcedureKind
  /** The day on which the procedure began: a procedure already begun keeps the text then in force. */
  on: IsoDate
  type?: ProcedureType | undefined
  id?: string | undefined
  version?: number | undefined
}

export type SelectedRuleSet =
  | { ruleSet: RuleSet }
  | { problem: 'unknown' }
  | { problem: 'none-in-force'; type: ProcedureType }
  | { problem: 'not-yet-in-force'; from: IsoDate }
  | { problem: 'retired'; to: IsoDate }
  /** The law has a text for it on that day, of which no rule set ships and none was published. */
  | { problem: 'not-published'; text: LegalTextId }

/**
 * The one way to choose the law, of all that `listRuleSets` (db/registers) reads; records are judged by `inForceOn`
 * (domain/planning), which chooses alike. The rule set that a procedure is pinned to: the one named, where it is in force
 * on the day it began; else of its type the default of that day (`PRINCIPLES.textWhenBegun`). RangeError if `on` is no day.
 */
export function selectRuleSet(ruleSets: readonly RuleSet[], asked: AskedRuleSet): SelectedRuleSet {
  const { kind, on, id, version } = asked
  dayNumber(on, 'on')
  const ofKind = ruleSets.filter(({ procedure }) => procedure?.kinds.includes(kind))
  if (id === undefined) {
    const type = asked.type ?? USUAL_TYPE[kind]
    const chosen = chosenOn(ofCase(ofKind, { type, kind }), on)
    const text = rulingText(type, on)
    if (chosen) return { ruleSet: chosen }
    return text ? { problem: 'not-published', text } : { problem: 'none-in-force', type }
  }
  const named = ofKind
    .filter(
      (ruleSet) =>
        ruleSet.id === id &&
        (version === undefined || ruleSet.version === version) &&
        (asked.type === undefined || ruleSet.procedure?.type === asked.type),
    )
    .sort(latestFirst)
  const inForce = named.find((ruleSet) => isInForce(ruleSet, on))
  if (inForce) return { ruleSet: inForce }
  const [latest] = named
  if (!latest) return { problem: 'unknown' }
  const { from, to } = latest.inForce
  if (to === undefined || on <= to) return { problem: 'not-yet-in-force', from }
  const text = textWithoutRuleSet(ofKind, { kind, type: latest.procedure?.type }, on)
  return text ? { problem: 'not-published', text } : { problem: 'retired', to }
}

/** The text that rules such a case on that day, where no rule set is chosen for it. */
function textWithoutRuleSet(
  ruleSets: readonly RuleSet[],
  { kind, type }: { kind: ProcedureKind; type: ProcedureType | undefined },
  on: IsoDate,
): LegalTextId | undefined {
  return type && !chosenOn(ofCase(ruleSets, { type, kind }), on) ? rulingText(type, on) : undefined
}

/**
 * Of the rule sets of a case the one that a launch of that day runs by where it names none: the default; where the law's
 * own text has no rule set, what the installation published of the same type, the latest.
 */
function chosenOn(ofCase: readonly RuleSet[], on: IsoDate): RuleSet | undefined {
  const [chosen] = defaultsOn(ofCase, on)
  return chosen ?? ofCase.filter((rules) => isInForce(rules, on)).toSorted(latestFirst)[0]
}

const SHIPPED: ReadonlySet<string> = new Set(RULE_SETS.map(({ id }) => id))

/**
 * What is chosen where nobody names one, of rule sets for the same thing: of those in force on that day, each in its latest
 * version, those that ship or say whose place they take, without those whose place is taken. One at the most, as
 * validate-rule-set.ts sees to it; where a later text ships beside a published one, the latest comes first.
 */
export function defaultsOn<Rules extends RuleSet>(ruleSets: readonly Rules[], on: IsoDate): Rules[] {
  const latest = ruleSets
    .filter((rules) => isInForce(rules, on))
    .sort(latestFirst)
    .filter(({ id }, index, sorted) => sorted.findIndex((other) => other.id === id) === index)
  const claiming = latest.filter(({ id, takesPlaceOf }) => takesPlaceOf !== undefined || SHIPPED.has(id))
  const taken = new Set(claiming.flatMap((rules) => [...placesTaken(rules, ruleSets)]))
  return claiming.filter(({ id }) => !taken.has(id))
}

/** The ids of those whose place it takes: the one it names, and those whose place that one takes in any version. */
export function placesTaken(
  { takesPlaceOf }: Pick<RuleSet, 'takesPlaceOf'>,
  ruleSets: readonly Pick<RuleSet, 'id' | 'takesPlaceOf'>[],
): ReadonlySet<string> {
  const found = new Set(takesPlaceOf === undefined ? [] : [takesPlaceOf])
  // A Set is walked in the order of insertion, those added on the way included.
  for (const id of found) {
    for (const other of ruleSets) {
      if (other.id === id && other.takesPlaceOf !== undefined) found.add(other.takesPlaceOf)
    }
  }
  return found
}

type Version = Pick<RuleSet, 'id' | 'version'>

/** That version of the rule set of that id, the highest where none is named; undefined where there is none. */
export function versionOf<Rules extends Version>(
  ruleSets: readonly Rules[],
  { id, version }: { id: string; version?: number | undefined },
): Rules | undefined {
  const [found] = ruleSets
    .filter((rules) => rules.id === id && (version === undefined || rules.version === version))
    .sort((a, b) => b.version - a.version)
  return found
}

/** What the next version of that id is numbered: one more than the highest. */
export function nextVersion(ruleSets: readonly Version[], id: string): number {
  return 1 + (versionOf(ruleSets, { id })?.version ?? 0)
}

/** What a version follows: the one before it; the first, the rule set that it takes the place of, if it names one. */
export function predecessorOf(
  ruleSets: readonly RuleSet[],
  { id, version, takesPlaceOf }: RuleSet,
): RuleSet | undefined {
  const earlier = ruleSets.filter((rules) => rules.version < version)
  const before = versionOf(earlier, { id })
  if (before || takesPlaceOf === undefined) return before
  return versionOf(ruleSets, { id: takesPlaceOf })
}

/** The parts of a rule set that records, rather than procedures, are judged by. */
export const RECORD_PARTS = ['planning', 'evaluation', 'employeeEvaluation'] as const

/** For each thing that it rules and that one rule set is chosen for, all that rule it; targets are chosen by name. */
export function rulingTheSame(
  { procedure, ...parts }: Pick<RuleSet, 'procedure' | (typeof RECORD_PARTS)[number]>,
  ruleSets: readonly RuleSet[],
): RuleSet[][] {
  const cases = procedure?.kinds.map((kind) => ofCase(ruleSets, { type: procedure.type, kind })) ?? []
  const records = RECORD_PARTS.filter((part) => parts[part]).map((part) =>
    ruleSets.filter((rules) => rules[part]),
  )
  return [...cases, ...records]
}

/** Is it what is chosen on that day for something that it rules, where nobody names one? */
export function isDefaultOn(rules: RuleSet, ruleSets: readonly RuleSet[], on: IsoDate): boolean {
  return rulingTheSame(rules, ruleSets).some((all) => {
    const [chosen] = rules.procedure ? [chosenOn(all, on)] : defaultsOn(all, on)
    return chosen?.id === rules.id && chosen.version === rules.version
  })
}

function ofCase(
  ruleSets: readonly RuleSet[],
  { type, kind }: { type: ProcedureType; kind: ProcedureKind },
): RuleSet[] {
  return ruleSets.filter(({ procedure }) => procedure?.type === type && procedure.kinds.includes(kind))
}

/** From the first to the last day, both included. */
export function isInForce({ inForce: { from, to } }: Pick<RuleSet, 'inForce'>, on: IsoDate): boolean {
  return from <= on && (to === undefined || on <= to)
}

function latestFirst(a: RuleSet, b: RuleSet): number {
  if (a.inForce.from !== b.inForce.from) return a.inForce.from < b.inForce.from ? 1 : -1
  return b.version - a.version
}
