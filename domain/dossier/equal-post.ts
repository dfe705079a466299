import { highestHeld, type Tenure } from '../eligibility/office-time.js'
import { isAboutStaying } from '../procedure/procedure-kinds.js'
import type { IsoDate, PostLevel, ProcedureKind } from '../vocabulary.js'

/** For what a dossier goes up, and the posts that its person has held. */
export interface DossierPurpose {
  kind: ProcedureKind
  level: PostLevel
  tenures: readonly Tenure[]
}

/**
 * Is it a reappointment, or an equal post: is the highest post held on that day of the level of this one? Whoever holds a
 * lower or a higher one, or none, comes to another.
 */
export function isEqualPost({ kind, level, tenures }: DossierPurpose, on: IsoDate): boolean {
  return isAboutStaying(kind) || highestHeld(tenures, on) === level
}
