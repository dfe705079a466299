import type { z } from 'zod'
import type { Scope } from '../../db/monitoring.js'
import { listBirthsInCommunes, listLocalityHeads, listRotations } from '../../db/rotation.js'
import { localityShares, type Share, youngToGrassRoots } from '../../domain/rotation/locality-shares.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import type { ApiDeps } from '../app.js'
import { type Reach, today } from '../caller.js'
import { type Language, say } from '../language.js'
import { invalidInput } from '../problem.js'
import { fieldError } from '../problem-texts.js'
import { rulesInUse } from '../rule-sets/known.js'
import type { rotationOverview } from './schemas.js'

interface RotationAsked {
  /** The id of a rule set of a locality; left out, nothing is compared with a target. */
  targets?: string | undefined
  language: Language
  /** Whose records the caller reads: an age group is told of nobody else. */
  readsRecords: Reach
}

/** Who is in rotation, and the shares that rotation is to bring about. */
export async function rotationsOf(
  deps: ApiDeps,
  scope: Scope,
  { targets, language, readsRecords }: RotationAsked,
): Promise<z.output<typeof rotationOverview>> {
  const { pool } = deps
  const ruleSet = targets === undefined ? undefined : await targetsOf(deps, targets)
  const rules = ruleSet?.locality ?? {}
  const [heads, rotations, births] = await Promise.all([
    listLocalityHeads(pool, scope),
    listRotations(pool, scope),
    listBirthsInCommunes(pool, within(scope, readsRecords)),
  ])
  const young = youngToGrassRoots(births, rules, today(deps.now))
  return {
    targets: ruleSet ? { id: ruleSet.id, name: say(ruleSet.title, language) } : null,
    shares: [...localityShares(heads, rules), ...(young ? [young] : [])].map((share) =>
      shareView(share, language),
    ),
    inRotation: rotations.map(
      ({ personId, name, seatId, post, unitId, unit, fromOn, termEndsOn, purpose }) => ({
        person: { id: personId, name },
        seat: seatId,
        post: say(post, language),
        unit: { id: unitId, name: say(unit, language) },
        from: fromOn,
        until: termEndsOn,
        purpose,
      }),
    ),
  }
}

/** The rule set of targets of that id, shipped or published, in its latest version. */
async function targetsOf({ pool }: ApiDeps, id: string): Promise<RuleSet> {
  const found = (await rulesInUse(pool, id)).findLast(({ ruleSet }) => ruleSet.locality)
  if (!found) throw invalidInput(fieldError('targets', 'unknown-rule-set'))
  return found.ruleSet
}

/** The units of the scope that the right reaches as well. */
function within(scope: Scope, reach: Reach): Scope {
  if (scope === 'all') return reach
  return reach === 'all' ? scope : scope.filter((unit) => reach.includes(unit))
}

function shareView({ target, part, of, ...share }: Share, language: Language) {
  const { numerator, denominator } = target?.atLeast ?? { numerator: 0, denominator: 1 }
  return {
    ...share,
    part,
    of,
    percent: of === 0 ? null : Math.round((part * 1000) / of) / 10,
    target: target
      ? {
          atLeast: `${numerator}/${denominator}`,
          article: say(target.article, language),
          note: target.note ? say(target.note, language) : null,
          warning: !target.isMet,
        }
      : null,
  }
}
