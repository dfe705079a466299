import { dayNumber } from '../deadlines/dates.js'
import type { IsoDate, ProcedureKind, ProcedureType } from '../vocabulary.js'
import type { RuleSet } from './rule-set.js'

/** Which procedure is meant when a launch names none: the short one is the default of the demonstration. */
const USUAL_TYPE: Readonly<Record<ProcedureKind, ProcedureType>> = {
  appointment: 'short',
  nomination: 'short',
  reappointment: 'reappointment',
  extension: 'extension',
  dismissal: 'dismissal',
  resignation: 'resignation',
  rotation: 'rotation',
  'rotation-end': 'rotation-end',
  revocation: 'revocation',
}

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

/**
 * The rule set that a procedure is pinned to: the one named, where it is in force on the day it began; else of its type
 * the one in force, the latest text and its highest version (Decree 300/2026 art. 35.2). RangeError if `on` is no day.
 */
export function selectRuleSet(ruleSets: readonly RuleSet[], asked: AskedRuleSet): SelectedRuleSet {
  const { kind, on, id, version } = asked
  dayNumber(on, 'on')
  const ofKind = ruleSets.filter(({ procedure }) => procedure?.kinds.includes(kind))
  if (id === undefined) {
    const type = asked.type ?? USUAL_TYPE[kind]
    const [latest] = ofKind
      .filter((ruleSet) => ruleSet.procedure?.type === type && isInForce(ruleSet, on))
      .sort(latestFirst)
    return latest ? { ruleSet: latest } : { problem: 'none-in-force', type }
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
  return to !== undefined && to < on ? { problem: 'retired', to } : { problem: 'not-yet-in-force', from }
}

/** From the first to the last day, both included. */
export function isInForce({ inForce: { from, to } }: Pick<RuleSet, 'inForce'>, on: IsoDate): boolean {
  return from <= on && (to === undefined || on <= to)
}

function latestFirst(a: RuleSet, b: RuleSet): number {
  if (a.inForce.from !== b.inForce.from) return a.inForce.from < b.inForce.from ? 1 : -1
  return b.version - a.version
}
