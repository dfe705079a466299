import type { Client } from '../../db/pool.js'
import { keptFigures } from '../../db/reads/kept-figures.js'
import { countPlanned } from '../../db/reads/plannable.js'
import type { UnitRow } from '../../db/registers/units.js'
import type { With } from '../../domain/planning/rules-in-force.js'
import {
  agesCounted,
  type LevelCounts,
  type LevelStructure,
  lastBirthDate,
  structureOfCounts,
  type Targets,
} from '../../domain/planning/structure.js'
import { type PlanningYear, planningYear, yearsTold } from '../../domain/planning/years.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import type { IsoDate } from '../../domain/vocabulary.js'
import { type Caller, covers } from '../rights/caller.js'
import { localTargets, planningRules, usualTargets } from '../rules-in-force.js'
import { wrongField } from '../use-case/invalid-input.js'

/** The planning for the posts of a unit and below on a day is asked for, and this is what it is measured by. */
export interface UnitPlanning {
  unit: UnitRow
  on: IsoDate
  rules: With<'planning'>
  /** The rule set of the locality whose targets take the place of the general ones. */
  local: RuleSet | undefined
  targets: Targets
}

/** `targets`: the id of a locality's rule set. @throws Refused invalid-input where no such rules are in force on that day */
export async function planningOf(
  client: Client,
  unit: UnitRow,
  { on, targets: id }: { on: IsoDate; targets?: string | undefined },
): Promise<UnitPlanning> {
  const rules = await planningRules(client, on)
  if (!rules) throw wrongField('on', 'no-rules-for-day')
  const named = await localTargets(client, id, 'no-such-rule-set', on)
  // A text that has shares of its own is measured by them.
  const local = named ?? (rules.planning.women ? undefined : await usualTargets(client, on))
  const targets = { planning: rules.planning, locality: local?.locality }
  return { unit, on, rules, local, targets }
}

/** What may be told to those who read neither birth dates nor sex: of one person, a share would tell both. */
type LevelNumbers = Omit<LevelStructure, 'women' | 'ages' | 'agesNote' | 'both'>
export type LevelTold = LevelNumbers & Partial<LevelStructure>

/** The planning by level of posts against its targets, as far as the caller may know of the people in it. */
export async function structureFor(
  client: Client,
  caller: Caller,
  planning: UnitPlanning,
): Promise<LevelTold[]> {
  const { unit, targets } = planning
  const levels = structureOfCounts(targets, await countsOf(client, planning))
  return covers(caller.readsRecords, unit.id)
    ? levels
    : levels.map(({ women: _, ages: __, agesNote: ___, both: ____, ...numbers }) => numbers)
}

/** The planning year by year: to those who may know of sex and age alone. */
export async function yearsFor(
  client: Client,
  caller: Caller,
  planning: UnitPlanning,
  today: IsoDate,
): Promise<PlanningYear[] | undefined> {
  if (!covers(caller.readsRecords, planning.unit.id)) return undefined
  const years: PlanningYear[] = []
  for (const told of yearsTold(planning.targets, today)) {
    const counts = told.on === null ? [] : await countsOf(client, { ...planning, on: told.on })
    years.push(planningYear(planning.targets, told, counts))
  }
  return years
}

/** The posts and the people planned for them, counted by level of posts and by the age groups of the targets. */
export function countsOf(client: Client, { unit, targets, on }: UnitPlanning): Promise<LevelCounts[]> {
  const { bounds, unknownDay } = agesCounted(targets, on)
  const bornBy = bounds.map((years) => lastBirthDate(years, on))
  // Of a whole province these are tens of thousands of entries, which the pages of the planning ask for again and again.
  return keptFigures(
    client,
    JSON.stringify(['planned', unit.id, on, bornBy, unknownDay]),
    { tables: ['planning_entries', 'posts', 'seats', 'units'] },
    () => countPlanned(client, unit.id, { on, bornBy, unknownDay }),
  )
}
