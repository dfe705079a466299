import type { z } from 'zod'
import type { Scope } from '../../db/monitoring.js'
import { listLocalityHeads, listRotations } from '../../db/rotation.js'
import { localityShares, type Share } from '../../domain/rotation/locality-shares.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import type { ApiDeps } from '../app.js'
import { type Language, say } from '../language.js'
import { invalidInput } from '../problem.js'
import { fieldError } from '../problem-texts.js'
import type { rotationOverview } from './schemas.js'

/** The locality whose targets are compared with where none is named. */
const USUAL_TARGETS = 'local-targets-a'

/** Who is in rotation, and the shares that rotation is to bring about. */
export async function rotationsOf(
  { pool }: ApiDeps,
  scope: Scope,
  { targets = USUAL_TARGETS, language }: { targets?: string | undefined; language: Language },
): Promise<z.output<typeof rotationOverview>> {
  const rules = RULE_SETS.find(({ id }) => id === targets)?.locality
  if (!rules) throw invalidInput(fieldError('targets', 'unknown-rule-set'))
  const [heads, rotations] = await Promise.all([listLocalityHeads(pool, scope), listRotations(pool, scope)])
  return {
    shares: localityShares(heads, rules).map((share) => shareView(share, language)),
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
          warning: !target.isMet,
        }
      : null,
  }
}
