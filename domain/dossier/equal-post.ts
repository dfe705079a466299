import { highestHeld, type Tenure } from '../eligibility/office-time.js'
import { isAboutStaying } from '../procedure/procedure-kinds.js'
import type { DossierRules } from '../rules/values/dossier-rules.js'
import { type IsoDate, POST_LEVELS, type PostLevel, type ProcedureKind } from '../vocabulary.js'

/** For what a dossier goes up, and the posts that its person has held. */
export interface DossierPurpose {
  kind: ProcedureKind
  level: PostLevel
  tenures: readonly Tenure[]
}

const rank = (level: PostLevel) => POST_LEVELS.indexOf(level)

/**
 * Does somebody stay in their post, or come to an equal one: is the highest post held on that day of the level of this one?
 * Where the rules have it so, to a lower one too. Whoever holds a lower post, or none, comes to a higher one.
 */
export function isEqualPost(
  { kind, level, tenures }: DossierPurpose,
  on: IsoDate,
  rules?: DossierRules,
): boolean {
  if (isAboutStaying(kind)) return true
  const held = highestHeld(tenures, on)
  const { forLowerToo = false } = rules?.waivedForEqualPost ?? {}
  return held === level || (forLowerToo && held !== undefined && rank(held) > rank(level))
}
