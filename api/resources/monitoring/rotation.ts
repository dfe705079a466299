import type { z } from 'zod'
import type { Client } from '../../../db/pool.js'
import {
  listBirthsInCommunes,
  listLocalityHeads,
  listRotations,
  listSecondments,
} from '../../../db/reads/rotation.js'
import type { Scope } from '../../../db/reads/unit-reach.js'
import {
  localityShares,
  type Share,
  shareInWords,
  youngToGrassRoots,
} from '../../../domain/rotation/locality-shares.js'
import { YOUNG_TO_GRASS_ROOTS } from '../../../domain/rules/local-targets.js'
import type { LocalityRules } from '../../../domain/rules/values/locality-rules.js'
import type { IsoDate } from '../../../domain/vocabulary.js'
import { type Caller, covers } from '../../../records/rights/caller.js'
import { coversAll } from '../../../records/rights/scope.js'
import { localTargets } from '../../../records/rules-in-force.js'
import { type Language, say } from '../../words/language.js'
import type { rotationOverview } from './schemas.js'

interface RotationAsked {
  /** The id of a rule set of a locality; left out, nothing is compared with a target. */
  targets?: string | undefined
  language: Language
  /** Of nobody whose records the caller does not read an age group or the purpose of a rotation is told. */
  caller: Pick<Caller, 'readsRecords' | 'competitors'>
  today: IsoDate
}

/** Who is in rotation or on secondment, and the shares that rotation is to bring about. */
export async function rotationsOf(
  client: Client,
  scope: Scope,
  { targets, language, caller: { readsRecords, competitors }, today }: RotationAsked,
): Promise<z.output<typeof rotationOverview>> {
  const ruleSet = await localTargets(client, targets, 'unknown-rule-set')
  const rules = ruleSet?.locality ?? {}
  const [heads, rotations, secondments, young] = await Promise.all([
    listLocalityHeads(client, scope),
    listRotations(client, scope),
    listSecondments(client, scope),
    coversAll(readsRecords, scope) ? youngIn(client, scope, { rules, today, language }) : [],
  ])
  return {
    targets: ruleSet ? { id: ruleSet.id, name: say(ruleSet.title, language) } : null,
    shares: [...localityShares(heads, rules).map((share) => shareView(share, language)), ...young],
    inRotation: rotations.map(
      ({ personId, name, seatId, post, unitId, unit, fromOn, termEndsOn, purpose }) => ({
        person: { id: personId, name },
        seat: seatId,
        post: say(post, language),
        unit: { id: unitId, name: say(unit, language) },
        from: fromOn,
        until: termEndsOn,
        ...(covers(readsRecords, unitId) && !competitors.includes(personId) && { purpose }),
      }),
    ),
    onSecondment: secondments.map(
      ({ personId, name, seatId, post, unitId, unit, fromOn, until, receiver }) => ({
        ...{ person: { id: personId, name }, seat: seatId, post: say(post, language) },
        ...{ unit: { id: unitId, name: say(unit, language) }, from: fromOn, until, receiver },
      }),
    ),
  }
}

/** The share of the young, with the age that is meant. Of a part of the scope it would be another share. */
async function youngIn(
  client: Client,
  scope: Scope,
  { rules, today, language }: { rules: LocalityRules; today: IsoDate; language: Language },
) {
  const rule = rules.youngToGrassRoots ?? YOUNG_TO_GRASS_ROOTS
  const share = youngToGrassRoots(await listBirthsInCommunes(client, scope), rule, today)
  const { value, article, note } = rule
  const age = { under: value.under, article: say(article, language), note: note ? say(note, language) : null }
  return [{ ...shareView(share, language), age }]
}

function shareView(shown: Share, language: Language) {
  const { target, part, of, ...share } = shown
  const { numerator, denominator } = target?.atLeast ?? { numerator: 0, denominator: 1 }
  return {
    ...share,
    part,
    of,
    percent: of === 0 ? null : Math.round((part * 1000) / of) / 10,
    inWords: say(shareInWords(shown), language),
    target: target
      ? {
          atLeast: `${numerator}/${denominator}`,
          article: say(target.article, language),
          note: target.note ? say(target.note, language) : null,
          warning: target.isMet === false,
        }
      : null,
  }
}
