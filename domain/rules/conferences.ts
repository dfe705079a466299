import type { Composition, ElectoratePart } from './rule-set.js'

/** Who is convened to each conference: Decree 170/2025 art. 33 as amended by Decree 300/2026; each includes the one before. */

const leadership: readonly ElectoratePart[] = ['head', 'deputies']
const expanded: readonly ElectoratePart[] = [...leadership, 'committee', 'subunit-heads']
const keyCadres: readonly ElectoratePart[] = [...expanded, 'organisation-heads', 'subunit-deputies']

/** Hội nghị tập thể lãnh đạo. */
export const LEADERSHIP: Composition = { parts: leadership }
/** Hội nghị tập thể lãnh đạo mở rộng. */
export const EXPANDED_LEADERSHIP: Composition = { parts: expanded }
/** Hội nghị cán bộ chủ chốt: everyone where the unit has under 30 people, or no sub-units. */
export const KEY_CADRES: Composition = { parts: keyCadres, everyoneBelow: 30, everyoneWithoutSubunits: true }
