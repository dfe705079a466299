import type { Client } from '../../db/pool.js'
import { listPlannablePosts, listPlannedPeople } from '../../db/reads/plannable.js'
import type { UnitRow } from '../../db/registers/units.js'
import type { With } from '../../domain/planning/rules-in-force.js'
import {
  type LevelStructure,
  type PlannablePost,
  type PlannedPerson,
  planningStructure,
  type Targets,
} from '../../domain/planning/structure.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import type { IsoDate } from '../../domain/vocabulary.js'
import { type Caller, covers } from '../rights/caller.js'
import { localTargets, planningRules } from '../rules-in-force.js'
import { wrongField } from '../use-case/invalid-input.js'

/** The planning for the posts of a unit and below on a day, and what it is measured by. */
export interface UnitPlanning {
  unit: UnitRow
  on: IsoDate
  rules: With<'planning'>
  /** The rule set of the locality whose targets take the place of the general ones. */
  local: RuleSet | undefined
  targets: Targets
  posts: PlannablePost[]
  planned: PlannedPerson[]
}

/** `targets`: the id of a locality's rule set. @throws Refused invalid-input where no such rules are in force on that day */
export async function planningOf(
  client: Client,
  unit: UnitRow,
  { on, targets: id }: { on: IsoDate; targets?: string | undefined },
): Promise<UnitPlanning> {
  const rules = await planningRules(client, on)
  if (!rules) throw wrongField('on', 'no-rules-for-day')
  const local = await localTargets(client, id, 'no-such-rule-set', on)
  const [posts, planned] = await Promise.all([
    listPlannablePosts(client, unit.id),
    listPlannedPeople(client, unit.id, on),
  ])
  const targets = { planning: rules.planning, locality: local?.locality }
  return { unit, on, rules, local, targets, posts, planned }
}

/** What may be told to those who read neither birth dates nor sex: of one person, a share would tell both. */
type LevelNumbers = Omit<LevelStructure, 'women' | 'ages'>

/** The planning by level of posts against its targets, as far as the caller may know of the people in it. */
export function structureFor(
  caller: Caller,
  { unit, targets, posts, planned, on }: UnitPlanning,
): (LevelStructure | LevelNumbers)[] {
  const levels = planningStructure(targets, posts, planned, on)
  return covers(caller.readsRecords, unit.id)
    ? levels
    : levels.map(({ women: _, ages: __, ...numbers }) => numbers)
}
