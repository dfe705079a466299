import type { Client } from '../db/pool.js'
import { listRuleSets } from '../db/registers/rule-sets.js'
import { inForceForYear, inForceOn, inForceOrNext, type With } from '../domain/planning/rules-in-force.js'
import type { IsoDate } from '../domain/vocabulary.js'

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

/** For each year the rule set that its evaluations follow. */
export async function evaluationRules(
  client: Client,
): Promise<(year: number) => With<'evaluation'> | undefined> {
  const ruleSets = await listRuleSets(client)
  return (year) => inForceForYear(ruleSets, year)
}
