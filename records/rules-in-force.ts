import type { Client } from '../db/pool.js'
import { listRuleSets } from '../db/registers/rule-sets.js'
import {
  type EmployedAs,
  type EvaluatedBy,
  evaluatedBy,
  inForceOn,
  inForceOrNext,
  type With,
} from '../domain/planning/rules-in-force.js'
import type { FieldCode } from '../domain/records/field-codes.js'
import { RULE_SETS } from '../domain/rules/index.js'
import type { RuleSet } from '../domain/rules/rule-set.js'
import { isInForce, versionOf } from '../domain/rules/select-rule-set.js'
import type { RecusalRules } from '../domain/rules/values/recusal-rules.js'
import type { IsoDate } from '../domain/vocabulary.js'
import { wrongField } from './use-case/invalid-input.js'

/** The rule set of the planning in force on that day. */
export async function planningRules(client: Client, on: IsoDate): Promise<With<'planning'> | undefined> {
  return inForceOn(await listRuleSets(client), 'planning', on)
}

/** The rule set that an entry approved on that day is judged by: before the first text of the planning, that one. */
export async function rulesOfEntry(
  client: Client,
  approvedOn: IsoDate,
): Promise<With<'planning'> | undefined> {
  return inForceOrNext(await listRuleSets(client), 'planning', approvedOn)
}

/** For each year the rule set that its evaluations follow, of civil servants unless somebody else is meant. */
export async function evaluationRules(
  client: Client,
): Promise<(year: number, as?: EmployedAs) => EvaluatedBy | undefined> {
  const ruleSets = await listRuleSets(client)
  return (year, as = 'civil-servant') => evaluatedBy(ruleSets, year, as)
}

/** By what relations and interests somebody stands back, by any of the rule sets in force on that day. */
export async function recusalRules(client: Client, on: IsoDate): Promise<RecusalRules[]> {
  const ruleSets = await listRuleSets(client)
  return ruleSets.flatMap((rules) => (isInForce(rules, on) ? (rules.procedure?.recusal ?? []) : []))
}

/**
 * The targets that the planning is measured by where nobody names any: the locality's own, the latest published; else the
 * first of those that ship. Undefined where none is in force.
 */
export async function usualTargets(client: Client, on: IsoDate): Promise<RuleSet | undefined> {
  const inForce = (await listRuleSets(client)).filter((rules) => rules.locality && isInForce(rules, on))
  const [published] = inForce
    .filter(({ id }) => !RULE_SETS.some((shipped) => shipped.id === id))
    .toSorted((a, b) => b.inForce.from.localeCompare(a.inForce.from) || b.version - a.version)
  const [shipped] = RULE_SETS.filter(({ id }) => inForce.some((rules) => rules.id === id))
  return published ?? shipped
}

/**
 * The targets of a locality that somebody names, in their latest version: of all, or of those in force on a day. Undefined
 * where nobody names any.
 * @throws Refused invalid-input at `targets`, with that code, where there are none of that name
 */
export async function localTargets(
  client: Client,
  id: string | undefined,
  unknown: FieldCode,
  on?: IsoDate,
): Promise<RuleSet | undefined> {
  if (id === undefined) return undefined
  const targets = (await listRuleSets(client)).filter(
    (rules) => rules.locality && (on === undefined || isInForce(rules, on)),
  )
  const latest = versionOf(targets, { id })
  if (!latest) throw wrongField('targets', unknown)
  return latest
}
