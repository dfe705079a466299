import type { ElectoratePart } from '../vocabulary.js'

/** Who is convened: the post's own circle, or parts of the unit; all its staff where it is small or has no sub-units. */
export type Composition =
  | { circle: 'electorate' }
  | { parts: readonly ElectoratePart[]; everyoneBelow?: number; everyoneWithoutSubunits?: boolean }
